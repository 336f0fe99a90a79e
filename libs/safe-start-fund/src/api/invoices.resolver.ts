import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Invoices } from '../invoices';
import { RecordInvoiceInput } from './invoice.input';
import { FundInvoicePageType, FundInvoiceType } from './invoice.type';

const FundInvoiceResult = resultOf('FundInvoiceResult', FundInvoiceType);

@Resolver()
export class InvoicesResolver {
  constructor(private readonly invoices: Invoices) {}

  @Query(() => FundInvoicePageType, {
    description: 'Invoices of your fund, or for what your organisation was awarded. Newest first.',
  })
  fundInvoices(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<FundInvoiceType>> {
    return this.invoices.fundInvoices(actor, args);
  }

  @Query(() => FundInvoiceType, { nullable: true, description: 'One invoice.' })
  fundInvoice(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FundInvoiceType | null> {
    return this.invoices.fundInvoice(actor, id);
  }

  @Mutation(() => FundInvoiceResult, {
    description:
      'Records an invoice: its lines are payable, and what is left of them goes back to the fund. Problems: INVOICE_KNOWN, DOES_NOT_ADD_UP, LINES_DO_NOT_ADD_UP, MORE_THAN_COMMITTED, LINE_HAS_INVOICE, LINE_UNKNOWN, OF_ANOTHER, NOT_ITS_AWARD, NOT_DIRECTLY, VAT_NOT_RECOVERABLE, IN_THE_FUTURE.',
  })
  recordInvoice(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordInvoiceInput,
  ): Promise<Outcome<FundInvoiceType>> {
    return this.invoices.recordInvoice(actor, input);
  }
}
