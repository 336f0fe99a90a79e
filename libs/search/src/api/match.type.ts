import { FreshnessEnum, VacancyType } from '@app/accommodation';
import {
  type AskWhom,
  askWhoms,
  type RuleOutcome,
  ruleOutcomes,
  type UnknownReason,
  unknownReasons,
} from '@app/eligibility';
import { enumOf, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { type Freshness, type Verdict, verdicts } from '@app/matching';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { type BlockerCode, blockerCodes } from '../domain/standing';

export const VerdictEnum = enumOf(verdicts, 'Verdict', 'How a household and a place fit, best first.');
export const RuleOutcomeEnum = enumOf(ruleOutcomes, 'RuleOutcome', 'How a rule ends.');
export const UnknownReasonEnum = enumOf(
  unknownReasons,
  'UnknownReason',
  'NOT_ASKED: a fact is missing. CONSIDER: the provider decides when asked.',
);
const AskWhomEnum = enumOf(askWhoms, 'AskWhom', 'Who can answer.');

@ObjectType('Question', { description: 'What to ask so that a rule can be settled.' })
export class QuestionType {
  @Field(() => AskWhomEnum, { description: 'Who can answer.' })
  readonly ask: AskWhom;

  @Field(() => String, {
    nullable: true,
    description:
      'Of a question to the household, the fact that is missing: one answer settles every rule that asks about it.',
  })
  readonly about?: string | null;

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

  @Field(() => Boolean, {
    description: 'It decides the verdict: a hard rule, or a wish that is a need of this household.',
  })
  readonly hard: boolean;

  @Field(() => RuleOutcomeEnum, {
    description: 'Pass, fail, or unknown. The fail of a rule that is not hard is a wish that is not met.',
  })
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

@ObjectType('ScoreLine', { description: 'One line of a score.' })
export class ScoreLineType {
  @Field(() => String, { description: 'The rule, or ACCESSIBLE_UNIT: see matchingWeights.' })
  readonly what: string;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => Float, { description: 'All its points for a wish that is met, half where it is unknown.' })
  readonly points: number;

  @Field(() => Int, { description: 'What it could bring; 0 for a penalty.' })
  readonly of: number;
}

@ObjectType('Score', {
  description: 'How well a place meets the wishes of a household. It ranks and excludes nobody.',
})
export class ScoreType {
  @Field(() => Float, { description: 'The sum of the lines.' })
  readonly points: number;

  @Field(() => Int, { description: 'What all wishes together could bring.' })
  readonly of: number;

  @Field(() => [ScoreLineType], { description: 'How it comes about.' })
  readonly lines: readonly ScoreLineType[];
}

@ObjectType('NotChecked', {
  description: 'Something that could harm and that nobody has checked. It is not safe to take it as safe.',
})
export class NotCheckedType {
  @Field(() => String, { description: 'A fixed word for programs, such as UNSAFE_AREAS.' })
  readonly rule: string;

  @Field(() => Int, { description: 'Its row in the table of matching criteria.' })
  readonly number: number;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;
}

const BlockerCodeEnum = enumOf(
  blockerCodes,
  'BlockerCode',
  'What stands in the way of a place beside the rules. Who holds it, and until when, is not told.',
);

@ObjectType('Blocker', { description: 'What stands in the way of a place beside the rules.' })
export class BlockerType {
  @Field(() => BlockerCodeEnum, { description: 'A fixed word for programs.' })
  readonly code: BlockerCode;

  @Field(() => String, { description: 'In words.' })
  readonly message: string;

  @Field(() => Boolean, { description: 'Whether a hold is refused because of it.' })
  readonly stops: boolean;
}

/** What match and judgement say alike. */
@ObjectType({ isAbstract: true })
abstract class JudgedType {
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

  @Field(() => [NotCheckedType], { description: 'What of their safety nobody has checked, in order.' })
  readonly notChecked: readonly NotCheckedType[];

  @Field(() => [BlockerType], {
    description: 'What stands in the way at this moment. Empty: nothing but the rules decides.',
  })
  readonly blockers: readonly BlockerType[];

  @Field(() => String, {
    nullable: true,
    description:
      'What to ask the service privately, to whoever may read why. It has no part in verdict, reasons, counts, rank or order.',
  })
  readonly privateQuestion: string | null;

  @Field(() => VacancyType, { description: 'As it is now.' })
  readonly vacancy: VacancyType;
}

@ObjectType('Match', { description: 'A place that a search offered.' })
export class MatchType extends JudgedType {
  @Field(() => Int, {
    description: 'From 1, best first: by verdict, freshness, points, then id. See matchingWeights.',
  })
  readonly rank: number;

  @Field(() => VerdictEnum, { description: 'SUITABLE or ASK_FIRST, when the search was made.' })
  readonly verdict: Verdict;

  @Field(() => ScoreType, { nullable: true, description: 'Null: it was found before there were scores.' })
  readonly score: ScoreType | null;
}

export const MatchPageType = pageType(MatchType, 'MatchPage');

@ObjectType('Judgement', {
  description: 'One published vacancy judged for one household at this moment, whatever the verdict.',
})
export class JudgementType extends JudgedType {
  @Field(() => VerdictEnum, {
    description: 'SUITABLE and ASK_FIRST can be held, unless a blocker stops it.',
  })
  readonly verdict: Verdict;

  @Field(() => ScoreType, { description: 'How well it meets their wishes.' })
  readonly score: ScoreType;
}

@ObjectType('ComparedRule', { description: 'One rule at several places.' })
export class ComparedRuleType {
  @Field(() => String, { description: 'A fixed word for programs, such as BOYS_UPPER_AGE.' })
  readonly rule: string;

  @Field(() => Int, { description: 'Its row in the table of matching criteria.' })
  readonly number: number;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => Boolean, { description: 'Whether it comes out differently at some of them.' })
  readonly differs: boolean;

  @Field(() => [JudgedRuleType], { description: 'How it came out, in the order of the places.' })
  readonly outcomes: readonly JudgedRuleType[];
}

@ObjectType('Comparison', { description: 'Several matches of a search side by side.' })
export class ComparisonType {
  @Field(() => [MatchType], { description: 'In the order asked for.' })
  readonly matches: readonly MatchType[];

  @Field(() => [ComparedRuleType], { description: 'Every rule, in order.' })
  readonly rules: readonly ComparedRuleType[];
}

@ObjectType('NotSuitable', {
  description: 'An open vacancy that does not suit. Ask for its judgement to see why.',
})
export class NotSuitableType {
  @Field(() => [String], { description: 'The rules that fail, in order.' })
  readonly rules: readonly string[];

  @Field(() => Boolean, { description: 'Whether its provider may take the household all the same.' })
  readonly overridable: boolean;

  @Field(() => VacancyType, { description: 'As it is now.' })
  readonly vacancy: VacancyType;
}

export const NotSuitablePageType = pageType(NotSuitableType, 'NotSuitablePage');

@ObjectType('MatchingWeight', { description: 'What one wish is worth in ranking.' })
export class MatchingWeightType {
  @Field(() => String, { description: 'The rule, or ACCESSIBLE_UNIT.' })
  readonly what: string;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => Int, {
    description: 'Points when it is met; half where it is unknown; below 0, what it costs.',
  })
  readonly points: number;
}
