import { zone } from '@app/kernel';
import { stringify } from 'csv-stringify/sync';

/** What a provider may take away of its own: neither a name nor a need of anybody is in it. */
export const exportKinds = ['REFERRALS', 'STAYS'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** The longest that one export may reach, in days. */
export const longestExport = 731;

/** One column: its heading, what it says, and where its value comes from. */
export interface ExportColumn {
  readonly heading: string;
  readonly says: string;
  readonly value: (row: ExportRow) => string;
}

/** A row as the database gives it: text, instants as ISO text, lists of words; null where nothing is known. */
export type ExportRow = Readonly<Record<string, string | readonly string[] | null>>;

const inLondon = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

const text =
  (field: string) =>
  (row: ExportRow): string => {
    const value = row[field];
    return typeof value === 'string' ? value : (value ?? []).join('; ');
  };
/** `2026-11-27 16:05`, in London, as spreadsheets read it. */
const moment =
  (field: string) =>
  (row: ExportRow): string => {
    const value = row[field];
    return typeof value === 'string' ? inLondon.format(new Date(value)) : '';
  };
const minutes =
  (from: string, to: string) =>
  (row: ExportRow): string => {
    const [begin, end] = [row[from], row[to]];
    if (typeof begin !== 'string' || typeof end !== 'string') return '';
    return String(Math.floor((Date.parse(end) - Date.parse(begin)) / 60_000));
  };

const column = (heading: string, says: string, value: (row: ExportRow) => string): ExportColumn => ({
  heading,
  says,
  value,
});

/** The columns of each export, in order, as its page explains them. */
export const exportColumns: Readonly<Record<ExportKind, readonly ExportColumn[]>> = {
  REFERRALS: [
    column('Household', 'The reference of the household. Never a name.', text('reference')),
    column('Service', 'Your service.', text('service')),
    column('Unit', 'Your own name for the unit.', text('unit')),
    column('Sent by', 'The organisation that referred.', text('sentBy')),
    column('First night', 'The first night that was asked for: year, month, day.', text('arrive')),
    column('Sent at', 'When it was sent: year, month, day and time in London.', moment('submittedAt')),
    column('Answer due', 'Until when you could answer.', moment('answerBy')),
    column('Answered at', 'When you answered. Empty: you did not.', moment('answeredAt')),
    column(
      'Minutes to answer',
      'From sending to your answer, nights included.',
      minutes('submittedAt', 'answeredAt'),
    ),
    column(
      'What became of it',
      'SUBMITTED or QUESTION_ASKED: waiting. ACCEPTED, DECLINED, WITHDRAWN, HOUSEHOLD_SAID_NO. EXPIRED: nobody answered in time.',
      text('standing'),
    ),
    column('Reason', 'Why you declined: the one reason that counts.', text('primaryReason')),
    column('Other reasons', 'What contributed, apart by semicolons.', text('contributingReasons')),
  ],
  STAYS: [
    column('Household', 'The reference of the household. Never a name.', text('reference')),
    column('Service', 'Your service.', text('service')),
    column(
      'Type',
      'The type of accommodation on arrival, as in the annual return.',
      text('accommodationType'),
    ),
    column('Units', 'Your own names for the units, apart by semicolons.', text('units')),
    column('Arrived', 'The day they came: year, month, day.', text('startedOn')),
    column('Leaving day', 'The leaving day that was agreed. Empty: none.', text('leave')),
    column('Left', 'The day they left. Empty: they live there.', text('endedOn')),
    column('Reason', 'Why the stay ended.', text('leavingReason')),
    column('Went to', 'Where they went, as a kind of place.', text('destination')),
  ],
};

/**
 * Rows as comma-separated text for a spreadsheet: UTF-8 with its mark, so that names keep their letters, and a quote
 * before whatever a spreadsheet would take for a formula.
 */
export const exportText = (kind: ExportKind, rows: readonly ExportRow[]): string =>
  stringify(
    rows.map((row) => exportColumns[kind].map(({ value }) => value(row))),
    {
      header: true,
      columns: exportColumns[kind].map(({ heading }) => heading),
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
