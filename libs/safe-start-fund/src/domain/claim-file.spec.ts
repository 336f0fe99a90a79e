import { fc } from '@app/kernel/testing';
import { claimColumnNames, claimColumns, mostClaimRows, readClaimFile, writeClaimFile } from './claim-file';

const header = Object.values(claimColumns).join(',');
const row = '2026-11,LF-12,27/11/2026,FURNITURE_WHITE_GOODS,Beds 4 U,INV 7,100.00,20.00,120.00,SUSTAIN,1,2';
const codes = (text: string) => readClaimFile(text).problems.map(({ code, field }) => [code, field]);

describe('the file of a claim', () => {
  it.each([
    ['LF', `${header}\n${row}\n`],
    ['CRLF and a byte order mark', `\uFEFF${header}\r\n${row}`],
    ['semicolons', `${header}\n${row}`.replaceAll(',', ';')],
    ['tabs', `${header}\n${row}`.replaceAll(',', '\t')],
    [
      'cells in quotes',
      `${header}\n${row
        .split(',')
        .map((cell) => `"${cell}"`)
        .join(',')}`,
    ],
    ['empty cells below', `${header}\n${row}\n${','.repeat(11)}\n`],
    ['another way to write the header', `${header.toUpperCase().replaceAll(' ', '_')}\n${row}`],
  ])('is read with %s', (_, text) => {
    const { rows, problems } = readClaimFile(text);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { line: 2, cells: { month: '2026-11', supplier: 'Beds 4 U', gross: '120.00' } },
    ]);
  });

  it('numbers lines as an editor does, empty ones too', () => {
    expect(readClaimFile(`${header}\n\n${row}\n\n\n${row}`).rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('tells of all columns that are unknown, missing or there twice', () => {
    expect(codes(`${header.replace('supplier', 'shop')},net\n${row},1`)).toEqual([
      ['COLUMN_UNKNOWN', 'csv'],
      ['COLUMN_TWICE', 'csv'],
      ['COLUMN_MISSING', 'csv'],
    ]);
  });

  it('tells of rows with a cell too many or too few, and reads the others', () => {
    const { rows, problems } = readClaimFile(`${header}\n${row},more\n${row}\n2026-11,LF-12`);
    expect(rows.map(({ line }) => line)).toEqual([3]);
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['CELLS', 'rows.2'],
      ['CELLS', 'rows.4'],
    ]);
  });

  it('refuses what is no such file', () => {
    expect(codes('')).toEqual([['FILE_EMPTY', 'csv']]);
    expect(codes(header)).toEqual([['FILE_EMPTY', 'csv']]);
    expect(codes(`${header}\n"${row}`)).toEqual([['CSV_SHAPE', 'csv']]);
    expect(codes(`${header}\n${row.replace('Beds', 'B\uFFFDds')}`)).toEqual([['NOT_UTF8', 'csv']]);
    expect(codes(`${header}\n${`${row}\n`.repeat(mostClaimRows + 1)}`)).toEqual([['TOO_MANY_ROWS', 'csv']]);
    expect(codes('x'.repeat(500_001))).toEqual([['FILE_TOO_LARGE', 'csv']]);
    expect(codes(`${header}\n${row.replace('Beds 4 U', '"Beds\n4 U"')}`)).toEqual([['CELLS', 'rows.3']]);
  });

  it('is read as it was written, whatever stands in its cells', () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== '' && text === text.trim() && !/[\r\n\uFFFD\uFEFF]/.test(text));
    const cells = fc
      .tuple(...claimColumnNames.map(() => cell))
      .map((texts) => Object.fromEntries(claimColumnNames.map((name, index) => [name, texts[index] ?? ''])));
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (written) => {
        const rows = written as unknown as Parameters<typeof writeClaimFile>[0];
        const read = readClaimFile(writeClaimFile(rows));
        expect(read.problems).toEqual([]);
        expect(read.rows.map((one) => one.cells)).toEqual(rows);
      }),
    );
  });
});
