import { randomUUID } from 'node:crypto';
import { type Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, type PersonActor } from '@app/kernel';
import { Client } from 'pg';
import { districtByCode, districtsOn, plannedSuccessors, successorsOn } from './domain/districts';
import { areaName, geographyOn } from './domain/geography';
import { Districts } from './districts';
import { placeId } from './name-uuid';
import type { Places } from './domain/places';
import { expandUnsafe } from './domain/unsafe';
import { loadPlaces, placesAreLoaded } from './load/load-places';
import { placeEntities } from './store/places.entities';
import { placesOf } from './store/places.store';

const today = day('2026-11-21');
const actor: PersonActor = {
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId: randomUUID(),
  roles: ['NAVIGATOR'],
};

let tests: TestDatabase;
let db: Database;
let places: Places;

async function load(connectionString = tests.administratorUrl): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  const start = performance.now();
  await loadPlaces(client);
  const took = performance.now() - start;
  await client.end();
  return took;
}

const rows = (): Promise<object[]> =>
  tests.query(`
    select 'district' as kind, t::text as row, xmin::text from district t
    union all select 'succession', t::text, xmin::text from district_succession t
    union all select 'neighbour', t::text, xmin::text from district_neighbour t
    union all select 'postcode district', t::text, xmin::text from postcode_district t
    union all select 'touched', t::text, xmin::text from postcode_district_place t
    union all select 'holiday', t::text, xmin::text from bank_holiday t
    order by 1, 2`);

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(placeEntities);
});
afterAll(() => tests.drop());

describe('loading places', () => {
  it('is refused to be read before it was done', async () => {
    await expect(db.read(actor, placesOf)).rejects.toThrow('Run loadPlaces first');
  });

  it('takes seconds at most, twice gives the same rows, and leaves them untouched', async () => {
    const client = new Client({ connectionString: tests.administratorUrl });
    await client.connect();
    expect(await placesAreLoaded(client)).toBe(false);
    expect(await load()).toBeLessThan(5_000);
    expect(await placesAreLoaded(client)).toBe(true);
    await client.end();
    const first = await rows();
    await load();
    expect(await rows()).toEqual(first);
  });

  it('has every row of the sources', async () => {
    const [counts] = await tests.query(`select
      (select count(*)::int from district where live_to is null and not provisional) as live,
      (select count(*)::int from district where live_to is not null) as former,
      (select count(*)::int from district where provisional) as planned,
      (select count(*)::int from postcode_district) as outcodes,
      (select count(*)::int from bank_holiday) as holidays,
      (select count(*)::int from district_neighbour where not over_water) as borders`);
    // 361, 46 and 2,864 rows; 83 bank holidays; 1,514 directed pairs and the other side of 10 of them.
    expect(counts).toEqual({
      live: 361,
      former: 46,
      planned: 5,
      outcodes: 2864,
      holidays: 83,
      borders: 1524,
    });
  });

  it('works for an administrator who is no superuser', async () => {
    const role = `admin_${randomUUID().slice(0, 8)}`;
    const url = new URL(tests.administratorUrl);
    const [{ owner }] = (await tests.query(
      "select relowner::regrole::text as owner from pg_class where oid = 'district'::regclass",
    )) as [{ owner: string }];
    await tests.query(`create role ${role} login password 'x'`);
    await tests.query(`grant connect on database "${url.pathname.slice(1)}" to ${role}`);
    await tests.query(`grant ${owner} to ${role}`);
    url.username = role;
    url.password = 'x';
    const before = await rows();
    await load(url.toString());
    expect(await rows()).toEqual(before);
    await tests.query(`drop owned by ${role}`);
    await tests.query(`drop role ${role}`);
  });
});

