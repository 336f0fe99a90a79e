import type { Tx } from '@app/database';
import { type SystemActor } from '@app/kernel';
import { type Places, placesOf, successorsOn } from '@app/places';
import { expiredSql } from '@app/placements';
import type {
  CountedEpisode,
  CountedReferral,
  CountedService,
  CountedUnit,
  Ground,
  ReturnRows,
  SanctuaryJob,
  UnmetDay,
} from '../domain/rows';
import type { Span } from '../domain/year';
import { readSanctuaryCapacity, readSanctuaryJobs } from './sanctuary.read';

/** Whose rows, of which days. */
export interface RowsWanted {
  readonly authority: { readonly id: string; readonly code: string };
  readonly span: Span & { readonly until: string };
}

/** A place of rows as the database has it: the id of a district, until it is known what that is by the last day. */
type WithDistrict<T, K extends keyof T> = Omit<T, K> & { readonly districtId: string | null };

/** A moment as the day it was in London. */
const dayOf = (moment: string): string => `day((${moment} at time zone 'Europe/London')::date)`;

/** Services that the authority commissions or ever did, and those in its districts, on any day. */
const servicesSql = `
  select json_build_object('id', s.id, 'providerId', s.provider_id, 'providerName', o.name, 'name', s.name,
    'accommodationType', s.accommodation_type, 'relevant', s.relevant, 'openedOn', day(s.opened_on), 'closedOn', day(s.closed_on),
    'districtId', l.district_id, 'byAndForGroups', s.by_and_for_groups,
    'commissioned', coalesce((select json_agg(json_build_object('authorityId', c.authority_id, 'fromDay', day(c.from_day), 'untilDay', day(c.until_day)) order by c.from_day)
      from service_commissioning c where c.service_id = s.id), '[]'),
    'qualityMarks', coalesce((select json_agg(json_build_object('scheme', q.scheme, 'status', q.status, 'fromDay', day(q.from_day), 'untilDay', day(q.until_day))
      order by q.scheme, q.from_day) from quality_mark q where q.service_id = s.id), '[]')) as row
  from service s join organisation o on o.id = s.provider_id left join service_district l on l.service_id = s.id
  where exists (select from service_commissioning c where c.service_id = s.id and c.authority_id = $1) or l.district_id = any ($2)
  order by s.id`;

const unitsSql = `
  select json_build_object('id', u.id, 'serviceId', u.service_id, 'code', u.code, 'bedspaces', u.bedspaces,
    'wheelchairAccessible', u.wheelchair_accessible,
    'rules', coalesce((select json_agg(e.rules order by e.service_id nulls first, e.unit_id nulls first) from entry_rules e
      where e.provider_id = u.provider_id and e.vacancy_id is null and (e.service_id is null or e.service_id = u.service_id)
        and (e.unit_id is null or e.unit_id = u.id)), '[]'),
    'closures', coalesce((select json_agg(json_build_object('fromDay', coalesce(day(x.arrive), '1900-01-01'), 'untilDay', day(x.free_from)) order by x.arrive)
      from occupancy x where x.unit_id = u.id and x.kind = 'CLOSURE' and x.ends_at > hearth_now()), '[]')) as row
  from unit u where u.service_id = any ($1) order by u.id`;

/**
 * Episodes of these services with a day in the year or on the day after, and every one that a household of these
 * referrals began meanwhile, wherever.
 */
const episodesSql = `
  select json_build_object('id', e.id, 'householdId', e.household_id, 'householdReference', e.household_reference,
    'serviceId', e.service_id, 'accommodationType', e.accommodation_type, 'relevant', e.relevant, 'startedOn', day(e.started_on),
    'endedOn', day(e.ended_on), 'leavingReason', e.leaving_reason, 'destination', e.destination, 'districtId', b.district_id,
    'people', coalesce((select json_agg(json_build_object('id', p.id, 'individualId', coalesce(k.household_person_id, p.id),
        'number', p.number, 'lead', p.lead, 'gender', p.gender, 'birthYear', p.birth_year, 'birthMonth', p.birth_month,
        'ageTold', p.age_told, 'ageToldOn', day(p.age_told_on), 'joinedOn', day(p.joined_on),
        'answers', coalesce((select json_agg(json_build_object('characteristic', c.characteristic, 'answer', c.answer) order by c.characteristic)
          from episode_characteristic c where c.episode_person_id = p.id), '[]'),
        'support', coalesce((select json_agg(json_build_object('type', t.support_type, 'firstGivenOn', day(t.first_given_on)) order by t.support_type)
          from episode_support t where t.episode_person_id = p.id), '[]')) order by p.number)
      from episode_person p left join episode_person_link k on k.episode_person_id = p.id where p.episode_id = e.id), '[]')) as row
  from episode e left join episode_origin b on b.episode_id = e.id
  where (e.service_id = any ($1) and e.started_on <= $3::date + 1 and (e.ended_on is null or e.ended_on >= $2::date))
    or (e.household_id = any ($4) and e.started_on between $2::date and $3::date)
  order by e.id`;

