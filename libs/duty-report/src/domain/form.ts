/** The form of one year, as data: tables, rows, columns and questions (domain 1.3: data, not code). */
export interface Form {
  readonly version: string;
  readonly year: string;
  readonly title: string;
  readonly basis: string;
  readonly tables: readonly FormTable[];
  readonly questions: readonly FormQuestion[];
}

/** A row or column of a table. Its total, where it is one, is of distinct people, households or whatever is counted. */
export interface FormLine {
  /** Unique among the rows, or the columns. */
  readonly id: string;
  readonly label: string;
  /** Whether the label is a working one: it could not be read from the government's own form (domain 1.3). */
  readonly provisional: boolean;
  readonly totalOf?: readonly string[];
  /** One person or household may be in several parts: the total may be less than their sum. */
  readonly partsOverlap?: boolean;
}

export interface FormRow extends FormLine {
  /** `T3.1`. */
  readonly question: string;
  readonly mandatory: boolean;
  /** Why there is no figure in this row. */
  readonly noFigure?: string;
}

/** Who may be given an edition. */
export const formProfiles = ['SUBMISSION', 'MHCLG_STYLE', 'PUBLIC'] as const;

export interface FormTable {
  readonly id: string;
  readonly title: string;
  /** What is counted: households, individuals. */
  readonly unit: string;
  readonly measure: 'COUNT' | 'AMOUNT';
  readonly provisional: boolean;
  readonly notes: readonly string[];
  /** The editions it is in; none: it is seen in Hearth alone. */
  readonly profiles: readonly (typeof formProfiles)[number][];
  readonly columns: readonly FormLine[];
  readonly rows: readonly FormRow[];
}

