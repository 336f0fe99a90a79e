import { randomBytes } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { loadDemo } from '@app/demo';
import { newReference } from '@app/kernel';
import { writeClaimFile } from '@app/safe-start-fund';
import { Client } from 'pg';
import { createApi } from '../../apps/api/src/api';
import { writeClaims } from '../../libs/demo/src/county/claims';
import { Draw } from '../../libs/demo/src/county/draw';
import { countyIds, organisationId, personId } from '../../libs/demo/src/county/ids';
import { type RunningIssuer, startIssuer } from '../../libs/demo/src/issuer';
import { Asking } from '../../libs/demo/src/play/ask';
import { claiming } from '../../libs/demo/src/play/claiming';

/** Claims afterwards, played over HTTP on the county. */
let tests: TestDatabase;
let issuer: RunningIssuer;
let api: INestApplication;

beforeAll(async () => {
  tests = await testDatabase();
  issuer = await startIssuer({ port: 0, portalUrl: 'http://127.0.0.1:3001' });
  const [masterKey, codeKey] = [randomBytes(32), randomBytes(32)];
  await loadDemo(tests.administratorUrl, { issuer: issuer.url, masterKey, codeKey, log: () => undefined });
  await giveTheFundItsMoney();
  api = await createApi({
    database: { url: tests.appUrl, masterKey },
    bearer: { issuer: issuer.url, audience: 'hearth-api' },
    codeKey,
    production: false,
    onFailure: () => undefined,
  });
  await api.listen(0, '127.0.0.1');
}, 60_000);
afterAll(async () => {
  await api.close();
  await issuer.stop();
  await tests.drop();
});

/** Budgets of this year and the last, and the claims of three months, where the county has none. */
async function giveTheFundItsMoney(): Promise<void> {
  if ((await tests.query('select from fund_preapproval')).length > 0) return;
  const now = new Date();
  const client = new Client({ connectionString: tests.administratorUrl });
  await client.connect();
  await client.query('begin');
  await client.query(`select set_config('hearth.now', $1, true)`, [now.toISOString()]);
  const [authorityId, fran] = [organisationId('essex'), personId('fran')];
  const budgets = new Map<string, string>();
  const ids = countyIds(1);
  const begins = now.getUTCFullYear();
  for (const year of [begins - 1, begins]) {
    for (const stream of ['SEEK', 'SUSTAIN']) {
      const id = ids('budget', `${String(year)} ${stream}`);
      budgets.set(`${String(year)} ${stream}`, id);
      await client.query(
        `insert into fund_budget (id, authority_id, financial_year, stream, cost_centre, account_code, opened_at, opened_by)
         values ($1, $2, $3, $4, 'DA100', 'R4000', $5, $6)`,
        [id, authorityId, `${String(year)}-${String((year + 1) % 100).padStart(2, '0')}`, stream, now, fran],
      );
      for (const kind of ['ALLOCATION', 'AVAILABLE', 'COMMITTED', 'IN_PAYMENT', 'PAID'])
        await client.query('insert into ledger_account (budget_id, authority_id, kind) values ($1, $2, $3)', [
          id,
          authorityId,
          kind,
        ]);
      await client.query(
        `insert into ledger_transfer (id, authority_id, budget_id, from_kind, to_kind, pence, reason, on_day, made_by)
         values (gen_random_uuid(), $1, $2, 'ALLOCATION', 'AVAILABLE', 5000000, 'ALLOCATED', $3, $4)`,
        [authorityId, id, `${String(year)}-04-01`, fran],
      );
    }
  }
  const { rows } = await client.query<{ household_reference: string }>(
    'select distinct household_reference from episode where provider_id = $1 order by 1 limit 9',
    [organisationId('lanternfield')],
  );
  await writeClaims(
    client,
    new Draw(1),
    ids,
    {
      authorityId,
      organisationId: organisationId('lanternfield'),
      organisationName: 'Lanternfield Refuge',
      workerId: personId('wren'),
      officerId: fran,
      references: rows.map((row) => row.household_reference),
      budgetOf: (stream, on) => {
        const year = Number(on.slice(0, 4)) - (on.slice(5) >= '04-01' ? 0 : 1);
        return budgets.get(`${String(year)} ${stream}`);
      },
    },
    now,
  );
  await client.query('commit');
  await client.end();
}

describe('a month that is claimed afterwards', () => {
  it('is taken when it is right, flagged to the fund alone, accepted, and never taken twice', async () => {
    const { port } = new URL(await api.getUrl());
    const lines: string[] = [];
    const ask = new Asking(`http://127.0.0.1:${port}`, issuer.url);
    // Twice: the demonstration can be played again on the same county.
    for (const reference of [newReference(), newReference()])
      await claiming(ask, (line) => void lines.push(line), reference);
    const said = lines.join('\n');
    if (process.env['HEARTH_SAY']) process.stdout.write(`${said}\n`);
    expect(said).toContain('three wrong rows at once');
    expect(said).toContain('had £550.00 by both routes');
    expect(said).toContain('£336.40 are committed');
  }, 60_000);

  it('of 200 rows, all of them wrong twice, goes through the door, and every error comes back', async () => {
    const { port } = new URL(await api.getUrl());
    const ask = new Asking(`http://127.0.0.1:${port}`, issuer.url);
    const { nodes } = await ask.as<{ nodes: { authorityId: string }[] }>(
      'rosa',
      '{ preapprovals(first: 1) { nodes { authorityId } } }',
    );
    const today = new Date().toISOString().slice(0, 10);
    const rows = Array.from({ length: 200 }, (_, index) => ({
      month: today.slice(0, 7),
      clientReference: `LF-${String(index)}`,
      spentOn: today,
      category: 'NO_SUCH_CATEGORY',
      supplier: 'Second Start Furniture (invented)',
      invoiceNumber: `N ${String(index)}`,
      net: '10.00',
      vat: '2.00',
      gross: '12.01',
      stream: 'SUSTAIN',
      adults: '1',
      children: '0',
    }));
    const checked = await ask.as<{ right: boolean; wrong: { field: string }[] }>(
      'rosa',
      'query ($input: CheckClaimInput!) { checkClaim(input: $input) { right wrong: problems { field } } }',
      { input: { authorityId: nodes[0]?.authorityId, csv: writeClaimFile(rows) } },
    );
    expect(checked.right).toBe(false);
    expect(checked.wrong).toHaveLength(400);
    expect(checked.wrong.at(-1)).toEqual({ field: 'rows.201.gross' });
  });
});
