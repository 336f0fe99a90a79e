import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { Client } from 'pg';
import { claimTables, type ClaimsOf, writeClaims } from './claims';
import { Draw } from './draw';
import { countyIds } from './ids';

const now = new Date('2026-11-27T10:00:00Z');
let tests: TestDatabase;
let client: Client;
const of: ClaimsOf = {
  authorityId: randomUUID(),
  organisationId: randomUUID(),
  organisationName: 'Lanternfield Refuge',
  workerId: randomUUID(),
  officerId: randomUUID(),
  budgetOf: (stream) => budgets[stream],
  references: ['H-CDF347', 'H-HJK379', 'H-MNP444'],
};
const budgets = { SEEK: randomUUID(), SUSTAIN: randomUUID() };

beforeAll(async () => {
  tests = await testDatabase();
  client = new Client({ connectionString: tests.administratorUrl });
  await client.connect();
  await tests.query(
    `insert into organisation (id, kind, name, provider_type) values ($1, 'TIER_ONE_AUTHORITY', 'Essex', null), ($2, 'PROVIDER', 'Lanternfield Refuge', 'REGISTERED_CHARITY_DA')`,
    [of.authorityId, of.organisationId],
  );
  await client.query('begin');
  await client.query(`select set_config('hearth.now', $1, true)`, [now.toISOString()]);
  for (const [stream, id] of Object.entries(budgets)) {
    await client.query(
      `insert into fund_budget (id, authority_id, financial_year, stream, cost_centre, account_code, opened_at, opened_by)
       values ($1, $2, '2026-27', $3, 'DA100', 'R4000', now(), $4)`,
      [id, of.authorityId, stream, of.officerId],
    );
    for (const kind of ['ALLOCATION', 'AVAILABLE', 'COMMITTED', 'IN_PAYMENT', 'PAID'])
      await client.query('insert into ledger_account (budget_id, authority_id, kind) values ($1, $2, $3)', [
        id,
        of.authorityId,
        kind,
      ]);
    await client.query(
      `insert into ledger_transfer (id, authority_id, budget_id, from_kind, to_kind, pence, reason, on_day, made_by)
       values ($1, $2, $3, 'ALLOCATION', 'AVAILABLE', 2000000, 'ALLOCATED', '2026-04-01', $4)`,
      [randomUUID(), of.authorityId, id, of.officerId],
    );
  }
});
afterAll(async () => {
  await client.end();
  await tests.drop();
});

it('claims of three months are accepted, committed and payable, and stay far under the line', async () => {
  const committed = await writeClaims(client, new Draw(1), countyIds(1), of, now);
  await client.query('commit');
  expect(committed).toBeGreaterThan(100_000);
  const counted = await tests.query<{ table: string; count: number }>(
    claimTables
      .map((table) => `select '${table}' as table, count(*)::integer as count from ${table}`)
      .join(' union all '),
  );
  // Eight transfers more: what each budget had, and for each month what its claims cost.
  expect(Object.fromEntries(counted.map(({ table, count }) => [table, count]))).toEqual({
    fund_preapproval: 1,
    fund_claim: 3,
    fund_claim_invoice: 36,
    fund_claim_row: 36,
    payee: 1,
    award_line: 36,
    ledger_transfer: 44,
    fund_invoice: 36,
    fund_invoice_line: 36,
  });
  expect(
    await tests.query(
      `select sum(balance)::integer as committed from ledger_account where kind = 'COMMITTED'`,
    ),
  ).toEqual([{ committed }]);
  expect(await tests.query('select month::text from fund_claim order by month')).toEqual([
    { month: '2026-08-01' },
    { month: '2026-09-01' },
    { month: '2026-10-01' },
  ]);
  expect(
    await tests.query(
      `select count(*)::integer as late from fund_claim where decided_at > $1 or decided_at < uploaded_at`,
      [now],
    ),
  ).toEqual([{ late: 0 }]);
  expect(
    await tests.query(
      'select distinct household_reference from fund_claim_row where household_reference is not null order by 1',
    ),
  ).toEqual(of.references.map((reference) => ({ household_reference: reference })));
});
