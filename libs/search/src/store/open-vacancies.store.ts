import {
  type Ahead,
  aheadSql,
  freshnessSql,
  placeFactsSql,
  toAhead,
  type Turnaround,
} from '@app/accommodation';
import type { Tx } from '@app/database';
import type { HouseholdFacts, PlaceFacts } from '@app/eligibility';
import { laterOf, type LocalDate } from '@app/kernel';
import type { Freshness, RuleCount } from '@app/matching';
import { householdOn } from '../domain/household-on-a-day';
import { type Narrowing, usable } from './narrowing';

/** An open vacancy with all that is needed to judge it, and to say which nights it has. */
export interface OpenVacancy {
  readonly vacancyId: string;
  readonly facts: PlaceFacts;
  readonly freshness: Freshness;
  readonly turnaround: Turnaround;
  /** From the day on which this household would arrive. */
  readonly ahead: Ahead;
}

/** What the database kept for judging, and how many it removed. */
export interface Narrowed {
  readonly kept: readonly OpenVacancy[];
  readonly removed: number;
  /** Over those removed only. */
  readonly removedBy: readonly RuleCount[];
}

interface OpenVacancyRow {
  readonly vacancyId: string;
  readonly facts: PlaceFacts;
  readonly freshness: Freshness;
  readonly turnaroundDays: number;
  readonly turnaroundInWorkingDays: boolean;
  readonly taken: boolean;
  readonly nextFrom: LocalDate | null;
  readonly nextIsClosure: boolean;
}

/** One row of the lateral `aheadSql`, and the vacancy it is about, as JSON. `f` is the row of vacancy_facts. */
const openVacancySql = `json_build_object('vacancyId', f.vacancy_id, 'facts', ${placeFactsSql('f')},
  'freshness', ${freshnessSql('f')}, 'turnaroundDays', f.turnaround_days,
  'turnaroundInWorkingDays', f.turnaround_in_working_days,
  'taken', ahead.taken, 'nextFrom', ahead.next_from, 'nextIsClosure', ahead.next_is_closure)`;

const toOpenVacancy = (row: OpenVacancyRow): OpenVacancy => ({
  vacancyId: row.vacancyId,
  facts: row.facts,
  freshness: row.freshness,
  turnaround: { turnaroundDays: row.turnaroundDays, turnaroundInWorkingDays: row.turnaroundInWorkingDays },
  ahead: toAhead({ taken: row.taken, next_from: row.nextFrom, next_is_closure: row.nextIsClosure }),
});

/** The day of arrival, the same as matching's `arrivalDay`; $1 is the first day this household can arrive anywhere. */
const arriveSql = 'greatest(f.available_from, $1::date)';

const earliest = ({ neededFrom }: HouseholdFacts, today: LocalDate): LocalDate => laterOf(neededFrom, today);

/**
 * All open vacancies, less those that the database itself can see a rule fail. Two statements, whatever their number:
 * the days on which one could arrive, for ages are whole years on that day; then everything else.
 */
export async function openVacancies(
  tx: Tx,
  household: HouseholdFacts,
  entries: readonly Narrowing[],
): Promise<Narrowed> {
  const from = earliest(household, tx.today);
  const days: { arrive: LocalDate }[] = await tx.manager.query(
    `select distinct ${arriveSql} as arrive from vacancy_facts f where f.status = 'OPEN'`,
    [from],
  );
  const onDays = days.map(({ arrive }) => householdOn(arrive, household, tx.today));
  const used = usable(entries);
  const rows: { kept: OpenVacancyRow[]; removed: number; removed_by: RuleCount[] }[] = await tx.manager.query(
    `with open as materialized (
       select f.*, ${arriveSql} as arrive, array_remove(array[${used
         .map(({ rule, failsSql }) => `case when ${failsSql} then '${rule}' end`)
         .join(', ')}]::text[], null) as failed
       from vacancy_facts f
       -- A vacancy that was opened just now has no row here: nothing removes it, and it is judged.
       left join json_to_recordset($2) as h (arrive date, has_man boolean, has_woman boolean, lead_oldest integer,
         people integer, may_use_cots integer, bedrooms_at_least integer, children_at_least integer, boy_at_least integer,
         mobility integer, substances integer, mental_health integer, no_recourse boolean, unsafe_district_ids uuid[],
         latest_arrival date) on h.arrive = ${arriveSql}
       where f.status = 'OPEN')
     select
       (select coalesce(json_agg(${openVacancySql}), '[]')
        from open f cross join lateral (${aheadSql('f.unit_id', 'f.arrive', 'f.do_not_use')}) ahead
        where f.failed = '{}') as kept,
       (select count(*)::integer from open f where f.failed <> '{}') as removed,
       (select coalesce(json_agg(json_build_object('rule', c.rule, 'fails', c.fails, 'aloneFails', c.alone_fails)), '[]')
        from (select rule, count(*) as fails, count(*) filter (where cardinality(f.failed) = 1) as alone_fails
              from open f cross join unnest(f.failed) as rule group by rule) c) as removed_by`,
    [from, JSON.stringify(onDays)],
  );
  const row = rows[0];
  if (!row) throw new Error('An aggregate gives one row.');
  return { kept: row.kept.map(toOpenVacancy), removed: row.removed, removedBy: row.removed_by };
}

/** One open vacancy; null when it is not there, not open, or not to be seen. */
export async function openVacancy(
  tx: Tx,
  household: HouseholdFacts,
  vacancyId: string,
): Promise<OpenVacancy | null> {
  const rows: { vacancy: OpenVacancyRow }[] = await tx.manager.query(
    `select ${openVacancySql} as vacancy from vacancy_facts f
     cross join lateral (${aheadSql('f.unit_id', arriveSql, 'f.do_not_use')}) ahead
     where f.vacancy_id = $2 and f.status = 'OPEN'`,
    [earliest(household, tx.today), vacancyId],
  );
  const row = rows[0];
  return row ? toOpenVacancy(row.vacancy) : null;
}
