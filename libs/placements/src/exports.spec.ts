import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, day, Forbidden } from '@app/kernel';
import { parse } from 'csv-parse/sync';
import { Exports } from './exports';
import { aKey, codesOf, County, got } from './testing';

let tests: TestDatabase;
let county: County;
let taken: Exports;

beforeEach(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
  taken = new Exports(county.db);
});
afterEach(() => tests.drop());

const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

describe('what a provider takes away of its own', () => {
  it('is every referral with its answer, and the taking is on record', async () => {
    const { referral, her } = await county.referred();
    county.wait(30);
    got(
      await county.referrals.declineReferral(county.provider, {
        id: referral.id,
        primaryReason: 'RISK_LINK_RESIDENT',
        contributingReasons: ['NO_BEDSPACE'],
        idempotencyKey: aKey(),
      }),
    );
    const { text, rows, fileName } = got(
      await taken.exportRecords(county.provider, 'REFERRALS', county.today, county.today),
    );
    expect([rows, fileName]).toEqual([1, 'referrals-2026-11-21-to-2026-11-21.csv']);
    expect(rowsOf(text)).toMatchObject([
      {
        Household: her.reference,
        Service: 'Marigold House',
        'Minutes to answer': '30',
        'What became of it': 'DECLINED',
        Reason: 'RISK_LINK_RESIDENT',
        'Other reasons': 'NO_BEDSPACE',
      },
    ]);
    expect(await county.audited(county.provider.organisationId)).toContain('REFERRALS_EXPORTED');
  });

  it('is every stay that touches the days, ended or not', async () => {
    const { episode, her } = await county.arrived();
    county.nextMorning(3);
    got(
      await county.episodes.recordDeparture(county.provider, {
        episodeId: episode.id,
        reason: 'HER_CHOICE',
        destination: 'NOT_KNOWN',
        idempotencyKey: aKey(),
      }),
    );
    const stays = (from: string, to: string) =>
      taken
        .exportRecords(county.provider, 'STAYS', day(from), day(to))
        .then((outcome) => rowsOf(got(outcome).text));
    expect(await stays('2026-11-22', '2026-11-23')).toMatchObject([
      { Household: her.reference, Arrived: '2026-11-21', Left: '2026-11-24', Reason: 'HER_CHOICE' },
    ]);
    expect(await stays('2026-11-25', '2026-11-30')).toEqual([]);
    expect(await stays('2026-11-01', '2026-11-20')).toEqual([]);
  });

  it('is refused over more than two years, and backwards', async () => {
    const { today } = county;
    expect(codesOf(await taken.exportRecords(county.provider, 'STAYS', today, addDays(today, -1)))).toEqual([
      'EXPORT_ORDER',
    ]);
    expect(codesOf(await taken.exportRecords(county.provider, 'STAYS', addDays(today, -732), today))).toEqual(
      ['EXPORT_TOO_LONG'],
    );
  });

  it('is of one provider, and for its managers', async () => {
    await county.arrived();
    const { rows } = got(
      await taken.exportRecords(county.otherProvider, 'STAYS', county.today, county.today),
    );
    expect(rows).toBe(0);
    const worker = county.person('PROVIDER_WORKER', county.provider.organisationId);
    expect(() => taken.exportRecords(worker, 'STAYS', county.today, county.today)).toThrow(Forbidden);
  });
});
