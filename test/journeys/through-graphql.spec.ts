import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, type Role } from '@app/kernel';
import { County } from '@app/placements/testing';
import { type Answer, testApi, type TestApi } from '../api';

/**
 * The main job as its people do it: over HTTP, signed in, through GraphQL alone. What is arranged past the API is who
 * they are and what time it is.
 */
let tests: TestDatabase;
let county: County;
let api: TestApi;

const refused = '... on Problems { problems { code message field } }';
const aKey = (): string => randomUUID();

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-23'));
  api = await testApi(tests, { clock: () => county.now });
  const compass = await anOrganisation('COMPASS', 'Compass');
  const authority = await anOrganisation('TIER_ONE_AUTHORITY', 'Essex');
  await somebody('maya', 'PROVIDER_MANAGER', county.provider.organisationId);
  await somebody('sam', 'PROVIDER_WORKER', county.provider.organisationId);
  await somebody('omar', 'ON_CALL_WORKER', county.provider.organisationId);
  await somebody('otto', 'PROVIDER_MANAGER', county.otherProvider.organisationId);
  await somebody('nina', 'NAVIGATOR', county.navigator.organisationId);
  await somebody('noah', 'NAVIGATOR', county.otherNavigator.organisationId);
  await somebody('cora', 'COMPASS_WORKER', compass);
  await somebody('audrey', 'AUDITOR', authority);
});
afterAll(async () => {
  await api.close();
  await tests.drop();
});
beforeEach(() => {
  county.nextMorning();
});

async function anOrganisation(kind: string, name: string): Promise<string> {
  const id = randomUUID();
  await tests.query('insert into organisation (id, kind, name) values ($1, $2, $3)', [id, kind, name]);
  return id;
}

async function somebody(subject: string, role: Role, organisationId: string): Promise<void> {
  const id = randomUUID();
  await tests.query('insert into person (id, issuer, subject, name) values ($1, $2, $3, $3)', [
    id,
    api.issuer,
    subject,
  ]);
  await tests.query(
    `insert into membership (id, person_id, organisation_id, role, starts_at) values (gen_random_uuid(), $1, $2, $3, '2020-01-01')`,
    [id, organisationId, role],
  );
}

/** What one document with one field answers this person; errors of GraphQL fail the test. */
async function ask(person: string, query: string, variables: Answer = {}): Promise<Answer> {
  const { body } = await api.ask(person, query, variables);
  expect(body.errors ?? []).toEqual([]);
  return Object.values(body.data ?? {})[0] as Answer;
}

/** Does something that must succeed. `type` is what the mutation gives. */
async function act(
  person: string,
  field: string,
  input: Answer,
  type: string,
  wanted = 'id',
): Promise<Answer> {
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const answer = await ask(
    person,
    `mutation ($input: ${name}!) { ${field}(input: $input) { ... on ${type} { ${wanted} } ${refused} } }`,
    { input },
  );
  expect(answer['problems'] ?? []).toEqual([]);
  return answer;
}

/** Does something by its id that must succeed. */
async function actOn(
  person: string,
  field: string,
  argument: string,
  id: string,
  type: string,
  wanted = 'id',
) {
  const answer = await ask(
    person,
    `mutation ($id: ID!) { ${field}(${argument}: $id) { ... on ${type} { ${wanted} } ${refused} } }`,
    { id },
  );
  expect(answer['problems'] ?? []).toEqual([]);
  return answer;
}

/** Tries what must be refused. @returns the codes of the problems, or of the error. */
async function trying(person: string, field: string, input: Answer): Promise<string[]> {
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const { body } = await api.ask(
    person,
    `mutation ($input: ${name}!) { ${field}(input: $input) { ${refused} } }`,
    { input },
  );
  if (body.errors) return body.errors.map(({ extensions }) => extensions.code);
  const { problems = [] } = (body.data?.[field] ?? {}) as { problems?: { code: string }[] };
  return problems.map(({ code }) => code);
}

