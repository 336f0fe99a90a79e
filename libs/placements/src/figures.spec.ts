import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, day, Forbidden } from '@app/kernel';
import { Figures } from './figures';
import { aKey, County, got } from './testing';

let tests: TestDatabase;
let county: County;
let figures: Figures;

beforeEach(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-02'));
  figures = new Figures(county.db);
});
afterEach(() => tests.drop());

describe('the figures of a provider', () => {
  it('count the nights that are over: slept in, made ready, void, and of how many', async () => {
    const { episode } = await county.arrived();
    const broken = await county.offered();
    got(
      await county.units.voidUnit(county.provider, {
        unitId: broken.unitId,
        from: county.today,
        to: addDays(county.today, 1),
        reason: 'FLOOD_FIRE',
        responsible: 'Landlord',
        chaseOn: county.today,
      }),
    );
    county.nextMorning(3);
    got(
      await county.episodes.recordDeparture(county.provider, {
        episodeId: episode.id,
        reason: 'PLANNED_MOVE',
        destination: 'PRIVATE_RENT',
        idempotencyKey: aKey(),
      }),
    );
    county.nextMorning(4);
    // Two units since Monday 2 November, seven nights each: 3 slept in, 1 made ready, 2 under water.
    expect(await figures.providerFigures(county.provider)).toMatchObject({
      from: '2026-08-11',
      to: '2026-11-08',
      services: [
        {
          id: county.refuge,
          open: 14,
          occupied: 3,
          lost: [
            { reason: 'FLOOD_FIRE', nights: 2 },
            { reason: 'TURNAROUND', nights: 1 },
          ],
        },
      ],
    });
  });

  it('count no night of a hold, of a place that nobody came to, and of a void that was ended', async () => {
    const { placement, unit } = await county.placed();
    county.nextMorning(2);
    got(await county.placements.recordNonArrival(county.provider, placement.id));
    county.nextMorning(1);
    const [service] = (await figures.providerFigures(county.provider)).services;
    expect(service).toMatchObject({ open: 3, occupied: 0, lost: [] });
    expect(unit.serviceId).toBe(service?.id);
  });

  it('measure how referrals were answered, and whose time ran out', async () => {
    const first = await county.referred();
    county.wait(20);
    got(
      await county.referrals.declineReferral(county.provider, {
        id: first.referral.id,
        primaryReason: 'NO_BEDSPACE',
        contributingReasons: [],
        idempotencyKey: aKey(),
      }),
    );
    const second = await county.referred();
    county.wait(90);
    got(
      await county.referrals.acceptReferral(county.provider, {
        id: second.referral.id,
        idempotencyKey: aKey(),
      }),
    );
    await county.referred();
    county.wait(241);
    await county.referred();
    expect((await figures.providerFigures(county.provider)).answers).toEqual({
      answered: 2,
      notAnswered: 1,
      medianMinutes: 55,
      inTarget: 1,
      targetMinutes: 60,
    });
  });

  it('are of one provider, and for its workers', async () => {
    await county.arrived();
    county.nextMorning();
    const theirs = await figures.providerFigures(county.otherProvider);
    expect([theirs.services, theirs.answers.answered]).toEqual([[], 0]);
    expect(() => figures.providerFigures(county.navigator)).toThrow(Forbidden);
  });
});
