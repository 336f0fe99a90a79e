import { runs } from '@app/eligibility/testing';
import fc from 'fast-check';
import { verdicts } from './explanation';
import { freshnesses } from './freshness';
import { compareMatches, type Ranked } from './ranking';

describe('ranking', () => {
  it('goes by verdict, then freshness, then points, then id', () => {
    const ranked: Ranked[] = [
      { verdict: 'SUITABLE', freshness: 'FRESH', points: 60, id: 'b' },
      { verdict: 'SUITABLE', freshness: 'FRESH', points: 50, id: 'a' },
      { verdict: 'SUITABLE', freshness: 'FRESH', points: 50, id: 'b' },
      { verdict: 'SUITABLE', freshness: 'FRESH', points: -100, id: 'a' },
      { verdict: 'SUITABLE', freshness: 'AGING', points: 100, id: 'a' },
      { verdict: 'SUITABLE', freshness: 'STALE', points: 100, id: 'a' },
      { verdict: 'ASK_FIRST', freshness: 'FRESH', points: 100, id: 'a' },
      { verdict: 'NOT_SUITABLE', freshness: 'FRESH', points: 100, id: 'a' },
    ];
    expect(ranked.toReversed().sort(compareMatches)).toEqual(ranked);
  });

  it('is one order, however the matches came', () => {
    const anyRanked = fc.record({
      verdict: fc.constantFrom(...verdicts),
      freshness: fc.constantFrom(...freshnesses),
      points: fc.integer({ min: -200, max: 100 }),
      id: fc.uuid(),
    });
    fc.assert(
      fc.property(fc.array(anyRanked), (matches) => {
        const sorted = matches.toSorted(compareMatches);
        expect(matches.toReversed().sort(compareMatches)).toEqual(sorted);
        for (const match of matches) expect(compareMatches(match, match)).toBe(0);
      }),
      runs(200),
    );
  });
});
