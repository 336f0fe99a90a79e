import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type PersonActor, type Problems } from '@app/kernel';
import { aKey, codesOf, exampleAccounts, got, Paying, type StatementRow } from './paying/testing';

let tests: TestDatabase;
let fund: Paying;
let budget: string;
const page = { first: 50 };
const navigator: PersonActor = {
  kind: 'PERSON',
  personId: randomUUID(),
  organisationId: randomUUID(),
  roles: ['NAVIGATOR'],
};

beforeAll(async () => {
  tests = await testDatabase();
  fund = await Paying.open(tests, { poolSize: 10 });
  await tests.query(`insert into organisation (id, kind, name) values ($1, 'DISTRICT_COUNCIL', 'Council')`, [
    navigator.organisationId,
  ]);
});
beforeEach(async () => {
  fund = await Paying.over(tests, fund.db, fund.clock);
  fund.at('2026-11-27T10:00:00');
  budget = await fund.budget(1_000_000);
});
afterAll(() => tests.drop());

/** A sent payment of 100 pounds. */
async function sent(payeeId?: string) {
  const line = await fund.payable(budget, 10_000, payeeId ?? (await fund.payee()), navigator.organisationId);
  const run = await fund.sent([line]);
  const { reference, id, payeeId: payee } = run.payments[0]!;
  return { line, run, reference, id, payee };
}
const reasons = (imported: { statement: { lines: readonly { suspenseBecause: string | null }[] } }) =>
  imported.statement.lines.map(({ suspenseBecause }) => suspenseBecause);
const statusOf = async (runId: string) =>
  (await fund.runs.paymentRun(fund.preparer, runId))!.payments[0]!.status;

describe('a statement', () => {
  it('settles what it shows as paid, and leaves the rest on its way', async () => {
    const [a, b] = [await sent(), await sent()];
    const imported = got(await fund.import(1, [{ reference: `BACS ${a.reference}`, out: 10_000 }]));
    expect(imported).toMatchObject({ settled: 1, returned: 0, inSuspense: 0 });
    expect(await statusOf(a.run.id)).toBe('SETTLED');
    expect(await statusOf(b.run.id)).toBe('SENT');
    expect(await fund.position(budget)).toMatchObject({ paid: 10_000, inPayment: 10_000 });
  });

  it('fault 13: is refused the second time, and with the same key answers as the first', async () => {
    const { reference } = await sent();
    const input = fund.statement(1, [{ reference, out: 10_000 }]);
    const first = got(await fund.statements.importStatement(fund.preparer, input));
    expect(got(await fund.statements.importStatement(fund.preparer, input)).id).toBe(first.id);
    expect(
      codesOf(await fund.statements.importStatement(fund.preparer, { ...input, idempotencyKey: aKey() })),
    ).toEqual(['STATEMENT_KNOWN']);
    expect(await fund.position(budget)).toMatchObject({ paid: 10_000 });
  });

  it('fault 13: is taken once where it overlaps another, by the bank’s id or by all of the row', async () => {
    const [a, b] = [await sent(), await sent()];
    const rows: StatementRow[] = [
      { id: 'x1', reference: a.reference, out: 10_000 },
      { reference: b.reference, out: 10_000 },
    ];
    got(await fund.import(1, rows));
    const again = got(await fund.import(2, [...rows, { reference: 'RENT', out: 500 }], 0));
    expect(again.statement.lines).toHaveLength(1);
    expect(await fund.position(budget)).toMatchObject({ paid: 20_000 });
  });

  it('fault 13: shows a gap: one missing, or balances that do not meet, and none when it was only read out of order', async () => {
    const gaps = async () =>
      Object.fromEntries(
        (await fund.statements.bankStatements(fund.preparer, page)).nodes.map(({ number, gapBefore }) => [
          number,
          gapBefore,
        ]),
      );
    const row = (id: string) => [{ id, reference: 'RENT', out: 100 }];
    got(await fund.import(1, row('a'), 1_000));
    got(await fund.import(3, row('c'), 800));
    expect(await gaps()).toEqual({ 1: false, 3: true });
    got(await fund.import(2, row('b'), 900));
    expect(await gaps()).toEqual({ 1: false, 2: false, 3: false });
    got(await fund.import(4, row('d'), 600));
    expect(await gaps()).toEqual({ 1: false, 2: false, 3: false, 4: true });
  });

  it('is taken whole or not at all, and says every fault by row', async () => {
    const { reference } = await sent();
    const input = fund.statement(1, [{ reference, out: 10_000 }]);
    const broken = { ...input, text: `${input.text}\nx,2026-13-01,RENT,1.005,,` };
    const outcome = (await fund.statements.importStatement(fund.preparer, broken)) as Problems;
    expect(outcome.problems.map(({ field }) => field)).toEqual(['rows.3.day', 'rows.3.paid out']);
    expect(
      codesOf(await fund.statements.importStatement(fund.preparer, { ...input, closingBalance: '-99.99' })),
    ).toEqual(['DOES_NOT_BALANCE']);
    expect(await tests.query('select from bank_line where authority_id = $1', [fund.authorityId])).toEqual(
      [],
    );
    expect(await fund.position(budget)).toMatchObject({ inPayment: 10_000, paid: 0 });
  });

  it('has no account number for a name', async () => {
    const input = { ...fund.statement(1, []), account: 'A66374958' };
    expect(codesOf(await fund.statements.importStatement(fund.preparer, input))).toEqual(['FORMAT']);
  });
});

