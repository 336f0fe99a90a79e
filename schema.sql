-- Printed from the catalogue by "npm run schema"; do not edit.

-- Tables: columns, then constraints. Row-level security is enabled and forced where the table says so.

create table admission_policy ( -- row-level security forced
  id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  policy text not null,
  legal_basis text not null,
  from_day date not null,
  set_at timestamp with time zone not null,
  constraint admission_policy_known CHECK ((policy = ANY (ARRAY['CASE_BY_CASE'::text, 'INCLUSIVE'::text, 'SINGLE_SEX_ONLY'::text]))),
  constraint admission_policy_says_its_basis CHECK (((length(legal_basis) >= 10) AND (length(legal_basis) <= 500))),
  constraint admission_policy_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint admission_policy_pkey PRIMARY KEY (id),
  constraint admission_policy_one_per_day UNIQUE (service_id, from_day)
);

create table audit_entry ( -- row-level security forced
  id uuid not null,
  at timestamp with time zone not null,
  person_id uuid,
  organisation_id uuid,
  system text,
  action text not null,
  refused boolean not null default false,
  subject_kind text,
  subject_id uuid,
  about_organisation_id uuid,
  reason text,
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint audit_entry_has_an_actor CHECK ((((person_id IS NULL) = (organisation_id IS NULL)) AND ((person_id IS NULL) <> (system IS NULL)))),
  constraint audit_entry_reason_is_short CHECK ((length(reason) <= 500)),
  constraint audit_entry_pkey PRIMARY KEY (id)
);

create table audit_seal ( -- row-level security forced
  position bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint audit_seal_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entry(id),
  constraint audit_seal_pkey PRIMARY KEY ("position"),
  constraint audit_seal_entry_id_key UNIQUE (entry_id)
);

create table award_household ( -- row-level security forced
  award_line_id uuid not null,
  authority_id uuid not null,
  household_reference text not null,
  constraint award_household_award_line_id_authority_id_fkey FOREIGN KEY (award_line_id, authority_id) REFERENCES award_line(id, authority_id),
  constraint award_household_pkey PRIMARY KEY (award_line_id)
);

create table award_line ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  budget_id uuid not null,
  route text not null,
  source_id uuid not null,
  organisation_id uuid not null,
  category text not null,
  supplier text not null,
  awarded_pence bigint not null,
  committed_pence bigint not null default 0,
  in_payment_pence bigint not null default 0,
  paid_pence bigint not null default 0,
  awarded_at timestamp with time zone not null,
  constraint award_line_committed_not_negative CHECK ((committed_pence >= 0)),
  constraint award_line_in_payment_not_negative CHECK ((in_payment_pence >= 0)),
  constraint award_line_is_of_something CHECK ((awarded_pence > 0)),
  constraint award_line_never_paid_twice CHECK ((((committed_pence + in_payment_pence) + paid_pence) <= awarded_pence)),
  constraint award_line_paid_not_negative CHECK ((paid_pence >= 0)),
  constraint award_line_route_known CHECK ((route = ANY (ARRAY['APPROVAL'::text, 'REIMBURSEMENT'::text]))),
  constraint award_line_supplier_is_short CHECK (((length(supplier) >= 1) AND (length(supplier) <= 120))),
  constraint award_line_budget_id_authority_id_fkey FOREIGN KEY (budget_id, authority_id) REFERENCES fund_budget(id, authority_id),
  constraint award_line_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint award_line_pkey PRIMARY KEY (id),
  constraint award_line_is_of_its_authority UNIQUE (id, authority_id),
  constraint award_line_is_of_its_budget UNIQUE (id, budget_id),
  constraint award_line_once UNIQUE (source_id)
);

create table award_release ( -- row-level security forced
  id uuid not null,
  award_line_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  pence bigint not null,
  because text not null,
  transfer_id uuid,
  released_at timestamp with time zone not null,
  released_by uuid not null,
  constraint award_release_is_of_something CHECK ((pence > 0)),
  constraint award_release_reason_is_short CHECK (((length(because) >= 3) AND (length(because) <= 500))),
  constraint award_release_award_line_id_authority_id_fkey FOREIGN KEY (award_line_id, authority_id) REFERENCES award_line(id, authority_id),
  constraint award_release_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES ledger_transfer(id),
  constraint award_release_pkey PRIMARY KEY (id),
  constraint award_release_once UNIQUE (transfer_id)
);

create table bank_holiday ( -- row-level security forced
  day date not null,
  title text not null,
  constraint bank_holiday_pkey PRIMARY KEY (day)
);

create table bank_line ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  statement_id uuid not null,
  account text not null,
  row integer not null,
  line_key text not null,
  on_day date not null,
  reference text not null,
  direction text not null,
  pence bigint not null,
  return_code text,
  payment_id uuid,
  suspense_because text,
  cleared_at timestamp with time zone,
  cleared_by uuid,
  cleared_because text,
  constraint bank_line_cleared_because_is_short CHECK (((length(cleared_because) >= 1) AND (length(cleared_because) <= 300))),
  constraint bank_line_cleared_from_suspense CHECK (((cleared_at IS NULL) OR (suspense_because IS NOT NULL))),
  constraint bank_line_cleared_whole CHECK ((num_nonnulls(cleared_at, cleared_by, cleared_because) = ANY (ARRAY[0, 3]))),
  constraint bank_line_direction_known CHECK ((direction = ANY (ARRAY['OUT'::text, 'IN'::text]))),
  constraint bank_line_is_of_something CHECK ((pence > 0)),
  constraint bank_line_reference_is_short CHECK ((length(reference) <= 60)),
  constraint bank_line_suspense_because_known CHECK ((suspense_because = ANY (ARRAY['UNKNOWN_REFERENCE'::text, 'SEVERAL_PAYMENTS'::text, 'WRONG_AMOUNT'::text, 'NOT_SENT'::text, 'SETTLED_BEFORE'::text, 'RETURNED_BEFORE'::text, 'NO_RETURN_CODE'::text]))),
  constraint bank_line_taken_or_in_suspense CHECK (((payment_id IS NOT NULL) OR (suspense_because IS NOT NULL))),
  constraint bank_line_payment_id_authority_id_fkey FOREIGN KEY (payment_id, authority_id) REFERENCES payment(id, authority_id),
  constraint bank_line_statement_id_authority_id_fkey FOREIGN KEY (statement_id, authority_id) REFERENCES bank_statement(id, authority_id),
  constraint bank_line_pkey PRIMARY KEY (id),
  constraint bank_line_once UNIQUE (authority_id, account, line_key)
);

create table bank_statement ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  account text not null,
  number integer not null,
  opening_pence bigint not null,
  closing_pence bigint not null,
  imported_at timestamp with time zone not null,
  imported_by uuid not null,
  constraint bank_statement_account_shape CHECK ((account ~ '^[A-Z][A-Z0-9-]{0,19}$'::text)),
  constraint bank_statement_number_is_counted CHECK ((number >= 1)),
  constraint bank_statement_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint bank_statement_pkey PRIMARY KEY (id),
  constraint bank_statement_is_of_its_authority UNIQUE (id, authority_id),
  constraint bank_statement_once UNIQUE (authority_id, account, number)
);

create table case_holder ( -- row-level security forced
  household_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint case_holder_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint case_holder_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint case_holder_pkey PRIMARY KEY (household_id, organisation_id)
);

create table data_question ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  provider_id uuid not null,
  year text not null,
  subject_kind text not null,
  subject_id uuid not null,
  reference text not null,
  code text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint data_question_code_is_short CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint data_question_reference_is_short CHECK (((length(reference) >= 1) AND (length(reference) <= 120))),
  constraint data_question_settled_is_whole CHECK (((settled_by IS NULL) = (settled_at IS NULL))),
  constraint data_question_subject_known CHECK ((subject_kind = ANY (ARRAY['EPISODE'::text, 'REFERRAL'::text, 'SERVICE'::text]))),
  constraint data_question_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint data_question_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES organisation(id),
  constraint data_question_pkey PRIMARY KEY (id)
);

create table district ( -- row-level security forced
  id uuid not null,
  code text not null,
  name text not null,
  nation text not null,
  region_name text,
  upper_tier_code text,
  upper_tier_name text,
  police_force_name text,
  greater_essex boolean not null,
  sub_region text,
  latitude double precision,
  longitude double precision,
  live_from date not null,
  live_to date,
  provisional boolean not null default false,
  constraint district_lives CHECK ((live_to > live_from)),
  constraint district_sub_region_in_essex CHECK (((sub_region IS NOT NULL) = greater_essex)),
  constraint district_sub_region_known CHECK ((sub_region = ANY (ARRAY['NORTH'::text, 'MID'::text, 'WEST'::text, 'SOUTH'::text]))),
  constraint district_pkey PRIMARY KEY (id),
  constraint district_code_once_at_a_time EXCLUDE USING gist (code WITH =, daterange(live_from, live_to) WITH &&)
);

create table district_neighbour ( -- row-level security forced
  district_id uuid not null,
  neighbour_id uuid not null,
  shared_border_km double precision not null,
  over_water boolean not null default false,
  constraint district_neighbour_is_another CHECK ((district_id <> neighbour_id)),
  constraint district_neighbour_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint district_neighbour_neighbour_id_fkey FOREIGN KEY (neighbour_id) REFERENCES district(id),
  constraint district_neighbour_pkey PRIMARY KEY (district_id, neighbour_id)
);

create table district_succession ( -- row-level security forced
  predecessor_id uuid not null,
  successor_id uuid not null,
  effective_on date not null,
  status text not null,
  source text not null,
  constraint district_succession_status_known CHECK ((status = ANY (ARRAY['MADE'::text, 'PLANNED'::text]))),
  constraint district_succession_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES district(id),
  constraint district_succession_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES district(id),
  constraint district_succession_pkey PRIMARY KEY (predecessor_id, successor_id)
);

create table duty_return ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  year text not null,
  version integer not null,
  form_version text not null,
  status text not null,
  opened_at timestamp with time zone not null,
  prepared_by uuid[] not null,
  because text,
  reviewed_by uuid,
  reviewed_at timestamp with time zone,
  reviewed_hash text,
  submitted_by uuid,
  submitted_at timestamp with time zone,
  constraint duty_return_again_says_why CHECK (((version > 1) = (because IS NOT NULL))),
  constraint duty_return_because_is_short CHECK (((length(because) >= 10) AND (length(because) <= 500))),
  constraint duty_return_is_prepared_by_somebody CHECK ((cardinality(prepared_by) >= 1)),
  constraint duty_return_reviewed_by_another CHECK (((reviewed_by IS NULL) OR (NOT (reviewed_by = ANY (prepared_by))))),
  constraint duty_return_reviewed_hash_is_sha256 CHECK ((reviewed_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint duty_return_reviewed_is_whole CHECK (((num_nonnulls(reviewed_by, reviewed_at, reviewed_hash) = ANY (ARRAY[0, 3])) AND ((status = 'DRAFT'::text) = (reviewed_by IS NULL)))),
  constraint duty_return_status_known CHECK ((status = ANY (ARRAY['DRAFT'::text, 'REVIEWED'::text, 'SUBMITTED'::text]))),
  constraint duty_return_submitted_is_whole CHECK (((num_nonnulls(submitted_by, submitted_at) = ANY (ARRAY[0, 2])) AND ((status = 'SUBMITTED'::text) = (submitted_by IS NOT NULL)))),
  constraint duty_return_version_counts_from_one CHECK ((version >= 1)),
  constraint duty_return_year_is_a_year CHECK (((year ~ '^20[0-9]{2}-[0-9]{2}$'::text) AND (("right"(year, 2))::integer = (((substr(year, 3, 2))::integer + 1) % 100)))),
  constraint duty_return_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint duty_return_pkey PRIMARY KEY (id),
  constraint duty_return_is_of_its_authority UNIQUE (id, authority_id),
  constraint duty_return_version_once UNIQUE (authority_id, year, version)
);

create table duty_return_answer ( -- row-level security forced
  return_id uuid not null,
  authority_id uuid not null,
  question_id text not null,
  value text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  constraint duty_return_answer_is_short CHECK (((length(value) >= 1) AND (length(value) <= 4000))),
  constraint duty_return_answer_question_is_short CHECK (((length(question_id) >= 1) AND (length(question_id) <= 80))),
  constraint duty_return_answer_return_id_authority_id_fkey FOREIGN KEY (return_id, authority_id) REFERENCES duty_return(id, authority_id),
  constraint duty_return_answer_pkey PRIMARY KEY (return_id, question_id)
);

create table duty_return_counted ( -- row-level security forced
  return_id uuid not null,
  authority_id uuid not null,
  counted jsonb not null,
  constraint duty_return_counted_is_an_object CHECK ((jsonb_typeof(counted) = 'object'::text)),
  constraint duty_return_counted_return_id_authority_id_fkey FOREIGN KEY (return_id, authority_id) REFERENCES duty_return(id, authority_id),
  constraint duty_return_counted_pkey PRIMARY KEY (return_id)
);

create table duty_return_outside_figure ( -- row-level security forced
  id uuid not null,
  return_id uuid not null,
  authority_id uuid not null,
  figure text not null,
  value integer not null,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint duty_return_outside_figure_counts CHECK (((value >= 1) AND (value <= 1000000))),
  constraint duty_return_outside_figure_names_one CHECK (((length(figure) >= 3) AND (length(figure) <= 120))),
  constraint duty_return_outside_figure_source_is_short CHECK (((length(source) >= 3) AND (length(source) <= 500))),
  constraint duty_return_outside_figure_return_id_authority_id_fkey FOREIGN KEY (return_id, authority_id) REFERENCES duty_return(id, authority_id),
  constraint duty_return_outside_figure_pkey PRIMARY KEY (id)
);

create table duty_return_setting ( -- row-level security forced
  return_id uuid not null,
  authority_id uuid not null,
  name text not null,
  value text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  source text,
  constraint duty_return_setting_confirmed_is_whole CHECK ((num_nonnulls(confirmed_by, confirmed_at, source) = ANY (ARRAY[0, 3]))),
  constraint duty_return_setting_name_is_short CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint duty_return_setting_source_is_short CHECK (((length(source) >= 3) AND (length(source) <= 500))),
  constraint duty_return_setting_value_is_short CHECK (((length(value) >= 1) AND (length(value) <= 60))),
  constraint duty_return_setting_return_id_authority_id_fkey FOREIGN KEY (return_id, authority_id) REFERENCES duty_return(id, authority_id),
  constraint duty_return_setting_pkey PRIMARY KEY (return_id, name)
);

create table duty_return_submission ( -- row-level security forced
  return_id uuid not null,
  authority_id uuid not null,
  document text not null,
  sha256 text not null,
  submitted_at timestamp with time zone not null,
  constraint duty_return_submission_hash_is_its_own CHECK ((sha256 = encode(sha256(convert_to(document, 'UTF8'::name)), 'hex'::text))),
  constraint duty_return_submission_return_id_authority_id_fkey FOREIGN KEY (return_id, authority_id) REFERENCES duty_return(id, authority_id),
  constraint duty_return_submission_pkey PRIMARY KEY (return_id)
);

create table entry_rules ( -- row-level security forced
  id uuid not null,
  provider_id uuid not null,
  service_id uuid,
  unit_id uuid,
  vacancy_id uuid,
  rules jsonb not null,
  set_at timestamp with time zone not null,
  constraint entry_rules_are_an_object CHECK ((jsonb_typeof(rules) = 'object'::text)),
  constraint entry_rules_name_their_service CHECK (((service_id IS NOT NULL) OR ((unit_id IS NULL) AND (vacancy_id IS NULL)))),
  constraint entry_rules_name_their_unit CHECK (((unit_id IS NOT NULL) OR (vacancy_id IS NULL))),
  constraint entry_rules_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES organisation(id),
  constraint entry_rules_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint entry_rules_unit_id_provider_id_fkey FOREIGN KEY (unit_id, provider_id) REFERENCES unit(id, provider_id),
  constraint entry_rules_vacancy_id_provider_id_fkey FOREIGN KEY (vacancy_id, provider_id) REFERENCES vacancy(id, provider_id),
  constraint entry_rules_pkey PRIMARY KEY (id),
  constraint entry_rules_once_per_level UNIQUE NULLS NOT DISTINCT (provider_id, service_id, unit_id, vacancy_id)
);

create table episode ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  placement_id uuid,
  provider_id uuid not null,
  service_id uuid not null,
  accommodation_type text not null,
  relevant boolean not null,
  household_reference text not null,
  started_on date not null,
  ended_on date,
  leaving_reason text,
  destination text,
  constraint episode_destination_known CHECK ((destination = ANY (ARRAY['SOCIAL_RENT'::text, 'PRIVATE_RENT'::text, 'SECOND_STAGE'::text, 'OTHER_REFUGE'::text, 'SUPPORTED_HOUSING'::text, 'OWNED'::text, 'HOME_SAFE'::text, 'HOME_TO_PERPETRATOR'::text, 'FRIENDS_FAMILY_SETTLED'::text, 'FRIENDS_FAMILY_TEMPORARY'::text, 'TEMPORARY_ACCOMMODATION_COUNCIL'::text, 'HOSPITAL'::text, 'PRISON'::text, 'NONE'::text, 'OTHER'::text, 'NOT_KNOWN'::text]))),
  constraint episode_ended_says_why CHECK ((((ended_on IS NULL) = (leaving_reason IS NULL)) AND ((ended_on IS NULL) = (destination IS NULL)))),
  constraint episode_ends_after_it_starts CHECK ((ended_on >= started_on)),
  constraint episode_has_a_placement_unless_at_home CHECK (((accommodation_type = 'SANCTUARY'::text) = (placement_id IS NULL))),
  constraint episode_leaving_reason_is_of_its_type CHECK (
CASE
    WHEN (accommodation_type = 'SANCTUARY'::text) THEN (leaving_reason = ANY (ARRAY['SUPPORT_NO_LONGER_NEEDED'::text, 'MOVED_AWAY'::text, 'DECLINED_FURTHER_SUPPORT'::text, 'NO_CONTACT'::text, 'PERPETRATOR_RETURNED_OR_RISK_CHANGED'::text, 'MEASURES_REMOVED'::text, 'DECEASED'::text, 'OTHER'::text, 'NOT_KNOWN'::text]))
    ELSE (leaving_reason <> ALL (ARRAY['MOVED_AWAY'::text, 'DECLINED_FURTHER_SUPPORT'::text, 'NO_CONTACT'::text, 'PERPETRATOR_RETURNED_OR_RISK_CHANGED'::text, 'MEASURES_REMOVED'::text, 'NOT_KNOWN'::text]))
END),
  constraint episode_leaving_reason_known CHECK ((leaving_reason = ANY (ARRAY['PLANNED_MOVE'::text, 'SUPPORT_NO_LONGER_NEEDED'::text, 'HER_CHOICE'::text, 'ASKED_TO_LEAVE_RULES'::text, 'ASKED_TO_LEAVE_RISK'::text, 'ABANDONED'::text, 'RETURNED_TO_PERPETRATOR'::text, 'NRPF_FUNDING_ENDED'::text, 'DECEASED'::text, 'OTHER'::text, 'MOVED_AWAY'::text, 'DECLINED_FURTHER_SUPPORT'::text, 'NO_CONTACT'::text, 'PERPETRATOR_RETURNED_OR_RISK_CHANGED'::text, 'MEASURES_REMOVED'::text, 'NOT_KNOWN'::text]))),
  constraint episode_placement_id_provider_id_household_id_fkey FOREIGN KEY (placement_id, provider_id, household_id) REFERENCES placement(id, provider_id, household_id),
  constraint episode_pkey PRIMARY KEY (id),
  constraint episode_began_with_its_placement UNIQUE (placement_id, started_on),
  constraint episode_ended_on_its_day UNIQUE (id, ended_on),
  constraint episode_may_be_pointed_at UNIQUE (id, provider_id),
  constraint episode_placement_id_key UNIQUE (placement_id)
);

create table episode_characteristic ( -- row-level security forced
  episode_person_id uuid not null,
  provider_id uuid not null,
  characteristic text not null,
  answer text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint episode_characteristic_answer_known CHECK ((answer = ANY (ARRAY['YES'::text, 'NO'::text, 'PREFERS_NOT_TO_SAY'::text]))),
  constraint episode_characteristic_known CHECK ((characteristic = ANY (ARRAY['BLACK_AND_MINORITISED'::text, 'MENTAL_HEALTH'::text, 'DISABLED'::text, 'DRUG_OR_ALCOHOL'::text, 'LGBT_PLUS'::text, 'NRPF_OR_INSECURE_IMMIGRATION'::text, 'GYPSY_ROMA_TRAVELLER'::text, 'DEAF_OR_HARD_OF_HEARING'::text, 'FAITH_BASED_NEED'::text, 'PREGNANT_OR_NEW_MOTHER'::text, 'MULTIPLE_COMPLEX_NEEDS'::text, 'OTHER'::text, 'TRANS'::text]))),
  constraint episode_characteristic_episode_person_id_provider_id_fkey FOREIGN KEY (episode_person_id, provider_id) REFERENCES episode_person(id, provider_id),
  constraint episode_characteristic_pkey PRIMARY KEY (episode_person_id, characteristic)
);

create table episode_occupancy ( -- row-level security forced
  episode_id uuid not null,
  occupancy_id uuid not null,
  provider_id uuid not null,
  constraint episode_occupancy_episode_id_provider_id_fkey FOREIGN KEY (episode_id, provider_id) REFERENCES episode(id, provider_id),
  constraint episode_occupancy_occupancy_id_provider_id_fkey FOREIGN KEY (occupancy_id, provider_id) REFERENCES occupancy(id, provider_id),
  constraint episode_occupancy_pkey PRIMARY KEY (episode_id, occupancy_id),
  constraint episode_occupancy_occupancy_id_key UNIQUE (occupancy_id)
);

create table episode_origin ( -- row-level security forced
  episode_id uuid not null,
  district_id uuid,
  constraint episode_origin_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint episode_origin_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES episode(id),
  constraint episode_origin_pkey PRIMARY KEY (episode_id)
);

create table episode_person ( -- row-level security forced
  id uuid not null,
  episode_id uuid not null,
  provider_id uuid not null,
  number integer not null,
  lead boolean not null,
  gender text,
  birth_year integer,
  birth_month integer,
  age_told integer,
  age_told_on date,
  joined_on date not null,
  constraint episode_person_age_was_told_some_day CHECK (((age_told IS NULL) = (age_told_on IS NULL))),
  constraint episode_person_born_in_a_month CHECK (((birth_year IS NULL) = (birth_month IS NULL))),
  constraint episode_person_gender_known CHECK ((gender = ANY (ARRAY['WOMAN_OR_GIRL'::text, 'MAN_OR_BOY'::text, 'NON_BINARY'::text, 'OTHER'::text, 'PREFERS_NOT_TO_SAY'::text]))),
  constraint episode_person_is_numbered CHECK ((number >= 1)),
  constraint episode_person_episode_id_provider_id_fkey FOREIGN KEY (episode_id, provider_id) REFERENCES episode(id, provider_id),
  constraint episode_person_pkey PRIMARY KEY (id),
  constraint episode_person_is_of_its_provider UNIQUE (id, provider_id),
  constraint episode_person_once UNIQUE (episode_id, number)
);

create table episode_person_link ( -- row-level security forced
  episode_person_id uuid not null,
  household_person_id uuid not null,
  constraint episode_person_link_episode_person_id_fkey FOREIGN KEY (episode_person_id) REFERENCES episode_person(id),
  constraint episode_person_link_household_person_id_fkey FOREIGN KEY (household_person_id) REFERENCES household_person(id),
  constraint episode_person_link_pkey PRIMARY KEY (episode_person_id)
);

create table episode_support ( -- row-level security forced
  episode_person_id uuid not null,
  provider_id uuid not null,
  support_type text not null,
  first_given_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint episode_support_type_known CHECK ((support_type = ANY (ARRAY['DAY_TO_DAY'::text, 'ADVOCACY'::text, 'PREVENTION_ADVICE'::text, 'SPECIALIST_PROTECTED'::text, 'SPECIALIST_COMPLEX'::text, 'CHILDREN'::text, 'HOUSING_RELATED'::text, 'ADVICE_FINANCIAL_LEGAL'::text, 'COUNSELLING'::text]))),
  constraint episode_support_episode_person_id_provider_id_fkey FOREIGN KEY (episode_person_id, provider_id) REFERENCES episode_person(id, provider_id),
  constraint episode_support_pkey PRIMARY KEY (episode_person_id, support_type)
);

create table fund_application ( -- row-level security forced
  id uuid not null,
  reference text not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  applicant_id uuid not null,
  applied_as text not null,
  household_reference text not null,
  stream text not null,
  status text not null,
  made_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  decide_by date,
  constraint fund_application_applied_as_known CHECK ((applied_as = ANY (ARRAY['CASE_HOLDER'::text, 'PROVIDER'::text]))),
  constraint fund_application_status_known CHECK ((status = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'MORE_INFORMATION_NEEDED'::text, 'WITH_PANEL'::text, 'APPROVED'::text, 'PART_APPROVED'::text, 'DENIED'::text, 'WITHDRAWN'::text]))),
  constraint fund_application_stream_known CHECK ((stream = ANY (ARRAY['SEEK'::text, 'SUSTAIN'::text]))),
  constraint fund_application_submitted_has_a_target CHECK (((submitted_at IS NULL) = (decide_by IS NULL))),
  constraint fund_application_the_fund_decides_what_it_knows CHECK (((status = ANY (ARRAY['DRAFT'::text, 'WITHDRAWN'::text])) OR (submitted_at IS NOT NULL))),
  constraint fund_application_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_application_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint fund_application_pkey PRIMARY KEY (id),
  constraint fund_application_is_of_both UNIQUE (id, authority_id, organisation_id),
  constraint fund_application_is_of_its_authority UNIQUE (id, authority_id),
  constraint fund_application_reference_once UNIQUE (reference)
);

create table fund_application_household ( -- row-level security forced
  application_id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  placement_id uuid,
  episode_id uuid,
  constraint fund_application_household_application_id_fkey FOREIGN KEY (application_id) REFERENCES fund_application(id),
  constraint fund_application_household_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES episode(id),
  constraint fund_application_household_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint fund_application_household_placement_id_fkey FOREIGN KEY (placement_id) REFERENCES placement(id),
  constraint fund_application_household_pkey PRIMARY KEY (application_id)
);

create table fund_application_line ( -- row-level security forced
  id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  position integer not null,
  category text not null,
  what text not null,
  supplier text not null,
  supplier_key text not null,
  net_pence bigint not null,
  vat_pence bigint not null,
  gross_pence bigint not null,
  removed_at timestamp with time zone,
  constraint fund_application_line_adds_up CHECK (((gross_pence = (net_pence + vat_pence)) AND (gross_pence > 0))),
  constraint fund_application_line_net_not_negative CHECK ((net_pence >= 0)),
  constraint fund_application_line_supplier_is_short CHECK (((length(supplier) >= 1) AND (length(supplier) <= 120))),
  constraint fund_application_line_supplier_key_shape CHECK ((supplier_key ~ '^[A-Z0-9]+$'::text)),
  constraint fund_application_line_vat_not_negative CHECK ((vat_pence >= 0)),
  constraint fund_application_line_what_is_short CHECK (((length(what) >= 1) AND (length(what) <= 200))),
  constraint fund_application_line_what_tells_no_place CHECK (((what !~* '\m[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\M'::text) AND (what !~ '([0-9][[:space:]().+-]*){9,}'::text) AND (what !~ '[^[:space:]]@[^[:space:]]'::text))) NOT VALID,
  constraint fund_application_line_application_id_authority_id_organisa_fkey FOREIGN KEY (application_id, authority_id, organisation_id) REFERENCES fund_application(id, authority_id, organisation_id),
  constraint fund_application_line_pkey PRIMARY KEY (id),
  constraint fund_application_line_is_asked_for UNIQUE (id, application_id, gross_pence),
  constraint fund_application_line_is_of_its_application UNIQUE (id, application_id)
);

create table fund_application_reason ( -- row-level security forced
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  sealed bytea not null,
  recorded_at timestamp with time zone not null,
  constraint fund_application_reason_application_id_authority_id_organi_fkey FOREIGN KEY (application_id, authority_id, organisation_id) REFERENCES fund_application(id, authority_id, organisation_id),
  constraint fund_application_reason_pkey PRIMARY KEY (application_id)
);

create table fund_budget ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  financial_year text not null,
  stream text not null,
  cost_centre text not null,
  account_code text not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  constraint fund_budget_account_code_shape CHECK ((account_code ~ '^[A-Z0-9-]{2,20}$'::text)),
  constraint fund_budget_cost_centre_shape CHECK ((cost_centre ~ '^[A-Z0-9-]{2,20}$'::text)),
  constraint fund_budget_stream_known CHECK ((stream = ANY (ARRAY['SEEK'::text, 'SUSTAIN'::text]))),
  constraint fund_budget_year_shape CHECK ((financial_year ~ '^20[0-9]{2}-[0-9]{2}$'::text)),
  constraint fund_budget_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_budget_pkey PRIMARY KEY (id),
  constraint fund_budget_is_of_its_authority UNIQUE (id, authority_id),
  constraint fund_budget_once_a_year UNIQUE (authority_id, financial_year, stream)
);

