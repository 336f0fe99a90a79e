import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';

/** What happened: `action` is a fixed word such as VACANCY_PUBLISHED, and no value here is personal. */
export interface Happening {
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The organisation whose record it is, when that is not the actor's own: it may ask who looked. */
  readonly aboutOrganisationId?: string;
  /** Why, in the actor's words, where the act needs a reason. */
  readonly reason?: string;
  readonly refused?: boolean;
}

/**
 * Writes one entry in the command's own transaction: no act without its entry, no entry without its act. A worker
 * chains the entries afterwards (`sealEntries`).
 */
export async function record(tx: Tx, happening: Happening): Promise<void> {
  const { actor } = tx;
  const person = actor.kind === 'PERSON';
  await tx.manager.query(
    `insert into audit_entry (id, at, person_id, organisation_id, system, action, refused, subject_kind, subject_id, about_organisation_id, reason)
     values ($1, hearth_now(), $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      randomUUID(),
      person ? actor.personId : null,
      person ? actor.organisationId : null,
      person ? null : actor.name,
      happening.action,
      happening.refused ?? false,
      happening.subject.kind,
      happening.subject.id,
      happening.aboutOrganisationId ?? null,
      happening.reason ?? null,
    ],
  );
}
