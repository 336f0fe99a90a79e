import {
  allows,
  dayIn,
  Forbidden,
  isProblems,
  NotFound,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import { Budgets, financialYearOf, streams } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { dayInWords, timeInWords } from '../layout/in-words';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  type BudgetData,
  budgetShown,
  type BudgetsData,
  endOfMinute,
  movementShown,
  type MovementsData,
  streamTitles,
  yearsOf,
} from './budgets.page';

const tables = ['ledger_transfer'];
const list = livePage('budgets', {
  document: documentBeside(__dirname, 'budgets'),
  tables,
  variables: () => ({}),
}).document;
const movements = livePage('movements', {
  document: documentBeside(__dirname, 'movements'),
  tables,
  variables: ({ id, after }) => ({ id: idIn(id), after: cursorIn(after) }),
}).document;
const one = documentBeside(__dirname, 'budget');

const done = {
  opened: 'The budget is open. Awards of its stream and year are committed against it.',
  changed: 'The allocation is changed.',
} as const;

/** What is set aside for the fund, where the money is, and where it was. */
@Controller('budgets')
export class BudgetsController {
  constructor(
    private readonly reading: Reading,
    private readonly budgets: Budgets,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.reading.read<BudgetsData>(actor, list);
    const now = new Date();
    const { years, year } = yearsOf(data, query['year'], now);
    const asked = askedMoment(query, now);
    if (asked.problems.length > 0) response.status(422);
    const told = asked.problems.length > 0 ? refused(query, asked) : {};
    const shown = [];
    for (const budget of data.budgets.nodes.filter(({ financialYear }) => financialYear === year)) {
      const { fundPosition, fundSpending } = await this.reading.read<BudgetData>(actor, one, {
        id: budget.id,
        at: asked.at?.toISOString() ?? null,
      });
      if (fundPosition) shown.push(budgetShown(budget, fundPosition, fundPosition.whole, fundSpending));
    }
    response.render('budgets/budgets.njk', {
      title: 'Money of the fund',
      years,
      year,
      budgets: shown,
      then: asked.at ? `${timeInWords(asked.at)} on ${dayInWords(dayIn(asked.at))}` : null,
      mayOpen: allows('openBudget', actor.roles),
      done: doneIn(done, query['done']),
      ...told,
      form: { errorOf: {}, values: query, ...told },
      ...(asked.at ? {} : { live: live('budgets', data, { href: `/budgets?year=${year}`, now }) }),
    });
  }

  @Get('new')
  new(@CurrentActor() actor: PersonActor, @Res() response: Response): void {
    this.openForm(actor, response, { values: { financialYear: financialYearOf(dayIn(new Date())) } });
  }

  @Post('new')
  async open(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const stream = fields.choice('stream', streams);
    const pence = fields.pounds('pence');
    const wrong = [
      ...fields.problems,
      ...(stream ? [] : [problem('CHOICE', 'Say for which stream.', 'stream')]),
      ...(pence === null && fields.problems.length === 0
        ? [problem('AMOUNT', 'Enter how much is set aside.', 'pence')]
        : []),
    ];
    const outcome =
      wrong.length > 0 || !stream || pence === null
        ? new Problems(wrong)
        : await this.budgets.openBudget(actor, {
            financialYear: fields.textOr('financialYear'),
            stream,
            pence,
            costCentre: fields.textOr('costCentre'),
            accountCode: fields.textOr('accountCode'),
            idempotencyKey: keyOf(sent),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/budgets?year=${outcome.financialYear}&done=opened`);
      return;
    }
    response.status(422);
    const known = ['financialYear', 'stream', 'pence', 'costCentre', 'accountCode'];
    this.openForm(actor, response, refused(sent, outcome, known));
  }

  @Get(':id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, query['done']) }, cursorIn(query['after']));
  }

  @Post(':id/allocation')
  async change(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const way = fields.choice('way', ['more', 'less']);
    const pence = fields.pounds('pence');
    const wrong = [
      ...fields.problems,
      ...(way ? [] : [problem('CHOICE', 'Say whether it is more or less.', 'way')]),
      ...(pence === null && fields.problems.length === 0
        ? [problem('AMOUNT', 'Enter by how much.', 'pence')]
        : []),
    ];
    const outcome =
      wrong.length > 0 || pence === null
        ? new Problems(wrong)
        : await this.budgets.changeAllocation(actor, {
            budgetId: id,
            pence: way === 'less' ? 0 - pence : pence,
            because: fields.textOr('because'),
            idempotencyKey: keyOf(sent),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/budgets/${id}?done=changed`);
      return;
    }
    response.status(422);
    await this.render(actor, id, response, refused(sent, outcome, ['way', 'pence', 'because']), null);
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
    after: string | null,
  ): Promise<void> {
    const data = await this.reading.read<MovementsData>(actor, movements, { id, after });
    const budget = data.budgets.nodes.find((each) => each.id === id);
    if (!data.fundPosition || !budget) throw new NotFound();
    const now = new Date();
    response.render('budgets/budget.njk', {
      title: streamTitles[budget.stream],
      id,
      year: budget.financialYear,
      position: data.fundPosition,
      movements: data.fundMovements.nodes.map((each) => movementShown(each, now)),
      next: data.fundMovements.hasNextPage ? data.fundMovements.endCursor : null,
      first: after === null,
      mayChange: allows('changeAllocation', actor.roles),
      key: keyOf(more.values ?? {}),
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      back: { href: `/budgets?year=${budget.financialYear}`, text: 'Money of the fund' },
      live: live('movements', data, {
        href: `/budgets/${id}`,
        now,
        query: { id, ...(after === null ? {} : { after }) },
      }),
    });
  }

  private openForm(actor: PersonActor, response: Response, more: Partial<Refused>): void {
    if (!allows('openBudget', actor.roles)) throw new Forbidden();
    response.render('budgets/new.njk', {
      title: 'Open a budget',
      key: keyOf(more.values ?? {}),
      streams: streams.map((value) => ({ value, text: streamTitles[value] })),
      ...more,
      form: { values: {}, errorOf: {}, ...more },
      back: { href: '/budgets', text: 'Money of the fund' },
    });
  }
}

/** The past moment that an address asks for, or what is wrong with it; no moment: now. */
function askedMoment(query: Sent, now: Date): Problems & { readonly at: Date | null } {
  const fields = new Fields(query);
  const date = fields.day('at');
  const time = fields.text('time') ?? '23:59';
  const wrong = [
    ...fields.problems,
    ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(time)
      ? []
      : [problem('TIME', 'Enter the time as 15:00, or leave it empty for the end of the day.', 'time')]),
    ...(date !== null && date > dayIn(now)
      ? [problem('FUTURE', 'Enter a day that has come: nobody knows the position of tomorrow.', 'at')]
      : []),
  ];
  const at = date === null || wrong.length > 0 ? null : endOfMinute(date, time);
  return Object.assign(new Problems(wrong), { at: at && at < now ? at : null });
}
