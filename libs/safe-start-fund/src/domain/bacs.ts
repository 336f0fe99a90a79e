import {
  addDays,
  day,
  dayOfMonthOf,
  daysBetween,
  type LocalDate,
  mostPence,
  type Pence,
  sumOf,
  yearOf,
} from '@app/kernel';
import { bacsText } from './references';

/**
 * Bacs Standard 18, written from published descriptions of its records: fund-and-reports 6.1 for data and contra records;
 * for the labels the file descriptions that banks and software suppliers publish. **Provisional**: nobody has sent such a
 * file through a bank’s own checker. Marked [provisional] are the values on which those descriptions differ or are silent.
 */

/** Who pays: the fund’s own account and the number under which it is known to Bacs. */
export interface Originator {
  readonly serviceUserNumber: string;
  readonly sortCode: string;
  readonly accountNumber: string;
  /** Neutral: it stands on the payee’s statement. */
  readonly name: string;
}

/** One credit to a payee. */
export interface Credit {
  readonly sortCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly pence: Pence;
  readonly reference: string;
  readonly processingDay: LocalDate;
}

/** What the file is called by, fixed before it is written. */
export interface BacsIdentity {
  /** Counted for each authority and format. */
  readonly number: number;
  readonly createdOn: LocalDate;
}

/** A record is fields one after the other. What a field cannot hold is a fault of the program: a RangeError, and no file. */
type Field = readonly [width: number, value: string];

const record = (length: number, fields: readonly Field[]): string => {
  const text = fields
    .map(([width, value]) => {
      if (value.length > width) throw new RangeError(`A field of ${String(width)} cannot hold its value.`);
      return value.padEnd(width);
    })
    .join('');
  if (text.length !== length) throw new RangeError(`A record of ${String(length)} came out otherwise.`);
  return text;
};

const figures = (value: number, width: number): string => {
  const text = String(value);
  if (!/^\d+$/.test(text) || text.length > width) throw new RangeError('A number does not fit its field.');
  return text.padStart(width, '0');
};

const blank = (width: number): Field => [width, ''];
const name18 = (text: string): Field => [18, bacsText(text).slice(0, 18)];

/** A day as Bacs has it: a blank, two figures of the year, three of the day in it (1 to 366). */
export const bacsDay = (date: LocalDate): string =>
  ` ${String(yearOf(date)).slice(2)}${figures(daysBetween(day(`${String(yearOf(date))}-01-01`), date) + 1, 3)}`;

/** An amount for its eleven figures. @throws RangeError for nothing, less than nothing, or more than fits. */
function amount(pence: Pence): string {
  if (!Number.isSafeInteger(pence) || pence <= 0 || pence > mostPence)
    throw new RangeError('A payment is of 1 to 99,999,999,999 pence.');
  return figures(pence, 11);
}

/** Six characters that no other file of these three months has: day of the month, then the file’s number [provisional]. */
const serialOf = ({ number, createdOn }: BacsIdentity): string =>
  `${figures(dayOfMonthOf(createdOn), 2)}${figures(number % 10_000, 4)}`;

/**
 * The file, each record ended by carriage return and line feed. Credits keep their order; each processing day is a section of its own and
 * ends with its contra, which takes from the originator what the section gives.
 *
 * @param multiDay true: 106 characters a record, each with its processing day. False: 100, and all credits have one day.
 * @throws RangeError for anything that a field cannot hold: amounts of nothing or too much, accounts of other lengths.
 */
