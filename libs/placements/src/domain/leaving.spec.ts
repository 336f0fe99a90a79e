import { addDays, day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { blockingANight, leavingDayProblems, leftOnProblems, nightsAfterLeaving } from './leaving';

const arrive = day('2026-11-21');

describe('a stay', () => {
  it('blocks the night of its arrival, also when it ends that day', () => {
    expect(blockingANight(arrive, arrive)).toBe('2026-11-22');
    expect(blockingANight(arrive, day('2026-11-30'))).toBe('2026-11-30');
    expect(blockingANight(arrive, 'infinity')).toBe('infinity');
  });

  it('that has ended blocks a night, ends after it begins, and never reaches into the next claim', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 5 }),
        fc.option(fc.integer({ min: 1, max: 30 })),
        (stayed, turnaround, gap) => {
          const leftOn = addDays(arrive, stayed);
          const nextFrom = gap === null ? null : addDays(arrive, gap);
          const { leave, freeFrom } = nightsAfterLeaving(
            arrive,
            leftOn,
            (leave) => addDays(leave, turnaround),
            nextFrom,
          );
          expect(freeFrom > arrive && freeFrom >= leave && leave >= arrive && leave <= leftOn).toBe(true);
          if (nextFrom !== null) expect(freeFrom <= nextFrom).toBe(true);
          else
            expect({ leave, freeFrom }).toEqual({
              leave: leftOn,
              freeFrom: addDays(leftOn, Math.max(turnaround, stayed === 0 ? 1 : 0)),
            });
        },
      ),
    );
  });
});

describe('a leaving day', () => {
  it('is today or later, or not known', () => {
    const today = day('2026-11-25');
    expect(leavingDayProblems(today, arrive, today)).toEqual([]);
    expect(leavingDayProblems(null, arrive, today)).toEqual([]);
    expect(leavingDayProblems(day('2026-11-24'), arrive, today)).toMatchObject([
      { code: 'LEAVING_DAY_PAST' },
    ]);
  });
});

describe('the day they left', () => {
  it('is from the day they came to today', () => {
    const today = day('2026-11-25');
    expect(leftOnProblems(arrive, arrive, today)).toEqual([]);
    expect(leftOnProblems(today, arrive, today)).toEqual([]);
    expect(leftOnProblems(day('2026-11-26'), arrive, today)).toMatchObject([{ code: 'LEFT_IN_FUTURE' }]);
    expect(leftOnProblems(day('2026-11-20'), arrive, today)).toMatchObject([
      { code: 'LEFT_BEFORE_ARRIVING' },
    ]);
  });
});
