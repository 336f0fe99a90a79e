import { awardsIn } from './deciding';
import type { DecisionData, ListedData, OfficerData } from './officer.data';
import { decisionPage, officerPage } from './officer.page';

const now = new Date('2026-11-27T18:00:00Z');

type Application = NonNullable<DecisionData['fundApplication']>;
const quote = { id: 'q', contentType: 'application/pdf', sizeBytes: 9_000 };
const line: Application['lines'][number] = {
  id: 'l',
  category: 'PROCESS_SERVER',
  what: 'Papers served',
  supplier: 'Serve Ltd',
  netPence: 40_000,
  vatPence: 8_000,
  grossPence: 48_000,
  quote: { ...quote, sameFileElsewhere: true },
  awardedPence: null,
  cutBecause: null,
  awardLineId: null,
  waitingForFunds: false,
  committedPence: 0,
  inPaymentPence: 0,
  paidPence: 0,
  releasedPence: 0,
  invoiced: false,
};
const past: NonNullable<Application['pastHelp']> = {
  awards: 2,
  pence: 60_000,
  sameCategories: ['PROCESS_SERVER'],
  otherOpen: ['F-TWO222'],
  officerLimitPence: 100_000,
  withinOfficersLimit: false,
  budgetId: 'b',
  availablePence: 10_000,
};
const application = (told: Partial<Application> = {}): Application => ({
  id: 'a',
  reference: 'F-1',
  fund: 'Essex County Council',
  sentBy: 'Colchester',
  householdId: null,
  episodeId: null,
  householdReference: 'H-1',
  stream: 'SEEK',
  status: 'SUBMITTED',
  madeAt: '2026-11-27T09:00:00Z',
  submittedAt: '2026-11-27T09:00:00Z',
  decideBy: '2026-12-01',
  overdue: false,
  requestedPence: 48_000,
  waitingForFunds: false,
  lines: [line],
  questions: [],
  decision: null,
  pastHelp: past,
  panelCaseId: null,
  ...told,
});
const beside: Omit<DecisionData, 'fundApplication'> = {
  panelMembers: [
    { id: 'c', name: 'Clare', chair: true, recused: false },
    { id: 'p', name: 'Priya', chair: false, recused: true },
  ],
  fundSettings: [
    { name: 'ROLLING_MONTHS', number: 12, categories: null },
    { name: 'REPEAT_MONTHS', number: 12, categories: null },
    { name: 'QUOTE_NEEDED_FROM', number: 10_000, categories: null },
    { name: 'PANEL_MEMBERS', number: 3, categories: null },
    { name: 'ONLY_WHEN_AN_OFFICER_SAYS_SO', number: null, categories: ['PROCESS_SERVER'] },
  ],
  fundInvoices: { nodes: [] },
};

describe('what waits for an officer', () => {
  const listed = (reference: string, told: Partial<ListedData> = {}): ListedData => ({
    ...application({ reference }),
    ...told,
  });
  const none = { nodes: [], hasNextPage: false };
  const data = (told: Partial<OfficerData> = {}): OfficerData => ({
    toDecide: none,
    withPanel: none,
    asked: none,
    decided: { ...none, endCursor: null },
    budgets: { nodes: [] },
    ...told,
  });

  it('stands in the order of the day by which it is to be decided; what is late says so', () => {
    const { toDecide } = officerPage(
      data({
        toDecide: {
          nodes: [
            listed('F-later', { decideBy: '2026-12-02' }),
            listed('F-late', { decideBy: '2026-11-20', overdue: true }),
          ],
          hasNextPage: false,
        },
      }),
      now,
    );
    expect(toDecide.map(({ reference, says, late }) => [reference, says, late])).toEqual([
      ['F-late', 'Late: was to be decided by 20 Nov 2026', true],
      ['F-later', 'Decide by Wednesday', false],
    ]);
  });

  it('says of a budget what waits in it, and offers to commit it only where there is money', () => {
    const budget = { id: 'b', financialYear: '2026-27', stream: 'SEEK' as const };
    const { waiting } = officerPage(
      data({
        budgets: {
          nodes: [
            { ...budget, availablePence: 5_000, waitingPence: 30_000 },
            { ...budget, id: 'c', availablePence: 0, waitingPence: 100 },
            { ...budget, id: 'd', availablePence: 900, waitingPence: 0 },
          ],
        },
      }),
      now,
    );
    expect(waiting.map(({ id, money }) => [id, money])).toEqual([
      ['b', true],
      ['c', false],
    ]);
    expect(waiting[0]?.says).toBe(
      'To leave, 2026-27: £300.00 is approved and waits; £50.00 is left in the budget.',
    );
  });
});

describe('the screen of a decision', () => {
  it('says what is odd: over the limit, too little money, the same again, the same file, a category in some cases only', () => {
    const page = decisionPage(application(), beside, now);
    expect(page.flags).toEqual([
      'F-TWO222 for the same household is not decided either. Look at all before you decide.',
      'All of it, with what was awarded before, is over £1,000.00: the panel decides, unless you cut it.',
      'Only £100.00 is left in the budget. What it does not reach is approved and waits for funds.',
    ]);
    expect(page.lines[0]?.flags).toEqual([
      'Process server was awarded before within 12 months. Fleeing is a reason to allow it.',
      'The same file is attached to something else that the fund was asked for.',
      'Process server is allowed in some cases only.',
    ]);
    expect([page.needsPanel, page.tag.text]).toEqual([true, 'For the panel']);
  });

  it('says nothing is odd where nothing is, nor once it is decided', () => {
    const plain = { ...line, category: 'REMOVALS' as const, quote: { ...quote, sameFileElsewhere: false } };
    const easy = {
      ...past,
      pence: 0,
      sameCategories: [],
      otherOpen: [],
      withinOfficersLimit: true,
      availablePence: 900_000,
    };
    const page = decisionPage(application({ lines: [plain], pastHelp: easy }), beside, now);
    expect([page.flags, page.lines[0]?.flags, page.tag.text]).toEqual([[], [], 'Yours to decide']);
    const decision = {
      outcome: 'APPROVED',
      byPanel: false,
      decidedAt: '2026-11-27T15:00:00Z',
      awardedPence: 48_000,
    } as const;
    const decided = decisionPage(application({ status: 'APPROVED', decision }), beside, now);
    expect([decided.flags, decided.lines[0]?.flags]).toEqual([[], []]);
    expect([decided.decidable, decided.undecided]).toEqual([false, false]);
  });

  it('begins with all of it awarded, and with every member asked who is not tied to it', () => {
    const { values, members } = decisionPage(application(), beside, now);
    expect(values).toEqual({ 'lines.0.awardedPence': '480.00', memberIds: ['c'] });
    expect(members.map(({ text, hint }) => [text, hint?.text ?? ''])).toEqual([
      ['Clare, chair', ''],
      ['Priya', 'Tied to this application: recused, and not counted.'],
    ]);
  });

  it('reads what is awarded by line; an empty amount is no refusal', () => {
    const { awards, problems } = awardsIn(
      { 'lines.0.awardedPence': '0', 'lines.0.cutBecause': 'Out of scope.', 'lines.1.awardedPence': '' },
      [{ id: 'l' }, { id: 'm' }],
    );
    expect(awards[0]).toMatchObject({ lineId: 'l', awardedPence: 0, cutBecause: 'Out of scope.' });
    expect(problems.map(({ field }) => field)).toEqual(['lines.1.awardedPence']);
  });
});
