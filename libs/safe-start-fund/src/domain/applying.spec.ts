import { testDatabase, type TestDatabase } from '@app/database/testing';
import { applicationStatuses, fundMoves, mayGo } from './applying';

let tests: TestDatabase;
beforeAll(async () => {
  tests = await testDatabase();
});
afterAll(() => tests.drop());

describe('the ways of an application', () => {
  it('are the same in the database', async () => {
    const [{ source } = { source: '' }] = await tests.query<{ source: string }>(
      "select prosrc as source from pg_proc where proname = 'fund_application_moves'",
    );
    const known = [...source.matchAll(/\('([A-Z_]+)', '([A-Z_]+)'\)/g)].map(
      ([, from, to]) => `${from} ${to}`,
    );
    const ours = applicationStatuses.flatMap((from) => fundMoves[from].map((to) => `${from} ${to}`));
    expect(known.sort()).toEqual(ours.sort());
  });

  it('end at a decision', () => {
    for (const end of ['APPROVED', 'PART_APPROVED', 'DENIED', 'WITHDRAWN'] as const)
      expect(applicationStatuses.filter((to) => mayGo(end, to))).toEqual([]);
  });
});
