import type { JudgedRule } from '@app/matching';
import { type Problem, problem, Problems } from '@app/kernel';

/** How long a hold lasts when nothing is said, and the least and most of what may be said. Product section 5. */
export const holdMinutes = { usual: 120, least: 30, most: 1440 } as const;

export const holdProblems = (minutes: number): Problem[] =>
  Number.isInteger(minutes) && minutes >= holdMinutes.least && minutes <= holdMinutes.most
    ? []
    : [problem('HOLD_MINUTES', 'Hold for 30 minutes to 24 hours (1440 minutes).', 'minutes')];

/** What a place that fails a rule answers a hold: the reason of every rule that it fails. */
export const notSuitable = (failing: readonly JudgedRule[]): Problems =>
  new Problems([
    problem(
      'NOT_SUITABLE',
      `This place does not suit them. ${failing.map(({ reason }) => reason).join(' ')}`,
      'vacancyId',
    ),
  ]);
