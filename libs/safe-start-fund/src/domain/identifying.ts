/** Something that tells who a client is, and has no place in a claim. In words that follow "looks like". */
export type Identifying =
  | 'an e-mail address'
  | 'a postcode'
  | 'a phone or NHS number'
  | 'a National Insurance number'
  | 'a date of birth'
  | 'a name';

const email = /\S@\S+\.\S/;
/** Every form of a UK postcode; the Royal Mail's own letters are not told apart. */
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;
/** As HM Revenue and Customs gives them out: two letters, six figures, A to D. */
const insurance =
  /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/i;
/** Ten or more figures, however they are spaced: phones have 10 or 11, NHS numbers 10. */
const longNumber = /\+?\d(?:[ ().-]?\d){9,}/;
const date = /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b/;
/** SMITH1984: a name with a year of birth. With a dash between them they are as likely a counter, CASE-1984. */
const nameAndYear = /^\p{L}{3,}(?:19[2-9]\d|200\d|2010)$/u;

/**
 * What a client's word gives away, or null. A word of letters alone is taken for a name, for most names are; a word
 * that a provider makes has a figure. No rule knows every name: what it lets through is still seen by few.
 */
export function identifyingInClient(word: string): Identifying | null {
  return (
    identifyingInText(word) ??
    (date.test(word)
      ? 'a date of birth'
      : !/\d/.test(word) || /\p{L}\s+\p{L}/u.test(word) || nameAndYear.test(word)
        ? 'a name'
        : null)
  );
}

/** What the name of a supplier gives away besides, or null: it may be a name, of a trader or a landlord. */
export function identifyingInText(text: string): Identifying | null {
  if (email.test(text)) return 'an e-mail address';
  if (postcode.test(text)) return 'a postcode';
  if (insurance.test(text)) return 'a National Insurance number';
  if (longNumber.test(text)) return 'a phone or NHS number';
  return null;
}

/** What an invoice number gives away, or null. A long number may well be one of an invoice, so figures alone pass. */
export function identifyingInInvoiceNumber(number: string): Identifying | null {
  const found = identifyingInText(number);
  return found === 'a phone or NHS number' && !/^(?:\+44|0)\s?7\d{3}\s/.test(number) ? null : found;
}

/** What a spreadsheet would run as a formula when the file is opened (fund-and-reports 8, fault 9). */
export const startsFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);
