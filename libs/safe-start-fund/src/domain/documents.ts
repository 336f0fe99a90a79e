/** What a quote may be. */
export const documentTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** The largest quote, in bytes: 5 MB. */
export const largestDocument = 5 * 1024 * 1024;

const ascii = (bytes: Buffer, from: number, to: number): string =>
  bytes.subarray(from, to).toString('latin1');
const pngStart = '\x89PNG\r\n\x1a\n';
const pngEnd = 'IEND\xaeB`\x82';

/**
 * What a file is by its content, whatever it is called; null for everything else. It must begin and end as such files
 * do: half a file, or another one behind the first bytes of a picture, is nothing.
 */
export function typeOf(bytes: Buffer): DocumentType | null {
  const { length } = bytes;
  if (
    /^%PDF-[12]\.\d/.test(ascii(bytes, 0, 8)) &&
    ascii(bytes, Math.max(0, length - 1024), length).includes('%%EOF')
  )
    return 'application/pdf';
  if (
    ascii(bytes, 0, 8) === pngStart &&
    ascii(bytes, 12, 16) === 'IHDR' &&
    ascii(bytes, length - 8, length) === pngEnd
  )
    return 'image/png';
  if (length > 20 && ascii(bytes, 0, 3) === '\xff\xd8\xff' && ascii(bytes, length - 2, length) === '\xff\xd9')
    return 'image/jpeg';
  return null;
}

/** Base64 as RFC 4648 writes it, padded; null for anything else, so that what is kept is what was sent. */
export function bytesIn(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === base64 ? bytes : null;
}
