import { addDays, dayIn, daysBetween, day, type LocalDate, yearOf } from '@app/kernel';
import {
  type AccountKind,
  financialYearOf,
  type ItemCategory,
  type Stream,
  transferMoves,
  type TransferReason,
} from '@app/safe-start-fund';
import { categoryWords, streamWords } from '../applications/words';
import { type BarChart, barChart, shareOf } from '../layout/charts';
import { dayInWords, momentInWords, moneyInWords, shortDayInWords } from '../layout/in-words';

/** A stream as a budget is named by it. */
export const streamTitles: Readonly<Record<Stream, string>> = {
  SEEK: `Seek: ${streamWords.SEEK.toLowerCase()}`,
  SUSTAIN: `Sustain: ${streamWords.SUSTAIN.toLowerCase()}`,
};

export interface Position {
  readonly allocationPence: number;
  readonly availablePence: number;
  readonly committedPence: number;
  readonly inPaymentPence: number;
  readonly paidPence: number;
}

export interface Budget extends Position {
  readonly id: string;
  readonly financialYear: string;
  readonly stream: Stream;
  readonly costCentre: string;
  readonly accountCode: string;
  readonly waitingPence: number;
}

export interface BudgetsData {
  readonly budgets: { readonly nodes: readonly Budget[] };
}

export interface Month {
  readonly until: LocalDate;
  readonly allocationPence: number;
  readonly promisedPence: number;
  readonly paidPence: number;
}

export interface BudgetData {
  readonly fundPosition: (Position & { readonly at: string; readonly whole: boolean }) | null;
  readonly fundSpending: readonly Month[];
}

