import { strFromU8, unzipSync } from 'fflate';
import {
  type Cell as WrittenCell,
  type CellStyle as WrittenStyle,
  writeXlsx,
  type WriteSheet,
} from 'hucre/xlsx';
import { type CellStyle, type LaidCell, type LaidRow, layOut, type Sheet } from './layout';
import { font, linkColour, looks } from './look';
import { columnName } from './ods';
import { plainText, xml } from './text';
import { checkWorkbook, type Workbook } from './workbook';
import { type Part, zipOf } from './zip';

/**
 * The workbook for Excel. hucre writes the parts; what the checklist asks for and hucre does not write is put in
 * afterwards (the language, the heading styles, the cursor), and the parts are zipped anew without a clock.
 * @throws WorkbookFault as `checkWorkbook` does.
 */
export async function xlsxOf(workbook: Workbook): Promise<Uint8Array> {
  checkWorkbook(workbook);
  const made = new Date(`${workbook.dated}T00:00:00Z`);
  const written = await writeXlsx({
    sheets: layOut(workbook).map(sheetOf),
    defaultFont: { name: font, size: 12, family: 2 },
    activeSheet: 0,
    properties: {
      title: plainText(workbook.title),
      creator: plainText(workbook.author),
      created: made,
      modified: made,
    },
  });
  const parts = Object.entries(unzipSync(written));
  return zipOf(parts.map(([path, bytes]): Part => [path, finished(path, strFromU8(bytes), workbook)]));
}

function sheetOf({ name, rows, table, widths, heights }: Sheet): WriteSheet {
  const cells = new Map<string, Partial<WrittenCell>>();
  rows.forEach((row, at) => row.forEach((cell, column) => cells.set(`${at},${column}`, cellOf(cell))));
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => row.map(({ value }) => literal(value))),
    rowDefs: new Map(heights.map((height, at) => [at, { height }])),
    cells,
    tables: table === null ? [] : [tableOf(rows[table.heading] ?? [], table)],
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(table === null ? {} : { printTitlesRow: `$${table.heading + 1}:$${table.heading + 1}` }),
    },
  };
}

function tableOf(
  heading: LaidRow,
  { name, heading: top, last }: NonNullable<Sheet['table']>,
): NonNullable<WriteSheet['tables']>[number] {
  return {
    name,
    range: `A${top + 1}:${columnName(heading.length - 1)}${last + 1}`,
    columns: heading.map(({ value }) => ({ name: String(literal(value)) })),
    showAutoFilter: false,
    style: 'TableStyleLight1',
    showRowStripes: false,
  };
}

const cellOf = ({ value, style, link }: LaidCell): Partial<WrittenCell> => ({
  value: literal(value),
  style: styles[style],
  ...(link === undefined ? {} : { hyperlink: hyperlinkOf(link) }),
});

const hyperlinkOf = (link: string): NonNullable<WrittenCell['hyperlink']> =>
  link.startsWith('#')
    ? { target: '', location: `'${link.slice(1).replaceAll("'", "''")}'!A1` }
    : { target: link };

/** Excel reads _x0041_ in text as the letter A: whoever wrote that meant it letter by letter. */
const literal = (value: string | number): string | number =>
  typeof value === 'number' ? value : value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const styles = Object.fromEntries(
  Object.entries(looks).map(([style, look]): [string, WrittenStyle] => [
    style,
    {
      font: {
        name: font,
        size: look.points,
        family: 2,
        ...(look.bold ? { bold: true } : {}),
        ...(look.link ? { underline: true, color: { rgb: linkColour } } : {}),
      },
      alignment: {
        wrapText: true,
        vertical: 'top',
        horizontal: look.right ? 'right' : 'left',
        ...(look.indented ? { indent: 1 } : {}),
      },
      ...(look.ruled ? { border: { bottom: { style: 'thin', color: { rgb: '0B0C0C' } } } } : {}),
      ...(look.figures ? { numFmt: look.figures.format } : {}),
    },
  ]),
) as Record<CellStyle, WrittenStyle>;

/** What hucre does not write, put into its parts. */
function finished(path: string, part: string, workbook: Workbook): string {
  if (path === 'docProps/core.xml') {
    return put(
      part,
      '</cp:coreProperties>',
      `<dc:language>${xml(workbook.language)}</dc:language></cp:coreProperties>`,
    );
  }
  if (path === 'docProps/app.xml') return put(part, '>hucre<', '>Hearth<');
  if (path === 'xl/workbook.xml') return put(part, '<calcPr calcId="0" fullCalcOnLoad="1"/>', '');
  if (path === 'xl/styles.xml') return withHeadingStyles(part);
  if (!path.startsWith('xl/worksheets/sheet')) return part;
  const first = path === 'xl/worksheets/sheet1.xml' ? ' tabSelected="1"' : '';
  return put(
    part,
    '<sheetView workbookViewId="0"/>',
    `<sheetView${first} workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView>`,
  );
}

/** Replaces what must be there once: another version of hucre may write otherwise, and must not pass unseen. */
function put(part: string, old: string, now: string): string {
  const at = part.indexOf(old);
  if (at < 0) throw new Error(`hucre no longer writes ${old}`);
  return part.slice(0, at) + now + part.slice(at + old.length);
}

/** Titles and sections carry Excel's own heading styles, by which a screen reader finds them. */
function withHeadingStyles(part: string): string {
  const fonts = [...part.matchAll(/<font>.*?<\/font>/g)].map(([each]) => each);
  const named = (['TITLE', 'SECTION'] as const).map((style, at) => ({
    font: fonts.findIndex((each) => each.includes(`<sz val="${looks[style].points}"/>`)),
    name: `Heading ${at + 1}`,
    builtin: 16 + at,
  }));
  const bases = named.map((style) => `<xf numFmtId="0" fontId="${style.font}" fillId="0" borderId="0"/>`);
  const names = named.map(
    ({ name, builtin }, at) => `<cellStyle name="${name}" xfId="${at + 1}" builtinId="${builtin}"/>`,
  );
  const based = named.reduce(
    (text, style, at) =>
      put(
        text,
        `<xf numFmtId="0" fontId="${style.font}" fillId="0" borderId="0" xfId="0"`,
        `<xf numFmtId="0" fontId="${style.font}" fillId="0" borderId="0" xfId="${at + 1}"`,
      ),
    part,
  );
  const normal = '<cellStyle name="Normal" xfId="0" builtinId="0"/>';
  return put(
    put(
      put(
        based,
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
        `<cellStyleXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${bases.join('')}`,
      ),
      '<cellStyles count="1">',
      '<cellStyles count="3">',
    ),
    normal,
    normal + names.join(''),
  );
}
