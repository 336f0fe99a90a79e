import { migration } from '../migration';

/**
 * What administrators and auditors do on pages: people and organisations are added, and a reference that people use
 * leads an auditor to the entries about it.
 */
export const Administration1795300000045 = migration('Administration1795300000045', ({ app, crossCheck }) => {
  const administrator = `(select actor_has('ADMINISTRATOR'))`;
  return `
create policy added_by_administrators on person for insert to ${app} with check (${administrator});
grant insert on person to ${app};
create policy kept_by_administrators on organisation_contact to ${app}
  using (${administrator}) with check (${administrator});
grant insert, update (duty_email) on organisation_contact to ${app};

-- Which records a reference stands for, to an auditor and as nothing but ids; \`whose\` tells those of one name apart.
create function find_audit_subjects(wanted text) returns table (kind text, id uuid, whose text)
  language sql stable security definer set search_path = pg_catalog, public as $$
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
  where actor_has('AUDITOR') order by f.kind, o.name, f.id limit 20 $$;
revoke execute on function find_audit_subjects(text) from public;
grant execute on function find_audit_subjects(text) to ${app};
alter function find_audit_subjects(text) owner to ${crossCheck};
`;
});
