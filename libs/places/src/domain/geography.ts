import type { LocalDate } from '@app/kernel';
import { isLiveOn } from './districts';
import { groupedBy, type Places, subRegionNames } from './places';

/** The area a place is shown by: a district, or (masked) a sub-region of Essex or an upper-tier code elsewhere. */
export interface ShownArea {
  readonly shownDistrictId: string | null;
  readonly shownSubRegion: string | null;
}

const none: ReadonlySet<string> = new Set();

const isSubRegion = (area: string): area is keyof typeof subRegionNames =>
  Object.hasOwn(subRegionNames, area);

/** Which districts lie where on a day: what the rules of eligibility ask about places. */
export function geographyOn(
  places: Places,
  date: LocalDate,
): {
  /** The districts of a sub-region, or of an upper-tier authority outside Greater Essex. */
  districtsOfSubRegion(area: string): ReadonlySet<string>;
  /** The districts that share a border or a crossing with this one; never itself. */
  neighboursOf(districtId: string): ReadonlySet<string>;
} {
  const within = groupedBy(
    [...places.districts.values()].filter((district) => isLiveOn(district, date)),
    maskOf,
  );
  const districts = new Map([...within].map(([area, live]) => [area, new Set(live.map(({ id }) => id))]));
  const neighbours = new Map(
    [...places.neighbours].map(([id, list]) => [id, new Set(list.map(({ neighbourId }) => neighbourId))]),
  );
  return {
    districtsOfSubRegion: (area) => districts.get(area) ?? none,
    neighboursOf: (districtId) => neighbours.get(districtId) ?? none,
  };
}

/** What a masked service in this district is shown by: its sub-region, or outside Greater Essex its upper tier. */
export const maskOf = (district: {
  readonly subRegion: string | null;
  readonly upperTierCode: string | null;
  readonly code: string;
}): string => district.subRegion ?? district.upperTierCode ?? district.code;

/** "Colchester", or "North Essex" for a masked place. */
export function areaName({ shownDistrictId, shownSubRegion }: ShownArea, places: Places): string {
  if (shownDistrictId !== null) return places.districts.get(shownDistrictId)?.name ?? 'Not known';
  const area = shownSubRegion ?? '';
  if (isSubRegion(area)) return subRegionNames[area];
  return (
    [...places.districts.values()].find(({ upperTierCode }) => upperTierCode === area)?.upperTierName ??
    'Not known'
  );
}
