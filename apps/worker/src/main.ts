import { logger, readSettings } from '@app/database';
import { startWorker } from './worker';

const log = logger('worker');

/** Whoever stops us kills after ten seconds: before that we go by ourselves. In milliseconds. */
const longestStop = 9_500;

/** Runs timed work until told to stop (Ctrl-C or SIGTERM), or until it can work no longer (exit code 1). */
async function main(): Promise<void> {
  const settings = readSettings(process.env, [
    'appDatabaseUrl',
    'workerDatabaseUrl',
    'masterKey',
    'ports',
    'host',
    'dataFolder',
    'auditHeads',
    'mail',
  ]);
  const worker = await startWorker(settings, log);
  let stopping: Promise<void> | undefined;
  const stop = (code: number): void => {
    if (stopping) return;
    setTimeout(() => {
      log.warn('stopped before all was finished');
      process.exit(code);
    }, longestStop).unref();
    stopping = worker.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop(0);
    });
  }
  const giveUp = (): void => {
    if (stopping) return;
    log.fatal('the queue ended');
    stop(1);
  };
  worker.ended.then(giveUp, giveUp);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
