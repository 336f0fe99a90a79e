import { type HouseholdFacts, type PlaceFacts, ruleCodes } from '@app/eligibility';
import { aContext, aHousehold, anyHousehold, anyPlace, aPlace, runs } from '@app/eligibility/testing';
import fc from 'fast-check';
import { judge } from './explanation';
import { accessiblePenalty, mostPoints, score } from './score';

const scoreOf = (household: Partial<HouseholdFacts> = {}, place: Partial<PlaceFacts> = {}) =>
  score(judge(aHousehold(household), aPlace(place), aContext()));

describe('a score', () => {
  it('is out of 100, and all of it for a household that asks for nothing special', () => {
    expect(mostPoints).toBe(100);
    expect(scoreOf()).toMatchObject({ points: 100, of: 100 });
  });

  it.each<[string, Partial<HouseholdFacts>, Partial<PlaceFacts>, number]>([
    ['loses the whole weight of a wish not met', { byAndFor: { group: 'FAITH', need: 'PREFERRED' } }, {}, 84],
    ['loses half of it where it is not known', { pets: null }, {}, 95],
    ['loses half of it where the provider is to be asked', { rentCover: 'WORKING' }, {}, 98],
    [
      'adds up what it loses',
      { pets: [{ kind: 'DOG_CAT', count: 1 }], nightWork: true, languages: null },
      {},
      100 - 10 - 4 - 5,
    ],
    ['loses nothing by a hard rule', { recourse: 'NO' }, {}, 100],
    ['loses more than all of it for an accessible unit not needed', {}, { wheelchairAccessible: true }, -100],
    [
      'loses nothing by it where it is needed',
      { mobility: 'WHEELCHAIR_FULL' },
      { wheelchairAccessible: true },
      100,
    ],
  ])('%s', (_, household, place, points) => {
    expect(scoreOf(household, place).points).toBe(points);
  });

  it('is printed line by line, each wish with its weight, and adds up', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const { points, of, lines } = score(judge(household, place, aContext()));
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(points);
        expect(lines.reduce((sum, line) => sum + line.of, 0)).toBe(of);
        const wishes = lines.filter(({ what }) => what !== 'ACCESSIBLE_UNIT');
        expect(wishes.map(({ what }) => what)).toEqual(
          ruleCodes.filter((code) => wishes.some(({ what }) => what === code)),
        );
        for (const line of wishes) expect([0, line.of / 2, line.of]).toContain(line.points);
      }),
      runs(300),
    );
    expect(scoreOf({}, { wheelchairAccessible: true }).lines.at(-1)).toEqual({
      what: 'ACCESSIBLE_UNIT',
      title: 'Kept for who needs an accessible home',
      points: -200,
      of: 0,
    });
  });

  it('puts an accessible unit that is not needed behind every other place, whatever wishes each meets', () => {
    expect(accessiblePenalty).toBeGreaterThan(mostPoints);
    fc.assert(
      fc.property(anyHousehold, anyPlace, anyPlace, (household, one, other) => {
        const [first, second] = [one, other].map((place) => judge(household, place, aContext()));
        fc.pre(first !== undefined && second !== undefined);
        fc.pre(first.accessibleUnneeded && !second.accessibleUnneeded);
        expect(score(first).points).toBeLessThan(score(second).points);
      }),
      runs(100),
    );
  });
});
