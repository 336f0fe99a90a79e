import type { LocalDate } from '@app/kernel';
import type { Edition } from './domain/disclosure';
import { hashOf, type ReturnDocument } from './domain/document';
import {
  type EditionStatus,
  type EditionTable,
  editionTables,
  outsideShares,
  showsNarrative,
} from './domain/edition';
import type { Form, FormQuestion } from './domain/form';
import { profileWords } from './domain/profile-words';
import type { ReportingYear } from './domain/year';
import type { CoverSection, Note, SheetTable, Workbook } from './spreadsheet/workbook';

/** An edition of a return, all that it is made of. The same gives the same workbook, and so the same bytes. */
export interface EditionOfReturn {
  readonly form: Form;
  readonly year: ReportingYear;
  readonly document: ReturnDocument;
  /** Of the document. */
  readonly sha256: string;
  readonly status: EditionStatus;
  readonly edition: Edition;
}

const provisionalNote: Note = {
  id: 'provisional',
  text: 'A working label: the label of the government’s own form could not be read.',
};

/** The words that are the day, for the cover: 31 March 2026. */
const inWords = (day: LocalDate): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Puts a return together as a workbook: cover, notes, and a sheet for each table. */
export function workbookOfReturn(of: EditionOfReturn): Workbook {
  const { form, year, document, edition, status } = of;
  const tables = editionTables(form, document, edition);
  const notes = new Notes();
  const sheets = [
    ...questionSheet(notes, of, 'T1', 'Governance'),
    ...tables.map((table) => figureSheet(notes, of, table)),
    ...(showsNarrative(edition)
      ? [...questionSheet(notes, of, 'T14', 'Narrative'), ...outsideSheet(of)]
      : []),
  ];
  return {
    title: `${form.title}: ${document.authorityName}, ${year.name}`,
    language: 'en-GB',
    author: document.authorityName,
    dated: status.submittedOn ?? year.last,
    cover: cover(of, tables),
    notes: notes.all,
    tables: sheets,
  };
}

/** The notes that are pointed to, in the order in which they are first. */
class Notes {
  readonly all: Note[] = [];

  /** @returns its id. */
  of(note: Note): string {
    if (!this.all.some(({ id }) => id === note.id)) this.all.push(note);
    return note.id;
  }

  /** A note that is known by its words. */
  ofText(text: string): string {
    const known = this.all.find((note) => note.text === text);
    return known ? known.id : this.of({ id: `note-${this.all.length + 1}`, text });
  }
}

function cover(of: EditionOfReturn, tables: readonly EditionTable[]): CoverSection[] {
  const { form, year, document, sha256, status, edition } = of;
  const profile = profileWords[edition.profile];
  const assumed = document.settings.filter(({ standing }) => standing === 'ASSUMED').length;
  // Of an edition that leaves figures out, the hash of the exact ones would let somebody try them.
  const proof =
    edition.profile === 'SUBMISSION' ? sha256 : hashOf(JSON.stringify(tables.map((one) => one.published)));
  return [
    {
      heading: 'Return',
      lines: [
        `Authority: ${document.authorityName}, ${document.authorityCode}`,
        `Year: ${year.name}, from ${inWords(year.first)} to ${inWords(year.last)}`,
        `Form: version ${document.formVersion}. Labels marked as working labels are provisional.`,
        `Made under: ${form.basis}`,
      ],
    },
    {
      heading: 'Status',
      lines: [
        ...statusLines(status),
        edition.profile === 'SUBMISSION' || status.submittedOn === null
          ? 'Published: no'
          : `Published: ${inWords(status.submittedOn)}`,
      ],
    },
    { heading: `Edition: ${profile.name}`, lines: profile.lines },
    {
      heading: 'Settings by which it is counted',
      lines: [
        ...document.settings.map(
          ({ title, meaning, standing, source }) =>
            `${title}: ${meaning}. ${standing === 'CONFIRMED' ? `Confirmed: ${source ?? ''}` : 'Assumed: nobody has confirmed it.'}`,
        ),
        assumed === 0
          ? 'Every setting is confirmed.'
          : `${assumed} of ${document.settings.length} settings are assumed.`,
      ],
    },
    {
      heading: 'Proof',
      lines: [
        `SHA-256 of the ${edition.profile === 'SUBMISSION' ? 'return' : 'figures of this edition'}: ${proof}`,
      ],
    },
    {
      heading: 'Sources',
      lines: [
        'Records that providers of safe accommodation keep in Hearth.',
        'Local authorities: contains National Statistics data © Crown copyright and database right 2025. Contains public sector information licensed under the Open Government Licence v3.0.',
      ],
    },
  ];
}

