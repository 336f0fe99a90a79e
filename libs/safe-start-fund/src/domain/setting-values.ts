import { inPounds, type LocalDate, type Problem, problem, toPence } from '@app/kernel';
import { areColumns, type PayableColumn } from './accounts-payable';
import { paymentFormats } from './payment-words';
import { isOriginatorName } from './references';
import { fundDefaults, type FundSettingName } from './settings';
import { type ItemCategory, itemCategories } from './words';

/** What somebody gives a setting: one of the five. */
export interface GivenValue {
  readonly number?: number | null | undefined;
  readonly yesNo?: boolean | null | undefined;
  readonly categories?: readonly ItemCategory[] | null | undefined;
  readonly word?: string | null | undefined;
  readonly columns?: readonly PayableColumn[] | null | undefined;
}

/** What kind of value a setting has. */
export type SettingKind = 'NUMBER' | 'YES_OR_NO' | 'CATEGORIES' | 'WORD' | 'COLUMNS';
export function kindOf(name: FundSettingName): SettingKind {
  if (name === 'ACCOUNTS_PAYABLE_COLUMNS') return 'COLUMNS';
  const { value } = fundDefaults[name];
  if (typeof value === 'number') return 'NUMBER';
  if (typeof value === 'boolean') return 'YES_OR_NO';
  return typeof value === 'string' ? 'WORD' : 'CATEGORIES';
}

/** The most that an amount may be, in whole pence: a fund that decides over more is another fund. */
const mostPence = 10_000_000;
/** From and to, both included. */
const ranges: Readonly<Partial<Record<FundSettingName, readonly [least: number, most: number]>>> = {
  PREAPPROVED_LIMIT: [0, mostPence],
  OFFICER_LIMIT: [0, mostPence],
  EMERGENCY_LIMIT: [0, mostPence],
  QUOTE_NEEDED_FROM: [0, mostPence],
  ROLLING_MONTHS: [1, 60],
  REPEAT_MONTHS: [1, 60],
  EVIDENCE_MONTHS: [12, 120],
  PANEL_QUORUM: [1, 15],
  PANEL_MEMBERS: [1, 15],
  VOTING_WORKING_DAYS: [1, 20],
  DECISION_WORKING_DAYS: [1, 20],
  RATIFY_WORKING_DAYS: [1, 20],
  PAYMENT_DAYS: [1, 60],
  RESERVATION_HOURS: [1, 168],
  RETURN_WORKING_DAYS: [1, 10],
};

/** What the word of a setting must be, and how to say so. */
const words: Readonly<
  Partial<Record<FundSettingName, readonly [fits: (word: string) => boolean, rule: string]>>
> = {
  PAYMENT_FORMAT: [
    (word) => paymentFormats.some((format) => format === word),
    `Give one of ${paymentFormats.join(', ')}.`,
  ],
  PAYMENT_CUT_OFF: [
    (word) => /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(word),
    'Give a time of day, such as 15:00.',
  ],
  ORIGINATOR_NAME: [
    isOriginatorName,
    'Give 1 to 18 characters that Bacs has: capital letters, figures, full stops, ampersands, slashes, hyphens and spaces.',
  ],
};

const fields = {
  NUMBER: 'number',
  YES_OR_NO: 'yesNo',
  CATEGORIES: 'categories',
  WORD: 'word',
  COLUMNS: 'columns',
} as const;

/** What is wrong with a value for a setting, and with the day from which it is to hold. */
export function settingProblems(
  name: FundSettingName,
  given: GivenValue,
  effectiveFrom: LocalDate,
  today: LocalDate,
): Problem[] {
  const kind = kindOf(name);
  const field = fields[kind];
  const problems: Problem[] = [];
  const others = Object.values(fields).filter((other) => other !== field && given[other] != null);
  for (const other of others)
    problems.push(problem('WRONG_KIND', `This setting has no ${other}: give "${field}".`, other));
  if (given[field] == null) problems.push(problem('VALUE_NEEDED', `Give "${field}".`, field));
  const [least, most] = ranges[name] ?? [0, 0];
  const { number } = given;
  if (kind === 'NUMBER' && number != null && !(Number.isInteger(number) && number >= least && number <= most))
    problems.push(
      problem(
        'OUT_OF_RANGE',
        most === mostPence
          ? `Give an amount from £0.00 to ${inPounds(toPence(most))}.`
          : `Give a whole number from ${String(least)} to ${String(most)}.`,
        'number',
      ),
    );
  if (kind === 'YES_OR_NO' && given.yesNo != null && typeof given.yesNo !== 'boolean')
    problems.push(problem('YES_OR_NO', 'Say yes or no.', 'yesNo'));
  const { categories } = given;
  if (kind === 'CATEGORIES' && categories && !areCategories(categories))
    problems.push(problem('CHOICE', 'Name categories of the fund, each once.', 'categories'));
  const [fits, rule] = words[name] ?? [() => true, ''];
  if (kind === 'WORD' && given.word != null && !fits(given.word))
    problems.push(problem('WORD', rule, 'word'));
  if (kind === 'COLUMNS' && given.columns && !areColumns(given.columns))
    problems.push(
      problem('COLUMNS', 'Name 1 to 40 columns, each with a header of 1 to 60 characters.', 'columns'),
    );
  if (effectiveFrom < today)
    problems.push(
      problem(
        'FROM_THE_PAST',
        'A setting holds from today or later: what was decided before stands as it was decided.',
        'effectiveFrom',
      ),
    );
  return problems;
}

const areCategories = (given: readonly ItemCategory[]): boolean =>
  new Set(given).size === given.length && given.every((one) => itemCategories.includes(one));

/** The value of a setting's own kind. To be asked once `settingProblems` found none. */
export const valueIn = (name: FundSettingName, given: GivenValue): unknown => given[fields[kindOf(name)]];
