import { freshnessOf } from './freshness';

const confirmedAt = new Date('2027-03-27T20:00:00Z');
const after = (hours: number, milliseconds = 0) =>
  new Date(confirmedAt.getTime() + hours * 3_600_000 + milliseconds);

describe('freshness', () => {
  it.each([
    ['at once', after(0), 'FRESH'],
    ['at exactly 12 hours', after(12), 'FRESH'],
    ['just after 12 hours', after(12, 1), 'AGING'],
    ['at exactly 24 hours', after(24), 'AGING'],
    ['just after 24 hours', after(24, 1), 'STALE'],
    ['before it was confirmed, by a clock that is off', after(-1), 'FRESH'],
  ])('%s', (_, now, freshness) => {
    expect(freshnessOf(confirmedAt, now)).toBe(freshness);
  });

  it('follows the limits of the service', () => {
    const limits = { freshHours: 2, agingHours: 4 };
    expect([2, 3, 5].map((hours) => freshnessOf(confirmedAt, after(hours), limits))).toEqual([
      'FRESH',
      'AGING',
      'STALE',
    ]);
  });

  it('counts hours that pass, not hours on the wall, over the change to summer time', () => {
    expect(freshnessOf(confirmedAt, new Date('2027-03-28T09:00:00+01:00'))).toBe('FRESH');
    expect(freshnessOf(confirmedAt, new Date('2027-03-28T09:00:00.001+01:00'))).toBe('AGING');
  });
});
