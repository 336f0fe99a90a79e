import { day } from '@app/kernel';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { confidential, notApplicable, notAvailable } from './domain/shorthand';
import type { Workbook } from './spreadsheet/workbook';
import type { Counting } from './domain/counting/countable';
import type { Figure } from './domain/counting/tally';
import { dutyFigures, type Figures } from './domain/duty-figures';
import type { Form } from './domain/form';
import { placeOf } from './domain/outside';
import type {
  CountedEpisode,
  CountedReferral,
  CountedService,
  Ground,
  ReturnRows,
  SupportedPerson,
} from './domain/rows';
import { defaultSettings } from './domain/settings';
import { yearNamed } from './domain/year';

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
      lines: [{ text: 'Email the data team', leadsTo: 'mailto:data@example.org' }],
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
  /** Where it leads, when it is a link. */
  readonly target?: string;
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

/** An element of XML. Text among its children is a string, decoded and not trimmed. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

type Parsed = Readonly<Record<string, unknown>>;

const elementOf = (parsed: Parsed): Element | string => {
  if ('#text' in parsed) return String(parsed['#text']);
  const [name = '', children] = Object.entries(parsed).find(([key]) => key !== ':@') ?? [];
  return {
    name,
    attributes: (parsed[':@'] ?? {}) as Record<string, string>,
    children: (children as Parsed[]).map(elementOf),
  };
};

/** The elements of an XML text, in document order. */
export function parseXml(text = ''): (Element | string)[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    htmlEntities: true,
  });
  return (parser.parse(text) as Parsed[]).map(elementOf);
}

/** Every element of that name, however deep, in document order. */
export const elements = (nodes: readonly (Element | string)[], name: string): Element[] =>
  nodes.flatMap((node) =>
    typeof node === 'string' ? [] : [...(node.name === name ? [node] : []), ...elements(node.children, name)],
  );

/** The text of the first element of that name. */
export const textIn = (nodes: readonly (Element | string)[], name: string): string =>
  spoken(elements(nodes, name)[0]?.children ?? []);

/** The text within, with the spaces that OpenDocument marks up. */
const spoken = (nodes: readonly (Element | string)[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.name === 'text:s') return ' '.repeat(Number(node.attributes['text:c'] ?? 1));
      return spoken(node.children);
    })
    .join('');

/** The cells of an ODS, read without the library that wrote it. */
export function readOds(bytes: Uint8Array): ReadSheet[] {
  const content = parseXml(partsOf(bytes)['content.xml']);
  return elements(content, 'table:table').map(({ children, attributes }) => {
    const [heading] = elements(elements(children, 'table:table-header-rows'), 'table:table-row');
    const rows = elements(children, 'table:table-row');
    return {
      name: attributes['table:name'] ?? '',
      heading: heading === undefined ? -1 : rows.indexOf(heading),
      rows: rows.map((row) => elements(row.children, 'table:table-cell').map(readCell)),
    };
  });
}

function readCell(cell: Element): ReadCell {
  const target = elements(cell.children, 'text:a')[0]?.attributes['xlink:href'];
  const paragraphs = elements(cell.children, 'text:p').map(({ children }) => spoken(children));
  const isNumber = cell.attributes['office:value-type'] === 'float';
  return {
    value: isNumber ? Number(cell.attributes['office:value']) : paragraphs.join('\n'),
    style: cell.attributes['table:style-name'] ?? '',
    ...(target === undefined ? {} : { target }),
  };
}

/** Rows with fixed defaults, for worked examples: a refuge in Colchester that Essex commissions since 2020. */
export const essex = { id: 'essex', code: 'E10000012' };

export const ground = (code: string, told: Partial<Ground> = {}): Ground => ({
  code,
  nation: 'England',
  upperTierCode: 'E10000012',
  policeForce: 'Essex',
  ...told,
});
export const colchester = ground('E07000071');

export const service = (told: Partial<CountedService> = {}): CountedService => ({
  id: 'refuge',
  providerId: 'provider',
  providerName: 'Marigold',
  name: 'Marigold House',
  accommodationType: 'REFUGE',
  relevant: true,
  openedOn: day('2020-01-01'),
  closedOn: null,
  ground: colchester,
  byAndForGroups: [],
  commissioned: [{ authorityId: essex.id, fromDay: day('2020-01-01'), untilDay: null }],
  qualityMarks: [],
  ...told,
});

/** A woman born in June 1990 who leads the household. */
export const person = (told: Partial<SupportedPerson> = {}): SupportedPerson => ({
  id: 'p1',
  individualId: told.id ?? 'p1',
  number: 1,
  lead: true,
  gender: 'WOMAN_OR_GIRL',
  birthYear: 1990,
  birthMonth: 6,
  ageTold: null,
  ageToldOn: null,
  joinedOn: day('2000-01-01'),
  answers: [],
  support: [],
  ...told,
});

/** A stay in the refuge from 1 June 2025 that goes on. */
export const episode = (told: Partial<CountedEpisode> = {}): CountedEpisode => ({
  id: 'e1',
  householdId: 'h1',
  householdReference: 'H-CDF347',
  serviceId: 'refuge',
  accommodationType: 'REFUGE',
  relevant: true,
  startedOn: day('2025-06-01'),
  endedOn: null,
  leavingReason: null,
  destination: null,
  origin: null,
  people: [person()],
  ...told,
});

/** A referral to the refuge that it declined on 2 June 2025 because no bedspace was free. */
export const referral = (told: Partial<CountedReferral> = {}): CountedReferral => ({
  id: 'r1',
  householdId: 'h1',
  householdReference: 'H-CDF347',
  serviceId: 'refuge',
  status: 'DECLINED',
  submittedOn: day('2025-06-01'),
  answeredOn: day('2025-06-02'),
  unansweredOn: null,
  notTakenUpOn: null,
  primaryReason: 'NO_BEDSPACE',
  origin: null,
  told: null,
  ...told,
});

export const rows = (told: Partial<ReturnRows> = {}): ReturnRows => ({
  services: [service()],
  units: [],
  episodes: [],
  referrals: [],
  sanctuaryJobs: [],
  sanctuaryCapacity: [],
  unmetDays: [],
  ...told,
});

/** Essex, 2025-26, counted on 1 June 2026. */
export function counting(told: Partial<Counting> = {}): Counting {
  const year = yearNamed('2025-26');
  if (!year) throw new Error('2025-26 is a year.');
  return { authority: essex, year, settings: defaultSettings, today: day('2026-06-01'), ...told };
}

/** The figures of these rows, and how to ask for one of them: `T3 SUPPORTED TOTAL`. */
export function counted(
  form: Form,
  told: Partial<ReturnRows>,
  by: Partial<Counting> = {},
): {
  readonly figures: Figures;
  readonly figure: (name: string) => Figure;
  readonly value: (name: string) => number | null;
} {
  const figures = dutyFigures(rows(told), form, counting(by));
  const figure = (name: string): Figure => {
    const place = placeOf(form, name);
    const found =
      place && figures.find(({ table }) => table === place.table.id)?.cells[place.row]?.[place.column];
    if (!found) throw new Error(`The form has no figure ${name}.`);
    return found;
  };
  return { figures, figure, value: (name) => figure(name).value };
}
