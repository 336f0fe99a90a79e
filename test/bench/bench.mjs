import { availableParallelism } from 'node:os';
import { Client } from 'pg';
import { startApps } from './apps.mjs';
import { measureGrowth } from './growth.mjs';
import { measureHolds } from './holds.mjs';
import { measureList } from './list.mjs';
import { measurePages } from './pages.mjs';
import { scratchServer } from './scratch.mjs';
import { measureSearches } from './searches.mjs';

/** Whom the bench acts as: somebody of the demonstration who places households. */
export const who = 'nina';

/**
 * Measures everything and says it.
 *
 * @param seconds how long each of the five parts measures.
 * @param stops takes functions that undo what was begun.
 */
export async function bench({ root, compiled, seconds, stops, say }) {
  const server = await scratchServer({ root, compiled, stops, say });
  const { rows } = await withClient(server.administratorUrl, (client) =>
    client.query(`select current_setting('server_version') as version, current_setting('fsync') as fsync`),
  );
  say(
    `\nPostgreSQL ${rows[0].version} (fsync ${rows[0].fsync}), Node ${process.version}, ${availableParallelism()} processors shared by all of it. ` +
      'In turns after a warm-up, the median of the rounds; “floor” is the same SQL alone.',
  );
  // Cloned before anything is connected to it.
  const grown = await server.grow([300, 3_000, 30_000]);
  const shared = { root, compiled, seconds, stops, say, server, grown };
  const context = { ...shared, apps: await startApps(shared) };
  await measureList(context);
  await measureSearches(context);
  await measureHolds(context);
  await measureGrowth(context);
  await measurePages(context);
}

/** Runs `work` over a connection of its own. */
export async function withClient(connectionString, work) {
  const client = new Client({ connectionString });
  // A server that is stopped under it says so here; whoever waits for an answer learns it anyway.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
