/** One bar of a chart: what it is of, how much, and how that is said. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** As it is read: "12", "£300.00", "[c]". */
  readonly shown: string;
  /** What the table says of it beside, where the picture has no room: "514 of 720". */
  readonly beside?: string;
}

/** A bar chart as its template draws it. Its table says the same, and is what counts. */
export interface BarChart {
  readonly id: string;
  readonly title: string;
  /** What the first column of the table is, and the second. */
  readonly of: string;
  readonly measure: string;
  readonly height: number;
  readonly bars: readonly (Bar & { readonly y: number; readonly width: number; readonly end: number })[];
}

const row = 34;
/** In the units of the drawing, 600 wide: where bars begin, and how long the longest is. */
const begin = 220;
const longest = 310;

/**
 * Lays out a bar chart: one bar under the other, each named at its left and counted at its right, so that neither colour
 * nor a scale is needed to read it.
 *
 * @param whole what a bar of full length would stand for at least, where bars are shares of something: 100.
 */
export function barChart(
  id: string,
  title: string,
  of: string,
  measure: string,
  bars: readonly Bar[],
  whole = 1,
): BarChart {
  const most = Math.max(whole, ...bars.map(({ value }) => value));
  return {
    id,
    title,
    of,
    measure,
    height: bars.length * row + 4,
    bars: bars.map((bar, index) => {
      const width = Math.round((bar.value / most) * longest);
      return { ...bar, y: index * row, width, end: begin + width + 8 };
    }),
  };
}
