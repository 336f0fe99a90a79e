const outcodeShape = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;
const postcodeShape = /^([A-Z]{1,2}[0-9][A-Z0-9]?)[0-9][A-Z]{2}$/;

/**
 * The postcode district in what was typed: `cm1`, `CM1 1AA` and `cm11aa` give CM1, CM1 and CM1; anything else null.
 * The second half of a postcode is finer than Hearth needs, and is dropped here. What could be either is read as a
 * postcode district: `CM11` is one.
 */
export function outcodeIn(typed: string): string | null {
  const text = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return outcodeShape.test(text) ? text : (postcodeShape.exec(text)?.[1] ?? null);
}
