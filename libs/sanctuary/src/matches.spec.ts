import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, NotFound, type PersonActor } from '@app/kernel';
import { codesOf, got } from '@app/placements/testing';
import { AtHome, safeAtHome } from './testing';

let tests: TestDatabase;
let home: AtHome;

beforeAll(async () => {
  tests = await testDatabase();
  home = await AtHome.open(tests);
});
afterAll(() => tests.drop());
beforeEach(() => {
  home.county.nextMorning();
});

const matchesOf = async (householdId: string, by: PersonActor = home.county.navigator) =>
  (await home.matches.sanctuaryMatches(by, householdId)) ?? [];
const matchOf = async (householdId: string, serviceId = home.scheme) =>
  (await matchesOf(householdId)).find(({ service }) => service.id === serviceId);

describe('what is known about staying', () => {
  it('is nothing until somebody asks: no scheme suits, and the first question is what she wants', async () => {
    const her = await home.county.household();
    expect(await home.staying.staying(home.county.navigator, her.id)).toMatchObject({
      wantsToStay: null,
      tenure: null,
      homeDistrictCode: null,
      toldAt: null,
    });
    const match = await matchOf(her.id);
    expect(match?.verdict).toBe('ASK_FIRST');
    expect(match?.outcomes[0]).toMatchObject({
      rule: 'HER_CHOICE',
      outcome: 'UNKNOWN',
      unknownBecause: 'NOT_ASKED',
    });
    expect(match?.nextWeek).toBeNull();
  });

  it('keeps what is left out, takes back what is null, and puts on record that it was asked, never what was said', async () => {
    const her = await home.household();
    home.county.wait(5);
    got(
      await home.staying.recordStaying(home.county.navigator, {
        householdId: her.id,
        whoHarmsMayEnter: null,
        landlord: null,
      }),
    );
    expect(await home.staying.staying(home.county.navigator, her.id)).toMatchObject({
      ...safeAtHome,
      whoHarmsMayEnter: null,
      landlord: null,
      toldAt: home.county.now,
    });
    const history = await home.county.households.caseHistory(home.county.navigator, her.id, { first: 50 });
    const asked = history.nodes.filter(({ field }) => field === 'whoHarmsMayEnter');
    expect(asked.map(({ answered, value }) => [answered, value])).toEqual([
      [false, null],
      [true, null],
    ]);
  });

  it('is told and read by those who hold the case and place it, and by nobody else', async () => {
    const her = await home.household();
    expect(await home.staying.staying(home.county.otherNavigator, her.id)).toBeNull();
    await expect(
      home.staying.recordStaying(home.county.otherNavigator, { householdId: her.id, wantsToStay: false }),
    ).rejects.toThrow(NotFound);
    const compass: PersonActor = { ...home.county.navigator, roles: ['COMPASS_WORKER'] };
    const rows = await home.county.db.read(compass, (tx) =>
      tx.manager.query('select * from household_staying'),
    );
    expect(rows).toEqual([]);
  });

  it.each([
    [{ orderKeepsOut: false, orderEndsOn: '2027-01-01' }, 'NO_ORDER orderEndsOn'],
    [{ tenure: 'SOCIAL_TENANT', landlord: 'PRIVATE' }, 'LANDLORD_AND_TENURE landlord'],
    [{ landlordConsent: 'GIVEN' }, 'NO_LANDLORD landlordConsent'],
    [{ homeDistrictCode: 'E07999999' }, 'UNKNOWN_DISTRICT homeDistrictCode'],
    [{ homeDistrictCode: 'Colchester' }, 'FORMAT homeDistrictCode'],
    [{ tenure: 'CARAVAN' }, 'CHOICE tenure'],
  ])('cannot be %j', async (told, problem) => {
    const her = await home.household();
    const outcome = await home.staying.recordStaying(home.county.navigator, {
      householdId: her.id,
      ...told,
    } as Parameters<typeof home.staying.recordStaying>[1]);
    const [code = '', field] = problem.split(' ');
    expect(codesOf(outcome)).toContain(code);
    expect(JSON.stringify(outcome)).toContain(`"field":"${String(field)}"`);
  });
});

