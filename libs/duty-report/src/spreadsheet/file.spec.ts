import { fc } from '@app/kernel/testing';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { aWorkbook, partsOf, readOds } from '../testing';
import { csvOf } from './csv';
import { fileFormats, fileOf, sha256Of } from './file';
import { jsonOf } from './json';
import { odsOf } from './ods';
import { longestInCell, plainText } from './text';
import type { SheetTable, Workbook } from './workbook';
import { xlsxOf } from './xlsx';

type Values = (string | number)[][];

/** The cells of one sheet from the heading of its table on, in each format. */
async function read(workbook: Workbook, sheet: string): Promise<{ format: string; cells: Values }[]> {
  const ods = readOds(odsOf(workbook)).find(({ name }) => name === sheet)!;
  const book = await readExcelFile(Buffer.from(await xlsxOf(workbook)), { trim: false });
  const xlsx = book.find(({ sheet: name }) => name === sheet)!;
  return [
    { format: 'ODS', cells: ods.rows.slice(ods.heading).map((row) => row.map(({ value }) => value)) },
    { format: 'XLSX', cells: xlsx.data.slice(ods.heading) as Values },
  ];
}

/** A workbook with one answer, written by somebody. */
const saying = (answer: string): Workbook => {
  const [, narrative] = aWorkbook().tables;
  return aWorkbook({
    notes: [],
    tables: [{ ...narrative!, rows: [{ cells: ['Answer', answer] }] }],
  });
};

const answers = async (text: string): Promise<string[]> =>
  (await read(saying(text), 'T14')).map(({ cells }) => String(cells[1]![1]));

