import { migration } from '../migration';

/** The first page of open vacancies costs what it shows, however many there are. */
export const PagesThatStayQuick1795300000011 = migration(
  'PagesThatStayQuick1795300000011',
  () => `
create index vacancy_newest_open on vacancy (made_at, id) where status = 'OPEN';
drop function shown_area(uuid, text);
`,
);
