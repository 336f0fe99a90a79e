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
import { PaymentFiles, paymentFormats, PaymentRuns, returnDecisions, Statements } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { dayParts, Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { type PaymentsData, paymentsPage } from './payments.page';
import { type Returned, returnedPage } from './returned.page';
import { type PayableData, payablePage, type Run, runPage } from './run.page';
import { formatWords } from './words';

const tables = ['payment_run', 'payment', 'payment_return', 'bank_line', 'payee', 'payee_account'];
const home = livePage('payments', {
  document: documentBeside(__dirname, 'payments'),
  tables: [...tables, 'payee_account_check', 'fund_invoice'],
  variables: ({ after, fund, finance }) => ({
    after: cursorIn(after),
    fund: fund === 'yes',
    finance: finance === 'yes',
  }),
}).document;
const one = livePage('payment-run', {
  document: documentBeside(__dirname, 'run'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const payable = documentBeside(__dirname, 'payable');
const returned = documentBeside(__dirname, 'returned');

const done = {
  drafted: 'The draft is made. Look it through, then freeze it.',
  changed: 'The draft is changed.',
  frozen: 'Frozen. Nobody can change it, and somebody else approves it.',
  approved: 'Approved, exactly as you saw it. A finance preparer makes its file.',
  made: 'The file is made. It stays the same however often it is fetched.',
  sent: 'Sent. The bank’s statement says what became of it.',
  cancelled: 'Cancelled. Its lines can be put into another run.',
  rejected: 'Recorded that the bank refused it. What was refused can be paid again.',
  closed: 'Closed.',
  decided: 'Decided, with your reason on record.',
} as const;

/** Which part of a run’s page a refused form stands in. */
type Part = 'now' | 'change' | 'cancel' | 'rejected';

interface More extends Partial<Refused> {
  readonly done?: string | undefined;
  readonly open?: Part;
}

const fieldsOfRun = [
  'totalsSeen',
  'how',
  'reason',
  'takePaymentIds',
  'addAwardLineIds',
  'processingDay',
  'whole',
  'paymentIds',
];

/** What waits in finance, and payment runs from draft to closed. */
@Controller('payments')
export class PaymentsController {
  constructor(
    private readonly reading: Reading,
    private readonly runs: PaymentRuns,
    private readonly files: PaymentFiles,
    private readonly statements: Statements,
  ) {}

  @Get()
  async home(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(query['after']);
    const fund = allows('payableLines', actor.roles);
    const finance = allows('suspense', actor.roles);
    const data = await this.reading.read<PaymentsData>(actor, home, { after, fund, finance });
    const now = new Date();
    response.render('payments/payments.njk', {
      title: 'Payments',
      ...paymentsPage(data, now, actor.roles),
      first: after === null,
      done: doneIn(done, query['done']),
      live: live('payments', data, {
        href: '/payments',
        now,
        query: {
          fund: fund ? 'yes' : 'no',
          finance: finance ? 'yes' : 'no',
          ...(after === null ? {} : { after }),
        },
      }),
    });
  }

  @Get('new')
  async new(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    if (!allows('draftPaymentRun', actor.roles)) throw new Forbidden();
    await this.renderNew(actor, response, {});
  }

  @Post('new')
  async draft(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const processingDay = fields.day('processingDay');
    const wrong = [
      ...fields.problems,
      ...(processingDay || fields.problems.length > 0
        ? []
        : [problem('DAY', 'Say on which day the bank is to process it.', 'processingDay')]),
      ...(fields.ticked('awardLineIds')
        ? []
        : [problem('NOTHING', 'Tick what the run is to pay.', 'awardLineIds')]),
    ];
    const outcome =
      wrong.length > 0 || !processingDay
        ? new Problems(wrong)
        : await this.runs.draftPaymentRun(actor, {
            awardLineIds: fields.many('awardLineIds'),
            processingDay,
            format: fields.choice('format', paymentFormats),
            idempotencyKey: keyOf(sent),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/payments/${outcome.id}?done=drafted`);
      return;
    }
    response.status(422);
    await this.renderNew(
      actor,
      response,
      refused(sent, outcome, ['awardLineIds', 'processingDay', 'format']),
    );
  }

  @Get('returned/:id')
  showReturned(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.renderReturned(actor, id, response, {});
  }

  @Post('returned/:id')
  async decide(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const decision = fields.choice('decision', returnDecisions);
    const reason = fields.textOr('reason');
    const outcome = decision
      ? await this.statements.dealWithReturn(actor, { paymentId: id, decision, reason })
      : new Problems([
          problem('CHOICE', 'Say what is to happen.', 'decision'),
          ...(reason === '' ? [problem('LENGTH', 'Say why.', 'reason')] : []),
        ]);
    if (!isProblems(outcome)) {
      response.redirect(303, '/payments?done=decided');
      return;
    }
    response.status(422);
    await this.renderReturned(actor, id, response, refused(sent, outcome, ['decision', 'reason']));
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

  @Post(':id/change')
  async change(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const processingDay = fields.day('processingDay');
    const outcome =
      fields.problems.length > 0
        ? new Problems(fields.problems)
        : await this.runs.changePaymentRun(actor, {
            id,
            takePaymentIds: fields.many('takePaymentIds'),
            addAwardLineIds: fields.many('addAwardLineIds'),
            processingDay,
          });
    await this.answer(actor, id, sent, response, outcome, 'changed', 'change');
  }

  @Post(':id/freeze')
  async freeze(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.runs.freezePaymentRun(actor, { id, idempotencyKey: keyOf(sent) });
    await this.answer(actor, id, sent, response, outcome, 'frozen');
  }

  @Post(':id/approve')
  async approve(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = fields.ticked('totalsSeen')
      ? await this.runs.approvePaymentRun(actor, {
          id,
          contentHash: fields.textOr('contentHash'),
          idempotencyKey: keyOf(sent),
        })
      : new Problems([problem('TOTALS', 'Say that you have looked at the control totals.', 'totalsSeen')]);
    await this.answer(actor, id, sent, response, outcome, 'approved');
  }

  @Post(':id/make')
  async make(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.files.makePaymentFile(actor, { id, idempotencyKey: keyOf(sent) });
    await this.answer(actor, id, sent, response, outcome, 'made');
  }

  /** The bytes of its file, as an act of its own: each time is on record. */
  @Post(':id/file')
  async download(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const run = await this.find(actor, id);
    if (!run.file) throw new NotFound();
    const outcome = await this.files.downloadPaymentFile(actor, run.file.id);
    if (isProblems(outcome)) {
      await this.answer(actor, id, {}, response, outcome, 'made');
      return;
    }
    response
      .attachment(outcome.name)
      .type('application/octet-stream')
      .send(Buffer.from(outcome.base64, 'base64'));
  }

  @Post(':id/send')
  async send(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const how = new Fields(sent).textOr('how');
    const outcome = await this.runs.sendPaymentRun(actor, { id, how, idempotencyKey: keyOf(sent) });
    await this.answer(actor, id, sent, response, outcome, 'sent');
  }

  @Post(':id/cancel')
  async cancel(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const reason = new Fields(sent).textOr('reason');
    const outcome = await this.runs.cancelPaymentRun(actor, { id, reason });
    await this.answer(actor, id, sent, response, outcome, 'cancelled', 'cancel');
  }

  @Post(':id/rejected')
  async rejected(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const whole = fields.yesOrNo('whole');
    const reason = fields.textOr('reason');
    const missing: Problem[] = [
      ...(whole === null ? [problem('CHOICE', 'Say what was refused.', 'whole')] : []),
      ...(whole === false && !fields.ticked('paymentIds')
        ? [problem('NOTHING', 'Tick what was refused.', 'paymentIds')]
        : []),
      ...(reason === '' ? [problem('LENGTH', 'Say what the bank said.', 'reason')] : []),
    ];
    const outcome =
      missing.length > 0
        ? new Problems(missing)
        : await this.runs.recordRejectedByBank(actor, {
            id,
            reason,
            paymentIds: whole ? null : fields.many('paymentIds'),
          });
    await this.answer(actor, id, sent, response, outcome, 'rejected', 'rejected');
  }

  @Post(':id/close')
  async close(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.runs.closePaymentRun(actor, id);
    await this.answer(actor, id, sent, response, outcome, 'closed');
  }

  private async answer(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
    open: Part = 'now',
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/payments/${id}?done=${word}`);
      return;
    }
    response.status(422);
    await this.render(actor, id, response, { ...refused(sent, outcome, fieldsOfRun), open });
  }

  /** @throws NotFound when there is no such run of theirs. */
  private async find(actor: PersonActor, id: string): Promise<Run> {
    const { paymentRun } = await this.reading.read<{ paymentRun: Run | null }>(actor, one, { id });
    if (!paymentRun) throw new NotFound();
    return paymentRun;
  }

  private async render(actor: PersonActor, id: string, response: Response, more: More): Promise<void> {
    const data = { paymentRun: await this.find(actor, id) };
    const now = new Date();
    const page = runPage(data.paymentRun, now, actor.roles);
    const choices = page.may.change
      ? payablePage(await this.reading.read<PayableData>(actor, payable))
      : undefined;
    response.render('payments/run.njk', {
      ...choices,
      ...page,
      seesPayees: allows('payee', actor.roles),
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      ...more,
      back: { href: '/payments', text: 'Payments' },
      live: live('payment-run', data, { href: `/payments/${id}`, now, query: { id } }),
    });
  }

  private async renderNew(actor: PersonActor, response: Response, more: Partial<Refused>): Promise<void> {
    const page = payablePage(await this.reading.read<PayableData>(actor, payable));
    const values = { awardLineIds: page.payableIds, format: '', ...dayParts('processingDay', page.firstDay) };
    response.render('payments/new.njk', {
      title: 'Make a payment run',
      ...page,
      formats: [
        { value: '', text: 'As the fund’s settings say', checked: !more.values?.['format'] },
        ...paymentFormats.map((value) => ({ value, text: formatWords[value] })),
      ],
      key: keyOf(more.values ?? {}),
      form: { values, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/payments', text: 'Payments' },
    });
  }

  private async renderReturned(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused>,
  ): Promise<void> {
    const data = await this.reading.read<{ paymentReturn: Returned | null }>(actor, returned, { id });
    if (!data.paymentReturn) throw new NotFound();
    response.render('payments/returned.njk', {
      ...returnedPage(data.paymentReturn, new Date(), actor.roles),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/payments', text: 'Payments' },
    });
  }
}
