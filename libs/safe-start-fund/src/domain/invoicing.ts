import { inPounds, type LocalDate, type Pence, type Problem, problem } from '@app/kernel';
import type { FundSettings } from './settings';
import { keyOf, type PayeeKind } from './words';

/** What an invoice says. Amounts in whole pence. */
export interface InvoiceSays {
  readonly supplier: string;
  readonly number: string;
  readonly invoicedOn: LocalDate;
  readonly receivedOn: LocalDate;
  readonly netPence: number;
  readonly vatPence: number;
  readonly grossPence: number;
  /** Whether the council ordered, receives the supply, holds this invoice in its own name, pays it, and so recovers the VAT. */
  readonly vatRecovered: boolean;
  readonly lines: readonly { readonly awardLineId: string; readonly pence: number }[];
}

/** An awarded line that an invoice may be for. */
export interface InvoicedLine {
  readonly id: string;
  readonly organisationId: string;
  readonly committedPence: Pence;
  readonly hasInvoice: boolean;
}

/** Whom it is to be paid to. */
export interface InvoicePayee {
  readonly kind: PayeeKind;
  readonly organisationId: string | null;
}

/**
 * What an invoice costs the fund: without VAT where the council recovers it, else all of it (fund-and-reports 6.6; HMRC
 * VATGPB4440). Paying somebody back for their own purchase recovers nothing.
 */
export const costOf = ({
  vatRecovered,
  netPence,
  grossPence,
}: Pick<InvoiceSays, 'vatRecovered' | 'netPence' | 'grossPence'>): number =>
  vatRecovered ? netPence : grossPence;

/** What is wrong with an invoice, each problem at its field. */
export function invoiceProblems(
  says: InvoiceSays,
  lines: readonly InvoicedLine[],
  payee: InvoicePayee,
  today: LocalDate,
  settings: Pick<FundSettings, 'PAY_HOUSEHOLD_DIRECTLY'>,
): Problem[] {
  return [
    ...ofItself(says, today),
    ...ofPayee(says, lines, payee, settings),
    ...says.lines.flatMap((line, index) => ofLine(line, index, says, lines)),
    ...ofSum(says),
  ];
}

function ofItself(says: InvoiceSays, today: LocalDate): Problem[] {
  const found: Problem[] = [];
  for (const field of ['supplier', 'number'] as const)
    if (keyOf(says[field]) === '')
      found.push(problem('FORMAT', 'Give it in letters or figures of English.', field));
  if (says.grossPence !== says.netPence + says.vatPence || says.grossPence === 0)
    found.push(problem('DOES_NOT_ADD_UP', 'Gross must be net and VAT together, to the penny.', 'grossPence'));
  if (says.invoicedOn > today)
    found.push(problem('IN_THE_FUTURE', 'Its day must be today or before.', 'invoicedOn'));
  if (says.receivedOn > today)
    found.push(problem('IN_THE_FUTURE', 'It was received today or before.', 'receivedOn'));
  return found;
}

function ofPayee(
  says: InvoiceSays,
  lines: readonly InvoicedLine[],
  payee: InvoicePayee,
  settings: Pick<FundSettings, 'PAY_HOUSEHOLD_DIRECTLY'>,
): Problem[] {
  const found: Problem[] = [];
  const direct = payee.kind === 'SUPPLIER' || payee.kind === 'LANDLORD';
  if (says.vatRecovered && !direct)
    found.push(
      problem(
        'VAT_NOT_RECOVERABLE',
        'VAT is recovered only of what the council buys and pays for itself, not of what it pays back.',
        'vatRecovered',
      ),
    );
  if (payee.kind === 'HOUSEHOLD' && !settings.PAY_HOUSEHOLD_DIRECTLY)
    found.push(
      problem('NOT_DIRECTLY', 'The fund does not pay households. Choose who supplied or paid it.', 'payeeId'),
    );
  if (
    payee.kind === 'REFERRER' &&
    lines.some(({ organisationId }) => organisationId !== payee.organisationId)
  )
    found.push(
      problem('NOT_ITS_AWARD', 'Only the organisation that was awarded it is paid back for it.', 'payeeId'),
    );
  return found;
}

function ofLine(
  { awardLineId, pence }: InvoiceSays['lines'][number],
  index: number,
  says: InvoiceSays,
  lines: readonly InvoicedLine[],
): Problem[] {
  const at = (field: string): string => `lines.${String(index)}.${field}`;
  const line = lines.find(({ id }) => id === awardLineId);
  if (!line || says.lines.findIndex((other) => other.awardLineId === awardLineId) !== index)
    return [problem('LINE_UNKNOWN', 'Name awarded lines of this fund, each once.', at('awardLineId'))];
  if (line.organisationId !== lines[0]?.organisationId)
    return [
      problem(
        'OF_ANOTHER',
        'One invoice is for lines of one organisation: record it once for each.',
        at('awardLineId'),
      ),
    ];
  if (line.hasInvoice)
    return [problem('LINE_HAS_INVOICE', 'This line has its invoice already.', at('awardLineId'))];
  if (!Number.isInteger(pence) || pence <= 0)
    return [problem('AMOUNT', 'Give whole pence, 1 or more.', at('pence'))];
  if (pence > line.committedPence)
    return [
      problem(
        'MORE_THAN_COMMITTED',
        `Only ${inPounds(line.committedPence)} is committed for this line.`,
        at('pence'),
      ),
    ];
  return [];
}

function ofSum(says: InvoiceSays): Problem[] {
  const sum = says.lines.reduce((all, { pence }) => all + pence, 0);
  return sum === costOf(says)
    ? []
    : [
        problem(
          'LINES_DO_NOT_ADD_UP',
          says.vatRecovered
            ? 'The lines must come to the net amount: the VAT is recovered.'
            : 'The lines must come to the gross amount.',
          'lines',
        ),
      ];
}