describe('a workbook read back', () => {
  it('has its values and its shorthand, pence as pounds', async () => {
    for (const { cells } of await read(aWorkbook(), 'T3')) {
      expect(cells).toEqual([
        [
          'Type of accommodation',
          'Households [note 2]',
          'Share of all (%)',
          'Mean stay (days)',
          'Spend (£)',
          'Notes',
        ],
        ['Refuge', 1205, 80, 91.5, 1_234_567.89, 'No notes'],
        ['Sanctuary scheme', '[c]', '[c]', '[c]', '[c]', '[note 3]'],
        ['Second stage', 0, 0, '[z]', 0, 'No notes'],
        ['All types', 1510, 100, 88.2, '[x]', 'No notes'],
      ]);
    }
  });

  it('has any figure and any text that a person can write', async () => {
    const column = fc.uniqueArray(
      fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== ''),
      {
        minLength: 1,
        maxLength: 6,
        selector: (text) => plainText(text).replaceAll('\t', ' '),
      },
    );
    await fc.assert(
      fc.asyncProperty(
        column,
        fc.array(fc.integer({ min: 0 }), { minLength: 6, maxLength: 6 }),
        async (texts, figures) => {
          const rows = texts.map((text, at) => ({ cells: [text, figures[at]!] }));
          const columns: SheetTable['columns'] = [
            { heading: 'Text', holds: 'TEXT' },
            { heading: 'Figure', holds: 'NUMBER' },
          ];
          const [table] = aWorkbook().tables;
          const workbook = aWorkbook({ notes: [], tables: [{ ...table!, notes: [], columns, rows }] });
          for (const { cells } of await read(workbook, 'T3')) {
            expect(cells.slice(1)).toEqual(
              rows.map(({ cells: [text, figure] }) => [
                plainText(String(text)).replaceAll('\t', ' '),
                figure,
              ]),
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('text that people write', () => {
  it.each([
    ['markup', 'Tom & <b>Jerry</b> "quoted" it\'s ]]> &amp;'],
    ['other scripts and pictures', 'Łódź ডাকা 日本 👩‍👧 🏳️‍🌈'],
    ['spaces and lines', '  two  spaces\n\nand lines  '],
    ['what looks like a formula', '=HYPERLINK("http://example.org","click")'],
    ['what looks like a code of Excel', 'part _x0041_ and _x000D_'],
  ])('comes back as it was: %s', async (_, text) => {
    expect(await answers(text)).toEqual([text, text]);
  });

  it('has spaces for tabs in a spreadsheet, which LibreOffice would drop', async () => {
    expect(await answers('one\ttwo')).toEqual(['one two', 'one two']);
    expect(new TextDecoder().decode(csvOf(saying('one\ttwo')))).toContain('one\ttwo');
  });

  it('is never a formula', async () => {
    const workbook = saying('=1+1');
    expect(partsOf(odsOf(workbook))['content.xml']).not.toMatch(/table:formula/);
    const sheets = Object.entries(partsOf(await xlsxOf(workbook))).filter(([path]) =>
      path.includes('worksheets/'),
    );
    for (const [, part] of sheets) expect(part).not.toMatch(/<f[ >]/);
  });

  it('loses only what no file can hold: control characters and half characters are marked', async () => {
    const text = 'a\u0000b\u0008c\u001Bd\uD800e\uDC00f\uFFFEg\r\nh';
    const plain = 'a�b�c�d�e�f�g\nh';
    expect(await answers(text)).toEqual([plain, plain]);
    expect(JSON.parse(new TextDecoder().decode(jsonOf(saying(text)))).tables[0].rows[0].cells[1]).toBe(plain);
  });

  it('longer than a cell is cut there with a word on where the rest is, and whole in CSV and JSON', async () => {
    const text = `${'word '.repeat(9_000)}end`;
    for (const answer of await answers(text)) {
      expect(answer).toHaveLength(longestInCell);
      expect(answer).toMatch(/The CSV and JSON files have all 45003 characters\.\]$/);
    }
    for (const whole of [csvOf, jsonOf])
      expect(new TextDecoder().decode(whole(saying(text)))).toContain(text);
  });
});

describe('the CSV', () => {
  const rowsOf = (workbook: Workbook): Record<string, string>[] =>
    parse(Buffer.from(csvOf(workbook)), { columns: true });

  it('is one tidy file: a line for each value, with its notes in words', () => {
    const rows = rowsOf(aWorkbook());
    expect(rows.filter(({ row }) => row === 'Sanctuary scheme')[0]).toEqual({
      table: 't3_households_supported',
      row: 'Sanctuary scheme',
      column: 'Households',
      value: '[c]',
      note:
        '[c] is confidential: left out so that nobody can be recognised. A household with two types of accommodation ' +
        'counts once in the total. The label of this question is provisional. One provider answered late.',
    });
    expect(rows.filter(({ column }) => column === 'Spend (£)').map(({ value }) => value)).toEqual([
      '1234567.89',
      '[c]',
      '0',
      '[x]',
    ]);
  });

  it('says on its first lines what it is, with everything on the cover', () => {
    const rows = rowsOf(aWorkbook()).filter(({ table }) => table === 'cover');
    expect(rows[0]).toMatchObject({ row: 'document', column: 'title', value: aWorkbook().title });
    expect(rows.at(-1)?.['value']).toBe('Email the data team: mailto:data@example.org');
    expect(rows.find(({ row }) => row === 'Settings')?.['value']).toBe(
      'Scope: commissioned by this authority (assumed).',
    );
  });

  it('has one line for each table, row and column', () => {
    const keys = rowsOf(aWorkbook()).map(({ table, row, column }) => JSON.stringify([table, row, column]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['=1+1', '+44 7700 900000', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\uFF1D1'])(
    'guards text that begins as a formula does: %j',
    (text) => {
      expect(rowsOf(saying(text)).at(-1)?.['value']).toBe(`'${plainText(text)}`);
    },
  );

  it('does not guard figures: less than nought stays a number', () => {
    const [table] = aWorkbook().tables;
    const columns: SheetTable['columns'] = [
      { heading: 'What', holds: 'TEXT' },
      { heading: 'Change', holds: 'NUMBER' },
    ];
    const workbook = aWorkbook({
      notes: [],
      tables: [{ ...table!, notes: [], columns, rows: [{ cells: ['Refuge', -12] }] }],
    });
    expect(rowsOf(workbook).at(-1)?.['value']).toBe('-12');
  });

  it('is UTF-8 with the line ends of RFC 4180', () => {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(csvOf(aWorkbook()));
    expect(text.startsWith('table,row,column,value,note\r\n')).toBe(true);
    expect(text).toContain('Spend (£)');
  });
});

describe('the JSON', () => {
  it('has every cell with its kind, and notes by number', () => {
    const { tables, notes, cover, title } = JSON.parse(new TextDecoder().decode(jsonOf(aWorkbook())));
    expect(title).toBe(aWorkbook().title);
    expect(notes).toHaveLength(3);
    expect(cover[1]).toEqual({
      heading: 'Settings',
      lines: ['Scope: commissioned by this authority (assumed).'],
    });
    expect(tables[0].columns[1]).toEqual({ heading: 'Households', holds: 'NUMBER', notes: [2] });
    expect(tables[0].rows[1].cells).toEqual(['Sanctuary scheme', ...Array(4).fill({ shorthand: 'c' })]);
    expect(tables[0].rows[0].cells[4]).toBe(1_234_567.89);
  });
});

describe('a file', () => {
  it.each(fileFormats)('as %s is the same bytes for the same workbook, with their hash', async (format) => {
    const first = await fileOf(aWorkbook(), format);
    jest.useFakeTimers({
      now: new Date('2031-05-05'),
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout'],
    });
    try {
      const second = await fileOf(structuredClone(aWorkbook()), format);
      expect(second).toEqual(first);
      expect(first.sha256).toBe(sha256Of(second.bytes));
      expect(first.sha256).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each(fileFormats)('as %s differs when a figure does', async (format) => {
    const [table, ...others] = aWorkbook().tables;
    const [row, ...rows] = table!.rows;
    const cells = row!.cells.map((cell) => (cell === 1_205 ? 1_206 : cell));
    const changed = aWorkbook({ tables: [{ ...table!, rows: [{ ...row!, cells }, ...rows] }, ...others] });
    expect((await fileOf(changed, format)).sha256).not.toBe((await fileOf(aWorkbook(), format)).sha256);
  });

  it('that is zipped bears no clock: every part is of 1 January 1980, and none names a system', async () => {
    for (const bytes of [odsOf(aWorkbook()), await xlsxOf(aWorkbook())]) {
      const zip = Buffer.from(bytes);
      const entry = Buffer.from('PK\u0001\u0002', 'latin1');
      let entries = 0;
      for (let at = zip.indexOf(entry); at >= 0; at = zip.indexOf(entry, at + 1)) {
        entries += 1;
        expect(zip.readUInt8(at + 5)).toBe(0);
        expect(zip.readUInt32LE(at + 12)).toBe(((1 << 5) | 1) << 16);
      }
      expect(entries).toBe(Object.keys(partsOf(zip)).length);
    }
  });

  it('that is ODS says what it is in its first bytes', () => {
    const start = Buffer.from(odsOf(aWorkbook())).subarray(0, 90).toString('latin1');
    expect(start.slice(30)).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/);
  });

  it('of 20,000 rows takes seconds, and twice the rows about twice as long', async () => {
    const [table] = aWorkbook().tables;
    const long = (count: number): Workbook =>
      aWorkbook({
        notes: [],
        tables: [
          {
            ...table!,
            notes: [],
            columns: table!.columns.map(({ heading, holds }) => ({ heading, holds })),
            rows: Array.from({ length: count }, (_, at) => ({
              cells: [`Row ${at}`, at, at % 100, at / 10, at * 7],
            })),
          },
        ],
      });
    for (const write of [odsOf, xlsxOf]) {
      const time = async (count: number): Promise<number> => {
        const workbook = long(count);
        const started = performance.now();
        await write(workbook);
        return performance.now() - started;
      };
      await time(1_000);
      const [half, whole] = [await time(10_000), await time(20_000)];
      expect(whole).toBeLessThan(20_000);
      expect(whole).toBeLessThan(half * 6 + 500);
    }
  }, 120_000);
});
