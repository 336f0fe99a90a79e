import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { freePort, probePort } from '../../libs/database/src/embedded/ports';

/** The whole of `npm start`, as processes. The first start may have to build. */
jest.setTimeout(180_000);

const asRoot = process.getuid?.() === 0 ? it : it.skip;
const root = resolve(__dirname, '../..');
const variables = [
  'HEARTH_API_PORT',
  'HEARTH_PORTAL_PORT',
  'HEARTH_WORKER_PORT',
  'HEARTH_SIGN_IN_PORT',
  'HEARTH_DATABASE_PORT',
] as const;

let folder: string;
let ports: Record<string, string>;
const launched: Launched[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-launcher-'));
  await chmod(folder, 0o755);
  const free = new Set<string>();
  while (free.size < variables.length) free.add(String(await freePort()));
  const found = [...free];
  ports = Object.fromEntries(variables.map((variable, index) => [variable, found[index] ?? '']));
});

afterEach(async () => {
  for (const { child, exit } of launched.splice(0)) {
    child.kill('SIGTERM');
    await exit;
  }
  await rm(folder, { recursive: true, force: true });
});

interface Launched {
  child: ChildProcess;
  /** Everything printed so far. */
  output: () => string;
  /** Resolves when this was printed; fails when it exits first. */
  said: (text: string) => Promise<void>;
  exit: Promise<number | null>;
}

function launch(
  options: {
    script?: string;
    env?: NodeJS.ProcessEnv;
    uid?: number;
    args?: string[];
    underShell?: boolean;
  } = {},
): Launched {
  const unset = {
    DATABASE_URL: undefined,
    NODE_ENV: undefined,
    NGROK_AUTHTOKEN: undefined,
    HEARTH_TUNNEL: undefined,
  };
  const command = [
    process.execPath,
    join(root, 'scripts', options.script ?? 'start.mjs'),
    ...(options.args ?? []),
  ];
  // As npm runs it, through a shell that passes no signals on.
  if (options.underShell) command.unshift('sh', '-c', '"$0" "$@" & wait');
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...unset, ...ports, HEARTH_DATA: folder, ...options.env },
    // In a group of its own, so that Ctrl-C can be given to it alone.
    detached: true,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  let printed = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      for (const look of waiting) look();
    });
  }
  // Not before all who share its output have exited too.
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const said = (text: string) =>
    new Promise<void>((found, fail) => {
      const look = () => {
        if (printed.includes(text)) found();
      };
      waiting.add(look);
      look();
      void exit.then(() => {
        fail(new Error(`It exited without saying "${text}". It said:\n${printed}`));
      });
    });
  const one = { child, output: () => printed, said, exit };
  launched.push(one);
  return one;
}

/** No port is listened on and nothing holds the folder. */
async function expectNothingLeft(): Promise<void> {
  for (const [variable, port] of Object.entries(ports)) await probePort(Number(port), variable);
  expect(await readdir(folder)).not.toContain('lock');
  expect(await readdir(join(folder, 'database'))).not.toContain('postmaster.pid');
}

async function query(sql: string): Promise<object[]> {
  const password = await readFile(join(folder, 'database-password'), 'utf8');
  const client = new Client({
    connectionString: `postgres://postgres:${password}@127.0.0.1:${ports['HEARTH_DATABASE_PORT'] ?? ''}/hearth`,
  });
  await client.connect();
  const { rows } = await client.query<object>(sql);
  await client.end();
  return rows;
}

const ready = 'Ctrl-C';