create table fund_claim ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  month date not null,
  status text not null,
  file_hash bytea not null,
  row_count integer not null,
  net_pence bigint not null,
  vat_pence bigint not null,
  gross_pence bigint not null,
  line_pence bigint not null,
  rolling_months integer not null,
  invoices_kept boolean not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  comments text,
  constraint fund_claim_adds_up CHECK (((gross_pence = (net_pence + vat_pence)) AND (gross_pence > 0))),
  constraint fund_claim_comments_are_short CHECK (((length(comments) >= 1) AND (length(comments) <= 2000))),
  constraint fund_claim_decided_says_who CHECK ((((decided_at IS NULL) = (decided_by IS NULL)) AND ((decided_at IS NULL) = (status = ANY (ARRAY['UPLOADED'::text, 'WITHDRAWN'::text]))))),
  constraint fund_claim_file_hash_shape CHECK ((length(file_hash) = 32)),
  constraint fund_claim_has_rows CHECK (((row_count >= 1) AND (row_count <= 2000))),
  constraint fund_claim_invoices_are_kept CHECK (invoices_kept),
  constraint fund_claim_is_of_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint fund_claim_line_not_negative CHECK ((line_pence >= 0)),
  constraint fund_claim_not_by_its_uploader CHECK ((decided_by <> uploaded_by)),
  constraint fund_claim_returned_says_why CHECK (((status <> 'RETURNED'::text) OR (comments IS NOT NULL))),
  constraint fund_claim_rolling_months_sane CHECK (((rolling_months >= 1) AND (rolling_months <= 120))),
  constraint fund_claim_status_known CHECK ((status = ANY (ARRAY['UPLOADED'::text, 'ACCEPTED'::text, 'WAITING_FOR_FUNDS'::text, 'RETURNED'::text, 'WITHDRAWN'::text]))),
  constraint fund_claim_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_claim_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint fund_claim_pkey PRIMARY KEY (id),
  constraint fund_claim_is_of_both UNIQUE (id, authority_id, organisation_id)
);

create table fund_claim_invoice ( -- row-level security forced
  id uuid not null,
  claim_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  supplier text not null,
  supplier_key text not null,
  number text not null,
  number_key text not null,
  spent_on date not null,
  counts boolean not null default true,
  constraint fund_claim_invoice_number_is_short CHECK (((length(number) >= 1) AND (length(number) <= 60))),
  constraint fund_claim_invoice_number_key_shape CHECK ((number_key ~ '^[A-Z0-9]+$'::text)),
  constraint fund_claim_invoice_supplier_is_short CHECK (((length(supplier) >= 1) AND (length(supplier) <= 120))),
  constraint fund_claim_invoice_supplier_key_shape CHECK ((supplier_key ~ '^[A-Z0-9]+$'::text)),
  constraint fund_claim_invoice_claim_id_authority_id_organisation_id_fkey FOREIGN KEY (claim_id, authority_id, organisation_id) REFERENCES fund_claim(id, authority_id, organisation_id),
  constraint fund_claim_invoice_pkey PRIMARY KEY (id),
  constraint fund_claim_invoice_is_of_its_claim UNIQUE (id, claim_id, supplier_key)
);

create table fund_claim_row ( -- row-level security forced
  id uuid not null,
  claim_id uuid not null,
  invoice_id uuid not null,
  supplier_key text not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  line integer not null,
  client_reference text not null,
  client_key text not null,
  household_reference text,
  spent_on date not null,
  category text not null,
  stream text not null,
  net_pence bigint not null,
  vat_pence bigint not null,
  gross_pence bigint not null,
  adults integer not null,
  children integer not null,
  counts boolean not null default true,
  set_aside_because text,
  set_aside_at timestamp with time zone,
  set_aside_by uuid,
  evidence_asked_at timestamp with time zone,
  evidence_asked_by uuid,
  evidence_note text,
  evidence_seen_at timestamp with time zone,
  evidence_seen_by uuid,
  constraint fund_claim_row_adds_up CHECK (((gross_pence = (net_pence + vat_pence)) AND (gross_pence > 0))),
  constraint fund_claim_row_adults_sane CHECK (((adults >= 1) AND (adults <= 20))),
  constraint fund_claim_row_category_known CHECK ((category = ANY (ARRAY['RENT_DEPOSIT'::text, 'RENT_IN_ADVANCE'::text, 'RENT_ARREARS'::text, 'REMOVALS'::text, 'STORAGE'::text, 'TRAVEL'::text, 'CAR_REPAIR'::text, 'FURNITURE_WHITE_GOODS'::text, 'BEDDING_BABY'::text, 'CLOTHING'::text, 'FOOD_ESSENTIALS'::text, 'UTILITIES'::text, 'PHONE_DATA'::text, 'LOCK_CHANGE'::text, 'DOOR_WINDOW_SECURITY'::text, 'CCTV_DOORBELL'::text, 'ALARM'::text, 'ID_DOCUMENTS'::text, 'IMMIGRATION_FEE'::text, 'LEGAL_FEE'::text, 'PROCESS_SERVER'::text, 'SCHOOL_COSTS'::text, 'CHILDCARE'::text, 'PET_CARE'::text, 'HEALTH'::text, 'TRAINING_WORK'::text, 'EMERGENCY_CASH'::text, 'OTHER'::text]))),
  constraint fund_claim_row_children_sane CHECK (((children >= 0) AND (children <= 20))),
  constraint fund_claim_row_client_is_short CHECK (((length(client_reference) >= 2) AND (length(client_reference) <= 30))),
  constraint fund_claim_row_client_key_shape CHECK (((client_key ~ '^[A-Z0-9]+$'::text) AND ((client_key ~ '[0-9]'::text) OR (household_reference IS NOT NULL)))),
  constraint fund_claim_row_evidence_note_is_short CHECK (((length(evidence_note) >= 1) AND (length(evidence_note) <= 500))),
  constraint fund_claim_row_evidence_seen_says_who CHECK ((((evidence_seen_at IS NULL) = (evidence_seen_by IS NULL)) AND ((evidence_asked_at IS NULL) = (evidence_asked_by IS NULL)))),
  constraint fund_claim_row_household_reference_shape CHECK ((household_reference ~ '^H-[CDFHJKMNPRTWX3479]{6}$'::text)),
  constraint fund_claim_row_is_after_the_header CHECK ((line >= 2)),
  constraint fund_claim_row_net_not_negative CHECK ((net_pence >= 0)),
  constraint fund_claim_row_set_aside_because_is_short CHECK (((length(set_aside_because) >= 1) AND (length(set_aside_because) <= 500))),
  constraint fund_claim_row_set_aside_counts_not CHECK (((set_aside_at IS NULL) OR (NOT counts))),
  constraint fund_claim_row_set_aside_says_who CHECK ((num_nonnulls(set_aside_because, set_aside_at, set_aside_by) = ANY (ARRAY[0, 3]))),
  constraint fund_claim_row_stream_known CHECK ((stream = ANY (ARRAY['SEEK'::text, 'SUSTAIN'::text]))),
  constraint fund_claim_row_vat_not_negative CHECK ((vat_pence >= 0)),
  constraint fund_claim_row_claim_id_authority_id_organisation_id_fkey FOREIGN KEY (claim_id, authority_id, organisation_id) REFERENCES fund_claim(id, authority_id, organisation_id),
  constraint fund_claim_row_invoice_id_claim_id_supplier_key_fkey FOREIGN KEY (invoice_id, claim_id, supplier_key) REFERENCES fund_claim_invoice(id, claim_id, supplier_key),
  constraint fund_claim_row_pkey PRIMARY KEY (id),
  constraint fund_claim_row_once UNIQUE (invoice_id, client_key, category, stream, gross_pence),
  constraint fund_claim_row_one_of_a_line UNIQUE (claim_id, line)
);

create table fund_conflict ( -- row-level security forced
  application_id uuid not null,
  person_id uuid not null,
  because text not null,
  authority_id uuid not null,
  found_at timestamp with time zone not null,
  constraint fund_conflict_because_known CHECK ((because = ANY (ARRAY['APPLIED'::text, 'HOLDS_THE_CASE'::text, 'WORKS_FOR_APPLICANT'::text, 'CONNECTED_TO_APPLICANT'::text, 'CONNECTED_TO_SUPPLIER'::text, 'DECLARED'::text]))),
  constraint fund_conflict_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_conflict_pkey PRIMARY KEY (application_id, person_id, because)
);

create table fund_connection ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  name text not null,
  name_key text not null,
  nature text not null,
  registered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint fund_connection_lasts CHECK ((ended_at >= registered_at)),
  constraint fund_connection_name_is_short CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint fund_connection_name_key_shape CHECK ((name_key ~ '^[A-Z0-9]+$'::text)),
  constraint fund_connection_nature_known CHECK ((nature = ANY (ARRAY['WORKS_FOR'::text, 'OWNS_OR_TRUSTEE'::text, 'FAMILY_OR_FRIEND'::text, 'OTHER'::text]))),
  constraint fund_connection_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_connection_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint fund_connection_pkey PRIMARY KEY (id)
);

create table fund_decision ( -- row-level security forced
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  outcome text not null,
  panel_case_id uuid,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  awarded_pence bigint not null,
  past_pence bigint not null,
  officer_limit_pence bigint not null,
  quorum integer,
  constraint fund_decision_awarded_not_negative CHECK ((awarded_pence >= 0)),
  constraint fund_decision_outcome_known CHECK ((outcome = ANY (ARRAY['APPROVED'::text, 'PART_APPROVED'::text, 'DENIED'::text]))),
  constraint fund_decision_quorum_is_of_a_panel CHECK (((panel_case_id IS NULL) = (quorum IS NULL))),
  constraint fund_decision_within_the_officers_limit CHECK (((panel_case_id IS NOT NULL) OR (awarded_pence = 0) OR ((awarded_pence + past_pence) <= officer_limit_pence))),
  constraint fund_decision_application_id_authority_id_organisation_id_fkey FOREIGN KEY (application_id, authority_id, organisation_id) REFERENCES fund_application(id, authority_id, organisation_id),
  constraint fund_decision_panel_case_id_application_id_authority_id_fkey FOREIGN KEY (panel_case_id, application_id, authority_id) REFERENCES panel_case(id, application_id, authority_id),
  constraint fund_decision_pkey PRIMARY KEY (application_id)
);

create table fund_document ( -- row-level security forced
  id uuid not null,
  application_id uuid not null,
  line_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  content_type text not null,
  size_bytes integer not null,
  sha256 bytea not null,
  sealed bytea not null,
  attached_at timestamp with time zone not null,
  attached_by uuid not null,
  replaced_at timestamp with time zone,
  constraint fund_document_size CHECK (((size_bytes >= 1) AND (size_bytes <= 5242880))),
  constraint fund_document_type_known CHECK ((content_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint fund_document_application_id_authority_id_organisation_id_fkey FOREIGN KEY (application_id, authority_id, organisation_id) REFERENCES fund_application(id, authority_id, organisation_id),
  constraint fund_document_line_id_application_id_fkey FOREIGN KEY (line_id, application_id) REFERENCES fund_application_line(id, application_id),
  constraint fund_document_pkey PRIMARY KEY (id)
);

create table fund_invoice ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  supplier text not null,
  supplier_key text not null,
  number text not null,
  number_key text not null,
  invoiced_on date not null,
  net_pence bigint not null,
  vat_pence bigint not null,
  gross_pence bigint not null,
  payee_id uuid not null,
  due_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  vat_recovered boolean not null default false,
  received_on date,
  constraint fund_invoice_adds_up CHECK (((gross_pence = (net_pence + vat_pence)) AND (gross_pence > 0))),
  constraint fund_invoice_net_not_negative CHECK ((net_pence >= 0)),
  constraint fund_invoice_number_is_short CHECK (((length(number) >= 1) AND (length(number) <= 60))),
  constraint fund_invoice_number_key_shape CHECK ((number_key ~ '^[A-Z0-9]+$'::text)),
  constraint fund_invoice_supplier_is_short CHECK (((length(supplier) >= 1) AND (length(supplier) <= 120))),
  constraint fund_invoice_supplier_key_shape CHECK ((supplier_key ~ '^[A-Z0-9]+$'::text)),
  constraint fund_invoice_vat_not_negative CHECK ((vat_pence >= 0)),
  constraint fund_invoice_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_invoice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint fund_invoice_payee_id_authority_id_fkey FOREIGN KEY (payee_id, authority_id) REFERENCES payee(id, authority_id),
  constraint fund_invoice_pkey PRIMARY KEY (id),
  constraint fund_invoice_is_of_its_authority UNIQUE (id, authority_id),
  constraint fund_invoice_once UNIQUE (authority_id, supplier_key, number_key)
);

create table fund_invoice_line ( -- row-level security forced
  award_line_id uuid not null,
  invoice_id uuid not null,
  authority_id uuid not null,
  pence bigint not null,
  constraint fund_invoice_line_is_of_something CHECK ((pence > 0)),
  constraint fund_invoice_line_award_line_id_authority_id_fkey FOREIGN KEY (award_line_id, authority_id) REFERENCES award_line(id, authority_id),
  constraint fund_invoice_line_invoice_id_authority_id_fkey FOREIGN KEY (invoice_id, authority_id) REFERENCES fund_invoice(id, authority_id),
  constraint fund_invoice_line_pkey PRIMARY KEY (award_line_id)
);

create table fund_line_decision ( -- row-level security forced
  line_id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  requested_pence bigint not null,
  awarded_pence bigint not null,
  cut_because text,
  allowed_because text,
  constraint fund_line_decision_allowed_is_short CHECK (((length(allowed_because) >= 3) AND (length(allowed_because) <= 500))),
  constraint fund_line_decision_reason_is_short CHECK (((length(cut_because) >= 3) AND (length(cut_because) <= 1000))),
  constraint fund_line_decision_says_why_it_cuts CHECK (((awarded_pence = requested_pence) OR (cut_because IS NOT NULL))),
  constraint fund_line_decision_within_what_was_asked CHECK (((awarded_pence >= 0) AND (awarded_pence <= requested_pence))),
  constraint fund_line_decision_application_id_fkey FOREIGN KEY (application_id) REFERENCES fund_decision(application_id),
  constraint fund_line_decision_line_id_application_id_requested_pence_fkey FOREIGN KEY (line_id, application_id, requested_pence) REFERENCES fund_application_line(id, application_id, gross_pence),
  constraint fund_line_decision_pkey PRIMARY KEY (line_id)
);

create table fund_preapproval ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  from_day date not null,
  until_day date,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint fund_preapproval_lasts CHECK ((until_day >= from_day)),
  constraint fund_preapproval_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_preapproval_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint fund_preapproval_pkey PRIMARY KEY (id),
  constraint fund_preapproval_one_at_a_time EXCLUDE USING gist (authority_id WITH =, organisation_id WITH =, daterange(from_day, until_day) WITH &&)
);

create table fund_question ( -- row-level security forced
  id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  question text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  answer_sealed bytea,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint fund_question_answered_by_somebody CHECK ((((answered_at IS NULL) = (answered_by IS NULL)) AND ((answered_at IS NULL) = (answer_sealed IS NULL)))),
  constraint fund_question_is_short CHECK (((length(question) >= 1) AND (length(question) <= 1000))),
  constraint fund_question_application_id_authority_id_organisation_id_fkey FOREIGN KEY (application_id, authority_id, organisation_id) REFERENCES fund_application(id, authority_id, organisation_id),
  constraint fund_question_pkey PRIMARY KEY (id)
);

create table fund_reservation ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  client_reference text not null,
  client_key text not null,
  pence bigint not null,
  reserved_on date not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  ends_at timestamp with time zone not null,
  given_up_at timestamp with time zone,
  used_by_row_id uuid,
  constraint fund_reservation_client_is_short CHECK (((length(client_reference) >= 2) AND (length(client_reference) <= 30))),
  constraint fund_reservation_client_key_shape CHECK ((client_key ~ '^[A-Z0-9]+$'::text)),
  constraint fund_reservation_ends_later CHECK ((ends_at > made_at)),
  constraint fund_reservation_is_of_something CHECK ((pence > 0)),
  constraint fund_reservation_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_reservation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint fund_reservation_used_by_row_id_fkey FOREIGN KEY (used_by_row_id) REFERENCES fund_claim_row(id),
  constraint fund_reservation_pkey PRIMARY KEY (id),
  constraint fund_reservation_used_by_one UNIQUE (used_by_row_id)
);

create table fund_setting ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  name text not null,
  value jsonb not null,
  effective_from date not null,
  source text not null,
  standing text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint fund_setting_source_is_short CHECK (((length(source) >= 1) AND (length(source) <= 300))),
  constraint fund_setting_standing_known CHECK ((standing = ANY (ARRAY['CONFIRMED'::text, 'ASSUMED'::text]))),
  constraint fund_setting_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint fund_setting_pkey PRIMARY KEY (id),
  constraint fund_setting_once_a_day UNIQUE (authority_id, name, effective_from, set_at)
);

create table hold ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  vacancy_id uuid not null,
  occupancy_id uuid,
  verdict text not null,
  arrive date not null,
  leave date,
  held_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_because text,
  ask_to_override text[] not null default '{}'::text[],
  override_because text,
  constraint hold_asking_says_why CHECK ((((override_because IS NULL) = (cardinality(ask_to_override) = 0)) AND COALESCE(((length(btrim(override_because)) >= 10) AND (length(btrim(override_because)) <= 500)), true))),
  constraint hold_ended_because_known CHECK ((ended_because = ANY (ARRAY['RELEASED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'HOUSEHOLD_SAID_NO'::text, 'PLACED'::text]))),
  constraint hold_ends_in_time CHECK ((isfinite(ends_at) AND (ends_at >= held_at))),
  constraint hold_not_suitable_asks_to_override CHECK ((((verdict = 'NOT_SUITABLE'::text) = (cardinality(ask_to_override) > 0)) AND (ask_to_override <@ overridable_rules()))),
  constraint hold_verdict_known CHECK ((verdict = ANY (ARRAY['SUITABLE'::text, 'ASK_FIRST'::text, 'NOT_SUITABLE'::text]))),
  constraint hold_ends_with_its_claim FOREIGN KEY (occupancy_id, ends_at) REFERENCES occupancy(id, ends_at) ON UPDATE CASCADE,
  constraint hold_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint hold_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint hold_vacancy_id_provider_id_fkey FOREIGN KEY (vacancy_id, provider_id) REFERENCES vacancy(id, provider_id),
  constraint hold_pkey PRIMARY KEY (id),
  constraint hold_may_be_pointed_at UNIQUE (id, organisation_id, provider_id),
  constraint hold_one_per_household EXCLUDE USING gist (household_id WITH =, tstzrange(held_at, ends_at) WITH &&)
);

create table household ( -- row-level security forced
  id uuid not null,
  reference text not null,
  registered_by_organisation_id uuid not null,
  registered_at timestamp with time zone not null,
  status text not null,
  needed_from date not null,
  needed_by date,
  mobility text,
  substances text,
  mental_health text,
  in_crisis boolean,
  recourse text,
  unsafe_areas_asked boolean not null,
  pregnant boolean,
  due_on date,
  sensory text[],
  pets jsonb,
  languages text[],
  interpreter_wanted boolean,
  care_needs text,
  learning_disability boolean,
  risk_level text,
  risk_tool text,
  dash_score integer,
  risk_on date,
  risk_note text,
  risk_to_others text[],
  by_and_for_need text,
  by_and_for_group text,
  faith_diet text[],
  came_from_district_id uuid,
  stay_near jsonb,
  stay_days integer,
  share_kitchen boolean,
  share_bathroom boolean,
  share_room boolean,
  rent_cover text,
  night_work boolean,
  flexible text[] not null default '{}'::text[],
  constraint household_by_and_for_group_known CHECK ((by_and_for_group = ANY (ARRAY['BLACK_AND_MINORITISED'::text, 'DEAF'::text, 'DISABLED'::text, 'LGBT_PLUS'::text, 'YOUNG_16_24'::text, 'OLDER_65_PLUS'::text, 'GYPSY_ROMA_TRAVELLER'::text, 'FAITH'::text, 'MEN'::text, 'SUBSTANCE_RECOVERY'::text]))),
  constraint household_by_and_for_is_whole CHECK (((by_and_for_group IS NOT NULL) = (COALESCE(by_and_for_need, 'NONE'::text) <> 'NONE'::text))),
  constraint household_by_and_for_need_known CHECK ((by_and_for_need = ANY (ARRAY['REQUIRED'::text, 'PREFERRED'::text, 'NONE'::text]))),
  constraint household_care_needs_known CHECK ((care_needs = ANY (ARRAY['NONE'::text, 'LOW'::text, 'MEDIUM'::text, 'HIGH'::text]))),
  constraint household_dash_score_sane CHECK (((dash_score >= 0) AND (dash_score <= 24))),
  constraint household_dates_in_order CHECK ((needed_by >= needed_from)),
  constraint household_due_when_pregnant CHECK (((due_on IS NULL) OR COALESCE(pregnant, false))),
  constraint household_faith_diet_known CHECK ((faith_diet <@ ARRAY['HALAL'::text, 'KOSHER'::text, 'VEGETARIAN'::text, 'VEGAN'::text, 'PRAYER_SPACE'::text, 'ALCOHOL_FREE'::text])),
  constraint household_flexible_known CHECK ((flexible <@ ARRAY['BY_AND_FOR'::text, 'STAY_NEAR'::text, 'SHARING'::text, 'LENGTH'::text, 'FAITH_DIET'::text, 'NEEDED_BY'::text])),
  constraint household_languages_are_codes CHECK ((array_to_string(languages, ','::text, '?'::text) ~ '^([a-z]{2}(,[a-z]{2})*)?$'::text)),
  constraint household_mental_health_known CHECK ((mental_health = ANY (ARRAY['NONE'::text, 'LOW'::text, 'MEDIUM'::text, 'HIGH'::text]))),
  constraint household_mobility_known CHECK ((mobility = ANY (ARRAY['NONE'::text, 'LIMITED_STAIRS'::text, 'NO_STAIRS'::text, 'WHEELCHAIR_PART'::text, 'WHEELCHAIR_FULL'::text]))),
  constraint household_pets_are_a_list CHECK ((jsonb_typeof(pets) = 'array'::text)),
  constraint household_pets_known CHECK ((NOT jsonb_path_exists(pets, '$[*]?(!(((@."kind" == "ASSISTANCE" || @."kind" == "CAGED_SMALL") || @."kind" == "DOG_CAT") || @."kind" == "OTHER") || !(@."count" >= 1 && @."count" <= 50))'::jsonpath))),
  constraint household_recourse_known CHECK ((recourse = ANY (ARRAY['YES'::text, 'NO'::text, 'PREFERS_NOT_TO_SAY'::text]))),
  constraint household_rent_cover_known CHECK ((rent_cover = ANY (ARRAY['HOUSING_BENEFIT'::text, 'WORKING'::text, 'NOT_ELIGIBLE'::text]))),
  constraint household_risk_high_below_14_says_why CHECK (((risk_level IS DISTINCT FROM 'HIGH'::text) OR (COALESCE(dash_score, 0) >= 14) OR (COALESCE(length(btrim(risk_note)), 0) >= 20))),
  constraint household_risk_is_high_from_14 CHECK (((COALESCE(dash_score, 0) < 14) OR (risk_level = 'HIGH'::text))),
  constraint household_risk_is_whole CHECK ((((risk_level IS NULL) = (risk_tool IS NULL)) AND ((risk_level IS NULL) = (risk_on IS NULL)) AND ((risk_level IS NOT NULL) OR ((dash_score IS NULL) AND (risk_note IS NULL))))),
  constraint household_risk_level_known CHECK ((risk_level = ANY (ARRAY['STANDARD'::text, 'MEDIUM'::text, 'HIGH'::text]))),
  constraint household_risk_note_is_short CHECK ((length(risk_note) <= 500)),
  constraint household_risk_to_others_known CHECK ((risk_to_others <@ ARRAY['VIOLENCE'::text, 'ARSON'::text, 'SEXUAL_OFFENDING'::text, 'GANG'::text])),
  constraint household_risk_tool_known CHECK ((risk_tool = ANY (ARRAY['DASH'::text, 'RIC'::text, 'PROFESSIONAL_JUDGEMENT'::text]))),
  constraint household_sensory_known CHECK ((sensory <@ ARRAY['DEAF_BSL'::text, 'HARD_OF_HEARING'::text, 'BLIND_OR_LOW_VISION'::text])),
  constraint household_status_known CHECK ((status = ANY (ARRAY['OPEN'::text, 'CLOSED'::text]))),
  constraint household_stay_days_sane CHECK (((stay_days >= 1) AND (stay_days <= 1095))),
  constraint household_stay_near_is_a_list CHECK ((jsonb_typeof(stay_near) = 'array'::text)),
  constraint household_substances_known CHECK ((substances = ANY (ARRAY['NONE'::text, 'HISTORIC'::text, 'IN_TREATMENT'::text, 'CURRENT'::text]))),
  constraint household_came_from_district_id_fkey FOREIGN KEY (came_from_district_id) REFERENCES district(id),
  constraint household_registered_by_organisation_id_fkey FOREIGN KEY (registered_by_organisation_id) REFERENCES organisation(id),
  constraint household_pkey PRIMARY KEY (id),
  constraint household_reference_once UNIQUE (reference)
);

create table household_answer ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  field text not null,
  answered boolean not null,
  value jsonb,
  at timestamp with time zone not null,
  person_id uuid not null,
  organisation_id uuid not null,
  constraint household_answer_field_is_short CHECK (((length(field) >= 1) AND (length(field) <= 60))),
  constraint household_answer_keeps_no_protected_value CHECK (((value IS NULL) OR (answered AND (field <> ALL (ARRAY['immigration'::text, 'transHistory'::text, 'unsafeAreas'::text]))))),
  constraint household_answer_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint household_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint household_answer_pkey PRIMARY KEY (id)
);

create table household_closing ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  reason text not null,
  where_kind text,
  closed_at timestamp with time zone not null,
  person_id uuid not null,
  organisation_id uuid not null,
  reopened_at timestamp with time zone,
  constraint household_closing_outside_says_where CHECK (((where_kind IS NOT NULL) = (reason = 'PLACED_OUTSIDE_HEARTH'::text))),
  constraint household_closing_reason_known CHECK ((reason = ANY (ARRAY['PLACED_THROUGH_HEARTH'::text, 'PLACED_OUTSIDE_HEARTH'::text, 'STAYED_HOME_SAFELY'::text, 'RETURNED_TO_PERPETRATOR'::text, 'NO_LONGER_NEEDED'::text, 'NO_CONTACT'::text, 'REGISTERED_TWICE'::text, 'DECEASED'::text, 'OTHER'::text]))),
  constraint household_closing_reopens_later CHECK ((reopened_at >= closed_at)),
  constraint household_closing_where_known CHECK ((where_kind = ANY (ARRAY['REFUGE_IN_ESSEX'::text, 'REFUGE_ELSEWHERE'::text, 'OTHER_SAFE_ACCOMMODATION'::text, 'TEMPORARY_ACCOMMODATION_COUNCIL'::text, 'SUPPORTED_HOUSING'::text, 'SOCIAL_RENT'::text, 'PRIVATE_RENT'::text, 'FRIENDS_FAMILY_SETTLED'::text, 'FRIENDS_FAMILY_TEMPORARY'::text, 'OUTSIDE_UK'::text, 'OTHER'::text, 'NOT_KNOWN'::text]))),
  constraint household_closing_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint household_closing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint household_closing_pkey PRIMARY KEY (id)
);

create table household_immigration ( -- row-level security forced
  household_id uuid not null,
  status text,
  mvdac_from date,
  mvdac_to date,
  told_at timestamp with time zone not null,
  constraint household_immigration_mvdac_has_its_days CHECK ((((mvdac_from IS NULL) = (mvdac_to IS NULL)) AND ((mvdac_from IS NOT NULL) = (COALESCE(status, 'UNKNOWN'::text) = 'MVDAC_GRANTED'::text)))),
  constraint household_immigration_mvdac_in_order CHECK ((mvdac_to > mvdac_from)),
  constraint household_immigration_status_known CHECK ((status = ANY (ARRAY['RECOURSE'::text, 'NRPF_SPOUSE_ROUTE'::text, 'NRPF_WORK_STUDENT_ROUTE'::text, 'NRPF_OTHER_LEAVE'::text, 'ASYLUM_SUPPORT'::text, 'EUSS_PENDING'::text, 'MVDAC_GRANTED'::text, 'UNKNOWN'::text, 'PREFERS_NOT_TO_SAY'::text]))),
  constraint household_immigration_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint household_immigration_pkey PRIMARY KEY (household_id)
);

create table household_link ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  near_household_id uuid not null,
  linked_at timestamp with time zone not null,
  person_id uuid not null,
  organisation_id uuid not null,
  unlinked_at timestamp with time zone,
  constraint household_link_is_written_once CHECK ((household_id < near_household_id)),
  constraint household_link_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint household_link_near_household_id_fkey FOREIGN KEY (near_household_id) REFERENCES household(id),
  constraint household_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint household_link_pkey PRIMARY KEY (id)
);

create table household_membership ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  household_person_id uuid not null,
  whereabouts text not null,
  from_day date not null,
  until_day date,
  recorded_at timestamp with time zone not null,
  person_id uuid not null,
  organisation_id uuid not null,
  replaced_at timestamp with time zone,
  constraint household_membership_joining_ends CHECK (((whereabouts <> 'JOINING'::text) OR (until_day IS NOT NULL))),
  constraint household_membership_lasts CHECK ((until_day > from_day)),
  constraint household_membership_whereabouts_known CHECK ((whereabouts = ANY (ARRAY['HERE'::text, 'JOINING'::text, 'ELSEWHERE'::text]))),
  constraint household_membership_household_person_id_household_id_fkey FOREIGN KEY (household_person_id, household_id) REFERENCES household_person(id, household_id),
  constraint household_membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint household_membership_pkey PRIMARY KEY (id),
  constraint household_membership_one_at_a_time EXCLUDE USING gist (household_person_id WITH =, daterange(from_day, until_day) WITH &&) WHERE ((replaced_at IS NULL))
);

create table household_person ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  position integer not null,
  lead boolean not null,
  partner boolean not null,
  gender text,
  birth_year integer,
  birth_month integer,
  age_told integer,
  age_told_on date,
  constraint household_person_age_has_its_day CHECK (((age_told IS NULL) = (age_told_on IS NULL))),
  constraint household_person_age_one_way CHECK (((birth_year IS NULL) OR (age_told IS NULL))),
  constraint household_person_age_sane CHECK (((age_told >= 0) AND (age_told <= 120))),
  constraint household_person_birth_is_whole CHECK (((birth_year IS NULL) = (birth_month IS NULL))),
  constraint household_person_birth_month_sane CHECK (((birth_month >= 1) AND (birth_month <= 12))),
  constraint household_person_birth_year_sane CHECK (((birth_year >= 1900) AND (birth_year <= 2100))),
  constraint household_person_gender_known CHECK ((gender = ANY (ARRAY['WOMAN_OR_GIRL'::text, 'MAN_OR_BOY'::text, 'NON_BINARY'::text, 'OTHER'::text, 'PREFERS_NOT_TO_SAY'::text]))),
  constraint household_person_partner_is_another CHECK ((NOT (lead AND partner))),
  constraint household_person_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint household_person_pkey PRIMARY KEY (id),
  constraint household_person_in_order UNIQUE (household_id, "position"),
  constraint household_person_is_of_its_household UNIQUE (id, household_id)
);

