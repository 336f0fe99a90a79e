import { randomUUID } from 'node:crypto';
import { type Tx, unlessRefused } from '@app/database';
import { type LocalDate, type Outcome, type Pence, type PersonActor, refuse, toPence } from '@app/kernel';
import { type AccountKind, accountKinds, type TransferReason, transferMoves } from '../domain/words';

/** The lock under which a budget's money moves: commands take it before they read the clock. */
export const budgetLock = (budgetId: string): string => `fund budget ${budgetId}`;

/** One movement of money within a budget. Where from and where to follows from the reason. */
export interface Transfer {
  readonly budgetId: string;
  readonly reason: TransferReason;
  readonly pence: Pence;
  /** Which awarded line it is for; absent for the allocation itself. */
  readonly awardLineId?: string | undefined;
  readonly paymentId?: string | undefined;
  /** The transfer that it undoes: the opposite of it, and once only. */
  readonly reverses?: string | undefined;
  /** The day it counts for. Default: today. */
  readonly onDay?: LocalDate | undefined;
}

const notEnough = refuse('NOT_ENOUGH_FUNDS', 'There is not enough money left in this budget.');
const moreThanAwarded = refuse('MORE_THAN_AWARDED', 'This line was not awarded so much.');
const notSoMuch = refuse('NOT_SO_MUCH_THERE', 'There is not so much of this line to move.');

/**
 * Moves money: appends to the ledger, and the database keeps the balances. What would overdraw an account, pay a line
 * more than it was awarded or reverse something twice is refused there.
 *
 * @returns the transfer's id. Problems: NOT_ENOUGH_FUNDS, MORE_THAN_AWARDED, NOT_SO_MUCH_THERE, REVERSED_BEFORE.
 */
export async function transfer(tx: Tx<PersonActor>, moved: Transfer): Promise<Outcome<string>> {
  const id = randomUUID();
  const [from, to] = transferMoves[moved.reason];
  return unlessRefused(
    async () => {
      await tx.manager.query(
        `insert into ledger_transfer (id, authority_id, budget_id, from_kind, to_kind, pence, reason, award_line_id, payment_id, reverses, on_day, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          tx.actor.organisationId,
          moved.budgetId,
          from,
          to,
          moved.pence,
          moved.reason,
          moved.awardLineId ?? null,
          moved.paymentId ?? null,
          moved.reverses ?? null,
          moved.onDay ?? tx.today,
          tx.actor.personId,
        ],
      );
      return id;
    },
    {
      ledger_account_not_overdrawn: notEnough,
      award_line_never_paid_twice: moreThanAwarded,
      award_line_committed_not_negative: notSoMuch,
      award_line_in_payment_not_negative: notSoMuch,
      award_line_paid_not_negative: notSoMuch,
      ledger_transfer_reversed_once: refuse('REVERSED_BEFORE', 'This was undone before.'),
    },
  );
}

/** Where the money of a budget is, each in whole pence: allocation = available + committed + inPayment + paid. */
export interface Position {
  readonly allocation: Pence;
  readonly available: Pence;
  readonly committed: Pence;
  readonly inPayment: Pence;
  readonly paid: Pence;
}

/** The position of a budget now, or as it was at a moment of the past. */
export async function positionOf(tx: Tx, budgetId: string, at: Date | null = null): Promise<Position> {
  const rows: { kind: AccountKind; pence: string }[] = await tx.manager.query(
    at === null
      ? 'select kind, balance as pence from ledger_account where budget_id = $1'
      : `select a.kind, coalesce(sum(case a.kind when t.to_kind then t.pence when t.from_kind then -t.pence end), 0) as pence
         from ledger_account a left join ledger_transfer t on t.budget_id = a.budget_id and a.kind in (t.from_kind, t.to_kind) and t.made_at <= $2
         where a.budget_id = $1 group by a.kind`,
    at === null ? [budgetId] : [budgetId, at],
  );
  const of = (kind: AccountKind): Pence => toPence(Number(rows.find((row) => row.kind === kind)?.pence ?? 0));
  return {
    allocation: toPence(0 - of('ALLOCATION')),
    available: of('AVAILABLE'),
    committed: of('COMMITTED'),
    inPayment: of('IN_PAYMENT'),
    paid: of('PAID'),
  };
}

/** Opens the five accounts of a new budget, all empty. */
export async function openAccounts(tx: Tx<PersonActor>, budgetId: string): Promise<void> {
  for (const kind of accountKinds) {
    await tx.manager.query('insert into ledger_account (budget_id, authority_id, kind) values ($1, $2, $3)', [
      budgetId,
      tx.actor.organisationId,
      kind,
    ]);
  }
}

/**
 * The first transfer whose link does not follow from what is written, by its number; null: the ledger is whole, and its
 * balances are what its transfers come to.
 */
export async function brokenLedgerLink(tx: Tx, budgetId: string): Promise<number | null> {
  const rows: { number: string | null }[] = await tx.manager.query(
    `with linked as (
       select t.number, t.hash = ledger_hash(t, lag(t.hash) over (order by t.number)) as holds,
         t.number = row_number() over (order by t.number) as in_order
       from ledger_transfer t where t.budget_id = $1),
     summed as (
       select a.balance = coalesce(sum(case a.kind when t.to_kind then t.pence when t.from_kind then -t.pence end), 0) as holds
       from ledger_account a left join ledger_transfer t on t.budget_id = a.budget_id and a.kind in (t.from_kind, t.to_kind)
       where a.budget_id = $1 group by a.kind, a.balance)
     select coalesce((select min(number) from linked where not (holds and in_order)),
       case when exists (select from summed where not holds) then 0 end) as number`,
    [budgetId],
  );
  const broken = rows[0]?.number ?? null;
  return broken === null ? null : Number(broken);
}
