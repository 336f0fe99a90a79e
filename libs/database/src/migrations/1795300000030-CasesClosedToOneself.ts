import { migration } from '../migration';

/** What the pages of applications and of the panel show. */
const shown = [
  'fund_application',
  'fund_application_line',
  'fund_document',
  'panel_case',
  'panel_seat',
  'panel_vote',
  'fund_conflict',
  'fund_connection',
  'award_line',
] as const;

/**
 * Whoever was asked to vote and is tied to the case is told that it is closed to them, and why: of the case they learn
 * that they were asked, and when. And the pages of applications and the panel change by themselves, as the others do.
 */
export const CasesClosedToOneself1795300000030 = migration(
  'CasesClosedToOneself1795300000030',
  ({ app, crossCheck }) => `
create policy compared on panel_seat for select to ${crossCheck} using (true);
create policy compared on panel_case for select to ${crossCheck} using (true);
grant select on panel_seat, panel_case to ${crossCheck};

create function own_recusals() returns table (case_id uuid, asked_at timestamptz, because text[])
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.case_id, s.asked_at, array_agg(c.because order by c.because)
  from panel_seat s
    join panel_case k on k.id = s.case_id and k.closed_at is null
    join fund_conflict c on c.application_id = s.application_id and c.person_id = s.person_id
  where s.person_id = actor_person() and s.authority_id = actor_organisation()
    and actor_has('PANEL_MEMBER', 'PANEL_CHAIR')
  group by s.case_id, s.asked_at $$;
revoke execute on function own_recusals() from public;
grant execute on function own_recusals() to ${app};
alter function own_recusals() owner to ${crossCheck};

${shown
  .map(
    (table) =>
      `create or replace trigger tell_of_change after insert or update or delete on ${table} for each statement execute function tell_of_change();`,
  )
  .join('\n')}
`,
);
