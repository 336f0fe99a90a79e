import {
  allows,
  Forbidden,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import {
  ClaimDecisions,
  Claims,
  mostClaimRows,
  Preapprovals,
  Reservations,
  writeClaimFile,
} from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res, UploadedFile } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { dayParts, Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { dayIn, type Problem } from '@app/kernel';
import { documentBeside, Reading } from '../layout/reading';
import { oneFile, type SentFile, textOf } from '../layout/upload';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  type Claim,
  type ClaimData,
  claimPage,
  type ClaimsData,
  claimsPage,
  fundsOf,
  type PreapprovalLine,
  preapprovalShown,
} from './claim.page';
import { columnGuide, wrongIn } from './claim-check';

const tables = ['fund_claim', 'fund_claim_row', 'fund_preapproval'];
const list = livePage('claims', {
  document: documentBeside(__dirname, 'claims'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const one = livePage('claim', {
  document: documentBeside(__dirname, 'claim'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const room = livePage('spending', {
  document: documentBeside(__dirname, 'room'),
  tables: ['fund_reservation', 'fund_preapproval'],
  variables: () => ({}),
}).document;
const [providers, spendingRoom, check] = ['providers', 'spending-room', 'check'].map((name) =>
  documentBeside(__dirname, name),
) as [typeof list, typeof list, typeof list];

/** Of the file, and of each other field of its form. More than the most characters of a claim, so that it is told which. */
const mostBytes = 2_000_000;

const done = {
  sent: 'The claim is sent, every row of it. You are told when the fund has answered.',
  withdrawn: 'The claim is withdrawn. Its invoices can be claimed again.',
  accepted: 'The claim is accepted. Finance pays the provider.',
  waits: 'What there is money for is accepted. The rest waits.',
  returned: 'The claim is returned. The provider is told what to put right.',
  aside: 'The row is set aside. The provider is told why.',
  asked: 'The invoice is asked for.',
  seen: 'Recorded that you have seen the invoice.',
  kept: 'Yes. The money is kept for you.',
  free: 'Given up. It can be spent again.',
  approved: 'The provider may claim afterwards, from that day.',
  ended: 'The approval ends on that day.',
} as const;

interface Preapproved {
  readonly preapprovals: { readonly nodes: readonly PreapprovalLine[] };
}

interface RoomData extends Preapproved {
  readonly reservations: {
    readonly nodes: readonly {
      readonly id: string;
      readonly clientReference: string;
      readonly pence: number;
      readonly endsAt: string;
    }[];
  };
}

interface Room {
  readonly leftPence: number;
  readonly claimedPence: number;
  readonly reservedPence: number;
  readonly linePence: number;
  readonly months: number;
}

interface Checked {
  readonly right: boolean;
  readonly problems: readonly Problem[];
  readonly rows: number;
  readonly clients: number;
  readonly netPence: number;
  readonly vatPence: number;
  readonly grossPence: number;
  readonly seekPence: number;
  readonly sustainPence: number;
}

/** Money that was spent first and is claimed afterwards: a provider's month, and the fund's answer to it. */
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly reading: Reading,
    private readonly claims: Claims,
    private readonly decisions: ClaimDecisions,
    private readonly preapprovals: Preapprovals,
    private readonly reservations: Reservations,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(query['after']);
    const data = await this.reading.read<ClaimsData>(actor, list, { after });
    const now = new Date();
    response.render('claims/claims.njk', {
      title: 'Claims',
      ...claimsPage(data, now, actor.roles),
      first: after === null,
      done: doneIn(done, query['done']),
      live: live('claims', data, { href: '/claims', now, query: after === null ? {} : { after } }),
    });
  }

  @Get('template.csv')
  template(@CurrentActor() actor: PersonActor, @Res() response: Response): void {
    if (!allows('checkClaim', actor.roles)) throw new Forbidden();
    response.attachment('claim-template.csv').type('text/csv; charset=utf-8').send(writeClaimFile([]));
  }

  @Get('new')
  new(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    return this.claimForm(actor, response, {});
  }

  /** Looks through a file, or takes it back to be changed, or sends it: whole, or not at all. */
  @Post('new')
  @oneFile('file', mostBytes)
  async claim(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @UploadedFile() file: SentFile | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const { preapprovals } = await this.reading.read<Preapproved>(actor, room);
    const funds = fundsOf(preapprovals.nodes);
    const authorityId = funds.length === 1 ? (funds[0]?.value ?? '') : fields.textOr('authorityId');
    // A file that was chosen is meant, not the text that an earlier one left in the field below it.
    const csv = textOf(file) ?? fields.textOr('csv');
    const values = { ...sent, csv };
    if (fields.text('act') === 'change') return this.claimForm(actor, response, { values });
    const missing = [
      ...(csv === '' ? [problem('LENGTH', 'Choose your file, or paste its rows.', 'file')] : []),
      ...(funds.some(({ value }) => value === authorityId)
        ? []
        : [problem('CHOICE', 'Say whose fund it is for.', 'authorityId')]),
    ];
    if (missing.length > 0) return this.again(actor, response, values, new Problems(missing));
    const { checkClaim } = await this.reading.read<{ checkClaim: Checked | null }>(actor, check, {
      input: { authorityId, csv },
    });
    if (!checkClaim) throw new NotFound();
    if (!checkClaim.right) return this.again(actor, response, values, checkClaim);
    if (fields.text('act') !== 'send') {
      this.confirm(response, checkClaim, { values });
      return;
    }
    const outcome = await this.claims.uploadClaim(actor, {
      authorityId,
      csv,
      invoicesKept: fields.ticked('invoicesKept'),
      idempotencyKey: keyOf(sent),
    });
    if (!isProblems(outcome)) {
      response.redirect(303, `/claims/${outcome.id}?done=sent`);
      return;
    }
    if (outcome.problems.every(({ field }) => field === 'invoicesKept')) {
      response.status(422);
      this.confirm(response, checkClaim, refused(values, outcome));
      return;
    }
    return this.again(actor, response, values, outcome);
  }

  @Get('spend')
  spend(
    @CurrentActor() actor: PersonActor,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.spendForm(actor, response, { done: doneIn(done, asked) });
  }

  /** May I spend this now? With an amount, a yes keeps it; without one, it only says what is left. */
  @Post('spend')
  async reserve(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const { preapprovals } = await this.reading.read<RoomData>(actor, room);
    const funds = fundsOf(preapprovals.nodes);
    const authorityId = funds.length === 1 ? (funds[0]?.value ?? '') : fields.textOr('authorityId');
    const clientReference = fields.textOr('clientReference');
    const pence = fields.pounds('pence');
    const wrong = [
      ...fields.problems,
      ...(clientReference === ''
        ? [problem('CLIENT', 'Enter your word for the client.', 'clientReference')]
        : []),
      ...(funds.some(({ value }) => value === authorityId)
        ? []
        : [problem('CHOICE', 'Say whose fund it is for.', 'authorityId')]),
    ];
    const again = async (outcome: Pick<Problems, 'problems'>): Promise<void> => {
      response.status(422);
      await this.spendForm(
        actor,
        response,
        refused(sent, outcome, ['clientReference', 'pence', 'authorityId']),
      );
    };
    if (wrong.length > 0) return again({ problems: wrong });
    if (pence === null) {
      const { spendingRoom: left } = await this.reading.read<{ spendingRoom: Room | null }>(
        actor,
        spendingRoom,
        {
          input: { authorityId, clientReference },
        },
      );
      if (left) return this.spendForm(actor, response, { values: sent, left });
      // What is wrong with the client's word, the command says.
    }
    const outcome = await this.reservations.reserveSpending(actor, {
      authorityId,
      clientReference,
      pence: pence ?? 0,
      idempotencyKey: keyOf(sent),
    });
    if (isProblems(outcome)) return again(outcome);
    response.redirect(303, '/claims/spend?done=kept');
  }

  @Post('spend/:id/give-up')
  async giveUp(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.reservations.giveUpReservation(actor, id);
    if (!isProblems(outcome)) {
      response.redirect(303, '/claims/spend?done=free');
      return;
    }
    response.status(422);
    await this.spendForm(actor, response, refused(sent, outcome, []));
  }

  @Get('providers')
  providers(
    @CurrentActor() actor: PersonActor,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.providersForm(actor, response, { done: doneIn(done, asked) });
  }

  @Post('providers')
  async approve(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const from = fields.day('from');
    const until = fields.day('until');
    const wrong = [
      ...fields.problems,
      ...(fields.text('organisationId') ? [] : [problem('CHOICE', 'Say which provider.', 'organisationId')]),
      ...(from || fields.problems.some(({ field }) => field === 'from')
        ? []
        : [problem('DAY', 'Enter the first day.', 'from')]),
    ];
    const outcome =
      wrong.length > 0 || !from
        ? new Problems(wrong)
        : await this.preapprovals.preapproveProvider(actor, {
            organisationId: fields.textOr('organisationId'),
            from,
            until,
          });
    if (!isProblems(outcome)) {
      response.redirect(303, '/claims/providers?done=approved');
      return;
    }
    response.status(422);
    await this.providersForm(actor, response, refused(sent, outcome, ['organisationId', 'from', 'until']));
  }

  @Post('providers/:id/end')
  async end(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const field = `end-${id}`;
    const until = fields.day(field);
    const outcome =
      fields.problems.length > 0
        ? new Problems(fields.problems)
        : await this.preapprovals.endPreapproval(actor, { id, until });
    if (!isProblems(outcome)) {
      response.redirect(303, '/claims/providers?done=ended');
      return;
    }
    response.status(422);
    const problems = outcome.problems.map((each) => ({ ...each, field }));
    await this.providersForm(actor, response, refused(sent, { problems }));
  }

  @Get(':id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const row = typeof query['row'] === 'string' ? query['row'] : undefined;
    return this.render(actor, id, response, { done: doneIn(done, query['done']) }, row);
  }

  @Post(':id/withdraw')
  async withdraw(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(actor, id, sent, response, await this.claims.withdrawClaim(actor, id), 'withdrawn');
  }

  @Post(':id/accept')
  async accept(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const comments = new Fields(sent).text('comments');
    const outcome = await this.decisions.acceptClaim(actor, {
      claimId: id,
      ...(comments === null ? {} : { comments }),
      idempotencyKey: keyOf(sent),
    });
    const word = !isProblems(outcome) && outcome.status === 'WAITING_FOR_FUNDS' ? 'waits' : 'accepted';
    await this.answer(actor, id, sent, response, outcome, word);
  }

  @Post(':id/return')
  async return(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const comments = new Fields(sent).textOr('comments');
    await this.answer(
      actor,
      id,
      sent,
      response,
      await this.decisions.returnClaim(actor, { claimId: id, comments }),
      'returned',
    );
  }

  /** What is done with one row: `act` says what. */
  @Post(':id/rows/:row')
  async row(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('row', IdInAddress) rowId: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const act = fields.choice('act', ['aside', 'asked', 'seen']);
    const said = fields.text(`said-${rowId}`);
    const outcome =
      act === 'aside'
        ? await this.decisions.setClaimRowAside(actor, { rowId, reason: said ?? '' })
        : act === 'asked'
          ? await this.decisions.requestEvidence(actor, { rowId, note: said })
          : act === 'seen'
            ? await this.decisions.recordEvidenceSeen(actor, rowId)
            : new Problems([problem('CHOICE', 'Say what is to be done with the row.', 'rowId')]);
    const named = isProblems(outcome)
      ? new Problems(
          outcome.problems.map((each) => ({
            ...each,
            ...(each.field === 'reason' || each.field === 'note' ? { field: `said-${rowId}` } : {}),
          })),
        )
      : outcome;
    await this.answer(actor, id, sent, response, named, act ?? 'seen', rowId);
  }

  private async answer(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
    row?: string,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/claims/${id}?done=${word}`);
      return;
    }
    response.status(422);
    const known = ['comments', ...(row === undefined ? [] : [`said-${row}`])];
    await this.render(actor, id, response, refused(sent, outcome, known), row);
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
    row?: string,
  ): Promise<void> {
    const data = await this.reading.read<ClaimData>(actor, one, { id });
    if (!data.claim) throw new NotFound();
    const now = new Date();
    const page = claimPage({ ...data, claim: data.claim satisfies Claim }, now, actor.roles, row);
    response.render('claims/claim.njk', {
      ...page,
      chosen: row,
      key: keyOf(more.values ?? {}),
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      back: { href: '/claims', text: 'All claims' },
      live: live('claim', data, {
        href: row === undefined ? `/claims/${id}` : `/claims/${id}?row=${row}`,
        now,
        query: { id },
      }),
    });
  }

  private async again(
    actor: PersonActor,
    response: Response,
    values: Sent,
    outcome: Pick<Problems, 'problems'>,
  ): Promise<void> {
    const wrong = wrongIn(String(values['csv']), outcome.problems);
    const ofRows = outcome.problems.filter(({ field }) => field?.startsWith('rows.'));
    const others = outcome.problems.filter((each) => !ofRows.includes(each));
    const told = refused(values, { problems: others }, ['file', 'csv', 'authorityId']);
    response.status(422);
    await this.claimForm(actor, response, {
      ...told,
      errors: [...told.errors, ...(wrong.summary === '' ? [] : [{ text: wrong.summary, href: '#wrong' }])],
      wrong,
    });
  }

  private async claimForm(
    actor: PersonActor,
    response: Response,
    more: Partial<Refused> & { readonly wrong?: ReturnType<typeof wrongIn> },
  ): Promise<void> {
    if (!allows('uploadClaim', actor.roles)) throw new Forbidden();
    const { preapprovals } = await this.reading.read<Preapproved>(actor, room);
    response.render('claims/new.njk', {
      title: 'Claim a month',
      funds: fundsOf(preapprovals.nodes),
      guide: columnGuide,
      most: mostClaimRows,
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      back: { href: '/claims', text: 'All claims' },
    });
  }

  private confirm(response: Response, checked: Checked, more: Partial<Refused>): void {
    response.render('claims/check.njk', {
      title: 'Every row is right',
      checked,
      key: keyOf(more.values ?? {}),
      ...more,
      form: { values: {}, errorOf: {}, ...more },
    });
  }

  private async spendForm(
    actor: PersonActor,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined; readonly left?: Room },
  ): Promise<void> {
    const data = await this.reading.read<RoomData>(actor, room);
    const now = new Date();
    const today = dayIn(now);
    response.render('claims/spend.njk', {
      title: 'May I spend this now?',
      funds: fundsOf(data.preapprovals.nodes),
      holds: data.preapprovals.nodes.some((each) => preapprovalShown(each, now).holds),
      today,
      kept: data.reservations.nodes,
      key: keyOf(more.values ?? {}),
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      back: { href: '/claims', text: 'All claims' },
      live: live('spending', data, { href: '/claims/spend', now }),
    });
  }

  private async providersForm(
    actor: PersonActor,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const data = await this.reading.read<
      Preapproved & { readonly claimants: readonly { readonly id: string; readonly name: string }[] }
    >(actor, providers);
    const now = new Date();
    const shown = data.preapprovals.nodes.map((each) => preapprovalShown(each, now));
    response.render('claims/providers.njk', {
      title: 'Pre-approved providers',
      approved: shown.filter(({ mayEnd }) => mayEnd),
      ended: shown.filter(({ mayEnd }) => !mayEnd),
      providers: [
        { value: '', text: 'Choose a provider' },
        ...data.claimants.map(({ id, name }) => ({ value: id, text: name })),
      ],
      ...more,
      form: {
        errorOf: {},
        ...more,
        values: { ...dayParts('from', dayIn(now)), ...more.values },
      },
      back: { href: '/claims', text: 'All claims' },
    });
  }
}
