import type { Tx } from '@app/database';
import type { LocalDate, Pence } from '@app/kernel';
import type { LineStanding } from '../domain/payable';
import type { FrozenPayment } from '../domain/run-content';
import type { PayableRow } from '../domain/accounts-payable';
import { accountInUseSql, changePendingSql } from './payees.store';

/** Under which a run takes its steps, one at a time. */
export const runLock = (runId: string): string => `payment run ${runId}`;
/** Under which runs and files of an authority get their numbers. */
export const numbersLock = (authorityId: string): string => `payment numbers ${authorityId}`;

/** An invoiced line with all that decides whether it can be paid. */
export interface PayableLine extends LineStanding {
  readonly awardLineId: string;
  readonly budgetId: string;
  readonly invoiceId: string;
  readonly payeeId: string;
  readonly hasRollNumber: boolean;
}

/** What keeps a payee, or a line of it, from being paid: the columns that `LineStanding` asks for. */
const standingSql = `
  l.committed_pence::float8 as "committedPence", p.blocked_because as "payeeBlocked", ${accountInUseSql('p.id')} as "accountId",
  ${changePendingSql('p.id')} as "changePending",
  exists (select from payment x where x.award_line_id = l.id and x.status in ('IN_RUN', 'SENT', 'SETTLED')) as "inLivePayment",
  exists (select from payment_return r where r.award_line_id = l.id and r.dealt_at is null) as "returnOpen",
  exists (select from payment_return r join payment b on b.id = r.payment_id where r.dealt_at is null and r.award_line_id <> l.id
    and r.code <> 'REQUESTED_BY_REMITTER' and b.payee_account_id = ${accountInUseSql('p.id')}) as "accountCameBack"`;

/** Invoiced lines of the actor’s own authority, of these ids; those without an invoice are not there. */
export function findLines(tx: Tx, awardLineIds: readonly string[]): Promise<PayableLine[]> {
  return tx.manager.query(
    `select f.*, coalesce((select a.has_roll_number from payee_account a where a.id = f."accountId"), false) as "hasRollNumber" from (
       select l.id as "awardLineId", l.budget_id as "budgetId", i.id as "invoiceId", p.id as "payeeId", v.pence::float8 as pence, ${standingSql}
       from fund_invoice_line v join award_line l on l.id = v.award_line_id join fund_invoice i on i.id = v.invoice_id
         join payee p on p.id = i.payee_id
       where l.id = any ($1) and v.authority_id = (select actor_organisation())) f order by "awardLineId"`,
    [awardLineIds],
  );
}

/** How many of these awarded lines there are, in the actor’s own authority: invoiced or not. */
export async function countLines(tx: Tx, awardLineIds: readonly string[]): Promise<number> {
  const rows: [{ count: number }] = await tx.manager.query(
    'select count(*)::integer as count from award_line where id = any ($1) and authority_id = (select actor_organisation())',
    [awardLineIds],
  );
  return rows[0].count;
}

/** A payment of a run that lives, with what now holds of its payee and line. */
export interface LivePayment extends FrozenPayment, Omit<LineStanding, 'pence'> {
  readonly hasRollNumber: boolean;
}

/** The payments of a run that are not cancelled, in order of their references. */
export function findPayments(tx: Tx, runId: string): Promise<LivePayment[]> {
  return tx.manager.query(
    `select y.id, y.award_line_id as "awardLineId", y.budget_id as "budgetId", y.invoice_id as "invoiceId", y.payee_id as "payeeId",
       y.payee_account_id as "payeeAccountId", encode(a.fingerprint, 'hex') as fingerprint, y.pence::float8 as pence, y.reference,
       a.has_roll_number as "hasRollNumber", ${standingSql}
     from payment y join payee_account a on a.id = y.payee_account_id join payee p on p.id = y.payee_id join award_line l on l.id = y.award_line_id
     where y.run_id = $1 and y.status <> 'CANCELLED' order by y.reference`,
    [runId],
  );
}

/** Everybody who had a part in the run of this id (an expression), as rows of `person`: see `peopleOfRun`. */
export const peopleOfRunSql = (run: string): string => `
  with own as (select y.* from payment y where y.run_id = ${run} and y.status = 'IN_RUN')
  select added_by as person from own
  union select t.made_by from own o join ledger_transfer t on t.award_line_id = o.award_line_id and t.reason = 'COMMITTED'
  union select actor_person() from own o join award_line l on l.id = o.award_line_id where voted_on(l.source_id, actor_person(), actor_organisation())
  union select a.entered_by from own o join payee_account a on a.id = o.payee_account_id
  union select c.checked_by from own o join payee_account_check c on c.payee_account_id = o.payee_account_id`;

