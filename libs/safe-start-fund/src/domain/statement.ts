import { createHash } from 'node:crypto';
import {
  addWorkingDays,
  isLocalDate,
  type LocalDate,
  type Pence,
  penceIn,
  type Problem,
  problem,
} from '@app/kernel';
import { parse } from 'csv-parse/sync';
import {
  type Direction,
  type PaymentStatus,
  returnCodes,
  type ReturnReason,
  type SuspenseReason,
} from './payment-words';
import { keyOf } from './words';

/** The most that a statement’s text may have, in characters: what one request can carry. */
export const longestStatement = 50_000;

/** The header that the file has to have, in this order. `id` and `return code` may be empty in a row. */
export const statementColumns = ['id', 'day', 'reference', 'paid out', 'paid in', 'return code'] as const;

const codes: ReadonlyMap<string, ReturnReason> = new Map(Object.entries(returnCodes));

/** One line of a statement. */
export interface StatementLine {
  /** Line of the file, the header being the first. */
  readonly row: number;
  /** What makes it this line and no other, in overlapping statements too. */
  readonly key: string;
  readonly onDay: LocalDate;
  readonly reference: string;
  readonly direction: Direction;
  readonly pence: Pence;
  readonly returned: ReturnReason | null;
}

/**
 * Reads a statement. Everything that is wrong comes back at once, each with its row: `rows.7.paid out`. Nothing is taken of a
 * file with a fault.
 */
