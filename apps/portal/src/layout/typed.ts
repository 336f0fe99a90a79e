/** Shorter texts are as quickly entered again, and codes and keys have no spaces. */
const worthCopying = 20;

/**
 * What somebody typed into a form that could not be taken, as far as it would be a loss: texts of several words. To be
 * shown once more in the answer to the same request, and kept nowhere.
 */
export function typedIn(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.values(body)
    .flat()
    .filter((value): value is string => typeof value === 'string')
    .map((value) => value.trim())
    .filter((value) => value.length >= worthCopying && /\s/.test(value));
}
