/** Counts under this are not shown: few enough to be somebody. Product section 8, the public profile. */
export const fewest = 5;

/** To the nearest five, so that one household more or less is rarely seen. */
export const nearestFive = (count: number): number => Math.round(count / 5) * 5;

/** A count for a reader who sees no household: null when fewer than five, nought too; else to the nearest five. */
export const shownCount = (count: number): number | null => (count < fewest ? null : nearestFive(count));
