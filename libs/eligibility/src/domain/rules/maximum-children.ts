import { adultAge, countBetween, isHeadOfHousehold, mayBeChild, withAges } from '../ages';
import { describeLimit, within } from '../limits';
import { conclude } from '../outcome';
import type { Rule } from './rule';

/**
 * Criterion 5. No more children than the unit takes; children are under 18 at arrival, and lead and partner
 * are none. A child not yet born is judged by criterion 4 alone. A sanctuary scheme takes whoever lives there.
 * Source: Women's Aid Annual Audit 2023.
 */
export const maximumChildrenRule: Rule<'MAXIMUM_CHILDREN'> = {
  code: 'MAXIMUM_CHILDREN',
  number: 5,
  title: 'Number of children',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: true,
  protects: 'NONE',
  reads: ['PEOPLE'],
  judge({ people }, { maximumChildren, considerChildrenTo, accommodationType }, { arrival }) {
    if (accommodationType === 'SANCTUARY') {
      const compared = { householdValue: null, placeValue: 'their own home' };
      return conclude('PASS', compared, { PASS: 'They stay in their own home.' });
    }
    const limit = { to: maximumChildren, considerTo: considerChildrenTo };
    const asked = people.length > 0;
    const children = asked
      ? countBetween(
          withAges(people, arrival),
          (person) => !isHeadOfHousehold(person) && person.ages.highest < adultAge,
          mayBeChild,
        )
      : { lowest: 0, highest: Infinity };
    const { lowest, highest } = children;
    const number =
      lowest === highest ? String(lowest) : `${String(lowest)} to ${asked ? String(highest) : 'any number'}`;
    const takes = describeLimit(limit, (most) => (most === 0 ? 'none' : `up to ${String(most)}`));
    return conclude(
      within(children, limit),
      { householdValue: asked ? number : null, placeValue: takes },
      {
        PASS: `Children taken: ${takes}; this household has ${number === '0' ? 'none' : number}.`,
        FAIL: `Children taken: ${takes}; this household has ${number}, which is too many.`,
        NOT_ASKED: {
          reason: `Children taken: ${takes}; how many in this household will be under 18 is not known.`,
          question: {
            ask: 'HOUSEHOLD',
            about: asked ? 'AGES_OF_OTHERS' : 'PEOPLE',
            text: 'Ask how many of them will be under 18 at arrival.',
          },
        },
        CONSIDER: {
          reason: `Children taken: ${takes}; this household has ${number}.`,
          question: { ask: 'PROVIDER', text: `Ask the provider whether it would take ${number} children.` },
        },
      },
    );
  },
};
