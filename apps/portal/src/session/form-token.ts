import { createHmac, timingSafeEqual } from 'node:crypto';

/** The anti-forgery token of a session's forms: made from the cookie, one way, so that only our pages can know it. */
export const formToken = (sessionValue: string): string =>
  createHmac('sha256', sessionValue).update('form').digest('base64url');

/** Whether the form was made for this session. */
export function isFormToken(given: unknown, sessionValue: string): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(formToken(sessionValue));
  const received = Buffer.from(given);
  return received.length === expected.length && timingSafeEqual(received, expected);
}
