import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, day, type LocalDate, NotFound } from '@app/kernel';
import { aKey, codesOf, County, got } from './testing';

let tests: TestDatabase;
let county: County;

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
});
afterAll(() => tests.drop());
beforeEach(() => {
  county.nextMorning();
});

const leaveOn = (episodeId: string, leave: LocalDate | null, by = county.provider) =>
  county.episodes.setLeavingDay(by, { episodeId, leave });
const depart = (
  episodeId: string,
  more: { leftOn?: LocalDate; idempotencyKey?: string } = {},
  by = county.provider,
) =>
  county.episodes.recordDeparture(by, {
    episodeId,
    reason: 'PLANNED_MOVE',
    destination: 'SOCIAL_RENT',
    idempotencyKey: aKey(),
    ...more,
  });
const nights = async (unitId: string) => {
  const [row] = await tests.query<{ leave: string | null; free_from: string; left_on: string | null }>(
    "select leave, free_from, left_on from occupancy where unit_id = $1 and kind = 'STAY' and arrived_on is not null order by claimed_at limit 1",
    [unitId],
  );
  return row;
};

describe('the leaving day', () => {
  it('frees the unit after it and the turnaround of a refuge, one day', async () => {
    const { unit, episode } = await county.arrived();
    const leave = addDays(county.today, 7);
    expect(got(await leaveOn(episode.id, leave)).units).toMatchObject([
      { leave, freeFrom: addDays(leave, 1), leftOn: null },
    ]);
    expect(await nights(unit.unitId)).toEqual({ leave, free_from: addDays(leave, 1), left_on: null });
    expect(await county.audited(episode.id)).toEqual(['LEAVING_DAY_SET']);
  });

  it('counts working days for other types of service', async () => {
    const serviceId = await county.service({ accommodationType: 'SECOND_STAGE' });
    const { episode } = await county.arrived(undefined, await county.offered(serviceId));
    const friday = addDays(county.today, (12 - new Date(`${county.today}T00:00:00Z`).getUTCDay()) % 7 || 7);
    expect(got(await leaveOn(episode.id, friday)).units).toMatchObject([{ freeFrom: addDays(friday, 4) }]);
  });

  it('keeps no turnaround in a unit that closes that day', async () => {
    const { unit, episode } = await county.arrived();
    const leave = addDays(county.today, 7);
    got(await leaveOn(episode.id, addDays(county.today, 3)));
    got(await county.units.closeUnit(county.provider, unit.unitId, leave));
    expect(got(await leaveOn(episode.id, leave)).units).toMatchObject([{ leave, freeFrom: leave }]);
    expect(codesOf(await leaveOn(episode.id, addDays(leave, 1)))).toEqual(['UNIT_NOT_FREE']);
  });

  it('may be today, which keeps tonight, and may be not known again', async () => {
    const { episode } = await county.arrived();
    expect(got(await leaveOn(episode.id, county.today)).units).toMatchObject([
      { leave: county.today, freeFrom: addDays(county.today, 1) },
    ]);
    expect(got(await leaveOn(episode.id, null)).units).toMatchObject([{ leave: null, freeFrom: null }]);
    expect(codesOf(await leaveOn(episode.id, addDays(county.today, -1)))).toEqual(['LEAVING_DAY_PAST']);
  });

  it('touches the next hold without colliding, and cannot be moved into it', async () => {
    const { unit, episode } = await county.arrived();
    const leave = addDays(county.today, 3);
    got(await leaveOn(episode.id, leave));
    const free = addDays(leave, 1);
    const { id: vacancyId } = got(
      await county.vacancies.publishVacancy(county.provider, { unitId: unit.unitId }),
    );
    const next = got(await county.hold(await county.household(), { vacancyId }, 30));
    expect(next.arrive).toBe(free);
    expect(codesOf(await leaveOn(episode.id, addDays(leave, 1)))).toEqual(['UNIT_NOT_FREE']);
    expect(codesOf(await leaveOn(episode.id, leave))).toEqual([]);
    // Over a hold that has ended a stay may be made longer.
    county.wait(30);
    expect(codesOf(await leaveOn(episode.id, addDays(leave, 5)))).toEqual([]);
  });

  it('of a stay with another provider, or none, is not found', async () => {
    const { episode } = await county.arrived();
    await expect(leaveOn(episode.id, null, county.otherProvider)).rejects.toThrow(NotFound);
    await expect(leaveOn(randomUUID(), null, county.otherProvider)).rejects.toThrow(NotFound);
    expect(await county.episodes.episode(county.otherProvider, episode.id)).toBeNull();
  });
});

