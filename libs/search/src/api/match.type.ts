import { FreshnessEnum, VacancyType } from '@app/accommodation';
import {
  type AskWhom,
  askWhoms,
  type RuleOutcome,
  ruleOutcomes,
  type UnknownReason,
  unknownReasons,
} from '@app/eligibility';
import { LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { type Freshness, type Verdict, verdicts } from '@app/matching';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

const enumOf = <W extends string>(
  words: readonly W[],
  name: string,
  description: string,
): Record<string, W> => {
  const literal = Object.fromEntries(words.map((word) => [word, word]));
  registerEnumType(literal, { name, description });
  return literal;
};

export const VerdictEnum = enumOf(verdicts, 'Verdict', 'How a household and a place fit, best first.');
const RuleOutcomeEnum = enumOf(ruleOutcomes, 'RuleOutcome', 'How a rule ends.');
const UnknownReasonEnum = enumOf(
  unknownReasons,
  'UnknownReason',
  'NOT_ASKED: a fact is missing. CONSIDER: the provider decides when asked.',
);
const AskWhomEnum = enumOf(askWhoms, 'AskWhom', 'Who can answer.');

@ObjectType('Question', { description: 'What to ask so that a rule can be settled.' })
export class QuestionType {
  @Field(() => AskWhomEnum, { description: 'Who can answer.' })
  readonly ask: AskWhom;

  @Field(() => String, { description: 'In words.' })
  readonly text: string;
}

@ObjectType('MatchWarning', { description: 'Something to know before deciding, which excludes nobody.' })
export class MatchWarningType {
  @Field(() => String, { description: 'A fixed word for programs.' })
  readonly code: string;

  @Field(() => String, { description: 'In words.' })
  readonly message: string;
}

@ObjectType('JudgedRule', { description: 'One rule, and how it came out for this household and this place.' })
export class JudgedRuleType {
  @Field(() => String, { description: 'A fixed word for programs, such as BOYS_UPPER_AGE.' })
  readonly rule: string;

  @Field(() => Int, { description: 'Its row in the table of matching criteria.' })
  readonly number: number;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => Boolean, { description: 'Someone could come to harm: unknown stops a placement.' })
  readonly safety: boolean;

  @Field(() => Boolean, { description: 'The provider may take the household all the same.' })
  readonly overridable: boolean;

  @Field(() => RuleOutcomeEnum, { description: 'Pass, fail, or unknown.' })
  readonly outcome: RuleOutcome['outcome'];

  @Field(() => UnknownReasonEnum, { nullable: true, description: 'Of an unknown.' })
  readonly unknownBecause?: UnknownReason | null;

  @Field(() => String, { description: 'One or two plain sentences.' })
  readonly reason: string;

  @Field(() => QuestionType, { nullable: true, description: 'Of an unknown.' })
  readonly question?: QuestionType | null;

  @Field(() => [MatchWarningType], { description: 'What to know before deciding.' })
  readonly warnings: readonly MatchWarningType[];
}

@ObjectType('Match', { description: 'A place that a search offered.' })
export class MatchType {
  @Field(() => Int, { description: 'From 1, best first: by verdict, freshness, then id.' })
  readonly rank: number;

  @Field(() => VerdictEnum, { description: 'SUITABLE or ASK_FIRST, when the search was made.' })
  readonly verdict: Verdict;

  @Field(() => FreshnessEnum, { description: 'At this moment.' })
  readonly freshness: Freshness;

  @Field(() => LocalDateType, { description: 'The first day they can arrive; ages are whole years on it.' })
  readonly arrive: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Somebody else has the place from then on; null: until they leave.',
  })
  readonly mustLeaveBy: LocalDate | null;

  @Field(() => [JudgedRuleType], { description: 'Every rule, in order.' })
  readonly outcomes: readonly JudgedRuleType[];

  @Field(() => VacancyType, { description: 'As it is now.' })
  readonly vacancy: VacancyType;
}

export const MatchPageType = pageType(MatchType, 'MatchPage');

/** What stands in the way of a place beside the rules. */
export const blockers = { NOT_FREE: 'Somebody else has those nights.' } as const;

@ObjectType('Blocker', { description: 'What stands in the way of a place beside the rules.' })
export class BlockerType {
  @Field(() => String, { description: 'A fixed word for programs, such as NOT_FREE.' })
  readonly code: string;

  @Field(() => String, { description: 'In words.' })
  readonly message: string;
}

@ObjectType('Judgement', {
  description: 'One open vacancy judged for one household at this moment, whatever the verdict.',
})
export class JudgementType {
  @Field(() => VerdictEnum, {
    description: 'SUITABLE and ASK_FIRST can be held, unless something blocks it.',
  })
  readonly verdict: Verdict;

  @Field(() => FreshnessEnum, { description: 'At this moment.' })
  readonly freshness: Freshness;

  @Field(() => LocalDateType, { description: 'The first day they could arrive; ages are whole years on it.' })
  readonly arrive: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Somebody else has the place from then on; null: until they leave.',
  })
  readonly mustLeaveBy: LocalDate | null;

  @Field(() => [JudgedRuleType], { description: 'Every rule, in order: complete.' })
  readonly outcomes: readonly JudgedRuleType[];

  @Field(() => [BlockerType], { description: 'Empty: nothing but the rules decides.' })
  readonly blockers: readonly BlockerType[];

  @Field(() => VacancyType, { description: 'As it is now.' })
  readonly vacancy: VacancyType;
}
