import { randomBytes, randomUUID } from 'node:crypto';
import { type Database, Vault } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import {
  addDays,
  dayIn,
  Forbidden,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
} from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { freshnessOf } from '@app/matching';
import { accommodationEntities } from './index';
import { Services } from './services';
import { readVacancies } from './store/accommodation.read';
import { claim } from './store/occupancy.store';
import { acting, aDistrict, anOpenVacancy, anOrganisation, aService, aUnit } from './testing';
import { Units } from './units';
import { Vacancies } from './vacancies';

let tests: TestDatabase;
let db: Database;
let now = new Date('2026-11-21T12:00:00Z');
let services: Services;
let units: Units;
let vacancies: Vacancies;
let manager: PersonActor;
let stranger: PersonActor;
let navigator: PersonActor;
const page = { first: 20 };

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(accommodationEntities, { clock: () => now });
  services = new Services(db, new Vault(randomBytes(32)));
  units = new Units(db);
  vacancies = new Vacancies(db);
  await aDistrict(tests);
  manager = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
  stranger = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
  navigator = acting(await anOrganisation(tests, 'DISTRICT_COUNCIL'), 'NAVIGATOR');
});
beforeEach(() => {
  now = new Date('2026-11-21T12:00:00Z');
});
afterAll(() => tests.drop());

function made<T>(outcome: Outcome<T>): T {
  if (isProblems(outcome)) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}
const codes = (outcome: unknown): (readonly [string, string | undefined])[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code, field }) => [code, field] as const) : [];
const audited = async (subjectId: string): Promise<string[]> =>
  (
    await tests.query<{ action: string }>(
      'select action from audit_entry where subject_id = $1 order by transaction_id, id',
      [subjectId],
    )
  ).map(({ action }) => action);

const refuge = {
  name: 'Haven North',
  accommodationType: 'REFUGE' as const,
  districtCode: 'E07000071',
  temporary: true,
  selfContained: false,
  sharesFacilities: true,
  managedBy: 'VOLUNTARY_ORGANISATION' as const,
};
const aRoom = {
  code: 'Oak',
  bedspaces: 3,
  cots: 1,
  selfContained: false,
  stepFree: true,
  groundFloor: true,
  lift: false,
  wetRoom: false,
  wheelchairAccessible: false,
};

describe('registering a service', () => {
  it('applies the defaults of product section 5 and the legal test, and is on record', async () => {
    const service = made(await services.registerService(manager, refuge));
    expect(service).toMatchObject({
      turnaroundDays: 1,
      turnaroundInWorkingDays: false,
      freshHours: 12,
      agingHours: 24,
      relevant: true,
      openedOn: '2026-11-21',
    });
    expect(await audited(service.id)).toEqual(['SERVICE_REGISTERED']);
  });

  it('shows a service that is alone of its type in its district by its sub-region, the next by its district', async () => {
    const alone = made(
      await services.registerService(manager, { ...refuge, accommodationType: 'SPECIALIST' }),
    );
    expect(alone.area).toEqual({ districtCode: null, subRegion: 'NORTH', name: 'North Essex' });
    const second = made(
      await services.registerService(stranger, { ...refuge, accommodationType: 'SPECIALIST' }),
    );
    expect(second.area).toEqual({ districtCode: 'E07000071', subRegion: null, name: 'Colchester' });
  });

  it('names every fault at once, by field', async () => {
    const outcome = await services.registerService(manager, {
      ...refuge,
      name: '',
      districtCode: 'E07000999',
      intakeOpens: '17:00',
      intakeCloses: '09:00',
    });
    expect(codes(outcome)).toEqual([
      ['LENGTH', 'name'],
      ['UNKNOWN_DISTRICT', 'districtCode'],
      ['INTAKE_ORDER', 'intakeCloses'],
    ]);
  });

  it('is for provider managers only', () => {
    expect(() => services.registerService({ ...manager, roles: ['PROVIDER_WORKER'] }, refuge)).toThrow(
      Forbidden,
    );
  });
});

