import { addDays, day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { freeFromOf, offerFrom } from './nights';

const refuge = { turnaroundDays: 1, turnaroundInWorkingDays: false };
const dispersed = { turnaroundDays: 2, turnaroundInWorkingDays: true };
const holidays = new Set(['2026-12-25', '2026-12-28']);

describe('turnaround', () => {
  it('of a refuge is the day after the departure day', () => {
    expect(freeFromOf(day('2026-11-21'), refuge, holidays)).toBe('2026-11-22');
  });
  it('of other types is two working days, over a weekend and the Christmas bank holidays', () => {
    expect(freeFromOf(day('2026-12-24'), dispersed, holidays)).toBe('2026-12-30');
  });
  it('of no days leaves the departure day free', () => {
    expect(freeFromOf(day('2026-11-21'), { ...refuge, turnaroundDays: 0 }, holidays)).toBe('2026-11-21');
  });
  it('is cut at the closing day', () => {
    expect(freeFromOf(day('2026-11-30'), refuge, holidays, day('2026-11-30'))).toBe('2026-11-30');
  });
  it('of a stay without an end never comes', () => {
    expect(freeFromOf(null, refuge, holidays)).toBe('infinity');
  });
});

describe('an offer', () => {
  const arrive = day('2026-11-21');
  it('is until they leave when nothing lies ahead', () => {
    expect(
      offerFrom(arrive, { taken: false, nextFrom: null, nextIsClosure: false }, refuge, holidays),
    ).toEqual({
      arrive,
      leave: null,
      freeFrom: 'infinity',
    });
  });
  it('in front of a later claim ends in time for the turnaround', () => {
    expect(
      offerFrom(
        arrive,
        { taken: false, nextFrom: day('2026-11-30'), nextIsClosure: false },
        refuge,
        holidays,
      ),
    ).toEqual({ arrive, leave: '2026-11-29', freeFrom: '2026-11-30' });
  });
  it('in front of the closing day lasts until it', () => {
    expect(
      offerFrom(arrive, { taken: false, nextFrom: day('2026-11-30'), nextIsClosure: true }, refuge, holidays),
    ).toEqual({ arrive, leave: '2026-11-30', freeFrom: '2026-11-30' });
  });
  it('is none when not one night fits before the next claim', () => {
    expect(
      offerFrom(
        arrive,
        { taken: false, nextFrom: day('2026-11-22'), nextIsClosure: false },
        refuge,
        holidays,
      ),
    ).toBeNull();
  });
  it('is none when the night is taken', () => {
    expect(
      offerFrom(arrive, { taken: true, nextFrom: null, nextIsClosure: false }, refuge, holidays),
    ).toBeNull();
  });
  it('always ends by the next claim, has a night, and is the longest that does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 5 }),
        fc.boolean(),
        (gap, nextIsClosure, turnaroundDays, turnaroundInWorkingDays) => {
          const nextFrom = addDays(arrive, gap);
          const turnaround = { turnaroundDays, turnaroundInWorkingDays };
          const fits = (nights: number): boolean =>
            freeFromOf(addDays(arrive, nights), turnaround, holidays, nextIsClosure ? nextFrom : null) <=
            nextFrom;
          const longest = Array.from({ length: gap }, (_, n) => n + 1)
            .filter(fits)
            .at(-1);
          const offer = offerFrom(arrive, { taken: false, nextFrom, nextIsClosure }, turnaround, holidays);
          expect(offer?.leave ?? null).toBe(longest === undefined ? null : addDays(arrive, longest));
        },
      ),
    );
  });
});
