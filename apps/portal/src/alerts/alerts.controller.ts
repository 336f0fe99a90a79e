import { isProblems, type Outcome, type PersonActor } from '@app/kernel';
import { Alerts } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, IdInAddress } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type AlertsData, alertsPage } from './alerts.page';

const list = livePage('alerts', {
  document: documentBeside(__dirname, 'alerts'),
  tables: ['safeguarding_alert'],
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;

const done = {
  taken: 'You look into it now. Others see that somebody does.',
  closed: 'The alert is closed. Finance decides whether the payee can be paid again.',
} as const;

/** A bank said that whom it was to pay has died: the fund looks into it, and who applied is told. */
@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly reading: Reading,
    private readonly alerts: Alerts,
  ) {}

  @Get()
  list(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, response, { done: doneIn(done, query['done']) }, cursorIn(query['after']));
  }

  @Post(':id/take')
  async take(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(actor, id, sent, response, await this.alerts.takeAlert(actor, id), 'taken');
  }

  @Post(':id/close')
  async close(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = new Fields(sent).textOr(`outcome-${id}`);
    await this.answer(
      actor,
      id,
      sent,
      response,
      await this.alerts.closeAlert(actor, { id, outcome }),
      'closed',
    );
  }

  private async answer(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/alerts?done=${word}`);
      return;
    }
    response.status(422);
    const field = `outcome-${id}`;
    const problems = outcome.problems.map((each) => (each.field === 'outcome' ? { ...each, field } : each));
    await this.render(actor, response, refused(sent, { problems }, [field]), null);
  }

  private async render(
    actor: PersonActor,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
    after: string | null,
  ): Promise<void> {
    const data = await this.reading.read<AlertsData>(actor, list, { after });
    const now = new Date();
    response.render('alerts/alerts.njk', {
      title: 'Safeguarding alerts',
      ...alertsPage(data, now, actor.roles),
      first: after === null,
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      live: live('alerts', data, { href: '/alerts', now, query: after === null ? {} : { after } }),
    });
  }
}
