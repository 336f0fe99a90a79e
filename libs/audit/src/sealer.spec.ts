import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, logger } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type PersonActor, systemActor } from '@app/kernel';
import { Client } from 'pg';
import { record } from './audit';
import { AuditLog } from './audit-log';
import type { Head } from './domain/chain';
import { Sealer, sealEntries } from './sealer';
import { verify } from './verify';

let tests: TestDatabase;
let db: Database;
let folder: string;
let file: string;
const said: { level: string; msg: string }[] = [];
const log = logger('test', {
  write: (line) => said.push(JSON.parse(line) as { level: string; msg: string }),
});
const person: PersonActor = {
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId: randomUUID(),
  roles: ['NAVIGATOR'],
};
const auditor: PersonActor = { ...person, personId: randomUUID(), roles: ['AUDITOR'] };

beforeEach(async () => {
  tests = await testDatabase();
  db = await tests.open([]);
  folder = await mkdtemp(join(tmpdir(), 'hearth-audit-'));
  file = join(folder, 'audit-heads.log');
  said.length = 0;
});
afterEach(async () => {
  await tests.drop();
  await rm(folder, { recursive: true });
});

const act = (subjectId: string = randomUUID()) =>
  db.commit(person, (tx) =>
    record(tx, { action: 'TRIED', subject: { kind: 'thing', id: subjectId }, reason: 'because' }),
  );
const standing = (published: Head | null = null, pageSize?: number) =>
  db.read(auditor, (tx) => verify(tx, published, pageSize));
const codes = async (published: Head | null = null) =>
  (await standing(published)).faults.map(({ code, position }) => [code, position]);
const sealedCount = async () => (await tests.query('select from audit_seal')).length;

/** Seals until so many are; entries wait while a transaction of another test, on the same server, is open. */
async function sealUntil(count: number, sealer = new Sealer(db, file, log)): Promise<void> {
  const deadline = Date.now() + 10_000;
  do {
    await sealer.run();
    if (Date.now() > deadline) throw new Error(`Not ${String(count)} entries were sealed.`);
  } while ((await sealedCount()) < count);
}

