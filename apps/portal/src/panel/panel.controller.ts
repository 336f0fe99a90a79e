import { isProblems, NotFound, type Outcome, type PersonActor, problem, Problems } from '@app/kernel';
import { Applications, Connections, connectionNatures, Panel, votes } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { showQuote } from '../applications/opened-quote';
import { itemsOf } from '../applications/words';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  type AgendaData,
  agendaPage,
  becauseInWords,
  casePage,
  type ConnectionsData,
  connectionsPage,
  type FullCaseData,
  natureWords,
  voteWords,
} from './panel.page';

const tables = ['fund_application', 'panel_case', 'panel_seat', 'panel_vote', 'fund_conflict'];
const agenda = livePage('panel', {
  document: documentBeside(__dirname, 'agenda'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const papers = livePage('panel-case', {
  document: documentBeside(__dirname, 'case'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const recusals = documentBeside(__dirname, 'recusals');
const connections = documentBeside(__dirname, 'connections');

const done = {
  voted: 'Your vote counts. You may say otherwise until the case is closed.',
  closed: 'The case is closed, and whoever asked is told.',
  declared: 'You are recused. That case is closed to you from now on.',
  registered: 'Registered. Every application that it touches is closed to you.',
  ended: 'Ended. What it touched until now stays closed to you.',
} as const;

type More = Partial<Refused> & { readonly done?: string | undefined; readonly reason?: object };

/** The panel: what waits, one case with its votes, and what its people are tied to. */
@Controller('fund')
export class PanelController {
  constructor(
    private readonly reading: Reading,
    private readonly panel: Panel,
    private readonly applications: Applications,
    private readonly connections: Connections,
  ) {}

  @Get('panel')
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('after') asked: unknown,
    @Query('done') word: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<AgendaData>(actor, agenda, { after });
    const now = new Date();
    response.render('panel/agenda.njk', {
      title: 'Panel',
      ...agendaPage(data, now),
      first: after === null,
      done: doneIn(done, word),
      live: live('panel', data, { href: '/fund/panel', now, query: after === null ? {} : { after } }),
    });
  }

  @Get('panel/:id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  @Post('panel/:id/vote')
  async vote(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const vote = fields.choice('vote', votes);
    const outcome =
      vote === null
        ? new Problems([problem('CHOICE', 'Say how you vote.', 'vote')])
        : await this.panel.castVote(actor, {
            caseId: id,
            vote,
            because: fields.text('because'),
            idempotencyKey: keyOf(sent),
          });
    await this.answer(actor, id, sent, response, outcome, 'voted');
  }

  @Post('panel/:id/close')
  async close(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.panel.closePanel(actor, { caseId: id, idempotencyKey: keyOf(sent) });
    await this.answer(actor, id, sent, response, outcome, 'closed');
  }

  @Post('panel/:id/reason')
  async reason(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { application } = await this.find(actor, id);
    const outcome = await this.applications.readApplicationReason(actor, application.id);
    if (isProblems(outcome)) await this.answer(actor, id, {}, response, outcome, 'voted');
    else await this.render(actor, id, response, { reason: outcome });
  }

  @Post('panel/:id/quotes/:quote')
  async open(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('quote', IdInAddress) quote: string,
    @Res() response: Response,
  ): Promise<void> {
    const wrong = showQuote(response, await this.applications.openQuote(actor, quote));
    if (wrong) await this.answer(actor, id, {}, response, wrong, 'voted');
  }

  /** Says that one is tied to the case: it is closed to them at once. */
  @Post('panel/:id/connection')
  async declare(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { application } = await this.find(actor, id);
    const outcome = await this.connections.declareConnection(actor, {
      applicationId: application.id,
      because: new Fields(sent).textOr('tiedBecause'),
    });
    if (isProblems(outcome)) {
      const told = outcome.problems.map(({ code, message }) => problem(code, message, 'tiedBecause'));
      await this.answer(actor, id, sent, response, new Problems(told), 'declared');
    } else response.redirect(303, '/fund/panel?done=declared');
  }

  @Get('connections')
  ties(
    @CurrentActor() actor: PersonActor,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.renderTies(actor, response, { done: doneIn(done, asked) });
  }

  @Post('connections')
  async register(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const name = fields.text('name');
    const nature = fields.choice('nature', connectionNatures);
    const wrong = [
      ...(name === null
        ? [problem('NAME_NEEDED', 'Name an organisation, a landlord or a supplier.', 'name')]
        : []),
      ...(nature === null ? [problem('CHOICE', 'Say how you are tied to it.', 'nature')] : []),
    ];
    const outcome =
      wrong.length > 0 || name === null || nature === null
        ? new Problems(wrong)
        : await this.connections.registerConnection(actor, { name, nature });
    await this.answerTies(actor, sent, response, outcome, 'registered');
  }

  @Post('connections/:id/end')
  async end(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.connections.endConnection(actor, id);
    await this.answerTies(actor, {}, response, outcome, 'ended');
  }

  private async answerTies(
    actor: PersonActor,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
  ): Promise<void> {
    if (isProblems(outcome)) {
      response.status(422);
      await this.renderTies(actor, response, refused(sent, outcome, ['name', 'nature']));
    } else response.redirect(303, `/fund/connections?done=${word}`);
  }

  private async renderTies(actor: PersonActor, response: Response, more: More): Promise<void> {
    const data = await this.reading.read<ConnectionsData>(actor, connections);
    response.render('panel/connections.njk', {
      title: 'My connections',
      ...connectionsPage(data),
      natures: itemsOf(natureWords),
      ...more,
      form: { errorOf: more.errorOf ?? {}, values: more.values ?? {} },
    });
  }

  /** @throws NotFound when there is none, or the actor is tied to it or was not asked. */
  private async find(actor: PersonActor, id: string): Promise<NonNullable<FullCaseData['panelCase']>> {
    const { panelCase } = await this.reading.read<FullCaseData>(actor, papers, { id });
    if (!panelCase) throw new NotFound();
    return panelCase;
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
      response.redirect(303, `/fund/panel/${id}?done=${word}`);
      return;
    }
    response.status(422);
    await this.render(actor, id, response, refused(sent, outcome, ['vote', 'because', 'tiedBecause']));
  }

  private async render(actor: PersonActor, id: string, response: Response, more: More): Promise<void> {
    const data = await this.reading.read<FullCaseData>(actor, papers, { id });
    if (!data.panelCase) {
      await this.closedTo(actor, id, response);
      return;
    }
    const now = new Date();
    const page = casePage(data.panelCase, now, actor.personId);
    response.render('panel/case.njk', {
      ...page,
      key: keyOf(more.values ?? {}),
      votes: itemsOf(voteWords),
      ...more,
      form: { errorOf: more.errorOf ?? {}, values: { ...page.values, ...more.values } },
      back: { href: '/fund/panel', text: 'Panel' },
      live: more.reason
        ? undefined
        : live('panel-case', data, { href: `/fund/panel/${id}`, now, query: { id } }),
    });
  }

  /** Says why a case that one was asked about cannot be opened. @throws NotFound for any other. */
  private async closedTo(actor: PersonActor, id: string, response: Response): Promise<void> {
    const { panelRecusals } = await this.reading.read<Pick<AgendaData, 'panelRecusals'>>(actor, recusals);
    const found = panelRecusals.find((one) => one.id === id);
    if (!found) throw new NotFound();
    response.status(403).render('layout/message.njk', {
      title: 'This case is closed to you',
      paragraphs: [
        `You are recused, because ${becauseInWords(found.because)}.`,
        'Your vote is not counted, and you see nothing of the case. The others decide without you: there is nothing for you to do.',
      ],
      next: { text: 'Back to the panel', href: '/fund/panel' },
    });
  }
}
