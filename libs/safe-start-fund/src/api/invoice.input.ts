import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, Float, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsUUID, Length, ValidateNested } from 'class-validator';
import { Trimmed } from './trimmed';

@InputType({ description: 'What of an invoice is for one awarded line.' })
export class InvoiceLineInput {
  @Field(() => ID, { description: 'Which line.' })
  @IsUUID(undefined, { message: 'Say for which awarded line.' })
  awardLineId: string;

  @Field(() => Float, { description: 'How much, up to what is committed for it. Whole pence.' })
  pence: number;
}

@InputType({ description: 'What a supplier asks for awarded lines.' })
export class RecordInvoiceInput {
  @Field(() => String, { description: 'Who asks.' })
  @Trimmed()
  @Length(1, 120, { message: 'Give the supplier in up to 120 characters.' })
  supplier: string;

  @Field(() => String, { description: 'The supplier’s own number of it.' })
  @Trimmed()
  @Length(1, 60, { message: 'Give its number in up to 60 characters.' })
  number: string;

  @Field(() => LocalDateType, { description: 'Its day.' })
  invoicedOn: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'The day it came. Default: today.' })
  receivedOn?: LocalDate | null;

  @Field(() => Float, { description: 'Without VAT. Whole pence.' })
  netPence: number;

  @Field(() => Float, { description: 'VAT; 0 when there is none.' })
  vatPence: number;

  @Field(() => Float, { description: 'Both together, to the penny.' })
  grossPence: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'The council ordered it, receives it, is named on this invoice and pays it, and so recovers the VAT. Never true of what is paid back.',
  })
  vatRecovered: boolean;

  @Field(() => ID, { description: 'Whom the fund pays.' })
  @IsUUID(undefined, { message: 'Say who is to be paid.' })
  payeeId: string;

  @Field(() => [InvoiceLineInput], {
    description: 'Together what it costs the fund: gross, or net where the VAT is recovered.',
  })
  @ArrayMinSize(1, { message: 'Name at least one awarded line.' })
  @ArrayMaxSize(20, { message: 'Name up to 20 lines.' })
  @ValidateNested({ each: true })
  @Type(() => InvoiceLineInput)
  lines: InvoiceLineInput[];

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
