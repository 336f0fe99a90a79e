import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { Forbidden, isProblems, NotFound, type Outcome, type PersonActor } from '@app/kernel';
import type { AddOrganisationInput } from './api/organisation.input';
import { Organisations } from './organisations';
import { People } from './people';

let tests: TestDatabase;
let db: Database;
let organisations: Organisations;
let people: People;
let administrator: PersonActor;

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open([]);
  organisations = new Organisations(db);
  people = new People(db);
  const [personId, organisationId] = [randomUUID(), randomUUID()];
  administrator = { kind: 'PERSON', personId, organisationId, roles: ['ADMINISTRATOR'] };
  await tests.query(
    `insert into organisation (id, kind, name) values ($1, 'HEARTH', 'Hearth service team')`,
    [organisationId],
  );
  await tests.query(
    `insert into person (id, issuer, subject, name) values ($1, 'https://sign-in.example', 'ines', 'Ines')`,
    [personId],
  );
  await tests.query(
    `insert into district (id, code, name, nation, greater_essex, sub_region, live_from)
     values (gen_random_uuid(), 'E07000070', 'Chelmsford', 'England', true, 'MID', '1974-04-01')`,
  );
});
afterAll(() => tests.drop());

const codes = (outcome: Outcome<unknown>): (readonly [string, string | undefined])[] =>
  isProblems(outcome) ? outcome.problems.map(({ code, field }) => [code, field] as const) : [];
function made<T>(outcome: Outcome<T>): T {
  if (isProblems(outcome)) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}
const aRefuge: AddOrganisationInput = {
  name: 'Thornbury House',
  kind: 'PROVIDER',
  providerType: 'REGISTERED_CHARITY_DA',
  districtCode: 'E07000070',
  dutyEmail: 'duty@thornbury.example',
};

describe('adding an organisation', () => {
  it('is on record, and shows it with its district and duty address, at work for nobody yet', async () => {
    const added = made(await organisations.addOrganisation(administrator, aRefuge));
    expect(added).toMatchObject({
      name: 'Thornbury House',
      districtName: 'Chelmsford',
      dutyEmail: 'duty@thornbury.example',
      people: 0,
    });
    expect(await tests.query('select action from audit_entry where subject_id = $1', [added.id])).toEqual([
      { action: 'ORGANISATION_ADDED' },
    ]);
  });

  it.each<
    readonly [
      string,
      { [K in keyof AddOrganisationInput]?: AddOrganisationInput[K] | undefined },
      readonly (readonly [string, string])[],
    ]
  >([
    [
      'without a name, a kind or an address',
      { name: '', kind: undefined, providerType: null, dutyEmail: 'x' },
      [
        ['LENGTH', 'name'],
        ['CHOICE', 'kind'],
        ['FORMAT', 'dutyEmail'],
      ],
    ],
    [
      'a provider of no kind',
      { name: 'A', providerType: null },
      [
        ['LENGTH', 'name'],
        ['CHOICE', 'providerType'],
      ],
    ],
    ['a council with a kind of provider', { kind: 'DISTRICT_COUNCIL' }, [['NOT_A_PROVIDER', 'providerType']]],
    [
      'an authority without its code',
      { kind: 'TIER_ONE_AUTHORITY', providerType: null },
      [['FORMAT', 'authorityCode']],
    ],
    ['the name of another', { name: 'hearth SERVICE team' }, [['NAME_TAKEN', 'name']]],
    [
      'a district that is none',
      { name: 'New', districtCode: 'E07000999' },
      [['DISTRICT_UNKNOWN', 'districtCode']],
    ],
  ])('is refused for %s', async (_, wrong, expected) => {
    const outcome = await organisations.addOrganisation(administrator, { ...aRefuge, ...(wrong as object) });
    expect(codes(outcome)).toEqual(expected);
  });

  it('is for administrators only, by rule and by row', async () => {
    const manager: PersonActor = { ...administrator, roles: ['PROVIDER_MANAGER'] };
    expect(() => organisations.addOrganisation(manager, aRefuge)).toThrow(Forbidden);
    const straight = (sql: string) => db.commit(manager, (tx) => tx.manager.query<unknown[]>(sql));
    await expect(
      straight(`insert into organisation (id, kind, name) values (gen_random_uuid(), 'HEARTH', 'x')`),
    ).rejects.toThrow(/row-level security/);
    await expect(
      straight(
        `insert into organisation_contact values ('${manager.organisationId}', 'mine@elsewhere.example')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('changing an organisation', () => {
  it('gives it another name and address, and keeps what is left out', async () => {
    const { id } = made(await organisations.addOrganisation(administrator, { ...aRefuge, name: 'Before' }));
    const renamed = made(
      await organisations.changeOrganisation(administrator, { organisationId: id, name: 'After' }),
    );
    expect(renamed).toMatchObject({ name: 'After', dutyEmail: aRefuge.dutyEmail });
    const told = { organisationId: id, dutyEmail: 'night@thornbury.example' };
    expect(made(await organisations.changeOrganisation(administrator, told))).toMatchObject({
      name: 'After',
      dutyEmail: 'night@thornbury.example',
    });
    const taken = { organisationId: id, name: 'Hearth service team' };
    expect(codes(await organisations.changeOrganisation(administrator, taken))).toEqual([
      ['NAME_TAKEN', 'name'],
    ]);
    await expect(
      organisations.changeOrganisation(administrator, { organisationId: randomUUID(), name: 'Nobody' }),
    ).rejects.toThrow(NotFound);
  });

  it('is found in the list by any part of its name, to the letter', async () => {
    const named = async (words: string) =>
      (await organisations.organisations(administrator, { first: 20 }, words)).nodes.map(({ name }) => name);
    expect(await named('THORN')).toEqual(['Thornbury House']);
    expect(await named('%')).toEqual([]);
  });
});

describe('adding a person', () => {
  it('lets them sign in where the administrator does, with no role, and is on record', async () => {
    const added = made(await people.addPerson(administrator, { name: ' Ada Lark ', subject: 'ada-7' }));
    expect(added).toMatchObject({ name: 'Ada Lark', roles: [] });
    expect(await tests.query('select issuer, subject from person where id = $1', [added.id])).toEqual([
      { issuer: 'https://sign-in.example', subject: 'ada-7' },
    ]);
    expect(await tests.query('select action from audit_entry where subject_id = $1', [added.id])).toEqual([
      { action: 'PERSON_ADDED' },
    ]);
    expect(codes(await people.addPerson(administrator, { name: 'Ada Again', subject: 'ada-7' }))).toEqual([
      ['PERSON_KNOWN', 'subject'],
    ]);
  });

  it('takes no email address for a sign-in, for it can change hands', async () => {
    expect(codes(await people.addPerson(administrator, { name: '', subject: 'ada@lark.example' }))).toEqual([
      ['LENGTH', 'name'],
      ['FORMAT', 'subject'],
    ]);
  });

  it('is for administrators only, by rule and by row', async () => {
    const manager: PersonActor = { ...administrator, roles: ['PROVIDER_MANAGER'] };
    expect(() => people.addPerson(manager, { name: 'Mallory', subject: 'm' })).toThrow(Forbidden);
    const straight = db.commit(manager, (tx) =>
      tx.manager.query(
        `insert into person (id, issuer, subject, name) values (gen_random_uuid(), 'https://sign-in.example', 'm', 'M')`,
      ),
    );
    await expect(straight).rejects.toThrow(/row-level security/);
  });
});
