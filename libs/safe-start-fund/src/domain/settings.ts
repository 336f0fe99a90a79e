import { compareDays, type LocalDate } from '@app/kernel';
import type { PayableColumn } from './accounts-payable';
import type { PaymentFormat } from './payment-words';
import type { ItemCategory } from './words';

/** How sure we are of a setting: said by the fund, or taken by us until the fund says (product section 7). */
export const standings = ['CONFIRMED', 'ASSUMED'] as const;
export type Standing = (typeof standings)[number];

interface Default<T> {
  readonly value: T;
  readonly standing: Standing;
  /** Where it comes from. */
  readonly source: string;
  /** In words, for whoever sets it. */
  readonly title: string;
}

const guide = 'Published provider guide of the fund';
const ours = 'Hearth’s default, until the fund says otherwise';

/**
 * What limits those who decide: nobody sets their own limit, so a commissioner does. The same list is in the policy
 * `set_by_the_fund` of the table.
 */
export const setByCommissioners: readonly string[] = [
  'OFFICER_LIMIT',
  'EMERGENCY_AWARDS',
  'EMERGENCY_LIMIT',
  'PANEL_QUORUM',
  'PANEL_MEMBERS',
];

/**
 * Every setting of the fund, with what holds until somebody sets it. A new value has its first day; decisions before it
 * stand as they were made. Amounts are whole pence.
 */
