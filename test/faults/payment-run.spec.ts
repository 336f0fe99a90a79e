import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { Client } from 'pg';
import { appUrls, connect, Database, migrate } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, type PersonActor } from '@app/kernel';
import { fundEntities } from '@app/safe-start-fund';
import { type RunningServer, startServer } from '../../libs/database/src/server';
import { aKey, exampleAccounts, Paying } from '../../libs/safe-start-fund/src/paying/testing';
import type { Told } from './one-step';

/**
 * A payment run, step by step, with the process that takes the step really killed: while its transaction is open, and just
 * after it was committed, before anybody had the answer. Then the run is taken up again by another process, with the same
 * request. Then the same with PostgreSQL itself. At the end each line was paid exactly once, by one file.
 */
const now = '2026-11-27T10:00:00Z';
const clock = { now: new Date(now) };

/** What the answers of a run’s steps hold that later steps and the test ask for. */
interface Answer {
  readonly id: string;
  readonly status?: string;
  readonly contentHash?: string | null;
  readonly payments?: readonly { readonly reference: string; readonly pence: number }[];
  readonly file?: { readonly id: string; readonly sha256: string; readonly name: string } | null;
}
/** Where a run is: what was asked so far, and what came back. */
interface Story {
  readonly fund: Paying;
  readonly lines: readonly string[];
  readonly format: 'ACCOUNTS_PAYABLE' | 'BACS_SINGLE_DAY';
  readonly answers: Answer[];
}

interface Step {
  readonly name: string;
  readonly told: (story: Story) => Told;
}
const run = ({ answers }: Story): Answer => answers[0]!;
const latest = ({ answers }: Story): Answer => answers.findLast(({ payments }) => payments !== undefined)!;

/** The steps of a payment run. Each is killed in the middle and after its end. */
const steps: readonly Step[] = [
  {
    name: 'draft',
    told: ({ fund, lines, format }) => ({
      command: 'runs.draftPaymentRun',
      actor: fund.preparer,
      input: { awardLineIds: lines, processingDay: day('2026-12-01'), format, idempotencyKey: aKey() },
    }),
  },
  {
    name: 'freeze',
    told: (story) => ({
      command: 'runs.freezePaymentRun',
      actor: story.fund.preparer,
      input: { id: run(story).id, idempotencyKey: aKey() },
    }),
  },
  {
    name: 'approve',
    told: (story) => ({
      command: 'runs.approvePaymentRun',
      actor: story.fund.approver,
      input: { id: run(story).id, contentHash: latest(story).contentHash, idempotencyKey: aKey() },
    }),
  },
  {
    name: 'make the file',
    told: (story) => ({
      command: 'files.makePaymentFile',
      actor: story.fund.preparer,
      input: { id: run(story).id, idempotencyKey: aKey() },
    }),
  },
  {
    name: 'download the file',
    told: (story) => ({
      command: 'files.downloadPaymentFile',
      actor: story.fund.preparer,
      input: latest(story).file!.id,
    }),
  },
  {
    name: 'send',
    told: (story) => ({
      command: 'runs.sendPaymentRun',
      actor: story.fund.preparer,
      input: { id: run(story).id, how: 'Uploaded', idempotencyKey: aKey() },
    }),
  },
  {
    name: 'read the statement',
    told: (story) => ({
      command: 'statements.importStatement',
      actor: story.fund.preparer,
      input: story.fund.statement(
        1,
        latest(story).payments!.map(({ reference, pence }) => ({ reference, out: pence })),
      ),
    }),
  },
  {
    name: 'close',
    told: (story) => ({ command: 'runs.closePaymentRun', actor: story.fund.preparer, input: run(story).id }),
  },
];

type Query = <R extends object>(sql: string, parameters?: unknown[]) => Promise<R[]>;

/** A run to be, of two lines in a budget of its own. */
async function aStory(fund: Paying, format: Story['format']): Promise<{ story: Story; budget: string }> {
  const budget = await fund.budget(100_000);
  const lines = [await fund.payable(budget, 12_345), await fund.payable(budget, 655)];
  await fund.payees.setPayingAccount(fund.approver, { serviceUserNumber: '123456', ...exampleAccounts[2] });
  return { story: { fund, lines, format, answers: [] }, budget };
}

