import { laterOf } from '@app/kernel';
import { describeDay } from '../days';
import { conclude, type Finding } from '../outcome';
import type { Rule } from './rule';

/**
 * Criterion 27. The place is free by the day they must have moved in. A day that has passed while they still
 * wait counts as today. Turnaround is already in the day from which the place is available.
 * Source: Shelter, refuges (vacancies are for the same day and cannot usually be booked ahead).
 */
export const moveInDateRule: Rule<'MOVE_IN_DATE'> = {
  code: 'MOVE_IN_DATE',
  number: 27,
  title: 'Move-in date',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['DATES'],
  judge({ neededFrom, neededBy }, { availableFrom }, { today }) {
    const inTime = (last: typeof today): boolean => availableFrom <= laterOf(last, today);
    const finding: Extract<Finding, 'PASS' | 'FAIL' | 'NOT_ASKED'> =
      neededBy === null ? (inTime(neededFrom) ? 'PASS' : 'NOT_ASKED') : inTime(neededBy) ? 'PASS' : 'FAIL';
    const from = describeDay(availableFrom);
    const by = neededBy === null ? '' : describeDay(neededBy);
    const passed = neededBy !== null && neededBy < today;
    return conclude(
      finding,
      {
        householdValue: `from ${describeDay(neededFrom)}${neededBy === null ? '' : ` to ${by}`}`,
        placeValue: `from ${from}`,
      },
      {
        PASS: `It can be moved into from ${from}.`,
        FAIL: `It can be moved into from ${from}; they need it by ${by}.`,
        NOT_ASKED: {
          reason: `It can be moved into from ${from}; by when they need it was not asked.`,
          question: { ask: 'HOUSEHOLD', about: 'DATES', text: `Ask whether they can wait until ${from}.` },
        },
      },
      passed
        ? [{ code: 'NEEDED_BY_HAS_PASSED', message: 'The day they needed it by has passed: ask again.' }]
        : [],
    );
  },
};
