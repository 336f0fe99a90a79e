import { InstantType } from '@app/graphql';
import type { RuleCode } from '@app/eligibility';
import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsOptional, IsUUID, Length } from 'class-validator';
import { overridableRules, rulesToAskAbout } from '../domain/overriding';
import { type DeclineReason, declineReasons } from '../domain/unable-reasons';
import { DeclineReasonEnum } from './enums';
import { Trimmed } from './trimmed';

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
  @Trimmed()
  @Length(10, 500, { message: 'Say in 10 to 500 characters why it is safe enough.' })
  safetyReason?: string | null;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'A provider takes a household that some of its own rules would not.' })
export class OverrideRulesInput {
  @Field(() => ID, { description: 'Which referral.' })
  @IsUUID(undefined, { message: 'Say which referral.' })
  referralId: string;

  @Field(() => [String], {
    description: 'The rules, by their codes, of those that you are asked to override.',
  })
  @ArrayMinSize(1, { message: 'Name at least one rule.' })
  @ArrayMaxSize(overridableRules.length, { message: 'Name each rule once.' })
  @IsIn(overridableRules, { message: 'Name rules that can be overridden.', each: true })
  rules: RuleCode[];

  @Field(() => String, {
    description: 'Why, in 10 to 500 characters; kept on record with your name, and not shown to the sender.',
  })
  @Trimmed()
  @Length(10, 500, { message: 'Say why in 10 to 500 characters.' })
  reason: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'Something that a provider must know before it decides.' })
export class AskQuestionInput {
  @Field(() => ID, { description: 'Which referral.' })
  @IsUUID(undefined, { message: 'Say which referral.' })
  referralId: string;

  @Field(() => String, {
    description: 'What, in 3 to 500 characters. Ask for no name, address or former address.',
  })
  @Trimmed()
  @Length(3, 500, { message: 'Ask in 3 to 500 characters.' })
  text: string;

  @Field(() => [String], {
    defaultValue: [],
    description:
      'The rules that the answer would settle, by their codes; where they would not be safe is none of them.',
  })
  @ArrayUnique({ message: 'Name each rule once.' })
  @IsIn(rulesToAskAbout, { message: 'Name rules that you may ask about.', each: true })
  rules: RuleCode[];

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'What the sender answers to the provider’s question.' })
export class AnswerQuestionInput {
  @Field(() => ID, { description: 'Which referral: its open question.' })
  @IsUUID(undefined, { message: 'Say which referral.' })
  referralId: string;

  @Field(() => String, { description: 'In 1 to 500 characters. Name nobody.' })
  @Trimmed()
  @Length(1, 500, { message: 'Answer in 1 to 500 characters.' })
  text: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
