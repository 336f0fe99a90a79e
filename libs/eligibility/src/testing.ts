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
  admissionPolicies,
  answers,
  byAndForGroups,
  byAndForNeeds,
  faithDiets,
  genderPolicies,
  genders,
  mobilities,
  petKinds,
  petPolicies,
  preferences,
  recourses,
  referralRoutes,
  rentCovers,
  riskLevels,
  risksToOthers,
  securities,
  sensoryNeeds,
  staffings,
  stayNearReasons,
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
  joinsOn: null,
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
  pregnant: false,
  dueOn: null,
  sensory: [],
  pets: [],
  risk: 'STANDARD',
  riskToOthers: [],
  careNeeds: 'NONE',
  learningDisability: false,
  languages: ['en'],
  interpreterWanted: false,
  byAndFor: null,
  byAndForAsked: true,
  faithDiet: [],
  cameFromDistrictId: 'tendring',
  stayNear: [],
  route: 'AGENCY',
  stayDays: 90,
  willShare: { kitchen: true, bathroom: true, room: true },
  rentCover: 'HOUSING_BENEFIT',
  nightWork: false,
  flexible: [],
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
    pregnant: null,
    sensory: null,
    pets: null,
    risk: null,
    riskToOthers: null,
    careNeeds: null,
    learningDisability: null,
    languages: null,
    interpreterWanted: null,
    byAndForAsked: false,
    faithDiet: null,
    cameFromDistrictId: null,
    stayNear: null,
    stayDays: null,
    willShare: { kitchen: null, bathroom: null, room: null },
    rentCover: null,
    nightWork: null,
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
  admissionPolicy: null,
  adultDependants: 'NO',
  bslStaff: false,
  vibratingAlarm: false,
  petsTaken: 'NONE',
  petFostering: false,
  riskToOthersTaken: 'NO',
  arsonTaken: 'NO',
  careTo: 'NONE',
  careConsiderTo: null,
  learningDisability: 'NO',
  staffLanguages: [],
  interpreting: false,
  byAndForGroups: [],
  faithDiets: [],
  takesLocal: 'NO',
  staffing: 'OFFICE_HOURS',
  securities: [],
  riskTo: 'MEDIUM',
  riskConsiderTo: null,
  referralRoutes: ['AGENCY'],
  maximumStayDays: 180,
  sharedKitchen: true,
  sharedBathroom: true,
  sharedRoom: false,
  pregnancy: 'NO',
  latePregnancyWeeks: null,
  weeklyRentPence: 30_000,
  personalChargePence: 0,
  curfew: true,
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

/** Some of these words, none twice, in any order. */
const someOf = <T>(words: readonly T[], maxLength: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...words), { maxLength });

const someLanguages = ['en', 'pl', 'ur', 'ar'];

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
    joinsOn: lead
      ? fc.constant(null)
      : fc.option(
          fc.integer({ min: -5, max: 200 }).map((days) => addDays(today, days)),
          { freq: 1 },
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
  pregnant: orNull(fc.boolean()),
  dueOn: orNull(anyDay(40, 300)),
  sensory: orNull(someOf(sensoryNeeds, 2)),
  pets: orNull(
    fc.array(fc.record({ kind: fc.constantFrom(...petKinds), count: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 2,
    }),
  ),
  risk: orNull(fc.constantFrom(...riskLevels)),
  riskToOthers: orNull(someOf(risksToOthers, 2)),
  careNeeds: orNull(fc.constantFrom(...supportLevels)),
  learningDisability: orNull(fc.boolean()),
  languages: orNull(someOf(someLanguages, 2)),
  interpreterWanted: orNull(fc.boolean()),
  byAndFor: orNull(
    fc.record({ group: fc.constantFrom(...byAndForGroups), need: fc.constantFrom(...byAndForNeeds) }),
  ),
  byAndForAsked: fc.boolean(),
  faithDiet: orNull(someOf(faithDiets, 2)),
  cameFromDistrictId: orNull(fc.constantFrom(...districtIds)),
  stayNear: orNull(
    fc.array(
      fc.record({
        districtId: fc.constantFrom(...districtIds),
        reason: fc.constantFrom(...stayNearReasons),
        flexible: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  ),
  route: fc.constantFrom(...referralRoutes),
  stayDays: orNull(fc.integer({ min: 1, max: 400 })),
  willShare: fc.record({
    kitchen: orNull(fc.boolean()),
    bathroom: orNull(fc.boolean()),
    room: orNull(fc.boolean()),
  }),
  rentCover: orNull(fc.constantFrom(...rentCovers)),
  nightWork: orNull(fc.boolean()),
  flexible: someOf(preferences, 6),
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
    admissionPolicy: orNull(fc.constantFrom(...admissionPolicies)),
    adultDependants: fc.constantFrom(...answers),
    bslStaff: fc.boolean(),
    vibratingAlarm: fc.boolean(),
    petsTaken: fc.constantFrom(...petPolicies),
    petFostering: fc.boolean(),
    riskToOthersTaken: fc.constantFrom(...answers),
    arsonTaken: fc.constantFrom(...answers),
    careTo: fc.constantFrom(...supportLevels),
    careConsiderTo: orNull(fc.constantFrom(...supportLevels)),
    learningDisability: fc.constantFrom(...answers),
    staffLanguages: someOf(someLanguages, 3),
    interpreting: fc.boolean(),
    byAndForGroups: someOf(byAndForGroups, 5),
    faithDiets: someOf(faithDiets, 6),
    takesLocal: fc.constantFrom(...answers),
    staffing: fc.constantFrom(...staffings),
    securities: someOf(securities, 2),
    riskTo: fc.constantFrom(...riskLevels),
    riskConsiderTo: orNull(fc.constantFrom(...riskLevels)),
    referralRoutes: someOf(referralRoutes, 3),
    maximumStayDays: orNull(fc.integer({ min: 1, max: 400 })),
    sharedKitchen: fc.boolean(),
    sharedBathroom: fc.boolean(),
    sharedRoom: fc.boolean(),
    pregnancy: fc.constantFrom(...answers),
    latePregnancyWeeks: orNull(fc.integer({ min: 12, max: 40 })),
    weeklyRentPence: orNull(fc.integer({ min: 0, max: 60_000 })),
    personalChargePence: orNull(fc.integer({ min: 0, max: 5_000 })),
    curfew: fc.boolean(),
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

/** Whether a rule decides the verdict for this household at this place. */
export const hardOf = (
  rule: Rule,
  household: Partial<HouseholdFacts>,
  place: Partial<PlaceFacts>,
  context: Partial<JudgingContext> = {},
): boolean =>
  rule.kind === 'HARD' || rule.hardFor?.(aHousehold(household), aPlace(place), aContext(context)) === true;
