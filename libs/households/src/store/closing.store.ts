import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';
import { IsNull } from 'typeorm';
import { type ClosingReason, type OutsidePlace, unmetOutcomes } from '../domain/closing';
import { HouseholdClosingEntity, HouseholdEntity } from './household.entity';

/** Ends the looking for a place, and with it the days on which there was none. */
export async function saveClosing(
  tx: Tx<PersonActor>,
  householdId: string,
  closing: { readonly reason: ClosingReason; readonly whereKind: OutsidePlace | null },
): Promise<void> {
  await tx.manager.insert(HouseholdClosingEntity, {
    id: randomUUID(),
    householdId,
    ...closing,
    closedAt: tx.now,
    personId: tx.actor.personId,
    organisationId: tx.actor.organisationId,
    reopenedAt: null,
  });
  await tx.manager.update(HouseholdEntity, { id: householdId }, { status: 'CLOSED' });
  await tx.manager.query('select close_unmet_days($1, hearth_today(), $2)', [
    householdId,
    unmetOutcomes[closing.reason],
  ]);
}

/** A place is looked for again. */
export async function endClosing(tx: Tx, householdId: string): Promise<void> {
  await tx.manager.update(
    HouseholdClosingEntity,
    { householdId, reopenedAt: IsNull() },
    { reopenedAt: tx.now },
  );
  await tx.manager.update(HouseholdEntity, { id: householdId }, { status: 'OPEN' });
}
