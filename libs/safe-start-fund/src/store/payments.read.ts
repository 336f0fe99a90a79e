import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { AlertType } from '../api/alert.type';
import type { PayableLineType, PaymentRunType, PaymentReturnType } from '../api/payment-run.type';
import type { BankLineType, BankStatementType } from '../api/statement.type';
import { whyNotPayable } from '../domain/payable';
import { findLines, peopleOfRunSql } from './payment-runs.store';

const paymentSql = `json_build_object('id', y.id, 'awardLineId', y.award_line_id, 'payeeId', y.payee_id,
  'payeeName', (select p.name from payee p where p.id = y.payee_id), 'invoiceNumber', (select i.number from fund_invoice i where i.id = y.invoice_id),
  'accountLastTwo', a.last_two, 'accountEnteredOn', day((a.entered_at at time zone 'Europe/London')::date),
  'pence', y.pence, 'reference', y.reference, 'status', y.status, 'settledOn', day(y.settled_on),
  'returnedBecause', (select x.code from payment_return x where x.payment_id = y.id),
  'returnOpen', exists (select from payment_return x where x.payment_id = y.id and x.dealt_at is null),
  'returnedOn', (select day(x.returned_on) from payment_return x where x.payment_id = y.id))`;

const runSql = `
  select r.id, r.number, json_build_object('id', r.id, 'number', r.number, 'status', r.status, 'format', r.format, 'askedDay', day(r.asked_day),
    'processingDay', day(r.processing_day), 'preparedAt', instant(r.prepared_at), 'originatorName', r.originator_name,
    'payingAccountLastTwo', (select w.last_two from paying_account w where w.id = r.paying_account_id),
    'controlCount', coalesce(r.control_count, (select count(*)::integer from payment y where y.run_id = r.id and y.status <> 'CANCELLED')),
    'controlPence', coalesce(r.control_pence, (select coalesce(sum(y.pence), 0)::bigint from payment y where y.run_id = r.id and y.status <> 'CANCELLED')),
    'contentHash', r.content_hash, 'frozenAt', instant(r.frozen_at), 'approvedAt', instant(r.approved_at), 'sentAt', instant(r.sent_at),
    'sentHow', r.sent_how,
    'preparedBy', (select p.name from person p where p.id = r.prepared_by), 'approvedBy', (select p.name from person p where p.id = r.approved_by),
    'apart', (select actor_person()) <> all (array_remove(array[r.prepared_by, r.frozen_by], null))
      and not exists (select from (${peopleOfRunSql('r.id')}) had where had.person = (select actor_person())),
     'closedAt', instant(r.closed_at), 'cancelledAt', instant(r.cancelled_at), 'cancelledBecause', r.cancelled_because,
    'payments', (select coalesce(json_agg(${paymentSql} order by y.reference), '[]') from payment y
      left join payee_account a on a.id = y.payee_account_id
      where y.run_id = r.id and (y.status <> 'CANCELLED' or r.status = 'CANCELLED')),
    'file', (select json_build_object('id', f.id, 'name', f.name, 'number', f.number, 'sha256', f.sha256, 'size', f.size, 'madeAt', instant(f.made_at))
      from payment_file f where f.run_id = r.id)) as node
  from payment_run r where true`;

interface Row<T> {
  readonly id: string;
  readonly at: string | number;
  readonly node: T;
}

