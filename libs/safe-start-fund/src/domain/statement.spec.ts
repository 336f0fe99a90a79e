import { day, type Pence } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { paymentStatuses } from './payment-words';
import {
  balanceIn,
  balances,
  isStatement,
  type KnownPayment,
  meaningOf,
  readStatement,
  referencesIn,
  returnDueOn,
} from './statement';

const header = 'id,day,reference,paid out,paid in,return code';
const read = (...rows: string[]) => readStatement([header, ...rows].join('\n'));
const problems = (...rows: string[]) => {
  const lines = read(...rows);
  return isStatement(lines) ? [] : lines.map((each) => ('code' in each ? [each.code, each.field] : []));
};

describe('reading a statement', () => {
  it('takes lines in and out, with the code of a return', () => {
    expect(read('a1,2026-12-02,REF ONE,12.50,,', ',2026-12-03,"REF, TWO",,"1,249.99",2')).toEqual([
      {
        row: 2,
        key: 'id a1',
        onDay: '2026-12-02',
        reference: 'REF ONE',
        direction: 'OUT',
        pence: 1_250,
        returned: null,
      },
      {
        row: 3,
        key: expect.stringMatching(/^row [0-9a-f]{64}$/),
        onDay: '2026-12-03',
        reference: 'REF, TWO',
        direction: 'IN',
        pence: 124_999,
        returned: 'BENEFICIARY_DECEASED',
      },
    ]);
  });

  it('says all that is wrong at once, by row and column', () => {
    expect(
      problems(
        'a,2026-02-30,X,1.00,,',
        'b,2026-12-02,X,1.00,1.00,',
        'c,2026-12-02,X,,,',
        'd,2026-12-02,X,,1.00,9',
        'e,2026-12-02,X,1.00,,B',
        'f,2026-12-02,X',
        'g,2026-12-02,X,1.00,,',
        'g,2026-12-02,Y,2.00,,',
      ),
    ).toEqual([
      ['DAY', 'rows.2.day'],
      ['ONE_AMOUNT', 'rows.3.paid out'],
      ['ONE_AMOUNT', 'rows.4.paid out'],
      ['RETURN_CODE', 'rows.5.return code'],
      ['RETURN_CODE', 'rows.6.return code'],
      ['COLUMNS', 'rows.7.id'],
      ['REPEATED', 'rows.9.id'],
    ]);
  });

  it.each(['1.005', '1e3', '-1.00', '0.00', '$5', '1.249,99', '1,24.99', 'NaN'])(
    'fault 20: takes %s for no amount',
    (amount) => {
      expect(problems(`a,2026-12-02,X,"${amount}",,`)).toEqual([['AMOUNT', 'rows.2.paid out']]);
    },
  );

  it.each(['£500', '500', '500.00', '1,249.99'])('fault 20: takes %s for an amount', (amount) => {
    expect(problems(`a,2026-12-02,X,"${amount}",,`)).toEqual([]);
  });

  it('knows no other header, and no file that is none', () => {
    expect(readStatement('day,reference\n')).toEqual([expect.objectContaining({ code: 'HEADER' })]);
    expect(readStatement('a,"b\nc')).toEqual([expect.objectContaining({ code: 'NOT_A_CSV' })]);
  });

  it('fault 13: tells equal rows of one file apart, and finds the same ones in another file', () => {
    const row = ',2026-12-02,RENT,1.00,,';
    const first = read(row, row, row);
    const second = read(',2026-12-01,OTHER,5.00,,', row, row);
    if (!isStatement(first) || !isStatement(second)) throw new Error('Both can be read.');
    expect(new Set(first.map(({ key }) => key)).size).toBe(3);
    expect(second.slice(1).map(({ key }) => key)).toEqual(first.slice(0, 2).map(({ key }) => key));
  });

  it('adds up from one balance to the other', () => {
    const lines = read('a,2026-12-02,X,1.00,,', 'b,2026-12-02,X,,0.25,');
    if (!isStatement(lines)) throw new Error('It can be read.');
    expect(balances(0 as Pence, lines, -75 as Pence)).toBe(true);
    expect(balances(0 as Pence, lines, -74 as Pence)).toBe(false);
    expect(balanceIn('-12.50')).toBe(-1_250);
    expect(balanceIn('--1')).toBeNull();
  });
});

