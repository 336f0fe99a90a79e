import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, type PersonActor } from '@app/kernel';
import type { Logger } from 'typeorm';
import { Episodes } from './episodes';
import { Holds } from './holds';
import { Placements } from './placements';
import { Referrals } from './referrals';
import { County, got, journeyEntities } from './testing';

let tests: TestDatabase;
let county: County;
const statements: string[] = [];
let counted: { holds: Holds; referrals: Referrals; placements: Placements; episodes: Episodes };

/** Remembers every statement but those that open, set up and close the transaction. */
const logger: Logger = {
  logQuery: (sql) => {
    if (!/^(START TRANSACTION|COMMIT|ROLLBACK)|set_config/i.test(sql)) statements.push(sql);
  },
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

beforeAll(async () => {
  tests = await testDatabase();
  county = await County.open(tests, day('2026-11-21'));
  const db = await tests.open(journeyEntities, { clock: () => county.now, logger });
  counted = {
    holds: new Holds(db),
    referrals: new Referrals(db, county.codeKey),
    placements: new Placements(db, county.codeKey),
    episodes: new Episodes(db),
  };
  for (let made = 0; made < 3; made += 1) {
    county.wait(1);
    await county.arrived();
  }
});
afterAll(() => tests.drop());
beforeEach(() => {
  statements.length = 0;
});

const lists = [
  [
    'holds',
    () => county.navigator,
    (actor: PersonActor, first: number, after?: string) => counted.holds.holds(actor, args(first, after)),
  ],
  [
    'referrals',
    () => county.provider,
    (actor: PersonActor, first: number, after?: string) =>
      counted.referrals.referrals(actor, args(first, after)),
  ],
  [
    'placements',
    () => county.provider,
    (actor: PersonActor, first: number, after?: string) =>
      counted.placements.placements(actor, args(first, after)),
  ],
  [
    'episodes',
    () => county.provider,
    (actor: PersonActor, first: number, after?: string) =>
      counted.episodes.episodes(actor, args(first, after)),
  ],
] as const;
const args = (first: number, after?: string) => ({ first, ...(after === undefined ? {} : { after }) });

describe.each(lists)('%s', (_name, reader, list) => {
  it('are read by one statement, whatever their number', async () => {
    expect((await list(reader(), 20)).nodes).toHaveLength(3);
    expect(statements).toHaveLength(1);
  });

  it('page by cursor: each once, newest first, and then no more', async () => {
    const whole = await list(reader(), 20);
    const first = await list(reader(), 2);
    expect(first.hasNextPage).toBe(true);
    const second = await list(reader(), 2, first.endCursor ?? '');
    expect(second.hasNextPage).toBe(false);
    expect([...first.nodes, ...second.nodes]).toEqual(whole.nodes);
  });

  it('of another organisation are not seen', async () => {
    const other = reader().roles.includes('NAVIGATOR') ? county.otherNavigator : county.otherProvider;
    expect((await list(other, 20)).nodes).toEqual([]);
  });
});

describe('a list that is narrowed', () => {
  it('has those of which it holds, and the others', async () => {
    const { referral } = await county.referred();
    const { placement } = await county.placed();
    const { provider } = county;
    const ids = async (page: Promise<{ nodes: readonly { id: string }[] }>) =>
      (await page).nodes.map(({ id }) => id);
    expect(await ids(counted.referrals.referrals(provider, args(20), true))).toEqual([referral.id]);
    expect(await ids(counted.referrals.referrals(provider, args(20), false))).not.toContain(referral.id);
    expect(await ids(counted.placements.placements(provider, args(20), true))).toEqual([placement.id]);
    expect(await ids(counted.placements.placements(provider, args(20), false))).toHaveLength(3);
    expect(await ids(counted.episodes.episodes(provider, args(20), true))).toHaveLength(3);
    expect(await ids(counted.episodes.episodes(provider, args(20), false))).toEqual([]);
    county.wait(241);
    expect(await ids(counted.referrals.referrals(provider, args(20), true))).toEqual([]);
  });
});

describe('a provider', () => {
  it('sees a reference and facts of a household, and never the household', async () => {
    const { her, referral, placement, episode } = await county.arrived();
    const seen = JSON.stringify([
      await county.referrals.referral(county.provider, referral.id),
      await county.placements.placement(county.provider, placement.id),
      await county.episodes.episode(county.provider, episode.id),
    ]);
    expect(seen).toContain(her.reference);
    expect(seen).not.toContain(her.id);
    expect(await county.households.household(county.navigator, her.id)).not.toBeNull();
  });

  it('does not see holds', () => {
    expect(() => county.holds.holds(county.provider, { first: 20 })).toThrow(
      'Your role does not allow this.',
    );
  });
});

describe('a sender', () => {
  it('sees the household, and neither the unit nor the stay', async () => {
    const { her, referral, placement } = await county.arrived();
    const seen = await county.referrals.referral(county.navigator, referral.id);
    expect(seen).toMatchObject({ householdId: her.id, unitCode: null, primaryReason: null });
    expect(await county.placements.placement(county.navigator, placement.id)).toMatchObject({
      householdId: her.id,
      unitCode: null,
      episodeId: null,
    });
    expect(() => county.episodes.episodes(county.navigator, { first: 20 })).toThrow(
      'Your role does not allow this.',
    );
  });

  it('that let go of the case still sees the hold, without the reference', async () => {
    const { her, hold, referral } = await county.accepted();
    got(await county.referrals.withdrawReferral(county.navigator, referral.id));
    got(await county.households.pickUpHousehold(county.otherNavigator, { code: her.spokenCode }));
    got(await county.households.letGoOfHousehold(county.navigator, her.id));
    expect(await county.holds.hold(county.navigator, hold.id)).toMatchObject({
      householdReference: null,
      live: false,
    });
  });
});
