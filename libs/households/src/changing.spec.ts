import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addMinutes, day, Forbidden, NotFound, type PersonActor } from '@app/kernel';
import { placeEntities } from '@app/places';
import { Households } from './households';
import { householdEntities, householdFacts } from './index';
import {
  aCodeKey,
  aNavigator,
  aRegistration,
  aToldChild,
  heldFor,
  made,
  placedIn,
  problemsOf,
  put,
  theLead,
  withPlaces,
} from './testing';

const chelmsford = 'E07000070';
const colchester = 'E07000071';

let tests: TestDatabase;
let db: Database;
let households: Households;
let navigator: PersonActor;
let now = new Date('2026-11-21T18:30:00Z');

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open([...placeEntities, ...householdEntities], { clock: () => now });
  households = new Households(db, aCodeKey);
});
beforeEach(async () => {
  now = new Date('2026-11-21T18:30:00Z');
  navigator = await aNavigator(tests);
});
afterAll(() => tests.drop());

const daysLater = (days: number): void => {
  now = addMinutes(now, days * 24 * 60);
};
const registered = async (input = {}): Promise<string> =>
  made(await households.registerHousehold(navigator, aRegistration(input))).id;
const change = (householdId: string, input = {}, by = navigator) =>
  households.changeHousehold(by, { householdId, ...input });
const factsOf = async (id: string) => {
  const facts = await db.read(navigator, (tx) => householdFacts(tx, id));
  if (!facts) throw new Error('No such household.');
  return facts;
};
const actionsOf = async (id: string): Promise<string[]> => {
  const rows = await tests.query<{ action: string }>(
    'select action from audit_entry where subject_id = $1 order by at, action',
    [id],
  );
  return rows.map(({ action }) => action);
};
const historyOf = async (id: string, by = navigator) =>
  (await households.caseHistory(by, id, { first: 50 })).nodes;

/** Everything that may be answered. */
const everything = {
  neededFrom: day('2026-11-22'),
  neededBy: day('2026-12-01'),
  stayDays: 90,
  mobility: 'NO_STAIRS',
  sensory: ['DEAF_BSL'],
  substances: 'NONE',
  mentalHealth: 'LOW',
  inCrisis: false,
  careNeeds: 'MEDIUM',
  learningDisability: false,
  pregnant: true,
  dueOn: day('2027-02-01'),
  pets: [{ kind: 'ASSISTANCE', count: 1 }],
  languages: ['pl', 'en'],
  interpreterWanted: true,
  risk: { tool: 'DASH', dashScore: 16, on: day('2026-11-20') },
  riskToOthers: [],
  recourse: 'NO',
  rentCover: 'NOT_ELIGIBLE',
  nightWork: false,
  byAndFor: { need: 'REQUIRED', group: 'DEAF' },
  faithDiet: ['HALAL', 'PRAYER_SPACE'],
  willShare: { kitchen: true, bathroom: false },
  cameFromDistrictCode: colchester,
  stayNear: [{ districtCode: chelmsford, reason: 'COURT_CONTACT', flexible: false }],
  flexible: ['LENGTH', 'SHARING'],
  unsafeAreas: { districtCodes: [colchester], outcodes: [] },
};

