import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { verify } from '@app/audit';
import { type Database, logger } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type PersonActor, refuse, systemActor } from '@app/kernel';
import { notify } from '@app/notices';
import { openPostOffice } from '@app/notices/testing';
import { startWorker } from '../src/worker';
import type { WorkerSettings } from '../src/worker.module';

let tests: TestDatabase;
let db: Database;
let folder: string;
const stops: (() => Promise<unknown>)[] = [];
const log = logger('worker', { write: () => undefined });
const actor: PersonActor = {
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId: randomUUID(),
  roles: ['NAVIGATOR'],
};
const provider = randomUUID();

beforeEach(async () => {
  tests = await testDatabase();
  db = await tests.open([]);
  folder = await mkdtemp(join(tmpdir(), 'hearth-worker-'));
  await tests.query(
    "insert into organisation (id, kind, name, provider_type) values ($1, 'PROVIDER', 'A provider', 'OTHER')",
    [provider],
  );
  await tests.query('insert into organisation_contact (organisation_id, duty_email) values ($1, $2)', [
    provider,
    'desk@provider.example',
  ]);
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await tests.drop();
  await rm(folder, { recursive: true });
});

/** Waits until the question has an answer, at most 20 seconds. */
async function until<T>(question: () => Promise<T | false | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const answer = await question();
    if (answer !== false && answer !== undefined) return answer;
    await delay(20);
  }
  throw new Error(`Waited in vain: ${what}.`);
}

const settings = (smtpUrl: string | null = null): WorkerSettings => ({
  appDatabaseUrl: tests.appUrl,
  workerDatabaseUrl: tests.workerUrl,
  masterKey: randomBytes(32),
  ports: { api: 0, portal: 0, worker: 0, signIn: 0 },
  host: '127.0.0.1',
  dataFolder: folder,
  auditHeads: join(folder, 'audit-heads.log'),
  mail: { smtpUrl, from: 'no-reply@example.org' },
});

async function inProcess(smtpUrl: string | null = null) {
  const worker = await startWorker(settings(smtpUrl), log);
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= worker.stop());
  stops.push(stop);
  return { port: worker.port, stop };
}

/** The worker as a process of its own, ready; gives its process and its health's port. */
async function asProcess(smtpUrl: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(
    process.execPath,
    [
      '-r',
      join(__dirname, 'from-source.cjs'),
      '-e',
      `require(${JSON.stringify(join(__dirname, '../src/main.ts'))})`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        APP_DATABASE_URL: tests.appUrl,
        WORKER_DATABASE_URL: tests.workerUrl,
        HEARTH_MASTER_KEY: randomBytes(32).toString('base64'),
        HEARTH_WORKER_PORT: '0',
        HEARTH_DATA: folder,
        SMTP_URL: smtpUrl,
        HEARTH_MAIL_FROM: 'no-reply@example.org',
        NODE_ENV: 'production',
      },
    },
  );
  const ended = once(child, 'exit');
  stops.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  for await (const line of createInterface(child.stdout)) {
    const { msg, port } = JSON.parse(line) as { msg: string; port?: number };
    if (msg === 'started' && port !== undefined) {
      child.stdout.resume();
      return { child, port };
    }
  }
  throw new Error('The worker did not start.');
}

async function put(refused = false): Promise<string> {
  const subjectId = randomUUID();
  await db.commit(actor, async (tx) => {
    await notify(tx, { kind: 'REFERRAL_RECEIVED', toOrganisationId: provider, subjectId });
    return refused ? refuse('NO', 'No.') : {};
  });
  return subjectId;
}
const sent = async (subjectId: string): Promise<string | undefined> =>
  (
    await tests.query<{ id: string }>(
      'select id from outbox_message where subject_id = $1 and sent_at is not null',
      [subjectId],
    )
  )[0]?.id;
const noJobs = async () => (await tests.query('select from graphile_worker._private_jobs')).length === 0;
const files = async () =>
  (await readdir(join(folder, 'outbox')).catch(() => [])).filter((name) => name.endsWith('.eml'));
const messageIds = (letters: readonly string[]) =>
  letters.map((letter) => /^Message-ID: (.*)$/im.exec(letter)?.[1]);
const statusOf = async (port: number, path: string) =>
  (await fetch(`http://127.0.0.1:${String(port)}${path}`)).status;