describe('a line that is not plainly one payment’s (faults 12 and 14)', () => {
  it('is in suspense, moves nothing, and stays until a person clears it with a reason', async () => {
    const [a, b, c] = [await sent(), await sent(), await sent()];
    const draft = await fund.frozen([await fund.payable(budget, 300)]);
    const imported = got(
      await fund.import(1, [
        { reference: 'NOBODY KNOWS', out: 700 },
        { reference: `${a.reference} ${b.reference}`, out: 20_000 },
        { reference: a.reference, out: 9_999 },
        { reference: a.reference, into: 5_000, code: '5' },
        { reference: draft.payments[0]!.reference, into: 300, code: '0' },
        { reference: b.reference, into: 10_000 },
        { reference: c.reference, out: 10_000 },
        { reference: c.reference, out: 10_000 },
        { reference: c.reference, into: 10_000, code: 'B' },
        { reference: c.reference, into: 10_000, code: 'B' },
      ]),
    );
    expect(reasons(imported)).toEqual([
      'UNKNOWN_REFERENCE',
      'SEVERAL_PAYMENTS',
      'WRONG_AMOUNT',
      'WRONG_AMOUNT',
      'NOT_SENT',
      'NO_RETURN_CODE',
      null,
      'SETTLED_BEFORE',
      null,
      'RETURNED_BEFORE',
    ]);
    expect(await fund.position(budget)).toMatchObject({ inPayment: 20_300, paid: 0, committed: 10_000 });
    const { nodes } = await fund.statements.suspense(fund.preparer, page);
    expect(nodes).toHaveLength(8);
    const lineId = nodes[0]!.id;
    const clear = () =>
      fund.statements.clearSuspense(fund.approver, { lineId, reason: 'A cheque of the council' });
    expect(got(await clear())).toMatchObject({ clearedBecause: 'A cheque of the council' });
    expect(codesOf(await clear())).toEqual(['NOT_IN_SUSPENSE']);
    expect((await fund.statements.suspense(fund.preparer, page)).nodes).toHaveLength(7);
    await expect(tests.query('delete from bank_line where id = $1', [lineId])).rejects.toThrow(
      /keeps what was written/,
    );
  });
});

