import { randomUUID } from 'node:crypto';
import { accommodationEntities } from '@app/accommodation';
import { acting, anOpenVacancy, anOrganisation, aService, aUnit } from '@app/accommodation/testing';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type EntryRules, ruleCodes } from '@app/eligibility';
import { householdEntities, Households } from '@app/households';
import { aCodeKey, aNavigator, aRegistration, made, put, theLead, withPlaces } from '@app/households/testing';
import { addDays, addMinutes, BadInput, dayIn, Forbidden, type PersonActor } from '@app/kernel';
import { accessiblePenalty } from '@app/matching';
import { placeEntities } from '@app/places';
import type { JudgementType, MatchType } from './api/match.type';
import { searchEntities, Searches } from './index';
import { everythingAnswered } from './testing';

let tests: TestDatabase;
let db: Database;
let households: Households;
let searches: Searches;
let navigator: PersonActor;
let providerId: string;
let serviceId: string;
let now: Date;

const withBoy = {
  people: [theLead, { lead: false, partner: false, gender: 'MAN_OR_BOY' as const, age: 15 }],
};

const aHouseholdOf = async (input = {}, actor = navigator): Promise<string> =>
  made(await households.registerHousehold(actor, aRegistration({ ...everythingAnswered, ...input }))).id;

const aVacancy = async (rules: EntryRules = {}, unit = {}): Promise<{ vacancyId: string; unitId: string }> =>
  anOpenVacancy(tests, await aUnit(tests, providerId, serviceId, unit), rules);

