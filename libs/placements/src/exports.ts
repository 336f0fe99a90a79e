import { record } from '@app/audit';
import { Database } from '@app/database';
import { authorise } from '@app/identity';
import { type Actor, daysBetween, type LocalDate, type Outcome, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { RecordsExportType } from './api/export.type';
import { type ExportKind, exportText, longestExport } from './domain/export-columns';
import { readExport } from './store/exports.read';

/** What a manager takes away of a provider's own records: references, never names; on record each time. */
@Injectable()
export class Exports {
  constructor(private readonly db: Database) {}

  /** @param to the last day, itself included. */
  exportRecords(
    actor: Actor,
    kind: ExportKind,
    from: LocalDate,
    to: LocalDate,
  ): Promise<Outcome<RecordsExportType>> {
    authorise(actor, 'exportRecords');
    return this.db.commit(actor, async (tx) => {
      const days = daysBetween(from, to);
      if (days < 0) return refuse('EXPORT_ORDER', 'The last day must not be before the first.', 'to');
      if (days > longestExport)
        return refuse('EXPORT_TOO_LONG', 'Ask for two years at most. Take more in parts.', 'from');
      const rows = await readExport(tx, kind, from, to);
      await record(tx, {
        action: `${kind}_EXPORTED`,
        subject: { kind: 'organisation', id: actor.organisationId },
        reason: `${from} to ${to}, ${String(rows.length)} rows`,
      });
      return {
        fileName: `${kind.toLowerCase()}-${from}-to-${to}.csv`,
        rows: rows.length,
        text: exportText(kind, rows),
      };
    });
  }
}
