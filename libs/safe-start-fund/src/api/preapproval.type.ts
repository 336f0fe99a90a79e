import { LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@ObjectType('Preapproval', {
  description: 'Between two days an organisation may spend first and claim afterwards, under the line.',
})
export class PreapprovalType {
  @Field(() => ID, { description: 'For commands.' })
  readonly id: string;

  @Field(() => ID, { description: 'Whose fund.' })
  readonly authorityId: string;

  @Field(() => String, { description: 'Whose fund, by name.' })
  readonly authority: string;

  @Field(() => ID, { description: 'Who is approved.' })
  readonly organisationId: string;

  @Field(() => String, { description: 'Who is approved, by name.' })
  readonly organisation: string;

  @Field(() => LocalDateType, { description: 'The first day.' })
  readonly from: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The first day on which it does not hold; null: no end is set.',
  })
  readonly until: LocalDate | null;
}

@ObjectType('Claimant', { description: 'A provider that may be approved beforehand.' })
export class ClaimantType {
  @Field(() => ID, { description: 'For commands.' })
  readonly id: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name: string;
}

export const PreapprovalPageType = pageType(PreapprovalType, 'PreapprovalPage');

@InputType({ description: 'An organisation that may claim afterwards.' })
export class PreapproveProviderInput {
  @Field(() => ID, { description: 'Which organisation.' })
  @IsUUID(undefined, { message: 'Say which organisation.' })
  organisationId: string;

  @Field(() => LocalDateType, { description: 'The first day; money spent before it needs approval.' })
  from: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The first day on which it does not hold; null: until it is ended.',
  })
  until?: LocalDate | null;
}

@InputType({ description: 'The end of an approval.' })
export class EndPreapprovalInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which approval.' })
  id: string;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The first day on which it does not hold, today or later. Default: today.',
  })
  until?: LocalDate | null;
}
