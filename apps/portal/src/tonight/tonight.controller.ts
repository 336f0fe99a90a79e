import { Vacancies } from '@app/accommodation';
import { allows, isProblems, type PersonActor } from '@app/kernel';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { confirmedInWords, type TonightData, tonightPage } from './tonight.page';

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
    return this.render(actor, response, { confirmed: String(confirmed) });
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
    } else response.redirect(303, `/tonight?confirmed=${outcome.id}`);
  }

  /** Offers every unit of a service that is free and not offered, in one press. */
  @Post('offer')
  async offer(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.vacancies.publishService(actor, new Fields(sent).textOr('serviceId'));
    if (isProblems(outcome)) {
      response.status(422);
      await this.render(actor, response, refused(sent, outcome));
    } else response.redirect(303, `/tonight?confirmed=${outcome.id}`);
  }

  private async render(
    actor: PersonActor,
    response: Response,
    { confirmed, ...more }: Partial<Refused> & { readonly confirmed?: string },
  ): Promise<void> {
    const data = await this.reading.read<TonightData>(actor, document);
    const now = new Date();
    const page = tonightPage(data, now);
    response.render('tonight/tonight.njk', {
      ...page,
      done: confirmedInWords(page, confirmed),
      mayOffer: allows('publishService', actor.roles),
      mayAddUnits: allows('addUnits', actor.roles),
      ...more,
      live: live('tonight', data, { href: '/tonight', now }),
    });
  }
}
