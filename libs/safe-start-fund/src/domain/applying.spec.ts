import { testDatabase, type TestDatabase } from '@app/database/testing';
import { applicationStatuses, fundMoves, lineProblems, mayGo } from './applying';

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

describe('what is asked for', () => {
  it('names the thing, and nothing by which somebody can be reached', () => {
    const line = {
      category: 'CLOTHING',
      what: 'A winter coat, size 12',
      supplier: 'Colne Clothing',
      netPence: 4_000,
      vatPence: 0,
      grossPence: 4_000,
    } as const;
    const codes = (what: string) =>
      lineProblems([{ ...line, what }], { OUT_OF_SCOPE: [] }).map(
        ({ code, field }) => `${code} ${field ?? ''}`,
      );
    expect(codes(line.what)).toEqual([]);
    expect(codes('A coat for 12 High Street CO1 1AA')).toEqual(['TELLS_CONTACT lines.0.what']);
    expect(codes('A coat, ring 07700 900123')).toEqual(['TELLS_CONTACT lines.0.what']);
  });
});
