import { isShorthand } from '../domain/shorthand';
import { figureOf } from './layout';
import { plainText } from './text';
import { checkWorkbook, type Workbook } from './workbook';

/**
 * The workbook for programs: UTF-8, indented, its keys always in this order. A cell is text, a number (pounds, not
 * pence), or `{"shorthand": "c"}`. Notes are pointed to by their place in `notes`, from 1.
 * @throws WorkbookFault as `checkWorkbook` does.
 */
export function jsonOf(workbook: Workbook): Uint8Array {
  checkWorkbook(workbook);
  const numbers = new Map(workbook.notes.map(({ id }, at) => [id, at + 1]));
  const numbered = (ids: readonly string[] = []): number[] => ids.map((id) => numbers.get(id) ?? 0);
  const { title, language, author, dated, cover, notes, tables } = workbook;
  const document = {
    title: plainText(title),
    language,
    author: plainText(author),
    dated,
    cover: cover.map(({ heading, lines }) => ({
      heading: plainText(heading),
      lines: lines.map((line) =>
        plainText(typeof line === 'string' ? line : `${line.text}: ${line.leadsTo}`),
      ),
    })),
    notes: notes.map(({ text }, at) => ({ note: at + 1, text: plainText(text) })),
    tables: tables.map((table) => ({
      name: table.name,
      sheet: table.sheet,
      title: plainText(table.title),
      source: plainText(table.source),
      notes: numbered(table.notes),
      columns: table.columns.map((column) => ({
        heading: plainText(column.heading),
        holds: column.holds,
        notes: numbered(column.notes),
      })),
      rows: table.rows.map((row) => ({
        cells: row.cells.map((cell, at) => {
          if (isShorthand(cell)) return { shorthand: cell.shorthand };
          return typeof cell === 'string'
            ? plainText(cell)
            : figureOf(cell, table.columns[at]?.holds ?? 'TEXT');
        }),
        notes: numbered(row.notes),
      })),
    })),
  };
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
}
