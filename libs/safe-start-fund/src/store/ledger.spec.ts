import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type Outcome, type Pence, type PersonActor, Problems, type Role } from '@app/kernel';
import { fundEntities } from '../index';
import type { TransferReason } from '../domain/words';
import { AwardLineEntity, FundBudgetEntity } from './fund.entities';
import { brokenLedgerLink, budgetLock, openAccounts, positionOf, transfer } from './ledger.store';

let tests: TestDatabase;
let db: Database;
const authorityId = randomUUID();
const clock = { now: new Date('2026-11-27T10:00:00Z') };
const person = (role: Role, organisationId = authorityId): PersonActor => ({
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId,
  roles: [role],
});
const officer = person('FUND_OFFICER');
const preparer = person('FINANCE_PREPARER');

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(fundEntities, { clock: () => clock.now, poolSize: 20 });
  await tests.query(
    `insert into organisation (id, kind, name, authority_code) values ($1, 'TIER_ONE_AUTHORITY', 'Essex', 'E10000012')`,
    [authorityId],
  );
});
afterAll(() => tests.drop());

const pence = (amount: number): Pence => amount as Pence;
let years = 30;

/** A budget of its own with so much allocated. */
async function aBudget(allocated: number): Promise<string> {
  const id = randomUUID();
  years += 1;
  await db.commit(officer, async (tx) => {
    await tx.manager.insert(FundBudgetEntity, {
      id,
      authorityId,
      financialYear: `20${String(years)}-${String(years + 1)}`,
      stream: 'SEEK',
      costCentre: 'DA100',
      accountCode: 'R4000',
      openedAt: tx.now,
      openedBy: officer.personId,
    });
    await openAccounts(tx, id);
    return transfer(tx, { budgetId: id, reason: 'ALLOCATED', pence: pence(allocated) });
  });
  return id;
}

async function aLine(budgetId: string, awarded: number): Promise<string> {
  const id = randomUUID();
  await db.commit(officer, async (tx) => {
    await tx.manager.insert(AwardLineEntity, {
      id,
      authorityId,
      budgetId,
      route: 'APPROVAL',
      sourceId: randomUUID(),
      organisationId: authorityId,
      category: 'REMOVALS',
      supplier: 'Removals Ltd',
      awardedPence: pence(awarded),
      awardedAt: tx.now,
    });
    return id;
  });
  return id;
}

const move = (
  by: PersonActor,
  budgetId: string,
  reason: TransferReason,
  amount: number,
  awardLineId?: string,
  reverses?: string,
): Promise<Outcome<string>> =>
  db.commit(by, async (tx) => {
    await tx.lock(budgetLock(budgetId));
    return transfer(tx, { budgetId, reason, pence: pence(amount), awardLineId, reverses });
  });
const codes = (outcome: unknown): string[] =>
  outcome instanceof Problems ? outcome.problems.map(({ code }) => code) : [];
const look = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.read(officer, work);

