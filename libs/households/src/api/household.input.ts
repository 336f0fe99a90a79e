import {
  type ByAndForGroup,
  byAndForGroups,
  type FaithDiet,
  faithDiets,
  type Gender,
  genders,
  mobilities,
  type Mobility,
  type PetKind,
  petKinds,
  type Preference,
  preferences,
  type Recourse,
  recourses,
  type RentCover,
  rentCovers,
  type RiskLevel,
  riskLevels,
  type RiskToOthers,
  risksToOthers,
  type RiskTool,
  riskTools,
  type SensoryNeed,
  sensoryNeeds,
  type StayNearReason,
  stayNearReasons,
  type SubstanceUse,
  substanceUses,
  type SupportLevel,
  supportLevels,
} from '@app/eligibility';
import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type ClosingReason, closingReasons, type OutsidePlace, outsidePlaces } from '../domain/closing';
import { type Whereabouts, whereabouts } from '../domain/membership';
import { type GroupNeed, groupNeeds } from '../domain/needs';
import {
  ClosingReasonEnum,
  FaithDietNeedEnum,
  GenderEnum,
  GroupNeedEnum,
  MobilityEnum,
  OutsidePlaceEnum,
  OwnGroupEnum,
  PetKindEnum,
  PreferenceEnum,
  RecourseEnum,
  RentCoverEnum,
  RiskToHouseholdEnum,
  RiskToOthersEnum,
  RiskToolEnum,
  SensoryNeedEnum,
  StayNearReasonEnum,
  SubstanceUseEnum,
  SupportNeedEnum,
  WhereaboutsEnum,
} from './enums';

const oneOf = (words: readonly string[]): { message: string } => ({
  message: `Choose one of ${words.join(', ')}, or leave it out.`,
});
const someOf = (words: readonly string[]): { message: string; each: true } => ({
  message: `Choose from ${words.join(', ')}.`,
  each: true,
});
const year = { message: 'Give the year in four figures, such as 1990.' };
const month = { message: 'Give the month as a number, 1 to 12.' };
const age = { message: 'Give the age in whole years, 0 to 120.' };
const score = { message: 'Give the score as a whole number, 0 to 24.' };
const pets = { message: 'Give how many as a whole number, 1 to 50.' };
const nights = { message: 'Give the nights as a whole number, 1 to 1095.' };
const yesOrNo = { message: 'Say yes or no, or leave it out.' };
const districtCode = { message: 'Give each district by its code, such as E07000071.' };
const districtShape = /^[A-Z]\d{8}$/;

@InputType({ description: 'When someone was born, without the day.' })
export class BirthMonthInput {
  @Field(() => Int, { description: 'Four figures.' })
  @IsInt(year)
  @Min(1900, year)
  @Max(2100, year)
  year: number;

  @Field(() => Int, { description: '1 to 12.' })
  @IsInt(month)
  @Min(1, month)
  @Max(12, month)
  month: number;
}

@InputType({ description: 'Where someone of a household is.' })
export class WhereaboutsInput {
  @Field(() => WhereaboutsEnum, { description: 'The lead is always HERE.' })
  @IsIn(whereabouts, oneOf(whereabouts))
  is: Whereabouts;

  @Field(() => LocalDateType, {
    nullable: true,
    description:
      'The first day of it. Default: today. Later than today only with ELSEWHERE; never before first contact.',
  })
  from?: LocalDate | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'JOINING and ELSEWHERE: the day they come, or come back. Left out with ELSEWHERE: for ever.',
  })
  joinsOn?: LocalDate | null;
}