/** The years that have a budget, the latest first; the one asked for, or this one, or the latest. */
export function yearsOf(
  { budgets }: BudgetsData,
  asked: unknown,
  now: Date,
): { readonly years: readonly string[]; readonly year: string } {
  const years = [...new Set(budgets.nodes.map(({ financialYear }) => financialYear))].sort().reverse();
  const thisYear = financialYearOf(dayIn(now));
  const year =
    years.find((each) => each === asked) ?? years.find((each) => each === thisYear) ?? years[0] ?? thisYear;
  return { years, year };
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** The end of a minute of a day in London: what had been written by then counts. */
export function endOfMinute(date: LocalDate, time: string): Date {
  const asWinter = new Date(`${date}T${time}:59.999Z`);
  return clock.format(asWinter) === time ? asWinter : new Date(asWinter.getTime() - 3_600_000);
}

/** One month of spending beside what an even year would have come to, as its chart draws it. */
export interface MonthShown {
  readonly name: string;
  readonly expected: string;
  readonly promised: string;
  readonly paid: string;
  /** How far each goes in the chart, in hundredths of its room. */
  readonly shares: { readonly expected: number; readonly promised: number; readonly paid: number };
}

export interface BudgetShown {
  readonly id: string;
  readonly title: string;
  readonly codes: string;
  readonly available: string;
  readonly allocation: string;
  readonly waiting: string | null;
  readonly position: BarChart;
  /** Allocation is the sum of the four, and no link of the ledger is broken. */
  readonly adds: boolean;
  readonly sum: string;
  readonly months: readonly MonthShown[];
  readonly pace: string;
}

/** What an even spending over the year comes to by the end of a day: the allocation by the days that have gone. */
export function evenly(allocationPence: number, financialYear: string, until: LocalDate): number {
  const first = day(`${financialYear.slice(0, 4)}-04-01`);
  const days = daysBetween(first, day(`${String(yearOf(first) + 1)}-04-01`));
  const gone = Math.min(days, Math.max(0, daysBetween(first, addDays(until, 1))));
  return Math.round((allocationPence * gone) / days);
}

/** One budget: where its money is, at a moment, and how that goes with an even year. */
export function budgetShown(
  budget: Budget,
  position: Position,
  whole: boolean,
  spending: readonly Month[],
): BudgetShown {
  const parts: readonly (readonly [string, number])[] = [
    ['Available', position.availablePence],
    ['Committed', position.committedPence],
    ['In payment', position.inPaymentPence],
    ['Paid', position.paidPence],
  ];
  const sum = parts.reduce((all, [, pence]) => all + pence, 0);
  const most = Math.max(
    1,
    ...spending.flatMap(({ allocationPence, promisedPence }) => [allocationPence, promisedPence]),
  );
  const last = spending.at(-1);
  return {
    id: budget.id,
    title: streamTitles[budget.stream],
    codes: `Cost centre ${budget.costCentre}, account ${budget.accountCode}`,
    available: moneyInWords(position.availablePence),
    allocation: moneyInWords(position.allocationPence),
    waiting: budget.waitingPence > 0 ? moneyInWords(budget.waitingPence) : null,
    position: barChart(
      `Allocation of ${moneyInWords(position.allocationPence)}`,
      'Where',
      'Pounds',
      parts.map(([label, value]) => ({ label, value, shown: moneyInWords(value) })),
      Math.max(1, position.allocationPence),
    ),
    adds: whole && sum === position.allocationPence,
    sum: `${parts.map(([label, pence]) => `${label.toLowerCase()} ${moneyInWords(pence)}`).join(' + ')} = ${moneyInWords(sum)}`,
    months: spending.map((month) => {
      const expected = evenly(month.allocationPence, budget.financialYear, month.until);
      return {
        name: shortDayInWords(month.until),
        expected: moneyInWords(expected),
        promised: moneyInWords(month.promisedPence),
        paid: moneyInWords(month.paidPence),
        shares: {
          expected: shareOf(expected, most),
          promised: shareOf(month.promisedPence, most),
          paid: shareOf(month.paidPence, most),
        },
      };
    }),
    pace: last ? paceOf(last, budget.financialYear) : 'The year has not begun.',
  };
}

function paceOf({ allocationPence, promisedPence, until }: Month, financialYear: string): string {
  const expected = evenly(allocationPence, financialYear, until);
  const off = promisedPence - expected;
  const how =
    off === 0 ? 'exactly as much as' : `${moneyInWords(Math.abs(off))} ${off > 0 ? 'more' : 'less'} than`;
  return `${moneyInWords(promisedPence)} is promised or paid: ${how} an even year comes to by ${dayInWords(until)} (${moneyInWords(expected)}).`;
}

export interface Movement {
  readonly id: string;
  readonly number: number;
  readonly reason: TransferReason;
  readonly pence: number;
  readonly category: ItemCategory | null;
  readonly supplier: string | null;
  readonly undoes: string | null;
  readonly onDay: LocalDate;
  readonly madeAt: string;
  readonly madeByName: string | null;
}

export interface MovementsData {
  readonly fundPosition: (Position & { readonly whole: boolean }) | null;
  readonly fundMovements: {
    readonly nodes: readonly Movement[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
  readonly budgets: { readonly nodes: readonly Pick<Budget, 'id' | 'financialYear' | 'stream'>[] };
}

const reasonWords: Readonly<Record<TransferReason, string>> = {
  ALLOCATED: 'Set aside',
  ALLOCATION_CUT: 'Taken back',
  COMMITTED: 'Promised',
  RELEASED: 'Promise released',
  PUT_IN_PAYMENT: 'Put in a payment run',
  TAKEN_FROM_PAYMENT: 'Taken out of a payment run',
  PAID: 'Paid',
  RETURNED: 'Came back',
};

const accountWords: Readonly<Record<AccountKind, string>> = {
  ALLOCATION: 'Allocation',
  AVAILABLE: 'Available',
  COMMITTED: 'Committed',
  IN_PAYMENT: 'In payment',
  PAID: 'Paid',
};

export interface MovementShown {
  readonly number: number;
  readonly day: string;
  readonly written: string;
  readonly what: string;
  readonly about: string;
  readonly amount: string;
  readonly from: string;
  readonly to: string;
}

/** A movement with its two entries: what it took from one account, and gave to another. */
export function movementShown(movement: Movement, now: Date): MovementShown {
  const [from, to] = transferMoves[movement.reason];
  const back = movement.undoes !== null;
  return {
    number: movement.number,
    day: shortDayInWords(movement.onDay),
    written: `${momentInWords(movement.madeAt, now)}${movement.madeByName === null ? '' : ` by ${movement.madeByName}`}`,
    what: reasonWords[movement.reason] + (back ? ', to undo an earlier movement' : ''),
    about:
      movement.category === null
        ? ''
        : `${categoryWords[movement.category]}${movement.supplier === null ? '' : `, from ${movement.supplier}`}`,
    amount: moneyInWords(movement.pence),
    from: accountWords[from],
    to: accountWords[to],
  };
}
