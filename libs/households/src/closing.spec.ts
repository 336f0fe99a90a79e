import { randomUUID } from 'node:crypto';
import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addMinutes, Forbidden, NotFound, type PersonActor } from '@app/kernel';
import { placeEntities } from '@app/places';
import { HouseholdLinks } from './household-links';
import { Households } from './households';
import { householdEntities } from './index';
import {
  aCodeKey,
  aNavigator,
  aRegistration,
  heldFor,
  made,
  placedIn,
  problemsOf,
  put,
  withPlaces,
} from './testing';

let tests: TestDatabase;
let db: Database;
let households: Households;
let links: HouseholdLinks;
let navigator: PersonActor;
let other: PersonActor;
let now = new Date('2026-11-21T18:30:00Z');

beforeAll(async () => {
  tests = await testDatabase();
  await withPlaces(tests);
  db = await tests.open([...placeEntities, ...householdEntities], { clock: () => now });
  households = new Households(db, aCodeKey);
  links = new HouseholdLinks(db);
});
beforeEach(async () => {
  now = new Date('2026-11-21T18:30:00Z');
  navigator = await aNavigator(tests);
  other = await aNavigator(tests);
});
afterAll(() => tests.drop());

const register = async (by = navigator) => made(await households.registerHousehold(by, aRegistration()));
const actionsOf = async (id: string): Promise<string[]> => {
  const rows = await tests.query<{ action: string }>(
    "select action from audit_entry where subject_id = $1 and action <> 'HOUSEHOLD_REGISTERED' order by at, action",
    [id],
  );
  return rows.map(({ action }) => action);
};

describe('closing a household', () => {
  const outside = { reason: 'PLACED_OUTSIDE_HEARTH', whereKind: 'REFUGE_ELSEWHERE' } as const;

  it('says what happened instead; reopening puts everything back in one press', async () => {
    const { id } = await register();
    const before = await households.household(navigator, id);
    const closed = made(await households.closeHousehold(navigator, { householdId: id, ...outside }));
    expect(closed).toMatchObject({
      status: 'CLOSED',
      closed: { ...outside, at: '2026-11-21T18:30:00.000Z' },
    });
    now = addMinutes(now, 60);
    expect(made(await households.reopenHousehold(navigator, id))).toEqual(before);
    expect(await actionsOf(id)).toEqual(['HOUSEHOLD_CLOSED', 'HOUSEHOLD_REOPENED']);
    now = addMinutes(now, 60);
    const again = await households.closeHousehold(navigator, { householdId: id, reason: 'NO_CONTACT' });
    expect(made(again).closed).toMatchObject({ reason: 'NO_CONTACT', whereKind: null });
    expect(
      await tests.query(
        'select reason, reopened_at is not null as reopened from household_closing where household_id = $1 order by closed_at',
        [id],
      ),
    ).toEqual([
      { reason: 'PLACED_OUTSIDE_HEARTH', reopened: true },
      { reason: 'NO_CONTACT', reopened: false },
    ]);
  });

  it('is refused without the kind of place, twice, and of what is open to be reopened', async () => {
    const { id: householdId } = await register();
    const close = (input: object) =>
      households.closeHousehold(navigator, { householdId, reason: 'OTHER', ...input });
    expect(problemsOf(await close({ reason: 'PLACED_OUTSIDE_HEARTH' }))).toEqual(['WHERE_KIND whereKind']);
    expect(problemsOf(await close({ reason: 'HOLIDAY' }))).toEqual(['CHOICE reason']);
    expect(problemsOf(await households.reopenHousehold(navigator, householdId))).toEqual([
      'HOUSEHOLD_IS_OPEN householdId',
    ]);
    made(await close({}));
    expect(problemsOf(await close({}))).toEqual(['HOUSEHOLD_CLOSED householdId']);
    expect(problemsOf(await households.changeHousehold(navigator, { householdId, nightWork: true }))).toEqual(
      ['HOUSEHOLD_CLOSED householdId'],
    );
  });

  it('is refused while anybody holds a place for it, or awaits it', async () => {
    const { id, spokenCode } = await register();
    made(await households.pickUpHousehold(other, { code: spokenCode }));
    await heldFor(tests, id, other, { now, bedspaces: 1 });
    const close = () => households.closeHousehold(navigator, { householdId: id, ...outside });
    expect(problemsOf(await close())).toEqual(['HAS_A_PLACE_AT_HAND householdId']);
    now = addMinutes(now, 60);
    expect(problemsOf(await close())).toEqual([]);
    const awaited = (await register()).id;
    await placedIn(tests, awaited, navigator, { now, bedspaces: 1, outcome: null });
    expect(
      problemsOf(await households.closeHousehold(navigator, { householdId: awaited, ...outside })),
    ).toEqual(['HAS_A_PLACE_AT_HAND householdId']);
  });

  it('closes the days on which nothing was found, with what happened instead', async () => {
    const { id } = await register();
    const need = randomUUID();
    await put(
      tests,
      [
        `insert into search_day (household_id, day, sample_id, need_id, unmet) values ($1, '2026-11-20', $2, $2, true)`,
        [id, need],
      ],
      [
        `insert into unmet_need (id, day, because, needs, rules) values ($1, '2026-11-20', 'NOTHING_OPEN', '{}', '{}')`,
        [need],
      ],
    );
    made(await households.closeHousehold(navigator, { householdId: id, ...outside }));
    expect(await tests.query('select outcome from unmet_need where id = $1', [need])).toEqual([
      { outcome: 'WENT_ELSEWHERE' },
    ]);
  });

  it('is for those who hold the case', async () => {
    const { id } = await register();
    await expect(households.closeHousehold(other, { householdId: id, ...outside })).rejects.toThrow(NotFound);
    await expect(households.reopenHousehold(other, id)).rejects.toThrow(NotFound);
    const worker: PersonActor = { ...navigator, roles: ['PROVIDER_MANAGER'] };
    expect(() => households.closeHousehold(worker, { householdId: id, ...outside })).toThrow(Forbidden);
  });

  it('tells nobody else whether a place is at hand', async () => {
    const { id } = await register();
    await heldFor(tests, id, navigator, { now, bedspaces: 1 });
    const asked = (by: PersonActor) =>
      db.read(by, (tx) =>
        tx.manager.query(
          'select household_has_place_at_hand($1) as at_hand, household_still_fits($1, 9, 0) as fits',
          [id],
        ),
      );
    expect(await asked(navigator)).toEqual([{ at_hand: true, fits: 'TOO_SMALL_HELD' }]);
    expect(await asked(other)).toEqual([{ at_hand: false, fits: 'FITS' }]);
  });
});

