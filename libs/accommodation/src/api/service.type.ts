import type { AccommodationType } from '@app/eligibility';
import { LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AreaType } from './area.type';
import { AccommodationTypeEnum } from './enums';
import { AdmissionPolicyType, ServiceFeaturesType } from './features.type';
import { QualityMarkType, ServiceCommissioningType } from './service-standing.type';

@ObjectType('ServiceSummary', { description: 'A service as those who place households see it.' })
export class ServiceSummaryType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'Says nothing of the place.' })
  readonly name: string;

  @Field(() => AccommodationTypeEnum, { description: 'One of six.' })
  readonly accommodationType: AccommodationType;

  @Field(() => Boolean, {
    description: 'Counts as relevant accommodation for the Part 4 duty (SI 2021/991 regulation 2).',
  })
  readonly relevant: boolean;

  @Field(() => String, { description: 'Whose service it is.' })
  readonly providerName: string;

  @Field(() => String, {
    nullable: true,
    description: 'HH:MM in London; null: the intake desk never closes.',
  })
  readonly intakeOpens: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM in London.' })
  readonly intakeCloses: string | null;

  @Field(() => AreaType, { description: 'Its district, or what masks it.' })
  readonly area: AreaType;

  @Field(() => ServiceFeaturesType, { description: 'What it is like, beside whom it takes.' })
  readonly features: ServiceFeaturesType;

  @Field(() => AdmissionPolicyType, {
    nullable: true,
    description:
      'In force today: to be read before anybody says anything about themselves. Null: none is stated.',
  })
  readonly admissionPolicy: AdmissionPolicyType | null;
}

@ObjectType('Service', { description: 'A service as its own provider sees it.' })
export class ServiceType extends ServiceSummaryType {
  @Field(() => Boolean, {
    description: 'Shown by sub-region, because it is, or was, alone of its type in its district.',
  })
  readonly masked: boolean;

  @Field(() => Int, { description: 'Days kept to make a unit ready between two households.' })
  readonly turnaroundDays: number;

  @Field(() => Boolean, { description: 'Those are working days of England and Wales.' })
  readonly turnaroundInWorkingDays: boolean;

  @Field(() => Int, { description: 'A vacancy is fresh for this many hours after it was confirmed.' })
  readonly freshHours: number;

  @Field(() => Int, { description: 'Aging up to this many, and stale after.' })
  readonly agingHours: number;

  @Field(() => LocalDateType, { description: 'First day.' })
  readonly openedOn: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'First day it is no longer open.' })
  readonly closedOn: LocalDate | null;

  @Field(() => Int, { description: 'How many units it has.' })
  readonly units: number;

  @Field(() => [ServiceCommissioningType], {
    description: 'Which tier-one authority commissions it, newest first. Empty: none ever did.',
  })
  readonly commissioning: readonly ServiceCommissioningType[];

  @Field(() => [QualityMarkType], {
    description: 'By which standards it works or works towards, newest first.',
  })
  readonly qualityMarks: readonly QualityMarkType[];
}

export const ServicePageType = pageType(ServiceType, 'ServicePage');

@ObjectType('RevealedLocation', {
  description: 'An address, answered to one named act, with a reason, on record.',
})
export class RevealedLocationType {
  @Field(() => String, { description: 'As it was recorded.' })
  readonly address: string;
}

@ObjectType('LocationRecorded', { description: 'The address is sealed and stored.' })
export class LocationRecordedType {
  @Field(() => ID, { description: 'Of the service it belongs to.' })
  readonly id: string;
}

@ObjectType('EntryRulesSet', { description: 'What a level says of whom it takes was replaced.' })
export class EntryRulesSetType {
  @Field(() => ID, { description: 'Of the provider, service, unit or vacancy.' })
  readonly id: string;
}
