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

const arrive = (
  placementId: string,
  spokenCode: string,
  more: { arrivedOn?: LocalDate; idempotencyKey?: string } = {},
  by = county.provider,
) => county.placements.recordArrival(by, { placementId, spokenCode, idempotencyKey: aKey(), ...more });

/** The unit's claims, but for its opening. */
const claims = (unitId: string) =>
  tests.query(
    `select kind, arrive, leave, free_from, arrived_on, left_on, ends_at = 'infinity' as stands from occupancy
     where unit_id = $1 and kind <> 'CLOSURE' order by claimed_at, ends_at`,
    [unitId],
  );

describe('an arrival', () => {
  it('proved by her spoken code begins a stay, an episode of the service', async () => {
    const { her, unit, placement, code } = await county.placed();
    const episode = got(await arrive(placement.id, code.toLowerCase().replace('-', ' ')));
    expect(episode).toMatchObject({
      placementId: placement.id,
      householdReference: her.reference,
      accommodationType: 'REFUGE',
      relevant: true,
      startedOn: county.today,
      endedOn: null,
      units: [{ unitId: unit.unitId, arrivedOn: county.today, leave: null, leftOn: null, freeFrom: null }],
    });
    expect(await county.placements.placement(county.navigator, placement.id)).toMatchObject({
      outcome: 'ARRIVED',
      arrivedOn: county.today,
      episodeId: null,
      unitCode: null,
      householdId: her.id,
    });
    expect(await county.placements.placement(county.provider, placement.id)).toMatchObject({
      episodeId: episode.id,
      householdId: null,
    });
    expect(await county.told(county.navigator.organisationId, placement.id)).toEqual(['ARRIVED']);
    expect(await county.audited(placement.id)).toEqual(['PLACEMENT_MADE', 'ARRIVED']);
  });

  it('uses her code up', async () => {
    const { code } = await county.arrived();
    expect(codesOf(await county.households.pickUpHousehold(county.otherNavigator, { code }))).toEqual([
      'CODE_NOT_RIGHT',
    ]);
  });

  it('is refused with a code that is not hers, which stays good for whose it is', async () => {
    const { placement, code } = await county.placed();
    const other = await county.household();
    expect(codesOf(await arrive(placement.id, 'CCC-CCCC'))).toEqual(['CODE_NOT_RIGHT']);
    expect(codesOf(await arrive(placement.id, other.spokenCode))).toEqual(['CODE_NOT_RIGHT']);
    expect(
      codesOf(await county.households.pickUpHousehold(county.otherNavigator, { code: other.spokenCode })),
    ).toEqual([]);
    expect(codesOf(await arrive(placement.id, code))).toEqual([]);
  });

  it('counts wrong codes, and after five in an hour waits with the right one too', async () => {
    const { placement, code } = await county.placed();
    for (let tries = 0; tries < 5; tries += 1)
      expect(codesOf(await arrive(placement.id, 'CCC-CCCC'))).toEqual(['CODE_NOT_RIGHT']);
    expect(codesOf(await arrive(placement.id, code))).toEqual(['TOO_MANY_TRIES']);
    expect(await county.audited(placement.id)).toEqual([
      'PLACEMENT_MADE',
      ...Array.from({ length: 6 }, () => 'ARRIVAL_CODE_TRIED'),
    ]);
    county.wait(61);
    expect(codesOf(await arrive(placement.id, code))).toEqual([]);
  });

  it('on a later day moves her nights, and frees those before', async () => {
    const { unit, placement, code } = await county.placed();
    const agreed = county.today;
    county.wait(15 * 60); // One in the morning.
    const episode = got(await arrive(placement.id, code));
    expect(episode.startedOn).toBe(addDays(agreed, 1));
    expect(await claims(unit.unitId)).toEqual([
      {
        kind: 'STAY',
        arrive: agreed,
        leave: null,
        free_from: 'infinity',
        arrived_on: null,
        left_on: null,
        stands: false,
      },
      {
        kind: 'STAY',
        arrive: addDays(agreed, 1),
        leave: null,
        free_from: 'infinity',
        arrived_on: addDays(agreed, 1),
        left_on: null,
        stands: true,
      },
    ]);
    expect(episode.units).toHaveLength(1);
    expect(await county.placements.placement(county.provider, placement.id)).toMatchObject({
      arrive: addDays(agreed, 1),
    });
  });

  it('keeps how many must sleep there, for whoever would change the unit, also when her nights move', async () => {
    const child = { lead: false, partner: false, gender: 'WOMAN_OR_GIRL', age: 1 } as const;
    const lead = {
      lead: true,
      partner: false,
      gender: 'WOMAN_OR_GIRL',
      born: { year: 1990, month: 6 },
    } as const;
    const her = await county.household({ people: [lead, child, { ...child, age: 7 }] });
    const { unit, placement, code } = await county.placed(her);
    const counted = () =>
      tests.query(
        `select p.people, p.may_use_cots from occupancy_people p join occupancy o on o.id = p.occupancy_id
         where o.unit_id = $1 and o.ends_at = 'infinity'`,
        [unit.unitId],
      );
    expect(await counted()).toEqual([{ people: 3, may_use_cots: 1 }]);
    county.wait(15 * 60); // One in the morning.
    got(await arrive(placement.id, code));
    expect(await counted()).toEqual([{ people: 3, may_use_cots: 1 }]);
  });

  it('on an earlier day moves her nights too', async () => {
    const today = county.today;
    const later = addDays(today, 2);
    const { unit, placement, code } = await county.placed(await county.household({ neededFrom: later }));
    expect(placement.arrive).toBe(later);
    got(await arrive(placement.id, code));
    expect((await claims(unit.unitId)).at(-1)).toMatchObject({
      arrive: today,
      arrived_on: today,
      stands: true,
    });
  });

  it('on an earlier day is refused while somebody else has that night', async () => {
    const unit = await county.offered();
    const later = addDays(county.today, 2);
    const { placement, code } = await county.placed(await county.household({ neededFrom: later }), unit);
    got(
      await county.units.voidUnit(county.provider, {
        unitId: unit.unitId,
        from: county.today,
        to: county.today,
        reason: 'PEST',
        responsible: 'Landlord',
        chaseOn: county.today,
      }),
    );
    expect(codesOf(await arrive(placement.id, code))).toEqual(['UNIT_NOT_FREE']);
  });

  it('may be recorded a day late, never before her yes and never ahead', async () => {
    const { placement, code } = await county.placed();
    const came = county.today;
    county.nextMorning();
    expect(codesOf(await arrive(placement.id, code, { arrivedOn: addDays(county.today, 1) }))).toEqual([
      'ARRIVED_IN_FUTURE',
    ]);
    expect(codesOf(await arrive(placement.id, code, { arrivedOn: addDays(came, -1) }))).toEqual([
      'ARRIVED_BEFORE_PLACED',
    ]);
    // Her code lasts a day from when she was given it: told again.
    const renewed = got(
      await county.households.renewSpokenCode(county.navigator, placement.householdId ?? ''),
    );
    expect(got(await arrive(placement.id, renewed.spokenCode, { arrivedOn: came })).startedOn).toBe(came);
  });

  it('is refused while the household before has not been recorded as left', async () => {
    const { unit, episode } = await county.arrived();
    const leave = addDays(county.today, 1);
    got(await county.episodes.setLeavingDay(county.provider, { episodeId: episode.id, leave }));
    // The next household is placed from the first free night; the one before overstays.
    const { id: vacancyId } = got(
      await county.vacancies.publishVacancy(county.provider, {
        unitId: unit.unitId,
        availableFrom: addDays(leave, 1),
      }),
    );
    const her = await county.household({ neededFrom: addDays(leave, 1) });
    const { placement } = await county.placed(her, { ...unit, vacancyId });
    county.nextMorning(2);
    const code = got(await county.households.renewSpokenCode(county.navigator, her.id)).spokenCode;
    expect(codesOf(await arrive(placement.id, code))).toEqual(['RESIDENT_NOT_LEFT']);
    got(
      await county.episodes.recordDeparture(county.provider, {
        episodeId: episode.id,
        reason: 'PLANNED_MOVE',
        destination: 'SOCIAL_RENT',
        idempotencyKey: aKey(),
      }),
    );
    expect(codesOf(await arrive(placement.id, code))).toEqual([]);
  });

  it('is refused while she is recorded as living in another place', async () => {
    const { her } = await county.arrived();
    const code = got(await county.households.renewSpokenCode(county.navigator, her.id)).spokenCode;
    const second = await county.placed({ ...her, spokenCode: code });
    expect(codesOf(await arrive(second.placement.id, second.code))).toEqual(['HOUSEHOLD_HAS_EPISODE']);
  });

  it('is refused once it was recorded what became of the placement', async () => {
    const { placement, code } = await county.placed();
    got(await county.placements.cancelPlacement(county.navigator, placement.id));
    expect(codesOf(await arrive(placement.id, code))).toEqual(['NOT_AWAITED']);
  });

  it('at another provider, or of no placement, is not found, and tries no code', async () => {
    const { placement } = await county.placed();
    await expect(arrive(placement.id, 'CCC-CCCC', {}, county.otherProvider)).rejects.toThrow(NotFound);
    await expect(arrive(randomUUID(), 'CCC-CCCC', {}, county.otherProvider)).rejects.toThrow(NotFound);
    const tried = await tests.query('select from spoken_code_try where organisation_id = $1', [
      county.otherProvider.organisationId,
    ]);
    expect(tried).toEqual([]);
  });

  it('happens once for one key, and a repeat is no wrong code', async () => {
    const { placement, code } = await county.placed();
    const idempotencyKey = aKey();
    const first = got(await arrive(placement.id, code, { idempotencyKey }));
    for (let tries = 0; tries < 6; tries += 1)
      expect(got(await arrive(placement.id, code, { idempotencyKey }))).toEqual(first);
    expect(await county.audited(placement.id)).toEqual(['PLACEMENT_MADE', 'ARRIVED']);
  });
});

