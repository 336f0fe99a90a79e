import { randomInt } from 'node:crypto';

/** Letters and figures that look unlike each other, without vowels: nothing to spell by accident. */
const letters = 'CDFGHJKLMNPQRTVWX234679';
const length = 16;

/**
 * What bank and payee see of a payment: 16 letters and figures by chance, so that nobody guesses another one, and nothing in it
 * tells of what it is for (fund-and-reports 6.5). Bacs wants more than 6, not all the same, at most 18 (6.1).
 */
export function newPaymentReference(): string {
  const reference = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return isPaymentReference(reference) ? reference : newPaymentReference();
}

/** Whether Bacs takes it and it is plain letters and figures. */
export const isPaymentReference = (text: string): boolean =>
  /^[A-Z0-9]{7,18}$/.test(text) && new Set(text).size > 1;

/** What Bacs can carry (fund-and-reports 6.1): small letters become capitals, anything else a space. */
export const bacsText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9.&/ -]/gu, ' ');

/** Whether a name can stand as who pays: 1 to 18 characters that Bacs has, none of them changed. */
export const isOriginatorName = (text: string): boolean =>
  bacsText(text) === text && /^\S.{0,17}$/.test(text);
