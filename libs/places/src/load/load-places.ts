import type { Client } from 'pg';
import { type ReadPlaces, readPlaces } from './read-places';

/**
 * Puts the reference data into the database, in one transaction: as often as one likes, with the same rows each
 * time, or those of newer data. Run as the administrator, superuser or not.
 */
export async function loadPlaces(client: Client): Promise<void> {
  const places = await readPlaces();
  await client.query('begin');
  try {
    await client.query(`set local role ${await ownerOf(client)}`);
    await client.query("select pg_advisory_xact_lock(hashtextextended('hearth places', 0))");
    await write(client, places);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Whether there are any places yet. Run as the administrator, superuser or not. */
export async function placesAreLoaded(client: Client): Promise<boolean> {
  await client.query(`set role ${await ownerOf(client)}`);
  try {
    const { rowCount } = await client.query('select from bank_holiday limit 1');
    return rowCount === 1;
  } finally {
    await client.query('reset role');
  }
}

/** The role that owns the tables, quoted: the only one that may change places. */
async function ownerOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ owner: string }>(
    "select relowner::regrole::text as owner from pg_class where oid = 'district'::regclass",
  );
  return rows[0]?.owner ?? '';
}

async function write(client: Client, places: ReadPlaces): Promise<void> {
  await put(client, 'district', ['id'], districtColumns, places.districts);
  await put(
    client,
    'district_succession',
    ['predecessor_id', 'successor_id'],
    successionColumns,
    places.successions,
  );
  await put(
    client,
    'district_neighbour',
    ['district_id', 'neighbour_id'],
    neighbourColumns,
    places.neighbours,
  );
  await put(client, 'postcode_district', ['outcode'], postcodeColumns, places.postcodeDistricts);
  const touches = places.postcodeDistricts.flatMap(({ outcode, touches }) =>
    touches.map((touched) => ({ outcode, ...touched })),
  );
  await put(client, 'postcode_district_place', ['outcode', 'district_id'], touchColumns, touches);
  await put(client, 'bank_holiday', ['day'], { day: 'day', title: 'title' }, places.bankHolidays);
}

/** By column, the field that fills it. */
type Columns<T> = Readonly<Record<string, keyof T & string>>;

const districtColumns = {
  id: 'id',
  code: 'code',
  name: 'name',
  nation: 'nation',
  region_name: 'regionName',
  upper_tier_code: 'upperTierCode',
  upper_tier_name: 'upperTierName',
  police_force_name: 'policeForceName',
  greater_essex: 'greaterEssex',
  sub_region: 'subRegion',
  latitude: 'latitude',
  longitude: 'longitude',
  live_from: 'liveFrom',
  live_to: 'liveTo',
  provisional: 'provisional',
} as const;
const successionColumns = {
  predecessor_id: 'predecessorId',
  successor_id: 'successorId',
  effective_on: 'effectiveOn',
  status: 'status',
  source: 'source',
} as const;
const neighbourColumns = {
  district_id: 'districtId',
  neighbour_id: 'neighbourId',
  shared_border_km: 'sharedBorderKm',
  over_water: 'overWater',
} as const;
const postcodeColumns = {
  outcode: 'outcode',
  live_postcodes: 'livePostcodes',
  latitude: 'latitude',
  longitude: 'longitude',
} as const;
const touchColumns = {
  outcode: 'outcode',
  district_id: 'districtId',
  live_postcodes: 'livePostcodes',
} as const;

/** Writes rows, all in one statement: what is new is added, what differs is changed, nothing else is touched. */
async function put<T>(
  client: Client,
  table: string,
  key: readonly string[],
  columns: Columns<T>,
  rows: readonly T[],
): Promise<void> {
  const names = Object.keys(columns);
  const changing = names.filter((name) => !key.includes(name));
  const records = rows.map((row) =>
    Object.fromEntries(names.map((name) => [name, row[columns[name] as keyof T]])),
  );
  const list = (prefix: string): string => changing.map((name) => `${prefix}.${name}`).join(', ');
  await client.query(
    `insert into ${table} (${names.join(', ')})
     select ${names.join(', ')} from json_populate_recordset(null::${table}, $1)
     on conflict (${key.join(', ')}) do update set ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}
     where (${list(table)}) is distinct from (${list('excluded')})`,
    [JSON.stringify(records)],
  );
}
