import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import {
  type ImmigrationStatus,
  immigrationStatuses,
  type TransHistoryAnswer,
  transHistoryAnswers,
} from '../domain/access-classes';
import { ImmigrationStatusEnum, TransHistoryAnswerEnum } from './enums';

@InputType({ description: 'An immigration status; it takes the place of the one before.' })
export class RecordImmigrationInput {
  @Field(() => ID, { description: 'Of the household.' })
  householdId: string;

  @Field(() => ImmigrationStatusEnum, {
    nullable: true,
    description: 'Null: back to "not asked". Recourse to public funds is answered by itself.',
  })
  @IsOptional()
  @IsIn(immigrationStatuses, { message: `Choose one of ${immigrationStatuses.join(', ')}.` })
  status?: ImmigrationStatus | null;

  @Field(() => LocalDateType, { nullable: true, description: 'With MVDAC_GRANTED: its first day.' })
  mvdacFrom?: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'With MVDAC_GRANTED: its last day.' })
  mvdacTo?: LocalDate | null;
}

@InputType({ description: 'What one person chose to say; it takes the place of what they said before.' })
export class RecordTransHistoryInput {
  @Field(() => ID, { description: 'Of the household.' })
  householdId: string;

  @Field(() => String, { description: 'The key of the person within the household.' })
  personKey: string;

  @Field(() => TransHistoryAnswerEnum, { nullable: true, description: 'Null: back to "not asked".' })
  @IsOptional()
  @IsIn(transHistoryAnswers, { message: `Choose one of ${transHistoryAnswers.join(', ')}.` })
  answer?: TransHistoryAnswer | null;
}
