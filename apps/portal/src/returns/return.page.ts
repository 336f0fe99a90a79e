import { allows, type Role } from '@app/kernel';
import { dayInWords, momentInWords, shortDayInWords } from '../layout/in-words';
import type {
  ChangesData,
  DutyReturn,
  GapsData,
  Question,
  ReturnStatus,
  RowsData,
  Table,
  Year,
} from './return.data';

/** What a version of a return is, as it is read; a colour of the tag, and never the only sign. */
export const statusWords: Readonly<Record<ReturnStatus, { readonly text: string; readonly colour: string }>> =
  {
    NOT_OPENED: { text: 'Not opened', colour: 'grey' },
    DRAFT: { text: 'Being prepared', colour: 'yellow' },
    REVIEWED: { text: 'Reviewed', colour: 'blue' },
    SUBMITTED: { text: 'Submitted', colour: 'green' },
  };

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** A figure as it is read: 1,204. */
const figureInWords = (value: number): string => value.toLocaleString('en-GB');

/** The list of years. */
export function yearsPage(years: readonly Year[], now: Date) {
  return {
    authority: years[0]?.authorityName ?? '',
    years: years.map((one) => ({
      year: one.year,
      href: `/returns/${one.year}`,
      status: statusWords[one.status],
      says: !one.yearHasEnded
        ? `Runs until ${dayInWords(one.to)}. It can be prepared as it goes.`
        : one.status === 'SUBMITTED' && one.submittedAt
          ? `Version ${String(one.version ?? 1)} was submitted at ${momentInWords(one.submittedAt, now)}.`
          : one.status === 'REVIEWED'
            ? 'Reviewed, and not submitted yet.'
            : one.status === 'DRAFT'
              ? 'The year is over. It waits to be reviewed and submitted.'
              : 'The year is over, and nobody has opened its return.',
    })),
  };
}

/** One thing that keeps a return from being submitted, and where it is put right. */
export interface Stop {
  readonly text: string;
  readonly next: { readonly text: string; readonly href: string } | null;
}

const many = (shown: DutyReturn, code: string): number =>
  shown.inTheWay.filter((one) => one.code === code).length;

/** What keeps a return from being submitted, thing by thing in the order in which people see to them. */
export function stopsOf(shown: DutyReturn, roles: readonly Role[]): readonly Stop[] {
  const at = (part: string): string => `/returns/${shown.year}${part}`;
  const prepares = allows('answerReturnQuestions', roles);
  const stop = (text: string, next: Stop['next'] = null): Stop => ({ text, next });
  const [assumed, open] = [many(shown, 'SETTING_ASSUMED'), many(shown, 'NOT_ANSWERED')];
  const contradicting = shown.gaps
    .filter(({ error }) => error)
    .reduce((sum, { records }) => sum + records, 0);
  const stops: Readonly<Record<string, Stop>> = {
    YEAR_NOT_ENDED: stop(
      'The year is not over. Until then its figures can be looked at and prepared, and not reviewed or submitted.',
    ),
    ROWS_CONTRADICT: stop(
      `${plural(contradicting, 'record contradicts itself', 'records contradict themselves')}, and cannot be counted as ${contradicting === 1 ? 'it is' : 'they are'}.`,
      prepares
        ? { text: 'Ask their providers', href: at('/gaps') }
        : { text: 'See whose they are', href: '#gaps' },
    ),
    SETTING_ASSUMED: stop(
      `${plural(assumed, 'setting is', 'settings are')} assumed. A named person must confirm each.`,
      shown.id === null ? null : { text: 'Confirm settings', href: at('/settings') },
    ),
    NOT_ANSWERED: stop(
      `${plural(open, 'question is', 'questions are')} not answered.`,
      prepares && shown.id !== null
        ? { text: 'Answer them', href: at('/questions') }
        : { text: 'See them', href: at('/questions') },
    ),
    NOT_REVIEWED: stop(
      'It is not reviewed. A commissioner who did not prepare it must say that it is right.',
      mayReview(shown, roles) ? { text: 'Review it', href: '#review' } : null,
    ),
    FIGURES_CHANGED: stop(
      'Something that it says has changed since it was reviewed. It must be reviewed again.',
      mayReview(shown, roles) ? { text: 'Review it again', href: '#review' } : null,
    ),
  };
  const codes = new Set(shown.inTheWay.map(({ code }) => code));
  const known = Object.entries(stops).filter(([code]) => codes.has(code));
  const other = shown.inTheWay.filter(({ code }) => !(code in stops)).map(({ message }) => stop(message));
  return [...known.map(([, one]) => one), ...other];
}

