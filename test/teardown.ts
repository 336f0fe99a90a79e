import { rm } from 'node:fs/promises';
import { Client } from 'pg';

/** After all tests: their files go, a server of our own, and on another's the databases and roles made for them. */
export default async function teardown(): Promise<void> {
  await globalThis.hearthTestServer?.stop();
  await rm(globalThis.hearthTestFolder ?? '', { recursive: true, force: true });
  if (globalThis.hearthTestServer) return;
  const template = new URL(process.env['HEARTH_TEST_TEMPLATE'] ?? '');
  const name = template.pathname.slice(1);
  template.pathname = '/postgres';
  const client = new Client({ connectionString: template.toString() });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where datname like $1',
    [`${name}%`],
  );
  for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  for (const role of ['app', 'worker', 'cross_check', 'owner'])
    await client.query(`drop role if exists "${name}_${role}"`);
  await client.end();
}