describe('npm start', () => {
  it('stops cleanly on SIGTERM and on Ctrl-C, and a second start keeps the data and the keys', async () => {
    const first = launch();
    await first.said(ready);
    expect(first.output()).toMatch(/^Starting\.\n/);
    expect(first.output()).toMatch(/Colchester City Council +navigator +nina\n/);
    expect(first.output()).toContain(`${join(folder, 'outbox')} `);
    for (const app of ['API', 'PORTAL', 'WORKER', 'SIGN_IN']) {
      const health = await fetch(`http://127.0.0.1:${ports[`HEARTH_${app}_PORT`] ?? ''}/health/ready`);
      expect(health.status).toBe(200);
    }
    await query('create table kept as select 42 as answer');
    const keys = await readFile(join(folder, 'secrets.json'), 'utf8');

    const rival = launch();
    expect(await rival.exit).toBe(1);
    expect(rival.output()).toContain(`Hearth is already running on the folder ${folder}`);

    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(first.output()).toMatch(new RegExp(`Stopped\\. The data is kept in ${folder}\\.\\n$`));
    await expectNothingLeft();

    const second = launch();
    await second.said(ready);
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe(keys);
    // Ctrl-C reaches every process of the group.
    process.kill(-(second.child.pid ?? 0), 'SIGINT');
    expect(await second.exit).toBe(0);
    await expectNothingLeft();
  });

  it('stops cleanly on Ctrl-C while it is still starting', async () => {
    const start = launch();
    await start.said('Making the database');
    process.kill(-(start.child.pid ?? 0), 'SIGINT');
    expect(await start.exit).toBe(0);
    for (const [variable, port] of Object.entries(ports)) await probePort(Number(port), variable);
    expect(await readdir(folder)).not.toContain('lock');
  });

  it('stops cleanly when the npm that ran it is gone', async () => {
    const start = launch({ underShell: true, env: { npm_lifecycle_event: 'start' } });
    await start.said(ready);
    start.child.kill('SIGKILL');
    await start.exit;
    expect(start.output()).toContain('Stopping.');
    await expectNothingLeft();
  });

  it('says which port is taken and which variable to set', async () => {
    const other = createServer().listen(Number(ports['HEARTH_PORTAL_PORT']), '127.0.0.1');
    await once(other, 'listening');
    const start = launch();
    expect(await start.exit).toBe(1);
    expect(start.output()).toContain(
      `Port ${ports['HEARTH_PORTAL_PORT'] ?? ''} is taken by another program. Set HEARTH_PORTAL_PORT to a free port`,
    );
    other.close();
  });

  it('stops everything when one part of it ends, and says which', async () => {
    const start = launch();
    await start.said(ready);
    const server = Number.parseInt(await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8'), 10);
    process.kill(server, 'SIGKILL');
    expect(await start.exit).toBe(1);
    expect(start.output()).toMatch(/The database server ended|(api|portal|worker) ended/);
    for (const [variable, port] of Object.entries(ports)) await probePort(Number(port), variable);
  });

  asRoot('runs for a user who is not root', async () => {
    const nobody = 65_534;
    await chown(folder, nobody, nobody);
    const start = launch({ uid: nobody, env: { HOME: folder } });
    await start.said(ready);
    start.child.kill('SIGTERM');
    expect(await start.exit).toBe(0);
    await expectNothingLeft();
  });

  it('says when the server of DATABASE_URL does not answer', async () => {
    const start = launch({
      env: { DATABASE_URL: `postgres://somebody@127.0.0.1:${ports['HEARTH_DATABASE_PORT'] ?? ''}/hearth` },
    });
    expect(await start.exit).toBe(1);
    expect(start.output()).toContain(
      'The PostgreSQL server of DATABASE_URL does not let Hearth in (ECONNREFUSED)',
    );
    expect(await readdir(folder)).not.toContain('lock');
  });

  it('does not run in production', async () => {
    const start = launch({ env: { NODE_ENV: 'production' } });
    expect(await start.exit).toBe(1);
    expect(start.output()).toContain('does not run when NODE_ENV is production');
  });

  it.each(['--help', '-h'])('explains itself when asked with %s, and starts nothing', async (option) => {
    const start = launch({ args: [option] });
    expect(await start.exit).toBe(0);
    expect(start.output()).toContain('HEARTH_PORTAL_PORT');
    expect(start.output()).not.toContain('Starting.');
  });

  it.each([
    ['an option that it does not know', '--tunel', 'There is no option --tunel. See npm start -- --help'],
    ['a word', 'demo', 'Too many words: "demo". It takes no words. See npm start -- --help'],
  ])('refuses %s', async (_, typed, answer) => {
    const start = launch({ args: [typed] });
    expect(await start.exit).toBe(1);
    expect(start.output()).toBe(`${answer}\n`);
  });

  it('opens a tunnel only with a token, and only to made-up data', async () => {
    const without = launch({ args: ['--tunnel'] });
    expect(await without.exit).toBe(1);
    expect(without.output()).toContain('set NGROK_AUTHTOKEN');
    const real = launch({
      args: ['--tunnel'],
      env: { NGROK_AUTHTOKEN: 'token', DATABASE_URL: 'postgres://somewhere' },
    });
    expect(await real.exit).toBe(1);
    expect(real.output()).toContain('it is not opened when DATABASE_URL is set');
  });
});

describe('npm run token', () => {
  const token = (...args: string[]) => launch({ script: 'token.mjs', args });

  it('explains itself when asked', async () => {
    const one = token('--help');
    expect(await one.exit).toBe(0);
    expect(one.output()).toContain('npm run -s token -- <person>');
  });

  it.each([
    [['nina', 'noah'], 'Too many words: "nina noah". It takes one word. See npm run token -- --help'],
    [['nina', '--raw'], 'There is no option --raw. See npm run token -- --help'],
  ])('refuses %j', async (args, answer) => {
    const one = token(...args);
    expect(await one.exit).toBe(1);
    expect(one.output()).toBe(`${answer}\n`);
  });
});
