import type { Range } from './ages';
import type { Finding } from './outcome';

/** A provider's upper limit, inclusive: yes up to `to`, perhaps up to `considerTo`, no beyond. */
export interface Limit {
  /** Null: no limit. */
  readonly to: number | null;
  /** Null: nothing is considered beyond the limit. */
  readonly considerTo: number | null;
}

const judgeOne = (value: number, { to, considerTo }: Limit): 'PASS' | 'CONSIDER' | 'FAIL' =>
  to === null || value <= to ? 'PASS' : considerTo !== null && value <= considerTo ? 'CONSIDER' : 'FAIL';

/** Where a number known only within a range stands to a limit; a limit inside the range leaves it to be asked. */
export function within({ lowest, highest }: Range, limit: Limit): Finding {
  const least = judgeOne(lowest, limit);
  return judgeOne(highest, limit) === least ? least : 'NOT_ASKED';
}

const usually = (value: number): string => `up to ${String(value)}`;

/** "up to 14, considers up to 16"; `upTo` says a number in words of its own. */
export function describeLimit({ to, considerTo }: Limit, upTo: (value: number) => string = usually): string {
  if (to === null) return 'no limit';
  return considerTo !== null && considerTo > to ? `${upTo(to)}, considers ${upTo(considerTo)}` : upTo(to);
}
