import { type PaymentsData, paymentsPage } from './payments.page';
import { returnedPage, type Returned } from './returned.page';
import type { RunLine } from './run.page';

const now = new Date('2026-11-27T14:00:00Z');
const run = (number: number, status: RunLine['status']): RunLine => ({
  id: String(number),
  number,
  status,
  processingDay: '2026-12-01',
  controlCount: 2,
  controlPence: 10_000,
  apart: true,
  preparedAt: '2026-11-27T10:00:00Z',
  payments: [],
});
const nothing = { nodes: [], hasNextPage: false };
const data = (told: Partial<PaymentsData> = {}): PaymentsData => ({
  open: nothing,
  all: { ...nothing, endCursor: null },
  ...told,
});

describe('what waits in finance', () => {
  it('tells an auditor of runs alone', () => {
    const page = paymentsPage(data(), now, ['AUDITOR']);
    expect(page.parts.map(({ title }) => title)).toEqual([
      'Runs that wait for you',
      'Runs that wait for others',
    ]);
    expect(page.payable).toBeNull();
  });

  it('parts runs by whose turn they are', () => {
    const open = { nodes: [run(1, 'DRAFT'), run(2, 'FROZEN')], hasNextPage: false };
    const [mine, others] = paymentsPage(data({ open }), now, ['FINANCE_APPROVER']).parts;
    expect(mine?.lines.map(({ what }) => what)).toEqual(['Run 2']);
    expect(others?.lines.map(({ what }) => what)).toEqual(['Run 1']);
  });

  it('says how much can be paid, and how much of it is late', () => {
    const line = (dueOn: string, notPayable: [] | ['PAYEE_BLOCKED'] = []) => ({
      id: dueOn,
      pence: 1_000,
      dueOn,
      notPayable,
    });
    const page = (...nodes: ReturnType<typeof line>[]) =>
      paymentsPage(data({ payableLines: { nodes, hasNextPage: false } }), now, ['FINANCE_PREPARER']).payable;
    expect(page(line('2026-11-28'), line('2026-11-29', ['PAYEE_BLOCKED']))).toMatchObject({
      says: '1 line, £10.00. The first is due tomorrow.',
      kept: '1 line waits for something else first.',
    });
    expect(page(line('2026-11-26'), line('2026-11-27'))?.says).toBe(
      '2 lines, £20.00. 1 past the day by which to pay.',
    );
  });

  it('shows of what came back why, who sees to it and by when', () => {
    const returned = (overdue: boolean, mine: boolean) => ({
      id: 'y',
      payeeName: 'Locks Ltd',
      pence: 5_000,
      because: 'ACCOUNT_CLOSED' as const,
      ownerName: 'Felix Harding',
      mine,
      dueOn: overdue ? '2026-11-26' : '2026-11-30',
      overdue,
    });
    const paymentReturns = { nodes: [returned(false, true), returned(true, false)], hasNextPage: false };
    const part = paymentsPage(data({ paymentReturns }), now, ['FUND_OFFICER']).parts[2];
    expect(part?.lines.map(({ where, when, late }) => [where, when, late])).toEqual([
      ['The account is closed. You see to it.', 'due Monday', false],
      ['The account is closed. Felix Harding sees to it.', 'due yesterday', true],
    ]);
  });
});

describe('a payment that came back', () => {
  const returned: Returned = {
    id: 'y',
    payeeId: 'p',
    payeeName: 'Locks Ltd',
    reference: 'MLLDCQX9CV6F2FJH',
    pence: 5_000,
    because: 'ACCOUNT_CLOSED',
    returnedOn: '2026-11-26',
    ownerName: 'Felix Harding',
    mine: false,
    dueOn: '2026-12-01',
    overdue: false,
    dealtAt: null,
    decision: null,
    reason: null,
  };

  it('is decided by finance; anybody else is told who decides', () => {
    expect(returnedPage(returned, now, ['FINANCE_APPROVER']).mayDeal).toBe(true);
    const page = returnedPage(returned, now, ['FUND_OFFICER']);
    expect(page.mayDeal).toBe(false);
    expect(page.lines.at(-1)).toBe('Somebody in finance decides what is to happen.');
  });

  it('is decided once', () => {
    const dealt = {
      ...returned,
      dealtAt: '2026-11-27T12:00:00Z',
      decision: 'PAY_AGAIN',
      reason: 'New account.',
    } as const;
    const page = returnedPage(dealt, now, ['FINANCE_APPROVER']);
    expect(page.mayDeal).toBe(false);
    expect(page.lines.at(-1)).toBe('Decided 12pm today: pay it again. New account.');
  });
});
