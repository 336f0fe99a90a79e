import { DataQuestions } from '@app/duty-report';
import { isProblems, type PersonActor } from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, IdInAddress } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside } from '../layout/reading';
import { Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type DataQuestionsData, dataQuestionsPage } from './data-questions.page';

const { document } = livePage('data-questions', {
  document: documentBeside(__dirname, 'data-questions'),
  tables: ['data_question'],
  variables: ({ after }) => ({ after: cursorIn(after) }),
});

const done = { settled: 'Settled. Whoever asked sees that it is done.' } as const;

/** What authorities ask a provider about its own records, for their annual return. */
@Controller('data-questions')
export class DataQuestionsController {
  constructor(
    private readonly reading: Reading,
    private readonly questions: DataQuestions,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, cursorIn(query['after']), response, { done: doneIn(done, query['done']) });
  }

  /** The record was put right, or there is nothing to put right. */
  @Post(':id/settle')
  async settle(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.questions.settleDataQuestion(actor, id);
    if (!isProblems(outcome)) {
      response.redirect(303, '/data-questions?done=settled');
      return;
    }
    response.status(422);
    await this.render(actor, cursorIn(new Fields(sent).text('after')), response, refused(sent, outcome, []));
  }

  private async render(
    actor: PersonActor,
    after: string | null,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const data = await this.reading.read<DataQuestionsData>(actor, document, { after });
    const now = new Date();
    response.render('data-questions/data-questions.njk', {
      title: 'Questions about your records',
      ...dataQuestionsPage(data, now),
      ...more,
      here: after,
      live: live('data-questions', data, {
        href: after === null ? '/data-questions' : `/data-questions?after=${encodeURIComponent(after)}`,
        now,
        query: after === null ? {} : { after },
      }),
    });
  }
}