describe('changing a household', () => {
  it('keeps every answer, says what changed, and leaves the rest as it was', async () => {
    const id = await registered();
    const { household, changed, warnings } = made(await change(id, everything));
    expect(household).toMatchObject({
      neededFrom: '2026-11-22',
      neededBy: '2026-12-01',
      stayDays: 90,
      sensory: ['DEAF_BSL'],
      careNeeds: 'MEDIUM',
      learningDisability: false,
      pregnant: true,
      dueOn: '2027-02-01',
      pets: [{ kind: 'ASSISTANCE', count: 1 }],
      languages: ['pl', 'en'],
      interpreterWanted: true,
      risk: { level: 'HIGH', tool: 'DASH', dashScore: 16, on: '2026-11-20', judgementNote: null },
      riskToOthers: [],
      rentCover: 'NOT_ELIGIBLE',
      nightWork: false,
      byAndFor: { need: 'REQUIRED', group: 'DEAF' },
      faithDiet: ['HALAL', 'PRAYER_SPACE'],
      willShare: { kitchen: true, bathroom: false, room: null },
      cameFromDistrict: { code: colchester, name: 'Colchester' },
      stayNear: [
        { district: { code: chelmsford, name: 'Chelmsford' }, reason: 'COURT_CONTACT', flexible: false },
      ],
      flexible: ['LENGTH', 'SHARING'],
      unsafeAreas: { asked: true, districts: [{ code: colchester, name: 'Colchester' }], outcodes: [] },
    });
    expect(warnings).toEqual([]);
    expect(changed).toEqual([
      ...['neededFrom', 'neededBy', 'mobility', 'substances', 'mentalHealth', 'inCrisis', 'recourse'],
      ...['pregnant', 'dueOn', 'sensory', 'pets', 'languages', 'interpreterWanted', 'careNeeds'],
      ...['learningDisability', 'risk', 'riskToOthers', 'byAndFor', 'faithDiet', 'cameFromDistrict'],
      ...['stayNear', 'stayDays', 'willShare.kitchen', 'willShare.bathroom', 'rentCover', 'nightWork'],
      ...['flexible', 'unsafeAreas'],
    ]);
    expect(await actionsOf(id)).toEqual(['HOUSEHOLD_CHANGED', 'HOUSEHOLD_REGISTERED']);
    const again = made(await change(id, { nightWork: true }));
    expect(again.changed).toEqual(['nightWork']);
    expect(again.household).toEqual({ ...household, nightWork: true });
  });

  it('may be asked all of it at first contact', async () => {
    const id = await registered({ ...everything, people: [theLead] });
    const facts = await factsOf(id);
    expect(facts).toMatchObject({
      pregnant: true,
      dueOn: '2027-02-01',
      sensory: ['DEAF_BSL'],
      pets: [{ kind: 'ASSISTANCE', count: 1 }],
      risk: 'HIGH',
      riskToOthers: [],
      careNeeds: 'MEDIUM',
      learningDisability: false,
      languages: ['pl', 'en'],
      interpreterWanted: true,
      byAndFor: { group: 'DEAF', need: 'REQUIRED' },
      byAndForAsked: true,
      faithDiet: ['HALAL', 'PRAYER_SPACE'],
      stayDays: 90,
      willShare: { kitchen: true, bathroom: false, room: null },
      rentCover: 'NOT_ELIGIBLE',
      nightWork: false,
      route: 'AGENCY',
      flexible: ['LENGTH', 'SHARING'],
    });
    const codes = await tests.query<{ code: string }>('select code from district where id = any ($1)', [
      [facts.cameFromDistrictId, facts.stayNear?.[0]?.districtId],
    ]);
    expect(codes.map(({ code }) => code).sort()).toEqual([chelmsford, colchester]);
    expect(facts.stayNear).toMatchObject([{ reason: 'COURT_CONTACT', flexible: false }]);
  });

  it('of whom nothing was asked has facts that say so', async () => {
    const facts = await factsOf(await registered());
    const { people, neededFrom, route, ...asked } = facts;
    expect({ people: people.length, neededFrom, route }).toEqual({
      people: 1,
      neededFrom: '2026-11-21',
      route: 'AGENCY',
    });
    expect(asked).toEqual({
      ...Object.fromEntries(
        [
          ...[
            'mobility',
            'substances',
            'mentalHealth',
            'inCrisis',
            'recourse',
            'unsafeDistrictIds',
            'neededBy',
          ],
          ...[
            'pregnant',
            'dueOn',
            'sensory',
            'pets',
            'risk',
            'riskToOthers',
            'careNeeds',
            'learningDisability',
          ],
          ...['languages', 'interpreterWanted', 'byAndFor', 'faithDiet', 'cameFromDistrictId', 'stayNear'],
          ...['stayDays', 'rentCover', 'nightWork'],
        ].map((field) => [field, null]),
      ),
      byAndForAsked: false,
      willShare: { kitchen: null, bathroom: null, room: null },
      flexible: [],
    });
  });

  it('goes back to "not asked" by null, and knows it from "there is none"', async () => {
    const id = await registered(everything);
    made(await change(id, { sensory: null, risk: null, unsafeAreas: null, byAndFor: { need: 'NONE' } }));
    expect(await factsOf(id)).toMatchObject({
      sensory: null,
      risk: null,
      unsafeDistrictIds: null,
      byAndFor: null,
      byAndForAsked: true,
      riskToOthers: [],
    });
  });

  it('is told everything that is wrong at once, and then changes nothing', async () => {
    const id = await registered();
    const before = await households.household(navigator, id);
    const outcome = await change(id, {
      mobility: 'WINGS',
      neededFrom: day('2026-11-20'),
      pets: [{ kind: 'DRAGON', count: 0 }],
      risk: { tool: 'DASH', dashScore: 25 },
      languages: ['Polish'],
      sensory: ['DEAF_BSL', 'SMELL'],
      cameFromDistrictCode: 'E07999999',
      stayNear: [{ districtCode: 'E07999999', reason: 'WORK', flexible: false }],
      unsafeAreas: { districtCodes: ['E07999999'], outcodes: ['ZZ9'] },
      people: [
        { key: '9', age: 3 },
        { age: 121, whereabouts: { is: 'JOINING' } },
      ],
    });
    expect(new Set(problemsOf(outcome))).toEqual(
      new Set([
        ...[
          'CHOICE mobility',
          'CHOICE pets.0.kind',
          'NUMBER pets.0.count',
          'NUMBER risk.dashScore',
          'CHOICE sensory',
        ],
        ...['NUMBER people.1.age', 'UNKNOWN_PERSON people.0.key', 'JOINS_WHEN people.1.whereabouts.joinsOn'],
        ...['NEEDED_BEFORE_TODAY neededFrom', 'UNKNOWN_LANGUAGE languages.0', 'DASH_SCORE risk.dashScore'],
        ...['UNKNOWN_DISTRICT cameFromDistrictCode', 'UNKNOWN_DISTRICT stayNear.0.districtCode'],
        ...['UNKNOWN_DISTRICT unsafeAreas.districtCodes.0', 'UNKNOWN_OUTCODE unsafeAreas.outcodes.0'],
      ]),
    );
    expect(await households.household(navigator, id)).toEqual(before);
    expect(await actionsOf(id)).toEqual(['HOUSEHOLD_REGISTERED']);
  });

  it('with one key changes once, and answers the same again', async () => {
    const id = await registered();
    const idempotencyKey = randomUUID();
    const input = { people: [{ age: 4 }], idempotencyKey };
    const all = (await Promise.all(Array.from({ length: 5 }, () => change(id, input)))).map((o) => made(o));
    expect(all.map(({ household }) => household.people.length)).toEqual([2, 2, 2, 2, 2]);
    expect(all.filter(({ changed }) => changed.length > 0)).toHaveLength(1);
    expect(problemsOf(await change(id, { people: [{ age: 5 }], idempotencyKey }))).toEqual([
      'KEY_USED idempotencyKey',
    ]);
  });

  it('is for those who hold the case, and for first contact only', async () => {
    const id = await registered();
    const other = await aNavigator(tests);
    await expect(change(id, { mobility: 'NONE' }, other)).rejects.toThrow(NotFound);
    expect(() => change(id, {}, { ...navigator, roles: ['PROVIDER_MANAGER'] })).toThrow(Forbidden);
    expect(await historyOf(id, other)).toEqual([]);
    expect(await households.peopleOn(other, id, day('2026-11-21'))).toEqual([]);
  });
});

