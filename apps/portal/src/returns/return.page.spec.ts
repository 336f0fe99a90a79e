import type { DutyReturn, Question, Table, Year } from './return.data';
import {
  answerInWords,
  changesPage,
  figureNamed,
  gapsPage,
  questionsPage,
  returnPage,
  rowsPage,
  stopsOf,
  tablePage,
  yearsPage,
} from './return.page';

const now = new Date('2026-06-01T12:00:00Z');
const line = (id: string, label: string, takesOutside = true) => ({
  id,
  label,
  provisional: false,
  takesOutside,
});
const table: Table = {
  id: 'T4',
  title: 'Individuals supported',
  unit: 'individuals',
  provisional: false,
  sent: true,
  takesOutside: true,
  notes: ['A child is under 18 when support begins.'],
  columns: [line('REFUGE', 'Refuge'), line('TOTAL', 'All types', false)],
  rows: [
    { ...line('INDIVIDUALS', 'All individuals', false), question: 'T4.1', mandatory: true, cells: [3, 1204] },
    { ...line('MEN', 'Men'), question: 'T4.2', mandatory: true, cells: [0, null] },
  ],
};
const question = (told: Partial<Question> = {}): Question => ({
  id: 'T1.BOARD_IN_PLACE',
  label: 'Is a board in place?',
  type: 'YES_NO',
  mandatory: true,
  provisional: true,
  answer: null,
  ...told,
});
const shown = (told: Partial<DutyReturn> = {}): DutyReturn => ({
  id: 'r1',
  authorityCode: 'E10000012',
  authorityName: 'Essex County Council',
  year: '2025-26',
  version: 1,
  status: 'DRAFT',
  versions: [{ version: 1, status: 'DRAFT', because: null, submittedAt: null }],
  countedTo: '2026-03-31',
  yearHasEnded: true,
  sha256: 'a'.repeat(64),
  reviewedAt: null,
  inTheWay: [],
  changedSince: false,
  settings: [
    {
      name: 'SCOPE',
      title: 'Which services are counted',
      value: 'COMMISSIONED',
      meaning: 'Commissioned',
      choices: [
        { value: 'COMMISSIONED', meaning: 'Commissioned' },
        { value: 'IN_DISTRICTS', meaning: 'All in the districts' },
      ],
      standing: 'ASSUMED',
      source: null,
    },
  ],
  questions: [question(), question({ id: 'T14.BARRIERS', type: 'TEXT', label: 'What stood in the way?' })],
  outsideFigures: [],
  tables: [table],
  gaps: [],
  ...told,
});
const way = (...codes: string[]) => codes.map((code) => ({ code, message: `The words of ${code}.` }));

describe('what stops a return', () => {
  it('is said thing by thing, with where it is put right by whom it may be', () => {
    const dutyReturn = shown({
      inTheWay: way('SETTING_ASSUMED', 'NOT_ANSWERED', 'NOT_ANSWERED', 'ROWS_CONTRADICT', 'NOT_REVIEWED'),
      gaps: [{ providerName: 'Marigold', message: 'It ended before it began.', error: true, records: 2 }],
    });
    expect(stopsOf(dutyReturn, ['DATA_OFFICER'])).toEqual([
      {
        text: '2 records contradict themselves, and cannot be counted as they are.',
        next: { text: 'Ask their providers', href: '/returns/2025-26/gaps' },
      },
      {
        text: '1 setting is assumed. A named person must confirm each.',
        next: { text: 'Confirm settings', href: '/returns/2025-26/settings' },
      },
      {
        text: '2 questions are not answered.',
        next: { text: 'Answer them', href: '/returns/2025-26/questions' },
      },
      {
        text: 'It is not reviewed. A commissioner who did not prepare it must say that it is right.',
        next: null,
      },
    ]);
    expect(stopsOf(dutyReturn, ['COMMISSIONER']).map(({ next }) => next?.text ?? null)).toEqual([
      'See whose they are',
      'Confirm settings',
      'See them',
      null,
    ]);
  });

  it('says what it has no words for as the rule does', () => {
    expect(stopsOf(shown({ inTheWay: way('SOMETHING_NEW') }), ['COMMISSIONER'])).toEqual([
      { text: 'The words of SOMETHING_NEW.', next: null },
    ]);
  });
});

