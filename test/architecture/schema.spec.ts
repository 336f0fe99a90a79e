import { permissions } from '@app/kernel';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema, type GraphQLSchema } from 'graphql';
import { schemaSql } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { testApi, type TestApi } from '../api';

const root = join(__dirname, '../..');
let tests: TestDatabase;
let api: TestApi;
let schema: GraphQLSchema;

beforeAll(async () => {
  tests = await testDatabase();
  api = await testApi(tests);
  schema = api.app.get(GraphQLSchemaHost, { strict: false }).schema;
});
afterAll(async () => {
  await api.close();
  await tests.drop();
});

/** The committed file is what the code says; `npm run schema` writes it. */
async function isCommitted(file: string, text: string): Promise<void> {
  const path = join(root, file);
  if (process.env['HEARTH_WRITE_SCHEMA']) await writeFile(path, text);
  expect(
    text === (await readFile(path, 'utf8')) ? 'current' : `run "npm run schema": ${file} is out of date`,
  ).toBe('current');
}

describe('the contract', () => {
  it('of GraphQL is committed', async () => {
    await isCommitted('schema.graphql', `${printSchema(schema)}\n`);
  });

  it('of the database is committed', async () => {
    const client = new Client({ connectionString: tests.administratorUrl });
    await client.connect();
    await isCommitted('schema.sql', await schemaSql(client));
    await client.end();
  });
});

describe('every operation', () => {
  const operations = (): string[] =>
    [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));

  it('has its rule in the table of permissions, and every rule its operation', () => {
    expect(operations().sort()).toEqual(Object.keys(permissions).sort());
  });

  it('describes itself and every field it shows', () => {
    const undescribed = Object.values(schema.getTypeMap()).flatMap((type) =>
      type.name.startsWith('__') || !('getFields' in type)
        ? []
        : Object.values(type.getFields())
            .filter(({ description }) => !description)
            .map(({ name }) => `${type.name}.${name}`),
    );
    expect(undescribed).toEqual([]);
  });

  it('that changes something says so in a union of the thing and Problems', () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    const others = fields.filter(({ type }) => !/Result!$/.test(String(type))).map(({ name }) => name);
    expect(others).toEqual([]);
  });
});

describe('what GraphQL can show', () => {
  it('has no field for a confidential fact', () => {
    const forbidden =
      /address|postcode$|latitude|longitude|surname|firstName|dateOfBirth|perpetrator|meetingMinutes|immigration|^trans/i;
    const allowed = new Set([
      'RevealedLocation.address',
      'RecordRefugeLocationInput.address',
      // Where a home is to be made safe: told once by its case holder, sealed, and never shown but by the act above.
      'RequestSanctuaryInput.address',
      // Access classes of their own: to case holders who place households, and to nobody else.
      'Query.immigration',
      'Mutation.recordImmigration',
      'Query.transHistory',
    ]);
    const found = Object.values(schema.getTypeMap()).flatMap((type) =>
      type.name.startsWith('__') || !('getFields' in type)
        ? []
        : Object.keys(type.getFields())
            .map((name) => `${type.name}.${name}`)
            .filter((name) => forbidden.test(name.split('.')[1] ?? '') && !allowed.has(name)),
    );
    expect(found).toEqual([]);
  });
});
