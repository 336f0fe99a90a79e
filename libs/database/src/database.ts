import { createHash } from 'node:crypto';
import {
  type Actor,
  dayIn,
  isProblems,
  type LocalDate,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/** An open transaction, acting for one actor. Given to every store function as its first parameter. */
export interface Tx<A extends Actor = Actor> {
  readonly actor: A;
  readonly manager: EntityManager;
  /** The moment this command happens: the database's clock, read once, after the locks. */
  readonly now: Date;
  /** The day it happens, in London. */
  readonly today: LocalDate;
  /**
   * Waits for the right to change what these names stand for, until the transaction ends. To be asked before `now`
   * is used, for the time spent waiting must not count.
   */
  lock(...names: readonly string[]): Promise<void>;
}

/** How a command that must happen only once knows its request again. */
export interface Once<T> {
  /** The operation's name, as in GraphQL. */
  readonly operation: string;
  /** The caller's key, 8 to 100 characters; the same for every try of the same act. */
  readonly key: string;
  /** What was asked, without the key: the same key with another request is refused. */
  readonly request: unknown;
  /** Reads again, as the actor is now, what the first try made. */
  again(tx: Tx<PersonActor>, subjectId: string): Promise<T>;
}

export interface CommitOptions<T> {
  readonly once?: Once<T> | undefined;
}

/** Refused SQL states that another try, from the beginning, may get past. */
const passing = new Set(['40001', '40P01']);

/**
 * The only way to the database. `read` and `commit` open a transaction, tell PostgreSQL who acts, and hand over the
 * transaction explicitly; nothing else in Hearth can reach a connection.
 */
export class Database {
  /** @param clock replaces the database's own clock, for tests. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock?: () => Date,
  ) {}

  /** Reads as the actor: row-level security decides which rows exist. */
  read<A extends Actor, T>(actor: A, work: (tx: Tx<A>) => Promise<T>): Promise<T> {
    return this.inTransaction(actor, true, work);
  }

  /**
   * Runs one command in one transaction. A throw rolls it back, and so do returned problems: nothing is half-done.
   * A deadlock or serialisation failure runs the whole command again, at most twice.
   */
  async commit<A extends Actor, T>(
    actor: A,
    work: (tx: Tx<A>) => Promise<Outcome<T>>,
    options: CommitOptions<T> = {},
  ): Promise<Outcome<T>> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.inTransaction(actor, false, async (tx) => {
          const { once } = options;
          if (!once || tx.actor.kind !== 'PERSON') return stopOnProblems(await work(tx));
          return stopOnProblems(await onlyOnce(tx as Tx<PersonActor>, once, () => work(tx)));
        });
      } catch (error) {
        if (error instanceof RolledBack) return error.outcome;
        if (tries < 3 && passing.has(sqlState(error))) continue;
        throw error;
      }
    }
  }

  private async inTransaction<A extends Actor, T>(
    actor: A,
    readOnly: boolean,
    work: (tx: Tx<A>) => Promise<T>,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const moment = new Moment(runner.manager, this.clock);
      await moment.read(settingsOf(actor, readOnly));
      const tx: Tx<A> = {
        actor,
        manager: runner.manager,
        get now() {
          return moment.now;
        },
        get today() {
          return dayIn(moment.now);
        },
        lock: (...names) => moment.lock(names),
      };
      const result = await work(tx);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Whether the database answers: what readiness asks. */
  async isReachable(): Promise<boolean> {
    try {
      await this.dataSource.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}

/** The transaction's one moment; asking for it ends the time in which locks may be taken. */
class Moment {
  private value = new Date(0);
  private wasUsed = false;

  constructor(
    private readonly manager: EntityManager,
    private readonly clock?: () => Date,
  ) {}

  get now(): Date {
    this.wasUsed = true;
    return this.value;
  }

  async lock(names: readonly string[]): Promise<void> {
    if (this.wasUsed) throw new Error('Take locks before asking the time.');
    // One order for everybody, so that two commands never wait for each other.
    for (const name of [...new Set(names)].sort()) {
      await this.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    }
    await this.read({});
  }

  async read(settings: Readonly<Record<string, string>>): Promise<void> {
    const entries = Object.entries(settings);
    const parameters = entries.flat();
    const now = this.clock
      ? `$${String(parameters.push(this.clock().toISOString()))}::timestamptz`
      : 'clock_timestamp()';
    const calls = entries.map(
      (_, index) => `set_config($${String(2 * index + 1)}, $${String(2 * index + 2)}, true)`,
    );
    const rows: [{ now: Date }] = await this.manager.query(
      `select t.now, ${[`set_config('hearth.now', t.now::text, true)`, ...calls].join(', ')} from (select date_trunc('milliseconds', ${now}) as now) t`,
      parameters,
    );
    this.value = rows[0].now;
  }
}

/** The settings row-level security reads. An actor that is no person has the nil organisation, which owns nothing. */
function settingsOf(actor: Actor, readOnly: boolean): Record<string, string> {
  const nobody = '00000000-0000-0000-0000-000000000000';
  const who =
    actor.kind === 'PERSON'
      ? {
          person: actor.personId,
          organisation: actor.organisationId,
          roles: actor.roles.join(','),
          system: '',
        }
      : { person: nobody, organisation: nobody, roles: '', system: actor.name };
  return {
    'hearth.person': who.person,
    'hearth.organisation': who.organisation,
    'hearth.roles': who.roles,
    'hearth.system': who.system,
    transaction_read_only: readOnly ? 'on' : 'off',
  };
}

/** Carries returned problems through the rollback. */
class RolledBack extends Error {
  constructor(readonly outcome: Problems) {
    super('Rolled back.');
  }
}

function stopOnProblems<T>(outcome: Outcome<T>): T {
  if (isProblems(outcome)) throw new RolledBack(outcome);
  return outcome;
}

/** Waits for another try of the same key, then answers as that one did; or does the work and remembers it. */
async function onlyOnce<T>(
  tx: Tx<PersonActor>,
  once: Once<T>,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (once.key.length < 8 || once.key.length > 100) {
    return refuse('KEY_LENGTH', 'The idempotency key must have 8 to 100 characters.', 'idempotencyKey');
  }
  const hash = createHash('sha256')
    .update(`${tx.actor.personId} ${canonical(once.request)}`)
    .digest();
  const { organisationId } = tx.actor;
  const inserted: unknown[] = await tx.manager.query(
    `insert into idempotency_key (organisation_id, operation, key, request_hash, made_at)
     values ($1, $2, $3, $4, hearth_now()) on conflict do nothing returning key`,
    [organisationId, once.operation, once.key, hash],
  );
  if (inserted.length > 0) {
    const outcome = await work();
    if (isProblems(outcome)) return outcome;
    await tx.manager.query(
      'update idempotency_key set subject_id = $4 where organisation_id = $1 and operation = $2 and key = $3',
      [organisationId, once.operation, once.key, (outcome as { id: string }).id],
    );
    return outcome;
  }
  const rows: { request_hash: Buffer; subject_id: string }[] = await tx.manager.query(
    'select request_hash, subject_id from idempotency_key where organisation_id = $1 and operation = $2 and key = $3',
    [organisationId, once.operation, once.key],
  );
  const first = rows[0];
  if (!first?.request_hash.equals(hash)) {
    return refuse(
      'KEY_USED',
      'This idempotency key was used for another request. Use a new key.',
      'idempotencyKey',
    );
  }
  return once.again(tx, first.subject_id);
}

/** The same text for the same request, whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
}

const postgresError = (error: unknown): PostgresError =>
  error instanceof QueryFailedError ? (error.driverError as PostgresError) : {};

const sqlState = (error: unknown): string => postgresError(error).code ?? '';

/** The name of the constraint that refused, or undefined: what a store translates into a kind problem. */
export const refusedBy = (error: unknown): string | undefined => postgresError(error).constraint;

/**
 * Runs a change that a named constraint may refuse, inside a savepoint-free transaction, and turns the refusal into
 * problems. Any other error is thrown on.
 */
export async function unlessRefused<T>(
  change: () => Promise<T>,
  messages: Readonly<Record<string, Problems>>,
): Promise<Outcome<T>> {
  try {
    return await change();
  } catch (error) {
    const problems = messages[refusedBy(error) ?? ''];
    if (problems) return problems;
    throw error;
  }
}
