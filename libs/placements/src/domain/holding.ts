import { type HouseholdFacts, sleepersFrom } from '@app/eligibility';
import { type LocalDate, type Problem, problem } from '@app/kernel';

/** How long a hold lasts when nothing is said, and the least and most of what may be said. Product section 5. */
export const holdMinutes = { usual: 120, least: 30, most: 1440 } as const;

export const holdProblems = (minutes: number): Problem[] =>
  Number.isInteger(minutes) && minutes >= holdMinutes.least && minutes <= holdMinutes.most
    ? []
    : [problem('HOLD_MINUTES', 'Hold for 30 minutes to 24 hours (1440 minutes).', 'minutes')];

/** Under this age, in whole years, a child may sleep in a cot: criterion 4 of eligibility. */
const cotsUnder = 2;

/**
 * How many people the bedspaces of a unit must hold from a day on: who comes, who joins later, a child due during the
 * stay. Nobody asked about counts as one. For whoever would change the unit while it is theirs.
 */
export function sleeping(
  household: HouseholdFacts,
  arrive: LocalDate,
): { readonly people: number; readonly mayUseCots: number } {
  const { certain } = sleepersFrom(household, arrive);
  return {
    people: Math.max(1, certain.length),
    mayUseCots: certain.filter(({ ages }) => ages.lowest < cotsUnder).length,
  };
}
