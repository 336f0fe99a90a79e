import { migration } from '../migration';

/**
 * What placing a household needs to know or to change of another organisation's rows: three narrow functions owned by
 * the cross-check role, each of which acts only on what the actor's own organisation has at hand, and answers with no
 * more than yes or no. And a placement may point at another claim when she arrives on another day.
 */
export const Placing1795300000006 = migration(
  'Placing1795300000006',
  ({ app, crossCheck }) => `
grant update (occupancy_id) on placement to ${app};

create policy followed_by_its_vacancy on placement for select to ${crossCheck} using (true);
create policy filled_or_opened_by_a_placement on vacancy for update to ${crossCheck} using (true) with check (true);
create policy filled_or_opened_by_a_placement on vacancy_facts to ${crossCheck} using (true) with check (true);
create policy asked_before_a_placement on referral for select to ${crossCheck} using (true);
create policy asked_before_a_placement on household_unsafe_area for select to ${crossCheck} using (true);
grant select on placement, vacancy_facts, referral, household_unsafe_area to ${crossCheck};
grant update (status) on vacancy, vacancy_facts to ${crossCheck};

-- A vacancy follows the placement that took it: filled when it is made, open again when she does not come. The one who
-- places may not write the provider's rows, so this does, only for a placement that was made or decided this instant
-- by the actor's organisation. A vacancy that was withdrawn, or whose unit is offered anew, stays as it is.
create function vacancy_follows(placed uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
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
end $$;

-- Whether anybody awaits this household: asked by those who hold its case.
create function household_is_awaited(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from case_holder c where c.household_id = wanted and c.organisation_id = actor_organisation() and c.until is null)
    and exists (select from placement p where p.household_id = wanted and p.outcome is null) $$;

-- The finer check of the unsafe areas, by the true district of a place that is shown by less, once, at placement: only
-- for a referral that the actor's organisation sent and the provider accepted. Neither side sees the other's fact.
create function place_is_unsafe(accepted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from referral r join service_district s on s.service_id = r.service_id
      join household_unsafe_area a on a.household_id = r.household_id
      left join postcode_district_place t on t.outcode = a.outcode
    where r.id = accepted and r.organisation_id = actor_organisation() and r.status = 'ACCEPTED'
      and coalesce(a.district_id, t.district_id) = s.district_id) $$;

${['vacancy_follows(uuid)', 'household_is_awaited(uuid)', 'place_is_unsafe(uuid)']
  .map(
    (signature) => `
revoke execute on function ${signature} from public;
grant execute on function ${signature} to ${app};
alter function ${signature} owner to ${crossCheck};`,
  )
  .join('')}
`,
);