@InputType({ description: 'Someone of a household, without a name. Leave out what was not asked.' })
export class HouseholdPersonInput {
  @Field(() => Boolean, { defaultValue: false, description: 'The adult who flees: exactly one.' })
  lead: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "The lead's partner, who comes too: one at most.",
  })
  partner: boolean;

  @Field(() => GenderEnum, { nullable: true, description: 'As the person says it.' })
  @IsOptional()
  @IsIn(genders, oneOf(genders))
  gender?: Gender | null;

  @Field(() => BirthMonthInput, {
    nullable: true,
    description: 'Better than the age: ages at arrival are then known.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => BirthMonthInput)
  born?: BirthMonthInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole years today, when the month of birth is not known.',
  })
  @IsOptional()
  @IsInt(age)
  @Min(0, age)
  @Max(120, age)
  age?: number | null;

  @Field(() => WhereaboutsInput, { nullable: true, description: 'Default: here.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => WhereaboutsInput)
  whereabouts?: WhereaboutsInput | null;
}

@InputType({
  description:
    'What changes about one person. Left out: as it was. Null: back to "not asked". Nobody is removed: who leaves is ELSEWHERE.',
})
export class ChangePersonInput {
  @Field(() => String, { nullable: true, description: 'Whom it is about; left out: somebody new.' })
  key?: string | null;

  @Field(() => Boolean, { nullable: true, description: "The lead's partner: one at most." })
  partner?: boolean | null;

  @Field(() => GenderEnum, { nullable: true, description: 'As the person says it.' })
  @IsOptional()
  @IsIn(genders, oneOf(genders))
  gender?: Gender | null;

  @Field(() => BirthMonthInput, { nullable: true, description: 'Takes the place of an age.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => BirthMonthInput)
  born?: BirthMonthInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole years today. Takes the place of a month of birth.',
  })
  @IsOptional()
  @IsInt(age)
  @Min(0, age)
  @Max(120, age)
  age?: number | null;

  @Field(() => WhereaboutsInput, {
    nullable: true,
    description: 'Left out: as it was; of somebody new: here.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => WhereaboutsInput)
  whereabouts?: WhereaboutsInput | null;
}

@InputType({
  description: 'Where a household would not be safe. Both lists empty: asked, and there is no such place.',
})
export class UnsafeAreasInput {
  @Field(() => [String], { defaultValue: [], description: 'ONS codes of districts, such as E07000071.' })
  @ArrayMaxSize(100, { message: 'Name at most 100 districts.' })
  @Matches(districtShape, { ...districtCode, each: true })
  districtCodes: string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Postcode districts, such as CM1. Of a whole postcode only the first half is kept.',
  })
  @ArrayMaxSize(100, { message: 'Name at most 100 postcode districts.' })
  outcodes: string[];
}

@InputType({ description: 'Pets of one kind.' })
export class HouseholdPetsInput {
  @Field(() => PetKindEnum, { description: 'Each kind once.' })
  @IsIn(petKinds, oneOf(petKinds))
  kind: PetKind;

  @Field(() => Int, { description: '1 to 50.' })
  @IsInt(pets)
  @Min(1, pets)
  @Max(50, pets)
  count: number;
}

@InputType({
  description: 'An assessment of the risk a household is at; it takes the place of the one before.',
})
export class HouseholdRiskInput {
  @Field(() => RiskToolEnum, { description: 'How it was assessed.' })
  @IsIn(riskTools, oneOf(riskTools))
  tool: RiskTool;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of the 24 questions were answered with yes. Needed with DASH and RIC.',
  })
  @IsOptional()
  @IsInt(score)
  @Min(0, score)
  @Max(24, score)
  dashScore?: number | null;

  @Field(() => RiskToHouseholdEnum, {
    nullable: true,
    description: 'May be left out with a score of 14 or more, which is high.',
  })
  @IsOptional()
  @IsIn(riskLevels, oneOf(riskLevels))
  level?: RiskLevel | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day it was assessed. Default: today.' })
  on?: LocalDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why a risk is high with a score below 14: 20 to 500 characters, without names.',
  })
  @IsOptional()
  @MaxLength(500, { message: 'Keep the note to 500 characters.' })
  judgementNote?: string | null;
}

@InputType({ description: 'Whether a service should be run by and for one’s own group.' })
export class WantedGroupInput {
  @Field(() => GroupNeedEnum, { description: 'NONE: asked, and it does not matter.' })
  @IsIn(groupNeeds, oneOf(groupNeeds))
  need: GroupNeed;

  @Field(() => OwnGroupEnum, { nullable: true, description: 'Left out with NONE.' })
  @IsOptional()
  @IsIn(byAndForGroups, oneOf(byAndForGroups))
  group?: ByAndForGroup | null;
}