describe('what may be done with a return', () => {
  const may = (dutyReturn: DutyReturn, ...roles: ('COMMISSIONER' | 'DATA_OFFICER')[]): string[] =>
    Object.entries(returnPage(dutyReturn, roles, now).may)
      .filter(([, is]) => is)
      .map(([act]) => act);

  it('is to be reviewed by a commissioner once nothing else stops it, again after a change', () => {
    expect(may(shown({ inTheWay: way('NOT_REVIEWED') }), 'COMMISSIONER')).toEqual(['review']);
    expect(may(shown({ inTheWay: way('NOT_REVIEWED', 'NOT_ANSWERED') }), 'COMMISSIONER')).toEqual([]);
    expect(may(shown({ status: 'REVIEWED', inTheWay: way('FIGURES_CHANGED') }), 'COMMISSIONER')).toEqual([
      'review',
    ]);
    expect(may(shown({ inTheWay: way('NOT_REVIEWED') }), 'DATA_OFFICER')).toEqual(['openRows', 'takeBack']);
  });

  it('is to be submitted by a commissioner once it is reviewed', () => {
    expect(may(shown({ status: 'REVIEWED' }), 'COMMISSIONER')).toEqual(['submit']);
    expect(returnPage(shown({ status: 'REVIEWED' }), ['DATA_OFFICER'], now).waitsForCommissioner).toBe(true);
  });

  it('is to be opened, and opened again after it was submitted, by a data officer', () => {
    const none = shown({ id: null, version: null, versions: [], status: 'NOT_OPENED' });
    expect(may(none, 'DATA_OFFICER')).toEqual(['open', 'openRows']);
    expect(may(none, 'COMMISSIONER')).toEqual([]);
    const sent = shown({ status: 'SUBMITTED' });
    expect(may(sent, 'DATA_OFFICER')).toEqual(['reopen', 'openRows']);
    expect(may(sent, 'COMMISSIONER')).toEqual([]);
  });

  it('is nothing with a version that another followed', () => {
    const old = shown({
      status: 'SUBMITTED',
      versions: [
        { version: 2, status: 'DRAFT', because: 'More records', submittedAt: null },
        { version: 1, status: 'SUBMITTED', because: null, submittedAt: '2026-05-01T09:00:00Z' },
      ],
    });
    expect(may(old, 'DATA_OFFICER')).toEqual(['openRows']);
    expect(returnPage(old, ['DATA_OFFICER'], now)).toMatchObject({
      latest: false,
      stops: null,
      state: 'Version 1 was submitted at 10am on 1 May 2026. It stays as it was sent.',
    });
  });
});

describe('a table', () => {
  it('leads from a figure that counts something to its rows, for a data officer alone', () => {
    const cells = (role: 'COMMISSIONER' | 'DATA_OFFICER') =>
      tablePage(shown(), 'T4', [role])?.table.rows.map((row) =>
        row.cells.map(({ shown, href }) => [shown, href]),
      );
    expect(cells('DATA_OFFICER')).toEqual([
      [
        ['3', '/returns/2025-26/tables/T4/INDIVIDUALS/REFUGE'],
        ['1,204', '/returns/2025-26/tables/T4/INDIVIDUALS/TOTAL'],
      ],
      [
        ['0', null],
        [null, null],
      ],
    ]);
    expect(
      cells('COMMISSIONER')
        ?.flat()
        .filter(([, href]) => href !== null),
    ).toEqual([]);
  });

  it('takes figures from outside where the form does, while the return is in hand', () => {
    const page = tablePage(shown(), 'T4', ['DATA_OFFICER']);
    expect(page?.choices.row).toEqual([
      { value: '', text: 'Choose one' },
      { value: 'MEN', text: 'Men' },
    ]);
    expect(page?.mayEnter).toBe(true);
    expect(tablePage(shown({ status: 'SUBMITTED' }), 'T4', ['DATA_OFFICER'])?.mayEnter).toBe(false);
    expect(tablePage(shown(), 'T4', ['COMMISSIONER'])?.mayEnter).toBe(false);
    expect(tablePage(shown(), 'T99', ['COMMISSIONER'])).toBeNull();
  });

  it('names a figure in words', () => {
    expect(figureNamed([table], 'T4 MEN REFUGE')).toEqual({
      table: 'T4 Individuals supported',
      where: 'Men, refuge',
    });
    expect(figureNamed([table], 'T4 NOBODY REFUGE').where).toBe('');
  });
});

