import { migration } from '../migration';

/**
 * Paying: accounts of payees that two people stand for, payment runs that nobody edits once they are frozen, files whose
 * identity is fixed with their bytes, and what the bank's statements say became of each payment (product section 7,
 * fund-and-reports 6 to 8).
 *
 * What must never happen is refused here, whichever program asks: two live payments for one awarded line, a run that is
 * approved by whoever prepared it, awarded one of its lines or checked one of its payees, a change to what was frozen,
 * control totals that are not the sum of the payments, a step out of order.
 */
export const Payments1795300000019 = migration('Payments1795300000019', ({ app, crossCheck }) => {
  const own = 'authority_id = (select actor_organisation())';
  const pays = `(select actor_has('FINANCE_PREPARER', 'FINANCE_APPROVER'))`;
  const prepares = `(select actor_has('FINANCE_PREPARER'))`;
  const checks = `(select actor_has('FUND_OFFICER', 'FINANCE_PREPARER', 'FINANCE_APPROVER'))`;
  const looks = `(select actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR', 'FINANCE_PREPARER', 'FINANCE_APPROVER', 'COMMISSIONER', 'AUDITOR'))`;
  const applies = `organisation_id = (select actor_organisation()) and
    (select actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER', 'PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'))`;
  const me = '(select actor_person())';
  const appendOnly = (table: string): string => `
create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
create trigger append_only_whole before truncate on ${table} execute function refuse_change();`;
  return `
alter table payee add constraint payee_is_of_its_kind unique (id, kind);

-- Account details of a payee, sealed under the payee's own key. A change is another version.
create table payee_account (
  id uuid primary key,
  authority_id uuid not null,
  payee_id uuid not null,
  payee_kind text not null,
  version integer not null constraint payee_account_is_numbered check (version >= 1),
  sealed bytea not null,
  -- Keyed, over sort code, account number and roll number: equal accounts show as equal, and nothing opens it.
  fingerprint bytea not null constraint payee_account_fingerprint_length check (length(fingerprint) = 32),
  last_two text not null constraint payee_account_last_two_shape check (last_two ~ '^[0-9]{2}$'),
  has_roll_number boolean not null,
  -- Six and seven were filled up with zeros in front.
  digits_told integer not null constraint payee_account_digits_told_known check (digits_told between 6 and 8),
  modulus text not null constraint payee_account_modulus_known check (modulus in ('PASSES', 'NOT_COVERED')),
  said_alone_and_safe boolean,
  entered_at timestamptz not null,
  entered_by uuid not null,
  constraint payee_account_version_once unique (payee_id, version),
  constraint payee_account_of_a_household_is_safe check (payee_kind <> 'HOUSEHOLD' or said_alone_and_safe is true),
  constraint payee_account_is_of_its_authority unique (id, authority_id),
  constraint payee_account_is_of_its_payee unique (id, payee_id),
  constraint payee_account_was_entered_by unique (id, entered_by),
  foreign key (payee_id, authority_id) references payee (id, authority_id),
  foreign key (payee_id, payee_kind) references payee (id, kind)
);
create index payee_account_by_fingerprint on payee_account (authority_id, fingerprint);
create policy kept_by_the_fund on payee_account for select to ${app} using (${own} and ${checks});
create policy entered_by_finance on payee_account for insert to ${app} with check (${own} and ${prepares} and entered_by = ${me});
grant select, insert on payee_account to ${app};
${appendOnly('payee_account')}

-- What somebody else found when they called back. Both people stand for the account.
create table payee_account_check (
  id uuid primary key,
  authority_id uuid not null,
  payee_account_id uuid not null,
  entered_by uuid not null,
  checked_by uuid not null,
  checked_at timestamptz not null,
  confirmed boolean not null,
  how text not null constraint payee_account_check_how_known check (how in ('CALLED_KNOWN_NUMBER', 'MET_IN_PERSON', 'SEEN_ON_HEADED_PAPER')),
  note text not null constraint payee_account_check_note_is_short check (length(note) between 1 and 300),
  constraint payee_account_checked_by_another check (checked_by <> entered_by),
  foreign key (payee_account_id, authority_id) references payee_account (id, authority_id),
  foreign key (payee_account_id, entered_by) references payee_account (id, entered_by)
);
create index payee_account_check_by_account on payee_account_check (payee_account_id, checked_at);
create policy kept_by_the_fund on payee_account_check for select to ${app} using (${own} and ${checks});
create policy checked_by_another on payee_account_check for insert to ${app} with check (${own} and ${checks} and checked_by = ${me});
grant select, insert on payee_account_check to ${app};
${appendOnly('payee_account_check')}

-- Where the fund's own money leaves: the latest is used. Bacs alone asks for it.
create table paying_account (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  sealed bytea not null,
  last_two text not null constraint paying_account_last_two_shape check (last_two ~ '^[0-9]{2}$'),
  service_user_number text not null constraint paying_account_service_user_number_shape check (service_user_number ~ '^[0-9]{6}$'),
  set_at timestamptz not null,
  set_by uuid not null,
  constraint paying_account_is_of_its_authority unique (id, authority_id)
);
create policy kept_by_finance on paying_account for select to ${app} using (${own} and ${pays});
create policy set_by_an_approver on paying_account for insert to ${app}
  with check (${own} and (select actor_has('FINANCE_APPROVER')) and set_by = ${me});
grant select, insert on paying_account to ${app};
${appendOnly('paying_account')}

create table payment_run (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  number integer not null constraint payment_run_is_numbered check (number >= 1),
  status text not null constraint payment_run_status_known check (status in
    ('DRAFT', 'FROZEN', 'APPROVED', 'FILE_MADE', 'SENT', 'CLOSED', 'CANCELLED')),
  format text not null constraint payment_run_format_known check (format in ('ACCOUNTS_PAYABLE', 'BACS_SINGLE_DAY', 'BACS_MULTI_DAY')),
  asked_day date not null,
  processing_day date not null,
  prepared_at timestamptz not null,
  prepared_by uuid not null,
  -- All of it from the moment it is frozen.
  control_count integer constraint payment_run_pays_somebody check (control_count > 0),
  control_pence bigint constraint payment_run_fits_its_field check (control_pence between 1 and 99999999999),
  content_hash text constraint payment_run_content_hash_shape check (content_hash ~ '^[0-9a-f]{64}$'),
  originator_name text,
  paying_account_id uuid,
  -- The columns of an accounts-payable import, as the setting was.
  payable_columns jsonb,
  frozen_at timestamptz,
  frozen_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  approved_hash text,
  sent_at timestamptz,
  sent_by uuid,
  sent_how text constraint payment_run_sent_how_is_short check (length(sent_how) between 1 and 200),
  closed_at timestamptz,
  cancelled_at timestamptz,
  cancelled_because text constraint payment_run_cancelled_because_is_short check (length(cancelled_because) between 1 and 300),
  constraint payment_run_number_once unique (authority_id, number),
  constraint payment_run_is_of_its_authority unique (id, authority_id),
  constraint payment_run_goes_forward_in_time check (asked_day <= processing_day),
  constraint payment_run_approved_by_another check (approved_by <> prepared_by and approved_by <> frozen_by),
  constraint payment_run_approved_as_frozen check (approved_hash = content_hash),
  constraint payment_run_frozen_whole check (status in ('DRAFT', 'CANCELLED')
    or num_nonnulls(control_count, control_pence, content_hash, originator_name, payable_columns, frozen_at, frozen_by) = 7),
  constraint payment_run_approved_whole check (status not in ('APPROVED', 'FILE_MADE', 'SENT', 'CLOSED')
    or num_nonnulls(approved_at, approved_by, approved_hash) = 3),
  constraint payment_run_approval_is_whole check (num_nonnulls(approved_at, approved_by, approved_hash) in (0, 3)),
  constraint payment_run_approval_is_void_while_frozen check (status <> 'FROZEN' or approved_at is null),
  constraint payment_run_sent_whole check (status not in ('SENT', 'CLOSED') or num_nonnulls(sent_at, sent_by, sent_how) = 3),
  foreign key (paying_account_id, authority_id) references paying_account (id, authority_id)
);
create policy kept_by_the_fund on payment_run for select to ${app} using (${own} and ${looks});
create policy drafted_by_finance on payment_run for insert to ${app}
  with check (${own} and ${prepares} and prepared_by = ${me} and status = 'DRAFT');
create policy taken_forward_by_finance on payment_run for update to ${app} using (${own} and ${pays}) with check (${own});
grant select, insert, update (status, format, asked_day, processing_day, control_count, control_pence, content_hash, originator_name, paying_account_id, payable_columns,
  frozen_at, frozen_by, approved_at, approved_by, approved_hash, sent_at, sent_by, sent_how, closed_at, cancelled_at, cancelled_because)
  on payment_run to ${app};

create table payment (
  id uuid primary key,
  run_id uuid not null,
  authority_id uuid not null,
  award_line_id uuid not null,
  budget_id uuid not null,
  invoice_id uuid not null,
  payee_id uuid not null,
  -- The version that two people stood for when the payment was put into the run.
  payee_account_id uuid not null,
  pence bigint not null constraint payment_is_of_something check (pence between 1 and 99999999999),
  -- What the bank and the payee see: random, without meaning (fund-and-reports 6.5).
  reference text not null constraint payment_reference_shape check (reference ~ '^[A-Z0-9]{7,18}$'),
  status text not null constraint payment_status_known check (status in ('IN_RUN', 'SENT', 'SETTLED', 'RETURNED', 'CANCELLED')),
  added_at timestamptz not null,
  added_by uuid not null,
  settled_on date,
  constraint payment_reference_once unique (reference),
  constraint payment_is_of_its_authority unique (id, authority_id),
  foreign key (run_id, authority_id) references payment_run (id, authority_id),
  foreign key (award_line_id, authority_id) references award_line (id, authority_id),
  foreign key (award_line_id, budget_id) references award_line (id, budget_id),
  foreign key (award_line_id) references fund_invoice_line (award_line_id),
  foreign key (invoice_id, authority_id) references fund_invoice (id, authority_id),
  foreign key (payee_account_id, payee_id) references payee_account (id, payee_id)
);
-- A line is in one payment that lives or was paid, whatever happens at the same time.
create unique index payment_one_live_per_line on payment (award_line_id) where status in ('IN_RUN', 'SENT', 'SETTLED');
create index payment_by_run on payment (run_id);
create index payment_by_payee on payment (payee_id);
create policy kept_by_the_fund on payment for select to ${app} using (${own} and ${looks});
create policy added_by_finance on payment for insert to ${app}
  with check (${own} and ${prepares} and added_by = ${me} and status = 'IN_RUN' and settled_on is null);
create policy followed_by_finance on payment for update to ${app} using (${own} and ${pays}) with check (${own});
grant select, insert, update (status, settled_on) on payment to ${app};

create function payment_guard() returns trigger language plpgsql as $$
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
end $$;
create trigger payment_guard before insert or update on payment for each row execute function payment_guard();
create trigger kept before delete on payment for each row execute function refuse_change();

-- Whether somebody voted on what a line was awarded by. Finance reads no vote, and must not approve what it voted for.
create policy compared on panel_vote for select to ${crossCheck} using (true);
grant select on panel_vote to ${crossCheck};
create function voted_on(line uuid, person uuid, authority uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from fund_application_line f join panel_vote v on v.application_id = f.application_id
    where f.id = line and v.person_id = person and v.authority_id = authority) $$;
revoke execute on function voted_on(uuid, uuid, uuid) from public;
grant execute on function voted_on(uuid, uuid, uuid) to ${app};
alter function voted_on(uuid, uuid, uuid) owner to ${crossCheck};

create function payment_run_guard() returns trigger language plpgsql as $$
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
end $$;
create trigger payment_run_guard before update on payment_run for each row execute function payment_run_guard();
create trigger kept before delete on payment_run for each row execute function refuse_change();

-- Identity and bytes in one row: no fault can leave one without the other.
create table payment_file (
  id uuid primary key,
  authority_id uuid not null,
  run_id uuid not null,
  format text not null,
  number integer not null constraint payment_file_is_numbered check (number >= 1),
  name text not null constraint payment_file_name_shape check (name ~ '^[A-Z0-9-]{3,40}[.](csv|txt)$'),
  processing_day date not null,
  content_hash text not null,
  -- The bytes, sealed under the authority's key, and what they are hashed to.
  sealed bytea not null,
  sha256 text not null constraint payment_file_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null constraint payment_file_is_not_empty check (size > 0),
  made_at timestamptz not null,
  made_by uuid not null,
  constraint payment_file_one_per_run unique (run_id),
  constraint payment_file_number_once unique (authority_id, format, number),
  constraint payment_file_name_once unique (authority_id, name),
  foreign key (run_id, authority_id) references payment_run (id, authority_id)
);
create policy kept_by_finance on payment_file for select to ${app} using (${own} and ${pays});
create policy made_by_finance on payment_file for insert to ${app} with check (${own} and ${prepares} and made_by = ${me});
grant select, insert on payment_file to ${app};
${appendOnly('payment_file')}

create table bank_statement (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  -- Finance's own word for the account, never its number.
  account text not null constraint bank_statement_account_shape check (account ~ '^[A-Z][A-Z0-9-]{0,19}$'),
  number integer not null constraint bank_statement_number_is_counted check (number >= 1),
  opening_pence bigint not null,
  closing_pence bigint not null,
  imported_at timestamptz not null,
  imported_by uuid not null,
  constraint bank_statement_once unique (authority_id, account, number),
  constraint bank_statement_is_of_its_authority unique (id, authority_id)
);
create table bank_line (
  id uuid primary key,
  authority_id uuid not null,
  statement_id uuid not null,
  account text not null,
  row integer not null,
  -- The bank's own id of the line, or a hash of all of it: an overlap is seen, and taken once.
  line_key text not null,
  on_day date not null,
  reference text not null constraint bank_line_reference_is_short check (length(reference) <= 60),
  direction text not null constraint bank_line_direction_known check (direction in ('OUT', 'IN')),
  pence bigint not null constraint bank_line_is_of_something check (pence > 0),
  return_code text,
  payment_id uuid,
  -- Why it could not be taken for a payment; null: it was.
  suspense_because text constraint bank_line_suspense_because_known check (suspense_because in
    ('UNKNOWN_REFERENCE', 'SEVERAL_PAYMENTS', 'WRONG_AMOUNT', 'NOT_SENT', 'SETTLED_BEFORE', 'RETURNED_BEFORE', 'NO_RETURN_CODE')),
  cleared_at timestamptz,
  cleared_by uuid,
  cleared_because text constraint bank_line_cleared_because_is_short check (length(cleared_because) between 1 and 300),
  constraint bank_line_once unique (authority_id, account, line_key),
  constraint bank_line_taken_or_in_suspense check (payment_id is not null or suspense_because is not null),
  constraint bank_line_cleared_whole check (num_nonnulls(cleared_at, cleared_by, cleared_because) in (0, 3)),
  constraint bank_line_cleared_from_suspense check (cleared_at is null or suspense_because is not null),
  foreign key (statement_id, authority_id) references bank_statement (id, authority_id),
  foreign key (payment_id, authority_id) references payment (id, authority_id)
);
create index bank_line_by_statement on bank_line (statement_id, row);
create index bank_line_by_payment on bank_line (payment_id);
create index bank_line_in_suspense on bank_line (authority_id, on_day, id) where suspense_because is not null;
create policy kept_by_finance on bank_statement for select to ${app} using (${own} and ${pays});
create policy imported_by_finance on bank_statement for insert to ${app} with check (${own} and ${pays} and imported_by = ${me});
grant select, insert on bank_statement to ${app};
${appendOnly('bank_statement')}
create policy kept_by_finance on bank_line for select to ${app} using (${own} and ${pays});
create policy imported_by_finance on bank_line for insert to ${app} with check (${own} and ${pays} and cleared_at is null);
create policy cleared_by_finance on bank_line for update to ${app}
  using (${own} and ${pays} and suspense_because is not null and cleared_at is null) with check (${own} and cleared_by = ${me});
grant select, insert, update (cleared_at, cleared_by, cleared_because) on bank_line to ${app};
create trigger kept before delete on bank_line for each row execute function refuse_change();

-- A payment that came back: somebody owns it until it is paid again or given up.
create table payment_return (
  payment_id uuid primary key,
  authority_id uuid not null,
  award_line_id uuid not null,
  bank_line_id uuid not null references bank_line (id),
  code text not null constraint payment_return_code_known check (code in
    ('INVALID_DETAILS', 'BENEFICIARY_DECEASED', 'ACCOUNT_TRANSFERRED', 'NO_ACCOUNT', 'ACCOUNT_CLOSED', 'REQUESTED_BY_REMITTER')),
  returned_on date not null,
  recorded_at timestamptz not null,
  owner_id uuid not null,
  due_on date not null,
  dealt_at timestamptz,
  dealt_by uuid,
  decision text constraint payment_return_decision_known check (decision in ('PAY_AGAIN', 'DO_NOT_PAY')),
  reason text constraint payment_return_reason_is_short check (length(reason) between 1 and 300),
  constraint payment_return_dealt_whole check (num_nonnulls(dealt_at, dealt_by, decision, reason) in (0, 4)),
  foreign key (payment_id, authority_id) references payment (id, authority_id),
  foreign key (award_line_id, authority_id) references award_line (id, authority_id)
);
create index payment_return_by_line on payment_return (award_line_id);
create index payment_return_by_day on payment_return (authority_id, due_on, payment_id);
create policy kept_by_the_fund on payment_return for select to ${app} using (${own} and ${looks});
create policy recorded_by_finance on payment_return for insert to ${app} with check (${own} and ${pays} and dealt_at is null);
create policy dealt_with_by_finance on payment_return for update to ${app}
  using (${own} and ${pays} and dealt_at is null) with check (${own} and dealt_by = ${me});
grant select, insert, update (dealt_at, dealt_by, decision, reason) on payment_return to ${app};
create trigger kept before delete on payment_return for each row execute function refuse_change();

-- Somebody may have died: for people to look into, with care. Never a request for new details (fund-and-reports 6.4).
create table safeguarding_alert (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  -- Who applied for what was paid: they know the household.
  organisation_id uuid not null references organisation (id),
  payee_id uuid not null,
  payment_id uuid not null,
  award_line_id uuid not null,
  because text not null constraint safeguarding_alert_because_known check (because in ('BENEFICIARY_DECEASED')),
  raised_at timestamptz not null,
  raised_by uuid not null,
  taken_at timestamptz,
  taken_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  outcome text constraint safeguarding_alert_outcome_is_short check (length(outcome) between 1 and 500),
  constraint safeguarding_alert_once_per_payment unique (payment_id),
  constraint safeguarding_alert_taken_whole check (num_nonnulls(taken_at, taken_by) in (0, 2)),
  constraint safeguarding_alert_closed_whole check (num_nonnulls(closed_at, closed_by, outcome) in (0, 3)),
  constraint safeguarding_alert_closed_after_taken check (closed_at is null or taken_at is not null),
  foreign key (payee_id, authority_id) references payee (id, authority_id),
  foreign key (payment_id, authority_id) references payment (id, authority_id),
  foreign key (award_line_id, authority_id) references award_line (id, authority_id)
);
create index safeguarding_alert_by_time on safeguarding_alert (authority_id, raised_at, id);
create index safeguarding_alert_by_organisation on safeguarding_alert (organisation_id, raised_at, id);
create policy kept_by_the_fund on safeguarding_alert for select to ${app} using (${own} and ${checks});
create policy told_to_who_applied on safeguarding_alert for select to ${app} using (${applies});
create policy raised_by_finance on safeguarding_alert for insert to ${app}
  with check (${own} and ${pays} and raised_by = ${me} and taken_at is null and closed_at is null);
create policy looked_into_by_the_fund on safeguarding_alert for update to ${app}
  using (${own} and (select actor_has('FUND_OFFICER'))) with check (${own});
grant select, insert, update (taken_at, taken_by, closed_at, closed_by, outcome) on safeguarding_alert to ${app};
create trigger kept before delete on safeguarding_alert for each row execute function refuse_change();

create function payee_stays_blocked() returns trigger language plpgsql as $$
begin
  if old.blocked_because = 'DECEASED' and new.blocked_because is distinct from 'DECEASED'
    and exists (select from safeguarding_alert a where a.payee_id = new.id and a.closed_at is null) then
    raise exception 'an alert about this payee is open' using errcode = 'HE001', constraint = 'payee_blocked_while_alert_is_open';
  end if;
  return new;
end $$;
create trigger stays_blocked before update on payee for each row execute function payee_stays_blocked();

-- What a transfer names as its payment is one: of the same authority and the same line.
alter table payment add constraint payment_is_of_its_line unique (id, award_line_id);
-- Looked over by PostgreSQL as the tables’ owner; forced again at the end of this migration.
alter table ledger_transfer no force row level security;
alter table ledger_transfer add constraint ledger_transfer_of_a_payment foreign key (payment_id, award_line_id) references payment (id, award_line_id);
`;
});
