import { isProblems, NotFound, type Outcome, type PersonActor, problem, Problems } from '@app/kernel';
import { Applications } from '@app/safe-start-fund';
import { Body, Controller, Get, Param, Post, Query, Res, UploadedFile } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, type ErrorLine, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { oneFile, type SentFile } from '../layout/upload';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import type { ApplicationData, ApplicationPageData, ApplicationsData, FundData } from './application.data';
import { applicationPage, applicationsPage } from './application.page';
import { askingIn, rowsOf, seenOf, valuesOf } from './asking';
import { showQuote } from './opened-quote';
import { categoryWords, itemsOf, streamWords } from './words';

const tables = ['fund_application', 'fund_application_line', 'fund_document', 'award_line'];
const list = livePage('applications', {
  document: documentBeside(__dirname, 'applications'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const one = livePage('application', {
  document: documentBeside(__dirname, 'application'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const forHousehold = documentBeside(__dirname, 'ask-household');
const forStay = documentBeside(__dirname, 'ask-stay');

/** What a quote may be. Bytes. The command checks again. */
const mostBytes = 5 * 1024 * 1024;

const done = {
  drafted: 'Kept. The fund has not been sent it yet.',
  changed: 'Kept as you changed it.',
  quoted: 'The quote is attached.',
  submitted: 'Sent to the fund.',
  answered: 'Your answer is with the fund.',
  withdrawn: 'Taken back.',
} as const;

/** For whom somebody asks: where they come from, and what the command is told. */
interface Whose {
  readonly reference: string;
  readonly href: string;
  readonly action: string;
  readonly funds: readonly FundData[];
  readonly input: { readonly householdId: string } | { readonly episodeId: string };
}

/** Asking the fund: what a household needs, by line, with quotes; and what became of it. */
@Controller()
export class ApplicationsController {
  constructor(
    private readonly reading: Reading,
    private readonly applications: Applications,
  ) {}

  @Get('applications')
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('after') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<ApplicationsData>(actor, list, { after });
    const now = new Date();
    response.render('applications/applications.njk', {
      title: 'Applications to the fund',
      first: after === null,
      placing: actor.roles.includes('NAVIGATOR') || actor.roles.includes('REFERRING_PRACTITIONER'),
      ...applicationsPage(data, now),
      live: live('applications', data, {
        href: '/applications',
        now,
        query: after === null ? {} : { after },
      }),
    });
  }

  @Get('households/:id/fund')
  async askForHousehold(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    askPage(response, await this.household(actor, id), {});
  }

  @Post('households/:id/fund')
  async draftForHousehold(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.draft(actor, await this.household(actor, id), sent, response);
  }

  @Get('stays/:id/fund')
  async askForStay(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    askPage(response, await this.stay(actor, id), {});
  }

  @Post('stays/:id/fund')
  async draftForStay(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.draft(actor, await this.stay(actor, id), sent, response);
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

  @Get('applications/:id/change')
  async change(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { fundApplication } = await this.find(actor, id);
    changePage(response, fundApplication, valuesOf(fundApplication));
  }

  /** Keeps what is asked for as it is now said; who looked at other lines than stand is told. */
  @Post('applications/:id/change')
  async keepChange(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { fundApplication } = await this.find(actor, id);
    const { stream, lines } = fundApplication;
    if (sent['more'] !== undefined) {
      changePage(response, fundApplication, sent, { more: true });
      return;
    }
    const asking = askingIn(sent);
    const changed = sent['seen'] !== seenOf(stream, lines);
    const problems = [
      ...asking.problems,
      ...(changed
        ? [
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else changed it while you looked at it. Look at it again, then change it.',
            ),
          ]
        : []),
    ];
    const outcome =
      problems.length > 0
        ? new Problems(problems)
        : await this.applications.changeApplication(actor, {
            applicationId: id,
            stream: asking.stream,
            why: asking.why,
            lines: [...asking.lines],
          });
    if (isProblems(outcome)) {
      const told = { problems: outcome.problems.map(problems.length > 0 ? (each) => each : asking.shown) };
      response.status(422);
      changePage(response, fundApplication, sent, { told });
    } else response.redirect(303, `/applications/${id}?done=changed`);
  }

  /** Attaches a file to a line. A form with a file was read, and its token checked, before this. */
  @Post('applications/:id/lines/:line/quote')
  @oneFile('file', 2 * mostBytes)
  async attach(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('line', IdInAddress) lineId: string,
    @UploadedFile() file: SentFile | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { fundApplication } = await this.find(actor, id);
    const index = fundApplication.lines.findIndex((line) => line.id === lineId);
    if (index < 0) throw new NotFound();
    const outcome =
      (file?.size ?? 0) > mostBytes
        ? new Problems([
            problem('TOO_LARGE', 'A quote has up to 5 MB. Photograph it again, smaller.', 'content'),
          ])
        : !file?.size
          ? new Problems([problem('FILE', 'Choose a file: a PDF, or a photograph.', 'content')])
          : await this.applications.attachQuote(actor, {
              lineId,
              content: file.buffer.toString('base64'),
            });
    const field = `lines.${String(index)}.quote`;
    const told = isProblems(outcome)
      ? new Problems(
          outcome.problems.map((each) => ({
            ...each,
            field: each.field === 'content' ? field : each.field,
          })),
        )
      : outcome;
    await this.answer(actor, id, {}, response, told, 'quoted');
  }

  @Post('applications/:id/quotes/:quote')
  async open(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('quote', IdInAddress) quote: string,
    @Res() response: Response,
  ): Promise<void> {
    const wrong = showQuote(response, await this.applications.openQuote(actor, quote));
    if (wrong) await this.answer(actor, id, {}, response, wrong, 'quoted');
  }

  /** Shows what was written. Who reads it is on record, the applicant too. */
  @Post('applications/:id/reason')
  async reason(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.applications.readApplicationReason(actor, id);
    if (isProblems(outcome)) await this.answer(actor, id, {}, response, outcome, 'changed');
    else await this.render(actor, id, response, { reason: outcome });
  }

  @Post('applications/:id/submit')
  async submit(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.applications.submitApplication(actor, id, keyOf(sent));
    await this.answer(actor, id, sent, response, outcome, 'submitted');
  }

  @Post('applications/:id/answer')
  async giveInformation(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.applications.giveInformation(actor, {
      applicationId: id,
      answer: new Fields(sent).textOr('answer'),
      idempotencyKey: keyOf(sent),
    });
    await this.answer(actor, id, sent, response, outcome, 'answered');
  }

  @Post('applications/:id/withdraw')
  async withdraw(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.applications.withdrawApplication(actor, id);
    await this.answer(actor, id, {}, response, outcome, 'withdrawn');
  }

  private async draft(actor: PersonActor, whose: Whose, sent: Sent, response: Response): Promise<void> {
    if (sent['more'] !== undefined) {
      askPage(response, whose, sent, { more: true });
      return;
    }
    const asking = askingIn(sent);
    const why =
      asking.why === null
        ? [problem('LENGTH', 'Say why it is needed, in 10 to 2,000 characters.', 'why')]
        : [];
    const chosen = new Fields(sent).choice(
      'authorityCode',
      whose.funds.map(({ authorityCode }) => authorityCode),
    );
    const [only, another] = whose.funds;
    const authorityCode = chosen ?? (another ? null : (only?.authorityCode ?? ''));
    const which = authorityCode === null ? [problem('CHOICE', 'Say whose fund.', 'authorityCode')] : [];
    const { stream } = asking;
    const problems = [...which, ...asking.problems, ...why];
    const outcome =
      problems.length > 0 || stream === null || authorityCode === null
        ? new Problems(problems)
        : await this.applications.draftApplication(actor, {
            authorityCode,
            ...whose.input,
            stream,
            why: asking.why ?? '',
            lines: [...asking.lines],
            idempotencyKey: keyOf(sent),
          });
    if (isProblems(outcome)) {
      const told = { problems: outcome.problems.map(problems.length > 0 ? (each) => each : asking.shown) };
      response.status(422);
      askPage(response, whose, sent, { told });
    } else response.redirect(303, `/applications/${outcome.id}?done=drafted`);
  }

  /** @throws NotFound when it is no case of theirs. */
  private async household(actor: PersonActor, id: string): Promise<Whose> {
    const { household, funds } = await this.reading.read<{
      household: { reference: string } | null;
      funds: readonly FundData[];
    }>(actor, forHousehold, { id });
    if (!household) throw new NotFound();
    const href = `/households/${id}`;
    return { ...household, href, action: `${href}/fund`, funds, input: { householdId: id } };
  }

  /** @throws NotFound when there is no such stay of theirs, or it has ended. */
  private async stay(actor: PersonActor, id: string): Promise<Whose> {
    const { episode, funds } = await this.reading.read<{
      episode: { householdReference: string; endedOn: string | null } | null;
      funds: readonly FundData[];
    }>(actor, forStay, { id });
    if (!episode || episode.endedOn !== null) throw new NotFound();
    const href = `/stays/${id}`;
    return {
      reference: episode.householdReference,
      href,
      action: `${href}/fund`,
      funds,
      input: { episodeId: id },
    };
  }

  /** @throws NotFound when there is none of theirs. */
  private async find(
    actor: PersonActor,
    id: string,
  ): Promise<ApplicationPageData & { readonly fundApplication: ApplicationData }> {
    const data = await this.reading.read<ApplicationPageData>(actor, one, { id });
    const { fundApplication } = data;
    if (!fundApplication || fundApplication.householdId === null) throw new NotFound();
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
      response.redirect(303, `/applications/${id}?done=${word}`);
      return;
    }
    response.status(422);
    const quotes = Array.from({ length: 20 }, (_, index) => `lines.${String(index)}.quote`);
    await this.render(actor, id, response, refused(sent, outcome, ['answer', ...quotes]));
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined; readonly reason?: object },
  ): Promise<void> {
    const data = await this.find(actor, id);
    const now = new Date();
    response.render('applications/application.njk', {
      ...applicationPage(data.fundApplication, data, now, actor.roles),
      key: keyOf(more.values ?? {}),
      form: { errorOf: more.errorOf ?? {}, values: more.values ?? {} },
      ...more,
      back: { href: '/applications', text: 'Applications to the fund' },
      // What was opened is shown this once, and a page that changes by itself would take it away.
      live: more.reason
        ? undefined
        : live('application', data, { href: `/applications/${id}`, now, query: { id } }),
    });
  }
}

interface Shown {
  /** The person asked for more rows. */
  readonly more?: boolean;
  readonly told?: Pick<Problems, 'problems'>;
}

function formOf(sent: Sent, { more = false, told }: Shown): object {
  const rows = Array.from({ length: rowsOf(sent, more) }, (_, row) => row);
  const parts = ['category', 'what', 'supplier', 'netPence', 'vatPence', 'grossPence'];
  const known = [
    'stream',
    'why',
    'authorityCode',
    ...rows.flatMap((row) => parts.map((part) => `lines.${String(row)}.${part}`)),
  ];
  const again = told ? refused(sent, told, known) : { values: sent, errorOf: {} };
  return {
    key: keyOf(sent),
    rows,
    mayAdd: rows.length < 20,
    streams: itemsOf(streamWords),
    categories: [{ value: '', text: 'Choose what kind' }, ...itemsOf(categoryWords)],
    ...again,
    ...('errors' in again ? { errors: again.errors.map(ofItsThing) } : {}),
    form: again,
  };
}

/** In the summary each line says which thing it is of: several have the same fields. */
const ofItsThing = (line: ErrorLine): ErrorLine => {
  const row = /^#lines-(\d+)-/.exec(line.href)?.[1];
  return row === undefined ? line : { ...line, text: `Thing ${String(Number(row) + 1)}: ${line.text}` };
};

function askPage(response: Response, whose: Whose, sent: Sent, shown: Shown = {}): void {
  response.render('applications/ask.njk', {
    ...formOf(sent, shown),
    title: 'Ask the fund',
    isNew: true,
    reference: whose.reference,
    action: whose.action,
    funds: whose.funds.map(({ authorityCode, name }) => ({ value: authorityCode, text: name })),
    back: { href: whose.href, text: whose.reference },
  });
}

function changePage(response: Response, one: ApplicationData, sent: Sent, shown: Shown = {}): void {
  response.render('applications/ask.njk', {
    ...formOf(sent, shown),
    title: 'Change what is asked for',
    isNew: false,
    reference: one.householdReference,
    action: `/applications/${one.id}/change`,
    seen: typeof sent['seen'] === 'string' ? sent['seen'] : seenOf(one.stream, one.lines),
    funds: [],
    back: { href: `/applications/${one.id}`, text: one.reference },
  });
}
