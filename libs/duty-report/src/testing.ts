import { day } from '@app/kernel';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { confidential, notApplicable, notAvailable } from './domain/shorthand';
import type { Workbook } from './spreadsheet/workbook';

/** A workbook with every kind of column, cell, note and line. */
export const aWorkbook = (change: Partial<Workbook> = {}): Workbook => ({
  title: 'Support in safe accommodation, Essex, April 2025 to March 2026',
  language: 'en-GB',
  author: 'Essex County Council',
  dated: day('2026-06-30'),
  cover: [
    {
      heading: 'About this file',
      lines: ['Public edition.', 'Published 30 June 2026. Next update: June 2027.'],
    },
    { heading: 'Settings', lines: ['Scope: commissioned by this authority (assumed).'] },
    {
      heading: 'Contact',
      lines: [{ text: 'Email the data team', link: 'mailto:data@example.org' }],
    },
  ],
  notes: [
    { id: 'overlap', text: 'A household with two types of accommodation counts once in the total.' },
    { id: 'provisional', text: 'The label of this question is provisional.' },
    { id: 'late', text: 'One provider answered late.' },
  ],
  tables: [
    {
      sheet: 'T3',
      name: 't3_households_supported',
      title: 'Table 3: Households supported, by type of accommodation, Essex, April 2025 to March 2026',
      source: 'Hearth, records of support',
      notes: ['overlap'],
      columns: [
        { heading: 'Type of accommodation', holds: 'TEXT' },
        { heading: 'Households', holds: 'NUMBER', notes: ['provisional'] },
        { heading: 'Share of all (%)', holds: 'NUMBER' },
        { heading: 'Mean stay (days)', holds: 'DECIMAL' },
        { heading: 'Spend (£)', holds: 'POUNDS' },
      ],
      rows: [
        { cells: ['Refuge', 1_205, 80, 91.5, 1_234_567_89] },
        {
          cells: ['Sanctuary scheme', confidential, confidential, confidential, confidential],
          notes: ['late'],
        },
        { cells: ['Second stage', 0, 0, notApplicable, 0] },
        { cells: ['All types', 1_510, 100, 88.2, notAvailable] },
      ],
    },
    {
      sheet: 'T14',
      name: 't14_narrative',
      title: 'Table 14: What people said',
      source: 'Essex County Council',
      columns: [
        { heading: 'Question', holds: 'TEXT' },
        { heading: 'Answer', holds: 'TEXT' },
      ],
      rows: [
        { cells: ['What worked', 'Two words & a <tag>.\nA second line.'] },
        { cells: ['Barriers', notAvailable] },
      ],
    },
  ],
  ...change,
});

/** A cell as a file has it. */
export interface ReadCell {
  readonly value: string | number;
  readonly style: string;
  readonly link?: string;
}
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
  /** The row that is marked as the table's heading, from 0; -1 without one. */
  readonly heading: number;
}

/** The parts of a zipped file as text, by path. */
export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

/** XML as nested lists in document order, entities decoded, nothing trimmed. */
export const parseXml = (text: string): any[] =>
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    htmlEntities: true,
  }).parse(text);

/** Every element of that name, however deep, in document order. */
export const elements = (nodes: any[], name: string): any[] =>
  nodes.flatMap((node) =>
    Object.entries(node).flatMap(([tag, children]) =>
      tag === ':@' || !Array.isArray(children)
        ? []
        : [
            ...(tag === name ? [{ children, attributes: node[':@'] ?? {} }] : []),
            ...elements(children, name),
          ],
    ),
  );

const spoken = (nodes: any[]): string =>
  nodes
    .map((node) => {
      if ('#text' in node) return String(node['#text']);
      if ('text:s' in node) return ' '.repeat(Number(node[':@']['text:c'] ?? 1));
      if ('text:tab' in node) return '\t';
      return spoken(Object.values(node).find(Array.isArray) ?? []);
    })
    .join('');

/** The cells of an ODS, read without the library that wrote it. */
export function readOds(bytes: Uint8Array): ReadSheet[] {
  const content = parseXml(partsOf(bytes)['content.xml'] ?? '');
  return elements(content, 'table:table').map(({ children, attributes }) => {
    const heading = elements(children, 'table:table-header-rows')[0];
    const rows = elements(children, 'table:table-row');
    const first =
      heading === undefined ? undefined : elements(heading.children, 'table:table-row')[0].children;
    return {
      name: attributes['table:name'],
      heading: rows.findIndex((row) => row.children === first),
      rows: rows.map((row) =>
        elements(row.children, 'table:table-cell').map((cell): ReadCell => {
          const link = elements(cell.children, 'text:a')[0]?.attributes['xlink:href'];
          const text = elements(cell.children, 'text:p')
            .map((each) => spoken(each.children))
            .join('\n');
          const isNumber = cell.attributes['office:value-type'] === 'float';
          return {
            value: isNumber ? Number(cell.attributes['office:value']) : text,
            style: cell.attributes['table:style-name'],
            ...(link === undefined ? {} : { link }),
          };
        }),
      ),
    };
  });
}
