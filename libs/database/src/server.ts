import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type Account, giveTo, openWay, serverAccount } from './embedded/account';
import { type Binaries, findBinaries } from './embedded/binaries';
import { lockFolder } from './embedded/folder-lock';
import { freePort, probePort } from './embedded/ports';
import { processWith } from './embedded/processes';
import { StartUpFault } from './embedded/start-up-fault';

export interface ServerOptions {
  /** Where Hearth keeps its data; made if need be. Holds `database`, `database-password`, `database.log`, `lock`. */
  folder: string;
  /** On 127.0.0.1 only. 0: any free one. */
  port: number;
  maxConnections?: number;
  /** False: quicker, and a power cut may destroy the data. For tests. */
  durable?: boolean;
  /** Takes one line for people about a slow or unusual step. */
  log: (line: string) => void;
}

export interface RunningServer {
  /** Of the database `hearth`, as its administrator. */
  url: string;
  /** Resolves when the server has ended, whether asked to or not. */
  ended: Promise<void>;
  /** Ends open connections, writes everything to disk and gives the folder free. May be called twice. */
  stop: () => Promise<void>;
}

/** One server to be: what the steps below share. */
interface Plan {
  data: string;
  passwordFile: string;
  logFile: string;
  account: Account | undefined;
  binaries: Binaries;
  maxConnections: number;
  durable: boolean;
  log: (line: string) => void;
}

const administrator = 'postgres';
const database = 'hearth';

/**
 * Starts the PostgreSQL that npm installed, in a folder of its own, and makes its database on the first start. What a
 * start that was killed left behind (lock, server, half-made data) is cleared away.
 * @throws StartUpFault saying what to do
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const folder = resolve(options.folder);
  const unlock = lockFolder(folder);
  try {
    const data = join(folder, 'database');
    const plan: Plan = {
      data,
      passwordFile: join(folder, 'database-password'),
      logFile: join(folder, 'database.log'),
      account: serverAccount(data),
      binaries: findBinaries(),
      maxConnections: options.maxConnections ?? 100,
      durable: options.durable ?? true,
      log: options.log,
    };
    if (plan.account !== undefined) openWay(plan.account, folder, join(plan.binaries.bin, 'postgres'));
    await prepareData(plan);
    const port = options.port === 0 ? await freePort() : options.port;
    await probePort(port, 'HEARTH_DATABASE_PORT');
    const { server, ended } = await runServer(plan, port);
    const stop = async (): Promise<void> => {
      // A second Ctrl-C ends pg_ctl; the server is then told directly.
      if (running(server)) await stopServer(plan).catch(() => server.kill('SIGINT'));
      await ended;
      unlock();
    };
    try {
      return { url: await makeDatabase(plan, port), ended, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Sees that the data folder is whole, of this version, and in nobody's use; makes it when there is none. */
async function prepareData(plan: Plan): Promise<void> {
  const { data, binaries } = plan;
  if (!existsSync(data) || readdirSync(data).length === 0) return makeData(plan);
  const version = join(data, 'PG_VERSION');
  if (!existsSync(version) || !existsSync(join(data, 'global', 'pg_control'))) {
    throw new StartUpFault(
      `The folder ${data} is not a whole database, and Hearth did not make it so. If nothing in it is wanted, delete ` +
        'it and start again; otherwise put back a whole copy, or set HEARTH_DATA to another folder.',
    );
  }
  const major = readFileSync(version, 'utf8').trim();
  if (major !== binaries.major) {
    throw new StartUpFault(
      `The database in ${data} was made by PostgreSQL ${major}, and this Hearth brings PostgreSQL ${binaries.major}, ` +
        'which cannot open it. Use the Hearth that made it, or set HEARTH_DATA to another folder.',
    );
  }
  if (!existsSync(plan.passwordFile)) {
    throw new StartUpFault(
      `The password of the database is missing: ${plan.passwordFile}. Put it back, or set HEARTH_DATA to another folder.`,
    );
  }
  if (plan.account !== undefined && statSync(data).uid !== plan.account.uid) giveTo(plan.account, data);
  await clearLeftovers(plan);
}

/** Makes the data beside their place and moves them there when whole, so that a half-made folder is never in use. */
async function makeData(plan: Plan): Promise<void> {
  const { data, passwordFile, account } = plan;
  plan.log('Making the database. This happens once.');
  const making = `${data}.new`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  if (account !== undefined) {
    giveTo(account, making);
    chownSync(passwordFile, account.uid, account.gid);
  }
  // The builtin locale sorts alike on every system and needs none installed.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = [`--username=${administrator}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const quick = plan.durable ? [] : ['--no-sync'];
  await runProgram(plan, 'initdb', ['-D', making, ...locale, ...access, ...quick, '--no-instructions']);
  rmSync(data, { recursive: true, force: true });
  renameSync(making, data);
}

