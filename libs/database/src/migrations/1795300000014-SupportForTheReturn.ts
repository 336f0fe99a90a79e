import { migration } from '../migration';

/**
 * Keys for whoever a sealed fact belongs to, not only providers; and what the annual duty return counts of a support
 * episode: who was supported, what they were like in their own words, what they were given, where they came from, who
 * commissioned the service and by which standard it works. An episode of sanctuary has no placement, for nobody moved.
 */
export const SupportForTheReturn1795300000014 = migration(
  'SupportForTheReturn1795300000014',
  ({ app, crossCheck }) => `
alter table provider_key rename to sealing_key;
alter table sealing_key rename column provider_id to owner_id;
alter table sealing_key rename constraint provider_key_pkey to sealing_key_pkey;
alter table sealing_key add column owner_kind text not null default 'PROVIDER'
  constraint sealing_key_owner_known check (owner_kind in ('PROVIDER', 'HOUSEHOLD', 'PAYEE', 'AUTHORITY'));
alter table sealing_key alter column owner_kind drop default;
drop policy own on sealing_key;
-- A wrapped key opens nothing by itself. Who may read what it seals is decided by the table of the sealed fact.
create policy own_or_of_a_person on sealing_key to ${app}
  using (owner_id = (select actor_organisation()) or owner_kind in ('HOUSEHOLD', 'PAYEE'))
  with check (owner_id = (select actor_organisation()) or owner_kind in ('HOUSEHOLD', 'PAYEE'));

alter table episode alter column placement_id drop not null;
alter table episode add constraint episode_has_a_placement_unless_at_home
  check ((accommodation_type = 'SANCTUARY') = (placement_id is null));
alter table episode drop constraint episode_leaving_reason_known;
-- The last five are of sanctuary alone (domain 8.8).
alter table episode add constraint episode_leaving_reason_known check (leaving_reason in
  ('PLANNED_MOVE', 'SUPPORT_NO_LONGER_NEEDED', 'HER_CHOICE', 'ASKED_TO_LEAVE_RULES', 'ASKED_TO_LEAVE_RISK', 'ABANDONED',
   'RETURNED_TO_PERPETRATOR', 'NRPF_FUNDING_ENDED', 'DECEASED', 'OTHER',
   'MOVED_AWAY', 'DECLINED_FURTHER_SUPPORT', 'NO_CONTACT', 'PERPETRATOR_RETURNED_OR_RISK_CHANGED', 'MEASURES_REMOVED', 'NOT_KNOWN'));
alter table episode add constraint episode_leaving_reason_is_of_its_type check (
  case when accommodation_type = 'SANCTUARY'
    then leaving_reason in ('SUPPORT_NO_LONGER_NEEDED', 'MOVED_AWAY', 'DECLINED_FURTHER_SUPPORT', 'NO_CONTACT',
      'PERPETRATOR_RETURNED_OR_RISK_CHANGED', 'MEASURES_REMOVED', 'DECEASED', 'OTHER', 'NOT_KNOWN')
    else leaving_reason not in ('MOVED_AWAY', 'DECLINED_FURTHER_SUPPORT', 'NO_CONTACT',
      'PERPETRATOR_RETURNED_OR_RISK_CHANGED', 'MEASURES_REMOVED', 'NOT_KNOWN') end);

-- Who was supported, as they were told of when the episode began. Nobody has a name here.
create table episode_person (
  id uuid primary key,
  episode_id uuid not null,
  provider_id uuid not null,
  number integer not null constraint episode_person_is_numbered check (number >= 1),
  lead boolean not null,
  gender text constraint episode_person_gender_known check (gender in
    ('WOMAN_OR_GIRL', 'MAN_OR_BOY', 'NON_BINARY', 'OTHER', 'PREFERS_NOT_TO_SAY')),
  birth_year integer,
  birth_month integer,
  age_told integer,
  age_told_on date,
  joined_on date not null,
  constraint episode_person_once unique (episode_id, number),
  constraint episode_person_is_of_its_provider unique (id, provider_id),
  constraint episode_person_born_in_a_month check ((birth_year is null) = (birth_month is null)),
  constraint episode_person_age_was_told_some_day check ((age_told is null) = (age_told_on is null)),
  foreign key (episode_id, provider_id) references episode (id, provider_id)
);

-- One answer to one question about equality. No row: not asked. PREFERS_NOT_TO_SAY is an answer (product section 5).
create table episode_characteristic (
  episode_person_id uuid not null,
  provider_id uuid not null,
  characteristic text not null constraint episode_characteristic_known check (characteristic in
    ('BLACK_AND_MINORITISED', 'MENTAL_HEALTH', 'DISABLED', 'DRUG_OR_ALCOHOL', 'LGBT_PLUS', 'NRPF_OR_INSECURE_IMMIGRATION',
     'GYPSY_ROMA_TRAVELLER', 'DEAF_OR_HARD_OF_HEARING', 'FAITH_BASED_NEED', 'PREGNANT_OR_NEW_MOTHER', 'MULTIPLE_COMPLEX_NEEDS',
     'OTHER', 'TRANS')),
  answer text not null constraint episode_characteristic_answer_known check (answer in ('YES', 'NO', 'PREFERS_NOT_TO_SAY')),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (episode_person_id, characteristic),
  foreign key (episode_person_id, provider_id) references episode_person (id, provider_id)
);

-- Support given to one person (domain 2.3). SERVICE_MANAGEMENT is given to nobody in person.
create table episode_support (
  episode_person_id uuid not null,
  provider_id uuid not null,
  support_type text not null constraint episode_support_type_known check (support_type in
    ('DAY_TO_DAY', 'ADVOCACY', 'PREVENTION_ADVICE', 'SPECIALIST_PROTECTED', 'SPECIALIST_COMPLEX', 'CHILDREN', 'HOUSING_RELATED',
     'ADVICE_FINANCIAL_LEGAL', 'COUNSELLING')),
  first_given_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (episode_person_id, support_type),
  foreign key (episode_person_id, provider_id) references episode_person (id, provider_id)
);

-- Where they lived before (domain 1.6 rule 5), kept when the referral and when the episode began. For reports alone.
create table episode_origin (
  episode_id uuid primary key references episode (id),
  district_id uuid references district (id)
);
create table referral_origin (
  referral_id uuid primary key references referral (id),
  district_id uuid references district (id)
);

-- Which tier-one authority commissions a service, between two days. No row: none does.
create table service_commissioning (
  id uuid primary key,
  service_id uuid not null,
  provider_id uuid not null,
  authority_id uuid not null references organisation (id),
  from_day date not null,
  until_day date,
  constraint service_commissioning_lasts check (until_day > from_day),
  constraint service_commissioning_one_at_a_time exclude using gist (service_id with =, daterange(from_day, until_day) with &&),
  foreign key (service_id, provider_id) references service (id, provider_id)
);

-- By which quality standards a service works (domain 2.4).
create table quality_mark (
  id uuid primary key,
  service_id uuid not null,
  provider_id uuid not null,
  scheme text not null constraint quality_mark_scheme_known check (scheme in
    ('MHCLG_QUALITY_STANDARDS', 'WOMENS_AID_NATIONAL_QUALITY_STANDARDS', 'IMKAAN_ACCREDITED_QUALITY_STANDARDS', 'OTHER')),
  status text not null constraint quality_mark_status_known check (status in ('WORKING_TOWARDS', 'HELD')),
  from_day date not null,
  until_day date,
  constraint quality_mark_lasts check (until_day > from_day),
  constraint quality_mark_one_at_a_time exclude using gist (service_id with =, scheme with =, daterange(from_day, until_day) with &&),
  foreign key (service_id, provider_id) references service (id, provider_id)
);

${['episode_person', 'episode_characteristic', 'episode_support', 'service_commissioning', 'quality_mark']
  .map(
    (table) => `
create policy own on ${table} to ${app}
  using (provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')))
  with check (provider_id = (select actor_organisation()) and (select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')));
grant select, insert on ${table} to ${app};`,
  )
  .join('')}
create policy by_its_authority on service_commissioning for select to ${app}
  using (authority_id = (select actor_organisation()) and (select actor_has('COMMISSIONER', 'DATA_OFFICER')));
grant update (answer, recorded_at, recorded_by) on episode_characteristic to ${app};
grant update (until_day) on service_commissioning, quality_mark to ${app};

create policy kept on episode_person for insert to ${crossCheck} with check (true);
create policy looked_at on episode_person for select to ${crossCheck} using (true);
create policy kept on episode_origin to ${crossCheck} using (true) with check (true);
create policy kept on referral_origin to ${crossCheck} using (true) with check (true);
create policy begun on episode for select to ${crossCheck} using (true);
create policy of_whom_an_episode_is on household_person for select to ${crossCheck} using (true);
create policy of_whom_an_episode_is on household_membership for select to ${crossCheck} using (true);
grant select, insert on episode_person, episode_origin, referral_origin to ${crossCheck};
grant select on episode, household_person, household_membership to ${crossCheck};

-- A provider may not read a household, but who lives with it from now on it must know, and the return must count. Copies
-- those who were here on the first day of an episode that the actor's organisation began this instant; once.
create function keep_people_of_episode(begun uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  stay episode;
begin
  select * into stay from episode e where e.id = begun and e.provider_id = actor_organisation();
  if stay.id is null or exists (select from episode_person p where p.episode_id = begun) then return; end if;
  insert into episode_person (id, episode_id, provider_id, number, lead, gender, birth_year, birth_month, age_told, age_told_on, joined_on)
    select gen_random_uuid(), stay.id, stay.provider_id, row_number() over (order by p.position), p.lead, p.gender, p.birth_year,
      p.birth_month, p.age_told, p.age_told_on, stay.started_on
    from household_person p
    where p.household_id = stay.household_id and (
      not exists (select from household_membership m where m.household_person_id = p.id and m.replaced_at is null)
      or exists (select from household_membership m where m.household_person_id = p.id and m.replaced_at is null
        and m.whereabouts = 'HERE' and m.from_day <= stay.started_on and (m.until_day is null or m.until_day > stay.started_on)));
  insert into episode_origin (episode_id, district_id)
    select stay.id, h.came_from_district_id from household h where h.id = stay.household_id;
end $$;
revoke execute on function keep_people_of_episode(uuid) from public;
grant execute on function keep_people_of_episode(uuid) to ${app};
alter function keep_people_of_episode(uuid) owner to ${crossCheck};

create function keep_origin_of_referral() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into referral_origin (referral_id, district_id)
    select new.id, h.came_from_district_id from household h where h.id = new.household_id;
  return null;
end $$;
alter function keep_origin_of_referral() owner to ${crossCheck};
create trigger keep_origin after insert on referral for each row execute function keep_origin_of_referral();

-- What is on record already: as it is known today.
alter table referral no force row level security;
alter table household no force row level security;
alter table household_person no force row level security;
alter table household_membership no force row level security;
alter table episode no force row level security;
insert into referral_origin (referral_id, district_id)
  select r.id, h.came_from_district_id from referral r join household h on h.id = r.household_id;
insert into episode_origin (episode_id, district_id)
  select e.id, h.came_from_district_id from episode e join household h on h.id = e.household_id;
insert into episode_person (id, episode_id, provider_id, number, lead, gender, birth_year, birth_month, age_told, age_told_on, joined_on)
  select gen_random_uuid(), e.id, e.provider_id, row_number() over (partition by e.id order by p.position), p.lead, p.gender,
    p.birth_year, p.birth_month, p.age_told, p.age_told_on, e.started_on
  from episode e join household_person p on p.household_id = e.household_id
  where not exists (select from household_membership m where m.household_person_id = p.id and m.replaced_at is null)
    or exists (select from household_membership m where m.household_person_id = p.id and m.replaced_at is null
      and m.whereabouts = 'HERE' and m.from_day <= e.started_on and (m.until_day is null or m.until_day > e.started_on));
`,
);
