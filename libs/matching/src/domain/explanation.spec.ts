import { type HouseholdFacts, type PlaceFacts, type RuleCode, ruleCodes } from '@app/eligibility';
import {
  aChild,
  aContext,
  aged,
  aHousehold,
  anUnknownHousehold,
  anyHousehold,
  anyPlace,
  aPerson,
  aPlace,
  runs,
  today,
} from '@app/eligibility/testing';
import { addDays } from '@app/kernel';
import fc from 'fast-check';
import {
  arrivalDay,
  couldBeOverridden,
  countByRule,
  holdable,
  judge,
  unsettledSafetyRules,
  verdictOf,
} from './explanation';

interface Pair {
  readonly household: HouseholdFacts;
  readonly place: PlaceFacts;
}

const explain = ({ household, place }: Pair) => judge(household, place, aContext());
const failing = (pair: Pair) =>
  explain(pair)
    .outcomes.filter(({ outcome }) => outcome === 'FAIL')
    .map(({ rule }) => rule);

describe('a verdict', () => {
  it.each([
    ['suitable when every rule passes', aHousehold(), aPlace(), 'SUITABLE'],
    ['ask first when one is not known', aHousehold({ recourse: null }), aPlace(), 'ASK_FIRST'],
    [
      'ask first when the provider would consider it',
      aHousehold({ recourse: 'NO' }),
      aPlace({ noRecourse: 'CONSIDER' }),
      'ASK_FIRST',
    ],
    [
      'not suitable when one fails, whatever is unknown',
      aHousehold({ recourse: 'NO', mobility: null }),
      aPlace(),
      'NOT_SUITABLE',
    ],
    ['ask first when nothing was asked at all', anUnknownHousehold(), aPlace(), 'ASK_FIRST'],
    [
      'ask first where a son of 15 is considered',
      aHousehold({ people: [aPerson(), aChild({ gender: 'MAN_OR_BOY', ...aged(15) })] }),
      aPlace({ boysToAge: 12, boysConsiderToAge: 16 }),
      'ASK_FIRST',
    ],
    ['suitable in a place that is not counted', aHousehold(), aPlace({ relevant: false }), 'SUITABLE'],
  ])('is %s', (_, household, place, verdict) => {
    expect(explain({ household, place }).verdict).toBe(verdict);
  });

  it('follows from the outcomes alone', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const { verdict, outcomes } = explain({ household, place });
        expect(verdict).toBe(verdictOf(outcomes));
      }),
      runs(100),
    );
  });
});

describe('the day of arrival', () => {
  it.each([
    ['today, when they wait and it is free', -3, -5, 0],
    ['the first day they need it', 4, -5, 4],
    ['the first day it is free', 4, 6, 6],
  ])('is %s', (_, needed, free, arrival) => {
    const household = { neededFrom: addDays(today, needed) };
    expect(arrivalDay(household, { availableFrom: addDays(today, free) }, today)).toBe(
      addDays(today, arrival),
    );
  });

  it('is the day on which ages are judged', () => {
    const household = aHousehold({
      people: [aPerson(), aChild({ gender: 'MAN_OR_BOY', born: { year: 2012, month: 5 } })],
      neededBy: addDays(today, 365),
    });
    expect(failing({ household, place: aPlace({ availableFrom: today }) })).toEqual([]);
    const later = aPlace({ availableFrom: addDays(today, 90) });
    expect(failing({ household, place: later })).toEqual(['BOYS_UPPER_AGE']);
  });
});