export const questionTypes = ['YES_NO', 'DATE', 'TEXT'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** What people answer: governance (T1) and narrative (T14). */
export interface FormQuestion {
  readonly id: string;
  readonly table: string;
  readonly label: string;
  readonly type: QuestionType;
  readonly mandatory: boolean;
  readonly provisional: boolean;
}

/** The data of the form is not whole: a fault of whoever wrote it, found when Hearth starts. */
export class FormFault extends Error {
  override readonly name = 'FormFault';
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The forms of these files, newest last; a file may be based on an earlier one and say only what differs.
 * @throws FormFault naming the first fault.
 */
export function formsFrom(files: readonly unknown[]): readonly Form[] {
  const raw = files.map((file) => object(file, 'a form'));
  const whole = (one: Json): Json => {
    if (one['basedOn'] === undefined) return one;
    const basedOn = text(one, 'basedOn');
    const base = raw.find((other) => other !== one && other['version'] === basedOn);
    if (!base) throw new FormFault(`No form ${basedOn} to be based on.`);
    return { ...whole(base), ...one };
  };
  const forms = raw.map((one) => formFrom(whole(one)));
  unique(forms, ({ version }) => version, 'form');
  return [...forms].sort((a, b) => (a.year < b.year ? -1 : 1));
}

/** The form of a year: its own, or the latest that is older. Undefined: there was none yet. */
export const formOf = (forms: readonly Form[], year: string): Form | undefined =>
  forms.filter((form) => form.year <= year).at(-1);

function formFrom(raw: Json): Form {
  const sets = object(raw['columnSets'], 'columnSets');
  const tables = list(raw['tables'], 'tables').map((table) => tableFrom(object(table, 'a table'), sets));
  const questions = list(raw['questions'], 'questions').map((one) => questionFrom(object(one, 'a question')));
  unique(tables, ({ id }) => id, 'table');
  unique(questions, ({ id }) => id, 'question');
  unique(
    tables.flatMap(({ rows }) => rows),
    ({ question }) => question,
    'row with the question',
  );
  return {
    version: text(raw, 'version'),
    year: text(raw, 'year'),
    title: text(raw, 'title'),
    basis: text(raw, 'basis'),
    tables,
    questions,
  };
}

function tableFrom(raw: Json, sets: Json): FormTable {
  const id = text(raw, 'id');
  const columns = list(sets[text(raw, 'columns')], `columns of ${id}`).map((one) =>
    lineFrom(object(one, 'a column')),
  );
  const rows = list(raw['rows'], `rows of ${id}`).map((one): FormRow => {
    const row = object(one, 'a row');
    const noFigure = row['noFigure'] === undefined ? {} : { noFigure: text(row, 'noFigure') };
    return {
      ...lineFrom(row),
      question: text(row, 'question'),
      mandatory: yesOrNo(row, 'mandatory'),
      ...noFigure,
    };
  });
  for (const lines of [columns, rows]) {
    unique(lines, (line) => line.id, `line of ${id}`);
    checkTotals(lines, id);
  }
  return {
    id,
    title: text(raw, 'title'),
    unit: text(raw, 'unit'),
    measure: oneOf(raw, 'measure', ['COUNT', 'AMOUNT']),
    provisional: yesOrNo(raw, 'provisional'),
    notes: raw['notes'] === undefined ? [] : texts(raw['notes'], `notes of ${id}`),
    profiles:
      raw['profiles'] === undefined
        ? formProfiles
        : texts(raw['profiles'], 'profiles').map((profile) => oneOf({ profile }, 'profile', formProfiles)),
    columns,
    rows,
  };
}

function lineFrom(raw: Json): FormLine {
  return {
    id: text(raw, 'id'),
    label: text(raw, 'label'),
    provisional: yesOrNo(raw, 'provisional'),
    ...(raw['totalOf'] === undefined ? {} : { totalOf: texts(raw['totalOf'], 'totalOf') }),
    ...(raw['partsOverlap'] === undefined ? {} : { partsOverlap: yesOrNo(raw, 'partsOverlap') }),
  };
}

const questionFrom = (raw: Json): FormQuestion => ({
  id: text(raw, 'id'),
  table: text(raw, 'table'),
  label: text(raw, 'label'),
  type: oneOf(raw, 'type', questionTypes),
  mandatory: yesOrNo(raw, 'mandatory'),
  provisional: yesOrNo(raw, 'provisional'),
});

/** A total is of lines that are there, and not, however far down, of itself. */
function checkTotals(lines: readonly FormLine[], table: string): void {
  const visit = (id: string, above: readonly string[]): void => {
    const line = lines.find((one) => one.id === id);
    if (!line) throw new FormFault(`Table ${table} has no line ${id} to be part of a total.`);
    if (above.includes(id)) throw new FormFault(`In table ${table}, ${id} is a total of itself.`);
    for (const part of line.totalOf ?? []) visit(part, [...above, id]);
  };
  for (const { id } of lines) visit(id, []);
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string, what: string): void {
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) throw new FormFault(`More than one ${what} ${key}.`);
    seen.add(key);
  }
}

/** What it is called, for a fault. */
const nameOf = ({ id }: Json): string => (typeof id === 'string' ? id : 'something without an id');

function object(value: unknown, what: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new FormFault(`Not an object: ${what}.`);
}
function list(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw new FormFault(`Not a list with something in it: ${what}.`);
}
function texts(value: unknown, what: string): readonly string[] {
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
  throw new FormFault(`Not a list of texts: ${what}.`);
}
function text(raw: Json, name: string): string {
  const value = raw[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new FormFault(`No text: ${name} of ${nameOf(raw)}.`);
}
function yesOrNo(raw: Json, name: string): boolean {
  const value = raw[name];
  if (typeof value === 'boolean') return value;
  throw new FormFault(`Neither true nor false: ${name} of ${nameOf(raw)}.`);
}
function oneOf<W extends string>(raw: Json, name: string, words: readonly W[]): W {
  const value = text(raw, name);
  const found = words.find((word) => word === value);
  if (found === undefined) throw new FormFault(`${name} is none of ${words.join(', ')}: ${value}.`);
  return found;
}
