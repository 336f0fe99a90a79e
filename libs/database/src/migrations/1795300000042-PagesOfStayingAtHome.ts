import { migration } from '../migration';

/** What the pages of sanctuary, of support and of a case show beside what other pages do. */
const shown = [
  'sanctuary_scheme',
  'sanctuary_capacity',
  'sanctuary_job',
  'sanctuary_survey',
  'sanctuary_item',
  'sanctuary_review',
  'household_staying',
  'move_on_readiness',
  'episode_person',
  'episode_characteristic',
  'episode_support',
] as const;

/** These pages change by themselves too: the apps are told the table's name, and no more. */
export const PagesOfStayingAtHome1795300000042 = migration('PagesOfStayingAtHome1795300000042', () =>
  shown
    .map(
      (table) =>
        `create trigger tell_of_change after insert or update or delete on ${table} for each statement execute function tell_of_change();`,
    )
    .join('\n'),
);