/** A claim on the unit, from today unless said otherwise. */
async function claimed(
  unitId: string,
  { kind = 'STAY', heldBy = null as string | null, from = 0, nights = null as number | null } = {},
): Promise<string> {
  const id = randomUUID();
  const arrive = addDays(dayIn(now), from);
  const leave = nights === null ? null : addDays(arrive, nights);
  await tests.query(
    "select set_config('hearth.now', $1, false), set_config('hearth.organisation', $2, false)",
    [now.toISOString(), providerId],
  );
  await tests.query(
    `insert into occupancy (id, unit_id, provider_id, held_by, kind, arrive, leave, free_from, claimed_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      unitId,
      providerId,
      heldBy,
      kind,
      arrive,
      leave,
      leave ?? 'infinity',
      now,
      kind === 'HOLD' ? addMinutes(now, 60) : 'infinity',
    ],
  );
  return id;
}

/** The hold of that claim, for a household. */
async function heldFor(
  householdId: string,
  occupancyId: string,
  vacancyId: string,
  unitId: string,
): Promise<void> {
  await tests.query(
    `insert into hold (id, household_id, organisation_id, person_id, provider_id, service_id, unit_id, vacancy_id, occupancy_id, verdict, arrive, held_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'SUITABLE', $10, $11, $12)`,
    [
      randomUUID(),
      householdId,
      navigator.organisationId,
      navigator.personId,
      providerId,
      serviceId,
      unitId,
      vacancyId,
      occupancyId,
      dayIn(now),
      now,
      addMinutes(now, 60),
    ],
  );
}

/** That this service declined this household so many days ago. */
const declined = (householdId: string, daysAgo: number, by = navigator): Promise<void> =>
  put(tests, [
    `insert into referral (id, hold_id, household_id, organisation_id, person_id, provider_id, service_id, unit_id, vacancy_id, status, household_reference, facts, submitted_at, answer_by, answered_at, shown_reason)
     values ($1, $1, $2, $3, $4, $5, $6, $1, $1, 'DECLINED', 'ABC', '{}', $7, $7, $7, 'NO_BEDSPACE')`,
    [
      randomUUID(),
      householdId,
      by.organisationId,
      by.personId,
      providerId,
      serviceId,
      addMinutes(now, -1440 * daysAgo),
    ],
  ]);

const opened = async (householdId: string, vacancyId: string, actor = navigator): Promise<JudgementType> => {
  const judgement = await searches.judgement(actor, householdId, vacancyId);
  if (!judgement) throw new Error('It is there.');
  return judgement;
};
const blockersOf = async (householdId: string, vacancyId: string): Promise<(readonly [string, boolean])[]> =>
  (await opened(householdId, vacancyId)).blockers.map(({ code, stops }) => [code, stops] as const);

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open(
    [...placeEntities, ...accommodationEntities, ...householdEntities, ...searchEntities],
    { clock: () => now },
  );
  households = new Households(db, aCodeKey);
  searches = new Searches(db);
});
beforeEach(async () => {
  now = new Date();
  await tests.query("update vacancy_facts set status = 'WITHDRAWN'");
  await tests.query("update vacancy set status = 'WITHDRAWN'");
  navigator = await aNavigator(tests);
  providerId = await anOrganisation(tests);
  serviceId = await aService(tests, providerId);
});
afterAll(() => tests.drop());

describe('what stands in the way beside the rules', () => {
  it('is nothing of a free place', async () => {
    const { vacancyId } = await aVacancy();
    expect(await blockersOf(await aHouseholdOf(), vacancyId)).toEqual([]);
  });

  it('is a hold of somebody else: not whose, and not until when', async () => {
    const { vacancyId, unitId } = await aVacancy();
    const { organisationId } = await aNavigator(tests);
    await claimed(unitId, { kind: 'HOLD', heldBy: organisationId });
    const { blockers } = await opened(await aHouseholdOf(), vacancyId);
    expect(blockers).toEqual([{ code: 'HELD', message: 'It is held for somebody else.', stops: true }]);
  });

  it('is your own hold, for this household or for another', async () => {
    const { vacancyId, unitId } = await aVacancy();
    const [theirs, another] = [await aHouseholdOf(), await aHouseholdOf()];
    const occupancyId = await claimed(unitId, { kind: 'HOLD', heldBy: navigator.organisationId });
    await heldFor(theirs, occupancyId, vacancyId, unitId);
    expect(await blockersOf(theirs, vacancyId)).toEqual([['HELD_FOR_THEM', true]]);
    expect(await blockersOf(another, vacancyId)).toEqual([['HELD_BY_YOU', true]]);
  });

  it('is a stay, and an urgent closure', async () => {
    const stay = await aVacancy();
    await claimed(stay.unitId);
    const closed = await aVacancy();
    await tests.query('update vacancy_facts set do_not_use = true where vacancy_id = $1', [closed.vacancyId]);
    const householdId = await aHouseholdOf();
    for (const { vacancyId } of [stay, closed]) {
      expect(await blockersOf(householdId, vacancyId)).toEqual([['NOT_FREE', true]]);
    }
  });

  it('is that not one night fits before the next claim', async () => {
    const { vacancyId, unitId } = await aVacancy();
    await claimed(unitId, { from: 1 });
    expect(await blockersOf(await aHouseholdOf(), vacancyId)).toEqual([['OUT_OF_DATES', true]]);
  });

  it('is that the service declined them within twelve months, which stops nothing', async () => {
    const { vacancyId } = await aVacancy();
    const [lately, long, never] = [await aHouseholdOf(), await aHouseholdOf(), await aHouseholdOf()];
    await declined(lately, 300);
    await declined(long, 400);
    expect(await blockersOf(lately, vacancyId)).toEqual([['DECLINED_BEFORE', false]]);
    expect(await blockersOf(long, vacancyId)).toEqual([]);
    expect(await blockersOf(never, vacancyId)).toEqual([]);
    const search = made(await searches.findMatches(navigator, lately));
    expect(search).toMatchObject({ suitable: 1, blockers: [{ code: 'DECLINED_BEFORE', vacancies: 1 }] });
    const { nodes } = await searches.matches(navigator, search, { first: 1 });
    expect(nodes[0]?.blockers).toMatchObject([{ code: 'DECLINED_BEFORE', stops: false }]);
  });

  it('says to another holder of the case too that they were declined, and to nobody else', async () => {
    const householdId = await aHouseholdOf();
    await declined(householdId, 10);
    const { spokenCode } = made(await households.renewSpokenCode(navigator, householdId));
    const other = await aNavigator(tests);
    const ask = (actor: PersonActor): Promise<unknown[]> =>
      db.read(actor, (tx) =>
        tx.manager.query('select service_id from services_that_declined($1)', [householdId]),
      );
    expect(await ask(other)).toEqual([]);
    made(await households.pickUpHousehold(other, { code: spokenCode }));
    expect(await ask(other)).toEqual([{ service_id: serviceId }]);
    expect(await ask(acting(providerId, 'PROVIDER_MANAGER'))).toEqual([]);
  });

  it('is counted where no rule fails, and only there', async () => {
    const held = await aVacancy();
    await claimed(held.unitId, { kind: 'HOLD', heldBy: (await aNavigator(tests)).organisationId });
    const stay = await aVacancy();
    await claimed(stay.unitId);
    const unsuitable = await aVacancy({ genderPolicy: 'MEN_ONLY' });
    await claimed(unsuitable.unitId);
    await aVacancy();
    const search = made(await searches.findMatches(navigator, await aHouseholdOf()));
    expect(search).toMatchObject({ suitable: 1, notFree: 2, notSuitable: 1 });
    expect(search.blockers.map(({ code, vacancies }) => [code, vacancies])).toEqual([
      ['HELD', 1],
      ['NOT_FREE', 1],
    ]);
  });
});

describe('what a search says beside its matches', () => {
  it('is the one question that would decide the most', async () => {
    for (let count = 0; count < 3; count += 1) await aVacancy();
    const householdId = await aHouseholdOf({ unsafeAreas: null, stayDays: null });
    expect(made(await searches.findMatches(navigator, householdId)).question).toMatchObject({
      about: 'UNSAFE_AREAS',
      rules: ['UNSAFE_AREAS'],
      decides: 3,
      openIn: 3,
    });
  });

  it('is no question when nothing is open', async () => {
    await aVacancy();
    expect(made(await searches.findMatches(navigator, await aHouseholdOf())).question).toBeNull();
  });

  it('is the one change, counted also over what the database removed, and the places it would open', async () => {
    const { vacancyId } = await aVacancy({ boysToAge: 12, boysConsiderToAge: null });
    const taken = await aVacancy({ boysToAge: 12, boysConsiderToAge: null });
    await claimed(taken.unitId);
    await aVacancy({ minimumAge: 60 });
    const search = made(await searches.findMatches(navigator, await aHouseholdOf(withBoy)));
    expect(search).toMatchObject({
      notSuitable: 3,
      change: { kind: 'PROVIDER', fact: 'ALL_THE_SAME', opens: 2 },
    });
    const near = await searches.nearMisses(navigator, search as Parameters<Searches['nearMisses']>[1]);
    expect(near.map(({ vacancy, changes }) => [vacancy.id, changes.length])).toEqual([[vacancyId, 1]]);
  });

  it('names nothing of the household that it did not mark as flexible', async () => {
    await aVacancy({ boysToAge: 12, boysConsiderToAge: null });
    await aVacancy({ minimumAge: 60 });
    await aVacancy({}, { bedspaces: 1, cots: 0 });
    const { change } = made(await searches.findMatches(navigator, await aHouseholdOf(withBoy)));
    expect(change).not.toBeNull();
    expect(JSON.stringify(change)).not.toMatch(/boy|son|child|age|sex|gender|unsafe|risk|health/i);
  });

  it('is what of their safety was not checked, links to residents always', async () => {
    const { vacancyId } = await aVacancy({ takesLocal: 'NO' });
    const householdId = await aHouseholdOf({ unsafeAreas: null, risk: null });
    const search = made(await searches.findMatches(navigator, householdId));
    const { nodes } = await searches.matches(navigator, search, { first: 1 });
    for (const { notChecked } of [nodes[0] ?? { notChecked: [] }, await opened(householdId, vacancyId)]) {
      expect(notChecked.map(({ rule }) => rule)).toEqual(['UNSAFE_AREAS', 'OUT_OF_AREA', 'LINK_TO_RESIDENT']);
    }
    const settled = await opened(await aHouseholdOf({ cameFromDistrictCode: 'E07000070' }), vacancyId);
    expect(settled.notChecked.map(({ rule }) => rule)).toEqual(['LINK_TO_RESIDENT']);
  });
});

describe('the rank', () => {
  it('is by printed weights: accessible homes last for those who need none, first come wishes that are met', async () => {
    const plain = await aVacancy();
    const accessible = await aVacancy();
    const withPets = await aVacancy({ petsTaken: 'NONE' });
    await tests.query(
      'update vacancy_facts set wheelchair_accessible = true, ground_floor = true where vacancy_id = $1',
      [accessible.vacancyId],
    );
    const householdId = await aHouseholdOf({ pets: [{ kind: 'DOG_CAT', count: 1 }] });
    const search = made(await searches.findMatches(navigator, householdId));
    const { nodes } = await searches.matches(navigator, search, { first: 50 });
    expect(nodes.map(({ vacancy }) => vacancy.id)).toEqual([
      plain.vacancyId,
      withPets.vacancyId,
      accessible.vacancyId,
    ]);
    const weight = new Map(searches.matchingWeights(navigator).map(({ what, points }) => [what, points]));
    const [first, second, third] = nodes.map(({ score }) => score?.points ?? 0);
    expect((first ?? 0) - (second ?? 0)).toBe(weight.get('PETS'));
    expect((first ?? 0) - (third ?? 0)).toBe(accessiblePenalty);
    expect(weight.get('ACCESSIBLE_UNIT')).toBe(-accessiblePenalty);
    for (const { score } of nodes) {
      expect(score?.lines.reduce((sum, { points }) => sum + points, 0)).toBe(score?.points);
      expect(score?.lines.filter(({ what, of }) => of > 0 && weight.get(what) !== of)).toEqual([]);
    }
  });

  it('puts an accessible home nowhere special for who needs it', async () => {
    const accessible = await aVacancy();
    await tests.query('update vacancy_facts set wheelchair_accessible = true where vacancy_id = $1', [
      accessible.vacancyId,
    ]);
    const { score } = await opened(await aHouseholdOf({ mobility: 'WHEELCHAIR_FULL' }), accessible.vacancyId);
    expect(score.lines.map(({ what }) => what)).not.toContain('ACCESSIBLE_UNIT');
  });
});

describe('comparing matches', () => {
  it('shows every rule of two to four of them side by side, in the order asked for', async () => {
    const [one, other] = [await aVacancy({ petsTaken: 'NONE' }), await aVacancy()];
    const householdId = await aHouseholdOf({ pets: [{ kind: 'DOG_CAT', count: 1 }] });
    const { id } = made(await searches.findMatches(navigator, householdId));
    const comparison = await searches.compareMatches(navigator, id, [one.vacancyId, other.vacancyId]);
    expect(comparison?.matches.map(({ vacancy }) => vacancy.id)).toEqual([one.vacancyId, other.vacancyId]);
    expect(comparison?.rules.map(({ rule }) => rule)).toEqual(ruleCodes);
    expect(comparison?.rules.filter(({ differs }) => differs)).toMatchObject([
      { rule: 'PETS', outcomes: [{ outcome: 'FAIL' }, { outcome: 'PASS' }] },
    ]);
  });

  it('is of matches of a search of yours, all of them', async () => {
    const [one, other] = [await aVacancy(), await aVacancy()];
    const unsuitable = await aVacancy({ genderPolicy: 'MEN_ONLY' });
    const ids = [one.vacancyId, other.vacancyId];
    const { id } = made(await searches.findMatches(navigator, await aHouseholdOf()));
    expect(await searches.compareMatches(navigator, id, [one.vacancyId, unsuitable.vacancyId])).toBeNull();
    expect(await searches.compareMatches(navigator, randomUUID(), ids)).toBeNull();
    expect(await searches.compareMatches(await aNavigator(tests), id, ids)).toBeNull();
    const [first = ''] = ids;
    for (const wrong of [[first], [first, first], [...ids, ...ids.map(() => randomUUID()), randomUUID()]]) {
      expect(() => searches.compareMatches(navigator, id, wrong)).toThrow(BadInput);
    }
    expect(() => searches.compareMatches(acting(providerId, 'PROVIDER_MANAGER'), id, ids)).toThrow(Forbidden);
  });
});

describe('what does not suit', () => {
  it('is listed with the rules that fail and nothing else, a page at a time, judged now', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.push((await aVacancy({ boysToAge: 3, boysConsiderToAge: null })).vacancyId);
    const hopeless = await aVacancy({ genderPolicy: 'MEN_ONLY', minimumAge: 60 });
    await aVacancy();
    const search = made(await searches.findMatches(navigator, await aHouseholdOf(withBoy)));
    const found: (readonly [string, readonly string[], boolean])[] = [];
    let after: string | null = null;
    do {
      const page = await searches.notSuitable(navigator, search, { first: 2, ...(after ? { after } : {}) });
      expect(page.nodes.length).toBeLessThanOrEqual(2);
      for (const { vacancy, rules, overridable, ...rest } of page.nodes) {
        expect(rest).toEqual({});
        found.push([vacancy.id, rules, overridable]);
      }
      after = page.hasNextPage ? page.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(
      [
        ...ids.map((id) => [id, ['BOYS_UPPER_AGE'], true] as const),
        [hopeless.vacancyId, ['GENDER_OF_SERVICE', 'MINIMUM_AGE'], false] as const,
      ].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    await expect(searches.notSuitable(navigator, search, { first: 2, after: 'WyJ4Il0' })).rejects.toThrow(
      BadInput,
    );
    expect((await searches.notSuitable(await aNavigator(tests), search, { first: 2 })).nodes).toEqual([]);
  });
});

it('a search keeps no area, and nobody reads it after its household was let go', async () => {
  await aVacancy();
  const householdId = await aHouseholdOf({
    unsafeAreas: { districtCodes: ['E07000074'], outcodes: [] },
    cameFromDistrictCode: 'E07000074',
    stayNear: [{ districtCode: 'E07000070', reason: 'WORK', flexible: true }],
  });
  made(await searches.findMatches(navigator, householdId));
  const kept = await tests.query('select to_jsonb(q) as search from search q where household_id = $1', [
    householdId,
  ]);
  const districts = await tests.query<{ id: string }>('select id from district where greater_essex');
  expect(districts.filter(({ id }) => JSON.stringify(kept).includes(id))).toEqual([]);
  const seen = (): Promise<number[]> =>
    db.read(navigator, (tx) =>
      Promise.all(
        ['search', 'search_match'].map(async (table) => {
          const rows: unknown[] = await tx.manager.query(`select from ${table} where household_id = $1`, [
            householdId,
          ]);
          return rows.length;
        }),
      ),
    );
  expect(await seen()).toEqual([1, 1]);
  const { spokenCode } = made(await households.renewSpokenCode(navigator, householdId));
  made(await households.pickUpHousehold(await aNavigator(tests), { code: spokenCode }));
  made(await households.letGoOfHousehold(navigator, householdId));
  expect(await seen()).toEqual([0, 0]);
});

describe('a private question', () => {
  interface Read {
    readonly counted: object;
    readonly nodes: readonly MatchType[];
    readonly opened: JudgementType;
  }
  /** All that somebody reads of this household's search and of one place, without what differs by itself. */
  async function readBy(actor: PersonActor, householdId: string, vacancyId: string): Promise<Read> {
    const search = made(await searches.findMatches(actor, householdId));
    const { nodes } = await searches.matches(actor, search, { first: 50 });
    const counted = { ...search, id: '', askedAt: '' };
    return { counted, nodes, opened: await opened(householdId, vacancyId, actor) };
  }
  const questions = ({ nodes, opened: judgement }: Read): unknown[] => [
    nodes[0]?.privateQuestion,
    judgement.privateQuestion,
  ];
  const without = (read: object): unknown =>
    JSON.parse(
      JSON.stringify(read, (key, value: unknown) => (key === 'privateQuestion' ? undefined : value)),
    );
  const told = (householdId: string, answer: string): Promise<object[]> =>
    tests.query(
      `insert into household_trans_history (household_person_id, household_id, answer, told_at)
       select id, household_id, $2, $3 from household_person where household_id = $1 and lead`,
      [householdId, answer, now],
    );
  const policy = (vacancyId: string, said: string | null): Promise<object[]> =>
    tests.query('update vacancy_facts set admission_policy = $2 where vacancy_id = $1', [vacancyId, said]);

  it('is put to who may read the class, and changes no verdict, reason, count, rank or order for anybody', async () => {
    const { vacancyId } = await aVacancy();
    await aVacancy();
    await policy(vacancyId, 'SINGLE_SEX_ONLY');
    const householdId = await aHouseholdOf();
    const mixed = { ...navigator, roles: ['NAVIGATOR', 'PROVIDER_WORKER'] as const };
    const before = [
      await readBy(navigator, householdId, vacancyId),
      await readBy(mixed, householdId, vacancyId),
    ] as const;
    await told(householdId, 'YES');
    const after = [
      await readBy(navigator, householdId, vacancyId),
      await readBy(mixed, householdId, vacancyId),
    ] as const;
    expect(questions(before[0])).toEqual([null, null]);
    expect(questions(after[0])).toEqual([
      expect.stringContaining('privately'),
      expect.stringContaining('privately'),
    ]);
    expect(without(after[0])).toEqual(without(before[0]));
    // Who works for a provider too reads exactly what was there before.
    expect(after[1]).toEqual(before[1]);
  });

  it.each([
    ['CASE_BY_CASE', 'YES', true],
    ['SINGLE_SEX_ONLY', 'YES', true],
    [null, 'YES', true],
    ['INCLUSIVE', 'YES', false],
    ['SINGLE_SEX_ONLY', 'NO', false],
    ['SINGLE_SEX_ONLY', 'PREFERS_NOT_TO_SAY', false],
  ])('by a policy of %s and an answer of %s: %s', async (said, answer, asks) => {
    const { vacancyId } = await aVacancy();
    await policy(vacancyId, said);
    const householdId = await aHouseholdOf();
    await told(householdId, answer);
    expect((await opened(householdId, vacancyId)).privateQuestion !== null).toBe(asks);
  });

  it('is none where everyone has a home of their own', async () => {
    const { vacancyId } = await aVacancy({ genderPolicy: 'MIXED_SELF_CONTAINED' });
    const householdId = await aHouseholdOf();
    await told(householdId, 'YES');
    expect((await opened(householdId, vacancyId)).privateQuestion).toBeNull();
  });

  it('leaves no trace in what is kept', async () => {
    await aVacancy();
    const householdId = await aHouseholdOf();
    const traces = async (): Promise<string> => {
      made(await searches.findMatches(navigator, householdId));
      const rows = await tests.query(
        `select q.inputs, q.findings, q.rule_counts, m.outcomes, m.score, m.rank, s.facts, (select json_agg(n.needs) from unmet_need n) as needs
         from search q join search_match m on m.search_id = q.id join search_day d on d.household_id = q.household_id
           join search_sample s on s.id = d.sample_id
         where q.household_id = $1 order by q.asked_at desc, q.id limit 1`,
        [householdId],
      );
      return JSON.stringify(rows);
    };
    const before = await traces();
    await told(householdId, 'YES');
    expect(await traces()).toBe(before);
  });
});
