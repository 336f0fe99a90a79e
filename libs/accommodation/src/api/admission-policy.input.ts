import { type AdmissionPolicy, admissionPolicies } from '@app/eligibility';
import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsUUID, Length } from 'class-validator';
import { AdmissionPolicyKindEnum } from './enums';

@InputType({ description: 'Whom a service admits by sex and gender, from a day on.' })
export class SetAdmissionPolicyInput {
  @Field(() => ID, { description: 'Of the service.' })
  @IsUUID(undefined, { message: 'Say which service.' })
  serviceId: string;

  @Field(() => AdmissionPolicyKindEnum, { description: 'Case by case, inclusive, or one sex only.' })
  @IsIn(admissionPolicies, { message: `Choose one of ${admissionPolicies.join(', ')}.` })
  policy: AdmissionPolicy;

  @Field(() => String, {
    description: '10 to 500 characters: the provision of law relied on, and why it applies to this service.',
  })
  @Length(10, 500, { message: 'Say in 10 to 500 characters on what basis in law.' })
  legalBasis: string;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'First day it is in force: today or later. Default: today.',
  })
  from?: LocalDate;
}
