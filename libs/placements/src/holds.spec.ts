import { randomUUID } from 'node:crypto';
import { connect, Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, day, isProblems, NotFound, Problems } from '@app/kernel';
import { Client } from 'pg';
import { Holds } from './holds';
import { aKey, codesOf, County, got, journeyEntities } from './testing';

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

/** Households that fit the refuge, all held by the navigator, without a command each. */
async function manyHouseholds(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const { organisationId, personId } = county.navigator;
  await tests.query(
    `insert into household (id, reference, registered_by_organisation_id, registered_at, status, needed_from, mobility, substances, mental_health, in_crisis, recourse, unsafe_areas_asked)
     select id, 'H-' || id, $2, $3, 'OPEN', $4, 'NONE', 'NONE', 'NONE', false, 'YES', true from unnest($1::uuid[]) id`,
    [ids, organisationId, county.now, county.today],
  );
  await tests.query('insert into case_holder select id, $2, $3, $4 from unnest($1::uuid[]) id', [
    ids,
    organisationId,
    personId,
    county.now,
  ]);
  await tests.query(
    `insert into household_person (id, household_id, position, lead, partner, gender, birth_year, birth_month)
     select gen_random_uuid(), id, 0, true, false, 'WOMAN_OR_GIRL', 1990, 6 from unnest($1::uuid[]) id`,
    [ids],
  );
  return ids;
}

/** The command behind so many pools of 50 connections each, which are given back afterwards. */
async function throughPools<T>(pools: number, work: (doors: readonly Holds[]) => Promise<T>): Promise<T> {
  const sources = await Promise.all(
    Array.from({ length: pools }, () => connect(tests.appUrl, journeyEntities, { poolSize: 50 })),
  );
  try {
    return await work(sources.map((source) => new Holds(new Database(source, () => county.now))));
  } finally {
    await Promise.all(sources.map((source) => source.destroy()));
  }
}

