import { type Countable } from './counting/countable';
import { type Mark, tally } from './counting/tally';
import { unableInstances } from './counting/unable';
import { disclose, type Edition, type PublishedCell, type PublishedTable } from './disclosure';
import type { Figures } from './duty-figures';
import type { Form, FormLine, FormTable } from './form';
import type { Ground } from './rows';
import { isShorthand, shorthandText } from './shorthand';

/** One count as a dashboard may show it. */
export interface DashboardCount {
  readonly id: string;
  readonly label: string;
  /** Null when it is left out. */
  readonly value: number | null;
  /** As it is read: "25", or [c]. */
  readonly shown: string;
}

/** What a dashboard shows of a year: the return in few figures, and where households had lived. */
export interface Dashboard {
  /** Households supported, in all and by type of accommodation. */
  readonly households: DashboardCount;
  readonly byType: readonly DashboardCount[];
  /** Individuals supported, in all and by group. */
  readonly individuals: DashboardCount;
  readonly byGroup: readonly DashboardCount[];
  /** Individuals by the support they were given; several are counted in each. */
  readonly bySupport: readonly DashboardCount[];
  /** Referrals that could not be supported, in all, by the four groups of reasons and by primary reason. */
  readonly unable: DashboardCount;
  readonly byReasonGroup: readonly DashboardCount[];
  readonly byReason: readonly DashboardCount[];
  /** By where the household last lived, never by where it is: that would tell where refuges are. */
  readonly supportedFrom: readonly DashboardCount[];
  readonly unableFrom: readonly DashboardCount[];
}

/** A district by which households are counted. */
export interface DashboardDistrict {
  /** ONS code. */
  readonly code: string;
  readonly name: string;
}

/** As the public edition of the return, so that a dashboard may be shown to others and says what the file says. */
const asPublic: Edition = { profile: 'PUBLIC', anExactEditionIsPublished: false };
/** Totals of the districts stand exactly in the return, which the same people read: no district may follow from them. */
const besideExact: Edition = { profile: 'PUBLIC', anExactEditionIsPublished: true };

const elsewhere = 'ELSEWHERE';
const notKnown = 'NOT_KNOWN';

/**
 * The dashboard of counted figures, through the one disclosure function.
 *
 * @throws RangeError when the form lacks a table or line that a dashboard shows.
 */
export function dashboardOf(
  c: Countable,
  form: Form,
  figures: Figures,
  districts: readonly DashboardDistrict[],
): Dashboard {
  const supported = shownTable(form, figures, 'T3');
  const individuals = shownTable(form, figures, 'T4');
  const support = shownTable(form, figures, 'T10');
  const unable = shownTable(form, figures, 'T6');
  const from = byDistrict(c, districts);
  return {
    households: supported.at('SUPPORTED', 'TOTAL'),
    byType: supported.alongRow('SUPPORTED'),
    individuals: individuals.at('INDIVIDUALS', 'TOTAL'),
    byGroup: individuals.partsOf('INDIVIDUALS', 'TOTAL'),
    bySupport: support.partsOf('ANY', 'TOTAL'),
    unable: unable.at('UNABLE', 'TOTAL'),
    byReasonGroup: unable.directPartsOf('UNABLE', 'TOTAL'),
    byReason: unable.partsOf('UNABLE', 'TOTAL'),
    supportedFrom: from.partsOf('ALL', 'SUPPORTED'),
    unableFrom: from.partsOf('ALL', 'UNABLE'),
  };
}

/** A table as it may be shown, by the ids of its lines. */
class Shown {
  constructor(
    private readonly rows: readonly FormLine[],
    private readonly columns: readonly FormLine[],
    private readonly published: PublishedTable,
  ) {}

  at(row: string, column: string): DashboardCount {
    const r = this.rows.findIndex(({ id }) => id === row);
    const k = this.columns.findIndex(({ id }) => id === column);
    const cell = this.published.cells[r]?.[k];
    if (cell === undefined) throw new RangeError(`There is no figure ${row}, ${column} to show.`);
    return countOf(this.rows[r] as FormLine, cell);
  }

