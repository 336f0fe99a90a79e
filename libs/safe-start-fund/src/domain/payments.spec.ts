import { day, type Pence } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { accountIn, accountProblems, fingerprintOf } from './account-details';
import { accountsPayableFile, areColumns, decimalPounds, type PayableRow } from './accounts-payable';
import { changedSince, type LineStanding, whyNotPayable } from './payable';
import { entryDayOf, firstProcessingDay, processingDayFor } from './processing-days';
import { bacsText, isPaymentReference, newPaymentReference } from './references';
import { controlTotals, type FrozenPayment, type RunContent } from './run-content';

const key = Buffer.alloc(32, 1);

describe('account details (fault 10)', () => {
  it('keep their zeros in front, and forget blanks and dashes', () => {
    expect(accountIn({ accountName: ' A ', sortCode: '08-99-99', accountNumber: '0000 0190' })).toEqual({
      accountName: 'A',
      sortCode: '089999',
      accountNumber: '00000190',
      rollNumber: null,
      digitsTold: 8,
    });
  });

  it('of six and seven figures get zeros in front, and say that they did (Vocalink, non-standard numbers)', () => {
    expect(accountIn({ sortCode: '089999', accountNumber: '1234567' })).toMatchObject({
      accountNumber: '01234567',
      digitsTold: 7,
    });
    expect(accountIn({ sortCode: '089999', accountNumber: '123456' })).toMatchObject({
      accountNumber: '00123456',
      digitsTold: 6,
    });
  });

  it('of nine or ten figures, of letters, or with a short sort code, are refused by field', () => {
    const fields = (sortCode: string, accountNumber: string, rollNumber?: string) =>
      accountProblems({ sortCode, accountNumber, rollNumber }).map(({ field }) => field);
    expect(fields('8999', '123456789')).toEqual(['sortCode', 'accountNumber']);
    expect(fields('089999', '1234567890')).toEqual(['accountNumber']);
    expect(fields('O89999', '66374958')).toEqual(['sortCode']);
    expect(fields('089999', '66374958', 'roll number 12 of this society')).toEqual(['rollNumber']);
    expect(
      accountIn({ sortCode: '089999', accountNumber: '66374958', rollNumber: 'ab/12 3' })?.rollNumber,
    ).toBe('AB/123');
  });

  it('show as equal only where all of them are, whatever the name on them', () => {
    const account = { sortCode: '089999', accountNumber: '66374958', rollNumber: null };
    expect(fingerprintOf(account, key).equals(fingerprintOf({ ...account }, key))).toBe(true);
    for (const other of [
      { ...account, accountNumber: '66374959' },
      { ...account, rollNumber: 'A1' },
      { ...account, sortCode: '089998' },
    ])
      expect(fingerprintOf(other, key).equals(fingerprintOf(account, key))).toBe(false);
    expect(fingerprintOf(account, Buffer.alloc(32, 2)).equals(fingerprintOf(account, key))).toBe(false);
  });
});

describe('a payment reference (fault 9)', () => {
  it('is more than 6 characters, at most 18, not all the same, and plain', () => {
    for (let count = 0; count < 500; count += 1) expect(isPaymentReference(newPaymentReference())).toBe(true);
    expect(isPaymentReference('AAAAAAAA')).toBe(false);
    expect(isPaymentReference('ABCDEF')).toBe(false);
  });

  it('is by chance: of ten thousand no two are alike', () => {
    expect(new Set(Array.from({ length: 10_000 }, newPaymentReference)).size).toBe(10_000);
  });

  it('and every name is reduced to what Bacs carries: accents go, all else becomes a blank', () => {
    expect(bacsText('Zoë d’Arc=+@\t💷')).toBe('ZOE D ARC     ');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[A-Z0-9.&/ -]*$/.test(bacsText(text))),
    );
  });
});

