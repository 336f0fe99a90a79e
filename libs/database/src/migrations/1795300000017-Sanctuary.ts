import { migration } from '../migration';

/**
 * Sanctuary (product section 3, domain 4.4): schemes that fit a household's own home with security, their capacity by
 * district and week, what is known about staying, and jobs from the asking to the end.
 *
 * A scheme is a service without units. Its capacity is a counter that a trigger on jobs keeps and a check guards, so no
 * screen, import or race can take more jobs than there are slots. Where the home is, is sealed in a table of its own.
 */
export const Sanctuary1795300000017 = migration('Sanctuary1795300000017', ({ app, crossCheck, owner }) => {
  const own = '(select actor_organisation())';
  const holders = `any (array(select c.household_id from case_holder c where c.organisation_id = ${own} and c.until is null))`;
  const places = `(select actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER'))`;
  const provides = `(select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'))`;
  const manages = `(select actor_has('PROVIDER_MANAGER'))`;
  const sent = `organisation_id = ${own} and ${places}`;
  const received = `provider_id = ${own} and ${provides}`;
  const tenures = `array['OWNER', 'JOINT_OWNER', 'SOCIAL_TENANT', 'JOINT_TENANT', 'PRIVATE_TENANT', 'OTHER']`;
  const items = `array['WINDOW_LOCKS', 'EXTRA_DOOR_LOCKS', 'REPLACEMENT_DOOR', 'LETTERBOX_FIREPROOF', 'LETTERBOX_BLOCK', 'DOOR_VIEWER',
    'DOOR_CHAIN', 'DOORBELL_CAMERA', 'CCTV', 'ALARM_HOUSE', 'PERSONAL_ALARM', 'PROPERTY_MARKING', 'SECURITY_LIGHTING', 'FENCING',
    'SMOKE_ALARM', 'FIRE_ESCAPE_LADDER', 'SAFE_ROOM', 'LOCK_CHANGE', 'OTHER']`;
  const consents = `('NOT_NEEDED', 'ASKED', 'GIVEN', 'REFUSED')`;
  return `
alter table service add constraint service_is_of_its_type unique (id, provider_id, accommodation_type);

-- A sanctuary scheme has no units: people stay in their own home. And no service with units becomes one.
create function unit_is_no_scheme() returns trigger language plpgsql as $$
begin
  if exists (select from service s where s.id = new.service_id and s.accommodation_type = 'SANCTUARY') then
    raise exception 'a sanctuary scheme has no units' using errcode = 'HE001', constraint = 'unit_is_of_no_sanctuary_scheme';
  end if;
  return new;
end $$;
create trigger of_no_scheme before insert on unit for each row execute function unit_is_no_scheme();
create function service_keeps_its_type() returns trigger language plpgsql as $$
begin
  raise exception 'a service keeps its type' using errcode = 'HE001', constraint = 'service_keeps_its_type';
end $$;
create trigger keeps_its_type before update on service for each row
  when (new.accommodation_type <> old.accommodation_type) execute function service_keeps_its_type();

-- Whom a scheme takes and what it can fit. Its entry rules, known to all who place households.
create table sanctuary_scheme (
  service_id uuid primary key,
  provider_id uuid not null,
  accommodation_type text not null default 'SANCTUARY' constraint sanctuary_scheme_is_of_sanctuary check (accommodation_type = 'SANCTUARY'),
  risk_to text not null constraint sanctuary_scheme_risk_known check (risk_to in ('STANDARD', 'MEDIUM', 'HIGH')),
  risk_consider_to text constraint sanctuary_scheme_risk_considered_known check (risk_consider_to in ('MEDIUM', 'HIGH')),
  tenures_taken text[] not null constraint sanctuary_scheme_tenures_known check (tenures_taken <@ ${tenures}),
  tenures_considered text[] not null constraint sanctuary_scheme_tenures_considered_known
    check (tenures_considered <@ ${tenures} and not tenures_considered && tenures_taken),
  landlords_scheme_first boolean not null,
  no_recourse text not null constraint sanctuary_scheme_recourse_known check (no_recourse in ('YES', 'NO', 'CONSIDER')),
  items text[] not null constraint sanctuary_scheme_items_known check (items <@ ${items} and cardinality(items) > 0),
  set_at timestamptz not null,
  constraint sanctuary_scheme_is_of_its_provider unique (service_id, provider_id),
  foreign key (service_id, provider_id, accommodation_type) references service (id, provider_id, accommodation_type)
);
create policy own on sanctuary_scheme for select to ${app} using (${received});
create policy known_to_those_who_place on sanctuary_scheme for select to ${app} using (${places});
create policy set_by_its_manager on sanctuary_scheme for insert to ${app} with check (provider_id = ${own} and ${manages});
create policy changed_by_its_manager on sanctuary_scheme for update to ${app} using (provider_id = ${own} and ${manages});
grant select, insert (service_id, provider_id, risk_to, risk_consider_to, tenures_taken, tenures_considered, landlords_scheme_first, no_recourse, items, set_at),
  update (risk_to, risk_consider_to, tenures_taken, tenures_considered, landlords_scheme_first, no_recourse, items, set_at) on sanctuary_scheme to ${app};

-- How many jobs a scheme can start in a week, and how many it has taken on: the count is nobody's to write.
create table sanctuary_capacity (
  service_id uuid not null,
  provider_id uuid not null,
  district_id uuid not null references district (id),
  week_start date not null constraint sanctuary_capacity_begins_on_monday check (extract(isodow from week_start) = 1),
  slots integer not null constraint sanctuary_capacity_is_sane check (slots between 0 and 100),
  taken integer not null default 0,
  published_at timestamptz not null,
  primary key (service_id, district_id, week_start),
  constraint sanctuary_capacity_is_not_overbooked check (taken between 0 and slots),
  foreign key (service_id, provider_id) references sanctuary_scheme (service_id, provider_id)
);
create index sanctuary_capacity_by_district on sanctuary_capacity (district_id, week_start);
create policy own on sanctuary_capacity for select to ${app} using (${received});
create policy known_to_those_who_place on sanctuary_capacity for select to ${app} using (${places});
create policy published_by_its_workers on sanctuary_capacity for insert to ${app} with check (${received});
create policy changed_by_its_workers on sanctuary_capacity for update to ${app} using (${received});
grant select, insert (service_id, provider_id, district_id, week_start, slots, published_at), update (slots, published_at) on sanctuary_capacity to ${app};

-- What is known about staying in their own home. Null: not asked. Read by those who place the household; where the home
-- lies is known by its district only.
create table household_staying (
  household_id uuid primary key references household (id),
  wants_to_stay boolean,
  lives_there boolean,
  may_enter boolean,
  order_keeps_out boolean,
  order_ends_on date,
  tenure text constraint household_staying_tenure_known check (tenure = any (${tenures})),
  landlord text constraint household_staying_landlord_known check (landlord in ('NONE', 'COUNCIL', 'HOUSING_ASSOCIATION', 'PRIVATE')),
  landlord_consent text constraint household_staying_consent_known check (landlord_consent in ${consents}),
  landlords_scheme text constraint household_staying_landlords_scheme_known check (landlords_scheme in ('HAS_NONE', 'CANNOT_HELP', 'NOT_YET_ASKED')),
  home_district_id uuid references district (id),
  told_at timestamptz not null,
  constraint household_staying_order_ends_if_there_is_one check (order_ends_on is null or order_keeps_out)
);
create policy told_to_those_who_place on household_staying to ${app}
  using (household_id = ${holders} and ${places}) with check (household_id = ${holders} and ${places});
grant select, insert, update (wants_to_stay, lives_there, may_enter, order_keeps_out, order_ends_on, tenure, landlord, landlord_consent,
  landlords_scheme, home_district_id, told_at) on household_staying to ${app};

create table sanctuary_job (
  id uuid primary key,
  household_id uuid not null references household (id),
  organisation_id uuid not null references organisation (id),
  person_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  district_id uuid not null,
  week_start date not null,
  status text not null constraint sanctuary_job_status_known check (status in
    ('REQUESTED', 'ACCEPTED', 'SURVEYED', 'FITTING', 'FITTED', 'ENDED', 'DECLINED', 'WITHDRAWN', 'CANCELLED')),
  household_reference text not null,
  facts jsonb not null,
  her_consent boolean not null constraint sanctuary_job_is_her_choice check (her_consent),
  landlord_consent text constraint sanctuary_job_consent_known check (landlord_consent in ${consents}),
  flag_home boolean,
  may_know text[] not null constraint sanctuary_job_may_know_known check (may_know <@ array['POLICE', 'FIRE_SERVICE', 'AMBULANCE_SERVICE',
    'LANDLORD', 'FITTER', 'SCHOOL', 'CHILDRENS_SERVICES', 'OTHER_PROFESSIONAL']),
  requested_at timestamptz not null,
  answered_at timestamptz,
  shown_reason text,
  episode_id uuid unique references episode (id),
  first_fitted_on date,
  fitted_on date,
  ended_on date,
  end_reason text constraint sanctuary_job_end_reason_known check (end_reason in
    ('SUPPORT_NO_LONGER_NEEDED', 'MOVED_AWAY', 'DECLINED_FURTHER_SUPPORT', 'NO_CONTACT', 'PERPETRATOR_RETURNED_OR_RISK_CHANGED',
     'MEASURES_REMOVED', 'DECEASED', 'OTHER', 'NOT_KNOWN')),
  constraint sanctuary_job_may_be_pointed_at unique (id, organisation_id, provider_id),
  constraint sanctuary_job_declined_says_why check ((status = 'DECLINED') = (shown_reason is not null)),
  constraint sanctuary_job_supports_from_its_first_item check (
    (status in ('FITTING', 'FITTED', 'ENDED')) = (episode_id is not null) and (episode_id is null) = (first_fitted_on is null)),
  constraint sanctuary_job_fitted_some_day check (case when status = 'FITTED' then fitted_on is not null
    when status <> 'ENDED' then fitted_on is null else true end and fitted_on >= first_fitted_on),
  constraint sanctuary_job_ended_says_why check (
    (status = 'ENDED') = (ended_on is not null) and (ended_on is null) = (end_reason is null) and ended_on >= first_fitted_on),
  foreign key (service_id, provider_id) references sanctuary_scheme (service_id, provider_id),
  foreign key (service_id, district_id, week_start) references sanctuary_capacity (service_id, district_id, week_start)
);
create unique index sanctuary_job_one_open_per_household on sanctuary_job (household_id)
  where status in ('REQUESTED', 'ACCEPTED', 'SURVEYED', 'FITTING', 'FITTED');
create index sanctuary_job_by_organisation on sanctuary_job (organisation_id, requested_at, id);
create index sanctuary_job_by_provider on sanctuary_job (provider_id, requested_at, id);
create index sanctuary_job_by_capacity on sanctuary_job (service_id, district_id, week_start);
create policy sent on sanctuary_job for select to ${app} using (${sent});
create policy received on sanctuary_job for select to ${app} using (${received});
create policy sent_by_a_case_holder on sanctuary_job for insert to ${app} with check (
  ${sent} and person_id = (select actor_person()) and household_id = ${holders} and status = 'REQUESTED' and episode_id is null);
create policy changed_by_its_sender on sanctuary_job for update to ${app} using (${sent});
create policy changed_by_its_provider on sanctuary_job for update to ${app} using (${received});
grant select, insert, update (status, facts, landlord_consent, flag_home, may_know, answered_at, shown_reason, episode_id, first_fitted_on, fitted_on,
  ended_on, end_reason) on sanctuary_job to ${app};

-- A job moves on only as the table says, each side its own part (libs/sanctuary/src/domain/job.ts has the same table).
create function sanctuary_job_guard() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not (old.status || ' ' || new.status) = any (array[
    'REQUESTED ACCEPTED', 'REQUESTED DECLINED', 'REQUESTED WITHDRAWN',
    'ACCEPTED SURVEYED', 'ACCEPTED WITHDRAWN', 'ACCEPTED CANCELLED',
    'SURVEYED FITTING', 'SURVEYED FITTED', 'SURVEYED WITHDRAWN', 'SURVEYED CANCELLED',
    'FITTING FITTED', 'FITTING ENDED', 'FITTED ENDED']) then
    raise exception 'a job does not move so' using errcode = 'HE001', constraint = 'sanctuary_job_moves_on';
  end if;
  if old.status in ('ENDED', 'DECLINED', 'WITHDRAWN', 'CANCELLED') then
    raise exception 'the job is over' using errcode = 'HE001', constraint = 'sanctuary_job_moves_on';
  end if;
  if old.episode_id is not null and new.episode_id <> old.episode_id then
    raise exception 'a job keeps its episode' using errcode = 'HE001', constraint = 'sanctuary_job_keeps_its_episode';
  end if;
  if (new.status = 'WITHDRAWN' or (new.facts, new.landlord_consent, new.flag_home, new.may_know)
      is distinct from (old.facts, old.landlord_consent, old.flag_home, old.may_know))
    and new.organisation_id <> actor_organisation() then
    raise exception 'only who sent the job says so' using errcode = 'HE001', constraint = 'sanctuary_job_of_its_sender';
  end if;
  if ((new.status <> old.status and new.status <> 'WITHDRAWN')
      or (new.answered_at, new.shown_reason, new.episode_id, new.first_fitted_on, new.fitted_on, new.ended_on, new.end_reason)
        is distinct from (old.answered_at, old.shown_reason, old.episode_id, old.first_fitted_on, old.fitted_on, old.ended_on, old.end_reason))
    and new.provider_id <> actor_organisation() then
    raise exception 'only the scheme says so' using errcode = 'HE001', constraint = 'sanctuary_job_of_its_provider';
  end if;
  return new;
end $$;
create trigger guard before update on sanctuary_job for each row execute function sanctuary_job_guard();

-- Where the home is, sealed under the household's own key. Opened by the scheme, while it works there.
create table sanctuary_location (
  job_id uuid primary key,
  organisation_id uuid not null,
  provider_id uuid not null,
  household_id uuid not null,
  sealed bytea not null,
  recorded_at timestamptz not null,
  may_be_opened boolean not null default false,
  foreign key (job_id, organisation_id, provider_id) references sanctuary_job (id, organisation_id, provider_id)
);
create policy told_by_its_sender on sanctuary_location for insert to ${app} with check (${sent} and household_id = ${holders});
create policy opened_by_its_scheme on sanctuary_location for select to ${app} using (may_be_opened and ${received});
grant select, insert (job_id, organisation_id, provider_id, household_id, sealed, recorded_at) on sanctuary_location to ${app};

create policy counted on sanctuary_capacity for select to ${crossCheck} using (true);
create policy counts on sanctuary_capacity for update to ${crossCheck} using (true) with check (true);
create policy found on sanctuary_location for select to ${crossCheck} using (true);
create policy shown_or_not on sanctuary_location for update to ${crossCheck} using (true) with check (true);
grant select, update (taken) on sanctuary_capacity to ${crossCheck};
grant select, update (may_be_opened) on sanctuary_location to ${crossCheck};
grant update (district_id) on episode_origin to ${crossCheck};

-- A job has its slot until it is declined, withdrawn or cancelled; its home is shown to the scheme from its yes to the end;
-- and it comes from where it is, for the return (domain 1.6, rule 5).
create function sanctuary_job_keeps_its_slot() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  free constant text[] := array['DECLINED', 'WITHDRAWN', 'CANCELLED'];
  change integer := case when new.status = any (free) then 0 else 1 end;
begin
  if tg_op = 'UPDATE' then
    change := change - case when old.status = any (free) then 0 else 1 end;
    update sanctuary_location set may_be_opened = new.status in ('ACCEPTED', 'SURVEYED', 'FITTING', 'FITTED') where job_id = new.id;
  end if;
  if change <> 0 then
    update sanctuary_capacity set taken = taken + change
      where service_id = new.service_id and district_id = new.district_id and week_start = new.week_start;
  end if;
  if new.episode_id is not null then
    update episode_origin set district_id = new.district_id where episode_id = new.episode_id;
  end if;
  return null;
end $$;
alter function sanctuary_job_keeps_its_slot() owner to ${crossCheck};
create trigger keeps_its_slot after insert or update of status, episode_id on sanctuary_job for each row execute function sanctuary_job_keeps_its_slot();

-- A job that is asked for and not begun is a place at hand: no case is closed, and no holder lets go, over it.
create policy looked_at_for_a_household on sanctuary_job for select to ${crossCheck} using (true);
grant select on sanctuary_job to ${crossCheck};
set local role ${crossCheck};
create or replace function household_has_place_at_hand(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null)
    and (exists (select from hold h where h.household_id = wanted and h.ends_at > hearth_now())
      or exists (select from placement p where p.household_id = wanted and p.outcome is null)
      or exists (select from sanctuary_job j where j.household_id = wanted and j.status in ('REQUESTED', 'ACCEPTED', 'SURVEYED'))) $$;
set local role ${owner};

-- Why the scheme could not: exactly, for the return (domain 1.5). Read by that scheme only.
create table sanctuary_decline (
  job_id uuid primary key,
  organisation_id uuid not null,
  provider_id uuid not null,
  primary_reason text not null,
  contributing_reasons text[] not null,
  declined_by uuid not null,
  constraint sanctuary_decline_primary_known check (primary_reason = any (unable_reasons()) and primary_reason <> 'EXPIRED_NO_RESPONSE'),
  constraint sanctuary_decline_contributing_known check (contributing_reasons <@ unable_reasons()),
  constraint sanctuary_decline_primary_once check (not (primary_reason = any (contributing_reasons))),
  foreign key (job_id, organisation_id, provider_id) references sanctuary_job (id, organisation_id, provider_id)
);
create policy own on sanctuary_decline to ${app} using (${received}) with check (${received});
grant select, insert on sanctuary_decline to ${app};

-- A safety rule that nobody had settled when the job was asked for: who asked all the same, and why. Read by who did.
create table sanctuary_unchecked (
  job_id uuid not null,
  rule text not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  reason text not null constraint sanctuary_unchecked_says_why check (length(reason) between 10 and 500),
  primary key (job_id, rule),
  foreign key (job_id, organisation_id, provider_id) references sanctuary_job (id, organisation_id, provider_id)
);
create policy own on sanctuary_unchecked to ${app} using (${sent}) with check (${sent});
grant select, insert on sanctuary_unchecked to ${app};

-- What was seen in the home that whoever works there must know: about the building, never about anybody.
create table sanctuary_survey (
  id uuid primary key,
  job_id uuid not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  surveyed_on date not null,
  hazards text constraint sanctuary_survey_hazards_are_short check (length(hazards) between 1 and 500),
  surveyed_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (job_id, organisation_id, provider_id) references sanctuary_job (id, organisation_id, provider_id)
);
create index sanctuary_survey_by_job on sanctuary_survey (job_id, recorded_at);
create policy own on sanctuary_survey to ${app} using (${received}) with check (${received});
grant select, insert on sanctuary_survey to ${app};
${['sanctuary_decline', 'sanctuary_unchecked', 'sanctuary_survey']
  .map(
    (table) => `
create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
create trigger append_only_whole before truncate on ${table} execute function refuse_change();`,
  )
  .join('')}

-- What is proposed, fitted and removed (domain 8.11). Both sides read it; the scheme writes it.
create table sanctuary_item (
  job_id uuid not null,
  item text not null constraint sanctuary_item_known check (item = any (${items})),
  organisation_id uuid not null,
  provider_id uuid not null,
  proposed_on date not null,
  dropped_on date,
  fitted_on date,
  removed_on date,
  primary key (job_id, item),
  constraint sanctuary_item_is_fitted_or_dropped check (fitted_on is null or dropped_on is null),
  constraint sanctuary_item_is_removed_after_it_was_fitted check (removed_on is null or (fitted_on is not null and removed_on >= fitted_on)),
  foreign key (job_id, organisation_id, provider_id) references sanctuary_job (id, organisation_id, provider_id)
);
-- Due three and six months after all was fitted (domain 4.4); held once, by a person.
create table sanctuary_review (
  job_id uuid not null,
  months integer not null constraint sanctuary_review_at_three_and_six check (months in (3, 6)),
  organisation_id uuid not null,
  provider_id uuid not null,
  due_on date not null,
  held_on date,
  still_safe boolean,
  support_needed boolean,
  recorded_at timestamptz,
  recorded_by uuid,
  primary key (job_id, months),
  constraint sanctuary_review_is_whole check (num_nulls(held_on, still_safe, support_needed, recorded_at, recorded_by) in (0, 5)),
  foreign key (job_id, organisation_id, provider_id) references sanctuary_job (id, organisation_id, provider_id)
);
create index sanctuary_review_due on sanctuary_review (provider_id, due_on, job_id) where held_on is null;
${['sanctuary_item', 'sanctuary_review']
  .map(
    (table) => `
create policy read_by_its_sender on ${table} for select to ${app} using (${sent});
create policy kept_by_its_provider on ${table} to ${app} using (${received}) with check (${received});`,
  )
  .join('')}
grant select, insert, update (proposed_on, dropped_on, fitted_on, removed_on) on sanctuary_item to ${app};
grant select, insert, update (held_on, still_safe, support_needed, recorded_at, recorded_by) on sanctuary_review to ${app};

-- Support at home ends with its job, which says why it ends; never as a stay does.
create function episode_at_home_ends_with_its_job() returns trigger language plpgsql as $$
begin
  if not exists (select from sanctuary_job j where j.episode_id = new.id and j.ended_on = new.ended_on and j.end_reason = new.leaving_reason) then
    raise exception 'sanctuary ends with its job' using errcode = 'HE001', constraint = 'episode_at_home_ends_with_its_job';
  end if;
  return new;
end $$;
create trigger ends_with_its_job before update on episode for each row
  when (new.accommodation_type = 'SANCTUARY' and new.ended_on is not null and old.ended_on is null)
  execute function episode_at_home_ends_with_its_job();
`;
});
