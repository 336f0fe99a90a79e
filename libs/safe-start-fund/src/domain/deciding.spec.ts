import { type Pence, sumOf } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { outcomeOf, toCommit, withinOfficersLimit } from './deciding';

const pence = (amount: number): Pence => amount as Pence;
const lines = [
  { id: 'a', category: 'REMOVALS', grossPence: pence(100) },
  { id: 'b', category: 'STORAGE', grossPence: pence(50) },
] as const;
const award = (a: number, b: number) => [
  { lineId: 'a', awardedPence: a },
  { lineId: 'b', awardedPence: b },
];

describe('a decision', () => {
  it.each([
    [100, 50, 'APPROVED'],
    [100, 0, 'PART_APPROVED'],
    [99, 50, 'PART_APPROVED'],
    [0, 0, 'DENIED'],
  ])('that awards %i and %i is %s', (a, b, outcome) => {
    expect(outcomeOf(lines, award(a, b))).toBe(outcome);
  });

  // Product section 7: £1,000.00 per household per rolling 12 months, then panel.
  it.each([
    [0, 100_000, true],
    [0, 100_001, false],
    [40_000, 60_000, true],
    [40_000, 60_001, false],
    [200_000, 0, true],
  ])('after %i pence, of %i: an officer alone: %s', (past, awarded, alone) => {
    expect(withinOfficersLimit(pence(past), pence(awarded), 100_000)).toBe(alone);
  });
});

describe('what waits for funds', () => {
  const waiting = fc
    .array(fc.integer({ min: 1, max: 1_000 }))
    .map((amounts) => amounts.map((amount, index) => ({ id: String(index), awardedPence: pence(amount) })));

  it('is never committed beyond what there is, and nothing that would still fit is left', () => {
    fc.assert(
      fc.property(waiting, fc.integer({ min: 0, max: 5_000 }), (queue, available) => {
        const now = toCommit(queue, pence(available));
        const left = available - sumOf(now.map(({ awardedPence }) => awardedPence));
        expect(left).toBeGreaterThanOrEqual(0);
        expect(queue.filter((line) => !now.includes(line) && line.awardedPence <= left)).toEqual([]);
      }),
    );
  });

  it('goes first to whoever waits longest, if there is enough', () => {
    fc.assert(
      fc.property(waiting, fc.integer({ min: 0, max: 5_000 }), (queue, available) => {
        const [first] = queue;
        fc.pre(first !== undefined && first.awardedPence <= available);
        expect(toCommit(queue, pence(available))[0]).toBe(first);
      }),
    );
  });
});