/** Nothing is left but to say that it is right. */
const mayReview = (shown: DutyReturn, roles: readonly Role[]): boolean =>
  allows('reviewReturn', roles) &&
  shown.inTheWay.length > 0 &&
  shown.inTheWay.every(({ code }) => code === 'NOT_REVIEWED' || code === 'FIGURES_CHANGED');

/** The return of one year: what keeps it from being submitted, what may be done, and all that it says. */
export function returnPage(shown: DutyReturn, roles: readonly Role[], now: Date) {
  const at = (part: string): string => `/returns/${shown.year}${part}`;
  const ofVersion = (part: string): string =>
    isLatest(shown) ? at(part) : `${at(part)}?version=${String(shown.version ?? 1)}`;
  const submitted = shown.versions.find(({ version }) => version === shown.version)?.submittedAt ?? null;
  const latest = isLatest(shown);
  const answered = shown.questions.filter(({ answer }) => answer !== null).length;
  return {
    year: shown.year,
    authority: shown.authorityName,
    authorityCode: shown.authorityCode,
    returnId: shown.id,
    latest,
    status: statusWords[shown.status],
    state: stateInWords(shown, submitted, now),
    counted: shown.yearHasEnded
      ? `Counted over the whole year, to ${dayInWords(shown.countedTo)}.`
      : `Figures so far, to ${dayInWords(shown.countedTo)}.`,
    stops: latest && shown.status !== 'SUBMITTED' ? stopsOf(shown, roles) : null,
    may: {
      open: latest && shown.status === 'NOT_OPENED' && allows('openReturn', roles),
      review: latest && mayReview(shown, roles),
      submit:
        latest && shown.status === 'REVIEWED' && shown.inTheWay.length === 0 && allows('submitReturn', roles),
      reopen: latest && shown.status === 'SUBMITTED' && allows('reopenReturn', roles),
      openRows: allows('returnRows', roles),
      takeBack: mayPrepare(shown, roles),
    },
    waitsForDataOfficer: shown.status === 'NOT_OPENED' && !allows('openReturn', roles),
    waitsForCommissioner:
      latest && shown.status === 'REVIEWED' && shown.inTheWay.length === 0 && !allows('submitReturn', roles),
    sha256: shown.sha256,
    tables: shown.tables.map((table) => ({
      id: table.id,
      title: table.title,
      href: ofVersion(`/tables/${table.id}`),
      sent: table.sent,
      first: firstFigure(table),
    })),
    settings: shown.settings.map(({ title, meaning, standing, source }) => ({
      title,
      meaning,
      standing: standing === 'CONFIRMED' ? `Confirmed: ${source ?? ''}` : 'Assumed: nobody has confirmed it',
    })),
    settingsHref: ofVersion('/settings'),
    questions: `${String(answered)} of ${plural(shown.questions.length, 'question')} answered`,
    questionsHref: ofVersion('/questions'),
    outside: shown.outsideFigures.map((one) => ({ ...one, ...figureNamed(shown.tables, one.figure) })),
    gaps: [...shown.gaps].sort((a, b) => Number(b.error) - Number(a.error)),
    gapsHref: at('/gaps'),
    changesHref: shown.changedSince || (shown.version ?? 1) > 1 ? at('/changes') : null,
    changed: shown.changedSince,
    filesHref: at('/files'),
    versions: shown.versions.map((one) => ({
      ...one,
      current: one.version === shown.version,
      href: `${at('')}?version=${String(one.version)}`,
      says: `${statusWords[one.status].text}${one.submittedAt ? ` at ${momentInWords(one.submittedAt, now)}` : ''}`,
    })),
  };
}

/** Whether the version shown is the one that people work on. */
export const isLatest = ({ version, versions }: DutyReturn): boolean =>
  version === (versions[0]?.version ?? null);

/** Whether answers, settings and figures from outside may be changed by these roles. */
export const mayPrepare = (shown: DutyReturn, roles: readonly Role[]): boolean =>
  allows('answerReturnQuestions', roles) &&
  shown.id !== null &&
  isLatest(shown) &&
  shown.status !== 'SUBMITTED';

