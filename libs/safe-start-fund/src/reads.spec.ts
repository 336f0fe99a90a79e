import type { Page } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { aKey, got, journeyEntities } from '@app/placements/testing';
import type { Logger } from 'typeorm';
import { Applications, Awards, Budgets, Connections, fundEntities, Invoices, Panel } from './index';
import { aLine, Fund, removals } from './testing';
import { Vault } from '@app/database';

let fund: Fund;
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

type List = (actor: PersonActor, first: number, after?: string) => Promise<Page<{ readonly id: string }>>;
const lists: Record<
  string,
  { readonly of: () => PersonActor; readonly read: List; readonly statements: number }
> = {};
const args = (first: number, after?: string) => ({ first, ...(after === undefined ? {} : { after }) });

beforeAll(async () => {
  fund = await Fund.open();
  const db = await fund.tests.open([...journeyEntities, ...fundEntities], {
    clock: () => fund.county.now,
    logger,
  });
  const add = (name: string, of: () => PersonActor, read: List, count = 1) => {
    lists[name] = { of, read, statements: count };
  };
  const [applications, awards, budgets] = [
    new Applications(db, new Vault(Buffer.alloc(32))),
    new Awards(db),
    new Budgets(db),
  ];
  const [connections, invoices, panel] = [new Connections(db), new Invoices(db), new Panel(db)];
  // The settings, by which past help is counted, are the second.
  const ofApplications: List = (actor, first, after) =>
    applications.fundApplications(actor, args(first, after), null);
  add('applications of the fund', () => fund.officer, ofApplications, 2);
  add('applications of an applicant', () => fund.county.navigator, ofApplications, 2);
  add(
    'awardLines',
    () => fund.officer,
    (actor, first, after) => awards.awardLines(actor, args(first, after)),
  );
  add(
    'budgets',
    () => fund.officer,
    (actor, first, after) => budgets.budgets(actor, args(first, after)),
  );
  add(
    'fundConnections',
    () => fund.officer,
    (actor, first, after) => connections.fundConnections(actor, args(first, after)),
  );
  add(
    'fundInvoices',
    () => fund.preparer,
    (actor, first, after) => invoices.fundInvoices(actor, args(first, after)),
  );
  add(
    'panelAgenda',
    () => fund.chair,
    (actor, first, after) => panel.panelAgenda(actor, args(first, after)),
  );
  for (const year of ['2026-27', '2027-28', '2028-29']) await fund.budget(10_000_000, 'SEEK', year);
  const payeeId = await fund.payee();
  for (const number of ['1', '2', '3']) {
    fund.county.wait(1);
    const { lines } = await fund.awarded([removals]);
    const invoice = {
      supplier: 'Removals Ltd',
      number,
      invoicedOn: fund.county.today,
      netPence: 40_000,
      vatPence: 8_000,
      grossPence: 48_000,
      vatRecovered: false,
      payeeId,
      lines: [{ awardLineId: lines[0]?.awardLineId ?? '', pence: 48_000 }],
      idempotencyKey: aKey(),
    };
    got(await fund.invoices.recordInvoice(fund.officer, invoice));
    got(await fund.refer(await fund.submitted([aLine(150_000)])));
    got(await fund.connections.registerConnection(fund.officer, { name: `Shop ${number}`, nature: 'OTHER' }));
  }
});
afterAll(() => fund.tests.drop());

describe.each([
  'applications of the fund',
  'applications of an applicant',
  'awardLines',
  'budgets',
  'fundConnections',
  'fundInvoices',
  'panelAgenda',
])('%s', (name) => {
  const list = () => {
    const found = lists[name];
    if (!found) throw new Error('This list is told of above.');
    return found;
  };

  it('are read by so many statements, whatever their number', async () => {
    const { of, read, statements: count } = list();
    for (const first of [1, 50]) {
      statements.length = 0;
      expect((await read(of(), first)).nodes.length).toBeGreaterThan(first === 1 ? 0 : 2);
      expect(statements).toHaveLength(count);
    }
  });

  it('page by cursor: each once, and then no more', async () => {
    const { of, read } = list();
    const whole = await read(of(), 50);
    const first = await read(of(), 2);
    expect(first.hasNextPage).toBe(true);
    const second = await read(of(), 50, first.endCursor ?? '');
    expect(second.hasNextPage).toBe(false);
    expect([...first.nodes, ...second.nodes]).toEqual(whole.nodes);
  });

  it('of another organisation are not seen', async () => {
    const { of, read } = list();
    const other = fund.person(of().roles[0] ?? 'FUND_OFFICER', fund.county.otherNavigator.organisationId);
    expect((await read(other, 50)).nodes).toEqual([]);
  });
});
