import { isShorthand, shorthandMeanings, shorthandText, type ShorthandCode } from '../domain/shorthand';
import { heightOf } from './look';
import { cellText } from './text';
import { type Cell, notesHeading, notesOf, type SheetTable, type Workbook } from './workbook';

/**
 * Which cell stands where, for ODS and XLSX alike: the checklist of the Government Analysis Function for accessible
 * spreadsheets as one layout. A sheet has its title in A1, then, line by line in column A, how many tables it has, its
 * notes, its shorthand and its source, and then one table that starts at the left edge and ends the sheet.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly LaidRow[];
  /** Where the table is: its name, and the rows of the sheet that are its heading and its last, from 0. */
  readonly table: { readonly name: string; readonly heading: number; readonly last: number } | null;
  /** Width of each column, in characters. */
  readonly widths: readonly number[];
  /** Height of each row, in points. */
  readonly heights: readonly number[];
}

export interface LaidCell {
  readonly value: string | number;
  readonly style: CellStyle;
  /** An address outside, or a sheet of the workbook: `#T4`. */
  readonly link?: string;
}
export type LaidRow = readonly LaidCell[];

/** How a cell looks. Numbers stand right, all else left; everything wraps and stands at the top of its row. */
export type CellStyle =
  | 'TITLE'
  | 'SECTION'
  | 'TEXT'
  | 'HEADING'
  | 'FIGURE_HEADING'
  | 'LINK'
  | 'NUMBER'
  | 'DECIMAL'
  | 'POUNDS'
  | 'SHORTHAND'
  | 'NOTE_HEADING'
  | 'NOTE';

/** Every sheet of the file in order: cover, contents, notes when there are any, then the tables. */
export function layOut(workbook: Workbook): Sheet[] {
  const sheets = [...workbook.tables.map((table) => dataSheet(table, workbook))];
  const notes = workbook.notes.length > 0 ? [notesSheet(workbook)] : [];
  return [cover(workbook), contents(workbook, [...notes, ...sheets]), ...notes, ...sheets];
}

const line = (value: string, style: CellStyle = 'TEXT', link?: string): LaidRow => [
  { value: cellText(value), style, ...(link === undefined ? {} : { link }) },
];

const oneTable = line('This worksheet contains one table.');
const backToContents = line('Back to the list of tables', 'LINK', '#Contents');

function cover({ title, cover: sections }: Workbook): Sheet {
  const rows = [
    line(title, 'TITLE'),
    ...sections.flatMap(({ heading, lines }) => [
      line(heading, 'SECTION'),
      ...lines.map((each) => (typeof each === 'string' ? line(each) : line(each.text, 'LINK', each.leadsTo))),
    ]),
    line('Tables in this file', 'SECTION'),
    line('List of tables', 'LINK', '#Contents'),
  ];
  return sized({ name: 'Cover', rows, table: null, widths: [90] });
}

function contents({ notes }: Workbook, sheets: readonly Sheet[]): Sheet {
  const above = [
    line('Contents', 'TITLE'),
    oneTable,
    line(`It lists the ${sheets.length} worksheets that follow${notes.length > 0 ? ', notes first' : ''}.`),
  ];
  const listed = sheets.map(({ name, rows }): LaidRow => [
    { value: name, style: 'LINK', link: `#${name}` },
    { value: rows[0]?.[0]?.value ?? '', style: 'TEXT' },
  ]);
  return sheetOf(
    'Contents',
    'list_of_tables',
    above,
    headings(['Worksheet', 'What it contains']),
    listed,
    [40, 90],
  );
}

function notesSheet({ notes }: Workbook): Sheet {
  const above = [line('Notes', 'TITLE'), oneTable, backToContents];
  const listed = notes.map(({ text }, at): LaidRow => [
    { value: `[note ${at + 1}]`, style: 'TEXT' },
    { value: cellText(text), style: 'TEXT' },
  ]);
  return sheetOf('Notes', 'list_of_notes', above, headings(['Note', 'What it says']), listed, [40, 90]);
}

