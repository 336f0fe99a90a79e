import { migration } from '../migration';

/**
 * What a search found; holds, referrals, placements and support episodes. A hold is the household's side of a
 * claim: it points at its occupancy and carries the same end, kept equal by the database itself.
 */
export const MatchingAndPlacements1795300000005 = migration(
  'MatchingAndPlacements1795300000005',
  ({ app }) => {
    const holders = `any (array(select c.household_id from case_holder c where c.organisation_id = (select actor_organisation()) and c.until is null))`;
    return `
create function unable_reasons() returns text[] language sql immutable as $$ select array[
  'NO_BEDSPACE', 'NO_SUITABLE_SIZE', 'NO_STAFF_CAPACITY', 'NEEDS_MENTAL_HEALTH', 'NEEDS_DRUG_ALCOHOL', 'NEEDS_MULTIPLE', 'NEEDS_MOBILITY',
  'NEEDS_CARE', 'NEEDS_LANGUAGE', 'NEEDS_OLDER_SON', 'NEEDS_GENDER', 'NEEDS_PET', 'FUNDING_NRPF', 'FUNDING_OTHER', 'RISK_LOCATION',
  'RISK_TO_OTHERS', 'RISK_LINK_RESIDENT', 'NOT_DA', 'CLIENT_DECLINED_LOCATION', 'CLIENT_DECLINED_TYPE', 'CLIENT_CHANGED_MIND',
  'CLIENT_NO_CONTACT', 'PLACED_ELSEWHERE', 'EXPIRED_NO_RESPONSE', 'OTHER'] $$;

create table search (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  person_id uuid not null,
  household_id uuid not null references household (id),
  asked_at timestamptz not null,
  inputs jsonb not null,
  suitable integer not null,
  ask_first integer not null,
  not_suitable integer not null,
  not_free integer not null,
  rule_counts jsonb not null
);
create index search_by_household on search (household_id, asked_at);
create policy own on search to ${app}
  using (organisation_id = (select actor_organisation()))
  with check (organisation_id = (select actor_organisation()) and person_id = (select actor_person()) and household_id = ${holders});
grant select, insert on search to ${app};

create table search_match (
  search_id uuid not null references search (id),
  organisation_id uuid not null,
  rank integer not null,
  vacancy_id uuid not null,
  verdict text not null constraint search_match_verdict_known check (verdict in ('SUITABLE', 'ASK_FIRST')),
  arrive date not null,
  must_leave_by date,
  outcomes jsonb not null,
  primary key (search_id, rank),
  constraint search_match_once unique (search_id, vacancy_id)
);
create policy own on search_match to ${app}
  using (organisation_id = (select actor_organisation())) with check (organisation_id = (select actor_organisation()));
grant select, insert on search_match to ${app};

create table hold (
  id uuid primary key,
  household_id uuid not null references household (id),
  organisation_id uuid not null references organisation (id),
  person_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  vacancy_id uuid not null,
  occupancy_id uuid,
  verdict text not null constraint hold_is_never_not_suitable check (verdict in ('SUITABLE', 'ASK_FIRST')),
  arrive date not null,
  leave date,
  held_at timestamptz not null,
  ends_at timestamptz not null,
  ended_because text constraint hold_ended_because_known check (ended_because in ('RELEASED', 'DECLINED', 'WITHDRAWN', 'HOUSEHOLD_SAID_NO', 'PLACED')),
  constraint hold_may_be_pointed_at unique (id, organisation_id, provider_id),
  foreign key (vacancy_id, provider_id) references vacancy (id, provider_id),
  constraint hold_ends_with_its_claim foreign key (occupancy_id, ends_at) references occupancy (id, ends_at) on update cascade,
  constraint hold_ends_in_time check (isfinite(ends_at) and ends_at >= held_at),
  constraint hold_one_per_household exclude using gist (household_id with =, tstzrange(held_at, ends_at) with &&)
);
create index hold_by_organisation on hold (organisation_id, held_at, id);
create index hold_by_occupancy on hold (occupancy_id);
create policy own on hold for select to ${app} using (organisation_id = (select actor_organisation()));
create policy made_by_a_case_holder on hold for insert to ${app} with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person()) and household_id = ${holders});
create policy changed_by_its_organisation on hold for update to ${app} using (organisation_id = (select actor_organisation()));
create policy seen_by_the_provider_it_asks on hold for select to ${app} using (provider_id = (select actor_organisation()));
create policy ended_by_the_provider_it_asks on hold for update to ${app} using (provider_id = (select actor_organisation()));
grant select, insert, update (occupancy_id, ends_at, ended_because) on hold to ${app};

create table referral (
  id uuid primary key,
  hold_id uuid not null,
  household_id uuid not null references household (id),
  organisation_id uuid not null,
  person_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  vacancy_id uuid not null,
  status text not null constraint referral_status_known check (status in
    ('SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW', 'ACCEPTED', 'DECLINED', 'HOUSEHOLD_SAID_NO', 'WITHDRAWN', 'CLOSED_BY_OTHER_PLACE')),
  household_reference text not null,
  facts jsonb not null,
  submitted_at timestamptz not null,
  answer_by timestamptz not null,
  answered_at timestamptz,
  household_answer_by timestamptz,
  household_answered_at timestamptz,
  shown_reason text,
  constraint referral_may_be_pointed_at unique (id, provider_id),
  constraint referral_declined_says_why check ((status = 'DECLINED') = (shown_reason is not null)),
  foreign key (hold_id, organisation_id, provider_id) references hold (id, organisation_id, provider_id)
);
create unique index referral_one_live_per_hold on referral (hold_id) where status in ('SUBMITTED', 'QUESTION_ASKED', 'CALL_WINDOW', 'ACCEPTED');
create index referral_by_organisation on referral (organisation_id, submitted_at, id);
create index referral_by_provider on referral (provider_id, submitted_at, id);
create policy sent on referral for select to ${app} using (organisation_id = (select actor_organisation()));
create policy received on referral for select to ${app} using (provider_id = (select actor_organisation()));
create policy sent_by_a_case_holder on referral for insert to ${app} with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person()) and household_id = ${holders});
create policy changed_by_its_sender on referral for update to ${app} using (organisation_id = (select actor_organisation()));
create policy answered_by_its_provider on referral for update to ${app} using (provider_id = (select actor_organisation()));
grant select, insert, update (status, answered_at, household_answer_by, household_answered_at, shown_reason) on referral to ${app};

create table referral_decline (
  referral_id uuid primary key,
  provider_id uuid not null,
  primary_reason text not null,
  contributing_reasons text[] not null,
  declined_by uuid not null,
  constraint referral_decline_primary_known check (primary_reason = any (unable_reasons()) and primary_reason <> 'EXPIRED_NO_RESPONSE'),
  constraint referral_decline_contributing_known check (contributing_reasons <@ unable_reasons()),
  constraint referral_decline_primary_once check (not (primary_reason = any (contributing_reasons))),
  foreign key (referral_id, provider_id) references referral (id, provider_id)
);
create policy own on referral_decline to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert on referral_decline to ${app};

create table placement (
  id uuid primary key,
  referral_id uuid not null unique,
  household_id uuid not null references household (id),
  organisation_id uuid not null references organisation (id),
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  vacancy_id uuid not null,
  occupancy_id uuid not null unique,
  household_reference text not null,
  made_at timestamptz not null,
  arrive_by timestamptz not null,
  outcome text constraint placement_outcome_known check (outcome in ('ARRIVED', 'DID_NOT_ARRIVE', 'CANCELLED')),
  outcome_at timestamptz,
  left_on date,
  constraint placement_may_be_pointed_at unique (id, provider_id, household_id),
  constraint placement_outcome_has_its_time check ((outcome is null) = (outcome_at is null)),
  constraint placement_left_after_arriving check (left_on is null or outcome = 'ARRIVED'),
  foreign key (referral_id, provider_id) references referral (id, provider_id),
  foreign key (occupancy_id, provider_id) references occupancy (id, provider_id)
);
create unique index placement_one_awaited_per_household on placement (household_id) where outcome is null;
create index placement_by_organisation on placement (organisation_id, made_at, id);
create index placement_by_provider on placement (provider_id, made_at, id);
create policy made on placement for select to ${app} using (organisation_id = (select actor_organisation()));
create policy received on placement for select to ${app} using (provider_id = (select actor_organisation()));
create policy made_by_a_case_holder on placement for insert to ${app} with check (
  organisation_id = (select actor_organisation()) and household_id = ${holders});
create policy changed_by_its_sender on placement for update to ${app} using (organisation_id = (select actor_organisation()));
create policy changed_by_its_provider on placement for update to ${app} using (provider_id = (select actor_organisation()));
grant select, insert, update (outcome, outcome_at, left_on) on placement to ${app};

create table episode (
  id uuid primary key,
  household_id uuid not null,
  placement_id uuid not null unique,
  provider_id uuid not null,
  service_id uuid not null,
  accommodation_type text not null,
  relevant boolean not null,
  household_reference text not null,
  started_on date not null,
  ended_on date,
  leaving_reason text constraint episode_leaving_reason_known check (leaving_reason in
    ('PLANNED_MOVE', 'SUPPORT_NO_LONGER_NEEDED', 'HER_CHOICE', 'ASKED_TO_LEAVE_RULES', 'ASKED_TO_LEAVE_RISK', 'ABANDONED', 'RETURNED_TO_PERPETRATOR', 'NRPF_FUNDING_ENDED', 'DECEASED', 'OTHER')),
  destination text constraint episode_destination_known check (destination in
    ('SOCIAL_RENT', 'PRIVATE_RENT', 'SECOND_STAGE', 'OTHER_REFUGE', 'SUPPORTED_HOUSING', 'OWNED', 'HOME_SAFE', 'HOME_TO_PERPETRATOR', 'FRIENDS_FAMILY_SETTLED', 'FRIENDS_FAMILY_TEMPORARY', 'TEMPORARY_ACCOMMODATION_COUNCIL', 'HOSPITAL', 'PRISON', 'NONE', 'OTHER', 'NOT_KNOWN')),
  constraint episode_may_be_pointed_at unique (id, provider_id),
  constraint episode_ends_after_it_starts check (ended_on >= started_on),
  constraint episode_ended_says_why check ((ended_on is null) = (leaving_reason is null) and (ended_on is null) = (destination is null)),
  foreign key (placement_id, provider_id, household_id) references placement (id, provider_id, household_id)
);
create unique index episode_one_open_per_household on episode (household_id) where ended_on is null;
create index episode_by_provider on episode (provider_id, started_on, id);
create policy own on episode to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert, update (ended_on, leaving_reason, destination) on episode to ${app};

create table episode_occupancy (
  episode_id uuid not null,
  occupancy_id uuid not null unique,
  provider_id uuid not null,
  primary key (episode_id, occupancy_id),
  foreign key (episode_id, provider_id) references episode (id, provider_id),
  foreign key (occupancy_id, provider_id) references occupancy (id, provider_id)
);
create policy own on episode_occupancy to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert on episode_occupancy to ${app};
`;
  },
);
