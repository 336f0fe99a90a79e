import { addDays, addMinutes, day, dayIn } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { arriveByProblems, arrivedOnProblems, startOf, usualArriveBy } from './arriving';

describe('a day in London begins', () => {
  it('at midnight UTC in winter and an hour before in summer, on the days of both changes too', () => {
    expect(startOf(day('2026-11-21')).toISOString()).toBe('2026-11-21T00:00:00.000Z');
    expect(startOf(day('2026-06-21')).toISOString()).toBe('2026-06-20T23:00:00.000Z');
    expect(startOf(day('2027-03-28')).toISOString()).toBe('2027-03-28T00:00:00.000Z');
    expect(startOf(day('2026-10-25')).toISOString()).toBe('2026-10-24T23:00:00.000Z');
  });
  it('at the first instant of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
        const date = addDays(day('2026-01-01'), days);
        expect(dayIn(startOf(date))).toBe(date);
        expect(dayIn(new Date(startOf(date).getTime() - 1))).toBe(addDays(date, -1));
      }),
    );
  });
});

describe('the time to arrive', () => {
  const now = new Date('2026-11-21T22:00:00Z');
  it('is 24 hours from her yes, or from the start of a later first day', () => {
    expect(usualArriveBy(day('2026-11-21'), now).toISOString()).toBe('2026-11-22T22:00:00.000Z');
    expect(usualArriveBy(day('2026-11-25'), now).toISOString()).toBe('2026-11-26T00:00:00.000Z');
  });
  it('is 72 hours at most and not over before it begins', () => {
    const arrive = day('2026-11-21');
    expect(arriveByProblems(addMinutes(now, 72 * 60), arrive, now)).toEqual([]);
    expect(arriveByProblems(addMinutes(now, 72 * 60 + 1), arrive, now)).toMatchObject([
      { code: 'ARRIVE_BY_TOO_LATE' },
    ]);
    expect(arriveByProblems(now, arrive, now)).toMatchObject([{ code: 'ARRIVE_BY_TOO_EARLY' }]);
    expect(arriveByProblems(addMinutes(now, 60), day('2026-11-25'), now)).toMatchObject([
      { code: 'ARRIVE_BY_TOO_EARLY' },
    ]);
  });
});

describe('the day she arrived', () => {
  const known = { madeOn: day('2026-11-21'), leave: day('2026-11-25'), today: day('2026-11-26') };
  it.each([
    ['2026-11-20', 'ARRIVED_BEFORE_PLACED'],
    ['2026-11-25', 'NIGHTS_ARE_OVER'],
    ['2026-11-27', 'ARRIVED_IN_FUTURE'],
  ])('cannot be %s: %s', (arrivedOn, code) => {
    expect(arrivedOnProblems(day(arrivedOn), known)).toMatchObject([{ code }]);
  });
  it('can be that of her yes, and the last but one', () => {
    expect(arrivedOnProblems(day('2026-11-21'), known)).toEqual([]);
    expect(arrivedOnProblems(day('2026-11-24'), known)).toEqual([]);
    expect(arrivedOnProblems(day('2026-11-26'), { ...known, leave: null })).toEqual([]);
  });
});
