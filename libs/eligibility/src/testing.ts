import { addDays, day, type LocalDate } from '@app/kernel';
import fc from 'fast-check';
import {
  type Geography,
  geographyOf,
  type HouseholdFacts,
  type JudgingContext,
  type PersonFacts,
  type PlaceFacts,
} from './domain/facts';
import type { UnknownReason } from './domain/outcome';
import type { Rule } from './domain/rules/rule';
import {
  accommodationTypes,
  answers,
  genderPolicies,
  genders,
  mobilities,
  recourses,
  substancePolicies,
  substanceUses,
  supportLevels,
} from './domain/words';

/** The day on which every builder stands. */
export const today = day('2027-03-10');

/** A woman born in June 1990, the lead. */
export const aPerson = (facts: Partial<PersonFacts> = {}): PersonFacts => ({
  key: 'lead',
  lead: true,
  gender: 'WOMAN_OR_GIRL',
  born: { year: 1990, month: 6 },
  ageTold: null,
  ...facts,
});

/** A girl of 5. */
export const aChild = (facts: Partial<PersonFacts> = {}): PersonFacts =>
  aPerson({ key: 'child', lead: false, born: { year: 2021, month: 6 }, ...facts });

/** Someone who is certainly this old today, and for two months to come. */
export const aged = (age: number): Pick<PersonFacts, 'born' | 'ageTold'> => ({
  born: { year: 2027 - age - 1, month: 6 },
  ageTold: null,
});

/** A woman alone who answered everything and needs nothing special, from today on for a week. */
export const aHousehold = (facts: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  people: [aPerson()],
  mobility: 'NONE',
  substances: 'NONE',
  mentalHealth: 'NONE',
  inCrisis: false,
  recourse: 'YES',
  unsafeDistrictIds: [],
  neededFrom: today,
  neededBy: addDays(today, 7),
  ...facts,
});

/** A household of whom nothing was asked. */
export const anUnknownHousehold = (facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  aHousehold({
    people: [],
    mobility: null,
    substances: null,
    mentalHealth: null,
    inCrisis: null,
    recourse: null,
    unsafeDistrictIds: null,
    neededBy: null,
    ...facts,
  });

/** A room in a women's refuge in the district `chelmsford`, free today: strict, and suitable for `aHousehold`. */
export const aPlace = (facts: Partial<PlaceFacts> = {}): PlaceFacts => ({
  accommodationType: 'REFUGE',
  relevant: true,
  genderPolicy: 'WOMEN_ONLY',
  minimumAge: 16,
  bedspaces: 3,
  cots: 1,
  bedrooms: 1,
  selfContained: false,
  maximumChildren: 2,
  considerChildrenTo: null,
  boysToAge: 14,
  boysConsiderToAge: null,
  stepFree: false,
  groundFloor: false,
  lift: false,
  wetRoom: false,
  wheelchairAccessible: false,
  noRecourse: 'NO',
  substancePolicy: 'ABSTINENT',
  substanceConsider: null,
  mentalHealthTo: 'LOW',
  mentalHealthConsiderTo: null,
  shownDistrictId: 'chelmsford',
  shownSubRegion: null,
  availableFrom: today,
  ...facts,
});

/** Six of the districts of Greater Essex, in their sub-regions, with the borders between these. */
export const aGeography: Geography = geographyOf(
  {
    MID: ['chelmsford', 'maldon'],
    SOUTH: ['basildon', 'rochford'],
    NORTH: ['tendring'],
    WEST: ['harlow'],
  },
  [
    ['chelmsford', 'maldon'],
    ['chelmsford', 'basildon'],
    ['chelmsford', 'rochford'],
    ['basildon', 'rochford'],
    ['maldon', 'rochford'],
  ],
);

export const districtIds = ['chelmsford', 'maldon', 'basildon', 'rochford', 'tendring', 'harlow'] as const;

/** Judged today, for an arrival today. */
export const aContext = (facts: Partial<JudgingContext> = {}): JudgingContext => ({
  today,
  arrival: today,
  geography: aGeography,
  ...facts,
});

/* Arbitraries for property tests (fast-check). */

const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null, freq: 4 });

/** A day at most `before` days before and `after` days after today. */
export const anyDay = (before: number, after: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: -before, max: after }).map((days) => addDays(today, days));

