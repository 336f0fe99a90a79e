import { adultAge, countBetween, isHeadOfHousehold, withAges } from '../ages';
import { byAnswer, conclude, either, type Warning } from '../outcome';
import type { Answer } from '../words';
import type { Rule } from './rule';

const takes: Readonly<Record<Answer, string>> = {
  YES: 'It takes adults who come with the lead.',
  NO: 'It does not take adults who come with the lead.',
  CONSIDER: 'It decides case by case about adults who come with the lead.',
};

const assessed: Warning = {
  code: 'ASSESSED_SEPARATELY',
  message: 'Each adult who comes too is assessed by a referral of their own.',
};

/**
 * Criterion 7. An adult who comes with the lead and is not the partner, such as a grown-up child, needs a place
 * that takes one: 18 and over on the day they move in. Their gender is judged by criterion 2.
 * Sources: Safer Futures, refuge information (an adult child is assessed by a referral of their own); written
 * evidence to the Lords Secondary Legislation Scrutiny Committee, 14th report.
 */
export const adultDependantsRule: Rule<'ADULT_DEPENDANTS'> = {
  code: 'ADULT_DEPENDANTS',
  number: 7,
  title: 'Adult dependants',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: true,
  protects: 'NONE',
  reads: ['PEOPLE'],
  judge({ people }, { adultDependants }, { arrival }) {
    const asked = people.length > 0;
    const others = withAges(people, arrival).filter((person) => !isHeadOfHousehold(person));
    const { lowest, highest } = asked
      ? countBetween(
          others,
          ({ ages }) => ages.lowest >= adultAge,
          ({ ages }) => ages.highest >= adultAge,
        )
      : { lowest: 0, highest: Infinity };
    const withSome = byAnswer[adultDependants];
    const finding = lowest > 0 ? withSome : highest > 0 ? either('PASS', withSome) : 'PASS';
    const compared = {
      householdValue: !asked ? null : lowest === highest ? String(lowest) : 'not known',
      placeValue: adultDependants.toLowerCase(),
    };
    return conclude(
      finding,
      compared,
      {
        PASS: highest === 0 ? 'No adult comes with the lead.' : takes[adultDependants],
        FAIL: takes[adultDependants],
        NOT_ASKED: {
          reason: `${takes[adultDependants]} Whether one comes is not known.`,
          question: {
            ask: 'HOUSEHOLD',
            about: asked ? 'AGES_OF_OTHERS' : 'PEOPLE',
            text: 'Ask whether anyone of 18 or over would come with the lead.',
          },
        },
        CONSIDER: {
          reason: takes[adultDependants],
          question: { ask: 'PROVIDER', text: 'Ask the provider whether it would assess the other adult.' },
        },
      },
      lowest > 0 && finding !== 'FAIL' ? [assessed] : [],
    );
  },
};
