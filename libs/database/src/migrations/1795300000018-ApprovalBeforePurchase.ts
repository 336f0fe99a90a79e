import { migration } from '../migration';

/**
 * Approval before purchase: applications by line with quotes, the officer's and the panel's decisions, conflicts of
 * interest, and why money of an award was given back.
 *
 * Who reads an application is decided in one place, the policies of `fund_application`; all that hangs on it is read by
 * whoever reads it. The household has a table of its own, which the fund never reads. A conflict is a row, written by
 * the database, that those policies compare with: who is tied to a case finds nothing of it, whatever the code does.
 */
export const ApprovalBeforePurchase1795300000018 = migration(
  'ApprovalBeforePurchase1795300000018',
  ({ app, crossCheck }) => {
    const organisation = '(select actor_organisation())';
    const person = '(select actor_person())';
    const applicant = `(select actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER', 'PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'))`;
    const applies = `(organisation_id = ${organisation} and ${applicant})`;
    const officer = `(authority_id = ${organisation} and (select actor_has('FUND_OFFICER')))`;
    const panel = `(authority_id = ${organisation} and (select actor_has('PANEL_MEMBER', 'PANEL_CHAIR')))`;
    const decides = `(authority_id = ${organisation} and (select actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR')))`;
    const free = (column: string): string =>
      `${column} <> all (array(select c.application_id from fund_conflict c where c.person_id = ${person}))`;
    // Of one organisation that does both, whoever places households reads what is asked for those, and whoever runs the
    // places what is asked for residents.
    const appliesSo = `(organisation_id = ${organisation} and case applied_as
      when 'CASE_HOLDER' then (select actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER'))
      else (select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER')) end)`;
    const withIt = 'application_id in (select a.id from fund_application a)';
    const appliesToIt = `(${applies} and ${withIt})`;
    return `
-- Who is tied to an application and so decides nothing of it. Rows are never taken back.
create table fund_conflict (
  application_id uuid not null,
  person_id uuid not null,
  because text not null constraint fund_conflict_because_known check (because in
    ('APPLIED', 'HOLDS_THE_CASE', 'WORKS_FOR_APPLICANT', 'CONNECTED_TO_APPLICANT', 'CONNECTED_TO_SUPPLIER', 'DECLARED')),
  authority_id uuid not null references organisation (id),
  found_at timestamptz not null,
  primary key (application_id, person_id, because)
);
create index fund_conflict_by_person on fund_conflict (person_id, application_id);
create policy known_to_the_fund on fund_conflict for select to ${app}
  using (person_id = ${person} or ${decides});
create policy declared_by_oneself on fund_conflict for insert to ${app}
  with check (${decides} and person_id = ${person} and because = 'DECLARED');
grant select, insert on fund_conflict to ${app};
create trigger append_only before update or delete on fund_conflict for each row execute function refuse_change();

-- What somebody of the fund is tied to in general: an organisation, or whoever has this name.
create table fund_connection (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  person_id uuid not null,
  organisation_id uuid references organisation (id),
  name text not null constraint fund_connection_name_is_short check (length(name) between 1 and 120),
  name_key text not null constraint fund_connection_name_key_shape check (name_key ~ '^[A-Z0-9]+$'),
  nature text not null constraint fund_connection_nature_known check (nature in ('WORKS_FOR', 'OWNS_OR_TRUSTEE', 'FAMILY_OR_FRIEND', 'OTHER')),
  registered_at timestamptz not null,
  ended_at timestamptz,
  constraint fund_connection_lasts check (ended_at >= registered_at)
);
create unique index fund_connection_once on fund_connection (person_id, authority_id, name_key) where ended_at is null;
create policy own on fund_connection for select to ${app} using (person_id = ${person} or ${officer});
create policy registered_by_oneself on fund_connection for insert to ${app}
  with check (${decides} and person_id = ${person} and ended_at is null);
create policy ended_by_oneself on fund_connection for update to ${app} using (person_id = ${person}) with check (person_id = ${person});
grant select, insert, update (ended_at) on fund_connection to ${app};

-- A referral of an application to the panel, and whom it asked. The seat names the application too: a policy compares it.
create table panel_seat (
  case_id uuid not null,
  application_id uuid not null,
  authority_id uuid not null references organisation (id),
  person_id uuid not null,
  chair boolean not null,
  asked_at timestamptz not null,
  primary key (case_id, person_id)
);
create index panel_seat_by_person on panel_seat (person_id, application_id);
create policy asked on panel_seat for select to ${app} using (${decides} and ${free('application_id')});
create policy asked_by_an_officer on panel_seat for insert to ${app} with check (${officer});
grant select, insert on panel_seat to ${app};

create table fund_application (
  id uuid primary key,
  reference text not null constraint fund_application_reference_once unique,
  authority_id uuid not null references organisation (id),
  -- Who asks, and for whom: by reference. Which household that is stands elsewhere.
  organisation_id uuid not null references organisation (id),
  applicant_id uuid not null,
  applied_as text not null constraint fund_application_applied_as_known check (applied_as in ('CASE_HOLDER', 'PROVIDER')),
  household_reference text not null,
  stream text not null constraint fund_application_stream_known check (stream in ('SEEK', 'SUSTAIN')),
  status text not null constraint fund_application_status_known check (status in
    ('DRAFT', 'SUBMITTED', 'MORE_INFORMATION_NEEDED', 'WITH_PANEL', 'APPROVED', 'PART_APPROVED', 'DENIED', 'WITHDRAWN')),
  made_at timestamptz not null,
  -- Of the latest submission; null: the fund knows nothing of it.
  submitted_at timestamptz,
  decide_by date,
  constraint fund_application_is_of_both unique (id, authority_id, organisation_id),
  constraint fund_application_is_of_its_authority unique (id, authority_id),
  constraint fund_application_submitted_has_a_target check ((submitted_at is null) = (decide_by is null)),
  constraint fund_application_the_fund_decides_what_it_knows check (status in ('DRAFT', 'WITHDRAWN') or submitted_at is not null)
);
create index fund_application_by_organisation on fund_application (organisation_id, made_at desc, id desc);
create index fund_application_by_authority on fund_application (authority_id, made_at desc, id desc);
create policy asked_for on fund_application for select to ${app} using (${appliesSo});
create policy read_by_an_officer on fund_application for select to ${app}
  using (${officer} and submitted_at is not null and ${free('id')});
create policy read_by_the_panel_asked on fund_application for select to ${app}
  using (${panel} and submitted_at is not null and ${free('id')}
    and id in (select s.application_id from panel_seat s where s.person_id = ${person}));
create policy asked_for_anew on fund_application for insert to ${app}
  with check (${appliesSo} and applicant_id = ${person} and status = 'DRAFT' and submitted_at is null);
create policy changed_by_the_applicant on fund_application for update to ${app}
  using (${appliesSo}) with check (${appliesSo} and status in ('DRAFT', 'SUBMITTED', 'MORE_INFORMATION_NEEDED', 'WITHDRAWN'));
create policy decided_by_the_fund on fund_application for update to ${app}
  using (${decides} and ${free('id')})
  with check (${decides} and status in ('SUBMITTED', 'MORE_INFORMATION_NEEDED', 'WITH_PANEL', 'APPROVED', 'PART_APPROVED', 'DENIED'));
grant select, insert, update (stream, status, submitted_at, decide_by) on fund_application to ${app};

-- Whose application it is, and where they live or are to live. The fund does not read it.
create table fund_application_household (
  application_id uuid primary key references fund_application (id),
  organisation_id uuid not null,
  household_id uuid not null references household (id),
  placement_id uuid references placement (id),
  episode_id uuid references episode (id)
);
create index fund_application_household_by_household on fund_application_household (household_id);
create policy asked_for on fund_application_household for select to ${app} using (${appliesToIt});
-- A case of one's own, or whoever lives with one now.
create policy asked_for_ones_own on fund_application_household for insert to ${app} with check (${appliesToIt} and (
  exists (select from case_holder c where c.household_id = fund_application_household.household_id and c.organisation_id = ${organisation} and c.until is null)
  or exists (select from episode e where e.id = fund_application_household.episode_id and e.household_id = fund_application_household.household_id
    and e.provider_id = ${organisation} and e.ended_on is null)));
grant select, insert on fund_application_household to ${app};

create table fund_application_line (
  id uuid primary key,
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  position integer not null,
  category text not null,
  what text not null constraint fund_application_line_what_is_short check (length(what) between 1 and 200),
  supplier text not null constraint fund_application_line_supplier_is_short check (length(supplier) between 1 and 120),
  supplier_key text not null constraint fund_application_line_supplier_key_shape check (supplier_key ~ '^[A-Z0-9]+$'),
  net_pence bigint not null constraint fund_application_line_net_not_negative check (net_pence >= 0),
  vat_pence bigint not null constraint fund_application_line_vat_not_negative check (vat_pence >= 0),
  gross_pence bigint not null constraint fund_application_line_adds_up check (gross_pence = net_pence + vat_pence and gross_pence > 0),
  removed_at timestamptz,
  foreign key (application_id, authority_id, organisation_id) references fund_application (id, authority_id, organisation_id),
  constraint fund_application_line_is_asked_for unique (id, application_id, gross_pence),
  constraint fund_application_line_is_of_its_application unique (id, application_id)
);
create index fund_application_line_by_application on fund_application_line (application_id, position);
create policy read_with_it on fund_application_line for select to ${app} using (${withIt});
create policy asked_for on fund_application_line for insert to ${app} with check (${appliesToIt});
create policy changed_by_the_applicant on fund_application_line for update to ${app} using (${appliesToIt}) with check (${appliesToIt});
grant select, insert, update (position, category, what, supplier, supplier_key, net_pence, vat_pence, gross_pence, removed_at)
  on fund_application_line to ${app};

-- Why, in the applicant's words: sealed under the household's key, for they may name somebody after all.
create table fund_application_reason (
  application_id uuid primary key,
  authority_id uuid not null,
  organisation_id uuid not null,
  sealed bytea not null,
  recorded_at timestamptz not null,
  foreign key (application_id, authority_id, organisation_id) references fund_application (id, authority_id, organisation_id)
);
create policy read_with_it on fund_application_reason for select to ${app} using (${withIt});
create policy told_by_the_applicant on fund_application_reason for insert to ${app} with check (${appliesToIt});
create policy told_anew on fund_application_reason for update to ${app} using (${appliesToIt}) with check (${appliesToIt});
grant select, insert, update (sealed, recorded_at) on fund_application_reason to ${app};

-- What the fund must know before it decides; the answer is sealed like the reason.
create table fund_question (
  id uuid primary key,
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  question text not null constraint fund_question_is_short check (length(question) between 1 and 1000),
  asked_at timestamptz not null,
  asked_by uuid not null,
  answer_sealed bytea,
  answered_at timestamptz,
  answered_by uuid,
  foreign key (application_id, authority_id, organisation_id) references fund_application (id, authority_id, organisation_id),
  constraint fund_question_answered_by_somebody check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (answer_sealed is null))
);
create unique index fund_question_one_open on fund_question (application_id) where answered_at is null;
create policy read_with_it on fund_question for select to ${app} using (${withIt});
create policy asked_by_the_fund on fund_question for insert to ${app}
  with check (${decides} and asked_by = ${person} and answered_at is null and ${free('application_id')});
create policy answered_by_the_applicant on fund_question for update to ${app} using (${appliesToIt} and answered_at is null) with check (${appliesToIt});
grant select, insert, update (answer_sealed, answered_at, answered_by) on fund_question to ${app};

-- A quote, sealed under the household's key. No name of the file is kept: people put names into names.
create table fund_document (
  id uuid primary key,
  application_id uuid not null,
  line_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  content_type text not null constraint fund_document_type_known check (content_type in ('application/pdf', 'image/png', 'image/jpeg')),
  size_bytes integer not null constraint fund_document_size check (size_bytes between 1 and 5242880),
  sha256 bytea not null,
  sealed bytea not null,
  attached_at timestamptz not null,
  attached_by uuid not null,
  replaced_at timestamptz,
  foreign key (application_id, authority_id, organisation_id) references fund_application (id, authority_id, organisation_id),
  foreign key (line_id, application_id) references fund_application_line (id, application_id)
);
create unique index fund_document_one_for_a_line on fund_document (line_id) where replaced_at is null;
create index fund_document_by_content on fund_document (authority_id, sha256);
create policy read_with_it on fund_document for select to ${app} using (${withIt});
create policy attached_by_the_applicant on fund_document for insert to ${app}
  with check (${appliesToIt} and attached_by = ${person} and replaced_at is null);
create policy replaced_by_the_applicant on fund_document for update to ${app} using (${appliesToIt}) with check (${appliesToIt});
grant select, insert, update (replaced_at) on fund_document to ${app};

create table panel_case (
  id uuid primary key,
  application_id uuid not null,
  authority_id uuid not null,
  referred_at timestamptz not null,
  referred_by uuid not null,
  -- The last moment for a vote.
  vote_by timestamptz not null,
  -- As the settings were when it was referred.
  quorum integer not null constraint panel_case_quorum_sane check (quorum between 1 and 15),
  closed_at timestamptz,
  closed_by uuid,
  outcome text constraint panel_case_outcome_known check (outcome in ('AGREE', 'DENY', 'MORE_INFORMATION')),
  foreign key (application_id, authority_id) references fund_application (id, authority_id),
  constraint panel_case_closed_with_an_outcome check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null)),
  constraint panel_case_is_of_its_application unique (id, application_id, authority_id)
);
create unique index panel_case_one_open on panel_case (application_id) where closed_at is null;
create policy read_by_the_fund on panel_case for select to ${app} using (${decides} and ${free('application_id')});
create policy referred_by_an_officer on panel_case for insert to ${app}
  with check (${officer} and referred_by = ${person} and closed_at is null and ${free('application_id')});
create policy closed_by_the_panel on panel_case for update to ${app}
  using (${panel} and ${free('application_id')} and closed_at is null) with check (${panel} and closed_by = ${person});
grant select, insert, update (closed_at, closed_by, outcome) on panel_case to ${app};
alter table panel_seat add foreign key (case_id, application_id, authority_id) references panel_case (id, application_id, authority_id);

create table panel_recommendation (
  case_id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  line_id uuid not null,
  requested_pence bigint not null,
  pence bigint not null constraint panel_recommendation_within_what_was_asked check (pence between 0 and requested_pence),
  cut_because text constraint panel_recommendation_reason_is_short check (length(cut_because) between 3 and 500),
  allowed_because text constraint panel_recommendation_allowed_is_short check (length(allowed_because) between 3 and 500),
  primary key (case_id, line_id),
  foreign key (case_id, application_id, authority_id) references panel_case (id, application_id, authority_id),
  foreign key (line_id, application_id, requested_pence) references fund_application_line (id, application_id, gross_pence),
  constraint panel_recommendation_says_why_it_cuts check (pence = requested_pence or cut_because is not null)
);
create policy read_with_it on panel_recommendation for select to ${app} using (${decides} and ${free('application_id')});
create policy made_by_an_officer on panel_recommendation for insert to ${app} with check (${officer} and ${free('application_id')});
grant select, insert on panel_recommendation to ${app};

-- Votes are appended; of one person the last counts.
create table panel_vote (
  id uuid primary key,
  case_id uuid not null,
  application_id uuid not null,
  authority_id uuid not null,
  person_id uuid not null,
  vote text not null constraint panel_vote_known check (vote in ('AGREE', 'DENY', 'MORE_INFORMATION')),
  because text constraint panel_vote_reason_is_short check (length(because) between 3 and 300),
  cast_at timestamptz not null,
  number integer not null,
  constraint panel_vote_in_order unique (case_id, number),
  constraint panel_vote_says_why check (vote = 'AGREE' or because is not null),
  foreign key (case_id, person_id) references panel_seat (case_id, person_id),
  foreign key (case_id, application_id, authority_id) references panel_case (id, application_id, authority_id)
);
create policy read_with_it on panel_vote for select to ${app} using (${decides} and ${free('application_id')});
create policy cast_by_oneself on panel_vote for insert to ${app}
  with check (${panel} and person_id = ${person} and ${free('application_id')}
    and case_id in (select k.id from panel_case k where k.closed_at is null and k.vote_by >= hearth_now()));
grant select, insert on panel_vote to ${app};
create trigger append_only before update or delete on panel_vote for each row execute function refuse_change();

-- What was decided, under which limit or quorum, and who did. Written once.
create table fund_decision (
  application_id uuid primary key,
  authority_id uuid not null,
  organisation_id uuid not null,
  outcome text not null constraint fund_decision_outcome_known check (outcome in ('APPROVED', 'PART_APPROVED', 'DENIED')),
  -- Null: an officer decided.
  panel_case_id uuid,
  decided_by uuid not null,
  decided_at timestamptz not null,
  awarded_pence bigint not null constraint fund_decision_awarded_not_negative check (awarded_pence >= 0),
  -- What the household had from this fund in the rolling months before, and how far an officer could go that day.
  past_pence bigint not null,
  officer_limit_pence bigint not null,
  quorum integer,
  foreign key (application_id, authority_id, organisation_id) references fund_application (id, authority_id, organisation_id),
  foreign key (panel_case_id, application_id, authority_id) references panel_case (id, application_id, authority_id),
  constraint fund_decision_quorum_is_of_a_panel check ((panel_case_id is null) = (quorum is null)),
  constraint fund_decision_within_the_officers_limit check (panel_case_id is not null or awarded_pence = 0 or awarded_pence + past_pence <= officer_limit_pence)
);
create policy read_with_it on fund_decision for select to ${app} using (${withIt});
create policy made_by_the_fund on fund_decision for insert to ${app} with check (
  decided_by = ${person} and ${free('application_id')} and case when panel_case_id is null then ${officer} else ${panel} end);
grant select, insert on fund_decision to ${app};
create trigger append_only before update or delete on fund_decision for each row execute function refuse_change();

create table fund_line_decision (
  line_id uuid primary key,
  application_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  requested_pence bigint not null,
  awarded_pence bigint not null constraint fund_line_decision_within_what_was_asked check (awarded_pence between 0 and requested_pence),
  cut_because text constraint fund_line_decision_reason_is_short check (length(cut_because) between 3 and 1000),
  -- Why a category that needs an officer's word is allowed.
  allowed_because text constraint fund_line_decision_allowed_is_short check (length(allowed_because) between 3 and 500),
  foreign key (application_id) references fund_decision (application_id),
  foreign key (line_id, application_id, requested_pence) references fund_application_line (id, application_id, gross_pence),
  constraint fund_line_decision_says_why_it_cuts check (awarded_pence = requested_pence or cut_because is not null)
);
create policy read_with_it on fund_line_decision for select to ${app} using (${withIt});
create policy made_by_the_fund on fund_line_decision for insert to ${app} with check (${decides} and ${free('application_id')});
grant select, insert on fund_line_decision to ${app};
create trigger append_only before update or delete on fund_line_decision for each row execute function refuse_change();

-- Money of an awarded line that is not wanted after all, with the ledger's transfer; without one, the line only waited.
create table award_release (
  id uuid primary key,
  award_line_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  pence bigint not null constraint award_release_is_of_something check (pence > 0),
  because text not null constraint award_release_reason_is_short check (length(because) between 3 and 500),
  transfer_id uuid constraint award_release_once unique references ledger_transfer (id),
  released_at timestamptz not null,
  released_by uuid not null,
  foreign key (award_line_id, authority_id) references award_line (id, authority_id)
);
create index award_release_by_line on award_release (award_line_id);
create policy kept_by_the_fund on award_release for select to ${app} using (authority_id = ${organisation}
  and (select actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR', 'FINANCE_PREPARER', 'FINANCE_APPROVER', 'COMMISSIONER', 'AUDITOR')));
create policy asked_for on award_release for select to ${app} using (${applies});
create policy released_by_the_fund on award_release for insert to ${app} with check (authority_id = ${organisation}
  and released_by = ${person} and (select actor_has('FUND_OFFICER', 'FINANCE_PREPARER')));
grant select, insert on award_release to ${app};
create trigger append_only before update or delete on award_release for each row execute function refuse_change();

-- Whose an award is, by reference, whichever route it came by: what counts past help over both.
create table award_household (
  award_line_id uuid primary key,
  authority_id uuid not null,
  household_reference text not null,
  foreign key (award_line_id, authority_id) references award_line (id, authority_id)
);
create index award_household_by_reference on award_household (authority_id, household_reference);
create policy added_up_by_an_officer on award_household for select to ${app} using (${officer});
grant select on award_household to ${app};

-- Whether the council recovers the VAT (HMRC VATGPB4440): then an invoice costs the fund what it comes to without it.
alter table fund_invoice add column vat_recovered boolean not null default false;
-- Null: nobody said when it came.
alter table fund_invoice add column received_on date;
-- Whoever reads an invoice reads what of it is for which line.
create policy read_with_it on fund_invoice_line for select to ${app} using (${applicant} and invoice_id in (select i.id from fund_invoice i));
-- Which funds there are and for which streams is known to whoever may apply; how much is in them is not.
create policy known_to_applicants on fund_budget for select to ${app} using (${applicant});
-- Who may be asked to vote is known by name to the fund they vote on.
create policy known_to_its_fund on person for select to ${app} using (
  (select actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR'))
  and id in (select m.person_id from membership m where m.organisation_id = ${organisation}
    and m.role in ('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR')));

-- How an application may go on; the same table as \`fundMoves\` in the lib.
create function fund_application_moves() returns trigger language plpgsql as $$
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
end $$;
create trigger goes_on_so before update on fund_application for each row execute function fund_application_moves();

-- What is asked for stands once it is with the fund: only a draft, and what the fund asked about, can be changed.
create function fund_application_is_open() returns trigger language plpgsql as $$
begin
  if not exists (select from fund_application a where a.id = new.application_id and a.status in ('DRAFT', 'MORE_INFORMATION_NEEDED')) then
    raise exception 'this application is with the fund' using errcode = 'HE001', constraint = 'fund_application_stands';
  end if;
  return new;
end $$;
${['fund_application_line', 'fund_document', 'fund_application_reason']
  .map(
    (table) =>
      `create trigger only_while_open before insert or update on ${table} for each row execute function fund_application_is_open();`,
  )
  .join('\n')}

create policy counted on fund_application for select to ${crossCheck} using (true);
create policy counted on fund_application_household for select to ${crossCheck} using (true);
create policy compared on fund_application_line for select to ${crossCheck} using (true);
create policy compared on fund_connection for select to ${crossCheck} using (true);
create policy compared on membership for select to ${crossCheck} using (true);
create policy found on fund_conflict to ${crossCheck} using (true) with check (true);
create policy counted on award_household to ${crossCheck} using (true) with check (true);
create policy counted on award_release for select to ${crossCheck} using (true);
grant select on fund_application, fund_application_household, fund_application_line, fund_connection, membership, award_release to ${crossCheck};
grant select, insert on fund_conflict, award_household to ${crossCheck};

-- A name as it is compared, as \`keyOf\` does.
create function name_key(written text) returns text language sql immutable
  as $$ select regexp_replace(upper(normalize(written, NFKD)), '[^A-Z0-9]', '', 'g') $$;

-- Writes who of a fund is tied to which of its applications: of one application or all that are not decided, for one
-- person or everybody. An authority that applies to its own fund ties nobody by that alone, or nobody could decide.
create function write_fund_conflicts(of_application uuid, of_person uuid, at timestamptz) returns void
  language sql set search_path = pg_catalog, public as $$
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
  on conflict do nothing $$;

-- The same for the actor: of one application that the actor's organisation sent or was sent, or of the actor alone.
create function find_fund_conflicts(of_application uuid, of_person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if of_person is distinct from actor_person() and not exists (select from fund_application a
    where a.id = of_application and actor_organisation() in (a.organisation_id, a.authority_id)) then return; end if;
  perform write_fund_conflicts(of_application, of_person, hearth_now());
end $$;

-- Whoever begins to work somewhere is tied to what that organisation asked for, from that moment; by whoever's hand.
create function conflicts_follow_membership() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform write_fund_conflicts(null, new.person_id, coalesce(nullif(current_setting('hearth.now', true), '')::timestamptz, new.starts_at));
  return null;
end $$;
create trigger conflicts_follow after insert on membership for each row execute function conflicts_follow_membership();

-- Under whose key the words and quotes of an application are sealed, for whoever may read them; else nothing.
create function household_of_application(wanted uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.household_id from fund_application a join fund_application_household h on h.application_id = a.id
  where a.id = wanted and (
    (a.organisation_id = actor_organisation() and case a.applied_as when 'CASE_HOLDER' then actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER')
      else actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER') end)
    or (a.authority_id = actor_organisation() and a.submitted_at is not null and actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR')
      and not exists (select from fund_conflict c where c.application_id = a.id and c.person_id = actor_person()))) $$;

-- What the household of an application had from the same fund, by both routes: counts and sums, to the fund alone. What
-- was given back is not counted; what waits for funds is.
create function fund_past_help(wanted uuid, since timestamptz, repeat_since timestamptz, out awards integer, out pence bigint, out categories text[])
  language sql stable security definer set search_path = pg_catalog, public as $$
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
    and not exists (select from fund_conflict c where c.application_id = a.id and c.person_id = actor_person()) $$;

create function keep_household_of_award() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into award_household (award_line_id, authority_id, household_reference)
    select new.id, new.authority_id, a.household_reference
    from fund_application_line l join fund_application a on a.id = l.application_id
    where l.id = new.source_id and new.route = 'APPROVAL';
  return null;
end $$;
create trigger keep_household after insert on award_line for each row execute function keep_household_of_award();

${[
  'find_fund_conflicts(uuid, uuid)',
  'household_of_application(uuid)',
  'fund_past_help(uuid, timestamptz, timestamptz)',
]
  .map(
    (signature) => `
revoke execute on function ${signature} from public;
grant execute on function ${signature} to ${app};
alter function ${signature} owner to ${crossCheck};`,
  )
  .join('')}
revoke execute on function write_fund_conflicts(uuid, uuid, timestamptz) from public;
alter function write_fund_conflicts(uuid, uuid, timestamptz) owner to ${crossCheck};
alter function conflicts_follow_membership() owner to ${crossCheck};
alter function keep_household_of_award() owner to ${crossCheck};
`;
  },
);
