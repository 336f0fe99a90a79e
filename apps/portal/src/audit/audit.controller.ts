import { AuditLog } from '@app/audit';
import { allows, Forbidden, isProblems, NotFound, type PersonActor, problem, Problems } from '@app/kernel';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { idIn } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import { subjectWords } from './act-words';
import {
  type EntriesData,
  type EntryData,
  entryRows,
  everyone,
  type StandingData,
  standingPage,
  subjectInWords,
} from './audit.page';

const entries = documentBeside(__dirname, 'entries');
const standing = documentBeside(__dirname, 'standing');

/** The most entries that one page shows. */
const most = 500;

/** Who saw what and why, and whether the record of it is whole. A reference is sent, and stands in no address. */
@Controller()
export class AuditController {
  constructor(
    private readonly reading: Reading,
    private readonly log: AuditLog,
  ) {}

  @Get('audit')
  ask(@CurrentActor() actor: PersonActor, @Res() response: Response): void {
    this.render(actor, response, {});
  }

  /** Looks a reference up, on record; the one record that it stands for, or the one chosen of several, is shown at once. */
  @Post('audit')
  async lookUp(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const reference = fields.textOr('reference');
    const outcome = await this.log.findAuditSubjects(actor, { reference, reason: fields.textOr('reason') });
    if (isProblems(outcome)) {
      this.render(actor, response.status(422), refused(sent, outcome, ['reference', 'reason']));
      return;
    }
    const { subjects } = outcome;
    const chosen = fields.text('subject');
    const subject = chosen === null ? subjects[0] : subjects.find(({ id }) => id === idIn(chosen));
    const form = { values: sent, errorOf: {}, asked: reference };
    if (subjects.length > 0 && !subject) throw new NotFound();
    if (!subject) this.render(actor, response, { ...form, nothing: true });
    else if (chosen === null && subjects.length > 1)
      this.render(actor, response, {
        ...form,
        choices: subjects.map(({ kind, id, whose }) => ({ id, kind: subjectWords[kind] ?? kind, whose })),
      });
    else {
      const { found, more } = await this.entriesOf(actor, subject.id, fields.text('after'));
      const now = new Date();
      this.render(actor, response, {
        ...form,
        values: {},
        subject: { id: subject.id, title: subjectInWords(subject.kind, reference), whose: subject.whose },
        lookedUp: sent,
        people: everyone(found, now),
        rows: entryRows(found, now),
        more,
      });
    }
  }

  @Get('record')
  async record(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    await this.renderRecord(actor, response, null, { values: {}, errorOf: {} });
  }

  /** Compares a head that was published with the record as it is. */
  @Post('record')
  async compare(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const position = fields.whole('position', 'Enter the number of the entry, for example 1204.');
    const hash = fields.textOr('hash').toLowerCase().replaceAll(/\s/g, '');
    const wrong = [...fields.problems];
    if (wrong.length === 0 && (position === null || position < 1))
      wrong.push(problem('NUMBER', 'Enter the number of the entry, for example 1204.', 'position'));
    if (!/^[0-9a-f]{64}$/.test(hash))
      wrong.push(problem('FORMAT', 'Enter the seal: 64 figures and letters from a to f.', 'hash'));
    if (wrong.length > 0 || position === null)
      await this.renderRecord(actor, response.status(422), null, refused(sent, new Problems(wrong)));
    else await this.renderRecord(actor, response, { position, hash }, { values: sent, errorOf: {} });
  }

  /** Entries about a subject, newest first, as many as one page shows, and where the older ones begin. */
  private async entriesOf(
    actor: PersonActor,
    subjectId: string,
    from: string | null,
  ): Promise<{ found: EntryData[]; more: string | null }> {
    const found: EntryData[] = [];
    let after = from;
    do {
      const { auditEntries: page }: EntriesData = await this.reading.read<EntriesData>(actor, entries, {
        subjectId,
        after,
      });
      found.push(...page.nodes);
      after = page.hasNextPage ? page.endCursor : null;
    } while (after !== null && found.length < most);
    return { found, more: after };
  }

  private render(actor: PersonActor, response: Response, more: object): void {
    if (!allows('findAuditSubjects', actor.roles)) throw new Forbidden();
    response.render('audit/audit.njk', {
      title: 'Who saw what',
      form: { values: {}, errorOf: {}, ...more },
      ...more,
    });
  }

  private async renderRecord(
    actor: PersonActor,
    response: Response,
    published: { readonly position: number; readonly hash: string } | null,
    form: Partial<Refused>,
  ): Promise<void> {
    const data = await this.reading.read<StandingData>(actor, standing, { published });
    response.render('audit/record.njk', {
      title: 'Is the record whole?',
      ...standingPage(data, published !== null),
      form,
      errors: form.errors,
    });
  }
}
