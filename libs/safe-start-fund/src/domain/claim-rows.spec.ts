import { day, type Problem, toPence } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import type { ClaimColumn } from './claim-file';
import {
  againstEachOther,
  clientIn,
  countedBefore,
  type Known,
  linesReached,
  readRow,
  totalsOf,
  usedUp,
} from './claim-rows';

const known: Known = {
  today: day('2026-11-27'),
  approved: [{ from: day('2026-01-01'), until: null }],
  outOfScope: ['LEGAL_FEE'],
  evidenceMonths: 12,
};
const right: Record<ClaimColumn, string> = {
  month: '2026-11',
  clientReference: 'LF-0012',
  spentOn: '20/11/2026',
  category: 'FURNITURE_WHITE_GOODS',
  supplier: 'Beds 4 U',
  invoiceNumber: 'INV 7',
  net: '100.00',
  vat: '20.00',
  gross: '120.00',
  stream: 'SUSTAIN',
  adults: '1',
  children: '2',
};
const read = (changed: Partial<Record<ClaimColumn, string>>, line = 2, with_ = known) =>
  readRow({ line, cells: { ...right, ...changed } }, with_);
const rowOf = (changed: Partial<Record<ClaimColumn, string>>, line = 2) => read(changed, line).row;
const told = (problems: readonly Problem[]) => problems.map(({ code, field }) => [code, field]);

describe('a row of a claim', () => {
  it('is read with its amounts in pence', () => {
    expect(read({})).toMatchObject({
      problems: [],
      row: {
        month: '2026-11-01',
        client: { reference: 'LF-0012', key: 'LF0012', householdReference: null },
        spentOn: '2026-11-20',
        supplierKey: 'BEDS4U',
        numberKey: 'INV7',
        net: 10_000,
        vat: 2_000,
        gross: 12_000,
      },
    });
  });

  it.each(['2026-11', '11/2026', '01/11/2026', 'November 2026', 'Nov-26', 'nov 2026'])(
    'takes the month as %s, as a spreadsheet may have made it',
    (month) => {
      expect(rowOf({ month }).month).toBe('2026-11-01');
    },
  );

  it.each<[string, Partial<Record<ClaimColumn, string>>, string, ClaimColumn]>([
    ['a foreign amount', { gross: '€120.00' }, 'AMOUNT', 'gross'],
    ['three decimals', { net: '100.000' }, 'AMOUNT', 'net'],
    ['an exponent', { net: '1e2' }, 'AMOUNT', 'net'],
    ['a negative amount', { net: '-100.00' }, 'AMOUNT', 'net'],
    ['a sum that is not one', { gross: '120.01' }, 'ADDS_UP', 'gross'],
    ['nothing spent', { net: '0', vat: '0', gross: '0' }, 'AMOUNT', 'gross'],
    ['an American day', { spentOn: '11/20/2026' }, 'FORMAT', 'spentOn'],
    ['a day that is none', { spentOn: '31/11/2026' }, 'FORMAT', 'spentOn'],
    ['tomorrow', { spentOn: '28/11/2026' }, 'FUTURE', 'spentOn'],
    ['a month that has not begun', { month: '2026-12' }, 'FUTURE', 'month'],
    ['a day after its month', { month: '2026-10' }, 'AFTER_MONTH', 'spentOn'],
    ['a category that is none', { category: 'YACHT' }, 'CHOICE', 'category'],
    ['legal costs, which are excluded', { category: 'legal fee' }, 'OUT_OF_SCOPE', 'category'],
    ['a stream that is none', { stream: 'STAY' }, 'CHOICE', 'stream'],
    ['no adult', { adults: '0' }, 'NUMBER', 'adults'],
    ['half a child', { children: '0.5' }, 'NUMBER', 'children'],
    ['an empty cell', { supplier: '' }, 'MISSING', 'supplier'],
    ['a formula', { supplier: '=cmd' }, 'FORMULA', 'supplier'],
    ['signs alone', { invoiceNumber: '#/.' }, 'FORMAT', 'invoiceNumber'],
    ['a name', { clientReference: 'Anna' }, 'IDENTIFYING', 'clientReference'],
    ['a slip in a household reference', { clientReference: 'H-ABC123' }, 'CLIENT', 'clientReference'],
    ['spaces in the client’s word', { clientReference: 'LF 12' }, 'CLIENT', 'clientReference'],
  ])('with %s is told', (_, changed, code, column) => {
    expect(told(read(changed, 17).problems)).toEqual([[code, `rows.17.${column}`]]);
  });

  it('takes "1,249.99" and "£500" as people write them (fund-and-reports 8, fault 20)', () => {
    const row = rowOf({ net: '£1,000', vat: '249.99', gross: '1,249.99' });
    expect([row.net, row.vat, row.gross]).toEqual([100_000, 24_999, 124_999]);
  });

  it('tells everything that is wrong, not the first of it', () => {
    const { problems } = read({
      month: 'soon',
      gross: 'much',
      adults: 'many',
      clientReference: 'a@b.example',
    });
    expect(problems).toHaveLength(4);
    expect(JSON.stringify(problems)).not.toContain('a@b.example');
  });

  it('must be of a day on which its provider was approved beforehand', () => {
    const between = { ...known, approved: [{ from: day('2026-11-10'), until: day('2026-11-20') }] };
    expect(read({ spentOn: '2026-11-19' }, 2, between).problems).toEqual([]);
    expect(told(read({ spentOn: '2026-11-20' }, 2, between).problems)).toEqual([
      ['NOT_PREAPPROVED', 'rows.2.spentOn'],
    ]);
  });

  it('is too old when its invoice need not be kept any more', () => {
    const ever = { ...known, approved: [{ from: day('2020-01-01'), until: null }] };
    expect(read({ month: '2025-11', spentOn: '2025-11-28' }, 2, ever).problems).toEqual([]);
    expect(told(read({ month: '2025-11', spentOn: '2025-11-27' }, 2, ever).problems)).toEqual([
      ['TOO_OLD', 'rows.2.spentOn'],
    ]);
  });

  it('names a household by its reference, in one spelling', () => {
    expect(clientIn('h-cdf347', 'x')).toEqual({
      reference: 'H-CDF347',
      key: 'HCDF347',
      householdReference: 'H-CDF347',
    });
  });
});

