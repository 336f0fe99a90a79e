import { accommodationEntities } from '@app/accommodation';
import { anOpenVacancy, anOrganisation, aService, aUnit } from '@app/accommodation/testing';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { householdEntities, Households } from '@app/households';
import { aCodeKey, aNavigator, aRegistration, made, withPlaces } from '@app/households/testing';
import { dayIn, type PersonActor } from '@app/kernel';
import { type District, districtsOn, placeEntities, placesOf } from '@app/places';
import { searchEntities, Searches } from './index';
import { everythingAnswered } from './testing';

/**
 * The toggling attack: whoever may register households tries one district after another as unsafe, as the one they came
 * from and as the one to stay near, and reads all that a search and a judgement say. Of a service that is shown by its
 * sub-region, they must learn nothing finer.
 */
let tests: TestDatabase;
let db: Database;
let households: Households;
let searches: Searches;
let navigator: PersonActor;
let essex: readonly District[];
const now = new Date();

/** What the attacker may set for each district. */
const toggles = ['unsafe', 'from', 'near'] as const;
type Toggle = (typeof toggles)[number];
const toggled = (toggle: Toggle, code: string): object =>
  ({
    unsafe: { unsafeAreas: { districtCodes: [code], outcodes: [] } },
    from: { cameFromDistrictCode: code },
    near: { stayNear: [{ districtCode: code, reason: 'WORK', flexible: false }] },
  })[toggle];

/** All that the attacker reads after one search: verdicts, reasons, counts, ranks, order, and each judgement. */
async function read(toggle: Toggle, code: string): Promise<string> {
  const { id: householdId } = made(
    await households.registerHousehold(
      navigator,
      aRegistration({ ...everythingAnswered, ...toggled(toggle, code) }),
    ),
  );
  const search = made(await searches.findMatches(navigator, householdId));
  const { nodes } = await searches.matches(navigator, search, { first: 50 });
  const left = await searches.notSuitable(navigator, search, { first: 50 });
  const near = await searches.nearMisses(navigator, search as Parameters<Searches['nearMisses']>[1]);
  const opened = await Promise.all(
    [...nodes, ...left.nodes].map(({ vacancy }) => searches.judgement(navigator, householdId, vacancy.id)),
  );
  const own = { id: '', householdId: '', askedAt: '' };
  return JSON.stringify({ counted: { ...search, ...own }, nodes, left: left.nodes, near, opened });
}

/** An open vacancy of a service of its own, that takes nobody from its own district. */
async function aPlaceIn(
  district: District,
  masked: boolean,
): Promise<{ serviceId: string; vacancyId: string }> {
  const providerId = await anOrganisation(tests);
  const serviceId = await aService(tests, providerId);
  await tests.query('update service set shown_district_id = $2, shown_sub_region = $3 where id = $1', [
    serviceId,
    masked ? null : district.id,
    masked ? district.subRegion : null,
  ]);
  await tests.query('update service_district set district_id = $2 where service_id = $1', [
    serviceId,
    district.id,
  ]);
  const unitId = await aUnit(tests, providerId, serviceId);
  return anOpenVacancy(tests, unitId, { takesLocal: 'NO' });
}

const moveTo = (serviceId: string, district: District): Promise<object[]> =>
  tests.query('update service_district set district_id = $2 where service_id = $1', [serviceId, district.id]);

/** Everything read over every district of the county, by district. */
async function attack(toggle: Toggle): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { code } of essex) found.set(code, await read(toggle, code));
  return found;
}

/** Only how the rules came out, in the order in which the districts were tried: no name of an area. */
const verdictsIn = (found: ReadonlyMap<string, string>, vacancyId: string): Map<string, string> =>
  new Map(
    [...found].map(([code, said]) => [
      code,
      said.includes(vacancyId)
        ? [...said.matchAll(/"outcome":"([A-Z]+)"/g)].map(([, word]) => word).join()
        : '',
    ]),
  );

const inMid = (): District[] => essex.filter(({ subRegion }) => subRegion === 'MID');

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open(
    [...placeEntities, ...accommodationEntities, ...householdEntities, ...searchEntities],
    { clock: () => now },
  );
  households = new Households(db, aCodeKey);
  searches = new Searches(db);
  navigator = await aNavigator(tests);
  const places = await db.read(navigator, placesOf);
  essex = districtsOn(places, dayIn(now)).filter(({ greaterEssex }) => greaterEssex);
});
beforeEach(async () => {
  await tests.query("update vacancy_facts set status = 'WITHDRAWN'");
  await tests.query("update vacancy set status = 'WITHDRAWN'");
});
afterAll(() => tests.drop());

it('the county is there, and its middle has several districts', () => {
  expect(essex.length).toBeGreaterThan(12);
  expect(inMid().length).toBeGreaterThan(1);
});

describe.each(toggles)('toggling districts as %s', (toggle) => {
  it('tells where a service is that is shown by its district: the attack is real', async () => {
    const [first, ...others] = essex;
    if (!first) throw new Error('There is a district.');
    const { serviceId, vacancyId } = await aPlaceIn(first, false);
    const there = await attack(toggle);
    const elsewhere: Map<string, string>[] = [];
    for (const district of others.slice(0, 3)) {
      await moveTo(serviceId, district);
      for (const table of ['service', 'vacancy_facts']) {
        await tests.query(
          `update ${table} set shown_district_id = $2 where ${table === 'service' ? 'id' : 'service_id'} = $1`,
          [serviceId, district.id],
        );
      }
      elsewhere.push(verdictsIn(await attack(toggle), vacancyId));
    }
    expect(elsewhere).not.toContainEqual(verdictsIn(there, vacancyId));
  }, 60_000);

  it('says the same of a masked service wherever in its sub-region it truly is', async () => {
    const [first, ...others] = inMid();
    if (!first) throw new Error('There is a district.');
    const { serviceId } = await aPlaceIn(first, true);
    // Others beside it, so that its rank and the order of all could tell something.
    for (const district of essex.slice(0, 3)) await aPlaceIn(district, false);
    const there = await attack(toggle);
    for (const district of others) {
      await moveTo(serviceId, district);
      expect(await attack(toggle)).toEqual(there);
    }
  }, 120_000);

  it('says of a masked service the same for every district of its sub-region', async () => {
    const [home] = inMid();
    if (!home) throw new Error('There is a district.');
    await aPlaceIn(home, true);
    const found = await attack(toggle);
    const said = new Set(inMid().map(({ code }) => found.get(code)));
    expect(said.size).toBe(1);
  }, 60_000);
});
