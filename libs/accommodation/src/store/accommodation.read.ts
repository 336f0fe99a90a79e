import type { Tx } from '@app/database';
import { pageOf, type PageArgs, type Page, toPage } from '@app/graphql';
import { allows, type PersonActor } from '@app/kernel';
import { aheadSql } from './occupancy.store';
import type { CalendarEntryType } from '../api/calendar-entry.type';
import type { AdmissionPolicyType } from '../api/features.type';
import type { ServiceType } from '../api/service.type';
import type { UnitType } from '../api/unit.type';
import type { VacancyType } from '../api/vacancy.type';
import type { VacancyStatus } from './vacancy.entity';

/** Freshness in SQL: the same sentence as matching's `freshnessOf`, proven equal by test. */
export const freshnessSql = (alias: string): string =>
  `case when hearth_now() <= ${alias}.confirmed_at + ${alias}.fresh_hours * interval '1 hour' then 'FRESH'
        when hearth_now() <= ${alias}.confirmed_at + ${alias}.aging_hours * interval '1 hour' then 'AGING' else 'STALE' end`;

/** What a service is like, from its own row or the flat facts of a vacancy. */
const serviceFeaturesSql = (alias: string): string =>
  `json_build_object('staffing', ${alias}.staffing, 'securities', ${alias}.securities, 'staffLanguages', ${alias}.staff_languages,
    'interpreting', ${alias}.interpreting, 'bslStaff', ${alias}.bsl_staff, 'byAndForGroups', ${alias}.by_and_for_groups,
    'faithDiets', ${alias}.faith_diets, 'weeklyRentPence', ${alias}.weekly_rent_pence,
    'personalChargePence', ${alias}.personal_charge_pence, 'curfew', ${alias}.curfew, 'petFostering', ${alias}.pet_fostering)`;

