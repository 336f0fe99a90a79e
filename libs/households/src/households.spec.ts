import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addMinutes, Forbidden, isProblems, NotFound, type Outcome, type PersonActor } from '@app/kernel';
import { placeEntities } from '@app/places';
import type { Logger } from 'typeorm';
import { Households } from './households';
import { householdEntities, householdFacts } from './index';
import { aCodeKey, aNavigator, aRegistration, aToldChild, made, theLead, withPlaces } from './testing';

const chelmsford = 'E07000070';
const colchester = 'E07000071';

let tests: TestDatabase;
let db: Database;
let households: Households;
let navigator: PersonActor;
let other: PersonActor;
let now = new Date('2026-11-21T18:30:00Z');
let statements = 0;
const written: string[] = [];

const counting: Logger = {
  logQuery: (query, parameters) => {
    statements += 1;
    written.push(query, JSON.stringify(parameters ?? []));
  },
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

const problemsOf = (outcome: Outcome<unknown>): string[] =>
  isProblems(outcome) ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim()) : [];

/** What was written down about a household, by name. */
const auditOf = async (id: string): Promise<string[]> => {
  const rows = await tests.query<{ action: string }>(
    'select action from audit_entry where subject_id = $1 order by action',
    [id],
  );
  return rows.map(({ action }) => action);
};

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open([...placeEntities, ...householdEntities], { clock: () => now, logger: counting });
  households = new Households(db, aCodeKey);
});
beforeEach(async () => {
  now = new Date('2026-11-21T18:30:00Z');
  navigator = await aNavigator(tests);
  other = await aNavigator(tests, ['COMPASS_WORKER']);
});
afterAll(() => tests.drop());

