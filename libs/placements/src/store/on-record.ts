import { type Happening, record } from '@app/audit';
import type { Tx } from '@app/database';

/** Which household an act concerns, and whose record that is. */
export interface Concerned {
  readonly householdId: string;
  /** The organisation that sent her; once she lives with a provider, that provider. */
  readonly organisationId: string;
}

/**
 * Puts an act on record twice: about its subject, and about the household, so that all that was ever done for a
 * household is found by its id.
 */
export async function recordFor(
  tx: Tx,
  { householdId, organisationId }: Concerned,
  happening: Happening,
): Promise<void> {
  const { action, reason, refused } = happening;
  const own = tx.actor.kind === 'PERSON' && tx.actor.organisationId === organisationId;
  await record(tx, happening);
  await record(tx, {
    action,
    subject: { kind: 'household', id: householdId },
    ...(own ? {} : { aboutOrganisationId: organisationId }),
    ...(reason === undefined ? {} : { reason }),
    ...(refused === undefined ? {} : { refused }),
  });
}
