export * from './domain/disclosure';
export * from './domain/figures';
export * from './domain/shorthand';
export { type FileFormat, fileFormats, fileOf, sha256Of, type WorkbookFile } from './spreadsheet/file';
export {
  type Cell,
  checkWorkbook,
  type CoverLine,
  type CoverSection,
  type Note,
  type SheetColumn,
  type SheetRow,
  type SheetTable,
  type Workbook,
  WorkbookFault,
} from './spreadsheet/workbook';
