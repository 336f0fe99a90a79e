import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource, Logger } from 'typeorm';
import { connect, type Entity } from './connect';
import { Database } from './database';
import { appUrls } from './roles';

/** A database of a spec file's own, cloned from the migrated template. */
export interface TestDatabase {
  /** The administrator's address: for what a test must arrange or look at past row-level security. */
  readonly administratorUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  /** Runs SQL as the administrator, past row-level security. */
  query<R extends object>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Opens a `Database` as the app role, with a clock of the test's own if given. Closed by `drop`. */
  open(
    entities: readonly Entity[],
    options?: { clock?: () => Date; logger?: Logger; poolSize?: number },
  ): Promise<Database>;
  drop(): Promise<void>;
}

/** Clones the template. Call in beforeAll; call `drop` in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = process.env['HEARTH_TEST_TEMPLATE'];
  if (!template) throw new Error('Tests that need PostgreSQL run under the jest config of this project.');
  const templateName = new URL(template).pathname.slice(1);
  const name = `${templateName}_${randomUUID().slice(0, 8)}`;
  const within = (url: string, database: string): string => {
    const changed = new URL(url);
    changed.pathname = `/${database}`;
    return changed.toString();
  };
  const roles = appUrls(template);
  const maintenance = new Client({ connectionString: within(template, 'postgres') });
  await maintenance.connect();
  // Cloning needs the template to itself: one clone at a time.
  await maintenance.query("select pg_advisory_lock(hashtextextended('hearth clone', 0))");
  await maintenance.query(`create database "${name}" template "${templateName}"`);
  await maintenance.query(`revoke all on database "${name}" from public`);
  await maintenance.query(
    `grant connect on database "${name}" to "${templateName}_app", "${templateName}_worker"`,
  );
  await maintenance.query("select pg_advisory_unlock(hashtextextended('hearth clone', 0))");
  const administrator = new Client({ connectionString: within(template, name) });
  await administrator.connect();
  const opened: DataSource[] = [];
  const appUrl = within(roles.appUrl, name);
  return {
    administratorUrl: within(template, name),
    appUrl,
    workerUrl: within(roles.workerUrl, name),
    query: async <R extends object>(sql: string, parameters: unknown[] = []) =>
      (await administrator.query<R>(sql, parameters)).rows,
    open: async (entities, { clock, logger, poolSize } = {}) => {
      const dataSource = await connect(appUrl, entities, {
        ...(logger ? { logger } : {}),
        ...(poolSize ? { poolSize } : {}),
      });
      opened.push(dataSource);
      return new Database(dataSource, clock);
    },
    drop: async () => {
      for (const dataSource of opened) await dataSource.destroy();
      await administrator.end();
      await maintenance.query(`drop database "${name}" with (force)`);
      await maintenance.end();
    },
  };
}
