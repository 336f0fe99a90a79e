import type { LocalDate } from '@app/kernel';
import type { Shorthand } from '../domain/shorthand';

/**
 * A file of tables for people and for machines, before it is ODS, XLSX, CSV or JSON: plain data, in the order in which
 * it is shown. The writers add what every such file needs (contents, notes sheet, how many tables a sheet has, what its
 * shorthand means), so whoever makes a workbook says only what is in it.
 */
export interface Workbook {
  /** Heading of the cover, and the document's title. */
  readonly title: string;
  /** Language of the whole document, a BCP 47 tag: `en-GB`. */
  readonly language: string;
  /** The organisation that hands it over: the document's author. */
  readonly author: string;
  /** The document's date of making. Part of the data, so that the same data gives the same bytes on any day. */
  readonly dated: LocalDate;
  readonly cover: readonly CoverSection[];
  /** Numbered in this order; a column, a row or a table points to them by `id`. */
  readonly notes: readonly Note[];
  readonly tables: readonly SheetTable[];
}

/** One part of the cover: a heading, and lines beneath. Contact, dates, settings and who they were confirmed by. */
export interface CoverSection {
  readonly heading: string;
  readonly lines: readonly CoverLine[];
}

/** Text, or a link whose text says where it leads. */
export type CoverLine = string | { readonly text: string; readonly leadsTo: string };

export interface Note {
  /** Unique in the workbook; never shown. */
  readonly id: string;
  readonly text: string;
}

/** One table, on a sheet of its own. */
export interface SheetTable {
  /** Name of the sheet, 31 characters at most: `T4`. */
  readonly sheet: string;
  /** Name of the table for formulas and programs: small letters, digits and underscores, `t4_individuals`. */
  readonly name: string;
  /** What the table shows, of whom, where and when. */
  readonly title: string;
  /** Where the figures come from. */
  readonly source: string;
  /** Notes on the whole table, by id. */
  readonly notes?: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** How many of the first columns say what a row is about. The rest are its values. Default 1. */
  readonly rowHeadings?: number;
  /** At least one. Each has a cell for every column; `rowNotes` names notes on it, by id. */
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly cells: readonly Cell[];
  /** Notes on this row, by id: the table then has a last column, Notes. */
  readonly notes?: readonly string[];
}

/**
 * A column. Its unit belongs in the heading: "Spend (£)", "Share (%)", "Mean stay (days)".
 * - TEXT: text.
 * - NUMBER: whole numbers, shown 1,234.
 * - DECIMAL: numbers, shown with one decimal.
 * - POUNDS: given in whole pence, shown and written in pounds with two decimals.
 */
export interface SheetColumn {
  readonly heading: string;
  readonly holds: 'TEXT' | 'NUMBER' | 'DECIMAL' | 'POUNDS';
  /** Notes on the column, by id. */
  readonly notes?: readonly string[];
}

/** Text, a figure, or why there is none. Never empty. */
export type Cell = string | number | Shorthand;

/** The workbook was put together wrongly: a fault of the program that made it, never of what people entered. */
export class WorkbookFault extends Error {
  override readonly name = 'WorkbookFault';
}

const sheetNames = { cover: 'Cover', contents: 'Contents', notes: 'Notes' } as const;
const forbiddenInSheetName = /[[\]:*?/\\]|^'|'$|^history$/i;
/** Two words at least: `t4` alone is the address of a cell, and `table1` says nothing. */
const tableName = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/;
const bareAddress = /^https?:\/\/\S+$/i;

/**
 * Refuses a workbook that could not become an accessible file, before a writer starts.
 * @throws WorkbookFault with every fault, one a line.
 */
export function checkWorkbook(workbook: Workbook): void {
  const faults = [
    ...faultsOfNames(workbook),
    ...faultsOfText(workbook),
    ...workbook.tables.flatMap(faultsOfTable),
  ];
  const known = new Set(workbook.notes.map(({ id }) => id));
  const used = new Set(workbook.tables.flatMap(notesOf));
  for (const id of used) if (!known.has(id)) faults.push(`There is no note ${id}.`);
  for (const id of known) if (!used.has(id)) faults.push(`Nothing points to the note ${id}.`);
  if (faults.length > 0) throw new WorkbookFault(faults.join('\n'));
}

