/**
 * Which more cells must be left out, so that no cell that is left out can be worked out from those that are not: a
 * reader adds and subtracts along rows, columns and totals. Chooses what loses least. Knows nothing of people or
 * profiles: it is given values, what a reader knows of each, and how they add up.
 */

/** `sum of sign × cell = 0`. */
export type Relation = readonly Term[];
export interface Term {
  readonly cell: number;
  readonly sign: 1 | -1;
}

/** What a reader knows of a cell: it lies between these, both included. Equal for a cell that is shown exactly. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export interface Puzzle {
  /** The true values, by cell. */
  readonly values: readonly number[];
  readonly relations: readonly Relation[];
  /** The cells that must not be worked out. */
  readonly hidden: ReadonlySet<number>;
  /** The cells that may be left out besides. */
  readonly mayHide: ReadonlySet<number>;
  /** What a reader knows of a cell when these cells are left out. */
  readonly boundsOf: (cell: number, hidden: ReadonlySet<number>) => Bounds;
  /** When a cell that is left out counts as protected. */
  readonly protectedBy: (cell: number) => Protection;
}

/** That a cell could be otherwise, for all that a reader knows: by so much more, or less; or both of the two. */
export interface Protection {
  readonly step: number;
  readonly bothWays: boolean;
}

/** How many sets of cells are tried before the cheapest next cell is taken as it comes. */
const mostTried = 400;
/**
 * How far the question whether a cell is protected is followed: far enough for a table whose rows are grouped. Unanswered
 * counts as no, so that more is left out: with too short a way, such a table loses all of its totals.
 */
const mostSteps = 20_000;
/** The steps of all searches for one table together, a second or two; after them, all is left out that may be. */
const mostStepsInAll = 400_000;

/**
 * Whether the cell is protected: whether some other whole table agrees with all that a reader knows, in which it differs
 * by its step. Such a table is looked for by moving the cell, then others until every relation holds again.
 * Exact for rows × columns with one level of totals (there, such moves are closed paths); for deeper totals a table may
 * be missed, never invented. `frontier` collects the relations that the search came to.
 */
function isProtected(
  puzzle: Puzzle,
  termsOf: readonly (readonly RelationOfCell[])[],
  hidden: ReadonlySet<number>,
  start: number,
  frontier: Set<number>,
  effort: { steps: number },
): boolean {
  const { step, bothWays } = puzzle.protectedBy(start);
  /** By how many steps each cell is moved so far. */
  const shifts = new Map<number, number>();
  const mayMove = (cell: number, by: number): boolean => {
    const { least, most } = puzzle.boundsOf(cell, hidden);
    const moved = (puzzle.values[cell] ?? 0) + ((shifts.get(cell) ?? 0) + by) * step;
    return least <= moved && moved <= most;
  };
  const direction = (by: 1 | -1): boolean => {
    shifts.clear();
    if (!mayMove(start, by)) return false;
    const moved = new Set<number>();
    const open = new Map<number, number>();
    const seen = new Set<string>();
    let steps = 0;
    // What stands in one relation alone unsettles nothing else, and takes up any difference, step by step.
    const mayMoveAgain = (cell: number): boolean =>
      cell !== start && (termsOf[cell]?.length === 1 || !moved.has(cell));
    const shift = (cell: number, amount: number): void => {
      shifts.set(cell, (shifts.get(cell) ?? 0) + amount);
      for (const { relation, sign } of termsOf[cell] ?? []) {
        const balance = (open.get(relation) ?? 0) + sign * amount;
        open.delete(relation);
        if (balance !== 0) open.set(relation, balance);
      }
    };
    /** How many more relations would not hold after this move; negative when it mends more than it breaks. */
    const stillOpen = (cell: number, amount: number): number =>
      (termsOf[cell] ?? []).reduce((sum, { relation, sign }) => {
        const balance = open.get(relation) ?? 0;
        return sum + Math.abs(balance + sign * amount) - Math.abs(balance);
      }, 0);
    const settle = (): boolean => {
      if (open.size === 0) return true;
      const key = [...open].map(([relation, balance]) => `${relation}:${balance}`).join();
      if (seen.has(key) || ++steps > mostSteps) return false;
      effort.steps += 1;
      seen.add(key);
      const [relation, balance] = [...open].at(-1) ?? [0, 0];
      frontier.add(relation);
      const moves = (puzzle.relations[relation] ?? [])
        .map(({ cell, sign }) => ({ cell, amount: -Math.sign(balance) * sign }))
        .filter(({ cell, amount }) => mayMoveAgain(cell) && mayMove(cell, amount))
        .map((move) => ({ ...move, opens: stillOpen(move.cell, move.amount) }))
        .sort((a, b) => a.opens - b.opens);
      for (const { cell, amount } of moves) {
        const before = [...open];
        moved.add(cell);
        shift(cell, amount);
        if (settle()) return true;
        moved.delete(cell);
        shifts.set(cell, (shifts.get(cell) ?? 0) - amount);
        open.clear();
        for (const [at, was] of before) open.set(at, was);
      }
      return false;
    };
    moved.add(start);
    shift(start, by);
    return settle();
  };
  return bothWays ? direction(1) && direction(-1) : direction(1) || direction(-1);
}

