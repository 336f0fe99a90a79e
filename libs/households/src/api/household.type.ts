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
import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type HouseholdStatus, householdStatuses } from '../store/household.entity';

const enumOf = <W extends string>(
  words: readonly W[],
  name: string,
  description: string,
): Record<string, W> => {
  const literal = Object.fromEntries(words.map((word) => [word, word]));
  registerEnumType(literal, { name, description });
  return literal;
};

export const GenderEnum = enumOf(genders, 'Gender', 'As the person says it. Null is not asked.');
export const MobilityEnum = enumOf(mobilities, 'Mobility', 'What the building must allow, least first.');
export const SubstanceUseEnum = enumOf(
  substanceUses,
  'SubstanceUse',
  'Drug and alcohol use now, least first.',
);
export const SupportNeedEnum = enumOf(
  supportLevels,
  'SupportNeed',
  'How much support is needed, least first.',
);
export const RecourseEnum = enumOf(
  recourses,
  'Recourse',
  'Whether there is recourse to public funds; never why.',
);
const HouseholdStatusEnum = enumOf(
  householdStatuses,
  'HouseholdStatus',
  'Whether a place is still looked for.',
);

@ObjectType('BirthMonth', { description: 'When someone was born, without the day.' })
export class BirthMonthType {
  @Field(() => Int, { description: 'Four figures.' })
  readonly year: number;

  @Field(() => Int, { description: '1 to 12.' })
  readonly month: number;
}

@ObjectType('HouseholdPerson', { description: 'Someone of a household, without a name. Null is not asked.' })
export class HouseholdPersonType {
  @Field(() => Boolean, { description: 'The adult who flees; the others come with them.' })
  readonly lead: boolean;

  @Field(() => Boolean, { description: "The lead's partner, who comes too." })
  readonly partner: boolean;

  @Field(() => GenderEnum, { nullable: true, description: 'As the person says it.' })
  readonly gender: Gender | null;

  @Field(() => BirthMonthType, { nullable: true, description: 'The day is identity and is not kept here.' })
  readonly born: BirthMonthType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole years on the day it was told, when the month of birth is not known.',
  })
  readonly age: number | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day on which the age was told.' })
  readonly ageToldOn: LocalDate | null;
}

@ObjectType('UnsafeDistrict', { description: 'A district where a household would not be safe.' })
export class UnsafeDistrictType {
  @Field(() => String, { description: 'ONS code.' })
  readonly code: string;

  @Field(() => String, { description: 'For reading.' })
  readonly name: string;
}

@ObjectType('UnsafeAreas', {
  description: 'Where a household would not be safe. Never shown to a provider before placement.',
})
export class UnsafeAreasType {
  @Field(() => Boolean, { description: 'False: not asked, so nothing here is known to be safe.' })
  readonly asked: boolean;

  @Field(() => [UnsafeDistrictType], { description: 'By name.' })
  readonly districts: readonly UnsafeDistrictType[];

  @Field(() => [String], {
    description: 'Postcode districts such as CM1; each counts as every district it touches.',
  })
  readonly outcodes: readonly string[];
}

@ObjectType('Household', {
  description: 'People who flee together: a reference and needs, no names. Null is not asked.',
})
export class HouseholdType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'To write down: H- and six characters. Opens nothing.' })
  readonly reference: string;

  @Field(() => InstantType, { description: 'First contact.' })
  readonly registeredAt: Date;

  @Field(() => HouseholdStatusEnum, { description: 'Whether a place is still looked for.' })
  readonly status: HouseholdStatus;

  @Field(() => LocalDateType, { description: 'The first day they could move in.' })
  readonly neededFrom: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'The last day by which they must have.' })
  readonly neededBy: LocalDate | null;

  @Field(() => MobilityEnum, { nullable: true, description: 'What the building must allow.' })
  readonly mobility: Mobility | null;

  @Field(() => SubstanceUseEnum, { nullable: true, description: 'Drug and alcohol use now.' })
  readonly substances: SubstanceUse | null;

  @Field(() => SupportNeedEnum, { nullable: true, description: 'With mental health.' })
  readonly mentalHealth: SupportLevel | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone is in a mental-health crisis now.' })
  readonly inCrisis: boolean | null;

  @Field(() => RecourseEnum, { nullable: true, description: 'To public funds.' })
  readonly recourse: Recourse | null;

  @Field(() => [HouseholdPersonType], {
    description: 'Everyone who would move in, in the order they were told.',
  })
  readonly people: readonly HouseholdPersonType[];

  @Field(() => UnsafeAreasType, { description: 'Where they would not be safe.' })
  readonly unsafeAreas: UnsafeAreasType;

  @Field(() => InstantType, { description: 'Since when your organisation holds the case.' })
  readonly heldSince: Date;

  @Field(() => InstantType, {
    nullable: true,
    description: 'Until when the spoken code opens the case; null: no code does.',
  })
  readonly spokenCodeEndsAt: Date | null;
}

export const HouseholdPageType = pageType(HouseholdType, 'HouseholdPage');

@ObjectType('RegisteredHousehold', {
  description: 'A household with its spoken code, which is shown here, once, and never again.',
})
export class RegisteredHouseholdType {
  @Field(() => ID, { description: 'Of the household.' })
  readonly id: string;

  @Field(() => HouseholdType, { description: 'As it is now.' })
  readonly household: HouseholdType;

  @Field(() => String, {
    description:
      'XXX-XXXX, to be told to her: whoever she gives it to can pick the case up. One use, one day.',
  })
  readonly spokenCode: string;
}

@ObjectType('HouseholdLetGo', { description: 'Your organisation no longer holds the case.' })
export class HouseholdLetGoType {
  @Field(() => ID, { description: 'Of the household, which you can no longer read.' })
  readonly id: string;
}