create table household_staying ( -- row-level security forced
  household_id uuid not null,
  wants_to_stay boolean,
  lives_there boolean,
  may_enter boolean,
  order_keeps_out boolean,
  order_ends_on date,
  tenure text,
  landlord text,
  landlord_consent text,
  landlords_scheme text,
  home_district_id uuid,
  told_at timestamp with time zone not null,
  constraint household_staying_consent_known CHECK ((landlord_consent = ANY (ARRAY['NOT_NEEDED'::text, 'ASKED'::text, 'GIVEN'::text, 'REFUSED'::text]))),
  constraint household_staying_landlord_known CHECK ((landlord = ANY (ARRAY['NONE'::text, 'COUNCIL'::text, 'HOUSING_ASSOCIATION'::text, 'PRIVATE'::text]))),
  constraint household_staying_landlords_scheme_known CHECK ((landlords_scheme = ANY (ARRAY['HAS_NONE'::text, 'CANNOT_HELP'::text, 'NOT_YET_ASKED'::text]))),
  constraint household_staying_order_ends_if_there_is_one CHECK (((order_ends_on IS NULL) OR order_keeps_out)),
  constraint household_staying_tenure_known CHECK ((tenure = ANY (ARRAY['OWNER'::text, 'JOINT_OWNER'::text, 'SOCIAL_TENANT'::text, 'JOINT_TENANT'::text, 'PRIVATE_TENANT'::text, 'OTHER'::text]))),
  constraint household_staying_home_district_id_fkey FOREIGN KEY (home_district_id) REFERENCES district(id),
  constraint household_staying_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint household_staying_pkey PRIMARY KEY (household_id)
);

create table household_trans_history ( -- row-level security forced
  household_person_id uuid not null,
  household_id uuid not null,
  answer text,
  told_at timestamp with time zone not null,
  constraint household_trans_history_known CHECK ((answer = ANY (ARRAY['YES'::text, 'NO'::text, 'PREFERS_NOT_TO_SAY'::text]))),
  constraint household_trans_history_household_person_id_household_id_fkey FOREIGN KEY (household_person_id, household_id) REFERENCES household_person(id, household_id),
  constraint household_trans_history_pkey PRIMARY KEY (household_person_id)
);

create table household_unsafe_area ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  district_id uuid,
  outcode text,
  constraint household_unsafe_area_is_one_place CHECK ((num_nonnulls(district_id, outcode) = 1)),
  constraint household_unsafe_area_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint household_unsafe_area_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint household_unsafe_area_outcode_fkey FOREIGN KEY (outcode) REFERENCES postcode_district(outcode),
  constraint household_unsafe_area_pkey PRIMARY KEY (id),
  constraint household_unsafe_area_once UNIQUE NULLS NOT DISTINCT (household_id, district_id, outcode)
);

create table idempotency_key ( -- row-level security forced
  organisation_id uuid not null,
  operation text not null,
  key text not null,
  request_hash bytea not null,
  subject_id uuid,
  made_at timestamp with time zone not null,
  constraint idempotency_key_is_short CHECK (((length(key) >= 8) AND (length(key) <= 100))),
  constraint idempotency_key_pkey PRIMARY KEY (organisation_id, operation, key)
);

create table ledger_account ( -- row-level security forced
  budget_id uuid not null,
  authority_id uuid not null,
  kind text not null,
  balance bigint not null default 0,
  constraint ledger_account_kind_known CHECK ((kind = ANY (ARRAY['ALLOCATION'::text, 'AVAILABLE'::text, 'COMMITTED'::text, 'IN_PAYMENT'::text, 'PAID'::text]))),
  constraint ledger_account_not_overdrawn CHECK (
CASE
    WHEN (kind = 'ALLOCATION'::text) THEN (balance <= 0)
    ELSE (balance >= 0)
END),
  constraint ledger_account_budget_id_authority_id_fkey FOREIGN KEY (budget_id, authority_id) REFERENCES fund_budget(id, authority_id),
  constraint ledger_account_pkey PRIMARY KEY (budget_id, kind)
);

create table ledger_transfer ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  budget_id uuid not null,
  number bigint not null,
  from_kind text not null,
  to_kind text not null,
  pence bigint not null,
  reason text not null,
  award_line_id uuid,
  payment_id uuid,
  reverses uuid,
  on_day date not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  from_balance bigint not null,
  to_balance bigint not null,
  hash bytea not null,
  constraint ledger_transfer_is_of_something CHECK (((pence > 0) AND (pence <= '99999999999'::bigint))),
  constraint ledger_transfer_moves_known CHECK ((((((((((reason = 'ALLOCATED'::text) AND (from_kind = 'ALLOCATION'::text) AND (to_kind = 'AVAILABLE'::text)) OR ((reason = 'ALLOCATION_CUT'::text) AND (from_kind = 'AVAILABLE'::text) AND (to_kind = 'ALLOCATION'::text))) OR ((reason = 'COMMITTED'::text) AND (from_kind = 'AVAILABLE'::text) AND (to_kind = 'COMMITTED'::text))) OR ((reason = 'RELEASED'::text) AND (from_kind = 'COMMITTED'::text) AND (to_kind = 'AVAILABLE'::text))) OR ((reason = 'PUT_IN_PAYMENT'::text) AND (from_kind = 'COMMITTED'::text) AND (to_kind = 'IN_PAYMENT'::text))) OR ((reason = 'TAKEN_FROM_PAYMENT'::text) AND (from_kind = 'IN_PAYMENT'::text) AND (to_kind = 'COMMITTED'::text))) OR ((reason = 'PAID'::text) AND (from_kind = 'IN_PAYMENT'::text) AND (to_kind = 'PAID'::text))) OR ((reason = 'RETURNED'::text) AND (from_kind = 'PAID'::text) AND (to_kind = 'COMMITTED'::text)))),
  constraint ledger_transfer_names_its_line CHECK (((award_line_id IS NULL) = (reason = ANY (ARRAY['ALLOCATED'::text, 'ALLOCATION_CUT'::text])))),
  constraint ledger_transfer_award_line_id_budget_id_fkey FOREIGN KEY (award_line_id, budget_id) REFERENCES award_line(id, budget_id),
  constraint ledger_transfer_budget_id_authority_id_fkey FOREIGN KEY (budget_id, authority_id) REFERENCES fund_budget(id, authority_id),
  constraint ledger_transfer_of_a_payment FOREIGN KEY (payment_id, award_line_id) REFERENCES payment(id, award_line_id),
  constraint ledger_transfer_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger_transfer(id),
  constraint ledger_transfer_pkey PRIMARY KEY (id),
  constraint ledger_transfer_in_order UNIQUE (budget_id, number),
  constraint ledger_transfer_reversed_once UNIQUE (reverses)
);

create table membership ( -- row-level security forced
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint membership_lasts CHECK ((ends_at >= starts_at)),
  constraint membership_role_known CHECK ((role = ANY (ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text, 'NAVIGATOR'::text, 'COMPASS_WORKER'::text, 'REFERRING_PRACTITIONER'::text, 'FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'DATA_OFFICER'::text, 'AUDITOR'::text, 'ADMINISTRATOR'::text]))),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint membership_pkey PRIMARY KEY (id)
);

create table move_on ( -- row-level security forced
  from_episode_id uuid not null,
  to_placement_id uuid not null,
  moved_on date not null,
  constraint move_on_begins_a_stay FOREIGN KEY (to_placement_id, moved_on) REFERENCES episode(placement_id, started_on) DEFERRABLE INITIALLY DEFERRED,
  constraint move_on_ends_a_stay FOREIGN KEY (from_episode_id, moved_on) REFERENCES episode(id, ended_on),
  constraint move_on_pkey PRIMARY KEY (from_episode_id),
  constraint move_on_to_a_placement_once UNIQUE (to_placement_id)
);

create table move_on_readiness ( -- row-level security forced
  id uuid not null,
  episode_id uuid not null,
  provider_id uuid not null,
  number integer not null,
  ready_on date,
  blocked_by text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint move_on_readiness_blocked_by_known CHECK ((blocked_by = ANY (ARRAY['NO_SECOND_STAGE_PLACE'::text, 'NO_SOCIAL_TENANCY_OFFER'::text, 'DEPOSIT_OR_RENT'::text, 'IMMIGRATION_OR_RECOURSE'::text, 'HEALTH_OR_CARE_ASSESSMENT'::text, 'SAFETY'::text, 'HER_CHOICE'::text, 'SCHOOL'::text, 'OTHER'::text]))),
  constraint move_on_readiness_is_numbered CHECK ((number >= 1)),
  constraint move_on_readiness_only_the_ready_are_blocked CHECK (((blocked_by IS NULL) OR (ready_on IS NOT NULL))),
  constraint move_on_readiness_episode_id_provider_id_fkey FOREIGN KEY (episode_id, provider_id) REFERENCES episode(id, provider_id),
  constraint move_on_readiness_pkey PRIMARY KEY (id),
  constraint move_on_readiness_once UNIQUE (episode_id, number)
);

create table occupancy ( -- row-level security forced
  id uuid not null,
  unit_id uuid not null,
  provider_id uuid not null,
  held_by uuid,
  kind text not null,
  arrive date not null,
  leave date,
  free_from date not null default 'infinity'::date,
  claimed_at timestamp with time zone not null,
  ends_at timestamp with time zone not null default 'infinity'::timestamp with time zone,
  arrived_on date,
  left_on date,
  constraint occupancy_blocks_a_night CHECK (((arrive < free_from) AND ((leave IS NULL) OR (leave > arrive) OR ((kind = 'STAY'::text) AND (leave = arrive))))),
  constraint occupancy_free_after CHECK ((free_from >= COALESCE(leave, 'infinity'::date))),
  constraint occupancy_hold_ends CHECK (((claimed_at <= ends_at) AND ((kind <> 'HOLD'::text) OR isfinite(ends_at)))),
  constraint occupancy_kind_known CHECK ((kind = ANY (ARRAY['HOLD'::text, 'STAY'::text, 'VOID'::text, 'CLOSURE'::text]))),
  constraint occupancy_left_after_arriving CHECK (((left_on IS NULL) OR ((arrived_on IS NOT NULL) AND (left_on >= arrived_on)))),
  constraint occupancy_resident_stays CHECK (((arrived_on IS NULL) OR (kind = 'STAY'::text))),
  constraint occupancy_unit_id_provider_id_fkey FOREIGN KEY (unit_id, provider_id) REFERENCES unit(id, provider_id),
  constraint occupancy_pkey PRIMARY KEY (id),
  constraint occupancy_is_of_its_provider UNIQUE (id, provider_id),
  constraint occupancy_may_be_pointed_at UNIQUE (id, ends_at),
  constraint occupancy_no_double_booking EXCLUDE USING gist (unit_id WITH =, daterange(arrive, free_from) WITH &&, tstzrange(claimed_at, ends_at) WITH &&)
);

create table occupancy_people ( -- row-level security forced
  occupancy_id uuid not null,
  provider_id uuid not null,
  claimed_by uuid not null,
  people integer not null,
  may_use_cots integer not null,
  constraint occupancy_people_are_some CHECK (((people >= 1) AND (people <= 30))),
  constraint occupancy_people_in_cots_are_some CHECK (((may_use_cots >= 0) AND (may_use_cots <= people))),
  constraint occupancy_people_occupancy_id_provider_id_fkey FOREIGN KEY (occupancy_id, provider_id) REFERENCES occupancy(id, provider_id),
  constraint occupancy_people_pkey PRIMARY KEY (occupancy_id)
);

create table organisation ( -- row-level security forced
  id uuid not null,
  kind text not null,
  name text not null,
  provider_type text,
  district_id uuid,
  authority_code text,
  closed_at timestamp with time zone,
  constraint organisation_kind_known CHECK ((kind = ANY (ARRAY['PROVIDER'::text, 'DISTRICT_COUNCIL'::text, 'TIER_ONE_AUTHORITY'::text, 'COMPASS'::text, 'REFERRER'::text, 'HEARTH'::text]))),
  constraint organisation_provider_has_a_type CHECK (((kind = 'PROVIDER'::text) = (provider_type IS NOT NULL))),
  constraint organisation_provider_type_known CHECK ((provider_type = ANY (ARRAY['LOCAL_HOUSING_AUTHORITY'::text, 'PRIVATE_REGISTERED_PROVIDER'::text, 'REGISTERED_CHARITY_DA'::text, 'OTHER_CHARITY'::text, 'COUNCIL_TIER_ONE'::text, 'PRIVATE_LANDLORD'::text, 'OTHER'::text]))),
  constraint organisation_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint organisation_pkey PRIMARY KEY (id)
);

create table organisation_contact ( -- row-level security forced
  organisation_id uuid not null,
  duty_email text not null,
  constraint organisation_contact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint organisation_contact_pkey PRIMARY KEY (organisation_id)
);

create table outbox_message ( -- row-level security forced
  id uuid not null,
  kind text not null,
  to_organisation_id uuid not null,
  subject_id uuid,
  made_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  constraint outbox_message_pkey PRIMARY KEY (id)
);

create table panel_case ( -- row-level security forced
  id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  referred_at timestamp with time zone not null,
  referred_by uuid not null,
  vote_by timestamp with time zone not null,
  quorum integer not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  outcome text,
  constraint panel_case_closed_with_an_outcome CHECK ((((closed_at IS NULL) = (outcome IS NULL)) AND ((closed_at IS NULL) = (closed_by IS NULL)))),
  constraint panel_case_outcome_known CHECK ((outcome = ANY (ARRAY['AGREE'::text, 'DENY'::text, 'MORE_INFORMATION'::text]))),
  constraint panel_case_quorum_sane CHECK (((quorum >= 1) AND (quorum <= 15))),
  constraint panel_case_application_id_authority_id_fkey FOREIGN KEY (application_id, authority_id) REFERENCES fund_application(id, authority_id),
  constraint panel_case_pkey PRIMARY KEY (id),
  constraint panel_case_is_of_its_application UNIQUE (id, application_id, authority_id)
);

create table panel_recommendation ( -- row-level security forced
  case_id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  line_id uuid not null,
  requested_pence bigint not null,
  pence bigint not null,
  cut_because text,
  allowed_because text,
  constraint panel_recommendation_allowed_is_short CHECK (((length(allowed_because) >= 3) AND (length(allowed_because) <= 500))),
  constraint panel_recommendation_reason_is_short CHECK (((length(cut_because) >= 3) AND (length(cut_because) <= 500))),
  constraint panel_recommendation_says_why_it_cuts CHECK (((pence = requested_pence) OR (cut_because IS NOT NULL))),
  constraint panel_recommendation_within_what_was_asked CHECK (((pence >= 0) AND (pence <= requested_pence))),
  constraint panel_recommendation_case_id_application_id_authority_id_fkey FOREIGN KEY (case_id, application_id, authority_id) REFERENCES panel_case(id, application_id, authority_id),
  constraint panel_recommendation_line_id_application_id_requested_penc_fkey FOREIGN KEY (line_id, application_id, requested_pence) REFERENCES fund_application_line(id, application_id, gross_pence),
  constraint panel_recommendation_pkey PRIMARY KEY (case_id, line_id)
);

create table panel_seat ( -- row-level security forced
  case_id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  person_id uuid not null,
  chair boolean not null,
  asked_at timestamp with time zone not null,
  constraint panel_seat_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint panel_seat_case_id_application_id_authority_id_fkey FOREIGN KEY (case_id, application_id, authority_id) REFERENCES panel_case(id, application_id, authority_id),
  constraint panel_seat_pkey PRIMARY KEY (case_id, person_id)
);

create table panel_vote ( -- row-level security forced
  id uuid not null,
  case_id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  person_id uuid not null,
  vote text not null,
  because text,
  cast_at timestamp with time zone not null,
  number integer not null,
  constraint panel_vote_known CHECK ((vote = ANY (ARRAY['AGREE'::text, 'DENY'::text, 'MORE_INFORMATION'::text]))),
  constraint panel_vote_reason_is_short CHECK (((length(because) >= 3) AND (length(because) <= 300))),
  constraint panel_vote_says_why CHECK (((vote = 'AGREE'::text) OR (because IS NOT NULL))),
  constraint panel_vote_case_id_application_id_authority_id_fkey FOREIGN KEY (case_id, application_id, authority_id) REFERENCES panel_case(id, application_id, authority_id),
  constraint panel_vote_case_id_person_id_fkey FOREIGN KEY (case_id, person_id) REFERENCES panel_seat(case_id, person_id),
  constraint panel_vote_pkey PRIMARY KEY (id),
  constraint panel_vote_in_order UNIQUE (case_id, number)
);

create table payee ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  kind text not null,
  organisation_id uuid,
  name text not null,
  name_key text not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  blocked_at timestamp with time zone,
  blocked_because text,
  constraint payee_blocked_because_known CHECK ((blocked_because = ANY (ARRAY['DECEASED'::text, 'DETAILS_IN_DOUBT'::text, 'CONFLICT'::text]))),
  constraint payee_blocked_says_why CHECK (((blocked_at IS NULL) = (blocked_because IS NULL))),
  constraint payee_kind_known CHECK ((kind = ANY (ARRAY['SUPPLIER'::text, 'LANDLORD'::text, 'REFERRER'::text, 'HOUSEHOLD'::text]))),
  constraint payee_name_is_short CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint payee_name_key_shape CHECK ((name_key ~ '^[A-Z0-9]+$'::text)),
  constraint payee_referrer_is_an_organisation CHECK (((kind = 'REFERRER'::text) = (organisation_id IS NOT NULL))),
  constraint payee_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint payee_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint payee_pkey PRIMARY KEY (id),
  constraint payee_is_of_its_authority UNIQUE (id, authority_id),
  constraint payee_is_of_its_kind UNIQUE (id, kind),
  constraint payee_once_for_an_organisation UNIQUE (authority_id, organisation_id)
);

create table payee_account ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  payee_id uuid not null,
  payee_kind text not null,
  version integer not null,
  sealed bytea not null,
  fingerprint bytea not null,
  last_two text not null,
  has_roll_number boolean not null,
  digits_told integer not null,
  modulus text not null,
  said_alone_and_safe boolean,
  entered_at timestamp with time zone not null,
  entered_by uuid not null,
  constraint payee_account_digits_told_known CHECK (((digits_told >= 6) AND (digits_told <= 8))),
  constraint payee_account_fingerprint_length CHECK ((length(fingerprint) = 32)),
  constraint payee_account_is_numbered CHECK ((version >= 1)),
  constraint payee_account_last_two_shape CHECK ((last_two ~ '^[0-9]{2}$'::text)),
  constraint payee_account_modulus_known CHECK ((modulus = ANY (ARRAY['PASSES'::text, 'NOT_COVERED'::text]))),
  constraint payee_account_of_a_household_is_safe CHECK (((payee_kind <> 'HOUSEHOLD'::text) OR (said_alone_and_safe IS TRUE))),
  constraint payee_account_payee_id_authority_id_fkey FOREIGN KEY (payee_id, authority_id) REFERENCES payee(id, authority_id),
  constraint payee_account_payee_id_payee_kind_fkey FOREIGN KEY (payee_id, payee_kind) REFERENCES payee(id, kind),
  constraint payee_account_pkey PRIMARY KEY (id),
  constraint payee_account_is_of_its_authority UNIQUE (id, authority_id),
  constraint payee_account_is_of_its_payee UNIQUE (id, payee_id),
  constraint payee_account_version_once UNIQUE (payee_id, version),
  constraint payee_account_was_entered_by UNIQUE (id, entered_by)
);

create table payee_account_check ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  payee_account_id uuid not null,
  entered_by uuid not null,
  checked_by uuid not null,
  checked_at timestamp with time zone not null,
  confirmed boolean not null,
  how text not null,
  note text not null,
  constraint payee_account_check_how_known CHECK ((how = ANY (ARRAY['CALLED_KNOWN_NUMBER'::text, 'MET_IN_PERSON'::text, 'SEEN_ON_HEADED_PAPER'::text]))),
  constraint payee_account_check_note_is_short CHECK (((length(note) >= 1) AND (length(note) <= 300))),
  constraint payee_account_checked_by_another CHECK ((checked_by <> entered_by)),
  constraint payee_account_check_payee_account_id_authority_id_fkey FOREIGN KEY (payee_account_id, authority_id) REFERENCES payee_account(id, authority_id),
  constraint payee_account_check_payee_account_id_entered_by_fkey FOREIGN KEY (payee_account_id, entered_by) REFERENCES payee_account(id, entered_by),
  constraint payee_account_check_pkey PRIMARY KEY (id)
);

create table paying_account ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  sealed bytea not null,
  last_two text not null,
  service_user_number text not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  constraint paying_account_last_two_shape CHECK ((last_two ~ '^[0-9]{2}$'::text)),
  constraint paying_account_service_user_number_shape CHECK ((service_user_number ~ '^[0-9]{6}$'::text)),
  constraint paying_account_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint paying_account_pkey PRIMARY KEY (id),
  constraint paying_account_is_of_its_authority UNIQUE (id, authority_id)
);

create table payment ( -- row-level security forced
  id uuid not null,
  run_id uuid not null,
  authority_id uuid not null,
  award_line_id uuid not null,
  budget_id uuid not null,
  invoice_id uuid not null,
  payee_id uuid not null,
  payee_account_id uuid not null,
  pence bigint not null,
  reference text not null,
  status text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  settled_on date,
  constraint payment_is_of_something CHECK (((pence >= 1) AND (pence <= '99999999999'::bigint))),
  constraint payment_reference_shape CHECK ((reference ~ '^[A-Z0-9]{7,18}$'::text)),
  constraint payment_status_known CHECK ((status = ANY (ARRAY['IN_RUN'::text, 'SENT'::text, 'SETTLED'::text, 'RETURNED'::text, 'CANCELLED'::text]))),
  constraint payment_award_line_id_authority_id_fkey FOREIGN KEY (award_line_id, authority_id) REFERENCES award_line(id, authority_id),
  constraint payment_award_line_id_budget_id_fkey FOREIGN KEY (award_line_id, budget_id) REFERENCES award_line(id, budget_id),
  constraint payment_award_line_id_fkey FOREIGN KEY (award_line_id) REFERENCES fund_invoice_line(award_line_id),
  constraint payment_invoice_id_authority_id_fkey FOREIGN KEY (invoice_id, authority_id) REFERENCES fund_invoice(id, authority_id),
  constraint payment_payee_account_id_payee_id_fkey FOREIGN KEY (payee_account_id, payee_id) REFERENCES payee_account(id, payee_id),
  constraint payment_run_id_authority_id_fkey FOREIGN KEY (run_id, authority_id) REFERENCES payment_run(id, authority_id),
  constraint payment_pkey PRIMARY KEY (id),
  constraint payment_is_of_its_authority UNIQUE (id, authority_id),
  constraint payment_is_of_its_line UNIQUE (id, award_line_id),
  constraint payment_reference_once UNIQUE (reference)
);

create table payment_file ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  run_id uuid not null,
  format text not null,
  number integer not null,
  name text not null,
  processing_day date not null,
  content_hash text not null,
  sealed bytea not null,
  sha256 text not null,
  size integer not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint payment_file_is_not_empty CHECK ((size > 0)),
  constraint payment_file_is_numbered CHECK ((number >= 1)),
  constraint payment_file_name_shape CHECK ((name ~ '^[A-Z0-9-]{3,40}[.](csv|txt)$'::text)),
  constraint payment_file_sha256_shape CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint payment_file_run_id_authority_id_fkey FOREIGN KEY (run_id, authority_id) REFERENCES payment_run(id, authority_id),
  constraint payment_file_pkey PRIMARY KEY (id),
  constraint payment_file_name_once UNIQUE (authority_id, name),
  constraint payment_file_number_once UNIQUE (authority_id, format, number),
  constraint payment_file_one_per_run UNIQUE (run_id)
);

create table payment_return ( -- row-level security forced
  payment_id uuid not null,
  authority_id uuid not null,
  award_line_id uuid not null,
  bank_line_id uuid not null,
  code text not null,
  returned_on date not null,
  recorded_at timestamp with time zone not null,
  owner_id uuid not null,
  due_on date not null,
  dealt_at timestamp with time zone,
  dealt_by uuid,
  decision text,
  reason text,
  constraint payment_return_code_known CHECK ((code = ANY (ARRAY['INVALID_DETAILS'::text, 'BENEFICIARY_DECEASED'::text, 'ACCOUNT_TRANSFERRED'::text, 'NO_ACCOUNT'::text, 'ACCOUNT_CLOSED'::text, 'REQUESTED_BY_REMITTER'::text]))),
  constraint payment_return_dealt_whole CHECK ((num_nonnulls(dealt_at, dealt_by, decision, reason) = ANY (ARRAY[0, 4]))),
  constraint payment_return_decision_known CHECK ((decision = ANY (ARRAY['PAY_AGAIN'::text, 'DO_NOT_PAY'::text]))),
  constraint payment_return_reason_is_short CHECK (((length(reason) >= 1) AND (length(reason) <= 300))),
  constraint payment_return_award_line_id_authority_id_fkey FOREIGN KEY (award_line_id, authority_id) REFERENCES award_line(id, authority_id),
  constraint payment_return_bank_line_id_fkey FOREIGN KEY (bank_line_id) REFERENCES bank_line(id),
  constraint payment_return_payment_id_authority_id_fkey FOREIGN KEY (payment_id, authority_id) REFERENCES payment(id, authority_id),
  constraint payment_return_pkey PRIMARY KEY (payment_id)
);

create table payment_run ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  number integer not null,
  status text not null,
  format text not null,
  asked_day date not null,
  processing_day date not null,
  prepared_at timestamp with time zone not null,
  prepared_by uuid not null,
  control_count integer,
  control_pence bigint,
  content_hash text,
  originator_name text,
  paying_account_id uuid,
  payable_columns jsonb,
  frozen_at timestamp with time zone,
  frozen_by uuid,
  approved_at timestamp with time zone,
  approved_by uuid,
  approved_hash text,
  sent_at timestamp with time zone,
  sent_by uuid,
  sent_how text,
  closed_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_because text,
  constraint payment_run_approval_is_void_while_frozen CHECK (((status <> 'FROZEN'::text) OR (approved_at IS NULL))),
  constraint payment_run_approval_is_whole CHECK ((num_nonnulls(approved_at, approved_by, approved_hash) = ANY (ARRAY[0, 3]))),
  constraint payment_run_approved_as_frozen CHECK ((approved_hash = content_hash)),
  constraint payment_run_approved_by_another CHECK (((approved_by <> prepared_by) AND (approved_by <> frozen_by))),
  constraint payment_run_approved_whole CHECK (((status <> ALL (ARRAY['APPROVED'::text, 'FILE_MADE'::text, 'SENT'::text, 'CLOSED'::text])) OR (num_nonnulls(approved_at, approved_by, approved_hash) = 3))),
  constraint payment_run_cancelled_because_is_short CHECK (((length(cancelled_because) >= 1) AND (length(cancelled_because) <= 300))),
  constraint payment_run_content_hash_shape CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint payment_run_fits_its_field CHECK (((control_pence >= 1) AND (control_pence <= '99999999999'::bigint))),
  constraint payment_run_format_known CHECK ((format = ANY (ARRAY['ACCOUNTS_PAYABLE'::text, 'BACS_SINGLE_DAY'::text, 'BACS_MULTI_DAY'::text]))),
  constraint payment_run_frozen_whole CHECK (((status = ANY (ARRAY['DRAFT'::text, 'CANCELLED'::text])) OR (num_nonnulls(control_count, control_pence, content_hash, originator_name, payable_columns, frozen_at, frozen_by) = 7))),
  constraint payment_run_goes_forward_in_time CHECK ((asked_day <= processing_day)),
  constraint payment_run_is_numbered CHECK ((number >= 1)),
  constraint payment_run_pays_somebody CHECK ((control_count > 0)),
  constraint payment_run_sent_how_is_short CHECK (((length(sent_how) >= 1) AND (length(sent_how) <= 200))),
  constraint payment_run_sent_whole CHECK (((status <> ALL (ARRAY['SENT'::text, 'CLOSED'::text])) OR (num_nonnulls(sent_at, sent_by, sent_how) = 3))),
  constraint payment_run_status_known CHECK ((status = ANY (ARRAY['DRAFT'::text, 'FROZEN'::text, 'APPROVED'::text, 'FILE_MADE'::text, 'SENT'::text, 'CLOSED'::text, 'CANCELLED'::text]))),
  constraint payment_run_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint payment_run_paying_account_id_authority_id_fkey FOREIGN KEY (paying_account_id, authority_id) REFERENCES paying_account(id, authority_id),
  constraint payment_run_pkey PRIMARY KEY (id),
  constraint payment_run_is_of_its_authority UNIQUE (id, authority_id),
  constraint payment_run_number_once UNIQUE (authority_id, number)
);

create table person ( -- row-level security forced
  id uuid not null,
  issuer text not null,
  subject text not null,
  name text not null,
  ended_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_once_per_sign_in UNIQUE (issuer, subject)
);