describe('a line that a person knows for a payment', () => {
  it('pays it, to the penny and once; another amount, or one that was paid, is refused', async () => {
    const { reference, run } = await sent();
    const other = await sent();
    const broken = got(await fund.import(41, [{ reference: reference.slice(0, -1), out: 10_000 }]));
    expect(broken).toMatchObject({ settled: 0, inSuspense: 1 });
    const lineId = broken.statement.lines[0]!.id;
    const clear = (paymentReference: string) =>
      fund.statements.clearSuspense(fund.preparer, {
        lineId,
        reason: 'The bank lost a letter',
        paymentReference,
      });
    expect(codesOf(await clear('NOBODY KNOWS'))).toEqual(['NOT_THAT_PAYMENT']);
    const before = await fund.position(budget);
    got(await clear(reference.toLowerCase()));
    expect(await statusOf(run.id)).toBe('SETTLED');
    expect(await statusOf(other.run.id)).toBe('SENT');
    expect(await fund.position(budget)).toMatchObject({
      paid: before.paid + 10_000,
      inPayment: before.inPayment - 10_000,
    });
    expect(codesOf(await clear(other.reference))).toEqual(['NOT_IN_SUSPENSE']);
    const again = got(await fund.import(42, [{ id: 'y', reference: 'NOT READABLE', out: 10_000 }]));
    expect(
      codesOf(
        await fund.statements.clearSuspense(fund.preparer, {
          lineId: again.statement.lines[0]!.id,
          reason: 'The same once more',
          paymentReference: reference,
        }),
      ),
    ).toEqual(['NOT_THAT_PAYMENT']);
  });

  it('takes it back, when it is what came back', async () => {
    const { reference, id, run } = await sent();
    const back = got(await fund.import(43, [{ id: 'b', reference: 'GARBLED', into: 10_000, code: 'B' }]));
    got(
      await fund.statements.clearSuspense(fund.preparer, {
        lineId: back.statement.lines[0]!.id,
        reason: 'Rang the bank',
        paymentReference: reference,
      }),
    );
    expect(await statusOf(run.id)).toBe('RETURNED');
    expect(await fund.statements.paymentReturn(fund.preparer, id)).not.toBeNull();
  });
});

