const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

/** The English name of a language by its ISO 639-1 code: "Polish" for "pl". */
export const languageName = (code: string): string => names.of(code) ?? code;

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const codes = new Map(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code]];
    }),
);
/** What people say for languages that the list of names calls otherwise. */
for (const [said, code] of [
  ['farsi', 'fa'],
  ['panjabi', 'pa'],
  ['bengali', 'bn'],
] as const)
  codes.set(said, code);

/** The ISO 639-1 code of a language by its English name or by the code itself, in any case; null: not known. */
export function languageCode(said: string): string | null {
  const word = said.trim().toLowerCase();
  return codes.get(word) ?? (word.length === 2 && names.of(word) !== undefined ? word : null);
}
