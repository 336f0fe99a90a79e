import { addDays, day, dayIn, type LocalDate } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { endOf, financialYearOf, isFinancialYear, monthsBefore } from './periods';

const days = fc.integer({ min: 0, max: 36_000 }).map((count): LocalDate => addDays(day('2001-01-01'), count));

describe('a financial year', () => {
  it.each([
    ['2026-03-31', '2025-26'],
    ['2026-04-01', '2026-27'],
    ['2099-12-31', '2099-00'],
  ])('has %s in %s', (date, year) => {
    expect(financialYearOf(day(date))).toBe(year);
  });

  it.each(['2026-28', '2026/27', '26-27', '2026-2027'])('is not written %s', (text) => {
    expect(isFinancialYear(text)).toBe(false);
  });

  it('of any day is one', () => {
    fc.assert(fc.property(days, (date) => isFinancialYear(financialYearOf(date))));
  });
});

describe('months before a day', () => {
  it.each([
    ['2026-11-27', 12, '2025-11-27'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2027-02-28'],
    ['2026-01-15', 1, '2025-12-15'],
  ])('%s less %i is %s', (date, months, before) => {
    expect(monthsBefore(day(date), months)).toBe(before);
  });
});

it('the end of a day is its last millisecond in London, through both clock changes', () => {
  expect(endOf(day('2026-12-01')).toISOString()).toBe('2026-12-01T23:59:59.999Z');
  expect(endOf(day('2026-06-01')).toISOString()).toBe('2026-06-01T22:59:59.999Z');
  fc.assert(
    fc.property(days, (date) => {
      expect(dayIn(endOf(date))).toBe(date);
      expect(dayIn(new Date(endOf(date).getTime() + 1))).toBe(addDays(date, 1));
    }),
  );
});
