import {
  DataQuestionEntity,
  DutyReturnEntity,
  OutsideFigureEntity,
  ReturnAnswerEntity,
  ReturnCountedEntity,
  ReturnSettingEntity,
  ReturnSubmissionEntity,
} from './store/return.entities';

export { DataQuestions } from './data-questions';
export * from './domain/disclosure';
export * from './domain/figures';
export * from './domain/shorthand';
export { DutyDashboards } from './dashboards';
export { type GapCode, gapCodes } from './domain/gaps';
export { DutyReportModule } from './duty-report.module';
export { ReturnExports } from './exports';
export { ReturnReports } from './reports';
export { Returns } from './returns';
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

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const dutyReportEntities = [
  DutyReturnEntity,
  ReturnAnswerEntity,
  ReturnSettingEntity,
  OutsideFigureEntity,
  ReturnSubmissionEntity,
  ReturnCountedEntity,
  DataQuestionEntity,
];
