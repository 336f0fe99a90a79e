import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from './bench.mjs';
import { addOpenVacancies } from './more-vacancies.mjs';

/**
 * A server with the county of the demonstration in a database of its own. All of it is gone when the stops have run.
 *
 * @returns the database's addresses, its keys and sign-in, and `grow`, which gives bigger copies of it.
 */
export async function scratchServer({ compiled, stops, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  const administratorUrl = process.env.DATABASE_URL
    ? await databaseOn(process.env.DATABASE_URL, stops)
    : await ownServer(compiled, folder, stops, say);

  const preparing = prepare(compiled, administratorUrl, say);
  // Its connections cannot bear that the server stops under them.
  stops.push(() => preparing.catch(() => undefined));
  const prepared = await preparing;

  const grow = async (sizes) => {
    const grown = [];
    for (const size of sizes) {
      const copy = await clone(administratorUrl, prepared.appUrl, size, stops);
      const open = await addOpenVacancies(copy.administratorUrl, size);
      grown.push({ ...copy, issuer: prepared.issuer, open });
    }
    return grown;
  };
  return { administratorUrl, ...prepared, folder, grow };
}

/** Tables, people and county. */
async function prepare(compiled, administratorUrl, say) {
  const { appUrl } = await compiled('libs/database/src/index.js').migrate(administratorUrl);
  const { freePort } = compiled('libs/database/src/embedded/ports.js');
  const signInPort = await freePort();
  const issuer = `http://127.0.0.1:${signInPort}`;
  const keys = {
    HEARTH_MASTER_KEY: randomBytes(32).toString('base64'),
    HEARTH_CODE_KEY: randomBytes(32).toString('base64'),
  };
  await compiled('libs/demo/src/index.js').loadDemo(administratorUrl, {
    issuer,
    masterKey: keys.HEARTH_MASTER_KEY,
    codeKey: keys.HEARTH_CODE_KEY,
    log: say,
  });
  await withClient(administratorUrl, (client) => client.query('analyze'));
  return { appUrl, freePort, signInPort, issuer, keys };
}

async function ownServer(compiled, folder, stops, say) {
  const { startServer } = compiled('libs/database/src/server.js');
  // Not waiting for the disk: it would hide what Hearth adds, and differ from machine to machine.
  const starting = startServer({ folder, port: 0, durable: false, log: say });
  stops.push(async () => (await starting.catch(() => undefined))?.stop());
  return (await starting).url;
}

const within = (address, database) => {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.toString();
};
const nameOf = (address) => decodeURIComponent(new URL(address).pathname.slice(1));

/** A database with roles of its own on somebody's server. */
async function databaseOn(serverUrl, stops) {
  const name = `hearth_bench_${randomBytes(4).toString('hex')}`;
  const made = withClient(serverUrl, (client) => client.query(`create database "${name}"`));
  stops.push(async () => {
    await made.catch(() => undefined);
    await withClient(serverUrl, async (client) => {
      await client.query(`drop database if exists "${name}" with (force)`);
      for (const role of ['app', 'worker', 'owner', 'cross_check'])
        await client.query(`drop role if exists "${name}_${role}"`);
    });
  });
  await made;
  return within(serverUrl, name);
}

/** A copy of the database beside it, for the same roles. */
async function clone(administratorUrl, appUrl, size, stops) {
  const template = nameOf(administratorUrl);
  const name = `${template}_${size}`;
  const maintenance = process.env.DATABASE_URL || within(administratorUrl, 'postgres');
  const made = withClient(maintenance, async (client) => {
    await client.query(`create database "${name}" template "${template}"`);
    await client.query(`grant connect on database "${name}" to "${template}_app"`);
  });
  stops.push(async () => {
    await made.catch(() => undefined);
    await withClient(maintenance, (client) => client.query(`drop database if exists "${name}" with (force)`));
  });
  await made;
  return { administratorUrl: within(administratorUrl, name), appUrl: within(appUrl, name) };
}
