import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { day } from '@app/kernel';
import { placeId } from '../name-uuid';
import type { District, Neighbour, PlaceLists, PostcodeDistrict, Succession } from '../domain/places';
import { rowsOf } from './csv';
import { overWater } from './over-water';
import { plannedSubRegions, subRegions } from './sub-regions';

/** A bank holiday of England and Wales. */
export interface BankHoliday {
  readonly day: string;
  readonly title: string;
}

/** The places of the reference data, and the names of the bank holidays. */
export type ReadPlaces = Omit<PlaceLists, 'bankHolidays'> & { readonly bankHolidays: readonly BankHoliday[] };

type Row = Readonly<Record<string, string>>;

const since = day('1974-04-01');
const reorganisation = day('2028-04-01');
const nationOf: Readonly<Record<string, string>> = {
  E: 'England',
  W: 'Wales',
  S: 'Scotland',
  N: 'Northern Ireland',
};

/**
 * Where the reference data lies. It is no code, so the build leaves it where it is: found by going up from here,
 * from the sources and from what was built of them alike.
 */
export function dataFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const found = join(folder, 'libs', 'places', 'data');
    if (existsSync(join(found, 'ATTRIBUTION.md'))) return found;
    if (folder === dirname(folder)) throw new Error('The folder libs/places/data is missing.');
  }
}

/** Reads the reference data. */
export async function readPlaces(): Promise<ReadPlaces> {
  const folder = dataFolder();
  const table = async (name: string): Promise<Row[]> => rowsOf(await readFile(join(folder, name), 'utf8'));
  const changes = await table('district-code-changes-2018-2025.csv');
  const essex = await table('essex-districts.csv');
  const holidays = JSON.parse(await readFile(join(folder, 'bank-holidays.json'), 'utf8')) as {
    'england-and-wales': { events: { date: string; title: string }[] };
  };
  return {
    districts: [
      ...(await table('uk-local-authority-districts.csv')).map((row) => districtFrom(row, changes)),
      ...formerDistricts(changes),
      ...plannedDistricts(essex),
    ],
    successions: [...changes.map(succession), ...plannedSuccessions(essex)],
    neighbours: neighboursFrom(await table('england-district-adjacency.csv')),
    postcodeDistricts: (await table('outcodes-great-britain.csv')).map(postcodeDistrictFrom),
    bankHolidays: holidays['england-and-wales'].events.map(({ date, title }) => ({ day: date, title })),
  };
}

/** People living in each district of Greater Essex in mid-2022, by ONS code. */
export async function essexPopulation(): Promise<ReadonlyMap<string, number>> {
  const rows = rowsOf(await readFile(join(dataFolder(), 'essex-districts.csv'), 'utf8'));
  return new Map(rows.map((row) => [cell(row, 'lad_code'), Number(cell(row, 'persons_mid_2022'))]));
}

function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`The reference data has no column ${column}.`);
  return value;
}

const orNull = (text: string): string | null => (text === '' ? null : text);
const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

/** The day on which a code came to be, when a change made it. */
const madeOn = (code: string, changes: readonly Row[]): District['liveFrom'] => {
  const change = changes.find((row) => row['new_code'] === code);
  return change ? day(cell(change, 'effective_date')) : since;
};

function districtFrom(row: Row, changes: readonly Row[]): District {
  const code = cell(row, 'lad_code');
  return {
    id: placeId(code),
    code,
    name: cell(row, 'lad_name'),
    nation: cell(row, 'nation'),
    regionName: orNull(cell(row, 'region_name')),
    upperTierCode: orNull(cell(row, 'upper_tier_code')),
    upperTierName: orNull(cell(row, 'upper_tier_name')),
    policeForceName: orNull(cell(row, 'police_force_area_name')),
    greaterEssex: cell(row, 'in_greater_essex') === 'yes',
    subRegion: subRegions[code] ?? null,
    latitude: numberOrNull(cell(row, 'postcode_centroid_lat') || cell(row, 'boundary_centroid_lat')),
    longitude: numberOrNull(cell(row, 'postcode_centroid_long') || cell(row, 'boundary_centroid_long')),
    liveFrom: madeOn(code, changes),
    liveTo: null,
    provisional: false,
  };
}