@InputType({ description: 'An area to stay near.' })
export class StayNearInput {
  @Field(() => String, { description: 'ONS code of a district.' })
  @Matches(districtShape, districtCode)
  districtCode: string;

  @Field(() => StayNearReasonEnum, { description: 'Why.' })
  @IsIn(stayNearReasons, oneOf(stayNearReasons))
  reason: StayNearReason;

  @Field(() => Boolean, { defaultValue: false, description: 'It would be good, and need not be.' })
  flexible: boolean;
}

@InputType({ description: 'What a household would share. Left out: as it was. Null: back to "not asked".' })
export class WillShareInput {
  @Field(() => Boolean, { nullable: true, description: 'A kitchen.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  kitchen?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'A bathroom.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  bathroom?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'A room to sleep in.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  room?: boolean | null;
}

/** What may be asked of a household: the same fields when it is registered and when it is changed. */
@InputType({ isAbstract: true })
export abstract class HouseholdNeedsInput {
  @Field(() => LocalDateType, {
    nullable: true,
    description: 'First day they could move in, within a year. Default: today.',
  })
  neededFrom?: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'Last day by which they must have moved in.' })
  neededBy?: LocalDate | null;

  @Field(() => Int, { nullable: true, description: 'For how many nights, 1 to 1095.' })
  @IsOptional()
  @IsInt(nights)
  @Min(1, nights)
  @Max(1095, nights)
  stayDays?: number | null;

  @Field(() => MobilityEnum, { nullable: true, description: 'What the building must allow.' })
  @IsOptional()
  @IsIn(mobilities, oneOf(mobilities))
  mobility?: Mobility | null;

  @Field(() => [SensoryNeedEnum], { nullable: true, description: 'Empty: asked, and there is none.' })
  @IsOptional()
  @IsIn(sensoryNeeds, someOf(sensoryNeeds))
  sensory?: SensoryNeed[] | null;

  @Field(() => SubstanceUseEnum, { nullable: true, description: 'Drug and alcohol use now.' })
  @IsOptional()
  @IsIn(substanceUses, oneOf(substanceUses))
  substances?: SubstanceUse | null;

  @Field(() => SupportNeedEnum, { nullable: true, description: 'With mental health.' })
  @IsOptional()
  @IsIn(supportLevels, oneOf(supportLevels))
  mentalHealth?: SupportLevel | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone is in a mental-health crisis now.' })
  inCrisis?: boolean | null;

