import { bankHolidays, freeFromOf, writeVacancyFacts } from '@app/accommodation';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { useCode } from '@app/households';
import { addDays, day, hashCode, type LocalDate, NotFound, type PersonActor } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { Searches } from '@app/search';
import { blockingANight, nightsAfterLeaving } from './domain/leaving';
import { Episodes, Placements } from './index';
import { endStayToMoveOn } from './store/support.store';
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

type SetReady = Partial<Parameters<Episodes['setReadyToMoveOn']>[1]>;
const ready = (episodeId: string, more: SetReady = {}, by = county.provider) =>
  county.episodes.setReadyToMoveOn(by, { episodeId, readyOn: county.today, ...more });

/** Someone who has lived in a refuge for a month. */
async function aResident() {
  const first = await county.arrived();
  county.nextMorning(30);
  return first;
}

/** Someone who has, and is awaited elsewhere: in a home of another provider, unless told otherwise. */
async function aboutToMove({
  type = 'SECOND_STAGE' as const,
  by = county.otherProvider,
  isReady = true,
}: {
  type?: 'SECOND_STAGE' | 'REFUGE' | 'SPECIALIST' | 'DISPERSED';
  by?: PersonActor;
  isReady?: boolean;
} = {}) {
  const first = await aResident();
  if (isReady) got(await ready(first.episode.id));
  const serviceId = await county.service({ accommodationType: type, name: 'Samphire Row' }, {}, by);
  const second = await county.placed(first.her, await county.offered(serviceId, {}, by));
  return { first, second, by };
}
type AboutToMove = Awaited<ReturnType<typeof aboutToMove>>;

const move = (
  { second, by }: AboutToMove,
  more: { arrivedOn?: LocalDate; idempotencyKey?: string; spokenCode?: string } = {},
  placements = county.placements,
) =>
  placements.recordMoveOn(by, {
    placementId: second.placement.id,
    spokenCode: second.code,
    idempotencyKey: aKey(),
    ...more,
  });

const nights = (unitId: string) =>
  tests.query(
    `select leave, free_from, arrived_on, left_on from occupancy where unit_id = $1 and kind = 'STAY' order by arrive`,
    [unitId],
  );

/** Everything that a move writes, but for that a code was tried. */
async function everything(): Promise<object[]> {
  const found: object[] = [];
  for (const table of [
    'occupancy',
    'vacancy',
    'vacancy_facts',
    'episode',
    'placement',
    'move_on',
    'episode_person',
    'episode_origin',
    'episode_occupancy',
    'outbox_message',
    'audit_entry',
    'spoken_code',
    'idempotency_key',
  ])
    // prettier-ignore
    found.push(...(await tests.query(`select '${table}' as in, t.* from ${table} t order by t::text`)));
  return found;
}

describe('being ready to move on', () => {
  it('is said with its day and what keeps her, and shown with all that was said before', async () => {
    const { episode } = await aResident();
    expect(episode).toMatchObject({ readyToMoveOn: null, moveOnBlockedBy: null, moveOnHistory: [] });
    const since = addDays(county.today, -7);
    got(await ready(episode.id, { readyOn: since, blockedBy: 'NO_SOCIAL_TENANCY_OFFER' }));
    got(await ready(episode.id, { readyOn: null }));
    const said = got(await ready(episode.id, { readyOn: since, blockedBy: 'NO_SECOND_STAGE_PLACE' }));
    expect(said).toMatchObject({
      readyToMoveOn: since,
      moveOnBlockedBy: 'NO_SECOND_STAGE_PLACE',
      moveOnHistory: [
        { readyOn: since, blockedBy: 'NO_SECOND_STAGE_PLACE' },
        { readyOn: null, blockedBy: null },
        { readyOn: since, blockedBy: 'NO_SOCIAL_TENANCY_OFFER' },
      ],
    });
    expect(await county.audited(episode.id)).toEqual([
      'READY_TO_MOVE_ON',
      'NOT_READY_TO_MOVE_ON',
      'READY_TO_MOVE_ON',
    ]);
    await expect(tests.query('update move_on_readiness set ready_on = null')).rejects.toThrow(
      'keeps what was written',
    );
  });

  it('is refused with every fault at once, and once the stay has ended', async () => {
    const { episode } = await aResident();
    expect(codesOf(await ready(episode.id, { readyOn: addDays(county.today, 1) }))).toEqual([
      'READY_IN_FUTURE',
    ]);
    expect(codesOf(await ready(episode.id, { readyOn: null, blockedBy: 'SAFETY' }))).toEqual([
      'BLOCKED_BUT_NOT_READY',
    ]);
    got(
      await county.episodes.recordDeparture(county.provider, {
        episodeId: episode.id,
        reason: 'HER_CHOICE',
        destination: 'OWNED',
        idempotencyKey: aKey(),
      }),
    );
    expect(codesOf(await ready(episode.id))).toEqual(['EPISODE_HAS_ENDED']);
  });

  it('of another provider’s resident is not found', async () => {
    const { episode } = await aResident();
    await expect(ready(episode.id, {}, county.otherProvider)).rejects.toThrow(NotFound);
  });
});

