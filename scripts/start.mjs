/**
 * `npm start`: the whole of Hearth on this machine, with invented people and real districts: database, demonstration
 * sign-in, API, web pages and worker. Stops cleanly on Ctrl-C and SIGTERM, and when the npm that ran it is gone.
 * Options and environment: see `help`.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApp } from './start/apps.mjs';
import { wordsTyped } from './start/arguments.mjs';
import { build } from './start/build.mjs';
import { StartUpFault } from './start/fault.mjs';
import { nodeIsTooOld, runUnderOurNode, whenParentGone } from './start/node.mjs';
import { screen, typedPath } from './start/screen.mjs';
import { secrets } from './start/secrets.mjs';
import { checkTunnel, openTunnel, tunnelWanted } from './start/tunnel.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const require = createRequire(import.meta.url);
/** Compiled code exists only after the build. */
const compiled = (path) => require(join(root, 'dist', path));
const say = (line) => process.stdout.write(`${line}\n`);

const help =
  () => `npm start                 starts everything on this machine; Ctrl-C stops it and keeps the data
npm start -- --tunnel     and opens an ngrok tunnel to the web pages; needs NGROK_AUTHTOKEN
npm start -- --help       prints this

From the environment:

  HEARTH_PORTAL_PORT      port of the web pages, 3001
  HEARTH_API_PORT         port of GraphQL, 3000
  HEARTH_WORKER_PORT      port that says whether the worker is well, 3002
  HEARTH_SIGN_IN_PORT     port of the demonstration sign-in, 3003
  HEARTH_DATABASE_PORT    port of PostgreSQL, 54330
  HEARTH_DATA             folder for data and logs, .hearth
  DATABASE_URL            a PostgreSQL server to use instead of the one npm brings, as its administrator
  SMTP_URL                a mail server; without one, messages become files in the folder outbox of the data
  HEARTH_TUNNEL=1         the same as --tunnel`;

/** Where the data is kept. */
const folder = resolve(root, process.env.HEARTH_DATA || '.hearth');

/** How to stop what runs, in the order it was started. */
const stops = [];
let ending;

/** Stops everything, last started first, and exits. The first call decides the code. */
function end(code) {
  ending ??= (async () => {
    for (const stop of stops.reverse())
      await stop().catch((error) => process.stderr.write(`${error.message}\n`));
    if (code === 0) await lastWord();
    process.exit(code);
  })();
  return ending;
}

/** Says that all have stopped, and where the data is. */
function lastWord() {
  const where = process.env.DATABASE_URL ? 'in the database of DATABASE_URL' : `in ${typedPath(folder)}`;
  const line = existsSync(folder) ? `Stopped. The data is kept ${where}.` : 'Stopped.';
  return new Promise((resolve) => process.stdout.write(`${line}\n`, () => resolve()));
}

function fail(error) {
  if (ending === undefined)
    process.stderr.write(`\n${error.name === 'StartUpFault' ? error.message : error.stack}\n`);
  return end(1);
}

function stopAsked() {
  if (ending === undefined) say('\nStopping.');
  return end(0);
}

const portOf = (variable, usual) => {
  const port = Number(process.env[variable] || usual);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartUpFault(
    `${variable} must be a port, a number from 1 to 65535. It is "${process.env[variable]}".`,
  );
};

async function main() {
  if (process.env.NODE_ENV === 'production') {
    throw new StartUpFault(
      'npm start loads invented people whom anyone may be, so it does not run when NODE_ENV is production. ' +
        'For a real deployment see docker/: each app starts alone there.',
    );
  }
  const ports = {
    api: portOf('HEARTH_API_PORT', 3000),
    portal: portOf('HEARTH_PORTAL_PORT', 3001),
    worker: portOf('HEARTH_WORKER_PORT', 3002),
    signIn: portOf('HEARTH_SIGN_IN_PORT', 3003),
  };
  if (tunnelWanted()) checkTunnel();
  say('Starting.');

  const building = build(root, say);
  stops.push(building.stop);
  await building.done;

  const keys = await takeFolder(folder, ports);
  const databaseUrl = process.env.DATABASE_URL || (await startDatabase(folder));
  const { appUrl, workerUrl } = await migrate(databaseUrl);
  const demo = compiled('libs/demo/src/index.js');
  const issuer = `http://127.0.0.1:${ports.signIn}`;
  await demo.loadDemo(databaseUrl, {
    issuer,
    masterKey: keys.HEARTH_MASTER_KEY,
    codeKey: keys.HEARTH_CODE_KEY,
    log: say,
  });

  const tunnel = tunnelWanted() ? await openTunnel(ports.portal) : undefined;
  if (tunnel) stops.push(tunnel.stop);
  const portalUrl = tunnel?.url ?? `http://127.0.0.1:${ports.portal}`;
  await startApps(folder, ports, { issuer, portalUrl, appUrl, workerUrl, keys });
  const people = compiled('libs/demo/src/people.js').peopleInLines();
  say(screen({ ports, portalUrl, folder, mailIsSent: Boolean(process.env.SMTP_URL), people }));
}

