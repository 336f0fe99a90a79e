import { aChild, aContext, aHousehold, aPerson, aPlace, aged, outcomeOf } from '../../testing';
import type { PlaceFacts } from '../facts';
import type { AccommodationType } from '../words';
import { householdSizeRule as rule } from './household-size';

const child = (key: string, age: number) => aChild({ key, ...aged(age) });
const aFlat: Partial<PlaceFacts> = {
  accommodationType: 'DISPERSED',
  selfContained: true,
  bedspaces: 6,
  bedrooms: 2,
};

describe('rule 4, household size by bedspaces', () => {
  it.each([
    ['passes as many people as bedspaces', [aPerson(), child('a', 3), child('b', 2)], 3, 0, 'PASS'],
    ['fails one person more', [aPerson(), child('a', 3), child('b', 2)], 2, 0, 'FAIL'],
    ['puts a child of 1 in a cot', [aPerson(), child('a', 3), child('b', 1)], 2, 1, 'PASS'],
    ['puts no child of 2 in a cot', [aPerson(), child('a', 3), child('b', 2)], 2, 1, 'FAIL'],
    ['puts one child in each cot', [aPerson(), child('a', 1), child('b', 0)], 1, 1, 'FAIL'],
    ['lets a baby have a bed where there is no cot', [aPerson(), child('a', 0)], 2, 0, 'PASS'],
    [
      'asks when a second birthday falls in the month of arrival',
      [aPerson(), aChild({ born: { year: 2025, month: 3 } })],
      1,
      1,
      'NOT_ASKED',
    ],
    ['asks when the age of a child decides it', [aPerson(), aChild({ born: null })], 1, 1, 'NOT_ASKED'],
    ['does not ask when there are beds for all', [aPerson(), aChild({ born: null })], 2, 1, 'PASS'],
    ['asks who would move in', [], 3, 1, 'NOT_ASKED'],
  ])('%s', (_, people, bedspaces, cots, outcome) => {
    expect(outcomeOf(rule, { people }, { bedspaces, cots })).toBe(outcome);
  });
});

describe('rule 4, household size by bedrooms', () => {
  const motherBoyAndGirl = [
    aPerson(),
    aChild({ key: 'a', gender: 'MAN_OR_BOY', ...aged(12) }),
    child('b', 11),
  ];

  it.each<[AccommodationType, boolean, string]>([
    ['DISPERSED', true, 'FAIL'],
    ['SECOND_STAGE', true, 'FAIL'],
    ['OTHER_DESIGNATED', true, 'FAIL'],
    ['REFUGE', true, 'PASS'],
    ['SPECIALIST', true, 'PASS'],
    ['DISPERSED', false, 'PASS'],
  ])(
    'in %s, self-contained %s: two bedrooms where three are needed %s',
    (accommodationType, selfContained, outcome) => {
      const place = { ...aFlat, accommodationType, selfContained };
      expect(outcomeOf(rule, { people: motherBoyAndGirl }, place)).toBe(outcome);
    },
  );

  it.each([
    ['passes as many bedrooms as are needed', motherBoyAndGirl, { bedrooms: 3 }, 'PASS'],
    ['takes a studio to have one bedroom', [aPerson()], { bedrooms: 0 }, 'PASS'],
    [
      'asks when an age decides who can share',
      [
        aPerson(),
        aChild({ key: 'a', gender: 'MAN_OR_BOY', ...aged(9) }),
        aChild({ key: 'b', born: { year: 2017, month: 3 } }),
      ],
      {},
      'NOT_ASKED',
    ],
    [
      'asks when a gender decides who can share',
      [aPerson(), child('a', 12), aChild({ key: 'b', gender: null, ...aged(12) })],
      {},
      'NOT_ASKED',
    ],
    [
      'fails too few bedspaces however many bedrooms',
      motherBoyAndGirl,
      { bedrooms: 3, bedspaces: 2 },
      'FAIL',
    ],
    [
      'fails too few bedspaces though the bedrooms are not known',
      motherBoyAndGirl,
      { bedrooms: null, bedspaces: 2 },
      'FAIL',
    ],
    ['needs no number of bedrooms for one person', [aPerson()], { bedrooms: null }, 'PASS'],
    ['asks who would move in', [], {}, 'NOT_ASKED'],
  ])('%s', (_, people, place, outcome) => {
    expect(outcomeOf(rule, { people }, { ...aFlat, ...place })).toBe(outcome);
  });

  it('asks the provider for bedrooms that it has not told', () => {
    const judged = rule.judge(
      aHousehold({ people: motherBoyAndGirl }),
      aPlace({ ...aFlat, bedrooms: null }),
      aContext(),
    );
    expect(judged).toMatchObject({ unknownBecause: 'NOT_ASKED', question: { ask: 'PROVIDER' } });
  });

  it('asks the household first where beds and bedrooms are both unknown', () => {
    const people = [aPerson(), child('a', 4), aChild({ key: 'b', born: { year: 2025, month: 3 } })];
    const judged = rule.judge(
      aHousehold({ people }),
      aPlace({ ...aFlat, bedspaces: 2, cots: 1, bedrooms: null }),
      aContext(),
    );
    expect(judged).toMatchObject({ question: { ask: 'HOUSEHOLD' } });
  });

  it('says in words what is needed and what there is', () => {
    const household = aHousehold({ people: [aPerson(), child('a', 5), child('b', 1)] });
    const place = aPlace({ ...aFlat, bedspaces: 1, cots: 1, bedrooms: 1 });
    expect(rule.judge(household, place, aContext()).reason).toBe(
      'They need beds for 2 of 3 people beside the cots and 2 bedrooms; it has only 1 bedspace and 1 cot, 1 bedroom.',
    );
  });
});
