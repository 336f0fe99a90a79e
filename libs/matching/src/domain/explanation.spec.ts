import {
  byAndForGroups,
  type HouseholdFacts,
  type Mobility,
  type PlaceFacts,
  referralRoutes,
  type RuleCode,
  ruleCodes,
  rules,
} from '@app/eligibility';
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
  failingRules,
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
const failing = (pair: Pair) => failingRules(explain(pair)).map(({ rule }) => rule);

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
    [
      'suitable where every wish is unmet',
      aHousehold({
        pets: [{ kind: 'DOG_CAT', count: 1 }],
        languages: ['ur'],
        byAndFor: { group: 'FAITH', need: 'PREFERRED' },
        faithDiet: ['HALAL'],
        stayNear: [{ districtId: 'harlow', reason: 'SCHOOL', flexible: false }],
        stayDays: 400,
        willShare: { kitchen: false, bathroom: false, room: false },
        rentCover: 'NOT_ELIGIBLE',
        nightWork: true,
      }),
      aPlace(),
      'SUITABLE',
    ],
    [
      'not suitable where a group is required and not served',
      aHousehold({ byAndFor: { group: 'FAITH', need: 'REQUIRED' } }),
      aPlace(),
      'NOT_SUITABLE',
    ],
    [
      'not suitable where no alarm would wake a deaf household',
      aHousehold({ sensory: ['DEAF_BSL'] }),
      aPlace({ bslStaff: true }),
      'NOT_SUITABLE',
    ],
    [
      'suitable where only staff who sign are missing',
      aHousehold({ sensory: ['DEAF_BSL'] }),
      aPlace({ vibratingAlarm: true }),
      'SUITABLE',
    ],
    [
      'not suitable at high risk without staff day and night, though the risk is taken',
      aHousehold({ risk: 'HIGH' }),
      aPlace({ riskTo: 'HIGH' }),
      'NOT_SUITABLE',
    ],
    [
      'suitable early in a pregnancy where it is not taken',
      aHousehold({ pregnant: true, dueOn: addDays(today, 200) }),
      aPlace(),
      'SUITABLE',
    ],
    [
      'not suitable late in it',
      aHousehold({ pregnant: true, dueOn: addDays(today, 20) }),
      aPlace(),
      'NOT_SUITABLE',
    ],
    [
      'ask first where it was not asked whether the alarm is needed',
      aHousehold({ sensory: null }),
      aPlace(),
      'ASK_FIRST',
    ],
  ])('is %s', (_, household, place, verdict) => {
    expect(explain({ household, place }).verdict).toBe(verdict);
  });

  it('is never changed by a soft rule', () => {
    fc.assert(
      fc.property(anyHousehold, anyHousehold, anyPlace, (household, wishes, place) => {
        const { pets, languages, interpreterWanted, faithDiet, stayNear, willShare, rentCover, nightWork } =
          wishes;
        const other = {
          ...household,
          ...{ pets, languages, interpreterWanted, faithDiet, stayNear, willShare, rentCover, nightWork },
          byAndFor: household.byAndFor?.need === 'REQUIRED' ? household.byAndFor : null,
          byAndForAsked: wishes.byAndForAsked,
        };
        expect(explain({ household: other, place }).verdict).toBe(explain({ household, place }).verdict);
        const { outcomes, verdict } = explain({ household, place });
        for (const outcome of ['PASS', 'FAIL', 'UNKNOWN'] as const) {
          expect(verdictOf(outcomes.map((judged) => (judged.hard ? judged : { hard: false, outcome })))).toBe(
            verdict,
          );
        }
      }),
      runs(500),
    );
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
    expect(explain({ household: aHousehold({ recourse: 'NO' }), place: aPlace() }).outcomes[10]).toEqual({
      rule: 'RECOURSE_TO_PUBLIC_FUNDS',
      number: 11,
      title: 'Recourse to public funds',
      safety: false,
      overridable: true,
      kind: 'HARD',
      weight: 0,
      protects: 'IMMIGRATION',
      hard: true,
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
    ADULT_DEPENDANTS: (pair) => onPlace(pair, { adultDependants: 'YES' }),
    SENSORY_NEEDS: (pair) => onPlace(pair, { vibratingAlarm: true, bslStaff: true }),
    RISK_TO_OTHERS: (pair) => onPlace(pair, { riskToOthersTaken: 'YES', arsonTaken: 'YES' }),
    CARE_NEEDS: (pair) => onPlace(pair, { careTo: 'HIGH', learningDisability: 'YES' }),
    BY_AND_FOR: (pair) => onPlace(pair, { byAndForGroups }),
    OUT_OF_AREA: (pair) => onPlace(pair, { takesLocal: 'YES' }),
    STAFFING: (pair) => onPlace(pair, { staffing: 'ON_SITE_24H' }),
    RISK_LEVEL: (pair) => onPlace(pair, { riskTo: 'HIGH' }),
    REFERRAL_ROUTE: (pair) => onPlace(pair, { referralRoutes }),
    PREGNANCY: (pair) => onPlace(pair, { pregnancy: 'YES', latePregnancyWeeks: null }),
    // Wishes: nothing to put right, for they decide nothing.
    PETS: (pair) => pair,
    RENT_COVER: (pair) => pair,
    LANGUAGE: (pair) => pair,
    FAITH_AND_DIET: (pair) => pair,
    STAY_NEAR: (pair) => pair,
    SECURITY: (pair) => pair,
    LENGTH_OF_STAY: (pair) => pair,
    SHARING: (pair) => pair,
    HOUSE_RULES: (pair) => pair,
  };

  /** Turns a rule to a hard fail; rule 1 never fails, and a wish is never hard. */
  const breaks: Partial<Record<RuleCode, (pair: Pair) => Pair>> = {
    GENDER_OF_SERVICE: (pair) =>
      onHousehold(onPlace(pair, { genderPolicy: 'WOMEN_ONLY' }), {
        people: pair.household.people.map((person) => ({
          ...person,
          gender: person.lead ? ('MAN_OR_BOY' as const) : person.gender,
        })),
      }),
    MINIMUM_AGE: (pair) => onPlace(pair, { minimumAge: 150 }),
    HOUSEHOLD_SIZE: (pair) => onPlace(pair, { accommodationType: 'REFUGE', bedspaces: 0, cots: 0 }),
    MAXIMUM_CHILDREN: (pair) =>
      onPlace(pair, { accommodationType: 'REFUGE', maximumChildren: -1, considerChildrenTo: null }),
    ADULT_DEPENDANTS: (pair) =>
      onHousehold(onPlace(pair, { adultDependants: 'NO' }), {
        people: [...pair.household.people, aChild({ key: 'daughter', ...aged(30) })],
      }),
    SENSORY_NEEDS: (pair) => onHousehold(onPlace(pair, { vibratingAlarm: false }), { sensory: ['DEAF_BSL'] }),
    RISK_TO_OTHERS: (pair) =>
      onHousehold(onPlace(pair, { riskToOthersTaken: 'NO' }), { riskToOthers: ['VIOLENCE'] }),
    CARE_NEEDS: (pair) =>
      onHousehold(onPlace(pair, { careTo: 'LOW', careConsiderTo: null }), { careNeeds: 'MEDIUM' }),
    BY_AND_FOR: (pair) =>
      onHousehold(onPlace(pair, { byAndForGroups: [] }), { byAndFor: { group: 'DEAF', need: 'REQUIRED' } }),
    OUT_OF_AREA: (pair) =>
      onHousehold(onPlace(pair, { takesLocal: 'NO', shownDistrictId: 'harlow', shownSubRegion: null }), {
        cameFromDistrictId: 'harlow',
      }),
    STAFFING: (pair) => onHousehold(onPlace(pair, { staffing: 'FLOATING' }), { risk: 'HIGH' }),
    RISK_LEVEL: (pair) =>
      onHousehold(onPlace(pair, { riskTo: 'STANDARD', riskConsiderTo: null }), { risk: 'MEDIUM' }),
    REFERRAL_ROUTE: (pair) => onPlace(pair, { referralRoutes: [] }),
    PREGNANCY: (pair) =>
      onHousehold(onPlace(pair, { latePregnancyWeeks: 30 }), {
        pregnant: true,
        dueOn: explain(pair).arrival,
      }),
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
        const open = explain(pair).outcomes.filter(({ outcome, hard }) => hard && outcome !== 'PASS');
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

  it('turns to not suitable when any one passing rule that can be hard is turned', () => {
    const canBeHard = rules
      .filter((rule) => rule.code !== 'RELEVANT_ACCOMMODATION')
      .filter(({ kind, ...rule }) => kind === 'HARD' || 'hardFor' in rule)
      .map(({ code }) => code);
    expect(new Set(Object.keys(breaks))).toEqual(new Set(canBeHard));
    fc.assert(
      fc.property(anyPair, fc.constantFrom(...canBeHard), (pair, rule) => {
        const withLead = onHousehold(pair, { people: [aPerson(), ...pair.household.people.slice(1)] });
        const fitting = fix(withLead, ruleCodes);
        expect(explain(fitting).verdict).toBe('SUITABLE');
        const broken = breaks[rule]?.(fitting) ?? fitting;
        expect(explain(broken).verdict).toBe('NOT_SUITABLE');
        expect(failing(broken)).toContain(rule);
      }),
      runs(1000),
    );
  });
});

describe('an accessible unit', () => {
  const wheelchair = { wheelchairAccessible: true };
  const wetRoom = { stepFree: true, groundFloor: true, wetRoom: true };
  it.each<[string, Mobility | null, Partial<PlaceFacts>, boolean]>([
    ['is kept from those who need none', 'NONE', wheelchair, true],
    ['is kept from those who only need no stairs', 'NO_STAIRS', wetRoom, true],
    ['is for those who need it', 'WHEELCHAIR_FULL', wheelchair, false],
    ['is for those who need it in part', 'WHEELCHAIR_PART', wetRoom, false],
    ['may be for those who were not asked', null, wheelchair, false],
    ['is none without a wet room', 'NONE', { stepFree: true, lift: true }, false],
  ])('%s', (_, mobility, place, unneeded) => {
    const pair = { household: aHousehold({ mobility }), place: aPlace(place) };
    expect(explain(pair).accessibleUnneeded).toBe(unneeded);
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

  it('count no wish, and a requirement', () => {
    const counts = (need: 'PREFERRED' | 'REQUIRED') =>
      countByRule([
        explain({ household: aHousehold({ byAndFor: { group: 'FAITH', need } }), place: aPlace() }),
      ]).filter(({ fails }) => fails > 0);
    expect(counts('PREFERRED')).toEqual([]);
    expect(counts('REQUIRED')).toEqual([{ rule: 'BY_AND_FOR', fails: 1, aloneFails: 1 }]);
  });

  it('are nought for no places', () => {
    expect(countByRule([]).every(({ fails, aloneFails }) => fails === 0 && aloneFails === 0)).toBe(true);
  });
});
