import { runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations';
import { appUrls, makeRoles, roleNames } from './roles';

/**
 * Brings the database at the administrator's address up to date: roles, tables, job queue. Safe to run again, and at
 * the same time as another: the second waits for the first.
 *
 * @returns the addresses that apps and worker use.
 * @throws when the server is older than PostgreSQL 15, or a migration fails (nothing of it is kept).
 */
export async function migrate(
  administratorUrl: string,
  options: { log?: (line: string) => void } = {},
): Promise<{ appUrl: string; workerUrl: string }> {
  const client = new Client({ connectionString: administratorUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number; database: string }>(
      "select current_setting('server_version_num')::int as version, current_database() as database",
    );
    const server = rows[0];
    if (!server || server.version < 150_000) throw new Error('Hearth needs PostgreSQL 15 or newer.');
    await client.query("select pg_advisory_lock(hashtextextended('hearth migrate', 0))");
    await makeRoles(client, administratorUrl);
    const names = roleNames(server.database);
    const dataSource = await new DataSource({
      type: 'postgres',
      url: administratorUrl,
      migrations: [...migrations],
      migrationsTableName: 'migration',
      installExtensions: false,
      poolSize: 1,
    }).initialize();
    try {
      // The extension and the queue's schema need the administrator; all else is made by, and so belongs to, the owner.
      await dataSource.query('create extension if not exists btree_gist');
      await dataSource.query(`create schema if not exists graphile_worker authorization ${names.worker}`);
      await dataSource.query(`set role ${names.owner}`);
      for (const done of await dataSource.runMigrations({ transaction: 'each' }))
        options.log?.(`migrated: ${done.name}`);
    } finally {
      await dataSource.destroy();
    }
    // graphile-worker says "create schema if not exists", which asks for the right even where the schema exists.
    await client.query(`grant create on database "${server.database}" to ${names.worker}`);
    await makeJobQueue(appUrls(administratorUrl).workerUrl);
    await client.query(`revoke create on database "${server.database}" from ${names.worker}`);
    await client.query(`
      create or replace function enqueue(task text, subject uuid) returns void
        language sql security definer set search_path = pg_catalog as $$
        select graphile_worker.add_job(task, json_build_object('id', subject), max_attempts => 12) $$;
      alter function enqueue(text, uuid) owner to ${names.worker};
      revoke execute on function enqueue(text, uuid) from public;
      grant execute on function enqueue(text, uuid) to ${names.app};`);
  } finally {
    await client.end();
  }
  return appUrls(administratorUrl);
}

/** graphile-worker's own tables, made by and for its own role. */
async function makeJobQueue(workerUrl: string): Promise<void> {
  const pgPool = new Pool({ connectionString: workerUrl, max: 2 });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (connection) => connection.on('error', () => undefined));
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}
