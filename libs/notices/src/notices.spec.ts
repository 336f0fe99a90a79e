import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, logger } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type PersonActor, refuse } from '@app/kernel';
import { type Mail, openMail } from './mail';
import { noticeKinds } from './notice';
import { Notices, notify } from './notices';
import { openPostOffice, type PostOffice } from './testing';

let tests: TestDatabase;
let db: Database;
let folder: string;
const said: string[] = [];
const log = logger('test', { write: (line) => said.push(line) });
const actor: PersonActor = {
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId: randomUUID(),
  roles: ['NAVIGATOR'],
};
const provider = randomUUID();
const desk = 'desk@refuge.example';

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open([]);
  folder = await mkdtemp(join(tmpdir(), 'hearth-mail-'));
  await tests.query(
    "insert into organisation (id, kind, name, provider_type) values ($1, 'PROVIDER', 'CANARY House', 'OTHER')",
    [provider],
  );
  await tests.query('insert into organisation_contact (organisation_id, duty_email) values ($1, $2)', [
    provider,
    desk,
  ]);
});
afterAll(async () => {
  await tests.drop();
  await rm(folder, { recursive: true });
});

/** Puts a notice into the outbox and gives its message's id. */
async function put(toOrganisationId = provider): Promise<string> {
  const subjectId = randomUUID();
  await db.commit(actor, (tx) => notify(tx, { kind: 'REFERRAL_RECEIVED', toOrganisationId, subjectId }));
  const [row] = await tests.query<{ id: string }>('select id from outbox_message where subject_id = $1', [
    subjectId,
  ]);
  if (!row) throw new Error('No message was put into the outbox.');
  return row.id;
}
const jobsFor = (id: string) =>
  tests.query("select from graphile_worker._private_jobs where payload->>'id' = $1", [id]);
const state = async (id: string) => {
  const [row] = await tests.query<{ sent: boolean; failed: boolean }>(
    'select sent_at is not null as sent, failed_at is not null as failed from outbox_message where id = $1',
    [id],
  );
  return row;
};
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const toServer = async (options: { refuses?: boolean } = {}): Promise<{ office: PostOffice; mail: Mail }> => {
  const office = await openPostOffice(options);
  const mail = openMail({ smtpUrl: office.url, from: 'no-reply@example.org', folder });
  opened.push(mail, office);
  return { office, mail };
};
const toFolder = (): Mail => openMail({ smtpUrl: null, from: 'no-reply@example.org', folder });

describe('a notice', () => {
  it('is kept with its command, with a job that carries only its id', async () => {
    const id = await put();
    expect(await jobsFor(id)).toHaveLength(1);
    const [job] = await tests.query<{ payload: unknown }>(
      "select payload from graphile_worker._private_jobs where payload->>'id' = $1",
      [id],
    );
    expect(job?.payload).toEqual({ id });
  });

  it('is not kept when its command is refused, and neither is its job', async () => {
    const subjectId = randomUUID();
    const count = async () => (await tests.query('select from graphile_worker._private_jobs')).length;
    const before = await count();
    await db.commit(actor, async (tx) => {
      await notify(tx, { kind: 'ARRIVED', toOrganisationId: provider, subjectId });
      return refuse('NO', 'No.');
    });
    expect(await tests.query('select from outbox_message where subject_id = $1', [subjectId])).toEqual([]);
    expect(await count()).toBe(before);
  });

  it('cannot be read, nor marked, by a person', async () => {
    const id = await put();
    expect(
      await db.read(actor, (tx) => tx.manager.query('select from outbox_message where id = $1', [id])),
    ).toEqual([]);
    await db.commit(actor, (tx) =>
      tx.manager.query('update outbox_message set sent_at = hearth_now() where id = $1', [id]),
    );
    expect(await state(id)).toEqual({ sent: false, failed: false });
  });

  it('has a kind for each turn of a placement', () => {
    expect(new Set(noticeKinds).size).toBe(noticeKinds.length);
  });
});

describe('sending', () => {
  it('says nothing: no name, no service, no link', async () => {
    const id = await put();
    await new Notices(db, toFolder(), log).send(id);
    const letter = await readFile(join(folder, `${id}.eml`), 'utf8');
    const [head = '', body = ''] = letter.split('\r\n\r\n');
    expect(body.trim()).toBe('You have an update. Sign in to see it.');
    const headers = head.split('\r\n').filter((line) => !/^(Date|MIME-Version|Content-)/i.test(line));
    expect(headers.sort()).toEqual([
      'Auto-Submitted: auto-generated',
      'From: no-reply@example.org',
      `Message-ID: <${id}@example.org>`,
      'Subject: You have an update',
      `To: ${desk}`,
    ]);
    expect(await state(id)).toEqual({ sent: true, failed: false });
  });

  it('leaves a message alone that was sent', async () => {
    const { office, mail } = await toServer();
    const notices = new Notices(db, mail, log);
    const id = await put();
    await notices.send(id);
    await notices.send(id);
    expect(office.letters).toHaveLength(1);
  });

  it('again, when the mark was lost, uses the same Message-ID', async () => {
    const { office, mail } = await toServer();
    const id = await put();
    // The right to mark is gone between sending and marking.
    await tests.query(`revoke update on outbox_message from ${new URL(tests.appUrl).username}`);
    await expect(new Notices(db, mail, log).send(id)).rejects.toThrow();
    await tests.query(
      `grant update (sent_at, failed_at) on outbox_message to ${new URL(tests.appUrl).username}`,
    );
    await new Notices(db, mail, log).send(id);
    expect(office.letters.map((letter) => /^Message-ID: (.*)$/im.exec(letter)?.[1])).toEqual([
      `<${id}@example.org>`,
      `<${id}@example.org>`,
    ]);
    expect(await state(id)).toEqual({ sent: true, failed: false });
  });

  it('that fails is thrown until the last try, which marks it and says so without the address', async () => {
    const { mail } = await toServer({ refuses: true });
    const notices = new Notices(db, mail, log);
    const id = await put();
    await expect(notices.send(id)).rejects.toThrow('The message could not be sent.');
    expect(await state(id)).toEqual({ sent: false, failed: false });
    said.length = 0;
    await notices.send(id, true);
    expect(await state(id)).toEqual({ sent: false, failed: true });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(id);
    expect(said[0]).not.toContain('refuge.example');
  });

  it('to an organisation without an address fails and leaves no file', async () => {
    const id = await put(randomUUID());
    await expect(new Notices(db, toFolder(), log).send(id)).rejects.toThrow('The message could not be sent.');
    expect(await readdir(folder)).not.toContain(`${id}.eml`);
  });

  it.each(['a@x.example, b@y.example', 'a@x.example\r\nBcc: b@y.example', '"a" <b@y.example>'])(
    'refuses an address that is not one plain address: %j',
    async (address) => {
      const organisation = randomUUID();
      await tests.query(
        "insert into organisation (id, kind, name, provider_type) values ($1, 'PROVIDER', 'Other', 'OTHER')",
        [organisation],
      );
      await tests.query('insert into organisation_contact values ($1, $2)', [organisation, address]);
      const { office, mail } = await toServer();
      await expect(new Notices(db, mail, log).send(await put(organisation))).rejects.toThrow(
        'The message could not be sent.',
      );
      expect(office.letters).toEqual([]);
    },
  );
});
