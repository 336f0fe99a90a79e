import { type LocalDate, type Problem, problem } from '@app/kernel';
import { fundDefaults, type FundSettingName } from './settings';
import { type ItemCategory, itemCategories } from './words';

/** What somebody gives a setting: one of the three, by the setting's kind. */
export interface GivenValue {
  readonly number?: number | null | undefined;
  readonly yesNo?: boolean | null | undefined;
  readonly categories?: readonly ItemCategory[] | null | undefined;
}

/** What kind of value a setting has. */
export type SettingKind = 'NUMBER' | 'YES_OR_NO' | 'CATEGORIES';
export function kindOf(name: FundSettingName): SettingKind {
  const { value } = fundDefaults[name];
  return typeof value === 'number' ? 'NUMBER' : typeof value === 'boolean' ? 'YES_OR_NO' : 'CATEGORIES';
}

/** From and to, both included. Amounts in whole pence: a fund that decides over more is another fund. */
const ranges: Readonly<Partial<Record<FundSettingName, readonly [least: number, most: number]>>> = {
  PREAPPROVED_LIMIT: [0, 10_000_000],
  OFFICER_LIMIT: [0, 10_000_000],
  EMERGENCY_LIMIT: [0, 10_000_000],
  QUOTE_NEEDED_FROM: [0, 10_000_000],
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
};

const fields = { NUMBER: 'number', YES_OR_NO: 'yesNo', CATEGORIES: 'categories' } as const;

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
      problem('OUT_OF_RANGE', `Give a whole number from ${String(least)} to ${String(most)}.`, 'number'),
    );
  if (kind === 'YES_OR_NO' && given.yesNo != null && typeof given.yesNo !== 'boolean')
    problems.push(problem('YES_OR_NO', 'Say yes or no.', 'yesNo'));
  const { categories } = given;
  if (kind === 'CATEGORIES' && categories && !areCategories(categories))
    problems.push(problem('CHOICE', 'Name categories of the fund, each once.', 'categories'));
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
