/**
 * Text that people wrote, as every format can hold it, the same in each. What XML cannot hold (control characters, half
 * of a pair, the non-characters) becomes the replacement character; a line ends with a line feed.
 */
export const plainText = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');

/** The most that a cell of a spreadsheet holds. */
export const longestInCell = 32_767;

/**
 * The text for a cell of a spreadsheet, or as much of it as a cell holds and a word on where the whole is: CSV and JSON
 * always have the whole. A tab is a space, since LibreOffice drops tabs within cells.
 */
export function cellText(text: string): string {
  const plain = plainText(text).replaceAll('\t', ' ');
  if (plain.length <= longestInCell) return plain;
  const ending = `\n[Cut here: this cell holds no more. The CSV and JSON files have all ${plain.length} characters.]`;
  return plain.slice(0, longestInCell - ending.length).replace(/\p{Surrogate}/gu, '') + ending;
}

/** Text for XML, between tags and in double quotes. */
export const xml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
