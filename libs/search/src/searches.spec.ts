import { randomUUID } from 'node:crypto';
import { accommodationEntities } from '@app/accommodation';
import { acting, anOpenVacancy, anOrganisation, aService, aUnit } from '@app/accommodation/testing';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { EntryRules } from '@app/eligibility';
import { householdEntities, Households } from '@app/households';
import { aCodeKey, aNavigator, aRegistration, made, theLead, withPlaces } from '@app/households/testing';
import { addMinutes, Forbidden, isProblems, NotFound, type Outcome, type PersonActor } from '@app/kernel';
import { placeEntities } from '@app/places';
import type { Logger } from 'typeorm';
import { judgeNow, searchEntities, Searches } from './index';
import { everythingAnswered } from './testing';

let tests: TestDatabase;
let db: Database;
let households: Households;
let searches: Searches;
let navigator: PersonActor;
let other: PersonActor;
let providerId: string;
let serviceId: string;
let now: Date;
let statements: string[] = [];

const counting: Logger = {
  logQuery: (query) => statements.push(query),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

const problemsOf = (outcome: Outcome<unknown>): string[] =>
  isProblems(outcome) ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim()) : [];

/** A unit with an open vacancy, confirmed so many hours ago. */
async function aVacancy(rules: EntryRules = {}, hoursAgo = 0): Promise<string> {
  const { vacancyId } = await anOpenVacancy(tests, await aUnit(tests, providerId, serviceId), rules);
  const confirmedAt = addMinutes(now, -60 * hoursAgo);
  await tests.query('update vacancy set confirmed_at = $2 where id = $1', [vacancyId, confirmedAt]);
  await tests.query('update vacancy_facts set confirmed_at = $2 where vacancy_id = $1', [
    vacancyId,
    confirmedAt,
  ]);
  return vacancyId;
}

async function setStatus(vacancyId: string, status: string): Promise<void> {
  await tests.query('update vacancy set status = $2 where id = $1', [vacancyId, status]);
  await tests.query('update vacancy_facts set status = $2 where vacancy_id = $1', [vacancyId, status]);
}

/** Somebody else's void on the unit of the vacancy, from today. */
async function takenBySomebody(vacancyId: string): Promise<void> {
  await tests.query(
    "select set_config('hearth.now', $1, false), set_config('hearth.organisation', $2, false)",
    [now.toISOString(), providerId],
  );
  await tests.query(
    `insert into occupancy (id, unit_id, provider_id, kind, arrive, claimed_at)
     select gen_random_uuid(), unit_id, provider_id, 'VOID', $2::timestamptz::date, $2 from vacancy where id = $1`,
    [vacancyId, now],
  );
}

const aHouseholdOf = async (actor: PersonActor, input = {}): Promise<string> =>
  made(await households.registerHousehold(actor, aRegistration({ ...everythingAnswered, ...input }))).id;

type Which = Parameters<Searches['matches']>[1];
const matchesOf = async (actor: PersonActor, search: Which): Promise<(readonly [string, string])[]> =>
  (await searches.matches(actor, search, { first: 50 })).nodes.map(
    ({ vacancy, verdict }) => [vacancy.id, verdict] as const,
  );

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  // The builders publish on the day it is: so does the clock here.
  const clock = () => now;
  db = await tests.open(
    [...placeEntities, ...accommodationEntities, ...householdEntities, ...searchEntities],
    {
      clock,
      logger: counting,
    },
  );
  households = new Households(db, aCodeKey);
  searches = new Searches(db);
});
beforeEach(async () => {
  now = new Date();
  await tests.query("update vacancy_facts set status = 'WITHDRAWN'");
  await tests.query("update vacancy set status = 'WITHDRAWN'");
  navigator = await aNavigator(tests);
  other = await aNavigator(tests, ['REFERRING_PRACTITIONER']);
  providerId = await anOrganisation(tests);
  serviceId = await aService(tests, providerId);
});
afterAll(() => tests.drop());