describe('a second-stage place', () => {
  it('is searched for, held, referred to, accepted and said yes to for somebody who lives in a refuge', async () => {
    const { her } = await aResident();
    const serviceId = await county.service({ accommodationType: 'SECOND_STAGE' }, {}, county.otherProvider);
    const unit = await county.offered(serviceId, {}, county.otherProvider);
    const found = got(await new Searches(county.db).findMatches(county.navigator, her.id));
    const listed = await tests.query(
      'select verdict from search_match where search_id = $1 and vacancy_id = $2',
      [found.id, unit.vacancyId],
    );
    expect(listed).toEqual([{ verdict: 'SUITABLE' }]);
    const { placement } = await county.placed(her, unit);
    expect(placement.outcome).toBeNull();
    // She still lives where she lived: arriving is not enough.
    expect(
      codesOf(
        await county.placements.recordArrival(county.otherProvider, {
          placementId: placement.id,
          spokenCode: (await county.households.renewSpokenCode(county.navigator, her.id).then(got))
            .spokenCode,
          idempotencyKey: aKey(),
        }),
      ),
    ).toEqual(['HOUSEHOLD_HAS_EPISODE']);
  });
});

describe('moving on', () => {
  it('ends the first stay and begins the second on one day, and tells the first provider', async () => {
    const moving = await aboutToMove();
    const { first, second } = moving;
    const begun = got(await move(moving));
    expect(begun).toMatchObject({
      placementId: second.placement.id,
      accommodationType: 'SECOND_STAGE',
      startedOn: county.today,
      endedOn: null,
      units: [{ unitId: second.unit.unitId, arrivedOn: county.today, leftOn: null }],
      people: [{ number: 1, lead: true, ageGroup: 'ADULT', answers: [], support: [] }],
      gaps: [{ number: 1, noAnswers: true, noSupport: true }],
      readyToMoveOn: null,
      moveOnHistory: [],
    });
    const free = addDays(county.today, 1);
    expect(await county.episodes.episode(county.provider, first.episode.id)).toMatchObject({
      endedOn: county.today,
      leavingReason: 'PLANNED_MOVE',
      destination: 'SECOND_STAGE',
      units: [{ leave: county.today, leftOn: county.today, freeFrom: free }],
    });
    expect(await county.row('placement', first.placement.id)).toMatchObject({ left_on: county.today });
    expect(await county.row('placement', second.placement.id)).toMatchObject({
      outcome: 'ARRIVED',
      left_on: null,
    });
    expect(
      await tests.query(
        `select status, available_from from vacancy where unit_id = $1 and status <> 'FILLED'`,
        [first.unit.unitId],
      ),
    ).toEqual([{ status: 'DRAFT', available_from: free }]);
    expect(
      await tests.query('select to_placement_id, moved_on from move_on where from_episode_id = $1', [
        first.episode.id,
      ]),
    ).toEqual([{ to_placement_id: second.placement.id, moved_on: county.today }]);
    expect(await county.told(county.provider.organisationId, first.episode.id)).toEqual(['MOVED_ON']);
    expect(await county.told(county.navigator.organisationId, second.placement.id)).toEqual(['ARRIVED']);
    expect(await county.audited(first.episode.id)).toEqual(['READY_TO_MOVE_ON', 'MOVED_ON']);
    expect(await county.audited(second.placement.id)).toEqual(['PLACEMENT_MADE', 'ARRIVED']);
    const [audited] = await tests.query(
      `select organisation_id, about_organisation_id from audit_entry where action = 'MOVED_ON' and subject_id = $1`,
      [first.episode.id],
    );
    expect(audited).toEqual({
      organisation_id: county.otherProvider.organisationId,
      about_organisation_id: county.provider.organisationId,
    });
  });

  it('shares the day, and never a night of one unit', async () => {
    const moving = await aboutToMove();
    got(await move(moving));
    const stays = [...(await nights(moving.first.unit.unitId)), ...(await nights(moving.second.unit.unitId))];
    expect(stays).toMatchObject([
      { left_on: county.today, free_from: addDays(county.today, 1) },
      { arrived_on: county.today, left_on: null },
    ]);
  });

  it('shows the receiving provider nothing of the first stay', async () => {
    const moving = await aboutToMove();
    const { first, by } = moving;
    const begun = got(await move(moving));
    expect(await county.episodes.episode(by, first.episode.id)).toBeNull();
    expect(await county.placements.placement(by, first.placement.id)).toBeNull();
    expect(JSON.stringify(begun)).not.toContain('Marigold House');
    for (const id of [
      first.episode.id,
      first.unit.unitId,
      first.unit.serviceId,
      county.provider.organisationId,
    ])
      expect(JSON.stringify(begun)).not.toContain(id);
    // In SQL alone, too.
    expect(
      await county.db.read(by, (tx) =>
        tx.manager.query(
          'select from episode where id = $1 union all select from move_on_readiness where episode_id = $1',
          [first.episode.id],
        ),
      ),
    ).toEqual([]);
    await expect(county.db.read(by, (tx) => tx.manager.query('select from move_on'))).rejects.toThrow(
      'permission denied',
    );
  });

  it.each([
    ['REFUGE', 'OTHER_REFUGE'],
    ['SPECIALIST', 'OTHER_REFUGE'],
    ['DISPERSED', 'SUPPORTED_HOUSING'],
  ] as const)('to a %s is a move to %s', async (type, destination) => {
    const moving = await aboutToMove({ type });
    got(await move(moving));
    expect(await county.row('episode', moving.first.episode.id)).toMatchObject({ destination });
  });

  it('within one provider does the same, and tells it nothing that it did itself', async () => {
    const moving = await aboutToMove({ by: county.provider });
    got(await move(moving));
    expect(await county.row('episode', moving.first.episode.id)).toMatchObject({ ended_on: county.today });
    expect(await county.told(county.provider.organisationId, moving.first.episode.id)).toEqual([]);
  });

  it('needs the word of the provider she lives with, for that day', async () => {
    const moving = await aboutToMove({ isReady: false });
    expect(codesOf(await move(moving))).toEqual(['NOT_READY_TO_MOVE_ON']);
    got(await ready(moving.first.episode.id));
    got(await ready(moving.first.episode.id, { readyOn: null }));
    expect(codesOf(await move(moving))).toEqual(['NOT_READY_TO_MOVE_ON']);
    county.wait(15 * 60); // One in the morning: her code still lasts.
    got(await ready(moving.first.episode.id));
    expect(codesOf(await move(moving, { arrivedOn: addDays(county.today, -1) }))).toEqual([
      'NOT_READY_TO_MOVE_ON',
    ]);
    expect(codesOf(await move(moving))).toEqual([]);
  });

  it('blocked by something is still a move, once she does move', async () => {
    const moving = await aboutToMove();
    got(await ready(moving.first.episode.id, { blockedBy: 'NO_SECOND_STAGE_PLACE' }));
    expect(codesOf(await move(moving))).toEqual([]);
  });

  it('needs her own code, whatever the provider she lives with said', async () => {
    const moving = await aboutToMove();
    expect(codesOf(await move(moving, { spokenCode: 'CCC-CCCC' }))).toEqual(['CODE_NOT_RIGHT']);
    // In the database too: without her code used up this instant, nothing is ended.
    expect(
      await county.db.commit(moving.by, (tx) =>
        endStayToMoveOn(tx, moving.second.placement.id, county.today),
      ),
    ).toMatchObject({ outcome: 'NOT_AWAITED' });
    expect(await county.row('episode', moving.first.episode.id)).toMatchObject({ ended_on: null });
  });

  it('of somebody who lives nowhere is an arrival', async () => {
    const second = await county.placed();
    expect(codesOf(await move({ second, by: county.provider } as AboutToMove))).toEqual([
      'LIVES_NOWHERE_ELSE',
    ]);
  });

  it('out of sanctuary waits until its own provider has ended that', async () => {
    const moving = await aboutToMove();
    const { id } = moving.first.episode;
    await tests.query(
      `update episode set ended_on = $2, leaving_reason = 'OTHER', destination = 'OTHER' where id = $1`,
      [id, county.today],
    );
    await tests.query(
      `insert into episode (id, household_id, provider_id, service_id, accommodation_type, relevant, household_reference, started_on)
       select gen_random_uuid(), household_id, provider_id, service_id, 'SANCTUARY', true, household_reference, ended_on from episode where id = $1`,
      [id],
    );
    expect(codesOf(await move(moving))).toEqual(['SANCTUARY_ENDS_FIRST']);
  });

  it('to a place of another provider is not found', async () => {
    const moving = await aboutToMove();
    await expect(move({ ...moving, by: county.provider })).rejects.toThrow(NotFound);
  });

  it('recorded late frees the unit from the day she left', async () => {
    const moving = await aboutToMove();
    const came = county.today;
    county.wait(15 * 60);
    got(await move(moving, { arrivedOn: came }));
    expect(await nights(moving.first.unit.unitId)).toMatchObject([
      { leave: came, left_on: came, free_from: addDays(came, 1) },
    ]);
  });

  it('leaves what was promised after her agreed leaving day as it is', async () => {
    const first = await aResident();
    const leave = addDays(county.today, 1);
    got(await county.episodes.setLeavingDay(county.provider, { episodeId: first.episode.id, leave }));
    const { id: vacancyId } = got(
      await county.vacancies.publishVacancy(county.provider, { unitId: first.unit.unitId }),
    );
    const next = await county.household({ neededFrom: addDays(leave, 1) });
    await county.placed(next, { ...first.unit, vacancyId });
    county.nextMorning(3); // She overstayed by two days.
    got(await ready(first.episode.id));
    const by = county.otherProvider;
    const serviceId = await county.service({ accommodationType: 'SECOND_STAGE' }, {}, by);
    const second = await county.placed(first.her, await county.offered(serviceId, {}, by));
    got(await move({ first, second, by }));
    expect((await nights(first.unit.unitId))[0]).toMatchObject({
      leave: addDays(leave, 1),
      free_from: addDays(leave, 1),
      left_on: county.today,
    });
  });

  it('proposes nothing for a unit that closes before anyone could come, and moves a draft that stands', async () => {
    const closing = await aboutToMove();
    const closes = addDays(county.today, 1);
    got(
      await county.episodes.setLeavingDay(county.provider, {
        episodeId: closing.first.episode.id,
        leave: county.today,
      }),
    );
    got(await county.units.closeUnit(county.provider, closing.first.unit.unitId, closes));
    got(await move(closing));
    expect(
      await tests.query("select from vacancy where unit_id = $1 and status = 'DRAFT'", [
        closing.first.unit.unitId,
      ]),
    ).toEqual([]);

    const drafted = await aboutToMove();
    const { unitId, serviceId } = drafted.first.unit;
    await tests.query(
      `insert into vacancy (id, provider_id, service_id, unit_id, status, available_from, confirmed_at, made_at)
       values (gen_random_uuid(), $1, $2, $3, 'DRAFT', '2030-01-01', now(), now())`,
      [county.provider.organisationId, serviceId, unitId],
    );
    await county.db.commit(county.provider, (tx) =>
      writeVacancyFacts(tx, serviceId, unitId).then(() => true as const),
    );
    got(await move(drafted));
    expect(
      await tests.query(
        `select v.available_from, f.available_from as facts_from from vacancy v join vacancy_facts f on f.vacancy_id = v.id
         where v.unit_id = $1 and v.status = 'DRAFT'`,
        [unitId],
      ),
    ).toEqual([{ available_from: addDays(county.today, 1), facts_from: addDays(county.today, 1) }]);
  });

  it('drafts the facts that the provider itself would write, and publishes what it says by then', async () => {
    const moving = await aboutToMove();
    const { unitId, serviceId } = moving.first.unit;
    const facts = (): Promise<object[]> =>
      tests.query(`select * from vacancy_facts where unit_id = $1 and status <> 'FILLED'`, [unitId]);
    const rewritten = async (): Promise<object[]> => {
      await county.db.commit(county.provider, (tx) =>
        writeVacancyFacts(tx, serviceId, unitId).then(() => true as const),
      );
      return facts();
    };
    got(await county.units.changeUnit(county.provider, { unitId, lift: true }));
    got(await move(moving));
    const drafted = await facts();
    expect(drafted).toMatchObject([
      { status: 'DRAFT', lift: true, available_from: addDays(county.today, 1) },
    ]);
    expect(await rewritten()).toEqual(drafted);
    got(await county.vacancies.publishVacancy(county.provider, { unitId }));
    expect(await facts()).toMatchObject([{ status: 'OPEN', lift: true }]);
  });

  it('lets the unit be published in one press, and held from the night it is free', async () => {
    const moving = await aboutToMove();
    got(await move(moving));
    const { id: vacancyId } = got(
      await county.vacancies.publishVacancy(county.provider, { unitId: moving.first.unit.unitId }),
    );
    expect(got(await county.hold(await county.household(), { vacancyId })).arrive).toBe(
      addDays(county.today, 1),
    );
  });
});

