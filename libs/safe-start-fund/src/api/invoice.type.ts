import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate, Pence } from '@app/kernel';
import { Field, Float, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('FundInvoiceLine', { description: 'What of an invoice is for one awarded line.' })
export class FundInvoiceLineType {
  @Field(() => ID, { description: 'Which line.' })
  readonly awardLineId: string;

  @Field(() => Float, { description: 'How much. Whole pence.' })
  readonly pence: Pence;
}

@ObjectType('FundInvoice', {
  description: 'What a supplier asks for awarded lines, which are payable from then on.',
})
export class FundInvoiceType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'Who asks.' })
  readonly supplier: string;

  @Field(() => String, { description: 'The supplier’s own.' })
  readonly number: string;

  @Field(() => String, { description: 'The organisation it was sent in by.' })
  readonly sentInBy: string;

  @Field(() => LocalDateType, { description: 'Its day.' })
  readonly invoicedOn: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'The day it came; null: nobody said.' })
  readonly receivedOn: LocalDate | null;

  @Field(() => LocalDateType, { description: 'To be paid by then.' })
  readonly dueOn: LocalDate;

  @Field(() => Float, { description: 'Without VAT. Whole pence.' })
  readonly netPence: Pence;

  @Field(() => Float, { description: 'VAT.' })
  readonly vatPence: Pence;

  @Field(() => Float, { description: 'Both together.' })
  readonly grossPence: Pence;

  @Field(() => Boolean, { description: 'The council recovers the VAT: it costs the fund the net amount.' })
  readonly vatRecovered: boolean;

  @Field(() => Float, { description: 'What it costs the fund.' })
  readonly costPence: Pence;

  @Field(() => ID, { description: 'Whom the fund pays.' })
  readonly payeeId: string;

  @Field(() => [FundInvoiceLineType], { description: 'Each awarded line once.' })
  readonly lines: readonly FundInvoiceLineType[];

  @Field(() => InstantType, { description: 'When.' })
  readonly recordedAt: Date;

  @Field(() => [String], {
    description:
      'Numbers of other invoices to the same payee for the same amount, within 30 days: look whether it is the same.',
  })
  readonly alike: readonly string[];

  @Field(() => Boolean, { description: 'Some line was awarded for another supplier.' })
  readonly otherSupplier: boolean;
}

export const FundInvoicePageType = pageType(FundInvoiceType, 'FundInvoicePage');
