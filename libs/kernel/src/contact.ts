const postcode = /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i;
/** Nine figures or more, however they are spaced. */
const telephone = /(\d[\s().+-]*){9,}/;
const email = /\S@\S/;

/**
 * Whether a text that many read says how or where somebody can be reached: a full postcode, a telephone number, an email
 * address. The tables whose texts must not have the same test as a constraint.
 */
export const tellsContact = (text: string): boolean =>
  [postcode, telephone, email].some((told) => told.test(text));
