import type { LocalDate } from '@app/kernel';
import type { District, Places } from './places';

/** Whether the district is there on the day. A provisional one is not, until its Order is made. */
export const isLiveOn = ({ liveFrom, liveTo, provisional }: District, date: LocalDate): boolean =>
  !provisional && liveFrom <= date && (liveTo === null || date < liveTo);

/** The districts that are there on the day, by name. */
export const districtsOn = (places: Places, date: LocalDate): readonly District[] =>
  [...places.districts.values()]
    .filter((district) => isLiveOn(district, date))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));

/** The district with this code on the day, if there is one. */
export const districtByCode = (places: Places, code: string, date: LocalDate): District | undefined =>
  [...places.districts.values()].find((district) => district.code === code && isLiveOn(district, date));

/**
 * What has become of a district by the day: itself while it lives, else the live ones at the end of the chain of
 * its successors. Plans do not count.
 */
export function successorsOn(places: Places, districtId: string, date: LocalDate): readonly District[] {
  const district = places.districts.get(districtId);
  if (!district) return [];
  if (isLiveOn(district, date)) return [district];
  return places.successions
    .filter((s) => s.predecessorId === districtId && s.status === 'MADE' && s.effectiveOn <= date)
    .flatMap(({ successorId }) => successorsOn(places, successorId, date));
}

/** What is planned to become of a district, and when. Empty when nothing is known. */
export const plannedSuccessors = (places: Places, districtId: string): readonly District[] =>
  places.successions
    .filter((s) => s.predecessorId === districtId && s.status === 'PLANNED')
    .flatMap(({ successorId }) => places.districts.get(successorId) ?? []);

/**
 * The same ground under its other names: the districts that this one was made of or has become, and itself. A merger
 * joins everything that went into it.
 */
export function sameGround(places: Places, districtId: string): ReadonlySet<string> {
  const found = new Set([districtId]);
  for (const id of found) {
    for (const { predecessorId, successorId, status } of places.successions) {
      if (status !== 'MADE') continue;
      if (predecessorId === id) found.add(successorId);
      if (successorId === id) found.add(predecessorId);
    }
  }
  return found;
}
