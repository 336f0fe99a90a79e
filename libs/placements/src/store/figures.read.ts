import type { Tx } from '@app/database';
import type { LocalDate } from '@app/kernel';
import type { PastReferral, PastUnit } from '../domain/figures';
import { expiredSql } from './placements.read';

/** A service with what its units' nights were claimed for. */
export interface PastService {
  readonly id: string;
  readonly name: string;
  readonly units: readonly PastUnit[];
}

/** The actor's own services that were open since a day, and every claim on their units that touches a night before `end`. */
export async function readPastNights(tx: Tx, from: LocalDate, end: LocalDate): Promise<PastService[]> {
  const rows: { node: PastServiceJson }[] = await tx.manager.query(
    `select json_build_object('id', s.id, 'name', s.name, 'units', (
       select coalesce(json_agg(json_build_object('closedUrgentlySince', instant(u.do_not_use_since), 'claims', (
         select coalesce(json_agg(json_build_object('kind', o.kind, 'arrive', day(o.arrive), 'freeFrom', day(o.free_from),
           'arrivedOn', day(o.arrived_on), 'leftOn', day(o.left_on), 'reason', w.reason) order by o.arrive), '[]')
         from occupancy o left join unit_void w on w.occupancy_id = o.id
         where o.unit_id = u.id and o.provider_id = (select actor_organisation()) and o.ends_at > hearth_now()
           and o.arrive < $2 and (o.free_from > $1 or o.arrived_on is not null and coalesce(o.left_on > $1, true))))), '[]')
       from unit u where u.service_id = s.id)) as node
     from service s where s.provider_id = (select actor_organisation()) and s.accommodation_type <> 'SANCTUARY'
       and s.opened_on < $2 and (s.closed_on is null or s.closed_on > $1)
     order by s.name, s.id`,
    [from, end],
  );
  return rows.map(({ node }) => ({
    ...node,
    units: node.units.map(({ closedUrgentlySince, claims }) => ({
      closedUrgentlySince: closedUrgentlySince === null ? null : new Date(closedUrgentlySince),
      claims,
    })),
  }));
}

type PastServiceJson = Omit<PastService, 'units'> & {
  readonly units: readonly {
    readonly closedUrgentlySince: string | null;
    readonly claims: PastUnit['claims'];
  }[];
};

/** How the referrals to the actor's own organisation were answered that were sent since an instant. */
export async function readPastReferrals(tx: Tx, since: Date): Promise<PastReferral[]> {
  const rows: {
    submitted_at: Date;
    answered_at: Date | null;
    expired: boolean;
    opens: string | null;
    closes: string | null;
  }[] = await tx.manager.query(
    `select r.submitted_at, r.answered_at, ${expiredSql('r')} as expired, s.intake_opens::text as opens, s.intake_closes::text as closes
     from referral r join service s on s.id = r.service_id
     where r.provider_id = (select actor_organisation()) and r.submitted_at >= $1`,
    [since],
  );
  return rows.map(({ submitted_at, answered_at, expired, opens, closes }) => ({
    submittedAt: submitted_at,
    answeredAt: answered_at,
    expired,
    desk: opens !== null && closes !== null ? { opens, closes } : null,
  }));
}
