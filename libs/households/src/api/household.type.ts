import type {
  ByAndForGroup,
  FaithDiet,
  Gender,
  Mobility,
  PetKind,
  Preference,
  Recourse,
  RentCover,
  RiskLevel,
  RiskToOthers,
  RiskTool,
  SensoryNeed,
  StayNearReason,
  SubstanceUse,
  SupportLevel,
} from '@app/eligibility';
import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ClosingReason, OutsidePlace } from '../domain/closing';
import type { Whereabouts } from '../domain/membership';
import type { GroupNeed } from '../domain/needs';
import type { HouseholdStatus } from '../store/household.entity';
import {
  ClosingReasonEnum,
  FaithDietNeedEnum,
  GenderEnum,
  GroupNeedEnum,
  HouseholdStatusEnum,
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

@ObjectType('BirthMonth', { description: 'When someone was born, without the day.' })
export class BirthMonthType {
  @Field(() => Int, { description: 'Four figures.' })
  readonly year: number;

  @Field(() => Int, { description: '1 to 12.' })
  readonly month: number;
}

@ObjectType('HouseholdPerson', { description: 'Someone of a household, without a name. Null is not asked.' })
export class HouseholdPersonType {
  @Field(() => String, {
    description: 'Tells the people of one household apart; give it to change this one.',
  })
  readonly key: string;

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

  @Field(() => WhereaboutsEnum, { description: 'On the day that is shown: today, unless another was asked.' })
  readonly whereabouts: Whereabouts;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The day they come, or come back. Null: they are here, or elsewhere for ever.',
  })
  readonly joinsOn: LocalDate | null;
}

@ObjectType('HouseholdDistrict', { description: 'A district that somebody named.' })
export class HouseholdDistrictType {
  @Field(() => String, { description: 'ONS code.' })
  readonly code: string;

  @Field(() => String, { description: 'For reading.' })
  readonly name: string;
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

@ObjectType('HouseholdPets', { description: 'Pets of one kind.' })
export class HouseholdPetsType {
  @Field(() => PetKindEnum, { description: 'What they are.' })
  readonly kind: PetKind;

  @Field(() => Int, { description: 'How many.' })
  readonly count: number;
}

@ObjectType('HouseholdRisk', { description: 'The last assessment of the risk a household is at.' })
export class HouseholdRiskType {
  @Field(() => RiskToHouseholdEnum, { description: 'A score of 14 or more is high.' })
  readonly level: RiskLevel;

  @Field(() => RiskToolEnum, { description: 'How it was assessed.' })
  readonly tool: RiskTool;

  @Field(() => Int, { nullable: true, description: '0 to 24. The answers behind it are not kept.' })
  readonly dashScore: number | null;

  @Field(() => LocalDateType, { description: 'The day it was assessed.' })
  readonly on: LocalDate;

  @Field(() => String, { nullable: true, description: 'What a high risk below 14 rests on.' })
  readonly judgementNote: string | null;
}

@ObjectType('WantedGroup', { description: 'Whether a service should be run by and for one’s own group.' })
export class WantedGroupType {
  @Field(() => GroupNeedEnum, { description: 'NONE: asked, and it does not matter.' })
  readonly need: GroupNeed;

  @Field(() => OwnGroupEnum, { nullable: true, description: 'Null with NONE.' })
  readonly group: ByAndForGroup | null;
}

@ObjectType('StayNear', { description: 'An area to stay near.' })
export class StayNearType {
  @Field(() => HouseholdDistrictType, { description: 'Where.' })
  readonly district: HouseholdDistrictType;

  @Field(() => StayNearReasonEnum, { description: 'Why.' })
  readonly reason: StayNearReason;

  @Field(() => Boolean, { description: 'It would be good, and need not be.' })
  readonly flexible: boolean;
}

@ObjectType('WillShare', { description: 'What a household would share with others. Null is not asked.' })
export class WillShareType {
  @Field(() => Boolean, { nullable: true, description: 'A kitchen.' })
  readonly kitchen: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'A bathroom.' })
  readonly bathroom: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'A room to sleep in.' })
  readonly room: boolean | null;
}

@ObjectType('HouseholdClosing', { description: 'Why no place is looked for any more.' })
export class HouseholdClosingType {
  @Field(() => ClosingReasonEnum, { description: 'What happened instead.' })
  readonly reason: ClosingReason;

  @Field(() => OutsidePlaceEnum, {
    nullable: true,
    description: 'What kind of place they found outside Hearth; null with any other reason.',
  })
  readonly whereKind: OutsidePlace | null;

