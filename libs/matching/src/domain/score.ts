import { type RuleCode, type RuleOutcome, rules } from '@app/eligibility';
import type { Explanation } from './explanation';

/** The points of a place that meets every wish: those of all soft rules together. */
export const mostPoints = rules.reduce((sum, { weight }) => sum + weight, 0);

/** What an accessible unit loses for a household that needs none: more than all wishes together. */
export const accessiblePenalty = 2 * mostPoints;

/** One line of a score, as it is printed. */
export interface ScoreLine {
  readonly what: RuleCode | 'ACCESSIBLE_UNIT';
  readonly title: string;
  readonly points: number;
  /** What it could bring; 0 for a penalty. */
  readonly of: number;
}

/** How well a place meets the wishes of a household, with how it comes about. */
export interface Score {
  readonly points: number;
  readonly of: number;
  /** They add up to the points. */
  readonly lines: readonly ScoreLine[];
}

const shareOf: Readonly<Record<RuleOutcome['outcome'], number>> = { PASS: 1, UNKNOWN: 0.5, FAIL: 0 };

/**
 * The score of one place for one household: the weight of each soft rule that passes, half of it where it is
 * unknown, and the penalty of an accessible unit that they do not need. It ranks, and changes no verdict.
 */
export function score({
  outcomes,
  accessibleUnneeded,
}: Pick<Explanation, 'outcomes' | 'accessibleUnneeded'>): Score {
  const wishes = outcomes
    .filter(({ kind }) => kind === 'SOFT')
    .map(({ rule, title, weight, outcome }): ScoreLine => {
      return { what: rule, title, points: weight * shareOf[outcome], of: weight };
    });
  const kept: ScoreLine = {
    what: 'ACCESSIBLE_UNIT',
    title: 'Kept for who needs an accessible home',
    points: -accessiblePenalty,
    of: 0,
  };
  const lines = accessibleUnneeded ? [...wishes, kept] : wishes;
  return { points: lines.reduce((sum, { points }) => sum + points, 0), of: mostPoints, lines };
}
