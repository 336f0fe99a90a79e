import type { CookieOptions, Request } from 'express';

/** The names of our cookies. Over HTTPS they carry the prefix that ties them to this host (RFC 6265bis, 4.1.3.2). */
export interface CookieNames {
  readonly session: string;
  /** A sign-in under way. */
  readonly signIn: string;
}

export const cookieNames = (secure: boolean): CookieNames => {
  const prefix = secure ? '__Host-' : '';
  return { session: `${prefix}hearth`, signIn: `${prefix}hearth-sign-in` };
};

/** Scripts cannot read them, other sites cannot send them along with a form, and they end with the browser. */
export const cookieOptions = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure,
  path: '/',
});

/** The value of the cookie, or undefined. The first of several with one name counts. */
export function cookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
