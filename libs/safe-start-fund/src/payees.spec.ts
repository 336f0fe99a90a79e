import { testDatabase, type TestDatabase } from '@app/database/testing';
import { type PersonActor, type Problems } from '@app/kernel';
import { aKey, codesOf, exampleAccounts, got, Paying } from './paying/testing';

let tests: TestDatabase;
let fund: Paying;
const [one, two] = exampleAccounts;

beforeAll(async () => {
  tests = await testDatabase();
  fund = await Paying.open(tests);
});
afterAll(() => tests.drop());

const add = (told: object = {}) =>
  fund.payees.addPayee(fund.preparer, {
    kind: 'SUPPLIER',
    name: 'Removals Ltd',
    idempotencyKey: aKey(),
    ...told,
  });
const enter = (payeeId: string, told: object = {}) =>
  fund.payees.enterPayeeAccount(fund.preparer, {
    payeeId,
    accountName: 'Removals Ltd',
    ...one,
    idempotencyKey: aKey(),
    ...told,
  });
const verify = (by: PersonActor, payeeAccountId: string, told: object = {}) =>
  fund.payees.verifyPayeeAccount(by, {
    payeeAccountId,
    confirmed: true,
    how: 'CALLED_KNOWN_NUMBER',
    note: 'Their office, number from the contract',
    ...one,
    ...told,
  });
const seen = async (id: string) => (await fund.payees.payee(fund.preparer, id))!;

