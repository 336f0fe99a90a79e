import type { Tx } from '@app/database';
import { groupedBy, type PlaceLists, type Places, placesFrom } from '../domain/places';
import {
  BankHolidayEntity,
  DistrictEntity,
  DistrictNeighbourEntity,
  DistrictSuccessionEntity,
  PostcodeDistrictEntity,
  PostcodeDistrictPlaceEntity,
} from './places.entities';

/** One reading of the reference data for each database that this process talks to. It changes with a release only. */
const known = new WeakMap<object, Places>();

/**
 * All places, read once per process. Everyone may know them.
 *
 * @throws when the database has none: `loadPlaces` was never run.
 */
export async function placesOf(tx: Tx): Promise<Places> {
  const { dataSource } = tx.manager;
  const found = known.get(dataSource);
  if (found) return found;
  const read = placesFrom(await readLists(tx));
  if (read.districts.size === 0) throw new Error('The database knows no places. Run loadPlaces first.');
  known.set(dataSource, read);
  return read;
}

async function readLists({ manager }: Tx): Promise<PlaceLists> {
  const touches = groupedBy(
    await manager.find(PostcodeDistrictPlaceEntity, { order: { livePostcodes: 'DESC', districtId: 'ASC' } }),
    ({ outcode }) => outcode,
  );
  return {
    districts: await manager.find(DistrictEntity),
    successions: await manager.find(DistrictSuccessionEntity),
    neighbours: await manager.find(DistrictNeighbourEntity),
    postcodeDistricts: (await manager.find(PostcodeDistrictEntity)).map((postcode) => ({
      ...postcode,
      touches: touches.get(postcode.outcode) ?? [],
    })),
    bankHolidays: (await manager.find(BankHolidayEntity)).map(({ day }) => day),
  };
}
