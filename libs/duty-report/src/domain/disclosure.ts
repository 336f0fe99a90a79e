import { percentOf, roundToNearest, sumOf } from './figures';
import { alsoHidden, type Bounds, type Puzzle, type Relation, type Term } from './secondary-suppression';
import { confidential, isShorthand, notApplicable, roundsToNought, type Shorthand } from './shorthand';

/**
 * Disclosure control: what may be said of few people. One function for every profile and every format, applied when a
 * table leaves Hearth and never before: the counts inside are exact (domain 1.6, rule 6). Sources: product section 8;
 * the rules of NHS Digital for Hospital Episode Statistics, from which the public profile is taken.
 */

/** Who an edition is for. */
export const profiles = ['SUBMISSION', 'MHCLG_STYLE', 'PUBLIC'] as const;
export type Profile = (typeof profiles)[number];

/**
 * One edition of a return.
 * - SUBMISSION: exact, for the Secretary of State (Act s.59). Not for publication.
 * - MHCLG_STYLE: to the nearest 10, every total by itself, as the national release is.
 * - PUBLIC: true 0 is 0; 1 to 4 is [c]; 5 and over is to the nearest 5, every total by itself. Where an edition with
 *   exact figures of the same table is published too, by anybody, more cells are [c], in both: no cell of 1 to 4
 *   follows from a row, a column or a grand total.
 */
export type Edition =
  | { readonly profile: 'SUBMISSION' }
  | { readonly profile: 'MHCLG_STYLE' }
  | { readonly profile: 'PUBLIC'; readonly anExactEditionIsPublished: boolean };

/** A row or a column of a table. */
export interface TableLine {
  /** Unique among the rows, or among the columns. */
  readonly id: string;
  /** The lines of which this one is the total. They may be totals themselves. */
  readonly totalOf?: readonly string[];
  /**
   * The total counts once what several parts may each count (a household with two types of accommodation: domain 1.6,
   * rule 2). It is then no more than the sum of the parts, and no less than the largest.
   */
  readonly partsOverlap?: boolean;
}

interface Lines {
  readonly rows: readonly TableLine[];
  readonly columns: readonly TableLine[];
}

/** How many people, households or referrals, exactly. `cells[row][column]`; null: there is no such figure. */
export interface CountTable extends Lines {
  readonly measure: 'COUNT';
  readonly cells: readonly (readonly (number | null)[])[];
}

/**
 * Amounts that tell of people: money in pence, days, means. Never negative. `households` is how many stand behind each;
 * an amount over 1 to 4 of them is [c], and outside the submission all are rounded as counts are: the median of five stays
 * is the stay of one household, to the day. Lines of means have no totals.
 */
export interface AmountTable extends Lines {
  readonly measure: 'AMOUNT';
  readonly cells: readonly (readonly (number | null)[])[];
  readonly households: readonly (readonly number[])[];
}

export type ExactTable = CountTable | AmountTable;

export type PublishedCell = number | Shorthand;

/** The table as this edition may show it; lines as they were given. */
export interface PublishedTable extends Lines {
  readonly cells: readonly (readonly PublishedCell[])[];
}

/** Fewer people than this are not shown, and an amount over fewer households is not. Product section 8. */
export const fewestShown = 5;
/** Percentages of fewer than this are not shown. Product section 8. */
export const fewestForPercent = 20;

/** The table was put together wrongly: a fault of the program that made it, never of what people entered. */
export class TableFault extends Error {
  override readonly name = 'TableFault';
}

/**
 * The table as the edition may show it. Totals are never made to fit their parts: 36,870 + 1,830 + 320 + 24,940 is
 * 63,960 beneath a published total of 63,950 (domain 1.1).
 * @throws TableFault when the table is not whole, or an exact total is not the sum of its parts.
 */
export function disclose(table: ExactTable, edition: Edition): PublishedTable {
  const flat = flatten(table);
  const hidden = edition.profile === 'SUBMISSION' ? new Set<number>() : hiddenCells(table, flat, edition);
  const show = (cell: number, value: number | null): PublishedCell => {
    if (value === null) return notApplicable;
    if (hidden.has(cell)) return confidential;
    const rounded = roundedFor(edition.profile, value);
    return table.measure === 'AMOUNT' && value > 0 && rounded === 0 ? roundsToNought : rounded;
  };
  return {
    rows: table.rows,
    columns: table.columns,
    cells: table.cells.map((row, at) => row.map((value, column) => show(at * flat.width + column, value))),
  };
}

