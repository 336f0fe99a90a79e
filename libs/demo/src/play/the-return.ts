import { dayIn } from '@app/kernel';
import { type Answer, type Asking, expect, orProblems } from './ask';

/** The two households of the demonstration, by their references. */
export interface BothHouseholds {
  /** She lived in a refuge this year. */
  readonly refuge: string;
  /** She was made safe at home; left out while there is no such household. */
  readonly sanctuary?: string;
}

interface Table {
  readonly id: string;
  readonly columns: readonly { readonly id: string }[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly (number | null)[] }[];
}
interface Shown {
  readonly id: string;
  readonly status: string;
  readonly countedTo: string;
  readonly yearHasEnded: boolean;
  readonly settings: readonly { readonly standing: string }[];
  readonly tables: readonly Table[];
}
interface Opened {
  readonly kind: string;
  readonly reference: string;
  readonly providerName: string | null;
  readonly from: string | null;
}
interface Page {
  readonly nodes: readonly Opened[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

const essex = 'E10000012';
const closedYear = '2025-26';
const shownFields =
  'id status countedTo yearHasEnded settings { standing } tables { id columns { id } rows { id cells } }';

/** The year that a day is in: 1 April to 31 March. */
function yearOf(day: string): string {
  const begins = Number(day.slice(0, 4)) - (day.slice(5) >= '04-01' ? 0 : 1);
  return `${String(begins)}-${String((begins + 1) % 100).padStart(2, '0')}`;
}

/**
 * The annual return of Essex: the year so far counts both households, which Dana shows by opening the figures to their
 * rows and Esther may not; and last year's return as a file, the same bytes each time.
 */
export async function theReturn(
  ask: Asking,
  tell: (words: string) => void,
  title: (words: string) => void,
  both: BothHouseholds,
): Promise<void> {
  const year = yearOf(dayIn(new Date()));
  title(`Dana opens the annual return of Essex for ${year}, of all services in its districts.`);
  const shown = await yearSoFar(ask, year);
  expect(!shown.yearHasEnded, 'the year must be running');
  const value = (table: string, row: string, column: string): number => {
    const found = shown.tables.find(({ id }) => id === table);
    const at = found?.columns.findIndex(({ id }) => id === column) ?? -1;
    return found?.rows.find(({ id }) => id === row)?.cells[at] ?? 0;
  };
  tell(
    `So far, to ${shown.countedTo}, year not ended: ${String(value('T3', 'SUPPORTED', 'TOTAL'))} households and ${String(value('T4', 'INDIVIDUALS', 'TOTAL'))} individuals supported; ${String(value('T6', 'UNABLE', 'TOTAL'))} referrals that could not be, of ${String(value('T6H', 'UNABLE', 'TOTAL'))} households.`,
  );
  tell(
    `${String(shown.settings.filter(({ standing }) => standing === 'ASSUMED').length)} settings are assumed: a named person must confirm each before it can be sent.`,
  );

  title('Dana opens "households supported" to its rows: both households are in it.');
  const rows = await rowsOf(ask, year, 'T3 SUPPORTED TOTAL');
  const hers = rows.filter(({ reference }) => reference === both.refuge);
  expect(hers.length > 0, 'the return must count the household that lived in a refuge');
  tell(`${both.refuge}: ${inWords(hers)}. One household in all, however many stays.`);
  if (both.sanctuary !== undefined) {
    const atHome = await rowsOf(ask, year, 'T3 SUPPORTED SANCTUARY');
    const safe = atHome.filter(({ reference }) => reference === both.sanctuary);
    expect(safe.length > 0, 'the return must count the household that stayed safely at home');
    tell(`${both.sanctuary}: ${inWords(safe)}, under sanctuary. The return counts both households.`);
  }
  const refused = await ask.refused('esther', openRows, { code: essex, year, figure: 'T3 SUPPORTED TOTAL' });
  tell(`Esther, who commissions, sees the figures and never the rows: "${refused}"`);

  title(`Esther takes last year's return, ${closedYear}, as the spreadsheet that government asks for.`);
  const open = await ask.refused('esther', exporting, exportOf(year));
  tell(`Of the year that runs she gets none: "${open}"`);
  const file = await ask.as<{ fileName: string; size: number; sha256: string; submitted: boolean }>(
    'esther',
    exporting,
    exportOf(closedYear),
  );
  const again = await ask.as<{ sha256: string }>('esther', exporting, exportOf(closedYear));
  expect(again.sha256 === file.sha256, 'the same data must give the same bytes');
  tell(
    `${file.fileName}, ${String(file.size)} bytes${file.submitted ? '' : ', marked a draft: nobody has submitted it'}.`,
  );
  tell(`SHA-256 ${file.sha256}, the same each time.`);
}

const exporting = `mutation ($input: ExportReturnInput!) { exportReturn(input: $input) { ... on ReturnFile { fileName size sha256 submitted } ${orProblems} } }`;
const exportOf = (year: string): Answer => ({
  input: { authorityCode: essex, year, profile: 'SUBMISSION', format: 'ODS' },
});
const openRows = `query ($code: String!, $year: String!, $figure: String!, $after: String) {
  returnRows(authorityCode: $code, year: $year, figure: $figure, first: 50, after: $after) {
    nodes { kind reference providerName from } endCursor hasNextPage } }`;

/** The return in hand, or a new one; of every service in the districts, commissioned or not. */
async function yearSoFar(ask: Asking, year: string): Promise<Shown> {
  const looked = await ask.as<Shown | null>(
    'dana',
    `query ($code: String!, $year: String!) { dutyReturn(authorityCode: $code, year: $year) { ${shownFields} } }`,
    { code: essex, year },
  );
  expect(looked !== null, 'Dana must see the return of her own authority');
  const { id } =
    looked.status === 'NOT_OPENED'
      ? await ask.as<{ id: string }>(
          'dana',
          `mutation ($input: OpenReturnInput!) { openReturn(input: $input) { ... on DutyReturn { id } ${orProblems} } }`,
          { input: { authorityCode: essex, year } },
        )
      : looked;
  return ask.as<Shown>(
    'dana',
    `mutation ($input: SetReturnSettingInput!) { setReturnSetting(input: $input) { ... on DutyReturn { ${shownFields} } ${orProblems} } }`,
    { input: { returnId: id, name: 'SCOPE', value: 'IN_DISTRICTS' } },
  );
}

/** Every row of a figure, page by page. */
async function rowsOf(ask: Asking, year: string, figure: string): Promise<readonly Opened[]> {
  const rows: Opened[] = [];
  for (let after: string | null = null; ;) {
    const page: Page = await ask.as<Page>('dana', openRows, { code: essex, year, figure, after });
    rows.push(...page.nodes);
    if (!page.hasNextPage) return rows;
    after = page.endCursor;
  }
}

const inWords = (rows: readonly Opened[]): string =>
  rows
    .map(({ providerName, from }) => `with ${providerName ?? 'a provider'} from ${from ?? 'a day'}`)
    .join(', then ');
