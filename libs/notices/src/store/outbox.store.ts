import type { Tx } from '@app/database';
import type { Notice, NoticeKind } from '../notice';

/** A message as the sender needs it. */
export interface OutboxMessage {
  readonly kind: NoticeKind;
  readonly wasSent: boolean;
  /** Where its organisation's duty desk reads mail; null when it has none yet. */
  readonly dutyEmail: string | null;
}

export async function insertMessage(tx: Tx, id: string, notice: Notice): Promise<void> {
  await tx.manager.query(
    `insert into outbox_message (id, kind, to_organisation_id, subject_id, made_at) values ($1, $2, $3, $4, hearth_now())`,
    [id, notice.kind, notice.toOrganisationId, notice.subjectId],
  );
}

/** Adds a job for the worker, which sees it when the transaction commits. */
export async function enqueue(tx: Tx, task: string, id: string): Promise<void> {
  await tx.manager.query('select enqueue($1, $2)', [task, id]);
}

export async function findMessage(tx: Tx, id: string): Promise<OutboxMessage | undefined> {
  const rows: { kind: NoticeKind; was_sent: boolean; duty_email: string | null }[] = await tx.manager.query(
    `select m.kind, m.sent_at is not null as was_sent, c.duty_email
     from outbox_message m left join organisation_contact c on c.organisation_id = m.to_organisation_id where m.id = $1`,
    [id],
  );
  const [row] = rows;
  return row && { kind: row.kind, wasSent: row.was_sent, dutyEmail: row.duty_email };
}

export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx.manager.query('update outbox_message set sent_at = hearth_now(), failed_at = null where id = $1', [
    id,
  ]);
}

export async function markFailed(tx: Tx, id: string): Promise<void> {
  await tx.manager.query(
    'update outbox_message set failed_at = hearth_now() where id = $1 and sent_at is null',
    [id],
  );
}
