import { type HouseholdFacts, type PlaceFacts, type Preference, preferences } from '@app/eligibility';
import {
  aChild,
  aContext,
  aged,
  aHousehold,
  anyHousehold,
  anyPlace,
  aPerson,
  aPlace,
  districtIds,
  runs,
  today,
} from '@app/eligibility/testing';
import { addDays } from '@app/kernel';
import fc from 'fast-check';
import { judge, verdictOf } from './explanation';
import { type Change, changeableFacts, changesThatOpen, nearMisses, theOneChange } from './one-change';

const explain = (household: Partial<HouseholdFacts>, ...places: Partial<PlaceFacts>[]) =>
  places.map((place) => judge(aHousehold(household), aPlace(place), aContext()));
const named = (change: Change | null) =>
  change && (change.kind === 'PROVIDER' ? change.fact : change.preference);
const son = [aPerson(), aChild({ gender: 'MAN_OR_BOY', ...aged(15) })];
const late = { availableFrom: addDays(today, 30) };

describe('the one change', () => {
  it('is the one that opens the most places, with their number', () => {
    const places = [late, late, { referralRoutes: [] }, { referralRoutes: [], ...late }];
    expect(theOneChange(explain({}, ...places), [])).toEqual({
      kind: 'PROVIDER',
      fact: 'AVAILABLE_FROM',
      text: 'Ask the provider whether the home could be ready sooner.',
      opens: 2,
    });
  });

  it.each<[string, Partial<HouseholdFacts>, Partial<PlaceFacts>, readonly Preference[], (string | null)[]]>([
    ['asks for more bedspaces', { people: son }, { bedspaces: 1, boysToAge: 16 }, [], ['BEDSPACES']],
    ['asks for another way of referral', {}, { referralRoutes: ['COMPASS'] }, [], ['REFERRAL_ROUTES']],
    ['asks to be ready sooner', {}, late, [], ['AVAILABLE_FROM']],
    ['asks to wait where they might', {}, late, ['NEEDED_BY'], ['AVAILABLE_FROM', 'NEEDED_BY']],
    [
      'asks for another service where a group is required, and they might do without',
      { byAndFor: { group: 'FAITH', need: 'REQUIRED' } },
      {},
      ['BY_AND_FOR'],
      ['BY_AND_FOR'],
    ],
    [
      'names no preference that is not flexible',
      { byAndFor: { group: 'FAITH', need: 'REQUIRED' } },
      {},
      [],
      [],
    ],
    ['asks to take them all the same, without a word why', { people: son }, {}, [], ['ALL_THE_SAME']],
    [
      'does so when several rules fail that the provider may override',
      { people: son, recourse: 'NO' },
      {},
      [],
      ['ALL_THE_SAME'],
    ],
    [
      'suggests nothing where a rule beside cannot be overridden',
      { people: son, mobility: 'NO_STAIRS' },
      {},
      [],
      [],
    ],
    ['suggests nothing where two things would have to change', {}, { ...late, referralRoutes: [] }, [], []],
    ['suggests nothing about unsafe areas', { unsafeDistrictIds: ['chelmsford'] }, {}, preferences, []],
    [
      'suggests nothing about where they come from',
      { cameFromDistrictId: 'chelmsford' },
      {},
      preferences,
      [],
    ],
    ['suggests nothing about risk', { risk: 'HIGH' }, { staffing: 'ON_SITE_24H' }, preferences, []],
    ['suggests nothing about the safety of others', { riskToOthers: ['GANG'] }, {}, preferences, []],
    ['suggests nothing about sex', { people: [aPerson({ gender: 'MAN_OR_BOY' })] }, {}, preferences, []],
    ['suggests nothing about age', { people: [aPerson(aged(15))] }, {}, preferences, []],
    ['suggests nothing about health', { mobility: 'NO_STAIRS' }, {}, preferences, []],
    ['suggests nothing where it suits already', {}, {}, preferences, []],
  ])('%s', (_, household, place, flexible, expected) => {
    expect(changesThatOpen(explain(household, place), flexible).map(named)).toEqual(expected);
    expect(named(theOneChange(explain(household, place), flexible))).toBe(expected[0] ?? null);
  });

  it('is one order among equals: the provider first, then by letters', () => {
    const places = [{ referralRoutes: [] }, late];
    const all = changesThatOpen(explain({}, ...places), ['NEEDED_BY']).map(named);
    expect(all).toEqual(['REFERRAL_ROUTES', 'AVAILABLE_FROM', 'NEEDED_BY'].sort(byText));
    expect(changesThatOpen(explain({}, ...places.toReversed()), ['NEEDED_BY']).map(named)).toEqual(all);
  });

  /** As the texts are: "... the home could be ...", "... to take this way ...". */
  function byText(a: string, b: string): number {
    const order = ['REFERRAL_ROUTES', 'AVAILABLE_FROM', 'NEEDED_BY'];
    return order.indexOf(a) - order.indexOf(b);
  }

  const forbidden =
    /child|boy|girl|son\b|daughter|baby|family|member|people|person|man\b|men\b|woman|women|sex|gender|age\b|aged|old|young|health|disab|pregnan|wheelchair|deaf|drug|alcohol|mental|care\b|risk|safe|danger|district|area|near|recourse|immigra|status|visa|benefit|leave behind|without|fewer|\d/i;

  it('never names members, unsafe areas, sex, age, health, risk or immigration status, for any household', () => {
    fc.assert(
      fc.property(anyHousehold, fc.array(anyPlace, { maxLength: 6 }), (household, places) => {
        const explanations = places.map((place) => judge(household, place, aContext()));
        for (const change of changesThatOpen(explanations, household.flexible)) {
          expect(change.text).not.toMatch(forbidden);
          for (const district of districtIds) expect(change.text).not.toContain(district);
          if (change.kind === 'PROVIDER') expect(changeableFacts).toContain(change.fact);
          else expect(household.flexible).toContain(change.preference);
          expect(change.opens).toBeGreaterThan(0);
        }
      }),
      runs(1000),
    );
  });

  /** Makes the change come true, and touches nobody in the household. */
  function apply(change: Change, household: HouseholdFacts, place: PlaceFacts) {
    const later = { ...household, neededBy: place.availableFrom };
    const changed: Record<string, [HouseholdFacts, PlaceFacts]> = {
      BEDSPACES: [household, { ...place, bedspaces: 20, bedrooms: 20 }],
      REFERRAL_ROUTES: [household, { ...place, referralRoutes: [household.route] }],
      // Readiness moves the day of arrival and with it ages, so only the rule itself is put right.
      AVAILABLE_FROM: [later, place],
      NEEDED_BY: [later, place],
      BY_AND_FOR: [{ ...household, byAndFor: null }, place],
      ALL_THE_SAME: [household, place],
    };
    const [who, where] = changed[named(change) ?? ''] ?? [household, place];
    expect(who.people).toBe(household.people);
    const { outcomes } = judge(who, where, aContext());
    const overridden = named(change) === 'ALL_THE_SAME';
    return verdictOf(
      outcomes.filter(({ overridable, outcome }) => !(overridden && overridable && outcome === 'FAIL')),
    );
  }

  it('does open each place that it counts, with everyone in the household', () => {
    fc.assert(
      fc.property(anyHousehold, anyPlace, (household, place) => {
        const explanation = judge(household, place, aContext());
        for (const { changes } of nearMisses([{ id: 'a', explanation }], household.flexible)) {
          expect(explanation.verdict).toBe('NOT_SUITABLE');
          for (const change of changes) expect(apply(change, household, place)).not.toBe('NOT_SUITABLE');
        }
      }),
      runs(1000),
    );
  });
});

describe('near misses', () => {
  it('are the places that one change would open, in the order given', () => {
    const [suits, misses, far, routes] = explain(
      {},
      {},
      late,
      { ...late, referralRoutes: [] },
      { referralRoutes: [] },
    );
    const judged = [
      { id: 'routes', explanation: routes },
      { id: 'suits', explanation: suits },
      { id: 'misses', explanation: misses },
      { id: 'far', explanation: far },
    ].flatMap(({ id, explanation }) => (explanation ? [{ id, explanation }] : []));
    expect(nearMisses(judged, []).map(({ id, changes }) => [id, changes.map(named)])).toEqual([
      ['routes', ['REFERRAL_ROUTES']],
      ['misses', ['AVAILABLE_FROM']],
    ]);
  });
});