const admissionPolicySql = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'policy', ${alias}.policy, 'legalBasis', ${alias}.legal_basis, 'from', day(${alias}.from_day))`;

/** What everyone sees of a service who may see it. */
const summaryFieldsSql = (alias: string): string =>
  `'id', ${alias}.id, 'name', ${alias}.name, 'accommodationType', ${alias}.accommodation_type, 'relevant', ${alias}.relevant,
    'providerName', (select o.name from organisation o where o.id = ${alias}.provider_id),
    'intakeOpens', left(${alias}.intake_opens::text, 5), 'intakeCloses', left(${alias}.intake_closes::text, 5),
    'area', ${areaSql(alias)}, 'features', ${serviceFeaturesSql(alias)},
    'admissionPolicy', (select ${admissionPolicySql('a')} from admission_policy a
      where a.service_id = ${alias}.id and a.from_day <= hearth_today() order by a.from_day desc limit 1)`;

/**
 * The area a service is shown by: its district, or what masks it (a sub-region of Greater Essex, elsewhere its upper
 * tier). Text, not a function: PostgreSQL inlines none that holds subqueries, and a page would wait for each row.
 */
const areaSql = (alias: string): string => `coalesce(
  (select json_build_object('districtCode', d.code, 'subRegion', null, 'name', d.name) from district d where d.id = ${alias}.shown_district_id),
  json_build_object('districtCode', null, 'subRegion', ${alias}.shown_sub_region, 'name', coalesce(
    case when ${alias}.shown_sub_region in ('NORTH', 'MID', 'WEST', 'SOUTH') then initcap(${alias}.shown_sub_region) || ' Essex' end,
    (select max(d.upper_tier_name) from district d where d.upper_tier_code = ${alias}.shown_sub_region), ${alias}.shown_sub_region)))`;

/** A service as those who place households see it: inside search results too. */
export const serviceSummarySql = (alias: string): string => `json_build_object(${summaryFieldsSql(alias)})`;

/** What a unit offers, from the flat facts of its vacancy. */
export const featuresSql = (alias: string): string =>
  `json_build_object('bedspaces', ${alias}.bedspaces, 'cots', ${alias}.cots, 'bedrooms', ${alias}.bedrooms,
    'selfContained', ${alias}.self_contained, 'stepFree', ${alias}.step_free, 'groundFloor', ${alias}.ground_floor,
    'lift', ${alias}.lift, 'wetRoom', ${alias}.wet_room, 'wheelchairAccessible', ${alias}.wheelchair_accessible,
    'vibratingAlarm', ${alias}.vibrating_alarm, 'sharedKitchen', ${alias}.shared_kitchen,
    'sharedBathroom', ${alias}.shared_bathroom, 'sharedRoom', ${alias}.shared_room)`;

const serviceSql = `
  select s.name, s.id, json_build_object(${summaryFieldsSql('s')}, 'masked', s.shown_sub_region is not null,
    'turnaroundDays', s.turnaround_days, 'turnaroundInWorkingDays', s.turnaround_in_working_days,
    'freshHours', s.fresh_hours, 'agingHours', s.aging_hours,
    'openedOn', day(s.opened_on), 'closedOn', day(s.closed_on),
    'units', (select count(*)::int from unit u where u.service_id = s.id),
    'commissioning', (select coalesce(json_agg(json_build_object('authorityCode', o.authority_code, 'authorityName', o.name,
        'from', day(c.from_day), 'until', day(c.until_day)) order by c.from_day desc), '[]')
      from service_commissioning c join organisation o on o.id = c.authority_id where c.service_id = s.id),
    'qualityMarks', (select coalesce(json_agg(json_build_object('scheme', q.scheme, 'status', q.status,
        'from', day(q.from_day), 'until', day(q.until_day)) order by q.from_day desc, q.scheme), '[]')
      from quality_mark q where q.service_id = s.id)) as node
  from service s where s.provider_id = (select actor_organisation())`;

/** The actor's own organisation's services, by name. */
export async function readServices(tx: Tx, args: PageArgs): Promise<Page<ServiceType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { name: string; id: string; node: ServiceType }[] = await tx.manager.query(
    `${serviceSql} and ($2::text is null or (s.name, s.id) > ($2, $3::uuid)) order by s.name, s.id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [row.name, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

export async function readService(tx: Tx, id: string): Promise<ServiceType | null> {
  const rows: { node: ServiceType }[] = await tx.manager.query(`${serviceSql} and s.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** The tier-one authority that has this ONS code; null: none has. */
export async function findAuthority(tx: Tx, code: string): Promise<string | null> {
  const rows: { id: string }[] = await tx.manager.query(
    `select id from organisation where kind = 'TIER_ONE_AUTHORITY' and authority_code = $1 and closed_at is null`,
    [code],
  );
  return rows[0]?.id ?? null;
}

/** A service's admission policies, newest first, the one yet to begin included. */
export async function readAdmissionPolicies(
  tx: Tx,
  serviceId: string,
  args: PageArgs,
): Promise<Page<AdmissionPolicyType>> {
  const { limit, after } = pageOf(args, 1);
  const rows: { node: AdmissionPolicyType }[] = await tx.manager.query(
    `select ${admissionPolicySql('a')} as node from admission_policy a
     where a.service_id = $1 and ($3::date is null or a.from_day < $3) order by a.from_day desc limit $2`,
    [serviceId, limit, after?.[0] ?? null],
  );
  const page = toPage(rows, args.first, ({ node }) => [node.from]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/**
 * A service's units by code, each with what it is tonight: what a claim, a resident or an urgent closure makes of it.
 */
export async function readUnits(tx: Tx, serviceId: string, args: PageArgs): Promise<Page<UnitType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { code: string; id: string; node: UnitType }[] = await tx.manager.query(
    `select u.code, u.id, json_build_object('id', u.id, 'code', u.code, 'features', ${featuresSql('u')}, 'doNotUseSince', instant(u.do_not_use_since),
       'tonight', case
         when u.do_not_use_since is not null then 'CLOSED'
         when exists (select from occupancy o where o.unit_id = u.id and o.arrived_on is not null and o.left_on is null) then 'OCCUPIED'
         else coalesce((select case
             when o.kind = 'STAY' and o.arrived_on is null then 'AWAITED'
             when o.kind = 'STAY' and o.leave <= hearth_today() then 'TURNAROUND'
             when o.kind = 'STAY' then 'OCCUPIED'
             when o.kind = 'HOLD' then 'HELD' when o.kind = 'VOID' then 'VOID' else 'CLOSED' end
           from occupancy o where o.unit_id = u.id and o.arrive <= hearth_today() and o.free_from > hearth_today() and o.ends_at > hearth_now()), 'FREE') end,
       'vacancyId', (select v.id from vacancy v where v.unit_id = u.id and v.status in ('DRAFT', 'OPEN', 'PAUSED'))) as node
     from unit u where u.service_id = $1 and u.provider_id = (select actor_organisation())
       and ($3::text is null or (u.code, u.id) > ($3, $4::uuid)) order by u.code, u.id limit $2`,
    [serviceId, limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [row.code, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** A unit's claims that touch these days and still stand, or stood until they were over, by first night. */
export async function readCalendar(
  tx: Tx,
  unitId: string,
  from: string,
  to: string,
): Promise<CalendarEntryType[]> {
  const rows: { node: CalendarEntryType }[] = await tx.manager.query(
    `select json_build_object('id', o.id, 'kind', o.kind, 'arrive', day(o.arrive), 'leave', day(o.leave), 'freeFrom', day(o.free_from),
       'endsAt', instant(o.ends_at), 'arrivedOn', day(o.arrived_on), 'leftOn', day(o.left_on),
       'voidReason', w.reason, 'responsible', w.responsible, 'chaseOn', day(w.chase_on)) as node
     from occupancy o left join unit_void w on w.occupancy_id = o.id
     where o.unit_id = $1 and o.provider_id = (select actor_organisation()) and o.arrive < $3 and o.free_from > $2 and o.ends_at > hearth_now()
     order by o.arrive limit 400`,
    [unitId, from, to],
  );
  return rows.map(({ node }) => node);
}

/** A vacancy as JSON, over `vacancyTablesSql`. The unit shows itself only to its own provider. */
export const vacancyNodeSql = `json_build_object('id', v.id, 'status', v.status, 'availableFrom', day(v.available_from),
  'confirmedAt', instant(v.confirmed_at), 'freshness', ${freshnessSql('f')}, 'note', v.note, 'madeAt', instant(v.made_at),
  'free', not ahead.taken, 'unitId', u.id, 'unitCode', u.code,
  'service', ${serviceSummarySql('s')}, 'features', ${featuresSql('f')})`;

/** Vacancies v with their facts f, service s, unit u where visible, and calendar. */
export const vacancyTablesSql = `vacancy v join vacancy_facts f on f.vacancy_id = v.id join service s on s.id = v.service_id
  left join unit u on u.id = v.unit_id
  cross join lateral (${aheadSql('v.unit_id', 'greatest(v.available_from, hearth_today())', 'f.do_not_use')}) ahead`;

const vacancySql = `select v.made_at, v.id, ${vacancyNodeSql} as node from ${vacancyTablesSql}`;

/** Own organisation's vacancies, or all published ones for those who place households; newest first. */
export async function readVacancies(
  tx: Tx<PersonActor>,
  args: PageArgs,
  statuses: readonly VacancyStatus[],
): Promise<Page<VacancyType>> {
  const { limit, after } = pageOf(args, 2);
  // Its policies would let a provider see its own only; said here too, the index on them serves.
  const own = allows('findMatches', tx.actor.roles)
    ? ''
    : 'and v.provider_id = (select actor_organisation())';
  const rows: { id: string; node: VacancyType }[] = await tx.manager.query(
    `${vacancySql} where v.status = any ($2) ${own} and ($3::timestamptz is null or (v.made_at, v.id) < ($3, $4::uuid))
     order by v.made_at desc, v.id desc limit $1`,
    [limit, statuses, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [String(row.node.madeAt), row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

export async function readVacancy(tx: Tx, id: string): Promise<VacancyType | null> {
  const rows: { node: VacancyType }[] = await tx.manager.query(`${vacancySql} where v.id = $1`, [id]);
  return rows[0]?.node ?? null;
}