/** Stops a server that outlived its start (kill -9), and removes the lock of one that did not. */
async function clearLeftovers(plan: Plan): Promise<void> {
  const lock = join(plan.data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const holder = processWith(Number.parseInt(readFileSync(lock, 'utf8'), 10));
  // Where the system does not tell command lines, PostgreSQL judges its own lock.
  if (holder?.command === '') return;
  if (holder?.command.includes(` -D ${plan.data} `)) {
    plan.log('Stopping the database server that an earlier start left running.');
    await stopServer(plan);
  } else {
    rmSync(lock);
  }
}

const running = (server: ChildProcess): boolean => server.exitCode === null && server.signalCode === null;

/** Resolves when the server accepts connections. */
async function runServer(plan: Plan, port: number): Promise<{ server: ChildProcess; ended: Promise<void> }> {
  const giveUp = Date.now() + 10_000;
  for (;;) {
    const { server, ended, ready, said } = spawnServer(plan, port);
    if (await ready) return { server, ended };
    // Of a server that was killed, connections may go on for a moment and hold its memory.
    if (!said().includes('pre-existing shared memory') || Date.now() > giveUp) {
      throw new StartUpFault(`The database server ended at once. It said:\n${lastLines(said())}`);
    }
    await delay(100);
  }
}

interface Spawned {
  server: ChildProcess;
  ended: Promise<void>;
  /** True when it accepts connections, false when it ended first. */
  ready: Promise<boolean>;
  /** What it said so far, at least until it was ready. */
  said: () => string;
}

function spawnServer(plan: Plan, port: number): Spawned {
  const settings = {
    port,
    max_connections: plan.maxConnections,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and rows hold what people told us: the server's log gets neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(plan.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const server = spawn(
    join(plan.binaries.bin, 'postgres'),
    [
      '-D',
      plan.data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${String(value)}`]),
    ],
    // In a group of its own: Ctrl-C reaches the starter only, which stops the server last.
    { ...surroundings(plan), detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // Anew each time: the last one may be another user's.
  rmSync(plan.logFile, { force: true });
  const logFile = createWriteStream(plan.logFile, { mode: 0o600 });
  // A full disk stops the log, not Hearth.
  logFile.on('error', () => server.stderr.unpipe(logFile).resume());
  server.stderr.pipe(logFile);
  let said = '';
  const ended = new Promise<void>((resolve) => {
    server.once('error', (error) => {
      said += String(error);
      resolve();
    });
    server.once('close', () => {
      resolve();
    });
  });
  const ready = new Promise<boolean>((resolve) => {
    server.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve(true);
    });
    void ended.then(() => {
      resolve(false);
    });
  });
  return { server, ended, ready, said: () => said };
}

/** @returns the administrator's URL of Hearth's own database */
async function makeDatabase(plan: Plan, port: number): Promise<string> {
  const password = readFileSync(plan.passwordFile, 'utf8');
  const urlOf = (name: string) => `postgres://${administrator}:${password}@127.0.0.1:${String(port)}/${name}`;
  const client = new Client({ connectionString: urlOf('postgres') });
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } catch (error) {
    throw new StartUpFault(`The database server in ${plan.data} does not let Hearth in: ${String(error)}`);
  } finally {
    await client.end();
  }
  return urlOf(database);
}

function stopServer(plan: Plan): Promise<void> {
  return runProgram(plan, 'pg_ctl', ['stop', '-D', plan.data, '--mode=fast', '--timeout=30']);
}

async function runProgram(plan: Plan, program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  try {
    await promisify(execFile)(join(plan.binaries.bin, program), args, surroundings(plan));
  } catch (error) {
    const { stderr = String(error) } = error as { stderr?: string };
    throw new StartUpFault(`PostgreSQL's ${program} failed. It said:\n${lastLines(stderr)}`);
  }
}

/** How a program of PostgreSQL is run: as its own user, in English, untouched by the caller's PG settings. */
function surroundings(plan: Plan): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return {
    ...plan.account,
    cwd: join(plan.data, '..'),
    env: { ...Object.fromEntries(env), LC_ALL: 'C', TZ: 'UTC' },
  };
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join('\n');
}