/**
 * Everybody who may not approve a run, beside who prepared it: who put a payment into it, who committed money for one of
 * its lines, the actor if they voted on one, who entered or checked an account that it pays to. The database refuses the same people.
 */
export async function peopleOfRun(tx: Tx, runId: string): Promise<ReadonlySet<string>> {
  const rows: { person: string }[] = await tx.manager.query(peopleOfRunSql('$1'), [runId]);
  return new Set(rows.map(({ person }) => person));
}

/** The next number of a run, or of a file in one format. Ask under `numbersLock`. */
export async function nextNumber(tx: Tx, of: 'payment_run' | { readonly format: string }): Promise<number> {
  const rows: [{ next: number }] = await tx.manager.query(
    of === 'payment_run'
      ? 'select coalesce(max(number), 0) + 1 as next from payment_run where authority_id = (select actor_organisation())'
      : 'select coalesce(max(number), 0) + 1 as next from payment_file where authority_id = (select actor_organisation()) and format = $1',
    of === 'payment_run' ? [] : [of.format],
  );
  return rows[0].next;
}

/** What a file says of each payment, without the sealed part, and what opens that. In order of references. */
export interface FilePayment extends Omit<
  PayableRow,
  'sortCode' | 'accountNumber' | 'accountName' | 'rollNumber'
> {
  readonly payeeId: string;
  readonly payeeAccountId: string;
  readonly sealed: Buffer;
}

export function paymentsForFile(tx: Tx, runId: string): Promise<FilePayment[]> {
  return tx.manager.query(
    `select y.reference, p.name as supplier, i.number as "invoiceNumber", i.invoiced_on as "invoicedOn", b.cost_centre as "costCentre",
       b.account_code as "accountCode", b.financial_year as "financialYear", i.net_pence::float8 as "netPence", i.vat_pence::float8 as "vatPence",
       i.gross_pence::float8 as "grossPence", y.pence::float8 as pence, y.payee_id as "payeeId", y.payee_account_id as "payeeAccountId", a.sealed
     from payment y join payee p on p.id = y.payee_id join fund_invoice i on i.id = y.invoice_id join fund_budget b on b.id = y.budget_id
       join payee_account a on a.id = y.payee_account_id
     where y.run_id = $1 and y.status <> 'CANCELLED' order by y.reference`,
    [runId],
  );
}

/** A payment of the actor’s own authority as a statement looks for it. */
export interface FoundPayment {
  readonly id: string;
  readonly runId: string;
  readonly budgetId: string;
  readonly awardLineId: string;
  readonly payeeId: string;
  readonly reference: string;
  readonly pence: Pence;
  readonly status: 'IN_RUN' | 'SENT' | 'SETTLED' | 'RETURNED' | 'CANCELLED';
  readonly settledOn: LocalDate | null;
  /** Who applied or claimed for it. */
  readonly organisationId: string;
  /** Who prepared its run. */
  readonly preparedBy: string;
}

/** Payments whose reference is among these words. */
export function findByReference(tx: Tx, words: readonly string[]): Promise<FoundPayment[]> {
  return tx.manager.query(
    `select y.id, y.run_id as "runId", y.budget_id as "budgetId", y.award_line_id as "awardLineId", y.payee_id as "payeeId", y.reference,
       y.pence::float8 as pence, y.status, y.settled_on as "settledOn", l.organisation_id as "organisationId", r.prepared_by as "preparedBy"
     from payment y join award_line l on l.id = y.award_line_id join payment_run r on r.id = y.run_id
     where y.reference = any ($1) and y.authority_id = (select actor_organisation())`,
    [words],
  );
}

/** Whether a run has a payment on its way, or a return that nobody dealt with. */
export async function isUnfinished(tx: Tx, runId: string): Promise<boolean> {
  const rows: [{ unfinished: boolean }] = await tx.manager.query(
    `select exists (select from payment y where y.run_id = $1 and (y.status in ('IN_RUN', 'SENT')
       or exists (select from payment_return r where r.payment_id = y.id and r.dealt_at is null))) as unfinished`,
    [runId],
  );
  return rows[0].unfinished;
}
