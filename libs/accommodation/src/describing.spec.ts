import { randomBytes } from 'node:crypto';
import { type Database, Vault } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type PlaceFacts, whenUnsaid } from '@app/eligibility';
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
import { AdmissionPolicies } from './admission-policies';
import { accommodationEntities, claim, countPeople, endClaim, placeFactsSql } from './index';
import { Services } from './services';
import { acting, aDistrict, anOpenVacancy, anOrganisation, aService, aUnit } from './testing';
import { Units } from './units';
import { Vacancies } from './vacancies';

let tests: TestDatabase;
let db: Database;
let now = new Date('2026-11-21T12:00:00Z');
let services: Services;
let units: Units;
let vacancies: Vacancies;
let policies: AdmissionPolicies;
let manager: PersonActor;
let stranger: PersonActor;
let navigator: PersonActor;
const page = { first: 20 };
const today = dayIn(now);

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(accommodationEntities, { clock: () => now });
  services = new Services(db, new Vault(randomBytes(32)));
  units = new Units(db);
  vacancies = new Vacancies(db);
  policies = new AdmissionPolicies(db);
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

/** A room of a new service, published. */
async function published(actor = manager): Promise<{ serviceId: string; unitId: string; vacancyId: string }> {
  const service = made(await services.registerService(actor, refuge));
  const { unitIds } = made(await units.addUnits(actor, { serviceId: service.id, units: [aRoom] }));
  const unitId = unitIds[0] ?? '';
  const { id: vacancyId } = made(await vacancies.publishVacancy(actor, { unitId }));
  return { serviceId: service.id, unitId, vacancyId };
}

/** What a navigator's search reads of a vacancy. */
const factsOf = (vacancyId: string): Promise<PlaceFacts> =>
  db.read(navigator, async (tx) => {
    const rows: [{ facts: PlaceFacts }] = await tx.manager.query(
      `select ${placeFactsSql('f')} as facts from vacancy_facts f where vacancy_id = $1`,
      [vacancyId],
    );
    return rows[0].facts;
  });

describe('what is not said of a place', () => {
  it('claims no cover, staff or skill, and leads to asking first', async () => {
    const { vacancyId } = await published();
    expect(await factsOf(vacancyId)).toMatchObject({
      ...whenUnsaid,
      staffing: 'OFFICE_HOURS',
      securities: [],
      staffLanguages: [],
      interpreting: false,
      bslStaff: false,
      vibratingAlarm: false,
      byAndForGroups: [],
      faithDiets: [],
      weeklyRentPence: null,
      personalChargePence: null,
      curfew: false,
      petFostering: false,
      sharedKitchen: true,
      sharedBathroom: true,
      sharedRoom: false,
      admissionPolicy: null,
    });
  });

  it('is the same in rows that were there before anyone could be asked', async () => {
    const { vacancyId, serviceId } = await published();
    const [said] = await tests.query<{ row: Record<string, unknown> }>(
      'select to_jsonb(f) as row from vacancy_facts f where vacancy_id = $1',
      [vacancyId],
    );
    await tests.query('delete from vacancy_facts where vacancy_id = $1', [vacancyId]);
    // The columns of the first county, as an older Hearth would write them.
    await tests.query(
      `insert into vacancy_facts (vacancy_id, provider_id, service_id, unit_id, status, available_from, confirmed_at, fresh_hours, aging_hours,
         turnaround_days, turnaround_in_working_days, do_not_use, accommodation_type, relevant, gender_policy, minimum_age, bedspaces, cots, bedrooms,
         self_contained, boys_to_age, boys_consider_to_age, step_free, ground_floor, lift, wet_room, wheelchair_accessible, no_recourse, substance_policy,
         substance_consider, mental_health_to, mental_health_consider_to, shown_district_id, shown_sub_region)
       select vacancy_id, provider_id, service_id, unit_id, status, available_from, confirmed_at, fresh_hours, aging_hours,
         turnaround_days, turnaround_in_working_days, do_not_use, accommodation_type, relevant, gender_policy, minimum_age, bedspaces, cots, bedrooms,
         self_contained, boys_to_age, boys_consider_to_age, step_free, ground_floor, lift, wet_room, wheelchair_accessible, no_recourse, substance_policy,
         substance_consider, mental_health_to, mental_health_consider_to, shown_district_id, shown_sub_region
       from jsonb_populate_record(null::vacancy_facts, $1)`,
      [JSON.stringify(said?.row)],
    );
    const [old] = await tests.query<{ row: unknown }>(
      'select to_jsonb(f) as row from vacancy_facts f where service_id = $1',
      [serviceId],
    );
    expect(old?.row).toEqual(said?.row);
  });
});

