import { type CellStyle, type LaidCell, type LaidRow, layOut, type Sheet } from './layout';
import { font, type Look, linkColour, looks } from './look';
import { plainText, xml } from './text';
import { checkWorkbook, type Workbook } from './workbook';
import { type Part, zipOf } from './zip';

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet';

/**
 * The workbook as an OpenDocument spreadsheet (ODF 1.3), the format that government asks for. Each table is a named
 * database range with its headings marked; titles have the style Heading 1.
 * @throws WorkbookFault as `checkWorkbook` does.
 */
export function odsOf(workbook: Workbook): Uint8Array {
  checkWorkbook(workbook);
  const sheets = layOut(workbook);
  const parts: Part[] = [
    ['mimetype', mediaType],
    ['content.xml', contentOf(sheets)],
    ['styles.xml', stylesOf(workbook)],
    ['meta.xml', metaOf(workbook)],
    ['settings.xml', settingsOf(sheets)],
    ['META-INF/manifest.xml', manifest],
  ];
  return zipOf(parts, true);
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = [
  `xmlns:office="${oasis}:office:1.0"`,
  `xmlns:table="${oasis}:table:1.0"`,
  `xmlns:text="${oasis}:text:1.0"`,
  `xmlns:style="${oasis}:style:1.0"`,
  `xmlns:number="${oasis}:datastyle:1.0"`,
  `xmlns:fo="${oasis}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${oasis}:svg-compatible:1.0"`,
  `xmlns:meta="${oasis}:meta:1.0"`,
  `xmlns:config="${oasis}:config:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

const document = (kind: string, body: string): string =>
  `${declaration}<office:document-${kind} ${namespaces} office:version="1.3">${body}</office:document-${kind}>`;

const styleNames: Readonly<Record<CellStyle, string>> = {
  TITLE: 'Heading_20_1',
  SECTION: 'Heading_20_2',
  TEXT: 'Text',
  LINK: 'Link',
  HEADING: 'Column_20_heading',
  FIGURE_HEADING: 'Figure_20_heading',
  NUMBER: 'Number',
  DECIMAL: 'Decimal',
  POUNDS: 'Pounds',
  SHORTHAND: 'Shorthand',
  NOTE_HEADING: 'Note_20_heading',
  NOTE: 'Note',
};

function contentOf(sheets: readonly Sheet[]): string {
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.widths))];
  const columnStyles = widths.map(
    (width) =>
      `<style:style style:name="co${width}" style:family="table-column"><style:table-column-properties` +
      ` style:column-width="${(width * 0.24).toFixed(2)}cm"/></style:style>`,
  );
  const heights = [...new Set(sheets.flatMap((sheet) => sheet.heights))];
  const rowStyles = heights.map(
    (height) =>
      `<style:style style:name="ro${height}" style:family="table-row"><style:table-row-properties` +
      ` style:row-height="${height}pt" style:use-optimal-row-height="false"/></style:style>`,
  );
  const automatic =
    '<style:style style:name="ta" style:family="table" style:master-page-name="Default">' +
    '<style:table-properties table:display="true"/></style:style>';
  const ranges = sheets.map(rangeOf).join('');
  return document(
    'content',
    `<office:automatic-styles>${columnStyles.join('')}${rowStyles.join('')}${automatic}</office:automatic-styles>` +
      `<office:body><office:spreadsheet>${sheets.map(tableOf).join('')}` +
      `<table:database-ranges>${ranges}</table:database-ranges></office:spreadsheet></office:body>`,
  );
}

function tableOf({ name, rows, table, widths, heights }: Sheet): string {
  const columns = widths.map(
    (width) => `<table:table-column table:style-name="co${width}" table:default-cell-style-name="Text"/>`,
  );
  const written = rows.map((row, at) => rowOf(row, heights[at] ?? 0));
  const above = written.slice(0, table?.heading ?? rows.length);
  const heading = table === null ? '' : headerRows(written[table.heading] ?? '');
  const below = table === null ? [] : written.slice(table.heading + 1);
  return (
    `<table:table table:name="${xml(name)}" table:style-name="ta">${columns.join('')}${above.join('')}${heading}` +
    `${below.join('')}</table:table>`
  );
}

const headerRows = (row: string): string => `<table:table-header-rows>${row}</table:table-header-rows>`;

const rowOf = (row: LaidRow, height: number): string =>
  `<table:table-row table:style-name="ro${height}">${row.map(cellOf).join('')}</table:table-row>`;

function cellOf({ value, style, link }: LaidCell): string {
  const named = `<table:table-cell table:style-name="${styleNames[style]}"`;
  if (typeof value === 'number') {
    return `${named} office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  }
  const paragraphs = value.split('\n').map((line) => `<text:p>${linked(inline(line), link)}</text:p>`);
  return `${named} office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}

/** A line of text: OpenDocument folds spaces into one unless they are marked up. */
const inline = (line: string): string =>
  xml(line).replace(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);

const linked = (text: string, link?: string): string =>
  link === undefined
    ? text
    : `<text:a xlink:type="simple" xlink:href="${xml(hrefOf(link))}">${text}</text:a>`;

const hrefOf = (link: string): string => (link.startsWith('#') ? `#${quoted(link.slice(1))}.A1` : link);

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

function rangeOf({ name, rows, table }: Sheet): string {
  if (table === null) return '';
  const to = `${quoted(name)}.${columnName((rows[table.heading]?.length ?? 1) - 1)}${table.last + 1}`;
  return (
    `<table:database-range table:name="${xml(table.name)}" table:contains-header="true"` +
    ` table:display-filter-buttons="false"` +
    ` table:target-range-address="${xml(`${quoted(name)}.A${table.heading + 1}:${to}`)}"/>`
  );
}

/** A for 0, Z for 25, AA for 26. */
export const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

function stylesOf({ language }: Workbook): string {
  const [code = '', country] = language.split('-');
  const spoken = `fo:language="${xml(code)}" fo:country="${xml(country ?? 'none')}"`;
  return document(
    'styles',
    `<office:font-face-decls><style:font-face style:name="${font}" svg:font-family="${font}"` +
      ` style:font-family-generic="swiss"/></office:font-face-decls><office:styles>` +
      `<style:default-style style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"` +
      ` style:vertical-align="top"/><style:text-properties style:font-name="${font}" fo:font-size="12pt" ${spoken}/>` +
      `</style:default-style><style:style style:name="Default" style:family="table-cell"/>` +
      `${(Object.keys(looks) as CellStyle[]).map(styleOf).join('')}</office:styles>` +
      `<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties` +
      ` fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm"` +
      ` style:scale-to-X="1" style:scale-to-Y="0" style:table-centering="none"/></style:page-layout>` +
      `</office:automatic-styles><office:master-styles><style:master-page style:name="Default"` +
      ` style:page-layout-name="page"><style:header style:display="false"/><style:footer style:display="false"/>` +
      `</style:master-page></office:master-styles>`,
  );
}

function styleOf(style: CellStyle): string {
  const name = styleNames[style];
  const look = looks[style];
  const data = look.figures === undefined ? '' : ` style:data-style-name="${name}-format"`;
  return (
    numberFormat(name, look) +
    `<style:style style:name="${name}" style:display-name="${name.replaceAll('_20_', ' ')}"` +
    ` style:family="table-cell" style:parent-style-name="Default"${data}>` +
    `<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" fo:padding="0.08cm"` +
    `${look.ruled ? ' fo:border-bottom="0.06cm solid #0b0c0c"' : ''}/>` +
    `<style:paragraph-properties fo:text-align="${look.right ? 'end' : 'start'}"` +
    `${look.indented ? ' fo:margin-left="0.3cm"' : ''}/>` +
    `<style:text-properties style:font-name="${font}" fo:font-size="${look.points}pt"` +
    `${look.bold ? ' fo:font-weight="bold"' : ''}${look.link ? underlined : ''}/></style:style>`
  );
}

const underlined = ` fo:color="#${linkColour.toLowerCase()}" style:text-underline-style="solid"`;

const numberFormat = (name: string, { figures }: Look): string =>
  figures === undefined
    ? ''
    : `<number:number-style style:name="${name}-format"><number:number number:min-integer-digits="1"` +
      ` number:decimal-places="${figures.decimals}" number:min-decimal-places="${figures.decimals}"` +
      ` number:grouping="true"/></number:number-style>`;

const metaOf = ({ title, language, author, dated }: Workbook): string =>
  document(
    'meta',
    `<office:meta><meta:generator>Hearth</meta:generator><dc:title>${xml(plainText(title))}</dc:title>` +
      `<meta:initial-creator>${xml(plainText(author))}</meta:initial-creator>` +
      `<dc:creator>${xml(plainText(author))}</dc:creator><meta:creation-date>${dated}T00:00:00</meta:creation-date>` +
      `<dc:date>${dated}T00:00:00</dc:date><dc:language>${xml(language)}</dc:language></office:meta>`,
  );

/** Opens at A1 of the first sheet, nothing frozen. */
function settingsOf(sheets: readonly Sheet[]): string {
  const item = (name: string, type: string, value: string): string =>
    `<config:config-item config:name="${name}" config:type="${type}">${xml(value)}</config:config-item>`;
  const views = sheets.map(
    ({ name }) =>
      `<config:config-item-map-entry config:name="${xml(name)}">${item('CursorPositionX', 'int', '0')}` +
      `${item('CursorPositionY', 'int', '0')}${item('HorizontalSplitMode', 'short', '0')}` +
      `${item('VerticalSplitMode', 'short', '0')}</config:config-item-map-entry>`,
  );
  return document(
    'settings',
    '<office:settings><config:config-item-set config:name="ooo:view-settings">' +
      '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>' +
      `${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${views.join('')}` +
      `</config:config-item-map-named>${item('ActiveTable', 'string', sheets[0]?.name ?? '')}` +
      '</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>',
  );
}

const manifest =
  `${declaration}<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0" manifest:version="1.3">` +
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaType}"/>` +
  ['content.xml', 'styles.xml', 'meta.xml', 'settings.xml']
    .map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`)
    .join('') +
  '</manifest:manifest>';
