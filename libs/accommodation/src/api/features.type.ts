import type { AdmissionPolicy, ByAndForGroup, FaithDiet, Security, Staffing } from '@app/eligibility';
import { LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  AdmissionPolicyKindEnum,
  FaithDietProvidedEnum,
  GroupServedEnum,
  SecurityEnum,
  StaffingEnum,
} from './enums';

@ObjectType('ServiceFeatures', { description: 'What a service is like, beside whom it takes.' })
export class ServiceFeaturesType {
  @Field(() => StaffingEnum, { description: 'When staff are there.' })
  readonly staffing: Staffing;

  @Field(() => [SecurityEnum], { description: 'What keeps it secure.' })
  readonly securities: readonly Security[];

  @Field(() => [String], { description: 'Languages that staff speak: ISO 639-1 codes, such as "pl".' })
  readonly staffLanguages: readonly string[];

  @Field(() => Boolean, { description: 'Uses interpreters, at least by phone.' })
  readonly interpreting: boolean;

  @Field(() => Boolean, { description: 'Staff sign British Sign Language.' })
  readonly bslStaff: boolean;

  @Field(() => [GroupServedEnum], { description: 'Whom it is run by and for; empty: for everyone it takes.' })
  readonly byAndForGroups: readonly ByAndForGroup[];

  @Field(() => [FaithDietProvidedEnum], { description: 'Faith and diet it provides for.' })
  readonly faithDiets: readonly FaithDiet[];

  @Field(() => Int, {
    nullable: true,
    description: 'Whole pence a week, service charge included; null: not told.',
  })
  readonly weeklyRentPence: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole pence a week that no benefit covers; null: not told.',
  })
  readonly personalChargePence: number | null;

  @Field(() => Boolean, { description: 'Residents must be in by some hour.' })
  readonly curfew: boolean;

  @Field(() => Boolean, { description: 'Arranges for pets to be fostered.' })
  readonly petFostering: boolean;
}

@ObjectType('AdmissionPolicy', {
  description: 'Whom a service admits by sex and gender, from a day on, and on what basis in law.',
})
export class AdmissionPolicyType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => AdmissionPolicyKindEnum, { description: 'Case by case, inclusive, or one sex only.' })
  readonly policy: AdmissionPolicy;

  @Field(() => String, { description: 'As the provider states it.' })
  readonly legalBasis: string;

  @Field(() => LocalDateType, { description: 'In force from this day until the next one begins.' })
  readonly from: LocalDate;
}

export const AdmissionPolicyPageType = pageType(AdmissionPolicyType, 'AdmissionPolicyPage');