/** That each line was paid exactly once, by one file, whose bytes are those that were handed out at any time. */
async function paidOnce({ fund, lines, answers }: Story, budget: string, query: Query): Promise<void> {
  expect(await fund.position(budget)).toMatchObject({ committed: 0, inPayment: 0, paid: 13_000 });
  expect(await fund.brokenLink(budget)).toBeNull();
  expect(await Promise.all(lines.map((line) => fund.line(line)))).toEqual([
    { committed: 0, inPayment: 0, paid: 12_345 },
    { committed: 0, inPayment: 0, paid: 655 },
  ]);
  const moved = await query<{ reason: string; count: number }>(
    `select reason, count(*)::int as count from ledger_transfer where budget_id = $1 and award_line_id is not null group by reason order by reason`,
    [budget],
  );
  expect(moved).toEqual([
    { reason: 'COMMITTED', count: 2 },
    { reason: 'PAID', count: 2 },
    { reason: 'PUT_IN_PAYMENT', count: 2 },
  ]);
  const files = await query<{ id: string; name: string; sha256: string }>(
    'select id, name, sha256 from payment_file where authority_id = $1',
    [fund.authorityId],
  );
  expect(files).toHaveLength(1);
  expect(await query('select from payment_run where authority_id = $1', [fund.authorityId])).toHaveLength(1);
  expect(await query('select from bank_statement where authority_id = $1', [fund.authorityId])).toHaveLength(
    1,
  );
  const { text, sha256 } = await fund.bytes(files[0]!.id);
  const handedOut = answers.flatMap((answer) =>
    'base64' in answer ? [Buffer.from(String(answer.base64), 'base64').toString('utf8')] : [],
  );
  expect(handedOut).toEqual([text]);
  expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  expect(answers.flatMap(({ file }) => file?.sha256 ?? []).every((told) => told === sha256)).toBe(true);
}

/** Waits until the question has an answer: asks again and again, for no longer than 20 seconds. */
async function until<T>(question: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const answer = await question();
    if (answer !== undefined) return answer;
  }
  throw new Error(`Waited in vain: ${what}.`);
}

/** Holds up whoever writes to the audit, which every command does last: its transaction stays open, all its work done. */
class Barrier {
  private constructor(private readonly client: Client) {}

  static async raise(administratorUrl: string): Promise<Barrier> {
    const client = new Client({ connectionString: administratorUrl });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query('lock table audit_entry in exclusive mode');
    return new Barrier(client);
  }

