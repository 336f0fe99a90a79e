import type { HouseholdFacts, PlaceFacts } from '../facts';
import { all, conclude, type Finding } from '../outcome';
import type { SensoryNeed } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<SensoryNeed, string>> = {
  DEAF_BSL: 'deaf, uses British Sign Language',
  HARD_OF_HEARING: 'hard of hearing',
  BLIND_OR_LOW_VISION: 'blind or low vision',
};

type Features = Pick<PlaceFacts, 'bslStaff' | 'vibratingAlarm'>;

/** No fact about a place says how someone with low vision finds their way in it: the provider is asked. */
function judgeNeed(need: SensoryNeed, { bslStaff, vibratingAlarm }: Features): Finding {
  switch (need) {
    case 'DEAF_BSL':
      return vibratingAlarm && bslStaff ? 'PASS' : 'FAIL';
    case 'HARD_OF_HEARING':
      return vibratingAlarm ? 'PASS' : 'FAIL';
    case 'BLIND_OR_LOW_VISION':
      return 'CONSIDER';
  }
}

/** A deaf household cannot sleep safely where no alarm would wake it; not asked, it may be one. */
const lacksAlarm = ({ sensory }: HouseholdFacts, { vibratingAlarm }: PlaceFacts): boolean =>
  !vibratingAlarm && (sensory === null || sensory.includes('DEAF_BSL'));

/**
 * Criterion 9. A deaf household has an alarm that wakes it (hard for that household) and staff who sign; who is
 * hard of hearing has the alarm; about low vision the provider is asked.
 * Source: the table of criteria, row 9 ("S/H if alarm"), which no page read confirms.
 */
export const sensoryNeedsRule: Rule<'SENSORY_NEEDS'> = {
  code: 'SENSORY_NEEDS',
  number: 9,
  title: 'Hearing and sight',
  kind: 'SOFT',
  weight: 10,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['SENSORY'],
  hardFor: lacksAlarm,
  judge(household, place) {
    const { sensory } = household;
    const finding = sensory === null ? 'NOT_ASKED' : all(sensory.map((need) => judgeNeed(need, place)));
    const has = `${place.vibratingAlarm ? 'a' : 'no'} vibrating alarm, ${place.bslStaff ? '' : 'no '}staff who sign`;
    const told = sensory?.map((need) => described[need]).join(', ');
    return conclude(
      finding,
      { householdValue: told === '' ? 'none' : (told ?? null), placeValue: has },
      {
        PASS: told === '' ? 'There is no need about hearing or sight.' : `It has ${has}.`,
        FAIL: `It has ${has}. In this household: ${String(told)}.`,
        NOT_ASKED: {
          reason: `It has ${has}. Hearing and sight were not asked about.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'SENSORY',
            text: 'Ask whether anyone is deaf, hard of hearing, blind or has low vision.',
          },
        },
        CONSIDER: {
          reason: `It has ${has}. How someone with low vision would find their way there is not told.`,
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider how someone with low vision would find their way there.',
          },
        },
      },
    );
  },
};
