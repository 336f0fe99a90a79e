import { randomBytes } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { loadDemo } from '@app/demo';
import { createApi } from '../../apps/api/src/api';
import { type RunningIssuer, startIssuer } from '../../libs/demo/src/issuer';
import { play } from '../../libs/demo/src/play/play';

/** What `npm run demo` plays on what `npm start` runs: the same issuer, API and county, on free ports. */
let tests: TestDatabase;
let issuer: RunningIssuer;
let api: INestApplication;

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
}, 60_000);
afterAll(async () => {
  await api.close();
  await issuer.stop();
  await tests.drop();
});

describe('the demonstration', () => {
  it('plays one household through the whole path, answers a mother with a son of 15 honestly, and helps a second one stay', async () => {
    const { port } = new URL(await api.getUrl());
    const lines: string[] = [];
    await play({
      apiUrl: `http://127.0.0.1:${port}`,
      issuer: issuer.url,
      say: (line) => void lines.push(line),
    });
    const said = lines.join('\n');
    if (process.env['HEARTH_SAY']) process.stdout.write(`${said}\n`);
    expect(said).toContain('The return lacks nothing of them.');
    expect(said).toMatch(/One act: the refuge's stay ended and the second-stage one began/);
    expect(said).toContain('son of 15');
    expect(said).toMatch(/His age alone keeps them from \d+/);
    expect(said).toMatch(/What would open the most, \d+:/);
    expect(said).not.toMatch(/without (her|the) son|leave .* behind/i);
    expect(said).toMatch(/An episode of sanctuary began on \d{4}-\d{2}-\d{2}/);
    expect(said).not.toContain('Nowhere Close');
    expect(said).toContain('The parts make the whole.');
    expect(said).toMatch(/All \d+ steps were as expected/);
  }, 120_000);
});
