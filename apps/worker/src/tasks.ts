import { Database } from '@app/database';
import { systemActor } from '@app/kernel';
import { Notices } from '@app/notices';
import type { TaskList } from 'graphile-worker';
import { deleteEndedSessions } from './portal-sessions.store';

/** What is done daily, UTC, at an hour when little else is. */
export const timetable = `
17 3 * * * forget-sessions
`;

/** The jobs of the queue, by name; none takes a minute. A payload carries ids only. */
export const tasks = (work: { db: Database; notices: Notices }): TaskList => ({
  'send-notice': async (payload, { job }) => {
    await work.notices.send(idIn(payload), job.attempts >= job.max_attempts);
  },
  'forget-sessions': async () => {
    await work.db.commit(systemActor('sign-in'), deleteEndedSessions);
  },
});

function idIn(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string')
    return payload.id;
  throw new Error('The job carries no id.');
}
