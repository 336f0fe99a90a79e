import { migration } from '../migration';

/** What the actor `reports` reads, and nothing else: no identity, no address, no access class. */
const counted = [
  'service',
  'service_district',
  'service_commissioning',
  'quality_mark',
  'unit',
  'entry_rules',
  'occupancy',
  'episode',
  'episode_person',
  'episode_characteristic',
  'episode_support',
  'episode_origin',
  'referral',
  'referral_decline',
  'referral_origin',
  'unmet_need',
  'sanctuary_job',
  'sanctuary_decline',
  'sanctuary_capacity',
] as const;

/**
 * The annual duty return: its versions, what people answer and set, what was sent, and who reads which part. Counting is
 * done by the actor `reports`, who may read the counted tables of every organisation and write none.
 */
export const DutyReport1795300000021 = migration('DutyReport1795300000021', ({ app, crossCheck }) => {
  const reports = `(select actor_is_system('reports'))`;
  const provides = `(select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'))`;
  const places = '(select actor_places_households())';
  const own = '(select actor_organisation())';
  const ofAuthority = (...roles: readonly string[]): string =>
    `authority_id = ${own} and (select actor_has(${roles.map((role) => `'${role}'`).join(', ')}))`;
  const both = ofAuthority('COMMISSIONER', 'DATA_OFFICER');
  /** The restrictive policy of migration 13, with reports let through to read: they may write nothing. */
  const readByRole = (table: string, to: string): string => `
drop policy read_by_role on ${table};
create policy read_by_role on ${table} as restrictive to ${app} using (${reports} or ${to}) with check (${to});`;
  const told = (referral: string, sentAt: 'submitted_at' | 'requested_at'): string => `
    select ${referral}.id, jsonb_build_object('mobility', h.mobility, 'substances', h.substances, 'mentalHealth', h.mental_health,
      'inCrisis', h.in_crisis, 'recourse', h.recourse, 'pregnant', h.pregnant, 'sensory', h.sensory, 'byAndFor', h.by_and_for_group,
      'careNeeds', h.care_needs, 'learningDisability', h.learning_disability, 'people', coalesce((
        select jsonb_agg(jsonb_build_object('lead', p.lead, 'gender', p.gender, 'birthYear', p.birth_year, 'birthMonth', p.birth_month,
          'ageTold', p.age_told, 'ageToldOn', p.age_told_on) order by p.position)
        from household_person p where p.household_id = h.id and not exists (
          select from household_membership m where m.household_person_id = p.id and m.replaced_at is null and m.whereabouts = 'ELSEWHERE'
            and m.from_day <= (${referral}.${sentAt} at time zone 'Europe/London')::date
            and (m.until_day is null or m.until_day > (${referral}.${sentAt} at time zone 'Europe/London')::date))), '[]'))
    from household h where h.id = ${referral}.household_id`;
  const personOf = (stayed: string): string => `
    select ${stayed}.id, same.id from (
      select p.id, row_number() over (order by p.position) as place
      from household_person p join episode e on e.household_id = p.household_id
      where e.id = ${stayed}.episode_id and p.lead = ${stayed}.lead
        and (p.gender, p.birth_year, p.birth_month, p.age_told, p.age_told_on) is not distinct from
          (${stayed}.gender, ${stayed}.birth_year, ${stayed}.birth_month, ${stayed}.age_told, ${stayed}.age_told_on)) same
    where same.place = (select count(*) from episode_person o
      where o.episode_id = ${stayed}.episode_id and o.lead = ${stayed}.lead and o.number <= ${stayed}.number
        and (o.gender, o.birth_year, o.birth_month, o.age_told, o.age_told_on) is not distinct from
          (${stayed}.gender, ${stayed}.birth_year, ${stayed}.birth_month, ${stayed}.age_told, ${stayed}.age_told_on))`;
  return `
${['episode', 'entry_rules', 'referral_decline', 'service_district', 'unit'].map((table) => readByRole(table, provides)).join('')}
${readByRole('referral', `(organisation_id = ${own} and ${places}) or (provider_id = ${own} and ${provides})`)}

-- What a household had told when it was referred: who was unable to be supported is counted by it, whatever is told later.
create table referral_told (
  referral_id uuid primary key references referral (id),
  told jsonb not null constraint referral_told_is_an_object check (jsonb_typeof(told) = 'object')
);
create table sanctuary_told (
  job_id uuid primary key references sanctuary_job (id),
  told jsonb not null constraint sanctuary_told_is_an_object check (jsonb_typeof(told) = 'object')
);
-- Who is the same person in two stays of one household, so that an individual is counted once. Tells no facts of its own.
create table episode_person_link (
  episode_person_id uuid primary key references episode_person (id),
  household_person_id uuid not null references household_person (id)
);
${[...counted, 'referral_told', 'sanctuary_told', 'episode_person_link']
  .map(
    (table) => `
create policy counted_by_reports on ${table} for select to ${app} using (${reports});
grant select on ${table} to ${app};`,
  )
  .join('')}
${['referral_told', 'sanctuary_told', 'episode_person_link']
  .map(
    (table) => `
create policy kept on ${table} to ${crossCheck} using (true) with check (true);
grant select, insert on ${table} to ${crossCheck};`,
  )
  .join('')}

create function keep_what_referral_told() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into referral_told (referral_id, told) ${told('new', 'submitted_at')};
  return null;
end $$;
alter function keep_what_referral_told() owner to ${crossCheck};
create trigger keep_told after insert on referral for each row execute function keep_what_referral_told();

create function keep_what_sanctuary_told() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into sanctuary_told (job_id, told) ${told('new', 'requested_at')};
  return null;
end $$;
alter function keep_what_sanctuary_told() owner to ${crossCheck};
create trigger keep_told after insert on sanctuary_job for each row execute function keep_what_sanctuary_told();

create function link_episode_person() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into episode_person_link (episode_person_id, household_person_id) ${personOf('new')};
  return null;
end $$;
alter function link_episode_person() owner to ${crossCheck};
create trigger link_person after insert on episode_person for each row execute function link_episode_person();

create table duty_return (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  year text not null constraint duty_return_year_is_a_year check (year ~ '^20[0-9]{2}-[0-9]{2}$'
    and right(year, 2)::integer = (substr(year, 3, 2)::integer + 1) % 100),
  version integer not null constraint duty_return_version_counts_from_one check (version >= 1),
  form_version text not null,
  status text not null constraint duty_return_status_known check (status in ('DRAFT', 'REVIEWED', 'SUBMITTED')),
  opened_at timestamptz not null,
  -- Everybody who prepared this version: opened it, answered, set or entered anything.
  prepared_by uuid[] not null constraint duty_return_is_prepared_by_somebody check (cardinality(prepared_by) >= 1),
  because text constraint duty_return_because_is_short check (length(because) between 10 and 500),
  reviewed_by uuid,
  reviewed_at timestamptz,
  reviewed_hash text constraint duty_return_reviewed_hash_is_sha256 check (reviewed_hash ~ '^[0-9a-f]{64}$'),
  submitted_by uuid,
  submitted_at timestamptz,
  constraint duty_return_version_once unique (authority_id, year, version),
  constraint duty_return_is_of_its_authority unique (id, authority_id),
  constraint duty_return_reviewed_by_another check (reviewed_by is null or not (reviewed_by = any (prepared_by))),
  constraint duty_return_reviewed_is_whole check (num_nonnulls(reviewed_by, reviewed_at, reviewed_hash) in (0, 3)
    and (status = 'DRAFT') = (reviewed_by is null)),
  constraint duty_return_submitted_is_whole check (num_nonnulls(submitted_by, submitted_at) in (0, 2)
    and (status = 'SUBMITTED') = (submitted_by is not null)),
  constraint duty_return_again_says_why check ((version > 1) = (because is not null))
);
create unique index duty_return_one_in_hand on duty_return (authority_id, year) where status <> 'SUBMITTED';
create policy own on duty_return for select to ${app} using (${both});
create policy opened_by_a_data_officer on duty_return for insert to ${app}
  with check (${ofAuthority('DATA_OFFICER')} and status = 'DRAFT' and prepared_by = array[(select actor_person())]);
create policy changed_by_its_authority on duty_return for update to ${app} using (${both}) with check (${both});
grant select, insert, update (status, prepared_by, reviewed_by, reviewed_at, reviewed_hash, submitted_by, submitted_at) on duty_return to ${app};

-- What was sent stays as it was sent; who prepared a version never stops having prepared it.
create function duty_return_guard() returns trigger language plpgsql as $$
begin
  if old.status = 'SUBMITTED' then
    raise exception 'a submitted return stays as it is' using errcode = 'HE001', constraint = 'duty_return_submitted_stays';
  end if;
  if not (old.prepared_by <@ new.prepared_by) then
    raise exception 'who prepared a return stays on it' using errcode = 'HE001', constraint = 'duty_return_keeps_preparers';
  end if;
  if new.status = 'REVIEWED' and new.reviewed_by is distinct from actor_person() and old.status <> 'REVIEWED' then
    raise exception 'a review is by whoever reviews' using errcode = 'HE001', constraint = 'duty_return_reviewed_in_person';
  end if;
  if new.status = 'SUBMITTED' and old.status <> 'REVIEWED' then
    raise exception 'a return is reviewed before it is submitted' using errcode = 'HE001', constraint = 'duty_return_reviewed_first';
  end if;
  return new;
end $$;
create trigger duty_return_guard before update on duty_return for each row execute function duty_return_guard();

create function duty_return_in_hand() returns trigger language plpgsql as $$
begin
  if exists (select from duty_return r where r.id = new.return_id and r.status = 'SUBMITTED') then
    raise exception 'a submitted return stays as it is' using errcode = 'HE001', constraint = 'duty_return_submitted_stays';
  end if;
  return new;
end $$;

create table duty_return_answer (
  return_id uuid not null,
  authority_id uuid not null,
  question_id text not null constraint duty_return_answer_question_is_short check (length(question_id) between 1 and 80),
  value text not null constraint duty_return_answer_is_short check (length(value) between 1 and 4000),
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (return_id, question_id),
  foreign key (return_id, authority_id) references duty_return (id, authority_id)
);
grant select, insert, update (value, answered_by, answered_at) on duty_return_answer to ${app};

create table duty_return_setting (
  return_id uuid not null,
  authority_id uuid not null,
  name text not null constraint duty_return_setting_name_is_short check (length(name) between 1 and 60),
  value text not null constraint duty_return_setting_value_is_short check (length(value) between 1 and 60),
  set_by uuid not null,
  set_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  source text constraint duty_return_setting_source_is_short check (length(source) between 3 and 500),
  primary key (return_id, name),
  constraint duty_return_setting_confirmed_is_whole check (num_nonnulls(confirmed_by, confirmed_at, source) in (0, 3)),
  foreign key (return_id, authority_id) references duty_return (id, authority_id)
);
grant select, insert, update (value, set_by, set_at, confirmed_by, confirmed_at, source) on duty_return_setting to ${app};

-- Figures of services outside Hearth, as somebody told them. Withdrawn, never changed.
create table duty_return_outside_figure (
  id uuid primary key,
  return_id uuid not null,
  authority_id uuid not null,
  figure text not null constraint duty_return_outside_figure_names_one check (length(figure) between 3 and 120),
  value integer not null constraint duty_return_outside_figure_counts check (value between 1 and 1000000),
  source text not null constraint duty_return_outside_figure_source_is_short check (length(source) between 3 and 500),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (return_id, authority_id) references duty_return (id, authority_id)
);
grant select, insert, update (withdrawn_at) on duty_return_outside_figure to ${app};
${['duty_return_answer', 'duty_return_setting', 'duty_return_outside_figure']
  .map(
    (table) => `
create policy own on ${table} for select to ${app} using (${both});
create policy put_by_its_authority on ${table} for insert to ${app} with check (${both});
create policy changed_by_its_authority on ${table} for update to ${app} using (${both}) with check (${both});
create trigger of_a_return_in_hand before insert or update on ${table} for each row execute function duty_return_in_hand();`,
  )
  .join('')}

-- What was sent, byte for byte, and its hash, which the database itself checks.
create table duty_return_submission (
  return_id uuid primary key,
  authority_id uuid not null,
  document text not null,
  sha256 text not null,
  submitted_at timestamptz not null,
  constraint duty_return_submission_hash_is_its_own check (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  foreign key (return_id, authority_id) references duty_return (id, authority_id)
);
create policy own on duty_return_submission for select to ${app} using (${both});
create policy sent_by_a_commissioner on duty_return_submission for insert to ${app} with check (${ofAuthority('COMMISSIONER')});
grant select, insert on duty_return_submission to ${app};

-- Which rows each figure counted, by reference. A commissioner keeps them and may not read them: a row is a person's.
create table duty_return_counted (
  return_id uuid primary key,
  authority_id uuid not null,
  counted jsonb not null constraint duty_return_counted_is_an_object check (jsonb_typeof(counted) = 'object'),
  foreign key (return_id, authority_id) references duty_return (id, authority_id)
);
create policy opened_by_a_data_officer on duty_return_counted for select to ${app} using (${ofAuthority('DATA_OFFICER')});
create policy kept_by_a_commissioner on duty_return_counted for insert to ${app} with check (${ofAuthority('COMMISSIONER')});
grant select, insert on duty_return_counted to ${app};
${['duty_return_submission', 'duty_return_counted']
  .map(
    (table) => `
create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
create trigger append_only_whole before truncate on ${table} execute function refuse_change();`,
  )
  .join('')}

-- A provider is asked about one field of one of its own records.
create table data_question (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  provider_id uuid not null references organisation (id),
  year text not null,
  subject_kind text not null constraint data_question_subject_known check (subject_kind in ('EPISODE', 'REFERRAL', 'SERVICE')),
  subject_id uuid not null,
  reference text not null constraint data_question_reference_is_short check (length(reference) between 1 and 120),
  code text not null constraint data_question_code_is_short check (length(code) between 1 and 60),
  asked_by uuid not null,
  asked_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  constraint data_question_settled_is_whole check ((settled_by is null) = (settled_at is null))
);
create unique index data_question_asked_once on data_question (authority_id, subject_id, code) where settled_at is null;
create index data_question_by_provider on data_question (provider_id, asked_at, id);
create policy asked on data_question for select to ${app} using (${ofAuthority('DATA_OFFICER')});
create policy asked_by_a_data_officer on data_question for insert to ${app}
  with check (${ofAuthority('DATA_OFFICER')} and asked_by = (select actor_person()) and settled_at is null);
create policy put_to_its_provider on data_question for select to ${app} using (provider_id = ${own} and ${provides});
create policy settled_by_its_provider on data_question for update to ${app}
  using (provider_id = ${own} and ${provides}) with check (provider_id = ${own});
grant select, insert, update (settled_by, settled_at) on data_question to ${app};

-- What is on record already: as it is known today.
${[
  'referral',
  'household',
  'household_person',
  'household_membership',
  'episode',
  'episode_person',
  'referral_told',
  'episode_person_link',
  'sanctuary_job',
  'sanctuary_told',
]
  .map((table) => `alter table ${table} no force row level security;`)
  .join('\n')}
insert into referral_told (referral_id, told) select back.* from referral r cross join lateral (${told('r', 'submitted_at')}) back;
insert into sanctuary_told (job_id, told) select back.* from sanctuary_job j cross join lateral (${told('j', 'requested_at')}) back;
insert into episode_person_link (episode_person_id, household_person_id)
  select back.* from episode_person s cross join lateral (${personOf('s')}) back;
`;
});