/** A service with one room that is offered; in Colchester unless said otherwise. */
async function aPlace(
  rules: Answer = {},
  service: Answer = {},
): Promise<Record<'serviceId' | 'unitId' | 'vacancyId', string>> {
  const { id: serviceId } = await act(
    'maya',
    'registerService',
    {
      name: `House ${aKey().slice(0, 4)}`,
      accommodationType: 'REFUGE',
      districtCode: 'E07000071',
      temporary: true,
      selfContained: false,
      sharesFacilities: true,
      managedBy: 'VOLUNTARY_ORGANISATION',
      ...service,
    },
    'Service',
  );
  await act(
    'maya',
    'setEntryRules',
    {
      level: 'SERVICE',
      id: serviceId,
      rules: { genderPolicy: 'WOMEN_ONLY', boysToAge: 12, takesLocal: 'YES', ...rules },
    },
    'EntryRulesSet',
  );
  const { unitIds } = await act(
    'maya',
    'addUnits',
    { serviceId, units: [{ code: 'Room 1', bedspaces: 4, bedrooms: 2, stepFree: true, groundFloor: true }] },
    'Units',
    'unitIds',
  );
  const unitId = String(unitIds[0]);
  const { id: vacancyId } = await act('sam', 'publishVacancy', { unitId }, 'Vacancy');
  return { serviceId, unitId, vacancyId };
}

const mother = { lead: true, gender: 'WOMAN_OR_GIRL', born: { year: 1990, month: 6 } };
const son = { gender: 'MAN_OR_BOY', born: { year: 2011, month: 8 } };

/** A household that answered everything that a place may ask. */
async function aHousehold(told: Answer = {}, by = 'nina') {
  const { id, spokenCode, household } = await act(
    by,
    'registerHousehold',
    {
      people: [mother],
      mobility: 'NONE',
      substances: 'NONE',
      mentalHealth: 'NONE',
      inCrisis: false,
      recourse: 'YES',
      unsafeAreas: { districtCodes: [], outcodes: [] },
      careNeeds: 'NONE',
      learningDisability: false,
      pregnant: false,
      sensory: [],
      risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'STANDARD' },
      riskToOthers: [],
      cameFromDistrictCode: 'E07000076',
      idempotencyKey: aKey(),
      ...told,
    },
    'RegisteredHousehold',
    'id spokenCode household { reference }',
  );
  return { id: String(id), spokenCode: String(spokenCode), reference: String(household.reference) };
}

/** Whatever stands in one place's way or speaks for it. */
const judged = (householdId: string, vacancyId: string): Promise<Answer> =>
  ask(
    'nina',
    `query ($householdId: ID!, $vacancyId: ID!) { judgement(householdId: $householdId, vacancyId: $vacancyId) {
      verdict outcomes { rule outcome reason overridable } } }`,
    { householdId, vacancyId },
  );

async function held(householdId: string, vacancyId: string, more: Answer = {}): Promise<string> {
  const { id } = await act(
    'nina',
    'holdVacancy',
    { householdId, vacancyId, idempotencyKey: aKey(), ...more },
    'Hold',
  );
  return String(id);
}

async function referred(householdId: string, vacancyId: string, more: Answer = {}): Promise<string> {
  const holdId = await held(householdId, vacancyId, more);
  const { id } = await act('nina', 'submitReferral', { holdId, idempotencyKey: aKey() }, 'Referral');
  return String(id);
}

const accepting = (id: string): Answer => ({ id, idempotencyKey: aKey() });
const accepted = (id: string, by = 'sam') =>
  act(by, 'acceptReferral', accepting(id), 'Referral', 'status expired');