describe('places', () => {
  const district = (code: string, on = today) => districtByCode(places, code, on);
  const names = (ids: Iterable<string>): string[] =>
    [...ids].map((id) => places.districts.get(id)?.name ?? id).sort();

  beforeAll(async () => {
    places = await db.read(actor, placesOf);
  });

  it('are read once per process', async () => {
    expect(await db.read(actor, placesOf)).toBe(places);
  });

  it('have 14 districts in Greater Essex, each in its sub-region', () => {
    const essex = districtsOn(places, today).filter(({ greaterEssex }) => greaterEssex);
    expect(essex).toHaveLength(14);
    const of = (subRegion: string): string[] =>
      names(geographyOn(places, today).districtsOfSubRegion(subRegion));
    expect(of('NORTH')).toEqual(['Braintree', 'Colchester', 'Tendring', 'Uttlesford']);
    expect(of('MID')).toEqual(['Chelmsford', 'Maldon']);
    expect(of('WEST')).toEqual(['Brentwood', 'Epping Forest', 'Harlow']);
    expect(of('SOUTH')).toEqual(['Basildon', 'Castle Point', 'Rochford', 'Southend-on-Sea', 'Thurrock']);
  });

  it('have 25 adjacencies inside Greater Essex, two of them over water', () => {
    const inside = [...places.neighbours.values()]
      .flat()
      .filter(({ districtId, neighbourId }) =>
        [districtId, neighbourId].every((id) => places.districts.get(id)?.greaterEssex),
      );
    expect(inside).toHaveLength(2 * 25);
    const water = inside
      .filter(({ overWater }) => overWater)
      .map(({ districtId, neighbourId }) => names([districtId, neighbourId]).join(' – '));
    expect([...new Set(water)].sort()).toEqual(['Castle Point – Thurrock', 'Maldon – Rochford']);
    const beside = (code: string): string[] => names(geographyOn(places, today).neighboursOf(placeId(code)));
    expect(beside('E07000073')).toEqual(['East Hertfordshire', 'Epping Forest']);
    expect(beside('E07000071')).toEqual(['Babergh', 'Braintree', 'Maldon', 'Tendring']);
    expect(beside('E07000074')).toEqual(['Braintree', 'Chelmsford', 'Colchester', 'Rochford']);
  });

  it('have neighbours both ways everywhere, Wales and Scotland too', () => {
    for (const neighbour of [...places.neighbours.values()].flat()) {
      const back = places.neighbours.get(neighbour.neighbourId) ?? [];
      expect(back.some(({ neighbourId }) => neighbourId === neighbour.districtId)).toBe(true);
      expect(neighbour.neighbourId).not.toBe(neighbour.districtId);
    }
  });

  it('follow a district through its mergers', () => {
    const become = (code: string, on: string): string[] =>
      successorsOn(places, placeId(code), day(on)).map(({ code }) => code);
    expect(become('E07000004', '2019-12-31')).toEqual(['E07000004']);
    expect(become('E07000004', '2020-03-31')).toEqual(['E07000004']);
    expect(become('E07000004', '2020-04-01')).toEqual(['E06000060']);
    expect(become('E07000190', '2022-01-01')).toEqual(['E07000246']);
    expect(become('E07000190', '2026-11-21')).toEqual(['E06000066']);
    expect(become('E08000016', '2026-11-21')).toEqual(['E08000038']);
    expect(become('E07000071', '2030-01-01')).toEqual(['E07000071']);
    expect(become('nowhere', '2026-11-21')).toEqual([]);
  });

  it('have a district under one code at a time', () => {
    expect(district('E06000060', day('2019-12-31'))).toBeUndefined();
    expect(district('E06000060')?.name).toBe('Buckinghamshire');
    expect(district('E07000004')).toBeUndefined();
    expect(district('E07000004', day('2019-12-31'))?.name).toBe('Aylesbury Vale');
    expect(districtsOn(places, today)).toHaveLength(361);
  });

  it('plan the five councils of 2028 for the eleven districts known, and none is live', () => {
    const planned = places.successions.filter(({ status }) => status === 'PLANNED');
    expect(planned).toHaveLength(11);
    expect(new Set(planned.map(({ successorId }) => successorId)).size).toBe(5);
    expect(plannedSuccessors(places, placeId('E07000071'))).toMatchObject([
      {
        code: 'PLANNED-NORTH-EAST-ESSEX',
        name: 'North East Essex',
        provisional: true,
        liveFrom: '2028-04-01',
      },
    ]);
    for (const code of ['E07000068', 'E07000074', 'E06000033'])
      expect(plannedSuccessors(places, placeId(code))).toEqual([]);
    expect(districtsOn(places, day('2028-04-01'))).toHaveLength(361);
    expect(districtsOn(places, day('2028-04-01')).some(({ provisional }) => provisional)).toBe(false);
  });

  it('know the districts each postcode district touches, the greatest part first', () => {
    const touched = (outcode: string): string[] =>
      (places.postcodeDistricts.get(outcode)?.touches ?? []).map(({ districtId }) =>
        names([districtId]).join(''),
      );
    expect(touched('CM1')[0]).toBe('Chelmsford');
    expect(touched('CO10')).toContain('Braintree');
    expect(touched('CO10')[0]).toBe('Babergh');
    for (const { touches, livePostcodes } of places.postcodeDistricts.values()) {
      expect(touches.length).toBeGreaterThan(0);
      // A few postcodes of the source have no district.
      expect(touches.reduce((sum, touch) => sum + touch.livePostcodes, 0)).toBeLessThanOrEqual(livePostcodes);
    }
  });

  it('count an unsafe postcode district as every district it touches, and a merged one as all it was', () => {
    const co10 = expandUnsafe([], ['CO10'], places);
    expect(names(co10)).toEqual(expect.arrayContaining(['Babergh', 'Braintree']));
    expect(names(expandUnsafe([placeId('E07000071')], ['ZZ99'], places))).toEqual(['Colchester']);
    expect(names(expandUnsafe([placeId('E07000004')], [], places))).toEqual([
      'Aylesbury Vale',
      'Buckinghamshire',
      'Chiltern',
      'South Bucks',
      'Wycombe',
    ]);
  });

  it('have names to be shown by', () => {
    expect(areaName({ shownDistrictId: placeId('E07000071'), shownSubRegion: null }, places)).toBe(
      'Colchester',
    );
    expect(areaName({ shownDistrictId: null, shownSubRegion: 'NORTH' }, places)).toBe('North Essex');
    expect(areaName({ shownDistrictId: null, shownSubRegion: 'E10000029' }, places)).toBe('Suffolk');
    expect(areaName({ shownDistrictId: null, shownSubRegion: 'E99' }, places)).toBe('Not known');
    expect(geographyOn(places, today).districtsOfSubRegion('E10000029')).toContain(placeId('E07000200'));
  });

  it('are told to anyone signed in: the districts of a day, and those of a postcode district', async () => {
    const districts = new Districts(db);
    const list = await districts.districts(actor, today);
    expect(list).toHaveLength(361);
    expect(list.find(({ name }) => name === 'Colchester')).toMatchObject({
      code: 'E07000071',
      subRegion: 'NORTH',
      plannedSuccessors: ['North East Essex'],
    });
    expect(
      (await districts.districts(actor, day('2019-12-31'))).some(({ name }) => name === 'Chiltern'),
    ).toBe(true);
    const found = await districts.postcodeDistrict(actor, 'co10 1aa');
    expect(found?.outcode).toBe('CO10');
    expect(found?.districts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Babergh', 'Braintree']),
    );
    expect(await districts.postcodeDistrict(actor, 'BT1')).toBeNull();
    expect(await districts.postcodeDistrict(actor, 'nonsense')).toBeNull();
  });

  it('have the bank holidays of England and Wales', () => {
    expect(places.bankHolidays.has('2026-12-25')).toBe(true);
    // Scotland's second of January is none here.
    expect(places.bankHolidays.has('2026-01-02')).toBe(false);
  });
});
