import { randomUUID } from 'node:crypto';
import { type PersonActor, Problems, refuse } from '@app/kernel';
import type { Database } from './database';
import { testDatabase, type TestDatabase } from './testing';

let tests: TestDatabase;
let db: Database;
const actor: PersonActor = {
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId: randomUUID(),
  roles: ['AUDITOR'],
};

const put = (id: string) =>
  `insert into audit_entry (id, at, person_id, organisation_id, action) values ('${id}', hearth_now(), actor_person(), actor_organisation(), 'TRIED')`;
const kept = async (id: string): Promise<number> =>
  (await tests.query('select from audit_entry where id = $1', [id])).length;

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open([]);
});
afterAll(() => tests.drop());

describe('a command', () => {
  it('is kept when it returns its result', async () => {
    const id = randomUUID();
    await db.commit(actor, async (tx) => tx.manager.query(put(id)));
    expect(await kept(id)).toBe(1);
  });

  it('leaves nothing when it returns problems', async () => {
    const id = randomUUID();
    const outcome = await db.commit(actor, async (tx) => {
      await tx.manager.query(put(id));
      return refuse('NO', 'No.');
    });
    expect(outcome).toBeInstanceOf(Problems);
    expect(await kept(id)).toBe(0);
  });

  it('leaves nothing when it throws', async () => {
    const id = randomUUID();
    await expect(
      db.commit(actor, async (tx) => {
        await tx.manager.query(put(id));
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await kept(id)).toBe(0);
  });

  it('may not ask the time before it takes its locks', async () => {
    await expect(
      db.commit(actor, async (tx) => {
        expect(tx.now).toBeInstanceOf(Date);
        await tx.lock('unit');
      }),
    ).rejects.toThrow('Take locks before asking the time.');
  });
});

describe('a read', () => {
  it('cannot write', async () => {
    await expect(db.read(actor, (tx) => tx.manager.query(put(randomUUID())))).rejects.toThrow(/read-only/);
  });

  it('sees nothing of the settings of the transaction before it on the same connection', async () => {
    const one = await tests.open([], { poolSize: 1 });
    await one.read(actor, (tx) => tx.manager.query('select 1'));
    const other = { ...actor, organisationId: randomUUID() };
    const [row] = await one.read(other, (tx) =>
      tx.manager.query('select actor_organisation() as organisation'),
    );
    expect(row.organisation).toBe(other.organisationId);
  });
});

describe('an idempotency key', () => {
  const once = (key: string, request: unknown, log: string[]) => ({
    operation: 'try',
    key,
    request,
    again: (_tx: unknown, id: string) => {
      log.push('again');
      return Promise.resolve({ id });
    },
  });

  it('sent 100 times at once has one effect and equal answers', async () => {
    const many = await tests.open([], { poolSize: 40 });
    const key = randomUUID();
    const done: string[] = [];
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () =>
        many.commit(
          actor,
          async (tx) => {
            const id = randomUUID();
            await tx.manager.query(put(id));
            done.push(id);
            return { id };
          },
          { once: once(key, { a: 1 }, []) },
        ),
      ),
    );
    expect(done).toHaveLength(1);
    expect(outcomes).toEqual(outcomes.map(() => ({ id: done[0] })));
  });

  it('with another request is refused', async () => {
    const key = randomUUID();
    const act = (request: unknown) =>
      db.commit(actor, () => Promise.resolve({ id: actor.personId }), { once: once(key, request, []) });
    await act({ a: 1, b: 2 });
    expect(await act({ b: 2, a: 1 })).toEqual({ id: actor.personId });
    expect(await act({ a: 2 })).toMatchObject({ problems: [{ code: 'KEY_USED', field: 'idempotencyKey' }] });
  });

  it('of a refused command may be used again', async () => {
    const key = randomUUID();
    const refused = await db.commit(actor, () => Promise.resolve(refuse('NO', 'No.')), {
      once: once(key, {}, []),
    });
    expect(refused).toBeInstanceOf(Problems);
    const log: string[] = [];
    expect(
      await db.commit(actor, () => Promise.resolve({ id: actor.personId }), { once: once(key, {}, log) }),
    ).toEqual({
      id: actor.personId,
    });
    expect(log).toEqual([]);
  });
});
