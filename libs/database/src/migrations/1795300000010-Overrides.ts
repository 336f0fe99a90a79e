import { migration } from '../migration';

/**
 * A place that fails only rules its provider may override can be held when the provider is asked to; the provider says
 * why and who for each before it accepts. Questions about a referral; who placed a household though its safety was not
 * checked, and why; what a placement warns of.
 */
export const Overrides1795300000010 = migration(
  'Overrides1795300000010',
  ({ app }) => `
create function overridable_rules() returns text[] language sql immutable as $$ select array[
  'GENDER_OF_SERVICE', 'MAXIMUM_CHILDREN', 'BOYS_UPPER_AGE', 'ADULT_DEPENDANTS', 'PETS', 'RECOURSE_TO_PUBLIC_FUNDS', 'SUBSTANCE_USE',
  'MENTAL_HEALTH', 'RISK_TO_OTHERS', 'CARE_NEEDS', 'OUT_OF_AREA', 'RISK_LEVEL'] $$;

alter table hold
  add column ask_to_override text[] not null default '{}',
  add column override_because text,
  drop constraint hold_is_never_not_suitable,
  add constraint hold_verdict_known check (verdict in ('SUITABLE', 'ASK_FIRST', 'NOT_SUITABLE')),
  add constraint hold_not_suitable_asks_to_override check (
    (verdict = 'NOT_SUITABLE') = (cardinality(ask_to_override) > 0) and ask_to_override <@ overridable_rules()),
  add constraint hold_asking_says_why check (
    (override_because is null) = (cardinality(ask_to_override) = 0) and coalesce(length(btrim(override_because)) between 10 and 500, true));

alter table referral add constraint referral_has_two_sides unique (id, organisation_id, provider_id);

-- What the provider is asked to override, and since when it has: both sides read it. A rule is overridden once.
create table rule_override (
  referral_id uuid not null,
  rule text not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  asked_at timestamptz not null,
  overridden_at timestamptz,
  primary key (referral_id, rule),
  constraint rule_override_may_be_pointed_at unique (referral_id, rule, provider_id),
  constraint rule_override_rule_known check (rule = any (overridable_rules())),
  constraint rule_override_follows_its_asking check (overridden_at >= asked_at),
  foreign key (referral_id, organisation_id, provider_id) references referral (id, organisation_id, provider_id)
);
create policy asked on rule_override for select to ${app} using (organisation_id = (select actor_organisation()));
create policy received on rule_override for select to ${app} using (provider_id = (select actor_organisation()));
create policy asked_by_its_sender on rule_override for insert to ${app}
  with check (organisation_id = (select actor_organisation()) and overridden_at is null);
create policy overridden_by_its_provider on rule_override for update to ${app} using (provider_id = (select actor_organisation()));
grant select, insert, update (overridden_at) on rule_override to ${app};

-- Why, and who: the provider's own words, which the sender does not read.
create table rule_override_reason (
  referral_id uuid not null,
  rule text not null,
  provider_id uuid not null,
  overridden_by uuid not null,
  reason text not null,
  primary key (referral_id, rule),
  constraint rule_override_reason_has_a_length check (length(btrim(reason)) between 10 and 500),
  foreign key (referral_id, rule, provider_id) references rule_override (referral_id, rule, provider_id)
);
create policy own on rule_override_reason to ${app} using (provider_id = (select actor_organisation()))
  with check (provider_id = (select actor_organisation()) and overridden_by = (select actor_person()));
grant select, insert on rule_override_reason to ${app};

create function override_guard() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.overridden_at is not null then
    raise exception 'a rule is overridden once' using errcode = 'HE001', constraint = 'rule_override_once';
  end if;
  if not exists (select from rule_override_reason r where r.referral_id = new.referral_id and r.rule = new.rule) then
    raise exception 'an override says who and why' using errcode = 'HE001', constraint = 'rule_override_says_why';
  end if;
  return new;
end $$;
create trigger override_guard before update on rule_override for each row execute function override_guard();

create function accepted_guard() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from rule_override o where o.referral_id = new.id and o.overridden_at is null) then
    raise exception 'a rule must be overridden first' using errcode = 'HE001', constraint = 'referral_overridden_first';
  end if;
  return new;
end $$;
create trigger accepted_guard before update on referral for each row
  when (new.status = 'ACCEPTED' and old.status <> 'ACCEPTED') execute function accepted_guard();

create table referral_question (
  id uuid primary key,
  referral_id uuid not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  about text[] not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  constraint referral_question_has_a_length check (length(btrim(question)) between 1 and 500),
  constraint referral_answer_has_a_length check (length(btrim(answer)) between 1 and 500),
  constraint referral_question_answered_whole check (
    (answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  foreign key (referral_id, organisation_id, provider_id) references referral (id, organisation_id, provider_id)
);
create unique index referral_question_one_open on referral_question (referral_id) where answered_at is null;
create index referral_question_by_referral on referral_question (referral_id, asked_at);
create policy put_to_it on referral_question for select to ${app} using (organisation_id = (select actor_organisation()));
create policy put_by_it on referral_question for select to ${app} using (provider_id = (select actor_organisation()));
create policy asked_by_the_provider on referral_question for insert to ${app}
  with check (provider_id = (select actor_organisation()) and asked_by = (select actor_person()) and answered_at is null);
create policy answered_by_the_sender on referral_question for update to ${app}
  using (organisation_id = (select actor_organisation()) and answered_at is null)
  with check (organisation_id = (select actor_organisation()) and answered_by = (select actor_person()));
grant select, insert, update (answer, answered_at, answered_by) on referral_question to ${app};

alter table placement
  add column warnings jsonb not null default '[]',
  add constraint placement_has_its_maker unique (id, organisation_id);

-- Who placed a household while a safety rule was not settled, and why: read by the organisation that did.
create table unchecked_safety (
  placement_id uuid not null,
  rule text not null,
  organisation_id uuid not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  reason text not null,
  primary key (placement_id, rule),
  constraint unchecked_safety_reason_has_a_length check (length(btrim(reason)) between 10 and 500),
  foreign key (placement_id, organisation_id) references placement (id, organisation_id)
);
create policy own on unchecked_safety to ${app} using (organisation_id = (select actor_organisation()))
  with check (organisation_id = (select actor_organisation()) and decided_by = (select actor_person()));
grant select, insert on unchecked_safety to ${app};
`,
);
