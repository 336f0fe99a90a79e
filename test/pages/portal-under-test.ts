import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type TestDatabase, testDatabase } from '@app/database/testing';
import { createPortal } from '../../apps/portal/src/portal';
import { portalSettings } from '../../apps/portal/src/portal.settings';
import { type RunningIssuer, startIssuer } from '../../libs/demo/src/issuer';
import { demoOrganisation, demoPerson, membershipsOf } from '../../libs/demo/src/people';

/** The pages, their issuer and a database of their own, with some of the demonstration's people in it. */
export interface PortalUnderTest {
  readonly url: string;
  readonly issuer: RunningIssuer;
  readonly database: TestDatabase;
  /** Ids of people and organisations by the demonstration's keys. */
  readonly ids: ReadonlyMap<string, string>;
  /** Lets time pass in the database, in minutes; 0 is now again. */
  letPass(minutes: number): void;
  stop(): Promise<void>;
}

/**
 * Starts all of it on free ports. `people` are known to Hearth; the issuer knows everyone.
 *
 * @param reachedAt another address at which the pages reach the database.
 */
export async function startPortal(
  people: readonly string[],
  reachedAt: (appUrl: string) => Promise<string> = (url) => Promise.resolve(url),
): Promise<PortalUnderTest> {
  const database = await testDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const issuer = await startIssuer({ port: 0, portalUrl: url });
  const ids = await addPeople(database, issuer.url, people);
  let passed = 0;
  const app = await portal(
    issuer.url,
    port,
    await reachedAt(database.appUrl),
    () => new Date(Date.now() + passed * 60_000),
  );
  return {
    url,
    issuer,
    database,
    ids,
    letPass(minutes) {
      passed = minutes;
    },
    async stop() {
      await app.close();
      await issuer.stop();
      await database.drop();
    },
  };
}

async function portal(
  issuer: string,
  port: number,
  databaseUrl: string,
  clock: () => Date,
): Promise<NestExpressApplication> {
  const settings = portalSettings({ HEARTH_PORTAL_PORT: String(port), HEARTH_ISSUER: issuer });
  const masterKey = randomBytes(32);
  const options = { database: { url: databaseUrl, masterKey, clock }, codeKey: randomBytes(32) };
  const app = await createPortal(settings, options, false);
  await app.listen(port, '127.0.0.1');
  return app;
}

async function addPeople(
  database: TestDatabase,
  issuer: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const id of people) {
    const person = demoPerson(id);
    if (!person) throw new Error(`No demo person ${id}`);
    const personId = newId(ids, id);
    await database.query('insert into person (id, issuer, subject, name) values ($1, $2, $3, $4)', [
      personId,
      issuer,
      id,
      person.name,
    ]);
    for (const { organisation, roles } of membershipsOf(person)) {
      if (!ids.has(organisation)) await addOrganisation(database, newId(ids, organisation), organisation);
      for (const role of roles) {
        await database.query(
          'insert into membership (id, person_id, organisation_id, role, starts_at) values ($1, $2, $3, $4, $5)',
          [randomUUID(), personId, ids.get(organisation), role, new Date('2026-01-01T00:00:00Z')],
        );
      }
    }
  }
  return ids;
}

async function addOrganisation(database: TestDatabase, id: string, key: string): Promise<void> {
  const { kind, name, providerType = null } = demoOrganisation(key);
  await database.query('insert into organisation (id, kind, name, provider_type) values ($1, $2, $3, $4)', [
    id,
    kind,
    name,
    providerType,
  ]);
}

function newId(ids: Map<string, string>, key: string): string {
  const id = randomUUID();
  ids.set(key, id);
  return id;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