  @Field(() => SupportNeedEnum, { nullable: true, description: 'Personal care.' })
  @IsOptional()
  @IsIn(supportLevels, oneOf(supportLevels))
  careNeeds?: SupportLevel | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone has a learning disability.' })
  learningDisability?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone is pregnant.' })
  pregnant?: boolean | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The day the baby is due; with pregnant: true.',
  })
  dueOn?: LocalDate | null;

  @Field(() => [HouseholdPetsInput], { nullable: true, description: 'Empty: asked, and there are none.' })
  @IsOptional()
  @ArrayMaxSize(10, { message: 'Name each kind of pet once.' })
  @ValidateNested({ each: true })
  @Type(() => HouseholdPetsInput)
  pets?: HouseholdPetsInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'ISO 639-1 codes of what they speak well enough to live in a house, such as en.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Name at most 20 languages.' })
  languages?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'They would like an interpreter.' })
  interpreterWanted?: boolean | null;

  @Field(() => HouseholdRiskInput, { nullable: true, description: 'The risk they are at.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => HouseholdRiskInput)
  risk?: HouseholdRiskInput | null;

  @Field(() => [RiskToOthersEnum], { nullable: true, description: 'Empty: asked, and there is none.' })
  @IsOptional()
  @IsIn(risksToOthers, someOf(risksToOthers))
  riskToOthers?: RiskToOthers[] | null;

  @Field(() => RecourseEnum, {
    nullable: true,
    description: 'Whether there is recourse to public funds; never why.',
  })
  @IsOptional()
  @IsIn(recourses, oneOf(recourses))
  recourse?: Recourse | null;

  @Field(() => RentCoverEnum, { nullable: true, description: 'What would pay the rent; never why.' })
  @IsOptional()
  @IsIn(rentCovers, oneOf(rentCovers))
  rentCover?: RentCover | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone works at night.' })
  nightWork?: boolean | null;

  @Field(() => WantedGroupInput, { nullable: true, description: 'A service by and for their own group.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => WantedGroupInput)
  byAndFor?: WantedGroupInput | null;

  @Field(() => [FaithDietNeedEnum], { nullable: true, description: 'Empty: asked, and there is none.' })
  @IsOptional()
  @IsIn(faithDiets, someOf(faithDiets))
  faithDiet?: FaithDiet[] | null;

  @Field(() => WillShareInput, { nullable: true, description: 'With other households.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => WillShareInput)
  willShare?: WillShareInput | null;

  @Field(() => String, { nullable: true, description: 'ONS code of the district they fled from.' })
  @IsOptional()
  @Matches(districtShape, districtCode)
  cameFromDistrictCode?: string | null;

  @Field(() => [StayNearInput], { nullable: true, description: 'Empty: asked, and there is none.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Name at most 20 areas.' })
  @ValidateNested({ each: true })
  @Type(() => StayNearInput)
  stayNear?: StayNearInput[] | null;

  @Field(() => [PreferenceEnum], {
    nullable: true,
    description: 'The preferences that are flexible: only they may be named in what would open more.',
  })
  @IsOptional()
  @IsIn(preferences, someOf(preferences))
  flexible?: Preference[] | null;

  @Field(() => UnsafeAreasInput, { nullable: true, description: 'Leave out when it was not asked.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UnsafeAreasInput)
  unsafeAreas?: UnsafeAreasInput | null;
}

@InputType({
  description: 'A household at first contact. Anything that was not asked is left out: null is never "no".',
})
export class RegisterHouseholdInput extends HouseholdNeedsInput {
  @Field(() => [HouseholdPersonInput], {
    description: 'Everyone who would move in: 1 to 20, one of them the lead.',
  })
  @ArrayMaxSize(20, { message: 'A household has at most 20 people.' })
  @ValidateNested({ each: true })
  @Type(() => HouseholdPersonInput)
  people: HouseholdPersonInput[];

  @Field(() => String, {
    nullable: true,
    description: 'A key of your own, 8 to 100 characters: the same key registers once.',
  })
  idempotencyKey?: string | null;
}

@InputType({
  description: 'What changes about a household. Left out: as it was. Null: back to "not asked".',
})
export class ChangeHouseholdInput extends HouseholdNeedsInput {
  @Field(() => ID, { description: 'Of the household.' })
  householdId: string;

  @Field(() => [ChangePersonInput], {
    nullable: true,
    description: 'Those who are new, or about whom something changes; everyone else is as they were.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'A household has at most 20 people.' })
  @ValidateNested({ each: true })
  @Type(() => ChangePersonInput)
  people?: ChangePersonInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A key of your own, 8 to 100 characters: the same key changes once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Why no place is looked for any more.' })
export class CloseHouseholdInput {
  @Field(() => ID, { description: 'Of the household.' })
  householdId: string;

  @Field(() => ClosingReasonEnum, { description: 'What happened instead.' })
  @IsIn(closingReasons, oneOf(closingReasons))
  reason: ClosingReason;

  @Field(() => OutsidePlaceEnum, {
    nullable: true,
    description: 'With PLACED_OUTSIDE_HEARTH, and only then: what kind of place they found.',
  })
  @IsOptional()
  @IsIn(outsidePlaces, oneOf(outsidePlaces))
  whereKind?: OutsidePlace | null;
}

@InputType({ description: 'Two households to keep near each other, such as a mother and her grown-up son.' })
export class LinkHouseholdsInput {
  @Field(() => ID, { description: 'Of one, which is answered.' })
  householdId: string;

  @Field(() => ID, { description: 'Of the other. You hold the case of both.' })
  nearHouseholdId: string;
}

@InputType({ description: 'A code that she spoke.' })
export class PickUpHouseholdInput {
  @Field(() => String, { description: 'As heard; small letters, spaces and dashes do not matter.' })
  @Length(1, 40, { message: 'Type the code she gave you, such as CDF-HJKM.' })
  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'A key of your own, 8 to 100 characters: the same key picks up once.',
  })
  idempotencyKey?: string | null;
}
