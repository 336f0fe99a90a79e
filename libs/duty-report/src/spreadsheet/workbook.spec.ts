import { aWorkbook } from '../testing';
import { odsOf } from './ods';
import { checkWorkbook, type SheetTable, type Workbook, WorkbookFault } from './workbook';

const [first] = aWorkbook().tables;
const withTable = (change: Partial<SheetTable>): Workbook =>
  aWorkbook({ tables: [{ ...first!, ...change }] });

describe('a workbook', () => {
  it('is good as the builder makes it', () => {
    expect(() => checkWorkbook(aWorkbook())).not.toThrow();
  });

  it.each<[string, Workbook, RegExp]>([
    ['without tables', aWorkbook({ notes: [], tables: [] }), /at least one table/],
    ['without a title', aWorkbook({ title: ' ' }), /is empty/],
    ['without anything on its cover', aWorkbook({ cover: [] }), /says nothing/],
    ['with a sheet named as another', withTable({ sheet: 'cover' }), /Two sheets are named cover/],
    ['with a sheet whose name is too long', withTable({ sheet: 'T'.repeat(32) }), /cannot be named/],
    ['with a sheet whose name Excel refuses', withTable({ sheet: 'T3/4' }), /cannot be named/],
    ['with a table named as a cell', withTable({ name: 't3' }), /words joined by underscores/],
    [
      'with two tables of one name',
      aWorkbook({ tables: [first!, { ...first!, sheet: 'T4' }] }),
      /Two tables/,
    ],
    ['with a table without rows', withTable({ rows: [] }), /at least one row/],
    ['with a row a cell short', withTable({ rows: [{ cells: ['Refuge'] }] }), /every column needs a cell/],
    [
      'with two rows about one thing',
      withTable({ rows: [first!.rows[0]!, first!.rows[0]!] }),
      /about Refuge/,
    ],
    ['with an empty cell', withTable({ rows: [{ cells: ['', 1, 1, 1, 1] }] }), /is empty; say why/],
    [
      'with text among figures',
      withTable({ rows: [{ cells: ['Refuge', '12', 1, 1, 1] }] }),
      /figures, not text/,
    ],
    ['with half a household', withTable({ rows: [{ cells: ['Refuge', 0.5, 1, 1, 1] }] }), /is not whole/],
    ['with half a penny', withTable({ rows: [{ cells: ['Refuge', 1, 1, 1, 0.5] }] }), /is not whole/],
    ['with a note that is not there', withTable({ notes: ['nowhere'] }), /There is no note nowhere/],
    ['with a note that nothing points to', withTable({ notes: [] }), /Nothing points to the note overlap/],
    [
      'with a bare address',
      aWorkbook({ cover: [{ heading: 'See', lines: ['https://example.org'] }] }),
      /where it leads/,
    ],
    [
      'with two columns of one name',
      withTable({ columns: first!.columns.map((c) => ({ ...c, heading: 'Same' })) }),
      /two columns are same/,
    ],
  ])('is refused %s', (_, workbook, fault) => {
    expect(() => checkWorkbook(workbook)).toThrow(WorkbookFault);
    expect(() => checkWorkbook(workbook)).toThrow(fault);
    expect(() => odsOf(workbook)).toThrow(WorkbookFault);
  });

  it('is refused with every fault at once', () => {
    expect(() => checkWorkbook(aWorkbook({ title: '', cover: [] }))).toThrow(/empty[^]*says nothing/);
  });
});