describe('together or not at all', () => {
  const raising = `create or replace function fail_here() returns trigger language plpgsql as $$ begin raise exception 'injected'; end $$`;
  /** Each statement of a move, from the first to the last. */
  const faults: readonly (readonly [what: string, table: string, event: string, when?: string])[] = [
    ['her code is used up', 'spoken_code', 'update'],
    [
      'she arrives in the new unit',
      'occupancy',
      'update',
      'new.arrived_on is not null and old.arrived_on is null',
    ],
    ['she leaves the old one', 'occupancy', 'update', 'new.left_on is not null'],
    ['the old one is proposed anew', 'vacancy', 'insert'],
    ['its facts are written', 'vacancy_facts', 'insert'],
    ['the first stay ends', 'episode', 'update'],
    ['its placement is left', 'placement', 'update', 'new.left_on is not null'],
    ['the move is kept', 'move_on', 'insert'],
    [
      'it is on record',
      'audit_entry',
      'insert',
      `new.action = 'MOVED_ON' and new.subject_kind = 'household'`,
    ],
    ['the first provider is told', 'outbox_message', 'insert', `new.kind = 'MOVED_ON'`],
    [
      'the placement has its outcome',
      'placement',
      'update',
      `new.outcome = 'ARRIVED' and old.outcome is null`,
    ],
    ['the second stay begins', 'episode', 'insert'],
    ['its people are kept', 'episode_person', 'insert'],
    ['where they came from is kept', 'episode_origin', 'insert'],
    ['its unit is kept', 'episode_occupancy', 'insert'],
    ['the arrival is on record', 'audit_entry', 'insert', `new.action = 'ARRIVED'`],
    ['the sender is told', 'outbox_message', 'insert', `new.kind = 'ARRIVED'`],
    ['the key is remembered', 'idempotency_key', 'update'],
  ];

  it('leaves both stays as they were, whichever statement fails, and does it all at the next try', async () => {
    const moving = await aboutToMove();
    await tests.query(raising);
    const before = await everything();
    for (const [what, table, event, when = 'true'] of faults) {
      const at = event === 'insert' ? when.replaceAll(/ and old\..*$/g, '') : when;
      await tests.query(
        `create trigger zz_fail_here before ${event} on ${table} for each row when (${at}) execute function fail_here()`,
      );
      await expect(move(moving).then(() => what)).rejects.toThrow('injected');
      await tests.query(`drop trigger zz_fail_here on ${table}`);
      expect([what, await everything()]).toEqual([what, before]);
    }
    expect(codesOf(await move(moving))).toEqual([]);
  }, 60_000);

  it('leaves both as they were when the nights of the new unit are gone', async () => {
    const first = await aResident();
    got(await ready(first.episode.id));
    const by = county.otherProvider;
    const serviceId = await county.service({ accommodationType: 'SECOND_STAGE' }, {}, by);
    const unit = await county.offered(serviceId, {}, by);
    await county.tests.query(`update vacancy set available_from = $2 where id = $1`, [
      unit.vacancyId,
      addDays(county.today, 2),
    ]);
    await county.db.commit(by, (tx) => writeVacancyFacts(tx, serviceId).then(() => true as const));
    const second = await county.placed(first.her, unit);
    expect(second.placement.arrive).toBe(addDays(county.today, 2));
    // Tonight and tomorrow night the unit is void; she comes all the same.
    got(
      await county.units.voidUnit(by, {
        unitId: unit.unitId,
        from: county.today,
        to: county.today,
        reason: 'PEST',
        responsible: 'Landlord',
        chaseOn: county.today,
      }),
    );
    const before = await everything();
    expect(codesOf(await move({ first, second, by }))).toEqual(['UNIT_NOT_FREE']);
    expect(await everything()).toEqual(before);
  });

  it('is a rule of the database: a stay that was ended for a move cannot be kept without the one it began', async () => {
    const moving = await aboutToMove();
    const hash = hashCode(moving.second.code, county.codeKey.bytes);
    await expect(
      county.db.commit(moving.by, async (tx) => {
        await useCode(tx, hash);
        return endStayToMoveOn(tx, moving.second.placement.id, county.today);
      }),
    ).rejects.toThrow('move_on_begins_a_stay');
    expect(await county.row('episode', moving.first.episode.id)).toMatchObject({ ended_on: null });
  });

  it('happens once for one key, fifty times at once', async () => {
    const moving = await aboutToMove();
    const db = await tests.open(journeyEntities, { clock: () => county.now, poolSize: 50 });
    const placements = new Placements(db, county.codeKey);
    const idempotencyKey = aKey();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => move(moving, { idempotencyKey }, placements)),
    );
    expect(new Set(answers.map((answer) => got(answer).id)).size).toBe(1);
    const count = async (sql: string, id: string): Promise<number> => (await tests.query(sql, [id])).length;
    expect(await count('select from move_on where to_placement_id = $1', moving.second.placement.id)).toBe(1);
    expect(await count('select from episode where placement_id = $1', moving.second.placement.id)).toBe(1);
    expect(await county.told(county.provider.organisationId, moving.first.episode.id)).toEqual(['MOVED_ON']);
  }, 60_000);

  it('or a departure recorded at the same time: one of the two ends the stay', async () => {
    const db = await tests.open(journeyEntities, { clock: () => county.now, poolSize: 10 });
    const [placements, episodes] = [new Placements(db, county.codeKey), new Episodes(db)];
    for (let round = 0; round < 5; round += 1) {
      const moving = await aboutToMove();
      const [moved, left] = await Promise.all([
        move(moving, {}, placements),
        episodes.recordDeparture(county.provider, {
          episodeId: moving.first.episode.id,
          reason: 'HER_CHOICE',
          destination: 'NOT_KNOWN',
          idempotencyKey: aKey(),
        }),
      ]);
      const { leaving_reason: reason } = await county.row<{ leaving_reason: string }>(
        'episode',
        moving.first.episode.id,
      );
      expect([codesOf(moved), codesOf(left)]).toEqual(
        reason === 'PLANNED_MOVE' ? [[], ['EPISODE_HAS_ENDED']] : [['LIVES_NOWHERE_ELSE'], []],
      );
    }
  }, 60_000);
});

