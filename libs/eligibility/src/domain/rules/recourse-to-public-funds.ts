import { conclude, type Finding } from '../outcome';
import type { Answer, Recourse } from '../words';
import type { Rule } from './rule';

const withoutRecourse: Readonly<Record<Answer, Finding>> = { YES: 'PASS', NO: 'FAIL', CONSIDER: 'CONSIDER' };

const described: Readonly<Record<Recourse | Answer, string>> = {
  YES: 'yes',
  NO: 'no',
  PREFERS_NOT_TO_SAY: 'prefers not to say',
  CONSIDER: 'considers',
};

const takes: Readonly<Record<Answer, string>> = {
  YES: 'It takes households without recourse to public funds.',
  NO: 'It does not take households without recourse to public funds.',
  CONSIDER: 'It considers households without recourse to public funds.',
};

/** Not known is never a refusal; who prefers not to say is not asked again, the provider is. */
function judgeRecourse(recourse: Recourse | null, answer: Answer): Finding {
  if (recourse === 'YES' || answer === 'YES') return 'PASS';
  if (recourse === 'NO') return withoutRecourse[answer];
  return recourse === null ? 'NOT_ASKED' : 'CONSIDER';
}

/**
 * Criterion 11. A household without recourse to public funds needs a place that takes it. The rule reads
 * yes, no or unknown only; the status behind the answer is not in this lib.
 * Sources: Women's Aid Annual Audit 2023 (9.1% of vacancies could consider such a household); Nowhere to
 * Turn 2024.
 */
export const recourseToPublicFundsRule: Rule<'RECOURSE_TO_PUBLIC_FUNDS'> = {
  code: 'RECOURSE_TO_PUBLIC_FUNDS',
  number: 11,
  title: 'Recourse to public funds',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: true,
  protects: 'IMMIGRATION',
  reads: ['RECOURSE'],
  judge({ recourse }, { noRecourse }) {
    return conclude(
      judgeRecourse(recourse, noRecourse),
      { householdValue: recourse === null ? null : described[recourse], placeValue: described[noRecourse] },
      {
        PASS: recourse === 'YES' ? 'The household has recourse to public funds.' : takes[noRecourse],
        FAIL: takes[noRecourse],
        NOT_ASKED: {
          reason: `${takes[noRecourse]} Whether this household has recourse was not asked.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'RECOURSE',
            text: 'Ask whether they can claim benefits and housing help. They need not say why not.',
          },
        },
        CONSIDER: {
          reason: `${takes[noRecourse]} ${recourse === 'NO' ? 'It decides when asked.' : 'This household prefers not to say.'}`,
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider whether it could fund a place without benefits. Say no more than that.',
          },
        },
      },
    );
  },
};
