import {
  allows,
  Forbidden,
  isProblems,
  NotFound,
  type PersonActor,
  type Problem,
  problem,
  Problems,
} from '@app/kernel';
import { statementColumns, Statements } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res, UploadedFile } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { oneFile, type SentFile, textOf } from '../layout/upload';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  type BankLine,
  linePage,
  nextStatement,
  type Statement,
  statementPage,
  type StatementsData,
  statementsPage,
  wrongRows,
} from './statement.page';

const tables = ['bank_statement', 'bank_line', 'payment', 'payment_return'];
const list = livePage('statements', {
  document: documentBeside(__dirname, 'statements'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const one = livePage('statement', {
  document: documentBeside(__dirname, 'statement'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const bankLine = documentBeside(__dirname, 'line');
const latest = documentBeside(__dirname, 'latest');

const done = {
  read: 'The statement is read. This is what it came to.',
  cleared: 'Cleared, with what you found on record.',
} as const;

/** What a statement may be as a file; it is read into the form. Bytes. */
const mostBytes = 200_000;
const fieldsOfForm = ['account', 'number', 'openingBalance', 'closingBalance', 'text', 'file'];

/** The bank’s statements: what they say became of each payment, and what waits for a person. */
@Controller('statements')
export class StatementsController {
  constructor(
    private readonly reading: Reading,
    private readonly statements: Statements,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(query['after']);
    const data = await this.reading.read<StatementsData>(actor, list, { after });
    const now = new Date();
    response.render('statements/statements.njk', {
      title: 'Bank statements',
      ...statementsPage(data, now),
      first: after === null,
      done: doneIn(done, query['done']),
      live: live('statements', data, {
        href: '/statements',
        now,
        query: after === null ? {} : { after },
      }),
    });
  }

  @Get('new')
  async new(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    const { bankStatements } = await this.reading.read<{
      bankStatements: { nodes: { account: string; number: number; closingPence: number }[] };
    }>(actor, latest);
    this.renderNew(actor, response, { values: nextStatement(bankStatements.nodes[0]) });
  }

  @Post('new')
  @oneFile('file', 10 * mostBytes)
  async read(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @UploadedFile() file: SentFile | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const tooLarge = (file?.size ?? 0) > mostBytes;
    const text = tooLarge
      ? fields.textOr('text')
      : (textOf(file)?.replaceAll('\r\n', '\n') ?? fields.textOr('text'));
    const number = fields.whole('number', 'Enter the statement’s number, for example 12.');
    const missing: Problem[] = [
      ...fields.problems,
      ...(number === null && fields.problems.length === 0
        ? [problem('NUMBER', 'Enter the statement’s number.', 'number')]
        : []),
      ...(tooLarge
        ? [problem('TOO_LARGE', 'The file is too large. Split the statement.', 'file')]
        : text === ''
          ? [problem('NOTHING', 'Paste the rows in, or choose a file.', 'text')]
          : []),
    ];
    const outcome =
      missing.length > 0 || number === null
        ? new Problems(missing)
        : await this.statements.importStatement(actor, {
            account: fields.textOr('account').toUpperCase(),
            number,
            openingBalance: fields.textOr('openingBalance'),
            closingBalance: fields.textOr('closingBalance'),
            text,
            idempotencyKey: keyOf(sent),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/statements/${outcome.statement.id}?done=read`);
      return;
    }
    response.status(422);
    // A file cannot be shown again in its field: what was read of it is, where it can be put right.
    const shown = { ...sent, text };
    const problems = outcome.problems.map((found) =>
      found.field?.startsWith('rows.') ? { ...found, field: 'text' } : found,
    );
    this.renderNew(actor, response, {
      ...refused(shown, { problems }, fieldsOfForm),
      rows: wrongRows(text, outcome.problems),
    });
  }

  @Get('lines/:id')
  showLine(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.renderLine(actor, id, response, {});
  }

  @Post('lines/:id')
  async clear(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.statements.clearSuspense(actor, {
      lineId: id,
      reason: fields.textOr('reason'),
      paymentReference: fields.text('paymentReference'),
    });
    if (!isProblems(outcome)) {
      response.redirect(303, '/statements?done=cleared');
      return;
    }
    response.status(422);
    await this.renderLine(actor, id, response, refused(sent, outcome, ['reason', 'paymentReference']));
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.reading.read<{ bankStatement: Statement | null }>(actor, one, { id });
    if (!data.bankStatement) throw new NotFound();
    const now = new Date();
    response.render('statements/statement.njk', {
      ...statementPage(data.bankStatement, now),
      done: doneIn(done, asked),
      back: { href: '/statements', text: 'Bank statements' },
      live: live('statement', data, { href: `/statements/${id}`, now, query: { id } }),
    });
  }

  private renderNew(
    actor: PersonActor,
    response: Response,
    more: Partial<Refused> & { readonly rows?: ReturnType<typeof wrongRows> },
  ): void {
    if (!allows('importStatement', actor.roles)) throw new Forbidden();
    response.render('statements/new.njk', {
      title: 'Read a statement',
      header: statementColumns.join(','),
      rows: more.rows ?? [],
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/statements', text: 'Bank statements' },
    });
  }

  private async renderLine(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused>,
  ): Promise<void> {
    const data = await this.reading.read<{ bankLine: BankLine | null }>(actor, bankLine, { id });
    if (!data.bankLine) throw new NotFound();
    response.render('statements/line.njk', {
      ...linePage(data.bankLine),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/statements', text: 'Bank statements' },
    });
  }
}
