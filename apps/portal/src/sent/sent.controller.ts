import { isProblems, NotFound, type Outcome, type PersonActor } from '@app/kernel';
import { Holds, Placements, Questions, Referrals } from '@app/placements';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Fields, keyOf, refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type HoldData, holdPage, type PlacedData, placedPage, type SentData, sentPage } from './sent.page';

const byId = ({ id }: Readonly<Record<string, string>>) => ({ id });
const { document: hold } = livePage('hold', {
  document: documentBeside(__dirname, 'hold'),
  tables: ['hold', 'occupancy', 'referral'],
  variables: byId,
});
const { document: sentReferral } = livePage('sent', {
  document: documentBeside(__dirname, 'sent'),
  tables: ['hold', 'referral', 'referral_question', 'rule_override', 'placement'],
  variables: byId,
});
const { document: placed } = livePage('placed', {
  document: documentBeside(__dirname, 'placed'),
  tables: ['placement', 'occupancy'],
  variables: byId,
});

const done: Readonly<Record<string, string>> = {
  held: 'Held. Nobody else can take it until the hold ends.',
  referred: 'Sent. The provider sees only what its own rules use.',
  answered: 'Your answer is sent.',
  yes: 'Her yes is recorded.',
  no: 'Her no is recorded. The place is free again.',
  withdrawn: 'Withdrawn. The place is free again.',
  cancelled: 'Cancelled. The place is free again.',
};

/** From hold to arrival, for whoever holds the case. */
@Controller()
export class SentController {
  constructor(
    private readonly reading: Reading,
    private readonly holds: Holds,
    private readonly referrals: Referrals,
    private readonly questions: Questions,
    private readonly placements: Placements,
  ) {}

  @Get('holds/:id')
  async hold(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('done') word: unknown,
    @Res() response: Response,
  ): Promise<void> {
    response.render('sent/hold.njk', { ...(await this.holdPage(actor, id)), done: done[String(word)] });
  }

  @Post('holds/:id/refer')
  async refer(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.referrals.submitReferral(actor, { holdId: id, idempotencyKey: keyOf(sent) });
    if (isProblems(outcome)) {
      response
        .status(422)
        .render('sent/hold.njk', { ...(await this.holdPage(actor, id)), ...refused(sent, outcome, []) });
    } else response.redirect(303, `/sent/${outcome.id}?done=referred`);
  }

  @Post('holds/:id/release')
  async release(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.holds.releaseHold(actor, id);
    if (isProblems(outcome)) {
      response
        .status(422)
        .render('sent/hold.njk', { ...(await this.holdPage(actor, id)), ...refused({}, outcome, []) });
    } else response.redirect(303, `/households/${outcome.householdId}`);
  }

  @Get('sent/:id')
  async sent(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('done') word: unknown,
    @Res() response: Response,
  ): Promise<void> {
    response.render('sent/sent.njk', { ...(await this.sentPage(actor, id)), done: done[String(word)] });
  }

  @Post('sent/:id/answer')
  answer(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const text = new Fields(sent).textOr('text');
    const act = this.questions.answerQuestion(actor, { referralId: id, text, idempotencyKey: keyOf(sent) });
    return this.finish(actor, id, sent, act, 'answered', response);
  }

  @Post('sent/:id/withdraw')
  withdraw(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    return this.finish(actor, id, sent, this.referrals.withdrawReferral(actor, id), 'withdrawn', response);
  }

  /** Her yes or no. With a yes that needs one, the code that she will be asked for is told this once. */
  @Post('sent/:id/her-answer')
  async herAnswer(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const saysYes = fields.text('saysYes') === 'yes';
    const outcome = await this.referrals.answerForHousehold(actor, {
      referralId: id,
      saysYes,
      safetyReason: fields.text('safetyReason'),
      idempotencyKey: keyOf(sent),
    });
    if (isProblems(outcome)) {
      const page = await this.sentPage(actor, id);
      response.status(422).render('sent/sent.njk', { ...page, ...refused(sent, outcome, ['safetyReason']) });
    } else if (outcome.placement && outcome.spokenCode !== null) {
      response.render('sent/arrival-code.njk', {
        title: 'She said yes',
        spokenCode: outcome.spokenCode,
        href: `/placed/${outcome.placement.id}`,
      });
    } else
      response.redirect(
        303,
        outcome.placement ? `/placed/${outcome.placement.id}?done=yes` : `/sent/${id}?done=no`,
      );
  }

  @Get('placed/:id')
  async placed(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('done') word: unknown,
    @Res() response: Response,
  ): Promise<void> {
    response.render('sent/placed.njk', { ...(await this.placedPage(actor, id)), done: done[String(word)] });
  }

  @Post('placed/:id/cancel')
  async cancel(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.placements.cancelPlacement(actor, id);
    if (isProblems(outcome)) {
      response
        .status(422)
        .render('sent/placed.njk', { ...(await this.placedPage(actor, id)), ...refused({}, outcome, []) });
    } else response.redirect(303, `/placed/${id}?done=cancelled`);
  }

  private async finish(
    actor: PersonActor,
    id: string,
    sent: Sent,
    act: Promise<Outcome<unknown>>,
    word: string,
    response: Response,
  ): Promise<void> {
    const outcome = await act;
    if (isProblems(outcome)) {
      response.status(422).render('sent/sent.njk', {
        ...(await this.sentPage(actor, id)),
        ...refused(sent, outcome, ['text']),
      });
    } else response.redirect(303, `/sent/${id}?done=${word}`);
  }

  private async holdPage(actor: PersonActor, id: string): Promise<object> {
    const data = await this.reading.read<{ hold: HoldData | null }>(actor, hold, { id });
    if (!data.hold) throw new NotFound();
    const now = new Date();
    const page = holdPage(data.hold, now);
    return {
      ...page,
      key: keyOf({}),
      back: { href: `/households/${page.householdId}`, text: page.reference },
      isLive: page.live,
      live: live('hold', data, { href: `/holds/${id}`, now, query: { id } }),
    };
  }

  private async sentPage(actor: PersonActor, id: string): Promise<object> {
    const data = await this.reading.read<{ referral: SentData | null }>(actor, sentReferral, { id });
    // What one received is on another page.
    if (!data.referral?.householdId) throw new NotFound();
    const now = new Date();
    const page = sentPage(data.referral, now);
    return {
      ...page,
      key: keyOf({}),
      values: {},
      errorOf: {},
      back: { href: `/households/${data.referral.householdId}`, text: page.reference },
      live: live('sent', data, { href: `/sent/${id}`, now, query: { id } }),
    };
  }

  private async placedPage(actor: PersonActor, id: string): Promise<object> {
    const data = await this.reading.read<{ placement: PlacedData | null }>(actor, placed, { id });
    if (!data.placement?.householdId) throw new NotFound();
    const now = new Date();
    const page = placedPage(data.placement, now);
    return {
      ...page,
      back: { href: `/households/${data.placement.householdId}`, text: page.reference },
      live: live('placed', data, { href: `/placed/${id}`, now, query: { id } }),
    };
  }
}
