import { migration } from '../migration';

/**
 * What a search leaves behind, and who may read which part of it.
 *
 * - A search and its matches are read by the organisation that asked, while it holds the case, and keep no area.
 * - `search_day` joins a household to what was kept of its last search on a day. It is read by those who hold the case,
 *   until the day is closed; then nobody reads it, and the next search of anybody deletes it: no sweeper.
 * - `unmet_need` is what is left: needs and rules of a household for which nothing was free on a day, without household,
 *   organisation or time. Read by commissioners and data officers once the day is over.
 * - `search_sample` is what a provider's preview judges: facts without areas, for 28 days. Nobody reads it but
 *   `take_preview`, which gives the samples of days that are over against one run a day for each rule and service.
 */
export const SearchInFull1795300000009 = migration('SearchInFull1795300000009', ({ app, crossCheck }) => {
  const holders = `any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null))`;
  const outcomes = `('PLACED_LATER', 'WENT_ELSEWHERE', 'STAYED', 'RETURNED', 'SEPARATED_BECAUSE_NO_PLACE', 'NOT_KNOWN')`;
  /** For so long a day may be closed, and a sample be judged. */
  const keptDays = '28';
  const isOver = `(d.day < hearth_today() and (d.closed_at is not null or not d.unmet)) or d.day < hearth_today() - ${keptDays}`;
  const holds = (household: string): string =>
    `exists (select from case_holder c where c.household_id = ${household} and c.organisation_id = actor_organisation() and c.until is null)`;
  return `
alter table search no force row level security;
alter table search add column findings jsonb not null default '{"blockers": [], "question": null, "change": null, "nearMisses": []}';
update search set inputs = inputs #- '{household,unsafeDistrictIds}';
drop policy own on search;
create policy own_while_the_case_is_held on search to ${app}
  using (organisation_id = (select actor_organisation()) and household_id = ${holders})
  with check (organisation_id = (select actor_organisation()) and person_id = (select actor_person()) and household_id = ${holders});

alter table search_match no force row level security;
alter table search_match add column household_id uuid references household (id);
update search_match m set household_id = q.household_id from search q where q.id = m.search_id;
alter table search_match alter column household_id set not null;
alter table search_match add column score jsonb;
-- What was judged before there were wishes was all hard.
update search_match m set outcomes = (select jsonb_agg('{"kind": "HARD", "weight": 0, "protects": "NONE", "hard": true}'::jsonb || o.value order by o.ordinality)
  from jsonb_array_elements(m.outcomes) with ordinality o);
drop policy own on search_match;
create policy own_while_the_case_is_held on search_match to ${app}
  using (organisation_id = (select actor_organisation()) and household_id = ${holders})
  with check (organisation_id = (select actor_organisation()) and household_id = ${holders});

create table search_day (
  household_id uuid not null references household (id),
  day date not null,
  sample_id uuid not null,
  need_id uuid not null,
  unmet boolean not null,
  closed_at timestamptz,
  primary key (household_id, day)
);
create index search_day_by_day on search_day (day);
create policy held_until_closed on search_day for select to ${app} using (
  (select actor_places_households()) and household_id = ${holders} and unmet and closed_at is null and day >= (select hearth_today()) - ${keptDays});
grant select on search_day to ${app};

create table unmet_need (
  id uuid primary key,
  day date not null,
  district_id uuid references district (id),
  because text not null constraint unmet_need_because_known check (because in ('NOTHING_OPEN', 'NOTHING_SUITS', 'ALL_TAKEN')),
  needs text[] not null,
  rules text[] not null,
  outcome text constraint unmet_need_outcome_known check (outcome in ${outcomes}),
  family_separated boolean not null default false,
  constraint unmet_need_separated_says_so check (not family_separated or outcome is not null)
);
create index unmet_need_by_day on unmet_need (day);
create policy read_without_household on unmet_need for select to ${app}
  using ((select actor_has('COMMISSIONER', 'DATA_OFFICER')) and day < (select hearth_today()));
grant select on unmet_need to ${app};

create table search_sample (
  id uuid primary key,
  day date not null,
  facts jsonb not null
);
create index search_sample_by_day on search_sample (day);

create table rule_preview (
  provider_id uuid not null,
  service_id uuid not null,
  rule text not null,
  day date not null,
  person_id uuid not null,
  primary key (service_id, rule, day),
  foreign key (service_id, provider_id) references service (id, provider_id)
);
create policy own on rule_preview for select to ${app} using (provider_id = (select actor_organisation()));
grant select on rule_preview to ${app};

${['search_day', 'unmet_need', 'search_sample', 'rule_preview']
  .map(
    (table) => `
create policy kept_by_its_functions on ${table} to ${crossCheck} using (true) with check (true);
grant select, insert, update, delete on ${table} to ${crossCheck};`,
  )
  .join('')}

-- Keeps what is left of a household's search, in place of an earlier one of the day: the last stands. Forgets, before
-- that, whose days are closed or long past.
create function keep_search_day(searched uuid, facts jsonb, is_unmet boolean, why text, of_needs text[], by_rules text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  kept search_day;
begin
  if not ${holds('searched')} then return; end if;
  delete from search_day where (household_id, day) in (
    select d.household_id, d.day from search_day d where ${isOver} for update skip locked);
  delete from search_sample where id in (
    select s.id from search_sample s where s.day < hearth_today() - ${keptDays} for update skip locked);
  insert into search_day as d values (searched, hearth_today(), gen_random_uuid(), gen_random_uuid(), is_unmet, null)
    on conflict (household_id, day) do update set unmet = excluded.unmet returning d.* into kept;
  insert into search_sample values (kept.sample_id, kept.day, facts)
    on conflict (id) do update set facts = excluded.facts;
  if is_unmet then
    insert into unmet_need values (kept.need_id, kept.day,
        (select o.district_id from organisation o where o.id = actor_organisation()), why, of_needs, by_rules)
      on conflict (id) do update set district_id = excluded.district_id, because = excluded.because,
        needs = excluded.needs, rules = excluded.rules;
  else
    delete from unmet_need where id = kept.need_id;
  end if;
end $$;

-- Says what happened instead, on all days up to one that are still open, to whoever holds the case; says on how many.
-- A family that was separated is counted once for one answer.
create function close_unmet_days(wanted uuid, through date, what text) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  closed uuid[];
begin
  if not ${holds('wanted')} then return 0; end if;
  with days as (
    update search_day d set closed_at = hearth_now()
    where d.household_id = wanted and d.unmet and d.closed_at is null and d.day <= through and d.day >= hearth_today() - ${keptDays}
    returning d.need_id, d.day)
  select coalesce(array_agg(need_id order by day), '{}') into closed from days;
  update unmet_need n set outcome = what,
    family_separated = what = 'SEPARATED_BECAUSE_NO_PLACE' and n.id = closed[cardinality(closed)]
  where n.id = any (closed);
  return cardinality(closed);
end $$;

-- Whoever arrives has been placed: her open days are closed by it.
create function arrival_closes_unmet_days() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  with days as (
    update search_day d set closed_at = hearth_now()
    where d.household_id = new.household_id and d.unmet and d.closed_at is null returning d.need_id)
  update unmet_need n set outcome = 'PLACED_LATER' from days where n.id = days.need_id;
  return null;
end $$;
create trigger arrival_closes_unmet_days after insert on episode for each row execute function arrival_closes_unmet_days();

-- The samples of days that are over, to a manager of these services, against one run a day for each rule and service:
-- no run on record, no sample. ALREADY: one of them has had its run today. TOO_FEW: there are fewer than asked for.
create function take_preview(services uuid[], rules text[], at_least integer) returns table (outcome text, facts jsonb)
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not actor_has('PROVIDER_MANAGER') or cardinality(services) = 0 or cardinality(rules) = 0 or exists (
    select from unnest(services) wanted
    where not exists (select from service s where s.id = wanted and s.provider_id = actor_organisation())) then
    return query select 'NOT_YOURS', null::jsonb;
    return;
  end if;
  if (select count(*) from search_sample s where s.day < hearth_today() and s.day >= hearth_today() - ${keptDays}) < at_least then
    return query select 'TOO_FEW', null::jsonb;
    return;
  end if;
  begin
    insert into rule_preview select actor_organisation(), wanted, rule, hearth_today(), actor_person()
      from unnest(services) wanted cross join unnest(rules) rule;
  exception when unique_violation then
    return query select 'ALREADY', null::jsonb;
    return;
  end;
  return query select 'TAKEN', s.facts from search_sample s
    where s.day < hearth_today() and s.day >= hearth_today() - ${keptDays} order by s.id;
end $$;

-- Which services declined this household in the last twelve months, to whoever holds the case; not why.
create function services_that_declined(wanted uuid) returns table (service_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct r.service_id from referral r
  where r.household_id = wanted and r.status = 'DECLINED' and r.answered_at > hearth_now() - interval '12 months'
    and ${holds('wanted')} $$;

${[
  'keep_search_day(uuid, jsonb, boolean, text, text[], text[])',
  'close_unmet_days(uuid, date, text)',
  'take_preview(uuid[], text[], integer)',
  'services_that_declined(uuid)',
]
  .map(
    (signature) => `
revoke execute on function ${signature} from public;
grant execute on function ${signature} to ${app};
alter function ${signature} owner to ${crossCheck};`,
  )
  .join('')}
alter function arrival_closes_unmet_days() owner to ${crossCheck};
`;
});
