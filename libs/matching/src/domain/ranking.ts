import { type Verdict, verdicts } from './explanation';
import { type Freshness, freshnesses } from './freshness';

/** What a match is ranked by. */
export interface Ranked {
  readonly verdict: Verdict;
  readonly freshness: Freshness;
  /** The points of its score. */
  readonly points: number;
  /** A lower-case uuid, so that text order is also the database's order. */
  readonly id: string;
}

/**
 * Orders matches: verdict, then freshness, then points, then id, so that the same search always lists the same
 * order. Stale is a mark and a place at the end of its verdict, never a reason to leave out. An accessible unit
 * that is not needed loses more points than all wishes bring, and so comes last among those equally fresh.
 */
export const compareMatches = (a: Ranked, b: Ranked): number =>
  verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
  freshnesses.indexOf(a.freshness) - freshnesses.indexOf(b.freshness) ||
  b.points - a.points ||
  (a.id < b.id ? -1 : Number(a.id > b.id));
