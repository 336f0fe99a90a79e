import { featuresSql, freshnessSql, serviceSummarySql } from '@app/accommodation';
import type { Tx } from '@app/database';
import type { BoardServiceType } from '../api/board.type';
import { expiredSql } from './placements.read';

/**
 * Of each unit: who lives there; else the claim that stands on it tonight, with what was said of it; else nothing. A
 * claim that was put to the provider is REFERRED until the answer, which expires by itself.
 */
const unitSql = `json_build_object('id', u.id, 'code', u.code, 'bedspaces', u.bedspaces,
  'state', case
    when u.do_not_use_since is not null and resident.id is null then 'CLOSED'
    when resident.id is not null then 'OCCUPIED'
    when tonight.kind = 'STAY' and awaited.id is not null then 'AWAITED'
    when tonight.kind = 'STAY' and tonight.leave <= hearth_today() then 'TURNAROUND'
    when tonight.kind = 'STAY' then 'OCCUPIED'
    when tonight.kind = 'HOLD' and asked.id is not null then 'REFERRED'
    when tonight.kind = 'HOLD' then 'HELD' when tonight.kind = 'VOID' then 'VOID' when tonight.kind = 'CLOSURE' then 'CLOSED'
    else 'FREE' end,
  'until', instant(case when resident.id is not null then null when awaited.id is not null then awaited.arrive_by else tonight.ends_at end),
  'freeFrom', day(coalesce(resident.free_from, tonight.free_from)), 'leave', day(coalesce(resident.leave, tonight.leave)),
  'overdue', coalesce(resident.leave < hearth_today(), false),
  'householdReference', coalesce(living.household_reference, awaited.household_reference, asked.household_reference),
  'referralId', asked.id, 'referralStatus', asked.status, 'placementId', awaited.id, 'episodeId', living.id,
  'vacancyId', v.id, 'vacancyStatus', v.status, 'availableFrom', day(v.available_from),
  'freshness', case when v.id is not null then ${freshnessSql('f')} end, 'confirmedAt', instant(v.confirmed_at), 'note', v.note,
  'features', ${featuresSql('u')}, 'closedUrgentlySince', instant(u.do_not_use_since))`;

const boardSql = `
  select json_build_object('id', s.id, 'service', ${serviceSummarySql('s')}, 'units', (
    select coalesce(json_agg(${unitSql} order by regexp_replace(u.code, '\\d.*', ''), coalesce(substring(u.code from '\\d{1,9}'), '0')::int, u.code), '[]')
    from unit u
      left join vacancy v on v.unit_id = u.id and v.status in ('DRAFT', 'OPEN', 'PAUSED')
      left join vacancy_facts f on f.vacancy_id = v.id
      left join occupancy resident on resident.unit_id = u.id and resident.arrived_on is not null and resident.left_on is null
      left join lateral (select o.* from occupancy o where o.unit_id = u.id and o.arrive <= hearth_today()
        and o.free_from > hearth_today() and o.ends_at > hearth_now() limit 1) tonight on true
      left join lateral (select e.id, e.household_reference from episode_occupancy x join episode e on e.id = x.episode_id
        where x.occupancy_id = resident.id) living on true
      left join lateral (select p.id, p.household_reference, p.arrive_by from placement p
        where p.occupancy_id = tonight.id and p.outcome is null) awaited on true
      left join lateral (select r.id, r.household_reference, r.status from hold h join referral r on r.hold_id = h.id
        where h.occupancy_id = tonight.id and r.status in ('SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW', 'ACCEPTED')
          and not ${expiredSql('r')} limit 1) asked on true
    where u.service_id = s.id and ($1::uuid is null or u.id = $1))) as node
  from service s where s.provider_id = (select actor_organisation()) and case when $1::uuid is null
    then (s.closed_on is null or s.closed_on > hearth_today()) and s.accommodation_type <> 'SANCTUARY'
    else s.id = (select own.service_id from unit own where own.id = $1) end
  order by s.name, s.id`;

/**
 * Every open service of the actor's organisation with its units, by name.
 *
 * @param unitId only this unit, with its service, closed or not; null: all. Nothing when it is not the actor's own.
 */
export async function readBoard(tx: Tx, unitId: string | null): Promise<BoardServiceType[]> {
  const rows: { node: BoardServiceType }[] = await tx.manager.query(boardSql, [unitId]);
  return rows.map(({ node }) => node);
}