describe('finding matches', () => {
  it('ranks by verdict, then freshness, and counts what each rule removed', async () => {
    const stale = await aVacancy({}, 25);
    const fresh = await aVacancy({}, 1);
    const aging = await aVacancy({}, 13);
    const ask = await aVacancy({ mentalHealthTo: 'NONE', mentalHealthConsiderTo: 'LOW' });
    await aVacancy({ genderPolicy: 'MEN_ONLY' });
    await aVacancy({ genderPolicy: 'MEN_ONLY', minimumAge: 99 });
    const taken = await aVacancy();
    await takenBySomebody(taken);
    const householdId = await aHouseholdOf(navigator, { mentalHealth: 'LOW' });
    const search = made(await searches.findMatches(navigator, householdId));
    expect(search).toMatchObject({
      householdId,
      open: 7,
      suitable: 3,
      askFirst: 1,
      notSuitable: 2,
      notFree: 1,
    });
    expect(search.rules).toHaveLength(31);
    expect(search.rules.filter(({ fails }) => fails > 0)).toEqual([
      { rule: 'GENDER_OF_SERVICE', number: 2, title: 'Gender of service', fails: 2, failsAlone: 1 },
      { rule: 'MINIMUM_AGE', number: 3, title: 'Minimum age', fails: 1, failsAlone: 0 },
    ]);
    expect(await matchesOf(navigator, search)).toEqual([
      [fresh, 'SUITABLE'],
      [aging, 'SUITABLE'],
      [stale, 'SUITABLE'],
      [ask, 'ASK_FIRST'],
    ]);
    expect(await searches.search(navigator, search.id)).toEqual(search);
  });

  it('explains each match by every rule, and shows the vacancy as it is now', async () => {
    const vacancyId = await aVacancy();
    const search = made(
      await searches.findMatches(
        navigator,
        await aHouseholdOf(navigator, { recourse: null, neededBy: null }),
      ),
    );
    await tests.query("update vacancy set note = 'Ring the bell twice.' where id = $1", [vacancyId]);
    const { nodes } = await searches.matches(navigator, search, { first: 1 });
    expect(nodes[0]).toMatchObject({
      rank: 1,
      verdict: 'SUITABLE',
      freshness: 'FRESH',
      mustLeaveBy: null,
      vacancy: {
        id: vacancyId,
        status: 'OPEN',
        note: 'Ring the bell twice.',
        free: true,
        unitId: null,
        service: {
          id: serviceId,
          accommodationType: 'REFUGE',
          area: { districtCode: 'E07000071', name: 'Colchester' },
        },
        features: { bedspaces: 4, cots: 1 },
      },
    });
    expect(nodes[0]?.outcomes.map(({ number, outcome }) => [number, outcome])).toEqual(
      Array.from({ length: 32 }, (_, index) => index + 1)
        .filter((number) => number !== 31)
        .map((number) => [number, 'PASS']),
    );
  });

  it('asks first where something was not asked, and says what to ask of whom', async () => {
    await aVacancy();
    const householdId = await aHouseholdOf(navigator, { unsafeAreas: null });
    const search = made(await searches.findMatches(navigator, householdId));
    const { nodes } = await searches.matches(navigator, search, { first: 1 });
    expect(nodes[0]?.verdict).toBe('ASK_FIRST');
    expect(nodes[0]?.outcomes.filter(({ outcome }) => outcome === 'UNKNOWN')).toMatchObject([
      { rule: 'UNSAFE_AREAS', unknownBecause: 'NOT_ASKED', question: { ask: 'HOUSEHOLD' }, safety: true },
    ]);
  });

  it('pages by rank over what was found then', async () => {
    for (let count = 0; count < 5; count += 1) await aVacancy();
    const search = made(await searches.findMatches(navigator, await aHouseholdOf(navigator)));
    await aVacancy();
    const one = await searches.matches(navigator, search, { first: 3 });
    const two = await searches.matches(navigator, search, { first: 3, after: one.endCursor ?? '' });
    expect([...one.nodes, ...two.nodes].map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect([one.hasNextPage, two.hasNextPage]).toEqual([true, false]);
  });

  it('finds nothing where nothing is open', async () => {
    const search = made(await searches.findMatches(navigator, await aHouseholdOf(navigator)));
    expect(search).toMatchObject({ open: 0, suitable: 0, askFirst: 0, notSuitable: 0, notFree: 0 });
    expect(await matchesOf(navigator, search)).toEqual([]);
  });

  it('is written down', async () => {
    const householdId = await aHouseholdOf(navigator);
    made(await searches.findMatches(navigator, householdId));
    expect(
      await tests.query("select action from audit_entry where subject_id = $1 and action = 'MATCHES_FOUND'", [
        householdId,
      ]),
    ).toHaveLength(1);
  });

  it('with one key at once searches once', async () => {
    const householdId = await aHouseholdOf(navigator);
    const key = randomUUID();
    const found = await Promise.all(
      Array.from({ length: 8 }, () => searches.findMatches(navigator, householdId, key)),
    );
    expect(new Set(found.map((outcome) => made(outcome).id)).size).toBe(1);
    expect(await tests.query('select from search where household_id = $1', [householdId])).toHaveLength(1);
  });

  it('is refused when no place is looked for any more', async () => {
    const householdId = await aHouseholdOf(navigator);
    await tests.query("update household set status = 'CLOSED' where id = $1", [householdId]);
    expect(problemsOf(await searches.findMatches(navigator, householdId))).toEqual([
      'HOUSEHOLD_CLOSED householdId',
    ]);
  });

  it('takes as many statements for a hundred vacancies as for one', async () => {
    const householdId = await aHouseholdOf(navigator);
    const count = async (): Promise<number> => {
      statements = [];
      const search = made(await searches.findMatches(navigator, householdId));
      await searches.matches(navigator, search, { first: 50 });
      await searches.notSuitable(navigator, search, { first: 50 });
      return statements.length;
    };
    await aVacancy();
    await count();
    const one = await count();
    for (let made = 1; made < 100; made += 1) await aVacancy();
    expect(await count()).toBe(one);
  });
});

describe('a search', () => {
  it('of another organisation is not there', async () => {
    await aVacancy();
    const householdId = await aHouseholdOf(navigator);
    const search = made(await searches.findMatches(navigator, householdId));
    expect(await searches.search(other, search.id)).toBeNull();
    expect(await matchesOf(other, search)).toEqual([]);
    await expect(searches.findMatches(other, householdId)).rejects.toThrow(NotFound);
    await expect(searches.findMatches(other, randomUUID())).rejects.toThrow(NotFound);
  });

  it('is not there any more when the household was let go', async () => {
    await aVacancy();
    const householdId = await aHouseholdOf(navigator);
    const search = made(await searches.findMatches(navigator, householdId));
    const { spokenCode } = made(await households.renewSpokenCode(navigator, householdId));
    made(await households.pickUpHousehold(other, { code: spokenCode }));
    made(await households.letGoOfHousehold(navigator, householdId));
    expect(await searches.search(navigator, search.id)).toBeNull();
    expect(await matchesOf(navigator, search)).toEqual([]);
  });

  it('is for those who place households', async () => {
    const householdId = await aHouseholdOf(navigator);
    for (const role of ['PROVIDER_MANAGER', 'COMPASS_WORKER', 'COMMISSIONER'] as const) {
      const actor = { ...navigator, roles: [role] };
      expect(() => searches.findMatches(actor, householdId)).toThrow(Forbidden);
      expect(() => searches.search(actor, householdId)).toThrow(Forbidden);
      expect(() => searches.judgement(actor, householdId, householdId)).toThrow(Forbidden);
    }
  });
});

describe('a judgement', () => {
  it('has every reason, also where rules fail', async () => {
    const vacancyId = await aVacancy({ genderPolicy: 'MEN_ONLY', noRecourse: 'NO' });
    const householdId = await aHouseholdOf(navigator, { recourse: 'NO' });
    const judgement = await searches.judgement(navigator, householdId, vacancyId);
    expect(judgement).toMatchObject({
      verdict: 'NOT_SUITABLE',
      mustLeaveBy: null,
      blockers: [],
      vacancy: { id: vacancyId },
    });
    expect(judgement?.outcomes).toHaveLength(31);
    expect(
      judgement?.outcomes
        .filter(({ outcome }) => outcome === 'FAIL')
        .map(({ rule, overridable }) => [rule, overridable]),
    ).toEqual([
      ['GENDER_OF_SERVICE', true],
      ['RECOURSE_TO_PUBLIC_FUNDS', true],
    ]);
  });

  it('says when somebody else has the nights', async () => {
    const vacancyId = await aVacancy();
    await takenBySomebody(vacancyId);
    const judgement = await searches.judgement(navigator, await aHouseholdOf(navigator), vacancyId);
    expect(judgement).toMatchObject({
      verdict: 'SUITABLE',
      blockers: [{ code: 'NOT_FREE' }],
      vacancy: { free: false },
    });
  });

  it.each(['PAUSED', 'FILLED', 'WITHDRAWN'])('of a vacancy that is %s says so', async (status) => {
    const vacancyId = await aVacancy();
    await setStatus(vacancyId, status);
    const judgement = await searches.judgement(navigator, await aHouseholdOf(navigator), vacancyId);
    expect(judgement).toMatchObject({ verdict: 'SUITABLE', blockers: [{ code: status, stops: true }] });
  });

  it('is not there for a draft, nor for a household that is not yours', async () => {
    const householdId = await aHouseholdOf(navigator);
    const draft = await aVacancy();
    await setStatus(draft, 'DRAFT');
    expect(await searches.judgement(navigator, householdId, draft)).toBeNull();
    expect(await searches.judgement(navigator, householdId, randomUUID())).toBeNull();
    expect(await searches.judgement(other, householdId, await aVacancy())).toBeNull();
  });

  it('is the same as what the search said, and offers the same nights', async () => {
    for (const rules of [{}, { mentalHealthTo: 'NONE' as const, mentalHealthConsiderTo: 'LOW' as const }])
      await aVacancy(rules);
    const householdId = await aHouseholdOf(navigator, {
      people: [theLead, { lead: false, partner: false, age: 3 }],
      mentalHealth: 'LOW',
    });
    const search = made(await searches.findMatches(navigator, householdId));
    const { nodes } = await searches.matches(navigator, search, { first: 50 });
    expect(nodes).toHaveLength(2);
    for (const { vacancy, verdict, arrive, mustLeaveBy, outcomes } of nodes) {
      const judged = await db.read(navigator, (tx) => judgeNow(tx, householdId, vacancy.id));
      expect(judged?.offer).toMatchObject({ arrive, leave: mustLeaveBy });
      expect(judged?.explanation).toMatchObject({ verdict, arrival: arrive, outcomes });
    }
  });
});

it('a provider sees nothing of a search', async () => {
  const householdId = await aHouseholdOf(navigator);
  made(await searches.findMatches(navigator, householdId));
  const worker = acting(providerId, 'PROVIDER_MANAGER');
  for (const table of ['search', 'search_match', 'household', 'household_unsafe_area']) {
    expect(await db.read(worker, (tx) => tx.manager.query(`select from ${table}`))).toEqual([]);
  }
});
