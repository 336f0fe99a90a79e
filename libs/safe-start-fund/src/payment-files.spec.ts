import { createHash } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { aKey, codesOf, exampleAccounts, got, Paying } from './paying/testing';
import { PaymentFileEntity, PaymentRunEntity } from './store/payments.entities';

let tests: TestDatabase;
let fund: Paying;
let budget: string;

beforeAll(async () => {
  tests = await testDatabase();
  fund = await Paying.open(tests);
  budget = await fund.budget(1_000_000);
});
beforeEach(() => fund.at('2026-11-27T10:00:00'));
afterAll(() => tests.drop());

const payingAccount = () =>
  fund.payees.setPayingAccount(fund.approver, {
    serviceUserNumber: '123456',
    sortCode: '20-29-59',
    accountNumber: '63748472',
  });

describe('a payment file', () => {
  it('is the same bytes each time it is downloaded, by whom it may be, and each time is on record', async () => {
    const run = await fund.written([await fund.payable(budget, 12_345)]);
    const id = run.file!.id;
    const first = got(await fund.files.downloadPaymentFile(fund.preparer, id));
    fund.at('2026-12-15T10:00:00');
    const second = got(await fund.files.downloadPaymentFile(fund.approver, id));
    expect(second).toEqual(first);
    expect(createHash('sha256').update(Buffer.from(first.base64, 'base64')).digest('hex')).toBe(
      run.file!.sha256,
    );
    expect(() => fund.files.downloadPaymentFile(fund.officer, id)).toThrow(/does not allow/);
    const entries = await tests.query<{ person_id: string }>(
      `select person_id from audit_entry where subject_id = $1 and action = 'PAYMENT_FILE_DOWNLOADED' order by at`,
      [id],
    );
    expect(entries.map(({ person_id }) => person_id)).toEqual([
      fund.preparer.personId,
      fund.approver.personId,
    ]);
  });

  it('follows from its identity and the frozen run alone: written anew, later and under other settings, it is the same', async () => {
    got(await payingAccount());
    for (const format of ['ACCOUNTS_PAYABLE', 'BACS_SINGLE_DAY', 'BACS_MULTI_DAY'] as const) {
      fund.at('2026-11-27T10:00:00');
      const run = await fund.written(
        [await fund.payable(budget, 100), await fund.payable(budget, 200)],
        format,
      );
      const { text } = await fund.bytes(run.file!.id);
      fund.at('2026-12-20T17:00:00');
      await tests.query(
        `insert into fund_setting values (gen_random_uuid(), $1, 'ACCOUNTS_PAYABLE_COLUMNS', '[{"header":"X","field":"PAY"}]', '2026-01-01', 'Test', 'CONFIRMED', $2, clock_timestamp()),
          (gen_random_uuid(), $1, 'ORIGINATOR_NAME', '"OTHER"', '2026-01-01', 'Test', 'CONFIRMED', $2, clock_timestamp())`,
        [fund.authorityId, fund.officer.personId],
      );
      const anew = await fund.db.read(fund.preparer, async (tx) =>
        fund.files.bytesOf(
          tx,
          await tx.manager.findOneByOrFail(PaymentRunEntity, { id: run.id }),
          await tx.manager.findOneByOrFail(PaymentFileEntity, { runId: run.id }),
        ),
      );
      expect(anew.toString('utf8')).toBe(text);
    }
    await tests.query('alter table fund_setting disable trigger append_only');
    await tests.query('delete from fund_setting where authority_id = $1', [fund.authorityId]);
    await tests.query('alter table fund_setting enable trigger append_only');
  });

  it('has a number that no other file of its format has, one for each run, and is written once', async () => {
    const own = await Paying.over(tests, fund.db, fund.clock);
    const money = await own.budget(10_000);
    const runs = await Promise.all(
      Array.from({ length: 5 }, async () => own.approved([await own.payable(money, 100)])),
    );
    const files = await Promise.all(
      runs.map(({ id }) => own.files.makePaymentFile(own.preparer, { id, idempotencyKey: aKey() })),
    );
    expect(files.map((file) => got(file).file!.number).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(
      codesOf(await own.files.makePaymentFile(own.preparer, { id: runs[0]!.id, idempotencyKey: aKey() })),
    ).toEqual(['WRONG_STEP']);
    await expect(
      tests.query('update payment_file set sha256 = repeat($2, 64) where run_id = $1', [runs[0]!.id, 'a']),
    ).rejects.toThrow(/keeps what was written/);
  });

  it('in the accounts-payable format has a row for each payment, its control totals, and accounts with all their zeros', async () => {
    const payeeId = await fund.payee({
      name: '=cmd|calc',
      account: { sortCode: '000001', accountNumber: '00000190' },
    });
    const run = await fund.written([await fund.payable(budget, 12_345, payeeId)]);
    const { text } = await fund.bytes(run.file!.id);
    const [header, row, end] = text.split('\r\n');
    expect(end).toBe('');
    const values = Object.fromEntries(
      header!.split(',').map((name, index) => [name.slice(1, -1), row!.split(',')[index]!.slice(1, -1)]),
    );
    expect(values).toMatchObject({
      'Payment reference': run.payments[0]!.reference,
      Supplier: `'=cmd|calc`,
      'Amount to pay': '123.45',
      'Sort code': '00-00-01',
      'Account number': '00000190',
      'Account name': 'The Payee Ltd',
      'Pay on': '2026-12-01',
      File: run.file!.name,
      'Payments in file': '1',
      'Total of file': '123.45',
    });
  });

  it('for Bacs pays from the fund’s own account and balances; the total is the sum of its payments', async () => {
    got(await payingAccount());
    const run = await fund.written(
      [await fund.payable(budget, 12_345), await fund.payable(budget, 55)],
      'BACS_SINGLE_DAY',
    );
    expect(run).toMatchObject({ payingAccountLastTwo: '72', originatorName: 'COUNTY PAYMENTS' });
    const lines = (await fund.bytes(run.file!.id)).text.split('\r\n');
    const body = lines.slice(4, 7);
    expect(body.map((line) => [line.slice(15, 17), line.slice(17, 31)])).toEqual([
      ['99', '20295963748472'],
      ['99', '20295963748472'],
      ['17', '20295963748472'],
    ]);
    expect(body[2]!.slice(35, 46)).toBe('00000012400');
    expect(lines[9]!.slice(0, 44)).toBe('UTL10000000012400000000001240000000010000002');
    expect(body[0]!.slice(64, 82).trim()).toBe(run.payments[0]!.reference);
  });

  it('for Bacs needs an account that pays, and carries no roll number', async () => {
    const own = await Paying.over(tests, fund.db, fund.clock);
    const money = await own.budget(10_000);
    const payeeId = await own.payee({ rollNumber: 'AB/123', account: exampleAccounts[0] });
    const line = await own.payable(money, 100, payeeId);
    const freeze = async (format: 'BACS_SINGLE_DAY' | 'ACCOUNTS_PAYABLE') => {
      const { id } = got(await own.draft([line], format));
      const outcome = await own.runs.freezePaymentRun(own.preparer, { id, idempotencyKey: aKey() });
      if (codesOf(outcome).length > 0)
        got(await own.runs.cancelPaymentRun(own.preparer, { id, reason: 'Try again' }));
      return codesOf(outcome);
    };
    expect(await freeze('BACS_SINGLE_DAY')).toEqual(['NO_PAYING_ACCOUNT', 'ROLL_NUMBER']);
    expect(await freeze('ACCOUNTS_PAYABLE')).toEqual([]);
  });

  it('is not promised with columns that there are not: the run is not frozen', async () => {
    const own = await Paying.over(tests, fund.db, fund.clock);
    await tests.query(
      `insert into fund_setting values (gen_random_uuid(), $1, 'ACCOUNTS_PAYABLE_COLUMNS', '[{"header":"X","field":"NOTHING"}]', '2026-01-01', 'Test', 'CONFIRMED', $2, '2026-01-01')`,
      [own.authorityId, own.officer.personId],
    );
    const { id } = got(await own.draft([await own.payable(await own.budget(1_000), 100)]));
    expect(codesOf(await own.runs.freezePaymentRun(own.preparer, { id, idempotencyKey: aKey() }))).toEqual([
      'PAYABLE_COLUMNS',
    ]);
  });

  it('lies in the database sealed: no account is in it to be read, nor may another authority have it', async () => {
    const run = await fund.written([await fund.payable(budget, 100)]);
    const [row] = await tests.query<{ sealed: Buffer }>('select sealed from payment_file where run_id = $1', [
      run.id,
    ]);
    expect(row!.sealed.toString('latin1')).not.toMatch(/Payee|Account number/);
    const other = await Paying.over(tests, fund.db, fund.clock);
    await expect(other.files.downloadPaymentFile(other.preparer, run.file!.id)).rejects.toThrow(/Not found/);
  });
});
