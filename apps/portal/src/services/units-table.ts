import { type Problem, problem } from '@app/kernel';
import { parse } from 'csv-parse/sync';

/** A unit as it was pasted, ready for the command. */
export interface PastedUnit {
  readonly code: string;
  readonly bedspaces: number;
  readonly cots: number;
  readonly bedrooms: number | null;
  readonly selfContained: boolean;
  readonly stepFree: boolean;
  readonly groundFloor: boolean;
  readonly lift: boolean;
  readonly wetRoom: boolean;
  readonly wheelchairAccessible: boolean;
  readonly vibratingAlarm: boolean;
}

interface Column {
  readonly name: keyof PastedUnit;
  readonly title: string;
  readonly kind: 'code' | 'count' | 'yes or no';
  /** What a heading of a spreadsheet may call it, in small letters without spaces and signs. */
  readonly called: readonly string[];
}

/** The columns in the order in which they are read where no heading says otherwise. */
export const unitColumns: readonly Column[] = [
  { name: 'code', title: 'Unit', kind: 'code', called: ['unit', 'code', 'room', 'name', 'flat', 'unitcode'] },
  {
    name: 'bedspaces',
    title: 'Beds',
    kind: 'count',
    called: ['beds', 'bedspaces', 'bed', 'people', 'sleeps'],
  },
  { name: 'cots', title: 'Cots', kind: 'count', called: ['cots', 'cot'] },
  { name: 'bedrooms', title: 'Bedrooms', kind: 'count', called: ['bedrooms', 'rooms'] },
  { name: 'selfContained', title: 'Self-contained', kind: 'yes or no', called: ['selfcontained'] },
  { name: 'stepFree', title: 'Step-free', kind: 'yes or no', called: ['stepfree', 'nosteps'] },
  { name: 'groundFloor', title: 'Ground floor', kind: 'yes or no', called: ['groundfloor', 'ground'] },
  { name: 'lift', title: 'Lift', kind: 'yes or no', called: ['lift'] },
  { name: 'wetRoom', title: 'Wet room', kind: 'yes or no', called: ['wetroom'] },
  {
    name: 'wheelchairAccessible',
    title: 'Wheelchair',
    kind: 'yes or no',
    called: ['wheelchair', 'wheelchairaccessible', 'accessible'],
  },
  {
    name: 'vibratingAlarm',
    title: 'Vibrating alarm',
    kind: 'yes or no',
    called: ['vibratingalarm', 'alarm'],
  },
];

/** The most units that are added at a time. */
export const mostUnits = 100;

export interface PastedUnits {
  readonly units: readonly PastedUnit[];
  /** Of each unit, its line in what was pasted: 1 is the first. */
  readonly lines: readonly number[];
  /** Every fault at once, each with its line; of the field `table`. */
  readonly problems: readonly Problem[];
}

/**
 * Reads units that were pasted from a spreadsheet: apart by tabs, or else by commas or semicolons, with a row of
 * headings or without.
 */
export function unitsIn(text: string): PastedUnits {
  const rows = rowsOf(text);
  if (rows === null)
    return nothing(
      'This could not be read. A quotation mark may be open: check the marks, and paste it again.',
    );
  const [first] = rows;
  if (!first) return nothing('Paste at least one line.');
  const headed = headings(first.cells);
  const columns = headed ?? unitColumns;
  const unknown = headed === null ? [] : strangers(first.cells);
  if (unknown.length > 0)
    return nothing(
      `Line ${String(first.line)}: no column is called ${unknown.join(' or ')}. Take it out, or rename it.`,
    );
  const body = headed === null ? rows : rows.slice(1);
  if (body.length === 0) return nothing('There are only headings. Paste the lines below them too.');
  if (body.length > mostUnits) return nothing(`Add up to ${String(mostUnits)} units at a time.`);
  const read = body.map(({ cells, line }) => ({ line, ...unitOf(cells, columns) }));
  const problems = [
    ...read.flatMap(({ line, faults }) => faults.map((fault) => lineProblem(line, fault))),
    ...repeated(read),
  ];
  return { units: read.map(({ unit }) => unit), lines: read.map(({ line }) => line), problems };
}

