import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, Problems, type PersonActor } from '@app/kernel';
import { aKey, codesOf, exampleAccounts, got, Paying } from './paying/testing';

let tests: TestDatabase;
let fund: Paying;
let budget: string;

beforeAll(async () => {
  tests = await testDatabase();
  fund = await Paying.open(tests, { poolSize: 20 });
  budget = await fund.budget(10_000_000);
});
afterAll(() => tests.drop());
beforeEach(() => fund.at('2026-11-27T10:00:00'));

const step = (by: PersonActor, id: string) => [by, { id, idempotencyKey: aKey() }] as const;

describe('a payment run', () => {
  it('takes an invoiced line from committed to paid, step by step, with its control totals on each', async () => {
    const own = await fund.budget(100_000);
    const lines = [await fund.payable(own, 12_345), await fund.payable(own, 6_000)];
    const draft = got(await fund.draft(lines));
    expect(draft).toMatchObject({
      status: 'DRAFT',
      controlCount: 2,
      controlPence: 18_345,
      contentHash: null,
    });
    expect(await fund.position(own)).toMatchObject({ committed: 18_345, inPayment: 0 });

    const frozen = got(await fund.runs.freezePaymentRun(...step(fund.preparer, draft.id)));
    expect(frozen).toMatchObject({
      status: 'FROZEN',
      controlCount: 2,
      controlPence: 18_345,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await fund.position(own)).toMatchObject({ committed: 0, inPayment: 18_345 });

    const approved = got(await fund.approve(frozen));
    expect(approved).toMatchObject({ status: 'APPROVED', contentHash: frozen.contentHash });
    const made = got(await fund.files.makePaymentFile(...step(fund.preparer, draft.id)));
    expect(made).toMatchObject({ status: 'FILE_MADE', file: { name: 'AP-000001.csv', number: 1 } });
    const sent = got(
      await fund.runs.sendPaymentRun(fund.preparer, {
        id: draft.id,
        how: 'Uploaded',
        idempotencyKey: aKey(),
      }),
    );
    expect(sent.payments.map(({ status }) => status)).toEqual(['SENT', 'SENT']);
    expect(codesOf(await fund.runs.closePaymentRun(fund.preparer, draft.id))).toEqual(['NOT_ALL_DONE']);
    got(
      await fund.import(
        1,
        sent.payments.map(({ reference, pence }) => ({ reference, out: pence })),
      ),
    );
    expect(await fund.position(own)).toMatchObject({ committed: 0, inPayment: 0, paid: 18_345 });
    expect(got(await fund.runs.closePaymentRun(fund.preparer, draft.id))).toMatchObject({ status: 'CLOSED' });
    expect(await fund.brokenLink(own)).toBeNull();
  });

  it('gives references that are chance: 16 letters and figures, no two alike, and no trace of what they pay', async () => {
    const run = await fund.frozen([await fund.payable(budget, 100), await fund.payable(budget, 100)]);
    const references = run.payments.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(2);
    for (const reference of references) expect(reference).toMatch(/^[A-Z0-9]{16}$/);
  });

  it('says everything at once that keeps lines from being paid', async () => {
    const bare = await fund.awarded(budget, 100);
    const unchecked = await fund.payable(budget, 100, await fund.payee({ checked: false }));
    const uncommitted = await fund.awarded(budget, 100);
    await fund.invoice(uncommitted, 100, await fund.payee());
    const outcome = await fund.draft([bare, unchecked, uncommitted]);
    expect((outcome as Problems).problems.map(({ code, field }) => [code, field])).toEqual([
      ['NOT_INVOICED', 'awardLineIds.0'],
      ['NO_CHECKED_ACCOUNT', 'awardLineIds.1'],
      ['NOT_COMMITTED', 'awardLineIds.2'],
    ]);
  });

  it('gives its money back when it is cancelled, before and after it is frozen, and its lines can be paid again', async () => {
    const own = await fund.budget(10_000);
    const line = await fund.payable(own, 500);
    const draft = got(await fund.draft([line]));
    got(await fund.runs.cancelPaymentRun(fund.preparer, { id: draft.id, reason: 'Wrong day' }));
    const frozen = await fund.frozen([line]);
    expect(await fund.position(own)).toMatchObject({ inPayment: 500 });
    got(await fund.runs.cancelPaymentRun(fund.preparer, { id: frozen.id, reason: 'Not yet' }));
    expect(await fund.position(own)).toMatchObject({ committed: 500, inPayment: 0 });
    const approved = await fund.approved([line]);
    got(await fund.runs.cancelPaymentRun(fund.approver, { id: approved.id, reason: 'Looked again' }));
    expect(await fund.position(own)).toMatchObject({ committed: 500, inPayment: 0 });
    const sent = await fund.sent([line]);
    expect(codesOf(await fund.runs.cancelPaymentRun(fund.preparer, { id: sent.id, reason: 'Late' }))).toEqual(
      ['WRONG_STEP'],
    );
  });

  it('changes as a draft: lines in, payments out, another day', async () => {
    const [a, b] = [await fund.payable(budget, 100), await fund.payable(budget, 200)];
    const draft = got(await fund.draft([a]));
    const changed = got(
      await fund.runs.changePaymentRun(fund.preparer, {
        id: draft.id,
        addAwardLineIds: [b],
        takePaymentIds: [draft.payments[0]!.id],
        processingDay: day('2026-12-05'),
      }),
    );
    expect(changed).toMatchObject({ controlPence: 200, askedDay: '2026-12-05', processingDay: '2026-12-07' });
    expect(got(await fund.draft([a])).controlPence).toBe(100);
  });
});

describe('fault 6: who approves', () => {
  it('is not whoever prepared it, with both roles too', async () => {
    const both = fund.person('FINANCE_PREPARER', 'FINANCE_APPROVER');
    const line = await fund.payable(budget, 100);
    const draft = got(
      await fund.runs.draftPaymentRun(both, {
        awardLineIds: [line],
        processingDay: day('2026-12-01'),
        idempotencyKey: aKey(),
      }),
    );
    const run = got(await fund.runs.freezePaymentRun(...step(fund.preparer, draft.id)));
    expect(codesOf(await fund.approve(run, both))).toEqual(['APPROVE_BY_ANOTHER']);
  });

  it('is not whoever prepared it, though they were given the other role since', async () => {
    const run = await fund.frozen([await fund.payable(budget, 100)]);
    expect(codesOf(await fund.approve(run, { ...fund.preparer, roles: ['FINANCE_APPROVER'] }))).toEqual([
      'APPROVE_BY_ANOTHER',
    ]);
  });

  it('is not whoever made an award in it, nor whoever entered or checked one of its accounts', async () => {
    const run = await fund.frozen([await fund.payable(budget, 100)]);
    for (const somebody of [fund.officer, fund.otherOfficer])
      expect(codesOf(await fund.approve(run, { ...somebody, roles: ['FINANCE_APPROVER'] }))).toEqual([
        'APPROVE_BY_ANOTHER',
      ]);
    expect(codesOf(await fund.approve(run))).toEqual([]);
  });

  it('has the role at that moment', async () => {
    const run = await fund.frozen([await fund.payable(budget, 100)]);
    expect(() => fund.approve(run, { ...fund.approver, roles: ['FINANCE_PREPARER'] })).toThrow(
      /does not allow/,
    );
  });

  it('is compared by PostgreSQL as well, past every command', async () => {
    const run = await fund.frozen([await fund.payable(budget, 100)]);
    const approve = (person: string) =>
      tests.query(
        `update payment_run set status = 'APPROVED', approved_at = frozen_at, approved_by = $2, approved_hash = content_hash where id = $1`,
        [run.id, person],
      );
    await expect(approve(fund.preparer.personId)).rejects.toThrow(/approve/);
    await expect(approve(fund.officer.personId)).rejects.toThrow(/prepared, awarded or checked/);
    await expect(approve(fund.otherOfficer.personId)).rejects.toThrow(/prepared, awarded or checked/);
  });
});

describe('fault 5: what is frozen', () => {
  it('is edited by no command and no SQL: not its lines, amounts, payees, totals, day, nor order of steps', async () => {
    const run = await fund.frozen([await fund.payable(budget, 100)]);
    const other = await fund.payable(budget, 300);
    expect(
      codesOf(await fund.runs.changePaymentRun(fund.preparer, { id: run.id, addAwardLineIds: [other] })),
    ).toEqual(['WRONG_STEP']);
    const sql = (text: string) => tests.query(text, [run.id]);
    await expect(sql('update payment set pence = 101 where run_id = $1')).rejects.toThrow(
      /keeps what it pays/,
    );
    await expect(sql('update payment set payee_id = gen_random_uuid() where run_id = $1')).rejects.toThrow(
      /keeps what it pays/,
    );
    await expect(sql("update payment set status = 'SETTLED' where run_id = $1")).rejects.toThrow(
      /no payment goes/,
    );
    await expect(sql('delete from payment where run_id = $1')).rejects.toThrow(/keeps what was written/);
    await expect(
      sql(`insert into payment select gen_random_uuid(), run_id, authority_id, award_line_id, budget_id, invoice_id, payee_id, payee_account_id, pence,
        'ABCDEFGH1', status, added_at, added_by, null from payment where run_id = $1`),
    ).rejects.toThrow(/keeps its payments/);
    for (const change of [
      'control_pence = 101',
      "content_hash = repeat('0', 64)",
      "processing_day = '2026-12-02'",
    ])
      await expect(sql(`update payment_run set ${change} where id = $1`)).rejects.toThrow(/not edited/);
    await expect(sql("update payment_run set status = 'SENT' where id = $1")).rejects.toThrow(/no run goes/);
  });

  it('has totals that are those of its payments, or PostgreSQL refuses', async () => {
    const draft = got(await fund.draft([await fund.payable(budget, 100)]));
    await expect(
      tests.query(
        `update payment_run set status = 'FROZEN', control_count = 1, control_pence = 99, content_hash = repeat('a', 64), originator_name = 'X',
           payable_columns = '[]', frozen_at = prepared_at, frozen_by = prepared_by where id = $1`,
        [draft.id],
      ),
    ).rejects.toThrow(/control totals/);
  });

  it('is approved only as it was looked at', async () => {
    const run = await fund.frozen([await fund.payable(budget, 100)]);
    expect(codesOf(await fund.approve({ ...run, contentHash: 'f'.repeat(64) }))).toEqual(['RUN_CHANGED']);
  });

  it('is refused when it was changed past every wall: by approval, and by the file after approval', async () => {
    const frozen = await fund.frozen([await fund.payable(budget, 100)]);
    const approved = await fund.approved([await fund.payable(budget, 100)]);
    await tests.query('alter table payment disable trigger payment_guard');
    await tests.query('update payment set reference = reverse(reference) where run_id = any ($1)', [
      [frozen.id, approved.id],
    ]);
    await tests.query('alter table payment enable trigger payment_guard');
    expect(codesOf(await fund.approve(frozen))).toEqual(['RUN_CHANGED']);
    expect(codesOf(await fund.files.makePaymentFile(...step(fund.preparer, approved.id)))).toEqual([
      'RUN_CHANGED',
    ]);
  });
});

describe('fault 7: a payee whose account changes', () => {
  const another = { accountName: 'The Payee Ltd', ...exampleAccounts[0] };

  it('is paid nothing while the change is not checked', async () => {
    const payeeId = await fund.payee({ account: exampleAccounts[1] });
    const line = await fund.payable(budget, 100, payeeId);
    got(await fund.payees.enterPayeeAccount(fund.preparer, { payeeId, ...another, idempotencyKey: aKey() }));
    expect(codesOf(await fund.draft([line]))).toEqual(['ACCOUNT_CHANGE_PENDING']);
  });

  it('stops a draft at freezing, a frozen run at approval, and an approved one at its file', async () => {
    const three = await Promise.all(
      [0, 1, 2].map(async () => {
        const payeeId = await fund.payee({ account: exampleAccounts[1] });
        return { payeeId, line: await fund.payable(budget, 100, payeeId) };
      }),
    );
    const [drafted, frozen, approved] = [
      got(await fund.draft([three[0]!.line])),
      await fund.frozen([three[1]!.line]),
      await fund.approved([three[2]!.line]),
    ];
    for (const { payeeId } of three) await fund.account(payeeId, exampleAccounts[0]);
    const refusals = [
      await fund.runs.freezePaymentRun(...step(fund.preparer, drafted.id)),
      await fund.approve(frozen),
      await fund.files.makePaymentFile(...step(fund.preparer, approved.id)),
    ];
    expect(refusals.map((refusal): unknown => (refusal as Problems).problems)).toEqual(
      Array.from({ length: 3 }, (): unknown[] => [
        expect.objectContaining({ code: 'PAYEE_CHANGED', field: 'payments.0' }),
      ]),
    );
    got(await fund.runs.cancelPaymentRun(fund.preparer, { id: approved.id, reason: 'Another account' }));
    expect(got(await fund.draft([three[2]!.line])).status).toBe('DRAFT');
  });

  it('is paid by nobody past the commands either: PostgreSQL looks at each payee again', async () => {
    const payeeId = await fund.payee({ account: exampleAccounts[1] });
    const run = await fund.frozen([await fund.payable(budget, 100, payeeId)]);
    const approve = () =>
      tests.query(
        `update payment_run set status = 'APPROVED', approved_at = frozen_at, approved_by = gen_random_uuid(), approved_hash = content_hash where id = $1`,
        [run.id],
      );
    got(await fund.payees.enterPayeeAccount(fund.preparer, { payeeId, ...another, idempotencyKey: aKey() }));
    await expect(approve()).rejects.toThrow(/its account has changed/);
    const { pending } = (await fund.payees.payee(fund.preparer, payeeId))!;
    got(
      await fund.payees.verifyPayeeAccount(fund.approver, {
        payeeAccountId: pending!.id,
        confirmed: false,
        how: 'CALLED_KNOWN_NUMBER',
        note: 'They have not changed it',
      }),
    );
    await approve();
  });

  it('stops it too when the payee is blocked in between', async () => {
    const payeeId = await fund.payee();
    const run = await fund.approved([await fund.payable(budget, 100, payeeId)]);
    got(
      await fund.payees.blockPayee(fund.approver, {
        payeeId,
        because: 'DETAILS_IN_DOUBT',
        reason: 'A strange call',
      }),
    );
    expect(codesOf(await fund.files.makePaymentFile(...step(fund.preparer, run.id)))).toEqual([
      'PAYEE_CHANGED',
    ]);
  });
});

describe('fault 11: the processing day', () => {
  it('on a weekend or bank holiday becomes the next working day, and both are shown', async () => {
    fund.at('2026-12-21T10:00:00');
    for (const [asked, kept] of [
      ['2026-12-25', '2026-12-29'],
      ['2026-12-26', '2026-12-29'],
      ['2027-01-01', '2027-01-04'],
    ] as const) {
      const run = got(await fund.draft([await fund.payable(budget, 100)], undefined, day(asked)));
      expect(run).toMatchObject({ askedDay: asked, processingDay: kept });
    }
  });

  it('is refused when the bank cannot keep it: before the cut-off the next working day, after it the one after', async () => {
    const line = await fund.payable(budget, 100);
    expect(codesOf(await fund.draft([line], undefined, day('2026-11-27')))).toEqual(['DAY_TOO_EARLY']);
    fund.at('2026-11-27T15:00:00');
    const late = await fund.draft([line], undefined, day('2026-11-30'));
    expect((late as Problems).problems).toEqual([
      expect.objectContaining({ code: 'DAY_TOO_EARLY', message: expect.stringContaining('2026-12-01') }),
    ]);
    expect(codesOf(await fund.draft([line], undefined, day('2027-03-01')))).toEqual(['DAY_TOO_FAR']);
  });

  it('that has passed keeps a file from being made', async () => {
    const run = await fund.approved([await fund.payable(budget, 100)]);
    fund.at('2026-12-01T09:00:00');
    expect(codesOf(await fund.files.makePaymentFile(...step(fund.preparer, run.id)))).toEqual([
      'DAY_TOO_EARLY',
    ]);
  });
});

describe('fault 1: the same request again', () => {
  it('makes one run, however often its key is sent at once', async () => {
    const line = await fund.payable(budget, 100);
    const input = { awardLineIds: [line], processingDay: day('2026-12-01'), idempotencyKey: aKey() };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => fund.runs.draftPaymentRun(fund.preparer, input)),
    );
    expect(new Set(answers.map((answer) => got(answer).id)).size).toBe(1);
    expect(
      codesOf(await fund.runs.draftPaymentRun(fund.preparer, { ...input, processingDay: day('2026-12-02') })),
    ).toEqual(['KEY_USED']);
  });

  it('makes one file, however often its key is sent at once', async () => {
    const { id } = await fund.approved([await fund.payable(budget, 100)]);
    const input = { id, idempotencyKey: aKey() };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => fund.files.makePaymentFile(fund.preparer, input)),
    );
    expect(new Set(answers.map((answer) => got(answer).file?.sha256)).size).toBe(1);
    expect(await tests.query('select from payment_file where run_id = $1', [id])).toHaveLength(1);
  });
});

