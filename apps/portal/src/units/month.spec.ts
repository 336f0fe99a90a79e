import { day } from '@app/kernel';
import { type MonthClaim, monthOf, nightState } from './month';

const now = new Date('2026-11-27T18:00:00Z');
const claim = (told: Partial<MonthClaim>): MonthClaim => ({
  kind: 'STAY',
  arrive: day('2026-11-10'),
  leave: null,
  freeFrom: null,
  arrivedOn: null,
  leftOn: null,
  ...told,
});
const state = (claims: readonly MonthClaim[], night: string, closed: string | null = null) =>
  nightState(claims, day(night), now, closed);

describe('a night of a unit', () => {
  const stay = claim({
    arrivedOn: day('2026-11-10'),
    leave: day('2026-11-20'),
    freeFrom: day('2026-11-22'),
    leftOn: day('2026-11-20'),
  });

  it.each([
    ['2026-11-09', 'FREE'],
    ['2026-11-10', 'OCCUPIED'],
    ['2026-11-19', 'OCCUPIED'],
    ['2026-11-20', 'TURNAROUND'],
    ['2026-11-21', 'TURNAROUND'],
    ['2026-11-22', 'FREE'],
  ])('%s is %s', (night, is) => {
    expect(state([stay], night)).toBe(is);
  });

  it('stays occupied by who should have left, up to tonight and no further', () => {
    const overdue = claim({
      arrivedOn: day('2026-11-10'),
      leave: day('2026-11-25'),
      freeFrom: day('2026-11-26'),
    });
    expect(state([overdue], '2026-11-27')).toBe('OCCUPIED');
    expect(state([overdue], '2026-11-28')).toBe('FREE');
  });

  it('is kept for who is to come, held, out of use, or closed', () => {
    expect(state([claim({})], '2026-11-28')).toBe('KEPT');
    expect(state([claim({ kind: 'HOLD' })], '2026-11-28')).toBe('HELD');
    expect(state([claim({ kind: 'VOID' })], '2026-11-28')).toBe('VOID');
    expect(state([claim({ kind: 'CLOSURE', arrive: null })], '2026-11-01')).toBe('CLOSED');
    expect(state([], '2026-11-28', '2026-11-27T09:00:00Z')).toBe('CLOSED');
    expect(state([], '2026-11-26', '2026-11-27T09:00:00Z')).toBe('FREE');
  });
});

describe('a month', () => {
  it('has whole weeks from Monday, its days once each, today marked, and a key of what is in it', () => {
    const { weeks, key } = monthOf([claim({ kind: 'VOID' })], '2026-11', now, null);
    // 1 November 2026 is a Sunday.
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]?.map((night) => night?.day ?? 0)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    const nights = weeks.flat().filter((night) => night !== null);
    expect(nights.map((night) => night.day)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(nights.filter((night) => night.today).map((night) => night.day)).toEqual([27]);
    expect(key.map(({ word }) => word)).toEqual(['Free', 'Out of use']);
  });
});