describe('entry rules', () => {
  it('inherit from provider to vacancy, only narrow, and are written into the facts of live vacancies', async () => {
    const provider = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
    const service = made(await services.registerService(provider, refuge));
    const { unitIds } = made(await units.addUnits(provider, { serviceId: service.id, units: [aRoom] }));
    const vacancy = made(await vacancies.publishVacancy(provider, { unitId: unitIds[0]! }));
    made(
      await services.setEntryRules(provider, {
        level: 'PROVIDER',
        rules: { boysToAge: 14, boysConsiderToAge: null },
      }),
    );
    made(
      await services.setEntryRules(provider, { level: 'UNIT', id: unitIds[0]!, rules: { boysToAge: 12 } }),
    );
    const [facts] = await tests.query(
      'select boys_to_age, boys_consider_to_age from vacancy_facts where vacancy_id = $1',
      [vacancy.id],
    );
    expect(facts).toEqual({ boys_to_age: 12, boys_consider_to_age: null });
    expect(
      codes(
        await services.setEntryRules(provider, {
          level: 'VACANCY',
          id: vacancy.id,
          rules: { boysToAge: 16 },
        }),
      ),
    ).toEqual([['ENTRY_RULE_TOO_WIDE', 'rules.boysToAge']]);
  });

  it('can be read before they are replaced: what a level says, and what holds there', async () => {
    const service = made(await services.registerService(manager, refuge));
    const where = { level: 'SERVICE' as const, id: service.id };
    expect((await services.entryRules(manager, where))?.says).toEqual({});
    made(await services.setEntryRules(manager, { ...where, rules: { boysToAge: 14, minimumAge: 18 } }));
    expect(await services.entryRules(manager, where)).toMatchObject({
      says: { boysToAge: 14, minimumAge: 18 },
      holds: { boysToAge: 14, minimumAge: 18, genderPolicy: 'WOMEN_ONLY' },
    });
    expect(await services.entryRules(stranger, where)).toBeNull();
    expect(
      codes(
        await services.setEntryRules(manager, { ...where, rules: { boysToAge: 16, boysConsiderToAge: 10 } }),
      ),
    ).toEqual([['CONSIDERS_LESS_THAN_IT_TAKES', 'rules.boysConsiderToAge']]);
  });

  it('of another provider are not found', async () => {
    const service = made(await services.registerService(manager, refuge));
    await expect(
      services.setEntryRules(stranger, { level: 'SERVICE', id: service.id, rules: {} }),
    ).rejects.toThrow(NotFound);
  });
});

describe('a refuge location', () => {
  const address = `CANARY-${randomUUID()} Rose Lane`;
  it('is sealed in the database, opened to own staff with a reason, and every look is on record', async () => {
    const service = made(await services.registerService(manager, refuge));
    made(await services.recordRefugeLocation(manager, { serviceId: service.id, address }));
    const [row] = await tests.query<{ sealed: Buffer }>(
      'select sealed from refuge_location where service_id = $1',
      [service.id],
    );
    expect(row?.sealed.includes(Buffer.from('CANARY'))).toBe(false);
    expect(
      codes(await services.revealRefugeLocation(manager, { serviceId: service.id, reason: 'why' })),
    ).toEqual([['REASON_NEEDED', 'reason']]);
    const reason = 'Taking a new worker there tonight';
    expect(await services.revealRefugeLocation(manager, { serviceId: service.id, reason })).toEqual({
      address,
    });
    expect(await audited(service.id)).toEqual([
      'SERVICE_REGISTERED',
      'REFUGE_LOCATION_RECORDED',
      'REFUGE_LOCATION_REVEALED',
    ]);
    await expect(services.revealRefugeLocation(stranger, { serviceId: service.id, reason })).rejects.toThrow(
      NotFound,
    );
    expect(() => services.revealRefugeLocation(navigator, { serviceId: service.id, reason })).toThrow(
      Forbidden,
    );
  });

  it('does not open when it was moved to another row', async () => {
    const one = made(await services.registerService(manager, refuge));
    const two = made(await services.registerService(manager, refuge));
    for (const { id } of [one, two])
      made(await services.recordRefugeLocation(manager, { serviceId: id, address: `${id} street` }));
    await tests.query(
      'update refuge_location set sealed = (select sealed from refuge_location where service_id = $1) where service_id = $2',
      [one.id, two.id],
    );
    await expect(
      services.revealRefugeLocation(manager, { serviceId: two.id, reason: 'Checking the record' }),
    ).rejects.toThrow();
  });
});

