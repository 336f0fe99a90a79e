import { Vacancies } from '@app/accommodation';
import { allows, isProblems, type PersonActor } from '@app/kernel';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type TonightData, tonightPage } from './tonight.page';

const { document } = livePage('tonight', {
  document: documentBeside(__dirname, 'tonight'),
  tables: ['vacancy', 'occupancy', 'unit', 'hold', 'referral', 'placement', 'episode', 'data_question'],
  variables: () => ({}),
});

/** The provider's home: what a shift hands over, and every unit on one page. */
@Controller('tonight')
export class TonightController {
  constructor(
    private readonly reading: Reading,
    private readonly vacancies: Vacancies,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: PersonActor,
    @Query('confirmed') confirmed: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const count = /^\d{1,4}$/.test(String(confirmed)) ? Number(confirmed) : undefined;
    const done =
      count === undefined
        ? undefined
        : `${String(count)} ${count === 1 ? 'vacancy' : 'vacancies'} confirmed.`;
    return this.render(actor, response, { done });
  }

  /** Confirms every open vacancy of a service in one press. */
  @Post('confirm')
  async confirm(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.vacancies.confirmService(actor, new Fields(sent).textOr('serviceId'));
    if (isProblems(outcome)) {
      response.status(422);
      await this.render(actor, response, refused(sent, outcome));
    } else response.redirect(303, `/tonight?confirmed=${String(outcome.count)}`);
  }

  private async render(
    actor: PersonActor,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const data = await this.reading.read<TonightData>(actor, document);
    const now = new Date();
    response.render('tonight/tonight.njk', {
      ...tonightPage(data, now),
      mayAddUnits: allows('addUnits', actor.roles),
      ...more,
      live: live('tonight', data, { href: '/tonight', now }),
    });
  }
}
