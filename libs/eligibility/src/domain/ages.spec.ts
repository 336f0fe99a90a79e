import { addDays, day } from '@app/kernel';
import fc from 'fast-check';
import { aPerson, runs } from '../testing';
import { agesOn, describeAges, turns, wholeYears } from './ages';

const bornIn = (year: number, month: number) => aPerson({ born: { year, month } });
const told = (age: number, on: string) => aPerson({ born: null, ageTold: { age, on: day(on) } });

describe('whole years', () => {
  it.each([
    ['2010-03-10', '2027-03-09', 16],
    ['2010-03-10', '2027-03-10', 17],
    ['2012-02-29', '2027-02-28', 14],
    ['2012-02-29', '2027-03-01', 15],
    ['2012-02-29', '2028-02-29', 16],
    ['2027-03-10', '2027-03-09', -1],
  ])('from %s to %s are %i', (from, to, years) => {
    expect(wholeYears(from, day(to))).toBe(years);
  });
});

describe('the ages someone may have on a day', () => {
  it.each([
    ['is one before the month of birth', bornIn(2010, 4), '2027-03-31', 16, 16],
    ['is one of two within it', bornIn(2010, 4), '2027-04-01', 16, 17],
    ['is one of two on the day before its last', bornIn(2010, 4), '2027-04-29', 16, 17],
    ['is settled on its last day', bornIn(2010, 4), '2027-04-30', 17, 17],
    ['is settled on the last day of a month of 31', bornIn(2010, 1), '2027-01-31', 17, 17],
    ['waits for 1 March when the birthday may be 29 February', bornIn(2012, 2), '2027-02-28', 14, 15],
    ['is settled on 1 March for a birthday on 29 February', bornIn(2012, 2), '2027-03-01', 15, 15],
    ['is settled on 28 February when the year of birth was common', bornIn(2011, 2), '2027-02-28', 16, 16],
    ['knows that 1900 was a common year', bornIn(1900, 2), '1950-02-28', 50, 50],
    ['knows that 2000 was a leap year', bornIn(2000, 2), '2027-02-28', 26, 27],
    ['is 0 for a child not yet born', bornIn(2027, 9), '2027-03-10', 0, 0],
    ['is as told on the day it was told', told(15, '2027-01-10'), '2027-01-10', 15, 15],
    ['may be a year more the day after', told(15, '2027-01-10'), '2027-01-11', 15, 16],
    ['is a year more exactly a year later', told(15, '2026-01-10'), '2027-01-10', 16, 16],
    ['may be a year less the day before', told(15, '2027-01-10'), '2027-01-09', 14, 15],
    ['is any age when nothing was asked', aPerson({ born: null }), '2027-01-10', 0, Infinity],
  ])('%s', (_, person, on, lowest, highest) => {
    expect(agesOn(person, day(on))).toEqual({ lowest, highest });
  });

  it('believes the month of birth before an age told', () => {
    const person = aPerson({ born: { year: 2010, month: 6 }, ageTold: { age: 3, on: day('2027-01-01') } });
    expect(agesOn(person, day('2027-03-10'))).toEqual({ lowest: 16, highest: 16 });
  });

  const birthday = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1930-01-01'), days));

  it('always hold the true age, and never more than two, by month of birth', () => {
    fc.assert(
      fc.property(birthday, fc.integer({ min: 0, max: 20_000 }), (born, later) => {
        const on = addDays(born, later);
        const ages = agesOn(bornIn(Number(born.slice(0, 4)), Number(born.slice(5, 7))), on);
        const age = wholeYears(born, on);
        expect(age).toBeGreaterThanOrEqual(ages.lowest);
        expect(age).toBeLessThanOrEqual(ages.highest);
        expect(ages.highest - ages.lowest).toBeLessThanOrEqual(1);
      }),
      runs(500),
    );
  });

  it('always hold the true age, and never more than two, by an age told earlier', () => {
    const days = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(birthday, days, days, (born, untilTold, later) => {
        const on = addDays(born, untilTold);
        const arrival = addDays(on, later);
        const ages = agesOn(told(wholeYears(born, on), on), arrival);
        const age = wholeYears(born, arrival);
        expect(age).toBeGreaterThanOrEqual(ages.lowest);
        expect(age).toBeLessThanOrEqual(ages.highest);
        expect(ages.highest - ages.lowest).toBeLessThanOrEqual(1);
      }),
      runs(500),
    );
  });
});

describe('a birthday', () => {
  it.each([
    ['is told by its month', bornIn(2012, 4), 'in April 2027'],
    ['is told at the latest when only an age is known', told(14, '2026-08-20'), 'by August 2027'],
    ['is not told when nothing is known', aPerson({ born: null }), null],
  ])('%s', (_, person, when) => {
    expect(turns(person, 15)).toBe(when);
  });
});

describe('ages in words', () => {
  it.each([
    [15, 15, '15'],
    [15, 16, '15 or 16'],
    [0, Infinity, 'not known'],
  ])('%d to %d reads "%s"', (lowest, highest, words) => {
    expect(describeAges({ lowest, highest })).toBe(words);
  });
});