describe('describing a service', () => {
  it('changes what is given, leaves the rest, reaches its vacancies at once, and is on record', async () => {
    const { serviceId, vacancyId } = await published();
    made(
      await services.describeService(manager, {
        id: serviceId,
        features: {
          staffing: 'ON_SITE_24H',
          securities: ['CCTV', 'PANIC_ALARM'],
          staffLanguages: ['pl', 'ur'],
          weeklyRentPence: 31_250,
          byAndForGroups: ['BLACK_AND_MINORITISED'],
          faithDiets: ['HALAL'],
          bslStaff: true,
          petFostering: true,
        },
      }),
    );
    const described = made(
      await services.describeService(manager, {
        id: serviceId,
        name: 'Haven',
        features: { weeklyRentPence: null, staffLanguages: null, curfew: true, staffing: null },
      }),
    );
    expect(described).toMatchObject({
      name: 'Haven',
      features: {
        staffing: 'ON_SITE_24H',
        securities: ['CCTV', 'PANIC_ALARM'],
        staffLanguages: ['pl', 'ur'],
        interpreting: false,
        bslStaff: true,
        byAndForGroups: ['BLACK_AND_MINORITISED'],
        faithDiets: ['HALAL'],
        weeklyRentPence: null,
        personalChargePence: null,
        curfew: true,
        petFostering: true,
      },
    });
    expect(await factsOf(vacancyId)).toMatchObject({
      ...described.features,
    });
    expect((await vacancies.vacancy(navigator, vacancyId))?.service.features).toEqual(described.features);
    const acts = await tests.query<{ action: string }>(
      'select action from audit_entry where subject_id = $1 order by transaction_id',
      [serviceId],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'SERVICE_REGISTERED',
      'UNITS_ADDED',
      'SERVICE_DESCRIBED',
      'SERVICE_DESCRIBED',
    ]);
  });

  it('can be done as it is registered', async () => {
    const service = made(
      await services.registerService(manager, {
        ...refuge,
        features: { staffing: 'ON_CALL_24H', curfew: true },
      }),
    );
    expect(service.features).toMatchObject({ staffing: 'ON_CALL_24H', curfew: true, interpreting: false });
  });

  it('names every fault at once, by field', async () => {
    const serviceId = await aService(tests, manager.organisationId);
    const outcome = await services.describeService(manager, {
      id: serviceId,
      name: '',
      features: {
        staffing: 'ALWAYS' as 'ON_SITE_24H',
        staffLanguages: ['Polish'],
        weeklyRentPence: -1,
        securities: ['CCTV', 'CCTV'],
      },
    });
    expect(codes(outcome)).toEqual([
      ['LENGTH', 'name'],
      ['CHOICE', 'features.staffing'],
      ['REPEATED', 'features.securities'],
      ['FORMAT', 'features.staffLanguages'],
      ['NUMBER', 'features.weeklyRentPence'],
    ]);
  });

  it('is for its own managers only', async () => {
    const id = await aService(tests, manager.organisationId);
    await expect(services.describeService(stranger, { id, name: 'Mine' })).rejects.toThrow(NotFound);
    expect(() => services.describeService({ ...manager, roles: ['PROVIDER_WORKER'] }, { id })).toThrow(
      Forbidden,
    );
  });

  it('by two at once loses nothing of what either said', async () => {
    const { serviceId, vacancyId } = await published();
    await Promise.all([
      services.describeService(manager, { id: serviceId, features: { curfew: true } }),
      services.describeService(manager, { id: serviceId, features: { interpreting: true } }),
      services.setEntryRules(manager, { level: 'SERVICE', id: serviceId, rules: { pregnancy: 'YES' } }),
    ]);
    expect(await factsOf(vacancyId)).toMatchObject({ curfew: true, interpreting: true, pregnancy: 'YES' });
  });
});

