/** One bar of a chart: what it is of, how much, and how that is said. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** As it is read: "12", "£300.00", "[c]". */
  readonly shown: string;
  /** What is said after it: "514 of 720". */
  readonly beside?: string;
}

/** A bar chart as its template draws it: a table in which each figure has its bar. */
export interface BarChart {
  readonly title: string;
  /** What the first column of the table is, and the second. */
  readonly of: string;
  readonly measure: string;
  /** `share`: how long the bar is, in hundredths of the room that bars have. */
  readonly bars: readonly (Bar & { readonly share: number })[];
}

/** How much of the most a value is, in hundredths, to one tenth. */
export const shareOf = (value: number, most: number): number => Math.round((value / most) * 1_000) / 10;

/**
 * Lays out a bar chart: one bar under the other, each beside its name and figure, so that neither colour nor a scale is
 * needed to read it.
 *
 * @param whole what a bar of full length would stand for at least, where bars are shares of something: 100.
 */
export function barChart(
  title: string,
  of: string,
  measure: string,
  bars: readonly Bar[],
  whole = 1,
): BarChart {
  const most = Math.max(whole, ...bars.map(({ value }) => value));
  return { title, of, measure, bars: bars.map((bar) => ({ ...bar, share: shareOf(bar.value, most) })) };
}