describe('a departure', () => {
  it('ends the stay with its reason and destination, and proposes the unit from the night it is free', async () => {
    const { unit, placement, episode } = await county.arrived();
    county.nextMorning(5);
    expect(got(await depart(episode.id))).toMatchObject({
      endedOn: county.today,
      leavingReason: 'PLANNED_MOVE',
      destination: 'SOCIAL_RENT',
      units: [{ leave: county.today, leftOn: county.today, freeFrom: addDays(county.today, 1) }],
    });
    expect(await county.row('placement', placement.id)).toMatchObject({ left_on: county.today });
    const drafts = await tests.query(
      'select status, available_from from vacancy where unit_id = $1 and status <> $2',
      [unit.unitId, 'FILLED'],
    );
    expect(drafts).toEqual([{ status: 'DRAFT', available_from: addDays(county.today, 1) }]);
    expect(await county.audited(episode.id)).toEqual(['DEPARTED']);
  });

  it('frees the unit after its turnaround: published in one press, and held from that night', async () => {
    const { unit, episode } = await county.arrived();
    county.nextMorning(5);
    got(await depart(episode.id));
    const { id: vacancyId } = got(
      await county.vacancies.publishVacancy(county.provider, { unitId: unit.unitId }),
    );
    expect(got(await county.hold(await county.household(), { vacancyId })).arrive).toBe(
      addDays(county.today, 1),
    );
  });

  it('on the day of arrival keeps one night', async () => {
    const serviceId = await county.service({ turnaroundDays: 0 });
    const { unit, episode } = await county.arrived(undefined, await county.offered(serviceId));
    got(await depart(episode.id));
    expect(await nights(unit.unitId)).toEqual({
      leave: county.today,
      free_from: addDays(county.today, 1),
      left_on: county.today,
    });
  });

  it('after the agreed day leaves what was promised to the next household as it is', async () => {
    const { unit, episode } = await county.arrived();
    const leave = addDays(county.today, 1);
    got(await leaveOn(episode.id, leave));
    const { id: vacancyId } = got(
      await county.vacancies.publishVacancy(county.provider, { unitId: unit.unitId }),
    );
    const her = await county.household({ neededFrom: addDays(leave, 1) });
    await county.placed(her, { ...unit, vacancyId });
    county.nextMorning(3); // She overstayed by two days, into the nights of the next.
    expect(got(await depart(episode.id))).toMatchObject({ endedOn: county.today });
    expect(await nights(unit.unitId)).toEqual({
      leave: addDays(leave, 1),
      free_from: addDays(leave, 1),
      left_on: county.today,
    });
  });

  it('may be recorded late, never before the arrival and never ahead', async () => {
    const { episode } = await county.arrived();
    const came = county.today;
    county.nextMorning(2);
    expect(codesOf(await depart(episode.id, { leftOn: addDays(county.today, 1) }))).toEqual([
      'LEFT_IN_FUTURE',
    ]);
    expect(codesOf(await depart(episode.id, { leftOn: addDays(came, -1) }))).toEqual([
      'LEFT_BEFORE_ARRIVING',
    ]);
    expect(got(await depart(episode.id, { leftOn: addDays(came, 1) })).endedOn).toBe(addDays(came, 1));
    expect(codesOf(await depart(episode.id))).toEqual(['EPISODE_HAS_ENDED']);
    expect(codesOf(await leaveOn(episode.id, null))).toEqual(['EPISODE_HAS_ENDED']);
  });

  it('proposes nothing for a unit that closes before anyone could come', async () => {
    const { unit, episode } = await county.arrived();
    const closes = addDays(county.today, 3);
    got(await leaveOn(episode.id, addDays(county.today, 2)));
    got(await county.units.closeUnit(county.provider, unit.unitId, closes));
    county.nextMorning(2);
    got(await depart(episode.id));
    expect(
      await tests.query("select from vacancy where unit_id = $1 and status = 'DRAFT'", [unit.unitId]),
    ).toEqual([]);
  });

  it('lets the household be placed again', async () => {
    const { her, episode } = await county.arrived();
    got(await depart(episode.id));
    const code = got(await county.households.renewSpokenCode(county.navigator, her.id)).spokenCode;
    expect((await county.arrived({ ...her, spokenCode: code })).episode.startedOn).toBe(county.today);
  });

  it('from another provider, or of no stay, is not found', async () => {
    const { episode } = await county.arrived();
    await expect(depart(episode.id, {}, county.otherProvider)).rejects.toThrow(NotFound);
    await expect(depart(randomUUID(), {}, county.otherProvider)).rejects.toThrow(NotFound);
  });

  it('happens once for one key', async () => {
    const { episode } = await county.arrived();
    const idempotencyKey = aKey();
    const first = got(await depart(episode.id, { idempotencyKey }));
    expect(got(await depart(episode.id, { idempotencyKey }))).toEqual(first);
  });
});

describe('a resident who has not left', () => {
  it('keeps the unit from anything new tonight, whatever was agreed', async () => {
    const { unit, episode } = await county.arrived();
    got(await leaveOn(episode.id, addDays(county.today, 1)));
    const { id: vacancyId } = got(
      await county.vacancies.publishVacancy(county.provider, { unitId: unit.unitId }),
    );
    county.nextMorning(4);
    expect(codesOf(await county.hold(await county.household(), { vacancyId }))).toEqual(['UNIT_NOT_FREE']);
    got(await depart(episode.id, { leftOn: addDays(county.today, -1) }));
    expect(codesOf(await county.hold(await county.household(), { vacancyId }))).toEqual([]);
  });
});