describe('processing days (fault 11)', () => {
  const christmas = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);
  const first = (now: string, today: string) =>
    firstProcessingDay({ now: new Date(now), today: day(today), cutOff: '15:00', bankHolidays: christmas });

  it('begin on the next working day before the cut-off, and the one after from it on', () => {
    expect(first('2026-11-27T14:59:00Z', '2026-11-27')).toBe('2026-11-30');
    expect(first('2026-11-27T15:00:00Z', '2026-11-27')).toBe('2026-12-01');
    expect(first('2026-11-28T10:00:00Z', '2026-11-28')).toBe('2026-12-01');
    expect(first('2026-12-24T10:00:00Z', '2026-12-24')).toBe('2026-12-29');
    expect(first('2026-12-25T10:00:00Z', '2026-12-25')).toBe('2026-12-30');
  });

  it('count the cut-off in London, on the days the clocks change too', () => {
    // Summer time: 14:00 UTC is 15:00. It ended on 25 October 2026.
    expect(first('2026-10-23T13:59:00Z', '2026-10-23')).toBe('2026-10-26');
    expect(first('2026-10-23T14:00:00Z', '2026-10-23')).toBe('2026-10-27');
    expect(first('2026-10-26T14:59:00Z', '2026-10-26')).toBe('2026-10-27');
  });

  it('move on from days on which no bank works; the money is there a working day later', () => {
    expect(processingDayFor(day('2026-12-25'), christmas)).toBe('2026-12-29');
    expect(processingDayFor(day('2026-12-29'), christmas)).toBe('2026-12-29');
    expect(entryDayOf(day('2026-12-31'), christmas)).toBe('2027-01-04');
  });
});

describe('the content of a run (fault 5)', () => {
  const payment = (id: string, told: Partial<FrozenPayment> = {}): FrozenPayment => ({
    id,
    awardLineId: `line ${id}`,
    budgetId: 'b',
    invoiceId: 'i',
    payeeId: 'p',
    payeeAccountId: 'a',
    fingerprint: 'f',
    pence: 100 as Pence,
    reference: `REF${id}`,
    ...told,
  });
  const content = (payments: readonly FrozenPayment[], told: Partial<RunContent> = {}): RunContent => ({
    runId: 'r',
    authorityId: 'e',
    format: 'ACCOUNTS_PAYABLE',
    processingDay: day('2026-12-01'),
    originatorName: 'X',
    payingAccountId: null,
    payableColumns: [{ header: 'Pay', field: 'PAY' }],
    payments,
    ...told,
  });
  const two = [payment('1'), payment('2')];

  it('has the same hash in whatever order it is read', () => {
    expect(controlTotals(content([...two].reverse()))).toEqual(controlTotals(content(two)));
    expect(controlTotals(content(two))).toMatchObject({ count: 2, pence: 200 });
  });

  it('has another hash when anything of it is other', () => {
    const changes: RunContent[] = [
      content([two[0]!]),
      ...(Object.keys(two[0]!) as (keyof FrozenPayment)[]).map((field) =>
        content([payment('1', { [field]: field === 'pence' ? 101 : 'other' }), two[1]!]),
      ),
      content(two, { format: 'BACS_SINGLE_DAY' }),
      content(two, { processingDay: day('2026-12-02') }),
      content(two, { originatorName: 'Y' }),
      content(two, { payingAccountId: 'w' }),
      content(two, { payableColumns: [{ header: 'Pay', field: 'NET' }] }),
    ];
    const hashes = changes.map((changed) => controlTotals(changed).hash);
    expect(new Set([controlTotals(content(two)).hash, ...hashes]).size).toBe(changes.length + 1);
  });
});