describe('a payee', () => {
  it('has no account until a second person has checked one', async () => {
    const { id } = got(await add());
    const entered = got(await enter(id));
    expect(entered).toMatchObject({
      account: null,
      pending: { version: 1, lastTwo: '58', modulus: 'PASSES', digitsTold: 8 },
    });
    const checked = got(await verify(fund.otherOfficer, entered.pending!.id));
    expect(checked).toMatchObject({ account: { version: 1, lastTwo: '58' }, pending: null });
  });

  it('is not checked by who entered it, in whatever role, nor past every command', async () => {
    const { pending } = got(await enter(got(await add()).id));
    expect(codesOf(await verify({ ...fund.preparer, roles: ['FINANCE_APPROVER'] }, pending!.id))).toEqual([
      'CHECK_BY_ANOTHER',
    ]);
    const check = (enteredBy: string, checkedBy: string) =>
      tests.query(
        `insert into payee_account_check (id, authority_id, payee_account_id, entered_by, checked_by, checked_at, confirmed, how, note)
         values (gen_random_uuid(), $1, $2, $3, $4, now(), true, 'MET_IN_PERSON', 'x')`,
        [fund.authorityId, pending!.id, enteredBy, checkedBy],
      );
    const { personId } = fund.preparer;
    await expect(check(personId, personId)).rejects.toThrow(/payee_account_checked_by_another/);
    // Nor by saying that somebody else had entered it.
    await expect(check(fund.officer.personId, personId)).rejects.toThrow(/foreign key/);
  });

  it('is confirmed only by the details that the checker was told themselves', async () => {
    const { pending } = got(await enter(got(await add()).id));
    expect(codesOf(await verify(fund.approver, pending!.id, two))).toEqual(['NOT_THE_SAME']);
    expect(codesOf(await verify(fund.approver, pending!.id, { accountNumber: 'abcdefgh' }))).toEqual([
      'ACCOUNT_NUMBER',
    ]);
    const [tried] = await tests.query<{ refused: boolean }>(
      `select refused from audit_entry where subject_id = $1 and action = 'PAYEE_ACCOUNT_DIFFERED'`,
      [pending!.id],
    );
    expect(tried).toEqual({ refused: true });
    // Written another way they are the same.
    expect(
      codesOf(await verify(fund.approver, pending!.id, { sortCode: '08-99-99', accountNumber: '6637 4958' })),
    ).toEqual([]);
  });

  it('fault 7: keeps its former account while a change waits, and says that it waits', async () => {
    const { id } = got(await add());
    const first = got(await enter(id)).pending!.id;
    got(await verify(fund.otherOfficer, first));
    const changed = got(await enter(id, two));
    expect(changed).toMatchObject({ account: { id: first }, pending: { version: 2, lastTwo: '91' } });
    const rejected = got(
      await verify(fund.approver, changed.pending!.id, {
        confirmed: false,
        sortCode: null,
        accountNumber: null,
      }),
    );
    expect(rejected).toMatchObject({ account: { id: first }, pending: null });
    const again = got(await enter(id, two)).pending!.id;
    expect(got(await verify(fund.approver, again, two))).toMatchObject({
      account: { id: again, version: 3 },
    });
    // Said later not to be the payee’s: none is left, and the first does not come back by itself.
    const doubted = got(
      await verify(fund.officer, again, { confirmed: false, sortCode: null, accountNumber: null }),
    );
    expect(doubted).toMatchObject({ account: null, pending: null });
  });

  it('shows when another payee has the same account', async () => {
    const account = exampleAccounts[4];
    const [a, b] = [got(await add()).id, got(await add({ name: 'Another Ltd' })).id];
    got(await enter(a, account));
    got(await enter(b, { ...account, accountName: 'Another Ltd' }));
    expect((await seen(a)).pending).toMatchObject({ sharedWith: 1 });
    expect((await seen(b)).pending).toMatchObject({ sharedWith: 1 });
  });

  it('fault 10: says every fault of its account by field, and that old numbers got zeros', async () => {
    const { id } = got(await add());
    const outcome = (await enter(id, { sortCode: '12-34-5', accountNumber: '123456789' })) as Problems;
    expect(outcome.problems.map(({ field }) => field)).toEqual(['sortCode', 'accountNumber']);
    expect(codesOf(await enter(id, { accountNumber: '66374959' }))).toEqual(['MODULUS_FAILS']);
    expect(got(await enter(id, { sortCode: '00-00-01', accountNumber: '123456' })).pending).toMatchObject({
      digitsTold: 6,
      lastTwo: '56',
      modulus: 'NOT_COVERED',
    });
    expect(got(await enter(id, { rollNumber: 'ab/123' })).pending).toMatchObject({ hasRollNumber: true });
  });

  it('is no household, unless the settings say so; then its account is asked to be hers alone and safe', async () => {
    const household = { kind: 'HOUSEHOLD', name: 'H-KMX7WT' };
    expect(codesOf(await add(household))).toEqual(['HOUSEHOLDS_NOT_PAID']);
    await tests.query(
      `insert into fund_setting values (gen_random_uuid(), $1, 'PAY_HOUSEHOLD_DIRECTLY', 'true', '2026-01-01', 'Test', 'CONFIRMED', $2, '2026-01-01')`,
      [fund.authorityId, fund.officer.personId],
    );
    expect(codesOf(await add({ ...household, name: 'Jane Smith' }))).toEqual(['HOUSEHOLD_REFERENCE']);
    const { id } = got(await add(household));
    expect(codesOf(await enter(id))).toEqual(['SAFE_ACCOUNT']);
    expect(codesOf(await enter(id, { saidAloneAndSafe: false }))).toEqual(['SAFE_ACCOUNT']);
    expect(codesOf(await enter(id, { saidAloneAndSafe: true }))).toEqual([]);
    await expect(
      tests.query(
        `insert into payee_account select gen_random_uuid(), authority_id, payee_id, payee_kind, 99, sealed, fingerprint, last_two, has_roll_number,
           digits_told, modulus, false, entered_at, entered_by from payee_account where payee_id = $1`,
        [id],
      ),
    ).rejects.toThrow(/payee_account_of_a_household_is_safe/);
  });

  it('is a referrer only with its organisation, once', async () => {
    expect(codesOf(await add({ kind: 'REFERRER' }))).toEqual(['ORGANISATION']);
    expect(codesOf(await add({ organisationId: fund.authorityId }))).toEqual(['ORGANISATION']);
    const told = { kind: 'REFERRER', organisationId: fund.authorityId };
    got(await add(told));
    expect(codesOf(await add(told))).toEqual(['PAYEE_KNOWN']);
  });

  it('is blocked and let go by finance, with a reason on record', async () => {
    const { id } = got(await add());
    got(
      await fund.payees.blockPayee(fund.preparer, { payeeId: id, because: 'CONFLICT', reason: 'A cousin' }),
    );
    expect(await seen(id)).toMatchObject({ blockedBecause: 'CONFLICT' });
    expect(
      codesOf(await fund.payees.blockPayee(fund.preparer, { payeeId: id, because: 'CONFLICT', reason: 'x' })),
    ).toEqual(['BLOCKED_ALREADY']);
    got(await fund.payees.unblockPayee(fund.approver, { payeeId: id, reason: 'Looked into' }));
    expect(await seen(id)).toMatchObject({ blockedBecause: null });
    expect(
      await tests.query(
        'select action, reason from audit_entry where subject_id = $1 and reason is not null order by at, action',
        [id],
      ),
    ).toEqual([
      { action: 'PAYEE_BLOCKED', reason: 'A cousin' },
      { action: 'PAYEE_UNBLOCKED', reason: 'Looked into' },
    ]);
  });
});

describe('account details', () => {
  it('are in no column, no answer and no hash that can be tried out', async () => {
    const { id } = got(await add());
    const entered = got(await enter(id));
    expect(JSON.stringify(entered)).not.toMatch(/66374958|089999/);
    for (const table of ['payee_account', 'idempotency_key', 'audit_entry', 'payee'])
      expect(JSON.stringify(await tests.query(`select t::text from ${table} t`))).not.toMatch(
        /66374958|089999/,
      );
    const requests = await tests.query<{ request_hash: Buffer }>(
      `select request_hash from idempotency_key where operation = 'enterPayeeAccount'`,
    );
    expect(requests.length).toBeGreaterThan(0);
  });

  it('are written once', async () => {
    const { id } = got(await add());
    got(await enter(id));
    await expect(
      tests.query('update payee_account set last_two = $2 where payee_id = $1', [id, '00']),
    ).rejects.toThrow(/keeps what was written/);
  });

  it('of another authority are not there', async () => {
    const other = await Paying.over(tests, fund.db, fund.clock);
    const { id } = got(await add());
    const { pending } = got(await enter(id));
    expect(await fund.payees.payee(other.preparer, id)).toBeNull();
    await expect(verify(other.approver, pending!.id)).rejects.toThrow(/Not found/);
  });
});
