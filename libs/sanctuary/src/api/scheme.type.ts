import { AnswerEnum, RiskTakenEnum, ServiceSummaryType } from '@app/accommodation';
import type { Answer, RiskLevel } from '@app/eligibility';
import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import type { Verdict } from '@app/matching';
import { MatchWarningType, QuestionType, RuleOutcomeEnum, UnknownReasonEnum, VerdictEnum } from '@app/search';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JudgedSanctuaryRule } from '../domain/rules';
import type { SanctuaryItem, Tenure } from '../domain/words';
import { SanctuaryItemEnum, TenureEnum } from './enums';

@ObjectType('SanctuaryScheme', { description: 'A sanctuary scheme as its own provider sees it.' })
export class SanctuarySchemeType {
  @Field(() => ID, { description: 'Of the service that it is.' })
  readonly id: string;

  @Field(() => ServiceSummaryType, { description: 'The service that it is.' })
  readonly service: ServiceSummaryType;

  @Field(() => RiskTakenEnum, { description: 'The highest risk taken.' })
  readonly riskTo: RiskLevel;

  @Field(() => RiskTakenEnum, {
    nullable: true,
    description: 'The highest risk considered; null: none beyond.',
  })
  readonly riskConsiderTo: RiskLevel | null;

  @Field(() => [TenureEnum], { description: 'Taken.' })
  readonly tenuresTaken: readonly Tenure[];

  @Field(() => [TenureEnum], { description: 'Considered.' })
  readonly tenuresConsidered: readonly Tenure[];

  @Field(() => Boolean, {
    description: 'Tenants of a housing association must have tried their landlord’s own scheme first.',
  })
  readonly landlordsSchemeFirst: boolean;

  @Field(() => AnswerEnum, { description: 'Whether it takes households without recourse to public funds.' })
  readonly noRecourse: Answer;

  @Field(() => [SanctuaryItemEnum], { description: 'What it fits.' })
  readonly items: readonly SanctuaryItem[];

  @Field(() => InstantType, { description: 'When that was said.' })
  readonly setAt: Date;
}

export const SanctuarySchemePageType = pageType(SanctuarySchemeType, 'SanctuarySchemePage');

@ObjectType('SanctuaryCapacity', { description: 'How many jobs a scheme can start in a district in a week.' })
export class SanctuaryCapacityType {
  @Field(() => String, { description: 'ONS code.' })
  readonly districtCode: string;

  @Field(() => String, { description: 'For reading.' })
  readonly districtName: string;

  @Field(() => LocalDateType, { description: 'A Monday.' })
  readonly weekStart: LocalDate;

  @Field(() => Int, { description: 'As published.' })
  readonly slots: number;

  @Field(() => Int, { description: 'By jobs that were not declined, withdrawn or cancelled.' })
  readonly taken: number;

  @Field(() => Int, { description: 'What is left.' })
  readonly room: number;
}

@ObjectType('SanctuaryCapacityPublished', { description: 'The capacity of a scheme was published.' })
export class SanctuaryCapacityPublishedType {
  @Field(() => ID, { description: 'Of the service.' })
  readonly id: string;

  @Field(() => [SanctuaryCapacityType], { description: 'As it is now, in the weeks that were published.' })
  readonly capacity: readonly SanctuaryCapacityType[];
}

@ObjectType('SanctuaryRoom', { description: 'A week in which a scheme has room in a district.' })
export class SanctuaryRoomType {
  @Field(() => ServiceSummaryType, { description: 'Whose scheme.' })
  readonly service: ServiceSummaryType;

  @Field(() => LocalDateType, { description: 'A Monday.' })
  readonly weekStart: LocalDate;

  @Field(() => Int, { description: 'How many jobs it can still take on.' })
  readonly room: number;
}

@ObjectType('JudgedSanctuaryRule', {
  description: 'One rule of sanctuary, and how it came out. Every one decides the verdict.',
})
export class JudgedSanctuaryRuleType {
  @Field(() => String, { description: 'A fixed word for programs, such as NO_RIGHT_TO_ENTER.' })
  readonly rule: string;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => Boolean, { description: 'Someone could come to harm: unknown stops a job.' })
  readonly safety: boolean;

  @Field(() => RuleOutcomeEnum, { description: 'Pass, fail, or unknown.' })
  readonly outcome: JudgedSanctuaryRule['outcome'];

  @Field(() => UnknownReasonEnum, { nullable: true, description: 'Of an unknown.' })
  readonly unknownBecause?: 'NOT_ASKED' | 'CONSIDER' | null;

  @Field(() => String, { description: 'One or two plain sentences.' })
  readonly reason: string;

  @Field(() => QuestionType, { nullable: true, description: 'Of an unknown.' })
  readonly question?: QuestionType | null;

  @Field(() => [MatchWarningType], { description: 'What to know before deciding.' })
  readonly warnings: readonly MatchWarningType[];
}

@ObjectType('SanctuaryBlocker', { description: 'What stands in the way of a job beside the rules.' })
export class SanctuaryBlockerType {
  @Field(() => String, {
    description: 'A fixed word for programs: NO_ROOM, no week is left; HAS_JOB, there is a job already.',
  })
  readonly code: 'NO_ROOM' | 'HAS_JOB';

  @Field(() => String, { description: 'In words.' })
  readonly message: string;
}

@ObjectType('SanctuaryMatch', {
  description: 'A scheme judged for one household at this moment: could they stay at home, made safe?',
})
export class SanctuaryMatchType {
  @Field(() => VerdictEnum, {
    description: 'SUITABLE and ASK_FIRST can be asked for, unless a blocker stops it.',
  })
  readonly verdict: Verdict;

  @Field(() => [JudgedSanctuaryRuleType], { description: 'Every rule, in order.' })
  readonly outcomes: readonly JudgedSanctuaryRule[];

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The Monday of the next week with room where they live; null: none is published.',
  })
  readonly nextWeek: LocalDate | null;

  @Field(() => [SanctuaryBlockerType], { description: 'What stands in the way at this moment.' })
  readonly blockers: readonly SanctuaryBlockerType[];

  @Field(() => ServiceSummaryType, { description: 'Whose scheme.' })
  readonly service: ServiceSummaryType;
}
