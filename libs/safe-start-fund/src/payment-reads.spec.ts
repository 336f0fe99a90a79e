import { testDatabase, type TestDatabase } from '@app/database/testing';
import type { Logger } from 'typeorm';
import { fundEntities } from './index';
import { got, Paying } from './paying/testing';

let tests: TestDatabase;
let fund: Paying;
let statements: string[] = [];
const watching: Logger = {
  logQuery: (sql) => statements.push(sql),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

beforeAll(async () => {
  tests = await testDatabase();
  const clock = { now: new Date('2026-11-27T10:00:00Z') };
  fund = await Paying.over(
    tests,
    await tests.open(fundEntities, { clock: () => clock.now, logger: watching }),
    clock,
  );
  const budget = await fund.budget(1_000_000);
  for (let count = 0; count < 3; count += 1) {
    const run = await fund.sent([await fund.payable(budget, 100)]);
    const { reference } = run.payments[0]!;
    got(
      await fund.import(count + 1, [
        { reference, into: 100, code: '2' },
        { reference: `NOBODY ${String(count)}`, out: 5 },
      ]),
    );
    await fund.payable(budget, 200);
  }
});
afterAll(() => tests.drop());

/** Reads in pages of one, and counts the statements of each page beside those of the transaction. */
async function paged(
  read: (args: { first: number; after?: string }) => Promise<{
    nodes: readonly { id: string }[];
    endCursor: string | null;
    hasNextPage: boolean;
  }>,
): Promise<{ ids: string[]; mostStatements: number }> {
  const ids: string[] = [];
  let after: string | undefined;
  let mostStatements = 0;
  for (;;) {
    statements = [];
    const page = await read({ first: 1, ...(after === undefined ? {} : { after }) });
    mostStatements = Math.max(
      mostStatements,
      statements.filter((sql) => !/^(START|COMMIT|BEGIN)|set_config/i.test(sql)).length,
    );
    ids.push(...page.nodes.map(({ id }) => id));
    if (!page.hasNextPage || page.endCursor === null) return { ids, mostStatements };
    after = page.endCursor;
  }
}

describe('lists of paying', () => {
  it.each([
    ['payees', 6, 1],
    ['paymentRuns', 3, 1],
    ['bankStatements', 3, 1],
    ['suspense', 3, 1],
    ['paymentReturns', 3, 1],
    ['alerts', 3, 1],
    // What keeps a line from being paid is asked by the one function that a run asks.
    ['payableLines', 6, 2],
  ] as const)(
    '%s: every row once, however it is paged, in a fixed number of statements',
    async (name, rows, most) => {
      const read = {
        payees: (args: { first: number }) => fund.payees.payees(fund.preparer, args),
        paymentRuns: (args: { first: number }) => fund.runs.paymentRuns(fund.preparer, args),
        bankStatements: (args: { first: number }) => fund.statements.bankStatements(fund.preparer, args),
        suspense: (args: { first: number }) => fund.statements.suspense(fund.preparer, args),
        paymentReturns: (args: { first: number }) => fund.statements.paymentReturns(fund.preparer, args),
        alerts: (args: { first: number }) => fund.alerts.alerts(fund.officer, args),
        payableLines: (args: { first: number }) => fund.runs.payableLines(fund.preparer, args),
      }[name];
      const { ids, mostStatements } = await paged(read);
      expect(ids).toHaveLength(rows);
      expect(new Set(ids).size).toBe(rows);
      expect(mostStatements).toBe(most);
    },
  );

  it('say of a line what keeps it from being paid', async () => {
    const { nodes } = await fund.runs.payableLines(fund.preparer, { first: 50 });
    expect(nodes.map(({ pence, notPayable }) => [pence, notPayable]).sort()).toEqual([
      [100, ['PAYEE_BLOCKED', 'RETURN_OPEN']],
      [100, ['PAYEE_BLOCKED', 'RETURN_OPEN']],
      [100, ['PAYEE_BLOCKED', 'RETURN_OPEN']],
      [200, []],
      [200, []],
      [200, []],
    ]);
  });
});