describe('registering a household', () => {
  it('needs nothing but a lead; what was not asked stays unknown', async () => {
    const { household, spokenCode, id } = made(
      await households.registerHousehold(navigator, { people: [{ lead: true, partner: false }] }),
    );
    const { people, willShare, unsafeAreas, ...rest } = household;
    const notAsked = Object.entries(rest).filter(([, value]) => value === null);
    expect(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))).toEqual({
      id,
      reference: expect.stringMatching(/^H-[CDFHJKMNPRTWX3479]{6}$/) as string,
      registeredAt: '2026-11-21T18:30:00.000Z',
      status: 'OPEN',
      neededFrom: '2026-11-21',
      flexible: [],
      keepNear: [],
      heldSince: '2026-11-21T18:30:00.000Z',
      spokenCodeEndsAt: '2026-11-22T18:30:00.000Z',
    });
    expect(notAsked.map(([field]) => field).sort()).toEqual([
      ...['byAndFor', 'cameFromDistrict', 'careNeeds', 'closed', 'dueOn', 'faithDiet', 'inCrisis'],
      ...['interpreterWanted', 'languages', 'learningDisability', 'mentalHealth', 'mobility', 'neededBy'],
      ...['nightWork', 'pets', 'pregnant', 'recourse', 'rentCover', 'risk', 'riskToOthers', 'sensory'],
      ...['stayDays', 'stayNear', 'substances'],
    ]);
    expect(people).toEqual([
      {
        key: '0',
        lead: true,
        partner: false,
        gender: null,
        born: null,
        age: null,
        ageToldOn: null,
        whereabouts: 'HERE',
        joinsOn: null,
      },
    ]);
    expect({ willShare, unsafeAreas }).toEqual({
      willShare: { kitchen: null, bathroom: null, room: null },
      unsafeAreas: { asked: false, districts: [], outcodes: [] },
    });
    expect(spokenCode).toMatch(/^[CDFHJKMNPRTWX3479]{3}-[CDFHJKMNPRTWX3479]{4}$/);
    expect(await auditOf(id)).toEqual(['HOUSEHOLD_REGISTERED']);
  });

  it('keeps everything that was told, in its order', async () => {
    const { household } = made(
      await households.registerHousehold(
        navigator,
        aRegistration({
          people: [aToldChild, theLead, { lead: false, partner: true, gender: 'PREFERS_NOT_TO_SAY' }],
          neededBy: '2026-11-28' as never,
          mobility: 'NO_STAIRS',
          substances: 'IN_TREATMENT',
          mentalHealth: 'LOW',
          inCrisis: false,
          recourse: 'PREFERS_NOT_TO_SAY',
          unsafeAreas: { districtCodes: [colchester, chelmsford, chelmsford], outcodes: ['co1 1aa', 'CM1'] },
        }),
      ),
    );
    expect(household).toMatchObject({
      people: [
        { lead: false, gender: 'WOMAN_OR_GIRL', age: 5, ageToldOn: '2026-11-21', born: null },
        { lead: true, born: { year: 1990, month: 6 }, age: null, ageToldOn: null },
        { partner: true, gender: 'PREFERS_NOT_TO_SAY' },
      ],
      neededBy: '2026-11-28',
      mobility: 'NO_STAIRS',
      substances: 'IN_TREATMENT',
      mentalHealth: 'LOW',
      inCrisis: false,
      recourse: 'PREFERS_NOT_TO_SAY',
      unsafeAreas: {
        asked: true,
        districts: [
          { code: chelmsford, name: 'Chelmsford' },
          { code: colchester, name: 'Colchester' },
        ],
        outcodes: ['CM1', 'CO1'],
      },
    });
  });

  it('says everything that is wrong at once, each with its field', async () => {
    const outcome = await households.registerHousehold(navigator, {
      people: [
        { lead: true, partner: false, born: { year: 90, month: 13 } },
        { lead: true, partner: false, gender: 'LADY' as never, age: 121 },
      ],
      neededFrom: '2026-11-20' as never,
      unsafeAreas: { districtCodes: [chelmsford, 'E07999999', 'Essex'], outcodes: ['CM1', 'ZZ9', 'Maldon'] },
    });
    expect(new Set(problemsOf(outcome))).toEqual(
      new Set([
        'NUMBER people.0.born.year',
        'NUMBER people.0.born.month',
        'CHOICE people.1.gender',
        'NUMBER people.1.age',
        'FORMAT unsafeAreas.districtCodes',
        'ONE_LEAD people',
        'BORN_TOO_EARLY people.0.born.year',
        'NEEDED_BEFORE_TODAY neededFrom',
        'UNKNOWN_DISTRICT unsafeAreas.districtCodes.1',
        'UNKNOWN_DISTRICT unsafeAreas.districtCodes.2',
        'UNKNOWN_OUTCODE unsafeAreas.outcodes.1',
        'UNKNOWN_OUTCODE unsafeAreas.outcodes.2',
      ]),
    );
  });

  it('leaves nothing when it is refused', async () => {
    const count = () => tests.query<{ n: string }>('select count(*) as n from household');
    const before = await count();
    await households.registerHousehold(navigator, { people: [] });
    expect(await count()).toEqual(before);
  });

  it('is for first contact, not for providers', () => {
    const worker: PersonActor = { ...navigator, roles: ['PROVIDER_MANAGER'] };
    expect(() => households.registerHousehold(worker, aRegistration())).toThrow(Forbidden);
    expect(() => households.households(worker, { first: 1 })).toThrow(Forbidden);
  });

  it('with one key many times at once makes one household, and answers the one code that opens it', async () => {
    const input = aRegistration({ idempotencyKey: randomUUID() });
    const all = (
      await Promise.all(Array.from({ length: 10 }, () => households.registerHousehold(navigator, input)))
    ).map((outcome) => made(outcome));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(new Set(all.map(({ spokenCode }) => spokenCode)).size).toBe(1);
    expect(await auditOf(all[0]?.id ?? '')).toEqual(['HOUSEHOLD_REGISTERED']);
    const opened = [];
    for (const { spokenCode } of all) {
      const taker = await aNavigator(tests);
      if (!isProblems(await households.pickUpHousehold(taker, { code: spokenCode }))) opened.push(spokenCode);
    }
    expect(opened).toHaveLength(1);
  });

  it('with one key and another household is refused', async () => {
    const idempotencyKey = randomUUID();
    made(await households.registerHousehold(navigator, aRegistration({ idempotencyKey })));
    const outcome = await households.registerHousehold(
      navigator,
      aRegistration({ idempotencyKey, inCrisis: true }),
    );
    expect(problemsOf(outcome)).toEqual(['KEY_USED idempotencyKey']);
  });
});

