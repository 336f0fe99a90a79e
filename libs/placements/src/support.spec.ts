import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, day, NotFound, type PersonActor } from '@app/kernel';
import { Support } from './index';
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

type Answers = Parameters<Support['recordEquality']>[1]['answers'];
type Given = Parameters<Support['recordSupport']>[1]['given'];
type Joined = Parameters<Support['recordJoined']>[1];
const answer = (episodeId: string, answers: Answers, by: PersonActor = county.provider) =>
  county.support.recordEquality(by, { episodeId, answers });
const give = (episodeId: string, given: Given, by: PersonActor = county.provider) =>
  county.support.recordSupport(by, { episodeId, given });
const join = (episodeId: string, more: Partial<Joined> = {}, by: PersonActor = county.provider) =>
  county.support.recordJoined(by, { episodeId, joinedOn: county.today, idempotencyKey: aKey(), ...more });
const problemsOf = (outcome: object): string[] =>
  ((outcome as { problems?: { code: string; field?: string }[] }).problems ?? []).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );

/** A mother and her son, who came this morning. */
async function aFamily() {
  const her = await county.household({
    people: [
      { lead: true, partner: false, gender: 'WOMAN_OR_GIRL', born: { year: 1990, month: 6 } },
      { lead: false, partner: false, gender: 'MAN_OR_BOY', born: { year: 2019, month: 3 } },
    ],
  });
  return (await county.arrived(her)).episode;
}

/** An episode of sanctuary, in which nobody moved. */
async function atHome(): Promise<string> {
  const her = await county.household();
  const id = randomUUID();
  await tests.query(
    `insert into episode (id, household_id, provider_id, service_id, accommodation_type, relevant, household_reference, started_on)
     values ($1, $2, $3, $4, 'SANCTUARY', true, $5, $6)`,
    [id, her.id, county.provider.organisationId, county.refuge, her.reference, county.today],
  );
  await tests.query(
    `insert into episode_person (id, episode_id, provider_id, number, lead, joined_on) values (gen_random_uuid(), $1, $2, 1, true, $3)`,
    [id, county.provider.organisationId, county.today],
  );
  return id;
}