describe('fault 4: two runs at once', () => {
  it('over the same lines: each line is in one of them', async () => {
    const lines = await Promise.all(Array.from({ length: 4 }, () => fund.payable(budget, 100)));
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => fund.draft(lines)));
    expect(outcomes.filter((outcome) => !(outcome instanceof Problems))).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codesOf))).toEqual(new Set(['IN_ANOTHER_RUN']));
  });

  it('cannot share a line even past every command', async () => {
    const line = await fund.payable(budget, 100);
    const [run] = [got(await fund.draft([line]))];
    const other = got(await fund.draft([await fund.payable(budget, 100)]));
    await expect(
      tests.query(
        `insert into payment select gen_random_uuid(), $2, authority_id, award_line_id, budget_id, invoice_id, payee_id, payee_account_id, pence,
          'ABCDEFGH2', status, added_at, added_by, null from payment where run_id = $1`,
        [run.id, other.id],
      ),
    ).rejects.toThrow(/payment_one_live_per_line/);
  });
});

describe('races', () => {
  it('of approval against cancelling: one of them, and the money is where that one left it', async () => {
    const own = await fund.budget(10_000);
    for (let round = 0; round < 10; round += 1) {
      const run = await fund.frozen([await fund.payable(own, 100)]);
      const [approved, cancelled] = await Promise.all([
        fund.approve(run),
        fund.runs.cancelPaymentRun(fund.preparer, { id: run.id, reason: 'Not now' }),
      ]);
      // A cancelling that comes second voids the approval; an approval that comes second finds nothing to approve.
      expect(codesOf(cancelled)).toEqual([]);
      expect(codesOf(approved).every((code) => code === 'WRONG_STEP')).toBe(true);
    }
    expect(await fund.position(own)).toMatchObject({ committed: 1_000, inPayment: 0 });
  });

  it('of freezing against changing the draft: what is frozen is what was there, whole', async () => {
    for (let round = 0; round < 10; round += 1) {
      const draft = got(await fund.draft([await fund.payable(budget, 100)]));
      const other = await fund.payable(budget, 300);
      const [frozen] = await Promise.all([
        fund.runs.freezePaymentRun(...step(fund.preparer, draft.id)),
        fund.runs.changePaymentRun(fund.preparer, { id: draft.id, addAwardLineIds: [other] }),
      ]);
      const run = got(frozen);
      expect(run.payments.reduce((sum, { pence }) => sum + pence, 0)).toBe(run.controlPence);
      expect(codesOf(await fund.approve(run))).toEqual([]);
    }
  });

  it('of freezing against releasing the line: it is paid or released, never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const own = await fund.budget(1_000);
      const line = await fund.payable(own, 100);
      const draft = got(await fund.draft([line]));
      const [frozen, released] = await Promise.all([
        fund.runs.freezePaymentRun(...step(fund.preparer, draft.id)),
        fund.move(fund.officer, own, 'RELEASED', 100, line),
      ]);
      expect([codesOf(frozen), codesOf(released)]).toEqual(
        frozen instanceof Problems ? [['NOT_COMMITTED'], []] : [[], ['NOT_SO_MUCH_THERE']],
      );
    }
  });

  it('of approval against a change of the payee’s account: an approval that stands is of the account it saw', async () => {
    for (let round = 0; round < 10; round += 1) {
      const payeeId = await fund.payee({ account: exampleAccounts[1] });
      const run = await fund.frozen([await fund.payable(budget, 100, payeeId)]);
      const [approved] = await Promise.all([
        fund.approve(run),
        fund.payees.enterPayeeAccount(fund.preparer, {
          payeeId,
          accountName: 'The Payee Ltd',
          ...exampleAccounts[0],
          idempotencyKey: aKey(),
        }),
      ]);
      expect(codesOf(approved).every((code) => code === 'PAYEE_CHANGED')).toBe(true);
      expect(codesOf(await fund.files.makePaymentFile(...step(fund.preparer, run.id)))).toEqual([
        approved instanceof Problems ? 'WRONG_STEP' : 'PAYEE_CHANGED',
      ]);
    }
  });
});

