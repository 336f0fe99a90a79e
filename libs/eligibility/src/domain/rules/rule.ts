import type { HouseholdFacts, JudgingContext, PlaceFacts } from '../facts';
import type { RuleOutcome } from '../outcome';

/** One rule of eligibility: a pure function of facts about a household and facts about a place. */
export interface Rule<Code extends string = string> {
  readonly code: Code;
  /** Its row in the table of matching criteria, which also orders the rules. */
  readonly number: number;
  readonly title: string;
  /** Someone could come to harm: unknown is never a pass, and stops a placement. */
  readonly safety: boolean;
  /** The provider may take the household all the same, with a reason and a name. */
  readonly overridable: boolean;
  readonly judge: (household: HouseholdFacts, place: PlaceFacts, context: JudgingContext) => RuleOutcome;
}
