import { day } from '@app/kernel';
import { type Claim, claimPage, type ClaimRow, type ClaimsData, claimsPage, fundsOf } from './claim.page';

const now = new Date('2026-11-27T10:00:00Z');
const fundSettings = [{ name: 'PAYMENT_DAYS', number: 14 }];
const row = (told: Partial<ClaimRow>): ClaimRow => ({
  id: 'r',
  line: 2,
  clientReference: 'LF-0012',
  spentOn: day('2026-11-20'),
  category: 'REMOVALS',
  stream: 'SEEK',
  supplier: 'Van Ltd',
  invoiceNumber: 'INV 1',
  netPence: 10_000,
  vatPence: 2_000,
  grossPence: 12_000,
  adults: 1,
  children: 2,
  setAsideBecause: null,
  awarded: false,
  evidenceAskedAt: null,
  evidenceNote: null,
  evidenceSeenAt: null,
  flags: [],
  ...told,
});
const claim = (told: Partial<Claim>): Claim => ({
  id: 'c',
  claimedBy: 'Lanternfield Refuge',
  month: '2026-11',
  status: 'UPLOADED',
  rowCount: 1,
  grossPence: 12_000,
  awardedPence: 0,
  openPence: 12_000,
  evidenceWaits: 0,
  uploadedAt: '2026-11-27T09:00:00Z',
  decidedAt: null,
  comments: null,
  rows: [row({})],
  ...told,
});
const list = (...nodes: readonly Claim[]) => ({ nodes, endCursor: null, hasNextPage: false });
const data = (waiting: readonly Claim[], answered: readonly Claim[] = []): ClaimsData => ({
  waiting: list(...waiting),
  answered: list(...answered),
  preapprovals: { nodes: [] },
  fundSettings,
});

describe('the list of claims', () => {
  it('tells the fund by when each is to be paid: fourteen days after it came', () => {
    const late = claim({ uploadedAt: '2026-11-10T09:00:00Z' });
    const { waiting } = claimsPage(data([late, claim({})]), now, ['FUND_OFFICER']);
    expect(waiting.map(({ clock }) => clock)).toEqual([
      { late: true, says: 'Was to be paid 24 Nov 2026' },
      { late: false, says: 'To be paid by 11 Dec 2026, 14 days after it came' },
    ]);
  });

  it('tells a provider what it has to do, and no clock of the fund’s', () => {
    const page = claimsPage(data([claim({ evidenceWaits: 1 })], [claim({ status: 'RETURNED' })]), now, [
      'PROVIDER_WORKER',
    ]);
    expect(page.waiting[0]).toMatchObject({ todo: 'The fund asks to see 1 invoice', clock: null });
    expect(page.answered[0]?.todo).toBe('Put it right and send it again');
  });
});

describe('a claim', () => {
  it('shows an officer first what was noticed, in words, and the row that was chosen', () => {
    const rows = [
      row({ id: 'a', line: 2, flags: [{ kind: 'NEAR_DUPLICATE', totalPence: null, rowIds: ['b', 'x'] }] }),
      row({ id: 'b', line: 3 }),
      row({ id: 'c', line: 4, flags: [{ kind: 'ALL_PROVIDERS_TOTAL', totalPence: 55_000, rowIds: [] }] }),
      row({ id: 'd', line: 5 }),
    ];
    const page = claimPage({ claim: claim({ rows, rowCount: 4 }), fundSettings }, now, ['FUND_OFFICER'], 'd');
    expect(page.look.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(page.look[0]?.flags[0]).toContain('as line 3 of this claim and 1 row of other claims');
    expect(page.look[1]?.flags[0]).toContain('£550.00 from all providers and both routes');
    expect(page).toMatchObject({ mayAccept: true, mayReturn: true, mayWithdraw: false });
  });

  it('is not returned once some of it is accepted, nor accepted when every row was set aside', () => {
    const waits = claimPage({ claim: claim({ status: 'WAITING_FOR_FUNDS' }), fundSettings }, now, [
      'FUND_OFFICER',
    ]);
    expect(waits).toMatchObject({ mayAccept: true, mayReturn: false });
    const aside = claimPage(
      { claim: claim({ rows: [row({ setAsideBecause: 'Not this fund' })] }), fundSettings },
      now,
      ['FUND_OFFICER'],
    );
    expect(aside).toMatchObject({ mayAccept: false, mayReturn: true });
  });

  it('shows a provider what was set aside and what the fund wants to see', () => {
    const rows = [
      row({ id: 'a', flags: null, setAsideBecause: 'The council paid it' }),
      row({ id: 'b', line: 3, flags: null, evidenceAskedAt: '2026-11-27T09:30:00Z', evidenceNote: 'Page 2' }),
      row({ id: 'c', line: 4, flags: null }),
    ];
    const page = claimPage({ claim: claim({ rows }), fundSettings }, now, ['PROVIDER_MANAGER']);
    expect(page.look.map(({ line }) => line)).toEqual([2, 3]);
    expect(page.look[1]?.evidence).toEqual({
      waits: true,
      note: 'Page 2',
      says: 'Invoice asked for 9:30am today, not seen yet',
    });
    expect(page).toMatchObject({ mayAccept: false, mayWithdraw: true, clock: null });
    const onCall = claimPage({ claim: claim({}), fundSettings }, now, ['ON_CALL_WORKER']);
    expect(onCall.mayWithdraw).toBe(false);
  });
});

it('a fund that approved an organisation twice is one fund', () => {
  const approval = {
    id: 'p',
    authorityId: 'e',
    authority: 'Essex',
    organisation: 'L',
    from: day('2026-01-01'),
    until: null,
  };
  expect(fundsOf([approval, { ...approval, id: 'q' }])).toEqual([{ value: 'e', text: 'Essex' }]);
});
