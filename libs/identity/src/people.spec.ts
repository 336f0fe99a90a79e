import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import {
  Forbidden,
  isProblems,
  NotFound,
  type PersonActor,
  Problems,
  type Role,
  Unauthenticated,
} from '@app/kernel';
import { Actors } from './actors';
import { People } from './people';

let tests: TestDatabase;
let db: Database;
let now = new Date('2026-11-21T12:00:00Z');
let actors: Actors;
let people: People;
let administrator: PersonActor;
const issuer = 'https://sign-in.example';

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open([], { clock: () => now });
  actors = new Actors(db);
  people = new People(db);
  administrator = {
    kind: 'PERSON',
    personId: randomUUID(),
    organisationId: await anOrganisation(),
    roles: ['ADMINISTRATOR'],
  };
});
beforeEach(() => {
  now = new Date('2026-11-21T12:00:00Z');
});
afterAll(() => tests.drop());

async function anOrganisation(name = 'Somewhere'): Promise<string> {
  const id = randomUUID();
  await tests.query(`insert into organisation (id, kind, name) values ($1, 'DISTRICT_COUNCIL', $2)`, [
    id,
    name,
  ]);
  return id;
}

async function aPerson(subject: string): Promise<string> {
  const id = randomUUID();
  await tests.query('insert into person (id, issuer, subject, name) values ($1, $2, $3, $3)', [
    id,
    issuer,
    subject,
  ]);
  return id;
}

async function give(personId: string, organisationId: string, role: Role, endsAt?: Date): Promise<string> {
  const person = await people.giveRole(administrator, {
    personId,
    organisationId,
    role,
    ...(endsAt ? { endsAt } : {}),
  });
  if (isProblems(person)) throw new Error(JSON.stringify(person.problems));
  return (
    person.roles.find((held) => held.organisationId === organisationId && held.role === role)?.membershipId ??
    ''
  );
}

describe('whoever signed in', () => {
  it('acts with the roles held now, and loses them at the next request after they are ended', async () => {
    const personId = await aPerson('ada');
    const organisationId = await anOrganisation();
    const navigator = await give(personId, organisationId, 'NAVIGATOR');
    const actor = actors.actorFor(await actors.forSubject(issuer, 'ada'));
    expect(actor).toEqual({ kind: 'PERSON', personId, organisationId, roles: ['NAVIGATOR'] });
    await people.endRole(administrator, navigator);
    const after = await actors.forSubject(issuer, 'ada');
    expect(() => actors.actorFor(after)).toThrow(Forbidden);
  });

  it('of a bank worker loses the role at the end of the shift, without anybody ending it', async () => {
    const personId = await aPerson('bank');
    await give(personId, await anOrganisation(), 'PROVIDER_WORKER', new Date('2026-11-21T20:00:00Z'));
    now = new Date('2026-11-21T19:59:59Z');
    expect((await actors.forPerson(personId)).workplaces).toHaveLength(1);
    now = new Date('2026-11-21T20:00:00Z');
    expect((await actors.forPerson(personId)).workplaces).toEqual([]);
  });

  it('says which organisation they act for when they work for several, and cannot name another', async () => {
    const personId = await aPerson('both');
    const here = await anOrganisation('A');
    const there = await anOrganisation('B');
    await give(personId, here, 'NAVIGATOR');
    await give(personId, there, 'COMPASS_WORKER');
    const person = await actors.forSubject(issuer, 'both');
    expect(() => actors.actorFor(person)).toThrow('more than one organisation');
    expect(actors.actorFor(person, there).roles).toEqual(['COMPASS_WORKER']);
    const elsewhere = await anOrganisation('C');
    expect(() => actors.actorFor(person, elsewhere)).toThrow(Forbidden);
  });

  it('without an account here, or with an ended one, is nobody', async () => {
    await expect(actors.forSubject(issuer, 'nobody')).rejects.toThrow(Unauthenticated);
    await expect(actors.forSubject('https://other.example', 'ada')).rejects.toThrow(Unauthenticated);
    const personId = await aPerson('gone');
    await tests.query('update person set ended_at = $2 where id = $1', [personId, new Date('2026-11-20')]);
    await expect(actors.forSubject(issuer, 'gone')).rejects.toThrow(Unauthenticated);
  });
});