describe('who is supported', () => {
  it('is kept as they were told of on arrival: number, gender, adult or child, and nothing that names them', async () => {
    const episode = await aFamily();
    const nothing = { answers: [], support: [], joinedOn: county.today, ageGroupCertain: true };
    expect(episode.people).toEqual([
      { number: 1, lead: true, gender: 'WOMAN_OR_GIRL', ageGroup: 'ADULT', ...nothing },
      { number: 2, lead: false, gender: 'MAN_OR_BOY', ageGroup: 'CHILD', ...nothing },
    ]);
    expect(episode.gaps).toEqual([
      { number: 1, noAnswers: true, noSupport: true },
      { number: 2, noAnswers: true, noSupport: true },
    ]);
  });

  it('grows with who joins, such as a child born during the stay', async () => {
    const episode = await aFamily();
    county.nextMorning(40);
    const { people } = got(await join(episode.id, { gender: 'WOMAN_OR_GIRL', age: 0 }));
    expect(people).toHaveLength(3);
    expect(people[2]).toMatchObject({ number: 3, lead: false, ageGroup: 'CHILD', joinedOn: county.today });
    expect(got(await join(episode.id)).people[3]).toMatchObject({ number: 4, gender: null, ageGroup: null });
    expect(await county.audited(episode.id)).toEqual(['PERSON_JOINED', 'PERSON_JOINED']);
    expect(problemsOf(await join(episode.id, { joinedOn: addDays(county.today, 1) }))).toEqual([
      'IN_FUTURE joinedOn',
    ]);
  });

  it('grows once for one key', async () => {
    const { id } = await aFamily();
    const idempotencyKey = aKey();
    const first = got(await join(id, { idempotencyKey }));
    expect(got(await join(id, { idempotencyKey }))).toEqual(first);
    expect(first.people).toHaveLength(3);
  });

  it('gives numbers of their own to two who join at once', async () => {
    const { id } = await aFamily();
    await Promise.all([join(id), join(id), join(id)]);
    const episode = await county.episodes.episode(county.provider, id);
    expect(episode?.people.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('equality', () => {
  it('is what they said, of adults and children; a later answer replaces the one before, not asked stays out', async () => {
    const { id } = await aFamily();
    got(
      await answer(id, [
        { person: 1, characteristic: 'BLACK_AND_MINORITISED', answer: 'YES' },
        { person: 1, characteristic: 'TRANS', answer: 'PREFERS_NOT_TO_SAY' },
        { person: 2, characteristic: 'DISABLED', answer: 'NO' },
      ]),
    );
    const { people, gaps } = got(await answer(id, [{ person: 1, characteristic: 'TRANS', answer: 'NO' }]));
    expect(people.map(({ answers }) => answers)).toEqual([
      [
        { characteristic: 'BLACK_AND_MINORITISED', answer: 'YES' },
        { characteristic: 'TRANS', answer: 'NO' },
      ],
      [{ characteristic: 'DISABLED', answer: 'NO' }],
    ]);
    expect(gaps).toEqual([
      { number: 1, noAnswers: false, noSupport: true },
      { number: 2, noAnswers: false, noSupport: true },
    ]);
    expect(await county.audited(id)).toEqual(['EQUALITY_RECORDED', 'EQUALITY_RECORDED']);
  });

  it('says everything that is wrong at once, and keeps nothing then', async () => {
    const { id } = await aFamily();
    const refused = await answer(id, [
      { person: 1, characteristic: 'DISABLED', answer: 'YES' },
      { person: 4, characteristic: 'DISABLED', answer: 'YES' },
      { person: 1, characteristic: 'DISABLED', answer: 'NO' },
    ]);
    expect(problemsOf(refused)).toEqual([
      'UNKNOWN_PERSON answers.1.person',
      'REPEATED answers.2.characteristic',
    ]);
    expect(problemsOf(await answer(id, []))).toEqual(['COUNT answers']);
    expect(
      problemsOf(await answer(id, [{ person: 1, characteristic: 'AGE' as never, answer: 'MAYBE' as never }])),
    ).toEqual(['CHOICE answers.0.characteristic', 'CHOICE answers.0.answer']);
    expect((await county.episodes.episode(county.provider, id))?.people[0]?.answers).toEqual([]);
  });

  it('is read by workers of the provider, and by nobody of its organisation in another role', async () => {
    const { id } = await aFamily();
    got(await answer(id, [{ person: 1, characteristic: 'TRANS', answer: 'YES' }]));
    const { organisationId } = county.provider;
    const rows = (by: PersonActor): Promise<object[]> =>
      county.db.read(by, (tx) => tx.manager.query<object[]>('select from episode_characteristic'));
    expect(await rows(county.person('PROVIDER_WORKER', organisationId))).not.toEqual([]);
    for (const role of ['REFERRING_PRACTITIONER', 'DATA_OFFICER', 'AUDITOR', 'COMMISSIONER'] as const)
      expect(await rows(county.person(role, organisationId))).toEqual([]);
    expect(await rows(county.otherProvider)).toEqual([]);
    expect(await rows(county.navigator)).toEqual([]);
  });
});

describe('support', () => {
  it('is told by person and kind since when, and corrected by telling it again', async () => {
    const { id } = await aFamily();
    const came = county.today;
    county.nextMorning(10);
    got(
      await give(id, [
        { person: 1, supportType: 'ADVOCACY', firstGivenOn: addDays(came, 3) },
        { person: 2, supportType: 'CHILDREN', firstGivenOn: came },
      ]),
    );
    const { people } = got(await give(id, [{ person: 1, supportType: 'ADVOCACY', firstGivenOn: came }]));
    expect(people.map(({ support }) => support)).toEqual([
      [{ supportType: 'ADVOCACY', firstGivenOn: came }],
      [{ supportType: 'CHILDREN', firstGivenOn: came }],
    ]);
    expect(await county.audited(id)).toEqual(['SUPPORT_RECORDED', 'SUPPORT_RECORDED']);
  });

  it('says everything that is wrong at once', async () => {
    const { id } = await aFamily();
    expect(
      problemsOf(
        await give(id, [
          { person: 1, supportType: 'CHILDREN', firstGivenOn: addDays(county.today, 1) },
          { person: 2, supportType: 'COUNSELLING', firstGivenOn: addDays(county.today, -1) },
          { person: 5, supportType: 'ADVOCACY', firstGivenOn: county.today },
        ]),
      ),
    ).toEqual([
      'IN_FUTURE given.0.firstGivenOn',
      'SUPPORT_FOR_CHILDREN given.0.supportType',
      'BEFORE_START given.1.firstGivenOn',
      'UNKNOWN_PERSON given.2.person',
    ]);
  });

  it('can be completed after the stay ended, for days of the stay', async () => {
    const { id } = await aFamily();
    const came = county.today;
    county.nextMorning(5);
    got(
      await county.episodes.recordDeparture(county.provider, {
        episodeId: id,
        reason: 'PLANNED_MOVE',
        destination: 'SOCIAL_RENT',
        idempotencyKey: aKey(),
      }),
    );
    county.nextMorning(30);
    expect(
      problemsOf(await give(id, [{ person: 1, supportType: 'ADVOCACY', firstGivenOn: county.today }])),
    ).toEqual(['AFTER_END given.0.firstGivenOn']);
    got(await give(id, [{ person: 1, supportType: 'ADVOCACY', firstGivenOn: came }]));
    got(await give(id, [{ person: 2, supportType: 'CHILDREN', firstGivenOn: came }]));
    const { gaps } = got(
      await answer(id, [
        { person: 1, characteristic: 'DISABLED', answer: 'NO' },
        { person: 2, characteristic: 'DISABLED', answer: 'PREFERS_NOT_TO_SAY' },
      ]),
    );
    expect(gaps).toEqual([]);
  });
});

describe('an episode of sanctuary', () => {
  it('has people, answers and support as a stay has', async () => {
    const id = await atHome();
    got(await answer(id, [{ person: 1, characteristic: 'MENTAL_HEALTH', answer: 'YES' }]));
    expect(
      got(await give(id, [{ person: 1, supportType: 'PREVENTION_ADVICE', firstGivenOn: county.today }])),
    ).toMatchObject({ accommodationType: 'SANCTUARY', placementId: null, units: [], gaps: [] });
  });

  it('ends with its job: it has no leaving day, no departure and no moving on', async () => {
    const episodeId = await atHome();
    const refusals = [
      await county.episodes.setLeavingDay(county.provider, { episodeId, leave: county.today }),
      await county.episodes.setReadyToMoveOn(county.provider, { episodeId, readyOn: county.today }),
      await county.episodes.recordDeparture(county.provider, {
        episodeId,
        reason: 'OTHER',
        destination: 'OTHER',
        idempotencyKey: aKey(),
      }),
    ];
    for (const refused of refusals) expect(codesOf(refused)).toEqual(['SANCTUARY_ENDS_WITH_ITS_JOB']);
    expect(await county.row('episode', episodeId)).toMatchObject({ ended_on: null });
  });
});

it('an episode of another provider, or none, is not found', async () => {
  const { id } = await aFamily();
  const said = [{ person: 1, characteristic: 'DISABLED', answer: 'YES' }] as const;
  const given = [{ person: 1, supportType: 'ADVOCACY', firstGivenOn: county.today }] as const;
  for (const [episodeId, by] of [
    [id, county.otherProvider],
    [randomUUID(), county.provider],
  ] as const) {
    await expect(answer(episodeId, [...said], by)).rejects.toThrow(NotFound);
    await expect(give(episodeId, [...given], by)).rejects.toThrow(NotFound);
    await expect(join(episodeId, {}, by)).rejects.toThrow(NotFound);
  }
});