function stateInWords(shown: DutyReturn, submitted: string | null, now: Date): string {
  switch (shown.status) {
    case 'NOT_OPENED':
      return 'Nobody has opened this return. What follows is what it would say.';
    case 'DRAFT':
      return `Version ${String(shown.version ?? 1)} is being prepared.`;
    case 'REVIEWED':
      return shown.reviewedAt === null
        ? 'It was reviewed.'
        : `It was reviewed at ${momentInWords(shown.reviewedAt, now)}.`;
    case 'SUBMITTED':
      return `Version ${String(shown.version ?? 1)} was submitted${submitted === null ? '' : ` at ${momentInWords(submitted, now)}`}. It stays as it was sent.`;
  }
}

/** The first figure of a table in words: "412 households supported in the year". */
function firstFigure({ rows, columns, unit }: Table): string {
  const [row] = rows;
  if (!row) return '';
  // Where the last column is everybody who was asked, it tells nothing: who said yes does.
  const yes = columns.findIndex(({ id }) => id === 'YES');
  const value = row.cells.at(yes) ?? null;
  const label = yes < 0 ? row.label : `${row.label}, yes`;
  return value === null
    ? `${label}: no figure`
    : `${label}: ${figureInWords(value)}${unit === 'days' ? ' days' : ''}`;
}

/** A figure by its name, `T4 WOMEN REFUGE`, in words. */
export function figureNamed(
  tables: readonly Table[],
  name: string,
): { readonly table: string; readonly where: string } {
  const [tableId, rowId, columnId] = name.split(' ');
  const table = tables.find(({ id }) => id === tableId);
  const row = table?.rows.find(({ id }) => id === rowId);
  const column = table?.columns.find(({ id }) => id === columnId);
  return {
    table: table ? `${table.id} ${table.title}` : name,
    where: row && column ? `${row.label}, ${lowerFirst(column.label)}` : '',
  };
}

/** Within a sentence: "Refuge" becomes "refuge"; "LGBT+" stays. */
const lowerFirst = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** One table with its figures; each leads to its rows for whoever may open them. */
export function tablePage(shown: DutyReturn, tableId: string, roles: readonly Role[]) {
  const at = shown.tables.findIndex(({ id }) => id === tableId);
  const table = shown.tables[at];
  if (!table) return null;
  const opens = allows('returnRows', roles) && isLatest(shown);
  const link = (other: Table | undefined) =>
    other && { text: `${other.id} ${other.title}`, href: `/returns/${shown.year}/tables/${other.id}` };
  const outside = shown.outsideFigures
    .filter(({ figure }) => figure.startsWith(`${table.id} `))
    .map((one) => ({ ...one, ...figureNamed(shown.tables, one.figure) }));
  return {
    table: {
      id: table.id,
      title: table.title,
      unit: table.unit,
      sent: table.sent,
      notes: table.notes,
      provisional:
        table.provisional || [...table.columns, ...table.rows].some(({ provisional }) => provisional),
      columns: table.columns.map(({ label }) => label),
      rows: table.rows.map((row) => ({
        question: row.question,
        label: row.label,
        whole: !row.takesOutside,
        cells: row.cells.map((value, column) => ({
          shown: value === null ? null : figureInWords(value),
          href:
            opens && value !== null && value > 0
              ? `/returns/${shown.year}/tables/${table.id}/${row.id}/${table.columns[column]?.id ?? ''}`
              : null,
          says: `${row.label}, ${lowerFirst(table.columns[column]?.label ?? '')}`,
        })),
      })),
    },
    opens,
    outside,
    mayEnter: mayPrepare(shown, roles) && table.takesOutside,
    choices: {
      row: choicesOf(table.rows),
      column: choicesOf(table.columns),
    },
    before: link(shown.tables[at - 1]),
    after: link(shown.tables[at + 1]),
  };
}

const choicesOf = (
  lines: readonly { readonly id: string; readonly label: string; readonly takesOutside: boolean }[],
) => [
  { value: '', text: 'Choose one' },
  ...lines.filter(({ takesOutside }) => takesOutside).map(({ id, label }) => ({ value: id, text: label })),
];

const kindWords: Readonly<Record<string, string>> = {
  EPISODE: 'Stay',
  PERSON: 'Person in a stay',
  REFERRAL: 'Referral',
  SANCTUARY_JOB: 'Sanctuary job',
  UNIT: 'Unit',
  SERVICE: 'Service',
  UNMET_DAY: 'Day without a place',
};

