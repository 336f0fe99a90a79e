import { conclude, type Finding, type Warning } from '../outcome';
import type { RentCover } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<RentCover, string>> = {
  HOUSING_BENEFIT: 'benefit covers the rent',
  WORKING: 'working',
  NOT_ELIGIBLE: 'benefit does not cover the rent',
};

/** "£312.50". */
const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`;

function judgeCover(rentCover: RentCover | null, weeklyRentPence: number | null): Finding {
  if (rentCover === 'HOUSING_BENEFIT' || weeklyRentPence === 0) return 'PASS';
  if (rentCover === null) return 'NOT_ASKED';
  return rentCover === 'WORKING' ? 'CONSIDER' : 'FAIL';
}

/**
 * Criterion 12. What pays the rent: a note on affordability, never an exclusion. Why benefit does not cover it is
 * nowhere in this lib.
 * Sources: Central Women's Aid, emergency accommodation; Stockport referral form (income, work, benefits).
 */
export const rentCoverRule: Rule<'RENT_COVER'> = {
  code: 'RENT_COVER',
  number: 12,
  title: 'Rent',
  kind: 'SOFT',
  weight: 4,
  safety: false,
  overridable: false,
  protects: 'IMMIGRATION',
  reads: ['RENT_COVER'],
  judge({ rentCover }, { weeklyRentPence, personalChargePence }) {
    const rent = weeklyRentPence === null ? 'not told' : `${pounds(weeklyRentPence)} a week`;
    const warnings: Warning[] =
      personalChargePence === null || personalChargePence === 0
        ? []
        : [
            {
              code: 'PERSONAL_CHARGE',
              message: `They pay ${pounds(personalChargePence)} a week themselves, whatever covers the rent.`,
            },
          ];
    return conclude(
      judgeCover(rentCover, weeklyRentPence),
      { householdValue: rentCover === null ? null : described[rentCover], placeValue: rent },
      {
        PASS: rentCover === 'HOUSING_BENEFIT' ? 'Benefit covers the rent.' : 'There is no rent to pay.',
        FAIL: `Rent: ${rent}. Benefit does not cover it, so another way to pay is needed.`,
        NOT_ASKED: {
          reason: `Rent: ${rent}. What would pay it was not asked.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'RENT_COVER',
            text: 'Ask whether benefit would cover the rent, or they work. They need not say more.',
          },
        },
        CONSIDER: {
          reason: `Rent: ${rent}. Someone who works may have to pay some or all of it.`,
          question: { ask: 'PROVIDER', text: 'Ask the provider what someone who works would pay.' },
        },
      },
      warnings,
    );
  },
};
