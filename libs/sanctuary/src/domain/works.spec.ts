import { addDays, day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { isOver, jobStatuses, mayMove, moves } from './job';
import { mondayOf, weeksFrom } from './weeks';
import { allFittedOn, type JobItem, monthsAfter, somethingIsThere } from './works';

const anItem = (told: Partial<JobItem> = {}): JobItem => ({
  item: 'CCTV',
  droppedOn: null,
  fittedOn: null,
  removedOn: null,
  ...told,
});
const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(day('2024-01-01'), days));

describe('calendar months', () => {
  // Reviews at 3 and 6 months (domain 4.4), by the calendar: the last day where the month is shorter.
  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-10-15', 3, '2027-01-15'],
    ['2026-12-31', 6, '2027-06-30'],
  ])('%s and %i months are %s', (from, months, to) => {
    expect(monthsAfter(day(from), months)).toBe(to);
  });

  it('are always later, keep the day where there is one, and never skip a month', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(3, 6), (from, months) => {
        const to = monthsAfter(from, months);
        expect(to > from).toBe(true);
        expect(
          to.slice(8) === from.slice(8) || (to.slice(8) < from.slice(8) && addDays(to, 1).slice(8) === '01'),
        ).toBe(true);
        const counted = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(counted(to) - counted(from)).toBe(months);
      }),
    );
  });
});

describe('weeks', () => {
  it('begin on Monday: 2026-11-23 is one', () => {
    expect(mondayOf(day('2026-11-23'))).toBe('2026-11-23');
    expect(mondayOf(day('2026-11-29'))).toBe('2026-11-23');
    expect(weeksFrom(day('2026-11-23'), 2)).toEqual(['2026-11-23', '2026-11-30']);
  });

  it('hold every day exactly once', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const monday = mondayOf(date);
        expect(monday <= date && date < addDays(monday, 7)).toBe(true);
        expect(mondayOf(monday)).toBe(monday);
      }),
    );
  });
});

describe('the items of a job', () => {
  it('are all fitted on the day of the last, what was dropped left out', () => {
    const first = anItem({ fittedOn: day('2026-11-23') });
    const last = anItem({ item: 'SAFE_ROOM', fittedOn: day('2026-12-01') });
    expect(allFittedOn([first, last, anItem({ item: 'FENCING', droppedOn: day('2026-11-25') })])).toBe(
      '2026-12-01',
    );
    expect(allFittedOn([first, anItem({ item: 'FENCING' })])).toBeNull();
    expect(allFittedOn([])).toBeNull();
    expect(allFittedOn([anItem({ droppedOn: day('2026-11-25') })])).toBeNull();
  });

  it('are there until they are removed', () => {
    const fitted = anItem({ fittedOn: day('2026-11-23') });
    expect(somethingIsThere([anItem()])).toBe(false);
    expect(somethingIsThere([fitted])).toBe(true);
    expect(somethingIsThere([{ ...fitted, removedOn: day('2026-11-24') }])).toBe(false);
  });
});

describe('a job', () => {
  it('is over where nothing follows, and from everywhere else comes to an end', () => {
    expect(jobStatuses.filter(isOver)).toEqual(['ENDED', 'DECLINED', 'WITHDRAWN', 'CANCELLED']);
    const reaches = (from: (typeof jobStatuses)[number]): boolean =>
      isOver(from) || jobStatuses.some((to) => mayMove(from, to) && reaches(to));
    expect(jobStatuses.filter((status) => !reaches(status))).toEqual([]);
  });

  it('is withdrawn by its sender and moved on by its scheme; once an item is fitted neither takes it back', () => {
    const bySender = jobStatuses.flatMap((from) =>
      Object.entries(moves[from]).flatMap(([to, side]) => (side === 'SENDER' ? [to] : [])),
    );
    expect(new Set(bySender)).toEqual(new Set(['WITHDRAWN']));
    expect(Object.keys(moves.FITTING).sort()).toEqual(['ENDED', 'FITTED']);
  });
});
