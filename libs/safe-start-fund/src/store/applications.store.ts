import type { Tx } from '@app/database';
import { type Pence, toPence } from '@app/kernel';
import { IsNull } from 'typeorm';
import type { KeptLine } from '../domain/applying';
import type { WaitingLine } from '../domain/deciding';
import type { ItemCategory } from '../domain/words';
import { FundApplicationLineEntity } from './application.entities';
import { waitsSql } from './applications.read';

/** The name under which commands about one application wait for each other. */
export const applicationLock = (id: string): string => `fund application ${id}`;

/** The name under which awards to one household wait for each other: its total must not be counted twice. */
export const helpLock = (householdId: string): string => `fund help ${householdId}`;

/**
 * Whose application it is: the applicant knows; to the fund it only says whose key seals the words, and is shown to
 * nobody. Null to whoever may not read the application.
 */
export async function householdOfApplication(tx: Tx, id: string): Promise<string | null> {
  const rows: { household: string | null }[] = await tx.manager.query(
    'select household_of_application($1) as household',
    [id],
  );
  return rows[0]?.household ?? null;
}

/** Finds out who is tied to an application, or to which applications a person is tied; null: all. */
export async function findConflicts(
  tx: Tx,
  applicationId: string | null,
  personId: string | null,
): Promise<void> {
  await tx.manager.query('select find_fund_conflicts($1, $2)', [applicationId, personId]);
}

/** Whether the actor is tied to an application, and so decides nothing of it. */
export async function isTied(tx: Tx, applicationId: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    'select 1 from fund_conflict where application_id = $1 and person_id = actor_person() limit 1',
    [applicationId],
  );
  return rows.length > 0;
}

/** The lines that are asked for, in order. */
export const linesOf = (tx: Tx, applicationId: string): Promise<FundApplicationLineEntity[]> =>
  tx.manager.find(FundApplicationLineEntity, {
    where: { applicationId, removedAt: IsNull() },
    order: { position: 'ASC' },
  });

/** The same with whether a quote is attached. */
export async function keptLines(tx: Tx, applicationId: string): Promise<KeptLine[]> {
  const lines = await linesOf(tx, applicationId);
  const quoted: { id: string }[] = await tx.manager.query(
    'select line_id as id from fund_document where application_id = $1 and replaced_at is null',
    [applicationId],
  );
  return lines.map((line) => ({ ...line, hasQuote: quoted.some(({ id }) => id === line.id) }));
}

/** What a household had from the fund before. */
export interface PastHelp {
  readonly awards: number;
  readonly pence: Pence;
  /** Categories that it was awarded within the months in which the same again is flagged. */
  readonly categories: readonly ItemCategory[];
}

/** Counts and sums of what the household of an application had by both routes, besides the application itself. */
export async function pastHelpOf(
  tx: Tx,
  applicationId: string,
  since: string,
  repeatSince: string,
): Promise<PastHelp> {
  const rows: { awards: number; pence: string; categories: ItemCategory[] }[] = await tx.manager.query(
    `select awards, pence, categories from fund_past_help($1, $2::date at time zone 'Europe/London', $3::date at time zone 'Europe/London')`,
    [applicationId, since, repeatSince],
  );
  const [row] = rows;
  return {
    awards: row?.awards ?? 0,
    pence: toPence(Number(row?.pence ?? 0)),
    categories: row?.categories ?? [],
  };
}

/** The awarded lines of a budget that wait for money, whoever waits longest first. */
export async function waitingLines(tx: Tx, budgetId: string): Promise<WaitingLine[]> {
  const rows: { id: string; pence: string }[] = await tx.manager.query(
    `select w.id, w.awarded_pence as pence from award_line w left join fund_application_line l on l.id = w.source_id
     where w.budget_id = $1 and ${waitsSql('w')} order by w.awarded_at, l.position, w.id`,
    [budgetId],
  );
  return rows.map(({ id, pence }) => ({ id, awardedPence: toPence(Number(pence)) }));
}

/** The budgets of a fund's stream, whatever the year: few, and locked together. */
export async function budgetIdsOf(tx: Tx, authorityId: string, stream: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    'select id from fund_budget where authority_id = $1 and stream = $2',
    [authorityId, stream],
  );
  return rows.map(({ id }) => id);
}