describe('giving a role', () => {
  it('is refused twice, in the past, and to nobody, and is on record', async () => {
    const personId = await aPerson('eve');
    const organisationId = await anOrganisation();
    const membershipId = await give(personId, organisationId, 'NAVIGATOR');
    expect(await people.giveRole(administrator, { personId, organisationId, role: 'NAVIGATOR' })).toEqual(
      new Problems([expect.objectContaining({ code: 'ROLE_HELD', field: 'role' })]),
    );
    expect(
      await people.giveRole(administrator, {
        personId,
        organisationId,
        role: 'AUDITOR',
        endsAt: new Date('2020-01-01'),
      }),
    ).toEqual(new Problems([expect.objectContaining({ code: 'ENDS_IN_PAST', field: 'endsAt' })]));
    await expect(
      people.giveRole(administrator, { personId: randomUUID(), organisationId, role: 'AUDITOR' }),
    ).rejects.toThrow(NotFound);
    await expect(people.endRole(administrator, randomUUID())).rejects.toThrow(NotFound);
    expect(await tests.query('select action from audit_entry where subject_id = $1', [membershipId])).toEqual(
      [{ action: 'ROLE_GIVEN' }],
    );
  });

  it('is for administrators only, by rule and by row', async () => {
    const personId = await aPerson('mallory');
    const organisationId = await anOrganisation();
    const manager: PersonActor = { ...administrator, roles: ['PROVIDER_MANAGER'] };
    expect(() => people.giveRole(manager, { personId, organisationId, role: 'ADMINISTRATOR' })).toThrow(
      Forbidden,
    );
    const straight = db.commit(manager, (tx) =>
      tx.manager.query(
        `insert into membership (id, person_id, organisation_id, role, starts_at) values (gen_random_uuid(), $1, $2, 'ADMINISTRATOR', hearth_now())`,
        [personId, organisationId],
      ),
    );
    await expect(straight).rejects.toThrow(/row-level security/);
  });
});

describe('the list of people', () => {
  it('pages by name, with the roles they hold', async () => {
    const first = await people.people(administrator, { first: 2 });
    expect(first.nodes.map(({ name }) => name)).toEqual(['ada', 'bank']);
    const rest = await people.people(administrator, {
      first: 50,
      ...(first.endCursor ? { after: first.endCursor } : {}),
    });
    expect(rest.nodes.map(({ name }) => name)).toEqual(['both', 'eve', 'gone', 'mallory']);
    expect(rest.nodes[0]?.roles.map(({ role }) => role)).toEqual(['NAVIGATOR', 'COMPASS_WORKER']);
  });
});

describe('ending a role', () => {
  it('leaves an administrator, also when two end each other’s role at once', async () => {
    const organisationId = await anOrganisation();
    const [one, two] = [
      await give(await aPerson('first-administrator'), organisationId, 'ADMINISTRATOR'),
      await give(await aPerson('second-administrator'), organisationId, 'ADMINISTRATOR'),
    ];
    const others = await tests.query<{ id: string }>(
      `select id from membership where role = 'ADMINISTRATOR' and ends_at is null and id not in ($1, $2)`,
      [one, two],
    );
    for (const { id } of others) await people.endRole(administrator, id);
    const outcomes = await Promise.all([one, two].map((id) => people.endRole(administrator, id)));
    expect(outcomes.filter(isProblems)).toEqual([
      new Problems([expect.objectContaining({ code: 'LAST_ADMINISTRATOR', field: 'membershipId' })]),
    ]);
    expect(
      await tests.query(`select from membership where role = 'ADMINISTRATOR' and ends_at is null`),
    ).toHaveLength(1);
  });
});
