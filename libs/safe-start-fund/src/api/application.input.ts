import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { type ItemCategory, itemCategories, type Stream, streams } from '../domain/words';
import { FundStreamEnum, ItemCategoryEnum } from './fund.enums';
import { Trimmed } from './trimmed';

@InputType({ description: 'One thing that is asked for.' })
export class ApplicationLineInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Of a line that is there already, which keeps its quote; leave out for a new one.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'Give the id of a line.' })
  id?: string | null;

  @Field(() => ItemCategoryEnum, { description: 'What kind.' })
  @IsIn(itemCategories, { message: 'Choose a category.' })
  category: ItemCategory;

  @Field(() => String, { description: 'What, without names of people.' })
  @Trimmed()
  @Length(1, 200, { message: 'Say what, in up to 200 characters.' })
  what: string;

  @Field(() => String, { description: 'Who supplies it.' })
  @Trimmed()
  @Length(1, 120, { message: 'Say who supplies it, in up to 120 characters.' })
  supplier: string;

  @Field(() => Int, { description: 'Without VAT. Whole pence.' })
  netPence: number;

  @Field(() => Int, { description: 'VAT; 0 when there is none.' })
  vatPence: number;

  @Field(() => Int, { description: 'Both together, to the penny.' })
  grossPence: number;
}

@InputType({ description: 'What a household needs. The fund knows nothing of it until it is submitted.' })
export class DraftApplicationInput {
  @Field(() => String, { description: 'ONS code of the authority whose fund it is, as funds names it.' })
  @Trimmed()
  authorityCode: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For whom: a household whose case you hold. Leave out with an episode or a placement.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'Say for which household.' })
  householdId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The place she is to move to, when there is one.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Say which placement.' })
  placementId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For whom: a household that lives with you now.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Say which episode.' })
  episodeId?: string | null;

  @Field(() => FundStreamEnum, { description: 'To leave, or to stay or settle.' })
  @IsIn(streams, { message: 'Say for what: to leave, or to stay or settle.' })
  stream: Stream;

  @Field(() => String, {
    description:
      'Why it is needed. Name nobody: the fund decides without knowing who they are. Kept sealed; the fund opens it on record.',
  })
  @Trimmed()
  @Length(10, 2000, { message: 'Say why it is needed, in 10 to 2,000 characters.' })
  why: string;

  @Field(() => [ApplicationLineInput], { description: 'What is asked for, up to 20.' })
  @ArrayMaxSize(20, { message: 'Ask for up to 20 things at once.' })
  @ValidateNested({ each: true })
  @Type(() => ApplicationLineInput)
  lines: ApplicationLineInput[];

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({
  description:
    'What a draft, or an application that the fund asked about, says otherwise. What is left out stays.',
})
export class ChangeApplicationInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which application.' })
  applicationId: string;

  @Field(() => FundStreamEnum, { nullable: true, description: 'To leave, or to stay or settle.' })
  @IsOptional()
  @IsIn(streams, { message: 'Say for what: to leave, or to stay or settle.' })
  stream?: Stream | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is needed. Name nobody: the fund decides without knowing who they are. Kept sealed; the fund opens it on record.',
  })
  @Trimmed()
  @IsOptional()
  @Length(10, 2000, { message: 'Say why it is needed, in 10 to 2,000 characters.' })
  why?: string | null;

  @Field(() => [ApplicationLineInput], {
    nullable: true,
    description: 'All that is asked for from now on: whatever is not named is not asked for any more.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Ask for up to 20 things at once.' })
  @ValidateNested({ each: true })
  @Type(() => ApplicationLineInput)
  lines?: ApplicationLineInput[] | null;
}

@InputType({
  description:
    'A quote for a line: a PDF, PNG or JPEG of up to 5 MB. Send it with the header x-hearth-document, or it is too large.',
})
export class AttachQuoteInput {
  @Field(() => ID, { description: 'Which line.' })
  @IsUUID(undefined, { message: 'Say for which line.' })
  lineId: string;

  @Field(() => String, { description: 'Of the file, in base64. Its name is not kept.' })
  content: string;
}

@InputType({ description: 'What the fund must know before it decides.' })
export class AskForInformationInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which application.' })
  applicationId: string;

  @Field(() => String, { description: 'In plain words, without names.' })
  @Trimmed()
  @Length(5, 1000, { message: 'Ask in 5 to 1,000 characters.' })
  question: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'The answer, with which the application is submitted again.' })
export class GiveInformationInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which application.' })
  applicationId: string;

  @Field(() => String, { description: 'Name nobody. Kept sealed, like the reason.' })
  @Trimmed()
  @Length(2, 2000, { message: 'Answer in 2 to 2,000 characters.' })
  answer: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'What is awarded for one line.' })
export class LineAwardInput {
  @Field(() => ID, { description: 'Which line.' })
  @IsUUID(undefined, { message: 'Say which line.' })
  lineId: string;

  @Field(() => Int, { description: 'How much, up to what was asked for; 0 to refuse it. Whole pence.' })
  awardedPence: number;

  @Field(() => String, { nullable: true, description: 'Why less than asked for. The applicant reads it.' })
  @Trimmed()
  @IsOptional()
  @Length(3, 500, { message: 'Say why, in 3 to 500 characters.' })
  cutBecause?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why a category is allowed that needs an officer’s word.',
  })
  @Trimmed()
  @IsOptional()
  @Length(3, 500, { message: 'Say why, in 3 to 500 characters.' })
  allowedBecause?: string | null;
}

@InputType({ description: 'An officer’s decision, line by line.' })
export class DecideApplicationInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which application.' })
  applicationId: string;

  @Field(() => [LineAwardInput], { description: 'Every line once.' })
  @ArrayMaxSize(20, { message: 'Decide each line once.' })
  @ValidateNested({ each: true })
  @Type(() => LineAwardInput)
  lines: LineAwardInput[];

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'Money of an awarded line that is not wanted after all.' })
export class ReleaseAwardInput {
  @Field(() => ID, { description: 'Which line.' })
  @IsUUID(undefined, { message: 'Say which line.' })
  awardLineId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How much; leave out for all that is not in payment or paid. Whole pence.',
  })
  pence?: number | null;

  @Field(() => String, { description: 'Why. Kept on record.' })
  @Trimmed()
  @Length(3, 500, { message: 'Say why, in 3 to 500 characters.' })
  because: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