create table placement ( -- row-level security forced
  id uuid not null,
  referral_id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  vacancy_id uuid not null,
  occupancy_id uuid not null,
  household_reference text not null,
  made_at timestamp with time zone not null,
  arrive_by timestamp with time zone not null,
  outcome text,
  outcome_at timestamp with time zone,
  left_on date,
  warnings jsonb not null default '[]'::jsonb,
  constraint placement_left_after_arriving CHECK (((left_on IS NULL) OR (outcome = 'ARRIVED'::text))),
  constraint placement_outcome_has_its_time CHECK (((outcome IS NULL) = (outcome_at IS NULL))),
  constraint placement_outcome_known CHECK ((outcome = ANY (ARRAY['ARRIVED'::text, 'DID_NOT_ARRIVE'::text, 'CANCELLED'::text]))),
  constraint placement_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint placement_occupancy_id_provider_id_fkey FOREIGN KEY (occupancy_id, provider_id) REFERENCES occupancy(id, provider_id),
  constraint placement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint placement_referral_id_provider_id_fkey FOREIGN KEY (referral_id, provider_id) REFERENCES referral(id, provider_id),
  constraint placement_pkey PRIMARY KEY (id),
  constraint placement_has_its_maker UNIQUE (id, organisation_id),
  constraint placement_may_be_pointed_at UNIQUE (id, provider_id, household_id),
  constraint placement_occupancy_id_key UNIQUE (occupancy_id),
  constraint placement_referral_id_key UNIQUE (referral_id)
);

create table portal_session ( -- row-level security forced
  id_hash bytea not null,
  person_id uuid not null,
  organisation_id uuid,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint portal_session_ends CHECK ((ends_at > created_at)),
  constraint portal_session_pkey PRIMARY KEY (id_hash)
);

create table postcode_district ( -- row-level security forced
  outcode text not null,
  live_postcodes integer not null,
  latitude double precision,
  longitude double precision,
  constraint postcode_district_shape CHECK ((outcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'::text)),
  constraint postcode_district_pkey PRIMARY KEY (outcode)
);

create table postcode_district_place ( -- row-level security forced
  outcode text not null,
  district_id uuid not null,
  live_postcodes integer not null,
  constraint postcode_district_place_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint postcode_district_place_outcode_fkey FOREIGN KEY (outcode) REFERENCES postcode_district(outcode),
  constraint postcode_district_place_pkey PRIMARY KEY (outcode, district_id)
);

create table quality_mark ( -- row-level security forced
  id uuid not null,
  service_id uuid not null,
  provider_id uuid not null,
  scheme text not null,
  status text not null,
  from_day date not null,
  until_day date,
  constraint quality_mark_lasts CHECK ((until_day > from_day)),
  constraint quality_mark_scheme_known CHECK ((scheme = ANY (ARRAY['MHCLG_QUALITY_STANDARDS'::text, 'WOMENS_AID_NATIONAL_QUALITY_STANDARDS'::text, 'IMKAAN_ACCREDITED_QUALITY_STANDARDS'::text, 'OTHER'::text]))),
  constraint quality_mark_status_known CHECK ((status = ANY (ARRAY['WORKING_TOWARDS'::text, 'HELD'::text]))),
  constraint quality_mark_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint quality_mark_pkey PRIMARY KEY (id),
  constraint quality_mark_one_at_a_time EXCLUDE USING gist (service_id WITH =, scheme WITH =, daterange(from_day, until_day) WITH &&)
);

create table referral ( -- row-level security forced
  id uuid not null,
  hold_id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  vacancy_id uuid not null,
  status text not null,
  household_reference text not null,
  facts jsonb not null,
  submitted_at timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  answered_at timestamp with time zone,
  household_answer_by timestamp with time zone,
  household_answered_at timestamp with time zone,
  shown_reason text,
  outcomes jsonb,
  constraint referral_declined_says_why CHECK (((status = 'DECLINED'::text) = (shown_reason IS NOT NULL))),
  constraint referral_outcomes_tell_no_class CHECK (((jsonb_typeof(outcomes) = 'array'::text) AND (NOT jsonb_path_exists(outcomes, '$[*]?(((@."rule" == "UNSAFE_AREAS" || @."rule" == "GENDER_OF_SERVICE") || @."rule" == "RECOURSE_TO_PUBLIC_FUNDS") || @."rule" == "RENT_COVER")'::jsonpath)))),
  constraint referral_status_known CHECK ((status = ANY (ARRAY['SUBMITTED'::text, 'QUESTION_ASKED'::text, 'CALL_WINDOW'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'HOUSEHOLD_SAID_NO'::text, 'WITHDRAWN'::text, 'CLOSED_BY_OTHER_PLACE'::text]))),
  constraint referral_hold_id_organisation_id_provider_id_fkey FOREIGN KEY (hold_id, organisation_id, provider_id) REFERENCES hold(id, organisation_id, provider_id),
  constraint referral_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_has_two_sides UNIQUE (id, organisation_id, provider_id),
  constraint referral_may_be_pointed_at UNIQUE (id, provider_id)
);

create table referral_decline ( -- row-level security forced
  referral_id uuid not null,
  provider_id uuid not null,
  primary_reason text not null,
  contributing_reasons text[] not null,
  declined_by uuid not null,
  constraint referral_decline_contributing_known CHECK ((contributing_reasons <@ unable_reasons())),
  constraint referral_decline_primary_known CHECK (((primary_reason = ANY (unable_reasons())) AND (primary_reason <> 'EXPIRED_NO_RESPONSE'::text))),
  constraint referral_decline_primary_once CHECK ((NOT (primary_reason = ANY (contributing_reasons)))),
  constraint referral_decline_referral_id_provider_id_fkey FOREIGN KEY (referral_id, provider_id) REFERENCES referral(id, provider_id),
  constraint referral_decline_pkey PRIMARY KEY (referral_id)
);

create table referral_origin ( -- row-level security forced
  referral_id uuid not null,
  district_id uuid,
  constraint referral_origin_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint referral_origin_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referral(id),
  constraint referral_origin_pkey PRIMARY KEY (referral_id)
);

create table referral_question ( -- row-level security forced
  id uuid not null,
  referral_id uuid not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  about text[] not null,
  question text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint referral_answer_has_a_length CHECK (((length(btrim(answer)) >= 1) AND (length(btrim(answer)) <= 500))),
  constraint referral_question_answered_whole CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint referral_question_has_a_length CHECK (((length(btrim(question)) >= 1) AND (length(btrim(question)) <= 500))),
  constraint referral_question_referral_id_organisation_id_provider_id_fkey FOREIGN KEY (referral_id, organisation_id, provider_id) REFERENCES referral(id, organisation_id, provider_id),
  constraint referral_question_pkey PRIMARY KEY (id)
);

create table referral_told ( -- row-level security forced
  referral_id uuid not null,
  told jsonb not null,
  constraint referral_told_is_an_object CHECK ((jsonb_typeof(told) = 'object'::text)),
  constraint referral_told_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referral(id),
  constraint referral_told_pkey PRIMARY KEY (referral_id)
);

create table refuge_location ( -- row-level security forced
  id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid,
  sealed bytea not null,
  recorded_at timestamp with time zone not null,
  constraint refuge_location_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint refuge_location_pkey PRIMARY KEY (id),
  constraint refuge_location_once UNIQUE NULLS NOT DISTINCT (service_id, unit_id)
);

create table rule_override ( -- row-level security forced
  referral_id uuid not null,
  rule text not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  asked_at timestamp with time zone not null,
  overridden_at timestamp with time zone,
  constraint rule_override_follows_its_asking CHECK ((overridden_at >= asked_at)),
  constraint rule_override_rule_known CHECK ((rule = ANY (overridable_rules()))),
  constraint rule_override_referral_id_organisation_id_provider_id_fkey FOREIGN KEY (referral_id, organisation_id, provider_id) REFERENCES referral(id, organisation_id, provider_id),
  constraint rule_override_pkey PRIMARY KEY (referral_id, rule),
  constraint rule_override_may_be_pointed_at UNIQUE (referral_id, rule, provider_id)
);

create table rule_override_reason ( -- row-level security forced
  referral_id uuid not null,
  rule text not null,
  provider_id uuid not null,
  overridden_by uuid not null,
  reason text not null,
  constraint rule_override_reason_has_a_length CHECK (((length(btrim(reason)) >= 10) AND (length(btrim(reason)) <= 500))),
  constraint rule_override_reason_referral_id_rule_provider_id_fkey FOREIGN KEY (referral_id, rule, provider_id) REFERENCES rule_override(referral_id, rule, provider_id),
  constraint rule_override_reason_pkey PRIMARY KEY (referral_id, rule)
);

create table rule_preview ( -- row-level security forced
  provider_id uuid not null,
  service_id uuid not null,
  rule text not null,
  day date not null,
  person_id uuid not null,
  constraint rule_preview_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint rule_preview_pkey PRIMARY KEY (service_id, rule, day)
);

create table safeguarding_alert ( -- row-level security forced
  id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  payee_id uuid not null,
  payment_id uuid not null,
  award_line_id uuid not null,
  because text not null,
  raised_at timestamp with time zone not null,
  raised_by uuid not null,
  taken_at timestamp with time zone,
  taken_by uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  outcome text,
  constraint safeguarding_alert_because_known CHECK ((because = 'BENEFICIARY_DECEASED'::text)),
  constraint safeguarding_alert_closed_after_taken CHECK (((closed_at IS NULL) OR (taken_at IS NOT NULL))),
  constraint safeguarding_alert_closed_whole CHECK ((num_nonnulls(closed_at, closed_by, outcome) = ANY (ARRAY[0, 3]))),
  constraint safeguarding_alert_outcome_is_short CHECK (((length(outcome) >= 1) AND (length(outcome) <= 500))),
  constraint safeguarding_alert_taken_whole CHECK ((num_nonnulls(taken_at, taken_by) = ANY (ARRAY[0, 2]))),
  constraint safeguarding_alert_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint safeguarding_alert_award_line_id_authority_id_fkey FOREIGN KEY (award_line_id, authority_id) REFERENCES award_line(id, authority_id),
  constraint safeguarding_alert_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint safeguarding_alert_payee_id_authority_id_fkey FOREIGN KEY (payee_id, authority_id) REFERENCES payee(id, authority_id),
  constraint safeguarding_alert_payment_id_authority_id_fkey FOREIGN KEY (payment_id, authority_id) REFERENCES payment(id, authority_id),
  constraint safeguarding_alert_pkey PRIMARY KEY (id),
  constraint safeguarding_alert_once_per_payment UNIQUE (payment_id)
);

create table sanctuary_capacity ( -- row-level security forced
  service_id uuid not null,
  provider_id uuid not null,
  district_id uuid not null,
  week_start date not null,
  slots integer not null,
  taken integer not null default 0,
  published_at timestamp with time zone not null,
  constraint sanctuary_capacity_begins_on_monday CHECK ((EXTRACT(isodow FROM week_start) = (1)::numeric)),
  constraint sanctuary_capacity_is_not_overbooked CHECK (((taken >= 0) AND (taken <= slots))),
  constraint sanctuary_capacity_is_sane CHECK (((slots >= 0) AND (slots <= 100))),
  constraint sanctuary_capacity_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint sanctuary_capacity_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES sanctuary_scheme(service_id, provider_id),
  constraint sanctuary_capacity_pkey PRIMARY KEY (service_id, district_id, week_start)
);

create table sanctuary_decline ( -- row-level security forced
  job_id uuid not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  primary_reason text not null,
  contributing_reasons text[] not null,
  declined_by uuid not null,
  constraint sanctuary_decline_contributing_known CHECK ((contributing_reasons <@ unable_reasons())),
  constraint sanctuary_decline_primary_known CHECK (((primary_reason = ANY (unable_reasons())) AND (primary_reason <> 'EXPIRED_NO_RESPONSE'::text))),
  constraint sanctuary_decline_primary_once CHECK ((NOT (primary_reason = ANY (contributing_reasons)))),
  constraint sanctuary_decline_job_id_organisation_id_provider_id_fkey FOREIGN KEY (job_id, organisation_id, provider_id) REFERENCES sanctuary_job(id, organisation_id, provider_id),
  constraint sanctuary_decline_pkey PRIMARY KEY (job_id)
);

create table sanctuary_item ( -- row-level security forced
  job_id uuid not null,
  item text not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  proposed_on date not null,
  dropped_on date,
  fitted_on date,
  removed_on date,
  constraint sanctuary_item_is_fitted_or_dropped CHECK (((fitted_on IS NULL) OR (dropped_on IS NULL))),
  constraint sanctuary_item_is_removed_after_it_was_fitted CHECK (((removed_on IS NULL) OR ((fitted_on IS NOT NULL) AND (removed_on >= fitted_on)))),
  constraint sanctuary_item_known CHECK ((item = ANY (ARRAY['WINDOW_LOCKS'::text, 'EXTRA_DOOR_LOCKS'::text, 'REPLACEMENT_DOOR'::text, 'LETTERBOX_FIREPROOF'::text, 'LETTERBOX_BLOCK'::text, 'DOOR_VIEWER'::text, 'DOOR_CHAIN'::text, 'DOORBELL_CAMERA'::text, 'CCTV'::text, 'ALARM_HOUSE'::text, 'PERSONAL_ALARM'::text, 'PROPERTY_MARKING'::text, 'SECURITY_LIGHTING'::text, 'FENCING'::text, 'SMOKE_ALARM'::text, 'FIRE_ESCAPE_LADDER'::text, 'SAFE_ROOM'::text, 'LOCK_CHANGE'::text, 'OTHER'::text]))),
  constraint sanctuary_item_job_id_organisation_id_provider_id_fkey FOREIGN KEY (job_id, organisation_id, provider_id) REFERENCES sanctuary_job(id, organisation_id, provider_id),
  constraint sanctuary_item_pkey PRIMARY KEY (job_id, item)
);

create table sanctuary_job ( -- row-level security forced
  id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  district_id uuid not null,
  week_start date not null,
  status text not null,
  household_reference text not null,
  facts jsonb not null,
  her_consent boolean not null,
  landlord_consent text,
  flag_home boolean,
  may_know text[] not null,
  requested_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  shown_reason text,
  episode_id uuid,
  first_fitted_on date,
  fitted_on date,
  ended_on date,
  end_reason text,
  constraint sanctuary_job_consent_known CHECK ((landlord_consent = ANY (ARRAY['NOT_NEEDED'::text, 'ASKED'::text, 'GIVEN'::text, 'REFUSED'::text]))),
  constraint sanctuary_job_declined_says_why CHECK (((status = 'DECLINED'::text) = (shown_reason IS NOT NULL))),
  constraint sanctuary_job_end_reason_known CHECK ((end_reason = ANY (ARRAY['SUPPORT_NO_LONGER_NEEDED'::text, 'MOVED_AWAY'::text, 'DECLINED_FURTHER_SUPPORT'::text, 'NO_CONTACT'::text, 'PERPETRATOR_RETURNED_OR_RISK_CHANGED'::text, 'MEASURES_REMOVED'::text, 'DECEASED'::text, 'OTHER'::text, 'NOT_KNOWN'::text]))),
  constraint sanctuary_job_ended_says_why CHECK ((((status = 'ENDED'::text) = (ended_on IS NOT NULL)) AND ((ended_on IS NULL) = (end_reason IS NULL)) AND (ended_on >= first_fitted_on))),
  constraint sanctuary_job_fitted_some_day CHECK ((
CASE
    WHEN (status = 'FITTED'::text) THEN (fitted_on IS NOT NULL)
    WHEN (status <> 'ENDED'::text) THEN (fitted_on IS NULL)
    ELSE true
END AND (fitted_on >= first_fitted_on))),
  constraint sanctuary_job_is_her_choice CHECK (her_consent),
  constraint sanctuary_job_may_know_known CHECK ((may_know <@ ARRAY['POLICE'::text, 'FIRE_SERVICE'::text, 'AMBULANCE_SERVICE'::text, 'LANDLORD'::text, 'FITTER'::text, 'SCHOOL'::text, 'CHILDRENS_SERVICES'::text, 'OTHER_PROFESSIONAL'::text])),
  constraint sanctuary_job_status_known CHECK ((status = ANY (ARRAY['REQUESTED'::text, 'ACCEPTED'::text, 'SURVEYED'::text, 'FITTING'::text, 'FITTED'::text, 'ENDED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'CANCELLED'::text]))),
  constraint sanctuary_job_supports_from_its_first_item CHECK ((((status = ANY (ARRAY['FITTING'::text, 'FITTED'::text, 'ENDED'::text])) = (episode_id IS NOT NULL)) AND ((episode_id IS NULL) = (first_fitted_on IS NULL)))),
  constraint sanctuary_job_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES episode(id),
  constraint sanctuary_job_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint sanctuary_job_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint sanctuary_job_service_id_district_id_week_start_fkey FOREIGN KEY (service_id, district_id, week_start) REFERENCES sanctuary_capacity(service_id, district_id, week_start),
  constraint sanctuary_job_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES sanctuary_scheme(service_id, provider_id),
  constraint sanctuary_job_pkey PRIMARY KEY (id),
  constraint sanctuary_job_episode_id_key UNIQUE (episode_id),
  constraint sanctuary_job_may_be_pointed_at UNIQUE (id, organisation_id, provider_id)
);

create table sanctuary_location ( -- row-level security forced
  job_id uuid not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  household_id uuid not null,
  sealed bytea not null,
  recorded_at timestamp with time zone not null,
  may_be_opened boolean not null default false,
  constraint sanctuary_location_job_id_organisation_id_provider_id_fkey FOREIGN KEY (job_id, organisation_id, provider_id) REFERENCES sanctuary_job(id, organisation_id, provider_id),
  constraint sanctuary_location_pkey PRIMARY KEY (job_id)
);

create table sanctuary_review ( -- row-level security forced
  job_id uuid not null,
  months integer not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  due_on date not null,
  held_on date,
  still_safe boolean,
  support_needed boolean,
  recorded_at timestamp with time zone,
  recorded_by uuid,
  constraint sanctuary_review_at_three_and_six CHECK ((months = ANY (ARRAY[3, 6]))),
  constraint sanctuary_review_is_whole CHECK ((num_nulls(held_on, still_safe, support_needed, recorded_at, recorded_by) = ANY (ARRAY[0, 5]))),
  constraint sanctuary_review_job_id_organisation_id_provider_id_fkey FOREIGN KEY (job_id, organisation_id, provider_id) REFERENCES sanctuary_job(id, organisation_id, provider_id),
  constraint sanctuary_review_pkey PRIMARY KEY (job_id, months)
);

create table sanctuary_scheme ( -- row-level security forced
  service_id uuid not null,
  provider_id uuid not null,
  accommodation_type text not null default 'SANCTUARY'::text,
  risk_to text not null,
  risk_consider_to text,
  tenures_taken text[] not null,
  tenures_considered text[] not null,
  landlords_scheme_first boolean not null,
  no_recourse text not null,
  items text[] not null,
  set_at timestamp with time zone not null,
  constraint sanctuary_scheme_is_of_sanctuary CHECK ((accommodation_type = 'SANCTUARY'::text)),
  constraint sanctuary_scheme_items_known CHECK (((items <@ ARRAY['WINDOW_LOCKS'::text, 'EXTRA_DOOR_LOCKS'::text, 'REPLACEMENT_DOOR'::text, 'LETTERBOX_FIREPROOF'::text, 'LETTERBOX_BLOCK'::text, 'DOOR_VIEWER'::text, 'DOOR_CHAIN'::text, 'DOORBELL_CAMERA'::text, 'CCTV'::text, 'ALARM_HOUSE'::text, 'PERSONAL_ALARM'::text, 'PROPERTY_MARKING'::text, 'SECURITY_LIGHTING'::text, 'FENCING'::text, 'SMOKE_ALARM'::text, 'FIRE_ESCAPE_LADDER'::text, 'SAFE_ROOM'::text, 'LOCK_CHANGE'::text, 'OTHER'::text]) AND (cardinality(items) > 0))),
  constraint sanctuary_scheme_recourse_known CHECK ((no_recourse = ANY (ARRAY['YES'::text, 'NO'::text, 'CONSIDER'::text]))),
  constraint sanctuary_scheme_risk_considered_known CHECK ((risk_consider_to = ANY (ARRAY['MEDIUM'::text, 'HIGH'::text]))),
  constraint sanctuary_scheme_risk_known CHECK ((risk_to = ANY (ARRAY['STANDARD'::text, 'MEDIUM'::text, 'HIGH'::text]))),
  constraint sanctuary_scheme_tenures_considered_known CHECK (((tenures_considered <@ ARRAY['OWNER'::text, 'JOINT_OWNER'::text, 'SOCIAL_TENANT'::text, 'JOINT_TENANT'::text, 'PRIVATE_TENANT'::text, 'OTHER'::text]) AND (NOT (tenures_considered && tenures_taken)))),
  constraint sanctuary_scheme_tenures_known CHECK ((tenures_taken <@ ARRAY['OWNER'::text, 'JOINT_OWNER'::text, 'SOCIAL_TENANT'::text, 'JOINT_TENANT'::text, 'PRIVATE_TENANT'::text, 'OTHER'::text])),
  constraint sanctuary_scheme_service_id_provider_id_accommodation_type_fkey FOREIGN KEY (service_id, provider_id, accommodation_type) REFERENCES service(id, provider_id, accommodation_type),
  constraint sanctuary_scheme_pkey PRIMARY KEY (service_id),
  constraint sanctuary_scheme_is_of_its_provider UNIQUE (service_id, provider_id)
);

create table sanctuary_survey ( -- row-level security forced
  id uuid not null,
  job_id uuid not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  surveyed_on date not null,
  hazards text,
  surveyed_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint sanctuary_survey_hazards_are_short CHECK (((length(hazards) >= 1) AND (length(hazards) <= 500))),
  constraint sanctuary_survey_job_id_organisation_id_provider_id_fkey FOREIGN KEY (job_id, organisation_id, provider_id) REFERENCES sanctuary_job(id, organisation_id, provider_id),
  constraint sanctuary_survey_pkey PRIMARY KEY (id)
);

create table sanctuary_told ( -- row-level security forced
  job_id uuid not null,
  told jsonb not null,
  constraint sanctuary_told_is_an_object CHECK ((jsonb_typeof(told) = 'object'::text)),
  constraint sanctuary_told_job_id_fkey FOREIGN KEY (job_id) REFERENCES sanctuary_job(id),
  constraint sanctuary_told_pkey PRIMARY KEY (job_id)
);

create table sanctuary_unchecked ( -- row-level security forced
  job_id uuid not null,
  rule text not null,
  organisation_id uuid not null,
  provider_id uuid not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  reason text not null,
  constraint sanctuary_unchecked_says_why CHECK (((length(reason) >= 10) AND (length(reason) <= 500))),
  constraint sanctuary_unchecked_job_id_organisation_id_provider_id_fkey FOREIGN KEY (job_id, organisation_id, provider_id) REFERENCES sanctuary_job(id, organisation_id, provider_id),
  constraint sanctuary_unchecked_pkey PRIMARY KEY (job_id, rule)
);

create table sealing_key ( -- row-level security forced
  owner_id uuid not null,
  wrapped bytea not null,
  made_at timestamp with time zone not null,
  owner_kind text not null,
  constraint sealing_key_owner_known CHECK ((owner_kind = ANY (ARRAY['PROVIDER'::text, 'HOUSEHOLD'::text, 'PAYEE'::text, 'AUTHORITY'::text]))),
  constraint sealing_key_pkey PRIMARY KEY (owner_id)
);

create table search ( -- row-level security forced
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  asked_at timestamp with time zone not null,
  inputs jsonb not null,
  suitable integer not null,
  ask_first integer not null,
  not_suitable integer not null,
  not_free integer not null,
  rule_counts jsonb not null,
  findings jsonb not null default '{"change": null, "blockers": [], "question": null, "nearMisses": []}'::jsonb,
  constraint search_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint search_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint search_pkey PRIMARY KEY (id)
);

create table search_day ( -- row-level security forced
  household_id uuid not null,
  day date not null,
  sample_id uuid not null,
  need_id uuid not null,
  unmet boolean not null,
  closed_at timestamp with time zone,
  constraint search_day_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint search_day_pkey PRIMARY KEY (household_id, day)
);

create table search_match ( -- row-level security forced
  search_id uuid not null,
  organisation_id uuid not null,
  rank integer not null,
  vacancy_id uuid not null,
  verdict text not null,
  arrive date not null,
  must_leave_by date,
  outcomes jsonb not null,
  household_id uuid not null,
  score jsonb,
  constraint search_match_verdict_known CHECK ((verdict = ANY (ARRAY['SUITABLE'::text, 'ASK_FIRST'::text]))),
  constraint search_match_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint search_match_search_id_fkey FOREIGN KEY (search_id) REFERENCES search(id),
  constraint search_match_pkey PRIMARY KEY (search_id, rank),
  constraint search_match_once UNIQUE (search_id, vacancy_id)
);

create table search_sample ( -- row-level security forced
  id uuid not null,
  day date not null,
  facts jsonb not null,
  constraint search_sample_pkey PRIMARY KEY (id)
);

create table service ( -- row-level security forced
  id uuid not null,
  provider_id uuid not null,
  name text not null,
  accommodation_type text not null,
  temporary boolean not null,
  self_contained boolean not null,
  shares_facilities boolean not null,
  managed_by text not null,
  relevant boolean not null,
  shown_district_id uuid,
  shown_sub_region text,
  turnaround_days integer not null,
  turnaround_in_working_days boolean not null,
  fresh_hours integer not null,
  aging_hours integer not null,
  intake_opens time without time zone,
  intake_closes time without time zone,
  opened_on date not null,
  closed_on date,
  staffing text not null default 'OFFICE_HOURS'::text,
  securities text[] not null default '{}'::text[],
  staff_languages text[] not null default '{}'::text[],
  interpreting boolean not null default false,
  bsl_staff boolean not null default false,
  by_and_for_groups text[] not null default '{}'::text[],
  faith_diets text[] not null default '{}'::text[],
  weekly_rent_pence integer,
  personal_charge_pence integer,
  curfew boolean not null default false,
  pet_fostering boolean not null default false,
  constraint service_accommodation_type_known CHECK ((accommodation_type = ANY (ARRAY['REFUGE'::text, 'SPECIALIST'::text, 'DISPERSED'::text, 'SANCTUARY'::text, 'SECOND_STAGE'::text, 'OTHER_DESIGNATED'::text]))),
  constraint service_ages_in_order CHECK ((aging_hours >= fresh_hours)),
  constraint service_diets_known CHECK ((faith_diets <@ ARRAY['HALAL'::text, 'KOSHER'::text, 'VEGETARIAN'::text, 'VEGAN'::text, 'PRAYER_SPACE'::text, 'ALCOHOL_FREE'::text])),
  constraint service_freshness_is_sane CHECK (((fresh_hours >= 1) AND (fresh_hours <= 168))),
  constraint service_groups_known CHECK ((by_and_for_groups <@ ARRAY['BLACK_AND_MINORITISED'::text, 'DEAF'::text, 'DISABLED'::text, 'LGBT_PLUS'::text, 'YOUNG_16_24'::text, 'OLDER_65_PLUS'::text, 'GYPSY_ROMA_TRAVELLER'::text, 'FAITH'::text, 'MEN'::text, 'SUBSTANCE_RECOVERY'::text])),
  constraint service_intake_has_both_ends CHECK ((((intake_opens IS NULL) = (intake_closes IS NULL)) AND (intake_opens < intake_closes))),
  constraint service_languages_are_codes CHECK ((array_to_string(staff_languages, ','::text, '?'::text) ~ '^([a-z]{2}(,[a-z]{2})*)?$'::text)),
  constraint service_managed_by_known CHECK ((managed_by = ANY (ARRAY['LOCAL_HOUSING_AUTHORITY'::text, 'NON_PROFIT_REGISTERED_PROVIDER'::text, 'VOLUNTARY_ORGANISATION'::text, 'OTHER'::text]))),
  constraint service_name_is_short CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint service_rent_is_sane CHECK ((((weekly_rent_pence >= 0) AND (weekly_rent_pence <= 10000000)) AND ((personal_charge_pence >= 0) AND (personal_charge_pence <= 10000000)))),
  constraint service_securities_known CHECK ((securities <@ ARRAY['CCTV'::text, 'CONTROLLED_ENTRY'::text, 'PANIC_ALARM'::text, 'POLICE_MARKER'::text])),
  constraint service_shows_one_area CHECK ((num_nonnulls(shown_district_id, shown_sub_region) = 1)),
  constraint service_staffing_known CHECK ((staffing = ANY (ARRAY['ON_SITE_24H'::text, 'ON_CALL_24H'::text, 'OFFICE_HOURS'::text, 'FLOATING'::text]))),
  constraint service_turnaround_is_sane CHECK (((turnaround_days >= 0) AND (turnaround_days <= 60))),
  constraint service_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES organisation(id),
  constraint service_shown_district_id_fkey FOREIGN KEY (shown_district_id) REFERENCES district(id),
  constraint service_pkey PRIMARY KEY (id),
  constraint service_is_of_its_provider UNIQUE (id, provider_id),
  constraint service_is_of_its_type UNIQUE (id, provider_id, accommodation_type)
);

create table service_commissioning ( -- row-level security forced
  id uuid not null,
  service_id uuid not null,
  provider_id uuid not null,
  authority_id uuid not null,
  from_day date not null,
  until_day date,
  constraint service_commissioning_lasts CHECK ((until_day > from_day)),
  constraint service_commissioning_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id),
  constraint service_commissioning_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint service_commissioning_pkey PRIMARY KEY (id),
  constraint service_commissioning_one_at_a_time EXCLUDE USING gist (service_id WITH =, daterange(from_day, until_day) WITH &&)
);

create table service_district ( -- row-level security forced
  service_id uuid not null,
  provider_id uuid not null,
  district_id uuid not null,
  constraint service_district_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint service_district_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint service_district_pkey PRIMARY KEY (service_id)
);

create table spoken_code ( -- row-level security forced
  household_id uuid not null,
  code_hash bytea not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint spoken_code_lasts CHECK ((expires_at > issued_at)),
  constraint spoken_code_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint spoken_code_pkey PRIMARY KEY (household_id),
  constraint spoken_code_once UNIQUE (code_hash)
);

create table spoken_code_try ( -- row-level security forced
  id uuid not null,
  organisation_id uuid not null,
  at timestamp with time zone not null,
  was_right boolean not null,
  constraint spoken_code_try_pkey PRIMARY KEY (id)
);

create table unchecked_safety ( -- row-level security forced
  placement_id uuid not null,
  rule text not null,
  organisation_id uuid not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  reason text not null,
  constraint unchecked_safety_reason_has_a_length CHECK (((length(btrim(reason)) >= 10) AND (length(btrim(reason)) <= 500))),
  constraint unchecked_safety_placement_id_organisation_id_fkey FOREIGN KEY (placement_id, organisation_id) REFERENCES placement(id, organisation_id),
  constraint unchecked_safety_pkey PRIMARY KEY (placement_id, rule)
);

create table unit ( -- row-level security forced
  id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  code text not null,
  bedspaces integer not null,
  cots integer not null,
  bedrooms integer,
  self_contained boolean not null,
  step_free boolean not null,
  ground_floor boolean not null,
  lift boolean not null,
  wet_room boolean not null,
  wheelchair_accessible boolean not null,
  do_not_use_since timestamp with time zone,
  vibrating_alarm boolean not null default false,
  shared_kitchen boolean not null default true,
  shared_bathroom boolean not null default true,
  shared_room boolean not null default false,
  constraint unit_bedrooms_are_sane CHECK (((bedrooms >= 0) AND (bedrooms <= 15))),
  constraint unit_bedspaces_are_sane CHECK (((bedspaces >= 1) AND (bedspaces <= 20))),
  constraint unit_code_is_short CHECK (((length(code) >= 1) AND (length(code) <= 30))),
  constraint unit_cots_are_sane CHECK (((cots >= 0) AND (cots <= 10))),
  constraint unit_service_id_provider_id_fkey FOREIGN KEY (service_id, provider_id) REFERENCES service(id, provider_id),
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_code_once UNIQUE (service_id, code),
  constraint unit_is_of_its_provider UNIQUE (id, provider_id),
  constraint unit_is_of_its_service UNIQUE (id, service_id, provider_id)
);

create table unit_void ( -- row-level security forced
  occupancy_id uuid not null,
  provider_id uuid not null,
  reason text not null,
  responsible text not null,
  chase_on date not null,
  constraint unit_void_reason_known CHECK ((reason = ANY (ARRAY['REPAIR'::text, 'REDECORATION'::text, 'PEST'::text, 'SAFEGUARDING'::text, 'FLOOD_FIRE'::text, 'STAFF_SHORTAGE'::text, 'KEPT_FOR_CRASH_PAD'::text, 'OTHER'::text]))),
  constraint unit_void_responsible_is_short CHECK (((length(responsible) >= 1) AND (length(responsible) <= 120))),
  constraint unit_void_occupancy_id_provider_id_fkey FOREIGN KEY (occupancy_id, provider_id) REFERENCES occupancy(id, provider_id),
  constraint unit_void_pkey PRIMARY KEY (occupancy_id)
);

create table unmet_need ( -- row-level security forced
  id uuid not null,
  day date not null,
  district_id uuid,
  because text not null,
  needs text[] not null,
  rules text[] not null,
  outcome text,
  family_separated boolean not null default false,
  constraint unmet_need_because_known CHECK ((because = ANY (ARRAY['NOTHING_OPEN'::text, 'NOTHING_SUITS'::text, 'ALL_TAKEN'::text]))),
  constraint unmet_need_outcome_known CHECK ((outcome = ANY (ARRAY['PLACED_LATER'::text, 'WENT_ELSEWHERE'::text, 'STAYED'::text, 'RETURNED'::text, 'SEPARATED_BECAUSE_NO_PLACE'::text, 'NOT_KNOWN'::text]))),
  constraint unmet_need_separated_says_so CHECK (((NOT family_separated) OR (outcome IS NOT NULL))),
  constraint unmet_need_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(id),
  constraint unmet_need_pkey PRIMARY KEY (id)
);

create table vacancy ( -- row-level security forced
  id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  status text not null,
  available_from date not null,
  confirmed_at timestamp with time zone not null,
  note text,
  made_at timestamp with time zone not null,
  constraint vacancy_note_is_short CHECK ((length(note) <= 280)),
  constraint vacancy_note_tells_no_place CHECK (((note !~* '\m[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\M'::text) AND (note !~ '([0-9][[:space:]().+-]*){9,}'::text) AND (note !~ '[^[:space:]]@[^[:space:]]'::text))) NOT VALID,
  constraint vacancy_status_known CHECK ((status = ANY (ARRAY['DRAFT'::text, 'OPEN'::text, 'PAUSED'::text, 'FILLED'::text, 'WITHDRAWN'::text]))),
  constraint vacancy_unit_id_service_id_provider_id_fkey FOREIGN KEY (unit_id, service_id, provider_id) REFERENCES unit(id, service_id, provider_id),
  constraint vacancy_pkey PRIMARY KEY (id),
  constraint vacancy_is_of_its_provider UNIQUE (id, provider_id)
);

create table vacancy_facts ( -- row-level security forced
  vacancy_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  status text not null,
  available_from date not null,
  confirmed_at timestamp with time zone not null,
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
  staffing text not null default 'OFFICE_HOURS'::text,
  securities text[] not null default '{}'::text[],
  staff_languages text[] not null default '{}'::text[],
  interpreting boolean not null default false,
  bsl_staff boolean not null default false,
  by_and_for_groups text[] not null default '{}'::text[],
  faith_diets text[] not null default '{}'::text[],
  weekly_rent_pence integer,
  personal_charge_pence integer,
  curfew boolean not null default false,
  pet_fostering boolean not null default false,
  vibrating_alarm boolean not null default false,
  shared_kitchen boolean not null default true,
  shared_bathroom boolean not null default true,
  shared_room boolean not null default false,
  adult_dependants text not null default 'CONSIDER'::text,
  pets_taken text not null default 'ASSISTANCE_ONLY'::text,
  risk_to_others_taken text not null default 'CONSIDER'::text,
  arson_taken text not null default 'CONSIDER'::text,
  care_to text not null default 'NONE'::text,
  care_consider_to text default 'HIGH'::text,
  learning_disability text not null default 'CONSIDER'::text,
  takes_local text not null default 'CONSIDER'::text,
  risk_to text not null default 'MEDIUM'::text,
  risk_consider_to text default 'HIGH'::text,
  referral_routes text[] not null default ARRAY['SELF'::text, 'AGENCY'::text, 'COMPASS'::text],
  maximum_stay_days integer,
  pregnancy text not null default 'CONSIDER'::text,
  late_pregnancy_weeks integer,
  admission_policy text,
  admission_policy_next text,
  admission_policy_next_from date,
  constraint vacancy_facts_vacancy_id_provider_id_fkey FOREIGN KEY (vacancy_id, provider_id) REFERENCES vacancy(id, provider_id),
  constraint vacancy_facts_pkey PRIMARY KEY (vacancy_id)
);


-- Indexes beside those of constraints

CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (subject_id, at);
CREATE INDEX audit_entry_in_order ON public.audit_entry USING btree (transaction_id, id);
CREATE INDEX audit_entry_of_looking_by_others ON public.audit_entry USING btree (about_organisation_id, at) WHERE (action = ANY (ARRAY['QUOTE_OPENED'::text, 'FUND_APPLICATION_REASON_READ'::text]));
CREATE INDEX audit_entry_of_looking_by_own ON public.audit_entry USING btree (organisation_id, at) WHERE (action = ANY (ARRAY['REFUGE_LOCATION_REVEALED'::text, 'SANCTUARY_LOCATION_REVEALED'::text, 'REFERRALS_EXPORTED'::text, 'STAYS_EXPORTED'::text]));
CREATE INDEX award_household_by_reference ON public.award_household USING btree (authority_id, household_reference);
CREATE INDEX award_line_by_budget ON public.award_line USING btree (budget_id, awarded_at, id);
CREATE INDEX award_line_by_organisation ON public.award_line USING btree (organisation_id, awarded_at, id);
CREATE INDEX award_release_by_line ON public.award_release USING btree (award_line_id);
CREATE INDEX bank_line_by_payment ON public.bank_line USING btree (payment_id);
CREATE INDEX bank_line_by_statement ON public.bank_line USING btree (statement_id, "row");
CREATE INDEX bank_line_in_suspense ON public.bank_line USING btree (authority_id, on_day, id) WHERE (suspense_because IS NOT NULL);
CREATE INDEX case_holder_by_organisation ON public.case_holder USING btree (organisation_id) WHERE (until IS NULL);
CREATE UNIQUE INDEX data_question_asked_once ON public.data_question USING btree (authority_id, subject_id, code) WHERE (settled_at IS NULL);
CREATE INDEX data_question_by_provider ON public.data_question USING btree (provider_id, asked_at, id);
CREATE UNIQUE INDEX duty_return_one_in_hand ON public.duty_return USING btree (authority_id, year) WHERE (status <> 'SUBMITTED'::text);
CREATE INDEX episode_by_provider ON public.episode USING btree (provider_id, started_on, id);
CREATE UNIQUE INDEX episode_one_open_per_household ON public.episode USING btree (household_id) WHERE (ended_on IS NULL);
CREATE INDEX fund_application_by_authority ON public.fund_application USING btree (authority_id, made_at DESC, id DESC);
CREATE INDEX fund_application_by_organisation ON public.fund_application USING btree (organisation_id, made_at DESC, id DESC);
CREATE INDEX fund_application_household_by_household ON public.fund_application_household USING btree (household_id);
CREATE INDEX fund_application_line_by_application ON public.fund_application_line USING btree (application_id, "position");
CREATE INDEX fund_claim_of_the_claimant ON public.fund_claim USING btree (organisation_id, uploaded_at, id);
CREATE INDEX fund_claim_of_the_fund ON public.fund_claim USING btree (authority_id, uploaded_at, id);
CREATE UNIQUE INDEX fund_claim_same_file_once ON public.fund_claim USING btree (authority_id, organisation_id, file_hash) WHERE (status <> ALL (ARRAY['RETURNED'::text, 'WITHDRAWN'::text]));
CREATE INDEX fund_claim_invoice_by_claim ON public.fund_claim_invoice USING btree (claim_id);
CREATE UNIQUE INDEX fund_claim_invoice_once ON public.fund_claim_invoice USING btree (authority_id, supplier_key, number_key) WHERE counts;
CREATE INDEX fund_claim_row_by_amount ON public.fund_claim_row USING btree (authority_id, supplier_key, gross_pence, spent_on) WHERE counts;
CREATE INDEX fund_claim_row_by_client ON public.fund_claim_row USING btree (authority_id, organisation_id, client_key, spent_on) WHERE counts;
CREATE INDEX fund_claim_row_by_household ON public.fund_claim_row USING btree (authority_id, household_reference, spent_on) WHERE (counts AND (household_reference IS NOT NULL));
CREATE INDEX fund_conflict_by_person ON public.fund_conflict USING btree (person_id, application_id);
CREATE UNIQUE INDEX fund_connection_once ON public.fund_connection USING btree (person_id, authority_id, name_key) WHERE (ended_at IS NULL);
CREATE INDEX fund_document_by_content ON public.fund_document USING btree (authority_id, sha256);
CREATE UNIQUE INDEX fund_document_one_for_a_line ON public.fund_document USING btree (line_id) WHERE (replaced_at IS NULL);
CREATE INDEX fund_invoice_line_by_invoice ON public.fund_invoice_line USING btree (invoice_id);
CREATE UNIQUE INDEX fund_question_one_open ON public.fund_question USING btree (application_id) WHERE (answered_at IS NULL);
CREATE INDEX fund_reservation_by_client ON public.fund_reservation USING btree (authority_id, organisation_id, client_key, ends_at);
CREATE INDEX hold_by_occupancy ON public.hold USING btree (occupancy_id);
CREATE INDEX hold_by_organisation ON public.hold USING btree (organisation_id, held_at, id);
CREATE INDEX household_answer_by_household ON public.household_answer USING btree (household_id, at, id);
CREATE UNIQUE INDEX household_closing_one_stands ON public.household_closing USING btree (household_id) WHERE (reopened_at IS NULL);
CREATE INDEX household_link_by_near ON public.household_link USING btree (near_household_id);
CREATE UNIQUE INDEX household_link_once ON public.household_link USING btree (household_id, near_household_id) WHERE (unlinked_at IS NULL);
CREATE INDEX household_membership_by_household ON public.household_membership USING btree (household_id);
CREATE INDEX household_person_by_household ON public.household_person USING btree (household_id);
CREATE UNIQUE INDEX household_person_one_lead ON public.household_person USING btree (household_id) WHERE lead;
CREATE UNIQUE INDEX household_person_one_partner ON public.household_person USING btree (household_id) WHERE partner;
CREATE INDEX household_trans_history_by_household ON public.household_trans_history USING btree (household_id);
CREATE INDEX household_unsafe_area_by_household ON public.household_unsafe_area USING btree (household_id);
CREATE INDEX ledger_transfer_by_line ON public.ledger_transfer USING btree (award_line_id, number);
CREATE INDEX ledger_transfer_by_time ON public.ledger_transfer USING btree (budget_id, made_at);
CREATE INDEX membership_by_organisation ON public.membership USING btree (organisation_id);
CREATE INDEX membership_by_person ON public.membership USING btree (person_id);
CREATE INDEX occupancy_ahead ON public.occupancy USING btree (free_from, unit_id);
CREATE INDEX occupancy_by_unit ON public.occupancy USING btree (unit_id, arrive);
CREATE UNIQUE INDEX occupancy_one_resident_per_unit ON public.occupancy USING btree (unit_id) WHERE ((arrived_on IS NOT NULL) AND (left_on IS NULL));
CREATE UNIQUE INDEX panel_case_one_open ON public.panel_case USING btree (application_id) WHERE (closed_at IS NULL);
CREATE INDEX panel_seat_by_person ON public.panel_seat USING btree (person_id, application_id);
CREATE INDEX payee_account_by_fingerprint ON public.payee_account USING btree (authority_id, fingerprint);
CREATE INDEX payee_account_check_by_account ON public.payee_account_check USING btree (payee_account_id, checked_at);
CREATE INDEX payment_by_payee ON public.payment USING btree (payee_id);
CREATE INDEX payment_by_run ON public.payment USING btree (run_id);
CREATE UNIQUE INDEX payment_one_live_per_line ON public.payment USING btree (award_line_id) WHERE (status = ANY (ARRAY['IN_RUN'::text, 'SENT'::text, 'SETTLED'::text]));
CREATE INDEX payment_return_by_day ON public.payment_return USING btree (authority_id, due_on, payment_id);
CREATE INDEX payment_return_by_line ON public.payment_return USING btree (award_line_id);
CREATE INDEX placement_by_organisation ON public.placement USING btree (organisation_id, made_at, id);
CREATE INDEX placement_by_provider ON public.placement USING btree (provider_id, made_at, id);
CREATE UNIQUE INDEX placement_one_awaited_per_household ON public.placement USING btree (household_id) WHERE (outcome IS NULL);
CREATE INDEX postcode_district_place_by_district ON public.postcode_district_place USING btree (district_id);
CREATE INDEX referral_by_organisation ON public.referral USING btree (organisation_id, submitted_at, id);
CREATE INDEX referral_by_provider ON public.referral USING btree (provider_id, submitted_at, id);
CREATE UNIQUE INDEX referral_one_live_per_hold ON public.referral USING btree (hold_id) WHERE (status = ANY (ARRAY['SUBMITTED'::text, 'QUESTION_ASKED'::text, 'CALL_WINDOW'::text, 'ACCEPTED'::text]));
CREATE INDEX referral_question_by_referral ON public.referral_question USING btree (referral_id, asked_at);
CREATE UNIQUE INDEX referral_question_one_open ON public.referral_question USING btree (referral_id) WHERE (answered_at IS NULL);
CREATE INDEX safeguarding_alert_by_organisation ON public.safeguarding_alert USING btree (organisation_id, raised_at, id);
CREATE INDEX safeguarding_alert_by_time ON public.safeguarding_alert USING btree (authority_id, raised_at, id);
CREATE INDEX sanctuary_capacity_by_district ON public.sanctuary_capacity USING btree (district_id, week_start);
CREATE INDEX sanctuary_job_by_capacity ON public.sanctuary_job USING btree (service_id, district_id, week_start);
CREATE INDEX sanctuary_job_by_organisation ON public.sanctuary_job USING btree (organisation_id, requested_at, id);
CREATE INDEX sanctuary_job_by_provider ON public.sanctuary_job USING btree (provider_id, requested_at, id);
CREATE UNIQUE INDEX sanctuary_job_one_open_per_household ON public.sanctuary_job USING btree (household_id) WHERE (status = ANY (ARRAY['REQUESTED'::text, 'ACCEPTED'::text, 'SURVEYED'::text, 'FITTING'::text, 'FITTED'::text]));
CREATE INDEX sanctuary_review_due ON public.sanctuary_review USING btree (provider_id, due_on, job_id) WHERE (held_on IS NULL);
CREATE INDEX sanctuary_survey_by_job ON public.sanctuary_survey USING btree (job_id, recorded_at);
CREATE INDEX search_by_household ON public.search USING btree (household_id, asked_at);
CREATE INDEX search_day_by_day ON public.search_day USING btree (day);
CREATE INDEX search_sample_by_day ON public.search_sample USING btree (day);
CREATE INDEX spoken_code_try_lately ON public.spoken_code_try USING btree (organisation_id, at);
CREATE INDEX unmet_need_by_day ON public.unmet_need USING btree (day);
CREATE INDEX vacancy_by_provider ON public.vacancy USING btree (provider_id, made_at, id);
CREATE INDEX vacancy_newest_open ON public.vacancy USING btree (made_at, id) WHERE (status = 'OPEN'::text);
CREATE UNIQUE INDEX vacancy_one_live_per_unit ON public.vacancy USING btree (unit_id) WHERE (status = ANY (ARRAY['DRAFT'::text, 'OPEN'::text, 'PAUSED'::text]));
CREATE INDEX vacancy_open_by_unit ON public.vacancy USING btree (unit_id) WHERE (status = 'OPEN'::text);
CREATE INDEX vacancy_facts_by_service ON public.vacancy_facts USING btree (service_id);
CREATE INDEX vacancy_facts_open ON public.vacancy_facts USING btree (vacancy_id) WHERE (status = 'OPEN'::text);

-- Policies: who sees and writes which rows

create policy known_to_those_who_place on admission_policy for select to hearth_app using (( SELECT actor_places_households() AS actor_places_households));
create policy own on admission_policy for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy replaced_before_its_day on admission_policy for update to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_MANAGER'::text]) AS actor_has) AND (from_day > ( SELECT hearth_today() AS hearth_today)))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND (from_day >= ( SELECT hearth_today() AS hearth_today))));
create policy set_by_managers on admission_policy for insert to hearth_app with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_MANAGER'::text]) AS actor_has) AND (from_day >= ( SELECT hearth_today() AS hearth_today))));
create policy of_looking_read_by_whose_record_it_is on audit_entry for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['PROVIDER_MANAGER'::text]) AS actor_has) AND (NOT refused) AND (subject_kind <> 'household'::text) AND (((action = ANY (ARRAY['REFUGE_LOCATION_REVEALED'::text, 'SANCTUARY_LOCATION_REVEALED'::text, 'REFERRALS_EXPORTED'::text, 'STAYS_EXPORTED'::text])) AND (organisation_id = ( SELECT actor_organisation() AS actor_organisation))) OR ((action = ANY (ARRAY['QUOTE_OPENED'::text, 'FUND_APPLICATION_REASON_READ'::text])) AND (about_organisation_id = ( SELECT actor_organisation() AS actor_organisation))))));
create policy read_by_auditors on audit_entry for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['AUDITOR'::text]) AS actor_has) OR ( SELECT actor_is_system('worker'::text) AS actor_is_system)));
create policy written_by_its_actor on audit_entry for insert to hearth_app with check ((((system IS NULL) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (organisation_id = ( SELECT actor_organisation() AS actor_organisation))) OR ((system IS NOT NULL) AND ( SELECT actor_is_system(audit_entry.system) AS actor_is_system))));
create policy read_by_auditors on audit_seal for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['AUDITOR'::text]) AS actor_has) OR ( SELECT actor_is_system('worker'::text) AS actor_is_system)));
create policy sealed_by_the_worker on audit_seal for insert to hearth_app with check (( SELECT actor_is_system('worker'::text) AS actor_is_system));
create policy added_up_by_an_officer on award_household for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy counted on award_household for all to hearth_cross_check using (true) with check (true);
create policy asked_for on award_line for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy awarded_by_the_fund on award_line for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (committed_pence = 0) AND (in_payment_pence = 0) AND (paid_pence = 0)));
create policy kept_by_the_fund on award_line for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy moved_by_a_transfer on award_line for all to hearth_cross_check using (true) with check (true);
create policy asked_for on award_release for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy counted on award_release for select to hearth_cross_check using (true);
create policy kept_by_the_fund on award_release for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy released_by_the_fund on award_release for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND (released_by = ( SELECT actor_person() AS actor_person)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text]) AS actor_has)));
create policy kept_by_the_owner on bank_holiday for all to hearth_owner using (true) with check (true);
create policy known_to_everyone on bank_holiday for select to hearth_app, hearth_cross_check using (true);
create policy cleared_by_finance on bank_line for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (suspense_because IS NOT NULL) AND (cleared_at IS NULL))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND (cleared_by = ( SELECT actor_person() AS actor_person))));
create policy imported_by_finance on bank_line for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (cleared_at IS NULL)));
create policy kept_by_finance on bank_line for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has)));
create policy imported_by_finance on bank_statement for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (imported_by = ( SELECT actor_person() AS actor_person))));
create policy kept_by_finance on bank_statement for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has)));
create policy let_go on case_holder for update to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy own on case_holder for select to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on case_holder for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy taken_by_code on case_holder for all to hearth_cross_check using (true) with check (true);
create policy taken_by_registering on case_holder for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person)) AND household_is_registered_by(household_id, organisation_id)));
create policy asked on data_question for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['DATA_OFFICER'::text]) AS actor_has)));
create policy asked_by_a_data_officer on data_question for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['DATA_OFFICER'::text]) AS actor_has) AND (asked_by = ( SELECT actor_person() AS actor_person)) AND (settled_at IS NULL)));
create policy put_to_its_provider on data_question for select to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy settled_by_its_provider on data_question for update to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy kept_by_the_owner on district for all to hearth_owner using (true) with check (true);
create policy known_to_everyone on district for select to hearth_app, hearth_cross_check using (true);
create policy kept_by_the_owner on district_neighbour for all to hearth_owner using (true) with check (true);
create policy known_to_everyone on district_neighbour for select to hearth_app, hearth_cross_check using (true);
create policy kept_by_the_owner on district_succession for all to hearth_owner using (true) with check (true);
create policy known_to_everyone on district_succession for select to hearth_app, hearth_cross_check using (true);
create policy changed_by_its_authority on duty_return for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy opened_by_a_data_officer on duty_return for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['DATA_OFFICER'::text]) AS actor_has) AND (status = 'DRAFT'::text) AND (prepared_by = ARRAY[( SELECT actor_person() AS actor_person)])));
create policy own on duty_return for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy changed_by_its_authority on duty_return_answer for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy own on duty_return_answer for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy put_by_its_authority on duty_return_answer for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy kept_by_a_commissioner on duty_return_counted for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text]) AS actor_has)));
create policy opened_by_a_data_officer on duty_return_counted for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['DATA_OFFICER'::text]) AS actor_has)));
create policy changed_by_its_authority on duty_return_outside_figure for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy own on duty_return_outside_figure for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy put_by_its_authority on duty_return_outside_figure for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy changed_by_its_authority on duty_return_setting for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy own on duty_return_setting for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy put_by_its_authority on duty_return_setting for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy own on duty_return_submission for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy sent_by_a_commissioner on duty_return_submission for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text]) AS actor_has)));
create policy counted_by_reports on entry_rules for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy own on entry_rules for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on entry_rules for all to hearth_app using ((( SELECT actor_is_system('reports'::text) AS actor_is_system) OR ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy begun on episode for select to hearth_cross_check using (true);
create policy counted_by_reports on episode for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy ended_by_a_move on episode for update to hearth_cross_check using (true) with check (true);
create policy own on episode for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on episode for all to hearth_app using ((( SELECT actor_is_system('reports'::text) AS actor_is_system) OR ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy counted_by_reports on episode_characteristic for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy own on episode_characteristic for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy looked_at_for_a_move on episode_occupancy for select to hearth_cross_check using (true);
create policy own on episode_occupancy for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on episode_occupancy for all to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy counted_by_reports on episode_origin for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy kept on episode_origin for all to hearth_cross_check using (true) with check (true);
create policy counted_by_reports on episode_person for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy kept on episode_person for insert to hearth_cross_check with check (true);
create policy looked_at on episode_person for select to hearth_cross_check using (true);
create policy own on episode_person for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy counted_by_reports on episode_person_link for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy kept on episode_person_link for all to hearth_cross_check using (true) with check (true);
create policy counted_by_reports on episode_support for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy own on episode_support for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy asked_for on fund_application for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND
CASE applied_as
    WHEN 'CASE_HOLDER'::text THEN ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)
    ELSE ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)
END));
create policy asked_for_anew on fund_application for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND
CASE applied_as
    WHEN 'CASE_HOLDER'::text THEN ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)
    ELSE ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)
