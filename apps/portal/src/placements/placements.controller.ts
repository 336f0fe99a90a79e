import { isProblems, NotFound, type Outcome, type PersonActor, Problems } from '@app/kernel';
import { Placements } from '@app/placements';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type ArrivalsData, arrivalsPage, type Placement, placementPage } from './placement.page';

const tables = ['placement', 'occupancy', 'episode'];
const list = livePage('arrivals', {
  document: documentBeside(__dirname, 'arrivals'),
  tables,
  variables: () => ({}),
}).document;
const one = livePage('placement', {
  document: documentBeside(__dirname, 'placement'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;

const done = {
  'not-arrived': 'Recorded that she did not arrive. The room is free, and whoever placed her is told.',
} as const;

interface PlacementData {
  readonly placement: Placement | null;
}

/** Who is to come, and what becomes of each. */
@Controller()
export class PlacementsController {
  constructor(
    private readonly reading: Reading,
    private readonly placements: Placements,
  ) {}

  @Get('arrivals')
  async arrivals(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    const data = await this.reading.read<ArrivalsData>(actor, list);
    const now = new Date();
    response.render('placements/arrivals.njk', {
      title: 'Arrivals',
      ...arrivalsPage(data, now),
      live: live('arrivals', data, { href: '/arrivals', now }),
    });
  }

  @Get('placements/:id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  /** She is there, and said her code; from another place in Hearth, in one act that ends her stay there. A code is no word to keep in a page: it must be said again. */
  @Post('placements/:id/arrival')
  async arrive(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const movesOn = fields.ticked('movesOn');
    const arrival = {
      placementId: id,
      spokenCode: fields.textOr('spokenCode'),
      arrivedOn: fields.day('arrivedOn'),
      idempotencyKey: keyOf(sent),
    };
    const outcome: Outcome<{ readonly id: string }> =
      fields.problems.length > 0
        ? new Problems(fields.problems)
        : movesOn
          ? await this.placements.recordMoveOn(actor, arrival)
          : await this.placements.recordArrival(actor, arrival);
    if (!isProblems(outcome)) {
      response.redirect(303, `/stays/${outcome.id}?done=${movesOn ? 'moved' : 'arrived'}`);
      return;
    }
    response.status(422);
    const kept = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'spokenCode'));
    await this.render(actor, id, response, refused(kept, outcome, ['spokenCode', 'arrivedOn', 'movesOn']));
  }

  @Post('placements/:id/non-arrival')
  async notArrived(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.placements.recordNonArrival(actor, id);
    if (!isProblems(outcome)) {
      response.redirect(303, `/placements/${id}?done=not-arrived`);
      return;
    }
    response.status(422);
    await this.render(actor, id, response, refused(sent, outcome, []));
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const data = await this.reading.read<PlacementData>(actor, one, { id });
    if (!data.placement) throw new NotFound();
    const now = new Date();
    response.render('placements/placement.njk', {
      ...placementPage(data.placement, now, actor.roles),
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      ...more,
      back: { href: '/arrivals', text: 'All arrivals' },
      live: live('placement', data, { href: `/placements/${id}`, now, query: { id } }),
    });
  }
}
