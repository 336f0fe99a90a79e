import type { Role } from '@app/kernel';
import type { RunStatus } from '@app/safe-start-fund';
import { type PayableLine, payablePage, type Run, runPage, type RunPayment, turnOf } from './run.page';

const now = new Date('2026-11-27T14:00:00Z');
const payment = (told: Partial<RunPayment> = {}): RunPayment => ({
  id: 'y',
  payeeId: 'p',
  payeeName: 'Causeway Removals',
  invoiceNumber: 'INV-1',
  accountLastTwo: '58',
  accountEnteredOn: '2026-01-05',
  pence: 12_345,
  reference: 'MLLDCQX9CV6F2FJH',
  status: 'IN_RUN',
  settledOn: null,
  returnedOn: null,
  returnedBecause: null,
  returnOpen: false,
  ...told,
});
const run = (told: Partial<Run> = {}): Run => ({
  id: 'r',
  number: 7,
  status: 'DRAFT',
  format: 'ACCOUNTS_PAYABLE',
  askedDay: '2026-12-01',
  processingDay: '2026-12-01',
  controlCount: 1,
  controlPence: 12_345,
  contentHash: null,
  originatorName: null,
  payingAccountLastTwo: null,
  preparedBy: 'Felix Harding',
  approvedBy: null,
  apart: true,
  preparedAt: '2026-11-27T10:00:00Z',
  frozenAt: null,
  approvedAt: null,
  sentAt: null,
  sentHow: null,
  closedAt: null,
  cancelledAt: null,
  cancelledBecause: null,
  file: null,
  payments: [payment()],
  ...told,
});

describe('whose turn a run is', () => {
  it.each<[RunStatus, Role, string | null, boolean]>([
    ['DRAFT', 'FINANCE_PREPARER', 'freeze', true],
    ['DRAFT', 'FINANCE_APPROVER', 'freeze', false],
    ['FROZEN', 'FINANCE_PREPARER', 'approve', false],
    ['FROZEN', 'FINANCE_APPROVER', 'approve', true],
    ['APPROVED', 'FINANCE_PREPARER', 'make', true],
    ['APPROVED', 'FINANCE_APPROVER', 'make', false],
    ['FILE_MADE', 'FINANCE_APPROVER', 'send', true],
    ['SENT', 'FINANCE_PREPARER', 'reconcile', true],
    ['SENT', 'AUDITOR', 'reconcile', false],
    ['CLOSED', 'FINANCE_PREPARER', null, false],
    ['CANCELLED', 'FINANCE_PREPARER', null, false],
  ])('%s, to a %s: %s, theirs: %s', (status, role, next, mine) => {
    expect(turnOf(run({ status }), [role])).toMatchObject({ next, mine });
  });

  it('is not an approver’s who had a part in it, who is told why and who else can', () => {
    const turn = turnOf(run({ status: 'FROZEN', apart: false }), ['FINANCE_APPROVER']);
    expect(turn.mine).toBe(false);
    expect(turn.says).toMatch(/You had a part in it.* Another finance approver/);
  });

  it('is to be closed once all of it is settled, or came back and was dealt with', () => {
    const sent = (...payments: RunPayment[]) =>
      turnOf(run({ status: 'SENT', payments }), ['FINANCE_PREPARER']).next;
    const settled = payment({ status: 'SETTLED' });
    expect(sent(settled, payment({ status: 'RETURNED' }))).toBe('close');
    expect(sent(settled, payment({ status: 'RETURNED', returnOpen: true }))).toBe('reconcile');
    expect(sent(settled, payment({ status: 'SENT' }))).toBe('reconcile');
  });
});

describe('the page of a run', () => {
  it('shows its steps and where it stands', () => {
    const { steps } = runPage(run({ status: 'APPROVED' }), now, ['FINANCE_PREPARER']);
    expect(steps.map(({ text, done, here }) => (done ? `(${text})` : here ? `>${text}` : text))).toEqual([
      '(Drafted)',
      '(Frozen)',
      '>Approved',
      'File made',
      'Sent',
      'Closed',
    ]);
  });

  it('shows its control totals, the hash short enough to compare', () => {
    const contentHash = `a1b2c3d4e5f6${'0'.repeat(52)}`;
    expect(runPage(run({ status: 'FROZEN', contentHash }), now, ['FINANCE_APPROVER']).totals).toEqual({
      count: '1 payment',
      sum: '£123.45',
      hash: 'a1b2c3 d4e5f6',
    });
  });

  it('says that the day which was asked for is none for banks', () => {
    const { facts } = runPage(run({ askedDay: '2026-12-25', processingDay: '2026-12-29' }), now, []);
    expect(facts[0]?.says).toBe(
      'Tuesday 29 December 2026. Banks do not work on Friday 25 December 2026, which was asked for: this is the next day on which they do',
    );
  });

  it('points at an account that is only days old', () => {
    const of = (accountEnteredOn: string) =>
      runPage(run({ payments: [payment({ accountEnteredOn })] }), now, []).payments[0]?.newAccount;
    expect([of('2026-11-20'), of('2026-10-01')]).toEqual(['entered 20 Nov 2026', null]);
  });

  it('can be left in a hurry when it names a household', () => {
    expect(runPage(run(), now, []).exitThisPage).toBe(false);
    const payments = [payment({ payeeName: 'H-KMX7WT' })];
    expect(runPage(run({ payments }), now, []).exitThisPage).toBe(true);
  });
});

describe('what can be put into a run', () => {
  it('is what nothing keeps from being paid; of the rest it says what does', () => {
    const line = (told: Partial<PayableLine>): PayableLine => ({
      id: 'a',
      invoiceNumber: '1',
      payeeId: 'p',
      payeeName: 'Locks Ltd',
      pence: 5_000,
      dueOn: '2026-12-04',
      notPayable: [],
      ...told,
    });
    const page = payablePage({
      payableLines: {
        nodes: [line({}), line({ id: 'b', notPayable: ['ACCOUNT_CHANGE_PENDING', 'RETURN_OPEN'] })],
        hasNextPage: false,
      },
      paymentDays: { first: '2026-11-30', last: '2026-12-28', cutOff: '15:00' },
    });
    expect(page.payableIds).toEqual(['a']);
    expect(page.payableTotal).toBe('1 line, £50.00');
    expect(page.kept.map(({ why }) => why)).toEqual([
      'The payee’s new account waits for its check. A payment of it came back: deal with that first.',
    ]);
    expect(page.dayHint).toContain('Monday 30 November 2026');
    expect(page.dayHint).toContain('3pm');
  });
});
