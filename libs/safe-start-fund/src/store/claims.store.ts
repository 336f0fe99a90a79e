import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import { dayIn, type LocalDate, type Pence, type PersonActor } from '@app/kernel';
import type { OpenRow } from '../domain/accepting';
import { type ClaimRow, type Counted, invoiceOf, type ReadRow, type Reserved } from '../domain/claim-rows';
import type { Spend } from '../domain/line';
import { type ItemCategory, keyOf } from '../domain/words';
import { FundClaimInvoiceEntity, FundClaimRowEntity } from './claim.entities';

/** What of one provider with one fund changes one at a time: its clients' totals. The database takes the same lock. */
export const claimsLock = (authorityId: string, organisationId: string): string =>
  `fund claims ${authorityId} ${organisationId}`;

/** The lock under which one claim is decided. */
export const claimLock = (claimId: string): string => `fund claim ${claimId}`;

/** The claim of the actor's organisation that this very file was taken as. */
export async function claimOfFile(
  tx: Tx<PersonActor>,
  authorityId: string,
  fileHash: Buffer,
): Promise<{ readonly id: string; readonly month: LocalDate } | null> {
  const rows: { id: string; month: LocalDate }[] = await tx.manager.query(
    `select id, day(month) as month from fund_claim where authority_id = $1 and organisation_id = $2 and file_hash = $3
       and status not in ('RETURNED', 'WITHDRAWN')`,
    [authorityId, tx.actor.organisationId, fileHash],
  );
  return rows[0] ?? null;
}

/** Which invoices of these rows count already in this fund, by any provider and either route. */
export async function countedInvoices(
  tx: Tx<PersonActor>,
  authorityId: string,
  rows: readonly ReadRow[],
): Promise<readonly Counted[]> {
  const known = rows.filter((row) => invoiceOf(row) !== null);
  const keys = [known.map(({ supplierKey }) => supplierKey), known.map(({ numberKey }) => numberKey)];
  const counted: { invoice: string; id: string | null; month: LocalDate | null }[] = await tx.manager.query(
    `select k.supplier_key || ' ' || k.number_key as invoice, c.id, day(c.month) as month
     from invoices_claimed($1, $3, $4) f
       join unnest($3::text[], $4::text[]) with ordinality k (supplier_key, number_key, place) on k.place = f.place
       left join fund_claim_invoice i on i.authority_id = $1 and i.organisation_id = $2 and i.counts
         and i.supplier_key = k.supplier_key and i.number_key = k.number_key
       left join fund_claim c on c.id = i.claim_id`,
    [authorityId, tx.actor.organisationId, ...keys],
  );
  return counted.map(({ invoice, id, month }) => ({
    invoice,
    claim: id === null || month === null ? null : { id, month },
  }));
}