describe('cancelling a placement', () => {
  it('offers the place again with the entry rules of now, not of when it was taken', async () => {
    const unit = await county.offered();
    const { placement } = await county.placed(undefined, unit);
    got(
      await county.services.setEntryRules(county.provider, {
        level: 'UNIT',
        id: unit.unitId,
        rules: { noRecourse: 'NO' },
      }),
    );
    got(await county.placements.cancelPlacement(county.navigator, placement.id));
    const withoutRecourse = await county.household({ recourse: 'NO' });
    expect(codesOf(await county.hold(withoutRecourse, unit))).toEqual(['NOT_SUITABLE']);
  });

  it('frees her nights and opens the same vacancy again', async () => {
    const { unit, placement } = await county.placed();
    expect(got(await county.placements.cancelPlacement(county.navigator, placement.id))).toMatchObject({
      outcome: 'CANCELLED',
    });
    expect(await county.row('vacancy', unit.vacancyId)).toMatchObject({ status: 'OPEN' });
    expect(await county.told(county.provider.organisationId, placement.id)).toEqual([
      'PLACEMENT_MADE',
      'PLACEMENT_CANCELLED',
    ]);
    expect(await county.audited(placement.id)).toEqual(['PLACEMENT_MADE', 'PLACEMENT_CANCELLED']);
    expect(codesOf(await county.hold(await county.household(), unit))).toEqual([]);
  });

  it('leaves a vacancy that was withdrawn as it is', async () => {
    const { unit, referral } = await county.accepted();
    got(await county.vacancies.withdrawVacancy(county.provider, unit.vacancyId));
    const { placement } = got(
      await county.referrals.answerForHousehold(county.navigator, {
        referralId: referral.id,
        saysYes: true,
        idempotencyKey: aKey(),
      }),
    );
    got(await county.placements.cancelPlacement(county.navigator, placement?.id ?? ''));
    expect(await county.row('vacancy', unit.vacancyId)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('is refused once she has arrived', async () => {
    const { placement } = await county.arrived();
    expect(codesOf(await county.placements.cancelPlacement(county.navigator, placement.id))).toEqual([
      'NOT_AWAITED',
    ]);
  });

  it('of another organisation is not found', async () => {
    const { placement } = await county.placed();
    await expect(county.placements.cancelPlacement(county.otherNavigator, placement.id)).rejects.toThrow(
      NotFound,
    );
    await expect(county.placements.cancelPlacement(county.otherNavigator, randomUUID())).rejects.toThrow(
      NotFound,
    );
  });
});

describe('a vacancy', () => {
  it('is not filled or opened by whoever asks the database for it', async () => {
    const { unit, placement } = await county.placed();
    got(await county.placements.cancelPlacement(county.navigator, placement.id));
    county.wait(1);
    await county.db.commit(county.navigator, (tx) =>
      tx.manager.query('select vacancy_follows($1)', [placement.id]),
    );
    await county.db.commit(county.otherProvider, (tx) =>
      tx.manager.query('select vacancy_follows($1)', [placement.id]),
    );
    expect(await county.row('vacancy', unit.vacancyId)).toMatchObject({ status: 'OPEN' });
    got(await county.vacancies.withdrawVacancy(county.provider, unit.vacancyId));
    await county.db.commit(county.navigator, (tx) =>
      tx.manager.query('select vacancy_follows($1)', [placement.id]),
    );
    expect(await county.row('vacancy', unit.vacancyId)).toMatchObject({ status: 'WITHDRAWN' });
  });
});

describe('not arriving', () => {
  it('is recorded after the agreed time only; then the same vacancy is open again', async () => {
    const { unit, placement } = await county.placed();
    county.wait(24 * 60 - 1);
    expect(codesOf(await county.placements.recordNonArrival(county.provider, placement.id))).toEqual([
      'NOT_YET',
    ]);
    county.wait(1);
    expect(got(await county.placements.recordNonArrival(county.provider, placement.id))).toMatchObject({
      outcome: 'DID_NOT_ARRIVE',
      overdue: false,
    });
    expect(await county.row('vacancy', unit.vacancyId)).toMatchObject({ status: 'OPEN' });
    expect(await county.told(county.navigator.organisationId, placement.id)).toEqual(['DID_NOT_ARRIVE']);
    expect(await county.audited(placement.id)).toEqual(['PLACEMENT_MADE', 'DID_NOT_ARRIVE']);
    expect(codesOf(await county.hold(await county.household(), unit))).toEqual([]);
  });

  it('leaves the vacancy filled when the unit is offered anew already', async () => {
    const from = addDays(county.today, 5);
    const unit = await county.offered();
    got(
      await county.units.voidUnit(county.provider, {
        unitId: unit.unitId,
        from,
        to: from,
        reason: 'REPAIR',
        responsible: 'Landlord',
        chaseOn: from,
      }),
    );
    const { placement } = await county.placed(undefined, unit);
    const { id } = got(
      await county.vacancies.publishVacancy(county.provider, {
        unitId: unit.unitId,
        availableFrom: addDays(from, 1),
      }),
    );
    county.nextMorning(2);
    got(await county.placements.recordNonArrival(county.provider, placement.id));
    expect(await county.row('vacancy', unit.vacancyId)).toMatchObject({ status: 'FILLED' });
    expect(await county.row('vacancy', id)).toMatchObject({ status: 'OPEN' });
  });

  it('of another provider is not found', async () => {
    const { placement } = await county.placed();
    await expect(county.placements.recordNonArrival(county.otherProvider, placement.id)).rejects.toThrow(
      NotFound,
    );
    await expect(county.placements.recordNonArrival(county.otherProvider, randomUUID())).rejects.toThrow(
      NotFound,
    );
  });
});