describe('units', () => {
  it('are added all or none, every fault named', async () => {
    const service = made(await services.registerService(manager, refuge));
    const outcome = await units.addUnits(manager, {
      serviceId: service.id,
      units: [aRoom, { ...aRoom, bedspaces: 0 }],
    });
    expect(codes(outcome)).toEqual([
      ['NUMBER', 'units.1.bedspaces'],
      ['UNIT_CODE_TAKEN', 'units.1.code'],
    ]);
    expect((await units.units(manager, service.id, page)).nodes).toEqual([]);
  });

  it('cannot be used before the day they open', async () => {
    const service = made(await services.registerService(manager, refuge));
    const { unitIds } = made(
      await units.addUnits(manager, {
        serviceId: service.id,
        units: [aRoom],
        openFrom: addDays(dayIn(now), 5),
      }),
    );
    expect((await units.units(manager, service.id, page)).nodes.map(({ tonight }) => tonight)).toEqual([
      'CLOSED',
    ]);
    const vacancy = made(await vacancies.publishVacancy(manager, { unitId: unitIds[0]! }));
    expect(vacancy.availableFrom).toBe('2026-11-26');
  });

  it('of a sanctuary scheme do not exist', async () => {
    const service = made(
      await services.registerService(manager, { ...refuge, accommodationType: 'SANCTUARY' }),
    );
    expect(codes(await units.addUnits(manager, { serviceId: service.id, units: [aRoom] }))).toEqual([
      ['SANCTUARY_HAS_NO_UNITS', 'serviceId'],
    ]);
  });

  it('that are void block their last day too, and are free again when the void ends early', async () => {
    const service = made(await services.registerService(manager, refuge));
    const { unitIds } = made(await units.addUnits(manager, { serviceId: service.id, units: [aRoom] }));
    const unitId = unitIds[0]!;
    const from = addDays(dayIn(now), -1);
    const forRepair = { unitId, reason: 'REPAIR' as const, responsible: 'Estates', chaseOn: dayIn(now) };
    expect(codes(await units.voidUnit(manager, { ...forRepair, from, to: addDays(from, -1) }))).toEqual([
      ['VOID_ORDER', 'to'],
    ]);
    // The unit opened today: a void before that collides with its closure.
    expect(codes(await units.voidUnit(manager, { ...forRepair, from, to: dayIn(now) }))).toEqual([
      ['UNIT_NOT_FREE', undefined],
    ]);
    made(await units.voidUnit(manager, { ...forRepair, from: dayIn(now), to: addDays(dayIn(now), 2) }));
    const calendar = await units.calendar(manager, unitId, dayIn(now), addDays(dayIn(now), 10));
    expect(calendar).toMatchObject([
      {
        kind: 'VOID',
        arrive: '2026-11-21',
        freeFrom: '2026-11-24',
        voidReason: 'REPAIR',
        responsible: 'Estates',
      },
    ]);
    expect(made(await vacancies.publishVacancy(manager, { unitId })).availableFrom).toBe('2026-11-24');
    made(await units.endVoid(manager, unitId));
    expect(await units.calendar(manager, unitId, dayIn(now), addDays(dayIn(now), 10))).toEqual([]);
  });

  it('closed urgently take nothing new and leave search at once', async () => {
    const { unitId } = await anOpenVacancy(
      tests,
      await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId)),
    );
    made(await units.closeUnitUrgently(manager, unitId));
    const [facts] = await tests.query('select do_not_use from vacancy_facts where unit_id = $1', [unitId]);
    expect(facts).toEqual({ do_not_use: true });
    const arrive = dayIn(now);
    const outcome = await db.commit(navigator, (tx) =>
      claim(tx, {
        unitId,
        providerId: manager.organisationId,
        kind: 'HOLD',
        heldBy: navigator.organisationId,
        endsAt: new Date(now.getTime() + 1000),
        arrive,
        leave: null,
        freeFrom: 'infinity',
      }),
    );
    expect(codes(outcome)).toEqual([['UNIT_NOT_FREE', undefined]]);
    made(await units.reopenUnit(manager, unitId));
    expect(codes(await units.reopenUnit(manager, unitId))).toEqual([['NOT_CLOSED', 'unitId']]);
  });

  it('of another provider are not found, whatever is asked of them', async () => {
    const unitId = await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId));
    const asked = [
      () => units.closeUnit(stranger, unitId, dayIn(now)),
      () => units.closeUnitUrgently(stranger, unitId),
      () => units.reopenUnit(stranger, unitId),
      () => units.endVoid(stranger, unitId),
      () => units.finishTurnaround(stranger, unitId),
      () => vacancies.publishVacancy(stranger, { unitId }),
    ];
    for (const ask of asked) await expect(ask()).rejects.toThrow(NotFound);
    expect(await units.calendar(stranger, unitId, dayIn(now), addDays(dayIn(now), 10))).toEqual([]);
  });
});

