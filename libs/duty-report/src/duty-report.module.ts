import { Module } from '@nestjs/common';
import { DataQuestionsResolver } from './api/data-questions.resolver';
import { ReturnExportsResolver } from './api/return-exports.resolver';
import { ReturnsResolver } from './api/returns.resolver';
import { DataQuestions } from './data-questions';
import { DutyDashboards } from './dashboards';
import { ReturnExports } from './exports';
import { ReturnReports } from './reports';
import { Returns } from './returns';

@Module({
  providers: [
    Returns,
    ReturnReports,
    DutyDashboards,
    ReturnExports,
    DataQuestions,
    ReturnsResolver,
    ReturnExportsResolver,
    DataQuestionsResolver,
  ],
  exports: [Returns, ReturnReports, DutyDashboards, ReturnExports, DataQuestions],
})
export class DutyReportModule {}
