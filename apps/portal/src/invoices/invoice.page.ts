import { allows, inPounds, type Pence, type Role } from '@app/kernel';
import { type ItemCategory, keyOf, type PayeeKind } from '@app/safe-start-fund';
import { categoryWords } from '../applications/words';
import { moneyInWords, shortDayInWords } from '../layout/in-words';
import { namesHousehold, payeeKindWords } from '../payments/words';

/** An awarded line without an invoice. */
export interface LineToInvoice {
  readonly id: string;
  readonly reference: string | null;
  readonly awardedTo: string;
  readonly awardedToId: string;
  readonly category: ItemCategory;
  readonly supplier: string;
  readonly committedPence: number;
  readonly awardedAt: string;
}

export interface PayeeToChoose {
  readonly id: string;
  readonly kind: PayeeKind;
  readonly name: string;
}

/** An invoice as the list tells it. */
export interface InvoiceLine {
  readonly id: string;
  readonly supplier: string;
  readonly number: string;
  readonly sentInBy: string;
  readonly invoicedOn: string;
  readonly costPence: number;
  readonly vatRecovered: boolean;
  readonly alike: readonly string[];
  readonly otherSupplier: boolean;
}

export interface InvoicesData {
  readonly fundInvoices: {
    readonly nodes: readonly InvoiceLine[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

/** The invoices, newest first, each with what makes one look twice. */
export const invoicesPage = ({ fundInvoices }: InvoicesData, held: readonly Role[]) => ({
  invoices: fundInvoices.nodes.map((invoice) => ({
    supplier: invoice.supplier,
    number: invoice.number,
    sentInBy: invoice.sentInBy,
    day: shortDayInWords(invoice.invoicedOn),
    money: `${moneyInWords(invoice.costPence)}${invoice.vatRecovered ? ', without VAT' : ''}`,
    warnings: [
      ...(invoice.alike.length > 0
        ? [`The same amount to the same payee as ${invoice.alike.join(', ')}: look whether it is the same.`]
        : []),
      ...(invoice.otherSupplier ? ['Awarded for another supplier.'] : []),
    ],
  })),
  next: fundInvoices.hasNextPage ? fundInvoices.endCursor : null,
  mayRecord: allows('recordInvoice', held),
});

/** The name of the field with the amount of a line. */
export const amountField = (awardLineId: string): string => `pence-${awardLineId}`;

/** The lines to choose from first: an invoice is recorded for one, and for others of the same organisation with it. */
export const linesToInvoice = (lines: readonly LineToInvoice[]) =>
  lines.map((line) => ({
    href: `/invoices/new?line=${line.id}`,
    supplier: line.supplier,
    what: categoryWords[line.category],
    money: moneyInWords(line.committedPence),
    where: [line.awardedTo, ...(line.reference === null ? [] : [line.reference])].join(', '),
  }));

const pounds = (pence: number): string => inPounds(pence as Pence).replaceAll(/[£,]/g, '');

/** The form of one invoice: the line it began with, others it may be for too, and whom it can be paid to. */
export function invoiceForm(
  line: LineToInvoice,
  lines: readonly LineToInvoice[],
  payees: readonly PayeeToChoose[],
) {
  // What has the same supplier comes first; a form is no longer than an invoice can be.
  const others = lines
    .filter(({ id, awardedToId }) => id !== line.id && awardedToId === line.awardedToId)
    .sort((a, b) => Number(b.supplier === line.supplier) - Number(a.supplier === line.supplier))
    .slice(0, 19);
  const shown = (of: LineToInvoice) => ({
    id: of.id,
    field: amountField(of.id),
    label: `${categoryWords[of.category]}, ${of.supplier}`,
    hint: `${moneyInWords(of.committedPence)} is committed for it${of.reference === null ? '' : `, ${of.reference}`}.`,
  });
  const known = payees.find(({ name }) => keyOf(name) === keyOf(line.supplier));
  return {
    line: shown(line),
    others: others.map(shown),
    awardedTo: line.awardedTo,
    payees: [
      { value: '', text: 'Choose a payee' },
      ...payees.map(({ id, name, kind }) => ({
        value: id,
        text: `${name} (${payeeKindWords[kind].toLowerCase()})`,
      })),
    ],
    begun: {
      supplier: line.supplier,
      payeeId: known?.id ?? '',
      [amountField(line.id)]: pounds(line.committedPence),
    },
    exitThisPage: namesHousehold(payees.map(({ name }) => name)),
  };
}
