import { accommodationEntities } from '@app/accommodation';
import { acting, anOpenVacancy, anOrganisation, aService, aUnit } from '@app/accommodation/testing';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { householdEntities, Households } from '@app/households';
import {
  aCodeKey,
  aNavigator,
  aRegistration,
  made,
  problemsOf,
  theLead,
  withPlaces,
} from '@app/households/testing';
import { addDays, BadInput, day, dayIn, Forbidden, NotFound, type PersonActor } from '@app/kernel';
import { placeEntities } from '@app/places';
import { searchEntities, Searches, UnmetNeeds, type UnmetOutcome } from './index';
import { everythingAnswered } from './testing';

let tests: TestDatabase;
let db: Database;
let households: Households;
let searches: Searches;
let unmetNeeds: UnmetNeeds;
let navigator: PersonActor;
let now: Date;

const commissioner = (): PersonActor => acting(navigator.organisationId, 'COMMISSIONER');
const later = (days: number): void => {
  now = new Date(now.getTime() + days * 86_400_000);
};

const aHouseholdOf = async (actor: PersonActor, input = {}): Promise<string> =>
  made(await households.registerHousehold(actor, aRegistration({ ...everythingAnswered, ...input }))).id;

const find = async (householdId: string, actor = navigator): Promise<void> => {
  made(await searches.findMatches(actor, householdId));
};

const close = async (householdId: string, outcome: UnmetOutcome): Promise<number> =>
  made(await unmetNeeds.closeUnmetNeed(navigator, { householdId, outcome })).days;

interface Row {
  readonly day: string;
  readonly because: string;
  readonly needs: string[];
  readonly rules: string[];
  readonly outcome: string | null;
  readonly family_separated: boolean;
}
/** What is kept without households, whoever may read it. */
const kept = (): Promise<Row[]> =>
  tests.query<Row>(
    "select to_char(day, 'YYYY-MM-DD') as day, because, needs, rules, outcome, family_separated from unmet_need order by day, needs",
  );
const links = (): Promise<{ household_id: string }[]> => tests.query('select household_id from search_day');

/** A place that takes nobody with children. */
async function aPlaceWithoutChildren(): Promise<string> {
  const providerId = await anOrganisation(tests);
  const unitId = await aUnit(tests, providerId, await aService(tests, providerId));
  return (await anOpenVacancy(tests, unitId, { maximumChildren: 0 })).vacancyId;
}
const withChild = {
  people: [theLead, { lead: false, partner: false, gender: 'MAN_OR_BOY' as const, age: 13 }],
};

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open(
    [...placeEntities, ...accommodationEntities, ...householdEntities, ...searchEntities],
    { clock: () => now },
  );
  households = new Households(db, aCodeKey);
  searches = new Searches(db);
  unmetNeeds = new UnmetNeeds(db);
});
beforeEach(async () => {
  now = new Date('2027-03-10T12:00:00Z');
  await tests.query("update vacancy_facts set status = 'WITHDRAWN'");
  await tests.query("update vacancy set status = 'WITHDRAWN'");
  for (const table of ['search_day', 'unmet_need', 'search_sample'])
    await tests.query(`delete from ${table}`);
  navigator = await aNavigator(tests);
});
afterAll(() => tests.drop());

describe('a household for which nothing is free', () => {
  it('is kept once a day, without itself: what it needed, what stood in the way most', async () => {
    await aPlaceWithoutChildren();
    const householdId = await aHouseholdOf(navigator, { ...withChild, recourse: 'NO', pregnant: true });
    await find(householdId);
    await find(householdId);
    expect(await kept()).toEqual([
      {
        day: '2027-03-10',
        because: 'NOTHING_SUITS',
        needs: ['ONE_OR_TWO_CHILDREN', 'SON_OF_12_OR_OVER', 'PREGNANT', 'NO_RECOURSE'],
        rules: ['MAXIMUM_CHILDREN'],
        outcome: null,
        family_separated: false,
      },
    ]);
    const columns = await tests.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'unmet_need'",
    );
    expect(columns.map(({ name }) => name).sort()).toEqual(
      ['because', 'day', 'district_id', 'family_separated', 'id', 'needs', 'outcome', 'rules'].sort(),
    );
  });

  it('is kept with the last search of the day, and not at all when that found something', async () => {
    const householdId = await aHouseholdOf(navigator, withChild);
    await find(householdId);
    expect(await kept()).toMatchObject([{ because: 'NOTHING_OPEN', rules: [] }]);
    const vacancyId = await aPlaceWithoutChildren();
    await find(householdId);
    expect(await kept()).toMatchObject([{ because: 'NOTHING_SUITS', rules: ['MAXIMUM_CHILDREN'] }]);
    await tests.query('update vacancy_facts set maximum_children = 3 where vacancy_id = $1', [vacancyId]);
    await find(householdId);
    expect(await kept()).toEqual([]);
    expect(await unmetNeeds.unmetDays(navigator, householdId)).toEqual([]);
  });

  it('is kept again on another day, and twice for two', async () => {
    const householdId = await aHouseholdOf(navigator);
    await find(householdId);
    await find(await aHouseholdOf(navigator, withChild));
    later(1);
    await find(householdId);
    expect((await kept()).map(({ day }) => day)).toEqual(['2027-03-10', '2027-03-10', '2027-03-11']);
  });

  it('names the district of the council that was asked, and of nobody else', async () => {
    const [{ id } = { id: '' }] = await tests.query<{ id: string }>(
      "select id from district where code = 'E07000070'",
    );
    await tests.query('update organisation set district_id = $2 where id = $1', [
      navigator.organisationId,
      id,
    ]);
    await find(await aHouseholdOf(navigator));
    const police = await aNavigator(tests, ['REFERRING_PRACTITIONER']);
    await find(await aHouseholdOf(police), police);
    expect(await tests.query('select district_id from unmet_need order by district_id')).toEqual([
      { district_id: id },
      { district_id: null },
    ]);
  });
});

