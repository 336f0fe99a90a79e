import { type Account, type Payee, payeePage, payeeStanding } from './payee.page';

const now = new Date('2026-11-27T14:00:00Z');
const account = (told: Partial<Account> = {}): Account => ({
  id: 'a',
  version: 1,
  lastTwo: '58',
  hasRollNumber: false,
  digitsTold: 8,
  modulus: 'PASSES',
  enteredAt: '2026-11-27T10:00:00Z',
  mayCheck: true,
  checkedAt: null,
  sharedWith: 0,
  ...told,
});
const payee = (told: Partial<Payee> = {}): Payee => ({
  id: 'p',
  kind: 'SUPPLIER',
  name: 'Locks Ltd',
  blockedAt: null,
  blockedBecause: null,
  account: null,
  pending: null,
  ...told,
});

describe('whether a payee can be paid', () => {
  it.each<[Partial<Payee>, string]>([
    [{}, 'No account'],
    [{ account: account() }, 'Can be paid'],
    [{ pending: account() }, 'Account to check'],
    [{ account: account(), pending: account() }, 'Account to check'],
    [{ account: account(), blockedBecause: 'CONFLICT' }, 'Blocked'],
  ])('%j', (told, text) => {
    expect(payeeStanding(payee(told)).text).toBe(text);
  });
});

describe('the page of a payee', () => {
  it('lets another person check an account, and not who entered it', () => {
    const of = (mayCheck: boolean, role: 'FINANCE_APPROVER' | 'FUND_OFFICER') =>
      payeePage(payee({ pending: account({ mayCheck }) }), now, [role]).pending?.mayCheck;
    expect([of(true, 'FINANCE_APPROVER'), of(true, 'FUND_OFFICER'), of(false, 'FINANCE_APPROVER')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('asks nobody for new details of somebody who died', () => {
    const page = payeePage(payee({ blockedBecause: 'DECEASED' }), now, ['FINANCE_PREPARER']);
    expect(page.may).toEqual({ enter: false, block: false, unblock: true });
  });

  it('says what the modulus check means, that zeros were put in front, and that others have the account', () => {
    const shown = payeePage(
      payee({ account: account({ digitsTold: 7, modulus: 'NOT_COVERED', sharedWith: 2 }) }),
      now,
      ['FINANCE_PREPARER'],
    ).inUse;
    expect(shown?.facts.map(({ says }) => says)).toEqual([
      'ending 58, told as 7 figures',
      '10am today',
      'Not yet',
      'The table of sort codes says nothing of this one, so the number could not be tried.',
    ]);
    expect(shown?.warning).toMatch(/^2 other payees have had the same account\./);
  });
});
