import { migration } from '../migration';

/**
 * The fund's ground: settings by day, budgets, a double-entry ledger that cannot be overdrawn, awarded lines, and the
 * invoices that make them payable.
 *
 * Every movement of money takes from one account of a budget what it gives to another, so the sum over a budget's
 * accounts is always zero: allocation = available + committed + in payment + paid (product section 7). A trigger keeps
 * the balances, of accounts and of lines, and checks refuse whatever would make one negative, whichever program asks.
 */
export const SafeStartFund1795300000015 = migration('SafeStartFund1795300000015', ({ app, crossCheck }) => {
  const own = 'authority_id = (select actor_organisation())';
  const decides = `(select actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR'))`;
  const pays = `(select actor_has('FINANCE_PREPARER', 'FINANCE_APPROVER'))`;
  const moves = `(${decides} or ${pays})`;
  const looks = `(select actor_has('FUND_OFFICER', 'PANEL_MEMBER', 'PANEL_CHAIR', 'FINANCE_PREPARER', 'FINANCE_APPROVER', 'COMMISSIONER', 'AUDITOR'))`;
  const applies = `organisation_id = (select actor_organisation()) and
    (select actor_has('NAVIGATOR', 'REFERRING_PRACTITIONER', 'PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'))`;
  return `
create table fund_setting (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  name text not null,
  value jsonb not null,
  effective_from date not null,
  source text not null constraint fund_setting_source_is_short check (length(source) between 1 and 300),
  standing text not null constraint fund_setting_standing_known check (standing in ('CONFIRMED', 'ASSUMED')),
  set_by uuid not null,
  set_at timestamptz not null,
  constraint fund_setting_once_a_day unique (authority_id, name, effective_from, set_at)
);
create policy known_to_everyone on fund_setting for select to ${app} using (true);
create policy set_by_the_fund on fund_setting for insert to ${app}
  with check (${own} and (select actor_has('FUND_OFFICER', 'COMMISSIONER')) and set_by = (select actor_person()));
grant select, insert on fund_setting to ${app};

create table fund_budget (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  financial_year text not null constraint fund_budget_year_shape check (financial_year ~ '^20[0-9]{2}-[0-9]{2}$'),
  stream text not null constraint fund_budget_stream_known check (stream in ('SEEK', 'SUSTAIN')),
  cost_centre text not null constraint fund_budget_cost_centre_shape check (cost_centre ~ '^[A-Z0-9-]{2,20}$'),
  account_code text not null constraint fund_budget_account_code_shape check (account_code ~ '^[A-Z0-9-]{2,20}$'),
  opened_at timestamptz not null,
  opened_by uuid not null,
  constraint fund_budget_once_a_year unique (authority_id, financial_year, stream),
  constraint fund_budget_is_of_its_authority unique (id, authority_id)
);
create policy kept_by_the_fund on fund_budget for select to ${app} using (${own} and ${looks});
create policy opened_by_the_fund on fund_budget for insert to ${app} with check (${own} and (select actor_has('FUND_OFFICER', 'COMMISSIONER')));
grant select, insert on fund_budget to ${app};

create table ledger_account (
  budget_id uuid not null,
  authority_id uuid not null,
  kind text not null constraint ledger_account_kind_known check (kind in ('ALLOCATION', 'AVAILABLE', 'COMMITTED', 'IN_PAYMENT', 'PAID')),
  balance bigint not null default 0,
  primary key (budget_id, kind),
  -- What was allocated is what all the other accounts have together, so its own balance is the other way round.
  constraint ledger_account_not_overdrawn check (case when kind = 'ALLOCATION' then balance <= 0 else balance >= 0 end),
  foreign key (budget_id, authority_id) references fund_budget (id, authority_id)
);
create policy kept_by_the_fund on ledger_account for select to ${app} using (${own} and ${looks});
create policy opened_empty on ledger_account for insert to ${app}
  with check (${own} and (select actor_has('FUND_OFFICER', 'COMMISSIONER')) and balance = 0);
grant select, insert (budget_id, authority_id, kind) on ledger_account to ${app};

create table award_line (
  id uuid primary key,
  authority_id uuid not null,
  budget_id uuid not null,
  route text not null constraint award_line_route_known check (route in ('APPROVAL', 'REIMBURSEMENT')),
  -- Where it was asked for: a line of an application, or a row of a monthly claim.
  source_id uuid not null constraint award_line_once unique,
  -- Who applied or claimed.
  organisation_id uuid not null references organisation (id),
  category text not null,
  supplier text not null constraint award_line_supplier_is_short check (length(supplier) between 1 and 120),
  awarded_pence bigint not null constraint award_line_is_of_something check (awarded_pence > 0),
  committed_pence bigint not null default 0 constraint award_line_committed_not_negative check (committed_pence >= 0),
  in_payment_pence bigint not null default 0 constraint award_line_in_payment_not_negative check (in_payment_pence >= 0),
  paid_pence bigint not null default 0 constraint award_line_paid_not_negative check (paid_pence >= 0),
  awarded_at timestamptz not null,
  constraint award_line_never_paid_twice check (committed_pence + in_payment_pence + paid_pence <= awarded_pence),
  constraint award_line_is_of_its_budget unique (id, budget_id),
  constraint award_line_is_of_its_authority unique (id, authority_id),
  foreign key (budget_id, authority_id) references fund_budget (id, authority_id)
);
create index award_line_by_organisation on award_line (organisation_id, awarded_at, id);
create index award_line_by_budget on award_line (budget_id, awarded_at, id);
create policy kept_by_the_fund on award_line for select to ${app} using (${own} and ${looks});
create policy asked_for on award_line for select to ${app} using (${applies});
create policy awarded_by_the_fund on award_line for insert to ${app}
  with check (${own} and ${decides} and committed_pence = 0 and in_payment_pence = 0 and paid_pence = 0);
grant select, insert (id, authority_id, budget_id, route, source_id, organisation_id, category, supplier, awarded_pence, awarded_at)
  on award_line to ${app};

create table ledger_transfer (
  id uuid primary key,
  authority_id uuid not null,
  budget_id uuid not null,
  -- From 1, without a gap, for each budget.
  number bigint not null,
  from_kind text not null,
  to_kind text not null,
  pence bigint not null constraint ledger_transfer_is_of_something check (pence > 0 and pence <= 99999999999),
  reason text not null,
  award_line_id uuid,
  payment_id uuid,
  reverses uuid constraint ledger_transfer_reversed_once unique references ledger_transfer (id),
  -- The day it counts for; the moment it was written is another matter.
  on_day date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  from_balance bigint not null,
  to_balance bigint not null,
  -- Over the transfer before it and all of this one: a change anywhere shows.
  hash bytea not null,
  constraint ledger_transfer_in_order unique (budget_id, number),
  constraint ledger_transfer_moves_known check ((reason, from_kind, to_kind) in (
    ('ALLOCATED', 'ALLOCATION', 'AVAILABLE'), ('ALLOCATION_CUT', 'AVAILABLE', 'ALLOCATION'),
    ('COMMITTED', 'AVAILABLE', 'COMMITTED'), ('RELEASED', 'COMMITTED', 'AVAILABLE'),
    ('PUT_IN_PAYMENT', 'COMMITTED', 'IN_PAYMENT'), ('TAKEN_FROM_PAYMENT', 'IN_PAYMENT', 'COMMITTED'),
    ('PAID', 'IN_PAYMENT', 'PAID'), ('RETURNED', 'PAID', 'COMMITTED'))),
  constraint ledger_transfer_names_its_line check ((award_line_id is null) = (reason in ('ALLOCATED', 'ALLOCATION_CUT'))),
  foreign key (budget_id, authority_id) references fund_budget (id, authority_id),
  foreign key (award_line_id, budget_id) references award_line (id, budget_id)
);
create index ledger_transfer_by_line on ledger_transfer (award_line_id, number);
create index ledger_transfer_by_time on ledger_transfer (budget_id, made_at);
create policy kept_by_the_fund on ledger_transfer for select to ${app} using (${own} and ${looks});
create policy made_by_the_fund on ledger_transfer for insert to ${app} with check (
  ${own} and made_by = (select actor_person())
  and case when reason in ('ALLOCATED', 'ALLOCATION_CUT') then (select actor_has('FUND_OFFICER', 'COMMISSIONER')) else ${moves} end);
grant select, insert (id, authority_id, budget_id, from_kind, to_kind, pence, reason, award_line_id, payment_id, reverses, on_day, made_by)
  on ledger_transfer to ${app};
create trigger append_only before update or delete on ledger_transfer for each row execute function refuse_change();
create trigger append_only_whole before truncate on ledger_transfer execute function refuse_change();
create trigger append_only before update or delete on fund_setting for each row execute function refuse_change();

create policy moved_by_a_transfer on ledger_account to ${crossCheck} using (true) with check (true);
create policy moved_by_a_transfer on award_line to ${crossCheck} using (true) with check (true);
create policy the_one_before on ledger_transfer for select to ${crossCheck} using (true);
grant select, update (balance) on ledger_account to ${crossCheck};
grant select, update (committed_pence, in_payment_pence, paid_pence) on award_line to ${crossCheck};
grant select on ledger_transfer to ${crossCheck};

create function ledger_post() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
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
end $$;

-- The link over one transfer and the hash of the one before it.
create function ledger_hash(transfer ledger_transfer, before bytea) returns bytea language sql stable as $$
  select sha256(coalesce(before, ''::bytea) || convert_to(jsonb_build_array(transfer.id, transfer.budget_id, transfer.number,
    transfer.from_kind, transfer.to_kind, transfer.pence, transfer.reason, transfer.award_line_id, transfer.payment_id, transfer.reverses,
    transfer.on_day, instant(transfer.made_at), transfer.made_by, transfer.from_balance, transfer.to_balance)::text, 'UTF8')) $$;
alter function ledger_post() owner to ${crossCheck};
create trigger ledger_post before insert on ledger_transfer for each row execute function ledger_post();

-- Whom the fund pays. Account details are elsewhere, sealed. A household as payee has no name here, only its reference.
create table payee (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  kind text not null constraint payee_kind_known check (kind in ('SUPPLIER', 'LANDLORD', 'REFERRER', 'HOUSEHOLD')),
  organisation_id uuid references organisation (id),
  name text not null constraint payee_name_is_short check (length(name) between 1 and 120),
  name_key text not null constraint payee_name_key_shape check (name_key ~ '^[A-Z0-9]+$'),
  made_at timestamptz not null,
  made_by uuid not null,
  -- Nothing is paid to it until somebody looked into it.
  blocked_at timestamptz,
  blocked_because text constraint payee_blocked_because_known check (blocked_because in ('DECEASED', 'DETAILS_IN_DOUBT', 'CONFLICT')),
  constraint payee_referrer_is_an_organisation check ((kind = 'REFERRER') = (organisation_id is not null)),
  constraint payee_blocked_says_why check ((blocked_at is null) = (blocked_because is null)),
  constraint payee_once_for_an_organisation unique (authority_id, organisation_id),
  constraint payee_is_of_its_authority unique (id, authority_id)
);
create policy kept_by_the_fund on payee for select to ${app} using (${own} and ${looks});
create policy made_by_the_fund on payee for insert to ${app}
  with check (${own} and (select actor_has('FUND_OFFICER', 'FINANCE_PREPARER')) and made_by = (select actor_person()) and blocked_at is null);
create policy blocked_by_finance on payee for update to ${app} using (${own} and ${pays}) with check (${own});
grant select, insert, update (blocked_at, blocked_because) on payee to ${app};

-- What a supplier asks for awarded lines. The same number of the same supplier is one invoice, by whichever route.
create table fund_invoice (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  -- Who sent it in.
  organisation_id uuid not null references organisation (id),
  supplier text not null constraint fund_invoice_supplier_is_short check (length(supplier) between 1 and 120),
  -- Capitals and figures only: "A. Smith Ltd" and "A Smith Ltd." are one.
  supplier_key text not null constraint fund_invoice_supplier_key_shape check (supplier_key ~ '^[A-Z0-9]+$'),
  number text not null constraint fund_invoice_number_is_short check (length(number) between 1 and 60),
  number_key text not null constraint fund_invoice_number_key_shape check (number_key ~ '^[A-Z0-9]+$'),
  invoiced_on date not null,
  net_pence bigint not null constraint fund_invoice_net_not_negative check (net_pence >= 0),
  vat_pence bigint not null constraint fund_invoice_vat_not_negative check (vat_pence >= 0),
  gross_pence bigint not null constraint fund_invoice_adds_up check (gross_pence = net_pence + vat_pence and gross_pence > 0),
  payee_id uuid not null,
  due_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  foreign key (payee_id, authority_id) references payee (id, authority_id),
  constraint fund_invoice_once unique (authority_id, supplier_key, number_key),
  constraint fund_invoice_is_of_its_authority unique (id, authority_id)
);
-- What of it is for one awarded line: from then on that line is payable.
create table fund_invoice_line (
  award_line_id uuid primary key,
  invoice_id uuid not null,
  authority_id uuid not null,
  pence bigint not null constraint fund_invoice_line_is_of_something check (pence > 0),
  foreign key (award_line_id, authority_id) references award_line (id, authority_id),
  foreign key (invoice_id, authority_id) references fund_invoice (id, authority_id)
);
create index fund_invoice_line_by_invoice on fund_invoice_line (invoice_id);
create policy kept_by_the_fund on fund_invoice for select to ${app} using (${own} and ${looks});
create policy sent_in on fund_invoice for select to ${app} using (${applies});
create policy recorded_by_the_fund on fund_invoice for insert to ${app}
  with check (${own} and (select actor_has('FUND_OFFICER', 'FINANCE_PREPARER')) and recorded_by = (select actor_person()));
create policy kept_by_the_fund on fund_invoice_line for select to ${app} using (${own} and ${looks});
create policy recorded_by_the_fund on fund_invoice_line for insert to ${app}
  with check (${own} and (select actor_has('FUND_OFFICER', 'FINANCE_PREPARER')));
grant select, insert on fund_invoice, fund_invoice_line to ${app};
`;
});