END AND (applicant_id = ( SELECT actor_person() AS actor_person)) AND (status = 'DRAFT'::text) AND (submitted_at IS NULL)));
create policy changed_by_the_applicant on fund_application for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND
CASE applied_as
    WHEN 'CASE_HOLDER'::text THEN ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)
    ELSE ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)
END)) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND
CASE applied_as
    WHEN 'CASE_HOLDER'::text THEN ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)
    ELSE ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)
END AND (status = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'MORE_INFORMATION_NEEDED'::text, 'WITHDRAWN'::text]))));
create policy counted on fund_application for select to hearth_cross_check using (true);
create policy decided_by_the_fund on fund_application for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person))))))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (status = ANY (ARRAY['SUBMITTED'::text, 'MORE_INFORMATION_NEEDED'::text, 'WITH_PANEL'::text, 'APPROVED'::text, 'PART_APPROVED'::text, 'DENIED'::text]))));
create policy read_by_an_officer on fund_application for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has) AND (submitted_at IS NOT NULL) AND (id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy read_by_the_panel_asked on fund_application for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (submitted_at IS NOT NULL) AND (id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person))))) AND (id IN ( SELECT s.application_id
   FROM panel_seat s
  WHERE (s.person_id = ( SELECT actor_person() AS actor_person))))));
create policy asked_for on fund_application_household for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a))));
create policy asked_for_ones_own on fund_application_household for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a)) AND ((EXISTS ( SELECT
   FROM case_holder c
  WHERE ((c.household_id = fund_application_household.household_id) AND (c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))) OR (EXISTS ( SELECT
   FROM episode e
  WHERE ((e.id = fund_application_household.episode_id) AND (e.household_id = fund_application_household.household_id) AND (e.provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND (e.ended_on IS NULL)))))));
create policy counted on fund_application_household for select to hearth_cross_check using (true);
create policy asked_for on fund_application_line for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a))));
create policy changed_by_the_applicant on fund_application_line for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a)))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a))));
create policy compared on fund_application_line for select to hearth_cross_check using (true);
create policy read_with_it on fund_application_line for select to hearth_app using ((application_id IN ( SELECT a.id
   FROM fund_application a)));
create policy read_with_it on fund_application_reason for select to hearth_app using ((application_id IN ( SELECT a.id
   FROM fund_application a)));
create policy told_anew on fund_application_reason for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a)))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a))));
create policy told_by_the_applicant on fund_application_reason for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a))));
create policy kept_by_the_fund on fund_budget for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy known_to_applicants on fund_budget for select to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy opened_by_the_fund on fund_budget for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'COMMISSIONER'::text]) AS actor_has)));
create policy claimed_by_its_provider on fund_claim for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (status = 'UPLOADED'::text) AND (uploaded_by = ( SELECT actor_person() AS actor_person))));
create policy decided_by_the_fund on fund_claim for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy kept_by_the_fund on fund_claim for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy own on fund_claim for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy withdrawn_by_its_provider on fund_claim for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (status = 'WITHDRAWN'::text)));
create policy claimed_by_its_provider on fund_claim_invoice for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND counts));
create policy compared on fund_claim_invoice for select to hearth_cross_check using (true);
create policy decided_by_the_fund on fund_claim_invoice for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy kept_by_the_fund on fund_claim_invoice for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy own on fund_claim_invoice for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy withdrawn_by_its_provider on fund_claim_invoice for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (NOT counts)));
create policy claimed_by_its_provider on fund_claim_row for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND counts));
create policy counted on fund_claim_row for select to hearth_cross_check using (true);
create policy decided_by_the_fund on fund_claim_row for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy kept_by_the_fund on fund_claim_row for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy own on fund_claim_row for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy withdrawn_by_its_provider on fund_claim_row for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (NOT counts)));
create policy declared_by_oneself on fund_conflict for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (because = 'DECLARED'::text)));
create policy found on fund_conflict for all to hearth_cross_check using (true) with check (true);
create policy known_to_the_fund on fund_conflict for select to hearth_app using (((person_id = ( SELECT actor_person() AS actor_person)) OR ((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has))));
create policy compared on fund_connection for select to hearth_cross_check using (true);
create policy ended_by_oneself on fund_connection for update to hearth_app using ((person_id = ( SELECT actor_person() AS actor_person))) with check ((person_id = ( SELECT actor_person() AS actor_person)));
create policy own on fund_connection for select to hearth_app using (((person_id = ( SELECT actor_person() AS actor_person)) OR ((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has))));
create policy registered_by_oneself on fund_connection for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (ended_at IS NULL)));
create policy made_by_the_fund on fund_decision for insert to hearth_app with check (((decided_by = ( SELECT actor_person() AS actor_person)) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person))))) AND
CASE
    WHEN (panel_case_id IS NULL) THEN ((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has))
    ELSE ((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has))
END));
create policy read_with_it on fund_decision for select to hearth_app using ((application_id IN ( SELECT a.id
   FROM fund_application a)));
create policy attached_by_the_applicant on fund_document for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a)) AND (attached_by = ( SELECT actor_person() AS actor_person)) AND (replaced_at IS NULL)));
create policy read_with_it on fund_document for select to hearth_app using ((application_id IN ( SELECT a.id
   FROM fund_application a)));
