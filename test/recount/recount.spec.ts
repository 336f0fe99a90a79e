import type { Database } from '@app/database';
import { testDatabase, type TestDatabase } from '@app/database/testing';
import { day, systemActor } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { placeEntities } from '@app/places';
import { fileFormats, fileOf } from '@app/duty-report';
import { documentOf } from '../../libs/duty-report/src/counting';
import { documentText, hashOf } from '../../libs/duty-report/src/domain/document';
import { nothingSaid } from '../../libs/duty-report/src/store/returns.store';
import { workbookOfReturn } from '../../libs/duty-report/src/workbook-of-return';
import { dutyFigures } from '../../libs/duty-report/src/domain/duty-figures';
import { formOf } from '../../libs/duty-report/src/domain/form';
import {
  defaultSettings,
  type ReturnSettings,
  standingSettings,
} from '../../libs/duty-report/src/domain/settings';
import { type ReportingYear, yearNamed } from '../../libs/duty-report/src/domain/year';
import { forms } from '../../libs/duty-report/src/forms';
import { readReturnRows } from '../../libs/duty-report/src/store/return-rows.read';
import { naiveRecount } from './naive-recount';
import { authority, putCounty, randomCounty } from './random-county';

/**
 * An independent recount: random counties are counted by the product, through the role of the apps as the actor
 * reports, and again from the raw tables by plain SQL. Every figure of T2 to T11 and T13 must be the same.
 */
let tests: TestDatabase;
let db: Database;
const now = new Date('2026-06-01T10:00:00Z');
const form = formOf(forms, '2025-26')!;
const year: ReportingYear = yearNamed('2025-26')!;

beforeAll(async () => {
  tests = await testDatabase();
  db = await tests.open(placeEntities, { clock: () => now });
});
afterAll(() => tests.drop());

const settingsDrawn = fc.record({
  SCOPE: fc.constantFrom('COMMISSIONED' as const, 'IN_DISTRICTS' as const),
  CLIENT_CHOICE: fc.constantFrom('NO' as const, 'YES' as const),
  NON_BINARY_AS: fc.constantFrom('OWN_ROW' as const, 'TRANS_ADULTS' as const),
});

/** Hashes of the submission in every format. */
async function files(): Promise<readonly string[]> {
  const span = { from: year.first, until: year.last };
  const rows = await db.read(systemActor('reports'), (tx) => readReturnRows(tx, { authority, span }));
  const figures = dutyFigures(rows, form, {
    authority,
    year,
    settings: defaultSettings,
    today: day('2026-06-01'),
  });
  const inHand = {
    authority: { ...authority, name: 'Essex' },
    year,
    form,
    versions: [],
    version: null,
    said: nothingSaid,
    today: day('2026-06-01'),
  };
  const document = documentOf(inHand, standingSettings([]), figures);
  const workbook = workbookOfReturn({
    form,
    year,
    document,
    sha256: hashOf(documentText(document)),
    status: { version: null, status: 'NOT_OPENED', submittedOn: null },
    edition: { profile: 'SUBMISSION' },
  });
  return Promise.all(fileFormats.map(async (format) => (await fileOf(workbook, format)).sha256));
}

/** Every figure that is not nought, by name, as the product counts it; those without a figure are left out. */
async function counted(settings: ReturnSettings): Promise<Map<string, number>> {
  const span = { from: year.first, until: year.last };
  const rows = await db.read(systemActor('reports'), (tx) => readReturnRows(tx, { authority, span }));
  const figures = dutyFigures(rows, form, { authority, year, settings, today: day('2026-06-01') });
  return new Map(
    figures.flatMap(({ table: id, cells }) => {
      const table = form.tables.find((one) => one.id === id)!;
      return cells.flatMap((row, r) =>
        row.flatMap(({ value }, k): [string, number][] =>
          value ? [[`${id} ${table.rows[r]!.id} ${table.columns[k]!.id}`, value]] : [],
        ),
      );
    }),
  );
}

async function recounted(settings: ReturnSettings): Promise<Map<string, number>> {
  const found = await naiveRecount(tests, {
    authorityId: authority.id,
    authorityCode: authority.code,
    first: year.first,
    last: year.last,
    now: now.toISOString(),
    inDistricts: settings.SCOPE === 'IN_DISTRICTS',
    clientChoice: settings.CLIENT_CHOICE === 'YES',
    nonBinaryAsTrans: settings.NON_BINARY_AS === 'TRANS_ADULTS',
  });
  // T7 derives from ages, which the worked examples check: here what was told in words, and sizes.
  return new Map([...found].filter(([, value]) => value !== 0));
}

const aged = /^T7 (AT_LEAST_ONE|YOUNG_16_24|OLDER_PERSON_65_PLUS|MALE|PREGNANT_OR_NEW_MOTHER) /;
const inOrder = (figures: ReadonlyMap<string, number>): (readonly [string, number])[] =>
  [...figures].filter(([name]) => !aged.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));

describe('an independent recount', () => {
  it('gives every figure of the return, on counties of awkward rows', async () => {
    await fc.assert(
      fc.asyncProperty(randomCounty, settingsDrawn, async (county, drawn) => {
        await putCounty(tests, county);
        const settings = { ...defaultSettings, ...drawn };
        expect(inOrder(await counted(settings))).toEqual(inOrder(await recounted(settings)));
      }),
      { numRuns: 40 * Number(process.env['HEARTH_RUNS'] ?? 1) },
    );
  }, 600_000);

  it('is of counties in which every table has figures', async () => {
    const met = new Map<string, number>();
    const counties = fc.sample(randomCounty, { numRuns: 25, seed: 4 });
    for (const county of counties) {
      await putCounty(tests, county);
      for (const name of (await counted(defaultSettings)).keys()) {
        const [table = ''] = name.split(' ');
        met.set(table, (met.get(table) ?? 0) + 1);
      }
    }
    expect([...met.keys()].sort()).toEqual(form.tables.map(({ id }) => id).sort());
  }, 120_000);

  it('does not depend on the order in which rows were written: same rows, same bytes in every format', async () => {
    await fc.assert(
      fc.asyncProperty(randomCounty, async (county) => {
        await putCounty(tests, county);
        const before = await files();
        await putCounty(tests, county, (rows) => [...rows].reverse());
        expect(await files()).toEqual(before);
      }),
      { numRuns: 5 * Number(process.env['HEARTH_RUNS'] ?? 1) },
    );
  }, 120_000);
});
