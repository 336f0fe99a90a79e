import type { Problem } from '@app/kernel';
import { type ClaimColumn, claimColumns, itemCategories, readClaimFile, streams } from '@app/safe-start-fund';
import { wordOf } from '../layout/in-words';

/** One thing that is wrong in one row. */
export interface WrongRow {
  readonly line: number;
  /** The column, as it is headed; empty: the row as a whole. */
  readonly column: string;
  /** What stands there. */
  readonly says: string;
  readonly what: string;
}

/** Everything that is wrong with a file: with the file itself, and row by row. */
export interface WrongFile {
  readonly ofFile: readonly string[];
  readonly rows: readonly WrongRow[];
  /** "5 things in 3 rows are wrong." */
  readonly summary: string;
}

const plural = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

/** What a check found, as a table has it. Problems of other fields of the form are not of the file. */
export function wrongIn(csv: string, problems: readonly Problem[]): WrongFile {
  const written = new Map(readClaimFile(csv).rows.map(({ line, cells }) => [line, cells]));
  const rows = problems.flatMap(({ field, message }): WrongRow[] => {
    const [, line, column] = /^rows\.(\d+)(?:\.(\w+))?$/.exec(field ?? '') ?? [];
    if (line === undefined) return [];
    const name = column as ClaimColumn | undefined;
    return [
      {
        line: Number(line),
        column: name === undefined ? '' : claimColumns[name],
        says: (name === undefined ? '' : (written.get(Number(line))?.[name] ?? '')).slice(0, 60),
        what: sentence(message),
      },
    ];
  });
  const ofFile = problems.filter(({ field }) => field === 'csv').map(({ message }) => message);
  const lines = new Set(rows.map(({ line }) => line)).size;
  return {
    ofFile,
    rows,
    summary:
      rows.length === 0
        ? ''
        : `${plural(rows.length, 'thing')} in ${plural(lines, 'row')} must be put right. Nothing was sent.`,
  };
}

/** The message without the line that stands beside it, as a sentence. */
function sentence(message: string): string {
  const rest = message.replace(/^Line \d+:? /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What each column of a claim holds, for who makes the file. */
export const columnGuide: readonly {
  readonly name: string;
  readonly says: string;
  readonly example: string;
}[] = [
  {
    name: claimColumns.month,
    says: 'The month that is claimed: one for the whole file.',
    example: '2026-11',
  },
  {
    name: claimColumns.clientReference,
    says: 'Your own word for the client with a figure in it, or the household reference. Never a name.',
    example: 'LF-0012',
  },
  { name: claimColumns.spentOn, says: 'The day on the invoice or receipt.', example: '27/11/2026' },
  {
    name: claimColumns.category,
    says: `What it was spent on, one of: ${itemCategories.map(wordOf).join(', ')}.`,
    example: 'furniture white goods',
  },
  { name: claimColumns.supplier, says: 'Who was paid.', example: 'Beds 4 U' },
  { name: claimColumns.invoiceNumber, says: 'As on the invoice or receipt.', example: 'INV 1042' },
  { name: claimColumns.net, says: 'Pounds without VAT.', example: '100.00' },
  { name: claimColumns.vat, says: 'The VAT in pounds; 0 if there was none.', example: '20.00' },
  { name: claimColumns.gross, says: 'What you paid: net and VAT together.', example: '120.00' },
  {
    name: claimColumns.stream,
    says: `What it was for, one of: ${streams.map(wordOf).join(' (to leave), ')} (to stay or settle).`,
    example: 'sustain',
  },
  { name: claimColumns.adults, says: 'Adults it was for.', example: '1' },
  { name: claimColumns.children, says: 'Children it was for; 0 if none.', example: '2' },
];
