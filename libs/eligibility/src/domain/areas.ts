import type { Geography, PlaceFacts } from './facts';

/**
 * Where a place lies to some districts, as finely as it is shown and no finer. NOT_COMPARED: no area is shown, or
 * its sub-region is not known.
 */
export type Where = 'INSIDE' | 'MAY_BE_INSIDE' | 'BESIDE' | 'AWAY' | 'NOT_COMPARED';

const touches = (districts: Iterable<string>, some: ReadonlySet<string>): boolean =>
  [...districts].some((district) => some.has(district));

const besideAny = (districts: Iterable<string>, some: ReadonlySet<string>, geography: Geography): boolean =>
  [...districts].some((district) => touches(geography.neighboursOf(district), some));

/**
 * Where the place lies to these districts. A masked place has one answer for its whole sub-region, so that no
 * answer tells its district.
 */
export function locate(
  some: ReadonlySet<string>,
  { shownDistrictId, shownSubRegion }: Pick<PlaceFacts, 'shownDistrictId' | 'shownSubRegion'>,
  geography: Geography,
): Where {
  if (some.size === 0) return 'AWAY';
  if (shownSubRegion !== null) {
    const districts = geography.districtsOfSubRegion(shownSubRegion);
    if (districts.size === 0) return 'NOT_COMPARED';
    if (touches(districts, some)) return 'MAY_BE_INSIDE';
    return besideAny(districts, some, geography) ? 'BESIDE' : 'AWAY';
  }
  if (shownDistrictId === null) return 'NOT_COMPARED';
  if (some.has(shownDistrictId)) return 'INSIDE';
  return besideAny([shownDistrictId], some, geography) ? 'BESIDE' : 'AWAY';
}
