import type { HouseholdFacts, JudgingContext, PlaceFacts } from '../facts';
import type { RuleOutcome } from '../outcome';
import type { HouseholdFactName } from '../words';

/** HARD: a fail makes the pair not suitable. SOFT: a fail says that a wish is not met, and costs points. */
export const ruleKinds = ['HARD', 'SOFT'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/**
 * The class of facts from which an outcome might tell something that has readers of its own: status of
 * immigration, trans history, a link to a resident or to staff. NONE: no more than the facts it reads.
 */
export const accessClasses = ['NONE', 'IMMIGRATION', 'TRANS_HISTORY', 'LINK'] as const;
export type AccessClass = (typeof accessClasses)[number];

/** One rule of eligibility: a pure function of facts about a household and facts about a place. */
export interface Rule<Code extends string = string> {
  readonly code: Code;
  /** Its row in the table of matching criteria, which also orders the rules. */
  readonly number: number;
  readonly title: string;
  readonly kind: RuleKind;
  /** Points that a pass is worth in ranking; 0 for a hard rule. */
  readonly weight: number;
  /** Someone could come to harm: unknown is never a pass, and stops a placement. */
  readonly safety: boolean;
  /** The provider may take the household all the same, with a reason and a name. */
  readonly overridable: boolean;
  readonly protects: AccessClass;
  /** What it reads of the household: who was not told all of it is not told how it came out. */
  readonly reads: readonly HouseholdFactName[];
  readonly judge: (household: HouseholdFacts, place: PlaceFacts, context: JudgingContext) => RuleOutcome;
  /**
   * Of a soft rule: whether it is hard for this household at this place. Also where that is not known and could
   * yet turn out so, for then its unknown has to be asked. Left out: never.
   */
  readonly hardFor?: (household: HouseholdFacts, place: PlaceFacts, context: JudgingContext) => boolean;
}
