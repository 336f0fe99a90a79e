import { Sealer } from '@app/audit';
import { Database, type Logger } from '@app/database';
import { Notices } from '@app/notices';
import { NestFactory } from '@nestjs/core';
import { type Health, serveHealth } from './health';
import { type Queue, runQueue } from './queue';
import { tasks, timetable } from './tasks';
import { WorkerModule, type WorkerSettings } from './worker.module';

/** How long after one sealing the next begins, in milliseconds: an entry is sealed within five seconds. */
const sealEvery = 2_000;

/** How long after one walk through the whole audit the next begins, in milliseconds: a day. The first is at start. */
const checkEvery = 86_400_000;

/** How long running jobs may take to finish when told to stop, in milliseconds: less than who stops us waits. */
const patience = 8_000;

/** The worker, running. */
export interface RunningWorker {
  /** Port of its health. */
  readonly port: number;
  /** Settles when it can work no longer, though nobody told it to stop. */
  readonly ended: Promise<void>;
  /** Finishes what runs, and closes everything. */
  stop(): Promise<void>;
}

/** Starts timed work: sends notices as they are committed, seals the audit, and does the daily tasks. */
export async function startWorker(settings: WorkerSettings, log: Logger): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(settings, log), {
    logger: false,
    abortOnError: false,
  });
  const db = app.get(Database);
  const sealer = app.get(Sealer);
  let queue: Queue | undefined;
  let health: Health | undefined;
  let isRunning = true;
  const ready = async (): Promise<boolean> => isRunning && (await db.isReachable());
  try {
    queue = await runQueue(
      settings.workerDatabaseUrl,
      tasks({ db, notices: app.get(Notices) }),
      timetable,
      log,
    );
    health = await serveHealth(settings.ports.worker, settings.host, ready);
  } catch (error) {
    await queue?.stop(patience);
    await app.close();
    throw error;
  }
  const stopSealing = repeat(sealEvery, () => sealer.run(), log);
  const stopChecking = repeat(checkEvery, () => sealer.check(), log);
  const started = { queue, health };
  log.info({ port: health.port }, 'started');
  return {
    port: health.port,
    ended: queue.ended,
    stop: async () => {
      isRunning = false;
      await Promise.all([stopSealing(), stopChecking(), started.queue.stop(patience)]);
      await started.health.close();
      await app.close();
      log.info('stopped');
    },
  };
}

/** Does the work again and again, so many milliseconds after it was last done; the returned function stops that. */
function repeat(milliseconds: number, work: () => Promise<unknown>, log: Logger): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const turn = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'work for the audit failed');
    }
    if (isStopped) return;
    timer = setTimeout(() => {
      current = turn();
    }, milliseconds);
  };
  let current = turn();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await current;
  };
}