function faultsOfNames({ tables, notes }: Workbook): string[] {
  const sheets = [...Object.values(sheetNames), ...tables.map(({ sheet }) => sheet)];
  return [
    ...(tables.length === 0 ? ['A workbook has at least one table.'] : []),
    ...repeated(sheets.map((sheet) => sheet.toLowerCase())).map((sheet) => `Two sheets are named ${sheet}.`),
    ...repeated(tables.map(({ name }) => name)).map((name) => `Two tables are named ${name}.`),
    ...repeated(notes.map(({ id }) => id)).map((id) => `Two notes have the id ${id}.`),
    ...sheets
      .filter((sheet) => sheet.trim() === '' || sheet.length > 31 || forbiddenInSheetName.test(sheet))
      .map((sheet) => `A sheet cannot be named ${sheet}.`),
    ...tables
      .filter(({ name }) => !tableName.test(name))
      .map(({ name }) => `A table's name is words joined by underscores, not ${name}.`),
  ];
}

function faultsOfText(workbook: Workbook): string[] {
  const lines = workbook.cover.flatMap((section) => [section.heading, ...section.lines]);
  const texts = [
    workbook.title,
    workbook.language,
    workbook.author,
    ...lines.map((line) => (typeof line === 'string' ? line : line.text)),
    ...workbook.notes.map(({ text }) => text),
    ...workbook.tables.flatMap(({ title, source, columns }) => [
      title,
      source,
      ...columns.map((c) => c.heading),
    ]),
  ];
  return [
    ...(texts.some((text) => text.trim() === '') ? ['A title, heading, line, note or source is empty.'] : []),
    ...(texts.some((text) => bareAddress.test(text))
      ? ['A link needs a text that says where it leads.']
      : []),
    ...(workbook.cover.length === 0 ? ['The cover says nothing but its title.'] : []),
  ];
}

function faultsOfTable(table: SheetTable): string[] {
  const { sheet, columns, rows } = table;
  const headings = columns.map(({ heading }) => heading);
  const rowHeadings = rowHeadingsOf(table);
  const labels = rows.map(({ cells }) => rowLabel(table, cells));
  return [
    ...(rows.length === 0 ? [`${sheet}: a table has at least one row.`] : []),
    ...repeated(headings.map((heading) => heading.toLowerCase())).map(
      (one) => `${sheet}: two columns are ${one}.`,
    ),
    ...(headings.some((heading) => /[\r\n\t]/.test(heading)) ? [`${sheet}: a heading is one line.`] : []),
    ...(headings.includes(notesHeading) ? [`${sheet}: the column Notes is made by itself.`] : []),
    ...(rowHeadings < 1 || rowHeadings >= columns.length
      ? [`${sheet}: some columns head rows, some hold values.`]
      : []),
    ...repeated(labels).map((label) => `${sheet}: two rows are about ${label}.`),
    ...rows.flatMap(({ cells }, row) =>
      cells.length === columns.length
        ? cells.flatMap((cell, at) =>
            faultsOfCell(cell, columns[at]).map((fault) => `${sheet}, row ${row + 1}: ${fault}`),
          )
        : [`${sheet}, row ${row + 1}: every column needs a cell.`],
    ),
  ];
}

function faultsOfCell(cell: Cell, column: SheetColumn | undefined): string[] {
  const heading = column?.heading ?? '';
  if (typeof cell === 'string') {
    if (column?.holds !== 'TEXT') return [`${heading} holds figures, not text.`];
    return cell.trim() === '' ? [`${heading} is empty; say why with shorthand.`] : [];
  }
  if (typeof cell === 'number') {
    if (column?.holds === 'TEXT') return [`${heading} holds text, not figures.`];
    const whole = column?.holds !== 'DECIMAL';
    return whole
      ? Number.isSafeInteger(cell)
        ? []
        : [`${heading} is not whole.`]
      : Number.isFinite(cell)
        ? []
        : [`${heading} is no number.`];
  }
  return [];
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
}

/** Heading of the column that points rows to their notes. */
export const notesHeading = 'Notes';

export const rowHeadingsOf = ({ rowHeadings = 1 }: SheetTable): number => rowHeadings;

/** What the row is about: its row headings. */
export const rowLabel = (table: SheetTable, cells: readonly Cell[]): string =>
  cells.slice(0, rowHeadingsOf(table)).map(String).join(', ');

/** The ids of all notes that the table points to. */
export const notesOf = ({ notes = [], columns, rows }: SheetTable): string[] => [
  ...notes,
  ...columns.flatMap((column) => column.notes ?? []),
  ...rows.flatMap((row) => row.notes ?? []),
];
