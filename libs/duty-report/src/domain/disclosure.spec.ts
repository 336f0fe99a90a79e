import { fc } from '@app/kernel/testing';
import {
  type AmountTable,
  type CountTable,
  disclose,
  discloseAmount,
  discloseCount,
  disclosePercent,
  type Edition,
  type PublishedTable,
  TableFault,
  type TableLine,
} from './disclosure';
import { confidential, isShorthand, notApplicable, shorthandText } from './shorthand';

const submission: Edition = { profile: 'SUBMISSION' };
const mhclgStyle: Edition = { profile: 'MHCLG_STYLE' };
const publicAlone: Edition = { profile: 'PUBLIC', anExactEditionIsPublished: false };
const publicBesideExact: Edition = { profile: 'PUBLIC', anExactEditionIsPublished: true };

const lines = (names: string): TableLine[] => names.split(' ').map((id) => ({ id }));
const totalled = (names: string, total: Partial<TableLine> = {}): TableLine[] => [
  ...lines(names),
  { id: 'TOTAL', totalOf: names.split(' '), ...total },
];
const oneRow = (columns: TableLine[], ...cells: number[]): CountTable => ({
  measure: 'COUNT',
  rows: lines('ROW'),
  columns,
  cells: [cells],
});
const written = ({ cells }: PublishedTable): string[] =>
  cells.map((row) => row.map((cell) => (isShorthand(cell) ? shorthandText(cell) : String(cell))).join(' '));

