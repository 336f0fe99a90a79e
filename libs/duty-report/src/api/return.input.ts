import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const aReturn = { message: 'Say which return.' };

@InputType({ description: 'A return that is to be prepared.' })
export class OpenReturnInput {
  @Field(() => String, { description: 'ONS code of your authority, such as E10000012.' })
  @Length(1, 60, { message: 'Give the ONS code of your authority, such as E10000012.' })
  authorityCode: string;

  @Field(() => String, { description: 'Such as 2025-26.' })
  @Length(1, 20, { message: 'Give the year as 2025-26.' })
  year: string;
}

@InputType({ description: 'A return that was submitted and is to be sent again.' })
export class ReopenReturnInput {
  @Field(() => ID, { description: 'Any version of it.' })
  @IsUUID(undefined, aReturn)
  returnId: string;

  @Field(() => String, { description: 'Why, 10 to 500 characters. It is shown with what changed.' })
  @Length(10, 500, { message: 'Say in 10 to 500 characters why it is sent again.' })
  because: string;
}

@InputType({ description: 'An answer to a question of the form.' })
export class ReturnAnswerInput {
  @Field(() => String, { description: 'The question, such as T1.BOARD_IN_PLACE.' })
  @Length(1, 80, { message: 'Say which question.' })
  questionId: string;

  @Field(() => String, { description: 'YES or NO, a day as YYYY-MM-DD, or words: as the question asks.' })
  @Length(1, 4000, { message: 'Answer in at most 4,000 characters.' })
  value: string;
}

@InputType({ description: 'Answers to questions of the form.' })
export class AnswerReturnQuestionsInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID(undefined, aReturn)
  returnId: string;

  @Field(() => [ReturnAnswerInput], { description: 'All of them are kept, or none. At most 100.' })
  @ArrayMinSize(1, { message: 'Answer at least one question.' })
  @ArrayMaxSize(100, { message: 'Answer at most 100 questions at once.' })
  @ValidateNested({ each: true })
  @Type(() => ReturnAnswerInput)
  answers: ReturnAnswerInput[];
}

@InputType({ description: 'By what a return is counted.' })
export class SetReturnSettingInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID(undefined, aReturn)
  returnId: string;

  @Field(() => String, { description: 'The setting, such as SCOPE.' })
  @Length(1, 60, { message: 'Say which setting.' })
  name: string;

  @Field(() => String, { description: 'One of its values.' })
  @Length(1, 60, { message: 'Choose one of its values.' })
  value: string;
}

@InputType({ description: 'That a setting is right, and how that is known.' })
export class ConfirmReturnSettingInput extends SetReturnSettingInput {
  @Field(() => String, { description: 'How it is known: a letter, a page of guidance. 3 to 500 characters.' })
  @Length(3, 500, { message: 'Say in 3 to 500 characters how it is known.' })
  source: string;
}

@InputType({ description: 'A figure of services outside Hearth.' })
export class RecordOutsideFigureInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID(undefined, aReturn)
  returnId: string;

  @Field(() => String, { description: 'Table, row and column, none of them a total: T4 WOMEN REFUGE.' })
  @Length(3, 120, { message: 'Name the figure by table, row and column.' })
  figure: string;

  @Field(() => Int, { description: 'How many, from 1.' })
  @IsInt({ message: 'Give a whole number.' })
  @Min(1, { message: 'Give at least 1.' })
  @Max(1_000_000, { message: 'Give at most 1,000,000.' })
  value: number;

  @Field(() => String, { description: 'Whose figure it is, and of when. 3 to 500 characters.' })
  @Length(3, 500, { message: 'Say in 3 to 500 characters where the figure comes from.' })
  source: string;
}

@InputType({ description: 'That a return is right.' })
export class ReviewReturnInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID(undefined, aReturn)
  returnId: string;

  @Field(() => String, { description: 'Hash of what you looked at, as the return shows it.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'Give the hash exactly as the return shows it.' })
  sha256: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'A return that is to be sent.' })
export class SubmitReturnInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID(undefined, aReturn)
  returnId: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
