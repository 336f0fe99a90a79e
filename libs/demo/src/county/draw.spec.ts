import { Draw } from './draw';

describe('drawing', () => {
  it('gives the same for the same seed, and something else for another', () => {
    const of = (seed: number): number[] => {
      const draw = new Draw(seed);
      return Array.from({ length: 20 }, () => draw.next());
    };
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
    expect(of(7).every((number) => number >= 0 && number < 1)).toBe(true);
  });

  it('for one purpose leaves the others as they are', () => {
    const draw = new Draw(7);
    const before = draw.for('units').next();
    draw.for('services').next();
    expect(draw.for('units').next()).toBe(before);
  });

  it('reaches both ends of a range and nothing beyond', () => {
    const draw = new Draw(7);
    const drawn = new Set(Array.from({ length: 500 }, () => draw.whole(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  it('deals exactly as the weights say, whatever the seed', () => {
    for (const seed of [1, 2, 3]) {
      const dealt = new Draw(seed).deal(77, [
        ['a', 9.1],
        ['b', 90.9],
      ] as const);
      expect(dealt).toHaveLength(77);
      expect(dealt.filter((value) => value === 'a')).toHaveLength(7);
    }
  });

  it('loses nothing in shuffling', () => {
    expect(new Draw(7).shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