describe('the ledger', () => {
  it('moves money from one account to another, so that the parts always make the allocation', async () => {
    const budget = await aBudget(100_000);
    const line = await aLine(budget, 40_000);
    await move(officer, budget, 'COMMITTED', 40_000, line);
    await move(preparer, budget, 'PUT_IN_PAYMENT', 40_000, line);
    await move(preparer, budget, 'PAID', 40_000, line);
    await move(preparer, budget, 'RETURNED', 40_000, line);
    await move(officer, budget, 'RELEASED', 10_000, line);
    expect(await look((tx) => positionOf(tx, budget))).toEqual({
      allocation: 100_000,
      available: 70_000,
      committed: 30_000,
      inPayment: 0,
      paid: 0,
    });
  });

  it('cannot be overdrawn, by however many at once: of ten awards against money for three, three are made', async () => {
    const budget = await aBudget(30_000);
    const lines = await Promise.all(Array.from({ length: 10 }, () => aLine(budget, 10_000)));
    const outcomes = await Promise.all(lines.map((line) => move(officer, budget, 'COMMITTED', 10_000, line)));
    expect(outcomes.filter((outcome) => !(outcome instanceof Problems))).toHaveLength(3);
    expect(outcomes.flatMap(codes)).toEqual(Array.from({ length: 7 }, () => 'NOT_ENOUGH_FUNDS'));
    expect(await look((tx) => positionOf(tx, budget))).toMatchObject({ available: 0, committed: 30_000 });
  });

  it('cannot be overdrawn by straight SQL either, without any lock of ours', async () => {
    const budget = await aBudget(30_000);
    const lines = await Promise.all(Array.from({ length: 10 }, () => aLine(budget, 10_000)));
    const outcomes = await Promise.all(
      lines.map((line) =>
        db.commit(officer, (tx) =>
          transfer(tx, { budgetId: budget, reason: 'COMMITTED', pence: pence(10_000), awardLineId: line }),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => !(outcome instanceof Problems))).toHaveLength(3);
    expect(await look((tx) => brokenLedgerLink(tx, budget))).toBeNull();
  });

  it('never commits, pays or returns more of a line than there is', async () => {
    const budget = await aBudget(100_000);
    const line = await aLine(budget, 10_000);
    await move(officer, budget, 'COMMITTED', 10_000, line);
    expect(codes(await move(officer, budget, 'COMMITTED', 1, line))).toEqual(['MORE_THAN_AWARDED']);
    expect(codes(await move(preparer, budget, 'PAID', 1, line))).toEqual(['NOT_SO_MUCH_THERE']);
    const other = await aLine(budget, 10_000);
    await move(officer, budget, 'COMMITTED', 10_000, other);
    await move(preparer, budget, 'PUT_IN_PAYMENT', 10_000, other);
    expect(codes(await move(preparer, budget, 'PAID', 10_000, line))).toEqual(['NOT_SO_MUCH_THERE']);
    expect(codes(await move(officer, budget, 'RELEASED', 10_001, line))).toEqual(['NOT_SO_MUCH_THERE']);
  });

  it('undoes a transfer once, and only by its opposite', async () => {
    const budget = await aBudget(100_000);
    const line = await aLine(budget, 10_000);
    const committed = (await move(officer, budget, 'COMMITTED', 10_000, line)) as string;
    await expect(move(officer, budget, 'RELEASED', 9_000, line, committed)).rejects.toThrow(/opposite/);
    expect(codes(await move(officer, budget, 'RELEASED', 10_000, line, committed))).toEqual([]);
    await move(officer, budget, 'COMMITTED', 10_000, line);
    expect(codes(await move(officer, budget, 'RELEASED', 10_000, line, committed))).toEqual([
      'REVERSED_BEFORE',
    ]);
  });

  it('says where the money was at any moment of the past', async () => {
    const budget = await aBudget(100_000);
    const line = await aLine(budget, 10_000);
    const before = clock.now;
    clock.now = new Date(before.getTime() + 60_000);
    await move(officer, budget, 'COMMITTED', 10_000, line);
    expect(await look((tx) => positionOf(tx, budget, before))).toMatchObject({
      available: 100_000,
      committed: 0,
    });
    expect(await look((tx) => positionOf(tx, budget, clock.now))).toEqual(
      await look((tx) => positionOf(tx, budget)),
    );
  });

  it('is written once: what is changed past every wall shows at its link', async () => {
    const budget = await aBudget(100_000);
    await move(officer, budget, 'ALLOCATED', 5_000);
    await move(officer, budget, 'ALLOCATION_CUT', 1_000);
    expect(await look((tx) => brokenLedgerLink(tx, budget))).toBeNull();
    await expect(
      tests.query('update ledger_transfer set pence = 1 where budget_id = $1', [budget]),
    ).rejects.toThrow(/keeps what was written/);
    await tests.query('alter table ledger_transfer disable trigger append_only');
    await tests.query('update ledger_transfer set pence = 6000 where budget_id = $1 and number = 2', [
      budget,
    ]);
    await tests.query('alter table ledger_transfer enable trigger append_only');
    expect(await look((tx) => brokenLedgerLink(tx, budget))).toBe(2);
  });

  it('is moved by the fund and its finance, each its own part, and read by nobody else', async () => {
    const budget = await aBudget(100_000);
    const line = await aLine(budget, 10_000);
    await expect(move(preparer, budget, 'ALLOCATED', 1)).rejects.toThrow(/row-level security/);
    await expect(move(person('COMMISSIONER'), budget, 'COMMITTED', 1, line)).rejects.toThrow(
      /row-level security/,
    );
    await expect(move(person('FUND_OFFICER', randomUUID()), budget, 'COMMITTED', 1, line)).rejects.toThrow();
    const navigator = person('NAVIGATOR');
    expect(await db.read(navigator, (tx) => tx.manager.query('select * from ledger_transfer'))).toEqual([]);
    await expect(
      db.commit(officer, (tx) => tx.manager.query('update ledger_account set balance = 5')),
    ).rejects.toThrow(/permission denied/);
  });
});
