import { stringify } from 'csv-stringify/sync';
import { isShorthand, shorthandMeanings, shorthandText } from '../domain/shorthand';
import { figureOf } from './layout';
import { plainText } from './text';
import {
  type Cell,
  checkWorkbook,
  rowHeadingsOf,
  rowLabel,
  type SheetTable,
  type Workbook,
} from './workbook';

/** One value, with all that says which. */
interface TidyRow {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly value: string;
  readonly note: string;
}

/**
 * Every value of the workbook in one tidy file of comma-separated values (RFC 4180, UTF-8): a line for each, with the
 * table's name, the row, the column and, in words, its notes. The cover comes first, as the table `cover`, so that the
 * file says by itself what it is and under which settings it was made.
 *
 * Text that a spreadsheet would take for a formula has an apostrophe before it; figures never have.
 * @throws WorkbookFault as `checkWorkbook` does.
 */
export function csvOf(workbook: Workbook): Uint8Array {
  checkWorkbook(workbook);
  const notes = new Map(workbook.notes.map(({ id, text }) => [id, text]));
  const rows = [...coverRows(workbook), ...workbook.tables.flatMap((table) => tableRows(table, notes))];
  const columns = ['table', 'row', 'column', 'value', 'note'];
  return new TextEncoder().encode(stringify(rows, { header: true, columns, record_delimiter: '\r\n' }));
}

function coverRows({ title, author, language, dated, cover }: Workbook): TidyRow[] {
  const line = (row: string, column: string, value: string): TidyRow => ({
    table: 'cover',
    row: guarded(row),
    column,
    value: guarded(value),
    note: '',
  });
  const document = { title, author, language, dated };
  return [
    ...Object.entries(document).map(([name, value]) => line('document', name, value)),
    ...cover.flatMap(({ heading, lines }) =>
      lines.map((each, at) =>
        line(heading, `line ${at + 1}`, typeof each === 'string' ? each : `${each.text}: ${each.leadsTo}`),
      ),
    ),
  ];
}

function tableRows(table: SheetTable, notes: ReadonlyMap<string, string>): TidyRow[] {
  const heads = rowHeadingsOf(table);
  return table.rows.flatMap((row) => {
    const label = guarded(rowLabel(table, row.cells));
    return table.columns.slice(heads).map((column, at): TidyRow => {
      const cell = row.cells[at + heads] ?? '';
      const ids = new Set([...(table.notes ?? []), ...(column.notes ?? []), ...(row.notes ?? [])]);
      const meaning = isShorthand(cell)
        ? [`${shorthandText(cell)} is ${shorthandMeanings[cell.shorthand]}.`]
        : [];
      return {
        table: table.name,
        row: label,
        column: guarded(column.heading),
        value: valueOf(cell, column.holds),
        note: guarded([...meaning, ...[...ids].map((id) => notes.get(id) ?? '')].join(' ')),
      };
    });
  });
}

const valueOf = (cell: Cell, holds: string): string => {
  if (isShorthand(cell)) return shorthandText(cell);
  return typeof cell === 'string' ? guarded(cell) : String(figureOf(cell, holds));
};

/** Text that a spreadsheet shows as text, whatever it begins with: = + - @, their wide forms, a tab or a line end. */
const guarded = (text: string): string => {
  const plain = plainText(text);
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\n]/.test(plain) ? `'${plain}` : plain;
};
