import type { LocalDate } from '@app/kernel';
import { type CountTable, disclose, type Edition, type ExactTable, type PublishedTable } from './disclosure';
import type { ReturnDocument } from './document';
import type { Form, FormTable } from './form';
import { outsideShare, placeOf } from './outside';

/** What becomes of a return, as an edition of it says. */
export interface EditionStatus {
  /** Null: nobody opened one. */
  readonly version: number | null;
  readonly status: 'NOT_OPENED' | 'DRAFT' | 'REVIEWED' | 'SUBMITTED';
  /** The day it was sent. */
  readonly submittedOn: LocalDate | null;
}

/** One table as an edition may show it, with its form. */
export interface EditionTable {
  readonly form: FormTable;
  readonly published: PublishedTable;
}

/** The tables that an edition has, each through the one disclosure function. @throws TableFault */
export function editionTables(
  form: Form,
  document: ReturnDocument,
  edition: Edition,
): readonly EditionTable[] {
  return form.tables
    .filter(({ profiles }) => profiles.includes(edition.profile))
    .map((table) => ({ form: table, published: disclose(exactTable(table, document), edition) }));
}

/** A table of a return as it is, for `disclose`. */
export function exactTable(table: FormTable, document: ReturnDocument): ExactTable {
  const lines = {
    rows: table.rows,
    columns: table.columns,
    cells: document.figures[table.id] ?? [],
  };
  if (table.measure === 'AMOUNT')
    return { ...lines, measure: 'AMOUNT', households: document.households[table.id] ?? noneBehind(table) };
  return { ...lines, measure: 'COUNT' } satisfies CountTable;
}

const noneBehind = (table: FormTable): number[][] => table.rows.map(() => table.columns.map(() => 0));

/** Words of governance are public; the narrative and figures from outside may tell of few people, and are not. */
export const showsNarrative = ({ profile }: Edition): boolean => profile === 'SUBMISSION';

/** Each figure from outside with its share of the figure that is shown with it. */
export function outsideShares(
  form: Form,
  document: ReturnDocument,
): readonly (ReturnDocument['outside'][number] & { readonly sharePercent: number })[] {
  const added = document.settings.some(({ name, value }) => name === 'OUTSIDE_FIGURES' && value === 'ADDED');
  return document.outside.map((one) => {
    const place = placeOf(form, one.figure);
    const shown = place ? (document.figures[place.table.id]?.[place.row]?.[place.column] ?? 0) : 0;
    const sum = document.outside
      .filter(({ figure }) => figure === one.figure)
      .reduce((all, { value }) => all + value, 0);
    const whole = added ? shown : shown + sum;
    return { ...one, sharePercent: outsideShare(one.value, whole - one.value) };
  });
}
