import { placeFactsSql } from '@app/accommodation';
import type { Tx } from '@app/database';
import type { PlaceFacts } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';

/** What the rules read of a vacancy's place, whatever its status; null when there is none. */
export async function placeFacts(tx: Tx, vacancyId: string): Promise<PlaceFacts | null> {
  const rows: { facts: PlaceFacts }[] = await tx.manager.query(
    `select ${placeFactsSql('f')} as facts from vacancy_facts f where f.vacancy_id = $1`,
    [vacancyId],
  );
  return rows[0]?.facts ?? null;
}

/** Whether some provider awaits this household already. False to whoever does not hold its case. */
export async function isAwaited(tx: Tx, householdId: string): Promise<boolean> {
  const rows: { awaited: boolean }[] = await tx.manager.query('select household_is_awaited($1) as awaited', [
    householdId,
  ]);
  return rows[0]?.awaited ?? false;
}

/** Whether the place of an accepted referral truly lies where the household would not be safe. Asked once, at placement. */
export async function isUnsafe(tx: Tx, referralId: string): Promise<boolean> {
  const rows: { unsafe: boolean }[] = await tx.manager.query('select place_is_unsafe($1) as unsafe', [
    referralId,
  ]);
  return rows[0]?.unsafe ?? false;
}

/** Makes a placement's vacancy follow it: filled when made, open again when she does not come. To be called last. */
export async function vacancyFollows(tx: Tx, placementId: string): Promise<void> {
  await tx.manager.query('select vacancy_follows($1)', [placementId]);
}

/** How many people a claim was made for; null when it is not known. */
export async function peopleOf(
  tx: Tx,
  occupancyId: string,
): Promise<{ readonly people: number; readonly mayUseCots: number } | null> {
  const rows: { people: number; mayUseCots: number }[] = await tx.manager.query(
    'select people, may_use_cots as "mayUseCots" from occupancy_people where occupancy_id = $1',
    [occupancyId],
  );
  return rows[0] ?? null;
}

/** Whether somebody lives in the unit: arrived, and not recorded as left. */
export async function hasResident(tx: Tx, unitId: string): Promise<boolean> {
  const rows: { lived_in: boolean }[] = await tx.manager.query(
    'select exists (select from occupancy where unit_id = $1 and arrived_on is not null and left_on is null) as lived_in',
    [unitId],
  );
  return rows[0]?.lived_in ?? false;
}

/** An episode's claim on a unit. */
export interface EpisodeClaim {
  readonly id: string;
  readonly unitId: string;
  readonly serviceId: string;
  readonly providerId: string;
  readonly arrive: LocalDate;
  readonly arrivedOn: LocalDate;
}

/** The claims of an episode whose resident has not left, in ascending order of unit: the order in which they change. */
export async function openClaims(tx: Tx, episodeId: string): Promise<EpisodeClaim[]> {
  return tx.manager.query(
    `select o.id, o.unit_id as "unitId", u.service_id as "serviceId", o.provider_id as "providerId", o.arrive, o.arrived_on as "arrivedOn"
     from episode_occupancy e join occupancy o on o.id = e.occupancy_id join unit u on u.id = o.unit_id
     where e.episode_id = $1 and o.left_on is null order by o.unit_id`,
    [episodeId],
  );
}

/** What lies ahead of a stay on its unit. */
export interface NextClaim {
  /** The first night of the next claim that stands; null: there is none. */
  readonly nextFrom: LocalDate | null;
  /** The day from which the unit is closed; null: it is not to close. */
  readonly closesOn: LocalDate | null;
}

/** What stands on the unit after this stay's arrival, besides the stay itself. */
export async function nextClaim(
  tx: Tx,
  stay: Pick<EpisodeClaim, 'id' | 'unitId' | 'arrive'>,
): Promise<NextClaim> {
  const rows: NextClaim[] = await tx.manager.query(
    `select min(arrive) as "nextFrom", min(arrive) filter (where kind = 'CLOSURE') as "closesOn"
     from occupancy where unit_id = $1 and id <> $2 and arrive > $3 and ends_at > hearth_now()`,
    [stay.unitId, stay.id, stay.arrive],
  );
  return rows[0] ?? { nextFrom: null, closesOn: null };
}
