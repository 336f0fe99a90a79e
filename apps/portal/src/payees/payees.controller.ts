import {
  allows,
  Forbidden,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  type Problem,
  problem,
  Problems,
} from '@app/kernel';
import { checkedHows, payeeBlocks, payeeKinds, Payees } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { everyOne, payeeKindWords } from '../payments/words';
import { CurrentActor } from '../session/visitor';
import { type Payee, payeePage, type PayeesData, payeesPage } from './payee.page';

const tables = ['payee', 'payee_account', 'payee_account_check'];
const list = livePage('payees', {
  document: documentBeside(__dirname, 'payees'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const one = livePage('payee', {
  document: documentBeside(__dirname, 'payee'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const awarded = documentBeside(__dirname, 'awarded');
const paying = documentBeside(__dirname, 'paying-account');

const done = {
  added: 'Added. Nothing can be paid to it before it has an account that two people stand for.',
  entered: 'The account is entered and sealed. Somebody else checks it now.',
  confirmed: 'Confirmed. Two people stand for this account.',
  notConfirmed: 'Recorded that the account is not theirs. Nothing is paid to it.',
  blocked: 'Blocked. Nothing is paid to it, in runs without a file too.',
  unblocked: 'Unblocked, with your reason on record.',
  paysFrom: 'Runs that are frozen from now on pay from this account.',
} as const;

type Part = 'check' | 'block' | 'unblock';

interface More extends Partial<Refused> {
  readonly done?: string | undefined;
  readonly open?: Part;
}

const accountFields = ['accountName', 'sortCode', 'accountNumber', 'rollNumber', 'saidAloneAndSafe'];

/** Whom the fund pays, and to which account: one person enters it, another checks it. */
@Controller('payees')
export class PayeesController {
  constructor(
    private readonly reading: Reading,
    private readonly payees: Payees,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('after') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<PayeesData>(actor, list, { after });
    response.render('payees/payees.njk', {
      title: 'Payees',
      ...payeesPage(data, actor.roles),
      first: after === null,
      live: live('payees', data, {
        href: '/payees',
        now: new Date(),
        query: after === null ? {} : { after },
      }),
    });
  }

  @Get('new')
  async new(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    if (!allows('addPayee', actor.roles)) throw new Forbidden();
    await this.renderNew(actor, response, {});
  }

  @Post('new')
  async add(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const kind = fields.choice('kind', payeeKinds);
    const name = fields.textOr('name');
    const organisationId = kind === 'REFERRER' ? fields.text('organisationId') : null;
    const outcome = kind
      ? await this.payees.addPayee(actor, { kind, name, organisationId, idempotencyKey: keyOf(sent) })
      : new Problems([
          problem('CHOICE', 'Say what the payee is.', 'kind'),
          ...(name === '' ? [problem('LENGTH', 'Say what it is called.', 'name')] : []),
        ]);
    if (!isProblems(outcome)) {
      response.redirect(303, `/payees/${outcome.id}?done=added`);
      return;
    }
    response.status(422);
    await this.renderNew(actor, response, refused(sent, outcome, ['kind', 'name', 'organisationId']));
  }

  @Get('paying-account')
  async payingAccount(
    @CurrentActor() actor: PersonActor,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    await this.renderPaying(actor, response, { done: doneIn(done, asked) });
  }

  @Post('paying-account')
  async setPayingAccount(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.payees.setPayingAccount(actor, {
      serviceUserNumber: fields.textOr('serviceUserNumber'),
      sortCode: fields.textOr('sortCode'),
      accountNumber: fields.textOr('accountNumber'),
    });
    if (!isProblems(outcome)) {
      response.redirect(303, '/payees/paying-account?done=paysFrom');
      return;
    }
    response.status(422);
    const known = ['serviceUserNumber', 'sortCode', 'accountNumber'];
    await this.renderPaying(actor, response, refused(sent, oncePerField(outcome), known));
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

  @Get(':id/account')
  async account(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    if (!allows('enterPayeeAccount', actor.roles)) throw new Forbidden();
    await this.renderAccount(actor, id, response, {});
  }

  @Post(':id/account')
  async enter(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.payees.enterPayeeAccount(actor, {
      payeeId: id,
      accountName: fields.textOr('accountName'),
      sortCode: fields.textOr('sortCode'),
      accountNumber: fields.textOr('accountNumber'),
      rollNumber: fields.text('rollNumber'),
      saidAloneAndSafe: fields.yesOrNo('saidAloneAndSafe'),
      idempotencyKey: keyOf(sent),
    });
    if (!isProblems(outcome)) {
      response.redirect(303, `/payees/${id}?done=entered`);
      return;
    }
    response.status(422);
    await this.renderAccount(actor, id, response, refused(sent, oncePerField(outcome), accountFields));
  }

  @Post(':id/check')
  async check(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const confirmed = fields.yesOrNo('confirmed');
    const how = fields.choice('how', checkedHows);
    const missing: Problem[] = [
      ...(confirmed === null ? [problem('CHOICE', 'Say whether the account is theirs.', 'confirmed')] : []),
      ...(how === null ? [problem('CHOICE', 'Say how you made sure.', 'how')] : []),
      ...(fields.text('note') === null ? [problem('LENGTH', 'Say whom you spoke to.', 'note')] : []),
    ];
    const outcome =
      missing.length > 0 || confirmed === null || how === null
        ? new Problems(missing)
        : await this.payees.verifyPayeeAccount(actor, {
            payeeAccountId: idIn(sent['payeeAccountId']),
            confirmed,
            how,
            note: fields.textOr('note'),
            sortCode: confirmed ? fields.textOr('sortCode') : null,
            accountNumber: confirmed ? fields.textOr('accountNumber') : null,
            rollNumber: confirmed ? fields.text('rollNumber') : null,
          });
    await this.answer(
      actor,
      id,
      sent,
      response,
      isProblems(outcome) ? oncePerField(outcome) : outcome,
      confirmed ? 'confirmed' : 'notConfirmed',
      'check',
    );
  }

  @Post(':id/block')
  async block(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const because = fields.choice('because', payeeBlocks);
    const reason = fields.textOr('reason');
    const outcome = because
      ? await this.payees.blockPayee(actor, { payeeId: id, because, reason })
      : new Problems([
          problem('CHOICE', 'Say why.', 'because'),
          ...(reason === '' ? [problem('LENGTH', 'Say what happened.', 'reason')] : []),
        ]);
    await this.answer(actor, id, sent, response, outcome, 'blocked', 'block');
  }

  @Post(':id/unblock')
  async unblock(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const reason = new Fields(sent).textOr('reason');
    const outcome = await this.payees.unblockPayee(actor, { payeeId: id, reason });
    await this.answer(actor, id, sent, response, outcome, 'unblocked', 'unblock');
  }

  private async answer(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
    open: Part,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/payees/${id}?done=${word}`);
      return;
    }
    response.status(422);
    const known = [
      'confirmed',
      'sortCode',
      'accountNumber',
      'rollNumber',
      'how',
      'note',
      'because',
      'reason',
    ];
    await this.render(actor, id, response, { ...refused(sent, outcome, known), open });
  }

  /** @throws NotFound when there is no such payee of theirs. */
  private async find(actor: PersonActor, id: string): Promise<Payee> {
    const { payee } = await this.reading.read<{ payee: Payee | null }>(actor, one, { id });
    if (!payee) throw new NotFound();
    return payee;
  }

  private async render(actor: PersonActor, id: string, response: Response, more: More): Promise<void> {
    const data = { payee: await this.find(actor, id) };
    const now = new Date();
    response.render('payees/payee.njk', {
      ...payeePage(data.payee, now, actor.roles),
      form: { values: {}, errorOf: {}, ...more },
      ...more,
      back: { href: '/payees', text: 'Payees' },
      live: live('payee', data, { href: `/payees/${id}`, now, query: { id } }),
    });
  }

  private async renderAccount(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused>,
  ): Promise<void> {
    const payee = await this.find(actor, id);
    const { exitThisPage } = payeePage(payee, new Date(), actor.roles);
    const another = payee.account !== null || payee.pending !== null;
    response.render('payees/account.njk', {
      title: another ? 'Enter another account' : 'Enter its account',
      id,
      name: payee.name,
      household: payee.kind === 'HOUSEHOLD',
      meanwhile: another
        ? 'Until then nothing is paid to this payee, not to the account before it either.'
        : '',
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      exitThisPage,
      back: { href: `/payees/${id}`, text: payee.name },
    });
  }

  private async renderNew(actor: PersonActor, response: Response, more: Partial<Refused>): Promise<void> {
    const lines = await everyOne(async (after) => {
      const data = await this.reading.read<{
        awardLines: {
          nodes: { awardedTo: string; awardedToId: string }[];
          endCursor: string | null;
          hasNextPage: boolean;
        };
      }>(actor, awarded, { after });
      return data.awardLines;
    });
    const organisations = [...new Map(lines.map((line) => [line.awardedToId, line.awardedTo]))]
      .map(([value, text]) => ({ value, text }))
      .sort((a, b) => a.text.localeCompare(b.text));
    response.render('payees/new.njk', {
      title: 'Add a payee',
      kinds: payeeKinds.map((value) => ({ value, text: payeeKindWords[value] })),
      organisations: [{ value: '', text: 'None' }, ...organisations],
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/payees', text: 'Payees' },
    });
  }

  private async renderPaying(
    actor: PersonActor,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const { payingAccount } = await this.reading.read<{ payingAccount: object | null }>(actor, paying);
    response.render('payees/paying-account.njk', {
      title: 'The account the fund pays from',
      account: payingAccount,
      now: new Date(),
      maySet: allows('setPayingAccount', actor.roles),
      form: { values: {}, errorOf: {}, ...more },
      ...more,
      back: { href: '/payees', text: 'Payees' },
    });
  }
}

/** Only the first problem of each field: an account that is too short is no sort code either. */
const oncePerField = ({ problems }: Problems): Problems =>
  new Problems(
    problems.filter(
      ({ field }, index) =>
        field === undefined || problems.findIndex((other) => other.field === field) === index,
    ),
  );