/** The rows behind a figure: references and days, and nobody's name. */
export const rowsPage = ({ nodes, endCursor, hasNextPage }: NonNullable<RowsData['returnRows']>) => ({
  rows: nodes.map((row) => ({
    kind: kindWords[row.kind] ?? 'Record',
    reference: row.reference,
    provider: row.providerName ?? '',
    from: row.from === null ? '' : shortDayInWords(row.from),
    until: row.until === null ? '' : shortDayInWords(row.until),
    counted: row.counted,
  })),
  next: hasNextPage ? endCursor : null,
});

/** The words of a gap's field, as they stand on the provider's own pages. */
export const fieldWords: Readonly<Record<string, string>> = {
  people: 'Who was there',
  endedOn: 'The day it ended',
  characteristics: 'Equality characteristics',
  gender: 'Gender',
  age: 'Age',
  support: 'Support given',
  origin: 'Where they last lived',
  leavingReason: 'Why the stay ended',
  destination: 'Where they went',
  primaryReason: 'Reason for declining',
  qualityMarks: 'Quality standards',
};

/** What is missing, by provider, each with whether its provider was asked. */
export function gapsPage({ nodes, endCursor, hasNextPage }: NonNullable<GapsData['returnGaps']>, now: Date) {
  const providers = [...new Set(nodes.map(({ providerName }) => providerName))];
  return {
    providers: providers.map((name) => ({
      name,
      gaps: nodes
        .filter(({ providerName }) => providerName === name)
        .map((gap) => ({
          code: gap.code,
          subjectId: gap.subjectId,
          reference: gap.reference,
          field: fieldWords[gap.field] ?? 'A field',
          message: gap.message,
          error: gap.error,
          asked: gap.askedAt === null ? null : momentInWords(gap.askedAt, now),
        })),
    })),
    next: hasNextPage ? endCursor : null,
  };
}

/** What differs from what was sent, and why. */
export function changesPage(changes: NonNullable<ChangesData['returnChanges']>, shown: DutyReturn) {
  const { fromVersion, toVersion, because, figures, settings, answers } = changes;
  const value = (figure: number | null): string => (figure === null ? 'No figure' : figureInWords(figure));
  const meaningOf = (name: string, of: string | null): string =>
    shown.settings.find((one) => one.name === name)?.choices.find((one) => one.value === of)?.meaning ??
    'Not set';
  return {
    lead:
      toVersion === null
        ? `Version ${String(fromVersion)}, as it was sent, beside what would count now.`
        : `Version ${String(fromVersion)}, as it was sent, beside version ${String(toVersion)}.`,
    because,
    withRows: figures.some(({ rowsAdded }) => rowsAdded !== null),
    figures: figures.map((change) => ({
      ...figureNamed(shown.tables, change.figure),
      before: value(change.before),
      now: value(change.now),
      added: change.rowsAdded,
      removed: change.rowsRemoved,
    })),
    settings: settings.map(({ what, before, now }) => ({
      what: shown.settings.find(({ name }) => name === what)?.title ?? what,
      before: meaningOf(what, before),
      now: meaningOf(what, now),
    })),
    answers: answers.map(({ what, before, now }) => {
      const question = shown.questions.find(({ id }) => id === what);
      return {
        what: question?.label ?? what,
        before: answerInWords(question, before),
        now: answerInWords(question, now),
      };
    }),
  };
}

/** An answer as it is read. */
export function answerInWords(question: Pick<Question, 'type'> | undefined, answer: string | null): string {
  if (answer === null) return 'Not answered';
  if (question?.type === 'YES_NO') return answer === 'YES' ? 'Yes' : 'No';
  return question?.type === 'DATE' ? dayInWords(answer) : answer;
}

/** Every question with its answer, by part of the form. */
export function questionsPage(shown: DutyReturn) {
  const part = (title: string, table: string) => ({
    title,
    questions: shown.questions
      .filter(({ id }) => id.startsWith(`${table}.`))
      .map((question) => ({
        ...question,
        field: `answers.${question.id}`,
        said: answerInWords(question, question.answer),
      })),
  });
  return {
    parts: [part('Governance', 'T1'), part('In your own words', 'T14')].filter(
      ({ questions }) => questions.length > 0,
    ),
    provisional: shown.questions.some(({ provisional }) => provisional),
  };
}
