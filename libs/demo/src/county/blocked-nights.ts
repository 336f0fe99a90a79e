import { addDays, addMinutes, type LocalDate } from '@app/kernel';
import type { Draw } from './draw';
import type { CountyIds } from './ids';
import type { Stay } from './placing';
import type { OccupancyRow, UnitVoidRow } from './rows';
import { closesInDays } from './stays';
import type { CountyUnit } from './units';

const voidReasons = [
  ['REPAIR', 35],
  ['REDECORATION', 20],
  ['STAFF_SHORTAGE', 15],
  ['PEST', 10],
  ['FLOOD_FIRE', 10],
  ['KEPT_FOR_CRASH_PAD', 10],
] as const;

/** Closed before it opens, closed for good later, or void. */
export function blockedNights(
  draw: Draw,
  ids: CountyIds,
  units: readonly CountyUnit[],
  stays: readonly Stay[],
  now: Date,
  today: LocalDate,
): { occupancies: OccupancyRow[]; voids: UnitVoidRow[] } {
  const weeksAgo = addMinutes(now, -14 * 24 * 60);
  const beforeOpening = units.map((unit) => {
    const since = unit.opensOn > today ? weeksAgo : new Date(`${unit.opensOn}T09:00:00Z`);
    return blocked(ids, unit, 'CLOSURE', { arrive: '-infinity', end: unit.opensOn, since });
  });
  const forGood = units
    .filter(({ state }) => state === 'CLOSING')
    .map((unit) =>
      blocked(ids, unit, 'CLOSURE', { arrive: addDays(today, closesInDays), end: null, since: weeksAgo }),
    );
  const voids = units
    .filter(({ state }) => state === 'VOID')
    .map((unit) => {
      const last = stays.filter((stay) => stay.unit === unit).at(-1);
      const arrive =
        last && last.freeFrom !== 'infinity' ? last.freeFrom : addDays(today, -draw.whole(3, 30));
      const end = draw.chance(0.5) ? addDays(today, draw.whole(3, 20)) : null;
      const row = blocked(ids, unit, 'VOID', { arrive, end, since: new Date(`${arrive}T09:00:00Z`) });
      const unitVoid: UnitVoidRow = {
        occupancyId: row.id,
        providerId: unit.providerId,
        reason: draw.weighted(voidReasons),
        responsible: draw.pick(['Maintenance team', 'Housing officer', 'Landlord']),
        chaseOn: addDays(today, draw.whole(-2, 7)),
      };
      return { row, unitVoid };
    });
  return {
    occupancies: [...beforeOpening, ...forGood, ...voids.map(({ row }) => row)],
    voids: voids.map(({ unitVoid }) => unitVoid),
  };
}

/** Nights that no household can have. */
const blocked = (
  ids: CountyIds,
  unit: { readonly id: string; readonly providerId: string },
  kind: 'VOID' | 'CLOSURE',
  nights: { readonly arrive: LocalDate | '-infinity'; readonly end: LocalDate | null; readonly since: Date },
): OccupancyRow => ({
  id: ids(kind, `${unit.id} ${nights.arrive}`),
  unitId: unit.id,
  providerId: unit.providerId,
  heldBy: null,
  kind,
  arrive: nights.arrive,
  leave: nights.end,
  freeFrom: nights.end ?? 'infinity',
  claimedAt: nights.since,
  endsAt: 'infinity',
  arrivedOn: null,
  leftOn: null,
});