describe('closing a day', () => {
  it('says what happened instead, and lets go of whose day it was', async () => {
    const householdId = await aHouseholdOf(navigator);
    await find(householdId);
    later(1);
    await find(householdId);
    expect(await unmetNeeds.unmetDays(navigator, householdId)).toEqual(['2027-03-10', '2027-03-11']);
    expect(await close(householdId, 'WENT_ELSEWHERE')).toBe(2);
    expect((await kept()).map(({ outcome }) => outcome)).toEqual(['WENT_ELSEWHERE', 'WENT_ELSEWHERE']);
    expect(await unmetNeeds.unmetDays(navigator, householdId)).toEqual([]);
    expect(
      problemsOf(await unmetNeeds.closeUnmetNeed(navigator, { householdId, outcome: 'STAYED' })),
    ).toEqual(['NO_UNMET_NEED householdId']);
    // Whoever searches next, for whomever, deletes what nobody reads any more.
    later(1);
    const another = await aHouseholdOf(navigator);
    await find(another);
    expect(await links()).toEqual([{ household_id: another }]);
    expect(await kept()).toHaveLength(3);
  });

  it('up to a day leaves the later ones open', async () => {
    const householdId = await aHouseholdOf(navigator);
    for (let days = 0; days < 3; days += 1) {
      await find(householdId);
      later(1);
    }
    const through = day('2027-03-11');
    made(await unmetNeeds.closeUnmetNeed(navigator, { householdId, outcome: 'STAYED', through }));
    expect(await unmetNeeds.unmetDays(navigator, householdId)).toEqual(['2027-03-12']);
  });

  it('counts a family that was separated once, however many days it waited', async () => {
    const householdId = await aHouseholdOf(navigator, withChild);
    for (let days = 0; days < 3; days += 1) {
      await find(householdId);
      later(1);
    }
    await close(householdId, 'SEPARATED_BECAUSE_NO_PLACE');
    expect((await kept()).map((row) => row.family_separated)).toEqual([false, false, true]);
  });

  it('happens by itself when they arrive somewhere', async () => {
    const householdId = await aHouseholdOf(navigator);
    await find(householdId);
    await tests.query(
      'alter table episode drop constraint episode_placement_id_provider_id_household_id_fkey',
    );
    await tests.query("select set_config('hearth.now', $1, false)", [now.toISOString()]);
    await tests.query(
      `insert into episode (id, household_id, placement_id, provider_id, service_id, accommodation_type, relevant, household_reference, started_on)
       values (gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'REFUGE', true, 'ABC', '2027-03-11')`,
      [householdId],
    );
    expect((await kept()).map(({ outcome }) => outcome)).toEqual(['PLACED_LATER']);
  });

  it('that nobody closed happens after 28 days: nobody can read whose day it was', async () => {
    const householdId = await aHouseholdOf(navigator);
    await find(householdId);
    later(28);
    expect(await unmetNeeds.unmetDays(navigator, householdId)).toEqual(['2027-03-10']);
    later(1);
    expect(await unmetNeeds.unmetDays(navigator, householdId)).toEqual([]);
    const another = await aHouseholdOf(navigator);
    await find(another);
    expect(await links()).toEqual([{ household_id: another }]);
    expect(await kept()).toMatchObject([{ outcome: null }, { outcome: null }]);
  });

  it('is for those who hold the case', async () => {
    const householdId = await aHouseholdOf(navigator);
    await find(householdId);
    const other = await aNavigator(tests);
    expect(await unmetNeeds.unmetDays(other, householdId)).toEqual([]);
    await expect(unmetNeeds.closeUnmetNeed(other, { householdId, outcome: 'STAYED' })).rejects.toThrow(
      NotFound,
    );
    // The function asks again, whoever calls it.
    const through = dayIn(now);
    const answer = await db.commit(other, (tx) =>
      tx.manager.query("select close_unmet_days($1, $2, 'STAYED') as days", [householdId, through]),
    );
    expect(answer).toEqual([{ days: 0 }]);
    expect(await kept()).toMatchObject([{ outcome: null }]);
  });
});

