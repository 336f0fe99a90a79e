import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';
import type { Needs } from '../domain/needs';
import { CaseHolderEntity, HouseholdEntity, HouseholdUnsafeAreaEntity } from './household.entity';

/** The household, or null when there is none or the actor's organisation does not hold its case. */
export const findHousehold = (tx: Tx, id: string): Promise<HouseholdEntity | null> =>
  tx.manager.findOneBy(HouseholdEntity, { id });

/** The name under which commands that decide something for one household wait for each other. */
export const householdLock = (id: string): string => `household ${id}`;

/** As `findHousehold`, after waiting for every other command about this household. To be called before `tx.now`. */
export async function lockHousehold(tx: Tx, id: string): Promise<HouseholdEntity | null> {
  await tx.lock(householdLock(id));
  return findHousehold(tx, id);
}

/** A new household; the actor's organisation becomes its first case holder, who alone may write the rest. */
export async function saveHousehold(tx: Tx<PersonActor>, household: HouseholdEntity): Promise<void> {
  const { organisationId, personId } = tx.actor;
  await tx.manager.insert(HouseholdEntity, household);
  await tx.manager.insert(CaseHolderEntity, {
    householdId: household.id,
    organisationId,
    personId,
    since: tx.now,
    until: null,
  });
}

/** Changes what a household needs, and whether it was asked where it would not be safe. */
export async function saveNeeds(
  tx: Tx,
  id: string,
  needs: Needs & { readonly unsafeAreasAsked: boolean },
): Promise<void> {
  await tx.manager.update(HouseholdEntity, { id }, needs);
}

/** Where a household would not be safe, as told. */
export interface ToldUnsafe {
  readonly districtIds: readonly string[];
  readonly outcodes: readonly string[];
}

/** The unsafe areas as they were told last, sorted. */
export async function findUnsafe(tx: Tx, householdId: string): Promise<ToldUnsafe> {
  const areas = await tx.manager.findBy(HouseholdUnsafeAreaEntity, { householdId });
  return {
    districtIds: areas.flatMap(({ districtId }) => districtId ?? []).sort(),
    outcodes: areas.flatMap(({ outcode }) => outcode ?? []).sort(),
  };
}

/** Puts these unsafe areas in the place of those before. */
export async function saveUnsafe(
  tx: Tx,
  householdId: string,
  { districtIds, outcodes }: ToldUnsafe,
): Promise<void> {
  await tx.manager.delete(HouseholdUnsafeAreaEntity, { householdId });
  const areas = [
    ...districtIds.map((districtId) => ({ id: randomUUID(), householdId, districtId, outcode: null })),
    ...outcodes.map((outcode) => ({ id: randomUUID(), householdId, districtId: null, outcode })),
  ];
  if (areas.length > 0) await tx.manager.insert(HouseholdUnsafeAreaEntity, areas);
}

/** Whether this organisation still has a hold, a placement it waits for, or a sanctuary job not begun, for the household. */
export async function hasPlaceAtHand(tx: Tx<PersonActor>, householdId: string): Promise<boolean> {
  const rows: { at_hand: boolean }[] = await tx.manager.query(
    `select exists (select from hold where household_id = $1 and organisation_id = $2 and ends_at > hearth_now())
       or exists (select from placement where household_id = $1 and organisation_id = $2 and outcome is null)
       or exists (select from sanctuary_job where household_id = $1 and organisation_id = $2
         and status in ('REQUESTED', 'ACCEPTED', 'SURVEYED')) as at_hand`,
    [householdId, tx.actor.organisationId],
  );
  return rows[0]?.at_hand ?? false;
}

/** Whether anybody at all has a hold, awaits the household, or has a sanctuary job not begun; who is not told. */
export async function anybodyHasPlaceAtHand(tx: Tx, householdId: string): Promise<boolean> {
  const rows: { at_hand: boolean }[] = await tx.manager.query(
    'select household_has_place_at_hand($1) as at_hand',
    [householdId],
  );
  return rows[0]?.at_hand ?? false;
}

/** Whether so many people still fit the place that is held for the household, awaits it, or is lived in. */
export type StillFits = 'FITS' | 'TOO_SMALL_HELD' | 'TOO_SMALL_LIVED_IN';

/**
 * Engineering 3.8: people against bedspaces, when someone joins. Whoever holds the place.
 *
 * @param mayUseCots how many of the people may be under 2, and sleep in a cot where there is one.
 */
export async function stillFits(
  tx: Tx,
  householdId: string,
  { people, mayUseCots }: { readonly people: number; readonly mayUseCots: number },
): Promise<StillFits> {
  const rows: { fits: StillFits }[] = await tx.manager.query(
    'select household_still_fits($1, $2, $3) as fits',
    [householdId, people, mayUseCots],
  );
  return rows[0]?.fits ?? 'FITS';
}

/** Tells the claims that this organisation made for the household how many they are for now. */
export async function countClaimsAgain(
  tx: Tx<PersonActor>,
  householdId: string,
  { people, mayUseCots }: { readonly people: number; readonly mayUseCots: number },
): Promise<void> {
  await tx.manager.query(
    `update occupancy_people set people = $3, may_use_cots = $4 where claimed_by = $2 and (people, may_use_cots) <> ($3, $4)
       and occupancy_id in (
         select h.occupancy_id from hold h where h.household_id = $1 and h.organisation_id = $2 and h.ends_at > hearth_now()
         union all
         select p.occupancy_id from placement p where p.household_id = $1 and p.organisation_id = $2
           and (p.outcome is null or (p.outcome = 'ARRIVED' and p.left_on is null)))`,
    [householdId, tx.actor.organisationId, people, mayUseCots],
  );
}

/** Whether some other organisation holds the case too; which one is not told. */
export async function hasAnotherHolder(tx: Tx, householdId: string): Promise<boolean> {
  const rows: { another: boolean }[] = await tx.manager.query(
    'select household_has_another_holder($1) as another',
    [householdId],
  );
  return rows[0]?.another ?? false;
}

/** Ends the case for the actor's organisation. */
export async function letGo(tx: Tx<PersonActor>, householdId: string): Promise<void> {
  const { organisationId } = tx.actor;
  await tx.manager.update(CaseHolderEntity, { householdId, organisationId }, { until: tx.now });
}
