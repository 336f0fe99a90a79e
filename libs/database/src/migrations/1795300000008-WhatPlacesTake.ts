import { migration } from '../migration';

const staffings = ['ON_SITE_24H', 'ON_CALL_24H', 'OFFICE_HOURS', 'FLOATING'];
const securities = ['CCTV', 'CONTROLLED_ENTRY', 'PANIC_ALARM', 'POLICE_MARKER'];
const groups = [
  'BLACK_AND_MINORITISED',
  'DEAF',
  'DISABLED',
  'LGBT_PLUS',
  'YOUNG_16_24',
  'OLDER_65_PLUS',
  'GYPSY_ROMA_TRAVELLER',
  'FAITH',
  'MEN',
  'SUBSTANCE_RECOVERY',
];
const diets = ['HALAL', 'KOSHER', 'VEGETARIAN', 'VEGAN', 'PRAYER_SPACE', 'ALCOHOL_FREE'];
const policies = ['CASE_BY_CASE', 'INCLUSIVE', 'SINGLE_SEX_ONLY'];

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** What a service says of itself beside its entry rules: the same columns on `service` and on `vacancy_facts`. */
const ofService = `
  add column staffing text not null default 'OFFICE_HOURS',
  add column securities text[] not null default '{}',
  add column staff_languages text[] not null default '{}',
  add column interpreting boolean not null default false,
  add column bsl_staff boolean not null default false,
  add column by_and_for_groups text[] not null default '{}',
  add column faith_diets text[] not null default '{}',
  add column weekly_rent_pence integer,
  add column personal_charge_pence integer,
  add column curfew boolean not null default false,
  add column pet_fostering boolean not null default false`;

/** What a unit says of itself: the same columns on `unit` and on `vacancy_facts`. */
const ofUnit = `
  add column vibrating_alarm boolean not null default false,
  add column shared_kitchen boolean not null default true,
  add column shared_bathroom boolean not null default true,
  add column shared_room boolean not null default false`;

/**
 * The rest of what domain section 3.2 matches by: what a service and a unit are like, what their entry rules say (in
 * `entry_rules.rules`, flat in `vacancy_facts`), the admission policy by sex and gender with its legal basis, how many
 * people a claim is for, and masking again when a service is left alone of its type in its district.
 *
 * The defaults are for rows that were there before anybody could be asked: they claim no cover, staff or skill that
 * nobody stated, and what a provider may answer with perhaps is "ask first".
 */
