import { migration } from '../migration';

/** What the pages of the annual return show and people change. */
const shown = [
  'duty_return',
  'duty_return_answer',
  'duty_return_setting',
  'duty_return_outside_figure',
  'data_question',
] as const;

/** The pages of the annual return, and of what providers are asked for it, change by themselves too. */
export const ReturnsThatChangeByThemselves1795300000039 = migration(
  'ReturnsThatChangeByThemselves1795300000039',
  () =>
    shown
      .map(
        (table) =>
          `create trigger tell_of_change after insert or update or delete on ${table} for each statement execute function tell_of_change();`,
      )
      .join('\n'),
);
