import type { EntitySchema } from 'typeorm';
import { types } from 'pg';
import { DataSource, type Logger } from 'typeorm';

// A day is text, never a moment at midnight somewhere.
types.setTypeParser(types.builtins.DATE, (text) => text);

export type Entity = (new () => object) | EntitySchema;

/**
 * Opens the pool of an app. Refuses a role that could step over row-level security: an app that runs as superuser,
 * owner or BYPASSRLS has only one wall left.
 *
 * @param url the app's address (`APP_DATABASE_URL`).
 * @param logger sees every statement; tests count with it. Parameters are never logged.
 */
export async function connect(
  url: string,
  entities: readonly Entity[],
  options: { poolSize?: number; logger?: Logger } = {},
): Promise<DataSource> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    synchronize: false,
    installExtensions: false,
    poolSize: options.poolSize ?? 10,
    applicationName: 'hearth',
    extra: {
      statement_timeout: 5_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
      connectionTimeoutMillis: 10_000,
    },
    ...(options.logger ? { logging: true, logger: options.logger } : { logging: false }),
  }).initialize();
  const rows: [{ steps_over: boolean }] = await dataSource.query(`
    select r.rolsuper or r.rolbypassrls or exists (select from pg_class c where c.relowner = r.oid) as steps_over
    from pg_roles r where r.rolname = current_user`);
  if (rows[0].steps_over) {
    await dataSource.destroy();
    throw new Error(
      'APP_DATABASE_URL names a role that steps over row-level security (superuser, owner or BYPASSRLS). Use the app role that migrate makes.',
    );
  }
  return dataSource;
}