describe('a payment that came back (fault 12)', () => {
  const back = (reference: string, code = '0'): StatementRow => ({ reference, into: 10_000, code });

  it('is committed again, with its code, an owner and a day three working days on', async () => {
    const { reference, run, id } = await sent();
    got(await fund.import(1, [{ reference, out: 10_000 }]));
    fund.at('2026-12-04T10:00:00');
    got(await fund.import(2, [back(reference, 'B')]));
    expect(await fund.position(budget)).toMatchObject({ committed: 10_000, paid: 0, inPayment: 0 });
    expect((await fund.statements.paymentReturns(fund.preparer, page)).nodes).toEqual([
      expect.objectContaining({
        id,
        because: 'ACCOUNT_CLOSED',
        mine: true,
        dueOn: '2026-12-09',
        overdue: false,
        pence: 10_000,
      }),
    ]);
    fund.at('2026-12-10T10:00:00');
    expect((await fund.statements.paymentReturns(fund.preparer, page)).nodes[0]).toMatchObject({
      overdue: true,
    });
    expect(codesOf(await fund.runs.closePaymentRun(fund.preparer, run.id))).toEqual(['NOT_ALL_DONE']);
  });

  it('out of order, before it was shown as paid, comes to the same', async () => {
    const { reference, run } = await sent();
    got(await fund.import(2, [back(reference)]));
    expect(await fund.position(budget)).toMatchObject({ committed: 10_000, inPayment: 0 });
    expect(reasons(got(await fund.import(1, [{ reference, out: 10_000 }])))).toEqual([null]);
    expect(await fund.position(budget)).toMatchObject({ committed: 10_000, inPayment: 0, paid: 0 });
    expect(await statusOf(run.id)).toBe('RETURNED');
    expect(reasons(got(await fund.import(3, [{ id: 'z', reference, out: 10_000 }])))).toEqual([
      'SETTLED_BEFORE',
    ]);
  });

  it('is paid again only after its payee’s account was looked at afresh by two people', async () => {
    const { line, reference, id, payee, run } = await sent();
    got(await fund.import(1, [back(reference)]));
    const deal = () =>
      fund.statements.dealWithReturn(fund.preparer, {
        paymentId: id,
        decision: 'PAY_AGAIN',
        reason: 'New account',
      });
    expect(codesOf(await fund.draft([line]))).toEqual(['RETURN_OPEN']);
    // The bank says that this account is no good: whatever else goes to it waits too.
    const another = await fund.payable(budget, 5_000, payee, navigator.organisationId);
    expect(codesOf(await fund.draft([another]))).toEqual(['ACCOUNT_CAME_BACK']);
    fund.at('2026-11-27T11:00:00');
    expect(codesOf(await deal())).toEqual(['CHECK_ACCOUNT_AFRESH']);
    // One person who confirms the old account is not two.
    const { account } = (await fund.payees.payee(fund.preparer, payee))!;
    const [stored] = await tests.query<{ entered: string }>(
      'select entered_by as entered from payee_account where id = $1',
      [account!.id],
    );
    expect(stored?.entered).toBe(fund.preparer.personId);
    await fund.account(payee, exampleAccounts[3]);
    got(await deal());
    expect(codesOf(await deal())).toEqual(['DEALT_WITH']);
    got(await fund.runs.closePaymentRun(fund.preparer, run.id));
    const again = await fund.sent([line]);
    got(await fund.import(2, [{ reference: again.payments[0]!.reference, out: 10_000 }]));
    expect(await fund.line(line)).toEqual({ committed: 0, inPayment: 0, paid: 10_000 });
    // Fault 12: the first one comes back once more, though it was issued anew.
    expect(reasons(got(await fund.import(3, [{ ...back(reference), id: 'again' }])))).toEqual([
      'RETURNED_BEFORE',
    ]);
    expect(await fund.line(line)).toEqual({ committed: 0, inPayment: 0, paid: 10_000 });
  });

  it('is paid again to the same account when two others confirm it afresh', async () => {
    const account = exampleAccounts[2];
    const { line, reference, id, payee } = await sent(await fund.payee({ account }));
    got(await fund.import(1, [back(reference)]));
    fund.at('2026-11-27T11:00:00');
    const payeeAccountId = (await fund.payees.payee(fund.preparer, payee))!.account!.id;
    const deal = () =>
      fund.statements.dealWithReturn(fund.preparer, {
        paymentId: id,
        decision: 'PAY_AGAIN',
        reason: 'The bank erred',
      });
    for (const [by, then] of [
      [fund.officer, ['CHECK_ACCOUNT_AFRESH']],
      [fund.approver, []],
    ] as const) {
      got(
        await fund.payees.verifyPayeeAccount(by, {
          payeeAccountId,
          confirmed: true,
          how: 'MET_IN_PERSON',
          note: 'At their office',
          ...account,
        }),
      );
      expect(codesOf(await deal())).toEqual(then);
    }
    expect(codesOf(await fund.draft([line]))).toEqual([]);
  });

  it('can be given up: its money may then be released', async () => {
    const { reference, id, line } = await sent();
    got(await fund.import(1, [back(reference, 'C')]));
    got(
      await fund.statements.dealWithReturn(fund.preparer, {
        paymentId: id,
        decision: 'DO_NOT_PAY',
        reason: 'Paid by another',
      }),
    );
    got(await fund.move(fund.officer, budget, 'RELEASED', 10_000, line));
    expect(await fund.position(budget)).toMatchObject({ committed: 0, available: 1_000_000 });
  });

  it('after the year has ended comes back into the year it was of', async () => {
    const { reference } = await sent();
    got(await fund.import(1, [{ reference, out: 10_000 }]));
    fund.at('2027-04-06T10:00:00');
    got(await fund.import(2, [{ onDay: '2027-04-01', ...back(reference) }]));
    expect(await fund.position(budget)).toMatchObject({ committed: 10_000, paid: 0 });
    expect(await fund.brokenLink(budget)).toBeNull();
  });
});