describe('a vacancy', () => {
  it('is published once per unit, confirmed, withdrawn, and each is on record', async () => {
    const unitId = await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId));
    const vacancy = made(
      await vacancies.publishVacancy(manager, { unitId, note: 'Lift to the second floor' }),
    );
    expect(vacancy).toMatchObject({
      status: 'OPEN',
      freshness: 'FRESH',
      free: true,
      availableFrom: '2026-11-21',
      unitId,
    });
    expect(codes(await vacancies.publishVacancy(manager, { unitId }))).toEqual([
      ['ALREADY_PUBLISHED', 'unitId'],
    ]);
    now = new Date('2026-11-22T00:01:00Z');
    expect((await vacancies.vacancy(manager, vacancy.id))?.freshness).toBe('AGING');
    expect(made(await vacancies.confirmVacancy(manager, vacancy.id)).freshness).toBe('FRESH');
    expect(made(await vacancies.withdrawVacancy(manager, vacancy.id)).status).toBe('WITHDRAWN');
    expect(codes(await vacancies.confirmVacancy(manager, vacancy.id))).toEqual([['NOT_OPEN', 'id']]);
    expect(await audited(vacancy.id)).toEqual([
      'VACANCY_PUBLISHED',
      'VACANCY_CONFIRMED',
      'VACANCY_WITHDRAWN',
    ]);
  });

  it('is offered from another night, or with another note, and is as fresh as it was', async () => {
    const unitId = await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId));
    const { id } = made(await vacancies.publishVacancy(manager, { unitId, note: 'A cot is there' }));
    now = new Date('2026-11-22T00:01:00Z');
    const later = dayIn(new Date('2026-11-25T12:00:00Z'));
    expect(made(await vacancies.changeVacancy(manager, { id, availableFrom: later }))).toMatchObject({
      availableFrom: '2026-11-25',
      note: 'A cot is there',
      freshness: 'AGING',
    });
    expect(made(await vacancies.changeVacancy(manager, { id, note: null }))).toMatchObject({
      availableFrom: '2026-11-25',
      note: null,
    });
    const until = dayIn(new Date('2026-11-30T12:00:00Z'));
    made(
      await units.voidUnit(manager, {
        unitId,
        from: later,
        to: until,
        reason: 'PEST',
        responsible: 'Landlord',
        chaseOn: later,
      }),
    );
    expect(codes(await vacancies.changeVacancy(manager, { id, availableFrom: until }))).toEqual([
      ['UNIT_NOT_FREE', 'availableFrom'],
    ]);
    await expect(vacancies.changeVacancy(stranger, { id, note: 'Mine' })).rejects.toThrow(NotFound);
    made(await vacancies.withdrawVacancy(manager, id));
    expect(codes(await vacancies.changeVacancy(manager, { id, note: 'Late' }))).toEqual([['NOT_OPEN', 'id']]);
    expect(await audited(id)).toEqual([
      'VACANCY_PUBLISHED',
      'VACANCY_CHANGED',
      'VACANCY_CHANGED',
      'VACANCY_WITHDRAWN',
    ]);
  });

  it('of a whole service is confirmed in one press', async () => {
    const serviceId = await aService(tests, manager.organisationId);
    for (let n = 0; n < 12; n += 1)
      await anOpenVacancy(tests, await aUnit(tests, manager.organisationId, serviceId));
    now = new Date('2026-11-30T12:00:00Z');
    expect(await vacancies.confirmService(manager, serviceId)).toEqual({ id: serviceId, count: 12 });
    const stale = await tests.query('select from vacancy_facts where service_id = $1 and confirmed_at < $2', [
      serviceId,
      now,
    ]);
    expect(stale).toEqual([]);
    await expect(vacancies.confirmService(stranger, serviceId)).rejects.toThrow(NotFound);
  });

  it('of a whole service is offered in one press: what is free and new, and not what was paused or is taken', async () => {
    const serviceId = await aService(tests, manager.organisationId);
    const aNewUnit = () => aUnit(tests, manager.organisationId, serviceId);
    const [free, proposed, paused, broken, offered] = [
      await aNewUnit(),
      await aNewUnit(),
      await aNewUnit(),
      await aNewUnit(),
      await aNewUnit(),
    ];
    for (const [unitId, status] of [
      [proposed, 'DRAFT'],
      [paused, 'PAUSED'],
      [offered, 'OPEN'],
    ] as const) {
      const { vacancyId } = await anOpenVacancy(tests, unitId);
      await tests.query('update vacancy set status = $2 where id = $1', [vacancyId, status]);
    }
    const today = dayIn(now);
    made(
      await units.voidUnit(manager, {
        unitId: broken,
        from: today,
        to: addDays(today, 2),
        reason: 'REPAIR',
        responsible: 'Landlord',
        chaseOn: today,
      }),
    );
    expect(await vacancies.publishService(manager, serviceId)).toEqual({ id: serviceId, count: 2 });
    expect(
      await tests.query(
        `select unit_id as unit, status from vacancy where service_id = $1 order by array_position($2::uuid[], unit_id)`,
        [serviceId, [free, proposed, paused, offered]],
      ),
    ).toEqual([
      { unit: free, status: 'OPEN' },
      { unit: proposed, status: 'OPEN' },
      { unit: paused, status: 'PAUSED' },
      { unit: offered, status: 'OPEN' },
    ]);
    expect(await vacancies.publishService(manager, serviceId)).toEqual({ id: serviceId, count: 0 });
    expect(made(await vacancies.publishVacancy(manager, { unitId: paused })).status).toBe('OPEN');
    await expect(vacancies.publishService(stranger, serviceId)).rejects.toThrow(NotFound);
  });

  it('is offered from today on, with a note that tells no place; the table refuses such a note itself', async () => {
    const unitId = await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId));
    const note = 'Ring Jane on 07700 900123';
    expect(
      codes(
        await vacancies.publishVacancy(manager, { unitId, note, availableFrom: addDays(dayIn(now), -1) }),
      ),
    ).toEqual([
      ['DAY_PAST', 'availableFrom'],
      ['TELLS_CONTACT', 'note'],
    ]);
    const { id } = made(await vacancies.publishVacancy(manager, { unitId }));
    expect(codes(await vacancies.changeVacancy(manager, { id, note }))).toEqual([['TELLS_CONTACT', 'note']]);
    for (const told of [note, 'Near CO1 1AA', 'jane@refuge.example'])
      await expect(tests.query('update vacancy set note = $2 where id = $1', [id, told])).rejects.toThrow(
        'vacancy_note_tells_no_place',
      );
  });

  it('is seen by those who place households without its unit, and by other providers not at all', async () => {
    const { vacancyId } = await anOpenVacancy(
      tests,
      await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId)),
    );
    expect(await vacancies.vacancy(navigator, vacancyId)).toMatchObject({ unitId: null, unitCode: null });
    expect(await vacancies.vacancy(stranger, vacancyId)).toBeNull();
  });

  it('list pages by cursor, newest first, none twice, in one statement a page', async () => {
    const provider = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
    const serviceId = await aService(tests, provider.organisationId);
    for (let n = 0; n < 7; n += 1)
      await anOpenVacancy(tests, await aUnit(tests, provider.organisationId, serviceId));
    const statements: string[] = [];
    const watched = await tests.open(accommodationEntities, {
      logger: {
        logQuery: (sql) => statements.push(sql),
        logQueryError: () => undefined,
        logQuerySlow: () => undefined,
        logSchemaBuild: () => undefined,
        logMigration: () => undefined,
        log: () => undefined,
      },
    });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      statements.length = 0;
      const got = await watched.read(provider, (tx) =>
        readVacancies(tx, { first: 3, ...(after ? { after } : {}) }, ['OPEN']),
      );
      expect(statements.filter((sql) => /^\s*select/i.test(sql) && !sql.includes('set_config'))).toHaveLength(
        1,
      );
      seen.push(...got.nodes.map(({ id }) => id));
      after = got.hasNextPage ? (got.endCursor ?? undefined) : undefined;
    } while (after);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('is as fresh by SQL as by the rule, whatever the hours', async () => {
    const { vacancyId } = await anOpenVacancy(
      tests,
      await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 60 * 62 }),
        async (freshHours, more, minutes) => {
          const agingHours = freshHours + more;
          const confirmedAt = new Date(now.getTime() - minutes * 60_000);
          await tests.query(
            'update vacancy_facts set confirmed_at = $2, fresh_hours = $3, aging_hours = $4 where vacancy_id = $1',
            [vacancyId, confirmedAt, freshHours, agingHours],
          );
          const vacancy = await vacancies.vacancy(manager, vacancyId);
          expect(vacancy?.freshness).toBe(freshnessOf(confirmedAt, now, { freshHours, agingHours }));
        },
      ),
      { numRuns: 60 },
    );
  });
});