describe('what a line means', () => {
  const payment = (told: Partial<KnownPayment> = {}): KnownPayment => ({
    id: 'p',
    reference: 'K7CXWQ2MFT9RLPNV',
    pence: 100 as Pence,
    status: 'SENT',
    settledOn: null,
    ...told,
  });
  const out = { direction: 'OUT', pence: 100 as Pence, returned: null } as const;
  const back = { direction: 'IN', pence: 100 as Pence, returned: 'NO_ACCOUNT' } as const;
  const paidOn = day('2026-12-02');
  const because = (line: Parameters<typeof meaningOf>[0], ...found: KnownPayment[]) => {
    const meaning = meaningOf(line, found);
    return meaning.kind === 'SUSPENSE' ? meaning.because : meaning.kind;
  };

  it('is found by its reference, whatever the bank wrote around it', () => {
    const known = new Set(['K7CXWQ2MFT9RLPNV']);
    for (const text of ['k7cxwq2mft9rlpnv', 'BACS K7CXWQ2MFT9RLPNV 0001', 'K7CX WQ2M FT9R LPNV'])
      expect(referencesIn(text, known)).toEqual(['K7CXWQ2MFT9RLPNV']);
    expect(referencesIn('XK7CXWQ2MFT9RLPNV', known)).toEqual([]);
  });

  it('settles what was sent, and returns what was sent or settled, to the penny', () => {
    expect(because(out, payment())).toBe('SETTLED');
    expect(because(back, payment())).toBe('RETURNED');
    expect(because(back, payment({ status: 'SETTLED', settledOn: paidOn }))).toBe('RETURNED');
  });

  it('fault 13: settles late what came back in a statement that was read first', () => {
    expect(because(out, payment({ status: 'RETURNED' }))).toBe('SETTLED_LATE');
    expect(because(out, payment({ status: 'RETURNED', settledOn: paidOn }))).toBe('SETTLED_BEFORE');
  });

  it('faults 12 and 14: is in suspense for whatever is not plainly one payment’s', () => {
    expect(because(out)).toBe('UNKNOWN_REFERENCE');
    expect(because(out, payment(), payment({ id: 'q' }))).toBe('SEVERAL_PAYMENTS');
    expect(because({ ...out, pence: 99 as Pence }, payment())).toBe('WRONG_AMOUNT');
    expect(because({ ...back, pence: 60 as Pence }, payment({ status: 'SETTLED', settledOn: paidOn }))).toBe(
      'WRONG_AMOUNT',
    );
    expect(because(out, payment({ status: 'SETTLED', settledOn: paidOn }))).toBe('SETTLED_BEFORE');
    expect(because(back, payment({ status: 'RETURNED' }))).toBe('RETURNED_BEFORE');
    expect(because(back, payment({ status: 'IN_RUN' }))).toBe('NOT_SENT');
    expect(because(out, payment({ status: 'CANCELLED' }))).toBe('NOT_SENT');
    expect(because({ ...back, returned: null }, payment())).toBe('NO_RETURN_CODE');
  });

  it('never settles or returns another amount, nor anything twice, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('OUT' as const, 'IN' as const),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(...paymentStatuses),
        fc.boolean(),
        fc.option(fc.constantFrom('NO_ACCOUNT' as const), { nil: null }),
        (direction, pence, status, settled, returned) => {
          const known = payment({ pence: 2 as Pence, status, settledOn: settled ? paidOn : null });
          const meaning = meaningOf({ direction, pence: pence as Pence, returned }, [known]);
          if (meaning.kind === 'SUSPENSE') return;
          expect(pence).toBe(2);
          expect(meaning.kind).toBe(
            direction === 'IN' ? 'RETURNED' : status === 'RETURNED' ? 'SETTLED_LATE' : 'SETTLED',
          );
          if (direction === 'OUT') expect(settled).toBe(false);
        },
      ),
    );
  });

  it('is dealt with within three working days of its report (ARUCS)', () => {
    expect(returnDueOn(day('2026-12-23'), 3, new Set(['2026-12-25', '2026-12-28']))).toBe('2026-12-30');
  });
});
