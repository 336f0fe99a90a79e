import readExcelFile, { readSheet } from 'read-excel-file/node';
import { aWorkbook, type Element, elements, parseXml, partsOf, readOds, textIn } from '../testing';
import { odsOf } from './ods';
import type { Workbook } from './workbook';
import { xlsxOf } from './xlsx';

/**
 * The checklist of the Government Analysis Function for accessible spreadsheets, item by item, asked of the bytes and
 * read by other hands than wrote them. Item 24, that a person runs the spelling and the accessibility checker, no test
 * can meet.
 */
/** The attributes of the first element of that name within; none when there is none. */
const attributesIn = (nodes: Element['children'], name: string): Record<string, string> =>
  elements(nodes, name)[0]?.attributes ?? {};

interface Opened {
  readonly format: 'ODS' | 'XLSX';
  readonly workbook: Workbook;
  readonly parts: Record<string, string>;
  readonly sheets: readonly OpenedSheet[];
  readonly title: string;
  readonly language: string;
}
interface OpenedSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Where a table part or range lies: first and last row from 1, last column from 1, its name. */
  readonly table: { name: string; from: number; to: number; width: number } | null;
  readonly styles: readonly (readonly Style[])[];
  readonly links: readonly { row: number; column: number }[];
}
interface Style {
  readonly wraps: boolean;
  readonly font: string;
  readonly points: number;
  readonly italic: boolean;
  readonly filled: boolean;
  readonly turned: boolean;
  readonly heading: string;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function rangeOf(text: string): { from: number; to: number; width: number } {
  const [, first = '', from = '', last = '', to = ''] =
    /([A-Z]+)(\d+):(?:.*\.)?([A-Z]+)(\d+)$/.exec(text.replaceAll('$', '')) ?? [];
  expect(first).toBe('A');
  return { from: Number(from), to: Number(to), width: columnNumber(last) };
}

function openOds(workbook: Workbook): Opened {
  const bytes = odsOf(workbook);
  const parts = partsOf(bytes);
  const meta = parseXml(parts['meta.xml']);
  const ranges = elements(parseXml(parts['content.xml']), 'table:database-range').map(
    ({ attributes }) => attributes,
  );
  const named = new Map<string, Style>();
  for (const { children, attributes } of elements(parseXml(parts['styles.xml']), 'style:style')) {
    const text = attributesIn(children, 'style:text-properties');
    const cell = attributesIn(children, 'style:table-cell-properties');
    named.set(attributes['style:name'] ?? '', {
      wraps: cell['fo:wrap-option'] === 'wrap',
      font: text['style:font-name'] ?? '',
      points: Number.parseFloat(text['fo:font-size'] ?? ''),
      italic: 'fo:font-style' in text,
      filled: 'fo:background-color' in cell,
      turned: 'style:rotation-angle' in cell,
      heading: attributes['style:display-name'] ?? '',
    });
  }
  return {
    format: 'ODS',
    workbook,
    parts,
    title: textIn(meta, 'dc:title'),
    language: textIn(meta, 'dc:language'),
    sheets: readOds(bytes).map((sheet) => {
      const range = ranges.find((each) => each['table:target-range-address']?.startsWith(`'${sheet.name}'.`));
      return {
        name: sheet.name,
        rows: sheet.rows.map((row) => row.map(({ value }) => value)),
        table:
          range === undefined
            ? null
            : { name: range['table:name']!, ...rangeOf(range['table:target-range-address']!) },
        styles: sheet.rows.map((row) => row.map(({ style }) => named.get(style)!)),
        links: sheet.rows.flatMap((row, at) =>
          row.flatMap(({ target }, column) => (target === undefined ? [] : [{ row: at, column }])),
        ),
      };
    }),
  };
}

async function openXlsx(workbook: Workbook): Promise<Opened> {
  const bytes = Buffer.from(await xlsxOf(workbook));
  const parts = partsOf(bytes);
  const core = parseXml(parts['docProps/core.xml']);
  const styles = parseXml(parts['xl/styles.xml']);
  const fonts = elements(elements(styles, 'fonts'), 'font');
  const names = elements(styles, 'cellStyle').map(({ attributes }) => attributes);
  const looks = elements(elements(styles, 'cellXfs'), 'xf').map(({ children, attributes }): Style => {
    const font = fonts[Number(attributes['fontId'])]!.children;
    const alignment = attributesIn(children, 'alignment');
    return {
      wraps: alignment['wrapText'] === 'true' || alignment['wrapText'] === '1',
      font: attributesIn(font, 'name')['val'] ?? '',
      points: Number(attributesIn(font, 'sz')['val']),
      italic: elements(font, 'i').length > 0,
      filled: attributes['fillId'] !== '0',
      turned: 'textRotation' in alignment,
      heading: names.find(({ xfId }) => xfId === attributes['xfId'])?.['name'] ?? '',
    };
  });
  const read = await readExcelFile(bytes);
  return {
    format: 'XLSX',
    workbook,
    parts,
    title: textIn(core, 'dc:title'),
    language: textIn(core, 'dc:language'),
    sheets: read.map(({ sheet: name, data }, at) => {
      const part = parseXml(parts[`xl/worksheets/sheet${at + 1}.xml`]);
      const rels = parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] ?? '';
      const table = /tables\/table\d+\.xml/.exec(rels)?.[0];
      const defined = table === undefined ? null : attributesIn(parseXml(parts[`xl/${table}`]), 'table');
      return {
        name,
        rows: data.map((row) => row.slice(0, lastFilled(row)) as (string | number | null)[]),
        table: defined && { name: defined['displayName']!, ...rangeOf(defined['ref']!) },
        styles: elements(part, 'row').map(({ children }) =>
          elements(children, 'c').map(({ attributes }) => looks[Number(attributes['s'])]!),
        ),
        links: elements(part, 'hyperlink').map(({ attributes }) => {
          const [, letters = '', row = ''] = /([A-Z]+)(\d+)/.exec(attributes['ref']!) ?? [];
          return { row: Number(row) - 1, column: columnNumber(letters) - 1 };
        }),
      };
    }),
  };
}

