import { agesOn, describeAges } from '../ages';
import { conclude } from '../outcome';
import type { Rule } from './rule';

/**
 * Criterion 3. The lead adult is at least the minimum age at arrival: 16 by default, 18 in some services.
 * Source: Central Women's Aid, emergency accommodation.
 */
export const minimumAgeRule: Rule<'MINIMUM_AGE'> = {
  code: 'MINIMUM_AGE',
  number: 3,
  title: 'Minimum age',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['AGE_OF_LEAD'],
  judge({ people }, { minimumAge }, { arrival }) {
    const lead = people.find((person) => person.lead);
    const ages = lead ? agesOn(lead, arrival) : { lowest: 0, highest: Infinity };
    const finding = ages.lowest >= minimumAge ? 'PASS' : ages.highest < minimumAge ? 'FAIL' : 'NOT_ASKED';
    const described = describeAges(ages);
    return conclude(
      finding,
      {
        householdValue: ages.highest === Infinity ? null : described,
        placeValue: `${String(minimumAge)} and over`,
      },
      {
        PASS: `It takes adults of ${String(minimumAge)} and over.`,
        FAIL: `It takes adults of ${String(minimumAge)} and over; at arrival the lead adult is ${described}.`,
        NOT_ASKED: {
          reason: `It takes adults of ${String(minimumAge)} and over; the lead adult's age at arrival is ${described}.`,
          question: {
            ask: 'HOUSEHOLD',
            about: lead ? 'AGE_OF_LEAD' : 'PEOPLE',
            text: `Ask whether the lead adult will be ${String(minimumAge)} by the day of arrival.`,
          },
        },
      },
    );
  },
};
