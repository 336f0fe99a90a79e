import { createHash } from 'node:crypto';
import type { Tx } from '@app/database';

/** A session of the pages, as kept: the cookie's value itself is nowhere in the database. */
export interface PortalSession {
  readonly personId: string;
  /** The organisation chosen, null while none is. */
  readonly organisationId: string | null;
  readonly lastSeenAt: Date;
  /** When it ends whatever happens. */
  readonly endsAt: Date;
}

/** A session without a request for this many minutes is over. Source: security AN-05. */
export const idleMinutes = 30;

/** A session is over after this many hours, used or not. Source: security AN-05. */
export const longestHours = 12;

const idHash = (value: string): Buffer => createHash('sha256').update(value).digest();
const before = (instant: Date, minutes: number): Date => new Date(instant.getTime() - minutes * 60_000);

/** Keeps a new session of the person, and forgets those of theirs that are over. */
export async function insertSession(
  tx: Tx,
  value: string,
  personId: string,
  organisationId: string | null,
): Promise<void> {
  await tx.manager.query(
    'delete from portal_session where person_id = $1 and (ends_at <= $2 or last_seen_at <= $3)',
    [personId, tx.now, before(tx.now, idleMinutes)],
  );
  await tx.manager.query(
    `insert into portal_session (id_hash, person_id, organisation_id, created_at, last_seen_at, ends_at)
     values ($1, $2, $3, $4, $4, $5)`,
    [idHash(value), personId, organisationId, tx.now, before(tx.now, -longestHours * 60)],
  );
}

/** The session of this cookie value, unless it is over. */
export async function findLiveSession(tx: Tx, value: string): Promise<PortalSession | undefined> {
  const rows: { person_id: string; organisation_id: string | null; last_seen_at: Date; ends_at: Date }[] =
    await tx.manager.query(
      `select person_id, organisation_id, last_seen_at, ends_at from portal_session
       where id_hash = $1 and ends_at > $2 and last_seen_at > $3`,
      [idHash(value), tx.now, before(tx.now, idleMinutes)],
    );
  const [row] = rows;
  return (
    row && {
      personId: row.person_id,
      organisationId: row.organisation_id,
      lastSeenAt: row.last_seen_at,
      endsAt: row.ends_at,
    }
  );
}

/** Notes that the session is in use now. */
export async function touchSession(tx: Tx, value: string): Promise<void> {
  await tx.manager.query('update portal_session set last_seen_at = $2 where id_hash = $1', [
    idHash(value),
    tx.now,
  ]);
}

/** Remembers for which organisation its person acts from now on. */
export async function setSessionOrganisation(tx: Tx, value: string, organisationId: string): Promise<void> {
  await tx.manager.query('update portal_session set organisation_id = $2 where id_hash = $1', [
    idHash(value),
    organisationId,
  ]);
}

/** Forgets the session: the cookie's value opens nothing any more. */
export async function deleteSession(tx: Tx, value: string): Promise<void> {
  await tx.manager.query('delete from portal_session where id_hash = $1', [idHash(value)]);
}