const lastFilled = (row: readonly unknown[]): number => row.findLastIndex((value) => value !== null) + 1;

let files: Opened[];
beforeAll(async () => {
  files = [openOds(aWorkbook()), await openXlsx(aWorkbook())];
});

const each = (check: (file: Opened) => void): void => files.forEach(check);
const eachSheet = (check: (sheet: OpenedSheet, file: Opened) => void): void =>
  each((file) => file.sheets.forEach((sheet) => check(sheet, file)));
const withTable = (
  check: (sheet: OpenedSheet, table: NonNullable<OpenedSheet['table']>, file: Opened) => void,
): void =>
  eachSheet((sheet, file) => {
    if (sheet.table) check(sheet, sheet.table, file);
    else expect(sheet.name).toBe('Cover');
  });
const cellsOfTable = (sheet: OpenedSheet): (string | number | null)[][] =>
  sheet.rows.slice(sheet.table!.from - 1, sheet.table!.to).map((row) => [...row]);
const textOf = (file: Opened): string =>
  file.sheets
    .flatMap(({ rows }) => rows.flat())
    .filter((value) => typeof value === 'string')
    .join('\n');
const xmlOf = ({ parts }: Opened): string => Object.values(parts).join('\n');

describe('the checklist for accessible spreadsheets, in ODS and in XLSX', () => {
  it('1. tables are marked up as tables', () => {
    withTable((sheet, { from, to, width }) => {
      expect(to).toBe(sheet.rows.length);
      expect(sheet.rows[from - 1]).toHaveLength(width);
    });
    const ods = readOds(odsOf(aWorkbook()));
    expect(ods.map(({ heading }) => heading + 1)).toEqual(
      files[0]!.sheets.map(({ table }) => table?.from ?? 0),
    );
  });

  it('2. tables have meaningful names, each its own', () => {
    each(({ sheets }) => {
      const names = sheets.flatMap(({ table }) => (table ? [table.name] : []));
      expect(names).toEqual(['list_of_tables', 'list_of_notes', 't3_households_supported', 't14_narrative']);
    });
  });

  it('3. no cells are merged, split or nested', () => {
    each((file) =>
      expect(xmlOf(file)).not.toMatch(/mergeCell|columns-spanned|rows-spanned|covered-table-cell|sub-table/),
    );
  });

  it('4. no row or column within a table is blank', () => {
    withTable((sheet) => {
      const cells = cellsOfTable(sheet);
      for (const row of cells) expect(row.some((value) => value !== null && value !== '')).toBe(true);
      for (let column = 0; column < sheet.table!.width; column++) {
        expect(cells.some((row) => (row[column] ?? '') !== '')).toBe(true);
      }
    });
  });

  it('5. each table has one heading row, every heading filled and its own', () => {
    withTable((sheet, table) => {
      const headings = cellsOfTable(sheet)[0]!;
      expect(headings.every((heading) => typeof heading === 'string' && heading.trim() !== '')).toBe(true);
      expect(new Set(headings).size).toBe(table.width);
    });
  });

  it('6. text wraps', () => {
    eachSheet(({ styles }) => {
      for (const style of styles.flat()) expect(style.wraps).toBe(true);
    });
  });

  it('7. nothing is filtered or frozen', () => {
    each((file) => {
      expect(xmlOf(file)).not.toMatch(/autoFilter|<pane|table:filter|SplitMode"[^>]*>[1-9]/);
      expect(file.format === 'XLSX' || xmlOf(file).includes('display-filter-buttons="false"')).toBe(true);
    });
  });

  it('8. no cell is empty; shorthand says why, and is explained on its sheet', () => {
    withTable((sheet) => {
      expect(cellsOfTable(sheet).flat()).not.toContain(null);
      expect(cellsOfTable(sheet).flat()).not.toContain('');
      const above = sheet.rows
        .slice(0, sheet.table!.from - 1)
        .flat()
        .join('\n');
      const used = cellsOfTable(sheet)
        .flat()
        .filter((value) => /^\[(c|x|z|low)\]$/.test(String(value)));
      for (const shorthand of used) expect(above).toContain(`${shorthand} is `);
    });
    each((file) => expect(textOf(file)).toMatch(/\[c\] is confidential/));
  });

  it('9. nothing is hidden', () => {
    each((file) =>
      expect(xmlOf(file)).not.toMatch(/hidden="|visibility="(collapse|filter)"|table:display="false"/),
    );
  });

  it('10. notes are marked [note 1], and every mark has its note, every note its mark', () => {
    each((file) => {
      const listed = file.sheets.find(({ name }) => name === 'Notes')!;
      const numbers = cellsOfTable(listed)
        .slice(1)
        .map(([mark]) => mark);
      const elsewhere = file.sheets
        .filter(({ name }) => name !== 'Notes')
        .flatMap(({ rows }) => rows.flat().map(String))
        // The line that says what a mark looks like is no mark.
        .filter((text) => !text.startsWith('Marks such as'));
      const marks = elsewhere.join('\n').match(/\[note \d+\]/g);
      expect([...new Set(marks)].sort()).toEqual([...numbers].sort());
      expect(textOf(file)).not.toMatch(/[\u00B9\u00B2\u00B3*†‡]/);
      expect(xmlOf(file)).not.toMatch(/superscript|text-position/);
    });
  });

  it('11. notes are in a table on their sheet; marks are in titles, headings and the column Notes only', () => {
    withTable((sheet) => {
      if (sheet.name === 'Notes' || sheet.name === 'Contents') return;
      const [headings, ...rows] = cellsOfTable(sheet);
      for (const row of rows) {
        row.forEach((value, column) => {
          if (/\[note \d+\]/.test(String(value))) expect(headings![column]).toBe('Notes');
        });
      }
    });
    each(({ sheets }) =>
      expect(sheets.find(({ name }) => name === 'Notes')!.table!.name).toBe('list_of_notes'),
    );
  });

  it('12. links have a text that says where they lead', () => {
    each((file) => {
      expect(textOf(file)).not.toMatch(/^\s*(https?:|mailto:|www\.)/m);
      expect(file.sheets.flatMap(({ links }) => links).length).toBeGreaterThan(5);
      for (const { rows, links } of file.sheets) {
        for (const { row, column } of links) expect(String(rows[row]![column]).length).toBeGreaterThan(1);
      }
    });
  });

  it('13. text is sans serif, 12 points or more, level, and not italic', () => {
    eachSheet(({ styles }) => {
      for (const style of styles.flat()) {
        expect(style).toMatchObject({ font: 'Arial', italic: false, turned: false });
        expect(style.points).toBeGreaterThanOrEqual(12);
      }
    });
  });

  it('14. every sheet has a title of its own in A1, in a heading style', () => {
    eachSheet(({ rows, styles }) => {
      expect(String(rows[0]![0]).length).toBeGreaterThan(4);
      expect(rows[0]).toHaveLength(1);
      expect(styles[0]![0]!.heading).toBe('Heading 1');
    });
    each(({ sheets }) => expect(new Set(sheets.map(({ rows }) => rows[0]![0])).size).toBe(sheets.length));
  });

  it('15. there are no page headers or footers, text boxes, images or macros', () => {
    each((file) => {
      expect(xmlOf(file)).not.toMatch(/headerFooter|<drawing|legacyDrawing|draw:|script:|<v:/);
      expect(xmlOf(file)).not.toMatch(/<style:(header|footer)(?![^>]*display="false")/);
      expect(Object.keys(file.parts).join()).not.toMatch(/vba|media|drawing|Pictures|Basic|comments/i);
    });
  });

  it('16. nothing has a background, so that no colour carries a meaning', () => {
    eachSheet(({ styles }) => {
      for (const style of styles.flat()) expect(style.filled).toBe(false);
    });
    each((file) =>
      expect(xmlOf(file)).not.toMatch(/conditionalFormatting|showRowStripes="1"|showColumnStripes="1"/),
    );
  });

  it('17. sheets have short names, each its own, and the first is the cover', () => {
    each(({ sheets }) => {
      const names = sheets.map(({ name }) => name);
      expect(names).toEqual(['Cover', 'Contents', 'Notes', 'T3', 'T14']);
      expect(names.every((name) => name.length <= 31)).toBe(true);
    });
  });

  it('18. no sheet is blank', () => {
    eachSheet(({ rows }) => expect(rows.length).toBeGreaterThan(1));
  });

  it('19. column A has the title, the number of tables in words, the notes, the source, then the table', () => {
    each(({ sheets }) => {
      const sheet = sheets.find(({ name }) => name === 'T3')!;
      const order = [
        /^Table 3/,
        /one table/,
        /\[note 1\] point to notes/,
        /^Source: /,
        /^Type of accommodation$/,
      ];
      const places = order.map((pattern) => sheet.rows.findIndex(([first]) => pattern.test(String(first))));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
      expect(sheet.table!.from - 1).toBe(places.at(-1));
    });
    withTable(({ rows }) => expect(rows[1]![0]).toBe('This worksheet contains one table.'));
  });

  it('20. a sheet has one table, at the left edge, with nothing below or beside it', () => {
    withTable((sheet, { from, to, width }) => {
      expect(to).toBe(sheet.rows.length);
      expect(sheet.rows.every((row, at) => row.length <= (at < from - 1 ? 1 : width))).toBe(true);
    });
    each(({ sheets, parts }) => {
      const tables = Object.keys(parts).filter((path) => path.startsWith('xl/tables/')).length;
      const ranges = parts['content.xml']?.match(/<table:database-range /g)?.length ?? 0;
      expect(tables + ranges).toBe(sheets.length - 1);
    });
  });

  it('21. there are a cover with contact and dates, contents with links, and notes', () => {
    each(({ sheets }) => {
      const [cover, contents] = sheets;
      const said = cover!.rows.flat().join('\n');
      for (const words of ['Contact', 'Email the data team', 'Published', 'Next update'])
        expect(said).toContain(words);
      const { from, to } = contents!.table!;
      const listed = Array.from({ length: to - from }, (_, at) => ({ row: from + at, column: 0 }));
      expect(contents!.links).toEqual(listed);
    });
  });

  it('22. the document has its title and its language', () => {
    each(({ title, language, workbook }) => {
      expect(title).toBe(workbook.title);
      expect(language).toBe('en-GB');
    });
    expect(files[0]!.parts['styles.xml']).toMatch(/fo:language="en" fo:country="GB"/);
  });

  it('23. it opens at A1 of the first sheet', () => {
    const [ods, xlsx] = files;
    const items = elements(parseXml(ods!.parts['settings.xml']), 'config:config-item').map(
      (item) => `${item.attributes['config:name']}: ${textIn([item], 'config:config-item')}`,
    );
    expect(items).toContain('ActiveTable: Cover');
    const cursors = new Set(items.filter((item) => item.startsWith('CursorPosition')));
    expect([...cursors]).toEqual(['CursorPositionX: 0', 'CursorPositionY: 0']);
    expect(xlsx!.parts['xl/workbook.xml']).toMatch(/activeTab="0"/);
    expect(xlsx!.parts['xl/worksheets/sheet1.xml']).toMatch(/tabSelected="1".*activeCell="A1"/);
    expect(xlsx!.parts['xl/worksheets/sheet2.xml']).not.toMatch(/tabSelected/);
  });

  it('25. contents and tables agree in number, name and title', () => {
    each(({ sheets }) => {
      const listed = cellsOfTable(sheets[1]!).slice(1);
      expect(listed).toEqual(sheets.slice(2).map(({ name, rows }) => [name, rows[0]![0]]));
    });
  });

  it('is met without notes as well: then there is no sheet of notes', async () => {
    const [table] = aWorkbook().tables;
    const plain = {
      ...table!,
      notes: [],
      columns: table!.columns.map((column) => ({ ...column, notes: [] })),
    };
    const workbook = aWorkbook({
      notes: [],
      tables: [{ ...plain, rows: plain.rows.map(({ cells }) => ({ cells })) }],
    });
    for (const { sheets } of [openOds(workbook), await openXlsx(workbook)]) {
      expect(sheets.map(({ name }) => name)).toEqual(['Cover', 'Contents', 'T3']);
      expect(sheets.at(-1)!.rows.flat().join()).not.toMatch(/\[note/);
    }
    expect(await readSheet(Buffer.from(await xlsxOf(workbook)), 'T3')).toBeDefined();
  });
});