describe('the nights that a move frees', () => {
  const holidays = [
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-04-03',
    '2027-04-04',
  ];
  const from = day('2026-12-01');
  const aDay = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(from, days));

  beforeAll(async () => {
    for (const date of holidays)
      await tests.query(`insert into bank_holiday values ($1, 'A holiday') on conflict do nothing`, [date]);
  });

  it('are counted in SQL as the turnaround is everywhere: freeFromOf', async () => {
    const known = await county.db.read(county.provider, bankHolidays);
    const cases = fc.array(
      fc.record({
        leave: fc.option(aDay(0, 150), { freq: 20 }),
        days: fc.integer({ min: 0, max: 60 }),
        working: fc.boolean(),
        closes: fc.option(aDay(-10, 200)),
      }),
      { minLength: 20, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(cases, async (asked) => {
        const rows = await tests.query<{ free: string }>(
          `select coalesce(day(free_from_of(c.leave, c.days, c.working, c.closes)), 'infinity') as free
           from rows from (json_to_recordset($1) as (leave date, days integer, working boolean, closes date)) with ordinality c order by ordinality`,
          [JSON.stringify(asked)],
        );
        expect(rows.map(({ free }) => free)).toEqual(
          asked.map(({ leave, days, working, closes }) =>
            freeFromOf(leave, { turnaroundDays: days, turnaroundInWorkingDays: working }, known, closes),
          ),
        );
      }),
    );
  });

  it('are cut in front of the next claim as after a departure: nightsAfterLeaving', async () => {
    const known = await county.db.read(county.provider, bankHolidays);
    const cases = fc.array(
      fc.record({
        arrive: aDay(0, 60),
        stayed: fc.integer({ min: 0, max: 90 }),
        days: fc.integer({ min: 0, max: 10 }),
        working: fc.boolean(),
        next: fc.option(fc.integer({ min: 1, max: 100 })),
      }),
      { minLength: 20, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(cases, async (asked) => {
        const told = asked.map(({ arrive, stayed, days, working, next }) => ({
          arrive,
          left_on: addDays(arrive, stayed),
          days,
          working,
          next_from: next === null ? null : addDays(arrive, next),
        }));
        const rows = await tests.query<{ leave: string; free: string }>(
          `select day(n.leave) as leave, day(n.free_from) as free
           from rows from (json_to_recordset($1) as (arrive date, left_on date, days integer, working boolean, next_from date)) with ordinality c
             cross join lateral nights_after_leaving(c.arrive, c.left_on, c.days, c.working, c.next_from) n order by c.ordinality`,
          [JSON.stringify(told)],
        );
        expect(rows).toEqual(
          told.map(({ arrive, left_on, days, working, next_from }) => {
            const turnaround = { turnaroundDays: days, turnaroundInWorkingDays: working };
            const { leave, freeFrom } = nightsAfterLeaving(
              arrive,
              left_on,
              (day_) => freeFromOf(day_, turnaround, known),
              next_from,
            );
            expect(blockingANight(arrive, freeFrom) === freeFrom || next_from === freeFrom).toBe(true);
            return { leave, free: freeFrom };
          }),
        );
      }),
    );
  });
});
