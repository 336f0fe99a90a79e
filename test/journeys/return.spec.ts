import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { loadDemo } from '@app/demo';
import { createApi } from '../../apps/api/src/api';
import { type RunningIssuer, startIssuer } from '../../libs/demo/src/issuer';
import { Asking } from '../../libs/demo/src/play/ask';
import { theReturn } from '../../libs/demo/src/play/the-return';
import { returnWanted, takeReturn } from '../../libs/demo/src/take-return';

/** The return of the seeded county: what `npm run return` writes, what it refuses, and what the demonstration says. */
let tests: TestDatabase;
let issuer: RunningIssuer;
let api: INestApplication;
let folder: string;
let apiUrl: string;
const said: string[] = [];

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
  apiUrl = `http://127.0.0.1:${new URL(await api.getUrl()).port}`;
  folder = await mkdtemp(join(tmpdir(), 'hearth-return-'));
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await api.close();
  await issuer.stop();
  await tests.drop();
});

const take = (words: string): Promise<string> =>
  takeReturn(returnWanted(words.split(' ')), {
    apiUrl,
    issuer: issuer.url,
    say: (line) => void said.push(line),
  });
const out = (name: string): string => join(folder, name);
const essex = (name: string, more = ''): string =>
  `--authority E10000012 --year 2025-26 --profile submission --format ods --out ${out(name)}${more}`;

describe('npm run return', () => {
  it('writes the return of the county, says each table as it is counted, and gives the hash of the file', async () => {
    const sha256 = await take(essex('a.ods'));
    const bytes = await readFile(out('a.ods'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(said.join('\n')).toMatch(/T3 +Households supported.*\d+ figures/);
    expect(said.join('\n')).toMatch(/T13 +Services by quality/);
    expect(said.at(-1)).toMatch(/Essex County Council, 2025-26: DRAFT, not submitted/);
    expect(await take(essex('b.ods'))).toBe(sha256);
    expect(await take(essex('c.ods', ' --person esther'))).toBe(sha256);
  }, 60_000);

  it.each(['submission', 'mhclg-style', 'public'])(
    'writes %s in every format',
    async (profile) => {
      for (const format of ['ods', 'xlsx', 'csv', 'json']) {
        const file = out(`${profile}.${format}`);
        await take(
          `--authority E10000012 --year 2025-26 --profile ${profile} --format ${format} --out ${file}`,
        );
        expect((await readFile(file)).length).toBeGreaterThan(1000);
      }
    },
    120_000,
  );

  it.each([
    ['unknown authority', '--authority E10000099 --year 2025-26', 'There is no authority E10000099'],
    ['another authority', '--authority E06000033 --year 2025-26', 'There is no authority E06000033'],
    ['unknown year', '--authority E10000012 --year 2025-27', 'There is no year 2025-27'],
    ['a year without a form', '--authority E10000012 --year 2022-23', 'no form'],
    ['a year that has not begun', '--authority E10000012 --year 2098-99', 'has not begun'],
    ['missing rights', '--authority E10000012 --year 2025-26 --person fran', 'Your role does not allow this'],
    ['nobody', '--authority E10000012 --year 2025-26 --person zzzzzzzz', 'zzzzzzzz'],
    [
      'an unknown profile',
      '--authority E10000012 --year 2025-26 --profile secret',
      'There is no profile secret',
    ],
    ['an unknown format', '--authority E10000012 --year 2025-26 --format pdf', 'There is no format pdf'],
    ['an unknown option', '--authority E10000012 --year 2025-26 --fast', 'There is no option --fast'],
    ['no year', '--authority E10000012', 'Say --year'],
  ])('refuses %s in words, and writes nothing', async (_, words, message) => {
    const before = await readdir(folder);
    await expect((async () => take(`${words} --out ${out('never.ods')}`))()).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual(before);
  });

  it('refuses the year that runs', async () => {
    const [{ today } = { today: '' }] = await tests.query<{ today: string }>(
      `select to_char(now() at time zone 'Europe/London', 'YYYY-MM-DD') as today`,
    );
    const begins = Number(today.slice(0, 4)) - (today.slice(5) >= '04-01' ? 0 : 1);
    const year = `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`;
    await expect(take(`--authority E10000012 --year ${year} --out ${out('never.ods')}`)).rejects.toThrow(
      /ends on/,
    );
  });

  it('refuses a file that cannot be written before it asks anything, and leaves what is there as it was', async () => {
    await writeFile(out('file'), 'before');
    for (const file of [out('no/such/folder.ods'), folder, `${out('file')}/below.ods`]) {
      said.length = 0;
      await expect(take(`--authority E10000012 --year 2025-26 --out ${file}`)).rejects.toThrow(
        /cannot be written/,
      );
      expect(said).toEqual([]);
    }
    await expect(take(`--authority E10000099 --year 2025-26 --out ${out('file')}`)).rejects.toThrow(
      'no authority',
    );
    expect(await readFile(out('file'), 'utf8')).toBe('before');
  });
});

describe('the demonstration', () => {
  it('counts a household of the year so far by its rows, and takes last year’s return', async () => {
    const ask = new Asking(apiUrl, issuer.url);
    const someone = await tests.query<{ refuge: string; sanctuary: string | null }>(
      `select e.household_reference as refuge, (select s.household_reference from episode s where s.accommodation_type = 'SANCTUARY' and s.relevant
         and s.ended_on is null limit 1) as sanctuary
       from episode e join service s on s.id = e.service_id join service_district l on l.service_id = s.id join district d on d.id = l.district_id
       where e.accommodation_type = 'REFUGE' and e.ended_on is null and e.relevant and d.upper_tier_code = 'E10000012' limit 1`,
    );
    const lines: string[] = [];
    const { refuge, sanctuary } = someone[0]!;
    const tell = (line: string): void => void lines.push(line);
    await theReturn(ask, tell, tell, { refuge, ...(sanctuary === null ? {} : { sanctuary }) });
    await theReturn(ask, tell, tell, { refuge, ...(sanctuary === null ? {} : { sanctuary }) });
    const words = lines.join('\n');
    if (process.env['HEARTH_SAY']) process.stdout.write(`${words}\n`);
    expect(words).toContain(`${refuge}: with`);
    expect(words).toMatch(/year not ended: \d+ households/);
    expect(words).toMatch(/SHA-256 [0-9a-f]{64}, the same each time/);
  }, 60_000);
});