/** What these clients of the actor's organisation were claimed for already, by client. */
export async function spentBefore(
  tx: Tx<PersonActor>,
  authorityId: string,
  clientKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly Spend[]>> {
  const rows: { client_key: string; day: LocalDate; pence: string }[] = await tx.manager.query(
    `select client_key, day(spent_on) as day, gross_pence as pence from fund_claim_row
     where authority_id = $1 and organisation_id = $2 and client_key = any ($3) and counts`,
    [authorityId, tx.actor.organisationId, clientKeys],
  );
  const spends = new Map<string, Spend[]>();
  for (const { client_key: key, day, pence } of rows)
    spends.set(key, [...(spends.get(key) ?? []), { day, pence: Number(pence) as Pence }]);
  return spends;
}

/** A reservation counts now: the one sentence of it in SQL. */
export const reservationIsLive = (alias: string): string =>
  `(${alias}.ends_at > hearth_now() and ${alias}.given_up_at is null and ${alias}.used_by_row_id is null)`;

/** The room that is kept now for these clients of the actor's organisation. */
export async function reservedFor(
  tx: Tx<PersonActor>,
  authorityId: string,
  clientKeys: readonly string[],
): Promise<readonly Reserved[]> {
  const rows: { id: string; client_key: string; day: LocalDate; pence: string; ends_at: Date }[] =
    await tx.manager.query(
      `select r.id, r.client_key, day(r.reserved_on) as day, r.pence, r.ends_at from fund_reservation r
       where r.authority_id = $1 and r.organisation_id = $2 and r.client_key = any ($3) and ${reservationIsLive('r')}
       order by r.made_at, r.id`,
      [authorityId, tx.actor.organisationId, clientKeys],
    );
  return rows.map(({ id, client_key: clientKey, day, pence, ends_at: endsAt }) => ({
    id,
    clientKey,
    day,
    pence: Number(pence) as Pence,
    untilDay: dayIn(endsAt),
  }));
}

/** Keeps the rows of a new claim with their invoices. @returns the id of each row by its line. */
export async function insertRows(
  tx: Tx<PersonActor>,
  claim: { readonly id: string; readonly authorityId: string },
  rows: readonly ClaimRow[],
): Promise<ReadonlyMap<number, string>> {
  const { id: claimId, authorityId } = claim;
  const owner = { claimId, authorityId, organisationId: tx.actor.organisationId };
  const invoices = new Map<string | null, string>();
  const newInvoices = rows.flatMap((row) => {
    if (invoices.has(invoiceOf(row))) return [];
    const id = randomUUID();
    invoices.set(invoiceOf(row), id);
    const { supplier, supplierKey, invoiceNumber: number, numberKey, spentOn } = row;
    return [{ id, ...owner, supplier, supplierKey, number, numberKey, spentOn, counts: true }];
  });
  await tx.manager.insert(FundClaimInvoiceEntity, newInvoices);
  const ids = new Map(rows.map(({ line }) => [line, randomUUID()]));
  await tx.manager.insert(
    FundClaimRowEntity,
    rows.map((row) => ({
      id: ids.get(row.line) ?? '',
      ...owner,
      invoiceId: invoices.get(invoiceOf(row)) ?? '',
      supplierKey: row.supplierKey,
      line: row.line,
      clientReference: row.client.reference,
      clientKey: row.client.key,
      householdReference: row.client.householdReference,
      spentOn: row.spentOn,
      category: row.category,
      stream: row.stream,
      netPence: row.net,
      vatPence: row.vat,
      grossPence: row.gross,
      adults: row.adults,
      children: row.children,
      counts: true,
    })),
  );
  return ids;
}

/** A counted row of a claim that no money is committed for yet, with what an award and its invoice need. */
export interface RowToAward extends OpenRow {
  readonly category: ItemCategory;
  readonly supplier: string;
  readonly supplierKey: string;
  readonly number: string;
  readonly numberKey: string;
  readonly net: Pence;
  readonly vat: Pence;
  /** Its invoice is recorded already, by the other route. */
  readonly recorded: boolean;
}

/** The rows of a claim that wait for money, and how many of it count in all. For the claim's own fund. */
export async function rowsToAward(
  tx: Tx<PersonActor>,
  claimId: string,
): Promise<{ readonly counted: number; readonly open: readonly RowToAward[] }> {
  const rows: (RowToAward & { awarded: boolean })[] = await tx.manager.query(
    `select r.id, r.invoice_id as "invoiceId", r.line, r.stream, day(r.spent_on) as "spentOn", r.gross_pence::integer as pence, r.category,
       i.supplier, i.supplier_key as "supplierKey", i.number, i.number_key as "numberKey",
       r.net_pence::integer as net, r.vat_pence::integer as vat,
       exists (select from fund_invoice f where f.authority_id = r.authority_id and f.supplier_key = i.supplier_key
         and f.number_key = i.number_key) as recorded,
       exists (select from award_line a where a.source_id = r.id) as awarded
     from fund_claim_row r join fund_claim_invoice i on i.id = r.invoice_id
     where r.claim_id = $1 and r.counts order by r.line`,
    [claimId],
  );
  return { counted: rows.length, open: rows.filter(({ awarded }) => !awarded) };
}

/** Whether the actor works for this organisation, did within the last twelve months, or said to be tied to it. */
export async function isTiedTo(tx: Tx<PersonActor>, organisationId: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `select from membership where person_id = $1 and organisation_id = $2 and starts_at <= hearth_now()
       and (ends_at is null or ends_at > hearth_now() - interval '12 months')
     union all select from fund_connection where person_id = $1 and organisation_id = $2 and ended_at is null limit 1`,
    [tx.actor.personId, organisationId],
  );
  return rows.length > 0;
}

/** The payee that an organisation is paid back by: there is one, or it is made. */
export async function payeeOf(tx: Tx<PersonActor>, organisationId: string): Promise<string> {
  const { organisationId: authorityId, personId } = tx.actor;
  const [organisation]: { name: string }[] = await tx.manager.query(
    'select left(name, 120) as name from organisation where id = $1',
    [organisationId],
  );
  const name = organisation?.name ?? '';
  await tx.manager.query(
    `insert into payee (id, authority_id, kind, organisation_id, name, name_key, made_at, made_by)
     values ($1, $2, 'REFERRER', $3, $4, $5, hearth_now(), $6) on conflict on constraint payee_once_for_an_organisation do nothing`,
    [randomUUID(), authorityId, organisationId, name, keyOf(name), personId],
  );
  const rows: { id: string }[] = await tx.manager.query(
    'select id from payee where authority_id = $1 and organisation_id = $2',
    [authorityId, organisationId],
  );
  const [row] = rows;
  if (!row) throw new Error('An organisation that claims has a payee.');
  return row.id;
}
