import {
  type Ahead,
  aheadSql,
  freshnessSql,
  type Offer,
  offerFrom,
  placeFactsSql,
  toAhead,
  type Turnaround,
} from '@app/accommodation';
import type { Tx } from '@app/database';
import type { HouseholdFacts, PlaceFacts } from '@app/eligibility';
import { laterOf, type LocalDate } from '@app/kernel';
import { type Freshness, freshnesses, type RuleCount } from '@app/matching';
import { householdColumnsSql, householdOn } from '../domain/household-on-a-day';
import { failAloneNearly, type FailedTogether, failTogetherNearly } from '../domain/near-misses';
import type { Standing } from '../domain/standing';
import { type Narrowing, usable } from './narrowing';

/** A vacancy with all that is needed to judge it, and to say which nights it has. */
export interface OpenVacancy {
  readonly vacancyId: string;
  readonly facts: PlaceFacts;
  readonly freshness: Freshness;
  readonly standing: Calendared;
}

/** How a vacancy stands, with what its calendar says from the day on which a household would arrive. */
export interface Calendared extends Standing {
  readonly turnaround: Turnaround;
  readonly ahead: Ahead;
}

/** What the database kept for judging, and how many it removed. */
export interface Narrowed {
  readonly kept: readonly OpenVacancy[];
  readonly removed: number;
  /** Over those removed only. */
  readonly removedBy: readonly RuleCount[];
  /** Over those removed only: which rules fail together, and at how many. */
  readonly removedTogether: readonly FailedTogether[];
  /** Of those removed, the first that are free and that some one change might open. */
  readonly near: readonly OpenVacancy[];
}

/** So many of those are read. */
const mostNear = 50;

/** A standing as JSON, as `standingSql` gives it. */
export interface StandingRow extends Standing {
  readonly turnaroundDays: number;
  readonly turnaroundInWorkingDays: boolean;
  readonly nextFrom: LocalDate | null;
  readonly nextIsClosure: boolean;
}

interface OpenVacancyRow {
  readonly vacancyId: string;
  readonly facts: PlaceFacts;
  readonly freshness: Freshness;
  readonly standing: StandingRow;
}

/** The lateral `ahead`, for a day of arrival, over `f`, a row of vacancy_facts. */
export const aheadOnSql = (arrive: string): string =>
  `cross join lateral (${aheadSql('f.unit_id', arrive, 'f.do_not_use')}) ahead`;

/**
 * How `f`, a row of vacancy_facts, stands for a household, over `aheadOnSql` of the same day and `declinedSql`.
 *
 * @param household expression of the household's id; null tells its holds from no other.
 */
export const standingSql = (arrive: string, household: string): string =>
  `json_build_object('status', f.status, 'turnaroundDays', f.turnaround_days,
    'turnaroundInWorkingDays', f.turnaround_in_working_days,
    'taken', ahead.taken, 'nextFrom', ahead.next_from, 'nextIsClosure', ahead.next_is_closure, 'doNotUse', f.do_not_use,
    'heldBy', case when ahead.taken then (
      select case when o.held_by is distinct from (select actor_organisation()) then 'SOMEBODY'
        when exists (select from hold h where h.occupancy_id = o.id and h.household_id = ${household}) then 'YOU_FOR_THEM'
        else 'YOU' end
      from occupancy o where o.unit_id = f.unit_id and o.kind = 'HOLD'
        and o.arrive <= ${arrive} and o.free_from > ${arrive} and o.ends_at > hearth_now()) end,
    'declinedBefore', f.service_id in (select service_id from declined))`;

/** The services that declined a household lately, as the common table `declined`: only to whoever holds its case. */
export const declinedSql = (household: string): string =>
  `declined as materialized (select service_id from services_that_declined(${household}))`;

export const toStanding = ({
  turnaroundDays,
  turnaroundInWorkingDays,
  nextFrom,
  nextIsClosure,
  ...standing
}: StandingRow): Calendared => ({
  ...standing,
  turnaround: { turnaroundDays, turnaroundInWorkingDays },
  ahead: toAhead({ taken: standing.taken, next_from: nextFrom, next_is_closure: nextIsClosure }),
});

/** The nights a place can be had from that day; null: not one. */
export const offerOf = (
  { ahead, turnaround }: Calendared,
  arrival: LocalDate,
  bankHolidays: ReadonlySet<string>,
): Offer | null => offerFrom(arrival, ahead, turnaround, bankHolidays);

const openVacancySql = (arrive: string, household: string): string =>
  `json_build_object('vacancyId', f.vacancy_id, 'facts', ${placeFactsSql('f')}, 'freshness', ${freshnessSql('f')},
    'standing', ${standingSql(arrive, household)})`;

const toOpenVacancy = ({ standing, ...row }: OpenVacancyRow): OpenVacancy => ({
  ...row,
  standing: toStanding(standing),
});

/** The day of arrival, the same as matching's `arrivalDay`; $1 is the first day this household can arrive anywhere. */
const arriveSql = 'greatest(f.available_from, $1::date)';

const earliest = ({ neededFrom }: HouseholdFacts, today: LocalDate): LocalDate => laterOf(neededFrom, today);

/** A household to look for: what the rules read of it, and whose holds and refusals are its own. */
export interface Seeking {
  readonly facts: HouseholdFacts;
  /** Null: a household that is nowhere kept. */
  readonly householdId: string | null;
}

