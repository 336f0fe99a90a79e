import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type Problem, problem } from '@app/kernel';

/** Most rows of one file, beside its header. */
export const mostClaimRows = 2_000;
/** Most characters of one file: 2,000 rows of 250. */
export const mostClaimCharacters = 500_000;

/** The columns of a claim, as they are headed. Order does not matter, nor do capitals; each stands once. */
export const claimColumns = {
  month: 'month',
  clientReference: 'client reference',
  spentOn: 'date spent',
  category: 'category',
  supplier: 'supplier',
  invoiceNumber: 'invoice number',
  net: 'net',
  vat: 'VAT',
  gross: 'gross',
  stream: 'stream',
  adults: 'adults',
  children: 'children',
} as const;
export type ClaimColumn = keyof typeof claimColumns;
export const claimColumnNames = Object.keys(claimColumns) as ClaimColumn[];

/** A row as it was written. */
export interface WrittenRow {
  /** Its line in the file, as an editor numbers it: the header is line 1, empty lines count. */
  readonly line: number;
  readonly cells: Readonly<Record<ClaimColumn, string>>;
}

/** What a file holds, and what is wrong with its form. */
export interface ClaimFile {
  readonly rows: readonly WrittenRow[];
  readonly problems: readonly Problem[];
}

/** The column that a problem of a row is about, as `rows.17.gross`: 17 is the line in the file. */
export const fieldOf = (line: number, column?: ClaimColumn): string =>
  column === undefined ? `rows.${line}` : `rows.${line}.${column}`;

/** Two spellings of one header: capitals, spaces, dashes and underlines make no difference. */
const headerKey = (header: string): string =>
  header
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
const columnOf = new Map(
  claimColumnNames.flatMap((name) => [
    [headerKey(claimColumns[name]), name],
    [name.toLowerCase(), name],
  ]),
);

const inFile = (code: string, message: string): Problem => problem(code, message, 'csv');

/**
 * Reads a comma-separated file into its rows. Taken as they come: a byte order mark, CRLF or LF, cells in double quotes,
 * empty lines, and semicolons or tabs instead of commas (the header decides). What is wrong with the form of the file is
 * told all at once, but for a stray double quote: no reader can know what comes after one.
 */
export function readClaimFile(text: string): ClaimFile {
  const nothing = (...problems: Problem[]): ClaimFile => ({ rows: [], problems });
  if (text.length > mostClaimCharacters)
    return nothing(inFile('FILE_TOO_LARGE', 'The file is too large. Split it into two claims.'));
  if (text.includes('\uFFFD'))
    return nothing(
      inFile('NOT_UTF8', 'Some letters of the file cannot be read. Save it as “CSV UTF-8” and try again.'),
    );
  const records = recordsOf(text);
  if ('code' in records) return nothing(records);
  const [header, ...body] = records;
  if (!header || body.length === 0)
    return nothing(
      inFile(
        'FILE_EMPTY',
        'The file has no rows. Put a header in the first line and one row below it for each spend.',
      ),
    );
  if (body.length > mostClaimRows)
    return nothing(
      inFile(
        'TOO_MANY_ROWS',
        `A file has at most ${mostClaimRows} rows, and this has ${body.length}. Split it.`,
      ),
    );
  const columns = header.cells.map((name) => columnOf.get(headerKey(name)));
  const wrong = headerProblems(header.cells, columns);
  if (wrong.length > 0) return nothing(...wrong);
  const problems: Problem[] = [];
  const rows = body.flatMap(({ line, cells }) => {
    const shape = rowShape(line, cells, columns.length);
    if (shape) problems.push(shape);
    return shape ? [] : [{ line, cells: cellsOf(columns, cells) }];
  });
  return { rows, problems };
}

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

function recordsOf(text: string): readonly Cells[] | Problem {
  try {
    const read = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return (
      read
        .map(({ record, info }) => ({ line: info.lines, cells: record }))
        // A spreadsheet leaves rows of empty cells below the last one.
        .filter(({ cells }) => cells.some((cell) => cell !== ''))
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    const where = lines === undefined ? '' : ` in or before line ${lines}`;
    return inFile(
      'CSV_SHAPE',
      `A double quote${where} is not closed, or stands inside a cell. Put the whole cell in double quotes and write one of its own twice.`,
    );
  }
}

/** What parts the cells: of comma, semicolon and tab the one that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

function headerProblems(
  header: readonly string[],
  columns: readonly (ClaimColumn | undefined)[],
): readonly Problem[] {
  const unknown = header.filter((_, index) => columns[index] === undefined);
  const twice = claimColumnNames.filter((name) => columns.filter((column) => column === name).length > 1);
  const missing = claimColumnNames.filter((name) => !columns.includes(name));
  return [
    ...unknown.map((name) =>
      inFile(
        'COLUMN_UNKNOWN',
        `There is no column “${name.slice(0, 40)}” in a claim. The columns are: ${Object.values(claimColumns).join(', ')}.`,
      ),
    ),
    ...twice.map((name) => inFile('COLUMN_TWICE', `The column “${claimColumns[name]}” is there twice.`)),
    ...missing.map((name) => inFile('COLUMN_MISSING', `The column “${claimColumns[name]}” is missing.`)),
  ];
}

function rowShape(line: number, cells: readonly string[], wanted: number): Problem | undefined {
  if (cells.length !== wanted)
    return problem(
      'CELLS',
      `Line ${line} has ${cells.length} cells, and the header has ${wanted}. Is a comma in a cell without double quotes?`,
      fieldOf(line),
    );
  if (cells.some((cell) => /[\r\n]/.test(cell)))
    return problem('CELLS', `A cell that ends in line ${line} goes over more than one line.`, fieldOf(line));
  return undefined;
}

function cellsOf(
  columns: readonly (ClaimColumn | undefined)[],
  cells: readonly string[],
): WrittenRow['cells'] {
  return Object.fromEntries(
    columns.flatMap((column, index) => (column === undefined ? [] : [[column, cells[index] ?? '']])),
  ) as WrittenRow['cells'];
}

/** A file of these rows as a provider would send it: header in the first line, commas, CRLF. */
export const writeClaimFile = (rows: readonly WrittenRow['cells'][]): string =>
  stringify(
    rows.map((cells) => claimColumnNames.map((name) => cells[name])),
    { header: true, columns: Object.values(claimColumns), record_delimiter: '\r\n' },
  );