create policy replaced_by_the_applicant on fund_document for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a)))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a))));
create policy compared on fund_invoice for select to hearth_cross_check using (true);
create policy kept_by_the_fund on fund_invoice for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy recorded_by_the_fund on fund_invoice for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text]) AS actor_has) AND (recorded_by = ( SELECT actor_person() AS actor_person))));
create policy sent_in on fund_invoice for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy kept_by_the_fund on fund_invoice_line for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy read_with_it on fund_invoice_line for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (invoice_id IN ( SELECT i.id
   FROM fund_invoice i))));
create policy recorded_by_the_fund on fund_invoice_line for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text]) AS actor_has)));
create policy made_by_the_fund on fund_line_decision for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy read_with_it on fund_line_decision for select to hearth_app using ((application_id IN ( SELECT a.id
   FROM fund_application a)));
create policy compared on fund_preapproval for select to hearth_cross_check using (true);
create policy ended_by_the_fund on fund_preapproval for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy given_by_the_fund on fund_preapproval for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has) AND (made_by = ( SELECT actor_person() AS actor_person))));
create policy kept_by_the_fund on fund_preapproval for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy own on fund_preapproval for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy answered_by_the_applicant on fund_question for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a)) AND (answered_at IS NULL))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has) AND (application_id IN ( SELECT a.id
   FROM fund_application a))));
create policy asked_by_the_fund on fund_question for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (asked_by = ( SELECT actor_person() AS actor_person)) AND (answered_at IS NULL) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy read_with_it on fund_question for select to hearth_app using ((application_id IN ( SELECT a.id
   FROM fund_application a)));
create policy own on fund_reservation for all to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy known_to_everyone on fund_setting for select to hearth_app using (true);
create policy set_by_the_fund on fund_setting for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND (set_by = ( SELECT actor_person() AS actor_person)) AND (( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text]) AS actor_has) OR (( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has) AND (name <> ALL (ARRAY['OFFICER_LIMIT'::text, 'EMERGENCY_AWARDS'::text, 'EMERGENCY_LIMIT'::text, 'PANEL_QUORUM'::text, 'PANEL_MEMBERS'::text]))))));
create policy changed_by_its_organisation on hold for update to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy ended_by_the_provider_it_asks on hold for update to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy looked_at_for_a_household on hold for select to hearth_cross_check using (true);
create policy made_by_a_case_holder on hold for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy own on hold for select to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on hold for all to hearth_app using ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)))) with check ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))));
create policy seen_by_the_provider_it_asks on hold for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy changed_by_its_holders on household for update to hearth_app using ((id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy held on household for select to hearth_app using ((id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy read_by_role on household for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy registered_by_its_organisation on household for insert to hearth_app with check (((registered_by_organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)));
create policy registered_here on household for select to hearth_cross_check using (true);
create policy answered_to_a_holder on household_answer for insert to hearth_app with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person)) AND ((field <> ALL (ARRAY['immigration'::text, 'transHistory'::text])) OR ( SELECT actor_reads_access_classes() AS actor_reads_access_classes))));
create policy held on household_answer for select to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND ((field <> ALL (ARRAY['immigration'::text, 'transHistory'::text])) OR ( SELECT actor_reads_access_classes() AS actor_reads_access_classes))));
create policy read_by_role on household_answer for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy closed_by_a_holder on household_closing for insert to hearth_app with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person))));
create policy held on household_closing for select to hearth_app using ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy read_by_role on household_closing for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy reopened_by_a_holder on household_closing for update to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (reopened_at IS NULL))) with check ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy own_class on household_immigration for all to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND ( SELECT actor_reads_access_classes() AS actor_reads_access_classes))) with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND ( SELECT actor_reads_access_classes() AS actor_reads_access_classes)));
create policy held_both on household_link for select to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (near_household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy linked_by_who_holds_both on household_link for insert to hearth_app with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (near_household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person))));
create policy read_by_role on household_link for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy unlinked_by_who_holds_both on household_link for update to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (near_household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (unlinked_at IS NULL))) with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (near_household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy held on household_membership for select to hearth_app using ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy of_whom_an_episode_is on household_membership for select to hearth_cross_check using (true);
create policy read_by_role on household_membership for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy replaced_by_a_holder on household_membership for update to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (replaced_at IS NULL))) with check ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy told_to_a_holder on household_membership for insert to hearth_app with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (replaced_at IS NULL)));
create policy held on household_person for all to hearth_app using ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))) with check ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy of_whom_an_episode_is on household_person for select to hearth_cross_check using (true);
create policy read_by_role on household_person for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy told_to_those_who_place on household_staying for all to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has))) with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)));
create policy own_class on household_trans_history for all to hearth_app using (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND ( SELECT actor_reads_access_classes() AS actor_reads_access_classes))) with check (((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND ( SELECT actor_reads_access_classes() AS actor_reads_access_classes)));
create policy asked_before_a_placement on household_unsafe_area for select to hearth_cross_check using (true);
create policy held on household_unsafe_area for all to hearth_app using ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))) with check ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy read_by_role on household_unsafe_area for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy own on idempotency_key for all to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy kept_by_the_fund on ledger_account for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy moved_by_a_transfer on ledger_account for all to hearth_cross_check using (true) with check (true);
create policy opened_empty on ledger_account for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'COMMISSIONER'::text]) AS actor_has) AND (balance = 0)));
create policy kept_by_the_fund on ledger_transfer for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy made_by_the_fund on ledger_transfer for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND (made_by = ( SELECT actor_person() AS actor_person)) AND
CASE
    WHEN (reason = ANY (ARRAY['ALLOCATED'::text, 'ALLOCATION_CUT'::text])) THEN ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'COMMISSIONER'::text]) AS actor_has)
    ELSE (( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) OR ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has))
END));
create policy the_one_before on ledger_transfer for select to hearth_cross_check using (true);
create policy compared on membership for select to hearth_cross_check using (true);
create policy ended_by_administrators on membership for update to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has));
create policy given_by_administrators on membership for insert to hearth_app with check (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has));
create policy own_or_kept on membership for select to hearth_app using (((person_id = ( SELECT actor_person() AS actor_person)) OR (organisation_id = ( SELECT actor_organisation() AS actor_organisation)) OR ( SELECT actor_is_system('sign-in'::text) AS actor_is_system) OR ( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text, 'AUDITOR'::text]) AS actor_has)));
create policy kept_by_its_function on move_on for all to hearth_cross_check using (true) with check (true);
create policy looked_at_for_a_move on move_on_readiness for select to hearth_cross_check using (true);
create policy own on move_on_readiness for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy calendar_for_those_who_place on occupancy for select to hearth_app using (( SELECT actor_places_households() AS actor_places_households));
create policy calendar_of_own_units on occupancy for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy change_own_claims on occupancy for update to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) OR ((held_by = ( SELECT actor_organisation() AS actor_organisation)) AND (arrived_on IS NULL)))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) OR (held_by = ( SELECT actor_organisation() AS actor_organisation))));
create policy claim_own_units on occupancy for insert to hearth_app with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy counted_by_reports on occupancy for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy ended_by_a_move on occupancy for update to hearth_cross_check using (true) with check (true);
create policy hold_published_units on occupancy for insert to hearth_app with check (((kind = 'HOLD'::text) AND (held_by = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households) AND (EXISTS ( SELECT
   FROM vacancy v
  WHERE ((v.unit_id = occupancy.unit_id) AND (v.provider_id = occupancy.provider_id) AND (v.status = 'OPEN'::text))))));
create policy looked_at_for_a_claim on occupancy for select to hearth_cross_check using (true);
create policy counted_again on occupancy_people for update to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) OR (claimed_by = ( SELECT actor_organisation() AS actor_organisation))));
create policy counted_by_its_claimant on occupancy_people for insert to hearth_app with check (((claimed_by = ( SELECT actor_organisation() AS actor_organisation)) AND (EXISTS ( SELECT
   FROM occupancy o
  WHERE ((o.id = occupancy_people.occupancy_id) AND ((o.held_by = occupancy_people.claimed_by) OR (o.provider_id = occupancy_people.claimed_by)))))));
create policy of_own_claims on occupancy_people for select to hearth_app using ((claimed_by = ( SELECT actor_organisation() AS actor_organisation)));
create policy of_own_units on occupancy_people for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy kept_by_administrators on organisation for all to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has)) with check (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has));
create policy known_to_everyone on organisation for select to hearth_app, hearth_cross_check using (true);
create policy kept_by_administrators on organisation_contact for all to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has)) with check (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has));
create policy own_or_worker on organisation_contact for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) OR ( SELECT actor_is_system('worker'::text) AS actor_is_system)));
create policy put_by_anyone_acting on outbox_message for insert to hearth_app with check ((( SELECT actor_organisation() AS actor_organisation) IS NOT NULL));
create policy sent_by_the_worker on outbox_message for all to hearth_app using (( SELECT actor_is_system('worker'::text) AS actor_is_system));
create policy closed_by_the_panel on panel_case for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person))))) AND (closed_at IS NULL))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (closed_by = ( SELECT actor_person() AS actor_person))));
create policy compared on panel_case for select to hearth_cross_check using (true);
create policy read_by_the_fund on panel_case for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy referred_by_an_officer on panel_case for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has) AND (referred_by = ( SELECT actor_person() AS actor_person)) AND (closed_at IS NULL) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy made_by_an_officer on panel_recommendation for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy read_with_it on panel_recommendation for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy asked on panel_seat for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy asked_by_an_officer on panel_seat for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has)));
create policy compared on panel_seat for select to hearth_cross_check using (true);
create policy cast_by_oneself on panel_vote for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person))))) AND (case_id IN ( SELECT k.id
   FROM panel_case k
  WHERE ((k.closed_at IS NULL) AND (k.vote_by >= hearth_now()))))));
create policy compared on panel_vote for select to hearth_cross_check using (true);
create policy read_with_it on panel_vote for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (application_id <> ALL (ARRAY( SELECT c.application_id
   FROM fund_conflict c
  WHERE (c.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy blocked_by_finance on payee for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has))) with check ((authority_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy kept_by_the_fund on payee for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy made_by_the_fund on payee for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text]) AS actor_has) AND (made_by = ( SELECT actor_person() AS actor_person)) AND (blocked_at IS NULL)));
create policy entered_by_finance on payee_account for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text]) AS actor_has) AND (entered_by = ( SELECT actor_person() AS actor_person))));
create policy kept_by_the_fund on payee_account for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has)));
create policy checked_by_another on payee_account_check for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (checked_by = ( SELECT actor_person() AS actor_person))));
create policy kept_by_the_fund on payee_account_check for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has)));
create policy kept_by_finance on paying_account for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has)));
create policy set_by_an_approver on paying_account for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_APPROVER'::text]) AS actor_has) AND (set_by = ( SELECT actor_person() AS actor_person))));
create policy added_by_finance on payment for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text]) AS actor_has) AND (added_by = ( SELECT actor_person() AS actor_person)) AND (status = 'IN_RUN'::text) AND (settled_on IS NULL)));
create policy followed_by_finance on payment for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has))) with check ((authority_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy kept_by_the_fund on payment for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy kept_by_finance on payment_file for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has)));
create policy made_by_finance on payment_file for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text]) AS actor_has) AND (made_by = ( SELECT actor_person() AS actor_person))));
create policy dealt_with_by_finance on payment_return for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (dealt_at IS NULL))) with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND (dealt_by = ( SELECT actor_person() AS actor_person))));
create policy kept_by_the_fund on payment_return for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy recorded_by_finance on payment_return for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (dealt_at IS NULL)));
create policy drafted_by_finance on payment_run for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text]) AS actor_has) AND (prepared_by = ( SELECT actor_person() AS actor_person)) AND (status = 'DRAFT'::text)));
create policy kept_by_the_fund on payment_run for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text]) AS actor_has)));
create policy taken_forward_by_finance on payment_run for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has))) with check ((authority_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy added_by_administrators on person for insert to hearth_app with check (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has));
create policy ended_by_administrators on person for update to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS actor_has));
create policy known_in_finance on person for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (id IN ( SELECT m.person_id
   FROM membership m
  WHERE ((m.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (m.role = ANY (ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text])))))));
create policy known_to_its_fund on person for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text]) AS actor_has) AND (id IN ( SELECT m.person_id
   FROM membership m
  WHERE ((m.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (m.role = ANY (ARRAY['FUND_OFFICER'::text, 'PANEL_MEMBER'::text, 'PANEL_CHAIR'::text])))))));
create policy known_to_their_manager on person for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['PROVIDER_MANAGER'::text]) AS actor_has) AND (id IN ( SELECT m.person_id
   FROM membership m
  WHERE (m.organisation_id = ( SELECT actor_organisation() AS actor_organisation))))));
create policy self_or_kept on person for select to hearth_app using (((id = ( SELECT actor_person() AS actor_person)) OR ( SELECT actor_is_system('sign-in'::text) AS actor_is_system) OR ( SELECT actor_has(VARIADIC ARRAY['ADMINISTRATOR'::text, 'AUDITOR'::text]) AS actor_has)));
create policy changed_by_its_provider on placement for update to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy changed_by_its_sender on placement for update to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy ended_by_a_move on placement for update to hearth_cross_check using (true) with check (true);
create policy followed_by_its_vacancy on placement for select to hearth_cross_check using (true);
create policy made on placement for select to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy made_by_a_case_holder on placement for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy read_by_role on placement for all to hearth_app using ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)))) with check ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))));
create policy received on placement for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy kept_by_sign_in on portal_session for all to hearth_app using (( SELECT actor_is_system('sign-in'::text) AS actor_is_system)) with check (( SELECT actor_is_system('sign-in'::text) AS actor_is_system));
create policy kept_by_the_owner on postcode_district for all to hearth_owner using (true) with check (true);
create policy known_to_everyone on postcode_district for select to hearth_app, hearth_cross_check using (true);
create policy kept_by_the_owner on postcode_district_place for all to hearth_owner using (true) with check (true);
create policy known_to_everyone on postcode_district_place for select to hearth_app, hearth_cross_check using (true);
create policy counted_by_reports on quality_mark for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy own on quality_mark for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy answered_by_its_provider on referral for update to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy asked_before_a_placement on referral for select to hearth_cross_check using (true);
create policy changed_by_its_sender on referral for update to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy counted_by_reports on referral for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy read_by_role on referral for all to hearth_app using ((( SELECT actor_is_system('reports'::text) AS actor_is_system) OR ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)))) with check ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))));
create policy received on referral for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy sent on referral for select to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy sent_by_a_case_holder on referral for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy counted_by_reports on referral_decline for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy own on referral_decline for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on referral_decline for all to hearth_app using ((( SELECT actor_is_system('reports'::text) AS actor_is_system) OR ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy counted_by_reports on referral_origin for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy kept on referral_origin for all to hearth_cross_check using (true) with check (true);
create policy answered_by_the_sender on referral_question for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (answered_at IS NULL))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (answered_by = ( SELECT actor_person() AS actor_person))));
create policy asked_by_the_provider on referral_question for insert to hearth_app with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND (asked_by = ( SELECT actor_person() AS actor_person)) AND (answered_at IS NULL)));
create policy put_by_it on referral_question for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy put_to_it on referral_question for select to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on referral_question for all to hearth_app using ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)))) with check ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))));
create policy counted_by_reports on referral_told for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy kept on referral_told for all to hearth_cross_check using (true) with check (true);
create policy own on refuge_location for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_MANAGER'::text]) AS actor_has)));
create policy asked on rule_override for select to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy asked_by_its_sender on rule_override for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (overridden_at IS NULL)));
create policy overridden_by_its_provider on rule_override for update to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on rule_override for all to hearth_app using ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)))) with check ((((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))));
create policy received on rule_override for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy own on rule_override_reason for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND (overridden_by = ( SELECT actor_person() AS actor_person))));
create policy read_by_role on rule_override_reason for all to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy kept_by_its_functions on rule_preview for all to hearth_cross_check using (true) with check (true);
create policy own on rule_preview for select to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy kept_by_the_fund on safeguarding_alert for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text, 'FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has)));
create policy looked_into_by_the_fund on safeguarding_alert for update to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FUND_OFFICER'::text]) AS actor_has))) with check ((authority_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy raised_by_finance on safeguarding_alert for insert to hearth_app with check (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['FINANCE_PREPARER'::text, 'FINANCE_APPROVER'::text]) AS actor_has) AND (raised_by = ( SELECT actor_person() AS actor_person)) AND (taken_at IS NULL) AND (closed_at IS NULL)));
create policy told_to_who_applied on safeguarding_alert for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text, 'PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy changed_by_its_workers on sanctuary_capacity for update to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy counted on sanctuary_capacity for select to hearth_cross_check using (true);
create policy counted_by_reports on sanctuary_capacity for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy counts on sanctuary_capacity for update to hearth_cross_check using (true) with check (true);
create policy known_to_those_who_place on sanctuary_capacity for select to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has));
create policy own on sanctuary_capacity for select to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy published_by_its_workers on sanctuary_capacity for insert to hearth_app with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy counted_by_reports on sanctuary_decline for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy own on sanctuary_decline for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy kept_by_its_provider on sanctuary_item for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy read_by_its_sender on sanctuary_item for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)));
create policy changed_by_its_provider on sanctuary_job for update to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy changed_by_its_sender on sanctuary_job for update to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)));
create policy counted_by_reports on sanctuary_job for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy looked_at_for_a_household on sanctuary_job for select to hearth_cross_check using (true);
create policy received on sanctuary_job for select to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy sent on sanctuary_job for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)));
create policy sent_by_a_case_holder on sanctuary_job for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND (status = 'REQUESTED'::text) AND (episode_id IS NULL)));
create policy found on sanctuary_location for select to hearth_cross_check using (true);
create policy opened_by_its_scheme on sanctuary_location for select to hearth_app using ((may_be_opened AND (provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy shown_or_not on sanctuary_location for update to hearth_cross_check using (true) with check (true);
create policy told_by_its_sender on sanctuary_location for insert to hearth_app with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy kept_by_its_provider on sanctuary_review for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy read_by_its_sender on sanctuary_review for select to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)));
create policy changed_by_its_manager on sanctuary_scheme for update to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_MANAGER'::text]) AS actor_has)));
create policy known_to_those_who_place on sanctuary_scheme for select to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has));
create policy own on sanctuary_scheme for select to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy set_by_its_manager on sanctuary_scheme for insert to hearth_app with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_MANAGER'::text]) AS actor_has)));
create policy own on sanctuary_survey for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy counted_by_reports on sanctuary_told for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy kept on sanctuary_told for all to hearth_cross_check using (true) with check (true);
create policy own on sanctuary_unchecked for all to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['NAVIGATOR'::text, 'REFERRING_PRACTITIONER'::text]) AS actor_has)));
create policy own_or_of_a_person on sealing_key for all to hearth_app using (((owner_id = ( SELECT actor_organisation() AS actor_organisation)) OR (owner_kind = ANY (ARRAY['HOUSEHOLD'::text, 'PAYEE'::text])))) with check (((owner_id = ( SELECT actor_organisation() AS actor_organisation)) OR (owner_kind = ANY (ARRAY['HOUSEHOLD'::text, 'PAYEE'::text]))));
create policy own_while_the_case_is_held on search for all to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (person_id = ( SELECT actor_person() AS actor_person)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy read_by_role on search for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy held_until_closed on search_day for select to hearth_app using ((( SELECT actor_places_households() AS actor_places_households) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))) AND unmet AND (closed_at IS NULL) AND (day >= (( SELECT hearth_today() AS hearth_today) - 28))));
create policy kept_by_its_functions on search_day for all to hearth_cross_check using (true) with check (true);
create policy own_while_the_case_is_held on search_match for all to hearth_app using (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))));
create policy read_by_role on search_match for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy kept_by_its_functions on search_sample for all to hearth_cross_check using (true) with check (true);
create policy counted_by_reports on service for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy known_to_those_who_place on service for select to hearth_app using (( SELECT actor_places_households() AS actor_places_households));
create policy looked_at_for_masking on service for select to hearth_cross_check using (true);
create policy masked_when_left_alone on service for update to hearth_cross_check using (true) with check (true);
create policy own on service for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy by_its_authority on service_commissioning for select to hearth_app using (((authority_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has)));
create policy counted_by_reports on service_commissioning for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy own on service_commissioning for all to hearth_app using (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)));
create policy counted_by_reports on service_district for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy looked_at_for_masking on service_district for select to hearth_cross_check using (true);
create policy own on service_district for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on service_district for all to hearth_app using ((( SELECT actor_is_system('reports'::text) AS actor_is_system) OR ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy held on spoken_code for all to hearth_app using ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL)))))) with check ((household_id = ANY (ARRAY( SELECT c.household_id
   FROM case_holder c
  WHERE ((c.organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (c.until IS NULL))))));
create policy looked_up_by_code on spoken_code for all to hearth_cross_check using (true) with check (true);
create policy read_by_role on spoken_code for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy counted on spoken_code_try for all to hearth_cross_check using (true) with check (true);
create policy own on unchecked_safety for all to hearth_app using ((organisation_id = ( SELECT actor_organisation() AS actor_organisation))) with check (((organisation_id = ( SELECT actor_organisation() AS actor_organisation)) AND (decided_by = ( SELECT actor_person() AS actor_person))));
create policy read_by_role on unchecked_safety for all to hearth_app using (( SELECT actor_places_households() AS actor_places_households)) with check (( SELECT actor_places_households() AS actor_places_households));
create policy counted_by_reports on unit for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy looked_at_for_a_claim on unit for select to hearth_cross_check using (true);
create policy own on unit for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on unit for all to hearth_app using ((( SELECT actor_is_system('reports'::text) AS actor_is_system) OR ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy own on unit_void for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy read_by_role on unit_void for all to hearth_app using (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)) with check (( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has));
create policy counted_by_reports on unmet_need for select to hearth_app using (( SELECT actor_is_system('reports'::text) AS actor_is_system));
create policy kept_by_its_functions on unmet_need for all to hearth_cross_check using (true) with check (true);
create policy read_without_household on unmet_need for select to hearth_app using ((( SELECT actor_has(VARIADIC ARRAY['COMMISSIONER'::text, 'DATA_OFFICER'::text]) AS actor_has) AND (day < ( SELECT hearth_today() AS hearth_today))));
create policy filled_or_opened_by_a_placement on vacancy for update to hearth_cross_check using (true) with check (true);
create policy looked_at_for_a_claim on vacancy for select to hearth_cross_check using (true);
create policy own on vacancy for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy proposed_after_a_move on vacancy for insert to hearth_cross_check with check ((status = 'DRAFT'::text));
create policy published_to_those_who_place on vacancy for select to hearth_app using (((status <> 'DRAFT'::text) AND ( SELECT actor_places_households() AS actor_places_households)));
create policy read_by_role on vacancy for all to hearth_app using ((((status <> 'DRAFT'::text) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)))) with check ((((status <> 'DRAFT'::text) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))));
create policy filled_or_opened_by_a_placement on vacancy_facts for all to hearth_cross_check using (true) with check (true);
create policy own on vacancy_facts for all to hearth_app using ((provider_id = ( SELECT actor_organisation() AS actor_organisation))) with check ((provider_id = ( SELECT actor_organisation() AS actor_organisation)));
create policy published_to_those_who_place on vacancy_facts for select to hearth_app using (((status <> 'DRAFT'::text) AND ( SELECT actor_places_households() AS actor_places_households)));
create policy read_by_role on vacancy_facts for all to hearth_app using ((((status <> 'DRAFT'::text) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has)))) with check ((((status <> 'DRAFT'::text) AND ( SELECT actor_places_households() AS actor_places_households)) OR ((provider_id = ( SELECT actor_organisation() AS actor_organisation)) AND ( SELECT actor_has(VARIADIC ARRAY['PROVIDER_WORKER'::text, 'ON_CALL_WORKER'::text, 'PROVIDER_MANAGER'::text]) AS actor_has))));

-- Functions and triggers

