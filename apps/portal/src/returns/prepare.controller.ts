import { Returns } from '@app/duty-report';
import { allows, isProblems, NotFound, type Outcome, type PersonActor, problem, Problems } from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import { answersIn, besideItsQuestion, valuesOf } from './answering';
import type { RowsData } from './return.data';
import { figureNamed, isLatest, mayPrepare, questionsPage, rowsPage, tablePage } from './return.page';
import { versionIn, YearsOfReturns } from './year';

const rows = documentBeside(__dirname, 'rows');

const settingsDone = {
  set: 'Set. It is assumed until somebody confirms it.',
  confirmed: 'Confirmed in your name.',
} as const;
const questionsDone = { kept: 'Your answers are kept.' } as const;
const tableDone = { entered: 'The figure from outside is entered.' } as const;

type More = Partial<Refused> & { readonly done?: string | undefined };

/** The parts of a return: its tables and the rows behind them, its settings, and its questions. */
@Controller('returns/:year')
export class PrepareReturnController {
  constructor(
    private readonly years: YearsOfReturns,
    private readonly reading: Reading,
    private readonly returns: Returns,
  ) {}

  @Get('tables/:table')
  table(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Param('table') table: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const more = { done: doneIn(tableDone, query['done']) };
    return this.renderTable(actor, year, table, response, more, versionIn(query['version']));
  }

  /** Enters a figure of services outside Hearth. */
  @Post('tables/:table')
  async enter(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Param('table') table: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const [row, column] = [fields.text('row'), fields.text('column')];
    const value = fields.whole('value');
    const wrong = [
      ...(row === null ? [problem('CHOICE', 'Choose the row that it belongs to.', 'row')] : []),
      ...(column === null ? [problem('CHOICE', 'Choose the column that it belongs to.', 'column')] : []),
      ...(value === null && fields.problems.length === 0
        ? [problem('NUMBER', 'Enter how many, for example 12.', 'value')]
        : []),
      ...(fields.text('source') === null
        ? [problem('LENGTH', 'Say whose figure it is, and of when.', 'source')]
        : []),
      ...fields.problems,
    ];
    const outcome =
      wrong.length > 0 || value === null
        ? new Problems(wrong)
        : await this.returns.recordOutsideFigure(actor, {
            returnId: idIn(fields.text('returnId')),
            figure: `${table} ${row ?? ''} ${column ?? ''}`,
            value,
            source: fields.textOr('source'),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/returns/${year}/tables/${encodeURIComponent(table)}?done=entered`);
      return;
    }
    response.status(422);
    await this.renderTable(
      actor,
      year,
      table,
      response,
      refused(sent, outcome, ['row', 'column', 'value', 'source']),
    );
  }

  /** The rows that a figure counts, for a data officer; each look is on record. */
  @Get('tables/:table/:row/:column')
  async rows(
    @CurrentActor() actor: PersonActor,
    @Param() { year, table, row, column }: Readonly<Record<'year' | 'table' | 'row' | 'column', string>>,
    @Query('after') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const shown = await this.years.dutyReturn(actor, year);
    const figure = `${table} ${row} ${column}`;
    const named = figureNamed(shown.tables, figure);
    if (named.where === '') throw new NotFound();
    const after = cursorIn(asked);
    const { returnRows } = await this.reading.read<RowsData>(actor, rows, {
      code: shown.authorityCode,
      year,
      figure,
      after,
    });
    if (!returnRows) throw new NotFound();
    const at = `/returns/${year}/tables/${table}`;
    response.render('returns/rows.njk', {
      title: named.where,
      year,
      ...named,
      href: `${at}/${row}/${column}`,
      first: after === null,
      ...rowsPage(returnRows),
      back: { href: at, text: named.table },
    });
  }

  @Get('settings')
  settings(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const more = { done: doneIn(settingsDone, query['done']) };
    return this.renderSettings(actor, year, response, more, versionIn(query['version']));
  }

  /** Chooses a value, which is assumed until it is confirmed. */
  @Post('settings/:name/set')
  async set(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Param('name') name: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.returns.setReturnSetting(actor, {
      returnId: idIn(fields.text('returnId')),
      name,
      value: fields.textOr(`value.${name}`),
    });
    await this.settingAnswered(actor, { year, name }, sent, response, outcome, 'set');
  }

  /** Says that the value which the page showed is right, and how that is known. */
  @Post('settings/:name/confirm')
  async confirm(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Param('name') name: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.returns.confirmReturnSetting(actor, {
      returnId: idIn(fields.text('returnId')),
      name,
      value: fields.textOr('seen'),
      source: fields.textOr(`source.${name}`),
    });
    await this.settingAnswered(actor, { year, name }, sent, response, outcome, 'confirmed');
  }

  @Get('questions')
  questions(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const more = { done: doneIn(questionsDone, query['done']) };
    return this.renderQuestions(actor, year, response, more, versionIn(query['version']));
  }

  /** Keeps every answer that was changed, or none and says all that is wrong. */
  @Post('questions')
  async answer(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const shown = await this.years.dutyReturn(actor, year);
    const { answers, problems } = answersIn(sent, shown.questions);
    const none = answers.length === 0 && problems.length === 0;
    const outcome =
      none || problems.length > 0
        ? new Problems(none ? [problem('COUNT', 'You have not changed any answer.')] : [...problems])
        : await this.returns.answerReturnQuestions(actor, {
            returnId: idIn(new Fields(sent).text('returnId')),
            answers: [...answers],
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/returns/${year}/questions?done=kept`);
      return;
    }
    response.status(422);
    const beside = new Problems(outcome.problems.map(besideItsQuestion(answers)));
    // What was seen is what stands now, so that an answer of somebody else is replaced knowingly.
    const seen = valuesOf(shown.questions);
    const again = {
      ...sent,
      ...Object.fromEntries(Object.entries(seen).filter(([name]) => name.startsWith('seen.'))),
    };
    await this.renderQuestions(actor, year, response, refused(again, beside));
  }

