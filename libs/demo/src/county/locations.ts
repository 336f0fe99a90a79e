import { addMinutes } from '@app/kernel';
import type { Draw } from './draw';
import type { CountyIds } from './ids';
import type { Location } from './rows';
import type { CountyService } from './services';
import type { CountyUnit } from './units';

/** Types whose homes stand apart from each other: each has an address of its own. */
const apart: readonly string[] = ['DISPERSED', 'SECOND_STAGE'];

/**
 * An invented address for every service with units, and for every home that stands by itself. Each holds a word that
 * is nowhere else, so that a test finds it wherever it leaks; no postcode, street or town in them exists.
 */
export function locationsOf(
  draw: Draw,
  ids: CountyIds,
  services: readonly CountyService[],
  units: readonly CountyUnit[],
  now: Date,
): Location[] {
  const recordedAt = addMinutes(now, -300 * 24 * 60);
  const address = (name: string): string => `${name}, CANARY-${draw.spokenText(8)} Lane, Nowhere (invented)`;
  const of = (
    owner: { providerId: string },
    serviceId: string,
    unitId: string | null,
    name: string,
  ): Location => ({
    id: ids('refuge location', unitId ?? serviceId),
    providerId: owner.providerId,
    serviceId,
    unitId,
    address: address(name),
    recordedAt,
  });
  return [
    ...services
      .filter((service) => service.units > 0)
      .map((service) => of(service, service.id, null, 'Main house')),
    ...units
      .filter(({ service }) => apart.includes(service.accommodationType))
      .map((unit) => of(unit, unit.serviceId, unit.id, String(draw.whole(1, 90)))),
  ];
}
