import { record } from '@app/audit';
import { Database } from '@app/database';
import { checkInput } from '@app/graphql';
import { type Actor, authorise, dayIn, NotFound, type Outcome, Problems, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { ExportReturnInput, type ReturnFileType } from './api/return-export.type';
import { countReturn, returnInHand, yearAskedProblem } from './counting';
import type { Edition, Profile } from './domain/disclosure';
import { yearProblems } from './domain/readiness';
import { sentWith } from './shown-return';
import { fileOf } from './spreadsheet/file';
import { ownAuthority } from './store/returns.store';
import { workbookOfReturn } from './workbook-of-return';

/** Editions of a return as files. */
@Injectable()
export class ReturnExports {
  constructor(private readonly db: Database) {}

  /**
   * One edition in one format. A version that was sent is given from what was kept; any other is counted now and marked a
   * draft, for those who look at it before it is sent. That it left is on record.
   */
  async exportReturn(actor: Actor, input: ExportReturnInput): Promise<Outcome<ReturnFileType>> {
    authorise(actor, 'exportReturn');
    const { authorityCode, year: yearName, profile, format, version } = input;
    const wrong = checkInput(ExportReturnInput, input);
    if (wrong.length > 0) return new Problems(wrong);
    const found = await this.db.read(actor, async (tx) => {
      if (!(await ownAuthority(tx, authorityCode))) throw new NotFound();
      const asked = yearAskedProblem(yearName, tx.today);
      if (asked) return new Problems([asked]);
      const inHand = await returnInHand(tx, authorityCode, yearName, version);
      return inHand ?? refuse('UNKNOWN_VERSION', 'This return has no such version.', 'version');
    });
    if (found instanceof Problems) return found;
    const open = yearProblems(found.year, found.today);
    if (open.length > 0) return new Problems(open);
    const sent =
      found.version?.status === 'SUBMITTED' ? await sentWith(this.db, actor, found.version.id) : null;
    const { document, sha256 } = sent ?? (await countReturn(this.db, found));
    const status = {
      version: found.version?.version ?? null,
      status: found.version?.status ?? ('NOT_OPENED' as const),
      submittedOn: found.version?.submittedAt ? dayIn(found.version.submittedAt) : null,
    };
    const workbook = workbookOfReturn({
      form: found.form,
      year: found.year,
      document,
      sha256,
      status,
      edition: editionOf(profile),
    });
    const file = await fileOf(workbook, format);
    const id = found.version?.id ?? found.authority.id;
    return this.db.commit(actor, async (tx) => {
      await record(tx, {
        action: 'DUTY_RETURN_EXPORTED',
        subject: { kind: found.version ? 'duty-return' : 'organisation', id },
        reason: `${yearName}, ${profile}, ${format}, SHA-256 ${file.sha256}`,
      });
      const words = [
        authorityCode,
        yearName,
        profile.toLowerCase().replaceAll('_', '-'),
        ...(sent ? [] : ['draft']),
      ];
      return {
        id,
        fileName: `duty-return-${words.join('-')}${file.extension}`,
        mediaType: file.mediaType,
        base64: Buffer.from(file.bytes).toString('base64'),
        size: file.bytes.length,
        sha256: file.sha256,
        submitted: sent !== null,
      };
    });
  }
}

/** No exact edition is published by anybody: the submission goes to the Secretary of State. */
const editionOf = (profile: Profile): Edition =>
  profile === 'PUBLIC' ? { profile, anExactEditionIsPublished: false } : { profile };
