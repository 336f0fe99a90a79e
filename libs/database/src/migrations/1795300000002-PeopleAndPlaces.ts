import { migration } from '../migration';

/** Organisations, people and their roles; districts through time, their neighbours, postcode districts, bank holidays. */
export const PeopleAndPlaces1795300000002 = migration(
  'PeopleAndPlaces1795300000002',
  ({ app, owner, crossCheck }) => `
create table district (
  id uuid primary key,
  code text not null,
  name text not null,
  nation text not null,
  region_name text,
  upper_tier_code text,
  upper_tier_name text,
  police_force_name text,
  greater_essex boolean not null,
  sub_region text constraint district_sub_region_known check (sub_region in ('NORTH', 'MID', 'WEST', 'SOUTH')),
  latitude double precision,
  longitude double precision,
  live_from date not null,
  live_to date,
  provisional boolean not null default false,
  constraint district_lives check (live_to > live_from),
  constraint district_code_once_at_a_time exclude using gist (code with =, daterange(live_from, live_to) with &&),
  constraint district_sub_region_in_essex check ((sub_region is not null) = greater_essex)
);

create table district_succession (
  predecessor_id uuid not null references district (id),
  successor_id uuid not null references district (id),
  effective_on date not null,
  status text not null constraint district_succession_status_known check (status in ('MADE', 'PLANNED')),
  source text not null,
  primary key (predecessor_id, successor_id)
);

create table district_neighbour (
  district_id uuid not null references district (id),
  neighbour_id uuid not null references district (id),
  shared_border_km double precision not null,
  over_water boolean not null default false,
  primary key (district_id, neighbour_id),
  constraint district_neighbour_is_another check (district_id <> neighbour_id)
);

create table postcode_district (
  outcode text primary key constraint postcode_district_shape check (outcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'),
  live_postcodes integer not null,
  latitude double precision,
  longitude double precision
);

create table postcode_district_place (
  outcode text not null references postcode_district (outcode),
  district_id uuid not null references district (id),
  live_postcodes integer not null,
  primary key (outcode, district_id)
);
create index postcode_district_place_by_district on postcode_district_place (district_id);

create table bank_holiday (day date primary key, title text not null);

create table organisation (
  id uuid primary key,
  kind text not null constraint organisation_kind_known check (kind in
    ('PROVIDER', 'DISTRICT_COUNCIL', 'TIER_ONE_AUTHORITY', 'COMPASS', 'REFERRER', 'HEARTH')),
  name text not null,
  provider_type text constraint organisation_provider_type_known check (provider_type in
    ('LOCAL_HOUSING_AUTHORITY', 'PRIVATE_REGISTERED_PROVIDER', 'REGISTERED_CHARITY_DA', 'OTHER_CHARITY', 'COUNCIL_TIER_ONE', 'PRIVATE_LANDLORD', 'OTHER')),
  district_id uuid references district (id),
  authority_code text,
  closed_at timestamptz,
  constraint organisation_provider_has_a_type check ((kind = 'PROVIDER') = (provider_type is not null))
);

create table organisation_contact (
  organisation_id uuid primary key references organisation (id),
  duty_email text not null
);

create table person (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  ended_at timestamptz,
  constraint person_once_per_sign_in unique (issuer, subject)
);

create table membership (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  role text not null constraint membership_role_known check (role in
    ('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER', 'NAVIGATOR', 'COMPASS_WORKER', 'REFERRING_PRACTITIONER',
     'FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR', 'FINANCE_PREPARER', 'FINANCE_APPROVER', 'COMMISSIONER', 'DATA_OFFICER', 'AUDITOR', 'ADMINISTRATOR')),
  starts_at timestamptz not null,
  ends_at timestamptz,
  constraint membership_lasts check (ends_at >= starts_at)
);
create index membership_by_person on membership (person_id);
create index membership_by_organisation on membership (organisation_id);

${[
  'district',
  'district_succession',
  'district_neighbour',
  'postcode_district',
  'postcode_district_place',
  'bank_holiday',
]
  .map(
    (table) => `
create policy known_to_everyone on ${table} for select to ${app}, ${crossCheck} using (true);
create policy kept_by_the_owner on ${table} to ${owner} using (true) with check (true);
grant select on ${table} to ${app}, ${crossCheck};`,
  )
  .join('')}

create policy known_to_everyone on organisation for select to ${app}, ${crossCheck} using (true);
create policy kept_by_administrators on organisation to ${app}
  using ((select actor_has('ADMINISTRATOR'))) with check ((select actor_has('ADMINISTRATOR')));
grant select, insert, update (name, closed_at) on organisation to ${app};
grant select on organisation to ${crossCheck};

create policy own_or_worker on organisation_contact for select to ${app}
  using (organisation_id = (select actor_organisation()) or (select actor_is_system('worker')));
grant select on organisation_contact to ${app};

create policy self_or_kept on person for select to ${app} using (
  id = (select actor_person()) or (select actor_is_system('sign-in')) or (select actor_has('ADMINISTRATOR', 'AUDITOR')));
create policy ended_by_administrators on person for update to ${app} using ((select actor_has('ADMINISTRATOR')));
grant select, update (ended_at) on person to ${app};

create policy own_or_kept on membership for select to ${app} using (
  person_id = (select actor_person()) or organisation_id = (select actor_organisation())
  or (select actor_is_system('sign-in')) or (select actor_has('ADMINISTRATOR', 'AUDITOR')));
create policy given_by_administrators on membership for insert to ${app} with check ((select actor_has('ADMINISTRATOR')));
create policy ended_by_administrators on membership for update to ${app} using ((select actor_has('ADMINISTRATOR')));
grant select, insert, update (ends_at) on membership to ${app};
`,
);
