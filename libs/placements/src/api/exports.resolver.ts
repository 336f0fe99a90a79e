import { CurrentActor, LocalDateType, resultOf } from '@app/graphql';
import type { LocalDate, Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { ExportKind } from '../domain/export-columns';
import { Exports } from '../exports';
import { ExportKindEnum, RecordsExportType } from './export.type';

const ExportRecordsResult = resultOf('ExportRecordsResult', RecordsExportType);

@Resolver()
export class ExportsResolver {
  constructor(private readonly exports: Exports) {}

  @Mutation(() => ExportRecordsResult, {
    description:
      'Referrals sent to you between two days, or stays that touch them, as a file; on record. Problems: EXPORT_ORDER, EXPORT_TOO_LONG.',
  })
  exportRecords(
    @CurrentActor() actor: PersonActor,
    @Args('kind', { type: () => ExportKindEnum }) kind: ExportKind,
    @Args('from', { type: () => LocalDateType }) from: LocalDate,
    @Args('to', { type: () => LocalDateType }) to: LocalDate,
  ): Promise<Outcome<RecordsExportType>> {
    return this.exports.exportRecords(actor, kind, from, to);
  }
}
