/** The caller is not signed in, or the token is not good. */
export class Unauthenticated extends Error {
  constructor(message = 'Sign in to continue.') {
    super(message);
  }
}

/** This role may never do this. Says nothing about any record. */
export class Forbidden extends Error {
  constructor(message = 'Your role does not allow this.') {
    super(message);
  }
}

/** Not there, or not yours: one answer for both, so that nobody learns which. */
export class NotFound extends Error {
  constructor() {
    super('Not found. It may not exist, or you may not have access to it.');
  }
}

/** The request itself is malformed: a fault of the calling program, not of the person. */
export class BadInput extends Error {}
