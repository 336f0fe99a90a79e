import { ServiceSummaryType } from '@app/accommodation';
import type {
  Gender,
  Mobility,
  PetKind,
  Recourse,
  RiskLevel,
  RiskToOthers,
  SensoryNeed,
  SubstanceUse,
  SupportLevel,
} from '@app/eligibility';
import { InstantType, LocalDateType, pageType } from '@app/graphql';
import {
  GenderEnum,
  MobilityEnum,
  PetKindEnum,
  RecourseEnum,
  RiskToHouseholdEnum,
  RiskToOthersEnum,
  SensoryNeedEnum,
  SubstanceUseEnum,
  SupportNeedEnum,
} from '@app/households';
import type { LocalDate } from '@app/kernel';
import { JudgedRuleType } from '@app/search';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { SharedFactName, SharedFacts, SharedPerson } from '../domain/shared-facts';
import type { ReferralStatus } from '../domain/standing';
import type { ToldOutcome } from '../domain/told-outcomes';
import type { DeclineReason } from '../domain/unable-reasons';
import { ReferralQuestionType, RuleOverrideType } from './rule.type';
import { DeclineReasonEnum, ReferralStatusEnum, SharedFactNameEnum } from './enums';

@ObjectType('SharedAge', { description: 'Whole years when they move in, both ends included.' })
export class SharedAgeType {
  @Field(() => Int, { description: 'At least.' })
  readonly from: number;

  @Field(() => Int, { nullable: true, description: 'At most; null: and over.' })
  readonly to: number | null;

  @Field(() => Boolean, {
    description: 'As exactly as it is known, because a limit of the place needs it; otherwise a band.',
  })
  readonly exact: boolean;
}

@ObjectType('SharedPerson', { description: 'Someone who would move in, without a name.' })
export class SharedPersonType implements SharedPerson {
  @Field(() => Boolean, { description: 'The adult who flees.' })
  readonly lead: boolean;

  @Field(() => SharedAgeType, { nullable: true, description: 'Null: not known.' })
  readonly age: SharedAgeType | null;

  @Field(() => GenderEnum, {
    nullable: true,
    description: 'As the person says it, where a rule of the place uses it.',
  })
  readonly gender: Gender | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The day on which they join the others; null: they come with them.',
  })
  readonly joinsOn: LocalDate | null;
}

@ObjectType('SharedPet', { description: 'Pets of one kind that would come.' })
export class SharedPetType {
  @Field(() => PetKindEnum, { description: 'Which kind.' })
  readonly kind: PetKind;

  @Field(() => Int, { description: 'How many.' })
  readonly count: number;
}

@ObjectType('Bedrooms', {
  description: 'How many bedrooms a household needs, as far as ages and genders are known.',
})
export class BedroomsType {
  @Field(() => Int, { description: 'At least.' })
  readonly lowest: number;

  @Field(() => Int, { description: 'At most.' })
  readonly highest: number;
}

@ObjectType('SharedFacts', {
  description:
    "What a provider is told of a household: only what the place's own rules use. A null named in `shares` was not asked; any other null is not shared.",
})
export class SharedFactsType implements SharedFacts {
  @Field(() => [SharedFactNameEnum], { description: 'The facts that the rules of the place use.' })
  readonly shares: readonly SharedFactName[];

  @Field(() => [SharedPersonType], { description: 'Everyone who would move in.' })
  readonly people: readonly SharedPersonType[];

  @Field(() => BedroomsType, { nullable: true, description: 'For a self-contained home.' })
  readonly bedroomsNeeded: BedroomsType | null;

  @Field(() => MobilityEnum, { nullable: true, description: 'What the building must allow.' })
  readonly mobility: Mobility | null;

  @Field(() => SubstanceUseEnum, { nullable: true, description: 'Drug and alcohol use now.' })
  readonly substances: SubstanceUse | null;

  @Field(() => SupportNeedEnum, { nullable: true, description: 'Support with mental health.' })
  readonly mentalHealth: SupportLevel | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone is in a mental-health crisis now.' })
  readonly inCrisis: boolean | null;

  @Field(() => RecourseEnum, { nullable: true, description: 'To public funds; never why.' })
  readonly recourse: Recourse | null;

  @Field(() => [SensoryNeedEnum], { nullable: true, description: 'What someone does not hear or see.' })
  readonly sensory: readonly SensoryNeed[] | null;

