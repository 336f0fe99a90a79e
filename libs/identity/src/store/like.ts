/** A pattern for `ilike` that finds these words anywhere, to the letter; null for none. */
export const like = (words: string | null | undefined): string | null => {
  const text = words?.trim() ?? '';
  return text === '' ? null : `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
};