const saysYes = (referralId: string, more: Answer = {}): Answer => ({
  referralId,
  saysYes: true,
  idempotencyKey: aKey(),
  ...more,
});
const placed = (referralId: string, more: Answer = {}) =>
  act(
    'nina',
    'answerForHousehold',
    saysYes(referralId, more),
    'HouseholdAnswer',
    'spokenCode placement { id warnings { code message } uncheckedSafety { about { rule title } reason } }',
  );

const referralFor = (person: string, id: string): Promise<Answer> =>
  ask(
    person,
    `query ($id: ID!) { referral(id: $id) {
      householdId unitCode status expired shownReason primaryReason contributingReasons overrideBecause
      overrides { about { rule title } overriddenAt reason }
      questions { question answer about { rule } }
      facts { shares people { lead age { from to exact } gender } } } }`,
    { id },
  );

describe('one household, end to end', () => {
  it('is placed, arrives, leaves, and the place is ready for the next', async () => {
    const { serviceId, unitId, vacancyId } = await aPlace();
    await actOn('maya', 'confirmService', 'serviceId', serviceId, 'Confirmed', 'count');
    const her = await aHousehold({ people: [mother, { gender: 'WOMAN_OR_GIRL', age: 7 }] }, 'cora');
    expect(await ask('nina', 'query ($id: ID!) { household(id: $id) { id } }', { id: her.id })).toBeNull();
    await act(
      'nina',
      'pickUpHousehold',
      { code: her.spokenCode, idempotencyKey: aKey() },
      'RegisteredHousehold',
    );

    const search = await ask(
      'nina',
      `mutation ($id: ID!) { findMatches(householdId: $id) {
        ... on Search { open suitable askFirst notSuitable notFree matches(first: 50) { nodes { rank verdict vacancy { id } } } } ${refused} } }`,
      { id: her.id },
    );
    const { suitable, askFirst, notSuitable, notFree, open } = search as Record<string, number>;
    expect([suitable, askFirst, notSuitable, notFree].reduce((sum = 0, count = 0) => sum + count)).toBe(open);
    const offers = search['matches'].nodes as { vacancy: { id: string } }[];
    expect(offers.map(({ vacancy }) => vacancy.id)).toContain(vacancyId);

    const holdId = await held(her.id, vacancyId);
    const his = await aHousehold({}, 'noah');
    expect(
      await trying('noah', 'holdVacancy', { householdId: his.id, vacancyId, idempotencyKey: aKey() }),
    ).toEqual(['UNIT_NOT_FREE']);
    const submitted = await act('nina', 'submitReferral', { holdId, idempotencyKey: aKey() }, 'Referral');
    const referralId = String(submitted['id']);
    expect(await referralFor('sam', referralId)).toMatchObject({ householdId: null, unitCode: 'Room 1' });
    expect(await referralFor('nina', referralId)).toMatchObject({ householdId: her.id, unitCode: null });
    expect(await referralFor('otto', referralId)).toBeNull();

    expect(await accepted(referralId)).toMatchObject({ status: 'ACCEPTED', expired: false });
    const { spokenCode, placement } = await placed(referralId);
    const code = String(
      spokenCode ??
        (await actOn('nina', 'renewSpokenCode', 'householdId', her.id, 'RegisteredHousehold', 'spokenCode'))[
          'spokenCode'
        ],
    );

    const arrival = { placementId: placement.id, idempotencyKey: aKey() };
    expect(await trying('omar', 'recordArrival', { ...arrival, spokenCode: 'CCC-CCCC' })).toEqual([
      'CODE_NOT_RIGHT',
    ]);
    const episode = await act(
      'omar',
      'recordArrival',
      { ...arrival, spokenCode: code },
      'Episode',
      'id startedOn',
    );
    expect(episode['startedOn']).toBe(county.today);

    county.nextMorning(30);
    const left = await act(
      'maya',
      'recordDeparture',
      {
        episodeId: episode['id'],
        reason: 'PLANNED_MOVE',
        destination: 'SOCIAL_RENT',
        idempotencyKey: aKey(),
      },
      'Episode',
      'endedOn units { freeFrom }',
    );
    expect(left['endedOn']).toBe(county.today);
    const { nodes } = await ask(
      'maya',
      '{ vacancies(statuses: [DRAFT], first: 50) { nodes { unitId availableFrom } } }',
    );
    expect(nodes).toContainEqual({ unitId, availableFrom: left['units'][0].freeFrom });

    const record = await ask(
      'audrey',
      'query ($id: ID!) { auditEntries(subjectId: $id, first: 50) { nodes { action } } }',
      { id: her.id },
    );
    expect((record['nodes'] as { action: string }[]).map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'VACANCY_HELD',
        'REFERRAL_SUBMITTED',
        'REFERRAL_ACCEPTED',
        'PLACEMENT_MADE',
        'ARRIVAL_CODE_TRIED',
        'ARRIVED',
        'DEPARTED',
      ]),
    );
  }, 60_000);
});