/** Ten entries, sealed; gives the published head. */
async function tenSealed(): Promise<Head> {
  for (let n = 0; n < 10; n += 1) await act();
  await sealUntil(10);
  const { head } = await standing();
  if (!head) throw new Error('There is no head.');
  return head;
}
/** As the administrator, past the triggers that refuse changes and past foreign keys. */
const tamper = (sql: string) =>
  tests.query(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

describe('sealing', () => {
  it('chains every entry, in pages or at once, and leaves nothing to seal', async () => {
    const head = await tenSealed();
    expect(head.position).toBe(10);
    expect(await standing()).toEqual({ sealed: 10, unsealed: 0, head, faults: [] });
    expect(await standing(head, 3)).toEqual({ sealed: 10, unsealed: 0, head, faults: [] });
  });

  it('takes more than one batch when it must', async () => {
    await tests.query(
      `insert into audit_entry (id, at, system, action) select gen_random_uuid(), clock_timestamp(), 'worker', 'TRIED' from generate_series(1, 2345)`,
    );
    await sealUntil(2345);
    expect(await standing()).toMatchObject({ sealed: 2345, unsealed: 0, faults: [] });
  });

  it('by two at once makes one chain', async () => {
    for (let n = 0; n < 30; n += 1) await act();
    await Promise.all(Array.from({ length: 6 }, () => new Sealer(db, file, log).run()));
    await sealUntil(30);
    expect(await standing()).toMatchObject({ sealed: 30, unsealed: 0, faults: [] });
  });

  it('lets entries wait for an older transaction that is still open, and skips none', async () => {
    const slow = new Client({ connectionString: tests.administratorUrl });
    await slow.connect();
    await slow.query('begin');
    await slow.query(
      `insert into audit_entry (id, at, system, action) values (gen_random_uuid(), clock_timestamp(), 'worker', 'SLOW')`,
    );
    await act();
    await db.commit(systemActor('worker'), (tx) => sealEntries(tx));
    expect(await standing()).toMatchObject({ sealed: 0, unsealed: 1, faults: [] });
    await slow.query('commit');
    await slow.end();
    await sealUntil(2);
    const actions = await tests.query<{ action: string }>(
      'select e.action from audit_seal s join audit_entry e on e.id = s.entry_id order by s.position',
    );
    expect(actions.map(({ action }) => action)).toEqual(['SLOW', 'TRIED']);
    expect(await standing()).toMatchObject({ sealed: 2, unsealed: 0, faults: [] });
  });

  it('goes on after the database was restored onto another server, whose transactions have smaller numbers', async () => {
    await tests.query(
      `insert into audit_entry (id, at, system, action, transaction_id) values (gen_random_uuid(), clock_timestamp(), 'worker', 'OLD', '900000000000')`,
    );
    await sealUntil(1);
    await act();
    await sealUntil(2);
    expect(await standing()).toMatchObject({ sealed: 2, unsealed: 0, faults: [] });
  });

  it('cannot be done by a person', async () => {
    await act();
    await expect(
      db.commit(auditor, (tx) =>
        tx.manager.query(
          "insert into audit_seal values (1, (select id from audit_entry), '\\x00', hearth_now())",
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('the published head', () => {
  it('is a line of a file and a line of the log, each time it moves', async () => {
    const sealer = new Sealer(db, file, log);
    await act();
    await sealUntil(1, sealer);
    await sealer.run();
    await act();
    await sealUntil(2, sealer);
    const lines = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Head & { sealedAt: string });
    expect(lines.map(({ position }) => position)).toEqual([1, 2]);
    expect(lines[1]?.hash).toBe((await standing()).head?.hash);
    expect(Date.parse(lines[1]?.sealedAt ?? '')).not.toBeNaN();
    expect(said.filter(({ msg }) => msg === 'audit head')).toHaveLength(2);
  });

  it('is known again by the next process', async () => {
    await act();
    await sealUntil(1);
    await new Sealer(db, file, log).run();
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1);
  });

  it('that the chain no longer goes through is said before the chain grows over it', async () => {
    await tenSealed();
    await tamper(
      'delete from audit_seal where position > 7; delete from audit_entry where not exists (select from audit_seal s where s.entry_id = audit_entry.id)',
    );
    for (let n = 0; n < 5; n += 1) await act();
    const sealer = new Sealer(db, file, log);
    await sealUntil(12, sealer);
    expect(said).toContainEqual(expect.objectContaining({ level: 'error', msg: 'audit was tampered with' }));
    expect((await sealer.check()).faults).toEqual([{ code: 'HEAD_DIFFERS', position: 10, entryId: null }]);
  });

  it('stands in the log when its file can be neither read nor written, and sealing goes on', async () => {
    await writeFile(file, '');
    await act();
    await sealUntil(1, new Sealer(db, join(file, 'under-a-file'), log));
    expect(await sealedCount()).toBe(1);
    const messages = said.map(({ msg }) => msg);
    expect(messages).toContain('audit head');
    expect(messages).toContain('audit head could not be written to its file');
  });
});

describe('tampering', () => {
  it.each([
    ['an action', "update audit_entry set action = 'NOTHING'"],
    ['a moment, by a microsecond', "update audit_entry set at = at + interval '1 microsecond'"],
    ['a person', 'update audit_entry set person_id = gen_random_uuid()'],
    ['a reason', 'update audit_entry set reason = null'],
    ['its transaction', "update audit_entry set transaction_id = '3'"],
  ])('with %s is found', async (_what, sql) => {
    await tenSealed();
    await tamper(`${sql} where id = (select entry_id from audit_seal where position = 4)`);
    expect(await codes()).toEqual([['ENTRY_CHANGED', 4]]);
  });

  it('with the order is found', async () => {
    await tenSealed();
    await tamper(`alter table audit_seal drop constraint audit_seal_entry_id_key;
      update audit_seal s set entry_id = o.entry_id from audit_seal o where s.position in (4, 5) and o.position = 9 - s.position`);
    expect(await codes()).toEqual([
      ['ENTRY_CHANGED', 4],
      ['ENTRY_CHANGED', 5],
    ]);
  });

  it('by removing an entry is found, and its seal with it', async () => {
    await tenSealed();
    await tamper('delete from audit_entry where id = (select entry_id from audit_seal where position = 4)');
    expect(await codes()).toEqual([['ENTRY_GONE', 4]]);
    await tamper('delete from audit_seal where position = 4');
    expect(await codes()).toEqual([['POSITION_GONE', 4]]);
  });

  it('by slipping an entry in among older ones is found, for the sealer passes it over', async () => {
    await tenSealed();
    await tamper(`insert into audit_entry (id, at, system, action, transaction_id)
      select gen_random_uuid(), at, 'worker', 'INVENTED', transaction_id from audit_entry where id = (select entry_id from audit_seal where position = 4)`);
    await new Sealer(db, file, log).run();
    expect(await codes()).toEqual([['ENTRY_SLIPPED_IN', null]]);
  });

  it('by slipping an entry into the chain is found', async () => {
    await tenSealed();
    await tamper(`update audit_seal set position = position + 100 where position > 4;
      update audit_seal set position = position - 99 where position > 100;
      with made as (insert into audit_entry (id, at, system, action) values (gen_random_uuid(), clock_timestamp(), 'worker', 'INVENTED') returning id)
      insert into audit_seal select 5, id, sha256('x'), clock_timestamp() from made`);
    expect(await codes()).toEqual([
      ['ENTRY_CHANGED', 5],
      ['ENTRY_CHANGED', 6],
    ]);
  });

  it('by removing the tail is found with a published head, and not without', async () => {
    const head = await tenSealed();
    await tamper(
      'delete from audit_seal where position > 7; delete from audit_entry where not exists (select from audit_seal s where s.entry_id = audit_entry.id)',
    );
    expect(await codes()).toEqual([]);
    expect(await codes(head)).toEqual([['TAIL_GONE', 10]]);
  });

  it('by making the whole chain anew is found with a published head', async () => {
    const head = await tenSealed();
    await tamper("update audit_entry set action = 'NOTHING'; delete from audit_seal");
    const anew = join(folder, 'other.log');
    await sealUntil(10, new Sealer(db, anew, log));
    expect(await codes()).toEqual([]);
    expect(await codes(head)).toEqual([['HEAD_DIFFERS', 10]]);
  });
});

describe('what was written', () => {
  it.each(['audit_entry', 'audit_seal'])('in %s is kept, whoever asks', async (table) => {
    await tenSealed();
    const column = table === 'audit_entry' ? 'at' : 'sealed_at';
    await expect(tests.query(`update ${table} set ${column} = ${column}`)).rejects.toThrow(
      'keeps what was written',
    );
    await expect(tests.query(`delete from ${table}`)).rejects.toThrow('keeps what was written');
    await expect(tests.query(`truncate ${table} cascade`)).rejects.toThrow('keeps what was written');
    await expect(
      db.commit(auditor, (tx) => tx.manager.query(`update ${table} set ${column} = ${column}`)),
    ).rejects.toThrow('permission denied');
    await expect(db.commit(auditor, (tx) => tx.manager.query(`delete from ${table}`))).rejects.toThrow(
      'permission denied',
    );
    await expect(db.commit(auditor, (tx) => tx.manager.query(`truncate ${table}`))).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('the auditor', () => {
  it('pages through what was done to one subject, newest first', async () => {
    const subject = randomUUID();
    for (let minute = 1; minute <= 5; minute += 1) {
      const then = await tests.open([], {
        clock: () => new Date(Date.UTC(2026, 10, 21, 18, minute)),
        poolSize: 1,
      });
      await then.commit(person, (tx) =>
        record(tx, { action: 'TRIED', subject: { kind: 'thing', id: subject }, reason: 'because' }),
      );
    }
    await act();
    await sealUntil(6);
    const audit = new AuditLog(db);
    const first = await audit.auditEntries(auditor, subject, { first: 3 });
    const second = await audit.auditEntries(auditor, subject, {
      first: 3,
      ...(first.endCursor ? { after: first.endCursor } : {}),
    });
    const positions = [...first.nodes, ...second.nodes].map(({ position }) => position);
    expect(positions).toEqual([5, 4, 3, 2, 1]);
    expect([first.hasNextPage, second.hasNextPage]).toEqual([true, false]);
    expect(first.nodes[0]).toMatchObject({
      personId: person.personId,
      action: 'TRIED',
      reason: 'because',
      refused: false,
      system: null,
    });
  });

  it('alone may read the record', () => {
    const audit = new AuditLog(db);
    expect(() => audit.auditEntries(person, randomUUID(), { first: 1 })).toThrow(
      'Your role does not allow this.',
    );
    expect(() => audit.auditStanding(person, null)).toThrow('Your role does not allow this.');
  });

  it('is told when an id or a published head is none', () => {
    const audit = new AuditLog(db);
    expect(() => audit.auditEntries(auditor, 'x', { first: 1 })).toThrow('That is not an id.');
    expect(() => audit.auditStanding(auditor, { position: 0, hash: '' })).toThrow('Give the published head');
  });
});
