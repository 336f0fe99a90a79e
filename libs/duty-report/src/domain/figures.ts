/**
 * The arithmetic of published figures. Percentages come from the figures as published, rounded half up to a whole
 * percent; a total is rounded by itself, so parts need not add to it (domain 1.2, "checks that hold exactly").
 */

/**
 * The nearest multiple of `step`, halves away from nought: 36,545 to the nearest 10 is 36,550 (as the release for
 * 2021-22 was corrected), and a fall rounds as the rise of the same size.
 */
export function roundToNearest(value: number, step: number): number {
  if (!Number.isFinite(value) || !(step > 0))
    throw new RangeError(`Not a figure to round: ${value}, ${step}`);
  return value < 0 ? 0 - roundToNearest(0 - value, step) : Math.floor(value / step + 0.5) * step;
}

/**
 * How many in a hundred of the whole the part is, to the whole percent. May be over 100: parts of a total can overlap.
 * Null when the whole is nought: no such figure.
 */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : roundToNearest((part * 100) / whole, 1);

/** By how many percent `now` is more (or, negative, less) than `before`. Null when there was nothing before. */
export const changePercent = (before: number, now: number): number | null => percentOf(now - before, before);

/** The whole of which `part` is about `percent` in a hundred: 22,230 is 46% of 48,326. Not rounded. */
export const wholeOf = (part: number, percent: number): number => (part * 100) / percent;

/** What it was before it went up by about `percent`: 21,170 is 83% more than 11,568. Not rounded. */
export const beforeChange = (now: number, percent: number): number => wholeOf(now, 100 + percent);

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