/** Referrals to these services that were sent, answered or ran out in the year. */
const referralsSql = `
  select json_build_object('id', r.id, 'householdId', r.household_id, 'householdReference', r.household_reference,
    'serviceId', r.service_id, 'status', r.status, 'submittedOn', ${dayOf('r.submitted_at')},
    'answeredOn', ${dayOf('r.answered_at')},
    'unansweredOn', case when ${expiredSql('r')} and r.status <> 'ACCEPTED' then ${dayOf('r.answer_by')} end,
    'notTakenUpOn', case when ${expiredSql('r')} and r.status = 'ACCEPTED' then ${dayOf('r.household_answer_by')} end,
    'primaryReason', d.primary_reason, 'districtId', b.district_id, 'told', t.told) as row
  from referral r left join referral_decline d on d.referral_id = r.id left join referral_origin b on b.referral_id = r.id
    left join referral_told t on t.referral_id = r.id
  where r.service_id = any ($1) and (r.submitted_at at time zone 'Europe/London')::date <= $3::date
    and greatest(r.submitted_at, r.answered_at, r.answer_by, r.household_answer_by) >= $2::date::timestamp at time zone 'Europe/London'
  order by r.id`;

const unmetSql = `
  select json_build_object('id', n.id, 'day', day(n.day), 'because', n.because, 'districtId', n.district_id) as row
  from unmet_need n where n.district_id = any ($1) and n.day between $2 and $3 order by n.id`;

/** Reads all that a return is counted from: as reports, who may read it of every organisation and write nothing. */
export async function readReturnRows(
  tx: Tx<SystemActor>,
  { authority, span }: RowsWanted,
): Promise<ReturnRows> {
  const places = await placesOf(tx);
  const ground = groundsOn(places, span.until);
  const districts = [...places.districts.keys()].filter((id) => {
    const found = ground(id);
    return found !== null && (found.upperTierCode === authority.code || found.code === authority.code);
  });
  const rows = async <T>(sql: string, parameters: readonly unknown[]): Promise<readonly T[]> =>
    (await tx.manager.query<{ row: T }[]>(sql, [...parameters])).map(({ row }) => row);
  const placed = <T, K extends keyof T>(found: readonly WithDistrict<T, K>[], as: K): T[] =>
    found.map(({ districtId, ...rest }) => ({ ...rest, [as]: ground(districtId) }) as T);

  const services = placed<CountedService, 'ground'>(
    await rows(servicesSql, [authority.id, districts]),
    'ground',
  );
  const ids = services.map(({ id }) => id);
  const referrals = placed<CountedReferral, 'origin'>(
    await rows(referralsSql, [ids, span.from, span.until]),
    'origin',
  );
  const sanctuaryJobs = placed<SanctuaryJob, 'origin'>(await readSanctuaryJobs(tx, ids, span), 'origin');
  const sought = [...new Set([...referrals, ...sanctuaryJobs].map(({ householdId }) => householdId))];
  return {
    services,
    units: await rows<CountedUnit>(unitsSql, [ids]),
    episodes: placed<CountedEpisode, 'origin'>(
      await rows(episodesSql, [ids, span.from, span.until, sought]),
      'origin',
    ),
    referrals,
    sanctuaryJobs,
    sanctuaryCapacity: await readSanctuaryCapacity(tx, ids, span),
    unmetDays: placed<UnmetDay, 'ground'>(await rows(unmetSql, [districts, span.from, span.until]), 'ground'),
  };
}

/** What a district is by the day: itself, or what it became by then. */
function groundsOn(places: Places, date: string): (districtId: string | null) => Ground | null {
  const known = new Map<string, Ground | null>();
  return (districtId) => {
    if (districtId === null) return null;
    const before = known.get(districtId);
    if (before !== undefined) return before;
    const now = successorsOn(places, districtId, date as never)[0] ?? places.districts.get(districtId);
    const ground: Ground | null = now
      ? {
          code: now.code,
          nation: now.nation,
          upperTierCode: now.upperTierCode,
          policeForce: now.policeForceName,
        }
      : null;
    known.set(districtId, ground);
    return ground;
  };
}
