import { inPounds, type Pence, type Problem } from '@app/kernel';
import type { ReturnReason, SuspenseReason } from '@app/safe-start-fund';
import { momentInWords, moneyInWords, shortDayInWords } from '../layout/in-words';
import { countOf, returnWords, suspenseWords } from '../payments/words';

/** A line that waits for a person. */
export interface SuspendedLine {
  readonly id: string;
  readonly onDay: string;
  readonly reference: string;
  readonly direction: 'IN' | 'OUT';
  readonly pence: number;
  readonly suspenseBecause: SuspenseReason | null;
}

export interface BankLine extends SuspendedLine {
  readonly returnCode: ReturnReason | null;
  readonly paymentId: string | null;
  readonly clearedAt: string | null;
  readonly clearedBecause: string | null;
}

/** What a list tells of a statement. */
export interface StatementLine {
  readonly id: string;
  readonly account: string;
  readonly number: number;
  readonly openingPence: number;
  readonly closingPence: number;
  readonly importedAt: string;
  readonly gapBefore: boolean;
  readonly inSuspense: number;
}

export interface Statement extends StatementLine {
  readonly lines: readonly BankLine[];
}

export interface StatementsData {
  readonly suspense: { readonly nodes: readonly SuspendedLine[]; readonly hasNextPage: boolean };
  readonly bankStatements: {
    readonly nodes: readonly StatementLine[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

const amountOf = ({ direction, pence }: SuspendedLine): string =>
  `${moneyInWords(pence)} ${direction === 'OUT' ? 'out' : 'in'}`;
const suspenseOf = ({ suspenseBecause }: SuspendedLine): string =>
  suspenseBecause ? `${suspenseWords[suspenseBecause]}.` : '';
const gapWords =
  'One before it is missing, or closes with another balance than this opens with. Read the missing one.';

/** What is in suspense, and the statements that were read. */
export const statementsPage = ({ suspense, bankStatements }: StatementsData, now: Date) => ({
  suspense: suspense.nodes.map((line) => ({
    href: `/statements/lines/${line.id}`,
    what: `${amountOf(line)}, ${shortDayInWords(line.onDay)}`,
    where: `“${line.reference}”`,
    why: suspenseOf(line),
  })),
  more: suspense.hasNextPage,
  statements: bankStatements.nodes.map((statement) => ({
    href: `/statements/${statement.id}`,
    name: `${statement.account}, ${String(statement.number)}`,
    read: momentInWords(statement.importedAt, now),
    balances: `${moneyInWords(statement.openingPence)} to ${moneyInWords(statement.closingPence)}`,
    gap: statement.gapBefore ? gapWords : null,
    inSuspense: statement.inSuspense,
  })),
  next: bankStatements.hasNextPage ? bankStatements.endCursor : null,
});

/** What a statement came to, line by line. */
export function statementPage(statement: Statement, now: Date) {
  const { lines } = statement;
  const plain = lines.filter(({ suspenseBecause }) => suspenseBecause === null);
  const settled = plain.filter(({ direction }) => direction === 'OUT').length;
  const suspended = lines.length - plain.length;
  return {
    title: `Statement ${String(statement.number)} of ${statement.account}`,
    read: `Read ${momentInWords(statement.importedAt, now)}. It leads from ${moneyInWords(statement.openingPence)} to ${moneyInWords(statement.closingPence)}.`,
    gap: statement.gapBefore ? gapWords : null,
    came: [
      { name: 'Paid', says: countOf(settled, 'payment') },
      { name: 'Came back', says: countOf(plain.length - settled, 'payment') },
      {
        name: 'In suspense',
        says:
          suspended === statement.inSuspense
            ? countOf(suspended, 'line')
            : `${countOf(suspended, 'line')}, of which ${String(statement.inSuspense)} still`,
      },
    ],
    lines: lines.map((line) => ({
      day: shortDayInWords(line.onDay),
      reference: line.reference,
      amount: amountOf(line),
      ...meaningOf(line),
    })),
  };
}

function meaningOf(line: BankLine): {
  readonly text: string;
  readonly colour: string;
  readonly why: string | null;
  readonly href: string | null;
} {
  if (line.suspenseBecause)
    return {
      text: line.clearedAt ? 'Cleared' : 'In suspense',
      colour: line.clearedAt ? 'grey' : 'orange',
      why: line.clearedBecause ?? suspenseOf(line),
      href: line.clearedAt ? null : `/statements/lines/${line.id}`,
    };
  return line.direction === 'OUT'
    ? { text: 'Paid', colour: 'green', why: null, href: null }
    : {
        text: 'Came back',
        colour: 'red',
        why: line.returnCode && `${returnWords[line.returnCode]}.`,
        href: line.paymentId && `/payments/returned/${line.paymentId}`,
      };
}

/** A line in suspense, and what is known of it. */
export const linePage = (line: BankLine) => ({
  title: `${amountOf(line)} on ${shortDayInWords(line.onDay)}`,
  id: line.id,
  reference: line.reference,
  why: suspenseOf(line),
  cleared: line.clearedAt === null ? null : (line.clearedBecause ?? ''),
  waits: line.suspenseBecause !== null && line.clearedAt === null,
});

/** What is wrong with the rows of a file, row by row, beside what stands there. */
export function wrongRows(
  text: string,
  problems: readonly Problem[],
): readonly { readonly row: string; readonly stands: string; readonly wrong: readonly string[] }[] {
  const rows = text.split('\n').filter((line) => line.trim() !== '');
  const found = new Map<string, string[]>();
  for (const { field, message } of problems) {
    const [, row] = /^rows\.(\d+)\./.exec(field ?? '') ?? [];
    if (row === undefined) continue;
    const words = message.replace(/^Row \d+: /, '');
    found.set(row, [...(found.get(row) ?? []), words.charAt(0).toUpperCase() + words.slice(1)]);
  }
  return [...found].map(([row, wrong]) => ({ row, stands: rows[Number(row) - 1] ?? '', wrong }));
}

/** What a form for the next statement begins with: it goes on where the last one ended. */
export const nextStatement = (
  last: { readonly account: string; readonly number: number; readonly closingPence: number } | undefined,
): Readonly<Record<string, string>> =>
  last
    ? {
        account: last.account,
        number: String(last.number + 1),
        openingBalance: inPounds(last.closingPence as Pence).replaceAll(/[£,]/g, ''),
      }
    : {};