describe('who is in a household', () => {
  const son = { gender: 'MAN_OR_BOY', age: 15 };
  const on = async (id: string, date: string): Promise<string[]> =>
    (await households.peopleOn(navigator, id, day(date))).map(({ key, whereabouts, joinsOn }) =>
      `${key} ${whereabouts} ${joinsOn ?? ''}`.trim(),
    );
  const coming = async (id: string): Promise<string[]> =>
    (await factsOf(id)).people.map(({ key, joinsOn }) => `${key} ${joinsOn ?? 'now'}`);

  it('is known for any day, also after it changed', async () => {
    const id = await registered({ people: [theLead, son] });
    daysLater(7);
    made(
      await change(id, {
        people: [{ key: '1', whereabouts: { is: 'ELSEWHERE', joinsOn: day('2026-12-05') } }],
      }),
    );
    daysLater(30);
    expect(await on(id, '2026-11-20')).toEqual([]);
    expect(await on(id, '2026-11-27')).toEqual(['0 HERE', '1 HERE']);
    expect(await on(id, '2026-11-28')).toEqual(['0 HERE', '1 ELSEWHERE 2026-12-05']);
    expect(await on(id, '2026-12-05')).toEqual(['0 HERE', '1 HERE']);
  });

  it('counts who joins, with the day, and leaves out who is elsewhere for ever', async () => {
    const id = await registered({
      people: [
        theLead,
        { ...aToldChild, whereabouts: { is: 'JOINING', joinsOn: day('2026-12-01') } },
        { ...son, lead: false, partner: false, whereabouts: { is: 'ELSEWHERE' } },
      ],
    });
    expect(await coming(id)).toEqual(['0 now', '1 2026-12-01']);
    made(
      await change(id, {
        people: [{ key: '2', whereabouts: { is: 'JOINING', joinsOn: day('2026-12-24') } }],
      }),
    );
    expect(await coming(id)).toEqual(['0 now', '1 2026-12-01', '2 2026-12-24']);
    daysLater(10);
    expect(await coming(id)).toEqual(['0 now', '1 now', '2 2026-12-24']);
  });

  it('is judged as on the first day they could move in', async () => {
    const id = await registered({
      neededFrom: day('2026-12-10'),
      people: [
        theLead,
        { ...aToldChild, whereabouts: { is: 'JOINING', joinsOn: day('2026-12-10') } },
        { ...son, lead: false, partner: false, whereabouts: { is: 'ELSEWHERE', from: day('2026-12-10') } },
      ],
    });
    expect(await coming(id)).toEqual(['0 now', '1 now']);
  });

  it('may be somebody new, who has the next key; people are never removed', async () => {
    const id = await registered();
    const { household, changed } = made(
      await change(id, {
        people: [aToldChild, { key: '0', age: 30 }],
      }),
    );
    expect(household.people).toMatchObject([
      { key: '0', lead: true, born: null, age: 30 },
      { key: '1', lead: false, age: 5, whereabouts: 'HERE' },
    ]);
    expect(changed).toEqual([
      ...['people.1.gender', 'people.1.age', 'people.1.whereabouts'],
      ...['people.0.born', 'people.0.age'],
    ]);
    await expect(
      db.commit(navigator, (tx) =>
        tx.manager.query('delete from household_person where household_id = $1', [id]),
      ),
    ).rejects.toThrow('permission denied');
  });

  it('changes the partner in one go', async () => {
    const id = await registered({ people: [theLead, { lead: false, partner: true }, aToldChild] });
    const both = [{ key: '2', partner: true, age: 40 }];
    expect(problemsOf(await change(id, { people: both }))).toEqual(['ONE_PARTNER people']);
    const { household } = made(await change(id, { people: [...both, { key: '1', partner: false }] }));
    expect(household.people.map(({ partner }) => partner)).toEqual([false, false, true]);
  });

  it('is kept as rows that nothing overwrites', async () => {
    const id = await registered({ people: [theLead, son] });
    daysLater(1);
    made(await change(id, { people: [{ key: '1', whereabouts: { is: 'ELSEWHERE' } }] }));
    const rows = () =>
      tests.query<{ whereabouts: string; days: string; replaced: boolean }>(
        `select m.whereabouts, daterange(m.from_day, m.until_day)::text as days, m.replaced_at is not null as replaced
         from household_membership m join household_person p on p.id = m.household_person_id
         where m.household_id = $1 and p.position = 1 order by m.recorded_at, m.from_day`,
        [id],
      );
    expect(await rows()).toEqual([
      { whereabouts: 'HERE', days: '[2026-11-21,)', replaced: true },
      { whereabouts: 'HERE', days: '[2026-11-21,2026-11-22)', replaced: false },
      { whereabouts: 'ELSEWHERE', days: '[2026-11-22,)', replaced: false },
    ]);
    const tamper = (sql: string) => db.commit(navigator, (tx) => tx.manager.query(sql, [id]));
    await expect(
      tamper("update household_membership set whereabouts = 'HERE' where household_id = $1"),
    ).rejects.toThrow('permission denied');
    await tamper('update household_membership set replaced_at = null where household_id = $1').catch(
      () => undefined,
    );
    expect((await rows()).map(({ replaced }) => replaced)).toEqual([true, false, false]);
    await expect(
      tests.query(
        `insert into household_membership select gen_random_uuid(), household_id, household_person_id, 'HERE', from_day, null, recorded_at, person_id, organisation_id, null
         from household_membership where household_id = $1 and replaced_at is null limit 1`,
        [id],
      ),
    ).rejects.toThrow('household_membership_one_at_a_time');
  });

  it('is everyone who has no row of membership: nobody falls out because one is missing', async () => {
    const id = await registered({ people: [theLead, son] });
    await tests.query('delete from household_membership where household_id = $1', [id]);
    expect(await coming(id)).toEqual(['0 now', '1 now']);
    expect(await on(id, '2026-11-21')).toEqual(['0 HERE', '1 HERE']);
    expect(await on(id, '2026-11-20')).toEqual([]);
    daysLater(3);
    made(await change(id, { people: [{ key: '1', whereabouts: { is: 'ELSEWHERE' } }] }));
    expect(await on(id, '2026-11-23')).toEqual(['0 HERE', '1 HERE']);
    expect(await on(id, '2026-11-24')).toEqual(['0 HERE', '1 ELSEWHERE']);
  });
});