  @Field(() => [SharedPetType], { nullable: true, description: 'The pets that would come.' })
  readonly pets: readonly SharedPetType[] | null;

  @Field(() => [RiskToOthersEnum], { nullable: true, description: 'A risk that someone is to others.' })
  readonly riskToOthers: readonly RiskToOthers[] | null;

  @Field(() => SupportNeedEnum, { nullable: true, description: 'Personal care.' })
  readonly careNeeds: SupportLevel | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone has a learning disability.' })
  readonly learningDisability: boolean | null;

  @Field(() => RiskToHouseholdEnum, { nullable: true, description: 'The risk that they are at.' })
  readonly risk: RiskLevel | null;

  @Field(() => Int, { nullable: true, description: 'How many nights they need.' })
  readonly stayDays: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone is pregnant.' })
  readonly pregnant: boolean | null;

  @Field(() => LocalDateType, { nullable: true, description: 'When the child is due.' })
  readonly dueOn: LocalDate | null;
}

@ObjectType('Referral', {
  description: 'A household put to a provider for a place that is held: no identity.',
})
export class ReferralType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { nullable: true, description: 'To its sender only.' })
  readonly holdId: string | null;

  @Field(() => ID, { nullable: true, description: 'To its sender only.' })
  readonly householdId: string | null;

  @Field(() => String, { description: 'To speak of the household by.' })
  readonly householdReference: string;

  @Field(() => String, { description: 'The organisation that sent it.' })
  readonly sentBy: string;

  @Field(() => ID, { description: 'Which place.' })
  readonly vacancyId: string;

  @Field(() => String, { nullable: true, description: 'To its provider only.' })
  readonly unitCode: string | null;

  @Field(() => ServiceSummaryType, { description: 'Whose place.' })
  readonly service: ServiceSummaryType;

  @Field(() => LocalDateType, { description: 'First night.' })
  readonly arrive: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'They must leave by this day; null: until they leave.',
  })
  readonly mustLeaveBy: LocalDate | null;

  @Field(() => SharedFactsType, { description: 'What the provider is told.' })
  readonly facts: SharedFacts;

  @Field(() => [JudgedRuleType], {
    nullable: true,
    description:
      "How the place's own rules came out, as far as the provider was told the facts; never unsafe areas, never a protected class. When it was sent; null: it was sent before this was kept.",
  })
  readonly outcomes: readonly ToldOutcome[] | null;

  @Field(() => ReferralStatusEnum, { description: 'What was said of it.' })
  readonly status: ReferralStatus;

  @Field(() => Boolean, { description: 'Whoever had to answer did not in time.' })
  readonly expired: boolean;

  @Field(() => [RuleOverrideType], {
    description: 'What the provider must override before it can accept: rules of its own that they fail.',
  })
  readonly overrides: readonly RuleOverrideType[];

  @Field(() => String, { nullable: true, description: 'Why the sender asks for that; null: it does not.' })
  readonly overrideBecause: string | null;

  @Field(() => [ReferralQuestionType], { description: 'What the provider asked, oldest first.' })
  readonly questions: readonly ReferralQuestionType[];

  @Field(() => InstantType, { description: 'When it was sent.' })
  readonly submittedAt: Date;

  @Field(() => InstantType, {
    description: 'Until when the provider can answer: 4 hours of its intake desk.',
  })
  readonly answerBy: Date;

  @Field(() => InstantType, { nullable: true, description: 'When the provider answered.' })
  readonly answeredAt: Date | null;

  @Field(() => InstantType, { nullable: true, description: 'Until when she can answer, once accepted.' })
  readonly householdAnswerBy: Date | null;

  @Field(() => InstantType, {
    nullable: true,
    description: 'When she answered. Accepted and answered is her yes.',
  })
  readonly householdAnsweredAt: Date | null;

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: 'Why it was declined, as the sender may know it.',
  })
  readonly shownReason: DeclineReason | null;

  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Exactly why; to its provider only.' })
  readonly primaryReason: DeclineReason | null;

  @Field(() => [DeclineReasonEnum], { nullable: true, description: 'What else; to its provider only.' })
  readonly contributingReasons: readonly DeclineReason[] | null;

  @Field(() => ID, { nullable: true, description: 'What her yes made of it.' })
  readonly placementId: string | null;
}

export const ReferralPageType = pageType(ReferralType, 'ReferralPage');
