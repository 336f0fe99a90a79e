import { day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { financialYearOf, type OpenRow, thereIsMoneyFor } from './accepting';

const row = (id: string, pence: number, changed: Partial<OpenRow> = {}): OpenRow => ({
  id,
  invoiceId: `invoice of ${id}`,
  line: 2,
  stream: 'SEEK',
  spentOn: day('2026-11-02'),
  pence,
  ...changed,
});
const ids = (rows: readonly OpenRow[]) => rows.map(({ id }) => id);

describe('the rows that there is money for', () => {
  it.each([
    ['2026-03-31', '2025-26'],
    ['2026-04-01', '2026-27'],
    ['2099-12-31', '2099-00'],
  ])('are of the financial year that begins on 1 April: %s is of %s', (on, year) => {
    expect(financialYearOf(day(on))).toBe(year);
  });

  it('are the earliest first; a smaller one may go where a larger does not fit', () => {
    const rows = [
      row('late', 30, { spentOn: day('2026-11-09') }),
      row('early', 50),
      row('large', 60, { spentOn: day('2026-11-05') }),
    ];
    expect(ids(thereIsMoneyFor(rows, () => 'b', new Map([['b', 100]])))).toEqual(['early', 'late']);
  });

  it('are of whole invoices, over both streams too', () => {
    const shared = { invoiceId: 'one' };
    const rows = [row('a', 60, shared), row('b', 60, { ...shared, stream: 'SUSTAIN' }), row('c', 40)];
    const budgetOf = ({ stream }: OpenRow) => stream;
    const placed = thereIsMoneyFor(
      rows,
      budgetOf,
      new Map([
        ['SEEK', 100],
        ['SUSTAIN', 59],
      ]),
    );
    expect(ids(placed)).toEqual(['c']);
  });

  it('are none without a budget', () => {
    expect(thereIsMoneyFor([row('a', 1)], () => undefined, new Map())).toEqual([]);
  });

  it('never come to more than is available', () => {
    const rows = fc.array(
      fc.record({ pence: fc.integer({ min: 1, max: 500 }), invoice: fc.integer({ min: 1, max: 5 }) }),
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 1_000 }), (drawn, available) => {
        const open = drawn.map(({ pence, invoice }, index) =>
          row(String(index), pence, { invoiceId: String(invoice), line: index + 2 }),
        );
        const placed = thereIsMoneyFor(open, () => 'b', new Map([['b', available]]));
        expect(placed.reduce((sum, { pence }) => sum + pence, 0)).toBeLessThanOrEqual(available);
      }),
    );
  });
});
