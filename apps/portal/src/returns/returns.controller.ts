import { DataQuestions, type GapCode, gapCodes, Returns } from '@app/duty-report';
import { isProblems, NotFound, type Outcome, type PersonActor } from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live } from '../live/live';
import { CurrentActor } from '../session/visitor';
import type { ChangesData, GapsData } from './return.data';
import { changesPage, gapsPage, returnPage, yearsPage } from './return.page';
import { versionIn, YearsOfReturns } from './year';

const gaps = documentBeside(__dirname, 'gaps');
const changes = documentBeside(__dirname, 'changes');

const done = {
  opened: 'The return is open. Prepare it: settings, questions, and gaps in the records.',
  reviewed: 'Reviewed. It is ready to be submitted.',
  submitted: 'Submitted. It is kept exactly as it was sent.',
  reopened: 'Open again as another version. Everything that was said for the last is kept.',
  withdrawn: 'The figure from outside is taken back.',
} as const;
const gapsDone = { asked: 'Asked. Their provider is told that there is something to see.' } as const;

/** The annual duty return of a year: what keeps it from being submitted, what it says, and what is done with it whole. */
@Controller('returns')
export class ReturnsController {
  constructor(
    private readonly years: YearsOfReturns,
    private readonly reading: Reading,
    private readonly returns: Returns,
    private readonly questions: DataQuestions,
  ) {}

  @Get()
  async list(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    const data = await this.years.years(actor);
    const now = new Date();
    response.render('returns/returns.njk', {
      title: 'Annual return',
      ...yearsPage(data.dutyReturns, now),
      live: live('returns', data, { href: '/returns', now }),
    });
  }

  @Get(':year')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(
      actor,
      year,
      response,
      { done: doneIn(done, query['done']) },
      versionIn(query['version']),
    );
  }

  @Post(':year/open')
  async open(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { authorityCode } = await this.years.year(actor, year);
    const outcome = await this.returns.openReturn(actor, { authorityCode, year });
    await this.answer(actor, year, sent, response, outcome, 'opened');
  }

  /** By a second person, of exactly the figures that the page showed. */
  @Post(':year/review')
  async review(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.returns.reviewReturn(actor, {
      returnId: idIn(fields.text('returnId')),
      sha256: fields.textOr('sha256'),
      idempotencyKey: keyOf(sent),
    });
    await this.answer(actor, year, sent, response, outcome, 'reviewed');
  }

  @Post(':year/submit')
  async submit(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.returns.submitReturn(actor, {
      returnId: idIn(new Fields(sent).text('returnId')),
      idempotencyKey: keyOf(sent),
    });
    await this.answer(actor, year, sent, response, outcome, 'submitted');
  }

  @Post(':year/reopen')
  async reopen(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const outcome = await this.returns.reopenReturn(actor, {
      returnId: idIn(fields.text('returnId')),
      because: fields.textOr('because'),
    });
    await this.answer(actor, year, sent, response, outcome, 'reopened');
  }

  @Post(':year/outside/withdraw')
  async withdraw(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.returns.withdrawOutsideFigure(actor, idIn(new Fields(sent).text('id')));
    await this.answer(actor, year, sent, response, outcome, 'withdrawn');
  }

  /** What is missing or contradicts itself, record by record; each look is on record. */
  @Get(':year/gaps')
  gaps(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    return this.renderGaps(actor, year, cursorIn(query['after']), response, {
      done: doneIn(gapsDone, query['done']),
    });
  }

  /** Asks its provider about one gap. */
  @Post(':year/gaps')
  async ask(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { authorityCode } = await this.years.year(actor, year);
    const fields = new Fields(sent);
    const gapCode = fields.choice('code', Object.keys(gapCodes) as GapCode[]);
    if (gapCode === null) throw new NotFound();
    const outcome = await this.questions.askAboutData(actor, {
      authorityCode,
      year,
      subjectId: idIn(fields.text('subjectId')),
      code: gapCode,
    });
    const after = cursorIn(fields.text('after'));
    if (!isProblems(outcome)) {
      const page = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      response.redirect(303, `/returns/${year}/gaps?done=asked${page}`);
      return;
    }
    response.status(422);
    await this.renderGaps(actor, year, after, response, refused(sent, outcome, []));
  }

  /** Why it differs from what was sent. */
  @Get(':year/changes')
  async changes(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Res() response: Response,
  ): Promise<void> {
    const shown = await this.years.dutyReturn(actor, year);
    const { returnChanges } = await this.reading.read<ChangesData>(actor, changes, {
      code: shown.authorityCode,
      year,
    });
    response.render('returns/changes.njk', {
      title: `What changed in the return of ${year}`,
      year,
      changes: returnChanges && changesPage(returnChanges, shown),
      back: { href: `/returns/${year}`, text: `Return of ${year}` },
    });
  }

  private async answer(
    actor: PersonActor,
    year: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/returns/${year}?done=${word}`);
      return;
    }
    response.status(422);
    await this.render(actor, year, response, refused(sent, outcome, ['because']));
  }

  private async render(
    actor: PersonActor,
    year: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
    version?: number,
  ): Promise<void> {
    const dutyReturn = await this.years.dutyReturn(actor, year, version);
    const now = new Date();
    response.render('returns/return.njk', {
      title: `Return of ${year}`,
      ...returnPage(dutyReturn, actor.roles, now),
      live: live(
        'return',
        { dutyReturn },
        {
          href: `/returns/${year}${version === undefined ? '' : `?version=${String(version)}`}`,
          now,
          query: {
            code: dutyReturn.authorityCode,
            year,
            ...(version === undefined ? {} : { version: String(version) }),
          },
        },
      ),
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      ...more,
      back: { href: '/returns', text: 'All years' },
    });
  }

  private async renderGaps(
    actor: PersonActor,
    year: string,
    after: string | null,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const { authorityCode: code } = await this.years.year(actor, year);
    const { returnGaps } = await this.reading.read<GapsData>(actor, gaps, { code, year, after });
    response.render('returns/gaps.njk', {
      title: `Gaps in the records for ${year}`,
      year,
      here: after,
      ...gapsPage(returnGaps ?? { nodes: [], endCursor: null, hasNextPage: false }, new Date()),
      ...more,
      back: { href: `/returns/${year}`, text: `Return of ${year}` },
    });
  }
}
