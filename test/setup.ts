import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../libs/database/src/migrate';
import { type RunningServer, startServer } from '../libs/database/src/server';

declare global {
  var hearthTestServer: RunningServer | undefined;
  var hearthTestFolder: string | undefined;
}

/** What a test run needs of memory to keep its databases there, with room to spare: 4 GiB. */
const enough = 4 * 1024 ** 3;

/**
 * Where this run keeps its files. In memory where the system has a folder for that and enough is free: a cloned database
 * is a thousand small files, and most of a test run's time went into making them. What a run that was killed left there
 * goes first.
 */
async function ownFolder(): Promise<string> {
  const memory = '/dev/shm';
  const stats = await statfs(memory).catch(() => undefined);
  const room = stats ? Math.min(stats.bavail * stats.bsize, freemem()) : 0;
  const base = room > enough ? memory : tmpdir();
  for (const name of await readdir(base)) {
    const [, pid] = /^hearth-test-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(base, name), { recursive: true, force: true });
  }
  const own = await mkdtemp(join(base, `hearth-test-${String(process.pid)}-`));
  // Run as root, the server is another user, who must be able to reach its folder.
  await chmod(own, 0o755);
  return own;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Before any test: a PostgreSQL (DATABASE_URL, or an embedded one of our own on a free port), and one migrated
 * template database that each spec file clones.
 */
export default async function setup(): Promise<void> {
  const given = process.env['DATABASE_URL'];
  const own = await ownFolder();
  globalThis.hearthTestFolder = own;
  // Servers that tests start themselves are kept there too.
  process.env['TMPDIR'] = own;
  if (!given) {
    const folder = join(own, 'postgres');
    globalThis.hearthTestServer = await startServer({
      folder,
      port: 0,
      maxConnections: 300,
      durable: false,
      log: () => undefined,
    });
  }
  const administrator = given ?? globalThis.hearthTestServer?.url ?? '';
  const template = `hearth_test_${String(process.pid)}`;
  const client = new Client({ connectionString: administrator });
  await client.connect();
  await client.query(`create database "${template}" encoding 'UTF8' template template0`);
  await client.end();
  const url = new URL(administrator);
  url.pathname = `/${template}`;
  await migrate(url.toString());
  process.env['HEARTH_TEST_TEMPLATE'] = url.toString();
}
