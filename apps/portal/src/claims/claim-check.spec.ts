import { claimColumns, writeClaimFile } from '@app/safe-start-fund';
import { problem } from '@app/kernel';
import { columnGuide, wrongIn } from './claim-check';

describe('what is wrong with a file', () => {
  const cells = {
    month: '2026-11',
    clientReference: 'Anna',
    spentOn: '2026-11-20',
    category: 'REMOVALS',
    supplier: 'Van Ltd',
    invoiceNumber: '1',
    net: '30.00',
    vat: '5.00',
    gross: '40.00',
    stream: 'SEEK',
    adults: '1',
    children: '0',
  };
  const csv = writeClaimFile([cells]);

  it('stands row by row: the column as it is headed, what it says, and what to do', () => {
    const wrong = wrongIn(csv, [
      problem('IDENTIFYING', 'Line 2: this looks like a name.', 'rows.2.clientReference'),
      problem('ADDS_UP', 'Line 2: net and VAT come to £35.00, not £40.00.', 'rows.2.gross'),
      problem('CELLS', 'Line 7 has 3 cells, and the header has 12.', 'rows.7'),
    ]);
    expect(wrong.rows).toEqual([
      { line: 2, column: 'client reference', says: 'Anna', what: 'This looks like a name.' },
      { line: 2, column: 'gross', says: '40.00', what: 'Net and VAT come to £35.00, not £40.00.' },
      { line: 7, column: '', says: '', what: 'Has 3 cells, and the header has 12.' },
    ]);
    expect(wrong.summary).toBe('3 things in 2 rows must be put right. Nothing was sent.');
  });

  it('may be of the file as a whole', () => {
    const wrong = wrongIn('', [problem('FILE_EMPTY', 'The file has no rows.', 'csv')]);
    expect(wrong).toEqual({ ofFile: ['The file has no rows.'], rows: [], summary: '' });
  });

  it('is explained beforehand, column by column', () => {
    expect(columnGuide.map(({ name }) => name)).toEqual(Object.values(claimColumns));
  });
});
