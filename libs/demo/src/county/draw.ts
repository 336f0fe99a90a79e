/** Letters and figures that sound and look unlike each other, as in every code of Hearth that is read aloud. */
const spoken = 'CDFHJKMNPRTWX3479';

/** Numbers that look random and are the same for the same seed (mulberry32). For invented data only. */
export class Draw {
  private state: number;

  constructor(private readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** A stream of its own for one purpose: drawing more for one thing leaves the others as they are. */
  for(purpose: string): Draw {
    let hash = 0x811c9dc5 ^ this.seed;
    for (const letter of purpose) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    return new Draw(hash);
  }

  /** From 0 up to, never reaching, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True in this share of cases, 0 to 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the list, which has at least one. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.whole(0, list.length - 1)];
    if (found === undefined) throw new RangeError('There is nothing to pick from.');
    return found;
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }

  /**
   * `count` values in mixed order, each as often as its weight says, to the nearest whole (largest remainder): the
   * shape holds exactly, whatever the seed.
   */
  deal<T>(count: number, weights: readonly (readonly [value: T, weight: number])[]): T[] {
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    const shares = weights.map(([value, weight], index) => {
      const exact = (count * weight) / total;
      return { value, index, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
    });
    const left = count - shares.reduce((sum, { whole }) => sum + whole, 0);
    const rounded = new Set([...shares].sort((a, b) => b.rest - a.rest || a.index - b.index).slice(0, left));
    return this.shuffled(
      shares.flatMap((share) => new Array<T>(share.whole + (rounded.has(share) ? 1 : 0)).fill(share.value)),
    );
  }

  /** One value, each as likely as its weight says. */
  weighted<T>(weights: readonly (readonly [value: T, weight: number])[]): T {
    let at = this.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
    const found = weights.find(([, weight]) => (at -= weight) < 0) ?? weights[0];
    if (!found) throw new RangeError('There is nothing to choose from.');
    return found[0];
  }

  /** Text to be read aloud. */
  spokenText(length: number): string {
    return Array.from({ length }, () => this.pick([...spoken])).join('');
  }
}
