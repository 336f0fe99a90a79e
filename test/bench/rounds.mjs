/** @returns the middle one, or the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Lets each side measure itself in turns: one warm-up of each, then rounds A B A B.
 *
 * @param sides by name: a function of the seconds it has, giving one measurement of a round (numbers by name).
 * @param seconds for all sides and rounds together; a side that needs longer for one act takes it.
 * @returns by side and by name, the median of the rounds.
 */
export async function inTurns(sides, seconds, rounds = 5) {
  const names = Object.keys(sides);
  const each = seconds / names.length / (rounds + 1);
  for (const name of names) await sides[name](each);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) measured[name].push(await sides[name](each));
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        Object.keys(measured[name][0]).map((key) => [key, median(measured[name].map((one) => one[key]))]),
      ),
    ]),
  );
}

/**
 * A side that does one act after another, one at a time.
 *
 * @param act is given the number of the act, and does it. May return the milliseconds it took, when it did more than
 *   what is measured.
 * @returns the median milliseconds of an act in a round, one act long at least.
 */
export const oneAtATime = (act) => {
  let number = 0;
  return async (seconds) => {
    const times = [];
    const until = performance.now() + seconds * 1_000;
    do {
      const started = performance.now();
      const told = await act(number++);
      times.push(told ?? performance.now() - started);
    } while (performance.now() < until);
    return { ms: median(times) };
  };
};

/** A table for people: the first column to the left, the others to the right. */
export function table(head, rows) {
  const texts = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...texts.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column])))
      .join('  ');
  return [
    line(texts[0]),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...texts.slice(1).map(line),
  ].join('\n');
}

/** Three figures that mean something. */
export const figure = (number) =>
  number >= 100 ? Math.round(number).toLocaleString('en-GB') : Number(number.toPrecision(3)).toString();