describe('a household', () => {
  it('of another organisation is not there', async () => {
    const { id } = made(await households.registerHousehold(navigator, aRegistration()));
    expect(await households.household(other, id)).toBeNull();
    expect(await households.household(other, randomUUID())).toBeNull();
    expect((await households.households(other, { first: 20 })).nodes).toEqual([]);
    expect(await db.read(other, (tx) => householdFacts(tx, id))).toBeNull();
    await expect(households.renewSpokenCode(other, id)).rejects.toThrow(NotFound);
    await expect(households.letGoOfHousehold(other, id)).rejects.toThrow(NotFound);
  });

  it('stands in the list newest first, page by page, in one statement each', async () => {
    const ids: string[] = [];
    for (let minute = 0; minute < 5; minute += 1) {
      now = addMinutes(now, 1);
      ids.unshift(made(await households.registerHousehold(navigator, aRegistration())).id);
    }
    const counted: number[] = [];
    const page = async (first: number, after?: string) => {
      statements = 0;
      const found = await households.households(
        navigator,
        after === undefined ? { first } : { first, after },
      );
      counted.push(statements);
      return found;
    };
    const one = await page(2);
    const two = await page(2, one.endCursor ?? '');
    const three = await page(2, two.endCursor ?? '');
    expect([one, two, three].map(({ nodes }) => nodes.map(({ id }) => id))).toEqual([
      ids.slice(0, 2),
      ids.slice(2, 4),
      ids.slice(4),
    ]);
    expect([one, two, three].map(({ hasNextPage }) => hasNextPage)).toEqual([true, true, false]);
    await page(50);
    // Begin, who acts, the list, commit.
    expect(counted).toEqual([4, 4, 4, 4]);
  });

  it('has facts for the rules: unsafe postcode districts count as every district they touch', async () => {
    const { id } = made(
      await households.registerHousehold(
        navigator,
        aRegistration({
          people: [theLead, aToldChild],
          unsafeAreas: { districtCodes: [colchester], outcodes: ['CM1'] },
        }),
      ),
    );
    const facts = await db.read(navigator, (tx) => householdFacts(tx, id));
    expect(facts).toMatchObject({
      people: [
        {
          key: '0',
          lead: true,
          partner: false,
          gender: 'WOMAN_OR_GIRL',
          born: { year: 1990, month: 6 },
          ageTold: null,
        },
        { key: '1', lead: false, born: null, ageTold: { age: 5, on: '2026-11-21' } },
      ],
      neededFrom: '2026-11-21',
      neededBy: null,
      mobility: null,
    });
    const names = await tests.query<{ code: string }>(
      `select distinct d.code from district d left join postcode_district_place p on p.district_id = d.id
       where (p.outcode = 'CM1' or d.code = $1) and d.live_to is null`,
      [colchester],
    );
    const unsafe = await tests.query<{ code: string }>(
      'select code from district where id = any ($1) and live_to is null',
      [facts?.unsafeDistrictIds ?? []],
    );
    expect(new Set(unsafe.map(({ code }) => code))).toEqual(new Set(names.map(({ code }) => code)));
    expect(names.length).toBeGreaterThan(1);
  });

  it('that was not asked about unsafe areas is not the same as one that has none', async () => {
    const notAsked = made(await households.registerHousehold(navigator, aRegistration()));
    const none = made(
      await households.registerHousehold(
        navigator,
        aRegistration({ unsafeAreas: { districtCodes: [], outcodes: [] } }),
      ),
    );
    const factsOf = (id: string) => db.read(navigator, (tx) => householdFacts(tx, id));
    expect((await factsOf(notAsked.id))?.unsafeDistrictIds).toBeNull();
    expect((await factsOf(none.id))?.unsafeDistrictIds).toEqual([]);
    expect(none.household.unsafeAreas.asked).toBe(true);
  });
});

