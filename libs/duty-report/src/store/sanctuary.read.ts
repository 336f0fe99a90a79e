import type { Tx } from '@app/database';
import type { SystemActor } from '@app/kernel';
import type { SanctuaryCapacity, SanctuaryJob } from '../domain/rows';
import type { Span } from '../domain/year';

/** A job with the district of the home, until it is known what that is by the last day counted. */
export type JobInDistrict = Omit<SanctuaryJob, 'origin'> & { readonly districtId: string | null };

/** Sanctuary jobs of these services that were asked for or answered in the year. */
export async function readSanctuaryJobs(
  tx: Tx<SystemActor>,
  serviceIds: readonly string[],
  span: Span,
): Promise<readonly JobInDistrict[]> {
  const rows: { row: JobInDistrict }[] = await tx.manager.query(
    `select json_build_object('id', j.id, 'householdId', j.household_id, 'householdReference', j.household_reference,
       'serviceId', j.service_id, 'requestedOn', day((j.requested_at at time zone 'Europe/London')::date),
       'declinedOn', case when j.status = 'DECLINED' then day((j.answered_at at time zone 'Europe/London')::date) end,
       'primaryReason', d.primary_reason, 'districtId', j.district_id, 'told', t.told) as row
     from sanctuary_job j left join sanctuary_decline d on d.job_id = j.id left join sanctuary_told t on t.job_id = j.id
     where j.service_id = any ($1) and (j.requested_at at time zone 'Europe/London')::date <= $3::date
       and greatest(j.requested_at, j.answered_at) >= $2::date::timestamp at time zone 'Europe/London'
     order by j.id`,
    [serviceIds, span.from, span.until],
  );
  return rows.map(({ row }) => row);
}

/** How many jobs these schemes can start in the week that the last day counted is in, over all their districts. */
export async function readSanctuaryCapacity(
  tx: Tx<SystemActor>,
  serviceIds: readonly string[],
  span: Span,
): Promise<readonly SanctuaryCapacity[]> {
  return tx.manager.query(
    `select c.service_id as "serviceId", sum(c.slots)::integer as jobs from sanctuary_capacity c
     where c.service_id = any ($1) and c.week_start = date_trunc('week', $2::date)::date
     group by c.service_id order by c.service_id`,
    [serviceIds, span.until],
  );
}
