import type { LocalDate, Pence } from '@app/kernel';
import { stringify } from 'csv-stringify/sync';

/** What a column of the accounts-payable import may hold. */
export const payableFields = [
  'PAYMENT_REFERENCE',
  'SUPPLIER',
  'INVOICE_NUMBER',
  'INVOICE_DATE',
  'COST_CENTRE',
  'ACCOUNT_CODE',
  'FINANCIAL_YEAR',
  'NET',
  'VAT',
  'GROSS',
  'PAY',
  'SORT_CODE',
  'ACCOUNT_NUMBER',
  'ACCOUNT_NAME',
  'ROLL_NUMBER',
  'PROCESSING_DAY',
  'RUN_FILE',
  'RUN_PAYMENTS',
  'RUN_TOTAL',
] as const;
export type PayableField = (typeof payableFields)[number];

/** A column as finance’s own system wants it called, and what stands in it. Their order is the file’s. */
export interface PayableColumn {
  readonly header: string;
  readonly field: PayableField;
}

/** Whether a setting says columns: 1 to 40, each with a header of 1 to 60 characters and a field that there is. */
export const areColumns = (value: unknown): value is readonly PayableColumn[] =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= 40 &&
  value.every(
    (column: Partial<PayableColumn> | null) =>
      typeof column?.header === 'string' &&
      /^.{1,60}$/.test(column.header) &&
      payableFields.includes(column.field as PayableField),
  );

/** One payment as a row. NET, VAT and GROSS are the invoice’s; PAY is what is paid. */
export interface PayableRow {
  readonly reference: string;
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly invoicedOn: LocalDate;
  readonly costCentre: string;
  readonly accountCode: string;
  readonly financialYear: string;
  readonly netPence: Pence;
  readonly vatPence: Pence;
  readonly grossPence: Pence;
  readonly pence: Pence;
  readonly sortCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly rollNumber: string | null;
}

/** What all rows share. */
export interface PayableRun {
  readonly fileName: string;
  readonly processingDay: LocalDate;
  readonly count: number;
  readonly pence: Pence;
}

/** Pounds and pence with a full stop, no separators: `1249.99`. From whole pence, without floating point. */
export const decimalPounds = (pence: Pence): string =>
  `${String(Math.trunc(pence / 100))}.${String(pence % 100).padStart(2, '0')}`;

const values: Readonly<Record<PayableField, (row: PayableRow, run: PayableRun) => string>> = {
  PAYMENT_REFERENCE: ({ reference }) => reference,
  SUPPLIER: ({ supplier }) => supplier,
  INVOICE_NUMBER: ({ invoiceNumber }) => invoiceNumber,
  INVOICE_DATE: ({ invoicedOn }) => invoicedOn,
  COST_CENTRE: ({ costCentre }) => costCentre,
  ACCOUNT_CODE: ({ accountCode }) => accountCode,
  FINANCIAL_YEAR: ({ financialYear }) => financialYear,
  NET: ({ netPence }) => decimalPounds(netPence),
  VAT: ({ vatPence }) => decimalPounds(vatPence),
  GROSS: ({ grossPence }) => decimalPounds(grossPence),
  PAY: ({ pence }) => decimalPounds(pence),
  // Dashes keep a spreadsheet from dropping the zeros in front.
  SORT_CODE: ({ sortCode }) => `${sortCode.slice(0, 2)}-${sortCode.slice(2, 4)}-${sortCode.slice(4)}`,
  ACCOUNT_NUMBER: ({ accountNumber }) => accountNumber,
  ACCOUNT_NAME: ({ accountName }) => accountName,
  ROLL_NUMBER: ({ rollNumber }) => rollNumber ?? '',
  PROCESSING_DAY: (_row, { processingDay }) => processingDay,
  RUN_FILE: (_row, { fileName }) => fileName,
  RUN_PAYMENTS: (_row, { count }) => String(count),
  RUN_TOTAL: (_row, { pence }) => decimalPounds(pence),
};

/**
 * The import file of an accounts-payable system: UTF-8, a header, commas, carriage return and line feed. Every value is
 * quoted; one that a spreadsheet would take for a formula gets an apostrophe in front (fund-and-reports 8, 9).
 */
export function accountsPayableFile(
  columns: readonly PayableColumn[],
  rows: readonly PayableRow[],
  run: PayableRun,
): string {
  return stringify(
    [
      columns.map(({ header }) => header),
      ...rows.map((row) => columns.map(({ field }) => values[field](row, run))),
    ],
    { quoted: true, escape_formulas: true, record_delimiter: '\r\n' },
  );
}