describe('sanctuary beside other places', () => {
  it('shows every scheme with its verdict, each reason and the next week with room', async () => {
    const her = await home.household();
    const match = await matchOf(her.id);
    expect(match).toMatchObject({
      verdict: 'SUITABLE',
      nextWeek: home.monday,
      blockers: [],
      service: { accommodationType: 'SANCTUARY', relevant: true, providerName: 'Marigold' },
    });
    expect(match?.outcomes).toHaveLength(9);
  });

  it('keeps what does not suit, with its reasons, last', async () => {
    const her = await home.household({ tenure: 'OTHER' });
    const ownersOnly = await home.aScheme({ tenuresTaken: ['OTHER'], tenuresConsidered: [] });
    const found = await matchesOf(her.id);
    expect(found[0]?.service.id).toBe(ownersOnly);
    expect((await matchOf(her.id))?.verdict).toBe('NOT_SUITABLE');
    expect(found.map(({ verdict }) => verdict)).toEqual(
      [...found.map(({ verdict }) => verdict)].sort((a, b) => (a < b ? 1 : -1)),
    );
  });

  it('says when no week has room, and when a job is asked for already', async () => {
    const her = await home.household();
    const serviceId = await home.aScheme({}, 1);
    got(
      await home.schemes.publishSanctuaryCapacity(home.county.provider, {
        serviceId,
        firstWeek: addDays(home.monday, 7),
        weeks: 11,
        districts: [{ districtCode: 'E07000071', slots: 0 }],
      }),
    );
    got(await home.request(await home.household(), { serviceId }));
    expect(await matchOf(her.id, serviceId)).toMatchObject({
      nextWeek: null,
      blockers: [{ code: 'NO_ROOM' }],
    });
    got(await home.request(her, { serviceId: await home.aScheme() }));
    expect((await matchOf(her.id))?.blockers).toMatchObject([{ code: 'HAS_JOB' }]);
  });

  it('tells her worker when she said that her own area is not safe', async () => {
    const her = await home.household();
    got(
      await home.county.households.changeHousehold(home.county.navigator, {
        householdId: her.id,
        unsafeAreas: { districtCodes: ['E07000071'], outcodes: [] },
      }),
    );
    expect((await matchOf(her.id))?.outcomes[0]?.warnings).toMatchObject([{ code: 'HOME_IS_UNSAFE_AREA' }]);
  });

  it('leaves out a scheme that has closed', async () => {
    const serviceId = await home.aScheme();
    got(await home.county.services.closeService(home.county.provider, serviceId, home.county.today));
    home.later(1);
    expect(await matchOf((await home.household()).id, serviceId)).toBeUndefined();
  });

  it('is not there for a household that is not held', async () => {
    const her = await home.household();
    expect(await home.matches.sanctuaryMatches(home.county.otherNavigator, her.id)).toBeNull();
  });
});

