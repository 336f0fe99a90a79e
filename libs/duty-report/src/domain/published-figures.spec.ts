import { beforeChange, changePercent, percentOf, roundToNearest, sumOf, wholeOf } from './figures';

/**
 * The national release on safe accommodation, as published for 2021-22 to 2024-25 (domain 1.2). What the release
 * derives from its counts, these functions derive too.
 */
const supported = { '2021-22': 36_550, '2022-23': 50_670, '2023-24': 63_950, '2024-25': 76_850 };

describe('the published figures of the national release', () => {
  it.each([
    ['women in 2022-23', 28_200, supported['2022-23'], 56],
    ['men in 2022-23', 1_130, supported['2022-23'], 2],
    ['trans adults in 2022-23', 170, supported['2022-23'], 0],
    ['children in 2022-23', 21_170, supported['2022-23'], 42],
    ['women in 2023-24', 36_870, supported['2023-24'], 58],
    ['men in 2023-24', 1_830, supported['2023-24'], 3],
    ['trans adults in 2023-24', 320, supported['2023-24'], 1],
    ['children in 2023-24', 24_940, supported['2023-24'], 39],
    ['individuals with a specialist characteristic in 2022-23', 26_830, supported['2022-23'], 53],
    ['individuals with a specialist characteristic in 2023-24', 33_970, supported['2023-24'], 53],
    ['households unable to be supported for want of capacity in 2022-23', 9_820, 24_580, 40],
  ])('%s: %i of %i is %i%%', (_, part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });

  it.each([
    ['supported, 2022-23 to 2023-24', supported['2022-23'], supported['2023-24'], 26, 13_280],
    ['supported, 2023-24 to 2024-25', supported['2023-24'], supported['2024-25'], 20, 12_900],
    ['supported, 2021-22 to 2023-24', supported['2021-22'], supported['2023-24'], 75, 27_400],
    ['unable to be supported, 2022-23 to 2023-24', 24_580, 26_870, 9, 2_290],
    ['unable to be supported, 2023-24 to 2024-25', 26_870, 28_190, 5, 1_320],
  ])('%s: %i to %i is +%i%%, or %i', (_, before, now, percent, difference) => {
    expect(changePercent(before, now)).toBe(percent);
    expect(now - before).toBe(difference);
  });

  it('add up where they were published exactly: women, men, trans adults and children of 2022-23', () => {
    expect(sumOf([28_200, 1_130, 170, 21_170])).toBe(50_670);
  });

  it('do not add up where each was rounded by itself: those of 2023-24 come to 10 more than their total', () => {
    expect(sumOf([36_870, 1_830, 320, 24_940])).toBe(63_960);
    expect(supported['2023-24']).toBe(63_950);
  });

  it('were rounded to the nearest 10, halves up: 36,545 became 36,550', () => {
    expect(roundToNearest(36_545, 10)).toBe(36_550);
  });

  it('say how many households were supported in 2024-25, of whom the 22,230 that stopped are about 46%', () => {
    expect(roundToNearest(wholeOf(22_230, 46), 100)).toBe(48_300);
  });

  it('say how many children were supported in 2021-22, before 83% more: about 11,570', () => {
    expect(roundToNearest(beforeChange(21_170, 83), 10)).toBe(11_570);
    expect(changePercent(11_570, 21_170)).toBe(83);
  });

  it('leave 3,950 units of all other types, of 16,350 with 8,550 sanctuary and 3,850 refuge', () => {
    expect(16_350 - sumOf([8_550, 3_850])).toBe(3_950);
  });

  it('come to £393.9m of duty funding from 2020-21 to 2023-24', () => {
    expect(sumOf([16_600_000_00, 125_000_000_00, 125_000_000_00, 127_300_000_00])).toBe(393_900_000_00);
  });
});

describe('rounding', () => {
  it.each([
    [12.5, 1, 13],
    [-12.5, 1, -13],
    [12.49, 1, 12],
    [2, 5, 0],
    [3, 5, 5],
    [7, 5, 5],
    [8, 5, 10],
    [-4, 10, 0],
    [0, 10, 0],
  ])('of %d to the nearest %d is %d', (value, step, rounded) => {
    expect(roundToNearest(value, step)).toBe(rounded);
  });

  it('refuses what is no figure', () => {
    expect(() => roundToNearest(Number.NaN, 10)).toThrow(RangeError);
    expect(() => roundToNearest(10, 0)).toThrow(RangeError);
  });

  it('gives no percentage of nothing, and no change from nothing', () => {
    expect(percentOf(0, 0)).toBeNull();
    expect(changePercent(0, 12)).toBeNull();
  });
});
