import { randomUUID } from 'node:crypto';
import { type Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addMinutes, day, NotFound, type Outcome, type PersonActor, Problems } from '@app/kernel';
import { accommodationEntities, ServiceStandings } from './index';
import { acting, anOrganisation, aService } from './testing';

const now = new Date('2026-11-21T10:00:00Z');
const today = day('2026-11-21');
let tests: TestDatabase;
let db: Database;
let standings: ServiceStandings;
let manager: PersonActor;
let serviceId: string;
let essex: string;
let southend: string;

async function anAuthority(code: string, name: string): Promise<string> {
  const id = randomUUID();
  await tests.query(
    `insert into organisation (id, kind, name, authority_code) values ($1, 'TIER_ONE_AUTHORITY', $2, $3)`,
    [id, name, code],
  );
  return id;
}

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(accommodationEntities, { clock: () => addMinutes(now, 0) });
  standings = new ServiceStandings(db);
  essex = await anAuthority('E10000012', 'Essex');
  southend = await anAuthority('E06000033', 'Southend-on-Sea');
});
afterAll(() => tests.drop());
beforeEach(async () => {
  const provider = await anOrganisation(tests);
  manager = acting(provider, 'PROVIDER_MANAGER');
  serviceId = await aService(tests, provider);
});

const codes = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`) : [];
function made<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}
const commission = (authorityCode: string | null, from = today, by = manager) =>
  standings.setCommissioning(by, { serviceId, authorityCode, from });
const mark = (more: Partial<Parameters<ServiceStandings['setQualityMark']>[1]> = {}, by = manager) =>
  standings.setQualityMark(by, {
    serviceId,
    scheme: 'MHCLG_QUALITY_STANDARDS',
    status: 'WORKING_TOWARDS',
    ...more,
  });

describe('who commissions a service', () => {
  it('is said from a day on, ends who did before on that day, and may be nobody', async () => {
    made(await commission('E10000012', day('2025-04-01')));
    made(await commission('E06000033', day('2026-04-01')));
    const { commissioning } = made(await commission(null, day('2026-10-01')));
    expect(commissioning).toEqual([
      {
        authorityCode: 'E06000033',
        authorityName: 'Southend-on-Sea',
        from: '2026-04-01',
        until: '2026-10-01',
      },
      { authorityCode: 'E10000012', authorityName: 'Essex', from: '2025-04-01', until: '2026-04-01' },
    ]);
    const [audited] = await tests.query<{ reasons: string[] }>(
      `select array_agg(reason order by reason) as reasons from audit_entry where subject_id = $1 and action = 'COMMISSIONING_SET'`,
      [serviceId],
    );
    expect(audited?.reasons).toEqual([
      'E06000033 from 2026-04-01',
      'E10000012 from 2025-04-01',
      'nobody from 2026-10-01',
    ]);
  });

  it('is refused for a code that is no tier-one authority’s, and for days that are on record', async () => {
    expect(codes(await commission('E07000071'))).toEqual(['UNKNOWN_AUTHORITY authorityCode']);
    expect(codes(await commission('Essex'))).toEqual(['FORMAT authorityCode']);
    expect(codes(await commission(null))).toEqual(['NOTHING_TO_END from']);
    made(await commission('E10000012'));
    expect(codes(await commission('E99999999', day('2026-11-20')))).toEqual([
      'UNKNOWN_AUTHORITY authorityCode',
      'LATER_ON_RECORD from',
    ]);
  });

  it('is read by those who count for that authority, for as long as it is on record, and by no other', async () => {
    made(await commission('E10000012'));
    const rows = (by: PersonActor): Promise<object[]> =>
      db.read(by, (tx) =>
        tx.manager.query<object[]>('select from service_commissioning where service_id = $1', [serviceId]),
      );
    expect(await rows(acting(essex, 'DATA_OFFICER'))).toHaveLength(1);
    expect(await rows(acting(essex, 'FINANCE_PREPARER'))).toHaveLength(0);
    expect(await rows(acting(southend, 'DATA_OFFICER'))).toHaveLength(0);
  });

  it('is one at a time, whatever is sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => commission('E10000012')));
    expect(answers.filter((answer) => codes(answer).length === 0)).toHaveLength(1);
  });
});

describe('a quality mark', () => {
  it('is said by scheme from a day on; the next of the same scheme ends it', async () => {
    made(await mark({ from: day('2025-04-01') }));
    made(await mark({ scheme: 'OTHER', status: 'HELD' }));
    const { qualityMarks } = made(await mark({ status: 'HELD', from: day('2026-04-01') }));
    expect(qualityMarks).toEqual([
      { scheme: 'OTHER', status: 'HELD', from: today, until: null },
      { scheme: 'MHCLG_QUALITY_STANDARDS', status: 'HELD', from: '2026-04-01', until: null },
      {
        scheme: 'MHCLG_QUALITY_STANDARDS',
        status: 'WORKING_TOWARDS',
        from: '2025-04-01',
        until: '2026-04-01',
      },
    ]);
    expect(made(await mark({ status: null })).qualityMarks[1]).toMatchObject({
      status: 'HELD',
      until: today,
    });
  });

  it('is not recorded ahead, and ends only when there is one', async () => {
    expect(codes(await mark({ from: day('2026-11-22') }))).toEqual(['MARK_IN_FUTURE from']);
    expect(codes(await mark({ status: null }))).toEqual(['NOTHING_TO_END from']);
  });
});

it('of another provider’s service is not found', async () => {
  const other = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
  await expect(commission('E10000012', today, other)).rejects.toThrow(NotFound);
  await expect(mark({}, other)).rejects.toThrow(NotFound);
});
