import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { type PaymentFormat, paymentFormats } from '../domain/payment-words';
import { PaymentFormatEnum } from './payment-enums';
import { Trimmed } from './trimmed';

const key = 'The same for every try of this act, 8 to 100 characters.';
const mostLines = 500;

@InputType({ description: 'Lines to be paid together.' })
export class DraftPaymentRunInput {
  @Field(() => [ID], { description: 'Awarded lines that are payable, 1 to 500.' })
  @ArrayMinSize(1, { message: 'Say which lines to pay.' })
  @ArrayMaxSize(mostLines, { message: 'A run has at most 500 payments. Make two.' })
  @IsUUID(undefined, { each: true, message: 'Say which lines to pay.' })
  awardLineIds: string[];

  @Field(() => LocalDateType, {
    description:
      'On which day the bank is to process it; a weekend or bank holiday becomes the next working day.',
  })
  processingDay: LocalDate;

  @Field(() => PaymentFormatEnum, { nullable: true, description: 'Default: as the fund’s settings say.' })
  @IsOptional()
  @IsIn(paymentFormats, { message: 'Say what to write.' })
  format?: PaymentFormat | null;

  @Field(() => String, { description: key })
  idempotencyKey: string;
}

@InputType({ description: 'A change of a draft.' })
export class ChangePaymentRunInput {
  @Field(() => ID, { description: 'Which run.' })
  @IsUUID(undefined, { message: 'Say which run.' })
  id: string;

  @Field(() => [ID], { nullable: true, description: 'Awarded lines to put in.' })
  @IsOptional()
  @ArrayMaxSize(mostLines, { message: 'A run has at most 500 payments. Make two.' })
  @IsUUID(undefined, { each: true, message: 'Say which lines to put in.' })
  addAwardLineIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Payments to take out.' })
  @IsOptional()
  @ArrayMaxSize(mostLines, { message: 'A run has at most 500 payments.' })
  @IsUUID(undefined, { each: true, message: 'Say which payments to take out.' })
  takePaymentIds?: string[] | null;

  @Field(() => LocalDateType, { nullable: true, description: 'Another processing day.' })
  processingDay?: LocalDate | null;
}

@InputType({ description: 'One step of a run.' })
export class RunStepInput {
  @Field(() => ID, { description: 'Which run.' })
  @IsUUID(undefined, { message: 'Say which run.' })
  id: string;

  @Field(() => String, { description: key })
  idempotencyKey: string;
}

@InputType({ description: 'Approval of exactly what was looked at.' })
export class ApprovePaymentRunInput extends RunStepInput {
  @Field(() => String, { description: 'The content hash that you were shown.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'Give the content hash that you were shown.' })
  contentHash: string;
}

@InputType({ description: 'A file was handed over.' })
export class SendPaymentRunInput extends RunStepInput {
  @Field(() => String, { description: 'To whom and how, 1 to 200 characters.' })
  @Trimmed()
  @Length(1, 200, { message: 'Say to whom and how, in 1 to 200 characters.' })
  how: string;
}

@InputType({ description: 'A run is not to be paid.' })
export class CancelPaymentRunInput {
  @Field(() => ID, { description: 'Which run.' })
  @IsUUID(undefined, { message: 'Say which run.' })
  id: string;

  @Field(() => String, { description: 'Why, 1 to 300 characters.' })
  @Trimmed()
  @Length(1, 300, { message: 'Say why, in 1 to 300 characters.' })
  reason: string;
}

@InputType({
  description: 'The bank refused a file, or some of its payments: nothing of them was or will be paid.',
})
export class RejectedByBankInput extends CancelPaymentRunInput {
  @Field(() => [ID], { nullable: true, description: 'Which payments; null: all of the file.' })
  @IsOptional()
  @IsUUID(undefined, { each: true, message: 'Say which payments.' })
  paymentIds?: string[] | null;
}