describe('a decline', () => {
  it('tells the provider its exact reasons, and the sender one from which nothing follows', async () => {
    const { vacancyId } = await aPlace();
    const her = await aHousehold();
    const id = await referred(her.id, vacancyId);
    await act(
      'sam',
      'declineReferral',
      {
        id,
        primaryReason: 'RISK_LINK_RESIDENT',
        contributingReasons: ['NO_STAFF_CAPACITY'],
        idempotencyKey: aKey(),
      },
      'Referral',
    );
    expect(await referralFor('maya', id)).toMatchObject({
      status: 'DECLINED',
      shownReason: 'OTHER',
      primaryReason: 'RISK_LINK_RESIDENT',
      contributingReasons: ['NO_STAFF_CAPACITY'],
    });
    expect(await referralFor('nina', id)).toMatchObject({
      status: 'DECLINED',
      shownReason: 'OTHER',
      primaryReason: null,
      contributingReasons: null,
    });
    // The place is free at once, for somebody else.
    await held((await aHousehold()).id, vacancyId);
  });
});

describe('time', () => {
  it('ends a hold and a referral at their instant, and the place is free then', async () => {
    const { vacancyId } = await aPlace();
    const her = await aHousehold();
    const holdId = await held(her.id, vacancyId, { minutes: 30 });
    county.wait(30);
    expect(await trying('nina', 'submitReferral', { holdId, idempotencyKey: aKey() })).toEqual([
      'HOLD_HAS_ENDED',
    ]);

    const id = await referred(her.id, vacancyId);
    county.wait(239);
    expect(await referralFor('sam', id)).toMatchObject({ status: 'SUBMITTED', expired: false });
    county.wait(1);
    expect(await referralFor('sam', id)).toMatchObject({ status: 'SUBMITTED', expired: true });
    expect(await trying('sam', 'acceptReferral', accepting(id))).toEqual(['REFERRAL_HAS_ENDED']);
    const second = await referred(her.id, vacancyId);
    await accepted(second);
    county.wait(240);
    expect(await trying('nina', 'answerForHousehold', saysYes(second))).toEqual(['REFERRAL_HAS_ENDED']);
  });
});