describe('fault 15: a line that is in a run', () => {
  it('cannot be released while it is in payment, nor once it is paid', async () => {
    const own = await fund.budget(1_000);
    const line = await fund.payable(own, 100);
    const run = await fund.sent([line]);
    const release = () => fund.move(fund.officer, own, 'RELEASED', 100, line);
    expect(codesOf(await release())).toEqual(['NOT_SO_MUCH_THERE']);
    got(await fund.import(15, [{ reference: run.payments[0]!.reference, out: 100 }]));
    expect(codesOf(await release())).toEqual(['NOT_SO_MUCH_THERE']);
  });
});

describe('fault 23: what the bank refuses', () => {
  it('whole or by item gives its lines free, says somebody other than who prepared it', async () => {
    const own = await fund.budget(1_000);
    const lines = [await fund.payable(own, 100), await fund.payable(own, 200)];
    const run = await fund.sent(lines);
    const one = run.payments.find(({ pence }) => pence === 100)!;
    const input = { id: run.id, reason: 'Refused by the bank', paymentIds: [one.id] };
    expect(
      codesOf(await fund.runs.recordRejectedByBank({ ...fund.preparer, roles: ['FINANCE_APPROVER'] }, input)),
    ).toEqual(['APPROVE_BY_ANOTHER']);
    got(await fund.runs.recordRejectedByBank(fund.approver, input));
    expect(await fund.position(own)).toMatchObject({ committed: 100, inPayment: 200 });
    expect(codesOf(await fund.runs.recordRejectedByBank(fund.approver, input))).toEqual(['NOT_ON_ITS_WAY']);
    got(await fund.runs.recordRejectedByBank(fund.approver, { id: run.id, reason: 'And the rest' }));
    expect(await fund.position(own)).toMatchObject({ committed: 300, inPayment: 0 });
    got(await fund.runs.closePaymentRun(fund.preparer, run.id));
    expect((await fund.sent(lines)).status).toBe('SENT');
  });
});