describe('who reads what is kept', () => {
  const readers = ['COMMISSIONER', 'DATA_OFFICER'] as const;
  const tables = ['unmet_need', 'search_day'] as const;
  const seenBy = (actor: PersonActor): Promise<number[]> =>
    db.read(actor, (tx) =>
      Promise.all(
        tables.map(async (table) => {
          const rows: unknown[] = await tx.manager.query(`select from ${table}`);
          return rows.length;
        }),
      ),
    );

  it('commissioners and data officers read it without households, once the day is over', async () => {
    await find(await aHouseholdOf(navigator));
    for (const role of readers) expect(await seenBy(acting(navigator.organisationId, role))).toEqual([0, 0]);
    later(1);
    for (const role of readers) expect(await seenBy(acting(navigator.organisationId, role))).toEqual([1, 0]);
  });

  it('the case holder reads its own days, another organisation and a provider nothing', async () => {
    await find(await aHouseholdOf(navigator));
    later(1);
    expect(await seenBy(navigator)).toEqual([0, 1]);
    expect(await seenBy(await aNavigator(tests))).toEqual([0, 0]);
    expect(await seenBy(acting(await anOrganisation(tests), 'PROVIDER_MANAGER'))).toEqual([0, 0]);
  });

  it('nobody else may ask for the counts', () => {
    for (const role of ['NAVIGATOR', 'PROVIDER_MANAGER', 'AUDITOR', 'ADMINISTRATOR'] as const) {
      const actor = acting(navigator.organisationId, role);
      expect(() => unmetNeeds.unmetNeed(actor, day('2027-02-01'), day('2027-02-28'))).toThrow(Forbidden);
    }
  });
});

describe('the counts', () => {
  /** So many households without a place on a day of February. */
  async function inFebruary(households: number, child = false): Promise<void> {
    now = new Date('2027-02-10T12:00:00Z');
    for (let count = 0; count < households; count += 1) {
      await find(await aHouseholdOf(navigator, child ? withChild : {}));
    }
  }
  const february = (): ReturnType<UnmetNeeds['unmetNeed']> => {
    now = new Date('2027-03-10T12:00:00Z');
    return unmetNeeds.unmetNeed(commissioner(), day('2027-02-01'), day('2027-02-28'));
  };

  it('are to the nearest five, and none under five is shown', async () => {
    await inFebruary(4);
    await inFebruary(8, true);
    const counts = await february();
    expect(counts).toMatchObject({ householdDays: 10, familiesSeparated: null });
    expect(counts.needs.filter(({ householdDays }) => householdDays !== null)).toEqual([
      { need: 'ONE_OR_TWO_CHILDREN', householdDays: 10 },
      { need: 'SON_OF_12_OR_OVER', householdDays: 10 },
    ]);
    expect(counts.causes.filter(({ householdDays }) => householdDays !== null)).toEqual([
      { cause: 'NOTHING_OPEN', householdDays: 10 },
    ]);
    expect(counts.outcomes).toContainEqual({ outcome: 'NOT_KNOWN', householdDays: 10 });
    expect(counts.rules).toHaveLength(31);
  });

  it('show nothing of four', async () => {
    await inFebruary(4, true);
    const { from, to, ...counts } = await february();
    expect([from, to]).toEqual(['2027-02-01', '2027-02-28']);
    expect(JSON.stringify(counts)).not.toMatch(/"householdDays":\d/);
    expect(counts).toMatchObject({ householdDays: null, familiesSeparated: null, districts: [] });
  });

  it('do not tell by their difference whether one more was without a place', async () => {
    await inFebruary(11);
    const eleven = await february();
    await inFebruary(1);
    expect(await february()).toEqual(eleven);
  });

  it.each([
    ['2027-02-01', '2027-02-27'],
    ['2027-02-02', '2027-02-28'],
    ['2027-03-01', '2027-03-31'],
    ['2027-02-28', '2027-02-01'],
  ])('are of whole months that are over, not from %s to %s', async (from, to) => {
    await expect(unmetNeeds.unmetNeed(commissioner(), day(from), day(to))).rejects.toThrow(BadInput);
  });

  it('may be of several months', async () => {
    await inFebruary(5);
    now = new Date('2027-01-10T12:00:00Z');
    for (let count = 0; count < 5; count += 1) await find(await aHouseholdOf(navigator));
    now = new Date('2027-03-10T12:00:00Z');
    const both = await unmetNeeds.unmetNeed(
      commissioner(),
      day('2027-01-01'),
      addDays(day('2027-03-01'), -1),
    );
    expect(both.householdDays).toBe(10);
    expect(both.months).toEqual([
      { month: '2027-01', householdDays: 5 },
      { month: '2027-02', householdDays: 5 },
    ]);
  });
});