describe('linked households', () => {
  const nearOf = async (id: string, by = navigator): Promise<string[]> =>
    (await households.household(by, id))?.keepNear.map((near) => near.id) ?? [];

  it('are seen from both sides, each its own; unlinked, from neither', async () => {
    const [mother, son] = [await register(), await register()];
    const input = { householdId: mother.id, nearHouseholdId: son.id };
    expect(made(await links.linkHouseholds(navigator, input)).keepNear).toEqual([
      {
        id: son.id,
        reference: son.household.reference,
        status: 'OPEN',
        since: '2026-11-21T18:30:00.000Z',
      },
    ]);
    expect(await nearOf(son.id)).toEqual([mother.id]);
    made(await links.linkHouseholds(navigator, { householdId: son.id, nearHouseholdId: mother.id }));
    expect(await nearOf(son.id)).toEqual([mother.id]);
    now = addMinutes(now, 5);
    made(await links.unlinkHouseholds(navigator, { householdId: son.id, nearHouseholdId: mother.id }));
    expect([...(await nearOf(mother.id)), ...(await nearOf(son.id))]).toEqual([]);
    made(await links.unlinkHouseholds(navigator, input));
    expect(await actionsOf(son.id)).toEqual(['HOUSEHOLDS_LINKED', 'HOUSEHOLDS_UNLINKED']);
    expect(await actionsOf(mother.id)).toEqual(['HOUSEHOLDS_LINKED', 'HOUSEHOLDS_UNLINKED']);
  });

  it('are two, both held by the same organisation', async () => {
    const [mine, theirs] = [await register(), await register(other)];
    const link = (householdId: string, nearHouseholdId: string) =>
      links.linkHouseholds(navigator, { householdId, nearHouseholdId });
    expect(problemsOf(await link(mine.id, mine.id))).toEqual(['ANOTHER_HOUSEHOLD nearHouseholdId']);
    await expect(link(mine.id, theirs.id)).rejects.toThrow(NotFound);
    await expect(link(theirs.id, mine.id)).rejects.toThrow(NotFound);
  });

  it('are not told to whoever holds only one of them', async () => {
    const [mother, son] = [await register(), await register()];
    made(await links.linkHouseholds(navigator, { householdId: mother.id, nearHouseholdId: son.id }));
    made(await households.pickUpHousehold(other, { code: son.spokenCode }));
    expect(await nearOf(son.id, other)).toEqual([]);
    expect(await db.read(other, (tx) => tx.manager.query('select * from household_link'))).toEqual([]);
    made(await households.pickUpHousehold(other, { code: mother.spokenCode }));
    expect(await nearOf(son.id, other)).toEqual([mother.id]);
  });
});