describe('a household with a son of 15', () => {
  const family = { people: [mother, son] };

  it('is told which rule keeps it out, and finds the home that takes him', async () => {
    const refuge = await aPlace({ boysConsiderToAge: null });
    const home = await aPlace(
      { genderPolicy: 'MIXED_SELF_CONTAINED', boysToAge: 17 },
      { accommodationType: 'DISPERSED', selfContained: true, sharesFacilities: false },
    );
    const her = await aHousehold(family);
    const search = await ask(
      'nina',
      `mutation ($id: ID!) { findMatches(householdId: $id) {
        ... on Search { rules { rule fails failsAlone } matches(first: 50) { nodes { vacancy { id } } } } ${refused} } }`,
      { id: her.id },
    );
    const offers = (search['matches'].nodes as { vacancy: { id: string } }[]).map(
      ({ vacancy }) => vacancy.id,
    );
    expect(offers).toContain(home.vacancyId);
    expect(offers).not.toContain(refuge.vacancyId);
    const boys = (search['rules'] as { rule: string; fails: number }[]).find(
      ({ rule }) => rule === 'BOYS_UPPER_AGE',
    );
    expect(boys?.fails).toBeGreaterThanOrEqual(1);
    const opened = await judged(her.id, refuge.vacancyId);
    expect(opened['verdict']).toBe('NOT_SUITABLE');
    expect(
      (opened['outcomes'] as { rule: string; outcome: string }[]).filter(({ outcome }) => outcome === 'FAIL'),
    ).toMatchObject([{ rule: 'BOYS_UPPER_AGE', overridable: true }]);
    const id = await referred(her.id, home.vacancyId);
    expect((await referralFor('sam', id))['facts'].people[1]).toMatchObject({
      age: { from: 15, to: 15, exact: true },
    });
    await accepted(id);
    const { placement } = await placed(id);
    expect(placement.warnings).toEqual([]);
  });

  it('may be taken by a refuge all the same: asked, overridden with a reason and a name, accepted', async () => {
    const { vacancyId } = await aPlace({ boysConsiderToAge: null });
    const her = await aHousehold(family);
    const hold = { householdId: her.id, vacancyId, idempotencyKey: aKey() };
    expect(await trying('nina', 'holdVacancy', hold)).toEqual(['NOT_SUITABLE']);
    const askToOverride = { reason: 'He is gentle, and nothing else is free tonight.' };
    const id = await referred(her.id, vacancyId, { askToOverride });
    expect(await referralFor('sam', id)).toMatchObject({
      overrideBecause: askToOverride.reason,
      overrides: [
        { about: { rule: 'BOYS_UPPER_AGE', title: expect.any(String) }, overriddenAt: null, reason: null },
      ],
    });
    expect(await trying('sam', 'acceptReferral', accepting(id))).toEqual(['OVERRIDE_NEEDED']);
    const overriding = {
      referralId: id,
      rules: ['BOYS_UPPER_AGE'],
      reason: 'The flat upstairs is empty: he can sleep there.',
      idempotencyKey: aKey(),
    };
    expect(await trying('sam', 'overrideRules', overriding)).toEqual(['FORBIDDEN']);
    expect(await trying('otto', 'overrideRules', overriding)).toEqual(['NOT_FOUND']);
    await act('omar', 'overrideRules', overriding, 'Referral');
    expect((await referralFor('maya', id))['overrides']).toMatchObject([{ reason: overriding.reason }]);
    expect((await referralFor('nina', id))['overrides']).toMatchObject([
      { overriddenAt: expect.any(String), reason: null },
    ]);
    await accepted(id);
    expect((await placed(id))['placement']).not.toBeNull();
    const entries = await ask(
      'audrey',
      'query ($id: ID!) { auditEntries(subjectId: $id, first: 50) { nodes { action reason } } }',
      { id },
    );
    expect(entries['nodes']).toContainEqual({ action: 'RULES_OVERRIDDEN', reason: overriding.reason });
  });

  it('warns both sides of his birthday before he comes', async () => {
    const { vacancyId } = await aPlace({ boysToAge: 15 });
    const id = await referred((await aHousehold(family)).id, vacancyId);
    await accepted(id);
    const { placement } = await placed(id);
    expect(placement.warnings).toMatchObject([{ code: 'BIRTHDAY_PASSES_LIMIT' }]);
    expect(placement.warnings[0].message).toContain('2027');
    const seen = await ask(
      'sam',
      'query ($id: ID!) { placement(id: $id) { warnings { code message } uncheckedSafety { reason } } }',
      {
        id: placement.id,
      },
    );
    expect(seen).toEqual({ warnings: placement.warnings, uncheckedSafety: [] });
  });
});