/** A count by itself, in no table. */
export function discloseCount(count: number, edition: Edition): PublishedCell {
  const table: ExactTable = {
    measure: 'COUNT',
    rows: [{ id: 'ROW' }],
    columns: [{ id: 'COLUMN' }],
    cells: [[count]],
  };
  return disclose(table, edition).cells[0]?.[0] ?? notApplicable;
}

/** A sum or a mean by itself: null when there is none. */
export function discloseAmount(amount: number | null, households: number, edition: Edition): PublishedCell {
  const table: ExactTable = {
    measure: 'AMOUNT',
    rows: [{ id: 'ROW' }],
    columns: [{ id: 'COLUMN' }],
    cells: [[amount]],
    households: [[households]],
  };
  return disclose(table, edition).cells[0]?.[0] ?? notApplicable;
}

/**
 * A percentage from two figures of the same edition, as published, to the whole percent. Outside the submission, [c]
 * when the whole is under 20. [c] when either is; [z] of nothing.
 */
export function disclosePercent(part: PublishedCell, whole: PublishedCell, edition: Edition): PublishedCell {
  if (isShorthand(part)) return part;
  if (isShorthand(whole)) return whole;
  if (edition.profile !== 'SUBMISSION' && whole < fewestForPercent) return confidential;
  return percentOf(part, whole) ?? notApplicable;
}

function roundedFor(profile: Profile, count: number): number {
  switch (profile) {
    case 'SUBMISSION':
      return count;
    case 'MHCLG_STYLE':
      return roundToNearest(count, 10);
    case 'PUBLIC':
      return roundToNearest(count, 5);
  }
}

