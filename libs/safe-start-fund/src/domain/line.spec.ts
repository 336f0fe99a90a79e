import { addDays, day, toPence } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { monthsBefore, overTheLine, reaches, roomOn, type Spend, totalOn, totalWith } from './line';

const spend = (on: string, pence: number): Spend => ({ day: day(on), pence: toPence(pence) });
const line = { pence: 50_000, months: 12 };
const aSpend = fc.record({
  day: fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2024-05-01'), days)),
  pence: fc.integer({ min: 1, max: 60_000 }).map(toPence),
});

describe('the £500 line (product section 7)', () => {
  it('is reached by exactly £500.00, and not by a penny less', () => {
    expect(reaches(50_000, line)).toBe(true);
    expect(reaches(49_999, line)).toBe(false);
    expect(overTheLine([], [spend('2026-11-02', 49_999)], line)).toEqual([]);
    expect(overTheLine([], [spend('2026-11-02', 50_000)], line)).toHaveLength(1);
  });

  it('catches a claim that was split, in one file or over months (fund-and-reports 8, fault 19)', () => {
    const halves = [spend('2026-11-02', 25_000), spend('2026-11-03', 25_000)];
    expect(overTheLine([], halves, line)).toEqual([{ spend: halves[1], total: 50_000 }]);
    expect(overTheLine([spend('2026-03-01', 30_000)], [spend('2026-11-02', 20_000)], line)).toMatchObject([
      { total: 50_000 },
    ]);
  });

  it('counts rolling months: the same day a year ago is out, the day after it is in', () => {
    expect(totalOn([spend('2025-11-27', 100)], day('2026-11-27'), 12)).toBe(0);
    expect(totalOn([spend('2025-11-28', 100)], day('2026-11-27'), 12)).toBe(100);
  });

  it.each([
    ['2028-02-29', 12, '2027-02-28'],
    ['2027-03-31', 1, '2027-02-28'],
    ['2026-01-15', 3, '2025-10-15'],
    ['2026-12-31', 12, '2025-12-31'],
  ])('%s less %i months is %s', (from, months, to) => {
    expect(monthsBefore(day(from), months)).toBe(to);
  });

  it('is reached by an earlier spend that is claimed late', () => {
    // £300 in June was claimed; £250 of the January before now joins it in one window.
    const late = spend('2026-01-10', 25_000);
    expect(overTheLine([spend('2026-06-01', 30_000)], [late], line)).toEqual([
      { spend: late, total: 55_000 },
    ]);
  });

  it('takes out only what must go to approval: a later, smaller spend still fits', () => {
    const added = [spend('2026-11-01', 30_000), spend('2026-11-02', 30_000), spend('2026-11-03', 10_000)];
    expect(overTheLine([], added, line).map((one) => one.spend)).toEqual([added[1]]);
  });

  it('leaves what was left, and not a penny more', () => {
    const spent = [spend('2026-11-01', 30_000)];
    expect(roomOn(spent, day('2026-11-27'), line)).toBe(19_999);
    expect(roomOn([spend('2026-11-01', 60_000)], day('2026-11-27'), line)).toBe(0);
    expect(roomOn(spent, day('2027-11-01'), line)).toBe(49_999);
  });

  it('is never come to by what passes, however it is split over rows, files and months', () => {
    fc.assert(
      fc.property(fc.array(fc.array(aSpend, { maxLength: 6 }), { maxLength: 4 }), (files) => {
        let counted: Spend[] = [];
        for (const file of files) {
          const over = new Set(overTheLine(counted, file, line).map((one) => one.spend));
          counted = [...counted, ...file.filter((one) => !over.has(one))];
        }
        for (const { day: on } of counted) expect(totalOn(counted, on, 12)).toBeLessThan(50_000);
      }),
    );
  });

  it('judges a file the same in whatever order its rows stand', () => {
    fc.assert(
      fc.property(fc.array(aSpend, { maxLength: 8 }), fc.array(aSpend, { maxLength: 3 }), (file, before) => {
        const passes = (rows: readonly Spend[]) => overTheLine(before, rows, line).length === 0;
        expect(passes([...file].reverse())).toBe(passes(file));
        const sums = (rows: readonly Spend[]) => overTheLine(before, rows, line).map(({ total }) => total);
        expect(sums([...file].reverse())).toEqual(sums(file));
      }),
    );
  });

  it('gives as room exactly what would still pass', () => {
    fc.assert(
      fc.property(fc.array(aSpend, { maxLength: 6 }), aSpend, (spends, { day: on }) => {
        const room = roomOn(spends, on, line);
        if (room > 0) expect(reaches(totalWith(spends, { day: on, pence: room }, 12), line)).toBe(false);
        expect(reaches(totalWith(spends, { day: on, pence: toPence(room + 1) }, 12), line)).toBe(true);
      }),
    );
  });
});
