import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { accommodationEntities, type Ahead, offerFrom } from '@app/accommodation';
import { type HouseholdFacts, type PlaceFacts, referralRoutes } from '@app/eligibility';
import { anyHousehold, anyPlace, runs, today } from '@app/eligibility/testing';
import { aNavigator, withPlaces } from '@app/households/testing';
import { addDays, addMinutes, type LocalDate, type PersonActor } from '@app/kernel';
import {
  compareMatches,
  countByRule,
  type Explanation,
  failingRules,
  type Freshness,
  freshnessOf,
  judge,
  nearMisses,
  score,
  theOneChange,
  theOneQuestion,
} from '@app/matching';
import { districtByCode, geographyOn, placeEntities, type Places, placesOf } from '@app/places';
import fc from 'fast-check';
import type { Found } from './domain/found';
import { searchFor } from './judging';
import { narrowing } from './store/narrowing';
import { openVacancies, type Seeking } from './store/open-vacancies.store';
import { type ArrangedClaim, type ArrangedPlace, publishedPlaces } from './testing';

const now = new Date('2027-03-10T12:00:00Z');
/** For the two properties: HEARTH_RUNS may ask for many. */
const patience = runs(30_000).numRuns;
/** Before every claim that still stands or has just ended. */
const claimedAt = addMinutes(now, -120);

let tests: TestDatabase;
let db: Database;
let navigator: PersonActor;
let places: Places;
let arranged: readonly (ArrangedPlace & { readonly vacancyId: string })[];

const codes: Readonly<Record<string, string>> = {
  chelmsford: 'E07000070',
  maldon: 'E07000074',
  basildon: 'E07000066',
  rochford: 'E07000075',
  tendring: 'E07000076',
  harlow: 'E07000073',
};
const districtId = (name: string): string => districtByCode(places, codes[name] ?? '', today)?.id ?? '';

/** The arbitraries of eligibility name districts by word; the database knows them by id. */
const reallyThere = (place: PlaceFacts): PlaceFacts => ({
  ...place,
  shownDistrictId: place.shownDistrictId === null ? null : districtId(place.shownDistrictId),
});
const reallyFleeing = (household: HouseholdFacts, withPartner: boolean): HouseholdFacts => ({
  ...household,
  people: household.people.map((person, index) => ({
    ...person,
    partner: withPartner && index === 1 && !person.lead,
  })),
  unsafeDistrictIds: household.unsafeDistrictIds?.map(districtId) ?? null,
  cameFromDistrictId: household.cameFromDistrictId === null ? null : districtId(household.cameFromDistrictId),
  stayNear: household.stayNear?.map((area) => ({ ...area, districtId: districtId(area.districtId) })) ?? null,
});
const household = fc
  .tuple(anyHousehold, fc.boolean())
  .map(([facts, withPartner]) => ({ facts, withPartner }));

const day = fc.integer({ min: -5, max: 70 }).map((days) => addDays(today, days));
/** A claim of a few nights, or without end; a hold may just have ended. */
const claim: fc.Arbitrary<ArrangedClaim> = fc
  .record({
    kind: fc.constantFrom('HOLD' as const, 'STAY' as const, 'VOID' as const, 'CLOSURE' as const),
    arrive: day,
    nights: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 3 }),
    holdEnds: fc.constantFrom(-1, 0, 1),
  })
  .map(({ kind, arrive, nights, holdEnds }) => ({
    kind,
    arrive,
    leave: nights === null ? null : addDays(arrive, nights),
    freeFrom: nights === null ? 'infinity' : addDays(arrive, nights + 1),
    endsAt: kind === 'HOLD' ? addMinutes(now, holdEnds) : null,
  }));
