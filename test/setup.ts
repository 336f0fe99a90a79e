import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../libs/database/src/migrate';
import { type RunningServer, startServer } from '../libs/database/src/server';

declare global {
  var hearthTestServer: RunningServer | undefined;
  var hearthTestFolder: string | undefined;
}

/**
 * Before any test: a PostgreSQL (DATABASE_URL, or an embedded one of our own on a free port), and one migrated
 * template database that each spec file clones.
 */
export default async function setup(): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (!given) {
    const own = await mkdtemp(join(tmpdir(), 'hearth-test-'));
    // Run as root, the server is another user, who must be able to reach its folder.
    await chmod(own, 0o755);
    globalThis.hearthTestFolder = own;
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
