import { record } from '@app/audit';
import type { Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';
import type { FundApplicationEntity } from './application.entities';
import { householdOfApplication } from './applications.store';

/**
 * Puts an act on record twice: about the application and about its household, so that all that was ever done for a
 * household is found by its id. Whose record it is follows from the application.
 */
export async function recordFor(
  tx: Tx<PersonActor>,
  application: Pick<FundApplicationEntity, 'id' | 'organisationId'>,
  action: string,
  reason?: string,
): Promise<void> {
  const about =
    tx.actor.organisationId === application.organisationId
      ? {}
      : { aboutOrganisationId: application.organisationId };
  const why = reason === undefined ? {} : { reason };
  await record(tx, { action, subject: { kind: 'fund_application', id: application.id }, ...about, ...why });
  const householdId = await householdOfApplication(tx, application.id);
  if (householdId !== null)
    await record(tx, { action, subject: { kind: 'household', id: householdId }, ...about, ...why });
}
