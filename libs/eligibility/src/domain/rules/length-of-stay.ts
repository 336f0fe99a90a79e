import { conclude } from '../outcome';
import type { Rule } from './rule';

const nights = (count: number): string => (count === 1 ? '1 night' : `${String(count)} nights`);

/**
 * Criterion 28. They may stay as long as they need.
 * Source: Safer Futures, refuge information (how long one may stay).
 */
export const lengthOfStayRule: Rule<'LENGTH_OF_STAY'> = {
  code: 'LENGTH_OF_STAY',
  number: 28,
  title: 'Length of stay',
  kind: 'SOFT',
  weight: 4,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['LENGTH'],
  judge({ stayDays }, { maximumStayDays }) {
    const allows = maximumStayDays === null ? 'no limit' : `up to ${nights(maximumStayDays)}`;
    const finding =
      maximumStayDays === null
        ? 'PASS'
        : stayDays === null
          ? 'NOT_ASKED'
          : stayDays <= maximumStayDays
            ? 'PASS'
            : 'FAIL';
    return conclude(
      finding,
      { householdValue: stayDays === null ? null : nights(stayDays), placeValue: allows },
      {
        PASS: `Length of stay: ${allows}.`,
        FAIL: `Length of stay: ${allows}; they need ${nights(stayDays ?? 0)}.`,
        NOT_ASKED: {
          reason: `Length of stay: ${allows}; how long they need was not asked.`,
          question: { ask: 'HOUSEHOLD', about: 'LENGTH', text: 'Ask how long they need to stay.' },
        },
      },
    );
  },
};