describe('a spoken code', () => {
  it('adds a case holder, whoever held the case keeps it, and a new code takes its place', async () => {
    const { id, spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    now = addMinutes(now, 30);
    const heard = spokenCode.toLowerCase().replace('-', ' ');
    const taken = made(await households.pickUpHousehold(other, { code: heard }));
    expect(taken.household).toMatchObject({ id, heldSince: '2026-11-21T19:00:00.000Z' });
    expect(taken.spokenCode).not.toBe(spokenCode);
    expect((await households.household(navigator, id))?.heldSince).toBe('2026-11-21T18:30:00.000Z');
    expect(await auditOf(id)).toEqual(['HOUSEHOLD_PICKED_UP', 'HOUSEHOLD_REGISTERED']);
    const third = await aNavigator(tests);
    expect(problemsOf(await households.pickUpHousehold(third, { code: spokenCode }))).toEqual([
      'CODE_NOT_RIGHT code',
    ]);
    expect(made(await households.pickUpHousehold(third, { code: taken.spokenCode })).id).toBe(id);
  });

  it('opens nothing after a day, nor after it was renewed', async () => {
    const first = made(await households.registerHousehold(navigator, aRegistration()));
    const second = made(await households.renewSpokenCode(navigator, first.id));
    expect(problemsOf(await households.pickUpHousehold(other, { code: first.spokenCode }))).toEqual([
      'CODE_NOT_RIGHT code',
    ]);
    now = addMinutes(now, 24 * 60);
    expect(problemsOf(await households.pickUpHousehold(other, { code: second.spokenCode }))).toEqual([
      'CODE_NOT_RIGHT code',
    ]);
    expect((await households.household(navigator, first.id))?.spokenCodeEndsAt).toBeNull();
    expect(await auditOf(first.id)).toEqual(['HOUSEHOLD_REGISTERED', 'SPOKEN_CODE_RENEWED']);
  });

  it('may be tried wrongly five times an hour by one organisation; then even the right one waits', async () => {
    const { spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(problemsOf(await households.pickUpHousehold(other, { code: 'CCC-CCCC' }))).toEqual([
        'CODE_NOT_RIGHT code',
      ]);
    }
    expect(problemsOf(await households.pickUpHousehold(other, { code: spokenCode }))).toEqual([
      'TOO_MANY_TRIES code',
    ]);
    const elsewhere = await aNavigator(tests);
    expect(problemsOf(await households.pickUpHousehold(elsewhere, { code: 'CCC-CCCC' }))).toEqual([
      'CODE_NOT_RIGHT code',
    ]);
    now = addMinutes(now, 60);
    expect(problemsOf(await households.pickUpHousehold(other, { code: spokenCode }))).toEqual([]);
    const refused = await tests.query('select from audit_entry where subject_id = $1 and refused', [
      other.organisationId,
    ]);
    expect(refused).toHaveLength(6);
  });

  it('sent by two organisations at once is used by one', async () => {
    const { spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    const takers: PersonActor[] = [];
    while (takers.length < 8) takers.push(await aNavigator(tests));
    const outcomes = await Promise.all(
      takers.map((taker) => households.pickUpHousehold(taker, { code: spokenCode })),
    );
    expect(outcomes.filter((outcome) => !isProblems(outcome))).toHaveLength(1);
  });

  it('that was used answers the same request again by its key', async () => {
    const { id, spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    const input = { code: spokenCode, idempotencyKey: randomUUID() };
    const first = made(await households.pickUpHousehold(other, input));
    const again = made(await households.pickUpHousehold(other, input));
    expect([first.id, again.id]).toEqual([id, id]);
    expect(again.spokenCode).toBe(first.spokenCode);
    expect(await auditOf(id)).toEqual(['HOUSEHOLD_PICKED_UP', 'HOUSEHOLD_REGISTERED']);
  });

  it('is renewed once for one key, and is the same for every try', async () => {
    const { id, spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    const key = randomUUID();
    const first = made(await households.renewSpokenCode(navigator, id, key));
    const again = made(await households.renewSpokenCode(navigator, id, key));
    const another = made(await households.renewSpokenCode(navigator, id, randomUUID()));
    expect(first.spokenCode).not.toBe(spokenCode);
    expect(again.spokenCode).toBe(first.spokenCode);
    expect(another.spokenCode).not.toBe(first.spokenCode);
    expect(await auditOf(id)).toEqual(['HOUSEHOLD_REGISTERED', 'SPOKEN_CODE_RENEWED', 'SPOKEN_CODE_RENEWED']);
    expect(isProblems(await households.pickUpHousehold(other, { code: another.spokenCode }))).toBe(false);
  });

  it('is nowhere in the database, and in no statement', async () => {
    written.length = 0;
    const input = aRegistration({ idempotencyKey: randomUUID() });
    const { spokenCode } = made(await households.registerHousehold(navigator, input));
    const taken = made(
      await households.pickUpHousehold(other, { code: spokenCode, idempotencyKey: randomUUID() }),
    );
    const codes = [spokenCode, taken.spokenCode].flatMap((code) => [code, code.replace('-', '')]);
    const tables = await tests.query<{ name: string }>(
      "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    );
    for (const { name } of tables) {
      const found = await tests.query(`select from ${name} t where t::text ilike any ($1)`, [
        codes.map((code) => `%${code}%`),
      ]);
      expect([name, found.length]).toEqual([name, 0]);
    }
    expect(written.filter((text) => codes.some((code) => text.includes(code)))).toEqual([]);
  });
});

describe('letting go of a household', () => {
  it('ends the case for that organisation only; by a new code it may be picked up again', async () => {
    const { id, spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    const taken = made(await households.pickUpHousehold(other, { code: spokenCode }));
    expect(made(await households.letGoOfHousehold(navigator, id))).toEqual({ id });
    expect(await households.household(navigator, id)).toBeNull();
    expect(await households.household(other, id)).not.toBeNull();
    expect(await auditOf(id)).toContain('HOUSEHOLD_LET_GO');
    now = addMinutes(now, 1);
    expect(
      made(await households.pickUpHousehold(navigator, { code: taken.spokenCode })).household.heldSince,
    ).toBe('2026-11-21T18:31:00.000Z');
  });

  it('is refused to the last who holds the case, whom nobody could replace', async () => {
    const { id } = made(await households.registerHousehold(navigator, aRegistration()));
    expect(problemsOf(await households.letGoOfHousehold(navigator, id))).toEqual(['LAST_HOLDER householdId']);
    expect(await households.household(navigator, id)).not.toBeNull();
  });

  it('is refused while the organisation has a live hold for it', async () => {
    const { id, spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    made(await households.pickUpHousehold(other, { code: spokenCode }));
    const holdUntil = async (endsAt: Date): Promise<void> => {
      await tests.query('set session_replication_role = replica');
      await tests.query(
        `insert into hold (id, household_id, organisation_id, person_id, provider_id, service_id, unit_id, vacancy_id, verdict, arrive, held_at, ends_at)
         values ($1, $2, $3, $4, $1, $1, $1, $1, 'SUITABLE', '2026-11-21', $5, $6)`,
        [randomUUID(), id, navigator.organisationId, navigator.personId, addMinutes(endsAt, -10), endsAt],
      );
      await tests.query('set session_replication_role = origin');
    };
    await holdUntil(addMinutes(now, 0));
    await holdUntil(addMinutes(now, 60));
    expect(problemsOf(await households.letGoOfHousehold(navigator, id))).toEqual([
      'HAS_A_PLACE_AT_HAND householdId',
    ]);
    now = addMinutes(now, 60);
    expect(problemsOf(await households.letGoOfHousehold(navigator, id))).toEqual([]);
  });
});