describe('who joins a household with a place', () => {
  const joins = { people: [{ age: 4 }] };

  it('must fit the place that is held for it', async () => {
    const id = await registered();
    await heldFor(tests, id, navigator, { now, bedspaces: 1 });
    expect(problemsOf(await change(id, joins))).toEqual(['PLACE_TOO_SMALL people']);
    expect((await factsOf(id)).people).toHaveLength(1);
    now = addMinutes(now, 60);
    expect(problemsOf(await change(id, joins))).toEqual([]);
  });

  it('counts before they come, but not when they are elsewhere for ever', async () => {
    const id = await registered();
    await heldFor(tests, id, navigator, { now, bedspaces: 1 });
    const told = (whereabouts: object) => change(id, { people: [{ age: 4, whereabouts }] });
    expect(problemsOf(await told({ is: 'JOINING', joinsOn: day('2026-12-01') }))).toEqual([
      'PLACE_TOO_SMALL people',
    ]);
    expect(problemsOf(await told({ is: 'ELSEWHERE' }))).toEqual([]);
    expect(problemsOf(await change(id, { people: [{ key: '1', whereabouts: { is: 'HERE' } }] }))).toEqual([
      'PLACE_TOO_SMALL people',
    ]);
  });

  it('may sleep in a cot under 2', async () => {
    const id = await registered();
    await heldFor(tests, id, navigator, { now, bedspaces: 1, cots: 1 });
    expect(problemsOf(await change(id, { people: [{ age: 2 }] }))).toEqual(['PLACE_TOO_SMALL people']);
    expect(problemsOf(await change(id, { people: [{ age: 1 }] }))).toEqual([]);
    expect(problemsOf(await change(id, { people: [{ age: 0 }] }))).toEqual(['PLACE_TOO_SMALL people']);
  });

  it('must fit it whoever of the case holders holds it', async () => {
    const { id, spokenCode } = made(await households.registerHousehold(navigator, aRegistration()));
    const other = await aNavigator(tests, ['COMPASS_WORKER']);
    made(await households.pickUpHousehold(other, { code: spokenCode }));
    await heldFor(tests, id, navigator, { now, bedspaces: 1 });
    expect(problemsOf(await change(id, joins, other))).toEqual(['PLACE_TOO_SMALL people']);
  });

  it('must fit the place that awaits it', async () => {
    const id = await registered();
    await placedIn(tests, id, navigator, { now, bedspaces: 1, outcome: null });
    expect(problemsOf(await change(id, joins))).toEqual(['PLACE_TOO_SMALL people']);
  });

  it('is recorded though they do not fit where they live, with a warning: a birth is not refused', async () => {
    const id = await registered();
    await placedIn(tests, id, navigator, { now, bedspaces: 1, outcome: 'ARRIVED' });
    expect(made(await change(id, joins)).warnings).toMatchObject([{ code: 'PLACE_TOO_SMALL' }]);
    expect(made(await change(id, { mobility: 'NONE' })).warnings).toEqual([]);
  });

  it('counts in the claims that were made for it', async () => {
    const id = await registered();
    const claim = await heldFor(tests, id, navigator, { now, bedspaces: 3, cots: 1 });
    made(await change(id, { people: [{ age: 1 }, { age: 9 }] }));
    expect(
      await tests.query('select people, may_use_cots from occupancy_people where occupancy_id = $1', [claim]),
    ).toEqual([{ people: 3, may_use_cots: 1 }]);
  });

  it('may correct an age without being asked for room', async () => {
    const id = await registered({ people: [theLead, { ...aToldChild, age: 1 }] });
    await heldFor(tests, id, navigator, { now, bedspaces: 1, cots: 1 });
    expect(problemsOf(await change(id, { people: [{ key: '1', age: 3 }] }))).toEqual([]);
  });
});