describe('rows of one file', () => {
  it('may share an invoice, but no two are the same, and an invoice has one day', () => {
    const rows = [
      rowOf({}, 2),
      rowOf({ category: 'BEDDING_BABY' }, 3),
      rowOf({ supplier: 'BEDS 4U', invoiceNumber: 'inv-7', clientReference: 'lf 0012'.replace(' ', '-') }, 4),
      rowOf({ category: 'CLOTHING', spentOn: '2026-11-21' }, 5),
      rowOf({ month: '2026-10', invoiceNumber: '8', spentOn: '2026-10-02' }, 6),
    ];
    expect(told(againstEachOther(rows))).toEqual([
      ['SAME_ROW', 'rows.4.invoiceNumber'],
      ['INVOICE_DATE', 'rows.5.spentOn'],
      ['MONTHS_DIFFER', 'rows.6.month'],
    ]);
  });

  it('of an invoice that counts already are told where, as far as the provider may know', () => {
    const claim = { id: 'an id', month: day('2026-10-01') };
    const rows = [rowOf({}, 2), rowOf({ invoiceNumber: '8' }, 3)];
    const problems = countedBefore(rows, [
      { invoice: 'BEDS4U INV7', claim },
      { invoice: 'BEDS4U 8', claim: null },
    ]);
    expect(told(problems)).toEqual([
      ['INVOICE_CLAIMED', 'rows.2.invoiceNumber'],
      ['INVOICE_CLAIMED', 'rows.3.invoiceNumber'],
    ]);
    expect(problems[0]?.message).toContain('your claim of 2026-10 (an id)');
    expect(problems[1]?.message).toContain('with this fund');
  });

  it('that bring a client to the line are told with the sum, for each client alone', () => {
    const half = { net: '250', vat: '0', gross: '250' };
    const rows = [
      rowOf({ ...half, invoiceNumber: '1' }, 2),
      rowOf({ ...half, invoiceNumber: '2', clientReference: 'lf-0012' }, 3),
      rowOf({ ...half, invoiceNumber: '3', clientReference: 'LF-0013' }, 4),
    ];
    const problems = linesReached(rows, () => [], { pence: 50_000, months: 12 });
    expect(told(problems)).toEqual([['OVER_THE_LINE', 'rows.3.gross']]);
    expect(problems[0]?.message).toContain('£500.00');
  });

  it('use up the room that was kept, one row each, on the days it was kept', () => {
    const kept = (id: string, from: string, to: string) => ({
      id,
      clientKey: 'LF0012',
      day: day(from),
      untilDay: day(to),
      pence: toPence(1),
    });
    const rows = [
      rowOf({ spentOn: '2026-11-20' }, 2),
      rowOf({ spentOn: '2026-11-25', invoiceNumber: '9' }, 3),
    ];
    const used = usedUp(rows, [
      kept('first', '2026-11-19', '2026-11-21'),
      kept('second', '2026-11-20', '2026-11-22'),
      kept('third', '2026-11-25', '2026-11-27'),
    ]);
    expect([...used]).toEqual([
      ['first', 2],
      ['third', 3],
    ]);
  });

  it('come to the same totals in any order', () => {
    const amounts = fc.array(
      fc.record({
        pence: fc.integer({ min: 1, max: 49_999 }),
        seek: fc.boolean(),
        client: fc.integer({ min: 1, max: 9 }),
      }),
    );
    fc.assert(
      fc.property(amounts, (drawn) => {
        const rows = drawn.map(({ pence, seek, client }, index) => ({
          line: index + 2,
          client: { reference: `C${client}`, key: `C${client}`, householdReference: null },
          net: toPence(pence),
          vat: toPence(0),
          gross: toPence(pence),
          stream: seek ? ('SEEK' as const) : ('SUSTAIN' as const),
        }));
        const totals = totalsOf(rows);
        expect(totalsOf([...rows].reverse())).toEqual(totals);
        expect(totals.seekPence + totals.sustainPence).toBe(totals.grossPence);
      }),
    );
  });
});