  @Field(() => InstantType, { description: 'When.' })
  readonly at: Date;
}

@ObjectType('LinkedHousehold', {
  description: 'A household of its own, such as a grown-up child, to keep near this one.',
})
export class LinkedHouseholdType {
  @Field(() => ID, { description: 'Of that household.' })
  readonly id: string;

  @Field(() => String, { description: 'Of that household.' })
  readonly reference: string;

  @Field(() => HouseholdStatusEnum, { description: 'Whether a place is still looked for, for them.' })
  readonly status: HouseholdStatus;

  @Field(() => InstantType, { description: 'Since when they are linked.' })
  readonly since: Date;
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

  @Field(() => HouseholdClosingType, { nullable: true, description: 'Null: a place is looked for.' })
  readonly closed: HouseholdClosingType | null;

  @Field(() => LocalDateType, { description: 'The first day they could move in.' })
  readonly neededFrom: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'The last day by which they must have.' })
  readonly neededBy: LocalDate | null;

  @Field(() => Int, { nullable: true, description: 'For how many nights.' })
  readonly stayDays: number | null;

  @Field(() => MobilityEnum, { nullable: true, description: 'What the building must allow.' })
  readonly mobility: Mobility | null;

  @Field(() => [SensoryNeedEnum], { nullable: true, description: 'Empty: asked, and there is none.' })
  readonly sensory: readonly SensoryNeed[] | null;

  @Field(() => SubstanceUseEnum, { nullable: true, description: 'Drug and alcohol use now.' })
  readonly substances: SubstanceUse | null;

  @Field(() => SupportNeedEnum, { nullable: true, description: 'With mental health.' })
  readonly mentalHealth: SupportLevel | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone is in a mental-health crisis now.' })
  readonly inCrisis: boolean | null;

  @Field(() => SupportNeedEnum, { nullable: true, description: 'Personal care.' })
  readonly careNeeds: SupportLevel | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone has a learning disability.' })
  readonly learningDisability: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone is pregnant.' })
  readonly pregnant: boolean | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day the baby is due.' })
  readonly dueOn: LocalDate | null;

  @Field(() => [HouseholdPetsType], { nullable: true, description: 'Empty: asked, and there are none.' })
  readonly pets: readonly HouseholdPetsType[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'ISO 639-1 codes of what they speak well enough to live in a house, such as en.',
  })
  readonly languages: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'They would like an interpreter.' })
  readonly interpreterWanted: boolean | null;

  @Field(() => HouseholdRiskType, { nullable: true, description: 'The risk they are at.' })
  readonly risk: HouseholdRiskType | null;

  @Field(() => [RiskToOthersEnum], { nullable: true, description: 'Empty: asked, and there is none.' })
  readonly riskToOthers: readonly RiskToOthers[] | null;

  @Field(() => RecourseEnum, { nullable: true, description: 'To public funds.' })
  readonly recourse: Recourse | null;

  @Field(() => RentCoverEnum, { nullable: true, description: 'What would pay the rent.' })
  readonly rentCover: RentCover | null;

  @Field(() => Boolean, { nullable: true, description: 'Someone works at night.' })
  readonly nightWork: boolean | null;

  @Field(() => WantedGroupType, { nullable: true, description: 'A service by and for their own group.' })
  readonly byAndFor: WantedGroupType | null;

  @Field(() => [FaithDietNeedEnum], { nullable: true, description: 'Empty: asked, and there is none.' })
  readonly faithDiet: readonly FaithDiet[] | null;

  @Field(() => WillShareType, { description: 'With other households.' })
  readonly willShare: WillShareType;

  @Field(() => HouseholdDistrictType, { nullable: true, description: 'The district they fled from.' })
  readonly cameFromDistrict: HouseholdDistrictType | null;

  @Field(() => [StayNearType], { nullable: true, description: 'Empty: asked, and there is none.' })
  readonly stayNear: readonly StayNearType[] | null;

  @Field(() => [PreferenceEnum], { description: 'The preferences that they marked as flexible.' })
  readonly flexible: readonly Preference[];

  @Field(() => [HouseholdPersonType], {
    description: 'Everyone, in the order they were told, with where they are today.',
  })
  readonly people: readonly HouseholdPersonType[];

  @Field(() => [LinkedHouseholdType], {
    description: 'Households to keep near this one, whose case you hold as well.',
  })
  readonly keepNear: readonly LinkedHouseholdType[];

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
