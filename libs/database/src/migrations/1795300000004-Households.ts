import { migration } from '../migration';

/**
 * Households without identity: a reference, needs, who is in it, where they would not be safe. Whoever holds the
 * case reads them; a spoken code adds a case holder. Names, dates of birth and addresses have no column here.
 */
export const Households1795300000004 = migration(
  'Households1795300000004',
  ({ app, crossCheck }) => `
create table household (
  id uuid primary key,
  reference text not null constraint household_reference_once unique,
  registered_by_organisation_id uuid not null references organisation (id),
  registered_at timestamptz not null,
  status text not null constraint household_status_known check (status in ('OPEN', 'CLOSED')),
  needed_from date not null,
  needed_by date,
  mobility text constraint household_mobility_known check (mobility in ('NONE', 'LIMITED_STAIRS', 'NO_STAIRS', 'WHEELCHAIR_PART', 'WHEELCHAIR_FULL')),
  substances text constraint household_substances_known check (substances in ('NONE', 'HISTORIC', 'IN_TREATMENT', 'CURRENT')),
  mental_health text constraint household_mental_health_known check (mental_health in ('NONE', 'LOW', 'MEDIUM', 'HIGH')),
  in_crisis boolean,
  recourse text constraint household_recourse_known check (recourse in ('YES', 'NO', 'PREFERS_NOT_TO_SAY')),
  unsafe_areas_asked boolean not null,
  constraint household_dates_in_order check (needed_by >= needed_from)
);

create table case_holder (
  household_id uuid not null references household (id),
  organisation_id uuid not null references organisation (id),
  person_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (household_id, organisation_id)
);
create index case_holder_by_organisation on case_holder (organisation_id) where until is null;

create table household_person (
  id uuid primary key,
  household_id uuid not null references household (id),
  position integer not null,
  lead boolean not null,
  partner boolean not null,
  gender text constraint household_person_gender_known check (gender in ('WOMAN_OR_GIRL', 'MAN_OR_BOY', 'NON_BINARY', 'OTHER', 'PREFERS_NOT_TO_SAY')),
  birth_year integer constraint household_person_birth_year_sane check (birth_year between 1900 and 2100),
  birth_month integer constraint household_person_birth_month_sane check (birth_month between 1 and 12),
  age_told integer constraint household_person_age_sane check (age_told between 0 and 120),
  age_told_on date,
  constraint household_person_in_order unique (household_id, position),
  constraint household_person_birth_is_whole check ((birth_year is null) = (birth_month is null)),
  constraint household_person_age_has_its_day check ((age_told is null) = (age_told_on is null)),
  constraint household_person_partner_is_another check (not (lead and partner)),
  constraint household_person_age_one_way check (birth_year is null or age_told is null)
);
create unique index household_person_one_partner on household_person (household_id) where partner;
create unique index household_person_one_lead on household_person (household_id) where lead;

create table household_unsafe_area (
  id uuid primary key,
  household_id uuid not null references household (id),
  district_id uuid references district (id),
  outcode text references postcode_district (outcode),
  constraint household_unsafe_area_is_one_place check (num_nonnulls(district_id, outcode) = 1),
  constraint household_unsafe_area_once unique nulls not distinct (household_id, district_id, outcode)
);

create table spoken_code (
  household_id uuid primary key references household (id),
  code_hash bytea not null constraint spoken_code_once unique,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint spoken_code_lasts check (expires_at > issued_at)
);

create table spoken_code_try (
  id uuid primary key,
  organisation_id uuid not null,
  at timestamptz not null,
  was_right boolean not null
);
create index spoken_code_try_lately on spoken_code_try (organisation_id, at);

create function household_is_registered_by(household uuid, organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from household h where h.id = household and h.registered_by_organisation_id = organisation) $$;

-- A wrong try is counted even though nothing else happens; five wrong ones in an hour (a setting) close the door.
create function try_spoken_code(typed bytea, most_wrong integer) returns table (outcome text, household_id uuid)
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  found uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('spoken-code ' || actor_organisation()::text, 0));
  if (select count(*) from spoken_code_try t where t.organisation_id = actor_organisation() and not t.was_right
      and t.at > hearth_now() - interval '1 hour') >= most_wrong then
    return query select 'TOO_MANY_TRIES', null::uuid;
    return;
  end if;
  select c.household_id into found from spoken_code c
    where c.code_hash = typed and c.used_at is null and c.expires_at > hearth_now();
  insert into spoken_code_try values (gen_random_uuid(), actor_organisation(), hearth_now(), found is not null);
  return query select case when found is null then 'WRONG' else 'RIGHT' end, found;
end $$;

create function use_spoken_code(typed bytea) returns uuid
  language sql security definer set search_path = pg_catalog, public as $$
  update spoken_code set used_at = hearth_now()
    where code_hash = typed and used_at is null and expires_at > hearth_now() returning household_id $$;

create function take_case_by_code(typed bytea) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  household uuid;
begin
  if not actor_places_households() then return null; end if;
  household := use_spoken_code(typed);
  if household is not null then
    insert into case_holder (household_id, organisation_id, person_id, since)
      values (household, actor_organisation(), actor_person(), hearth_now())
      on conflict on constraint case_holder_pkey do update set until = null, person_id = excluded.person_id, since = excluded.since
      where case_holder.until is not null;
  end if;
  return household;
end $$;

create function household_has_another_holder(household uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from case_holder c where c.household_id = household and c.until is null
    and c.organisation_id = actor_organisation())
    and exists (select from case_holder c where c.household_id = household and c.until is null
    and c.organisation_id <> actor_organisation()) $$;

${[
  'household_has_another_holder(uuid)',
  'household_is_registered_by(uuid, uuid)',
  'try_spoken_code(bytea, integer)',
  'use_spoken_code(bytea)',
  'take_case_by_code(bytea)',
]
  .map(
    (signature) => `
revoke execute on function ${signature} from public;
grant execute on function ${signature} to ${app}, ${crossCheck};
alter function ${signature} owner to ${crossCheck};`,
  )
  .join('')}

create policy own on case_holder for select to ${app} using (organisation_id = (select actor_organisation()));
create policy taken_by_registering on case_holder for insert to ${app} with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and household_is_registered_by(household_id, organisation_id));
create policy let_go on case_holder for update to ${app} using (organisation_id = (select actor_organisation()));
grant select, insert, update (until) on case_holder to ${app};

create policy held on household for select to ${app} using (
  id = any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null)));
create policy registered_by_its_organisation on household for insert to ${app} with check (
  registered_by_organisation_id = (select actor_organisation()) and (select actor_places_households()));
create policy changed_by_its_holders on household for update to ${app} using (
  id = any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null)));
grant select, insert, update (status, needed_from, needed_by, mobility, substances, mental_health, in_crisis, recourse, unsafe_areas_asked) on household to ${app};

${['household_person', 'household_unsafe_area']
  .map(
    (table) => `
create policy held on ${table} to ${app}
  using (household_id = any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null)))
  with check (household_id = any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null)));
grant select, insert, update, delete on ${table} to ${app};
create index ${table}_by_household on ${table} (household_id);`,
  )
  .join('')}

create policy held on spoken_code to ${app}
  using (household_id = any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null)))
  with check (household_id = any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null)));
grant select, insert, update (code_hash, issued_at, expires_at, used_at) on spoken_code to ${app};

create policy looked_up_by_code on spoken_code to ${crossCheck} using (true) with check (true);
create policy counted on spoken_code_try to ${crossCheck} using (true) with check (true);
create policy registered_here on household for select to ${crossCheck} using (true);
create policy taken_by_code on case_holder to ${crossCheck} using (true) with check (true);
grant select, update (used_at) on spoken_code to ${crossCheck};
grant select, insert on spoken_code_try to ${crossCheck};
grant select on household to ${crossCheck};
grant select, insert, update on case_holder to ${crossCheck};
`,
);