function statusLines({ version, status, submittedOn }: EditionStatus): string[] {
  if (status === 'SUBMITTED' && submittedOn !== null)
    return [`Submitted on ${inWords(submittedOn)}, version ${version ?? 1}`];
  const hand =
    status === 'NOT_OPENED'
      ? 'Nobody has opened this return yet.'
      : `Version ${version ?? 1}, ${status === 'REVIEWED' ? 'reviewed by a second person' : 'not reviewed'}.`;
  return ['DRAFT, NOT SUBMITTED. The figures may still change.', hand];
}

const source = (of: EditionOfReturn): string =>
  `${of.document.authorityName}, annual duty return ${of.year.name}, counted from records in Hearth`;

function figureSheet(notes: Notes, of: EditionOfReturn, { form, published }: EditionTable): SheetTable {
  const working = (provisional: boolean): string[] => (provisional ? [notes.of(provisionalNote)] : []);
  const status = of.status.status === 'SUBMITTED' ? '' : ' (draft)';
  const tableNotes = [...form.notes.map((text) => notes.ofText(text)), ...working(form.provisional)];
  return {
    sheet: form.id,
    name: `${form.id.toLowerCase()}_${form.unit.replaceAll(/[^a-z]+/g, '_')}`,
    title: `${form.id}: ${form.title}, ${of.document.authorityName}, ${of.year.name}${status}`,
    source: source(of),
    ...(tableNotes.length > 0 ? { notes: tableNotes } : {}),
    rowHeadings: 3,
    columns: [
      { heading: form.unit.charAt(0).toUpperCase() + form.unit.slice(1), holds: 'TEXT' },
      { heading: 'Question', holds: 'TEXT' },
      { heading: 'Mandatory or voluntary', holds: 'TEXT' },
      ...form.columns.map(({ label, provisional }) => ({
        heading: label,
        holds: form.measure === 'AMOUNT' ? ('DECIMAL' as const) : ('NUMBER' as const),
        notes: working(provisional),
      })),
    ],
    rows: form.rows.map(({ label, question, mandatory, provisional, noFigure }, r) => ({
      cells: [label, question, mandatory ? 'Mandatory' : 'Voluntary', ...(published.cells[r] ?? [])],
      notes: [...working(provisional), ...(noFigure === undefined ? [] : [notes.ofText(noFigure)])],
    })),
  };
}

function questionSheet(notes: Notes, of: EditionOfReturn, table: string, title: string): SheetTable[] {
  const questions = of.form.questions.filter((question) => question.table === table);
  if (questions.length === 0) return [];
  return [
    {
      sheet: table,
      name: `${table.toLowerCase()}_answers`,
      title: `${table}: ${title}, ${of.document.authorityName}, ${of.year.name}`,
      source: `${of.document.authorityName}, answered by its officers`,
      rowHeadings: 3,
      columns: [
        { heading: 'Statement', holds: 'TEXT' },
        { heading: 'Question', holds: 'TEXT' },
        { heading: 'Mandatory or voluntary', holds: 'TEXT' },
        { heading: 'Answer', holds: 'TEXT' },
      ],
      rows: questions.map((question) => ({
        cells: [
          question.label,
          question.id,
          question.mandatory ? 'Mandatory' : 'Voluntary',
          answerIn(question, of.document.answers[question.id]),
        ],
        notes: question.provisional ? [notes.of(provisionalNote)] : [],
      })),
    },
  ];
}

function answerIn({ type }: FormQuestion, answer: string | undefined): string {
  if (answer === undefined) return 'Not answered';
  if (type === 'YES_NO') return answer === 'YES' ? 'Yes' : 'No';
  return type === 'DATE' ? inWords(answer as LocalDate) : answer;
}

function outsideSheet(of: EditionOfReturn): SheetTable[] {
  const shares = outsideShares(of.form, of.document);
  if (shares.length === 0) return [];
  return [
    {
      sheet: 'Outside figures',
      name: 'outside_figures',
      title: `Figures of services outside Hearth, not de-duplicated, ${of.document.authorityName}, ${of.year.name}`,
      source: 'As each row says',
      rowHeadings: 3,
      columns: [
        { heading: 'Number', holds: 'TEXT' },
        { heading: 'Figure', holds: 'TEXT' },
        { heading: 'Whose figure it is', holds: 'TEXT' },
        { heading: 'Value', holds: 'NUMBER' },
        { heading: 'Share of the figure with it (%)', holds: 'NUMBER' },
      ],
      rows: shares.map(({ figure, source: whose, value, sharePercent }, index) => ({
        cells: [String(index + 1), figure, whose, value, sharePercent],
      })),
    },
  ];
}
