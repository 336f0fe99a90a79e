import { createHash } from 'node:crypto';
import { inPounds, type Problem, problem, toPence } from '@app/kernel';
import { type Applications, itemCategories, type Stream, streams } from '@app/safe-start-fund';
import { Fields, type Sent } from '../layout/form';
import type { ApplicationData, LineData } from './application.data';

type Line = Parameters<Applications['draftApplication']>[1]['lines'][number];

const most = 20;
const parts = ['category', 'what', 'supplier', 'netPence', 'vatPence', 'grossPence'] as const;
const at = (row: number, part: string): string => `lines.${String(row)}.${part}`;

/** What the form of an application says, and where a problem of the command belongs on it. */
export interface Asking {
  readonly stream: Stream | null;
  readonly why: string | null;
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
  /** The command counts the lines it was given; the page has empty rows between them. */
  readonly shown: (problem: Problem) => Problem;
}

/** How many rows the form shows: those that say something and a few empty ones, up to 20. */
export const rowsOf = (sent: Sent, more = false): number =>
  Math.min(
    most,
    Math.max(3, ...saying(sent).map((row) => row + 2), Number(sent['rows']) || 0) + (more ? 2 : 0),
  );

const saying = (sent: Sent): number[] => {
  const fields = new Fields(sent);
  return Array.from({ length: most }, (_, row) => row).filter((row) =>
    parts.some((part) => fields.text(at(row, part)) !== null),
  );
};

/** Reads what is asked for. Of net, VAT and total two are enough; nothing is made up besides. */
export function askingIn(sent: Sent): Asking {
  const fields = new Fields(sent);
  const missing: Problem[] = [];
  const stream = fields.choice('stream', streams);
  if (stream === null)
    missing.push(problem('CHOICE', 'Say for what: to leave, or to stay or settle.', 'stream'));
  const rows = saying(sent);
  const lines = rows.map((row): Line => {
    const category = fields.choice(at(row, 'category'), itemCategories);
    if (category === null)
      missing.push(problem('CHOICE', 'Choose what kind of thing it is.', at(row, 'category')));
    const what = fields.text(at(row, 'what'));
    if (what === null) missing.push(problem('LENGTH', 'Say what it is.', at(row, 'what')));
    const supplier = fields.text(at(row, 'supplier'));
    if (supplier === null) missing.push(problem('LENGTH', 'Say who supplies it.', at(row, 'supplier')));
    const amounts = amountsIn(fields, row);
    if (amounts === null)
      missing.push(
        problem('AMOUNT', 'Say what it costs: the total, or the price and the VAT.', at(row, 'grossPence')),
      );
    const id = fields.text(at(row, 'id'));
    return {
      ...(id === null ? {} : { id }),
      category: category ?? 'OTHER',
      what: what ?? '',
      supplier: supplier ?? '',
      ...(amounts ?? { netPence: 0, vatPence: 0, grossPence: 0 }),
    };
  });
  const numbers = fields.problems.map(({ field }) => field?.replace(/\.\w+$/, '.grossPence'));
  return {
    stream,
    why: fields.text('why'),
    lines,
    problems: [
      ...fields.problems,
      // An amount that cannot be read is told once, not as missing too.
      ...missing.filter(({ code, field }) => code !== 'AMOUNT' || !numbers.includes(field)),
    ],
    shown: ({ code, message, field }) =>
      problem(
        code,
        message,
        field?.replace(/^lines\.(\d+)/, (_, index: string) => `lines.${String(rows[Number(index)] ?? 0)}`),
      ),
  };
}

function amountsIn(fields: Fields, row: number): Pick<Line, 'netPence' | 'vatPence' | 'grossPence'> | null {
  const net = fields.pounds(at(row, 'netPence'));
  const vat = fields.pounds(at(row, 'vatPence'));
  const gross = fields.pounds(at(row, 'grossPence'));
  if (net === null && gross === null) return null;
  const vatPence = vat ?? (net === null || gross === null ? 0 : gross - net);
  return {
    netPence: net ?? (gross ?? 0) - vatPence,
    vatPence,
    grossPence: gross ?? (net ?? 0) + vatPence,
  };
}

const pounds = (pence: number): string => inPounds(toPence(pence)).replaceAll(/[£,]/g, '');

/** What an application says, as the fields of its form. Why it is asked for is sealed, and not among them. */
export function valuesOf({
  stream,
  lines,
}: Pick<ApplicationData, 'stream' | 'lines'>): Record<string, string> {
  return Object.fromEntries([
    ['stream', stream],
    ...lines.flatMap((line, row) => [
      [at(row, 'id'), line.id],
      [at(row, 'category'), line.category],
      [at(row, 'what'), line.what],
      [at(row, 'supplier'), line.supplier],
      [at(row, 'netPence'), pounds(line.netPence)],
      [at(row, 'vatPence'), pounds(line.vatPence)],
      [at(row, 'grossPence'), pounds(line.grossPence)],
    ]),
  ]) as Record<string, string>;
}

/** What tells whether somebody changed the lines meanwhile. */
export const seenOf = (
  stream: Stream,
  lines: readonly Pick<LineData, 'id' | 'what' | 'supplier' | 'grossPence'>[],
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([stream, lines.map((line) => [line.id, line.what, line.supplier, line.grossPence])]),
    )
    .digest('base64url')
    .slice(0, 16);
