import type { TestDatabase } from '@app/database/testing';

/** By whose return and which settings the recount counts. */
export interface Recounted {
  readonly authorityId: string;
  readonly authorityCode: string;
  readonly first: string;
  /** The last day counted. */
  readonly last: string;
  readonly now: string;
  readonly inDistricts: boolean;
  readonly clientChoice: boolean;
  readonly nonBinaryAsTrans: boolean;
}

/** `T4 WOMEN REFUGE` → how many. What is not there is nought. */
export type Recount = ReadonlyMap<string, number>;

/**
 * Counts a return again from the tables themselves, as the administrator, in SQL and by hand: nothing here is shared with
 * the rules of the lib. Each query says in its own words what one table counts; rows and columns are written out.
 */
export async function naiveRecount(tests: TestDatabase, by: Recounted): Promise<Recount> {
  const { authorityId, authorityCode, first, last, now } = by;
  const q = (text: string): string => `'${text}'`;
  const [f, l, a] = [`${q(first)}::date`, `${q(last)}::date`, `${q(authorityId)}::uuid`];
  const inside = (service: string): string =>
    `(select d.upper_tier_code = ${q(authorityCode)} or d.code = ${q(authorityCode)} from service_district sd join district d on d.id = sd.district_id where sd.service_id = ${service})`;
  const commissioned = (service: string, from: string, until: string): string =>
    `exists (select from service_commissioning sc where sc.service_id = ${service} and sc.authority_id = ${a}
       and sc.from_day <= ${until} and (sc.until_day is null or sc.until_day > ${from}))`;
  const scope = (service: string, from: string, until: string): string =>
    by.inDistricts ? inside(service) : commissioned(service, from, until);
  const london = (moment: string): string => `(${moment} at time zone 'Europe/London')::date`;

  const base = `
    ep as (select e.* from episode e where e.started_on <= ${l} and (e.ended_on is null or e.ended_on >= ${f})
      and ${scope('e.service_id', `greatest(e.started_on, ${f})`, `least(coalesce(e.ended_on, ${l}), ${l})`)}),
    yes as (select * from ep where relevant),
    seen as (select p.*, e.household_id, e.accommodation_type as type, e.started_on, e.id as episode, coalesce(k.household_person_id, p.id) as who,
        greatest(e.started_on, p.joined_on) as since
      from yes e join episode_person p on p.episode_id = e.id left join episode_person_link k on k.episode_person_id = p.id
      where greatest(e.started_on, p.joined_on) <= ${l}
        and (e.ended_on is null or (e.ended_on >= ${f} and greatest(e.started_on, p.joined_on) <= e.ended_on))),
    aged as (select s.*,
        case when birth_year is not null then extract(year from age(since, (make_date(birth_year, birth_month, 1) + interval '1 month' - interval '1 day')::date))
             when age_told is not null then age_told + yrs end as low,
        case when birth_year is not null then extract(year from age(since, make_date(birth_year, birth_month, 1)))
             when age_told is not null then age_told + yrs + case when to_char(since, 'MMDD') = to_char(age_told_on, 'MMDD') then 0 else 1 end end as high
      from (select s.*, extract(year from since) - extract(year from age_told_on) - case when to_char(since, 'MMDD') < to_char(age_told_on, 'MMDD') then 1 else 0 end as yrs from seen s) s),
    band as (select a.*, case when low is null then 'NOT_KNOWN' when low >= 18 then 'ADULT' else 'CHILD' end as age_band from aged a),
    firsts as (select distinct on (who) who, age_band, low, high from band order by who, started_on, episode, number),
    gender as (select distinct on (who) who, gender from band where gender is not null order by who, started_on, episode, number),
    said as (select b.who, c.characteristic, bool_or(c.answer = 'YES') as yes, bool_or(c.answer = 'NO') as no, count(*) as times
      from band b join episode_characteristic c on c.episode_person_id = b.id group by 1, 2),
    grouped as (select f.*, g.gender, case when age_band = 'CHILD' then 'CHILDREN' when age_band = 'NOT_KNOWN' then 'NOT_KNOWN'
        when exists (select from said s where s.who = f.who and s.characteristic = 'TRANS' and s.yes) then 'TRANS_ADULTS'
        when g.gender = 'WOMAN_OR_GIRL' then 'WOMEN' when g.gender = 'MAN_OR_BOY' then 'MEN'
        when g.gender in ('NON_BINARY', 'OTHER') then ${by.nonBinaryAsTrans ? `'TRANS_ADULTS'` : `'NON_BINARY_OR_OTHER'`} else 'NOT_KNOWN' end as person_group
      from firsts f left join gender g using (who)),
    specialist as (
      select who, characteristic from said where yes and characteristic <> 'TRANS'
      union select who, 'OLDER_PERSON_65_PLUS' from grouped where low >= 65
      union select who, 'YOUNG_16_24' from grouped where low >= 16 and high <= 24
      union select who, 'MALE' from grouped where gender = 'MAN_OR_BOY' and age_band = 'ADULT'),
    gone as (select e.*, exists (select from episode o where o.household_id = e.household_id and o.id <> e.id and o.relevant
          and ${scope('o.service_id', 'o.started_on', `coalesce(o.ended_on, 'infinity')`)}
          and o.started_on <= e.ended_on + 1 and (o.ended_on is null or o.ended_on > e.ended_on)
          -- What began later than the day after the year is not known to it.
          and o.started_on <= ${l} + 1) as moved_on
      from yes e where e.ended_on <= ${l}),
    unable as (
      select r.id, r.household_id, s.accommodation_type as type, x.on_day, x.reason, t.told,
        case when x.reason like 'CLIENT%' then ${String(by.clientChoice)} else x.reason not in ('PLACED_ELSEWHERE', 'NOT_DA') end as counts,
        exists (select from episode e where e.household_id = r.household_id and e.relevant and e.started_on between x.on_day and ${l}) as placed
      from referral r join service s on s.id = r.service_id and s.relevant left join referral_told t on t.referral_id = r.id
        left join referral_decline d on d.referral_id = r.id
        cross join lateral (select
          case when r.status = 'DECLINED' then ${london('r.answered_at')}
            when r.status in ('SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW') and r.answer_by <= ${q(now)} then ${london('r.answer_by')}
            when r.status = 'ACCEPTED' and r.household_answered_at is null and r.household_answer_by <= ${q(now)} then ${london('r.household_answer_by')} end as on_day,
          case when r.status = 'DECLINED' then d.primary_reason when r.status = 'ACCEPTED' then 'CLIENT_NO_CONTACT' else 'EXPIRED_NO_RESPONSE' end as reason) x
      where x.on_day between ${f} and ${l} and ${scope('r.service_id', 'x.on_day', 'x.on_day')}
      union all
      select j.id, j.household_id, s.accommodation_type, ${london('j.answered_at')}, d.primary_reason, t.told,
        case when d.primary_reason like 'CLIENT%' then ${String(by.clientChoice)} else d.primary_reason not in ('PLACED_ELSEWHERE', 'NOT_DA') end,
        exists (select from episode e where e.household_id = j.household_id and e.relevant and e.started_on between ${london('j.answered_at')} and ${l})
      from sanctuary_job j join service s on s.id = j.service_id and s.relevant join sanctuary_decline d on d.job_id = j.id
        left join sanctuary_told t on t.job_id = j.id
      where j.status = 'DECLINED' and ${london('j.answered_at')} between ${f} and ${l}
        and ${scope('j.service_id', london('j.answered_at'), london('j.answered_at'))}),
    need as (
      select r.household_id, s.accommodation_type as type, ${london('r.submitted_at')} as on_day, 'REFERRAL ' || r.id as ref, o.district_id, r.service_id
      from referral r join service s on s.id = r.service_id and s.relevant left join referral_origin o on o.referral_id = r.id
      where ${london('r.submitted_at')} between ${f} and ${l} and ${scope('r.service_id', london('r.submitted_at'), london('r.submitted_at'))}
      union all
      select j.household_id, s.accommodation_type, ${london('j.requested_at')}, 'SANCTUARY_JOB ' || j.id, j.district_id, j.service_id
      from sanctuary_job j join service s on s.id = j.service_id and s.relevant
      where ${london('j.requested_at')} between ${f} and ${l} and ${scope('j.service_id', london('j.requested_at'), london('j.requested_at'))}
      union all
      select e.household_id, e.accommodation_type, e.started_on, 'EPISODE ' || e.id, o.district_id, e.service_id
      from yes e left join episode_origin o on o.episode_id = e.id where e.started_on >= ${f}),
    home as (select distinct on (household_id) household_id, case h.nation when 'Wales' then 'WALES' when 'Scotland' then 'SCOTLAND' else
        case when h.id = p.id or n.type = 'SANCTUARY' then 'SAME_LA' when h.upper_tier_code = p.upper_tier_code or h.police_force_name = p.police_force_name then 'OTHER_LA_IN_SET' else 'OTHER_ENGLAND' end end as origin
      from need n join district h on h.id = n.district_id join service_district sd on sd.service_id = n.service_id join district p on p.id = sd.district_id
      order by household_id, on_day, ref),
    open_unit as (select u.*, s.accommodation_type as type, ${commissioned('s.id', l, l)} as ours, s.by_and_for_groups,
        coalesce(e.rules->>'genderPolicy', 'WOMEN_ONLY') as takes, e.rules->>'noRecourse' as recourse
      from unit u join service s on s.id = u.service_id left join entry_rules e on e.unit_id = u.id
      where s.relevant and s.opened_on <= ${l} and (s.closed_on is null or s.closed_on > ${l}) and (${commissioned('s.id', l, l)} or ${inside('s.id')})
        and not exists (select from occupancy o where o.unit_id = u.id and o.kind = 'CLOSURE' and o.arrive <= ${l} and o.free_from > ${l})),
    slots as (select c.slots, s.accommodation_type as type, ${commissioned('s.id', l, l)} as ours
      from sanctuary_capacity c join service s on s.id = c.service_id
      where c.week_start <= ${l} and c.week_start + 7 > ${l} and s.relevant and s.opened_on <= ${l} and (s.closed_on is null or s.closed_on > ${l})
        and (${commissioned('s.id', l, l)} or ${inside('s.id')})),
    good as (select s.id, s.accommodation_type as type,
        array(select m.scheme from quality_mark m where m.service_id = s.id and m.status = 'HELD' and m.from_day <= ${l} and (m.until_day is null or m.until_day > ${l})) as held,
        exists (select from quality_mark m where m.service_id = s.id and m.from_day <= ${l} and (m.until_day is null or m.until_day > ${l})) as any_mark
      from service s where s.relevant and s.opened_on <= ${l} and (s.closed_on is null or s.closed_on > ${l}) and ${scope('s.id', l, l)})`;

  const groupOf = `case when reason in ('NO_BEDSPACE', 'NO_SUITABLE_SIZE', 'NO_STAFF_CAPACITY', 'EXPIRED_NO_RESPONSE') then 'CAPACITY'
    when reason like 'NEEDS%' or reason = 'FUNDING_NRPF' then 'NEEDS' when reason like 'CLIENT%' then 'CLIENT' else 'OTHER_REASONS' end`;
  const stayed = `case when ended_on - started_on < 7 then 'UNDER_1_WEEK' when ended_on - started_on < 28 then 'WEEKS_1_TO_4' else band_of(started_on, ended_on) end`;
  const toldOf = `
    select id, type, unnest(array_remove(array[
      case when told->>'mentalHealth' <> 'NONE' then 'MENTAL_HEALTH' end,
      case when told->>'substances' in ('IN_TREATMENT', 'CURRENT') then 'DRUG_OR_ALCOHOL' end,
      case when told->>'mentalHealth' <> 'NONE' and told->>'substances' in ('IN_TREATMENT', 'CURRENT') then 'MULTIPLE_COMPLEX_NEEDS' end,
      case when told->>'recourse' = 'NO' then 'NRPF_OR_INSECURE_IMMIGRATION' end,
      case when told->'sensory' ? 'DEAF_BSL' then 'DEAF_OR_HARD_OF_HEARING' end,
      case when jsonb_array_length(nullif(told->'sensory', 'null')) > 0 or told->>'byAndFor' = 'DISABLED' then 'DISABLED' end,
      case when told->>'byAndFor' = 'LGBT_PLUS' then 'LGBT_PLUS' end,
      case when told->>'byAndFor' = 'FAITH' then 'FAITH_BASED_NEED' end], null)) as what
    from unable where counts and told is not null`;

  /** One query a table: row, column and how many; TOTAL columns are a query of their own. */
  const both = (table: string, row: string, key: string, from: string, column = 'type'): string[] => [
    `select ${q(table)} as t, ${row} as r, ${column} as c, count(distinct ${key}) as n from ${from} group by 2, 3`,
    `select ${q(table)} as t, ${row} as r, 'TOTAL' as c, count(distinct ${key}) as n from ${from} group by 2`,
  ];
  const queries = [
    ...both(
      'T2',
      `coalesce(h.origin, 'NOT_KNOWN')`,
      'n.household_id',
      'need n left join home h using (household_id)',
    ),
    ...both('T2', `'HOUSEHOLDS'`, 'household_id', 'need'),
    ...both('T3', `'SUPPORTED'`, 'household_id', 'yes', 'accommodation_type'),
    ...both(
      'T3',
      `case when exists (select from yes o where o.household_id = y.household_id and o.started_on < ${f}) then 'CARRIED_OVER' else 'NEW_IN_YEAR' end`,
      'household_id',
      'yes y',
      'accommodation_type',
    ),
    ...both(
      'T3',
      `'WITH_CHILDREN'`,
      'household_id',
      `yes where household_id in (select household_id from band where age_band = 'CHILD')`,
      'accommodation_type',
    ),
    ...both('T3', `'NOT_RELEVANT'`, 'household_id', 'ep where not relevant', 'accommodation_type'),
    ...both('T4', 'person_group', 'who', 'grouped join band using (who)'),
    ...both('T4', `'INDIVIDUALS'`, 'who', 'band'),
    ...both('T5', 'characteristic', 'who', 'specialist join band using (who)'),
    ...both('T5', `'AT_LEAST_ONE'`, 'who', 'specialist join band using (who)'),
    ...both(
      'T5A',
      'x.characteristic',
      'x.who',
      `(select f.who, c.characteristic, case when s.yes then 'YES' when s.no then 'NO' when s.times > 0 then 'PREFERS_NOT_TO_SAY' else 'NOT_ASKED' end as type
      from firsts f cross join unnest(array['BLACK_AND_MINORITISED','MENTAL_HEALTH','DISABLED','DRUG_OR_ALCOHOL','LGBT_PLUS','NRPF_OR_INSECURE_IMMIGRATION','GYPSY_ROMA_TRAVELLER','DEAF_OR_HARD_OF_HEARING','FAITH_BASED_NEED','PREGNANT_OR_NEW_MOTHER','MULTIPLE_COMPLEX_NEEDS','OTHER','TRANS']) c (characteristic)
      left join said s on s.who = f.who and s.characteristic = c.characteristic) x`,
    ),
    ...[
      ['T6', 'id'],
      ['T6H', 'household_id'],
    ].flatMap(([table = '', key = '']) => [
      ...both(table, 'reason', key, 'unable where counts'),
      ...both(table, groupOf, key, 'unable where counts'),
      ...both(table, `'UNABLE'`, key, 'unable where counts'),
      ...both(table, `'EVENTUALLY_PLACED'`, key, 'unable where counts and placed'),
      ...both(table, `'NOT_COUNTED'`, key, 'unable where not counts'),
    ]),
    ...both('T7', `'UNABLE'`, 'id', 'unable where counts'),
    ...both(
      'T7',
      `case coalesce(jsonb_array_length(told->'people'), 0) when 0 then 'SIZE_NOT_KNOWN' when 1 then 'SIZE_1' when 2 then 'SIZE_2' when 3 then 'SIZE_3' when 4 then 'SIZE_4' else 'SIZE_5_PLUS' end`,
      'id',
      'unable where counts',
    ),
    ...both('T7', 'what', 'id', `(${toldOf}) x`),
    ...both(
      'T8',
      'leaving_reason',
      'household_id',
      'gone where not moved_on',
      `case when accommodation_type = 'SANCTUARY' then 'SANCTUARY' else 'NON_SANCTUARY' end`,
    ),
    ...both(
      'T8',
      `'ENDED'`,
      'household_id',
      'gone where not moved_on',
      `case when accommodation_type = 'SANCTUARY' then 'SANCTUARY' else 'NON_SANCTUARY' end`,
    ),
    ...both(
      'T8',
      `'MOVED_ON'`,
      'household_id',
      'gone where moved_on',
      `case when accommodation_type = 'SANCTUARY' then 'SANCTUARY' else 'NON_SANCTUARY' end`,
    ),
    ...both(
      'T8D',
      'destination',
      'household_id',
      'gone where not moved_on',
      `case when accommodation_type = 'SANCTUARY' then 'SANCTUARY' else 'NON_SANCTUARY' end`,
    ),
    ...both(
      'T8D',
      `'ENDED'`,
      'household_id',
      'gone where not moved_on',
      `case when accommodation_type = 'SANCTUARY' then 'SANCTUARY' else 'NON_SANCTUARY' end`,
    ),
    ...both('T9', stayed, 'household_id', 'gone', 'accommodation_type'),
    ...both('T9', `'LEFT'`, 'household_id', 'gone', 'accommodation_type'),
    `select 'T9M' as t, 'MEDIAN' as r, accommodation_type as c, percentile_cont(0.5) within group (order by ended_on - started_on) as n from gone group by 3`,
    `select 'T9M' as t, 'MEDIAN' as r, 'ALL' as c, percentile_cont(0.5) within group (order by ended_on - started_on) as n from gone having count(*) > 0`,
    `select 'T9M' as t, 'MEAN' as r, accommodation_type as c, round(avg(ended_on - started_on), 1) as n from gone group by 3`,
    `select 'T9M' as t, 'MEAN' as r, 'ALL' as c, round(avg(ended_on - started_on), 1) as n from gone having count(*) > 0`,
    ...both(
      'T10',
      's.support_type',
      'who',
      `band join firsts f using (who) join episode_support s on s.episode_person_id = band.id and s.first_given_on <= ${l}`,
      `case f.age_band when 'ADULT' then 'ADULTS' when 'CHILD' then 'CHILDREN' else 'AGE_NOT_KNOWN' end`,
    ),
    ...both(
      'T10',
      `'ANY'`,
      'who',
      `band join firsts f using (who) join episode_support s on s.episode_person_id = band.id and s.first_given_on <= ${l}`,
      `case f.age_band when 'ADULT' then 'ADULTS' when 'CHILD' then 'CHILDREN' else 'AGE_NOT_KNOWN' end`,
    ),
    ...(['UNITS', 'BEDSPACES'] as const).flatMap((what) => {
      const n = what === 'UNITS' ? 'count(*)' : 'sum(bedspaces)';
      return [
        ['', 'true'],
        ['_COMMISSIONED', 'ours'],
        ['_NOT_COMMISSIONED', 'not ours'],
        ['_SINGLE_WOMEN', `takes = 'WOMEN_ONLY' and bedspaces = 1`],
        ['_FAMILY', 'bedspaces > 1'],
        ['_MEN', `takes <> 'WOMEN_ONLY'`],
        ['_WHEELCHAIR', 'wheelchair_accessible'],
        ['_NRPF', `recourse = 'YES'`],
        ['_BY_AND_FOR', `by_and_for_groups <> '{}'`],
      ].flatMap(([kind = '', where = '']) => [
        `select 'T11' as t, '${what}${kind}' as r, type as c, ${n} as n from open_unit where ${where} group by 3`,
        `select 'T11' as t, '${what}${kind}' as r, 'TOTAL' as c, ${n} as n from open_unit where ${where} having count(*) > 0`,
      ]);
    }),
    ...['type', `'TOTAL'`].flatMap((column) => [
      `select 'T11' as t, case when ours then 'UNITS_COMMISSIONED' else 'UNITS_NOT_COMMISSIONED' end as r, ${column} as c, sum(slots) as n from slots group by ours, ${column === 'type' ? 'type' : '3'}`,
      `select 'T11' as t, 'UNITS' as r, ${column} as c, sum(slots) as n from slots group by 3`,
    ]),
    ...both('T13', `'SERVICES'`, 'id', 'good'),
    ...both('T13', 'scheme', 'id', 'good cross join unnest(held) scheme'),
    ...both(
      'T13',
      `case when any_mark then 'WORKING_TOWARDS' else 'NONE' end`,
      'id',
      `good where held = '{}'`,
    ),
    ...['because', `'UNMET'`].map(
      (
        row,
      ) => `select 'U1' as t, ${row} as r, 'DAYS' as c, count(*) as n from unmet_need n join district d on d.id = n.district_id
      where n.day between ${f} and ${l} and d.upper_tier_code = ${q(authorityCode)} group by 2`,
    ),
  ];
  await tests.query(`create or replace function pg_temp.band_of(a date, b date) returns text language sql as $$
    select case when b < (a + interval '3 months')::date then 'WEEKS_4_TO_MONTHS_3' when b < (a + interval '6 months')::date then 'MONTHS_3_TO_6'
      when b < (a + interval '9 months')::date then 'MONTHS_6_TO_9' when b < (a + interval '12 months')::date then 'MONTHS_9_TO_12' else 'MONTHS_12_PLUS' end $$`);
  const rows = await tests.query<{ t: string; r: string; c: string; n: string }>(
    `with ${base} ${queries.map((one) => `select t, r, c, n::numeric from (${one.replaceAll('band_of(', 'pg_temp.band_of(')}) x`).join('\nunion all\n')}`,
  );
  // Units and the jobs of schemes are two queries of one figure.
  const sums = new Map<string, number>();
  for (const { t, r, c, n } of rows) {
    const name = `${t} ${r} ${c}`;
    sums.set(name, (sums.get(name) ?? 0) + Number(n));
  }
  return sums;
}
