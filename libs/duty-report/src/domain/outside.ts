import { leavesOf, type Figure } from './counting/tally';
import type { Figures } from './duty-figures';
import type { Form, FormLine, FormRow, FormTable } from './form';

/** A figure of services outside Hearth, as somebody told it. Never de-duplicated: nobody knows who is in it. */
export interface OutsideFigure {
  readonly id: string;
  /** `T4 WOMEN REFUGE`: table, row and column, none of them a total. */
  readonly figure: string;
  readonly value: number;
  readonly source: string;
}

/** Table, row and column of a figure, in one word each. */
export const figureName = (table: string, row: string, column: string): string => `${table} ${row} ${column}`;

/** Where in a form a figure is; undefined when the form has none of this name. */
export function placeOf(
  form: Form,
  name: string,
): { readonly table: FormTable; readonly row: number; readonly column: number } | undefined {
  const [tableId, rowId, columnId, ...more] = name.split(' ');
  const table = form.tables.find(({ id }) => id === tableId);
  if (!table || more.length > 0) return undefined;
  const row = table.rows.findIndex(({ id }) => id === rowId);
  const column = table.columns.findIndex(({ id }) => id === columnId);
  return row < 0 || column < 0 ? undefined : { table, row, column };
}

/** Whether figures may be entered in a table: counts that are sent. */
export const tableTakesOutside = ({ measure, profiles }: FormTable): boolean =>
  measure === 'COUNT' && profiles.length > 0;

/** Whether figures may be entered in a row or column: in no total (totals follow), and where there is a figure. */
export const lineTakesOutside = (line: FormLine & Partial<Pick<FormRow, 'noFigure'>>): boolean =>
  line.totalOf === undefined && line.noFigure === undefined;

/** Whether somebody may enter a figure there: counts that are sent, in no total (totals follow) and where there is a figure. */
export function mayBeEntered(form: Form, name: string): boolean {
  const place = placeOf(form, name);
  if (!place) return false;
  const row = place.table.rows[place.row];
  const column = place.table.columns[place.column];
  return (
    tableTakesOutside(place.table) &&
    row !== undefined &&
    column !== undefined &&
    lineTakesOutside(row) &&
    lineTakesOutside(column)
  );
}

/** The figures with those from outside added, to their cells and to every total that these are part of. */
export function withOutside(figures: Figures, form: Form, outside: readonly OutsideFigure[]): Figures {
  return figures.map(({ table: id, cells }) => {
    const table = form.tables.find((one) => one.id === id);
    if (!table) return { table: id, cells };
    const added = outside.flatMap(({ figure, value }) => {
      const place = placeOf(form, figure);
      if (place?.table !== table) return [];
      return [{ row: table.rows[place.row]?.id ?? '', column: table.columns[place.column]?.id ?? '', value }];
    });
    if (added.length === 0) return { table: id, cells };
    return {
      table: id,
      cells: table.rows.map((row, r) =>
        table.columns.map((column, k): Figure => {
          const figure = cells[r]?.[k] ?? { value: null, refs: [] };
          const inRow = leavesOf(table.rows, row.id);
          const inColumn = leavesOf(table.columns, column.id);
          const more = added
            .filter((one) => inRow.has(one.row) && inColumn.has(one.column))
            .reduce((sum, { value }) => sum + value, 0);
          return figure.value === null ? figure : { ...figure, value: figure.value + more };
        }),
      ),
    };
  });
}

/** What share of a figure with the outside one added is from outside, to the whole percent, halves up. */
export const outsideShare = (value: number, counted: number): number =>
  value + counted === 0 ? 0 : Math.floor((value * 100) / (value + counted) + 0.5);