const place: fc.Arbitrary<ArrangedPlace> = fc.record({
  facts: anyPlace,
  confirmedAt: fc.constantFrom(0, 11.9, 12, 12.1, 24, 24.1).map((hours) => addMinutes(now, -hours * 60)),
  // One claim at most, so that no two overlap.
  claims: fc.array(claim, { maxLength: 1 }),
  doNotUse: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
});
/** Of the same kind as a house where most would fit, so that the search has something to offer. */
const kindPlace = place.map((hard) => ({
  ...hard,
  facts: {
    ...hard.facts,
    genderPolicy: 'MIXED_SELF_CONTAINED' as const,
    bedspaces: 6,
    bedrooms: 6,
    minimumAge: 16,
    maximumChildren: null,
    boysToAge: null,
    wheelchairAccessible: true,
    noRecourse: 'YES' as const,
    substancePolicy: 'CURRENT_OK' as const,
    mentalHealthTo: 'HIGH' as const,
    adultDependants: 'YES' as const,
    vibratingAlarm: true,
    riskToOthersTaken: 'YES' as const,
    arsonTaken: 'YES' as const,
    careTo: 'HIGH' as const,
    learningDisability: 'YES' as const,
    takesLocal: 'YES' as const,
    staffing: 'ON_SITE_24H' as const,
    riskTo: 'HIGH' as const,
    referralRoutes,
    pregnancy: 'YES' as const,
    latePregnancyWeeks: null,
  },
}));
/** As kind, but for one rule, so that each rule is met alone. */
const strictIn: readonly Partial<PlaceFacts>[] = [
  { genderPolicy: 'WOMEN_ONLY' },
  { minimumAge: 25 },
  { bedspaces: 1, cots: 0 },
  { maximumChildren: 0, considerChildrenTo: null },
  { boysToAge: 3, boysConsiderToAge: null },
  { adultDependants: 'NO' },
  { vibratingAlarm: false },
  { noRecourse: 'NO' },
  { riskToOthersTaken: 'NO', arsonTaken: 'NO' },
  { learningDisability: 'NO' },
  { takesLocal: 'NO' },
  { staffing: 'FLOATING' },
  { riskTo: 'STANDARD', riskConsiderTo: null },
  { referralRoutes: ['AGENCY'] },
  { pregnancy: 'NO', latePregnancyWeeks: 30 },
];
const kindButForOne = fc
  .tuple(kindPlace, fc.constantFrom(...strictIn))
  .map(([kind, strict]) => ({ ...kind, facts: { ...kind.facts, ...strict } }));

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open([...placeEntities, ...accommodationEntities], { clock: () => now });
  navigator = await aNavigator(tests);
  places = await db.read(navigator, placesOf);
  const random = [
    ...fc.sample(place, { numRuns: 120, seed: 20270310 }),
    ...fc.sample(kindPlace, { numRuns: 40, seed: 20270310 }),
    ...fc.sample(kindButForOne, { numRuns: 60, seed: 20270310 }),
  ].map((one) => ({ ...one, facts: reallyThere(one.facts) }));
  const ids = await publishedPlaces(tests, random, claimedAt);
  arranged = random.map((one, index) => ({ ...one, vacancyId: ids[index] ?? '' }));
});
afterAll(() => tests.drop());

/** What the calendar says, worked out without the database. */
function aheadOf({ claims, doNotUse }: ArrangedPlace, arrive: LocalDate): Ahead {
  const standing = claims.filter(({ endsAt }) => endsAt === null || endsAt > now);
  const next = standing.find((one) => one.arrive > arrive);
  return {
    taken: doNotUse || standing.some((one) => one.arrive <= arrive && one.freeFrom > arrive),
    nextFrom: next?.arrive ?? null,
    nextIsClosure: next?.kind === 'CLOSURE',
  };
}

interface Expected {
  readonly vacancyId: string;
  readonly explanation: Explanation;
  readonly freshness: Freshness;
  readonly offer: ReturnType<typeof offerFrom>;
  readonly blockers: readonly string[];
}

/** What stands in the way beside the rules, worked out without the database: nobody here is the actor. */
function blockersIn(
  { claims, doNotUse }: ArrangedPlace,
  arrive: LocalDate,
  ahead: Ahead,
  offer: ReturnType<typeof offerFrom>,
): string[] {
  const [at] = claims.filter((one) => one.arrive <= arrive && one.freeFrom > arrive);
  const isHeld = at?.kind === 'HOLD' && at.endsAt !== null && at.endsAt > now;
  return [
    ...(isHeld ? ['HELD'] : []),
    ...(doNotUse || (ahead.taken && !isHeld) ? ['NOT_FREE'] : []),
    ...(offer === null && !ahead.taken ? ['OUT_OF_DATES'] : []),
  ];
}

/** Every open vacancy judged in memory by the pure rules. */
function judgeAll(facts: HouseholdFacts): Expected[] {
  const geography = geographyOn(places, today);
  const turnaround = { turnaroundDays: 1, turnaroundInWorkingDays: false };
  return arranged.map((one) => {
    const explanation = judge(facts, one.facts, { today, geography });
    const ahead = aheadOf(one, explanation.arrival);
    const offer = offerFrom(explanation.arrival, ahead, turnaround, places.bankHolidays);
    return {
      vacancyId: one.vacancyId,
      explanation,
      freshness: freshnessOf(one.confirmedAt, now),
      offer,
      blockers: blockersIn(one, explanation.arrival, ahead, offer),
    };
  });
}

/** A household that is nowhere kept. */
const seeking = (facts: HouseholdFacts): Seeking => ({ facts, householdId: null });

const suits = ({ explanation }: Expected): boolean => explanation.verdict !== 'NOT_SUITABLE';