const nothing = (message: string): PastedUnits => ({
  units: [],
  lines: [],
  problems: [problem('TABLE', message, 'table')],
});

/** What a command found wrong with a unit, told by its line. */
export function byLine(problems: readonly Problem[], lines: readonly number[]): Problem[] {
  return problems.map((found) => {
    const index = /^units\.(\d+)/.exec(found.field ?? '')?.[1];
    const line = index === undefined ? undefined : lines[Number(index)];
    return line === undefined
      ? { ...found, field: 'table' }
      : { ...lineProblem(line, found.message), code: found.code };
  });
}

const lineProblem = (line: number, message: string): Problem =>
  problem('LINE', `Line ${String(line)}: ${message}`, 'table');

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The lines that hold anything; null when the text is no table. */
function rowsOf(text: string): Row[] | null {
  const delimiter = text.includes('\t') ? '\t' : text.includes(';') && !text.includes(',') ? ';' : ',';
  try {
    const read = parse(text.replaceAll('\r\n', '\n'), {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return read
      .map(({ record, info }) => ({ cells: record, line: info.lines }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch {
    return null;
  }
}

const bare = (cell: string): string => cell.toLowerCase().replaceAll(/[^a-z]/g, '');
const columnCalled = (cell: string): Column | undefined =>
  unitColumns.find(({ called }) => called.includes(bare(cell)));

/** The columns by their headings, undefined where a cell is empty; null when the first row holds none. */
function headings(cells: readonly string[]): (Column | undefined)[] | null {
  const found = cells.map(columnCalled);
  const named = found.filter((column) => column !== undefined);
  return named.length >= 2 && named.some(({ name }) => name === 'code') ? found : null;
}

const strangers = (cells: readonly string[]): string[] =>
  cells.filter((cell) => cell !== '' && columnCalled(cell) === undefined).map((cell) => `“${cell}”`);

const yes = ['yes', 'y', 'true', '1', 'x', '✓'];
const no = ['no', 'n', 'false', '0', '', '-'];

function unitOf(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): { readonly unit: PastedUnit; readonly faults: string[] } {
  const faults: string[] = [];
  const cell = (name: keyof PastedUnit): string =>
    cells[columns.findIndex((column) => column?.name === name)] ?? '';
  const title = (name: keyof PastedUnit): string =>
    unitColumns.find((column) => column.name === name)?.title ?? name;
  const count = (name: keyof PastedUnit, least: number, most: number): number | null => {
    const text = cell(name);
    if (text === '') return null;
    if (/^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    faults.push(
      `${title(name)} must be a whole number from ${String(least)} to ${String(most)}, not “${text}”.`,
    );
    return null;
  };
  const said = (name: keyof PastedUnit): boolean => {
    const text = cell(name).toLowerCase();
    if (yes.includes(text)) return true;
    if (!no.includes(text)) faults.push(`${title(name)} must be yes or no, not “${cell(name)}”.`);
    return false;
  };
  const code = cell('code');
  if (code.length < 1 || code.length > 30) faults.push('Give the unit a name of 1 to 30 characters.');
  if (cell('bedspaces') === '') faults.push('Say how many beds it has.');
  if (cells.length > columns.length)
    faults.push(`It has ${String(cells.length)} cells, and there are ${String(columns.length)} columns.`);
  const unit: PastedUnit = {
    code,
    bedspaces: count('bedspaces', 1, 20) ?? 0,
    cots: count('cots', 0, 10) ?? 0,
    bedrooms: count('bedrooms', 0, 15),
    selfContained: said('selfContained'),
    stepFree: said('stepFree'),
    groundFloor: said('groundFloor'),
    lift: said('lift'),
    wetRoom: said('wetRoom'),
    wheelchairAccessible: said('wheelchairAccessible'),
    vibratingAlarm: said('vibratingAlarm'),
  };
  return { unit, faults };
}

function repeated(read: readonly { readonly line: number; readonly unit: PastedUnit }[]): Problem[] {
  const first = new Map<string, number>();
  return read.flatMap(({ line, unit: { code } }) => {
    const before = first.get(code);
    if (before !== undefined) return [lineProblem(line, `${code} is on line ${String(before)} already.`)];
    if (code !== '') first.set(code, line);
    return [];
  });
}
