import { parse } from 'csv-parse/sync';
import { exportColumns, exportText } from './export-columns';

const read = (text: string): string[][] => parse(text, { bom: true });

describe('what a provider takes away as a file', () => {
  it('is headed by its columns and written for spreadsheets: times in London, minutes, lists', () => {
    const text = exportText('REFERRALS', [
      {
        reference: 'H-1',
        service: 'Marigold, the old house',
        unit: 'Room 1',
        sentBy: 'Council',
        arrive: '2026-07-01',
        submittedAt: '2026-07-01T11:00:00Z',
        answerBy: '2026-07-01T15:00:00Z',
        answeredAt: '2026-07-01T11:42:30Z',
        standing: 'DECLINED',
        primaryReason: 'NEEDS_PET',
        contributingReasons: ['NO_BEDSPACE', 'OTHER'],
      },
    ]);
    const [headings, row] = read(text);
    expect(headings).toEqual(exportColumns.REFERRALS.map(({ heading }) => heading));
    expect(row).toEqual([
      'H-1',
      'Marigold, the old house',
      'Room 1',
      'Council',
      '2026-07-01',
      '2026-07-01 12:00',
      '2026-07-01 16:00',
      '2026-07-01 12:42',
      '42',
      'DECLINED',
      'NEEDS_PET',
      'NO_BEDSPACE; OTHER',
    ]);
    expect(text.startsWith('\uFEFF')).toBe(true);
  });

  // CWE-1236: a cell that begins with =, +, - or @ is run by a spreadsheet.
  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('keeps a unit called %s from being run', (code) => {
    const [, row] = read(exportText('STAYS', [{ units: [code] }]));
    expect(row?.[3]).toBe(`'${code}`);
  });
});