describe('a line', () => {
  const good: LineStanding = {
    pence: 100 as Pence,
    committedPence: 100 as Pence,
    payeeBlocked: null,
    accountId: 'a',
    changePending: false,
    inLivePayment: false,
    returnOpen: false,
    accountCameBack: false,
  };

  it('is payable when nothing is against it, and says everything that is', () => {
    expect(whyNotPayable(good)).toEqual([]);
    expect(
      whyNotPayable({
        pence: 100 as Pence,
        committedPence: 99 as Pence,
        payeeBlocked: 'DECEASED',
        accountId: null,
        changePending: true,
        inLivePayment: true,
        returnOpen: true,
        accountCameBack: true,
      }),
    ).toEqual([
      'NOT_COMMITTED',
      'PAYEE_BLOCKED',
      'NO_CHECKED_ACCOUNT',
      'ACCOUNT_CHANGE_PENDING',
      'IN_ANOTHER_RUN',
      'RETURN_OPEN',
      'ACCOUNT_CAME_BACK',
    ]);
  });

  it('has changed since it was frozen when its payee is blocked, or has another account, or one that waits', () => {
    const since = (told: Partial<LineStanding>) =>
      changedSince({ payeeAccountId: 'a' }, { ...good, ...told }, 'payments.0').map(({ code }) => code);
    expect(since({})).toEqual([]);
    for (const told of [
      { payeeBlocked: 'CONFLICT' as const },
      { accountId: 'b' },
      { accountId: null },
      { changePending: true },
    ])
      expect(since(told)).toEqual(['PAYEE_CHANGED']);
  });
});

describe('the accounts-payable import', () => {
  const row: PayableRow = {
    reference: 'K7CXWQ2MFT9RLPNV',
    supplier: 'Smith, "Sons" & Co',
    invoiceNumber: '0042',
    invoicedOn: day('2026-11-20'),
    costCentre: 'DA100',
    accountCode: 'R4000',
    financialYear: '2026-27',
    netPence: 10_000 as Pence,
    vatPence: 2_000 as Pence,
    grossPence: 12_000 as Pence,
    pence: 12_000 as Pence,
    sortCode: '089999',
    accountNumber: '00000190',
    accountName: 'Smith & Sons',
    rollNumber: null,
  };
  const run = {
    fileName: 'AP-000001.csv',
    processingDay: day('2026-12-01'),
    count: 1,
    pence: 12_000 as Pence,
  };

  it('has the columns that finance wants, in their order and by their names', () => {
    expect(
      accountsPayableFile(
        [
          { header: 'Ref', field: 'PAYMENT_REFERENCE' },
          { header: 'To', field: 'SUPPLIER' },
          { header: 'Inv', field: 'INVOICE_NUMBER' },
          { header: 'VAT', field: 'VAT' },
          { header: 'Bank', field: 'SORT_CODE' },
          { header: 'No', field: 'ACCOUNT_NUMBER' },
          { header: 'Sum', field: 'RUN_TOTAL' },
        ],
        [row],
        run,
      ),
    ).toBe(
      '"Ref","To","Inv","VAT","Bank","No","Sum"\r\n' +
        '"K7CXWQ2MFT9RLPNV","Smith, ""Sons"" & Co","0042","20.00","08-99-99","00000190","120.00"\r\n',
    );
  });

  it.each(['=1+1', '+44', '-1', '@sum', '\tx', '\rx'])(
    'fault 9: opens %j as text, never as a formula',
    (supplier) => {
      const text = accountsPayableFile([{ header: 'To', field: 'SUPPLIER' }], [{ ...row, supplier }], run);
      expect(text).toContain(`"'${supplier}"`);
    },
  );

  it('has only columns that there are', () => {
    const column = { header: 'Pay', field: 'PAY' };
    expect(areColumns([column])).toBe(true);
    for (const value of [
      [],
      [{ header: 'Pay', field: 'PAID' }],
      [{ field: 'PAY' }],
      [null],
      'PAY',
      [{ ...column, header: '' }],
    ])
      expect(areColumns(value)).toBe(false);
  });

  it('fault 20: writes pounds without floating point', () => {
    expect(decimalPounds(124_999 as Pence)).toBe('1249.99');
    expect(decimalPounds(5 as Pence)).toBe('0.05');
    expect(decimalPounds(99_999_999_999 as Pence)).toBe('999999999.99');
  });
});