/** Anyone at all: children and adults, of every gender, known and not. */
export const anyPerson = (lead: boolean): fc.Arbitrary<Omit<PersonFacts, 'key'>> =>
  fc.record({
    lead: fc.constant(lead),
    gender: orNull(fc.constantFrom(...genders)),
    born: orNull(
      fc.record({
        year: lead ? fc.integer({ min: 1940, max: 2012 }) : fc.integer({ min: 2005, max: 2026 }),
        month: fc.integer({ min: 1, max: 12 }),
      }),
    ),
    ageTold: orNull(
      fc.record({ age: fc.integer({ min: lead ? 14 : 0, max: lead ? 80 : 20 }), on: anyDay(400, 0) }),
    ),
  });

/** Any household, asked everything, something or nothing. */
export const anyHousehold: fc.Arbitrary<HouseholdFacts> = fc.record({
  people: fc
    .tuple(fc.array(anyPerson(true), { maxLength: 1 }), fc.array(anyPerson(false), { maxLength: 5 }))
    .map(([leads, others]) =>
      [...leads, ...others].map((person, index) => ({ key: String(index), ...person })),
    ),
  mobility: orNull(fc.constantFrom(...mobilities)),
  substances: orNull(fc.constantFrom(...substanceUses)),
  mentalHealth: orNull(fc.constantFrom(...supportLevels)),
  inCrisis: orNull(fc.boolean()),
  recourse: orNull(fc.constantFrom(...recourses)),
  unsafeDistrictIds: orNull(fc.uniqueArray(fc.constantFrom(...districtIds), { maxLength: 4 })),
  neededFrom: anyDay(10, 30),
  neededBy: orNull(anyDay(10, 60)),
});

/** Any place, masked or not. */
export const anyPlace: fc.Arbitrary<PlaceFacts> = fc
  .record({
    accommodationType: fc.constantFrom(...accommodationTypes),
    relevant: fc.boolean(),
    genderPolicy: fc.constantFrom(...genderPolicies),
    minimumAge: fc.integer({ min: 0, max: 25 }),
    bedspaces: fc.integer({ min: 1, max: 6 }),
    cots: fc.integer({ min: 0, max: 2 }),
    bedrooms: orNull(fc.integer({ min: 0, max: 4 })),
    selfContained: fc.boolean(),
    maximumChildren: orNull(fc.integer({ min: 0, max: 4 })),
    considerChildrenTo: orNull(fc.integer({ min: 0, max: 5 })),
    boysToAge: orNull(fc.integer({ min: 0, max: 17 })),
    boysConsiderToAge: orNull(fc.integer({ min: 0, max: 17 })),
    stepFree: fc.boolean(),
    groundFloor: fc.boolean(),
    lift: fc.boolean(),
    wetRoom: fc.boolean(),
    wheelchairAccessible: fc.boolean(),
    noRecourse: fc.constantFrom(...answers),
    substancePolicy: fc.constantFrom(...substancePolicies),
    substanceConsider: orNull(fc.constantFrom(...substancePolicies)),
    mentalHealthTo: fc.constantFrom(...supportLevels),
    mentalHealthConsiderTo: orNull(fc.constantFrom(...supportLevels)),
    availableFrom: anyDay(10, 60),
  })
  .chain((facts) =>
    fc
      .oneof(
        fc.constantFrom(...districtIds).map((id) => ({ shownDistrictId: id, shownSubRegion: null })),
        fc
          .constantFrom('NORTH', 'MID', 'WEST', 'SOUTH', 'Kent')
          .map((name) => ({ shownDistrictId: null, shownSubRegion: name })),
      )
      .map((shown) => ({ ...facts, ...shown })),
  );

/** How often a property is tried; HEARTH_RUNS multiplies it. */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: count * Number(process.env['HEARTH_RUNS'] ?? 1),
});

/** The outcome of a rule in one word: for an unknown, why it is unknown. */
export function outcomeOf(
  rule: Rule,
  household: Partial<HouseholdFacts>,
  place: Partial<PlaceFacts>,
  context: Partial<JudgingContext> = {},
): 'PASS' | 'FAIL' | UnknownReason {
  const judged = rule.judge(aHousehold(household), aPlace(place), aContext(context));
  return judged.outcome === 'UNKNOWN' ? judged.unknownBecause : judged.outcome;
}
