import { allows, isProblems, NotFound, type Outcome, type PersonActor, Problems } from '@app/kernel';
import {
  type DeclineReason,
  declineReasons,
  overridableRules,
  Overrides,
  Questions,
  Referrals,
  rulesToAskAbout,
  shownReason,
} from '@app/placements';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type Referral, referralPage, type ReferralsData, referralsPage, waits } from './referral.page';
import { type DeclineGroup, groupOf, groups, reasonInWords, reasonsOf } from './unable-words';

const tables = ['referral', 'referral_question', 'rule_override', 'hold', 'placement', 'occupancy'];
const list = livePage('referrals', {
  document: documentBeside(__dirname, 'referrals'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const one = livePage('referral', {
  document: documentBeside(__dirname, 'referral'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;

const done = {
  accepted: 'You said yes. The place is kept until she answers.',
  declined: 'You declined. The place is free, and the sender is told.',
  asked: 'Your question is sent. The time to answer runs on.',
  overridden: 'Overridden, with your name and your reason on record. You can accept now.',
} as const;

interface ReferralData {
  readonly referral: Referral | null;
}

/** What is put to a provider, and its answer. */
@Controller('referrals')
export class ReferralsController {
  constructor(
    private readonly reading: Reading,
    private readonly referrals: Referrals,
    private readonly questions: Questions,
    private readonly overrides: Overrides,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('after') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<ReferralsData>(actor, list, { after });
    const now = new Date();
    response.render('referrals/referrals.njk', {
      title: 'Referrals',
      ...referralsPage(data, now),
      first: after === null,
      live: live('referrals', data, {
        href: '/referrals',
        now,
        query: after === null ? {} : { after },
      }),
    });
  }

  @Get(':id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  @Post(':id/accept')
  async accept(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.referrals.acceptReferral(actor, { id, idempotencyKey: keyOf(sent) });
    await this.answer(actor, id, sent, response, outcome, 'accepted');
  }

  @Post(':id/ask')
  async ask(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.questions.askQuestion(actor, {
      referralId: id,
      text: fields.textOr('text'),
      rules: fields.choices('rules', rulesToAskAbout),
      idempotencyKey: keyOf(sent),
    });
    await this.answer(actor, id, sent, response, outcome, 'asked');
  }

  @Post(':id/override')
  async override(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.overrides.overrideRules(actor, {
      referralId: id,
      rules: fields.choices('overridden', overridableRules),
      reason: fields.textOr('reason'),
      idempotencyKey: keyOf(sent),
    });
    const shown = isProblems(outcome) ? renamed(outcome, 'rules', 'overridden') : outcome;
    await this.answer(actor, id, sent, response, shown, 'overridden');
  }

  /** The first tap chose a group; the second chooses its reason, the third confirms. */
  @Get(':id/decline')
  async decline(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const referral = await this.find(actor, id);
    if (!allows('declineReferral', actor.roles)) throw new NotFound();
    const group = new Fields(query).choice('group', Object.keys(groups) as DeclineGroup[]);
    if (group && waits(referral)) showReasons(referral, group, response);
    else response.redirect(303, `/referrals/${id}#decline`);
  }

  /** Asks to confirm a reason. It is sent, and never in an address: who lives with them would follow from one. */
  @Post(':id/decline/reason')
  async chooseReason(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const referral = await this.find(actor, id);
    if (!allows('declineReferral', actor.roles)) throw new NotFound();
    const reason = new Fields(sent).choice('primaryReason', declineReasons);
    if (reason && waits(referral)) showConfirm(referral, reason, response, keyOf({}), {});
    else response.redirect(303, `/referrals/${id}#decline`);
  }

  @Post(':id/decline')
  async confirmDecline(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const reason = fields.choice('primaryReason', declineReasons);
    if (!reason) {
      response.redirect(303, `/referrals/${id}#decline`);
      return;
    }
    const outcome = await this.referrals.declineReferral(actor, {
      id,
      primaryReason: reason,
      contributingReasons: fields.choices('contributingReasons', declineReasons),
      idempotencyKey: keyOf(sent),
    });
    if (!isProblems(outcome)) {
      response.redirect(303, `/referrals/${id}?done=declined`);
      return;
    }
    response.status(422);
    const again = refused(sent, outcome, ['contributingReasons']);
    showConfirm(await this.find(actor, id), reason, response, keyOf(sent), again);
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
      response.redirect(303, `/referrals/${id}?done=${word}`);
      return;
    }
    response.status(422);
    await this.render(actor, id, response, refused(sent, outcome, ['text', 'reason', 'overridden']));
  }

  /** @throws NotFound when there is no such referral of theirs. */
  private async find(actor: PersonActor, id: string): Promise<Referral> {
    const { referral } = await this.reading.read<ReferralData>(actor, one, { id });
    if (!referral) throw new NotFound();
    return referral;
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const data = { referral: await this.find(actor, id) };
    const now = new Date();
    const page = referralPage(data.referral, now, actor.roles);
    response.render('referrals/referral.njk', {
      ...page,
      // One key for each form, and new ones once the referral has moved on.
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      ...more,
      back: { href: '/referrals', text: 'All referrals' },
      live: live('referral', data, { href: `/referrals/${id}`, now, query: { id } }),
    });
  }
}

/** The same problems, at the field that the page shows. */
const renamed = ({ problems }: Problems, from: string, to: string): Problems =>
  new Problems(problems.map((found) => (found.field === from ? { ...found, field: to } : found)));

function showReasons(referral: Referral, group: DeclineGroup, response: Response): void {
  response.render('referrals/reasons.njk', {
    reference: referral.householdReference,
    group: groups[group].title,
    base: `/referrals/${referral.id}`,
    reasons: reasonsOf(group).map((reason) => ({ value: reason, text: reasonInWords(reason) })),
    back: { href: `/referrals/${referral.id}#decline`, text: 'Choose another group' },
  });
}

function showConfirm(
  referral: Referral,
  reason: DeclineReason,
  response: Response,
  key: string,
  more: Partial<Refused>,
): void {
  const told = shownReason(reason);
  response.render('referrals/confirm.njk', {
    base: `/referrals/${referral.id}`,
    freed: 'The place',
    reference: referral.householdReference,
    sentBy: referral.sentBy,
    key,
    reason: { code: reason, text: reasonInWords(reason) },
    told: told === reason ? null : reasonInWords(told),
    others: declineReasons
      .filter((other) => other !== reason)
      .map((other) => ({ value: other, text: reasonInWords(other) })),
    form: { values: {}, errorOf: {}, ...more },
    errors: more.errors,
    back: {
      href: `/referrals/${referral.id}/decline?group=${groupOf(reason)}`,
      text: 'Choose another reason',
    },
  });
}
