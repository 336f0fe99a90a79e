import { migration } from '../migration';

/** The same list as `setByCommissioners` of the lib safe-start-fund: what limits those who decide. */
const byCommissioners = `('OFFICER_LIMIT', 'EMERGENCY_AWARDS', 'EMERGENCY_LIMIT', 'PANEL_QUORUM', 'PANEL_MEMBERS')`;

/**
 * Nobody sets what limits them: an officer's own limit, emergency awards, and how many decide, are a commissioner's to set.
 * And somebody can always give a role: the last administrator's own role does not end.
 */
export const WhoBindsWhom1795300000051 = migration(
  'WhoBindsWhom1795300000051',
  ({ app }) => `
drop policy set_by_the_fund on fund_setting;
create policy set_by_the_fund on fund_setting for insert to ${app} with check (
  authority_id = (select actor_organisation()) and set_by = (select actor_person())
  and ((select actor_has('COMMISSIONER')) or (select actor_has('FUND_OFFICER')) and name not in ${byCommissioners}));

create function keep_an_administrator() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  -- Two who end each other's role at once wait for each other here.
  perform pg_advisory_xact_lock(hashtextextended('the last administrator', 0));
  if not exists (select from membership where role = 'ADMINISTRATOR' and ends_at is null and id <> old.id) then
    raise exception 'the last administrator stays' using errcode = 'check_violation', constraint = 'membership_keeps_an_administrator';
  end if;
  return new;
end $$;
create trigger keep_an_administrator before update on membership for each row
  when (old.role = 'ADMINISTRATOR' and old.ends_at is null and new.ends_at is not null) execute function keep_an_administrator();
`,
);
