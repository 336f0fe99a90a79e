import { migration } from '../migration';

/**
 * What every later table stands on: who acts (settings of the transaction), keys of idempotency, audit and its
 * seal, the outbox, keys for sealed facts, and sessions of the portal.
 *
 * A setting that was never made raises; an empty one fails the cast. Either way no row is seen.
 */
export const Ground1795300000001 = migration(
  'Ground1795300000001',
  ({ app }) => `
create function actor_organisation() returns uuid language sql stable
  as $$ select current_setting('hearth.organisation')::uuid $$;
create function actor_person() returns uuid language sql stable
  as $$ select current_setting('hearth.person')::uuid $$;
create function actor_has(variadic wanted text[]) returns boolean language sql stable
  as $$ select string_to_array(current_setting('hearth.roles'), ',') && wanted $$;
create function actor_is_system(wanted text) returns boolean language sql stable
  as $$ select current_setting('hearth.system') = wanted $$;
create function hearth_now() returns timestamptz language sql stable
  as $$ select current_setting('hearth.now')::timestamptz $$;
create function hearth_today() returns date language sql stable
  as $$ select (current_setting('hearth.now')::timestamptz at time zone 'Europe/London')::date $$;

-- A moment as every read shows it: ISO 8601 in UTC; "never" is null.
create function instant(moment timestamptz) returns text language sql immutable
  as $$ select case when isfinite(moment) then to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end $$;
-- A day as every read shows it; "without end" is null.
create function day(moment date) returns text language sql immutable
  as $$ select case when isfinite(moment) then to_char(moment, 'YYYY-MM-DD') end $$;

create table idempotency_key (
  organisation_id uuid not null,
  operation text not null,
  key text not null,
  request_hash bytea not null,
  subject_id uuid,
  made_at timestamptz not null,
  primary key (organisation_id, operation, key),
  constraint idempotency_key_is_short check (length(key) between 8 and 100)
);
create policy own on idempotency_key to ${app}
  using (organisation_id = (select actor_organisation()))
  with check (organisation_id = (select actor_organisation()));
grant select, insert, update (subject_id) on idempotency_key to ${app};

create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
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
  constraint audit_entry_has_an_actor check ((person_id is null) = (organisation_id is null) and (person_id is null) <> (system is null)),
  constraint audit_entry_reason_is_short check (length(reason) <= 500)
);
create index audit_entry_in_order on audit_entry (transaction_id, id);
create index audit_entry_by_subject on audit_entry (subject_id, at);
create policy written_by_its_actor on audit_entry for insert to ${app} with check (
  (system is null and person_id = (select actor_person()) and organisation_id = (select actor_organisation()))
  or (system is not null and (select actor_is_system(system))));
create policy read_by_auditors on audit_entry for select to ${app}
  using ((select actor_has('AUDITOR')) or (select actor_is_system('worker')));
grant select, insert (id, at, person_id, organisation_id, system, action, refused, subject_kind, subject_id, about_organisation_id, reason)
  on audit_entry to ${app};

create table audit_seal (
  position bigint primary key,
  entry_id uuid not null unique references audit_entry (id),
  hash bytea not null,
  sealed_at timestamptz not null
);
create policy sealed_by_the_worker on audit_seal for insert to ${app} with check ((select actor_is_system('worker')));
create policy read_by_auditors on audit_seal for select to ${app}
  using ((select actor_has('AUDITOR')) or (select actor_is_system('worker')));
grant select, insert on audit_seal to ${app};

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% keeps what was written', tg_table_name using errcode = 'HE001', constraint = tg_table_name || '_is_append_only';
end $$;
create trigger append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger append_only_whole before truncate on audit_entry execute function refuse_change();
create trigger append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger append_only_whole before truncate on audit_seal execute function refuse_change();

create table outbox_message (
  id uuid primary key,
  kind text not null,
  to_organisation_id uuid not null,
  subject_id uuid,
  made_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz
);
create policy put_by_anyone_acting on outbox_message for insert to ${app}
  with check ((select actor_organisation()) is not null);
create policy sent_by_the_worker on outbox_message to ${app} using ((select actor_is_system('worker')));
grant select, insert, update (sent_at, failed_at) on outbox_message to ${app};

create table provider_key (
  provider_id uuid primary key,
  wrapped bytea not null,
  made_at timestamptz not null
);
create policy own on provider_key to ${app}
  using (provider_id = (select actor_organisation())) with check (provider_id = (select actor_organisation()));
grant select, insert on provider_key to ${app};

create table portal_session (
  id_hash bytea primary key,
  person_id uuid not null,
  organisation_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  constraint portal_session_ends check (ends_at > created_at)
);
create policy kept_by_sign_in on portal_session to ${app}
  using ((select actor_is_system('sign-in'))) with check ((select actor_is_system('sign-in')));
grant select, insert, delete, update (organisation_id, last_seen_at) on portal_session to ${app};
`,
);
