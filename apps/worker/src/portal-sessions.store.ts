import type { Tx } from '@app/database';

/** Forgets sessions of the web pages that are over, used or not. Only the actor `sign-in` sees any. */
export async function deleteEndedSessions(tx: Tx): Promise<void> {
  await tx.manager.query('delete from portal_session where ends_at <= hearth_now()');
}
