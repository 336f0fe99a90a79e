import type { HouseholdFactName, Question, UnknownReason } from '@app/eligibility';
import { type Explanation, type JudgedRule, projection } from '@app/matching';
import type { SharedFactName } from './shared-facts';

/** How a rule of the place came out, as its provider is told: without the two values compared, which the reason words. */
export interface ToldOutcome extends Pick<
  JudgedRule,
  'rule' | 'number' | 'title' | 'safety' | 'overridable' | 'hard' | 'outcome' | 'reason' | 'warnings'
> {
  readonly unknownBecause: UnknownReason | null;
  readonly question: Question | null;
}

/**
 * What every referral tells: how many they are, in which age bands (which meet at every age that a rule on others than
 * boys and the lead uses), and who sends it. Not by when they need a place: only the first night is told.
 */
const always: readonly HouseholdFactName[] = ['PEOPLE', 'AGES_OF_OTHERS', 'ROUTE'];

/** The month of a birthday is finer than the age that was shared: it is told at her yes, with the placement. */
const toldLater = 'BIRTHDAY_PASSES_LIMIT';

/** The facts of a household that were really sent. How many bedrooms they need tells no whole fact. */
export const sentFacts = (shares: readonly SharedFactName[]): readonly HouseholdFactName[] => [
  ...always,
  ...shares.flatMap((name) => (name === 'BEDROOMS' ? [] : [name])),
];

/**
 * How the rules came out whose every fact was shared: matching's projection for the provider, so without unsafe areas,
 * protected classes, verdict and score.
 *
 * @param shares what `sharedFacts` says that it shares, for the same household, place and day.
 */
export function toldOutcomes(
  explanation: Explanation,
  shares: readonly SharedFactName[],
): readonly ToldOutcome[] {
  const shown = projection(explanation, { kind: 'PROVIDER', sent: sentFacts(shares) });
  return (shown?.outcomes ?? []).map((judged) => {
    const { rule, number, title, safety, overridable, hard, outcome, reason } = judged;
    const warnings = judged.warnings.filter(({ code }) => code !== toldLater);
    const unknown = judged.outcome === 'UNKNOWN' ? judged : null;
    return {
      rule,
      number,
      title,
      safety,
      overridable,
      hard,
      outcome,
      reason,
      warnings,
      unknownBecause: unknown?.unknownBecause ?? null,
      question: unknown?.question ?? null,
    };
  });
}