describe('the history of a case', () => {
  it('says who answered what and when, to whoever picks it up too', async () => {
    const { id, spokenCode } = made(
      await households.registerHousehold(
        navigator,
        aRegistration({ mobility: 'NONE', unsafeAreas: { districtCodes: [colchester], outcodes: [] } }),
      ),
    );
    const other = await aNavigator(tests, ['COMPASS_WORKER']);
    now = addMinutes(now, 30);
    made(await households.pickUpHousehold(other, { code: spokenCode }));
    now = addMinutes(now, 30);
    made(await change(id, { mobility: null, languages: ['en'], nightWork: true }, other));
    const history = await historyOf(id, other);
    const told = history.map(
      ({ field, answered, value, at, yours }) =>
        `${String(at).slice(11, 16)} ${field} ${answered ? (value ?? '-') : 'no more'}${yours ? ' (you)' : ''}`,
    );
    expect(new Set(told)).toEqual(
      new Set([
        '19:30 mobility no more (you)',
        '19:30 languages ["en"] (you)',
        '19:30 nightWork true (you)',
        '18:30 mobility NONE',
        '18:30 unsafeAreas -',
        '18:30 people.0.lead true',
        '18:30 people.0.gender WOMAN_OR_GIRL',
        '18:30 people.0.born {"year": 1990, "month": 6}',
        '18:30 people.0.whereabouts {"is": "HERE", "from": "2026-11-21", "joinsOn": null}',
      ]),
    );
    expect(told.slice(0, 3).every((line) => line.startsWith('19:30'))).toBe(true);
    expect(history.at(-1)).toMatchObject({ personId: navigator.personId, organisationName: 'A council' });
  });

  it('comes in pages, and is written once', async () => {
    const id = await registered(everything);
    const all = await historyOf(id);
    const one = await households.caseHistory(navigator, id, { first: 10 });
    const two = await households.caseHistory(navigator, id, { first: 50, after: one.endCursor ?? '' });
    expect([...one.nodes, ...two.nodes]).toEqual(all);
    await expect(
      tests.query('update household_answer set value = null where household_id = $1', [id]),
    ).rejects.toThrow('keeps what was written');
  });
});