/** Row and column totals made to fit the given inner cells. */
function withTotals(inner: number[][]): CountTable {
  const names = (count: number, letter: string): string =>
    Array.from({ length: count }, (_, at) => `${letter}${at}`).join(' ');
  const rows = inner.map((row) => [...row, row.reduce((sum, cell) => sum + cell, 0)]);
  const total = (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
  return {
    measure: 'COUNT',
    rows: totalled(names(inner.length, 'R')),
    columns: totalled(names(inner[0]!.length, 'C')),
    cells: [...rows, total],
  };
}

describe('a submission', () => {
  it('is exact', () => {
    expect(
      written(
        disclose(
          withTotals([
            [1, 4],
            [0, 7],
          ]),
          submission,
        ),
      ),
    ).toEqual(['1 4 5', '0 7 7', '1 11 12']);
  });
});

describe('an edition in the style of the national release', () => {
  it('rounds every cell and every total to the nearest 10 by itself, and never makes parts fit', () => {
    // The release for 2023-24: parts that come to 63,960 beneath a total of 63,950 (domain 1.1).
    const groups = totalled('WOMEN MEN TRANS_ADULTS CHILDREN');
    const exact = oneRow(groups, 36_866, 1_829, 317, 24_936, 63_948);
    expect(written(disclose(exact, mhclgStyle))).toEqual(['36870 1830 320 24940 63950']);
  });

  it('rounds halves up', () => {
    expect(discloseCount(36_545, mhclgStyle)).toBe(36_550);
    expect(discloseCount(4, mhclgStyle)).toBe(0);
    expect(discloseCount(5, mhclgStyle)).toBe(10);
  });
});

describe('a public edition', () => {
  it.each([
    [0, 0],
    [1, confidential],
    [4, confidential],
    [5, 5],
    [7, 5],
    [8, 10],
    [1_002, 1_000],
  ])('shows a true %i as %o', (count, shown) => {
    expect(discloseCount(count, publicAlone)).toEqual(shown);
    expect(discloseCount(count, publicBesideExact)).toEqual(shown);
  });

  it('rounds totals from their true values', () => {
    expect(written(disclose(oneRow(totalled('A B C'), 7, 7, 7, 21), publicAlone))).toEqual(['5 5 5 20']);
  });

  it('by itself leaves out only small numbers: rounding hides what a subtraction would tell', () => {
    expect(
      written(
        disclose(
          withTotals([
            [3, 20],
            [30, 41],
          ]),
          publicAlone,
        ),
      ),
    ).toEqual(['[c] 20 25', '30 40 70', '35 60 95']);
  });

  it('by itself leaves out more where even rounded figures tell: two of at most 4 that come to about 10', () => {
    expect(written(disclose(oneRow(totalled('A B'), 4, 4, 8), publicAlone))).toEqual(['[c] [c] [c]']);
    expect(written(disclose(oneRow(totalled('A B'), 4, 3, 7), publicAlone))).toEqual(['[c] [c] 5']);
  });

  it('beside an exact one leaves out the cheapest other cells, marked alike', () => {
    expect(written(disclose(oneRow(totalled('A B C'), 3, 8, 20, 31), publicBesideExact))).toEqual([
      '[c] [c] 20 30',
    ]);
    expect(
      written(
        disclose(
          withTotals([
            [3, 20],
            [30, 41],
          ]),
          publicBesideExact,
        ),
      ),
    ).toEqual(['[c] [c] 25', '[c] [c] 70', '35 60 95']);
  });

  it('beside an exact one leaves out a total when that loses least', () => {
    expect(written(disclose(oneRow(totalled('A B'), 3, 0, 3), publicBesideExact))).toEqual(['[c] 0 [c]']);
    expect(written(disclose(oneRow(totalled('A B C D E'), 1, 1, 1, 1, 1, 5), publicBesideExact))).toEqual([
      '[c] [c] [c] [c] [c] [c]',
    ]);
  });

  it('never leaves out a true nought', () => {
    expect(
      written(
        disclose(
          withTotals([
            [3, 0],
            [0, 41],
          ]),
          publicBesideExact,
        ),
      )[1],
    ).toMatch(/^0 /);
  });

  it('takes a table without totals as it is', () => {
    const table: CountTable = {
      measure: 'COUNT',
      rows: lines('A B'),
      columns: lines('N'),
      cells: [[3], [12]],
    };
    expect(written(disclose(table, publicBesideExact))).toEqual(['[c]', '10']);
  });

  it('sees through a total that counts once what two parts count each', () => {
    // 9 households, of whom 6 in one type: the other type has 3 at least, and 4 at most, as
    // nothing else can stand behind [c] there. 10 households would tell that it has exactly 4.
    const types = totalled('REFUGE DISPERSED', { partsOverlap: true });
    expect(written(disclose(oneRow(types, 4, 6, 9), publicBesideExact))).toEqual(['[c] 5 10']);
    expect(written(disclose(oneRow(types, 4, 6, 10), publicBesideExact))).toEqual(['[c] [c] 10']);
  });

  it('says of a figure that there is none, whatever the profile', () => {
    const table: CountTable = {
      measure: 'COUNT',
      rows: lines('A'),
      columns: lines('N M'),
      cells: [[null, 12]],
    };
    for (const edition of [submission, mhclgStyle, publicAlone, publicBesideExact]) {
      expect(written(disclose(table, edition))[0]).toMatch(/^\[z\] 1[02]$/);
    }
  });
});

/**
 * Somebody who reads an edition with exact figures and [c], and tries every whole table of numbers near the true one
 * that agrees with it: all inner cells that are [c] one less, the same, or one more, none under 1, as a nought is
 * shown. Written apart from the product's search. Gives the values that each [c] can have.
 */
function readings(
  table: CountTable,
  hidden: (row: number, column: number) => boolean,
  complete = withTotals,
): Map<string, Set<number>> {
  const height = table.rows.length - 1;
  const width = table.columns.filter(({ totalOf }) => totalOf === undefined).length;
  const inner = table.cells.slice(0, height).map((row) => row.slice(0, width).map(Number));
  const unknown = inner.flatMap((row, at) =>
    row.flatMap((_, to) => (hidden(at, to) ? [[at, to] as const] : [])),
  );
  const found = new Map<string, Set<number>>();
  const judge = (guess: number[][]): void => {
    const whole = complete(guess).cells;
    const agrees = whole.every((row, at) =>
      row.every((value, to) => (hidden(at, to) ? value! >= 1 : value === table.cells[at]![to])),
    );
    if (!agrees) return;
    whole.forEach((row, at) =>
      row.forEach((value, to) => {
        if (!hidden(at, to)) return;
        const key = `${at},${to}`;
        found.set(key, (found.get(key) ?? new Set()).add(value!));
      }),
    );
  };
  const tryFrom = (next: number, guess: number[][]): void => {
    const [at, to] = unknown[next] ?? [];
    if (at === undefined || to === undefined) return judge(guess);
    for (const change of [-1, 0, 1]) {
      if (inner[at]![to]! + change < 1) continue;
      const changed = guess.map((row) => [...row]);
      changed[at]![to] = inner[at]![to]! + change;
      tryFrom(next + 1, changed);
    }
  };
  tryFrom(0, inner);
  return found;
}

/** Women, men and children, with adults as the total of the first two, and all as the total of adults and children. */
function withAdults(inner: number[][]): CountTable {
  const { rows, cells } = withTotals(inner);
  const columns: TableLine[] = [
    ...lines('WOMEN MEN CHILDREN'),
    { id: 'ADULTS', totalOf: ['WOMEN', 'MEN'] },
    { id: 'ALL', totalOf: ['ADULTS', 'CHILDREN'] },
  ];
  const wider = cells.map((row) => {
    const [women, men, children, all] = row.map(Number) as [number, number, number, number];
    return [women, men, children, women + men, all];
  });
  return { measure: 'COUNT', rows, columns, cells: wider };
}

const inTable =
  (published: PublishedTable) =>
  (row: number, column: number): boolean =>
    isShorthand(published.cells[row]![column]);

const smallTable = (height: number, width: number): fc.Arbitrary<CountTable> =>
  fc
    .array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 })), size(width)),
      size(height),
    )
    .map(withTotals);
