import { problem } from '@app/kernel';
import { type BankLine, nextStatement, type Statement, statementPage, wrongRows } from './statement.page';

const now = new Date('2026-11-27T14:00:00Z');
const line = (told: Partial<BankLine>): BankLine => ({
  id: 'l',
  onDay: '2026-11-27',
  reference: 'MLLDCQX9CV6F2FJH',
  direction: 'OUT',
  pence: 5_000,
  returnCode: null,
  paymentId: 'y',
  suspenseBecause: null,
  clearedAt: null,
  clearedBecause: null,
  ...told,
});
const statement = (told: Partial<Statement>): Statement => ({
  id: 's',
  account: 'FUND-1',
  number: 3,
  openingPence: 100_000,
  closingPence: 95_000,
  importedAt: '2026-11-27T13:00:00Z',
  gapBefore: false,
  inSuspense: 0,
  lines: [],
  ...told,
});

describe('what a statement came to', () => {
  it('counts what was paid, what came back, and what waits', () => {
    const page = statementPage(
      statement({
        inSuspense: 1,
        lines: [
          line({}),
          line({ direction: 'IN', returnCode: 'ACCOUNT_CLOSED' }),
          line({ suspenseBecause: 'WRONG_AMOUNT' }),
          line({ suspenseBecause: 'NOT_SENT', clearedAt: '2026-11-27T13:30:00Z', clearedBecause: 'A fee' }),
        ],
      }),
      now,
    );
    expect(page.came.map(({ says }) => says)).toEqual([
      '1 payment',
      '1 payment',
      '2 lines, of which 1 still',
    ]);
    expect(page.lines.map(({ text, why, href }) => [text, why, href])).toEqual([
      ['Paid', null, null],
      ['Came back', 'The account is closed.', '/payments/returned/y'],
      ['In suspense', 'The payment has another amount.', '/statements/lines/l'],
      ['Cleared', 'A fee', null],
    ]);
  });
});

describe('the rows to put right', () => {
  it('are told with what stands there, each once with all that is wrong', () => {
    const text = 'header\n\none\ntwo\n';
    const problems = [
      problem('DAY', 'Row 3: write the day as 2026-11-27.', 'rows.3.day'),
      problem('AMOUNT', 'Row 3: write pounds.', 'rows.3.paid in'),
      problem('AMOUNT', 'Write the balance in pounds.', 'closingBalance'),
    ];
    expect(wrongRows(text, problems)).toEqual([
      { row: '3', stands: 'two', wrong: ['Write the day as 2026-11-27.', 'Write pounds.'] },
    ]);
  });
});

describe('the next statement', () => {
  it('goes on where the last one ended', () => {
    expect(nextStatement({ account: 'FUND-1', number: 3, closingPence: -123_456 })).toEqual({
      account: 'FUND-1',
      number: '4',
      openingBalance: '-1234.56',
    });
    expect(nextStatement(undefined)).toEqual({});
  });
});
