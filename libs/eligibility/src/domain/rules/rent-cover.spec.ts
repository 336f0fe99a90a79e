import { aContext, aHousehold, aPlace, outcomeOf } from '../../testing';
import type { RentCover } from '../words';
import { rentCoverRule as rule } from './rent-cover';

describe('rule 12, rent', () => {
  it.each<[RentCover | null, number | null, string]>([
    ['HOUSING_BENEFIT', 31_250, 'PASS'],
    ['HOUSING_BENEFIT', null, 'PASS'],
    ['WORKING', 31_250, 'CONSIDER'],
    ['WORKING', 0, 'PASS'],
    ['NOT_ELIGIBLE', 31_250, 'FAIL'],
    ['NOT_ELIGIBLE', null, 'FAIL'],
    ['NOT_ELIGIBLE', 0, 'PASS'],
    [null, 31_250, 'NOT_ASKED'],
    [null, 0, 'PASS'],
  ])('cover %s, at a rent of %s pence a week: %s', (rentCover, weeklyRentPence, outcome) => {
    expect(outcomeOf(rule, { rentCover }, { weeklyRentPence })).toBe(outcome);
  });

  it('is a note on affordability and no exclusion', () => {
    expect([rule.kind, rule.hardFor]).toEqual(['SOFT', undefined]);
  });

  it('tells what they pay themselves, and nothing where that is nothing or not told', () => {
    const warnings = (personalChargePence: number | null) =>
      rule.judge(aHousehold(), aPlace({ personalChargePence }), aContext()).warnings;
    expect(warnings(1_205)).toEqual([
      { code: 'PERSONAL_CHARGE', message: 'They pay £12.05 a week themselves, whatever covers the rent.' },
    ]);
    expect([warnings(0), warnings(null)]).toEqual([[], []]);
  });

  it('says the rent, and never why benefit does not cover it', () => {
    const judged = rule.judge(
      aHousehold({ rentCover: 'NOT_ELIGIBLE', recourse: 'NO' }),
      aPlace({ weeklyRentPence: 31_250 }),
      aContext(),
    );
    expect(judged.reason).toBe(
      'Rent: £312.50 a week. Benefit does not cover it, so another way to pay is needed.',
    );
  });
});