/** Sees that nobody else uses the folder and the ports; then gives the keys kept in the folder, made once. */
async function takeFolder(folder, ports) {
  const { lockFolder } = compiled('libs/database/src/embedded/folder-lock.js');
  const { probePort } = compiled('libs/database/src/embedded/ports.js');
  const unlock = lockFolder(folder);
  try {
    await probePort(ports.api, 'HEARTH_API_PORT');
    await probePort(ports.portal, 'HEARTH_PORTAL_PORT');
    await probePort(ports.worker, 'HEARTH_WORKER_PORT');
    await probePort(ports.signIn, 'HEARTH_SIGN_IN_PORT');
    return secrets(folder);
  } finally {
    // The embedded server takes the folder for itself; without it we keep it.
    if (process.env.DATABASE_URL) stops.push(async () => unlock());
    else unlock();
  }
}

async function startDatabase(folder) {
  const { startServer } = compiled('libs/database/src/server.js');
  const starting = startServer({ folder, port: portOf('HEARTH_DATABASE_PORT', 54_330), log: say });
  stops.push(async () => (await starting.catch(() => undefined))?.stop());
  const server = await starting;
  void server.ended.then(() => {
    if (ending === undefined)
      fail(new StartUpFault(`The database server ended. See ${join(folder, 'database.log')}`));
  });
  return server.url;
}

/** Brings the tables up to date; a server that was given and does not let us in is the caller's to mend. */
async function migrate(databaseUrl) {
  try {
    return await compiled('libs/database/src/index.js').migrate(databaseUrl);
  } catch (error) {
    const cannotConnect = [
      'ECONNREFUSED',
      'ECONNRESET',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENOTFOUND',
      '28P01',
      '28000',
      '3D000',
    ];
    if (!process.env.DATABASE_URL || !cannotConnect.includes(error.code)) throw error;
    throw new StartUpFault(
      `The PostgreSQL server of DATABASE_URL does not let Hearth in (${error.code}). ${error.message}`,
    );
  }
}

/** Starts sign-in, then what trusts it, and returns when all are ready. */
async function startApps(folder, ports, { issuer, portalUrl, appUrl, workerUrl, keys }) {
  const signIn = {
    ...process.env,
    // The apps must not be able to step over row-level security.
    DATABASE_URL: undefined,
    NGROK_AUTHTOKEN: undefined,
    HEARTH_DATA: folder,
    HEARTH_API_PORT: String(ports.api),
    HEARTH_PORTAL_PORT: String(ports.portal),
    HEARTH_WORKER_PORT: String(ports.worker),
    HEARTH_SIGN_IN_PORT: String(ports.signIn),
    HEARTH_ISSUER: issuer,
    HEARTH_PORTAL_URL: portalUrl,
  };
  const app = { ...signIn, ...keys, APP_DATABASE_URL: appUrl, WORKER_DATABASE_URL: workerUrl };

  const apps = [];
  stops.push(() => Promise.all(apps.map((one) => one.stop())));
  const start = (name, script, port, env) => {
    if (ending !== undefined) return undefined;
    const one = startApp({ name, script: join(root, 'dist', script), port, env, folder });
    void one.ended.then((fault) => {
      if (ending === undefined) fail(fault);
    });
    apps.push(one);
    return one.ready;
  };
  await start('sign-in', 'libs/demo/src/issuer.main.js', ports.signIn, signIn);
  await Promise.all([
    start('api', 'apps/api/src/main.js', ports.api, app),
    start('portal', 'apps/portal/src/main.js', ports.portal, app),
    start('worker', 'apps/worker/src/main.js', ports.worker, app),
  ]);
}

process.chdir(root);
try {
  wordsTyped({ command: 'npm start --', help, options: ['--tunnel'] });
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exit(1);
}
if (nodeIsTooOld()) {
  await runUnderOurNode(root);
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopAsked);
  // A closed terminal must not keep us from stopping what runs.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  whenParentGone(stopAsked);
  await main().catch(fail);
}
