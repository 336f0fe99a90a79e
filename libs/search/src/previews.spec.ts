import { randomUUID } from 'node:crypto';
import { accommodationEntities, type SetEntryRulesInput } from '@app/accommodation';
import { acting, anOpenVacancy, anOrganisation, aService, aUnit } from '@app/accommodation/testing';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { EntryRules, HouseholdFacts } from '@app/eligibility';
import { aChild, aged, aHousehold, aPerson } from '@app/eligibility/testing';
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
import { Forbidden, type LocalDate, NotFound, type PersonActor } from '@app/kernel';
import { placeEntities } from '@app/places';
import type { PreviewType } from './api/preview.type';
import { sampleOf } from './domain/sample';
import { Previews, searchEntities, Searches } from './index';
import { everythingAnswered } from './testing';

let tests: TestDatabase;
let db: Database;
let previews: Previews;
let manager: PersonActor;
let serviceId: string;
let unitId: string;
let now: Date;

const today = '2027-03-10' as LocalDate;
const yesterday = '2027-03-09' as LocalDate;

const withBoyOf = (age: number): HouseholdFacts =>
  aHousehold({ people: [aPerson(), aChild({ gender: 'MAN_OR_BOY', ...aged(age) })] });

/** So many searches of a day. */
async function searched(count: number, facts: HouseholdFacts, on: LocalDate = yesterday): Promise<void> {
  const sample = JSON.stringify(sampleOf(facts, on));
  await tests.query(
    'insert into search_sample select gen_random_uuid(), $2, $3::jsonb from generate_series(1, $1)',
    [count, on, sample],
  );
}

const forService = (rules: EntryRules): SetEntryRulesInput =>
  ({ level: 'SERVICE', id: serviceId, rules }) as SetEntryRulesInput;
const preview = async (rules: EntryRules, actor = manager): Promise<PreviewType> =>
  made(await previews.previewEntryRules(actor, forService(rules)));
const refused = async (rules: EntryRules, actor = manager): Promise<string[]> =>
  problemsOf(await previews.previewEntryRules(actor, forService(rules)));

/** Sets what the service says, past its command. */
async function said(rules: EntryRules): Promise<void> {
  await tests.query('delete from entry_rules where service_id = $1', [serviceId]);
  await tests.query(
    'insert into entry_rules (id, provider_id, service_id, rules, set_at) values ($1, $2, $3, $4, $5)',
    [randomUUID(), manager.organisationId, serviceId, JSON.stringify(rules), now],
  );
}

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open(
    [...placeEntities, ...accommodationEntities, ...householdEntities, ...searchEntities],
    { clock: () => now },
  );
  previews = new Previews(db);
});
beforeEach(async () => {
  now = new Date('2027-03-10T12:00:00Z');
  await tests.query('delete from search_sample');
  await tests.query('delete from search_day');
  const providerId = await anOrganisation(tests);
  manager = acting(providerId, 'PROVIDER_MANAGER');
  serviceId = await aService(tests, providerId);
  unitId = await aUnit(tests, providerId, serviceId);
});
afterAll(() => tests.drop());

