import { invoiceForm, type LineToInvoice, type PayeeToChoose } from './invoice.page';

const line = (id: string, told: Partial<LineToInvoice> = {}): LineToInvoice => ({
  id,
  reference: null,
  awardedTo: 'Lanternfield Refuge',
  awardedToId: 'lanternfield',
  category: 'PHONE_DATA',
  supplier: 'Stour Telephones',
  committedPence: 123_456,
  awardedAt: '2026-11-20T10:00:00Z',
  ...told,
});
const payees: PayeeToChoose[] = [
  { id: 'locks', kind: 'SUPPLIER', name: 'Locks Ltd' },
  { id: 'stour', kind: 'SUPPLIER', name: 'Stour telephones' },
];

describe('the form of an invoice', () => {
  it('begins with what was awarded: supplier, amount, and the payee of that name', () => {
    expect(invoiceForm(line('a'), [line('a')], payees).begun).toEqual({
      supplier: 'Stour Telephones',
      payeeId: 'stour',
      'pence-a': '1234.56',
    });
  });

  it('offers other lines of the same organisation alone, those of the same supplier first', () => {
    const lines = [
      line('a'),
      line('other supplier', { supplier: 'Locks Ltd' }),
      line('same supplier'),
      line('elsewhere', { awardedToId: 'elsewhere' }),
    ];
    const { others } = invoiceForm(line('a'), lines, payees);
    expect(others.map(({ id }) => id)).toEqual(['same supplier', 'other supplier']);
  });

  it('is no longer than an invoice can be: 20 lines', () => {
    const lines = Array.from({ length: 30 }, (_, index) => line(String(index)));
    expect(invoiceForm(line('a'), lines, payees).others).toHaveLength(19);
  });
});