describe('a household that changes', () => {
  it('is changed person by person, remembers who answered what, and is closed and reopened', async () => {
    const { id: householdId } = await aHousehold({ people: [mother, { gender: 'MAN_OR_BOY' }] });
    const before = await ask(
      'nina',
      'query ($id: ID!) { household(id: $id) { people { key lead born { year } } } }',
      {
        id: householdId,
      },
    );
    const son = (before.people as { key: string; lead: boolean }[]).find(({ lead }) => !lead);
    await act(
      'nina',
      'changeHousehold',
      {
        householdId,
        people: [{ key: son?.key, born: { year: 2016, month: 4 } }],
        nightWork: true,
        pregnant: null,
      },
      'ChangedHousehold',
      'household { people { born { year } } }',
    );
    const after = await ask('nina', 'query ($id: ID!) { household(id: $id) { people { born { year } } } }', {
      id: householdId,
    });
    expect(after.people).toContainEqual({ born: { year: 2016 } });
    const history = await ask(
      'nina',
      'query ($id: ID!) { caseHistory(householdId: $id, first: 50) { nodes { field } } }',
      {
        id: householdId,
      },
    );
    expect((history.nodes as { field: string }[]).map(({ field }) => field)).toContain('nightWork');
    const heard = await act(
      'nina',
      'recordTransHistory',
      { householdId, personKey: '0', answer: 'PREFERS_NOT_TO_SAY' },
      'TransHistory',
      'people { answer }',
    );
    expect(heard.people).toEqual([{ answer: 'PREFERS_NOT_TO_SAY' }]);
    const closed = await act(
      'nina',
      'closeHousehold',
      { householdId, reason: 'NO_CONTACT' },
      'Household',
      'status',
    );
    expect(closed.status).toBe('CLOSED');
    const again = await ask(
      'nina',
      `mutation ($id: ID!) { reopenHousehold(householdId: $id) { ... on Household { status } ${refused} } }`,
      { id: householdId },
    );
    expect(again.status).toBe('OPEN');
  });
});

describe('a question', () => {
  it('is asked and answered while the time runs on', async () => {
    const { vacancyId } = await aPlace();
    const id = await referred((await aHousehold()).id, vacancyId);
    county.wait(60);
    const question = {
      referralId: id,
      text: 'Is she well with dogs?',
      rules: ['MENTAL_HEALTH'],
      idempotencyKey: aKey(),
    };
    const asked = await act('sam', 'askQuestion', question, 'Referral', 'status answerBy');
    expect(asked['status']).toBe('QUESTION_ASKED');
    const answer = { referralId: id, text: 'She has one of her own.', idempotencyKey: aKey() };
    expect(await trying('noah', 'answerQuestion', answer)).toEqual(['NOT_FOUND']);
    const answered = await act('nina', 'answerQuestion', answer, 'Referral', 'status answerBy');
    expect(answered).toEqual({ status: 'SUBMITTED', answerBy: asked['answerBy'] });
    for (const reader of ['sam', 'nina']) {
      expect((await referralFor(reader, id))['questions']).toEqual([
        { question: question.text, answer: answer.text, about: [{ rule: 'MENTAL_HEALTH' }] },
      ]);
    }
    await accepted(id);
  });
});

describe('safety that nobody checked', () => {
  it('stops a placement, until a named person says why', async () => {
    const { vacancyId } = await aPlace();
    const id = await referred((await aHousehold({ unsafeAreas: null })).id, vacancyId);
    await accepted(id);
    expect(await trying('nina', 'answerForHousehold', saysYes(id))).toEqual(['SAFETY_NOT_CHECKED']);
    const safetyReason = 'She cannot speak now; the police drove her past.';
    const { placement } = await placed(id, { safetyReason });
    expect(placement.uncheckedSafety).toEqual([
      { about: { rule: 'UNSAFE_AREAS', title: expect.any(String) }, reason: safetyReason },
    ]);
  });
});
