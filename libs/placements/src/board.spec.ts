import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, Forbidden } from '@app/kernel';
import { Board } from './board';
import { aKey, County, got, type Offered } from './testing';

let tests: TestDatabase;
let county: County;
let board: Board;

beforeEach(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
  board = new Board(county.db);
});
afterEach(() => tests.drop());

const unitOf = async ({ unitId }: Pick<Offered, 'unitId'>) =>
  (await board.board(county.provider)).flatMap(({ units }) => units).find(({ id }) => id === unitId);

describe('the board of a provider', () => {
  it('follows a unit from free to held, referred, awaited, occupied and made ready', async () => {
    const unit = await county.offered();
    expect(await unitOf(unit)).toMatchObject({
      state: 'FREE',
      vacancyStatus: 'OPEN',
      freshness: 'FRESH',
      until: null,
    });

    const her = await county.household();
    const hold = got(await county.hold(her, unit, 30));
    expect(await unitOf(unit)).toMatchObject({ state: 'HELD', until: hold.endsAt, householdReference: null });

    const referral = got(
      await county.referrals.submitReferral(county.navigator, { holdId: hold.id, idempotencyKey: aKey() }),
    );
    expect(await unitOf(unit)).toMatchObject({
      state: 'REFERRED',
      until: referral.answerBy,
      referralId: referral.id,
      referralStatus: 'SUBMITTED',
      householdReference: her.reference,
    });

    got(await county.referrals.acceptReferral(county.provider, { id: referral.id, idempotencyKey: aKey() }));
    const yes = got(
      await county.referrals.answerForHousehold(county.navigator, {
        referralId: referral.id,
        saysYes: true,
        idempotencyKey: aKey(),
      }),
    );
    expect(await unitOf(unit)).toMatchObject({
      state: 'AWAITED',
      placementId: yes.placement?.id,
      until: yes.placement?.arriveBy,
    });

    const episode = got(
      await county.placements.recordArrival(county.provider, {
        placementId: yes.placement?.id ?? '',
        spokenCode: yes.spokenCode ?? her.spokenCode,
        idempotencyKey: aKey(),
      }),
    );
    expect(await unitOf(unit)).toMatchObject({
      state: 'OCCUPIED',
      episodeId: episode.id,
      until: null,
      overdue: false,
    });

    county.nextMorning();
    got(
      await county.episodes.recordDeparture(county.provider, {
        episodeId: episode.id,
        reason: 'PLANNED_MOVE',
        destination: 'PRIVATE_RENT',
        idempotencyKey: aKey(),
      }),
    );
    expect(await unitOf(unit)).toMatchObject({
      state: 'TURNAROUND',
      episodeId: null,
      freeFrom: '2026-11-23',
    });
  });

  it('shows a hold that has ended, and a referral whose time is over, as free', async () => {
    const unit = await county.offered();
    got(await county.hold(await county.household(), unit, 30));
    county.wait(30);
    expect(await unitOf(unit)).toMatchObject({ state: 'FREE' });
    const { unit: other } = await county.referred();
    county.wait(241);
    expect(await unitOf(other)).toMatchObject({ state: 'FREE', referralId: null });
  });

  it('shows voids, closures and who should have left', async () => {
    const empty = await county.offered();
    got(
      await county.units.voidUnit(county.provider, {
        unitId: empty.unitId,
        from: county.today,
        reason: 'PEST',
        responsible: 'Landlord',
        chaseOn: county.today,
      }),
    );
    expect(await unitOf(empty)).toMatchObject({ state: 'VOID', freeFrom: null });
    const { unit, episode } = await county.arrived();
    got(await county.episodes.setLeavingDay(county.provider, { episodeId: episode.id, leave: county.today }));
    county.nextMorning(2);
    expect(await unitOf(unit)).toMatchObject({ state: 'OCCUPIED', overdue: true });
  });

  it('shows one unit with what it offers and its note, also once its service is closed', async () => {
    const unit = await county.offered();
    await county.offered();
    got(
      await county.vacancies.changeVacancy(county.provider, { id: unit.vacancyId, note: 'A cot is there' }),
    );
    const [service, ...others] = await board.board(county.provider, unit.unitId);
    expect(others).toEqual([]);
    expect(service?.units).toMatchObject([
      { id: unit.unitId, note: 'A cot is there', features: { bedspaces: 3, wetRoom: true } },
    ]);
    got(await county.services.closeService(county.provider, unit.serviceId, county.today));
    county.nextMorning();
    expect(await board.board(county.provider)).toEqual([]);
    expect(await board.board(county.provider, unit.unitId)).toMatchObject([{ units: [{ state: 'CLOSED' }] }]);
    expect(await board.board(county.otherProvider, unit.unitId)).toEqual([]);
  });

  it('is of one provider, and for its workers', async () => {
    await county.arrived();
    expect(await board.board(county.otherProvider)).toEqual([]);
    expect(() => board.board(county.navigator)).toThrow(Forbidden);
  });
});