interface NarrowedRow {
  readonly kept: OpenVacancyRow[];
  readonly removed: number;
  readonly removed_by: RuleCount[];
  readonly removed_together: FailedTogether[];
  readonly near: OpenVacancyRow[];
}

/** The place of its freshness among the freshnesses. */
const stalenessSql = `case ${freshnessSql('f')} ${freshnesses.map((word, index) => `when '${word}' then ${String(index)}`).join(' ')} end`;

/**
 * All open vacancies, less those that the database itself can see a rule fail. Two statements, whatever their number:
 * the days on which one could arrive, for ages are whole years on that day; then everything else.
 */
export async function openVacancies(
  tx: Tx,
  { facts, householdId }: Seeking,
  entries: readonly Narrowing[],
): Promise<Narrowed> {
  const from = earliest(facts, tx.today);
  const days: { arrive: LocalDate }[] = await tx.manager.query(
    `select distinct ${arriveSql} as arrive from vacancy_facts f where f.status = 'OPEN'`,
    [from],
  );
  const onDays = days.map(({ arrive }) => householdOn(arrive, facts, tx.today));
  const used = usable(entries);
  const rows: NarrowedRow[] = await tx.manager.query(
    `with ${declinedSql('$3::uuid')},
     open as materialized (
       select f.*, ${arriveSql} as arrives, array_remove(array[${used
         .map(({ rule, failsSql }) => `case when ${failsSql} then '${rule}' end`)
         .join(', ')}]::text[], null) as failed
       from vacancy_facts f
       -- A vacancy that was opened just now has no row here: nothing removes it, and it is judged.
       left join json_to_recordset($2) as h (${householdColumnsSql}) on h.arrive = ${arriveSql}
       where f.status = 'OPEN')
     select
       (select coalesce(json_agg(${openVacancySql('f.arrives', '$3::uuid')}), '[]')
        from open f ${aheadOnSql('f.arrives')} where f.failed = '{}') as kept,
       (select count(*)::integer from open f where f.failed <> '{}') as removed,
       (select coalesce(json_agg(json_build_object('rule', c.rule, 'fails', c.fails, 'aloneFails', c.alone_fails)), '[]')
        from (select rule, count(*) as fails, count(*) filter (where cardinality(f.failed) = 1) as alone_fails
              from open f cross join unnest(f.failed) as rule group by rule) c) as removed_by,
       (select coalesce(json_agg(json_build_object('failed', c.failed, 'vacancies', c.vacancies)), '[]')
        from (select failed, count(*) as vacancies from open f where f.failed <> '{}' group by failed) c) as removed_together,
       (select coalesce(json_agg(n.vacancy), '[]') from (
         select ${openVacancySql('f.arrives', '$3::uuid')} as vacancy
         from (select * from open f
           where f.failed <> '{}' and (f.failed <@ $4::text[] or (cardinality(f.failed) = 1 and f.failed <@ $5::text[]))
           order by cardinality(f.failed), ${stalenessSql}, f.vacancy_id) f ${aheadOnSql('f.arrives')}
         where not ahead.taken limit ${String(mostNear)}) n) as near`,
    [from, JSON.stringify(onDays), householdId, failTogetherNearly, failAloneNearly(facts.flexible)],
  );
  const row = rows[0];
  if (!row) throw new Error('An aggregate gives one row.');
  return {
    kept: row.kept.map(toOpenVacancy),
    removed: row.removed,
    removedBy: row.removed_by,
    removedTogether: row.removed_together,
    near: row.near.map(toOpenVacancy),
  };
}

/** One published vacancy, open or not; null when it is not there, a draft, or not to be seen. */
export async function anyVacancy(
  tx: Tx,
  { facts, householdId }: Seeking,
  vacancyId: string,
): Promise<OpenVacancy | null> {
  const rows: { vacancy: OpenVacancyRow }[] = await tx.manager.query(
    `with ${declinedSql('$3::uuid')}
     select ${openVacancySql(arriveSql, '$3::uuid')} as vacancy from vacancy_facts f ${aheadOnSql(arriveSql)}
     where f.vacancy_id = $2 and f.status <> 'DRAFT'`,
    [earliest(facts, tx.today), vacancyId, householdId],
  );
  const row = rows[0];
  return row ? toOpenVacancy(row.vacancy) : null;
}

/** Some open vacancies in the order of their ids: for opening those that do not suit, a page at a time. */
export async function someOpenVacancies(
  tx: Tx,
  { facts, householdId }: Seeking,
  after: string | null,
  limit: number,
): Promise<readonly OpenVacancy[]> {
  const rows: { vacancy: OpenVacancyRow }[] = await tx.manager.query(
    `with ${declinedSql('$4::uuid')},
     page as (select * from vacancy_facts f where f.status = 'OPEN' and ($2::uuid is null or f.vacancy_id > $2)
       order by f.vacancy_id limit $3)
     select ${openVacancySql(arriveSql, '$4::uuid')} as vacancy from page f ${aheadOnSql(arriveSql)} order by f.vacancy_id`,
    [earliest(facts, tx.today), after, limit, householdId],
  );
  return rows.map(({ vacancy }) => toOpenVacancy(vacancy));
}
