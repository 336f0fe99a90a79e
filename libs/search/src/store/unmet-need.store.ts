import type { Tx } from '@app/database';
import type { HouseholdFacts, RuleCode } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { Found } from '../domain/found';
import { sampleOf } from '../domain/sample';
import {
  causeOf,
  isUnmet,
  type Months,
  needsOf,
  strongestRules,
  type UnmetCause,
  type UnmetNeed,
  type UnmetOutcome,
} from '../domain/unmet-need';

/**
 * Keeps what is left of a search for statistics and previews: one row a household a day, the last search of the day
 * stands. Days that are closed or long past are forgotten in the same statement.
 */
export async function keepSearchDay(
  tx: Tx,
  householdId: string,
  facts: HouseholdFacts,
  found: Found,
): Promise<void> {
  await tx.manager.query('select keep_search_day($1, $2, $3, $4, $5, $6)', [
    householdId,
    JSON.stringify(sampleOf(facts, tx.today)),
    isUnmet(found),
    causeOf(found),
    needsOf(facts, tx.today),
    strongestRules(found),
  ]);
}

/** Says what happened instead on every open day up to this one. @returns how many days it closed. */
export async function closeUnmetDays(
  tx: Tx,
  householdId: string,
  through: LocalDate,
  outcome: UnmetOutcome,
): Promise<number> {
  const rows: { days: number }[] = await tx.manager.query('select close_unmet_days($1, $2, $3) as days', [
    householdId,
    through,
    outcome,
  ]);
  return rows[0]?.days ?? 0;
}

/** The days of a household on which nothing was free and nobody has said what happened instead, oldest first. */
export async function readUnmetDays(tx: Tx, householdId: string): Promise<LocalDate[]> {
  const rows: { day: LocalDate }[] = await tx.manager.query(
    'select day(d.day) as day from search_day d where d.household_id = $1 order by d.day',
    [householdId],
  );
  return rows.map(({ day }) => day);
}

interface Counted<W> {
  readonly word: W;
  readonly days: number;
}

/** Exact counts of household-days; for those who may see them, only after `shownCount`. */
export interface UnmetNeedCounts {
  readonly days: number;
  readonly familiesSeparated: number;
  readonly causes: readonly Counted<UnmetCause>[];
  readonly rules: readonly Counted<RuleCode>[];
  readonly needs: readonly Counted<UnmetNeed>[];
  readonly outcomes: readonly Counted<UnmetOutcome | null>[];
  /** By month, as `2026-10`. */
  readonly months: readonly Counted<string>[];
  readonly districts: readonly (Counted<string | null> & { readonly name: string | null })[];
}

const countedSql = (columns: string, from: string): string =>
  `(select coalesce(json_agg(c), '[]') from (select ${columns}, count(*)::integer as days from ${from} group by 1) c)`;

/** Counts unmet need over these days, in one statement; nothing to whoever may not read it. */
export async function countUnmetNeed(tx: Tx, { from, to }: Months): Promise<UnmetNeedCounts> {
  const rows: { counts: UnmetNeedCounts }[] = await tx.manager.query(
    `with n as materialized (select * from unmet_need where day between $1 and $2)
     select json_build_object('days', (select count(*)::integer from n),
       'familiesSeparated', (select count(*)::integer from n where family_separated),
       'causes', ${countedSql('because as word', 'n')},
       'rules', ${countedSql('word', 'n cross join unnest(n.rules) as word')},
       'needs', ${countedSql('word', 'n cross join unnest(n.needs) as word')},
       'outcomes', ${countedSql('outcome as word', 'n')},
       'months', ${countedSql("to_char(day, 'YYYY-MM') as word", 'n')},
       'districts', ${countedSql('d.code as word, max(d.name) as name', 'n left join district d on d.id = n.district_id')}) as counts`,
    [from, to],
  );
  const row = rows[0];
  if (!row) throw new Error('An aggregate gives one row.');
  return row.counts;
}
