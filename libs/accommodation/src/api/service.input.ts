import {
  type AccommodationType,
  accommodationTypes,
  type Answer,
  answers,
  type EntryRuleLevel,
  entryRuleLevels,
  type GenderPolicy,
  genderPolicies,
  type OwnerType,
  ownerTypes,
  type SubstancePolicy,
  substancePolicies,
  type SupportLevel,
  supportLevels,
} from '@app/eligibility';
import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import { AccommodationTypeEnum } from './service.type';

const enumOf = <W extends string>(
  words: readonly W[],
  name: string,
  description: string,
): Record<string, W> => {
  const literal = Object.fromEntries(words.map((word) => [word, word]));
  registerEnumType(literal, { name, description });
  return literal;
};

const OwnerTypeEnum = enumOf(ownerTypes, 'OwnerType', 'Who owns or manages the building.');
const GenderPolicyEnum = enumOf(genderPolicies, 'GenderPolicy', 'Whom a service takes.');
const AnswerEnum = enumOf(answers, 'Answer', 'A provider’s yes, no, or perhaps (CONSIDER: ask first).');
const SubstancePolicyEnum = enumOf(
  substancePolicies,
  'SubstancePolicy',
  'What drug or alcohol use a service takes, strictest first.',
);
const SupportLevelEnum = enumOf(supportLevels, 'SupportLevel', 'How much support, least first.');
const EntryRuleLevelEnum = enumOf(
  entryRuleLevels,
  'EntryRuleLevel',
  'Where entry rules are set; a lower level only narrows.',
);

const oneOf = (words: readonly string[]): { message: string } => ({
  message: `Choose one of ${words.join(', ')}.`,
});
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

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