  private async settingAnswered(
    actor: PersonActor,
    { year, name }: { readonly year: string; readonly name: string },
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof settingsDone,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/returns/${year}/settings?done=${word}`);
      return;
    }
    response.status(422);
    // Every setting has fields of its own on the page, by its name.
    const problems = outcome.problems.map((one) =>
      one.field === 'value' || one.field === 'source' ? { ...one, field: `${one.field}.${name}` } : one,
    );
    const known = [`value.${name}`, `source.${name}`];
    await this.renderSettings(actor, year, response, refused(sent, new Problems(problems), known));
  }

  private async renderTable(
    actor: PersonActor,
    year: string,
    table: string,
    response: Response,
    more: More,
    version?: number,
  ): Promise<void> {
    const shown = await this.years.dutyReturn(actor, year, version);
    const page = tablePage(shown, table, actor.roles);
    if (!page) throw new NotFound();
    response.render('returns/table.njk', {
      title: `${page.table.id} ${page.table.title}`,
      year,
      returnId: shown.id,
      ...page,
      form: { values: {}, errorOf: {}, ...more },
      ...more,
      back: { href: `/returns/${year}`, text: `Return of ${year}` },
    });
  }

  private async renderSettings(
    actor: PersonActor,
    year: string,
    response: Response,
    more: More,
    version?: number,
  ): Promise<void> {
    const shown = await this.years.dutyReturn(actor, year, version);
    const inHand = shown.id !== null && isLatest(shown) && shown.status !== 'SUBMITTED';
    const chosen = Object.fromEntries(shown.settings.map(({ name, value }) => [`value.${name}`, value]));
    response.render('returns/settings.njk', {
      title: `Settings of the return of ${year}`,
      year,
      returnId: shown.id,
      settings: shown.settings.map((setting) => ({
        ...setting,
        items: setting.choices.map(({ value, meaning }) => ({ value, text: meaning })),
      })),
      maySet: mayPrepare(shown, actor.roles),
      mayConfirm: inHand && allows('confirmReturnSetting', actor.roles),
      notOpened: shown.status === 'NOT_OPENED',
      ...more,
      form: { errorOf: {}, ...more, values: { ...chosen, ...more.values } },
      back: { href: `/returns/${year}`, text: `Return of ${year}` },
    });
  }

  private async renderQuestions(
    actor: PersonActor,
    year: string,
    response: Response,
    more: More,
    version?: number,
  ): Promise<void> {
    const shown = await this.years.dutyReturn(actor, year, version);
    response.render('returns/questions.njk', {
      title: `Questions of the return of ${year}`,
      year,
      returnId: shown.id,
      mayAnswer: mayPrepare(shown, actor.roles),
      notOpened: shown.status === 'NOT_OPENED',
      ...questionsPage(shown),
      ...more,
      form: { errorOf: {}, ...more, values: { ...valuesOf(shown.questions), ...more.values } },
      back: { href: `/returns/${year}`, text: `Return of ${year}` },
    });
  }
}
