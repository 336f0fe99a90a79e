import {
  compareDays,
  day,
  inPounds,
  isLocalDate,
  type LocalDate,
  type Pence,
  penceIn,
  type Problem,
  problem,
  sumOf,
  toPence,
} from '@app/kernel';
import { type ClaimColumn, claimColumns, fieldOf, type WrittenRow } from './claim-file';
import {
  type Identifying,
  identifyingInClient,
  identifyingInInvoiceNumber,
  identifyingInText,
  startsFormula,
} from './identifying';
import { type Line, monthsBefore, overTheLine, type Spend } from './line';
import { type ItemCategory, itemCategories, keyOf, type Stream, streams } from './words';

/** A row of a claim that is right in itself. */
export interface ClaimRow {
  /** Its line in the file. */
  readonly line: number;
  /** The first day of the month it is claimed for. */
  readonly month: LocalDate;
  readonly client: Client;
  readonly spentOn: LocalDate;
  readonly category: ItemCategory;
  readonly supplier: string;
  readonly supplierKey: string;
  readonly invoiceNumber: string;
  readonly numberKey: string;
  readonly net: Pence;
  readonly vat: Pence;
  readonly gross: Pence;
  readonly stream: Stream;
  readonly adults: number;
  readonly children: number;
}

/** A row as far as it could be read: with the cells that are right, so that the others hide nothing. */
export type ReadRow = Pick<ClaimRow, 'line'> & {
  readonly [Field in keyof ClaimRow]?: ClaimRow[Field] | undefined;
};

/** Whom money was spent on, without a name. */
export interface Client {
  /** As the provider wrote it; a household's reference in its one spelling. */
  readonly reference: string;
  /** Capitals and figures of it: `lf-0012` and `LF 0012` are one client. */
  readonly key: string;
  /** Of a household that Hearth knows; null for a provider's own word. */
  readonly householdReference: string | null;
}