describe('the preview of a rule', () => {
  it('says how many of those who searched it lets pass, asks about and fails, now and then', async () => {
    await said({ boysToAge: 10, boysConsiderToAge: null });
    await searched(11, withBoyOf(9));
    await searched(12, withBoyOf(13));
    await searched(7, withBoyOf(16));
    expect(await preview({ boysToAge: 12, boysConsiderToAge: 14 })).toEqual({
      id: serviceId,
      searches: 30,
      rules: [
        {
          rule: 'BOYS_UPPER_AGE',
          number: 6,
          title: "Boys' upper age",
          now: { passes: 10, asks: 0, fails: 20 },
          then: { passes: 10, asks: 10, fails: 5 },
        },
      ],
    });
  });

  it('sets nothing', async () => {
    await said({ boysToAge: 10 });
    await searched(20, withBoyOf(13));
    await preview({ boysToAge: 15 });
    expect(await tests.query('select rules from entry_rules where service_id = $1', [serviceId])).toEqual([
      { rules: { boysToAge: 10 } },
    ]);
  });

  it('is of every rule that would change, each by itself', async () => {
    await said({ boysToAge: 10, boysConsiderToAge: null, minimumAge: 18 });
    await searched(20, withBoyOf(13));
    const { rules } = await preview({ boysToAge: 14, minimumAge: 16, boysConsiderToAge: null });
    expect(rules.map(({ rule }) => rule)).toEqual(['MINIMUM_AGE', 'BOYS_UPPER_AGE']);
  });

  it('may be of a unit, a vacancy, or the whole provider', async () => {
    await searched(20, withBoyOf(13));
    const { vacancyId } = await anOpenVacancy(tests, unitId);
    for (const [level, id, rules] of [
      ['UNIT', unitId, { boysToAge: 1, boysConsiderToAge: null }],
      ['VACANCY', vacancyId, { minimumAge: 40 }],
      ['PROVIDER', undefined, { maximumChildren: 0, considerChildrenTo: null }],
    ] as const) {
      const input = { level, id, rules } as SetEntryRulesInput;
      const { rules: found } = made(await previews.previewEntryRules(manager, input));
      expect(found).toMatchObject([{ then: { passes: 0, asks: 0, fails: 20 } }]);
    }
  });

  it('is of the unit that says the most for them', async () => {
    await searched(20, withBoyOf(13));
    await aUnit(tests, manager.organisationId, serviceId);
    const { rules } = made(
      await previews.previewEntryRules(manager, {
        level: 'UNIT',
        id: unitId,
        rules: { boysToAge: 1, boysConsiderToAge: null },
      }),
    );
    expect(rules).toMatchObject([{ then: { fails: 20 } }]);
  });

  it('is refused where nothing would change, and where it is wider than it may be', async () => {
    await searched(20, withBoyOf(13));
    await said({ minimumAge: 18 });
    expect(await refused({ minimumAge: 18 })).toEqual(['NOTHING_CHANGES rules']);
    const input = { level: 'UNIT', id: unitId, rules: { minimumAge: 16 } } as SetEntryRulesInput;
    expect(problemsOf(await previews.previewEntryRules(manager, input))).toEqual([
      'ENTRY_RULE_TOO_WIDE rules.minimumAge',
    ]);
  });

  it('is for managers, of their own services', async () => {
    await searched(20, withBoyOf(13));
    expect(() =>
      previews.previewEntryRules(acting(manager.organisationId, 'PROVIDER_WORKER'), forService({})),
    ).toThrow(Forbidden);
    const other = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
    await expect(previews.previewEntryRules(other, forService({ minimumAge: 30 }))).rejects.toThrow(NotFound);
  });
});