describe('an explanation', () => {
  it('has every rule, once, in order, with what it says', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        expect(explain({ household, place }).outcomes.map(({ rule }) => rule)).toEqual(ruleCodes);
      }),
      runs(100),
    );
    expect(explain({ household: aHousehold({ recourse: 'NO' }), place: aPlace() }).outcomes[7]).toEqual({
      rule: 'RECOURSE_TO_PUBLIC_FUNDS',
      number: 11,
      title: 'Recourse to public funds',
      safety: false,
      overridable: true,
      outcome: 'FAIL',
      reason: 'It does not take households without recourse to public funds.',
      warnings: [],
      householdValue: 'no',
      placeValue: 'no',
    });
  });

  /** The least that turns a rule to a pass, touching nothing that another rule reads. */
  const fixes: Readonly<Record<RuleCode, (pair: Pair) => Pair>> = {
    RELEVANT_ACCOMMODATION: (pair) => pair,
    GENDER_OF_SERVICE: (pair) => onPlace(pair, { genderPolicy: 'MIXED_SELF_CONTAINED' }),
    MINIMUM_AGE: (pair) => onPlace(pair, { minimumAge: 0 }),
    HOUSEHOLD_SIZE: (pair) => onPlace(pair, { bedspaces: 20, bedrooms: 20 }),
    MAXIMUM_CHILDREN: (pair) => onPlace(pair, { maximumChildren: null }),
    BOYS_UPPER_AGE: (pair) => onPlace(pair, { boysToAge: null }),
    MOBILITY: (pair) => onPlace(pair, { wheelchairAccessible: true }),
    RECOURSE_TO_PUBLIC_FUNDS: (pair) => onPlace(pair, { noRecourse: 'YES' }),
    SUBSTANCE_USE: (pair) => onPlace(pair, { substancePolicy: 'CURRENT_OK' }),
    MENTAL_HEALTH: (pair) => onPlace(pair, { mentalHealthTo: 'HIGH' }),
    UNSAFE_AREAS: (pair) => onHousehold(pair, { unsafeDistrictIds: [] }),
    MOVE_IN_DATE: (pair) => onHousehold(pair, { neededBy: pair.place.availableFrom }),
  };

  /** Turns a rule to a fail; rule 1 never fails. */
  const breaks: Readonly<Record<Exclude<RuleCode, 'RELEVANT_ACCOMMODATION'>, (pair: Pair) => Pair>> = {
    GENDER_OF_SERVICE: (pair) =>
      onHousehold(onPlace(pair, { genderPolicy: 'WOMEN_ONLY' }), {
        people: pair.household.people.map((person) => ({
          ...person,
          gender: person.lead ? ('MAN_OR_BOY' as const) : person.gender,
        })),
      }),
    MINIMUM_AGE: (pair) => onPlace(pair, { minimumAge: 150 }),
    HOUSEHOLD_SIZE: (pair) => onPlace(pair, { bedspaces: 0, cots: 0 }),
    MAXIMUM_CHILDREN: (pair) => onPlace(pair, { maximumChildren: -1, considerChildrenTo: null }),
    BOYS_UPPER_AGE: (pair) =>
      onHousehold(onPlace(pair, { boysToAge: 14, boysConsiderToAge: null }), {
        people: [
          ...pair.household.people,
          aChild({
            key: 'son',
            gender: 'MAN_OR_BOY',
            born: null,
            ageTold: { age: 16, on: explain(pair).arrival },
          }),
        ],
      }),
    MOBILITY: (pair) =>
      onHousehold(onPlace(pair, { wheelchairAccessible: false }), { mobility: 'WHEELCHAIR_FULL' }),
    RECOURSE_TO_PUBLIC_FUNDS: (pair) => onHousehold(onPlace(pair, { noRecourse: 'NO' }), { recourse: 'NO' }),
    SUBSTANCE_USE: (pair) =>
      onHousehold(onPlace(pair, { substancePolicy: 'ABSTINENT', substanceConsider: null }), {
        substances: 'CURRENT',
      }),
    MENTAL_HEALTH: (pair) =>
      onHousehold(onPlace(pair, { mentalHealthTo: 'NONE', mentalHealthConsiderTo: null }), {
        mentalHealth: 'HIGH',
      }),
    UNSAFE_AREAS: (pair) =>
      onHousehold(onPlace(pair, { shownDistrictId: 'harlow', shownSubRegion: null }), {
        unsafeDistrictIds: ['harlow'],
      }),
    MOVE_IN_DATE: (pair) =>
      onHousehold(onPlace(pair, { availableFrom: addDays(explain(pair).arrival, 1) }), {
        neededBy: explain(pair).arrival,
      }),
  };

  function onPlace(pair: Pair, facts: Partial<PlaceFacts>): Pair {
    return { ...pair, place: { ...pair.place, ...facts } };
  }
  function onHousehold(pair: Pair, facts: Partial<HouseholdFacts>): Pair {
    return { ...pair, household: { ...pair.household, ...facts } };
  }
  const fix = (pair: Pair, rules: readonly RuleCode[]) =>
    rules.reduce<Pair>((fixed, rule) => fixes[rule](fixed), pair);

  const anyPair: fc.Arbitrary<Pair> = fc.record({ household: anyHousehold, place: anyPlace });

  it('is complete: put right all that it lists as failing, and nothing fails', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        expect(failing(fix(pair, failing(pair)))).toEqual([]);
      }),
      runs(1000),
    );
  });

  it('lists nothing too many: leave any one failing rule as it is, and it alone fails', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        const failed = failing(pair);
        for (const left of failed) {
          expect(
            failing(
              fix(
                pair,
                failed.filter((rule) => rule !== left),
              ),
            ),
          ).toEqual([left]);
        }
      }),
      runs(1000),
    );
  });

  it('is complete in its questions too: settle all that is not a pass, and it is suitable', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        fc.pre(pair.household.people.length > 0);
        const open = explain(pair).outcomes.filter(({ outcome }) => outcome !== 'PASS');
        expect(
          explain(
            fix(
              pair,
              open.map(({ rule }) => rule),
            ),
          ).verdict,
        ).toBe('SUITABLE');
      }),
      runs(1000),
    );
  });

  it('turns to not suitable when any one passing rule is turned', () => {
    fc.assert(
      fc.property(anyPair, fc.constantFrom(...ruleCodes.slice(1)), (pair, rule) => {
        const withLead = onHousehold(pair, { people: [aPerson(), ...pair.household.people.slice(1)] });
        const fitting = fix(withLead, ruleCodes);
        expect(explain(fitting).verdict).toBe('SUITABLE');
        const broken = breaks[rule as keyof typeof breaks](fitting);
        expect(explain(broken).verdict).toBe('NOT_SUITABLE');
        expect(failing(broken)).toContain(rule);
      }),
      runs(1000),
    );
  });
});

