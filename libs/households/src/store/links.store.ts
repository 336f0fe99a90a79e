import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';
import { IsNull } from 'typeorm';
import { HouseholdLinkEntity } from './household.entity';

const pairOf = (one: string, other: string): { householdId: string; nearHouseholdId: string } => {
  const [householdId = one, nearHouseholdId = other] = [one, other].sort();
  return { householdId, nearHouseholdId };
};

/** The link that stands between two households, in either order; null: none. */
export const findLink = (tx: Tx, one: string, other: string): Promise<HouseholdLinkEntity | null> =>
  tx.manager.findOneBy(HouseholdLinkEntity, { ...pairOf(one, other), unlinkedAt: IsNull() });

/** Links two households, both ways at once. */
export async function saveLink(tx: Tx<PersonActor>, one: string, other: string): Promise<void> {
  const { personId, organisationId } = tx.actor;
  await tx.manager.insert(HouseholdLinkEntity, {
    id: randomUUID(),
    ...pairOf(one, other),
    linkedAt: tx.now,
    personId,
    organisationId,
    unlinkedAt: null,
  });
}

/** Ends a link. */
export async function endLink(tx: Tx, id: string): Promise<void> {
  await tx.manager.update(HouseholdLinkEntity, { id }, { unlinkedAt: tx.now });
}
