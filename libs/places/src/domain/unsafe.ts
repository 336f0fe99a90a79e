import { sameGround } from './districts';
import type { Places } from './places';

/**
 * The districts where a household would not be safe. A rule never reads a place finer than its reader is shown, so
 * an unsafe postcode district counts as every district it touches; and a district that has merged counts as
 * everything it has become or been. Unknown outcodes add nothing: they were refused when they were given.
 */
export const expandUnsafe = (
  districtIds: readonly string[],
  outcodes: readonly string[],
  places: Places,
): ReadonlySet<string> =>
  new Set(
    [
      ...districtIds,
      ...outcodes.flatMap((outcode) =>
        (places.postcodeDistricts.get(outcode)?.touches ?? []).map(({ districtId }) => districtId),
      ),
    ].flatMap((districtId) => [...sameGround(places, districtId)]),
  );