describe('entry rules', () => {
  it('of every kind are kept, narrowed and searched by', async () => {
    const provider = acting(await anOrganisation(tests), 'PROVIDER_MANAGER');
    const { serviceId, vacancyId } = await published(provider);
    const rules = {
      adultDependants: 'YES',
      petsTaken: 'CAGED_SMALL',
      riskToOthersTaken: 'NO',
      arsonTaken: 'NO',
      careTo: 'LOW',
      careConsiderTo: 'MEDIUM',
      learningDisability: 'YES',
      takesLocal: 'NO',
      riskTo: 'HIGH',
      riskConsiderTo: null,
      referralRoutes: ['AGENCY', 'COMPASS'],
      maximumStayDays: 180,
      pregnancy: 'YES',
      latePregnancyWeeks: 34,
    } as const;
    made(
      await services.setEntryRules(provider, {
        level: 'PROVIDER',
        rules: { ...rules, referralRoutes: [...rules.referralRoutes] },
      }),
    );
    made(
      await services.setEntryRules(provider, {
        level: 'SERVICE',
        id: serviceId,
        rules: { referralRoutes: ['AGENCY'], latePregnancyWeeks: 30 },
      }),
    ); // prettier-ignore
    expect(await factsOf(vacancyId)).toMatchObject({
      ...rules,
      referralRoutes: ['AGENCY'],
      maximumStayDays: 180,
      latePregnancyWeeks: 30,
    });
    expect(
      codes(
        await services.setEntryRules(provider, {
          level: 'SERVICE',
          id: serviceId,
          rules: { takesLocal: 'CONSIDER', referralRoutes: ['SELF', 'AGENCY'], riskConsiderTo: 'HIGH' },
        }),
      ),
    ).toEqual([
      ['ENTRY_RULE_TOO_WIDE', 'rules.takesLocal'],
      ['ENTRY_RULE_TOO_WIDE', 'rules.referralRoutes'],
    ]);
  });

  it('are refused where they are no such thing, each by its field', async () => {
    const serviceId = await aService(tests, manager.organisationId);
    const outcome = await services.setEntryRules(manager, {
      level: 'SERVICE',
      id: serviceId,
      rules: {
        maximumStayDays: 0,
        latePregnancyWeeks: 50,
        referralRoutes: ['FRIEND' as 'SELF'],
        takesLocal: 'SOMETIMES' as 'YES',
      },
    });
    expect(codes(outcome)).toEqual([
      ['CHOICE', 'rules.takesLocal'],
      ['CHOICE', 'rules.referralRoutes'],
      ['NUMBER', 'rules.maximumStayDays'],
      ['NUMBER', 'rules.latePregnancyWeeks'],
    ]);
  });
});

