import type { Logger } from '@app/database';
import { Logger as QueueLogger, makeWorkerUtils, run, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';

/** The job queue, running. */
export interface Queue {
  /** Settles when the queue ends by itself, which it should not. */
  readonly ended: Promise<void>;
  /** Lets running jobs finish for `patience` milliseconds, gives the rest back, and closes its connections. */
  stop(patience: number): Promise<void>;
}

/**
 * No job takes this long, in minutes: one that seems to was left by a worker that died. (Were it not so, a live
 * worker's jobs would be given back, and done twice.)
 */
const longest = 2;

/**
 * Runs the jobs of the queue, three at a time, as they are added.
 *
 * @param url address of the role that keeps the queue.
 * @param timetable jobs added by the clock, in crontab form, UTC.
 */
export async function runQueue(
  url: string,
  taskList: TaskList,
  timetable: string,
  log: Logger,
): Promise<Queue> {
  const pgPool = new Pool({ connectionString: url, max: 6, application_name: 'hearth worker' });
  pgPool.on('error', (error) => {
    log.warn({ err: error }, 'the queue lost a connection');
  });
  pgPool.on('connect', (connection) => {
    connection.on('error', () => undefined);
  });
  const logger = new QueueLogger(() => (level, _message, meta) => {
    // Its words may repeat what a job was given; the error and where it happened are enough.
    if ((level === 'error' || level === 'warning') && meta['failure'] !== true)
      log.warn({ err: meta['error'] }, 'the queue is in trouble');
  });
  try {
    await giveBackLost(pgPool, logger, log);
    const runner = await run({
      pgPool,
      taskList,
      crontab: timetable,
      concurrency: 3,
      noHandleSignals: true,
      logger,
      // Noted in batches (of whatever is done at once), or stopping would not wait until a finished job is noted.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    runner.events.on('job:error', ({ job, error }) => {
      log.warn({ jobId: job.id, task: job.task_identifier, attempt: job.attempts, err: error }, 'job failed');
    });
    const sweeping = setInterval(() => {
      giveBackLost(pgPool, logger, log).catch((error: unknown) => {
        log.warn({ err: error }, 'lost jobs could not be looked for');
      });
    }, 60_000).unref();
    return {
      ended: runner.promise,
      stop: async (patience) => {
        clearInterval(sweeping);
        await withinOr(
          // Stopped by itself, it says so: nothing is left to wait for.
          runner.stop().catch(() => undefined),
          patience,
          () => runner.kill(),
        );
        await pgPool.end();
      },
    };
  } catch (error) {
    await pgPool.end();
    throw error;
  }
}

/** Gives back the jobs of workers that died: the queue itself would wait four hours. */
async function giveBackLost(pgPool: Pool, logger: QueueLogger, log: Logger): Promise<void> {
  const { rows } = await pgPool.query<{ locked_by: string }>(
    "select distinct locked_by from graphile_worker.jobs where locked_at < clock_timestamp() - $1 * interval '1 minute'",
    [longest],
  );
  if (rows.length === 0) return;
  const utils = await makeWorkerUtils({ pgPool, logger });
  try {
    await utils.forceUnlockWorkers(rows.map(({ locked_by }) => locked_by));
  } finally {
    await utils.release();
  }
  log.warn({ workers: rows.length }, 'jobs of workers that died are tried again');
}

/** Waits for the work, but no longer than this many milliseconds; then does the other thing and waits for that. */
async function withinOr(
  work: Promise<void>,
  milliseconds: number,
  otherwise: () => Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<'too long'>((resolve) => {
    timer = setTimeout(() => {
      resolve('too long');
    }, milliseconds);
  });
  if ((await Promise.race([work, tooLong])) === 'too long') await otherwise();
  clearTimeout(timer);
}
