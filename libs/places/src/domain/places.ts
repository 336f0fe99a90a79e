import type { LocalDate } from '@app/kernel';

/** The parts of Greater Essex, each with the name it is shown by. */
export const subRegionNames = {
  NORTH: 'North Essex',
  MID: 'Mid Essex',
  WEST: 'West Essex',
  SOUTH: 'South Essex',
} as const;
export type SubRegion = keyof typeof subRegionNames;

/** A lower-tier or unitary district, between two days. Districts merge, so a code holds only for a time. */
export interface District {
  readonly id: string;
  /** ONS code, or `PLANNED-…` for one that has none yet. */
  readonly code: string;
  readonly name: string;
  readonly nation: string;
  readonly regionName: string | null;
  /** Of a unitary district, itself. */
  readonly upperTierCode: string | null;
  readonly upperTierName: string | null;
  readonly policeForceName: string | null;
  readonly greaterEssex: boolean;
  /** Set exactly in Greater Essex. */
  readonly subRegion: SubRegion | null;
  /** Centre of its live postcodes, or of its area where it has none; degrees, WGS84. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** 1974-04-01 stands for "since before anything Hearth keeps". */
  readonly liveFrom: LocalDate;
  /** The first day on which it is no more. */
  readonly liveTo: LocalDate | null;
  /** Announced, but not law: it is live on no day yet. */
  readonly provisional: boolean;
}

/** One district followed by another. PLANNED ones are not law yet and change nothing. */
export interface Succession {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly effectiveOn: LocalDate;
  readonly status: 'MADE' | 'PLANNED';
  readonly source: string;
}

/** That one district touches another. */
export interface Neighbour {
  readonly districtId: string;
  readonly neighbourId: string;
  /** 0 where only water lies between. */
  readonly sharedBorderKm: number;
  readonly overWater: boolean;
}

/** The first half of a postcode, such as CM1, and the districts it touches. */
export interface PostcodeDistrict {
  readonly outcode: string;
  readonly livePostcodes: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The district with most of its postcodes first. */
  readonly touches: readonly { readonly districtId: string; readonly livePostcodes: number }[];
}

/** Everything Hearth knows about places, as plain data. */
export interface Places {
  readonly districts: ReadonlyMap<string, District>;
  readonly successions: readonly Succession[];
  /** By district, those that touch it. Goes both ways. */
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  /** By outcode, such as CM1. */
  readonly postcodeDistricts: ReadonlyMap<string, PostcodeDistrict>;
  /** Bank holidays of England and Wales, as days. */
  readonly bankHolidays: ReadonlySet<string>;
}

/** The lists that `Places` is made of, as the database or the files have them. */
export interface PlaceLists {
  readonly districts: readonly District[];
  readonly successions: readonly Succession[];
  readonly neighbours: readonly Neighbour[];
  readonly postcodeDistricts: readonly PostcodeDistrict[];
  readonly bankHolidays: readonly string[];
}

/** Makes the lists quick to look things up in. */
export function placesFrom(lists: PlaceLists): Places {
  return {
    districts: new Map(lists.districts.map((district) => [district.id, district])),
    successions: lists.successions,
    neighbours: groupedBy(lists.neighbours, ({ districtId }) => districtId),
    postcodeDistricts: new Map(lists.postcodeDistricts.map((postcode) => [postcode.outcode, postcode])),
    bankHolidays: new Set(lists.bankHolidays),
  };
}

/** The items by key, in order. */
export function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
