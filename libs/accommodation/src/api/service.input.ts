import {
  type AccommodationType,
  accommodationTypes,
  type Answer,
  answers,
  type ByAndForGroup,
  byAndForGroups,
  type EntryRuleLevel,
  entryRuleLevels,
  type FaithDiet,
  faithDiets,
  type GenderPolicy,
  genderPolicies,
  type OwnerType,
  ownerTypes,
  type PetPolicy,
  petPolicies,
  type ReferralRoute,
  referralRoutes,
  type RiskLevel,
  riskLevels,
  type Security,
  securities,
  type Staffing,
  staffings,
  type SubstancePolicy,
  substancePolicies,
  type SupportLevel,
  supportLevels,
} from '@app/eligibility';
import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  AccommodationTypeEnum,
  AnswerEnum,
  EntryRuleLevelEnum,
  FaithDietProvidedEnum,
  GenderPolicyEnum,
  GroupServedEnum,
  OwnerTypeEnum,
  PetPolicyEnum,
  ReferralRouteEnum,
  RiskTakenEnum,
  SecurityEnum,
  StaffingEnum,
  SubstancePolicyEnum,
  SupportLevelEnum,
} from './enums';

const oneOf = (words: readonly string[]): { message: string } => ({
  message: `Choose one of ${words.join(', ')}.`,
});
const someOf = (words: readonly string[]): { each: true; message: string } => ({
  each: true,
  message: `Choose any of ${words.join(', ')}.`,
});
const once = { message: 'Name each one once.' };
const yesOrNo = { message: 'Answer yes or no, or leave it out.' };
const language = { each: true, message: 'Give languages as two letters, such as "pl".' } as const;
const pence = { message: 'Give whole pence a week, from 0 to 1000000.' };
const days = { message: 'The longest stay can be 1 to 1500 days, or left without a limit.' };
const weeks = { message: 'The last week of pregnancy can be 12 to 42, or left without a limit.' };
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

@InputType({ description: 'What a service is like, beside whom it takes. What is left out stays as it is.' })
export class ServiceFeaturesInput {
  @Field(() => StaffingEnum, {
    nullable: true,
    description: 'When staff are there. Of a new service, when left out: OFFICE_HOURS.',
  })
  @IsOptional()
  @IsIn(staffings, oneOf(staffings))
  staffing?: Staffing | null;

  @Field(() => [SecurityEnum], { nullable: true, description: 'Of a new service, when left out: none.' })
  @IsOptional()
  @IsIn(securities, someOf(securities))
  @ArrayUnique(once)
  securities?: Security[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Languages that staff speak beside English: ISO 639-1 codes. When left out: none.',
  })
  @IsOptional()
  @Matches(/^[a-z]{2}$/, language)
  @ArrayUnique(once)
  @ArrayMaxSize(40, { message: 'Name up to 40 languages.' })
  staffLanguages?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Uses interpreters, at least by phone. When left out: no.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  interpreting?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Staff sign British Sign Language. When left out: no.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  bslStaff?: boolean | null;

  @Field(() => [GroupServedEnum], {
    nullable: true,
    description: 'Whom it is run by and for. When left out: nobody in particular.',
  })
  @IsOptional()
  @IsIn(byAndForGroups, someOf(byAndForGroups))
  @ArrayUnique(once)
  byAndForGroups?: ByAndForGroup[] | null;

  @Field(() => [FaithDietProvidedEnum], {
    nullable: true,
    description: 'Faith and diet it provides for. When left out: none.',
  })
  @IsOptional()
  @IsIn(faithDiets, someOf(faithDiets))
  @ArrayUnique(once)
  faithDiets?: FaithDiet[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole pence a week, service charge included; null: not told.',
  })
  @IsOptional()
  @IsInt(pence)
  @Min(0, pence)
  @Max(1_000_000, pence)
  weeklyRentPence?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole pence a week that no benefit covers; null: not told.',
  })
  @IsOptional()
  @IsInt(pence)
  @Min(0, pence)
  @Max(1_000_000, pence)
  personalChargePence?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Residents must be in by some hour. When left out: no.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  curfew?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Arranges for pets to be fostered. When left out: no.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  petFostering?: boolean | null;
}

@InputType({ description: 'A new service.' })
export class RegisterServiceInput {
  @Field(() => String, { description: '1 to 120 characters. Choose a name that says nothing of the place.' })
  @Length(1, 120, { message: 'Give the service a name of 1 to 120 characters.' })
  name: string;

  @Field(() => AccommodationTypeEnum, { description: 'One of six.' })
  @IsIn(accommodationTypes, oneOf(accommodationTypes))
  accommodationType: AccommodationType;

  @Field(() => String, {
    description: 'ONS code of the district where it truly is. Others may be shown less.',
  })
  @Matches(/^[A-Z]\d{8}$/, { message: 'Give the district’s code, such as E07000071.' })
  districtCode: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Provided for a limited time.' })
  temporary: boolean;