describe('holding a vacancy', () => {
  it('keeps its nights for two hours, unless told otherwise, and says so in the audit', async () => {
    const household = await county.household();
    const hold = got(await county.hold(household, await county.offered()));
    expect(hold).toMatchObject({
      householdId: household.id,
      householdReference: household.reference,
      verdict: 'SUITABLE',
      arrive: county.today,
      mustLeaveBy: null,
      live: true,
      minutesLeft: 120,
      endedBecause: null,
    });
    expect(Date.parse(String(hold.endsAt)) - county.now.getTime()).toBe(120 * 60_000);
    expect(await county.audited(hold.id)).toEqual(['VACANCY_HELD']);
  });

  it('lasts from 30 minutes to 24 hours', async () => {
    const offered = await county.offered();
    const household = await county.household();
    for (const minutes of [29, 1441, 90.5]) {
      expect(codesOf(await county.hold(household, offered, minutes))).toEqual(['HOLD_MINUTES']);
    }
    expect(got(await county.hold(household, offered, 1440)).minutesLeft).toBe(1440);
  });

  it('is refused with its reasons when the place does not suit', async () => {
    const household = await county.household({ recourse: 'NO' });
    const outcome = await county.hold(
      household,
      await county.offered(await county.service({}, { noRecourse: 'NO' })),
    );
    expect(codesOf(outcome)).toEqual(['NOT_SUITABLE']);
    expect((outcome as Problems).problems[0]?.message).toContain(
      'does not take households without recourse to public funds',
    );
  });

  it('is possible when the provider has to be asked first', async () => {
    const household = await county.household({ recourse: null });
    const offered = await county.offered(await county.service({}, { noRecourse: 'NO' }));
    expect(got(await county.hold(household, offered)).verdict).toBe('ASK_FIRST');
  });

  it('is one hold when it is asked for twice, as from two windows at once', async () => {
    const offered = await county.offered();
    const household = await county.household();
    const [first, second] = await Promise.all([
      county.hold(household, offered),
      county.hold(household, offered),
    ]);
    expect(got(second).id).toBe(got(first).id);
    expect(got(await county.hold(household, offered)).id).toBe(got(first).id);
    expect(await county.audited(got(first).id)).toEqual(['VACANCY_HELD']);
  });

  it('is refused when somebody else has the nights', async () => {
    const offered = await county.offered();
    got(await county.hold(await county.household(), offered));
    expect(codesOf(await county.hold(await county.household(), offered))).toEqual(['UNIT_NOT_FREE']);
  });

  it('is refused to a household that has a hold, also from another organisation that holds its case', async () => {
    const household = await county.household();
    got(await county.hold(household, await county.offered()));
    expect(codesOf(await county.hold(household, await county.offered()))).toEqual(['HOUSEHOLD_HAS_HOLD']);
    got(await county.households.pickUpHousehold(county.otherNavigator, { code: household.spokenCode }));
    const second = await county.hold(household, await county.offered(), undefined, county.otherNavigator);
    expect(codesOf(second)).toEqual(['HOUSEHOLD_HAS_HOLD']);
  });

  it('is refused to a household that a place awaits, also one that another organisation placed', async () => {
    const { her, code } = await county.placed();
    expect(codesOf(await county.hold(her, await county.offered()))).toEqual(['HOUSEHOLD_IS_PLACED']);
    got(await county.households.pickUpHousehold(county.otherNavigator, { code }));
    const second = await county.hold(her, await county.offered(), undefined, county.otherNavigator);
    expect(codesOf(second)).toEqual(['HOUSEHOLD_IS_PLACED']);
  });

  it('is refused when the vacancy is withdrawn, and a hold on it stands all the same', async () => {
    const offered = await county.offered();
    const hold = got(await county.hold(await county.household(), offered));
    got(await county.vacancies.withdrawVacancy(county.provider, offered.vacancyId));
    expect(codesOf(await county.hold(await county.household(), offered))).toEqual(['VACANCY_NOT_OPEN']);
    const submitted = await county.referrals.submitReferral(county.navigator, {
      holdId: hold.id,
      idempotencyKey: aKey(),
    });
    expect(codesOf(submitted)).toEqual([]);
  });

  it('is refused when the unit is closed urgently', async () => {
    const offered = await county.offered();
    got(await county.units.closeUnitUrgently(county.provider, offered.unitId));
    expect(codesOf(await county.hold(await county.household(), offered))).toEqual(['UNIT_NOT_FREE']);
  });

  it('in front of a void says by when they must leave, so that the turnaround fits', async () => {
    const offered = await county.offered();
    const from = addDays(county.today, 10);
    got(
      await county.units.voidUnit(county.provider, {
        unitId: offered.unitId,
        from,
        reason: 'REPAIR',
        responsible: 'Landlord',
        chaseOn: from,
      }),
    );
    expect(got(await county.hold(await county.household(), offered)).mustLeaveBy).toBe(addDays(from, -1));
  });

  it('for a household or a vacancy that is not there, or not to be seen, is not found', async () => {
    const offered = await county.offered();
    const household = await county.household();
    const notTheirs = await county.household({}, county.otherNavigator);
    await expect(county.hold({ id: randomUUID() }, offered)).rejects.toThrow(NotFound);
    await expect(county.hold(notTheirs, offered)).rejects.toThrow(NotFound);
    await expect(county.hold(household, { vacancyId: randomUUID() })).rejects.toThrow(NotFound);
  });

  it('is for those who place households', () => {
    const input = { householdId: randomUUID(), vacancyId: randomUUID(), idempotencyKey: aKey() };
    expect(() => county.holds.holdVacancy(county.provider, input)).toThrow('Your role does not allow this.');
  });

  it('happens once for one key, however often it is sent', async () => {
    const { vacancyId } = await county.offered();
    const { id: householdId } = await county.household();
    const input = { householdId, vacancyId, idempotencyKey: aKey() };
    const first = got(await county.holds.holdVacancy(county.navigator, input));
    expect(got(await county.holds.holdVacancy(county.navigator, input))).toEqual(first);
    expect(codesOf(await county.holds.holdVacancy(county.navigator, { ...input, minutes: 60 }))).toEqual([
      'KEY_USED',
    ]);
  });
});

describe('a hold that has ended', () => {
  it('lets the unit be held at its very instant, and can never be confirmed', async () => {
    const offered = await county.offered();
    const hold = got(await county.hold(await county.household(), offered, 30));
    county.wait(29);
    expect(codesOf(await county.hold(await county.household(), offered))).toEqual(['UNIT_NOT_FREE']);
    county.wait(1);
    const dead = await county.referrals.submitReferral(county.navigator, {
      holdId: hold.id,
      idempotencyKey: aKey(),
    });
    expect(codesOf(dead)).toEqual(['HOLD_HAS_ENDED']);
    expect(codesOf(await county.hold(await county.household(), offered))).toEqual([]);
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({
      live: false,
      minutesLeft: 0,
      endedBecause: null,
    });
  });

  it('is not released', async () => {
    const hold = got(await county.hold(await county.household(), await county.offered(), 30));
    county.wait(30);
    expect(codesOf(await county.holds.releaseHold(county.navigator, hold.id))).toEqual(['HOLD_HAS_ENDED']);
  });
});