describe('changing a unit', () => {
  const held = (unitId: string, people: number, mayUseCots = 0): Promise<string> =>
    db
      .commit(navigator, (tx) =>
        claim(tx, {
          unitId,
          providerId: manager.organisationId,
          kind: 'HOLD',
          heldBy: navigator.organisationId,
          endsAt: new Date(now.getTime() + 3_600_000),
          arrive: today,
          leave: null,
          freeFrom: 'infinity',
          forPeople: { people, mayUseCots },
        }),
      )
      .then(made);

  it('changes what is given and reaches its vacancy at once', async () => {
    const { unitId, vacancyId, serviceId } = await published();
    made(
      await units.changeUnit(manager, {
        unitId,
        code: 'Elm',
        bedspaces: 4,
        bedrooms: null,
        vibratingAlarm: true,
        sharedBathroom: false,
        lift: null,
      }),
    );
    const features = {
      bedspaces: 4,
      cots: 1,
      bedrooms: null,
      stepFree: true,
      lift: false,
      vibratingAlarm: true,
      sharedKitchen: true,
      sharedBathroom: false,
      sharedRoom: false,
    };
    expect(await factsOf(vacancyId)).toMatchObject(features);
    expect((await units.units(manager, serviceId, page)).nodes).toMatchObject([{ code: 'Elm', features }]);
  });

  it('never takes away bedspaces that a live claim needs', async () => {
    const { unitId } = await published();
    const holdId = await held(unitId, 4, 1);
    expect(codes(await units.changeUnit(manager, { unitId, bedspaces: 2 }))).toEqual([
      ['BEDSPACES_IN_USE', 'bedspaces'],
    ]);
    expect(codes(await units.changeUnit(manager, { unitId, cots: 0 }))).toEqual([
      ['BEDSPACES_IN_USE', 'cots'],
    ]);
    made(await units.changeUnit(manager, { unitId, bedspaces: 4, cots: 0 }));
    await db.commit(navigator, async (tx) => {
      await endClaim(tx, holdId);
      return null;
    });
    made(await units.changeUnit(manager, { unitId, bedspaces: 1 }));
  });

  it('counts again when someone joins', async () => {
    const { unitId } = await published();
    const holdId = await held(unitId, 1);
    await db.commit(navigator, async (tx) => {
      const claimed = { id: holdId, providerId: manager.organisationId, heldBy: navigator.organisationId };
      await countPeople(tx, claimed, { people: 3 });
      return null;
    });
    expect(codes(await units.changeUnit(manager, { unitId, bedspaces: 2 }))).toEqual([
      ['BEDSPACES_IN_USE', 'bedspaces'],
    ]);
  });

  it('keeps to itself how many people a claim is for: neither another provider nor another council reads it', async () => {
    const { unitId } = await published();
    const holdId = await held(unitId, 3);
    const others = acting(await anOrganisation(tests, 'DISTRICT_COUNCIL'), 'NAVIGATOR');
    const seenBy = (actor: PersonActor): Promise<unknown[]> =>
      db.read(actor, (tx) =>
        tx.manager.query('select people from occupancy_people where occupancy_id = $1', [holdId]),
      );
    expect(await seenBy(manager)).toEqual([{ people: 3 }]);
    expect(await seenBy(navigator)).toEqual([{ people: 3 }]);
    expect(await seenBy(others)).toEqual([]);
    expect(await seenBy(stranger)).toEqual([]);
    await expect(
      db.commit(others, async (tx) => {
        await countPeople(
          tx,
          { id: holdId, providerId: manager.organisationId, heldBy: others.organisationId },
          { people: 1 },
        );
        return null;
      }),
    ).rejects.toThrow(/row-level security/);
  });

  it('is refused for a code that another unit has, and for what cannot be', async () => {
    const { unitId, serviceId } = await published();
    made(await units.addUnits(manager, { serviceId, units: [{ ...aRoom, code: 'Ash' }] }));
    expect(codes(await units.changeUnit(manager, { unitId, code: 'Ash' }))).toEqual([
      ['UNIT_CODE_TAKEN', 'code'],
    ]);
    expect(codes(await units.changeUnit(manager, { unitId, bedspaces: 0, bedrooms: 1.5 }))).toEqual([
      ['NUMBER', 'bedspaces'],
      ['NUMBER', 'bedrooms'],
    ]);
    await expect(units.changeUnit(stranger, { unitId, cots: 0 })).rejects.toThrow(NotFound);
  });
});

