import type { Tx } from '@app/database';
import { beginning, type EntryText, type Head, type Link } from '../domain/chain';

/** Columns of an entry as `EntryText`. */
const entrySql = `e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.person_id as "personId",
  e.organisation_id as "organisationId", e.system, e.action, e.refused, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
  e.about_organisation_id as "aboutOrganisationId", e.reason, e.transaction_id::text as "transactionId"`;

/** What entries are sealed in order of. */
export interface Order {
  readonly transactionId: string;
  readonly id: string;
}

/** Where sealing was left. */
export interface SealedSoFar {
  readonly head: Head;
  /** Order of the last sealed entry, null when none is. */
  readonly last: Order | null;
  /**
   * The last sealed entry has a transaction id that this server has not reached: the database was restored onto
   * another one. Its order then says nothing about newer entries.
   */
  readonly fromAnotherServer: boolean;
}

export async function sealedSoFar(tx: Tx): Promise<SealedSoFar> {
  const rows: {
    position: string;
    hash: string;
    entry_id: string;
    transaction_id: string | null;
    foreign: boolean | null;
  }[] = await tx.manager.query(
    `select s.position, encode(s.hash, 'hex') as hash, s.entry_id, e.transaction_id::text,
         e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) as foreign
       from audit_seal s left join audit_entry e on e.id = s.entry_id order by s.position desc limit 1`,
  );
  const [row] = rows;
  if (!row) return { head: beginning, last: null, fromAnotherServer: false };
  return {
    head: { position: Number(row.position), hash: row.hash },
    last: row.transaction_id === null ? null : { transactionId: row.transaction_id, id: row.entry_id },
    // Its entry gone (tampering), order is as little known.
    fromAnotherServer: row.foreign ?? true,
  };
}

/**
 * Entries that are not sealed, in commit order: by transaction, and only those of transactions older than every
 * running one, so that none can still appear in front of them.
 */
export async function findUnsealed(
  tx: Tx,
  { last, fromAnotherServer }: SealedSoFar,
  limit: number,
): Promise<EntryText[]> {
  const after = fromAnotherServer ? null : last;
  return tx.manager.query(
    `select ${entrySql} from audit_entry e
     where ($2::text is null or (e.transaction_id, e.id) > ($2::text::xid8, $3::uuid))
       and (e.transaction_id < pg_snapshot_xmin(pg_current_snapshot()) or e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
       and not exists (select from audit_seal s where s.entry_id = e.id)
     order by e.transaction_id, e.id limit $1`,
    [limit, after?.transactionId ?? null, after?.id ?? null],
  );
}

export async function insertSeals(
  tx: Tx,
  seals: readonly { readonly position: number; readonly entryId: string; readonly hash: string }[],
): Promise<void> {
  await tx.manager.query(
    `insert into audit_seal (position, entry_id, hash, sealed_at)
     select position, entry_id, decode(hash, 'hex'), hearth_now()
     from unnest($1::bigint[], $2::uuid[], $3::text[]) as s (position, entry_id, hash)`,
    [seals.map((s) => s.position), seals.map((s) => s.entryId), seals.map((s) => s.hash)],
  );
}

/** Seals after a position, each with its entry. */
export async function readLinks(tx: Tx, after: number, limit: number): Promise<Link[]> {
  const rows: ({ position: string; entry_id: string; hash: string } & {
    [Field in keyof EntryText]: EntryText[Field] | null;
  })[] = await tx.manager.query(
    `select s.position, s.entry_id, encode(s.hash, 'hex') as hash, ${entrySql}
       from audit_seal s left join audit_entry e on e.id = s.entry_id where s.position > $1 order by s.position limit $2`,
    [after, limit],
  );
  return rows.map(({ position, entry_id, hash, ...entry }) => ({
    position: Number(position),
    entryId: entry_id,
    hash,
    entry: entry.id === null ? null : (entry as EntryText),
  }));
}

/** The chain's hash at a position, null when there is none. */
export async function hashAt(tx: Tx, position: number): Promise<string | null> {
  const rows: { hash: string }[] = await tx.manager.query(
    "select encode(hash, 'hex') as hash from audit_seal where position = $1",
    [position],
  );
  return rows[0]?.hash ?? null;
}

/** One page of all entries in their order: which of them are not sealed, and where the page ends (null: the last). */
export async function findUnsealedPage(
  tx: Tx,
  after: Order | null,
  limit: number,
): Promise<{ unsealed: Order[]; end: Order | null }> {
  const rows: { id: string; transaction_id: string; sealed: boolean }[] = await tx.manager.query(
    `select e.id, e.transaction_id::text, s.entry_id is not null as sealed
     from (select id, transaction_id from audit_entry e
           where $2::text is null or (e.transaction_id, e.id) > ($2::text::xid8, $3::uuid)
           order by e.transaction_id, e.id limit $1) e
     left join audit_seal s on s.entry_id = e.id order by e.transaction_id, e.id`,
    [limit, after?.transactionId ?? null, after?.id ?? null],
  );
  const orders = rows.map(({ id, transaction_id, sealed }) => ({
    id,
    transactionId: transaction_id,
    sealed,
  }));
  const last = orders.at(-1);
  return {
    unsealed: orders.filter(({ sealed }) => !sealed),
    end: last && rows.length === limit ? { transactionId: last.transactionId, id: last.id } : null,
  };
}
