import { migration } from '../migration';

/**
 * Services, units, entry rules, vacancies, and `occupancy`: one row per claim on a unit's nights, and the one
 * constraint that makes a double booking impossible (no screen, import or script can step round it).
 *
 * A row blocks the nights [arrive, free_from) while claimed_at <= now < ends_at. A hold that has ended collides
 * with nothing claimed after its end, so no sweeper and no status is needed.
 */
export const Accommodation1795300000003 = migration(
  'Accommodation1795300000003',
  ({ app, crossCheck }) => `
create function actor_places_households() returns boolean language sql stable
  as $$ select actor_has('NAVIGATOR', 'COMPASS_WORKER', 'REFERRING_PRACTITIONER') $$;

-- The area a service is shown by: its district, or what masks it (a sub-region of Greater Essex, elsewhere its upper tier).
create function shown_area(district_id uuid, sub_region text) returns json language sql stable as $$
  select coalesce(
    (select json_build_object('districtCode', d.code, 'subRegion', null, 'name', d.name) from district d where d.id = district_id),
    json_build_object('districtCode', null, 'subRegion', sub_region, 'name', coalesce(
      case when sub_region in ('NORTH', 'MID', 'WEST', 'SOUTH') then initcap(sub_region) || ' Essex' end,
      (select max(d.upper_tier_name) from district d where d.upper_tier_code = sub_region), sub_region))) $$;

create table service (
  id uuid primary key,
  provider_id uuid not null references organisation (id),
  name text not null constraint service_name_is_short check (length(name) between 1 and 120),
  accommodation_type text not null constraint service_accommodation_type_known check (accommodation_type in
    ('REFUGE', 'SPECIALIST', 'DISPERSED', 'SANCTUARY', 'SECOND_STAGE', 'OTHER_DESIGNATED')),
  temporary boolean not null,
  self_contained boolean not null,
  shares_facilities boolean not null,
  managed_by text not null constraint service_managed_by_known check (managed_by in
    ('LOCAL_HOUSING_AUTHORITY', 'NON_PROFIT_REGISTERED_PROVIDER', 'VOLUNTARY_ORGANISATION', 'OTHER')),
  relevant boolean not null,
  shown_district_id uuid references district (id),
  shown_sub_region text,
  turnaround_days integer not null constraint service_turnaround_is_sane check (turnaround_days between 0 and 60),
  turnaround_in_working_days boolean not null,
  fresh_hours integer not null constraint service_freshness_is_sane check (fresh_hours between 1 and 168),
  aging_hours integer not null,
  intake_opens time,
  intake_closes time,
  opened_on date not null,
  closed_on date,
  constraint service_is_of_its_provider unique (id, provider_id),
  constraint service_shows_one_area check (num_nonnulls(shown_district_id, shown_sub_region) = 1),
  constraint service_ages_in_order check (aging_hours >= fresh_hours),
  constraint service_intake_has_both_ends check ((intake_opens is null) = (intake_closes is null) and intake_opens < intake_closes)
);
create policy own on service to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
create policy known_to_those_who_place on service for select to ${app} using ((select actor_places_households()));
grant select, insert, update on service to ${app};

create table service_district (
  service_id uuid primary key,
  provider_id uuid not null,
  district_id uuid not null references district (id),
  foreign key (service_id, provider_id) references service (id, provider_id)
);
create policy own on service_district to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert on service_district to ${app};

create table refuge_location (
  id uuid primary key,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid,
  sealed bytea not null,
  recorded_at timestamptz not null,
  constraint refuge_location_once unique nulls not distinct (service_id, unit_id),
  foreign key (service_id, provider_id) references service (id, provider_id)
);
create policy own on refuge_location to ${app}
  using (provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')))
  with check (provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_MANAGER')));
grant select, insert, update (sealed, recorded_at) on refuge_location to ${app};

create table unit (
  id uuid primary key,
  provider_id uuid not null,
  service_id uuid not null,
  code text not null constraint unit_code_is_short check (length(code) between 1 and 30),
  bedspaces integer not null constraint unit_bedspaces_are_sane check (bedspaces between 1 and 20),
  cots integer not null constraint unit_cots_are_sane check (cots between 0 and 10),
  bedrooms integer constraint unit_bedrooms_are_sane check (bedrooms between 0 and 15),
  self_contained boolean not null,
  step_free boolean not null,
  ground_floor boolean not null,
  lift boolean not null,
  wet_room boolean not null,
  wheelchair_accessible boolean not null,
  do_not_use_since timestamptz,
  constraint unit_is_of_its_provider unique (id, provider_id),
  constraint unit_is_of_its_service unique (id, service_id, provider_id),
  constraint unit_code_once unique (service_id, code),
  foreign key (service_id, provider_id) references service (id, provider_id)
);
create policy own on unit to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert, update (code, bedspaces, cots, bedrooms, self_contained, step_free, ground_floor, lift, wet_room, wheelchair_accessible, do_not_use_since) on unit to ${app};

create table vacancy (
  id uuid primary key,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  status text not null constraint vacancy_status_known check (status in ('DRAFT', 'OPEN', 'PAUSED', 'FILLED', 'WITHDRAWN')),
  available_from date not null,
  confirmed_at timestamptz not null,
  note text constraint vacancy_note_is_short check (length(note) <= 280),
  made_at timestamptz not null,
  constraint vacancy_is_of_its_provider unique (id, provider_id),
  foreign key (unit_id, service_id, provider_id) references unit (id, service_id, provider_id)
);
create unique index vacancy_one_live_per_unit on vacancy (unit_id) where status in ('DRAFT', 'OPEN', 'PAUSED');
create index vacancy_by_provider on vacancy (provider_id, made_at, id);
create index vacancy_open_by_unit on vacancy (unit_id) where status = 'OPEN';
create policy own on vacancy to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
create policy published_to_those_who_place on vacancy for select to ${app}
  using (status <> 'DRAFT' and (select actor_places_households()));
grant select, insert, update (status, available_from, confirmed_at, note) on vacancy to ${app};

create table entry_rules (
  id uuid primary key,
  provider_id uuid not null references organisation (id),
  service_id uuid,
  unit_id uuid,
  vacancy_id uuid,
  rules jsonb not null constraint entry_rules_are_an_object check (jsonb_typeof(rules) = 'object'),
  set_at timestamptz not null,
  constraint entry_rules_once_per_level unique nulls not distinct (provider_id, service_id, unit_id, vacancy_id),
  constraint entry_rules_name_their_service check (service_id is not null or (unit_id is null and vacancy_id is null)),
  constraint entry_rules_name_their_unit check (unit_id is not null or vacancy_id is null),
  foreign key (service_id, provider_id) references service (id, provider_id),
  foreign key (unit_id, provider_id) references unit (id, provider_id),
  foreign key (vacancy_id, provider_id) references vacancy (id, provider_id)
);
create policy own on entry_rules to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert, update (rules, set_at) on entry_rules to ${app};

create table vacancy_facts (
  vacancy_id uuid primary key,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  status text not null,
  available_from date not null,
  confirmed_at timestamptz not null,
  fresh_hours integer not null,
  aging_hours integer not null,
  turnaround_days integer not null,
  turnaround_in_working_days boolean not null,
  do_not_use boolean not null,
  accommodation_type text not null,
  relevant boolean not null,
  gender_policy text not null,
  minimum_age integer not null,
  bedspaces integer not null,
  cots integer not null,
  bedrooms integer,
  self_contained boolean not null,
  maximum_children integer,
  consider_children_to integer,
  boys_to_age integer,
  boys_consider_to_age integer,
  step_free boolean not null,
  ground_floor boolean not null,
  lift boolean not null,
  wet_room boolean not null,
  wheelchair_accessible boolean not null,
  no_recourse text not null,
  substance_policy text not null,
  substance_consider text,
  mental_health_to text not null,
  mental_health_consider_to text,
  shown_district_id uuid,
  shown_sub_region text,
  foreign key (vacancy_id, provider_id) references vacancy (id, provider_id)
);
create index vacancy_facts_open on vacancy_facts (vacancy_id) where status = 'OPEN';
create index vacancy_facts_by_service on vacancy_facts (service_id);
create policy own on vacancy_facts to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
create policy published_to_those_who_place on vacancy_facts for select to ${app}
  using (status <> 'DRAFT' and (select actor_places_households()));
grant select, insert, update on vacancy_facts to ${app};

create table occupancy (
  id uuid primary key,
  unit_id uuid not null,
  provider_id uuid not null,
  held_by uuid,
  kind text not null constraint occupancy_kind_known check (kind in ('HOLD', 'STAY', 'VOID', 'CLOSURE')),
  arrive date not null,
  leave date,
  free_from date not null default 'infinity',
  claimed_at timestamptz not null,
  ends_at timestamptz not null default 'infinity',
  arrived_on date,
  left_on date,
  foreign key (unit_id, provider_id) references unit (id, provider_id),
  constraint occupancy_may_be_pointed_at unique (id, ends_at),
  constraint occupancy_is_of_its_provider unique (id, provider_id),
  constraint occupancy_blocks_a_night check (arrive < free_from and (leave is null or leave > arrive or (kind = 'STAY' and leave = arrive))),
  constraint occupancy_free_after check (free_from >= coalesce(leave, 'infinity')),
  constraint occupancy_hold_ends check (claimed_at <= ends_at and (kind <> 'HOLD' or isfinite(ends_at))),
  constraint occupancy_resident_stays check (arrived_on is null or kind = 'STAY'),
  constraint occupancy_left_after_arriving check (left_on is null or (arrived_on is not null and left_on >= arrived_on)),
  constraint occupancy_no_double_booking exclude using gist
    (unit_id with =, daterange(arrive, free_from) with &&, tstzrange(claimed_at, ends_at) with &&)
);
create index occupancy_ahead on occupancy (free_from, unit_id);
create index occupancy_by_unit on occupancy (unit_id, arrive);
create unique index occupancy_one_resident_per_unit on occupancy (unit_id) where arrived_on is not null and left_on is null;

create policy calendar_of_own_units on occupancy for select to ${app} using (provider_id = (select actor_organisation()));
create policy calendar_for_those_who_place on occupancy for select to ${app} using ((select actor_places_households()));
create policy claim_own_units on occupancy for insert to ${app} with check (provider_id = (select actor_organisation()));
create policy hold_published_units on occupancy for insert to ${app} with check (
  kind = 'HOLD' and held_by = (select actor_organisation()) and (select actor_places_households())
  and exists (select from vacancy v where v.unit_id = occupancy.unit_id and v.provider_id = occupancy.provider_id and v.status = 'OPEN'));
create policy change_own_claims on occupancy for update to ${app}
  using (provider_id = (select actor_organisation()) or (held_by = (select actor_organisation()) and arrived_on is null))
  with check (provider_id = (select actor_organisation()) or held_by = (select actor_organisation()));
grant select, insert, update (kind, leave, free_from, claimed_at, ends_at, arrived_on, left_on) on occupancy to ${app};

create policy looked_at_for_a_claim on unit for select to ${crossCheck} using (true);
create policy looked_at_for_a_claim on vacancy for select to ${crossCheck} using (true);
create policy looked_at_for_a_claim on occupancy for select to ${crossCheck} using (true);
create policy looked_at_for_masking on service for select to ${crossCheck} using (true);
create policy looked_at_for_masking on service_district for select to ${crossCheck} using (true);
grant select on unit, vacancy, occupancy, service, service_district to ${crossCheck};

create function occupancy_guard() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  may_learn boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.unit_id::text, 0));
  if tg_op = 'INSERT' then
    new.claimed_at := hearth_now();
    -- Whoever may not claim the unit anyway learns nothing here: the policy refuses them next.
    may_learn := new.provider_id = actor_organisation()
      or exists (select from vacancy v where v.unit_id = new.unit_id and v.status = 'OPEN');
    if may_learn and new.kind in ('HOLD', 'STAY') then
      if exists (select from unit u where u.id = new.unit_id and u.do_not_use_since is not null) then
        raise exception 'the unit is closed urgently' using errcode = 'HE001', constraint = 'occupancy_unit_in_use';
      end if;
      if new.arrive <= hearth_today() and exists (
        select from occupancy o where o.unit_id = new.unit_id and o.arrived_on is not null and o.left_on is null) then
        raise exception 'a resident has not been recorded as left' using errcode = 'HE001', constraint = 'occupancy_resident_has_left';
      end if;
    end if;
    return new;
  end if;
  if old.ends_at <= hearth_now() then
    raise exception 'the claim has ended' using errcode = 'HE001', constraint = 'occupancy_not_ended';
  end if;
  if new.kind <> old.kind and not (old.kind = 'HOLD' and new.kind = 'STAY') then
    raise exception 'a claim keeps its kind' using errcode = 'HE001', constraint = 'occupancy_keeps_its_kind';
  end if;
  if new.ends_at <= hearth_now() then
    new.ends_at := greatest(hearth_now(), old.claimed_at);
    new.claimed_at := old.claimed_at;
  elsif new.ends_at > old.ends_at or new.free_from > old.free_from or new.kind <> old.kind then
    new.claimed_at := hearth_now();
  end if;
  return new;
end $$;
create trigger occupancy_guard before insert or update on occupancy for each row execute function occupancy_guard();

create table unit_void (
  occupancy_id uuid primary key,
  provider_id uuid not null,
  reason text not null constraint unit_void_reason_known check (reason in
    ('REPAIR', 'REDECORATION', 'PEST', 'SAFEGUARDING', 'FLOOD_FIRE', 'STAFF_SHORTAGE', 'KEPT_FOR_CRASH_PAD', 'OTHER')),
  responsible text not null constraint unit_void_responsible_is_short check (length(responsible) between 1 and 120),
  chase_on date not null,
  foreign key (occupancy_id, provider_id) references occupancy (id, provider_id)
);
create policy own on unit_void to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert, update (chase_on) on unit_void to ${app};

create function service_is_alone(wanted_type text, wanted_district uuid, but_not uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (
    select from service s join service_district d on d.service_id = s.id
    where s.accommodation_type = wanted_type and d.district_id = wanted_district and s.id <> but_not
      and (s.closed_on is null or s.closed_on > hearth_today())) $$;
revoke execute on function service_is_alone(text, uuid, uuid) from public;
grant execute on function service_is_alone(text, uuid, uuid) to ${app};
alter function occupancy_guard() owner to ${crossCheck};
alter function service_is_alone(text, uuid, uuid) owner to ${crossCheck};
`,
);
