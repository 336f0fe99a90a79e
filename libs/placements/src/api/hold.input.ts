import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { holdMinutes } from '../domain/holding';
import { Trimmed } from './trimmed';

@InputType({ description: 'Asks a provider to take a household that does not fit by its own rules.' })
export class AskToOverrideInput {
  @Field(() => String, {
    description: 'Why, in 10 to 500 characters: the provider reads it with the referral. Name nobody.',
  })
  @Trimmed()
  @Length(10, 500, { message: 'Say in 10 to 500 characters why the provider should take them.' })
  reason: string;
}

@InputType({ description: 'A place to keep for a household.' })
export class HoldVacancyInput {
  @Field(() => ID, { description: 'Whom it is for. You hold the case.' })
  @IsUUID(undefined, { message: 'Say which household it is for.' })
  householdId: string;

  @Field(() => ID, { description: 'Which vacancy. Its first nights, as the search offers them.' })
  @IsUUID(undefined, { message: 'Say which vacancy to hold.' })
  vacancyId: string;

  @Field(() => Int, {
    defaultValue: holdMinutes.usual,
    description: 'How long, 30 minutes to 24 hours (1440).',
  })
  minutes?: number;

  @Field(() => AskToOverrideInput, {
    nullable: true,
    description:
      'For a place that fails only rules that its provider may override: asks it to. Not needed, and not kept, for one that suits.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AskToOverrideInput)
  askToOverride?: AskToOverrideInput | null;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