CREATE OR REPLACE FUNCTION public.accepted_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if exists (select from rule_override o where o.referral_id = new.id and o.overridden_at is null) then
    raise exception 'a rule must be overridden first' using errcode = 'HE001', constraint = 'referral_overridden_first';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.actor_has(VARIADIC wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select string_to_array(current_setting('hearth.roles'), ',') && wanted $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.actor_is_system(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('hearth.system') = wanted $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.actor_organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('hearth.organisation')::uuid $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.actor_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('hearth.person')::uuid $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.actor_places_households()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select actor_has('NAVIGATOR', 'COMPASS_WORKER', 'REFERRING_PRACTITIONER') $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.actor_reads_access_classes()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER') and not actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER') $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.arrival_closes_unmet_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  with days as (
    update search_day d set closed_at = hearth_now()
    where d.household_id = new.household_id and d.unmet and d.closed_at is null returning d.need_id)
  update unmet_need n set outcome = 'PLACED_LATER' from days where n.id = days.need_id;
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.close_unmet_days(wanted uuid, through date, what text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  closed uuid[];
begin
  if not exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null) then return 0; end if;
  with days as (
    update search_day d set closed_at = hearth_now()
    where d.household_id = wanted and d.unmet and d.closed_at is null and d.day <= through and d.day >= hearth_today() - 28
    returning d.need_id, d.day)
  select coalesce(array_agg(need_id order by day), '{}') into closed from days;
  update unmet_need n set outcome = what,
    family_separated = what = 'SEPARATED_BECAUSE_NO_PLACE' and n.id = closed[cardinality(closed)]
  where n.id = any (closed);
  return cardinality(closed);
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.conflicts_follow_membership()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  perform write_fund_conflicts(null, new.person_id, coalesce(nullif(current_setting('hearth.now', true), '')::timestamptz, new.starts_at));
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.counts_never_again()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% does not count again', tg_table_name using errcode = 'HE001', constraint = tg_table_name || '_counts_never_again';
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.day(moment date)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select case when isfinite(moment) then to_char(moment, 'YYYY-MM-DD') end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.duty_return_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.duty_return_in_hand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from duty_return r where r.id = new.return_id and r.status = 'SUBMITTED') then
    raise exception 'a submitted return stays as it is' using errcode = 'HE001', constraint = 'duty_return_submitted_stays';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.end_stay_to_move_on(placed uuid, day_moved date)
 RETURNS TABLE(outcome text, ended_id uuid, of_provider_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  made placement;
  stay episode;
  ready date;
  lived record;
  ahead record;
  nights record;
  live vacancy;
  draft uuid;
begin
  select p.* into made from placement p
    where p.id = placed and p.provider_id = actor_organisation() and p.outcome is null;
  if made.id is null or day_moved > hearth_today() or not actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')
    or not exists (select from spoken_code c where c.household_id = made.household_id and c.used_at = hearth_now()) then
    return query select 'NOT_AWAITED', null::uuid, null::uuid;
    return;
  end if;
  select e.* into stay from episode e where e.household_id = made.household_id and e.ended_on is null;
  if stay.id is null then
    return query select 'LIVES_NOWHERE', null::uuid, null::uuid;
    return;
  end if;
  if stay.accommodation_type = 'SANCTUARY' then
    return query select 'SANCTUARY', null::uuid, null::uuid;
    return;
  end if;
  select r.ready_on into ready from move_on_readiness r where r.episode_id = stay.id order by r.number desc limit 1;
  if ready is null or ready > day_moved then
    return query select 'NOT_READY', null::uuid, null::uuid;
    return;
  end if;

  for lived in
    select o.id, o.unit_id, o.arrive, u.service_id, u.provider_id, s.turnaround_days, s.turnaround_in_working_days
    from episode_occupancy x join occupancy o on o.id = x.occupancy_id join unit u on u.id = o.unit_id join service s on s.id = u.service_id
    where x.episode_id = stay.id and o.left_on is null order by o.unit_id
  loop
    select min(o.arrive) as next_from, min(o.arrive) filter (where o.kind = 'CLOSURE') as closes_on into ahead
      from occupancy o where o.unit_id = lived.unit_id and o.id <> lived.id and o.arrive > lived.arrive and o.ends_at > hearth_now();
    select n.leave, n.free_from into nights
      from nights_after_leaving(lived.arrive, day_moved, lived.turnaround_days, lived.turnaround_in_working_days, ahead.next_from) n;
    update occupancy o set leave = nights.leave, free_from = nights.free_from, left_on = day_moved where o.id = lived.id;

    continue when ahead.closes_on <= nights.free_from;
    select v.* into live from vacancy v where v.unit_id = lived.unit_id and v.status in ('DRAFT', 'OPEN', 'PAUSED');
    if live.id is null then
      draft := gen_random_uuid();
      insert into vacancy (id, provider_id, service_id, unit_id, status, available_from, confirmed_at, made_at)
        values (draft, lived.provider_id, lived.service_id, lived.unit_id, 'DRAFT', nights.free_from, hearth_now(), hearth_now());
      insert into vacancy_facts
        select anew.* from unit u join service s on s.id = u.service_id
          cross join lateral (select f.* from vacancy_facts f join vacancy v on v.id = f.vacancy_id
            where f.unit_id = u.id order by v.made_at desc, v.id limit 1) f
          cross join lateral jsonb_populate_record(null::vacancy_facts, to_jsonb(f) || to_jsonb(s) || to_jsonb(u) || jsonb_build_object(
            'vacancy_id', draft, 'status', 'DRAFT', 'available_from', nights.free_from, 'confirmed_at', hearth_now(),
            'do_not_use', u.do_not_use_since is not null)) anew
        where u.id = lived.unit_id;
    elsif live.status = 'DRAFT' then
      update vacancy v set available_from = nights.free_from where v.id = live.id;
      update vacancy_facts f set available_from = nights.free_from where f.vacancy_id = live.id;
    end if;
  end loop;

  update episode e set ended_on = day_moved, leaving_reason = 'PLANNED_MOVE', destination = (
      select case when s.accommodation_type = 'SECOND_STAGE' then 'SECOND_STAGE'
        when s.accommodation_type in ('REFUGE', 'SPECIALIST') then 'OTHER_REFUGE' else 'SUPPORTED_HOUSING' end
      from service s where s.id = made.service_id)
    where e.id = stay.id;
  update placement p set left_on = day_moved where p.id = stay.placement_id;
  insert into move_on (from_episode_id, to_placement_id, moved_on) values (stay.id, made.id, day_moved);
  return query select 'MOVED', stay.id, stay.provider_id;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.enqueue(task text, subject uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
        select graphile_worker.add_job(task, json_build_object('id', subject), max_attempts => 12) $function$
; -- owner hearth_worker

CREATE OR REPLACE FUNCTION public.episode_at_home_ends_with_its_job()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from sanctuary_job j where j.episode_id = new.id and j.ended_on = new.ended_on and j.end_reason = new.leaving_reason) then
    raise exception 'sanctuary ends with its job' using errcode = 'HE001', constraint = 'episode_at_home_ends_with_its_job';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.find_audit_subjects(wanted text)
 RETURNS TABLE(kind text, id uuid, whose text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select f.kind, f.id, o.name from (
    select 'household', h.id, h.registered_by_organisation_id from household h where h.reference = upper(wanted)
    union all
    select 'fund_application', a.id, a.organisation_id from fund_application a where a.reference = upper(wanted)
    union all
    select 'service', s.id, s.provider_id from service s where lower(s.name) = lower(wanted)
    union all
    select 'unit', u.id, u.provider_id from unit u where lower(u.code) = lower(wanted)
    union all
    select 'organisation', g.id, g.id from organisation g where lower(g.name) = lower(wanted)
  ) f (kind, id, organisation_id) join organisation o on o.id = f.organisation_id
  where actor_has('AUDITOR') order by f.kind, o.name, f.id limit 20 $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.find_fund_conflicts(of_application uuid, of_person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if of_person is distinct from actor_person() and not exists (select from fund_application a
    where a.id = of_application and actor_organisation() in (a.organisation_id, a.authority_id)) then return; end if;
  perform write_fund_conflicts(of_application, of_person, hearth_now());
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.free_from_of(leave date, days integer, in_working_days boolean, closes_on date)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  with recursive walk (day, still) as (
    select free_from_of.leave, case when in_working_days then days else 0 end where free_from_of.leave is not null
    union all
    select w.day + 1, w.still - case when extract(isodow from w.day + 1) < 6
      and not exists (select from bank_holiday h where h.day = w.day + 1) then 1 else 0 end
    from walk w where w.still > 0)
  select coalesce(
    (select case when closes_on >= free_from_of.leave then least(r.ready, closes_on) else r.ready end
     from (select w.day + case when in_working_days then 0 else days end as ready from walk w where w.still = 0) r),
    'infinity') $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.fund_application_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from fund_application a where a.id = new.application_id and a.status in ('DRAFT', 'MORE_INFORMATION_NEEDED')) then
    raise exception 'this application is with the fund' using errcode = 'HE001', constraint = 'fund_application_stands';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.fund_application_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.status <> new.status and (old.status, new.status) not in (
    ('DRAFT', 'SUBMITTED'), ('DRAFT', 'WITHDRAWN'),
    ('SUBMITTED', 'MORE_INFORMATION_NEEDED'), ('SUBMITTED', 'WITH_PANEL'), ('SUBMITTED', 'APPROVED'), ('SUBMITTED', 'PART_APPROVED'),
    ('SUBMITTED', 'DENIED'), ('SUBMITTED', 'WITHDRAWN'),
    ('MORE_INFORMATION_NEEDED', 'SUBMITTED'), ('MORE_INFORMATION_NEEDED', 'WITHDRAWN'),
    ('WITH_PANEL', 'MORE_INFORMATION_NEEDED'), ('WITH_PANEL', 'APPROVED'), ('WITH_PANEL', 'PART_APPROVED'), ('WITH_PANEL', 'DENIED'),
    ('WITH_PANEL', 'WITHDRAWN')) then
    raise exception 'an application does not go from % to %', old.status, new.status
      using errcode = 'HE001', constraint = 'fund_application_goes_on_so';
  end if;
  if new.status in ('APPROVED', 'PART_APPROVED', 'DENIED')
    and not exists (select from fund_decision d where d.application_id = new.id and d.outcome = new.status) then
    raise exception 'an application is decided by a decision' using errcode = 'HE001', constraint = 'fund_application_has_its_decision';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.fund_claim_goes_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update fund_claim_row r set counts = false where r.claim_id = new.id and r.counts;
  update fund_claim_invoice i set counts = false where i.claim_id = new.id and i.counts;
  return null;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.fund_claim_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (old.status, new.status) not in (('UPLOADED', 'ACCEPTED'), ('UPLOADED', 'WAITING_FOR_FUNDS'), ('UPLOADED', 'RETURNED'),
    ('UPLOADED', 'WITHDRAWN'), ('WAITING_FOR_FUNDS', 'WAITING_FOR_FUNDS'), ('WAITING_FOR_FUNDS', 'ACCEPTED')) then
    raise exception 'a claim does not go from % to %', old.status, new.status using errcode = 'HE001', constraint = 'fund_claim_moves_known';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.fund_claim_row_set_aside()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update fund_claim_invoice i set counts = false where i.id = new.invoice_id and i.counts
    and not exists (select from fund_claim_row r where r.invoice_id = i.id and r.counts);
  return null;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.fund_claim_row_under_the_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  claimant record;
begin
  for claimant in select distinct a.authority_id, a.organisation_id from added a order by 1, 2 loop
    perform pg_advisory_xact_lock(hashtextextended('fund claims ' || claimant.authority_id || ' ' || claimant.organisation_id, 0));
  end loop;
  if exists (
    select from added a
      join fund_claim c on c.id = a.claim_id
      join fund_claim_row l on l.authority_id = a.authority_id and l.organisation_id = a.organisation_id and l.client_key = a.client_key
        and l.counts and l.spent_on >= a.spent_on and l.spent_on - make_interval(months => c.rolling_months) < a.spent_on
      join fund_claim_row o on o.authority_id = a.authority_id and o.organisation_id = a.organisation_id and o.client_key = a.client_key
        and o.counts and o.spent_on <= l.spent_on and o.spent_on > l.spent_on - make_interval(months => c.rolling_months)
    where a.counts
    group by a.id, l.id, c.line_pence having sum(o.gross_pence) >= c.line_pence) then
    raise exception 'a total of a client comes to the line' using errcode = 'HE001', constraint = 'fund_claim_row_under_the_line';
  end if;
  return null;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.fund_past_help(wanted uuid, since timestamp with time zone, repeat_since timestamp with time zone, OUT awards integer, OUT pence bigint, OUT categories text[])
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select count(*) filter (where x.stands > 0 and x.awarded_at >= since)::integer,
    coalesce(sum(x.stands) filter (where x.awarded_at >= since), 0)::bigint,
    coalesce(array_agg(distinct x.category order by x.category) filter (where x.stands > 0 and x.awarded_at >= repeat_since), '{}')
  from fund_application a
    join award_household w on w.household_reference = a.household_reference and w.authority_id = a.authority_id
    join lateral (select l.awarded_at, l.category, case when l.committed_pence + l.in_payment_pence + l.paid_pence > 0
        then l.committed_pence + l.in_payment_pence + l.paid_pence
        else l.awarded_pence - least(l.awarded_pence, coalesce((select sum(r.pence) from award_release r where r.award_line_id = l.id), 0)) end as stands
      from award_line l where l.id = w.award_line_id
        and l.source_id not in (select s.id from fund_application_line s where s.application_id = a.id)) x on true
  where a.id = wanted and a.authority_id = actor_organisation() and a.submitted_at is not null
    and actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR')
    and not exists (select from fund_conflict c where c.application_id = a.id and c.person_id = actor_person()) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.hearth_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('hearth.now')::timestamptz $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.hearth_today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select (current_setting('hearth.now')::timestamptz at time zone 'Europe/London')::date $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.household_has_another_holder(household uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from case_holder c where c.household_id = household and c.until is null
    and c.organisation_id = actor_organisation())
    and exists (select from case_holder c where c.household_id = household and c.until is null
    and c.organisation_id <> actor_organisation()) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.household_has_place_at_hand(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null)
    and (exists (select from hold h where h.household_id = wanted and h.ends_at > hearth_now())
      or exists (select from placement p where p.household_id = wanted and p.outcome is null)
      or exists (select from sanctuary_job j where j.household_id = wanted and j.status in ('REQUESTED', 'ACCEPTED', 'SURVEYED'))) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.household_is_awaited(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null)
    and exists (select from placement p where p.household_id = wanted and p.outcome is null) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.household_is_registered_by(household uuid, organisation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from household h where h.id = household and h.registered_by_organisation_id = organisation) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.household_of_application(wanted uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select h.household_id from fund_application a join fund_application_household h on h.application_id = a.id
  where a.id = wanted and (
    (a.organisation_id = actor_organisation() and case a.applied_as when 'CASE_HOLDER' then actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER')
      else actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER') end)
    or (a.authority_id = actor_organisation() and a.submitted_at is not null and actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR')
      and not exists (select from fund_conflict c where c.application_id = a.id and c.person_id = actor_person()))) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.household_still_fits(wanted uuid, people integer, may_use_cots integer)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with place as (
    select h.unit_id, false as lived_in from hold h where h.household_id = wanted and h.ends_at > hearth_now()
    union all
    select p.unit_id, p.outcome is not null from placement p
      where p.household_id = wanted and (p.outcome is null or (p.outcome = 'ARRIVED' and p.left_on is null))),
  too_small as (
    select place.lived_in from place join unit u on u.id = place.unit_id where u.bedspaces < people - least(u.cots, may_use_cots))
  select case
    when not exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null)
      then 'FITS'
    when exists (select from too_small where not lived_in) then 'TOO_SMALL_HELD'
    when exists (select from too_small) then 'TOO_SMALL_LIVED_IN'
    else 'FITS' end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.instant(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select case when isfinite(moment) then to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.invoices_claimed(fund uuid, supplier_keys text[], number_keys text[])
 RETURNS TABLE(place integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select distinct k.place::integer
  from unnest(supplier_keys, number_keys) with ordinality k (supplier_key, number_key, place)
  where exists (select from fund_preapproval p where p.authority_id = fund and p.organisation_id = actor_organisation())
    and (exists (select from fund_claim_invoice i where i.authority_id = fund and i.supplier_key = k.supplier_key
        and i.number_key = k.number_key and i.counts)
      or exists (select from fund_invoice i where i.authority_id = fund and i.supplier_key = k.supplier_key and i.number_key = k.number_key)) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.keep_an_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  -- Two who end each other's role at once wait for each other here.
  perform pg_advisory_xact_lock(hashtextextended('the last administrator', 0));
  if not exists (select from membership where role = 'ADMINISTRATOR' and ends_at is null and id <> old.id) then
    raise exception 'the last administrator stays' using errcode = 'check_violation', constraint = 'membership_keeps_an_administrator';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.keep_household_of_award()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into award_household (award_line_id, authority_id, household_reference)
    select new.id, new.authority_id, a.household_reference
    from fund_application_line l join fund_application a on a.id = l.application_id
    where l.id = new.source_id and new.route = 'APPROVAL';
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.keep_household_of_claim()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into award_household (award_line_id, authority_id, household_reference)
    select new.id, new.authority_id, r.household_reference from fund_claim_row r
    where r.id = new.source_id and new.route = 'REIMBURSEMENT' and r.household_reference is not null;
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.keep_origin_of_referral()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into referral_origin (referral_id, district_id)
    select new.id, h.came_from_district_id from household h where h.id = new.household_id;
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.keep_people_of_episode(begun uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.keep_search_day(searched uuid, facts jsonb, is_unmet boolean, why text, of_needs text[], by_rules text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  kept search_day;
begin
  if not exists (select from case_holder c where c.household_id = searched and c.organisation_id = actor_organisation() and c.until is null) then return; end if;
  delete from search_day where (household_id, day) in (
    select d.household_id, d.day from search_day d where (d.day < hearth_today() and (d.closed_at is not null or not d.unmet)) or d.day < hearth_today() - 28 for update skip locked);
  delete from search_sample where id in (
    select s.id from search_sample s where s.day < hearth_today() - 28 for update skip locked);
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
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.keep_what_referral_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into referral_told (referral_id, told) 
    select new.id, jsonb_build_object('mobility', h.mobility, 'substances', h.substances, 'mentalHealth', h.mental_health,
      'inCrisis', h.in_crisis, 'recourse', h.recourse, 'pregnant', h.pregnant, 'sensory', h.sensory, 'byAndFor', h.by_and_for_group,
      'careNeeds', h.care_needs, 'learningDisability', h.learning_disability, 'people', coalesce((
        select jsonb_agg(jsonb_build_object('lead', p.lead, 'gender', p.gender, 'birthYear', p.birth_year, 'birthMonth', p.birth_month,
          'ageTold', p.age_told, 'ageToldOn', p.age_told_on) order by p.position)
        from household_person p where p.household_id = h.id and not exists (
          select from household_membership m where m.household_person_id = p.id and m.replaced_at is null and m.whereabouts = 'ELSEWHERE'
            and m.from_day <= (new.submitted_at at time zone 'Europe/London')::date
            and (m.until_day is null or m.until_day > (new.submitted_at at time zone 'Europe/London')::date))), '[]'))
    from household h where h.id = new.household_id;
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.keep_what_sanctuary_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into sanctuary_told (job_id, told) 
    select new.id, jsonb_build_object('mobility', h.mobility, 'substances', h.substances, 'mentalHealth', h.mental_health,
      'inCrisis', h.in_crisis, 'recourse', h.recourse, 'pregnant', h.pregnant, 'sensory', h.sensory, 'byAndFor', h.by_and_for_group,
      'careNeeds', h.care_needs, 'learningDisability', h.learning_disability, 'people', coalesce((
        select jsonb_agg(jsonb_build_object('lead', p.lead, 'gender', p.gender, 'birthYear', p.birth_year, 'birthMonth', p.birth_month,
          'ageTold', p.age_told, 'ageToldOn', p.age_told_on) order by p.position)
        from household_person p where p.household_id = h.id and not exists (
          select from household_membership m where m.household_person_id = p.id and m.replaced_at is null and m.whereabouts = 'ELSEWHERE'
            and m.from_day <= (new.requested_at at time zone 'Europe/London')::date
            and (m.until_day is null or m.until_day > (new.requested_at at time zone 'Europe/London')::date))), '[]'))
    from household h where h.id = new.household_id;
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.ledger_hash(transfer ledger_transfer, before bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(coalesce(before, ''::bytea) || convert_to(jsonb_build_array(transfer.id, transfer.budget_id, transfer.number,
    transfer.from_kind, transfer.to_kind, transfer.pence, transfer.reason, transfer.award_line_id, transfer.payment_id, transfer.reverses,
    transfer.on_day, instant(transfer.made_at), transfer.made_by, transfer.from_balance, transfer.to_balance)::text, 'UTF8')) $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.ledger_post()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  last ledger_transfer;
  undone ledger_transfer;
begin
  -- All accounts of the budget, in one order: whoever comes second waits here and sees what the first left.
  perform from ledger_account a where a.budget_id = new.budget_id order by a.kind for update;
  if new.reverses is not null then
    select * into undone from ledger_transfer t where t.id = new.reverses;
    if undone.budget_id <> new.budget_id or undone.from_kind <> new.to_kind or undone.to_kind <> new.from_kind
      or undone.pence <> new.pence or undone.award_line_id is distinct from new.award_line_id then
      raise exception 'a reversal is the opposite of what it reverses' using errcode = 'HE001', constraint = 'ledger_transfer_reverses_its_opposite';
    end if;
  end if;
  -- The line first: what it has not is a clearer refusal than what the whole budget has not.
  if new.award_line_id is not null then
    update award_line l set
      committed_pence = l.committed_pence + case 'COMMITTED' when new.to_kind then new.pence when new.from_kind then -new.pence else 0 end,
      in_payment_pence = l.in_payment_pence + case 'IN_PAYMENT' when new.to_kind then new.pence when new.from_kind then -new.pence else 0 end,
      paid_pence = l.paid_pence + case 'PAID' when new.to_kind then new.pence when new.from_kind then -new.pence else 0 end
    where l.id = new.award_line_id;
  end if;
  update ledger_account a set balance = a.balance - new.pence
    where a.budget_id = new.budget_id and a.kind = new.from_kind returning a.balance into new.from_balance;
  update ledger_account a set balance = a.balance + new.pence
    where a.budget_id = new.budget_id and a.kind = new.to_kind returning a.balance into new.to_balance;
  if new.from_balance is null or new.to_balance is null then
    raise exception 'the budget has no such account' using errcode = 'HE001', constraint = 'ledger_transfer_between_accounts';
  end if;
  select * into last from ledger_transfer t where t.budget_id = new.budget_id order by t.number desc limit 1;
  new.number := coalesce(last.number, 0) + 1;
  new.made_at := hearth_now();
  new.hash := ledger_hash(new, last.hash);
  return new;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.link_episode_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into episode_person_link (episode_person_id, household_person_id) 
    select new.id, same.id from (
      select p.id, row_number() over (order by p.position) as place
      from household_person p join episode e on e.household_id = p.household_id
      where e.id = new.episode_id and p.lead = new.lead
        and (p.gender, p.birth_year, p.birth_month, p.age_told, p.age_told_on) is not distinct from
          (new.gender, new.birth_year, new.birth_month, new.age_told, new.age_told_on)) same
    where same.place = (select count(*) from episode_person o
      where o.episode_id = new.episode_id and o.lead = new.lead and o.number <= new.number
        and (o.gender, o.birth_year, o.birth_month, o.age_told, o.age_told_on) is not distinct from
          (new.gender, new.birth_year, new.birth_month, new.age_told, new.age_told_on));
  return null;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.mask_services_left_alone(closing uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.name_key(written text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select regexp_replace(upper(normalize(written, NFKD)), '[^A-Z0-9]', '', 'g') $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.nights_after_leaving(arrive date, left_on date, days integer, in_working_days boolean, next_from date)
 RETURNS TABLE(leave date, free_from date)
 LANGUAGE sql
 STABLE
AS $function$
  select l.leave, least(greatest(free_from_of(l.leave, days, in_working_days, null), nights_after_leaving.arrive + 1), next_from)
  from (select least(nights_after_leaving.left_on, next_from) as leave) l $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.occupancy_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.overridable_rules()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$ select array[
  'GENDER_OF_SERVICE', 'MAXIMUM_CHILDREN', 'BOYS_UPPER_AGE', 'ADULT_DEPENDANTS', 'PETS', 'RECOURSE_TO_PUBLIC_FUNDS', 'SUBSTANCE_USE',
  'MENTAL_HEALTH', 'RISK_TO_OTHERS', 'CARE_NEEDS', 'OUT_OF_AREA', 'RISK_LEVEL'] $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.override_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if old.overridden_at is not null then
    raise exception 'a rule is overridden once' using errcode = 'HE001', constraint = 'rule_override_once';
  end if;
  if not exists (select from rule_override_reason r where r.referral_id = new.referral_id and r.rule = new.rule) then
    raise exception 'an override says who and why' using errcode = 'HE001', constraint = 'rule_override_says_why';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.own_recusals()
 RETURNS TABLE(case_id uuid, asked_at timestamp with time zone, because text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select s.case_id, s.asked_at, array_agg(c.because order by c.because)
  from panel_seat s
    join panel_case k on k.id = s.case_id and k.closed_at is null
    join fund_conflict c on c.application_id = s.application_id and c.person_id = s.person_id
  where s.person_id = actor_person() and s.authority_id = actor_organisation()
    and actor_has('PANEL_MEMBER', 'PANEL_CHAIR')
  group by s.case_id, s.asked_at $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.payee_stays_blocked()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.blocked_because = 'DECEASED' and new.blocked_because is distinct from 'DECEASED'
    and exists (select from safeguarding_alert a where a.payee_id = new.id and a.closed_at is null) then
    raise exception 'an alert about this payee is open' using errcode = 'HE001', constraint = 'payee_blocked_while_alert_is_open';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.payment_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  run payment_run;
begin
  select * into run from payment_run r where r.id = new.run_id;
  if tg_op = 'INSERT' then
    if run.status is distinct from 'DRAFT' then
      raise exception 'a run that is frozen keeps its payments' using errcode = 'HE001', constraint = 'payment_run_frozen_is_not_edited';
    end if;
    return new;
  end if;
  if (new.id, new.run_id, new.authority_id, new.award_line_id, new.budget_id, new.invoice_id, new.payee_id, new.payee_account_id, new.pence,
      new.reference, new.added_at, new.added_by)
    is distinct from (old.id, old.run_id, old.authority_id, old.award_line_id, old.budget_id, old.invoice_id, old.payee_id, old.payee_account_id,
      old.pence, old.reference, old.added_at, old.added_by) then
    raise exception 'a payment keeps what it pays' using errcode = 'HE001', constraint = 'payment_run_frozen_is_not_edited';
  end if;
  if new.status <> old.status and not (case old.status
    when 'IN_RUN' then (new.status = 'CANCELLED' and run.status in ('DRAFT', 'CANCELLED')) or (new.status = 'SENT' and run.status = 'SENT')
    -- CANCELLED: the bank refused it, and it was never paid.
    when 'SENT' then new.status in ('SETTLED', 'RETURNED', 'CANCELLED') and run.status = 'SENT'
    when 'SETTLED' then new.status = 'RETURNED'
    else false end) then
    raise exception 'no payment goes from % to %', old.status, new.status using errcode = 'HE001', constraint = 'payment_steps_in_order';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.payment_run_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  paid record;
begin
  if (new.id, new.authority_id, new.number, new.prepared_at, new.prepared_by) is distinct from
     (old.id, old.authority_id, old.number, old.prepared_at, old.prepared_by)
    or (old.status <> 'DRAFT' and (new.format, new.asked_day, new.processing_day, new.control_count, new.control_pence, new.content_hash,
      new.originator_name, new.paying_account_id, new.payable_columns, new.frozen_at, new.frozen_by) is distinct from (old.format, old.asked_day,
      old.processing_day, old.control_count, old.control_pence, old.content_hash, old.originator_name, old.paying_account_id, old.payable_columns,
      old.frozen_at, old.frozen_by))
    -- An approval stands, or is void as a whole.
    or (old.approved_at is not null and new.status <> 'FROZEN' and (new.approved_at, new.approved_by, new.approved_hash) is distinct from
      (old.approved_at, old.approved_by, old.approved_hash)) then
    raise exception 'a run that is frozen is not edited' using errcode = 'HE001', constraint = 'payment_run_frozen_is_not_edited';
  end if;
  if new.status = old.status then
    if old.status <> 'DRAFT' then
      raise exception 'a run changes by its steps alone' using errcode = 'HE001', constraint = 'payment_run_steps_in_order';
    end if;
    return new;
  end if;
  if (old.status, new.status) not in (('DRAFT', 'FROZEN'), ('DRAFT', 'CANCELLED'), ('FROZEN', 'APPROVED'), ('FROZEN', 'CANCELLED'),
    ('APPROVED', 'FROZEN'), ('APPROVED', 'FILE_MADE'), ('FILE_MADE', 'SENT'), ('SENT', 'CLOSED')) then
    raise exception 'no run goes from % to %', old.status, new.status using errcode = 'HE001', constraint = 'payment_run_steps_in_order';
  end if;
  if new.status in ('FROZEN', 'APPROVED', 'FILE_MADE', 'SENT') then
    select count(*)::integer as count, coalesce(sum(p.pence), 0)::bigint as pence into paid from payment p where p.run_id = new.id and p.status = 'IN_RUN';
    if (paid.count, paid.pence) is distinct from (new.control_count, new.control_pence) then
      raise exception 'the control totals are not those of the payments' using errcode = 'HE001', constraint = 'payment_run_totals_add_up';
    end if;
  end if;
  if (new.status in ('APPROVED', 'FILE_MADE') or old.status = 'DRAFT' and new.status = 'FROZEN') and exists (
    select from payment p join payee y on y.id = p.payee_id join payee_account a on a.id = p.payee_account_id
    where p.run_id = new.id and p.status = 'IN_RUN' and (y.blocked_at is not null
      or not exists (select from payee_account_check c where c.payee_account_id = a.id and c.confirmed)
      or exists (select from payee_account_check c where c.payee_account_id = a.id and not c.confirmed)
      or exists (select from payee_account n where n.payee_id = y.id and n.version > a.version
        and not exists (select from payee_account_check c where c.payee_account_id = n.id and not c.confirmed)))) then
    raise exception 'a payee is blocked, or its account has changed' using errcode = 'HE001', constraint = 'payment_run_pays_checked_accounts';
  end if;
  if new.status = 'APPROVED' and (
    exists (select from payment p where p.run_id = new.id and p.status = 'IN_RUN' and p.added_by = new.approved_by)
    or exists (select from payment p join ledger_transfer t on t.award_line_id = p.award_line_id
      where p.run_id = new.id and p.status = 'IN_RUN' and t.reason = 'COMMITTED' and t.made_by = new.approved_by)
    or exists (select from payment p join award_line l on l.id = p.award_line_id
      where p.run_id = new.id and p.status = 'IN_RUN' and voted_on(l.source_id, new.approved_by, new.authority_id))
    or exists (select from payment p join payee_account a on a.id = p.payee_account_id
        left join payee_account_check c on c.payee_account_id = a.id
      where p.run_id = new.id and p.status = 'IN_RUN' and new.approved_by in (a.entered_by, c.checked_by))) then
    raise exception 'who prepared, awarded or checked does not approve' using errcode = 'HE001', constraint = 'payment_run_approved_by_somebody_apart';
  end if;
  if new.status = 'FILE_MADE' and not exists (select from payment_file f where f.run_id = new.id and f.content_hash = new.content_hash) then
    raise exception 'there is no file of what was approved' using errcode = 'HE001', constraint = 'payment_run_file_is_of_its_content';
  end if;
  if new.status = 'CLOSED' and (exists (select from payment p where p.run_id = new.id and p.status in ('IN_RUN', 'SENT'))
    or exists (select from payment p join payment_return r on r.payment_id = p.id where p.run_id = new.id and r.dealt_at is null)) then
    raise exception 'a run is closed when all of it is settled or dealt with' using errcode = 'HE001', constraint = 'payment_run_closed_when_done';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.place_is_unsafe(accepted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with recursive told as (
    select coalesce(a.district_id, t.district_id) as id
    from referral r join household_unsafe_area a on a.household_id = r.household_id
      left join postcode_district_place t on t.outcode = a.outcode
    where r.id = accepted and r.organisation_id = actor_organisation() and r.status = 'ACCEPTED'),
  ground (id) as (
    select id from told
    union
    select case when s.predecessor_id = g.id then s.successor_id else s.predecessor_id end
    from ground g join district_succession s on s.status = 'MADE' and g.id in (s.predecessor_id, s.successor_id))
  select exists (
    select from referral r join service_district s on s.service_id = r.service_id join ground g on g.id = s.district_id
    where r.id = accepted and r.organisation_id = actor_organisation() and r.status = 'ACCEPTED') $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% keeps what was written', tg_table_name using errcode = 'HE001', constraint = tg_table_name || '_is_append_only';
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.sanctuary_job_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.sanctuary_job_keeps_its_slot()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.service_is_alone(wanted_type text, wanted_district uuid, but_not uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select not exists (
    select from service s join service_district d on d.service_id = s.id
    where s.accommodation_type = wanted_type and d.district_id = wanted_district and s.id <> but_not
      and s.closed_on is null and s.opened_on <= hearth_today()) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.service_keeps_its_type()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a service keeps its type' using errcode = 'HE001', constraint = 'service_keeps_its_type';
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.services_that_declined(wanted uuid)
 RETURNS TABLE(service_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select distinct r.service_id from referral r
  where r.household_id = wanted and r.status = 'DECLINED' and r.answered_at > hearth_now() - interval '12 months'
    and exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.take_case_by_code(typed bytea)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.take_preview(services uuid[], rules text[], at_least integer)
 RETURNS TABLE(outcome text, facts jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if not actor_has('PROVIDER_MANAGER') or cardinality(services) = 0 or cardinality(rules) = 0 or exists (
    select from unnest(services) wanted
    where not exists (select from service s where s.id = wanted and s.provider_id = actor_organisation())) then
    return query select 'NOT_YOURS', null::jsonb;
    return;
  end if;
  if (select count(*) from search_sample s where s.day < hearth_today() and s.day >= hearth_today() - 28) < at_least then
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
    where s.day < hearth_today() and s.day >= hearth_today() - 28 order by s.id;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.tell_of_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('hearth_changed', tg_table_name);
  return null;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.try_spoken_code(typed bytea, most_wrong integer)
 RETURNS TABLE(outcome text, household_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.unable_reasons()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$ select array[
  'NO_BEDSPACE', 'NO_SUITABLE_SIZE', 'NO_STAFF_CAPACITY', 'NEEDS_MENTAL_HEALTH', 'NEEDS_DRUG_ALCOHOL', 'NEEDS_MULTIPLE', 'NEEDS_MOBILITY',
  'NEEDS_CARE', 'NEEDS_LANGUAGE', 'NEEDS_OLDER_SON', 'NEEDS_GENDER', 'NEEDS_PET', 'FUNDING_NRPF', 'FUNDING_OTHER', 'RISK_LOCATION',
  'RISK_TO_OTHERS', 'RISK_LINK_RESIDENT', 'NOT_DA', 'CLIENT_DECLINED_LOCATION', 'CLIENT_DECLINED_TYPE', 'CLIENT_CHANGED_MIND',
  'CLIENT_NO_CONTACT', 'PLACED_ELSEWHERE', 'EXPIRED_NO_RESPONSE', 'OTHER'] $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.unit_is_no_scheme()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from service s where s.id = new.service_id and s.accommodation_type = 'SANCTUARY') then
    raise exception 'a sanctuary scheme has no units' using errcode = 'HE001', constraint = 'unit_is_of_no_sanctuary_scheme';
  end if;
  return new;
end $function$
; -- owner hearth_owner

CREATE OR REPLACE FUNCTION public.use_spoken_code(typed bytea)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update spoken_code set used_at = hearth_now()
    where code_hash = typed and used_at is null and expires_at > hearth_now() returning household_id $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.vacancy_follows(placed uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  made placement;
begin
  select * into made from placement p where p.id = placed
    and (p.organisation_id = actor_organisation() or p.provider_id = actor_organisation());
  if made.outcome is null and made.made_at = hearth_now() then
    update vacancy set status = 'FILLED' where id = made.vacancy_id and status in ('OPEN', 'PAUSED');
  elsif made.outcome in ('CANCELLED', 'DID_NOT_ARRIVE') and made.outcome_at = hearth_now() then
    update vacancy v set status = 'OPEN' where v.id = made.vacancy_id and v.status = 'FILLED'
      and not exists (select from vacancy o where o.unit_id = v.unit_id and o.status in ('DRAFT', 'OPEN', 'PAUSED'));
  end if;
  update vacancy_facts f set status = v.status from vacancy v
    where v.id = f.vacancy_id and v.id = made.vacancy_id and f.status <> v.status;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.voted_on(line uuid, person uuid, authority uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from fund_application_line f join panel_vote v on v.application_id = f.application_id
    where f.id = line and v.person_id = person and v.authority_id = authority) $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.wait_to_move_on(placed uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  changing text;
begin
  for changing in
    with awaited as (select p.unit_id, e.id as episode_id from placement p
      left join episode e on e.household_id = p.household_id and e.ended_on is null
      where p.id = placed and p.provider_id = actor_organisation() and p.outcome is null)
    select a.unit_id::text collate "C" from awaited a
    union
    select ('episode ' || a.episode_id) collate "C" from awaited a where a.episode_id is not null
    union
    select o.unit_id::text collate "C" from awaited a
      join episode_occupancy x on x.episode_id = a.episode_id join occupancy o on o.id = x.occupancy_id and o.left_on is null
    order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended(changing, 0));
  end loop;
end $function$
; -- owner hearth_cross_check

CREATE OR REPLACE FUNCTION public.write_fund_conflicts(of_application uuid, of_person uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  insert into fund_conflict (application_id, person_id, because, authority_id, found_at)
  select a.id, f.person_id, x.because, a.authority_id, at
  from fund_application a
    join (select distinct m.person_id, m.organisation_id from membership m
      where m.role in ('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR') and (m.ends_at is null or m.ends_at > at)) f
      on f.organisation_id = a.authority_id
    cross join lateral (
      select 'APPLIED' as because where a.applicant_id = f.person_id
      union all select 'HOLDS_THE_CASE' where exists (select from fund_application_household h
        join case_holder c on c.household_id = h.household_id where h.application_id = a.id and c.person_id = f.person_id)
      union all select 'WORKS_FOR_APPLICANT' where a.organisation_id <> a.authority_id and exists (select from membership m
        where m.person_id = f.person_id and m.organisation_id = a.organisation_id and m.starts_at <= at
          and (m.ends_at is null or m.ends_at > at - interval '12 months'))
      union all select 'CONNECTED_TO_APPLICANT' where exists (select from fund_connection c join organisation o on o.id = a.organisation_id
        where c.person_id = f.person_id and c.authority_id = a.authority_id and c.ended_at is null
          and (c.organisation_id = a.organisation_id or c.name_key = name_key(o.name)))
      union all select 'CONNECTED_TO_SUPPLIER' where exists (select from fund_connection c join fund_application_line l on l.application_id = a.id
        where c.person_id = f.person_id and c.authority_id = a.authority_id and c.ended_at is null and l.removed_at is null
          and c.name_key = l.supplier_key)) x
  where a.status not in ('APPROVED', 'PART_APPROVED', 'DENIED', 'WITHDRAWN')
    and (of_application is null or a.id = of_application) and (of_person is null or f.person_id = of_person)
  on conflict do nothing $function$
; -- owner hearth_cross_check

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_household AFTER INSERT ON public.award_line FOR EACH ROW EXECUTE FUNCTION keep_household_of_award();
CREATE TRIGGER keep_household_of_claim AFTER INSERT ON public.award_line FOR EACH ROW EXECUTE FUNCTION keep_household_of_claim();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.award_line FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.award_release FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON public.bank_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.bank_line FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.bank_statement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.bank_statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.bank_statement FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.case_holder FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.data_question FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER of_a_return_in_hand BEFORE INSERT OR UPDATE ON public.duty_return_answer FOR EACH ROW EXECUTE FUNCTION duty_return_in_hand();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.duty_return_answer FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.duty_return_counted FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.duty_return_counted FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER of_a_return_in_hand BEFORE INSERT OR UPDATE ON public.duty_return_outside_figure FOR EACH ROW EXECUTE FUNCTION duty_return_in_hand();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.duty_return_outside_figure FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER of_a_return_in_hand BEFORE INSERT OR UPDATE ON public.duty_return_setting FOR EACH ROW EXECUTE FUNCTION duty_return_in_hand();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.duty_return_setting FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.duty_return_submission FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.duty_return_submission FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER duty_return_guard BEFORE UPDATE ON public.duty_return FOR EACH ROW EXECUTE FUNCTION duty_return_guard();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.duty_return FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.episode_characteristic FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER link_person AFTER INSERT ON public.episode_person FOR EACH ROW EXECUTE FUNCTION link_episode_person();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.episode_person FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.episode_support FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER arrival_closes_unmet_days AFTER INSERT ON public.episode FOR EACH ROW EXECUTE FUNCTION arrival_closes_unmet_days();
CREATE TRIGGER ends_with_its_job BEFORE UPDATE ON public.episode FOR EACH ROW WHEN (((new.accommodation_type = 'SANCTUARY'::text) AND (new.ended_on IS NOT NULL) AND (old.ended_on IS NULL))) EXECUTE FUNCTION episode_at_home_ends_with_its_job();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.episode FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER only_while_open BEFORE INSERT OR UPDATE ON public.fund_application_line FOR EACH ROW EXECUTE FUNCTION fund_application_is_open();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_application_line FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER only_while_open BEFORE INSERT OR UPDATE ON public.fund_application_reason FOR EACH ROW EXECUTE FUNCTION fund_application_is_open();
CREATE TRIGGER goes_on_so BEFORE UPDATE ON public.fund_application FOR EACH ROW EXECUTE FUNCTION fund_application_moves();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_application FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER counts_never_again BEFORE UPDATE OF counts ON public.fund_claim_invoice FOR EACH ROW WHEN ((new.counts AND (NOT old.counts))) EXECUTE FUNCTION counts_never_again();
CREATE TRIGGER counts_never_again BEFORE UPDATE OF counts ON public.fund_claim_row FOR EACH ROW WHEN ((new.counts AND (NOT old.counts))) EXECUTE FUNCTION counts_never_again();
CREATE TRIGGER set_aside AFTER UPDATE OF set_aside_at ON public.fund_claim_row FOR EACH ROW WHEN ((new.set_aside_at IS NOT NULL)) EXECUTE FUNCTION fund_claim_row_set_aside();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_claim_row FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER under_the_line AFTER INSERT ON public.fund_claim_row REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION fund_claim_row_under_the_line();
CREATE TRIGGER goes_back AFTER UPDATE OF status ON public.fund_claim FOR EACH ROW WHEN ((new.status = ANY (ARRAY['RETURNED'::text, 'WITHDRAWN'::text]))) EXECUTE FUNCTION fund_claim_goes_back();
CREATE TRIGGER moves BEFORE UPDATE OF status ON public.fund_claim FOR EACH ROW EXECUTE FUNCTION fund_claim_moves();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_claim FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.fund_conflict FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_conflict FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_connection FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.fund_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_while_open BEFORE INSERT OR UPDATE ON public.fund_document FOR EACH ROW EXECUTE FUNCTION fund_application_is_open();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_document FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_invoice_line FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_invoice FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.fund_line_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_preapproval FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.fund_reservation FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.fund_setting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.hold FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.household_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.household_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.household_staying FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.household FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_transfer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.ledger_transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_post BEFORE INSERT ON public.ledger_transfer FOR EACH ROW EXECUTE FUNCTION ledger_post();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.ledger_transfer FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER conflicts_follow AFTER INSERT ON public.membership FOR EACH ROW EXECUTE FUNCTION conflicts_follow_membership();
CREATE TRIGGER keep_an_administrator BEFORE UPDATE ON public.membership FOR EACH ROW WHEN (((old.role = 'ADMINISTRATOR'::text) AND (old.ends_at IS NULL) AND (new.ends_at IS NOT NULL))) EXECUTE FUNCTION keep_an_administrator();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.move_on_readiness FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.move_on_readiness FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.move_on_readiness FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.move_on FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.move_on FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER occupancy_guard BEFORE INSERT OR UPDATE ON public.occupancy FOR EACH ROW EXECUTE FUNCTION occupancy_guard();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.occupancy FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.panel_case FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.panel_seat FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.panel_vote FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.panel_vote FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.payee_account_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.payee_account_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.payee_account_check FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.payee_account FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.payee_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.payee_account FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER stays_blocked BEFORE UPDATE ON public.payee FOR EACH ROW EXECUTE FUNCTION payee_stays_blocked();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.payee FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.paying_account FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.paying_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.payment_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.payment_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON public.payment_return FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.payment_return FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER kept BEFORE DELETE ON public.payment_run FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_run_guard BEFORE UPDATE ON public.payment_run FOR EACH ROW EXECUTE FUNCTION payment_run_guard();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.payment_run FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER kept BEFORE DELETE ON public.payment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_guard BEFORE INSERT OR UPDATE ON public.payment FOR EACH ROW EXECUTE FUNCTION payment_guard();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.payment FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.placement FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.referral_question FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER accepted_guard BEFORE UPDATE ON public.referral FOR EACH ROW WHEN (((new.status = 'ACCEPTED'::text) AND (old.status <> 'ACCEPTED'::text))) EXECUTE FUNCTION accepted_guard();
CREATE TRIGGER keep_origin AFTER INSERT ON public.referral FOR EACH ROW EXECUTE FUNCTION keep_origin_of_referral();
CREATE TRIGGER keep_told AFTER INSERT ON public.referral FOR EACH ROW EXECUTE FUNCTION keep_what_referral_told();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.referral FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER override_guard BEFORE UPDATE ON public.rule_override FOR EACH ROW EXECUTE FUNCTION override_guard();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.rule_override FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER kept BEFORE DELETE ON public.safeguarding_alert FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.safeguarding_alert FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.sanctuary_capacity FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.sanctuary_decline FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.sanctuary_decline FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.sanctuary_item FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER guard BEFORE UPDATE ON public.sanctuary_job FOR EACH ROW EXECUTE FUNCTION sanctuary_job_guard();
CREATE TRIGGER keep_told AFTER INSERT ON public.sanctuary_job FOR EACH ROW EXECUTE FUNCTION keep_what_sanctuary_told();
CREATE TRIGGER keeps_its_slot AFTER INSERT OR UPDATE OF status, episode_id ON public.sanctuary_job FOR EACH ROW EXECUTE FUNCTION sanctuary_job_keeps_its_slot();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.sanctuary_job FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.sanctuary_review FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.sanctuary_scheme FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.sanctuary_survey FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.sanctuary_survey FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.sanctuary_survey FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.sanctuary_unchecked FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.sanctuary_unchecked FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keeps_its_type BEFORE UPDATE ON public.service FOR EACH ROW WHEN ((new.accommodation_type <> old.accommodation_type)) EXECUTE FUNCTION service_keeps_its_type();
CREATE TRIGGER of_no_scheme BEFORE INSERT ON public.unit FOR EACH ROW EXECUTE FUNCTION unit_is_no_scheme();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.unit FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER tell_of_change AFTER INSERT OR DELETE OR UPDATE ON public.vacancy FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();

-- Grants

grant delete, insert, select on portal_session to hearth_app;
grant delete, insert, select, update on household_unsafe_area to hearth_app;
grant delete, insert, select, update on rule_preview to hearth_cross_check;
grant delete, insert, select, update on search_day to hearth_cross_check;
grant delete, insert, select, update on search_sample to hearth_cross_check;
grant delete, insert, select, update on unmet_need to hearth_cross_check;
grant execute on function close_unmet_days(uuid,date,text) to hearth_app;
grant execute on function end_stay_to_move_on(uuid,date) to hearth_app;
grant execute on function enqueue(text,uuid) to hearth_app;
grant execute on function find_audit_subjects(text) to hearth_app;
grant execute on function find_fund_conflicts(uuid,uuid) to hearth_app;
grant execute on function fund_past_help(uuid,timestamp with time zone,timestamp with time zone) to hearth_app;
grant execute on function household_has_another_holder(uuid) to hearth_app;
grant execute on function household_has_place_at_hand(uuid) to hearth_app;
grant execute on function household_is_awaited(uuid) to hearth_app;
grant execute on function household_is_registered_by(uuid,uuid) to hearth_app;
grant execute on function household_of_application(uuid) to hearth_app;
grant execute on function household_still_fits(uuid,integer,integer) to hearth_app;
grant execute on function invoices_claimed(uuid,text[],text[]) to hearth_app;
grant execute on function keep_people_of_episode(uuid) to hearth_app;
grant execute on function keep_search_day(uuid,jsonb,boolean,text,text[],text[]) to hearth_app;
grant execute on function mask_services_left_alone(uuid) to hearth_app;
grant execute on function own_recusals() to hearth_app;
grant execute on function place_is_unsafe(uuid) to hearth_app;
grant execute on function service_is_alone(text,uuid,uuid) to hearth_app;
grant execute on function services_that_declined(uuid) to hearth_app;
grant execute on function take_case_by_code(bytea) to hearth_app;
grant execute on function take_preview(uuid[],text[],integer) to hearth_app;
grant execute on function try_spoken_code(bytea,integer) to hearth_app;
grant execute on function use_spoken_code(bytea) to hearth_app;
grant execute on function vacancy_follows(uuid) to hearth_app;
grant execute on function voted_on(uuid,uuid,uuid) to hearth_app;
grant execute on function wait_to_move_on(uuid) to hearth_app;
grant insert (budget_id, authority_id, kind) on ledger_account to hearth_app;
grant insert (id, at, person_id, organisation_id, system, action, refused, subject_kind, subject_id, about_organisation_id, reason) on audit_entry to hearth_app;
grant insert (id, authority_id, budget_id, from_kind, to_kind, pence, reason, award_line_id, payment_id, reverses, on_day, made_by) on ledger_transfer to hearth_app;
grant insert (id, authority_id, budget_id, route, source_id, organisation_id, category, supplier, awarded_pence, awarded_at) on award_line to hearth_app;
grant insert (job_id, organisation_id, provider_id, household_id, sealed, recorded_at) on sanctuary_location to hearth_app;
grant insert (service_id, provider_id, district_id, week_start, slots, published_at) on sanctuary_capacity to hearth_app;
grant insert (service_id, provider_id, risk_to, risk_consider_to, tenures_taken, tenures_considered, landlords_scheme_first, no_recourse, items, set_at) on sanctuary_scheme to hearth_app;
grant insert, select on admission_policy to hearth_app;
grant insert, select on audit_seal to hearth_app;
grant insert, select on award_household to hearth_cross_check;
grant insert, select on award_release to hearth_app;
grant insert, select on bank_line to hearth_app;
grant insert, select on bank_statement to hearth_app;
grant insert, select on case_holder to hearth_app;
grant insert, select on data_question to hearth_app;
grant insert, select on duty_return to hearth_app;
grant insert, select on duty_return_answer to hearth_app;
grant insert, select on duty_return_counted to hearth_app;
grant insert, select on duty_return_outside_figure to hearth_app;
grant insert, select on duty_return_setting to hearth_app;
grant insert, select on duty_return_submission to hearth_app;
grant insert, select on entry_rules to hearth_app;
grant insert, select on episode to hearth_app;
grant insert, select on episode_characteristic to hearth_app;
grant insert, select on episode_occupancy to hearth_app;
grant insert, select on episode_origin to hearth_cross_check;
grant insert, select on episode_person to hearth_app;
grant insert, select on episode_person to hearth_cross_check;
grant insert, select on episode_person_link to hearth_cross_check;
grant insert, select on episode_support to hearth_app;
grant insert, select on fund_application to hearth_app;
grant insert, select on fund_application_household to hearth_app;
grant insert, select on fund_application_line to hearth_app;
grant insert, select on fund_application_reason to hearth_app;
grant insert, select on fund_budget to hearth_app;
grant insert, select on fund_claim to hearth_app;
grant insert, select on fund_claim_invoice to hearth_app;
grant insert, select on fund_claim_row to hearth_app;
grant insert, select on fund_conflict to hearth_app;
grant insert, select on fund_conflict to hearth_cross_check;
grant insert, select on fund_connection to hearth_app;
grant insert, select on fund_decision to hearth_app;
grant insert, select on fund_document to hearth_app;
grant insert, select on fund_invoice to hearth_app;
grant insert, select on fund_invoice_line to hearth_app;
grant insert, select on fund_line_decision to hearth_app;
grant insert, select on fund_preapproval to hearth_app;
grant insert, select on fund_question to hearth_app;
grant insert, select on fund_reservation to hearth_app;
grant insert, select on fund_setting to hearth_app;
grant insert, select on hold to hearth_app;
grant insert, select on household to hearth_app;
grant insert, select on household_answer to hearth_app;
grant insert, select on household_closing to hearth_app;
grant insert, select on household_immigration to hearth_app;
grant insert, select on household_link to hearth_app;
grant insert, select on household_membership to hearth_app;
grant insert, select on household_staying to hearth_app;
grant insert, select on household_trans_history to hearth_app;
grant insert, select on idempotency_key to hearth_app;
grant insert, select on membership to hearth_app;
grant insert, select on move_on to hearth_cross_check;
grant insert, select on move_on_readiness to hearth_app;
grant insert, select on occupancy to hearth_app;
grant insert, select on occupancy_people to hearth_app;
grant insert, select on organisation to hearth_app;
grant insert, select on organisation_contact to hearth_app;
grant insert, select on outbox_message to hearth_app;
grant insert, select on panel_case to hearth_app;
grant insert, select on panel_recommendation to hearth_app;
grant insert, select on panel_seat to hearth_app;
grant insert, select on panel_vote to hearth_app;
grant insert, select on payee to hearth_app;
grant insert, select on payee_account to hearth_app;
grant insert, select on payee_account_check to hearth_app;
grant insert, select on paying_account to hearth_app;
grant insert, select on payment to hearth_app;
grant insert, select on payment_file to hearth_app;
grant insert, select on payment_return to hearth_app;
grant insert, select on payment_run to hearth_app;
grant insert, select on person to hearth_app;
grant insert, select on placement to hearth_app;
grant insert, select on quality_mark to hearth_app;
grant insert, select on referral to hearth_app;
grant insert, select on referral_decline to hearth_app;
grant insert, select on referral_origin to hearth_cross_check;
grant insert, select on referral_question to hearth_app;
grant insert, select on referral_told to hearth_cross_check;
grant insert, select on refuge_location to hearth_app;
grant insert, select on rule_override to hearth_app;
grant insert, select on rule_override_reason to hearth_app;
grant insert, select on safeguarding_alert to hearth_app;
grant insert, select on sanctuary_decline to hearth_app;
grant insert, select on sanctuary_item to hearth_app;
grant insert, select on sanctuary_job to hearth_app;
grant insert, select on sanctuary_review to hearth_app;
grant insert, select on sanctuary_survey to hearth_app;
grant insert, select on sanctuary_told to hearth_cross_check;
grant insert, select on sanctuary_unchecked to hearth_app;
grant insert, select on sealing_key to hearth_app;
grant insert, select on search to hearth_app;
grant insert, select on search_match to hearth_app;
grant insert, select on service_commissioning to hearth_app;
grant insert, select on service_district to hearth_app;
grant insert, select on spoken_code to hearth_app;
grant insert, select on spoken_code_try to hearth_cross_check;
grant insert, select on unchecked_safety to hearth_app;
grant insert, select on unit to hearth_app;
grant insert, select on unit_void to hearth_app;
grant insert, select on vacancy to hearth_app;
grant insert, select on vacancy to hearth_cross_check;
grant insert, select on vacancy_facts to hearth_cross_check;
grant insert, select, update on case_holder to hearth_cross_check;
grant insert, select, update on household_person to hearth_app;
grant insert, select, update on service to hearth_app;
grant insert, select, update on vacancy_facts to hearth_app;
grant select on audit_entry to hearth_app;
grant select on award_household to hearth_app;
grant select on award_line to hearth_app;
grant select on award_line to hearth_cross_check;
grant select on award_release to hearth_cross_check;
grant select on bank_holiday to hearth_app;
grant select on bank_holiday to hearth_cross_check;
grant select on district to hearth_app;
grant select on district to hearth_cross_check;
grant select on district_neighbour to hearth_app;
grant select on district_neighbour to hearth_cross_check;
grant select on district_succession to hearth_app;
grant select on district_succession to hearth_cross_check;
grant select on episode to hearth_cross_check;
grant select on episode_occupancy to hearth_cross_check;
grant select on episode_origin to hearth_app;
grant select on episode_person_link to hearth_app;
grant select on fund_application to hearth_cross_check;
grant select on fund_application_household to hearth_cross_check;
grant select on fund_application_line to hearth_cross_check;
grant select on fund_claim_invoice to hearth_cross_check;
grant select on fund_claim_row to hearth_cross_check;
grant select on fund_connection to hearth_cross_check;
grant select on fund_invoice to hearth_cross_check;
grant select on fund_preapproval to hearth_cross_check;
grant select on hold to hearth_cross_check;
grant select on household to hearth_cross_check;
grant select on household_membership to hearth_cross_check;
grant select on household_person to hearth_cross_check;
grant select on household_unsafe_area to hearth_cross_check;
grant select on ledger_account to hearth_app;
grant select on ledger_account to hearth_cross_check;
grant select on ledger_transfer to hearth_app;
grant select on ledger_transfer to hearth_cross_check;
grant select on membership to hearth_cross_check;
grant select on move_on_readiness to hearth_cross_check;
grant select on occupancy to hearth_cross_check;
grant select on organisation to hearth_cross_check;
grant select on panel_case to hearth_cross_check;
grant select on panel_seat to hearth_cross_check;
grant select on panel_vote to hearth_cross_check;
grant select on placement to hearth_cross_check;
grant select on postcode_district to hearth_app;
grant select on postcode_district to hearth_cross_check;
grant select on postcode_district_place to hearth_app;
grant select on postcode_district_place to hearth_cross_check;
grant select on referral to hearth_cross_check;
grant select on referral_origin to hearth_app;
grant select on referral_told to hearth_app;
grant select on rule_preview to hearth_app;
grant select on sanctuary_capacity to hearth_app;
grant select on sanctuary_capacity to hearth_cross_check;
grant select on sanctuary_job to hearth_cross_check;
grant select on sanctuary_location to hearth_app;
grant select on sanctuary_location to hearth_cross_check;
grant select on sanctuary_scheme to hearth_app;
grant select on sanctuary_told to hearth_app;
grant select on search_day to hearth_app;
grant select on service to hearth_cross_check;
grant select on service_district to hearth_cross_check;
grant select on spoken_code to hearth_cross_check;
grant select on unit to hearth_cross_check;
grant select on unmet_need to hearth_app;
grant update (answer, answered_at, answered_by) on referral_question to hearth_app;
grant update (answer, recorded_at, recorded_by) on episode_characteristic to hearth_app;
grant update (answer, told_at) on household_trans_history to hearth_app;
grant update (answer_sealed, answered_at, answered_by) on fund_question to hearth_app;
grant update (balance) on ledger_account to hearth_cross_check;
grant update (blocked_at, blocked_because) on payee to hearth_app;
grant update (chase_on) on unit_void to hearth_app;
grant update (closed_at, closed_by, outcome) on panel_case to hearth_app;
grant update (code, bedspaces, cots, bedrooms, self_contained, step_free, ground_floor, lift, wet_room, wheelchair_accessible, do_not_use_since, vibrating_alarm, shared_kitchen, shared_bathroom, shared_room) on unit to hearth_app;
grant update (code_hash, issued_at, expires_at, used_at) on spoken_code to hearth_app;
grant update (committed_pence, in_payment_pence, paid_pence) on award_line to hearth_cross_check;
grant update (counts) on fund_claim_invoice to hearth_app;
grant update (counts, set_aside_because, set_aside_at, set_aside_by, evidence_asked_at, evidence_asked_by, evidence_note, evidence_seen_at, evidence_seen_by) on fund_claim_row to hearth_app;
grant update (dealt_at, dealt_by, decision, reason) on payment_return to hearth_app;
grant update (district_id) on episode_origin to hearth_cross_check;
grant update (duty_email) on organisation_contact to hearth_app;
grant update (ended_at) on fund_connection to hearth_app;
grant update (ended_at) on person to hearth_app;
grant update (ended_on, leaving_reason, destination) on episode to hearth_app;
grant update (ended_on, leaving_reason, destination) on episode to hearth_cross_check;
grant update (ends_at) on membership to hearth_app;
grant update (first_given_on, recorded_at, recorded_by) on episode_support to hearth_app;
grant update (given_up_at, used_by_row_id) on fund_reservation to hearth_app;
grant update (held_on, still_safe, support_needed, recorded_at, recorded_by) on sanctuary_review to hearth_app;
grant update (kind, leave, free_from, claimed_at, ends_at, arrived_on, left_on) on occupancy to hearth_app;
grant update (leave, free_from, left_on) on occupancy to hearth_cross_check;
grant update (left_on) on placement to hearth_cross_check;
grant update (may_be_opened) on sanctuary_location to hearth_cross_check;
grant update (name, closed_at) on organisation to hearth_app;
grant update (occupancy_id, ends_at, ended_because) on hold to hearth_app;
grant update (occupancy_id, outcome, outcome_at, left_on) on placement to hearth_app;
grant update (organisation_id, last_seen_at) on portal_session to hearth_app;
grant update (overridden_at) on rule_override to hearth_app;
grant update (payment_id, cleared_at, cleared_by, cleared_because) on bank_line to hearth_app;
grant update (people, may_use_cots) on occupancy_people to hearth_app;
grant update (policy, legal_basis, from_day, set_at) on admission_policy to hearth_app;
grant update (position, category, what, supplier, supplier_key, net_pence, vat_pence, gross_pence, removed_at) on fund_application_line to hearth_app;
grant update (proposed_on, dropped_on, fitted_on, removed_on) on sanctuary_item to hearth_app;
grant update (reopened_at) on household_closing to hearth_app;
grant update (replaced_at) on fund_document to hearth_app;
grant update (replaced_at) on household_membership to hearth_app;
grant update (risk_to, risk_consider_to, tenures_taken, tenures_considered, landlords_scheme_first, no_recourse, items, set_at) on sanctuary_scheme to hearth_app;
grant update (rules, set_at) on entry_rules to hearth_app;
grant update (sealed, recorded_at) on fund_application_reason to hearth_app;
grant update (sealed, recorded_at) on refuge_location to hearth_app;
grant update (sent_at, failed_at) on outbox_message to hearth_app;
grant update (settled_by, settled_at) on data_question to hearth_app;
grant update (shown_district_id, shown_sub_region) on service to hearth_cross_check;
grant update (slots, published_at) on sanctuary_capacity to hearth_app;
grant update (status, answered_at, household_answer_by, household_answered_at, shown_reason) on referral to hearth_app;
grant update (status, available_from) on vacancy to hearth_cross_check;
grant update (status, available_from, confirmed_at, note) on vacancy to hearth_app;
grant update (status, available_from, shown_district_id, shown_sub_region) on vacancy_facts to hearth_cross_check;
grant update (status, decided_at, decided_by, comments) on fund_claim to hearth_app;
grant update (status, facts, landlord_consent, flag_home, may_know, answered_at, shown_reason, episode_id, first_fitted_on, fitted_on, ended_on, end_reason) on sanctuary_job to hearth_app;
grant update (status, format, asked_day, processing_day, control_count, control_pence, content_hash, originator_name, paying_account_id, payable_columns, frozen_at, frozen_by, approved_at, approved_by, approved_hash, sent_at, sent_by, sent_how, closed_at, cancelled_at, cancelled_because) on payment_run to hearth_app;
grant update (status, mvdac_from, mvdac_to, told_at) on household_immigration to hearth_app;
grant update (status, needed_from, needed_by, mobility, substances, mental_health, in_crisis, recourse, unsafe_areas_asked, pregnant, due_on, sensory, pets, languages, interpreter_wanted, care_needs, learning_disability, risk_level, risk_tool, dash_score, risk_on, risk_note, risk_to_others, by_and_for_need, by_and_for_group, faith_diet, came_from_district_id, stay_near, stay_days, share_kitchen, share_bathroom, share_room, rent_cover, night_work, flexible) on household to hearth_app;
grant update (status, prepared_by, reviewed_by, reviewed_at, reviewed_hash, submitted_by, submitted_at) on duty_return to hearth_app;
grant update (status, settled_on) on payment to hearth_app;
grant update (stream, status, submitted_at, decide_by) on fund_application to hearth_app;
grant update (subject_id) on idempotency_key to hearth_app;
grant update (taken) on sanctuary_capacity to hearth_cross_check;
grant update (taken_at, taken_by, closed_at, closed_by, outcome) on safeguarding_alert to hearth_app;
grant update (unlinked_at) on household_link to hearth_app;
grant update (until) on case_holder to hearth_app;
grant update (until_day) on fund_preapproval to hearth_app;
grant update (until_day) on quality_mark to hearth_app;
grant update (until_day) on service_commissioning to hearth_app;
grant update (used_at) on spoken_code to hearth_cross_check;
grant update (value, answered_by, answered_at) on duty_return_answer to hearth_app;
grant update (value, set_by, set_at, confirmed_by, confirmed_at, source) on duty_return_setting to hearth_app;
grant update (wants_to_stay, lives_there, may_enter, order_keeps_out, order_ends_on, tenure, landlord, landlord_consent, landlords_scheme, home_district_id, told_at) on household_staying to hearth_app;
grant update (withdrawn_at) on duty_return_outside_figure to hearth_app;