describe('a scheme', () => {
  it('is a service of the type SANCTUARY: it has no units, and what has units becomes none', async () => {
    const asUnit = home.county.offered(home.scheme);
    await expect(asUnit).rejects.toThrow(/SANCTUARY_HAS_NO_UNITS/);
    const as = (sql: string, parameters: unknown[]) =>
      home.county.db.commit(home.county.provider, (tx) => tx.manager.query(sql, parameters));
    await expect(
      as(
        `insert into unit (id, provider_id, service_id, code, bedspaces, cots, self_contained, step_free, ground_floor, lift, wet_room, wheelchair_accessible)
         values (gen_random_uuid(), $1, $2, 'Room 1', 1, 0, false, false, false, false, false, false)`,
        [home.county.provider.organisationId, home.scheme],
      ),
    ).rejects.toThrow(/has no units/);
    await expect(
      as("update service set accommodation_type = 'SANCTUARY' where id = $1", [home.county.refuge]),
    ).rejects.toThrow(/keeps its type/);
    const rules = {
      serviceId: home.county.refuge,
      riskTo: 'HIGH',
      tenuresTaken: ['OWNER'],
      tenuresConsidered: [],
      landlordsSchemeFirst: false,
      noRecourse: 'YES',
      items: ['CCTV'],
    } as const;
    const set = await home.schemes.setSanctuaryScheme(home.county.provider, {
      ...rules,
      tenuresTaken: [...rules.tenuresTaken],
      tenuresConsidered: [],
      items: [...rules.items],
    });
    expect(codesOf(set)).toEqual(['NOT_A_SANCTUARY_SERVICE']);
  });

  it('says whom it takes without contradicting itself, and can say it anew', async () => {
    const told = {
      serviceId: home.scheme,
      riskTo: 'MEDIUM' as const,
      riskConsiderTo: 'STANDARD' as const,
      tenuresTaken: ['OWNER' as const],
      tenuresConsidered: ['OWNER' as const],
      landlordsSchemeFirst: true,
      noRecourse: 'NO' as const,
      items: ['CCTV' as const],
    };
    expect(codesOf(await home.schemes.setSanctuaryScheme(home.county.provider, told))).toEqual([
      'CONSIDERS_LESS',
      'TAKEN_AND_CONSIDERED',
    ]);
    const serviceId = await home.aScheme();
    const anew = { ...told, serviceId, riskConsiderTo: null, tenuresConsidered: [] };
    expect(got(await home.schemes.setSanctuaryScheme(home.county.provider, anew))).toMatchObject({
      riskTo: 'MEDIUM',
      riskConsiderTo: null,
      tenuresTaken: ['OWNER'],
      noRecourse: 'NO',
    });
    const { nodes } = await home.schemes.sanctuarySchemes(home.county.provider, { first: 50 });
    expect(nodes.map(({ id }) => id)).toContain(serviceId);
    expect((await home.schemes.sanctuarySchemes(home.county.otherProvider, { first: 50 })).nodes).toEqual([]);
  });

  it('publishes slots by district for a run of weeks, from a Monday, and shows who places where there is room', async () => {
    const serviceId = await home.aScheme({}, 3);
    got(await home.request(await home.household(), { serviceId }));
    const capacity = await home.schemes.sanctuaryCapacity(home.county.provider, serviceId);
    expect(capacity).toHaveLength(12);
    expect(capacity?.[0]).toEqual({
      districtCode: 'E07000071',
      districtName: 'Colchester',
      weekStart: home.monday,
      slots: 3,
      taken: 1,
      room: 2,
    });
    const rooms = await home.schemes.sanctuaryRooms(home.county.navigator, 'E07000071');
    expect(rooms.filter(({ service }) => service.id === serviceId)).toHaveLength(12);
    expect(rooms.find(({ service }) => service.id === serviceId)).toMatchObject({
      weekStart: home.monday,
      room: 2,
    });
    expect(await home.schemes.sanctuaryCapacity(home.county.otherProvider, serviceId)).toBeNull();
  });

  it('publishes nothing for a wrong week or district, or before it says whom it takes', async () => {
    const publish = (told: Partial<Parameters<typeof home.schemes.publishSanctuaryCapacity>[1]>) =>
      home.schemes.publishSanctuaryCapacity(home.county.provider, {
        serviceId: home.scheme,
        firstWeek: home.monday,
        weeks: 1,
        districts: [{ districtCode: 'E07000071', slots: 1 }],
        ...told,
      });
    expect(codesOf(await publish({ firstWeek: addDays(home.monday, 2) }))).toEqual(['NOT_A_MONDAY']);
    expect(codesOf(await publish({ firstWeek: addDays(home.monday, -7) }))).toEqual(['WEEK_IS_OVER']);
    expect(codesOf(await publish({ districts: [{ districtCode: 'E07999999', slots: 1 }] }))).toEqual([
      'UNKNOWN_DISTRICT',
    ]);
    expect(codesOf(await publish({ serviceId: home.county.refuge }))).toEqual(['SCHEME_NOT_SET']);
    await expect(
      home.schemes.publishSanctuaryCapacity(home.county.otherProvider, {
        serviceId: home.scheme,
        firstWeek: home.monday,
        weeks: 1,
        districts: [{ districtCode: 'E07000071', slots: 9 }],
      }),
    ).rejects.toThrow(NotFound);
  });
});