describe('holding', () => {
  const suitable = explain({ household: aHousehold(), place: aPlace() });
  const askFirst = explain({ household: aHousehold({ unsafeDistrictIds: null }), place: aPlace() });
  const overridable = explain({
    household: aHousehold({ recourse: 'NO', substances: 'CURRENT' }),
    place: aPlace(),
  });
  const final = explain({
    household: aHousehold({ recourse: 'NO', mobility: 'NO_STAIRS' }),
    place: aPlace(),
  });

  it('is for suitable and ask first', () => {
    expect([suitable, askFirst, overridable, final].map(holdable)).toEqual([true, true, false, false]);
  });

  it('could follow an override only where every failing rule may be overridden', () => {
    expect([suitable, askFirst, overridable, final].map(couldBeOverridden)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('leaves the safety rules that are not settled to be settled before placement', () => {
    expect(unsettledSafetyRules(askFirst).map(({ rule }) => rule)).toEqual(['UNSAFE_AREAS']);
    expect(unsettledSafetyRules(suitable)).toEqual([]);
  });
});

describe('counts by rule', () => {
  it('say how many places each rule fails, and how many it alone fails', () => {
    const household = aHousehold({ recourse: 'NO', mobility: 'NO_STAIRS' });
    const places = [
      aPlace(),
      aPlace({ noRecourse: 'YES' }),
      aPlace({ noRecourse: 'YES' }),
      aPlace({ wheelchairAccessible: true }),
      aPlace({ wheelchairAccessible: true, noRecourse: 'YES' }),
    ];
    const counts = countByRule(places.map((place) => explain({ household, place })));
    expect(counts.map(({ rule }) => rule)).toEqual(ruleCodes);
    expect(counts.filter(({ fails }) => fails > 0)).toEqual([
      { rule: 'MOBILITY', fails: 3, aloneFails: 2 },
      { rule: 'RECOURSE_TO_PUBLIC_FUNDS', fails: 2, aloneFails: 1 },
    ]);
  });

  it('are nought for no places', () => {
    expect(countByRule([]).every(({ fails, aloneFails }) => fails === 0 && aloneFails === 0)).toBe(true);
  });
});