describe('a preview is no oracle', () => {
  it('says nothing of fewer than 20 searches', async () => {
    await searched(19, withBoyOf(13));
    expect(await refused({ boysToAge: 8, boysConsiderToAge: null })).toEqual(['TOO_FEW_SEARCHES']);
    // What was refused uses up no run.
    await searched(1, withBoyOf(13));
    expect((await preview({ boysToAge: 8, boysConsiderToAge: null })).searches).toBe(20);
  });

  it('gives one run a day for each rule and service, whatever the level and whoever asks', async () => {
    await searched(20, withBoyOf(13));
    await preview({ boysToAge: 8, boysConsiderToAge: null });
    expect(await refused({ boysToAge: 9, boysConsiderToAge: null })).toEqual(['PREVIEWED_TODAY']);
    expect(
      await refused({ boysToAge: 9, boysConsiderToAge: null }, { ...manager, personId: randomUUID() }),
    ).toEqual(['PREVIEWED_TODAY']);
    const ofUnit = { level: 'UNIT', id: unitId, rules: { boysToAge: 9 } } as SetEntryRulesInput;
    expect(problemsOf(await previews.previewEntryRules(manager, ofUnit))).toEqual(['PREVIEWED_TODAY']);
    await preview({ minimumAge: 30 });
    now = new Date('2027-03-11T12:00:00Z');
    await preview({ boysToAge: 9, boysConsiderToAge: null });
  });

  it('gives no second look by setting the rule in between', async () => {
    await searched(20, withBoyOf(13));
    await preview({ boysToAge: 8, boysConsiderToAge: null });
    await said({ boysToAge: 14, boysConsiderToAge: null });
    expect(await refused({ boysToAge: 8, boysConsiderToAge: null })).toEqual(['PREVIEWED_TODAY']);
    // Another rule's preview says nothing of this one.
    const { rules } = await preview({ minimumAge: 30, boysToAge: 14, boysConsiderToAge: null });
    expect(rules.map(({ rule }) => rule)).toEqual(['MINIMUM_AGE']);
  });

  it('says the same whether or not somebody searched today', async () => {
    await searched(20, withBoyOf(13));
    const without = await preview({ boysToAge: 8, boysConsiderToAge: null });
    await searched(5, withBoyOf(7), today);
    await tests.query('delete from rule_preview');
    expect(await preview({ boysToAge: 8, boysConsiderToAge: null })).toEqual(without);
  });

  it('says the same of one household more', async () => {
    await searched(20, withBoyOf(13));
    const without = await preview({ boysToAge: 8, boysConsiderToAge: null });
    await searched(1, withBoyOf(7));
    await tests.query('delete from rule_preview');
    expect(await preview({ boysToAge: 8, boysConsiderToAge: null })).toEqual(without);
  });

  it('answers in fives, each count by itself', async () => {
    for (const age of [3, 7, 9, 12, 13, 16]) await searched(age, withBoyOf(age));
    const { searches, rules } = await preview({ boysToAge: 8, boysConsiderToAge: 13 });
    const counts = [
      searches,
      ...rules
        .flatMap(({ now: before, then }) => [before, then])
        .flatMap(({ passes, asks, fails }) => [passes, asks, fails]),
    ];
    expect(counts.filter((count) => count % 5 !== 0)).toEqual([]);
  });

  it('has none for taking households from the same district', async () => {
    await searched(20, withBoyOf(13));
    expect(await refused({ takesLocal: 'NO' })).toEqual(['NOT_PREVIEWED rules.takesLocal']);
  });

  it('judges nothing older than 28 days', async () => {
    await searched(20, withBoyOf(13), '2027-02-09' as LocalDate);
    expect(await refused({ boysToAge: 8, boysConsiderToAge: null })).toEqual(['TOO_FEW_SEARCHES']);
  });

  it('the database gives no sample without a run on record, and nobody reads the table', async () => {
    await searched(20, withBoyOf(13));
    const take = (actor: PersonActor): Promise<{ outcome: string }[]> =>
      db.commit(actor, (tx) =>
        tx.manager.query("select outcome from take_preview(array[$1::uuid], array['BOYS_UPPER_AGE'], 20)", [
          serviceId,
        ]),
      ) as Promise<{ outcome: string }[]>;
    expect(await take(acting(manager.organisationId, 'PROVIDER_WORKER'))).toEqual([{ outcome: 'NOT_YOURS' }]);
    expect(await take(acting(await anOrganisation(tests), 'PROVIDER_MANAGER'))).toEqual([
      { outcome: 'NOT_YOURS' },
    ]);
    expect(await take(manager)).toHaveLength(20);
    expect(await take(manager)).toEqual([{ outcome: 'ALREADY' }]);
    for (const actor of [manager, acting(manager.organisationId, 'COMMISSIONER')]) {
      await expect(db.read(actor, (tx) => tx.manager.query('select from search_sample'))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

it('a search leaves one sample a household a day, without areas, months of birth or whose it is', async () => {
  const households = new Households(db, aCodeKey);
  const searches = new Searches(db);
  const navigator = await aNavigator(tests);
  const { id } = made(
    await households.registerHousehold(
      navigator,
      aRegistration({
        ...everythingAnswered,
        people: [
          theLead,
          { lead: false, partner: false, gender: 'MAN_OR_BOY', born: { year: 2014, month: 5 } },
        ],
        unsafeAreas: { districtCodes: ['E07000070'], outcodes: [] },
        cameFromDistrictCode: 'E07000074',
        stayNear: [{ districtCode: 'E07000066', reason: 'WORK', flexible: false }],
      }),
    ),
  );
  made(await searches.findMatches(navigator, id));
  made(await searches.findMatches(navigator, id));
  const samples = await tests.query<{ id: string; day: string; facts: HouseholdFacts }>(
    "select id, to_char(day, 'YYYY-MM-DD') as day, facts from search_sample",
  );
  expect(samples).toHaveLength(1);
  expect(samples[0]?.facts).toMatchObject({ unsafeDistrictIds: [], cameFromDistrictId: null, stayNear: [] });
  expect(samples[0]?.facts.people).toMatchObject([
    { born: null, ageTold: { age: 36, on: today } },
    { born: null, ageTold: { age: 12, on: today } },
  ]);
  const districts = await tests.query<{ id: string }>('select id from district where greater_essex');
  expect(districts.filter((district) => JSON.stringify(samples).includes(district.id))).toEqual([]);
  expect(JSON.stringify(samples)).not.toContain(id);
});
