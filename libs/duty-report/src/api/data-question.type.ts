import { InstantType, pageType } from '@app/graphql';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn, IsUUID, Length } from 'class-validator';
import { type GapCode, gapCodes } from '../domain/gaps';
import { GapCodeEnum } from './return.type';

@ObjectType('DataQuestion', {
  description: 'An authority asks a provider about one of its own records, for the annual return.',
})
export class DataQuestionType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'Which authority.' })
  readonly askedBy: string;

  @Field(() => String, { description: 'For the return of which year.' })
  readonly year: string;

  @Field(() => String, { description: 'EPISODE, REFERRAL or SERVICE.' })
  readonly subjectKind: string;

  @Field(() => ID, { description: 'Of your record.' })
  readonly subjectId: string;

  @Field(() => String, { description: 'To speak of it by.' })
  readonly reference: string;

  @Field(() => GapCodeEnum, { description: 'What is missing or contradicts itself.' })
  readonly code: GapCode;

  @Field(() => String, { description: 'The same, for reading.' })
  readonly message: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly askedAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'When you said that it is done; null: it waits.' })
  readonly settledAt: Date | null;
}
export const DataQuestionPageType = pageType(DataQuestionType, 'DataQuestionPage');

@InputType({ description: 'A gap that its provider is asked about.' })
export class AskAboutDataInput {
  @Field(() => String, { description: 'ONS code of your authority.' })
  @Length(1, 60, { message: 'Give the ONS code of your authority, such as E10000012.' })
  authorityCode: string;

  @Field(() => String, { description: 'Such as 2025-26.' })
  @Length(1, 20, { message: 'Give the year as 2025-26.' })
  year: string;

  @Field(() => ID, { description: 'The record, as the gap names it.' })
  @IsUUID(undefined, { message: 'Say which record.' })
  subjectId: string;

  @Field(() => GapCodeEnum, { description: 'What is missing, as the gap names it.' })
  @IsIn(Object.keys(gapCodes), { message: 'Say what is missing.' })
  code: GapCode;
}