  /** The columns that are no totals, in one row. */
  alongRow(row: string): DashboardCount[] {
    return this.columns
      .filter(({ totalOf }) => totalOf === undefined)
      .map((column) => ({ ...this.at(row, column.id), id: column.id, label: column.label }));
  }

  /** The rows that a total names, which may be totals themselves. */
  directPartsOf(total: string, column: string): DashboardCount[] {
    const parts = this.rows.find(({ id }) => id === total)?.totalOf ?? [];
    return parts.map((row) => this.at(row, column));
  }

  /** The rows that a total is made of, however deep, that have a figure. */
  partsOf(total: string, column: string): DashboardCount[] {
    const leaves = (id: string): readonly string[] =>
      this.rows.find((row) => row.id === id)?.totalOf?.flatMap(leaves) ?? [id];
    return leaves(total)
      .map((row) => this.at(row, column))
      .filter(({ shown }) => shown !== '[z]');
  }
}

const countOf = ({ id, label }: FormLine, cell: PublishedCell): DashboardCount => ({
  id,
  label,
  value: isShorthand(cell) ? null : cell,
  shown: isShorthand(cell) ? shorthandText(cell) : cell.toLocaleString('en-GB'),
});

function shownTable(form: Form, figures: Figures, id: string): Shown {
  const table = form.tables.find((one) => one.id === id);
  const counted = figures.find((one) => one.table === id);
  if (!table || !counted) throw new RangeError(`The form has no table ${id} to show.`);
  return shownOf(
    table,
    counted.cells.map((row) => row.map(({ value }) => value)),
    asPublic,
  );
}

const shownOf = (
  { rows, columns }: Pick<FormTable, 'rows' | 'columns'>,
  cells: readonly (readonly (number | null)[])[],
  edition: Edition,
): Shown => new Shown(rows, columns, disclose({ measure: 'COUNT', rows, columns, cells }, edition));

/**
 * Households supported, and referrals that could not be, by the district where the household last lived. A household is
 * in one district, that of its first stay in the year of which it is known: so the districts add up to all, and what is
 * left out of them is left out knowing that.
 */
function byDistrict(c: Countable, districts: readonly DashboardDistrict[]): Shown {
  const line = (id: string, label: string, more: Partial<FormLine> = {}) => ({
    id,
    label,
    provisional: false,
    ...more,
  });
  const parts = [
    ...districts.map(({ code, name }) => line(code, name)),
    line(elsewhere, 'Outside Greater Essex'),
    line(notKnown, 'Not known'),
  ];
  const all = line('ALL', 'All', { totalOf: parts.map(({ id }) => id) });
  const table: FormTable = {
    ...asTable,
    columns: [line('SUPPORTED', 'Supported'), line('UNABLE', 'Unable to be supported')],
    rows: [all, ...parts].map((row) => ({ ...row, question: row.id, mandatory: false })),
  };
  const codes = new Set(districts.map(({ code }) => code));
  const rowOf = (origin: Ground | null): string =>
    origin === null ? notKnown : codes.has(origin.code) ? origin.code : elsewhere;
  const originOf = new Map<string, Ground | null>();
  for (const { householdId, origin } of c.episodes)
    originOf.set(householdId, originOf.get(householdId) ?? origin);
  const marks: Mark[] = [
    ...[...originOf].map(([key, origin]): Mark => ({
      row: rowOf(origin),
      column: 'SUPPORTED',
      key,
      refs: [],
    })),
    ...unableInstances(c)
      .filter(({ counts }) => counts)
      .map(({ key, origin }): Mark => ({ row: rowOf(origin), column: 'UNABLE', key, refs: [] })),
  ];
  const { cells } = tally(table, marks);
  return shownOf(
    table,
    cells.map((row) => row.map(({ value }) => value)),
    besideExact,
  );
}

const asTable = {
  id: 'DISTRICTS',
  title: 'By where the household last lived',
  unit: 'households and referrals',
  measure: 'COUNT',
  provisional: false,
  notes: [],
  profiles: [],
} as const satisfies Partial<FormTable>;
