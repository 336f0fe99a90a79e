import { createHmac } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** The roles of one database, named after it so that two databases on one server never share. */
export interface RoleNames {
  /** Owns every table; nobody can sign in as it. */
  readonly owner: string;
  /** What the apps are: owns nothing, steps over nothing. */
  readonly app: string;
  /** Owns the few functions that look across organisations and answer with codes only; nobody can sign in as it. */
  readonly crossCheck: string;
  /** Keeps the job queue; limited to its own schema. */
  readonly worker: string;
}

export const roleNames = (database: string): RoleNames => ({
  owner: escapeIdentifier(`${database}_owner`),
  app: escapeIdentifier(`${database}_app`),
  crossCheck: escapeIdentifier(`${database}_cross_check`),
  worker: escapeIdentifier(`${database}_worker`),
});

const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/**
 * The addresses under which apps reach the database of this administrator's address. The passwords follow from the
 * administrator's, so that every start and every machine agrees on them and none is kept in a file.
 */
export function appUrls(administratorUrl: string): { appUrl: string; workerUrl: string } {
  const urlFor = (suffix: string): string => {
    const url = new URL(administratorUrl);
    const name = `${databaseOf(administratorUrl)}_${suffix}`;
    url.username = encodeURIComponent(name);
    url.password = createHmac('sha256', `hearth ${decodeURIComponent(new URL(administratorUrl).password)}`)
      .update(name)
      .digest('hex');
    return url.toString();
  };
  return { appUrl: urlFor('app'), workerUrl: urlFor('worker') };
}

/** Makes the database's roles, or puts their rights right again. Run by migrate, as the administrator. */
export async function makeRoles(client: Client, administratorUrl: string): Promise<void> {
  const database = databaseOf(administratorUrl);
  const names = roleNames(database);
  const { appUrl, workerUrl } = appUrls(administratorUrl);
  const passwordIn = (url: string): string => escapeLiteral(new URL(url).password);
  const wanted: [name: string, rights: string][] = [
    // Being able to give a function to `crossCheck` must not mean seeing what it sees.
    [names.owner, 'nologin noinherit'],
    [names.crossCheck, 'nologin'],
    [names.app, `login password ${passwordIn(appUrl)}`],
    [names.worker, `login password ${passwordIn(workerUrl)}`],
  ];
  // Roles belong to the server, not the database: two migrations at once would trip over each other.
  await client.query("select pg_advisory_lock(hashtextextended('hearth roles', 0))");
  try {
    for (const [name, rights] of wanted) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name.slice(1, -1)]);
      await client.query(`${rowCount ? 'alter' : 'create'} role ${name} ${rights}`);
    }
    for (const name of [names.owner, names.crossCheck, names.worker])
      await client.query(`grant ${name} to current_user`);
    await client.query(`grant ${names.crossCheck} to ${names.owner}`);
    await client.query(`grant create on database ${escapeIdentifier(database)} to ${names.owner}`);
    await client.query(`revoke all on database ${escapeIdentifier(database)} from public`);
    await client.query(
      `grant connect on database ${escapeIdentifier(database)} to ${names.app}, ${names.worker}`,
    );
    await client.query(`grant usage, create on schema public to ${names.owner}`);
    await client.query(`grant usage on schema public to ${names.app}, ${names.crossCheck}`);
    // A function may be given away only to a role that may create in its schema.
    await client.query(`grant create on schema public to ${names.crossCheck}`);
  } finally {
    await client.query("select pg_advisory_unlock(hashtextextended('hearth roles', 0))");
  }
}
