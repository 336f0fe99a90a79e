import { ServiceSummaryType } from '@app/accommodation';
import type { Recourse, RiskLevel } from '@app/eligibility';
import { InstantType, LocalDateType, pageType } from '@app/graphql';
import { RecourseEnum, RiskToHouseholdEnum } from '@app/households';
import type { LocalDate } from '@app/kernel';
import { type DeclineReason, DeclineReasonEnum, type SanctuaryEndReason } from '@app/placements';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JobStatus } from '../domain/job';
import type { SharedStaying } from '../domain/shared-staying';
import type { Landlord, LandlordConsent, MayKnow, SanctuaryItem, Tenure } from '../domain/words';
import {
  LandlordConsentEnum,
  LandlordEnum,
  MayKnowEnum,
  SanctuaryEndReasonEnum,
  SanctuaryItemEnum,
  SanctuaryStatusEnum,
  TenureEnum,
} from './enums';

@ObjectType('SharedStaying', {
  description: 'What a scheme is told when a job is asked for. Null: not asked, or not shared.',
})
export class SharedStayingType implements SharedStaying {
  @Field(() => Int, { description: 'How many live there.' })
  readonly people: number;

  @Field(() => RiskToHouseholdEnum, { nullable: true, description: 'The risk that they are at.' })
  readonly risk: RiskLevel | null;

  @Field(() => TenureEnum, { nullable: true, description: 'By what right they live there.' })
  readonly tenure: Tenure | null;

  @Field(() => LandlordEnum, { nullable: true, description: 'Who lets it.' })
  readonly landlord: Landlord | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether who harms her lives there.' })
  readonly whoHarmsLivesThere: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether who harms her has a right to enter.' })
  readonly whoHarmsMayEnter: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an order takes that right away.' })
  readonly orderKeepsOut: boolean | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The order’s last day.' })
  readonly orderEndsOn: LocalDate | null;

  @Field(() => RecourseEnum, {
    nullable: true,
    description: 'To public funds, where the scheme asks; never why.',
  })
  readonly recourse: Recourse | null;
}

@ObjectType('SanctuaryWork', { description: 'One thing that is proposed for a home, fitted, or removed.' })
export class SanctuaryWorkType {
  @Field(() => SanctuaryItemEnum, { description: 'What.' })
  readonly item: SanctuaryItem;

  @Field(() => LocalDateType, { description: 'The day of the survey that proposed it.' })
  readonly proposedOn: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'Null: not yet.' })
  readonly fittedOn: LocalDate | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Null: it is still there, or was never fitted.',
  })
  readonly removedOn: LocalDate | null;
}

@ObjectType('SanctuarySurvey', { description: 'A survey of the home. Says nothing of anybody.' })
export class SanctuarySurveyType {
  @Field(() => LocalDateType, { description: 'When.' })
  readonly surveyedOn: LocalDate;

  @Field(() => String, { nullable: true, description: 'What whoever works there must know of the building.' })
  readonly hazards: string | null;
}

@ObjectType('SanctuaryReview', { description: 'A review after fitting, due or held.' })
export class SanctuaryReviewType {
  @Field(() => Int, { description: '3 or 6 calendar months after everything was fitted.' })
  readonly months: number;

  @Field(() => LocalDateType, { description: 'When it is due.' })
  readonly dueOn: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'Null: not yet.' })
  readonly heldOn: LocalDate | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they are still safe there.' })
  readonly stillSafe: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they need support still.' })
  readonly supportNeeded: boolean | null;
}

@ObjectType('UncheckedAtHome', {
  description: 'A safety rule that was not settled when the job was asked for.',
})
export class UncheckedAtHomeType {
  @Field(() => String, { description: 'A fixed word for programs, such as NO_RIGHT_TO_ENTER.' })
  readonly rule: string;

  @Field(() => ID, { description: 'Who asked all the same.' })
  readonly decidedBy: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly decidedAt: Date;

  @Field(() => String, { description: 'Why.' })
  readonly reason: string;
}

