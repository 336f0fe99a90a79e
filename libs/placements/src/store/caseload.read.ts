import type { Tx } from '@app/database';
import type { CaseType } from '../api/caseload.type';
import { type CaseState, waitsFor } from '../domain/urgency';
import { expiredSql } from './placements.read';

/** A case without what follows from its state. */
type Row = Omit<CaseType, 'waitsFor'> & { readonly state: CaseState };

/** Every open household that the actor's organisation holds, with the hold, referral or placement that stands. */
const caseloadSql = `
  select json_build_object('id', h.id, 'reference', h.reference, 'risk', h.risk_level, 'neededFrom', day(h.needed_from),
    'heldSince', instant(c.since), 'heldByOthers', household_has_another_holder(h.id),
    'people', (select count(*)::int from household_person p where p.household_id = h.id and (
        not exists (select from household_membership m where m.household_person_id = p.id and m.replaced_at is null)
        or exists (select from household_membership m where m.household_person_id = p.id and m.replaced_at is null and m.whereabouts = 'HERE'
          and (m.until_day is null or m.until_day > hearth_today())))),
    'state', case when placed.outcome = 'ARRIVED' then 'PLACED' when placed.id is not null then 'AWAITED'
      when asked.status = 'ACCEPTED' then 'ACCEPTED' when asked.status = 'QUESTION_ASKED' then 'QUESTION_ASKED'
      when asked.id is not null then 'REFERRED' when held.id is not null then 'HELD' else 'LOOKING' end,
    'until', instant(case when placed.outcome is not null then null when placed.id is not null then placed.arrive_by
      else coalesce(case when asked.status = 'ACCEPTED' then asked.household_answer_by else asked.answer_by end, held.ends_at) end),
    'serviceName', (select s.name from service s where s.id = coalesce(placed.service_id, held.service_id)),
    'holdId', held.id, 'referralId', asked.id, 'placementId', placed.id,
    'searchId', searched.id, 'searchedAt', instant(searched.asked_at)) as node
  from case_holder c join household h on h.id = c.household_id
    left join lateral (select p.id, p.outcome, p.arrive_by, p.service_id from placement p where p.household_id = h.id
      and (p.outcome is null or p.outcome = 'ARRIVED' and p.left_on is null) order by p.made_at desc limit 1) placed on true
    left join lateral (select o.id, o.ends_at, o.service_id from hold o where o.household_id = h.id and o.ends_at > hearth_now()
      order by o.held_at desc limit 1) held on placed.id is null
    left join lateral (select r.id, r.status, r.answer_by, r.household_answer_by from referral r where r.hold_id = held.id
      and r.status in ('SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW', 'ACCEPTED') and not ${expiredSql('r')}
      order by r.submitted_at desc limit 1) asked on true
    left join lateral (select s.id, s.asked_at from search s where s.household_id = h.id order by s.asked_at desc limit 1) searched on true
  where c.organisation_id = (select actor_organisation()) and c.until is null and h.status = 'OPEN'
  order by c.since desc limit 500`;

/** The actor's organisation's open cases, at most the latest 500, in no order that matters. */
export async function readCaseload(tx: Tx): Promise<CaseType[]> {
  const rows: { node: Row }[] = await tx.manager.query(caseloadSql);
  return rows.map(({ node }) => ({ ...node, waitsFor: waitsFor(node.state) }));
}
