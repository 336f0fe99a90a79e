import { day } from '@app/kernel';
import { type Budget, budgetShown, endOfMinute, evenly, movementShown, yearsOf } from './budgets.page';

const budget: Budget = {
  id: 'b',
  financialYear: '2026-27',
  stream: 'SEEK',
  costCentre: 'CC1',
  accountCode: 'A1',
  allocationPence: 36_500_00,
  availablePence: 30_000_00,
  committedPence: 3_000_00,
  inPaymentPence: 2_000_00,
  paidPence: 1_500_00,
  waitingPence: 0,
};

describe('the money of a fund', () => {
  it('is expected evenly: one day in 365, the whole by 31 March, nothing before the year', () => {
    expect(evenly(36_500_00, '2026-27', day('2026-04-01'))).toBe(100_00);
    expect(evenly(36_500_00, '2026-27', day('2027-03-31'))).toBe(36_500_00);
    expect(evenly(36_500_00, '2026-27', day('2027-06-01'))).toBe(36_500_00);
    expect(evenly(36_500_00, '2026-27', day('2026-03-01'))).toBe(0);
    // 2027-28 holds 29 February 2028: 366 days.
    expect(evenly(36_600_00, '2027-28', day('2027-04-01'))).toBe(100_00);
  });

  it('says by how much it is off that', () => {
    const month = {
      until: day('2026-04-10'),
      allocationPence: 36_500_00,
      promisedPence: 900_00,
      paidPence: 0,
    };
    expect(budgetShown(budget, budget, true, [month]).pace).toBe(
      '£900.00 is promised or paid: £100.00 less than an even year comes to by Friday 10 April 2026 (£1,000.00).',
    );
    expect(budgetShown(budget, budget, true, []).pace).toBe('The year has not begun.');
  });

  it('adds up, or it is said that it does not', () => {
    expect(budgetShown(budget, budget, true, []).adds).toBe(true);
    expect(budgetShown(budget, budget, false, []).adds).toBe(false);
    expect(budgetShown(budget, { ...budget, paidPence: 1_500_01 }, true, []).adds).toBe(false);
  });

  it('is shown of this year unless another is asked for that there is', () => {
    const now = new Date('2026-11-27T10:00:00Z');
    const of = (...years: string[]) => ({
      budgets: { nodes: years.map((financialYear) => ({ ...budget, financialYear })) },
    });
    expect(yearsOf(of('2025-26', '2026-27', '2026-27'), undefined, now)).toEqual({
      years: ['2026-27', '2025-26'],
      year: '2026-27',
    });
    expect(yearsOf(of('2025-26', '2026-27'), '2025-26', now).year).toBe('2025-26');
    expect(yearsOf(of('2025-26'), '1999-00', now).year).toBe('2025-26');
    expect(yearsOf(of(), undefined, now)).toEqual({ years: [], year: '2026-27' });
  });

  it('is asked of a minute in London, summer or winter', () => {
    expect(endOfMinute(day('2026-11-27'), '15:00').toISOString()).toBe('2026-11-27T15:00:59.999Z');
    expect(endOfMinute(day('2026-07-01'), '00:30').toISOString()).toBe('2026-06-30T23:30:59.999Z');
  });

  it('moves from one account to another', () => {
    const movement = {
      id: 'm',
      number: 7,
      reason: 'RETURNED',
      pence: 5_000,
      category: 'REMOVALS',
      supplier: 'Van Ltd',
      undoes: null,
      onDay: day('2026-11-20'),
      madeAt: '2026-11-27T09:00:00Z',
      madeByName: null,
    } as const;
    expect(movementShown(movement, new Date('2026-11-27T10:00:00Z'))).toEqual({
      number: 7,
      day: '20 Nov 2026',
      written: '9am today',
      what: 'Came back',
      about: 'Removals, from Van Ltd',
      amount: '£50.00',
      from: 'Paid',
      to: 'Committed',
    });
  });
});