/** The search's answer, from that. */
function expectedOf(all: readonly Expected[], { flexible }: HouseholdFacts): Found {
  const fitting = all.filter(suits);
  const matches = fitting.flatMap(({ vacancyId, explanation, freshness, offer }) =>
    offer === null ? [] : [{ vacancyId, explanation, freshness, offer }],
  );
  const rank = ({ explanation, freshness, vacancyId: id }: Omit<Expected, 'blockers' | 'offer'>) => ({
    verdict: explanation.verdict,
    freshness,
    id,
    points: score(explanation).points,
  });
  const fails = ({ explanation }: Expected): number => failingRules(explanation).length;
  const near = all
    .filter((one) => !suits(one) && one.offer !== null)
    .sort(
      (a, b) => fails(a) - fails(b) || compareMatches({ ...rank(a), points: 0 }, { ...rank(b), points: 0 }),
    );
  return {
    matches: matches.sort((a, b) => compareMatches(rank(a), rank(b))),
    suitable: matches.filter(({ explanation }) => explanation.verdict === 'SUITABLE').length,
    askFirst: matches.filter(({ explanation }) => explanation.verdict === 'ASK_FIRST').length,
    notSuitable: all.length - fitting.length,
    notFree: fitting.length - matches.length,
    ruleCounts: countByRule(all.map(({ explanation }) => explanation)).map(({ rule, fails, aloneFails }) => ({
      rule,
      number: expect.any(Number) as number,
      title: expect.any(String) as string,
      fails,
      failsAlone: aloneFails,
    })),
    findings: {
      blockers: (['HELD', 'NOT_FREE', 'OUT_OF_DATES'] as const)
        .map((code) => ({
          code,
          vacancies: fitting.filter(({ blockers }) => blockers.includes(code)).length,
        }))
        .filter(({ vacancies }) => vacancies > 0),
      question: theOneQuestion(matches.map(({ explanation }) => explanation)),
      change: theOneChange(
        all.map(({ explanation }) => explanation),
        flexible,
      ),
      nearMisses: nearMisses(
        near.map(({ vacancyId: id, explanation }) => ({ id, explanation })),
        flexible,
      )
        .slice(0, 5)
        .map(({ id: vacancyId, changes }) => ({ vacancyId, changes })),
    },
  };
}

describe('the places and households of these tests', () => {
  const judged = (): Expected[] =>
    fc
      .sample(household, { numRuns: 60, seed: 1 })
      .flatMap(({ facts, withPartner }) => judgeAll(reallyFleeing(facts, withPartner)));

  it('come to every verdict, free, free for some nights, and taken', () => {
    const how = ({ offer }: Expected): string =>
      offer === null ? 'taken' : offer.leave === null ? 'free' : 'free until';
    const kinds = new Set(judged().map((one) => `${one.explanation.verdict} ${how(one)}`));
    expect([...kinds].sort()).toEqual(
      ['ASK_FIRST', 'NOT_SUITABLE', 'SUITABLE'].flatMap((verdict) =>
        ['free', 'free until', 'taken'].map((free) => `${verdict} ${free}`),
      ),
    );
  });

  it('meet every rule that can fail as the only one that does', () => {
    const counts = countByRule(judged().map(({ explanation }) => explanation));
    expect(counts.filter(({ aloneFails }) => aloneFails === 0).map(({ rule }) => rule)).toEqual(
      narrowing.filter(({ failsSql }) => failsSql === 'false').map(({ rule }) => rule),
    );
  });
});

it(
  'the database removes exactly what a pure rule fails',
  async () => {
    await fc.assert(
      fc.asyncProperty(household, async ({ facts: told, withPartner }) => {
        const facts = reallyFleeing(told, withPartner);
        const { kept } = await db.read(navigator, (tx) => openVacancies(tx, seeking(facts), narrowing));
        expect(kept.map(({ vacancyId }) => vacancyId).sort()).toEqual(
          judgeAll(facts)
            .filter(suits)
            .map(({ vacancyId }) => vacancyId)
            .sort(),
        );
      }),
      runs(40),
    );
  },
  patience,
);

it(
  'a search equals judging everything in memory: verdicts, order, nights and counts',
  async () => {
    await fc.assert(
      fc.asyncProperty(household, async ({ facts: told, withPartner }) => {
        const facts = reallyFleeing(told, withPartner);
        expect(await db.read(navigator, (tx) => searchFor(tx, seeking(facts)))).toEqual(
          expectedOf(judgeAll(facts), facts),
        );
      }),
      runs(40),
    );
  },
  patience,
);

it.each(narrowing.map(({ rule }) => rule))(
  'without the SQL of %s the answer is the same',
  async (removed) => {
    const left = narrowing.filter(({ rule }) => rule !== removed);
    for (const { facts: told, withPartner } of fc.sample(household, { numRuns: 4, seed: removed.length })) {
      const facts = reallyFleeing(told, withPartner);
      const [all, some] = await db.read(navigator, async (tx) => [
        await searchFor(tx, seeking(facts)),
        await searchFor(tx, seeking(facts), left),
      ]);
      expect(some).toEqual(all);
    }
  },
);