export function readStatement(text: string): readonly StatementLine[] | readonly Problem[] {
  let cells: string[][];
  try {
    cells = parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch {
    return [problem('NOT_A_CSV', 'This is no file of comma-separated values. Look at its quotes.', 'text')];
  }
  const [header = [], ...rows] = cells;
  if (header.map((cell) => cell.toLowerCase()).join() !== statementColumns.join())
    return [problem('HEADER', `The first line must be: ${statementColumns.join(',')}.`, 'text')];
  const seen = new Map<string, number>();
  const read = rows.map((row, index) => readRow(row, index + 2, seen));
  const problems = read.flatMap((line) => (Array.isArray(line) ? line : []));
  return problems.length > 0 ? problems : (read as StatementLine[]);
}

export const isStatement = (
  read: readonly StatementLine[] | readonly Problem[],
): read is readonly StatementLine[] => read.every((each) => 'direction' in each);

function readRow(
  cells: readonly string[],
  row: number,
  seen: Map<string, number>,
): StatementLine | Problem[] {
  const problems: Problem[] = [];
  const wrong = (column: string, code: string, words: string): void => {
    problems.push(problem(code, `Row ${String(row)}: ${words}`, `rows.${String(row)}.${column}`));
  };
  if (cells.length !== statementColumns.length) {
    wrong('id', 'COLUMNS', `it must have ${String(statementColumns.length)} values.`);
    return problems;
  }
  const [id = '', onDay = '', reference = '', out = '', into = '', code = ''] = cells;
  if (id.length > 60) wrong('id', 'LENGTH', 'the id has at most 60 characters.');
  if (!isLocalDate(onDay)) wrong('day', 'DAY', 'write the day as 2026-11-27.');
  if (reference.length > 60) wrong('reference', 'LENGTH', 'the reference has at most 60 characters.');
  if ((out === '') === (into === '')) wrong('paid out', 'ONE_AMOUNT', 'either money went out or it came in.');
  const amount = penceIn(out || into);
  if (out !== into && (amount === null || amount === 0))
    wrong(
      out === '' ? 'paid in' : 'paid out',
      'AMOUNT',
      'write pounds as 1249.99, more than nothing, without a sign, in sterling.',
    );
  const returned = code === '' ? null : codes.get(code.toUpperCase());
  if (returned === undefined) wrong('return code', 'RETURN_CODE', 'a return code is 0, 2, 3, 5, B or C.');
  if (returned && into === '') wrong('return code', 'RETURN_CODE', 'only money that came in was returned.');
  if (problems.length > 0 || !isLocalDate(onDay) || amount === null || returned === undefined)
    return problems;
  const direction: Direction = out === '' ? 'IN' : 'OUT';
  const said = JSON.stringify([onDay, keyOf(reference), direction, amount, returned]);
  const times = (seen.get(id || said) ?? 0) + 1;
  seen.set(id || said, times);
  if (id !== '' && times > 1) {
    wrong('id', 'REPEATED', 'another row has this id.');
    return problems;
  }
  return {
    row,
    // Without an id, equal rows of one file are told apart by how many of them there were before.
    key:
      id === ''
        ? `row ${createHash('sha256')
            .update(`${said} ${String(times)}`)
            .digest('hex')}`
        : `id ${id}`,
    onDay,
    reference,
    direction,
    pence: amount,
    returned,
  };
}

/** Whole pence of a balance, which may be below zero: `-12.50`. Null: it is no amount. */
export function balanceIn(typed: string): Pence | null {
  const text = typed.trim();
  const amount = penceIn(text.replace(/^-/, ''));
  return amount === null ? null : text.startsWith('-') ? ((0 - amount) as Pence) : amount;
}

/** Whether what went out and came in leads from one balance to the other. */
export const balances = (opening: Pence, lines: readonly StatementLine[], closing: Pence): boolean =>
  lines.reduce<number>(
    (sum, { direction, pence }) => (direction === 'IN' ? sum + pence : sum - pence),
    opening,
  ) === closing;

/** A payment as a statement finds it. */
export interface KnownPayment {
  readonly id: string;
  readonly reference: string;
  readonly pence: Pence;
  readonly status: PaymentStatus;
  /** The day a statement showed it paid; null: none has. */
  readonly settledOn: LocalDate | null;
}

/** What a line of a statement means. */
export type Meaning =
  | { readonly kind: 'SETTLED' | 'RETURNED' | 'SETTLED_LATE'; readonly payment: KnownPayment }
  | { readonly kind: 'SUSPENSE'; readonly because: SuspenseReason; readonly payment: KnownPayment | null };

/** References that are in a line’s text, whatever the bank wrote around them. */
export const referencesIn = (text: string, known: ReadonlySet<string>): string[] => {
  const words = new Set([...text.toUpperCase().split(/[^A-Z0-9]+/), keyOf(text)]);
  return [...words].filter((word) => known.has(word));
};

/**
 * What became of which payment. What is not plainly one payment’s, to the penny, is nobody’s yet: it waits in suspense for
 * a person, and is never dropped (fund-and-reports 8, 12 to 14).
 */
export function meaningOf(
  line: Pick<StatementLine, 'direction' | 'pence' | 'returned'>,
  found: readonly KnownPayment[],
): Meaning {
  const [payment] = found;
  const suspense = (because: SuspenseReason): Meaning => ({
    kind: 'SUSPENSE',
    because,
    payment: found.length === 1 && payment ? payment : null,
  });
  if (!payment) return suspense('UNKNOWN_REFERENCE');
  if (found.length > 1) return suspense('SEVERAL_PAYMENTS');
  const { status } = payment;
  if (status === 'IN_RUN' || status === 'CANCELLED') return suspense('NOT_SENT');
  if (line.direction === 'IN' && status === 'RETURNED') return suspense('RETURNED_BEFORE');
  if (line.direction === 'OUT' && payment.settledOn !== null) return suspense('SETTLED_BEFORE');
  if (line.pence !== payment.pence) return suspense('WRONG_AMOUNT');
  if (line.direction === 'IN')
    return line.returned === null ? suspense('NO_RETURN_CODE') : { kind: 'RETURNED', payment };
  // Its return came first, in a statement that was read out of order: the two make each other good.
  return { kind: status === 'RETURNED' ? 'SETTLED_LATE' : 'SETTLED', payment };
}

/** By when a return has to be dealt with: working days after its report (ARUCS; fund-and-reports 6.4). */
export const returnDueOn = (
  reported: LocalDate,
  days: number,
  bankHolidays: ReadonlySet<string>,
): LocalDate => addWorkingDays(reported, days, bankHolidays);