export const WhatPlacesTake1795300000008 = migration(
  'WhatPlacesTake1795300000008',
  ({ app, owner, crossCheck }) => `
alter table service ${ofService},
  add constraint service_staffing_known check (staffing in (${listed(staffings)})),
  add constraint service_securities_known check (securities <@ array[${listed(securities)}]),
  add constraint service_groups_known check (by_and_for_groups <@ array[${listed(groups)}]),
  add constraint service_diets_known check (faith_diets <@ array[${listed(diets)}]),
  add constraint service_languages_are_codes check (array_to_string(staff_languages, ',', '?') ~ '^([a-z]{2}(,[a-z]{2})*)?$'),
  add constraint service_rent_is_sane check (weekly_rent_pence between 0 and 10000000 and personal_charge_pence between 0 and 10000000);

alter table unit no force row level security;
alter table unit ${ofUnit};
update unit set shared_kitchen = not self_contained, shared_bathroom = not self_contained;
grant update (vibrating_alarm, shared_kitchen, shared_bathroom, shared_room) on unit to ${app};

-- The admission policy that was in force when the row was written, and the one that is scheduled: which of the two holds
-- is read by the day, never written.
alter table vacancy_facts no force row level security;
alter table vacancy_facts ${ofService},${ofUnit},
  add column adult_dependants text not null default 'CONSIDER',
  add column pets_taken text not null default 'ASSISTANCE_ONLY',
  add column risk_to_others_taken text not null default 'CONSIDER',
  add column arson_taken text not null default 'CONSIDER',
  add column care_to text not null default 'NONE',
  add column care_consider_to text default 'HIGH',
  add column learning_disability text not null default 'CONSIDER',
  add column takes_local text not null default 'CONSIDER',
  add column risk_to text not null default 'MEDIUM',
  add column risk_consider_to text default 'HIGH',
  add column referral_routes text[] not null default array['SELF', 'AGENCY', 'COMPASS'],
  add column maximum_stay_days integer,
  add column pregnancy text not null default 'CONSIDER',
  add column late_pregnancy_weeks integer,
  add column admission_policy text,
  add column admission_policy_next text,
  add column admission_policy_next_from date;
update vacancy_facts set shared_kitchen = not self_contained, shared_bathroom = not self_contained;

-- Whom a service admits by sex and gender, from a day on, with its basis in law: never changed once it is in force, and
-- read by everyone who may see the service, before anybody says anything about themselves. One at most is scheduled.
create table admission_policy (
  id uuid primary key,
  provider_id uuid not null,
  service_id uuid not null,
  policy text not null constraint admission_policy_known check (policy in (${listed(policies)})),
  legal_basis text not null constraint admission_policy_says_its_basis check (length(legal_basis) between 10 and 500),
  from_day date not null,
  set_at timestamptz not null,
  constraint admission_policy_one_per_day unique (service_id, from_day),
  foreign key (service_id, provider_id) references service (id, provider_id)
);
create policy own on admission_policy for select to ${app} using (provider_id = (select actor_organisation()));
create policy known_to_those_who_place on admission_policy for select to ${app} using ((select actor_places_households()));
create policy set_by_managers on admission_policy for insert to ${app} with check (
  provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_MANAGER')) and from_day >= (select hearth_today()));
create policy replaced_before_its_day on admission_policy for update to ${app}
  using (provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_MANAGER')) and from_day > (select hearth_today()))
  with check (provider_id = (select actor_organisation()) and from_day >= (select hearth_today()));
grant select, insert, update (policy, legal_basis, from_day, set_at) on admission_policy to ${app};

-- How many people a claim is for: known to the provider and to whoever made the claim, not to all who read calendars.
create table occupancy_people (
  occupancy_id uuid primary key,
  provider_id uuid not null,
  claimed_by uuid not null,
  people integer not null constraint occupancy_people_are_some check (people between 1 and 30),
  may_use_cots integer not null constraint occupancy_people_in_cots_are_some check (may_use_cots between 0 and people),
  foreign key (occupancy_id, provider_id) references occupancy (id, provider_id)
);
create policy of_own_units on occupancy_people for select to ${app} using (provider_id = (select actor_organisation()));
create policy of_own_claims on occupancy_people for select to ${app} using (claimed_by = (select actor_organisation()));
create policy counted_by_its_claimant on occupancy_people for insert to ${app} with check (
  claimed_by = (select actor_organisation())
  and exists (select from occupancy o where o.id = occupancy_id and (o.held_by = claimed_by or o.provider_id = claimed_by)));
create policy counted_again on occupancy_people for update to ${app}
  using (provider_id = (select actor_organisation()) or claimed_by = (select actor_organisation()));
grant select, insert, update (people, may_use_cots) on occupancy_people to ${app};

create policy masked_when_left_alone on service for update to ${crossCheck} using (true) with check (true);
grant update (shown_district_id, shown_sub_region) on service, vacancy_facts to ${crossCheck};

-- Alone is who has no other beside it that is open and stays so: one that has its closing day, or has not opened yet,
-- hides nobody.
set local role ${crossCheck};
create or replace function service_is_alone(wanted_type text, wanted_district uuid, but_not uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (
    select from service s join service_district d on d.service_id = s.id
    where s.accommodation_type = wanted_type and d.district_id = wanted_district and s.id <> but_not
      and s.closed_on is null and s.opened_on <= hearth_today()) $$;
set local role ${owner};

-- Masks whichever service is left alone by the closing of one of the actor's own. Answers nothing: whom it masked is
-- not the actor's to know. It never takes a mask away.
create function mask_services_left_alone(closing uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  left_alone record;
begin
  for left_alone in
    select s.id, coalesce(t.sub_region, t.upper_tier_code, t.code) as mask
    from service c join service_district a on a.service_id = c.id
      join service_district d on d.district_id = a.district_id
      join service s on s.id = d.service_id and s.accommodation_type = c.accommodation_type
      join district t on t.id = d.district_id
    where c.id = closing and c.provider_id = actor_organisation() and c.closed_on is not null
      and s.closed_on is null and s.shown_district_id is not null
      and service_is_alone(s.accommodation_type, d.district_id, s.id)
  loop
    update service set shown_district_id = null, shown_sub_region = left_alone.mask where id = left_alone.id;
    update vacancy_facts set shown_district_id = null, shown_sub_region = left_alone.mask
      where service_id = left_alone.id;
  end loop;
end $$;
revoke execute on function mask_services_left_alone(uuid) from public;
grant execute on function mask_services_left_alone(uuid) to ${app};
-- It asks the other, of which only the apps have been given the use; a function's owner may call its own.
alter function mask_services_left_alone(uuid) owner to ${crossCheck};
`,
);