describe('districts that have merged', () => {
  /** A district that is no more, with what it became. */
  async function merged(): Promise<{ old: string; successor: string }> {
    const [row] = await tests.query<{ old: string; successor: string }>(
      `select s.predecessor_id as old, s.successor_id as successor from district_succession s join district d on d.id = s.successor_id
       where s.status = 'MADE' and d.live_to is null order by s.predecessor_id limit 1`,
    );
    if (!row) throw new Error('No district has merged.');
    return row;
  }

  it('are unsafe as what they became', async () => {
    const { old, successor } = await merged();
    const id = await registered({ unsafeAreas: { districtCodes: [], outcodes: [] } });
    await tests.query('insert into household_unsafe_area values ($1, $2, $3, null)', [randomUUID(), id, old]);
    expect((await factsOf(id)).unsafeDistrictIds).toEqual(expect.arrayContaining([old, successor]));
  });

  it('are come from, and stayed near, as what they became', async () => {
    const { old, successor } = await merged();
    const id = await registered();
    await tests.query('update household set came_from_district_id = $2, stay_near = $3 where id = $1', [
      id,
      old,
      JSON.stringify([{ districtId: old, reason: 'WORK', flexible: true }]),
    ]);
    expect(await factsOf(id)).toMatchObject({
      cameFromDistrictId: successor,
      stayNear: [{ districtId: successor, reason: 'WORK', flexible: true }],
    });
  });

  it('are unsafe as what they became in the finer check at placement too', async () => {
    const { old, successor } = await merged();
    const id = await registered({ unsafeAreas: { districtCodes: [], outcodes: [] } });
    const [referral, service] = [randomUUID(), randomUUID()];
    await put(
      tests,
      [
        `insert into referral (id, hold_id, household_id, organisation_id, person_id, provider_id, service_id, unit_id, vacancy_id, status, household_reference, facts, submitted_at, answer_by)
         values ($1, $1, $2, $3, $4, $5, $5, $5, $5, 'ACCEPTED', 'H-XXXXXX', '{}', $6, $6)`,
        [referral, id, navigator.organisationId, navigator.personId, service, now],
      ],
      ['insert into service_district values ($1, $1, $2)', [service, successor]],
    );
    const isUnsafe = async (): Promise<unknown> => {
      const rows: unknown = await db.read(navigator, (tx) =>
        tx.manager.query('select place_is_unsafe($1) as unsafe', [referral]),
      );
      return rows;
    };
    expect(await isUnsafe()).toEqual([{ unsafe: false }]);
    await tests.query('insert into household_unsafe_area values ($1, $2, $3, null)', [randomUUID(), id, old]);
    expect(await isUnsafe()).toEqual([{ unsafe: true }]);
  });
});

describe('the way a household is referred', () => {
  it('is by Compass when Compass registered it, whoever refers it then', async () => {
    const compass = await aNavigator(tests, ['COMPASS_WORKER']);
    await tests.query("update organisation set kind = 'COMPASS' where id = $1", [compass.organisationId]);
    const { id, spokenCode } = made(await households.registerHousehold(compass, aRegistration()));
    made(await households.pickUpHousehold(navigator, { code: spokenCode }));
    expect((await factsOf(id)).route).toBe('COMPASS');
    expect((await factsOf(await registered())).route).toBe('AGENCY');
  });
});
