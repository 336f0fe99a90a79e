import { randomBytes } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { loadDemo } from '@app/demo';
import type { Type } from '@nestjs/common';
import { createPortal } from '../../apps/portal/src/portal';
import { portalSettings } from '../../apps/portal/src/portal.settings';
import { startIssuer } from '../../libs/demo/src/issuer';
import { freePort } from './portal-under-test';

/** The pages over the whole synthetic county, with sign-in for everybody in it. */
export interface CountyPortal {
  readonly url: string;
  readonly database: TestDatabase;
  /** A command of the pages' own app, to arrange what a step begins with. */
  command<T>(type: Type<T>): T;
  /** Another process's worth of pages over the same database, to prove that changes reach it. */
  another(): Promise<Pick<CountyPortal, 'url' | 'command' | 'stop'>>;
  stop(): Promise<void>;
}

export async function startCountyPortal(): Promise<CountyPortal> {
  const database = await testDatabase();
  const masterKey = randomBytes(32);
  const codeKey = randomBytes(32);
  const port = await freePort();
  const issuer = await startIssuer({ port: 0, portalUrl: `http://127.0.0.1:${String(port)}` });
  await loadDemo(database.administratorUrl, { issuer: issuer.url, masterKey, codeKey, log: () => undefined });
  const open = async (at: number) => {
    const settings = portalSettings({ HEARTH_PORTAL_PORT: String(at), HEARTH_ISSUER: issuer.url });
    const app = await createPortal(
      settings,
      { database: { url: database.appUrl, masterKey }, codeKey },
      false,
    );
    await app.listen(at, '127.0.0.1');
    return {
      url: `http://127.0.0.1:${String(at)}`,
      command: <T>(type: Type<T>): T => app.get(type, { strict: false }),
      stop: () => app.close(),
    };
  };
  const first = await open(port);
  const others: { stop(): Promise<void> }[] = [];
  return {
    url: first.url,
    database,
    command: (type) => first.command(type),
    another: async () => {
      const other = await open(await freePort());
      others.push(other);
      return other;
    },
    stop: async () => {
      for (const process of [...others, first]) await process.stop();
      await issuer.stop();
      await database.drop();
    },
  };
}
