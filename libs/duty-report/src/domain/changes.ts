import type { ReturnDocument } from './document';
import type { Form } from './form';
import { figureName } from './outside';

/** By figure, the rows it counts. */
export type CountedRows = Readonly<Record<string, readonly string[]>>;

/** One figure that differs between two versions. */
export interface FigureChange {
  readonly figure: string;
  readonly before: number | null;
  readonly now: number | null;
  /** How many rows count now that did not, and the other way round. */
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
}

/** A setting or an answer that differs. */
export interface WordChange {
  readonly what: string;
  readonly before: string | null;
  readonly now: string | null;
}

export interface Changes {
  readonly figures: readonly FigureChange[];
  readonly settings: readonly WordChange[];
  readonly answers: readonly WordChange[];
}

/** What differs between two versions of a return, and by which rows (product section 8: why it changed). */
export function changesBetween(
  form: Form,
  before: { readonly document: ReturnDocument; readonly rows: CountedRows },
  now: { readonly document: ReturnDocument; readonly rows: CountedRows },
): Changes {
  const figures = form.tables.flatMap((table) =>
    table.rows.flatMap((row, r) =>
      table.columns.flatMap((column, k): readonly FigureChange[] => {
        const figure = figureName(table.id, row.id, column.id);
        const was = before.document.figures[table.id]?.[r]?.[k] ?? null;
        const is = now.document.figures[table.id]?.[r]?.[k] ?? null;
        const old = new Set(before.rows[figure]);
        const fresh = new Set(now.rows[figure]);
        const rowsAdded = [...fresh].filter((row) => !old.has(row)).length;
        const rowsRemoved = [...old].filter((row) => !fresh.has(row)).length;
        if (was === is && rowsAdded === 0 && rowsRemoved === 0) return [];
        return [{ figure, before: was, now: is, rowsAdded, rowsRemoved }];
      }),
    ),
  );
  const settings = (document: ReturnDocument): Record<string, string> =>
    Object.fromEntries(document.settings.map(({ name, value }) => [name, value]));
  return {
    figures,
    settings: words(settings(before.document), settings(now.document)),
    answers: words(before.document.answers, now.document.answers),
  };
}

function words(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly WordChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort()
    .filter((what) => before[what] !== now[what])
    .map((what) => ({ what, before: before[what] ?? null, now: now[what] ?? null }));
}