/** One page of rows sorted by a text or number and their id: newest or, `ascending`, first due first. */
async function readPage<T>(
  tx: Tx,
  args: PageArgs,
  sql: string,
  type: 'text' | 'integer',
  ascending = false,
): Promise<Page<T>> {
  const { limit, after } = pageOf(args, 2);
  const order = ascending ? 'asc' : 'desc';
  const rows: Row<T>[] = await tx.manager.query(
    `select * from (${sql}) s where $2::${type} is null or (s.at, s.id) ${ascending ? '>' : '<'} ($2::${type}, $3::uuid)
     order by s.at ${order}, s.id ${order} limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, ({ at, id }) => [at, id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** A run with everything in it; the file’s name and hash, never its bytes. */
export async function readRun(tx: Tx, id: string): Promise<PaymentRunType | null> {
  const rows: { node: PaymentRunType }[] = await tx.manager.query(`${runSql} and r.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** Runs, newest first; `open`: only those that somebody still has to do something for. */
export const readRuns = (tx: Tx, args: PageArgs, open = false): Promise<Page<PaymentRunType>> =>
  readPage(
    tx,
    args,
    `${runSql.replace('r.id, r.number,', 'r.id, r.number as at,')}${open ? ` and r.status not in ('CLOSED', 'CANCELLED')` : ''}`,
    'integer',
  );

/** Invoiced lines that no payment has paid, each with what keeps it from being paid. Oldest due first. */
export async function readPayableLines(tx: Tx, args: PageArgs): Promise<Page<PayableLineType>> {
  const page = await readPage<Omit<PayableLineType, 'notPayable'>>(
    tx,
    args,
    `select v.award_line_id as id, day(i.due_on) as at, json_build_object('id', v.award_line_id, 'invoiceId', i.id, 'invoiceNumber', i.number,
       'payeeId', i.payee_id, 'payeeName', p.name, 'pence', v.pence, 'dueOn', day(i.due_on)) as node
     from fund_invoice_line v join fund_invoice i on i.id = v.invoice_id join payee p on p.id = i.payee_id
     where not exists (select from payment y where y.award_line_id = v.award_line_id and y.status in ('IN_RUN', 'SENT', 'SETTLED'))`,
    'text',
    true,
  );
  const standing = new Map(
    (
      await findLines(
        tx,
        page.nodes.map(({ id }) => id),
      )
    ).map((line) => [line.awardLineId, whyNotPayable(line)]),
  );
  return { ...page, nodes: page.nodes.map((node) => ({ ...node, notPayable: standing.get(node.id) ?? [] })) };
}

const lineSql = `json_build_object('id', l.id, 'onDay', day(l.on_day), 'reference', l.reference, 'direction', l.direction, 'pence', l.pence,
  'returnCode', l.return_code, 'paymentId', l.payment_id, 'suspenseBecause', l.suspense_because, 'clearedAt', instant(l.cleared_at),
  'clearedBecause', l.cleared_because)`;

const statementSql = `
  select s.id, instant(s.imported_at) as at, json_build_object('id', s.id, 'account', s.account, 'number', s.number, 'openingPence', s.opening_pence,
    'closingPence', s.closing_pence, 'importedAt', instant(s.imported_at),
    'gapBefore', exists (select from bank_statement e where e.authority_id = s.authority_id and e.account = s.account and e.number < s.number)
      and not exists (select from bank_statement e where e.authority_id = s.authority_id and e.account = s.account and e.number = s.number - 1
        and e.closing_pence = s.opening_pence),
    'lines', (select coalesce(json_agg(${lineSql} order by l.row), '[]') from bank_line l where l.statement_id = s.id),
    'inSuspense', (select count(*)::integer from bank_line l where l.statement_id = s.id and l.suspense_because is not null and l.cleared_at is null)) as node
  from bank_statement s where true`;

export async function readStatementRow(tx: Tx, id: string): Promise<BankStatementType | null> {
  const rows: { node: BankStatementType }[] = await tx.manager.query(`${statementSql} and s.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

export const readStatements = (tx: Tx, args: PageArgs): Promise<Page<BankStatementType>> =>
  readPage(tx, args, statementSql, 'text');

/** Lines that nobody could take for a payment and nobody has cleared, oldest first. */
export const readSuspense = (tx: Tx, args: PageArgs): Promise<Page<BankLineType>> =>
  readPage(
    tx,
    args,
    `select l.id, day(l.on_day) as at, ${lineSql} as node from bank_line l where l.suspense_because is not null and l.cleared_at is null`,
    'text',
    true,
  );

export async function readBankLine(tx: Tx, id: string): Promise<BankLineType | null> {
  const rows: { node: BankLineType }[] = await tx.manager.query(
    `select ${lineSql} as node from bank_line l where l.id = $1`,
    [id],
  );
  return rows[0]?.node ?? null;
}

const returnSql = `
  select x.payment_id as id, day(x.due_on) as at, json_build_object('id', x.payment_id, 'awardLineId', x.award_line_id, 'payeeId', y.payee_id,
    'payeeName', (select p.name from payee p where p.id = y.payee_id), 'reference', y.reference, 'pence', y.pence, 'because', x.code,
    'returnedOn', day(x.returned_on), 'ownerId', x.owner_id, 'ownerName', (select w.name from person w where w.id = x.owner_id), 'mine', x.owner_id = (select actor_person()), 'dueOn', day(x.due_on),
    'overdue', x.dealt_at is null and x.due_on < hearth_today(), 'dealtAt', instant(x.dealt_at), 'decision', x.decision, 'reason', x.reason) as node
  from payment_return x join payment y on y.id = x.payment_id where true`;

export async function readReturn(tx: Tx, paymentId: string): Promise<PaymentReturnType | null> {
  const rows: { node: PaymentReturnType }[] = await tx.manager.query(`${returnSql} and x.payment_id = $1`, [
    paymentId,
  ]);
  return rows[0]?.node ?? null;
}

/** Payments that came back and wait, first due first. */
export const readReturns = (tx: Tx, args: PageArgs): Promise<Page<PaymentReturnType>> =>
  readPage(tx, args, `${returnSql} and x.dealt_at is null`, 'text', true);

const alertSql = `
  select a.id, instant(a.raised_at) as at, json_build_object('id', a.id, 'because', a.because, 'awardLineId', a.award_line_id,
    'payeeName', (select p.name from payee p where p.id = a.payee_id), 'organisationId', a.organisation_id,
    'organisation', (select o.name from organisation o where o.id = a.organisation_id), 'category', l.category, 'supplier', l.supplier,
    'raisedAt', instant(a.raised_at), 'takenAt', instant(a.taken_at), 'closedAt', instant(a.closed_at),
    'outcome', case when a.authority_id = (select actor_organisation()) then a.outcome end) as node
  from safeguarding_alert a left join award_line l on l.id = a.award_line_id where true`;

export async function readAlert(tx: Tx, id: string): Promise<AlertType | null> {
  const rows: { node: AlertType }[] = await tx.manager.query(`${alertSql} and a.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

export const readAlerts = (tx: Tx, args: PageArgs): Promise<Page<AlertType>> =>
  readPage(tx, args, alertSql, 'text');