  /** The backend that waits at it. */
  waiting(): Promise<number> {
    return until(async () => {
      const { rows } = await this.client.query<{ pid: number }>(
        `select pid from pg_locks where relation = 'audit_entry'::regclass and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      return rows[0]?.pid;
    }, 'for a command at the barrier');
  }

  /** Lets go, and waits until that backend has ended. */
  async fall(pid?: number): Promise<void> {
    await this.client.query('rollback');
    if (pid !== undefined)
      await until(async () => {
        const { rowCount } = await this.client.query('select from pg_stat_activity where pid = $1', [pid]);
        return rowCount === 0 ? true : undefined;
      }, 'for a backend without its process');
    await this.client.end();
  }
}

/** A process that takes steps. */
class Taker {
  private readonly lines: AsyncIterator<string>;
  private readonly ended: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    const reader: Interface = createInterface(child.stdout!);
    this.lines = reader[Symbol.asyncIterator]();
    this.ended = once(child, 'exit');
  }

  static start(appUrl: string): Taker {
    return new Taker(
      spawn(
        process.execPath,
        [
          '-r',
          join(__dirname, '../../apps/worker/test/from-source.cjs'),
          '-e',
          `require(${JSON.stringify(join(__dirname, 'one-step.ts'))})`,
        ],
        {
          stdio: ['pipe', 'pipe', 'inherit'],
          env: { PATH: process.env['PATH'], APP_DATABASE_URL: appUrl, HEARTH_NOW: now },
        },
      ),
    );
  }

  /** The next line it says. */
  async says(): Promise<string> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error('The process ended.');
    return value;
  }

  tell(told: Told): void {
    this.child.stdin?.write(`${JSON.stringify(told)}\n`);
  }

  /** All of a step, answer included. */
  async take(told: Told): Promise<Answer> {
    this.tell(told);
    expect(await this.says()).toBe('committed');
    const answer = JSON.parse(await this.says()) as Answer & { problems?: unknown };
    if (answer.problems) throw new Error(`Refused: ${JSON.stringify(answer.problems)}`);
    return answer;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

describe('the steps of a payment run', () => {
  it('are these', () => {
    console.log(`Killed at: ${steps.map(({ name }) => name).join(', ')}.`);
    expect(steps).toHaveLength(8);
  });
});

describe('fault 3: a payment run whose process is killed at every step', () => {
  let tests: TestDatabase;
  let fund: Paying;
  const takers: Taker[] = [];
  const query: Query = (sql, parameters) => tests.query(sql, parameters);
  const aTaker = (): Taker => {
    const taker = Taker.start(tests.appUrl);
    takers.push(taker);
    return taker;
  };

  beforeAll(async () => {
    tests = await testDatabase();
    fund = await Paying.over(tests, await tests.open(fundEntities, { clock: () => clock.now }), clock);
  });
  afterAll(async () => {
    await Promise.all(takers.map((taker) => taker.kill()));
    await tests.drop();
  });

  it('while its transaction is open: nothing of it is kept, and the next process pays each line once', async () => {
    fund = await Paying.over(tests, fund.db, clock);
    const { story, budget } = await aStory(fund, 'ACCOUNTS_PAYABLE');
    let taker = aTaker();
    expect(await taker.says()).toBe('ready');
    for (const step of steps) {
      const told = step.told(story);
      const before = await fund.position(budget);
      const next = aTaker();
      const barrier = await Barrier.raise(tests.administratorUrl);
      taker.tell(told);
      const pid = await barrier.waiting();
      await taker.kill();
      await barrier.fall(pid);
      expect(await fund.position(budget)).toEqual(before);
      taker = next;
      expect(await taker.says()).toBe('ready');
      story.answers.push(await taker.take(told));
    }
    await paidOnce(story, budget, query);
  }, 120_000);

  it('just after it was committed: the next process is answered as the first would have been, and pays nothing twice', async () => {
    fund = await Paying.over(tests, fund.db, clock);
    const { story, budget } = await aStory(fund, 'BACS_SINGLE_DAY');
    let taker = aTaker();
    expect(await taker.says()).toBe('ready');
    for (const step of steps) {
      const told = step.told(story);
      const next = aTaker();
      taker.tell(told);
      expect(await taker.says()).toBe('committed');
      await taker.kill();
      const after = await fund.position(budget);
      taker = next;
      expect(await taker.says()).toBe('ready');
      story.answers.push(await retaken(step, () => taker.take(told), fund, story.answers[0]?.id));
      expect(await fund.position(budget)).toEqual(after);
    }
    await paidOnce(story, budget, query);
  }, 120_000);
});

/** The same request again. Closing has no key: whoever asks again is told that it is closed. */
async function retaken(step: Step, again: () => Promise<Answer>, fund: Paying, id?: string): Promise<Answer> {
  if (step.name !== 'close') return again();
  await expect(again()).rejects.toThrow(/This run is closed/);
  return (await fund.runs.paymentRun(fund.preparer, id!)) as Answer;
}

describe('fault 3: a payment run whose PostgreSQL is killed at every step', () => {
  let folder: string;
  let server: RunningServer;
  let admin: Client;
  let database: Awaited<ReturnType<typeof connect>>;
  let fund: Paying;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hearth-faults-'));
    await chmod(folder, 0o755);
    await open();
    await migrate(server.url);
    await enter();
    fund = await Paying.over({ query }, new Database(database, () => clock.now), clock);
  }, 60_000);
  afterAll(async () => {
    await leave();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const query = async <R extends object>(sql: string, parameters: unknown[] = []): Promise<R[]> =>
    (await admin.query<R>(sql, parameters)).rows;

  /** A server of this test’s own, which keeps what was committed through a power cut. */
  async function open(): Promise<void> {
    server = await startServer({ folder, port: 0, durable: true, log: () => undefined });
  }
  async function enter(): Promise<void> {
    admin = new Client({ connectionString: server.url });
    admin.on('error', () => undefined);
    await admin.connect();
    database = await connect(appUrls(server.url).appUrl, fundEntities);
  }
  async function leave(): Promise<void> {
    await admin.end().catch(() => undefined);
    await database.destroy().catch(() => undefined);
  }
  /** Kills the server as a power cut would, starts it again, and gives the fund new hands. */
  async function killAndRestart(): Promise<void> {
    const lock = await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8');
    process.kill(Number.parseInt(lock, 10), 'SIGKILL');
    await server.ended;
    await server.stop();
    await leave();
    await open();
    await enter();
  }
  /** The same people and lines, over the server as it is now. */
  const again = (): Paying => {
    const next = new Paying({ query }, new Database(database, () => clock.now), clock, fund.authorityId);
    return Object.assign(next, {
      officer: fund.officer,
      otherOfficer: fund.otherOfficer,
      preparer: fund.preparer,
      approver: fund.approver,
    });
  };
  const take = (by: Paying, { command, actor, input }: Told): Promise<Answer> => {
    const [noun = '', verb = ''] = command.split('.');
    const nouns = by as unknown as Record<
      string,
      Record<string, (actor: PersonActor, input: unknown) => Promise<Answer>>
    >;
    return nouns[noun]![verb]!.call(nouns[noun], actor, input);
  };

  it('while the transaction is open: nothing of it is kept, and each line is paid once after it', async () => {
    const { story, budget } = await aStory(fund, 'ACCOUNTS_PAYABLE');
    for (const step of steps) {
      const told = step.told(story);
      const before = await fund.position(budget);
      const barrier = await Barrier.raise(server.url);
      const lost = take(fund, told).then(
        () => 'answered',
        () => 'lost',
      );
      await barrier.waiting();
      await killAndRestart();
      expect(await lost).toBe('lost');
      fund = again();
      expect(await fund.position(budget)).toEqual(before);
      story.answers.push(await take(fund, told));
    }
    await paidOnce({ ...story, fund }, budget, query);
  }, 120_000);

  it('just after it was committed: all of it is there, and the same request again pays nothing twice', async () => {
    fund = await Paying.over({ query }, new Database(database, () => clock.now), clock);
    const { story, budget } = await aStory(fund, 'BACS_SINGLE_DAY');
    for (const step of steps) {
      const told = step.told(story);
      await take(fund, told);
      const after = await fund.position(budget);
      await killAndRestart();
      fund = again();
      expect(await fund.position(budget)).toEqual(after);
      story.answers.push(
        step.name === 'close'
          ? ((await fund.runs.paymentRun(fund.preparer, run(story).id)) as Answer)
          : await take(fund, told),
      );
    }
    await paidOnce({ ...story, fund }, budget, query);
  }, 120_000);
});