describe('releasing a hold', () => {
  it('frees the nights at once', async () => {
    const offered = await county.offered();
    const household = await county.household();
    const hold = got(await county.hold(household, offered));
    expect(got(await county.holds.releaseHold(county.navigator, hold.id))).toMatchObject({
      live: false,
      minutesLeft: 0,
      endedBecause: 'RELEASED',
    });
    expect(await county.audited(hold.id)).toEqual(['VACANCY_HELD', 'HOLD_RELEASED']);
    expect(codesOf(await county.hold(household, offered))).toEqual([]);
  });

  it('of another organisation is not found', async () => {
    const hold = got(await county.hold(await county.household(), await county.offered()));
    await expect(county.holds.releaseHold(county.otherNavigator, hold.id)).rejects.toThrow(NotFound);
    await expect(county.holds.releaseHold(county.otherNavigator, randomUUID())).rejects.toThrow(NotFound);
    expect(await county.holds.hold(county.otherNavigator, hold.id)).toBeNull();
  });

  it('is refused while its referral counts: withdrawing that releases it', async () => {
    const { hold } = await county.referred();
    expect(codesOf(await county.holds.releaseHold(county.navigator, hold.id))).toEqual(['HOLD_HAS_REFERRAL']);
  });
});

describe('200 at once on one unit', () => {
  it('give one hold, and to all others a kind answer within seconds', async () => {
    const { vacancyId, unitId } = await county.offered();
    const households = await manyHouseholds(200);
    const started = Date.now();
    const outcomes = await throughPools(4, (doors) =>
      Promise.all(
        households.flatMap((householdId, index) => {
          const door = doors[index % doors.length];
          return door
            ? [door.holdVacancy(county.navigator, { householdId, vacancyId, idempotencyKey: aKey() })]
            : [];
        }),
      ),
    );
    expect(outcomes.filter((outcome) => !isProblems(outcome))).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(Array.from({ length: 199 }, () => 'UNIT_NOT_FREE'));
    expect(
      await tests.query('select from occupancy where unit_id = $1 and kind = $2', [unitId, 'HOLD']),
    ).toHaveLength(1);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('in SQL alone, as the app, give one hold, and every other is refused by the constraint', async () => {
    const { unitId } = await county.offered();
    const { provider, navigator } = county;
    const clients = Array.from({ length: 200 }, () => new Client({ connectionString: tests.appUrl }));
    await Promise.all(clients.map((client) => client.connect()));
    const started = Date.now();
    const refusals = await Promise.all(
      clients.map(async (client) => {
        try {
          await client.query('begin');
          await client.query(
            `select set_config('hearth.now', $1, true), set_config('hearth.organisation', $2, true), set_config('hearth.person', $3, true),
               set_config('hearth.roles', 'NAVIGATOR', true), set_config('hearth.system', '', true)`,
            [county.now.toISOString(), navigator.organisationId, navigator.personId],
          );
          await client.query(
            `insert into occupancy (id, unit_id, provider_id, held_by, kind, arrive, claimed_at, ends_at)
             values (gen_random_uuid(), $1, $2, $3, 'HOLD', $4, $5::timestamptz, $5::timestamptz + interval '2 hours')`,
            [
              unitId,
              provider.organisationId,
              navigator.organisationId,
              county.today,
              county.now.toISOString(),
            ],
          );
          await client.query('commit');
          return null;
        } catch (error) {
          await client.query('rollback');
          return (error as { constraint?: string }).constraint;
        }
      }),
    );
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(refusals.filter((refusal) => refusal === 'occupancy_no_double_booking')).toHaveLength(199);
    expect(Date.now() - started).toBeLessThan(10_000);
    await Promise.all(clients.map((client) => client.end()));
  });
});

describe('one idempotency key', () => {
  it('sent 100 times at once makes one hold and gives equal answers', async () => {
    const { vacancyId } = await county.offered();
    const { id: householdId } = await county.household();
    const input = { householdId, vacancyId, idempotencyKey: aKey() };
    const outcomes = await throughPools(1, ([door = county.holds]) =>
      Promise.all(Array.from({ length: 100 }, () => door.holdVacancy(county.navigator, input))),
    );
    const first = got(outcomes[0] ?? new Problems([]));
    expect(outcomes).toEqual(outcomes.map(() => first));
    expect(await county.audited(first.id)).toEqual(['VACANCY_HELD']);
  });
});

describe('a household that is closed', () => {
  it('while a hold waits for it, is not held: one of the two is refused, whichever came first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { vacancyId } = await county.offered();
      const { id: householdId } = await county.household();
      const input = { householdId, vacancyId, idempotencyKey: aKey() };
      const [held, closed] = await Promise.all([
        county.holds.holdVacancy(county.navigator, input),
        county.households.closeHousehold(county.navigator, { householdId, reason: 'NO_CONTACT' }),
      ]);
      expect([codesOf(held), codesOf(closed)].filter(([code]) => code === undefined)).toHaveLength(1);
    }
  });
});