@ObjectType('SanctuaryJob', {
  description: 'One household’s home to be made safe by one scheme. Names nobody, and does not say where.',
})
export class SanctuaryJobType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { nullable: true, description: 'To its sender only.' })
  readonly householdId: string | null;

  @Field(() => String, { description: 'To speak of the household by.' })
  readonly householdReference: string;

  @Field(() => String, { description: 'The organisation that sent it.' })
  readonly sentBy: string;

  @Field(() => ServiceSummaryType, { description: 'Whose scheme.' })
  readonly service: ServiceSummaryType;

  @Field(() => String, { description: 'ONS code of the district of the home.' })
  readonly districtCode: string;

  @Field(() => String, { description: 'For reading.' })
  readonly districtName: string;

  @Field(() => LocalDateType, { description: 'The Monday of the week in which it is to start.' })
  readonly weekStart: LocalDate;

  @Field(() => SanctuaryStatusEnum, { description: 'Where it stands.' })
  readonly status: JobStatus;

  @Field(() => SharedStayingType, { description: 'What the scheme is told.' })
  readonly facts: SharedStaying;

  @Field(() => LandlordConsentEnum, { nullable: true, description: 'To works in the home; null: not asked.' })
  readonly landlordConsent: LandlordConsent | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the emergency services may be told to come at once; null: not asked.',
  })
  readonly flagHome: boolean | null;

  @Field(() => [MayKnowEnum], { description: 'Who, beside the scheme, may know of the works.' })
  readonly mayKnow: readonly MayKnow[];

  @Field(() => InstantType, { description: 'When it was asked for.' })
  readonly requestedAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'When the scheme answered.' })
  readonly answeredAt: Date | null;

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: 'Why it was declined, as the sender may know it.',
  })
  readonly shownReason: DeclineReason | null;

  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Exactly why; to its scheme only.' })
  readonly primaryReason: DeclineReason | null;

  @Field(() => [DeclineReasonEnum], { nullable: true, description: 'What else; to its scheme only.' })
  readonly contributingReasons: readonly DeclineReason[] | null;

  @Field(() => [UncheckedAtHomeType], {
    description: 'What of their safety nobody had checked; to its sender only.',
  })
  readonly uncheckedSafety: readonly UncheckedAtHomeType[];

  @Field(() => [SanctuarySurveyType], { description: 'Oldest first; to its scheme only.' })
  readonly surveys: readonly SanctuarySurveyType[];

  @Field(() => [SanctuaryWorkType], { description: 'What is proposed and what was done.' })
  readonly items: readonly SanctuaryWorkType[];

  @Field(() => [SanctuaryReviewType], { description: 'Once everything is fitted.' })
  readonly reviews: readonly SanctuaryReviewType[];

  @Field(() => ID, {
    nullable: true,
    description: 'The support at home that it gives, from its first item on; to its scheme only.',
  })
  readonly episodeId: string | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'When the first item was fitted: support began.',
  })
  readonly firstFittedOn: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'When everything was fitted.' })
  readonly fittedOn: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'When support at home ended.' })
  readonly endedOn: LocalDate | null;

  @Field(() => SanctuaryEndReasonEnum, { nullable: true, description: 'Why it ended.' })
  readonly endReason: SanctuaryEndReason | null;
}

export const SanctuaryJobPageType = pageType(SanctuaryJobType, 'SanctuaryJobPage');

@ObjectType('SanctuaryReviewDue', { description: 'A review that nobody has held yet.' })
export class SanctuaryReviewDueType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { description: 'Of which job.' })
  readonly jobId: string;

  @Field(() => String, { description: 'To speak of the household by.' })
  readonly householdReference: string;

  @Field(() => String, { description: 'Of the scheme.' })
  readonly serviceName: string;

  @Field(() => Int, { description: '3 or 6 calendar months after everything was fitted.' })
  readonly months: number;

  @Field(() => LocalDateType, { description: 'When it is due.' })
  readonly dueOn: LocalDate;

  @Field(() => Boolean, { description: 'Its day has passed.' })
  readonly overdue: boolean;
}

export const SanctuaryReviewDuePageType = pageType(SanctuaryReviewDueType, 'SanctuaryReviewDuePage');

@ObjectType('SanctuaryEvidence', {
  description:
    'What a benefits office needs to know, in words to be signed: what was done and when, never where (SI 2021/991, Part 3).',
})
export class SanctuaryEvidenceType {
  @Field(() => ID, { description: 'Of the job.' })
  readonly id: string;

  @Field(() => LocalDateType, { description: 'When the first item was fitted.' })
  readonly firstFittedOn: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'When everything was fitted; null: not yet.' })
  readonly fittedOn: LocalDate | null;

  @Field(() => [SanctuaryItemEnum], { description: 'In the order in which they were fitted.' })
  readonly works: readonly SanctuaryItem[];

  @Field(() => String, { description: 'The wording.' })
  readonly text: string;
}