function dataSheet(table: SheetTable, workbook: Workbook): Sheet {
  const mark = markOf(workbook);
  const used = shorthandIn(table);
  const rowNotes = table.rows.some(({ notes = [] }) => notes.length > 0);
  const above = [
    line(withMarks(table.title, table.notes, mark), 'TITLE'),
    oneTable,
    ...(notesOf(table).length > 0
      ? [line('Marks such as [note 1] point to notes, which are on the worksheet Notes.')]
      : []),
    ...(used.length > 0 ? [line(meaningsOf(used))] : []),
    line(`Source: ${table.source}`),
    backToContents,
  ];
  const heading: LaidRow = [
    ...table.columns.map(({ heading, holds, notes }): LaidCell => ({
      value: cellText(withMarks(heading, notes, mark)),
      style: holds === 'TEXT' ? 'HEADING' : 'FIGURE_HEADING',
    })),
    ...(rowNotes ? [{ value: notesHeading, style: 'NOTE_HEADING' } as const] : []),
  ];
  const rows = table.rows.map(({ cells, notes = [] }): LaidRow => [
    ...cells.map((cell, at) => laid(cell, table.columns[at]?.holds ?? 'TEXT')),
    ...(rowNotes ? [noteCell(notes, mark)] : []),
  ]);
  return sheetOf(table.sheet, table.name, above, heading, rows, widthsOf([heading, ...rows]));
}

const headings = (names: readonly string[]): LaidRow => names.map((value) => ({ value, style: 'HEADING' }));

const noteCell = (notes: readonly string[], mark: (id: string) => string): LaidCell => ({
  value: notes.length === 0 ? 'No notes' : notes.map(mark).join(' '),
  style: 'NOTE',
});

function laid(cell: Cell, holds: 'TEXT' | 'NUMBER' | 'DECIMAL' | 'POUNDS'): LaidCell {
  if (isShorthand(cell))
    return { value: shorthandText(cell), style: holds === 'TEXT' ? 'TEXT' : 'SHORTHAND' };
  if (typeof cell === 'string') return { value: cellText(cell), style: 'TEXT' };
  return { value: figureOf(cell, holds), style: holds === 'TEXT' ? 'NUMBER' : holds };
}

/** The figure as a file has it: pence become pounds. */
export const figureOf = (cell: number, holds: string): number => (holds === 'POUNDS' ? cell / 100 : cell);

/** `[note 3]` for a note's id. */
export function markOf({ notes }: Workbook): (id: string) => string {
  const numbers = new Map(notes.map(({ id }, at) => [id, at + 1]));
  return (id) => `[note ${numbers.get(id) ?? ''}]`;
}

const withMarks = (text: string, notes: readonly string[] = [], mark: (id: string) => string): string =>
  [text, ...notes.map(mark)].join(' ');

export const shorthandIn = ({ rows }: SheetTable): ShorthandCode[] => {
  const used = new Set(
    rows.flatMap(({ cells }) => cells.filter(isShorthand).map(({ shorthand }) => shorthand)),
  );
  return (Object.keys(shorthandMeanings) as ShorthandCode[]).filter((code) => used.has(code));
};

const meaningsOf = (codes: readonly ShorthandCode[]): string =>
  `Some cells hold shorthand: ${codes.map((code) => `[${code}] is ${shorthandMeanings[code]}`).join('; ')}.`;

/** A heading row and the rows beneath, after the lines above. */
function sheetOf(
  name: string,
  tableName: string,
  above: readonly LaidRow[],
  heading: LaidRow,
  rows: readonly LaidRow[],
  widths: readonly number[],
): Sheet {
  const table = { name: tableName, heading: above.length, last: above.length + rows.length };
  return sized({ name, rows: [...above, heading, ...rows], table, widths });
}

const sized = (sheet: Omit<Sheet, 'heights'>): Sheet => ({
  ...sheet,
  heights: sheet.rows.map((row) => heightOf(row, sheet.widths)),
});

/** Wide enough for most cells, and no wider than is read at a glance: longer text wraps. Column A also holds the lines above. */
function widthsOf(rows: readonly LaidRow[]): number[] {
  return (rows[0] ?? []).map((_, column) => {
    const longest = rows.reduce((most, row) => Math.max(most, widthOf(row[column]?.value ?? '')), 0);
    return column === 0 ? clamp(longest, 56, 64) : clamp(longest, 16, rows[0]?.length === 2 ? 70 : 40);
  });
}

/** Characters as they are shown: a figure with its commas, and room to breathe. */
const widthOf = (value: string | number): number =>
  typeof value === 'number' ? Math.ceil(String(value).length * 1.4) + 4 : Math.min(value.length, 400) + 3;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
