/** The page is for people who signed in. Leads to signing in, and back to `path`. */
export class SignInFirst extends Error {
  constructor(readonly path: string) {
    super('Sign in first.');
  }
}

/** A form of somebody whose session is over. Nothing was done; `path` is the page to come back to. */
export class SignedOutMeanwhile extends Error {
  constructor(readonly path: string) {
    super('Signed out before the form was sent.');
  }
}

/** The page is for people who act for one organisation, and none is chosen. Leads to the choice. */
export class ChooseFirst extends Error {
  constructor() {
    super('Choose an organisation first.');
  }
}

/** A form that no page of this session made: an old page, or another site's. */
export class StaleForm extends Error {
  /** @param ours whether the browser says that a page of ours sent it, so that what was entered may be shown again. */
  constructor(readonly ours = false) {
    super('The form is out of date or came from elsewhere.');
  }
}

/** The issuer sent the person back without a sign-in that we can accept. `kind` chooses the words. */
export class SignInFailed extends Error {
  constructor(
    readonly kind: 'STOPPED' | 'OUT_OF_DATE' | 'NOT_ACCEPTED' | 'UNREACHABLE' | 'NO_ACCOUNT',
    cause?: unknown,
  ) {
    super(`Sign-in failed: ${kind}`, { cause });
  }
}