  @Field(() => Boolean, { description: 'Every unit is separate and self-contained.' })
  selfContained: boolean;

  @Field(() => Boolean, {
    description: 'A toilet, washing or cooking facilities are shared with another household.',
  })
  sharesFacilities: boolean;

  @Field(() => OwnerTypeEnum, { description: 'Who owns or manages the building.' })
  @IsIn(ownerTypes, oneOf(ownerTypes))
  managedBy: OwnerType;

  @Field(() => Int, {
    nullable: true,
    description: '0 to 60. Default: 1 calendar day for refuge and specialist, otherwise 2 working days.',
  })
  @IsOptional()
  @Min(0, { message: 'Turnaround can be 0 to 60 days.' })
  @Max(60, { message: 'Turnaround can be 0 to 60 days.' })
  turnaroundDays?: number;

  @Field(() => Boolean, { nullable: true, description: 'Count working days of England and Wales.' })
  turnaroundInWorkingDays?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'HH:MM in London at which the intake desk opens. Leave both out if it never closes.',
  })
  @ValidateIf((input: RegisterServiceInput) => input.intakeOpens != null || input.intakeCloses != null)
  @Matches(clock, { message: 'Give both times of the intake desk as HH:MM, or neither.' })
  intakeOpens?: string;

  @Field(() => String, { nullable: true, description: 'HH:MM in London at which it closes.' })
  @ValidateIf((input: RegisterServiceInput) => input.intakeOpens != null || input.intakeCloses != null)
  @Matches(clock, { message: 'Give both times of the intake desk as HH:MM, or neither.' })
  intakeCloses?: string;

  @Field(() => LocalDateType, { nullable: true, description: 'First day. Default: today.' })
  openedOn?: LocalDate;

  @Field(() => ServiceFeaturesInput, {
    nullable: true,
    description: 'Can be given later, by describeService.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ServiceFeaturesInput)
  features?: ServiceFeaturesInput | null;
}

@InputType({ description: 'What is to be said otherwise of a service. What is left out stays as it is.' })
export class DescribeServiceInput {
  @Field(() => ID, { description: 'Of the service.' })
  @IsUUID(undefined, { message: 'Say which service.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: '1 to 120 characters. Choose a name that says nothing of the place.',
  })
  @IsOptional()
  @Length(1, 120, { message: 'Give the service a name of 1 to 120 characters.' })
  name?: string | null;

  @Field(() => ServiceFeaturesInput, { nullable: true, description: 'What it is like.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ServiceFeaturesInput)
  features?: ServiceFeaturesInput | null;
}

@InputType({
  description:
    'Whom this level takes. A field left out says nothing; null says no limit, or nothing considered.',
})
export class EntryRulesInput {
  @Field(() => GenderPolicyEnum, { nullable: true, description: 'Whom it takes.' })
  @IsOptional()
  @IsIn(genderPolicies, oneOf(genderPolicies))
  genderPolicy?: GenderPolicy;

  @Field(() => Int, {
    nullable: true,
    description: 'Youngest lead adult, whole years at arrival. Usually 16 or 18.',
  })
  @IsOptional()
  @Min(16, { message: 'The minimum age can be 16 to 99.' })
  @Max(99, { message: 'The minimum age can be 16 to 99.' })
  minimumAge?: number;

  @Field(() => Int, { nullable: true, description: 'Most children; null: no limit but the bedspaces.' })
  @IsOptional()
  @Min(0, { message: 'The most children can be 0 to 15.' })
  @Max(15, { message: 'The most children can be 0 to 15.' })
  maximumChildren?: number | null;

  @Field(() => Int, { nullable: true, description: 'Would consider up to this many children.' })
  @IsOptional()
  @Min(0, { message: 'The most children can be 0 to 15.' })
  @Max(15, { message: 'The most children can be 0 to 15.' })
  considerChildrenTo?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Boys up to and including this age at arrival; null: no limit.',
  })
  @IsOptional()
  @Min(0, { message: 'Boys’ upper age can be 0 to 17, or left without a limit.' })
  @Max(17, { message: 'Boys’ upper age can be 0 to 17, or left without a limit.' })
  boysToAge?: number | null;

  @Field(() => Int, { nullable: true, description: 'Would consider boys up to and including this age.' })
  @IsOptional()
  @Min(0, { message: 'Boys’ upper age can be 0 to 17.' })
  @Max(17, { message: 'Boys’ upper age can be 0 to 17.' })
  boysConsiderToAge?: number | null;

  @Field(() => AnswerEnum, {
    nullable: true,
    description: 'Takes households with no recourse to public funds.',
  })
  @IsOptional()
  @IsIn(answers, oneOf(answers))
  noRecourse?: Answer;

  @Field(() => SubstancePolicyEnum, { nullable: true, description: 'What drug or alcohol use it takes.' })
  @IsOptional()
  @IsIn(substancePolicies, oneOf(substancePolicies))
  substancePolicy?: SubstancePolicy;

  @Field(() => SubstancePolicyEnum, { nullable: true, description: 'What use it would consider.' })
  @IsOptional()
  @IsIn(substancePolicies, oneOf(substancePolicies))
  substanceConsider?: SubstancePolicy | null;

  @Field(() => SupportLevelEnum, { nullable: true, description: 'Highest mental-health support it gives.' })
  @IsOptional()
  @IsIn(supportLevels, oneOf(supportLevels))
  mentalHealthTo?: SupportLevel;

  @Field(() => SupportLevelEnum, {
    nullable: true,
    description: 'Highest mental-health support it would consider.',
  })
  @IsOptional()
  @IsIn(supportLevels, oneOf(supportLevels))
  mentalHealthConsiderTo?: SupportLevel | null;

  @Field(() => AnswerEnum, {
    nullable: true,
    description: 'Takes adults who come with the lead and are not the partner.',
  })
  @IsOptional()
  @IsIn(answers, oneOf(answers))
  adultDependants?: Answer;

  @Field(() => PetPolicyEnum, { nullable: true, description: 'Which pets, beside assistance animals.' })
  @IsOptional()
  @IsIn(petPolicies, oneOf(petPolicies))
  petsTaken?: PetPolicy;

  @Field(() => AnswerEnum, {
    nullable: true,
    description: 'Takes someone of whom a risk to others is known, arson apart.',
  })
  @IsOptional()
  @IsIn(answers, oneOf(answers))
  riskToOthersTaken?: Answer;

  @Field(() => AnswerEnum, { nullable: true, description: 'Takes someone who has set fires.' })
  @IsOptional()
  @IsIn(answers, oneOf(answers))
  arsonTaken?: Answer;

  @Field(() => SupportLevelEnum, { nullable: true, description: 'Most care it gives or has brought in.' })
  @IsOptional()
  @IsIn(supportLevels, oneOf(supportLevels))
  careTo?: SupportLevel;

  @Field(() => SupportLevelEnum, { nullable: true, description: 'Most care it would consider.' })
  @IsOptional()
  @IsIn(supportLevels, oneOf(supportLevels))
  careConsiderTo?: SupportLevel | null;

  @Field(() => AnswerEnum, { nullable: true, description: 'Supports someone with a learning disability.' })
  @IsOptional()
  @IsIn(answers, oneOf(answers))
  learningDisability?: Answer;

  @Field(() => AnswerEnum, { nullable: true, description: 'Takes households from its own district.' })
  @IsOptional()
  @IsIn(answers, oneOf(answers))
  takesLocal?: Answer;

  @Field(() => RiskTakenEnum, { nullable: true, description: 'Highest risk of further abuse it takes.' })
  @IsOptional()
  @IsIn(riskLevels, oneOf(riskLevels))
  riskTo?: RiskLevel;

  @Field(() => RiskTakenEnum, { nullable: true, description: 'Highest risk it would consider.' })
  @IsOptional()
  @IsIn(riskLevels, oneOf(riskLevels))
  riskConsiderTo?: RiskLevel | null;

  @Field(() => [ReferralRouteEnum], {
    nullable: true,
    description: 'By what ways it takes referrals. A lower level only removes; empty: none now.',
  })
  @IsOptional()
  @IsIn(referralRoutes, someOf(referralRoutes))
  @ArrayUnique(once)
  referralRoutes?: ReferralRoute[];

  @Field(() => Int, { nullable: true, description: 'Longest stay in days; null: no limit.' })
  @IsOptional()
  @IsInt(days)
  @Min(1, days)
  @Max(1500, days)
  maximumStayDays?: number | null;

  @Field(() => AnswerEnum, { nullable: true, description: 'Takes someone who is pregnant.' })
  @IsOptional()
  @IsIn(answers, oneOf(answers))
  pregnancy?: Answer;

  @Field(() => Int, {
    nullable: true,
    description: 'Last week of pregnancy in which someone can move in; null: no limit.',
  })
  @IsOptional()
  @IsInt(weeks)
  @Min(12, weeks)
  @Max(42, weeks)
  latePregnancyWeeks?: number | null;
}

@InputType({ description: 'Entry rules of one level, replacing what that level said before.' })
export class SetEntryRulesInput {
  @Field(() => EntryRuleLevelEnum, { description: 'Provider, service, unit or vacancy.' })
  @IsIn(entryRuleLevels, oneOf(entryRuleLevels))
  level: EntryRuleLevel;

  @Field(() => ID, {
    nullable: true,
    description: 'Of the service, unit or vacancy; leave out for the whole provider.',
  })
  @ValidateIf((input: SetEntryRulesInput) => input.level !== 'PROVIDER')
  @IsUUID(undefined, { message: 'Say which service, unit or vacancy these rules are for.' })
  id?: string;

  @Field(() => EntryRulesInput, { description: 'What this level says.' })
  rules: EntryRulesInput;
}
