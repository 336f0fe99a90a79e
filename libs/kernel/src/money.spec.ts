import { inPounds, mostPence, type Pence, penceIn, sumOf, toPence } from './money';
import { fc } from './testing';

describe('pounds that a person typed', () => {
  // fund-and-reports 8, fault 20: three decimals, thousands, a currency sign, scientific notation.
  it.each([
    ['500', 50_000],
    ['£500', 50_000],
    ['0.01', 1],
    ['1,249.99', 124_999],
    [' £1,249.99 ', 124_999],
    ['1,000,000', 100_000_000],
  ])('%s is read', (typed, expected) => {
    expect(penceIn(typed)).toBe(expected);
  });

  it.each([
    '',
    '5.5',
    '5.555',
    '1e3',
    '-5',
    '$5',
    '5 GBP',
    '1,24.99',
    '12,34',
    '.50',
    '５',
    'five',
    '9999999999',
  ])('%s is not', (typed) => {
    expect(penceIn(typed)).toBeNull();
  });

  it('come back as they were written, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: mostPence }), (amount) => {
        expect(penceIn(inPounds(amount as Pence))).toBe(amount);
      }),
    );
  });
});

describe('an amount', () => {
  it('is a whole number of pence that a payment file can hold', () => {
    expect(toPence(1)).toBe(1);
    expect(() => toPence(0.5)).toThrow(RangeError);
    expect(() => toPence(mostPence + 1)).toThrow(RangeError);
  });

  it('adds up exactly', () => {
    expect(sumOf([toPence(10), toPence(20)])).toBe(30);
    expect(sumOf([])).toBe(0);
  });
});