interface RelationOfCell {
  readonly relation: number;
  readonly sign: 1 | -1;
}

/** One set of cells left out, in the search for the cheapest that protects. */
interface Attempt {
  readonly added: readonly number[];
  readonly loss: number;
  /** How many of the cells that are left out are known to be protected. More left out never undoes that. */
  readonly settled: number;
}

/** A cell that is not protected yet, by its place among those left out, and the cells that could help it. */
interface Lack {
  readonly at: number;
  readonly choices: readonly number[];
}

/**
 * The cells to leave out besides `hidden`, with the least sum of values: the true least where that is found within a
 * fixed number of tries, and otherwise a good one, from which nothing can be put back. The same puzzle always gives
 * the same answer. A cell that nothing could protect is left as it is.
 */
export function alsoHidden(asked: Puzzle): ReadonlySet<number> {
  const termsOf = relationsByCell(asked);
  const puzzle = withEasyCellsFirst(asked, termsOf);
  const lossOf = (cell: number): number => puzzle.values[cell] ?? 0;
  const effort = { steps: 0 };
  const firstLack = (added: readonly number[], from: number): Lack | null => {
    if (effort.steps > mostStepsInAll) throw new TooMuch();
    const list = [...puzzle.hidden, ...added];
    const hidden = new Set(list);
    for (let at = from; at < list.length; at++) {
      const frontier = new Set<number>();
      if (isProtected(puzzle, termsOf, hidden, list[at] ?? 0, frontier, effort)) continue;
      const beside = [...frontier].flatMap((relation) => puzzle.relations[relation] ?? []);
      const choices = new Set(
        beside.map(({ cell }) => cell).filter((cell) => puzzle.mayHide.has(cell) && !hidden.has(cell)),
      );
      if (choices.size > 0)
        return { at, choices: [...choices].sort((a, b) => lossOf(a) - lossOf(b) || a - b) };
    }
    return null;
  };
  try {
    return cheapest(firstLack, lossOf) ?? oneByOne(firstLack, lossOf);
  } catch (error) {
    if (error instanceof TooMuch) return puzzle.mayHide;
    throw error;
  }
}

/** The table is too tangled to choose for. */
class TooMuch extends Error {}

/** A cell that stands in few relations unsettles few others: tried first, it ends most searches at once. */
const withEasyCellsFirst = (puzzle: Puzzle, termsOf: readonly (readonly RelationOfCell[])[]): Puzzle => ({
  ...puzzle,
  relations: puzzle.relations.map((terms) =>
    [...terms].sort((a, b) => (termsOf[a.cell]?.length ?? 0) - (termsOf[b.cell]?.length ?? 0)),
  ),
});

function relationsByCell(puzzle: Puzzle): RelationOfCell[][] {
  const termsOf: RelationOfCell[][] = puzzle.values.map(() => []);
  puzzle.relations.forEach((terms, relation) => {
    for (const { cell, sign } of terms) termsOf[cell]?.push({ relation, sign });
  });
  return termsOf;
}

type FirstLack = (added: readonly number[], from: number) => Lack | null;
type LossOf = (cell: number) => number;

/**
 * Tries sets in the order of their loss, so that the first that protects the cells before place `until` is the
 * cheapest. Null when that takes too many.
 */
function cheapest(
  firstLack: FirstLack,
  lossOf: LossOf,
  start: readonly number[] = [],
  until = Infinity,
): ReadonlySet<number> | null {
  const waiting: Attempt[] = [{ added: start, loss: 0, settled: 0 }];
  const known = new Set<string>();
  for (let tried = 0; tried < mostTried; tried++) {
    const attempt = waiting.shift();
    if (attempt === undefined) return null;
    const lack = firstLack(attempt.added, attempt.settled);
    if (lack === null || lack.at >= until) return new Set(attempt.added);
    for (const cell of lack.choices) {
      const added = [...attempt.added, cell];
      const key = added.toSorted((a, b) => a - b).join();
      if (known.has(key)) continue;
      known.add(key);
      insert(waiting, { added, loss: attempt.loss + lossOf(cell), settled: lack.at });
    }
  }
  return null;
}

const byLoss = (a: Attempt, b: Attempt): number => a.loss - b.loss || a.added.length - b.added.length;

/** Keeps the list in the order of loss. */
function insert(waiting: Attempt[], attempt: Attempt): void {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = waiting[middle];
    if (other !== undefined && byLoss(other, attempt) <= 0) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, attempt);
}

/** Protects one cell after the other, each as cheaply as it can be; then puts back, dearest first, what is not needed. */
function oneByOne(firstLack: FirstLack, lossOf: LossOf): ReadonlySet<number> {
  let added: readonly number[] = [];
  for (let lack = firstLack(added, 0); lack !== null; lack = firstLack(added, lack.at)) {
    const better = cheapest(firstLack, lossOf, added, lack.at + 1);
    added = better === null ? [...added, ...lack.choices.slice(0, 1)] : [...better];
  }
  for (const cell of added.toSorted((a, b) => lossOf(b) - lossOf(a))) {
    const without = added.filter((other) => other !== cell);
    if (firstLack(without, 0) === null) added = without;
  }
  return new Set(added);
}