const size = (length: number): { minLength: number; maxLength: number } => ({
  minLength: length,
  maxLength: length,
});
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([height, width]) => smallTable(height, width));

describe('secondary suppression', () => {
  it('leaves no [c] that a reader of the exact edition can work out', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const hidden = inTable(disclose(table, publicBesideExact));
        for (const [, values] of readings(table, hidden)) expect(values.size).toBeGreaterThan(1);
      }),
    );
  });

  it('leaves none beneath totals of totals either', () => {
    const tables = fc
      .integer({ min: 1, max: 3 })
      .chain((height) => smallTable(height, 3))
      .map(({ cells }) => withAdults(cells.slice(0, -1).map((row) => row.slice(0, 3).map(Number))));
    fc.assert(
      fc.property(tables, (table) => {
        const hidden = inTable(disclose(table, publicBesideExact));
        for (const [, values] of readings(table, hidden, withAdults)) {
          expect(values.size).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('leaves out every small number, no nought, and shows the rest as rounded', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const published = disclose(table, publicBesideExact);
        table.cells.forEach((row, at) =>
          row.forEach((value, to) => {
            const shown = published.cells[at]![to]!;
            if (value! >= 1 && value! <= 4) expect(shown).toEqual(confidential);
            else if (value === 0) expect(shown).toBe(0);
            else if (!isShorthand(shown)) expect(shown).toBe(discloseCount(value!, publicBesideExact));
          }),
        );
      }),
    );
  });

  it('loses least: no cheaper choice of cells would do, of all there are', () => {
    fc.assert(
      fc.property(smallTable(2, 2), (table) => {
        const hidden = inTable(disclose(table, publicBesideExact));
        const flat = table.cells.flat().map(Number);
        const loss = (isHidden: (cell: number) => boolean): number =>
          flat.reduce((sum, value, cell) => sum + (isHidden(cell) ? value : 0), 0);
        const mayHide = flat.flatMap((value, cell) => (value >= 5 ? [cell] : []));
        const few = (cell: number): boolean => flat[cell]! >= 1 && flat[cell]! <= 4;
        const product = loss((cell) => hidden(Math.floor(cell / 3), cell % 3));
        for (let choice = 0; choice < 2 ** mayHide.length; choice++) {
          const chosen = (cell: number): boolean =>
            few(cell) || ((choice >> mayHide.indexOf(cell)) & 1) === 1;
          const isHidden = (cell: number): boolean => few(cell) || (flat[cell]! >= 5 && chosen(cell));
          if (loss(isHidden) >= product) continue;
          const seen = readings(table, (row, column) => isHidden(row * 3 + column));
          expect([...seen.values()].some((values) => values.size === 1)).toBe(true);
        }
      }),
    );
  });

  it('gives the same answer for the same table', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        expect(disclose(table, publicBesideExact)).toEqual(
          disclose(structuredClone(table), publicBesideExact),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('answers at once for a table as large as any of the return, with small numbers everywhere', () => {
    const inner = Array.from({ length: 25 }, (_, row) =>
      Array.from({ length: 7 }, (_, column) => (row * 7 + column * 5) % 13),
    );
    const table = withTotals(inner);
    const started = performance.now();
    const published = disclose(table, publicBesideExact);
    expect(performance.now() - started).toBeLessThan(5_000);
    const shown = published.cells.flat().filter((cell) => typeof cell === 'number' && cell > 0);
    expect(shown.length).toBeGreaterThan(60);
  });

  it('keeps the totals of a table whose rows are grouped, with a column in which there is but one', () => {
    const groups: Readonly<Record<string, readonly (readonly number[])[]>> = {
      CAPACITY: [
        [10, 3, 0, 0, 2, 1],
        [6, 0, 1, 0, 0, 0],
        [3, 1, 1, 1, 1, 0],
        [12, 3, 7, 0, 6, 3],
      ],
      NEEDS: [
        [10, 8, 5, 0, 3, 3],
        [3, 0, 2, 0, 0, 0],
        [7, 4, 4, 0, 3, 0],
        [1, 0, 0, 0, 1, 0],
        [7, 0, 1, 0, 0, 1],
      ],
      OTHER: [
        [5, 1, 1, 0, 0, 1],
        [4, 2, 2, 0, 2, 2],
        [4, 2, 2, 0, 0, 0],
      ],
    };
    const sumOf = (rows: readonly (readonly number[])[]): number[] =>
      (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    const parts = Object.entries(groups).flatMap(([id, rows]) => [
      { id, totalOf: rows.map((_, at) => `${id}${at}`), cells: sumOf(rows) },
      ...rows.map((cells, at) => ({ id: `${id}${at}`, totalOf: undefined, cells: [...cells] })),
    ]);
    const all = { id: 'ALL', totalOf: Object.keys(groups), cells: sumOf(Object.values(groups).flat()) };
    const table: CountTable = {
      measure: 'COUNT',
      rows: [all, ...parts].map(({ id, totalOf }) => (totalOf ? { id, totalOf } : { id })),
      columns: totalled('REFUGE SPECIALIST DISPERSED SANCTUARY SECOND_STAGE OTHER'),
      cells: [all, ...parts].map(({ cells }) => [...cells, cells.reduce((sum, cell) => sum + cell, 0)]),
    };
    const shown = written(disclose(table, publicAlone)).map((row) => row.split(' '));
    const totals = shown.map((row, at) => [table.rows[at]?.id, row.at(-1)]);
    expect(totals.filter(([id]) => id === 'ALL' || id! in groups)).toEqual([
      ['ALL', '150'],
      ['CAPACITY', '60'],
      ['NEEDS', '65'],
      ['OTHER', '30'],
    ]);
    // A single small number in a total's column is [c] still.
    expect(totals.find(([id]) => id === 'NEEDS3')).toEqual(['NEEDS3', '[c]']);
  });

  it('protects totals of totals: adults within everybody', () => {
    const columns: TableLine[] = [
      ...lines('WOMEN MEN CHILDREN'),
      { id: 'ADULTS', totalOf: ['WOMEN', 'MEN'] },
      { id: 'ALL', totalOf: ['ADULTS', 'CHILDREN'] },
    ];
    expect(written(disclose(oneRow(columns, 40, 2, 30, 42, 72), publicBesideExact))).toEqual([
      '[c] [c] 30 40 70',
    ]);
    // Children 2: all adults, or everybody, must go with them.
    expect(written(disclose(oneRow(columns, 20, 20, 2, 40, 42), publicBesideExact))).toEqual([
      '20 20 [c] 40 [c]',
    ]);
  });
});

describe('money and means', () => {
  it('follow people: over 1 to 4 households they are [c], outside the submission', () => {
    expect(discloseAmount(12_50, 4, publicAlone)).toEqual(confidential);
    expect(discloseAmount(12_50, 4, mhclgStyle)).toEqual(confidential);
    expect(discloseAmount(12_50, 4, submission)).toBe(12_50);
    expect(discloseAmount(12_50, 5, publicAlone)).toBe(12_50);
    expect(discloseAmount(0, 0, publicAlone)).toBe(0);
    expect(discloseAmount(null, 0, publicAlone)).toEqual(notApplicable);
  });

  it('are rounded outside the submission: the median of five stays is one household’s, to the day', () => {
    expect(discloseAmount(167, 5, submission)).toBe(167);
    expect(discloseAmount(167, 5, publicAlone)).toBe(165);
    expect(discloseAmount(150.7, 5, publicAlone)).toBe(150);
    expect(discloseAmount(167, 5, mhclgStyle)).toBe(170);
    expect(discloseAmount(2, 5, publicAlone)).toEqual({ shorthand: 'low' });
  });

  const spent = (...cells: number[]): AmountTable => ({
    measure: 'AMOUNT',
    rows: lines('SPENT'),
    columns: totalled('LOCKS REMOVALS FURNITURE'),
    cells: [cells],
    households: [[2, 9, 12, 23]],
  });

  it('are left out with what would tell of them, in every edition but the submission', () => {
    for (const edition of [publicAlone, publicBesideExact, mhclgStyle]) {
      expect(written(disclose(spent(100_00, 900_00, 700_00, 1_700_00), edition))).toEqual([
        '[c] 90000 [c] 170000',
      ]);
    }
  });

  it('are not protected by an amount that is smaller: it would give them away nearly', () => {
    expect(written(disclose(spent(100_00, 900_00, 1_00, 1_001_00), publicAlone))).toEqual([
      '[c] [c] 100 100100',
    ]);
  });
});

describe('a percentage', () => {
  it('is of the figures as published', () => {
    expect(disclosePercent(1_830, 63_950, mhclgStyle)).toBe(3);
    expect(disclosePercent(170, 50_670, mhclgStyle)).toBe(0);
  });

  it('is [c] when either figure is, or when the whole is under 20', () => {
    expect(disclosePercent(confidential, 100, publicAlone)).toEqual(confidential);
    expect(disclosePercent(5, confidential, publicAlone)).toEqual(confidential);
    expect(disclosePercent(5, 15, publicAlone)).toEqual(confidential);
    expect(disclosePercent(5, 20, publicAlone)).toBe(25);
  });

  it('in a submission is [z] only of nothing', () => {
    expect(disclosePercent(1, 3, submission)).toBe(33);
    expect(disclosePercent(0, 0, submission)).toEqual(notApplicable);
  });
});

describe('a table that was put together wrongly', () => {
  const table = (change: Partial<CountTable>): CountTable => ({
    ...oneRow(totalled('A B'), 1, 2, 3),
    ...change,
  });

  it.each([
    ['a total that is not the sum of its parts', table({ cells: [[1, 2, 4]] })],
    ['a cell too few', table({ cells: [[1, 2]] })],
    [
      'a row too many',
      table({
        cells: [
          [1, 2, 3],
          [1, 2, 3],
        ],
      }),
    ],
    ['a negative count', table({ cells: [[-1, 4, 3]] })],
    ['half a person', table({ cells: [[0.5, 2.5, 3]] })],
    ['a part that is not there', table({ columns: [...lines('A B'), { id: 'C', totalOf: ['A', 'D'] }] })],
    ['two lines of one name', table({ columns: lines('A B A') })],
  ])('is refused for %s', (_, wrong) => {
    expect(() => disclose(wrong, submission)).toThrow(TableFault);
  });

  it('is refused for an overlapping total under its largest part, or over the sum', () => {
    const types = totalled('A B', { partsOverlap: true });
    expect(() => disclose(oneRow(types, 5, 7, 6), submission)).toThrow(TableFault);
    expect(() => disclose(oneRow(types, 5, 7, 13), submission)).toThrow(TableFault);
    expect(() => disclose(oneRow(types, 5, 7, 7), submission)).not.toThrow();
  });

  it('is refused for amounts without their households', () => {
    const wrong: AmountTable = {
      measure: 'AMOUNT',
      rows: lines('A'),
      columns: lines('B'),
      cells: [[1]],
      households: [],
    };
    expect(() => disclose(wrong, submission)).toThrow(TableFault);
  });
});
