import {
  addDays,
  allows,
  dayIn,
  Forbidden,
  isProblems,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import { exportColumns, type ExportKind, exportKinds, Exports } from '@app/placements';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { dayParts, Fields, refused, type Refused, type Sent } from '../layout/form';
import { CurrentActor } from '../session/visitor';

const words: Readonly<
  Record<ExportKind, { readonly text: string; readonly hint: { readonly text: string } }>
> = {
  REFERRALS: { text: 'Referrals', hint: { text: 'Sent to you on these days, with your answers.' } },
  STAYS: { text: 'Stays', hint: { text: 'That touch these days, ended or not.' } },
};

/** What a manager takes away of the organisation's own records, as a file; each time on record. */
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  @Get()
  show(@CurrentActor() actor: PersonActor, @Res() response: Response): void {
    const today = dayIn(new Date());
    this.render(actor, response, {
      values: { ...dayParts('from', addDays(today, -90)), ...dayParts('to', today) },
    });
  }

  @Post()
  async take(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const kind = fields.choice('kind', exportKinds);
    const from = fields.day('from');
    const to = fields.day('to');
    const missing = [
      ...(kind ? [] : [problem('CHOICE', 'Say what you want to take.', 'kind')]),
      ...(from ? [] : [problem('DAY', 'Enter the first day.', 'from')]),
      ...(to ? [] : [problem('DAY', 'Enter the last day.', 'to')]),
    ].filter(({ field }) => !fields.problems.some((found) => found.field === field));
    const wrong = [...fields.problems, ...missing];
    const outcome =
      wrong.length > 0 || !kind || !from || !to
        ? new Problems(wrong)
        : await this.exports.exportRecords(actor, kind, from, to);
    if (isProblems(outcome)) {
      response.status(422);
      this.render(actor, response, refused(sent, outcome, ['kind', 'from', 'to']));
    } else response.attachment(outcome.fileName).type('text/csv; charset=utf-8').send(outcome.text);
  }

  private render(actor: PersonActor, response: Response, more: Partial<Refused>): void {
    if (!allows('exportRecords', actor.roles)) throw new Forbidden();
    response.render('exports/exports.njk', {
      title: 'Exports',
      kinds: exportKinds.map((value) => ({ value, ...words[value] })),
      columns: exportKinds.map((kind) => ({ title: words[kind].text, columns: exportColumns[kind] })),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
    });
  }
}
