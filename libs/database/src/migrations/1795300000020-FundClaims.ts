import { migration } from '../migration';

/**
 * The reimbursement route of the fund: providers that are approved beforehand, their monthly claims by row, room kept
 * under the line, and which household an award of the other route was for.
 *
 * Three things cannot happen, whatever the code does: one invoice counted twice in one fund, one file twice, and a
 * client's total with a provider at or over the line in any rolling window (product section 7, fund-and-reports 8).
 */
export const FundClaims1795300000020 = migration('FundClaims1795300000020', ({ app, crossCheck }) => {
  const ofTheFund = `authority_id = (select actor_organisation()) and (select actor_has('FUND_OFFICER'))`;
  const ofTheClaimant = `organisation_id = (select actor_organisation()) and
    (select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'))`;
  const category = `category in ('RENT_DEPOSIT', 'RENT_IN_ADVANCE', 'RENT_ARREARS', 'REMOVALS', 'STORAGE', 'TRAVEL', 'CAR_REPAIR',
    'FURNITURE_WHITE_GOODS', 'BEDDING_BABY', 'CLOTHING', 'FOOD_ESSENTIALS', 'UTILITIES', 'PHONE_DATA', 'LOCK_CHANGE',
    'DOOR_WINDOW_SECURITY', 'CCTV_DOORBELL', 'ALARM', 'ID_DOCUMENTS', 'IMMIGRATION_FEE', 'LEGAL_FEE', 'PROCESS_SERVER',
    'SCHOOL_COSTS', 'CHILDCARE', 'PET_CARE', 'HEALTH', 'TRAINING_WORK', 'EMERGENCY_CASH', 'OTHER')`;
  return `
-- Who may claim afterwards, from a day until, not including, another.
create table fund_preapproval (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  organisation_id uuid not null references organisation (id),
  from_day date not null,
  until_day date constraint fund_preapproval_lasts check (until_day >= from_day),
  made_at timestamptz not null,
  made_by uuid not null,
  constraint fund_preapproval_one_at_a_time exclude using gist
    (authority_id with =, organisation_id with =, daterange(from_day, until_day) with &&)
);
create policy kept_by_the_fund on fund_preapproval for select to ${app} using (${ofTheFund});
create policy own on fund_preapproval for select to ${app} using (${ofTheClaimant});
create policy given_by_the_fund on fund_preapproval for insert to ${app}
  with check (${ofTheFund} and made_by = (select actor_person()));
create policy ended_by_the_fund on fund_preapproval for update to ${app} using (${ofTheFund}) with check (${ofTheFund});
grant select, insert, update (until_day) on fund_preapproval to ${app};

create table fund_claim (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  organisation_id uuid not null references organisation (id),
  -- Its first day stands for the month.
  month date not null constraint fund_claim_is_of_a_month check (extract(day from month) = 1),
  status text not null constraint fund_claim_status_known check (status in
    ('UPLOADED', 'ACCEPTED', 'WAITING_FOR_FUNDS', 'RETURNED', 'WITHDRAWN')),
  -- sha256 of the file as it was sent.
  file_hash bytea not null constraint fund_claim_file_hash_shape check (length(file_hash) = 32),
  row_count integer not null constraint fund_claim_has_rows check (row_count between 1 and 2000),
  net_pence bigint not null,
  vat_pence bigint not null,
  gross_pence bigint not null constraint fund_claim_adds_up check (gross_pence = net_pence + vat_pence and gross_pence > 0),
  -- The line and the months it was checked by; the trigger below checks by the same.
  line_pence bigint not null constraint fund_claim_line_not_negative check (line_pence >= 0),
  rolling_months integer not null constraint fund_claim_rolling_months_sane check (rolling_months between 1 and 120),
  invoices_kept boolean not null constraint fund_claim_invoices_are_kept check (invoices_kept),
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  comments text constraint fund_claim_comments_are_short check (length(comments) between 1 and 2000),
  constraint fund_claim_decided_says_who check ((decided_at is null) = (decided_by is null)
    and (decided_at is null) = (status in ('UPLOADED', 'WITHDRAWN'))),
  constraint fund_claim_not_by_its_uploader check (decided_by <> uploaded_by),
  constraint fund_claim_returned_says_why check (status <> 'RETURNED' or comments is not null),
  constraint fund_claim_is_of_both unique (id, authority_id, organisation_id)
);
create unique index fund_claim_same_file_once on fund_claim (authority_id, organisation_id, file_hash)
  where status not in ('RETURNED', 'WITHDRAWN');
create index fund_claim_of_the_fund on fund_claim (authority_id, uploaded_at, id);
create index fund_claim_of_the_claimant on fund_claim (organisation_id, uploaded_at, id);

-- An invoice, or receipt, in a claim. It counts until all its rows were set aside, or the claim went back.
create table fund_claim_invoice (
  id uuid primary key,
  claim_id uuid not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  supplier text not null constraint fund_claim_invoice_supplier_is_short check (length(supplier) between 1 and 120),
  supplier_key text not null constraint fund_claim_invoice_supplier_key_shape check (supplier_key ~ '^[A-Z0-9]+$'),
  number text not null constraint fund_claim_invoice_number_is_short check (length(number) between 1 and 60),
  number_key text not null constraint fund_claim_invoice_number_key_shape check (number_key ~ '^[A-Z0-9]+$'),
  spent_on date not null,
  counts boolean not null default true,
  foreign key (claim_id, authority_id, organisation_id) references fund_claim (id, authority_id, organisation_id),
  constraint fund_claim_invoice_is_of_its_claim unique (id, claim_id, supplier_key)
);
create unique index fund_claim_invoice_once on fund_claim_invoice (authority_id, supplier_key, number_key) where counts;
create index fund_claim_invoice_by_claim on fund_claim_invoice (claim_id);

create table fund_claim_row (
  id uuid primary key,
  claim_id uuid not null,
  invoice_id uuid not null,
  -- As on its invoice: so that equal amounts of one supplier are one look-up.
  supplier_key text not null,
  authority_id uuid not null,
  organisation_id uuid not null,
  -- Of the file, its header being line 1.
  line integer not null constraint fund_claim_row_is_after_the_header check (line >= 2),
  -- The provider's own word for the client, or a household's reference. Never a name.
  client_reference text not null constraint fund_claim_row_client_is_short check (length(client_reference) between 2 and 30),
  client_key text not null,
  household_reference text constraint fund_claim_row_household_reference_shape check (household_reference ~ '^H-[CDFHJKMNPRTWX3479]{6}$'),
  spent_on date not null,
  category text not null constraint fund_claim_row_category_known check (${category}),
  stream text not null constraint fund_claim_row_stream_known check (stream in ('SEEK', 'SUSTAIN')),
  net_pence bigint not null constraint fund_claim_row_net_not_negative check (net_pence >= 0),
  vat_pence bigint not null constraint fund_claim_row_vat_not_negative check (vat_pence >= 0),
  gross_pence bigint not null constraint fund_claim_row_adds_up check (gross_pence = net_pence + vat_pence and gross_pence > 0),
  adults integer not null constraint fund_claim_row_adults_sane check (adults between 1 and 20),
  children integer not null constraint fund_claim_row_children_sane check (children between 0 and 20),
  counts boolean not null default true,
  set_aside_because text constraint fund_claim_row_set_aside_because_is_short check (length(set_aside_because) between 1 and 500),
  set_aside_at timestamptz,
  set_aside_by uuid,
  evidence_asked_at timestamptz,
  evidence_asked_by uuid,
  evidence_note text constraint fund_claim_row_evidence_note_is_short check (length(evidence_note) between 1 and 500),
  evidence_seen_at timestamptz,
  evidence_seen_by uuid,
  -- A word of letters alone could be a name.
  constraint fund_claim_row_client_key_shape
    check (client_key ~ '^[A-Z0-9]+$' and (client_key ~ '[0-9]' or household_reference is not null)),
  constraint fund_claim_row_one_of_a_line unique (claim_id, line),
  constraint fund_claim_row_once unique (invoice_id, client_key, category, stream, gross_pence),
  constraint fund_claim_row_set_aside_says_who check (num_nonnulls(set_aside_because, set_aside_at, set_aside_by) in (0, 3)),
  constraint fund_claim_row_set_aside_counts_not check (set_aside_at is null or not counts),
  constraint fund_claim_row_evidence_seen_says_who check ((evidence_seen_at is null) = (evidence_seen_by is null)
    and (evidence_asked_at is null) = (evidence_asked_by is null)),
  foreign key (claim_id, authority_id, organisation_id) references fund_claim (id, authority_id, organisation_id),
  foreign key (invoice_id, claim_id, supplier_key) references fund_claim_invoice (id, claim_id, supplier_key)
);
create index fund_claim_row_by_client on fund_claim_row (authority_id, organisation_id, client_key, spent_on) where counts;
create index fund_claim_row_by_amount on fund_claim_row (authority_id, supplier_key, gross_pence, spent_on) where counts;
create index fund_claim_row_by_household on fund_claim_row (authority_id, household_reference, spent_on)
  where counts and household_reference is not null;

-- "May I spend this now?", answered yes: room under the line, kept until a moment.
create table fund_reservation (
  id uuid primary key,
  authority_id uuid not null references organisation (id),
  organisation_id uuid not null references organisation (id),
  client_reference text not null constraint fund_reservation_client_is_short check (length(client_reference) between 2 and 30),
  client_key text not null constraint fund_reservation_client_key_shape check (client_key ~ '^[A-Z0-9]+$'),
  pence bigint not null constraint fund_reservation_is_of_something check (pence > 0),
  reserved_on date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  ends_at timestamptz not null constraint fund_reservation_ends_later check (ends_at > made_at),
  given_up_at timestamptz,
  -- The row of a claim that this was for.
  used_by_row_id uuid constraint fund_reservation_used_by_one unique references fund_claim_row (id)
);
create index fund_reservation_by_client on fund_reservation (authority_id, organisation_id, client_key, ends_at);
create policy own on fund_reservation to ${app} using (${ofTheClaimant}) with check (${ofTheClaimant});
grant select, insert, update (given_up_at, used_by_row_id) on fund_reservation to ${app};

${['fund_claim', 'fund_claim_invoice', 'fund_claim_row']
  .map(
    (table) => `
create policy kept_by_the_fund on ${table} for select to ${app} using (${ofTheFund});
create policy own on ${table} for select to ${app} using (${ofTheClaimant});
create policy claimed_by_its_provider on ${table} for insert to ${app}
  with check (${ofTheClaimant}${table === 'fund_claim' ? ` and status = 'UPLOADED' and uploaded_by = (select actor_person())` : ' and counts'});
create policy decided_by_the_fund on ${table} for update to ${app} using (${ofTheFund}) with check (${ofTheFund});
create policy withdrawn_by_its_provider on ${table} for update to ${app}
  using (${ofTheClaimant}) with check (${ofTheClaimant} and ${table === 'fund_claim' ? `status = 'WITHDRAWN'` : 'not counts'});
grant select, insert on ${table} to ${app};`,
  )
  .join('')}
grant update (status, decided_at, decided_by, comments) on fund_claim to ${app};
grant update (counts) on fund_claim_invoice to ${app};
grant update (counts, set_aside_because, set_aside_at, set_aside_by, evidence_asked_at, evidence_asked_by, evidence_note,
  evidence_seen_at, evidence_seen_by) on fund_claim_row to ${app};

create function fund_claim_moves() returns trigger language plpgsql as $$
begin
  if (old.status, new.status) not in (('UPLOADED', 'ACCEPTED'), ('UPLOADED', 'WAITING_FOR_FUNDS'), ('UPLOADED', 'RETURNED'),
    ('UPLOADED', 'WITHDRAWN'), ('WAITING_FOR_FUNDS', 'WAITING_FOR_FUNDS'), ('WAITING_FOR_FUNDS', 'ACCEPTED')) then
    raise exception 'a claim does not go from % to %', old.status, new.status using errcode = 'HE001', constraint = 'fund_claim_moves_known';
  end if;
  return new;
end $$;
create trigger moves before update of status on fund_claim for each row execute function fund_claim_moves();

-- What went back counts no more: its invoices and clients' totals are free for the next file.
create function fund_claim_goes_back() returns trigger language plpgsql as $$
begin
  update fund_claim_row r set counts = false where r.claim_id = new.id and r.counts;
  update fund_claim_invoice i set counts = false where i.claim_id = new.id and i.counts;
  return null;
end $$;
create trigger goes_back after update of status on fund_claim for each row
  when (new.status in ('RETURNED', 'WITHDRAWN')) execute function fund_claim_goes_back();

create function fund_claim_row_set_aside() returns trigger language plpgsql as $$
begin
  update fund_claim_invoice i set counts = false where i.id = new.invoice_id and i.counts
    and not exists (select from fund_claim_row r where r.invoice_id = i.id and r.counts);
  return null;
end $$;
create trigger set_aside after update of set_aside_at on fund_claim_row for each row
  when (new.set_aside_at is not null) execute function fund_claim_row_set_aside();

create function counts_never_again() returns trigger language plpgsql as $$
begin
  raise exception '% does not count again', tg_table_name using errcode = 'HE001', constraint = tg_table_name || '_counts_never_again';
end $$;
create trigger counts_never_again before update of counts on fund_claim_invoice for each row
  when (new.counts and not old.counts) execute function counts_never_again();
create trigger counts_never_again before update of counts on fund_claim_row for each row
  when (new.counts and not old.counts) execute function counts_never_again();

-- Whoever adds rows of one provider waits for whoever added before, sees them, and is refused where any window of the
-- rolling months that a new row is in comes to the line.
create function fund_claim_row_under_the_line() returns trigger language plpgsql as $$
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
end $$;
create trigger under_the_line after insert on fund_claim_row referencing new table as added
  for each statement execute function fund_claim_row_under_the_line();

-- Whose an award is, over both routes: a row of a claim says it where the client is a household of Hearth.
create policy counted on fund_claim_row for select to ${crossCheck} using (true);
grant select on fund_claim_row to ${crossCheck};
create function keep_household_of_claim() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into award_household (award_line_id, authority_id, household_reference)
    select new.id, new.authority_id, r.household_reference from fund_claim_row r
    where r.id = new.source_id and new.route = 'REIMBURSEMENT' and r.household_reference is not null;
  return null;
end $$;
alter function keep_household_of_claim() owner to ${crossCheck};
create trigger keep_household_of_claim after insert on award_line for each row execute function keep_household_of_claim();

-- The same invoice by either route and any provider is one. Answers with positions in what was asked, to those whom the
-- fund approved beforehand; never whose the other claim is.
create policy compared on fund_claim_invoice for select to ${crossCheck} using (true);
create policy compared on fund_invoice for select to ${crossCheck} using (true);
create policy compared on fund_preapproval for select to ${crossCheck} using (true);
grant select on fund_claim_invoice, fund_invoice, fund_preapproval to ${crossCheck};
create function invoices_claimed(fund uuid, supplier_keys text[], number_keys text[]) returns table (place integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct k.place::integer
  from unnest(supplier_keys, number_keys) with ordinality k (supplier_key, number_key, place)
  where exists (select from fund_preapproval p where p.authority_id = fund and p.organisation_id = actor_organisation())
    and (exists (select from fund_claim_invoice i where i.authority_id = fund and i.supplier_key = k.supplier_key
        and i.number_key = k.number_key and i.counts)
      or exists (select from fund_invoice i where i.authority_id = fund and i.supplier_key = k.supplier_key and i.number_key = k.number_key)) $$;
revoke execute on function invoices_claimed(uuid, text[], text[]) from public;
grant execute on function invoices_claimed(uuid, text[], text[]) to ${app};
alter function invoices_claimed(uuid, text[], text[]) owner to ${crossCheck};
`;
});
