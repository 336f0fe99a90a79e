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
import { Invoices } from '@app/safe-start-fund';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { everyOne } from '../payments/words';
import { CurrentActor } from '../session/visitor';
import {
  amountField,
  invoiceForm,
  type InvoicesData,
  invoicesPage,
  linesToInvoice,
  type LineToInvoice,
  type PayeeToChoose,
} from './invoice.page';

const list = livePage('invoices', {
  document: documentBeside(__dirname, 'invoices'),
  tables: ['fund_invoice', 'fund_invoice_line'],
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const toInvoice = documentBeside(__dirname, 'to-invoice');
const toPay = documentBeside(__dirname, 'payees');

const done = {
  recorded: 'Recorded. It can be paid once two people stand for its payee’s account.',
} as const;

interface Chosen {
  readonly line: LineToInvoice;
  readonly lines: readonly LineToInvoice[];
}

interface Listed<T> {
  readonly nodes: readonly T[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** What suppliers ask for what was awarded: from then on it can be paid. */
@Controller('invoices')
export class InvoicesController {
  constructor(
    private readonly reading: Reading,
    private readonly invoices: Invoices,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(query['after']);
    const data = await this.reading.read<InvoicesData>(actor, list, { after });
    response.render('invoices/invoices.njk', {
      title: 'Invoices',
      ...invoicesPage(data, actor.roles),
      first: after === null,
      done: doneIn(done, query['done']),
      live: live('invoices', data, {
        href: '/invoices',
        now: new Date(),
        query: after === null ? {} : { after },
      }),
    });
  }

  /** First what it is for, then the invoice itself. */
  @Get('new')
  async new(
    @CurrentActor() actor: PersonActor,
    @Query('line') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    if (!allows('recordInvoice', actor.roles)) throw new Forbidden();
    if (asked !== undefined) {
      await this.renderForm(actor, await this.chosen(actor, asked), response, {});
      return;
    }
    response.render('invoices/choose.njk', {
      title: 'What is the invoice for?',
      lines: linesToInvoice(await this.lines(actor)),
      back: { href: '/invoices', text: 'Invoices' },
    });
  }

  @Post('new')
  async record(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    if (!allows('recordInvoice', actor.roles)) throw new Forbidden();
    const fields = new Fields(sent);
    const given = (name: string, missing: string): number => {
      const pence = fields.pounds(name);
      if (pence === null && fields.text(name) === null)
        fields.problems.push(problem('POUNDS', missing, name));
      return pence ?? 0;
    };
    const netPence = given('netPence', 'Enter the amount without VAT.');
    const grossPence = given('grossPence', 'Enter the amount with VAT.');
    const vatPence = fields.pounds('vatPence') ?? 0;
    const day = (name: string) => fields.day(name);
    const invoicedOn = day('invoicedOn');
    const receivedOn = day('receivedOn');
    if (!invoicedOn && !fields.problems.some(({ field }) => field === 'invoicedOn'))
      fields.problems.push(problem('DAY', 'Enter the day of the invoice.', 'invoicedOn'));
    if (fields.text('payeeId') === null)
      fields.problems.push(problem('CHOICE', 'Say whom the fund pays.', 'payeeId'));
    // The fields tell which lines were shown; whatever they name is the command’s to judge.
    const lines = Object.keys(sent).flatMap((name) => {
      const id = name.startsWith('pence-') ? name.slice('pence-'.length) : null;
      const pence = id === null ? null : fields.pounds(name);
      return id === null || pence === null ? [] : [{ awardLineId: idIn(id), pence }];
    });
    for (const [field, words] of [
      ['supplier', 'Say who asks.'],
      ['number', 'Enter its number.'],
    ] as const)
      if (fields.text(field) === null) fields.problems.push(problem('LENGTH', words, field));
    const outcome =
      fields.problems.length > 0 || !invoicedOn
        ? new Problems(fields.problems)
        : await this.invoices.recordInvoice(actor, {
            supplier: fields.textOr('supplier'),
            number: fields.textOr('number'),
            invoicedOn,
            receivedOn,
            netPence,
            vatPence,
            grossPence,
            vatRecovered: fields.yesOrNo('vatRecovered') ?? false,
            payeeId: fields.textOr('payeeId'),
            lines,
            idempotencyKey: keyOf(sent),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, '/invoices?done=recorded');
      return;
    }
    response.status(422);
    const problems = outcome.problems.map((found) => atItsAmount(found, lines));
    const known = [
      'supplier',
      'number',
      'invoicedOn',
      'receivedOn',
      'netPence',
      'vatPence',
      'grossPence',
      'vatRecovered',
      'payeeId',
      'lines',
      ...Object.keys(sent).filter((name) => name.startsWith('pence-')),
    ];
    const again = refused(sent, { problems }, known);
    await this.renderForm(actor, await this.chosen(actor, sent['line']), response, again);
  }

  private lines(actor: PersonActor): Promise<LineToInvoice[]> {
    return everyOne(
      async (after) =>
        (await this.reading.read<{ awardLines: Listed<LineToInvoice> }>(actor, toInvoice, { after }))
          .awardLines,
    );
  }

  /** @throws NotFound for a line that is none, or has its invoice by now. */
  private async chosen(actor: PersonActor, asked: unknown): Promise<Chosen> {
    const id = idIn(asked);
    const lines = await this.lines(actor);
    const line = lines.find((one) => one.id === id);
    if (!line) throw new NotFound();
    return { line, lines };
  }

  private async renderForm(
    actor: PersonActor,
    { line, lines }: Chosen,
    response: Response,
    more: Partial<Refused>,
  ): Promise<void> {
    const payees = await everyOne(
      async (after) =>
        (await this.reading.read<{ payees: Listed<PayeeToChoose> }>(actor, toPay, { after })).payees,
    );
    const page = invoiceForm(line, lines, payees);
    response.render('invoices/new.njk', {
      title: 'Record an invoice',
      ...page,
      key: keyOf(more.values ?? {}),
      form: { values: page.begun, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/invoices/new', text: 'Choose something else' },
    });
  }
}

/** The same problem at the amount of the line that it is about. */
function atItsAmount(found: Problem, lines: readonly { readonly awardLineId: string }[]): Problem {
  const [, index] = /^lines\.(\d+)\./.exec(found.field ?? '') ?? [];
  const line = index === undefined ? undefined : lines[Number(index)];
  return line ? { ...found, field: amountField(line.awardLineId) } : found;
}
