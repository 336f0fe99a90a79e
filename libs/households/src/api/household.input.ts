import {
  type Gender,
  genders,
  mobilities,
  type Mobility,
  type Recourse,
  recourses,
  type SubstanceUse,
  substanceUses,
  type SupportLevel,
  supportLevels,
} from '@app/eligibility';
import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GenderEnum, MobilityEnum, RecourseEnum, SubstanceUseEnum, SupportNeedEnum } from './household.type';

const oneOf = (words: readonly string[]): { message: string } => ({
  message: `Choose one of ${words.join(', ')}, or leave it out.`,
});
const year = { message: 'Give the year in four figures, such as 1990.' };
const month = { message: 'Give the month as a number, 1 to 12.' };
const age = { message: 'Give the age in whole years, 0 to 120.' };

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
}

@InputType({
  description: 'Where a household would not be safe. Both lists empty: asked, and there is no such place.',
})
export class UnsafeAreasInput {
  @Field(() => [String], { defaultValue: [], description: 'ONS codes of districts, such as E07000071.' })
  @ArrayMaxSize(100, { message: 'Name at most 100 districts.' })
  @Matches(/^[A-Z]\d{8}$/, { each: true, message: 'Give each district by its code, such as E07000071.' })
  districtCodes: string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Postcode districts, such as CM1. Of a whole postcode only the first half is kept.',
  })
  @ArrayMaxSize(100, { message: 'Name at most 100 postcode districts.' })
  outcodes: string[];
}

@InputType({
  description: 'A household at first contact. Anything that was not asked is left out: null is never "no".',
})
export class RegisterHouseholdInput {
  @Field(() => [HouseholdPersonInput], {
    description: 'Everyone who would move in: 1 to 20, one of them the lead.',
  })
  @ArrayMaxSize(20, { message: 'A household has at most 20 people.' })
  @ValidateNested({ each: true })
  @Type(() => HouseholdPersonInput)
  people: HouseholdPersonInput[];

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'First day they could move in, within a year. Default: today.',
  })
  neededFrom?: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'Last day by which they must have moved in.' })
  neededBy?: LocalDate | null;

  @Field(() => MobilityEnum, { nullable: true, description: 'What the building must allow.' })
  @IsOptional()
  @IsIn(mobilities, oneOf(mobilities))
  mobility?: Mobility | null;

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

  @Field(() => RecourseEnum, {
    nullable: true,
    description: 'Whether there is recourse to public funds; never why.',
  })
  @IsOptional()
  @IsIn(recourses, oneOf(recourses))
  recourse?: Recourse | null;

  @Field(() => UnsafeAreasInput, { nullable: true, description: 'Leave out when it was not asked.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UnsafeAreasInput)
  unsafeAreas?: UnsafeAreasInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'A key of your own, 8 to 100 characters: the same key registers once.',
  })
  idempotencyKey?: string | null;
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