describe('code 2, the payee has died', () => {
  it('blocks the payee and raises an alert for people, told to the fund and to who applied: never a request for new details', async () => {
    const { reference, id, payee, line } = await sent();
    got(await fund.import(1, [{ reference, into: 10_000, code: '2' }]));
    expect(await fund.payees.payee(fund.preparer, payee)).toMatchObject({ blockedBecause: 'DECEASED' });
    const { nodes } = await fund.alerts.alerts(fund.officer, page);
    expect(nodes).toEqual([
      expect.objectContaining({ because: 'BENEFICIARY_DECEASED', awardLineId: line, takenAt: null }),
    ]);
    const alertId = nodes[0]!.id;
    const told = await tests.query<{ kind: string; to: string }>(
      'select kind, to_organisation_id as to from outbox_message where subject_id = $1',
      [alertId],
    );
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['SAFEGUARDING_ALERT']));
    expect(new Set(told.map(({ to }) => to))).toEqual(new Set([fund.authorityId, navigator.organisationId]));
    // Who applied sees that there is one, and neither payee nor outcome.
    expect((await fund.alerts.alerts(navigator, page)).nodes).toEqual([
      expect.objectContaining({ id: alertId, payeeName: null, outcome: null }),
    ]);

    fund.at('2026-11-27T11:00:00');
    const enter = () =>
      fund.payees.enterPayeeAccount(fund.preparer, {
        payeeId: payee,
        accountName: 'X',
        ...exampleAccounts[0],
        idempotencyKey: aKey(),
      });
    const deal = () =>
      fund.statements.dealWithReturn(fund.preparer, {
        paymentId: id,
        decision: 'PAY_AGAIN',
        reason: 'Again',
      });
    expect([codesOf(await enter()), codesOf(await deal()), codesOf(await fund.draft([line]))]).toEqual([
      ['PAYEE_BLOCKED'],
      ['PAYEE_BLOCKED'],
      ['PAYEE_BLOCKED', 'RETURN_OPEN'],
    ]);
    const unblock = () =>
      fund.payees.unblockPayee(fund.approver, { payeeId: payee, reason: 'The bank was wrong' });
    const close = () =>
      fund.alerts.closeAlert(fund.officer, { id: alertId, outcome: 'The bank was wrong: spoken to' });
    expect([codesOf(await unblock()), codesOf(await close())]).toEqual([['ALERT_OPEN'], ['NOT_TAKEN']]);
    await expect(
      tests.query('update payee set blocked_at = null, blocked_because = null where id = $1', [payee]),
    ).rejects.toThrow(/an alert about this payee is open/);
    got(await fund.alerts.takeAlert(fund.officer, alertId));
    expect(codesOf(await fund.alerts.takeAlert(fund.otherOfficer, alertId))).toEqual(['TAKEN_ALREADY']);
    got(await close());
    expect(codesOf(await close())).toEqual(['CLOSED_ALREADY']);
    got(await unblock());
    expect(codesOf(await enter())).toEqual([]);
  });
});

describe('two statements at once', () => {
  it('that show the same payment settle it once; the other line waits in suspense', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { reference } = await sent();
      const outcomes = await Promise.all(
        [1, 2].map((n) =>
          fund.import(round * 2 + n, [{ id: `line ${String(round)} ${String(n)}`, reference, out: 10_000 }]),
        ),
      );
      expect(outcomes.map((outcome) => reasons(got(outcome))[0]).sort()).toEqual(
        ['SETTLED_BEFORE', null].sort(),
      );
    }
    expect(await fund.position(budget)).toMatchObject({ paid: 50_000, inPayment: 0 });
  });

  it('with one number are read once', async () => {
    const { reference } = await sent();
    const outcomes = await Promise.all([1, 2, 3].map(() => fund.import(1, [{ reference, out: 10_000 }])));
    expect(outcomes.flatMap(codesOf)).toEqual(['STATEMENT_KNOWN', 'STATEMENT_KNOWN']);
  });
});
