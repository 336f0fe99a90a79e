import { migration } from '../migration';

/** What a page that changes by itself may show. The apps are told the name of a table that was written, and no more. */
const shown = [
  'vacancy',
  'occupancy',
  'unit',
  'hold',
  'referral',
  'referral_question',
  'rule_override',
  'placement',
  'episode',
  'household',
  'case_holder',
] as const;

/**
 * Pages that change by themselves: once a transaction that wrote one of these tables is committed, every app is told
 * the table's name. Each then reads again what its open pages show, as who looks at them. Nothing else is told, and a
 * name is told once for a transaction however many rows it wrote.
 */
export const PagesThatChangeByThemselves1795300000022 = migration(
  'PagesThatChangeByThemselves1795300000022',
  () => `
create function tell_of_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('hearth_changed', tg_table_name);
  return null;
end $$;
${shown
  .map(
    (table) =>
      `create trigger tell_of_change after insert or update or delete on ${table} for each statement execute function tell_of_change();`,
  )
  .join('\n')}
`,
);
