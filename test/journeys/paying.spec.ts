import { randomBytes } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { demoAccountNumbers, demoOrganisationId, loadDemo } from '@app/demo';
import { fundEntities } from '@app/safe-start-fund';
import { createApi } from '../../apps/api/src/api';
import { type RunningIssuer, startIssuer } from '../../libs/demo/src/issuer';
import { Asking } from '../../libs/demo/src/play/ask';
import { paying } from '../../libs/demo/src/play/paying';
import { Paying } from '../../libs/safe-start-fund/src/paying/testing';

/** The part of the demonstration in which the fund pays, on lines that this test has awarded, over HTTP. */
let tests: TestDatabase;
let issuer: RunningIssuer;
let api: INestApplication;
let fund: Paying;
let payees: string[];

beforeAll(async () => {
  tests = await testDatabase();
  issuer = await startIssuer({ port: 0, portalUrl: 'http://127.0.0.1:3001' });
  const [masterKey, codeKey] = [randomBytes(32), randomBytes(32)];
  await loadDemo(tests.administratorUrl, { issuer: issuer.url, masterKey, codeKey, log: () => undefined });
  api = await createApi({
    database: { url: tests.appUrl, masterKey },
    bearer: { issuer: issuer.url, audience: 'hearth-api' },
    codeKey,
    production: false,
    onFailure: () => undefined,
  });
  await api.listen(0, '127.0.0.1');
  const db = await tests.open(fundEntities);
  fund = new Paying(tests, db, { now: new Date() }, demoOrganisationId('essex'), masterKey);
  payees = (await tests.query<{ id: string }>('select id from payee order by name')).map(({ id }) => id);
}, 60_000);
afterAll(async () => {
  await api.close();
  await issuer.stop();
  await tests.drop();
});

describe('the fund, in the demonstration', () => {
  it.each([1, 2])(
    'pays %d of what was awarded: by two people, from one file, and again what came back',
    async (count) => {
      const budget = await fund.budget(100_000);
      const awardLineIds = await Promise.all(
        payees.slice(0, count).map((payeeId, index) => fund.payable(budget, 12_000 + index, payeeId)),
      );
      const { port } = new URL(await api.getUrl());
      const said: string[] = [];
      const say = (line: string): void => void said.push(line);
      await paying(new Asking(`http://127.0.0.1:${port}`, issuer.url), say, say, { awardLineIds });
      const all = said.join('\n');
      if (process.env['HEARTH_SAY']) process.stdout.write(`${all}\n`);
      expect(all).toContain('Felix is told: "Your role does not allow this."');
      expect(all).toContain('Closed:');
      expect(all.includes('Look at the payee’s account afresh')).toBe(count === 2);
      for (const account of demoAccountNumbers) expect(all).not.toContain(account);
      const paid = count === 1 ? 12_000 : 24_001;
      expect(await fund.position(budget)).toMatchObject({
        allocation: 100_000,
        committed: 0,
        inPayment: 0,
        paid,
      });
      expect(await fund.brokenLink(budget)).toBeNull();
    },
    60_000,
  );
});
