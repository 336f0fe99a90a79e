import { type Gender, genders } from '@app/eligibility';
import { LocalDateType } from '@app/graphql';
import { BirthMonthInput, GenderEnum } from '@app/households';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type MoveOnBlock, moveOnBlocks } from '../domain/moving-on';
import {
  type Characteristic,
  characteristics,
  type EqualityAnswer,
  equalityAnswers,
  type SupportType,
  supportTypes,
} from '../domain/supported';
import { CharacteristicEnum, EqualityAnswerEnum, MoveOnBlockEnum, SupportTypeEnum } from './enums';

const whichEpisode = { message: 'Say which episode.' };

@InputType({ description: 'Whether a resident is ready to move on, and what keeps her.' })
export class SetReadyToMoveOnInput {
  @Field(() => ID, { description: 'Which stay.' })
  @IsUUID(undefined, { message: 'Say which stay.' })
  episodeId: string;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The day since when she is ready, today or earlier; null: she is not, or not after all.',
  })
  readyOn?: LocalDate | null;

  @Field(() => MoveOnBlockEnum, { nullable: true, description: 'What keeps her; null: nothing.' })
  @IsOptional()
  @IsIn(moveOnBlocks, { message: `Choose one of ${moveOnBlocks.join(', ')}.` })
  blockedBy?: MoveOnBlock | null;
}

@InputType({ description: 'One person’s answer about equality.' })
export class EqualityAnswerInput {
  @Field(() => Int, { description: 'Number of the person within the episode.' })
  @IsInt({ message: 'Give the number of the person.' })
  person: number;

  @Field(() => CharacteristicEnum, { description: 'What was asked.' })
  @IsIn(characteristics, { message: `Choose one of ${characteristics.join(', ')}.` })
  characteristic: Characteristic;

  @Field(() => EqualityAnswerEnum, { description: 'As they said it. Leave out what was not asked.' })
  @IsIn(equalityAnswers, { message: `Choose one of ${equalityAnswers.join(', ')}.` })
  answer: EqualityAnswer;
}

@InputType({ description: 'Answers about equality, of adults and children.' })
export class RecordEqualityInput {
  @Field(() => ID, { description: 'Which episode, open or ended.' })
  @IsUUID(undefined, whichEpisode)
  episodeId: string;

  @Field(() => [EqualityAnswerInput], { description: '1 to 400. One given before is replaced.' })
  @ArrayMinSize(1, { message: 'Give at least one answer.' })
  @ArrayMaxSize(400, { message: 'Give at most 400 answers at once.' })
  @ValidateNested({ each: true })
  @Type(() => EqualityAnswerInput)
  answers: EqualityAnswerInput[];
}

@InputType({ description: 'Support of one type given to one person.' })
export class SupportGivenInput {
  @Field(() => Int, { description: 'Number of the person within the episode.' })
  @IsInt({ message: 'Give the number of the person.' })
  person: number;

  @Field(() => SupportTypeEnum, { description: 'What kind.' })
  @IsIn(supportTypes, { message: `Choose one of ${supportTypes.join(', ')}.` })
  supportType: SupportType;

  @Field(() => LocalDateType, { description: 'The first day it was given.' })
  firstGivenOn: LocalDate;
}

@InputType({ description: 'Support given, to adults and children.' })
export class RecordSupportInput {
  @Field(() => ID, { description: 'Which episode, open or ended.' })
  @IsUUID(undefined, whichEpisode)
  episodeId: string;

  @Field(() => [SupportGivenInput], { description: '1 to 300. Told again, the first day is corrected.' })
  @ArrayMinSize(1, { message: 'Say which support was given to whom.' })
  @ArrayMaxSize(300, { message: 'Give at most 300 at once.' })
  @ValidateNested({ each: true })
  @Type(() => SupportGivenInput)
  given: SupportGivenInput[];
}

@InputType({
  description: 'Somebody joined a household that is supported: born, or come later. Not the lead.',
})
export class RecordJoinedInput {
  @Field(() => ID, { description: 'Which episode.' })
  @IsUUID(undefined, whichEpisode)
  episodeId: string;

  @Field(() => GenderEnum, { nullable: true, description: 'As they say it; null: not asked.' })
  @IsOptional()
  @IsIn(genders, { message: `Choose one of ${genders.join(', ')}.` })
  gender?: Gender | null;

  @Field(() => BirthMonthInput, { nullable: true, description: 'Month of birth, or else the age.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => BirthMonthInput)
  born?: BirthMonthInput | null;

  @Field(() => Int, { nullable: true, description: 'Whole years on the day they joined; null: not told.' })
  @IsOptional()
  @IsInt({ message: 'Give the age in whole years, 0 to 120.' })
  @Min(0, { message: 'Give the age in whole years, 0 to 120.' })
  @Max(120, { message: 'Give the age in whole years, 0 to 120.' })
  age?: number | null;

  @Field(() => LocalDateType, { description: 'The day they joined.' })
  joinedOn: LocalDate;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
