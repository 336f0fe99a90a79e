import { addDays } from '@app/kernel';
import { aChild, aContext, aHousehold, aPerson, aPlace, aged, outcomeOf, today } from '../../testing';
import type { HouseholdFacts, PlaceFacts } from '../facts';
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
      'They need 2 beds for 3 people, with cots for the youngest and 2 bedrooms; it has only 1 bedspace and 1 cot, 1 bedroom.',
    );
  });
});

describe('rule 4, household size with those who come later', () => {
  const due = (days: number, stayDays: number | null): Partial<HouseholdFacts> => ({
    pregnant: true,
    dueOn: addDays(today, days),
    stayDays,
  });
  const oneBed = { bedspaces: 1, cots: 0 };

  it.each<[string, Partial<HouseholdFacts>, Partial<PlaceFacts>, string]>([
    ['counts a child due within the stay', due(60, 90), oneBed, 'FAIL'],
    ['puts it in a cot', due(60, 90), { bedspaces: 1, cots: 1 }, 'PASS'],
    ['counts no child due on the day they leave', due(90, 90), oneBed, 'PASS'],
    ['counts a child due on the last night', due(89, 90), oneBed, 'FAIL'],
    ['counts a child due on the day they arrive', due(0, 1), oneBed, 'FAIL'],
    ['counts a child some days overdue', due(-14, 1), oneBed, 'FAIL'],
    ['asks about a child that should be born', due(-15, 90), oneBed, 'NOT_ASKED'],
    ['asks how long they stay', due(60, null), oneBed, 'NOT_ASKED'],
    ['asks when the child is due', { pregnant: true, dueOn: null }, oneBed, 'NOT_ASKED'],
    ['asks whether anyone is pregnant', { pregnant: null }, oneBed, 'NOT_ASKED'],
    ['asks nothing where there is room', { pregnant: null }, { bedspaces: 2, cots: 0 }, 'PASS'],
    ['asks nothing where there is none anyway', { pregnant: null }, { bedspaces: 0, cots: 0 }, 'FAIL'],
    [
      'counts who joins later',
      { people: [aPerson(), aChild({ joinsOn: addDays(today, 60) })] },
      oneBed,
      'FAIL',
    ],
    [
      'puts no child in a cot who will be 2 on joining',
      { people: [aPerson(), aChild({ born: { year: 2025, month: 4 }, joinsOn: addDays(today, 60) })] },
      { bedspaces: 1, cots: 1 },
      'FAIL',
    ],
  ])('%s', (_, household, place, outcome) => {
    expect(outcomeOf(rule, household, place)).toBe(outcome);
  });

  const question = (household: Partial<HouseholdFacts>, place: Partial<PlaceFacts>) => {
    const judged = rule.judge(aHousehold(household), aPlace(place), aContext());
    return judged.outcome === 'UNKNOWN' && judged.question.ask === 'HOUSEHOLD' && judged.question.about;
  };

  it('asks for what would settle it', () => {
    expect(question({ pregnant: null }, oneBed)).toBe('PREGNANCY');
    expect(question(due(60, null), oneBed)).toBe('LENGTH');
    const toddler = aChild({ born: { year: 2025, month: 3 } });
    expect(question({ pregnant: null, people: [aPerson(), toddler] }, { bedspaces: 1, cots: 1 })).toBe(
      'AGES_OF_OTHERS',
    );
  });

  it('counts it among the bedrooms of a home', () => {
    const home = { ...aFlat, bedrooms: 1 };
    expect(outcomeOf(rule, due(60, 90), home)).toBe('FAIL');
    expect(outcomeOf(rule, { pregnant: null }, home)).toBe('NOT_ASKED');
    expect(question({ pregnant: null }, home)).toBe('PREGNANCY');
  });

  it('says that there may be one more', () => {
    const judged = rule.judge(aHousehold({ pregnant: null }), aPlace(oneBed), aContext());
    expect(judged.reason).toBe('They need beds for 1 to 2 people; it has 1 bedspace and no cots.');
  });

  it('does not judge a sanctuary scheme, where they stay at home', () => {
    const people = [aPerson(), child('a', 5), child('b', 7)];
    const sanctuary = { accommodationType: 'SANCTUARY', bedspaces: 0, cots: 0 } as const;
    expect(outcomeOf(rule, { people }, sanctuary)).toBe('PASS');
    expect(outcomeOf(rule, { people: [] }, sanctuary)).toBe('PASS');
  });
});
