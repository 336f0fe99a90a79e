import type { Tx } from '@app/database';
import type { LocalDate } from '@app/kernel';
import type { ExportKind, ExportRow } from '../domain/export-columns';
import { expiredSql } from './placements.read';

const statements: Readonly<Record<ExportKind, string>> = {
  REFERRALS: `select json_build_object('reference', r.household_reference, 'service', s.name, 'unit', u.code,
      'sentBy', (select o.name from organisation o where o.id = r.organisation_id),
      'arrive', (select day(h.arrive) from hold h where h.id = r.hold_id),
      'submittedAt', instant(r.submitted_at), 'answerBy', instant(r.answer_by), 'answeredAt', instant(r.answered_at),
      'standing', case when ${expiredSql('r')} then 'EXPIRED' else r.status end,
      'primaryReason', d.primary_reason, 'contributingReasons', d.contributing_reasons) as node
    from referral r join service s on s.id = r.service_id left join unit u on u.id = r.unit_id
      left join referral_decline d on d.referral_id = r.id
    where r.provider_id = (select actor_organisation())
      and (r.submitted_at at time zone 'Europe/London')::date between $1 and $2
    order by r.submitted_at, r.id`,
  STAYS: `select json_build_object('reference', e.household_reference, 'service', s.name, 'accommodationType', e.accommodation_type,
      'units', own.units, 'leave', own.leave, 'startedOn', day(e.started_on), 'endedOn', day(e.ended_on),
      'leavingReason', e.leaving_reason, 'destination', e.destination) as node
    from episode e join service s on s.id = e.service_id
      cross join lateral (select json_agg(u.code order by o.arrived_on, u.code) as units, day(max(o.leave)) as leave
        from episode_occupancy x join occupancy o on o.id = x.occupancy_id join unit u on u.id = o.unit_id
        where x.episode_id = e.id) own
    where e.provider_id = (select actor_organisation()) and e.started_on <= $2 and (e.ended_on is null or e.ended_on >= $1)
    order by e.started_on, e.id`,
};

/** The actor's own referrals sent in these days, or stays that touch them, oldest first. */
export async function readExport(
  tx: Tx,
  kind: ExportKind,
  from: LocalDate,
  to: LocalDate,
): Promise<ExportRow[]> {
  const rows: { node: ExportRow }[] = await tx.manager.query(statements[kind], [from, to]);
  return rows.map(({ node }) => node);
}