export function bacsFile(
  { identity, originator, credits }: BacsParts,
  { multiDay }: { readonly multiDay: boolean },
): string {
  const days = [...new Set(credits.map(({ processingDay }) => processingDay))].sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A file pays somebody.');
  if (!multiDay && days.length > 1) throw new RangeError('One file of one day has one processing day.');
  const length = multiDay ? 106 : 100;
  const sections = days.map((processingDay) =>
    credits.filter((credit) => credit.processingDay === processingDay),
  );
  const serial = serialOf(identity);
  const sun = originator.serviceUserNumber;
  const fileLabel: readonly Field[] = [
    // File identifier: A, service user number, S, three blanks, service user number.
    [17, `A${sun}S   ${sun}`],
    [6, serial],
    [4, '0001'],
    [4, '0001'],
    blank(6),
    [6, bacsDay(identity.createdOn)],
    // May be overwritten from the day after the last processing day [provisional].
    [6, bacsDay(addDays(last, 1))],
    [1, ''],
  ];
  const blocks: readonly Field[] = [
    // Fixed records, twenty to a block.
    [11, `F${figures(length * 20, 5)}${figures(length, 5)}`],
    blank(35),
    [2, '00'],
    blank(28),
  ];
  const total = sumOf(credits.map(({ pence }) => pence));
  return [
    record(80, [[4, 'VOL1'], [6, serial], blank(27), [14, `    ${sun}`], blank(28), [1, '1']]),
    record(80, [[4, 'HDR1'], ...fileLabel, [6, '000000'], blank(20)]),
    record(80, [[4, 'HDR2'], ...blocks]),
    record(80, [
      [4, 'UHL1'],
      [6, bacsDay(first)],
      // To Bacs itself; the pound is the currency 00.
      [10, '999999'],
      [2, '00'],
      [6, '000000'],
      [9, multiDay ? '4 MULTI' : '1 DAILY'],
      [3, figures(identity.number % 1000, 3)],
      blank(40),
    ]),
    ...sections.flatMap((section) => [
      ...section.map((credit) => dataRecord(credit, originator, length)),
      contraRecord(section, originator, length),
    ]),
    record(80, [[4, 'EOF1'], ...fileLabel, [6, '000000'], blank(20)]),
    record(80, [[4, 'EOF2'], ...blocks]),
    record(80, [
      [4, 'UTL1'],
      // What contras take, what credits give: equal, or the file is refused.
      [13, figures(total, 13)],
      [13, figures(total, 13)],
      [7, figures(sections.length, 7)],
      [7, figures(credits.length, 7)],
      blank(36),
    ]),
  ]
    .map((text) => `${text}\r\n`)
    .join('');
}

interface BacsParts {
  readonly identity: BacsIdentity;
  readonly originator: Originator;
  readonly credits: readonly Credit[];
}

/** Positions 1 to 100, or 106 with the processing day (fund-and-reports 6.1). */
function dataRecord(credit: Credit, from: Originator, length: number): string {
  return record(length, [
    [6, exactly(credit.sortCode, 6)],
    [8, exactly(credit.accountNumber, 8)],
    [1, '0'],
    [2, '99'],
    [6, exactly(from.sortCode, 6)],
    [8, exactly(from.accountNumber, 8)],
    // Free: this is no pay.
    [4, '0000'],
    [11, amount(credit.pence)],
    name18(from.name),
    name18(credit.reference),
    name18(credit.accountName),
    ...dayField(credit.processingDay, length),
  ]);
}

/** Code 17: takes the sum of its section from the originator’s account [provisional: the code is to be confirmed]. */
function contraRecord(section: readonly Credit[], from: Originator, length: number): string {
  const [first] = section;
  if (first === undefined) throw new RangeError('A section pays somebody.');
  return record(length, [
    [6, exactly(from.sortCode, 6)],
    [8, exactly(from.accountNumber, 8)],
    [1, '0'],
    [2, '17'],
    [6, exactly(from.sortCode, 6)],
    [8, exactly(from.accountNumber, 8)],
    [4, '0000'],
    [11, amount(sumOf(section.map(({ pence }) => pence)))],
    name18(from.name),
    name18('CONTRA'),
    name18(from.name),
    ...dayField(first.processingDay, length),
  ]);
}

const dayField = (processingDay: LocalDate, length: number): readonly Field[] =>
  length === 106 ? [[6, bacsDay(processingDay)]] : [];

function exactly(text: string, width: number): string {
  if (text.length !== width || !/^\d+$/.test(text))
    throw new RangeError('An account keeps all its figures, zeros in front included.');
  return text;
}
