declare const pence: unique symbol;

/** An amount of pounds sterling in whole pence. Never negative where it is owed, paid or kept; a difference may be. */
export type Pence = number & { readonly [pence]: true };

/** No single amount is greater, in pence: Bacs Standard 18 has eleven figures for it (fund-and-reports 6.1). */
export const mostPence = 99_999_999_999;

/** The amount, or a RangeError: for numbers that a program, not a person, wrote. */
export function toPence(amount: number): Pence {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > mostPence)
    throw new RangeError(`Not an amount in whole pence: ${String(amount)}`);
  return amount as Pence;
}

/** The sum of amounts; 0 of none. @throws RangeError when it is more than can be counted exactly. */
export const sumOf = (amounts: readonly Pence[]): Pence =>
  toPence(amounts.reduce((sum, amount) => sum + amount, 0));

const pounds = /^£?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{2}))?$/;

/**
 * What a person typed as pounds, in pence: `500`, `£500`, `1,249.99`. Null for anything else: one or three decimals,
 * other currencies, exponents, signs.
 */
export function penceIn(typed: string): Pence | null {
  const parts = pounds.exec(typed.trim());
  if (!parts) return null;
  return toPence(Number((parts[1] ?? '').replaceAll(',', '')) * 100 + Number(parts[2] ?? '0'));
}

const sterling = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** As it is read: `£1,249.99`, `-£5.00`. */
export const inPounds = (amount: Pence): string => sterling.format(amount / 100);
