import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { PersonActor } from '@app/kernel';
import { got, journeyEntities } from '@app/placements/testing';
import { Vault } from '@app/database';
import type { Logger } from 'typeorm';
import { Jobs, sanctuaryEntities, SanctuaryMatches, Schemes, Works } from './index';
import { AtHome } from './testing';

let tests: TestDatabase;
let home: AtHome;
let counted: { jobs: Jobs; works: Works; schemes: Schemes; matches: SanctuaryMatches };
const statements: string[] = [];

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
  home = await AtHome.open(tests);
  const entities = [...journeyEntities, ...sanctuaryEntities];
  const db = await tests.open(entities, { clock: () => home.county.now, logger });
  counted = {
    jobs: new Jobs(db, new Vault(Buffer.alloc(32, 1))),
    works: new Works(db),
    schemes: new Schemes(db),
    matches: new SanctuaryMatches(db),
  };
  for (let made = 0; made < 2; made += 1) {
    home.county.wait(1);
    await home.fitted();
  }
});
afterAll(() => tests.drop());
beforeEach(() => {
  statements.length = 0;
});

const lists = [
  [
    'jobs',
    2,
    (actor: PersonActor, args: { first: number; after?: string }) => counted.jobs.sanctuaryJobs(actor, args),
  ],
  [
    'reviews',
    4,
    (actor: PersonActor, args: { first: number; after?: string }) =>
      counted.works.sanctuaryReviewsDue(actor, args),
  ],
  // The county's own, and one for each job.
  [
    'schemes',
    3,
    (actor: PersonActor, args: { first: number; after?: string }) =>
      counted.schemes.sanctuarySchemes(actor, args),
  ],
] as const;

describe.each(lists)('%s', (_name, count, list) => {
  it('are read by one statement, whatever their number', async () => {
    expect((await list(home.county.provider, { first: 20 })).nodes).toHaveLength(count);
    expect(statements).toHaveLength(1);
  });

  it('page by cursor: each once, and then no more', async () => {
    const whole = (await list(home.county.provider, { first: 20 })).nodes;
    const paged: unknown[] = [];
    for (let after: string | undefined; ;) {
      const page = await list(home.county.provider, { first: 1, ...(after === undefined ? {} : { after }) });
      paged.push(...page.nodes);
      if (!page.hasNextPage) break;
      after = page.endCursor ?? '';
    }
    expect(paged).toEqual(whole);
  });

  it('of another organisation are not seen', async () => {
    expect((await list(home.county.otherProvider, { first: 20 })).nodes).toEqual([]);
  });
});

describe('matches beside other places', () => {
  it('take as many statements for one scheme as for many', async () => {
    const her = await home.household();
    await counted.matches.sanctuaryMatches(home.county.navigator, her.id);
    // The first one reads the places too, which are then remembered.
    statements.length = 0;
    await counted.matches.sanctuaryMatches(home.county.navigator, her.id);
    const few = statements.length;
    await home.aScheme();
    got(await home.publish(3));
    statements.length = 0;
    const found = await counted.matches.sanctuaryMatches(home.county.navigator, her.id);
    expect(found).toHaveLength(4);
    expect(statements).toHaveLength(few);
  });
});
