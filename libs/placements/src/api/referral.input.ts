import { InstantType } from '@app/graphql';
import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Length } from 'class-validator';
import { type DeclineReason, declineReasons } from '../domain/unable-reasons';
import { DeclineReasonEnum } from './enums';

const oneOf = { message: 'Choose one of the reasons.' };

@InputType({ description: 'A hold to be put to its provider.' })
export class SubmitReferralInput {
  @Field(() => ID, { description: 'One that stands.' })
  @IsUUID(undefined, { message: 'Say which hold.' })
  holdId: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'A provider’s yes.' })
export class AcceptReferralInput {
  @Field(() => ID, { description: 'Which referral.' })
  @IsUUID(undefined, { message: 'Say which referral.' })
  id: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'A provider’s no, with one reason that counts and any that contributed.' })
export class DeclineReferralInput {
  @Field(() => ID, { description: 'Which referral.' })
  @IsUUID(undefined, { message: 'Say which referral.' })
  id: string;

  @Field(() => DeclineReasonEnum, { description: 'The one that counts.' })
  @IsIn(declineReasons, oneOf)
  primaryReason: DeclineReason;

  @Field(() => [DeclineReasonEnum], {
    defaultValue: [],
    description: 'Others, each once, without the first.',
  })
  @ArrayMaxSize(23, { message: 'Name each reason once.' })
  @IsIn(declineReasons, { ...oneOf, each: true })
  contributingReasons: DeclineReason[];

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'Her own answer to a place that accepted her.' })
export class AnswerForHouseholdInput {
  @Field(() => ID, { description: 'Which referral.' })
  @IsUUID(undefined, { message: 'Say which referral.' })
  referralId: string;

  @Field(() => Boolean, { description: 'Whether she wants it.' })
  saysYes: boolean;

  @Field(() => InstantType, {
    nullable: true,
    description: 'When she is expected at the latest. Default: 24 hours; at most 72.',
  })
  arriveBy?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why she is placed though a safety rule could not be checked; 10 to 500 characters, kept on record with your name.',
  })
  @IsOptional()
  @Length(10, 500, { message: 'Say in 10 to 500 characters why it is safe enough.' })
  safetyReason?: string | null;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
