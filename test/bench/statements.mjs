import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const aMinute = 60_000;

/** Every column as the text that came over the wire: the floor reads nothing that it does not need. */
export const asText = { getTypeParser: () => (text) => text };

/** A TypeORM logger that keeps the statements of whatever runs between `start` and `stop`. */
export class Recorder {
  #kept;
  logQuery(sql, parameters = []) {
    this.#kept?.push({ sql, parameters: [...parameters], at: Date.now() });
  }
  logQueryError() {}
  logQuerySlow() {}
  logSchemaBuild() {}
  logMigration() {}
  log() {}

  /** The statements that `work` sends, in order. */
  async statementsOf(work) {
    this.#kept = [];
    await work();
    const kept = this.#kept;
    this.#kept = undefined;
    return kept;
  }
}

/**
 * The statements of a command, ready to be sent again as if it were done again: what it makes has new ids, and its
 * instants are as far from the transaction's moment as they were.
 */
export class Replay {
  #statements;
  #made;

  /** @param first @param second what the same command sent on two tries: the ids that differ are those it makes. */
  constructor(first, second) {
    const texts = (statements) => statements.map(({ sql }) => sql);
    if (!isDeepStrictEqual(texts(first), texts(second)))
      throw new Error('The same command sent different statements.');
    this.#statements = first;
    const idsOf = (statements) =>
      statements.flatMap(({ parameters }) =>
        parameters.filter((value) => typeof value === 'string').flatMap((text) => text.match(uuid) ?? []),
      );
    const again = new Set(idsOf(second));
    this.#made = [...new Set(idsOf(first))].filter((id) => !again.has(id));
  }

  /** Of a command that was done once before, so that what Hearth reads once and keeps is not among its statements. */
  static async of(recorder, command) {
    await command();
    const first = await recorder.statementsOf(command);
    return new Replay(first, await recorder.statementsOf(command));
  }

  get length() {
    return this.#statements.length;
  }

  /** The statements with new ids; to be called before the time is taken. */
  prepare() {
    const fresh = new Map(this.#made.map((id) => [id, randomUUID()]));
    const renewed = (value) =>
      typeof value === 'string' && fresh.size > 0 ? value.replace(uuid, (id) => fresh.get(id) ?? id) : value;
    return this.#statements.map(({ sql, parameters, at }) => ({
      sql,
      // A moment of the command is its transaction's, or whole minutes after.
      values: parameters.map((value) =>
        value instanceof Date
          ? { after: Math.round((value.getTime() - at) / aMinute) * aMinute }
          : renewed(value),
      ),
    }));
  }

  /** Sends what was prepared. @returns the milliseconds it took. */
  static async send(client, prepared) {
    let now = 0;
    const started = performance.now();
    for (const { sql, values } of prepared) {
      const { rows } = await client.query(
        sql,
        values.map((value) => (value?.after === undefined ? value : new Date(now + value.after))),
      );
      if (rows[0]?.now) now = Date.parse(rows[0].now);
    }
    return performance.now() - started;
  }
}

/** A connection for a floor, as the app's role, closed at the end. */
export async function floorClient(connectionString, stops) {
  const client = new Client({ connectionString, types: asText });
  client.on('error', () => undefined);
  await client.connect();
  stops.push(() => client.end());
  return client;
}