/** The table as one list of cells, row by row, with what adds up to what. */
interface Flat {
  readonly width: number;
  readonly values: readonly number[];
  /** How many people stand behind each cell. */
  readonly people: readonly number[];
  readonly sums: readonly Relation[];
  readonly overlapping: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

function flatten(table: ExactTable): Flat {
  const width = table.columns.length;
  checkShape(table);
  const values = table.cells.flat().map((value) => value ?? 0);
  const people = table.measure === 'COUNT' ? values : table.households.flat();
  const totals = [
    ...totalsAmong(table.rows).flatMap(({ total, parts, overlap }) =>
      table.columns.map((_, column) => ({
        total: total * width + column,
        parts: parts.map((row) => row * width + column),
        overlap,
      })),
    ),
    ...totalsAmong(table.columns).flatMap(({ total, parts, overlap }) =>
      table.rows.map((_, row) => ({
        total: row * width + total,
        parts: parts.map((column) => row * width + column),
        overlap,
      })),
    ),
  ];
  for (const each of totals) checkTotal(table, values, each);
  const sums = totals
    .filter(({ overlap }) => !overlap)
    .map(({ total, parts }): Term[] => [
      { cell: total, sign: -1 },
      ...parts.map((cell): Term => ({ cell, sign: 1 })),
    ]);
  return { width, values, people, sums, overlapping: totals.filter(({ overlap }) => overlap) };
}

function checkShape(table: ExactTable): void {
  const fits = (rows: readonly (readonly unknown[])[]): boolean =>
    rows.length === table.rows.length && rows.every((row) => row.length === table.columns.length);
  if (!fits(table.cells)) throw new TableFault('Every row needs one cell for each column.');
  if (table.measure === 'AMOUNT' && !fits(table.households)) {
    throw new TableFault('Every amount needs its number of households.');
  }
  for (const lines of [table.rows, table.columns]) {
    if (new Set(lines.map(({ id }) => id)).size !== lines.length)
      throw new TableFault('Two lines have one id.');
  }
  const isCount = (value: number | null): boolean =>
    value === null || (Number.isSafeInteger(value) && value >= 0);
  const isAmount = (value: number | null): boolean =>
    value === null || (Number.isFinite(value) && value >= 0);
  const good = table.measure === 'COUNT' ? isCount : isAmount;
  if (!table.cells.every((row) => row.every(good)))
    throw new TableFault('A figure is nought or more, and whole.');
}

function totalsAmong(lines: readonly TableLine[]): { total: number; parts: number[]; overlap: boolean }[] {
  const at = (id: string): number => {
    const index = lines.findIndex((line) => line.id === id);
    if (index < 0) throw new TableFault(`No line ${id} to be part of a total.`);
    return index;
  };
  return lines.flatMap(({ totalOf, partsOverlap = false }, total) =>
    totalOf === undefined ? [] : [{ total, parts: totalOf.map(at), overlap: partsOverlap }],
  );
}

function checkTotal(
  table: ExactTable,
  values: readonly number[],
  { total, parts, overlap }: { total: number; parts: readonly number[]; overlap: boolean },
): void {
  const whole = values[total] ?? 0;
  const each = parts.map((cell) => values[cell] ?? 0);
  const adds = overlap ? whole <= sumOf(each) && whole >= Math.max(0, ...each) : whole === sumOf(each);
  if (adds) return;
  const row = table.rows[Math.floor(total / table.columns.length)]?.id ?? '';
  const column = table.columns[total % table.columns.length]?.id ?? '';
  throw new TableFault(`The total in row ${row}, column ${column} is not what its parts come to.`);
}

/** The cells that are [c]: few people, and what must be left out besides. */
function hiddenCells(
  table: ExactTable,
  flat: Flat,
  edition: Exclude<Edition, { profile: 'SUBMISSION' }>,
): ReadonlySet<number> {
  // The national release shows small counts, rounded; amounts over few households are nowhere shown.
  if (table.measure === 'COUNT' && edition.profile === 'MHCLG_STYLE') return new Set();
  const few = new Set(
    flat.people.flatMap((people, cell) => (people > 0 && people < fewestShown ? [cell] : [])),
  );
  if (few.size === 0) return few;
  const exactIsKnown =
    table.measure === 'AMOUNT' || (edition.profile === 'PUBLIC' && edition.anExactEditionIsPublished);
  return new Set([...few, ...alsoHidden(puzzleOf(table, flat, few, exactIsKnown))]);
}

/**
 * What a reader can know, as a puzzle. He knows every cell that is shown, exactly or within its rounding; that a cell
 * that is left out is not nought (a true nought is shown); and how the table adds up. He cannot tell which cells are
 * left out because of few people, unless no other could be: then it is 1 to 4.
 */
function puzzleOf(table: ExactTable, flat: Flat, few: ReadonlySet<number>, exactIsKnown: boolean): Puzzle {
  const cells = flat.values.length;
  const slack = slackOf(flat);
  const added = new Set(flat.sums.flatMap((terms) => terms.map(({ cell }) => cell)));
  const mayHide = flat.people.flatMap((people, cell) => (people >= fewestShown ? [cell] : []));
  const values = [...flat.values, ...slack.values];
  const exactly = (cell: number): Bounds => ({ least: values[cell] ?? 0, most: values[cell] ?? 0 });
  const boundsOf = (cell: number, hidden: ReadonlySet<number>): Bounds => {
    if (cell >= cells) return { least: 0, most: Infinity };
    if (hidden.has(cell)) {
      if (table.measure === 'AMOUNT') return { least: 0, most: Infinity };
      const surelyFew = few.has(cell) && (exactIsKnown ? !added.has(cell) : hidden.size === few.size);
      return { least: 1, most: surelyFew ? fewestShown - 1 : Infinity };
    }
    return exactIsKnown || values[cell] === 0 ? exactly(cell) : within(values[cell] ?? 0);
  };
  return {
    values,
    relations: [...flat.sums, ...slack.relations],
    hidden: few,
    mayHide: new Set(mayHide),
    boundsOf,
    protectedBy: (cell) =>
      table.measure === 'AMOUNT' && few.has(cell)
        ? // It could be nothing, and could be twice what it is: known nearly is known.
          { step: Math.max(1, values[cell] ?? 0), bothWays: true }
        : { step: 1, bothWays: false },
  };
}

/** What is known of a count of five or more from its rounding to the nearest five. */
function within(count: number): Bounds {
  const shown = roundToNearest(count, 5);
  return { least: Math.max(fewestShown, shown - 2), most: shown + 2 };
}

/** Overlapping totals as sums: what is missing to the sum of the parts, and to each part, is an unknown of its own. */
function slackOf(flat: Flat): { values: number[]; relations: Relation[] } {
  const values: number[] = [];
  const relations: Relation[] = [];
  const relate = (terms: Term[]): void => {
    const missing = sumOf(terms.map(({ cell, sign }) => sign * (flat.values[cell] ?? 0)));
    relations.push([...terms, { cell: flat.values.length + values.length, sign: -1 }]);
    values.push(missing);
  };
  for (const { total, parts } of flat.overlapping) {
    relate([...parts.map((cell): Term => ({ cell, sign: 1 })), { cell: total, sign: -1 }]);
    for (const cell of parts)
      relate([
        { cell: total, sign: 1 },
        { cell, sign: -1 },
      ]);
  }
  return { values, relations };
}