describe('the rows and gaps behind a return', () => {
  it('are shown by reference and days', () => {
    const row = { kind: 'EPISODE', reference: 'H-1', providerName: null, from: '2025-06-01', until: null };
    expect(
      rowsPage({ nodes: [{ ...row, counted: 'Support.' }], endCursor: 'c', hasNextPage: false }),
    ).toEqual({
      rows: [
        { kind: 'Stay', reference: 'H-1', provider: '', from: '1 Jun 2025', until: '', counted: 'Support.' },
      ],
      next: null,
    });
  });

  it('are by provider, with the field in the words of its pages and when it was asked', () => {
    const gap = {
      code: 'NO_SUPPORT',
      subjectKind: 'EPISODE',
      subjectId: 'e1',
      field: 'support',
      message: 'No support is recorded for anybody.',
      error: false,
    };
    const { providers, next } = gapsPage(
      {
        nodes: [
          { ...gap, providerName: 'Marigold', reference: 'H-1', askedAt: null },
          { ...gap, providerName: 'Teasel', reference: 'H-2', askedAt: '2026-06-01T09:00:00Z' },
          { ...gap, providerName: 'Marigold', reference: 'H-3', askedAt: null },
        ],
        endCursor: 'c',
        hasNextPage: true,
      },
      now,
    );
    expect(
      providers.map(({ name, gaps }) => [
        name,
        gaps.map(({ reference, field, asked }) => [reference, field, asked]),
      ]),
    ).toEqual([
      [
        'Marigold',
        [
          ['H-1', 'Support given', null],
          ['H-3', 'Support given', null],
        ],
      ],
      ['Teasel', [['H-2', 'Support given', '10am today']]],
    ]);
    expect(next).toBe('c');
  });
});

describe('what changed', () => {
  const changes = {
    fromVersion: 1,
    toVersion: 2,
    because: 'A provider found more records',
    figures: [{ figure: 'T4 MEN REFUGE', before: 0, now: 1, rowsAdded: 1, rowsRemoved: 0 }],
    settings: [{ what: 'SCOPE', before: 'COMMISSIONED', now: 'IN_DISTRICTS' }],
    answers: [{ what: 'T1.BOARD_IN_PLACE', before: 'NO', now: 'YES' }],
  };

  it('is said in words, with the records that came and went for whom it is', () => {
    expect(changesPage(changes, shown())).toMatchObject({
      lead: 'Version 1, as it was sent, beside version 2.',
      withRows: true,
      figures: [{ where: 'Men, refuge', before: '0', now: '1', added: 1, removed: 0 }],
      settings: [{ what: 'Which services are counted', before: 'Commissioned', now: 'All in the districts' }],
      answers: [{ what: 'Is a board in place?', before: 'No', now: 'Yes' }],
    });
    const figures = changes.figures.map((one) => ({ ...one, rowsAdded: null, rowsRemoved: null }));
    expect(changesPage({ ...changes, toVersion: null, figures }, shown())).toMatchObject({
      lead: 'Version 1, as it was sent, beside what would count now.',
      withRows: false,
    });
  });
});

describe('questions and years', () => {
  it('are answered in words', () => {
    expect(answerInWords({ type: 'DATE' }, '2026-03-31')).toBe('Tuesday 31 March 2026');
    expect(answerInWords({ type: 'TEXT' }, null)).toBe('Not answered');
    expect(questionsPage(shown()).parts.map(({ title, questions }) => [title, questions.length])).toEqual([
      ['Governance', 1],
      ['In your own words', 1],
    ]);
  });

  it.each([
    [{ yearHasEnded: false }, 'Runs until Tuesday 31 March 2026. It can be prepared as it goes.'],
    [{}, 'The year is over, and nobody has opened its return.'],
    [{ status: 'DRAFT' as const, version: 1 }, 'The year is over. It waits to be reviewed and submitted.'],
    [
      { status: 'SUBMITTED' as const, version: 2, submittedAt: '2026-05-01T09:00:00Z' },
      'Version 2 was submitted at 10am on 1 May 2026.',
    ],
  ])('say what became of them: %j', (told: Partial<Year>, says) => {
    const year: Year = {
      authorityCode: 'E10000012',
      authorityName: 'Essex County Council',
      year: '2025-26',
      from: '2025-04-01' as never,
      to: '2026-03-31' as never,
      monthsOverTo: null,
      yearHasEnded: true,
      status: 'NOT_OPENED',
      version: null,
      submittedAt: null,
      ...told,
    };
    expect(yearsPage([year], now).years[0]?.says).toBe(says);
  });
});