describe('the worker', () => {
  it('sends a notice of a kept command once, and of a refused one never', async () => {
    await inProcess();
    await put(true);
    const subject = await put();
    const id = await until(() => sent(subject), 'the notice was sent');
    await until(noJobs, 'the queue was empty');
    expect(await files()).toEqual([`${id}.eml`]);
    expect(await tests.query('select from outbox_message')).toHaveLength(1);
  });

  it('sends what was put into the outbox while it was not running', async () => {
    await put(true);
    const subject = await put();
    await inProcess();
    const id = await until(() => sent(subject), 'the notice was sent');
    await until(noJobs, 'the queue was empty');
    expect(await files()).toEqual([`${id}.eml`]);
  });

  it('sends again, with the same Message-ID, when the mark was lost', async () => {
    const app = new URL(tests.appUrl).username;
    const first: Promise<unknown>[] = [];
    const office = await openPostOffice({
      onLetter: async () => {
        const change =
          first.length === 0
            ? 'revoke update on outbox_message from'
            : 'grant update (sent_at, failed_at) on outbox_message to';
        const done = tests.query(`${change} ${app}`);
        first.push(done);
        await done;
      },
    });
    stops.push(() => office.close());
    await inProcess(office.url);
    const subject = await put();
    const id = await until(() => sent(subject), 'the notice was sent');
    expect(messageIds(office.letters)).toEqual([`<${id}@example.org>`, `<${id}@example.org>`]);
  });

  it('killed between sending and marking, sends again with the same Message-ID when it is back', async () => {
    let victim: ChildProcess | undefined;
    const office = await openPostOffice({
      onLetter: async () => {
        if (!victim) return;
        const ended = once(victim, 'exit');
        victim.kill('SIGKILL');
        victim = undefined;
        await ended;
      },
    });
    stops.push(() => office.close());
    victim = (await asProcess(office.url)).child;
    const subject = await put();
    await until(
      () => Promise.resolve(office.letters.length === 1 && victim === undefined),
      'the worker was killed',
    );
    expect(await sent(subject)).toBeUndefined();
    // As if so much time had passed that no job can still be running.
    await tests.query(
      "update graphile_worker._private_jobs set locked_at = locked_at - interval '3 minutes'",
    );
    await inProcess(office.url);
    const id = await until(() => sent(subject), 'the notice was sent');
    expect(messageIds(office.letters)).toEqual([`<${id}@example.org>`, `<${id}@example.org>`]);
  });

  it('finishes the job it is at when told to stop, in production too, and exits with 0', async () => {
    const running: { worker?: ChildProcess } = {};
    const office = await openPostOffice({
      onLetter: () => {
        running.worker?.kill('SIGTERM');
        return Promise.resolve();
      },
    });
    stops.push(() => office.close());
    const started = await asProcess(office.url);
    expect(await statusOf(started.port, '/health/ready')).toBe(200);
    running.worker = started.child;
    const ended = once(started.child, 'exit');
    const subject = await put();
    expect(await ended).toEqual([0, null]);
    expect(await sent(subject)).toBeDefined();
    expect(await noJobs()).toBe(true);
  });

  it('seals the audit as it is written, and publishes the head', async () => {
    await inProcess();
    await tests.query(
      "insert into audit_entry (id, at, system, action) values (gen_random_uuid(), clock_timestamp(), 'worker', 'TRIED')",
    );
    const standing = await until(async () => {
      const now = await db.read(systemActor('worker'), (tx) => verify(tx));
      return now.sealed === 1 && now;
    }, 'the entry was sealed');
    const published = await until(
      () => readFile(join(folder, 'audit-heads.log'), 'utf8').catch(() => undefined),
      'the head was published',
    );
    expect(JSON.parse(published)).toMatchObject({ ...standing.head });
  });

  it('forgets sessions of the web pages that are over, and no others', async () => {
    await tests.query(`insert into portal_session (id_hash, person_id, created_at, last_seen_at, ends_at) values
      ('\\x01', gen_random_uuid(), clock_timestamp() - interval '2 days', clock_timestamp(), clock_timestamp() - interval '1 day'),
      ('\\x02', gen_random_uuid(), clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '1 day')`);
    await inProcess();
    await tests.query("select graphile_worker.add_job('forget-sessions')");
    await until(noJobs, 'the job was done');
    expect(await tests.query("select encode(id_hash, 'hex') as id from portal_session")).toEqual([
      { id: '02' },
    ]);
  });

  it('says that it lives, and whether it can work', async () => {
    const { port, stop } = await inProcess();
    expect(await statusOf(port, '/health/live')).toBe(200);
    expect(await statusOf(port, '/health/ready')).toBe(200);
    expect(await statusOf(port, '/')).toBe(404);
    await stop();
    await expect(statusOf(port, '/health/live')).rejects.toThrow();
  });

  it('refuses to run as a role that steps over row-level security', async () => {
    await expect(startWorker({ ...settings(), appDatabaseUrl: tests.administratorUrl }, log)).rejects.toThrow(
      'steps over row-level security',
    );
  });
});
