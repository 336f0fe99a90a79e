import { applicationStatuses, itemCategories, streams } from '@app/safe-start-fund';
import type { ApplicationData, LineData } from './application.data';
import {
  applicationPage,
  applicationsPage,
  moneyOf,
  quoteInWords,
  standingOf,
  tagOf,
} from './application.page';
import { categoryWords, statusTags, streamWords } from './words';

const now = new Date('2026-11-27T18:00:00Z');

const line = (told: Partial<LineData> = {}): LineData => ({
  id: 'l',
  category: 'REMOVALS',
  what: 'A van',
  supplier: 'Causeway Removals',
  netPence: 40_000,
  vatPence: 8_000,
  grossPence: 48_000,
  quote: null,
  awardedPence: null,
  cutBecause: null,
  awardLineId: null,
  waitingForFunds: false,
  committedPence: 0,
  inPaymentPence: 0,
  paidPence: 0,
  releasedPence: 0,
  invoiced: false,
  ...told,
});
const application = (told: Partial<ApplicationData> = {}): ApplicationData => ({
  id: 'a',
  reference: 'F-1',
  fund: 'Essex County Council',
  sentBy: 'Colchester',
  householdId: 'h',
  episodeId: null,
  householdReference: 'H-1',
  stream: 'SEEK',
  status: 'DRAFT',
  madeAt: '2026-11-27T09:00:00Z',
  submittedAt: null,
  decideBy: null,
  overdue: false,
  requestedPence: 48_000,
  waitingForFunds: false,
  lines: [line()],
  questions: [],
  decision: null,
  ...told,
});

describe('where an application stands', () => {
  const withFund = { status: 'SUBMITTED', submittedAt: '2026-11-27T09:00:00Z' } as const;

  it('says by when it is decided, and what to do once that is over', () => {
    expect(standingOf(application({ ...withFund, decideBy: '2026-12-01' }), now)).toBe(
      'The fund has it, and aims to decide by Tuesday.',
    );
    expect(standingOf(application({ ...withFund, decideBy: '2026-11-20', overdue: true }), now)).toBe(
      'The fund has it. It was to be decided by 20 Nov 2026: ring the fund.',
    );
  });

  it('says what was awarded of what, and that some of it waits for funds', () => {
    const decided = application({
      status: 'PART_APPROVED',
      waitingForFunds: true,
      decision: {
        outcome: 'PART_APPROVED',
        byPanel: false,
        decidedAt: '2026-11-27T15:00:00Z',
        awardedPence: 30_000,
      },
    });
    expect(standingOf(decided, now)).toBe(
      'Decided 3pm today: £300.00 of £480.00. Some of it waits for funds.',
    );
    expect(tagOf(decided).text).toBe('Approved, waiting for funds');
  });

  it('has words for every status, category and stream', () => {
    expect(Object.keys(statusTags)).toEqual([...applicationStatuses]);
    expect(Object.keys(categoryWords)).toEqual([...itemCategories]);
    expect(Object.keys(streamWords)).toEqual([...streams]);
  });
});

describe('where the money of a line is', () => {
  const awarded = { awardedPence: 48_000, awardLineId: 'w' };
  const invoices = [{ number: 'INV-7', dueOn: '2026-12-10', lines: [{ awardLineId: 'w' }] }];

  it.each<[string | null, Partial<LineData>]>([
    [null, {}],
    ['Nothing awarded', { awardedPence: 0 }],
    ['Approved, waiting for funds. Do not buy it yet.', { ...awarded, waitingForFunds: true }],
    [
      '£480.00 is kept for it. It is paid once the fund has the invoice.',
      { ...awarded, committedPence: 48_000 },
    ],
    [
      'Invoice INV-7 is in: £456.00, to be paid by 10 Dec 2026. £24.00 went back to the fund.',
      { ...awarded, committedPence: 45_600, releasedPence: 2_400, invoiced: true },
    ],
    ['£480.00 is being paid.', { ...awarded, inPaymentPence: 48_000, invoiced: true }],
    ['£480.00 paid.', { ...awarded, paidPence: 48_000, invoiced: true }],
    ['£480.00 went back to the fund.', { ...awarded, releasedPence: 48_000 }],
  ])('%s', (says, told) => {
    expect(moneyOf(line(told), invoices, now)).toBe(says);
  });

  it('is said of a quote by what it is and how large', () => {
    const quote = { id: 'q', contentType: 'application/pdf', sizeBytes: 220_400 };
    expect(quoteInWords(quote)).toBe('PDF, 220 kB');
    expect(quoteInWords({ ...quote, contentType: 'image/jpeg', sizeBytes: 1_250_000 })).toBe(
      'photograph, 1.3 MB',
    );
  });
});

describe('an application', () => {
  const page = (told: Partial<ApplicationData>) =>
    applicationPage(application(told), { fundInvoices: { nodes: [] } }, now, ['NAVIGATOR']);

  it('can be changed and sent while a draft, answered while the fund asks, and taken back until it is decided', () => {
    expect(page({}).may).toMatchObject({ change: true, submit: true, answer: false, withdraw: true });
    const questions = [
      { id: 'q', question: 'For how long?', askedAt: '2026-11-27T12:00:00Z', answeredAt: null },
    ];
    const asked = page({ status: 'MORE_INFORMATION_NEEDED', questions });
    expect(asked.question).toBe('For how long?');
    expect(asked.may).toMatchObject({ change: true, submit: false, answer: true, withdraw: true });
    expect(page({ status: 'SUBMITTED', decideBy: '2026-12-01' }).may).toMatchObject({
      change: false,
      submit: false,
      withdraw: true,
    });
    expect(page({ status: 'WITHDRAWN' }).may.withdraw).toBe(false);
  });

  it('leads back to the household, or to the stay it is asked for', () => {
    expect(page({}).household.href).toBe('/households/h');
    expect(page({ episodeId: 'e' }).household.href).toBe('/stays/e');
  });

  it('is in the list with what waits for its people first', () => {
    const list = applicationsPage(
      {
        fundApplications: {
          nodes: [
            application({ reference: 'F-draft' }),
            application({ reference: 'F-asked', status: 'MORE_INFORMATION_NEEDED' }),
            application({ reference: 'F-sent', status: 'SUBMITTED', decideBy: '2026-12-01' }),
            application({ reference: 'F-back', status: 'WITHDRAWN' }),
          ],
          endCursor: 'c',
          hasNextPage: false,
        },
      },
      now,
    );
    expect(list.yours.map(({ reference }) => reference)).toEqual(['F-asked', 'F-draft']);
    expect(list.theirs.map(({ reference }) => reference)).toEqual(['F-sent']);
    expect(list.over.map(({ reference }) => reference)).toEqual(['F-back']);
    expect(list.next).toBeNull();
  });
});
