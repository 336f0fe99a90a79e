import type { FormLine, FormTable } from '../form';

/** A row that a figure counts, by kind and id: `EPISODE 0f…`. */
export type Ref = string;
export type RefKind = 'EPISODE' | 'PERSON' | 'REFERRAL' | 'SANCTUARY_JOB' | 'UNIT' | 'SERVICE' | 'UNMET_DAY';

export const refOf = (kind: RefKind, id: string): Ref => `${kind} ${id}`;
export const kindOf = (ref: Ref): RefKind => ref.slice(0, ref.indexOf(' ')) as RefKind;
export const idOf = (ref: Ref): string => ref.slice(ref.indexOf(' ') + 1);

/** That something counts in one row and one column that are no totals. */
export interface Mark {
  readonly row: string;
  readonly column: string;
  /** What is counted once, however often it is marked: a household, an individual, a referral. */
  readonly key: string;
  readonly refs: readonly Ref[];
  /** What one counts for; a unit of three bedspaces is three. Default 1. */
  readonly weight?: number;
}

/** One figure with the rows it counts, sorted. Null: there is no such figure. */
export interface Figure {
  readonly value: number | null;
  readonly refs: readonly Ref[];
  /** How many households stand behind an amount. */
  readonly households?: number;
}

/** All figures of one table: `cells[row][column]`, in the form's order. */
export interface TableFigures {
  readonly table: string;
  readonly cells: readonly (readonly Figure[])[];
}

export const noSuchFigure: Figure = { value: null, refs: [] };

/**
 * Fills a table: in every cell the distinct keys that are marked in it. A total counts what is marked in any of its
 * parts, once: so it is never more than their sum, and never less than the largest (domain 1.6, rule 2).
 *
 * @param withoutFigure rows that have none under the settings.
 * @throws RangeError when something is marked where the form has no cell: the form and the rules have parted.
 */
export function tally(
  table: FormTable,
  marks: readonly Mark[],
  withoutFigure: ReadonlySet<string> = new Set(),
): TableFigures {
  const rows = new Map(table.rows.map(({ id }) => [id, leavesOf(table.rows, id)]));
  const columns = new Map(table.columns.map(({ id }) => [id, leavesOf(table.columns, id)]));
  const byCell = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (!rows.get(mark.row)?.has(mark.row) || !columns.get(mark.column)?.has(mark.column))
      throw new RangeError(`Form ${table.id} has no cell ${mark.row}, ${mark.column} to count in.`);
    const at = `${mark.row} ${mark.column}`;
    const inCell = byCell.get(at);
    if (inCell) inCell.push(mark);
    else byCell.set(at, [mark]);
  }
  return {
    table: table.id,
    cells: table.rows.map((row) =>
      table.columns.map((column) => {
        if (row.noFigure !== undefined || withoutFigure.has(row.id)) return noSuchFigure;
        const found = [...(rows.get(row.id) ?? [])].flatMap((one) =>
          [...(columns.get(column.id) ?? [])].flatMap((other) => byCell.get(`${one} ${other}`) ?? []),
        );
        return figureOf(found);
      }),
    ),
  };
}

function figureOf(marks: readonly Mark[]): Figure {
  const weights = new Map(marks.map(({ key, weight = 1 }) => [key, weight]));
  return {
    value: [...weights.values()].reduce((sum, weight) => sum + weight, 0),
    refs: [...new Set(marks.flatMap(({ refs }) => refs))].sort(),
  };
}

/** The lines that are no totals of which this one is made: itself, when it is none. */
export function leavesOf(lines: readonly FormLine[], id: string): ReadonlySet<string> {
  const parts = lines.find((line) => line.id === id)?.totalOf;
  return new Set(parts === undefined ? [id] : parts.flatMap((part) => [...leavesOf(lines, part)]));
}