describe('an admission policy', () => {
  const legalBasis = 'Equality Act 2010, schedule 3, paragraph 27: shared bathrooms (invented)';

  it('is read with its basis by everyone who may see the service, and by no other provider', async () => {
    const { serviceId, vacancyId } = await published();
    const set = made(
      await policies.setAdmissionPolicy(manager, { serviceId, policy: 'CASE_BY_CASE', legalBasis }),
    );
    expect(set).toMatchObject({ policy: 'CASE_BY_CASE', legalBasis, from: '2026-11-21' });
    expect((await vacancies.vacancy(navigator, vacancyId))?.service.admissionPolicy).toEqual(set);
    const compass = acting(await anOrganisation(tests, 'COMPASS'), 'COMPASS_WORKER');
    expect((await policies.admissionPolicies(compass, serviceId, page)).nodes).toEqual([set]);
    expect((await policies.admissionPolicies(stranger, serviceId, page)).nodes).toEqual([]);
  });

  it('begins on its day, never before, without anything being written', async () => {
    const { serviceId, vacancyId } = await published();
    const policyAt = async (moment: string): Promise<unknown[]> => {
      now = new Date(moment);
      const service = (await vacancies.vacancy(navigator, vacancyId))?.service;
      return [(await factsOf(vacancyId)).admissionPolicy, service?.admissionPolicy?.policy ?? null];
    };
    const from = addDays(today, 10);
    made(
      await policies.setAdmissionPolicy(manager, { serviceId, policy: 'SINGLE_SEX_ONLY', legalBasis, from }),
    );
    expect(await policyAt('2026-11-30T23:59:00Z')).toEqual([null, null]);
    expect(await policyAt('2026-12-01T00:00:00Z')).toEqual(['SINGLE_SEX_ONLY', 'SINGLE_SEX_ONLY']);
    expect(
      codes(await policies.setAdmissionPolicy(manager, { serviceId, policy: 'INCLUSIVE', legalBasis })),
    ).toEqual([['POLICY_IN_FORCE', 'from']]);
    now = new Date('2026-12-02T09:00:00Z');
    made(await policies.setAdmissionPolicy(manager, { serviceId, policy: 'INCLUSIVE', legalBasis }));
    expect(await policyAt('2026-12-02T10:00:00Z')).toEqual(['INCLUSIVE', 'INCLUSIVE']);
    const history = await policies.admissionPolicies(manager, serviceId, page);
    expect(history.nodes.map(({ policy, from: since }) => [policy, since])).toEqual([
      ['INCLUSIVE', '2026-12-02'],
      ['SINGLE_SEX_ONLY', '2026-12-01'],
    ]);
  });

  it('is not backdated, not changed once in force, and the scheduled one can be put right', async () => {
    const serviceId = await aService(tests, manager.organisationId);
    const set = (policy: 'CASE_BY_CASE' | 'INCLUSIVE', from?: string): Promise<unknown> =>
      policies.setAdmissionPolicy(manager, {
        serviceId,
        policy,
        legalBasis,
        ...(from ? { from: from as typeof today } : {}),
      });
    expect(codes(await set('INCLUSIVE', '2026-11-20'))).toEqual([['POLICY_DAY_PAST', 'from']]);
    expect(await set('CASE_BY_CASE')).toMatchObject({ from: '2026-11-21' });
    expect(codes(await set('INCLUSIVE'))).toEqual([['POLICY_IN_FORCE', 'from']]);
    await set('INCLUSIVE', '2027-01-01');
    await set('INCLUSIVE', '2027-02-01');
    const { nodes } = await policies.admissionPolicies(manager, serviceId, page);
    expect(nodes.map(({ from }) => from)).toEqual(['2027-02-01', '2026-11-21']);
    expect(
      codes(
        await policies.setAdmissionPolicy(manager, {
          serviceId,
          policy: 'INCLUSIVE',
          legalBasis: 'because ',
        }),
      ),
    ).toEqual([['LENGTH', 'legalBasis']]);
  });

  it('in force cannot be changed by any statement of the apps', async () => {
    const serviceId = await aService(tests, manager.organisationId);
    made(await policies.setAdmissionPolicy(manager, { serviceId, policy: 'INCLUSIVE', legalBasis }));
    await db.commit(manager, async (tx) => {
      await tx.manager.query(
        `update admission_policy set policy = 'SINGLE_SEX_ONLY' where service_id = '${serviceId}'`,
      );
      return null;
    });
    const { nodes } = await policies.admissionPolicies(manager, serviceId, page);
    expect(nodes.map(({ policy }) => policy)).toEqual(['INCLUSIVE']);
    await expect(
      db.commit(manager, async (tx) => {
        await tx.manager.query(
          `insert into admission_policy (id, provider_id, service_id, policy, legal_basis, from_day, set_at)
           values (gen_random_uuid(), $1, $2, 'INCLUSIVE', 'something long enough', '2026-01-01', hearth_now())`,
          [manager.organisationId, serviceId],
        );
        return null;
      }),
    ).rejects.toThrow(/row-level security/);
  });

  it('is set by the service’s own managers only', async () => {
    const serviceId = await aService(tests, manager.organisationId);
    await expect(
      policies.setAdmissionPolicy(stranger, { serviceId, policy: 'INCLUSIVE', legalBasis }),
    ).rejects.toThrow(NotFound);
    for (const actor of [navigator, { ...manager, roles: ['PROVIDER_WORKER' as const] }]) {
      expect(() =>
        policies.setAdmissionPolicy(actor, { serviceId, policy: 'INCLUSIVE', legalBasis }),
      ).toThrow(Forbidden);
    }
  });
});

describe('the builder of an open vacancy', () => {
  it('takes everybody unless rules say otherwise', async () => {
    const { vacancyId } = await anOpenVacancy(
      tests,
      await aUnit(tests, manager.organisationId, await aService(tests, manager.organisationId)),
      { takesLocal: 'NO' },
    );
    expect(await factsOf(vacancyId)).toMatchObject({
      takesLocal: 'NO',
      pregnancy: 'YES',
      referralRoutes: ['SELF', 'AGENCY', 'COMPASS'],
      maximumStayDays: null,
    });
  });
});
