/** A page that only says something. */
export interface Message {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Where to go from here. */
  readonly next?: { readonly text: string; readonly href: string };
}

const signInAgain = { text: 'Sign in again', href: '/sign-in' };

export const messages = {
  notFound: {
    status: 404,
    title: 'Page not found',
    paragraphs: [
      'It may not exist, or you may not have access to it. Hearth gives the same answer to both.',
      'If you typed the address, check it. If a link brought you here, tell whoever sent it.',
    ],
    next: { text: 'Go to the home page', href: '/' },
  },
  forbidden: {
    status: 403,
    title: 'Your role does not allow this',
    paragraphs: ['Nothing was changed. If your work needs it, ask your manager or Hearth’s administrator.'],
    next: { text: 'Go to the home page', href: '/' },
  },
  staleForm: {
    status: 403,
    title: 'This page was out of date',
    paragraphs: [
      'Nothing was changed. This happens when you signed in or out in another tab, or came from another site.',
      'Go back, load the page again, and send the form once more.',
    ],
    next: { text: 'Go to the home page', href: '/' },
  },
  badRequest: {
    status: 400,
    title: 'That could not be read',
    paragraphs: ['Nothing was changed. Go back, check what you entered, and try again.'],
    next: { text: 'Go to the home page', href: '/' },
  },
  tooMuch: {
    status: 413,
    title: 'That was too much at once',
    paragraphs: ['Nothing was changed. Go back and send less in one go.'],
    next: { text: 'Go to the home page', href: '/' },
  },
  signedOutMeanwhile: {
    status: 401,
    title: 'You were signed out before this was sent',
    paragraphs: [
      'Nothing was changed. You were signed out because nothing was asked for 30 minutes, your 12 hours were over, or your access has ended.',
      'Hearth did not keep what you entered. After signing in you come back to the page: enter it again there.',
    ],
    next: signInAgain,
  },
  unavailable: {
    status: 503,
    title: 'Hearth is not available',
    paragraphs: [
      'Hearth cannot reach its records at the moment. What you just sent may not have been saved: look before you do it again.',
      'If somebody needs a place tonight, do not wait: ring. Use the phone list of your service, or the National Domestic Abuse Helpline, 0808 2000 247, day and night. In danger, ring 999.',
      'Write down on paper what you agree by phone, by reference and never by name, and record it here when Hearth is back.',
    ],
    next: { text: 'Try again', href: '/' },
  },
  failed: {
    status: 500,
    title: 'Something went wrong on our side',
    paragraphs: [
      'It is not your fault. What you were doing may not have been saved: look before you do it again.',
      'If somebody needs a place tonight, do not wait for this page. Use the phone.',
    ],
    next: { text: 'Go to the home page', href: '/' },
  },
} as const satisfies Readonly<Record<string, Message>>;

/** Why signing in did not work. */
export const signInMessages = {
  STOPPED: {
    status: 400,
    title: 'You are not signed in',
    paragraphs: ['Signing in was stopped before it was finished.'],
    next: signInAgain,
  },
  OUT_OF_DATE: {
    status: 400,
    title: 'Signing in took too long',
    paragraphs: [
      'It must be finished within 15 minutes, in the browser where it began, with cookies switched on.',
    ],
    next: signInAgain,
  },
  NOT_ACCEPTED: {
    status: 400,
    title: 'Signing in did not work',
    paragraphs: ['The answer of the sign-in service could not be trusted, so nobody was signed in.'],
    next: signInAgain,
  },
  UNREACHABLE: {
    status: 503,
    title: 'The sign-in service does not answer',
    paragraphs: [
      'Nobody can sign in at the moment. People who are signed in can carry on.',
      'Try again in a few minutes. If somebody needs a place tonight, use the phone.',
    ],
    next: signInAgain,
  },
  NO_ACCOUNT: {
    status: 403,
    title: 'You have no access to Hearth',
    paragraphs: [
      'You are who you say, but nobody has given you a role here, or your last one has ended.',
      'Ask your manager or Hearth’s administrator.',
    ],
    next: { text: 'Sign in as somebody else', href: '/sign-in' },
  },
} as const satisfies Readonly<Record<string, Message>>;
