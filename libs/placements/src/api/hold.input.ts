import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { holdMinutes } from '../domain/holding';

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

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