/** Days between which a provider was approved beforehand; `until` is the first day on which it is not. */
export interface Approved {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** What a file is checked against, besides itself. */
export interface Known {
  readonly today: LocalDate;
  readonly approved: readonly Approved[];
  readonly outOfScope: readonly ItemCategory[];
  readonly evidenceMonths: number;
}

const own = /^[A-Za-z0-9][A-Za-z0-9/_-]{1,29}$/;
const household = /^H-([CDFHJKMNPRTWX3479]{6})$/i;

/** The client that was written, or what is wrong with the word. */
export function clientIn(written: string, field: string): Client | Problem {
  const reference = household.exec(written)?.[1]?.toUpperCase();
  if (reference !== undefined)
    return { reference: `H-${reference}`, key: `H${reference}`, householdReference: `H-${reference}` };
  if (/^H-/i.test(written))
    return problem(
      'CLIENT',
      'A household reference is H- and six of the characters C D F H J K M N P R T W X 3 4 7 9. Check it for a slip.',
      field,
    );
  const given = identifyingInClient(written);
  if (given) return identifies(given, field);
  if (!own.test(written))
    return problem(
      'CLIENT',
      'Give the client by a word of your own with a figure in it, 2 to 30 letters, figures, “-”, “/” or “_”, or by the household reference H-XXXXXX.',
      field,
    );
  return { reference: written, key: keyOf(written), householdReference: null };
}

const identifies = (what: Identifying, field: string): Problem =>
  problem(
    'IDENTIFYING',
    `This looks like ${what}. A claim must not tell who anybody is: use your own word for the client, such as LF-0012.`,
    field,
  );

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'message' in value;

/** One row as far as it is right, and everything that is wrong with it. Without problems it is a `ClaimRow`. */
export function readRow(
  { line, cells }: WrittenRow,
  known: Known,
): { readonly row: ReadRow; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const take = <T>(
    column: ClaimColumn,
    read: (cell: string, field: string) => T | Problem,
  ): T | undefined => {
    const field = fieldOf(line, column);
    const cell = cells[column].normalize('NFC');
    if (cell === '') {
      problems.push(problem('MISSING', `Line ${line}: “${claimColumns[column]}” is empty.`, field));
      return undefined;
    }
    const value = read(cell, field);
    if (!isProblem(value)) return value;
    problems.push({ ...value, message: `Line ${line}: ${value.message}` });
    return undefined;
  };
  const month = take('month', monthIn);
  const client = take('clientReference', clientIn);
  const spentOn = take('spentOn', dayTyped);
  const category = take('category', wordIn(itemCategories));
  const supplier = take('supplier', textIn(120, identifyingInText));
  const invoiceNumber = take('invoiceNumber', textIn(60, identifyingInInvoiceNumber));
  const net = take('net', amountIn);
  const vat = take('vat', amountIn);
  const gross = take('gross', amountIn);
  const stream = take('stream', wordIn(streams));
  const adults = take('adults', countIn(1));
  const children = take('children', countIn(0));
  const say = (code: string, column: ClaimColumn, message: string): void => {
    problems.push(problem(code, `Line ${line}: ${message}`, fieldOf(line, column)));
  };
  for (const [code, column, message] of dayFaults(month, spentOn, known)) say(code, column, message);
  if (category !== undefined && known.outOfScope.includes(category))
    say('OUT_OF_SCOPE', 'category', 'the fund never pays for this category.');
  if (gross === 0) say('AMOUNT', 'gross', 'the gross amount must be more than nothing.');
  if (net !== undefined && vat !== undefined && gross !== undefined && net + vat !== gross)
    say(
      'ADDS_UP',
      'gross',
      `net ${inPounds(net)} and VAT ${inPounds(vat)} come to ${inPounds(sumOf([net, vat]))}, not ${inPounds(gross)}.`,
    );
  const row: ReadRow = {
    line,
    month,
    client,
    spentOn,
    category,
    supplier,
    supplierKey: supplier === undefined ? undefined : keyOf(supplier),
    invoiceNumber,
    numberKey: invoiceNumber === undefined ? undefined : keyOf(invoiceNumber),
    net,
    vat,
    gross,
    stream,
    adults,
    children,
  };
  return { row, problems };
}

type DayFault = readonly [code: string, column: ClaimColumn, message: string];

function dayFaults(
  month: LocalDate | undefined,
  spentOn: LocalDate | undefined,
  { today, approved, evidenceMonths }: Known,
): readonly DayFault[] {
  const faults: DayFault[] = [];
  if (month !== undefined && month > today) faults.push(['FUTURE', 'month', 'this month has not begun.']);
  if (spentOn === undefined) return faults;
  if (spentOn > today) faults.push(['FUTURE', 'spentOn', 'this day is in the future.']);
  else if (month !== undefined && spentOn.slice(0, 7) > month.slice(0, 7))
    faults.push(['AFTER_MONTH', 'spentOn', 'this day is after the month that is claimed.']);
  if (spentOn <= monthsBefore(today, evidenceMonths))
    faults.push([
      'TOO_OLD',
      'spentOn',
      `this is more than ${evidenceMonths} months ago, longer than invoices are kept. Ask the fund.`,
    ]);
  if (!approved.some(({ from, until }) => from <= spentOn && (until === null || spentOn < until)))
    faults.push([
      'NOT_PREAPPROVED',
      'spentOn',
      'your organisation was not approved beforehand on this day. Apply for approval instead.',
    ]);
  return faults;
}

const bad = (code: string, message: string, field: string): Problem => problem(code, message, field);

const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2026-11`, `11/2026`, `November 2026`, and what Excel makes of them: `Nov-26`. */
function monthIn(cell: string, field: string): LocalDate | Problem {
  const numbers = /^(20\d{2})-(\d{2})(?:-01)?$/.exec(cell) ?? null;
  const slashed = /^(?:01\/)?(\d{1,2})\/(20\d{2})$/.exec(cell);
  const words = /^([A-Za-z]{3,9})[ -](?:20)?(\d{2})$/.exec(cell);
  const [year, month] = numbers
    ? [numbers[1], Number(numbers[2])]
    : slashed
      ? [slashed[2], Number(slashed[1])]
      : words
        ? [`20${words[2] ?? ''}`, monthWords.indexOf((words[1] ?? '').slice(0, 3).toLowerCase()) + 1]
        : [undefined, 0];
  const first = `${year ?? ''}-${String(month).padStart(2, '0')}-01`;
  return isLocalDate(first) ? first : bad('FORMAT', 'write the month as 2026-11.', field);
}

/** `2026-11-27` or `27/11/2026`. Never the American order, nor a year of two figures. */
function dayTyped(cell: string, field: string): LocalDate | Problem {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  const iso = slashed
    ? `${slashed[3] ?? ''}-${(slashed[2] ?? '').padStart(2, '0')}-${(slashed[1] ?? '').padStart(2, '0')}`
    : cell;
  return isLocalDate(iso) ? day(iso) : bad('FORMAT', 'write the day as 27/11/2026 or 2026-11-27.', field);
}

/** A fixed word as people write it; `wordIn` reads it again. */
const spelled = (word: string): string => word.toLowerCase().replaceAll('_', ' ');

const wordIn =
  <W extends string>(words: readonly W[]) =>
  (cell: string, field: string): W | Problem => {
    const typed = cell.toUpperCase().replaceAll(/[\s-]+/g, '_');
    return (
      words.find((word) => word === typed) ??
      bad('CHOICE', `write one of: ${words.map(spelled).join(', ')}.`, field)
    );
  };

const textIn =
  (most: number, identifying: (text: string) => Identifying | null) =>
  (cell: string, field: string): string | Problem => {
    if (cell.length > most) return bad('LENGTH', `write at most ${most} characters.`, field);
    if (startsFormula(cell))
      return bad('FORMULA', 'take off the sign at the beginning: a spreadsheet would run it.', field);
    const given = identifying(cell);
    if (given) return identifies(given, field);
    return keyOf(cell) === '' ? bad('FORMAT', 'write letters or figures.', field) : cell;
  };

function amountIn(cell: string, field: string): Pence | Problem {
  return penceIn(cell) ?? bad('AMOUNT', 'write pounds as 1249.99, in sterling, without a sign.', field);
}

const countIn =
  (least: number) =>
  (cell: string, field: string): number | Problem =>
    /^\d{1,2}$/.test(cell) && Number(cell) >= least && Number(cell) <= 20
      ? Number(cell)
      : bad('NUMBER', `write a whole number from ${least} to 20.`, field);

/** Which invoice a row is of, as far as that could be read: two spellings of supplier and number are one. */
export const invoiceOf = ({
  supplierKey,
  numberKey,
}: Pick<ReadRow, 'supplierKey' | 'numberKey'>): string | null =>
  supplierKey === undefined || numberKey === undefined ? null : `${supplierKey} ${numberKey}`;

/** The same spend: the invoice, for whom, for what, and how much. Null when one of them could not be read. */
function spendOf(row: ReadRow): string | null {
  const parts = [invoiceOf(row), row.client?.key, row.category, row.stream, row.gross];
  return parts.some((part) => part === undefined || part === null) ? null : parts.join(' ');
}

const ofRow = (code: string, { line }: ReadRow, column: ClaimColumn, message: string): Problem =>
  problem(code, `Line ${line}: ${message}`, fieldOf(line, column));

/** What rows of one file say against each other. The first of each kind stands; the others are told. */
export function againstEachOther(rows: readonly ReadRow[]): readonly Problem[] {
  const problems: Problem[] = [];
  const first = rows.find(({ month }) => month !== undefined);
  const spends = new Map<string, number>();
  const invoices = new Map<string, ReadRow>();
  for (const row of rows) {
    if (first && row.month !== undefined && row.month !== first.month)
      problems.push(
        ofRow('MONTHS_DIFFER', row, 'month', `a claim is of one month, and line ${first.line} has another.`),
      );
    const spend = spendOf(row);
    const earlier = spend === null ? undefined : spends.get(spend);
    if (earlier !== undefined)
      problems.push(ofRow('SAME_ROW', row, 'invoiceNumber', `this is line ${earlier} again.`));
    else if (spend !== null) spends.set(spend, row.line);
    const invoice = invoiceOf(row);
    if (invoice === null || row.spentOn === undefined) continue;
    const dated = invoices.get(invoice);
    if (!dated) invoices.set(invoice, row);
    else if (dated.spentOn !== row.spentOn)
      problems.push(
        ofRow('INVOICE_DATE', row, 'spentOn', `line ${dated.line} has another day for the same invoice.`),
      );
  }
  return problems;
}

/** An invoice that counts already, and in which claim, when the asker may know that. */
export interface Counted {
  /** As `invoiceOf` gives it. */
  readonly invoice: string;
  /** Of the asker's own earlier claim; null: another route, or another provider. */
  readonly claim: { readonly id: string; readonly month: LocalDate } | null;
}

/** Rows of invoices that count already. */
export function countedBefore(rows: readonly ReadRow[], counted: readonly Counted[]): readonly Problem[] {
  const before = new Map(counted.map((one) => [one.invoice, one.claim]));
  return rows.flatMap((row) => {
    const claim = before.get(invoiceOf(row) ?? '');
    if (claim === undefined) return [];
    const where = claim ? `in your claim of ${claim.month.slice(0, 7)} (${claim.id})` : 'with this fund';
    return [
      ofRow('INVOICE_CLAIMED', row, 'invoiceNumber', `this invoice is ${where} already. Take the row out.`),
    ];
  });
}

/** Rows that bring their client's total with this provider to the line, whatever file, month or row the rest is in. */
export function linesReached(
  rows: readonly ReadRow[],
  spentBefore: (clientKey: string) => readonly Spend[],
  line: Line,
): readonly Problem[] {
  return byClient(rows).flatMap(([key, mine]) =>
    overTheLine(
      spentBefore(key),
      mine.flatMap((row) =>
        row.spentOn === undefined || row.gross === undefined
          ? []
          : [{ row, day: row.spentOn, pence: row.gross }],
      ),
      line,
    ).map(({ spend: { row }, total }) =>
      ofRow(
        'OVER_THE_LINE',
        row,
        'gross',
        `this client’s total in ${line.months} months would be ${inPounds(total)}, and must stay under ${inPounds(toPence(line.pence))}. Apply for approval for this.`,
      ),
    ),
  );
}

/** Rows by client, in the order of the file. */
export function byClient<R extends ReadRow>(
  rows: readonly R[],
): readonly (readonly [string, readonly R[]])[] {
  const clients = new Map<string, R[]>();
  for (const row of rows) {
    if (row.client) clients.set(row.client.key, [...(clients.get(row.client.key) ?? []), row]);
  }
  return [...clients];
}

/** Room that is kept for a client. */
export interface Reserved extends Spend {
  readonly id: string;
  readonly clientKey: string;
  /** The last day on which it is kept. */
  readonly untilDay: LocalDate;
}

/**
 * Which row each reservation was for: the client's earliest row, not taken by another, of a day on which the room was
 * kept. From then on the row counts, and the reservation no more.
 *
 * @returns the line of the row, by the reservation's id.
 */
export function usedUp(rows: readonly ReadRow[], reserved: readonly Reserved[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  const taken = new Set<number>();
  const inOrder = rows
    .flatMap(({ line, client, spentOn }) => (client && spentOn ? [{ line, key: client.key, spentOn }] : []))
    .sort((a, b) => compareDays(a.spentOn, b.spentOn) || a.line - b.line);
  for (const { id, clientKey, day: from, untilDay } of [...reserved].sort((a, b) =>
    compareDays(a.day, b.day),
  )) {
    const row = inOrder.find(
      ({ line, key, spentOn }) =>
        key === clientKey && spentOn >= from && spentOn <= untilDay && !taken.has(line),
    );
    if (!row) continue;
    used.set(id, row.line);
    taken.add(row.line);
  }
  return used;
}

/** What a file comes to. */
export interface ClaimTotals {
  readonly rows: number;
  readonly clients: number;
  readonly netPence: Pence;
  readonly vatPence: Pence;
  readonly grossPence: Pence;
  readonly seekPence: Pence;
  readonly sustainPence: Pence;
}

/** The totals of rows, in whatever order they stand; a cell that could not be read comes to nothing. */
export function totalsOf(rows: readonly ReadRow[]): ClaimTotals {
  const nothing = toPence(0);
  const of = (stream: Stream): Pence =>
    sumOf(rows.filter((row) => row.stream === stream).map(({ gross = nothing }) => gross));
  return {
    rows: rows.length,
    clients: byClient(rows).length,
    netPence: sumOf(rows.map(({ net = nothing }) => net)),
    vatPence: sumOf(rows.map(({ vat = nothing }) => vat)),
    grossPence: sumOf(rows.map(({ gross = nothing }) => gross)),
    seekPence: of('SEEK'),
    sustainPence: of('SUSTAIN'),
  };
}
