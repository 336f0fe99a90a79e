import { isProblems, NotFound, type Outcome, type PersonActor, problem, Problems } from '@app/kernel';
import { Applications, Awards, Connections, Panel } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { showQuote } from '../applications/opened-quote';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { caseShown, type CaseData } from '../panel/panel.page';
import { CurrentActor } from '../session/visitor';
import { awardsIn, fieldsOf } from './deciding';
import type { DecisionData, OfficerData } from './officer.data';
import { decisionPage, officerPage } from './officer.page';

const tables = [
  'fund_application',
  'fund_document',
  'panel_case',
  'panel_vote',
  'fund_conflict',
  'award_line',
];
const list = livePage('fund-applications', {
  document: documentBeside(__dirname, 'fund-applications'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const one = livePage('fund-application', {
  document: documentBeside(__dirname, 'fund-application'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const panelCase = documentBeside(__dirname, 'fund-case');

const done = {
  decided: 'Decided. Whoever asked is told.',
  referred: 'The panel is asked to vote.',
  asked: 'Asked. The time to decide begins anew with the answer.',
  members: 'Further members are asked.',
  released: 'The money is back in the budget.',
} as const;

const committed = {
  committed: 'Everything that waited is committed.',
  some: 'As far as the money goes, what waited longest is committed. The rest waits on.',
  none: 'The money does not reach for anything that waits.',
  declared: 'You are recused. That application is closed to you from now on.',
} as const;

/** An officer's part: what waits, and one screen on which it is decided. */
@Controller('fund')
export class FundApplicationsController {
  constructor(
    private readonly reading: Reading,
    private readonly applications: Applications,
    private readonly awards: Awards,
    private readonly panel: Panel,
    private readonly connections: Connections,
  ) {}

  @Get('applications')
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('after') asked: unknown,
    @Query('done') word: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<OfficerData>(actor, list, { after });
    const now = new Date();
    response.render('fund/fund-applications.njk', {
      title: 'Applications',
      first: after === null,
      ...officerPage(data, now),
      done: doneIn(committed, word),
      live: live('fund-applications', data, {
        href: '/fund/applications',
        now,
        query: after === null ? {} : { after },
      }),
    });
  }

  /** Commits what waits in a budget, whoever waits longest first. */
  @Post('waiting/:budget')
  async commitWaiting(
    @CurrentActor() actor: PersonActor,
    @Param('budget', IdInAddress) budgetId: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.awards.commitWaiting(actor, budgetId);
    const word =
      isProblems(outcome) || outcome.committed === 0 ? 'none' : outcome.waiting === 0 ? 'committed' : 'some';
    response.redirect(303, `/fund/applications?done=${word}`);
  }

  @Get('applications/:id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  /** Decides, or puts the same awards to the panel as a recommendation: one form, two buttons. */
  @Post('applications/:id/decision')
  async decide(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { fundApplication } = await this.find(actor, id);
    const { awards, problems } = awardsIn(sent, fundApplication.lines);
    const refers = sent['act'] === 'refer';
    const said = { applicationId: id, lines: awards, idempotencyKey: keyOf(sent) };
    const outcome =
      problems.length > 0
        ? new Problems(problems)
        : refers
          ? await this.panel.referToPanel(actor, { ...said, memberIds: new Fields(sent).many('memberIds') })
          : await this.awards.decideApplication(actor, said);
    await this.answer(actor, id, sent, response, outcome, refers ? 'referred' : 'decided');
  }

  @Post('applications/:id/question')
  async ask(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.applications.askForInformation(actor, {
      applicationId: id,
      question: new Fields(sent).textOr('question'),
      idempotencyKey: keyOf(sent),
    });
    await this.answer(actor, id, sent, response, outcome, 'asked');
  }

  /** Shows why it is asked for, in the applicant's words. That it was read is on record. */
  @Post('applications/:id/reason')
  async reason(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.applications.readApplicationReason(actor, id);
    if (isProblems(outcome)) await this.answer(actor, id, sent, response, outcome, 'asked');
    // What was entered of a decision came along, and stays.
    else await this.render(actor, id, response, { reason: outcome, values: sent });
  }

  @Post('applications/:id/quotes/:quote')
  async open(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('quote', IdInAddress) quote: string,
    @Res() response: Response,
  ): Promise<void> {
    const wrong = showQuote(response, await this.applications.openQuote(actor, quote));
    if (wrong) await this.answer(actor, id, {}, response, wrong, 'asked');
  }

  /** Further members, for a case that too many are tied to. */
  @Post('applications/:id/members')
  async addMembers(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { fundApplication } = await this.find(actor, id);
    const outcome = await this.panel.addPanelMembers(actor, {
      caseId: fundApplication.panelCaseId ?? '',
      memberIds: new Fields(sent).many('memberIds'),
    });
    await this.answer(actor, id, sent, response, outcome, 'members');
  }

  /** Gives money of one awarded line back to the budget. */
  @Post('applications/:id/lines/:line/release')
  async release(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('line', IdInAddress) awardLineId: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { fundApplication } = await this.find(actor, id);
    const index = fundApplication.lines.findIndex((line) => line.awardLineId === awardLineId);
    if (index < 0) throw new NotFound();
    const at = (part: string): string => `lines.${String(index)}.${part}`;
    const fields = new Fields(sent);
    const pence = fields.pounds(at('pence'));
    const outcome =
      fields.problems.length > 0
        ? new Problems(fields.problems)
        : await this.awards.releaseAward(actor, {
            awardLineId,
            pence,
            because: fields.textOr(at('because')),
            idempotencyKey: keyOf(sent),
          });
    const told = isProblems(outcome)
      ? new Problems(
          outcome.problems.map(({ code, message, field }) =>
            problem(code, message, field === 'because' || field === 'pence' ? at(field) : field),
          ),
        )
      : outcome;
    await this.answer(actor, id, sent, response, told, 'released');
  }

  /** Says that one is tied to it: it is closed to them at once. */
  @Post('applications/:id/connection')
  async declare(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.connections.declareConnection(actor, {
      applicationId: id,
      because: new Fields(sent).textOr('tiedBecause'),
    });
    if (isProblems(outcome)) {
      const told = outcome.problems.map(({ code, message }) => problem(code, message, 'tiedBecause'));
      await this.answer(actor, id, sent, response, new Problems(told), 'asked');
    } else response.redirect(303, '/fund/applications?done=declared');
  }

  /** @throws NotFound when the fund does not have it, or the actor is tied to it. */
  private async find(
    actor: PersonActor,
    id: string,
  ): Promise<DecisionData & { readonly fundApplication: NonNullable<DecisionData['fundApplication']> }> {
    const data = await this.reading.read<DecisionData>(actor, one, { id });
    const { fundApplication } = data;
    if (!fundApplication?.pastHelp) throw new NotFound();
    return { ...data, fundApplication };
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
      response.redirect(303, `/fund/applications/${id}?done=${word}`);
      return;
    }
    response.status(422);
    const { fundApplication } = await this.find(actor, id);
    const known = [
      ...fieldsOf(fundApplication.lines),
      ...fundApplication.lines.flatMap((_, index) => [
        `lines.${String(index)}.pence`,
        `lines.${String(index)}.because`,
      ]),
      'question',
      'tiedBecause',
    ];
    await this.render(actor, id, response, refused(sent, outcome, known));
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined; readonly reason?: object },
  ): Promise<void> {
    const data = await this.find(actor, id);
    const now = new Date();
    const page = decisionPage(data.fundApplication, data, now);
    const papers =
      page.caseId === null
        ? null
        : (await this.reading.read<CaseData>(actor, panelCase, { id: page.caseId })).panelCase;
    const shown = papers && caseShown(papers, now);
    response.render('fund/fund-application.njk', {
      ...page,
      case: shown,
      further: page.members.filter(({ value }) => !papers?.seats.some(({ personId }) => personId === value)),
      key: keyOf(more.values ?? {}),
      ...more,
      form: { errorOf: more.errorOf ?? {}, values: { ...page.values, ...more.values } },
      back: { href: '/fund/applications', text: 'Applications' },
      live: more.reason
        ? undefined
        : live('fund-application', data, { href: `/fund/applications/${id}`, now, query: { id } }),
    });
  }
}
