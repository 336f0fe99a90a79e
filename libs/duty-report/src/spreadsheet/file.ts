import { createHash } from 'node:crypto';
import { csvOf } from './csv';
import { jsonOf } from './json';
import { odsOf } from './ods';
import type { Workbook } from './workbook';
import { xlsxOf } from './xlsx';

/** The formats a workbook is handed over in. ODS is the one that government asks for. */
export const fileFormats = ['ODS', 'XLSX', 'CSV', 'JSON'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A finished file. The same workbook gives the same bytes, and so the same hash, on any machine and day. */
export interface WorkbookFile {
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, 64 hexadecimal digits in small letters. */
  readonly sha256: string;
  readonly mediaType: string;
  /** With its dot: `.ods`. */
  readonly extension: string;
}

const kinds: Readonly<Record<FileFormat, { readonly mediaType: string; readonly extension: string }>> = {
  ODS: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extension: '.ods' },
  XLSX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: '.xlsx',
  },
  CSV: { mediaType: 'text/csv; charset=utf-8', extension: '.csv' },
  JSON: { mediaType: 'application/json', extension: '.json' },
};

const writers: Readonly<Record<FileFormat, (workbook: Workbook) => Uint8Array | Promise<Uint8Array>>> = {
  ODS: odsOf,
  XLSX: xlsxOf,
  CSV: csvOf,
  JSON: jsonOf,
};

/**
 * The workbook as a file.
 * @throws WorkbookFault when the workbook could not become an accessible file.
 */
export async function fileOf(workbook: Workbook, format: FileFormat): Promise<WorkbookFile> {
  const bytes = await writers[format](workbook);
  return { format, bytes, sha256: sha256Of(bytes), ...kinds[format] };
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
