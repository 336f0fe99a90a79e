import type { Role } from '@app/kernel';
import { type LocalDate, type Problem, problem } from '@app/kernel';
import {
  type FundSettingName,
  type ItemCategory,
  kindOf,
  type PayableColumn,
  payableFields,
  type PaymentFormat,
  type SettingKind,
  setByCommissioners,
  type Standing,
} from '@app/safe-start-fund';
import { categoryWords } from '../applications/words';
import { dayInWords, moneyInWords, wordOf } from '../layout/in-words';

export interface Setting {
  readonly name: FundSettingName;
  readonly title: string;
  readonly number: number | null;
  readonly yesNo: boolean | null;
  readonly categories: readonly ItemCategory[] | null;
  readonly word: string | null;
  readonly columns: readonly PayableColumn[] | null;
  readonly effectiveFrom: LocalDate | null;
  readonly source: string;
  readonly standing: Standing;
}

export interface SettingsData {
  readonly fundSettings: readonly Setting[];
  readonly fundSettingsToCome: readonly Setting[];
}

/** What the number of a setting counts; of those that are not here, pence. */
const units: Readonly<Partial<Record<FundSettingName, string>>> = {
  ROLLING_MONTHS: 'month',
  REPEAT_MONTHS: 'month',
  EVIDENCE_MONTHS: 'month',
  PANEL_QUORUM: 'vote',
  PANEL_MEMBERS: 'member',
  VOTING_WORKING_DAYS: 'working day',
  DECISION_WORKING_DAYS: 'working day',
  RATIFY_WORKING_DAYS: 'working day',
  RETURN_WORKING_DAYS: 'working day',
  PAYMENT_DAYS: 'day',
  RESERVATION_HOURS: 'hour',
};

/** Whether the number of a setting is pence, and is typed as pounds. */
export const isMoney = (name: FundSettingName): boolean => kindOf(name) === 'NUMBER' && !units[name];
export const unitOf = (name: FundSettingName): string | null => {
  const unit = units[name];
  return unit === undefined ? null : `${unit}s`;
};

export const formatWords: Readonly<Record<PaymentFormat, string>> = {
  ACCOUNTS_PAYABLE: 'Import for accounts payable',
  BACS_SINGLE_DAY: 'Bacs, one processing day',
  BACS_MULTI_DAY: 'Bacs, several processing days',
};

/** A value as a person says it. */
export function valueInWords({ name, number, yesNo, categories, word, columns }: Setting): string {
  if (number !== null) {
    const unit = units[name];
    return unit === undefined ? moneyInWords(number) : `${String(number)} ${unit}${number === 1 ? '' : 's'}`;
  }
  if (yesNo !== null) return yesNo ? 'Yes' : 'No';
  if (categories !== null) return categories.map((each) => categoryWords[each]).join('; ') || 'None';
  if (columns !== null) return columns.map(({ header }) => header).join(', ');
  return name === 'PAYMENT_FORMAT' ? formatWords[word as PaymentFormat] : (word ?? '');
}

export interface SettingShown {
  /** Where it is set; null: it is not the reader's to set. */
  readonly href: string | null;
  readonly title: string;
  readonly value: string;
  readonly since: string;
  readonly source: string;
  readonly confirmed: boolean;
  readonly toCome: readonly string[];
}

const slug = (name: string): string => name.toLowerCase().replaceAll('_', '-');
/** The setting that an address names. */
export const settingIn = (data: SettingsData, asked: string): Setting | undefined =>
  data.fundSettings.find(({ name }) => slug(name) === asked);

/** Every setting, with what is set already for later. Those that are only assumed stand first: somebody must say. */
/** What limits those who decide is a commissioner's to set. */
export const maySet = (name: FundSettingName, roles: readonly Role[]): boolean =>
  !setByCommissioners.includes(name) || roles.includes('COMMISSIONER');

export function settingsPage(
  data: SettingsData,
  roles: readonly Role[],
): {
  readonly assumed: readonly SettingShown[];
  readonly confirmed: readonly SettingShown[];
} {
  const all = data.fundSettings.map((setting) => settingShown(setting, data.fundSettingsToCome, roles));
  return {
    assumed: all.filter(({ confirmed }) => !confirmed),
    confirmed: all.filter(({ confirmed }) => confirmed),
  };
}

export function settingShown(
  setting: Setting,
  toCome: readonly Setting[],
  roles: readonly Role[],
): SettingShown {
  return {
    href: maySet(setting.name, roles) ? `/fund-settings/${slug(setting.name)}` : null,
    title: setting.title,
    value: valueInWords(setting),
    since:
      setting.effectiveFrom === null ? 'From the beginning' : `Since ${dayInWords(setting.effectiveFrom)}`,
    source: setting.source,
    confirmed: setting.standing === 'CONFIRMED',
    toCome: toCome
      .filter(({ name }) => name === setting.name)
      .map(
        (later) =>
          `${valueInWords(later)} from ${dayInWords(later.effectiveFrom ?? '')} (${later.source}; ${later.standing === 'CONFIRMED' ? 'confirmed' : 'assumed'})`,
      ),
  };
}

/** What fills the form of a setting. */
export function settingValues({
  name,
  number,
  yesNo,
  categories,
  word,
  columns,
}: Setting): Record<string, unknown> {
  return {
    ...(number === null ? {} : { number: isMoney(name) ? (number / 100).toFixed(2) : String(number) }),
    ...(yesNo === null ? {} : { yesNo: yesNo ? 'yes' : 'no' }),
    ...(categories === null ? {} : { categories }),
    ...(word === null ? {} : { word }),
    ...(columns === null
      ? {}
      : { columns: columns.map(({ header, field }) => `${header}: ${wordOf(field)}`).join('\n') }),
  };
}

/** Columns as a person types them, one a line: "Amount to pay: pay". */
export function columnsIn(text: string): {
  readonly columns: PayableColumn[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const columns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line, index): PayableColumn[] => {
      const cut = line.lastIndexOf(':');
      const typed = line
        .slice(cut + 1)
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_');
      const field = payableFields.find((each) => each === typed);
      if (cut > 0 && field !== undefined) return [{ header: line.slice(0, cut).trim(), field }];
      problems.push(
        problem(
          'COLUMNS',
          `Line ${String(index + 1)}: write the heading, a colon, and one of: ${payableFields.map(wordOf).join(', ')}.`,
          'columns',
        ),
      );
      return [];
    });
  return { columns, problems };
}

/** What kind of field a setting is given in. */
export const fieldKind = (name: FundSettingName): SettingKind | 'FORMAT' =>
  name === 'PAYMENT_FORMAT' ? 'FORMAT' : kindOf(name);