/** What only a code, a name and an end are known of. */
const bare = {
  regionName: null,
  upperTierCode: null,
  upperTierName: null,
  policeForceName: null,
  latitude: null,
  longitude: null,
};

function formerDistricts(changes: readonly Row[]): District[] {
  const codes = [...new Set(changes.map((row) => cell(row, 'old_code')))];
  return codes.flatMap((code) => {
    const change = changes.find((row) => row['old_code'] === code);
    if (!change) return [];
    return {
      ...bare,
      id: placeId(code),
      code,
      name: cell(change, 'old_name'),
      nation: nationOf[code.charAt(0)] ?? '',
      greaterEssex: false,
      subRegion: null,
      liveFrom: madeOn(code, changes),
      liveTo: day(cell(change, 'effective_date')),
      provisional: false,
    };
  });
}

const plannedCode = (name: string): string => `PLANNED-${name.toUpperCase().replaceAll(' ', '-')}`;

/** No day is live for these until the Order is made, and they have no ONS code until then. */
function plannedDistricts(essex: readonly Row[]): District[] {
  const names = [
    ...new Set(essex.map((row) => cell(row, 'planned_successor_2028')).filter((name) => name !== '')),
  ];
  return names.map((name) => {
    const subRegion = plannedSubRegions[name];
    if (!subRegion) throw new Error(`Say in which sub-region ${name} would lie.`);
    return {
      ...bare,
      id: placeId(plannedCode(name)),
      code: plannedCode(name),
      name,
      nation: 'England',
      regionName: 'East of England',
      policeForceName: 'Essex',
      greaterEssex: true,
      subRegion,
      liveFrom: reorganisation,
      liveTo: null,
      provisional: true,
    };
  });
}

const succession = (row: Row): Succession => ({
  predecessorId: placeId(cell(row, 'old_code')),
  successorId: placeId(cell(row, 'new_code')),
  effectiveOn: day(cell(row, 'effective_date')),
  status: 'MADE',
  source: 'ONS code changes 2018 to 2025',
});

/** Only those evidenced: the predecessor stays open-ended until the Order is made. */
const plannedSuccessions = (essex: readonly Row[]): Succession[] =>
  essex
    .filter((row) => cell(row, 'planned_successor_2028') !== '')
    .map((row) => ({
      predecessorId: placeId(cell(row, 'lad_code')),
      successorId: placeId(plannedCode(cell(row, 'planned_successor_2028'))),
      effectiveOn: reorganisation,
      status: 'PLANNED',
      source: 'Announcement of 25 March 2026 as reported; no Order yet',
    }));

/** Both ways, whichever the source has. */
function neighboursFrom(rows: readonly Row[]): Neighbour[] {
  const found = new Map<string, Neighbour>();
  const touch = (one: string, other: string, sharedBorderKm: number, water: boolean): void => {
    for (const [code, neighbour] of [
      [one, other],
      [other, one],
    ] as const) {
      const key = `${code} ${neighbour}`;
      if (found.has(key)) continue;
      found.set(key, {
        districtId: placeId(code),
        neighbourId: placeId(neighbour),
        sharedBorderKm,
        overWater: water,
      });
    }
  };
  for (const row of rows) {
    touch(cell(row, 'lad_code'), cell(row, 'neighbour_code'), Number(cell(row, 'shared_border_km')), false);
  }
  for (const [one, other] of overWater) touch(one, other, 0, true);
  return [...found.values()];
}

function postcodeDistrictFrom(row: Row): PostcodeDistrict {
  const touches = cell(row, 'lads')
    .split(';')
    .map((pair) => {
      const [code = '', count = ''] = pair.split(':');
      return { districtId: placeId(code), livePostcodes: Number(count) };
    });
  return {
    outcode: cell(row, 'outcode'),
    livePostcodes: Number(cell(row, 'live_postcodes')),
    latitude: numberOrNull(cell(row, 'lat')),
    longitude: numberOrNull(cell(row, 'long')),
    touches: touches.sort((a, b) => b.livePostcodes - a.livePostcodes),
  };
}