export const fundDefaults = {
  PREAPPROVED_LIMIT: {
    value: 50_000,
    standing: 'CONFIRMED',
    source: `${guide}: under £500; that exactly £500.00 needs approval first is assumed`,
    title: 'Pre-approved providers claim afterwards while a client’s total stays under',
  } as Default<number>,
  OFFICER_LIMIT: {
    value: 100_000,
    standing: 'ASSUMED',
    source: ours,
    title: 'An officer decides up to this total for a household in the rolling months',
  } as Default<number>,
  ROLLING_MONTHS: {
    value: 12,
    standing: 'ASSUMED',
    source: ours,
    title: 'Months over which a household’s or a client’s total counts',
  } as Default<number>,
  PANEL_QUORUM: {
    value: 2,
    standing: 'ASSUMED',
    source: ours,
    title: 'Votes without conflict that a panel needs',
  } as Default<number>,
  PANEL_MEMBERS: {
    value: 3,
    standing: 'ASSUMED',
    source: ours,
    title: 'Voting members that are asked',
  } as Default<number>,
  VOTING_WORKING_DAYS: {
    value: 2,
    standing: 'ASSUMED',
    source: ours,
    title: 'Working days a panel has to vote',
  } as Default<number>,
  DECISION_WORKING_DAYS: {
    value: 2,
    standing: 'CONFIRMED',
    source: guide,
    title: 'Target: working days from submission to decision',
  } as Default<number>,
  PAYMENT_DAYS: {
    value: 14,
    standing: 'CONFIRMED',
    source: guide,
    title: 'Target: days from receipt of an invoice to payment',
  } as Default<number>,
  OUT_OF_SCOPE: {
    value: ['LEGAL_FEE'],
    standing: 'CONFIRMED',
    source: `${guide}: legal costs are excluded`,
    title: 'Categories that the fund never pays for',
  } as Default<readonly ItemCategory[]>,
  ONLY_WHEN_AN_OFFICER_SAYS_SO: {
    value: ['PROCESS_SERVER'],
    standing: 'CONFIRMED',
    source: `${guide}: process-server costs in some cases`,
    title: 'Categories that need an officer’s reason to be allowed',
  } as Default<readonly ItemCategory[]>,
  REPEAT_MONTHS: {
    value: 12,
    standing: 'ASSUMED',
    source:
      'Neighbouring scheme (Essential Living Fund): not the same item again within 12 months; fleeing is an exception',
    title: 'Months within which the same category again is flagged',
  } as Default<number>,
  PAY_HOUSEHOLD_DIRECTLY: {
    value: false,
    standing: 'CONFIRMED',
    source: `${guide}: the survivor is not paid directly`,
    title: 'Whether a household may be the payee',
  } as Default<boolean>,
  EMERGENCY_AWARDS: {
    value: false,
    standing: 'ASSUMED',
    source: ours,
    title: 'Whether one senior officer may award out of hours, to be ratified',
  } as Default<boolean>,
  EMERGENCY_LIMIT: {
    value: 50_000,
    standing: 'ASSUMED',
    source: ours,
    title: 'An emergency award goes up to',
  } as Default<number>,
  RATIFY_WORKING_DAYS: {
    value: 5,
    standing: 'ASSUMED',
    source: ours,
    title: 'Working days within which an emergency award is ratified',
  } as Default<number>,
  RESERVATION_HOURS: {
    value: 48,
    standing: 'ASSUMED',
    source: ours,
    title: 'Hours for which “may I spend this now?” keeps the room under the limit',
  } as Default<number>,
  QUOTE_NEEDED_FROM: {
    value: 10_000,
    standing: 'ASSUMED',
    source: `${ours}: evidence in proportion`,
    title: 'A line of this amount or more needs a quote before it is submitted',
  } as Default<number>,
  EVIDENCE_MONTHS: {
    value: 12,
    standing: 'CONFIRMED',
    source: `${guide}: receipts and invoices are kept at least 12 months`,
    title: 'Months for which receipts and invoices are kept',
  } as Default<number>,

  PAYMENT_FORMAT: {
    value: 'ACCOUNTS_PAYABLE',
    standing: 'ASSUMED',
    source: ours,
    title: 'What a payment run is written as when nobody says otherwise',
  } as Default<PaymentFormat>,
  ACCOUNTS_PAYABLE_COLUMNS: {
    value: [
      { header: 'Payment reference', field: 'PAYMENT_REFERENCE' },
      { header: 'Supplier', field: 'SUPPLIER' },
      { header: 'Invoice number', field: 'INVOICE_NUMBER' },
      { header: 'Invoice date', field: 'INVOICE_DATE' },
      { header: 'Cost centre', field: 'COST_CENTRE' },
      { header: 'Account code', field: 'ACCOUNT_CODE' },
      { header: 'Financial year', field: 'FINANCIAL_YEAR' },
      { header: 'Invoice net', field: 'NET' },
      { header: 'Invoice VAT', field: 'VAT' },
      { header: 'Invoice gross', field: 'GROSS' },
      { header: 'Amount to pay', field: 'PAY' },
      { header: 'Sort code', field: 'SORT_CODE' },
      { header: 'Account number', field: 'ACCOUNT_NUMBER' },
      { header: 'Account name', field: 'ACCOUNT_NAME' },
      { header: 'Roll number', field: 'ROLL_NUMBER' },
      { header: 'Pay on', field: 'PROCESSING_DAY' },
      { header: 'File', field: 'RUN_FILE' },
      { header: 'Payments in file', field: 'RUN_PAYMENTS' },
      { header: 'Total of file', field: 'RUN_TOTAL' },
    ],
    standing: 'ASSUMED',
    source: ours,
    title: 'Columns of the accounts-payable import, in their order',
  } as Default<readonly PayableColumn[]>,
  PAYMENT_CUT_OFF: {
    value: '15:00',
    standing: 'ASSUMED',
    source: ours,
    title: 'A payment file that is made later, London time, counts as made on the next working day',
  } as Default<string>,
  ORIGINATOR_NAME: {
    value: 'COUNTY PAYMENTS',
    standing: 'ASSUMED',
    source: `${ours}: neutral, because others may read the payee’s bank statement`,
    title: 'Who pays, as it stands on bank statements: at most 18 letters and figures',
  } as Default<string>,
  RETURN_WORKING_DAYS: {
    value: 3,
    standing: 'CONFIRMED',
    source: 'Bacs: the report of a returned credit is acted upon within 3 working days',
    title: 'Working days within which a returned payment is dealt with',
  } as Default<number>,
} as const;

export type FundSettings = {
  readonly [Name in keyof typeof fundDefaults]: (typeof fundDefaults)[Name]['value'];
};
export type FundSettingName = keyof FundSettings;
export const fundSettingNames = Object.keys(fundDefaults) as FundSettingName[];

/** A value that somebody set. */
export interface SetValue {
  readonly name: string;
  readonly value: unknown;
  readonly effectiveFrom: LocalDate;
  readonly setAt: Date;
}

/** For each setting that somebody set, the last value that had begun by a day. */
export function lastSaid<S extends SetValue>(set: readonly S[], day: LocalDate): Map<string, S> {
  const begun = set
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .sort((a, b) => compareDays(a.effectiveFrom, b.effectiveFrom) || a.setAt.getTime() - b.setAt.getTime());
  return new Map(begun.map((one) => [one.name, one]));
}

/** What holds on a day: for each setting the last value that had begun by then, or the default. */
export function settingsOn(set: readonly SetValue[], day: LocalDate): FundSettings {
  const said = lastSaid(set, day);
  return Object.fromEntries(
    fundSettingNames.map((name) => [name, (said.get(name) ?? fundDefaults[name]).value]),
  ) as unknown as FundSettings;
}
