import { testDatabase, type TestDatabase } from '@app/database/testing';
import { addDays, dayIn, type PersonActor } from '@app/kernel';
import type { Logger } from 'typeorm';
import { fundEntities } from './index';
import { aKey, exampleAccounts, got, Paying } from './paying/testing';

let tests: TestDatabase;
let fund: Paying;
let statements: string[] = [];
const clock = { now: new Date('2026-11-27T10:00:00Z') };
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

  it('can be of what waits alone: open runs, accounts to check', async () => {
    const open = await fund.runs.paymentRuns(fund.preparer, { first: 50 }, true);
    expect(open.nodes).toHaveLength(3);
    const payee = await fund.payee({ checked: false });
    expect((await fund.payees.payees(fund.preparer, { first: 50 }, true)).nodes).toEqual([]);
    got(
      await fund.payees.enterPayeeAccount(fund.preparer, {
        payeeId: payee,
        accountName: 'The Payee Ltd',
        ...exampleAccounts[0],
        idempotencyKey: aKey(),
      }),
    );
    const { nodes } = await fund.payees.payees(fund.preparer, { first: 50 }, true);
    expect(nodes.map(({ id }) => id)).toEqual([payee]);
  });
});

describe('one of them', () => {
  it('is read by its id: a statement, its lines, a payment that came back', async () => {
    const { nodes } = await fund.statements.bankStatements(fund.preparer, { first: 1 });
    const [statement] = nodes;
    const [first, second] = statement?.lines ?? [];
    expect(await fund.statements.bankStatement(fund.preparer, statement?.id ?? '')).toEqual(statement);
    expect(await fund.statements.bankLine(fund.preparer, second?.id ?? '')).toEqual(second);
    expect(await fund.statements.paymentReturn(fund.preparer, first?.paymentId ?? '')).toMatchObject({
      id: first?.paymentId,
      because: 'BENEFICIARY_DECEASED',
      mine: true,
    });
  });

  it('names who prepared a run, and whether its reader had no part in it', async () => {
    await tests.query(
      `insert into person (id, issuer, subject, name) values ($1, 'https://id.example', 'felix', 'Felix Harding')`,
      [fund.preparer.personId],
    );
    await tests.query(
      `insert into membership (id, person_id, organisation_id, role, starts_at) values (gen_random_uuid(), $1, $2, 'FINANCE_PREPARER', '2026-01-01')`,
      [fund.preparer.personId, fund.authorityId],
    );
    const run = await fund.frozen([await fund.payable(await fund.budget(1_000), 1_000)]);
    const readBy = (person: PersonActor) => fund.runs.paymentRun(person, run.id);
    expect(await readBy(fund.approver)).toMatchObject({ preparedBy: 'Felix Harding', apart: true });
    // Felix prepared it; the officers committed its money and checked its account.
    for (const person of [fund.preparer, fund.officer, fund.otherOfficer])
      expect(await readBy(person)).toMatchObject({ apart: false });
  });
});

describe('the days on which a run can be processed', () => {
  it.each([
    ['2026-11-27T14:59:00Z', '2026-11-30'],
    ['2026-11-27T15:00:00Z', '2026-12-01'],
    ['2026-12-24T10:00:00Z', '2026-12-29'],
  ])('at %s begin on %s, and end 31 days on', async (moment, first) => {
    clock.now = new Date(moment);
    const days = await fund.runs.paymentDays(fund.preparer);
    expect(days).toEqual({ first, last: addDays(dayIn(clock.now), 31), cutOff: '15:00' });
  });
});

describe('the account the fund pays from', () => {
  it('is nobody’s until it is set, and then the last that was', async () => {
    expect(await fund.payees.payingAccount(fund.preparer)).toBeNull();
    for (const account of [exampleAccounts[0], exampleAccounts[1]]) {
      clock.now = new Date(clock.now.getTime() + 1_000);
      got(
        await fund.payees.setPayingAccount(fund.approver, {
          serviceUserNumber: '123456',
          ...account,
        }),
      );
    }
    expect(await fund.payees.payingAccount(fund.preparer)).toMatchObject({
      lastTwo: '91',
      serviceUserNumber: '123456',
    });
  });
});
