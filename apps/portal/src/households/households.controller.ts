import {
  type ClosingReason,
  closingReasons,
  Households,
  type OutsidePlace,
  outsidePlaces,
} from '@app/households';
import { allows, Forbidden, isProblems, NotFound, type PersonActor, Problems, problem } from '@app/kernel';
import { Searches } from '@app/search';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Fields, keyOf, refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import { mayReadApart } from './apart.controller';
import { type CaseloadData, caseloadPage } from './caseload.page';
import type { HouseholdData, HouseholdPageData } from './household.data';
import { householdPage, seenOf } from './household.page';
import { type Question, questionOf, questions, topicAfter } from './questions';
import { peopleIn, rowsShown } from './registering';
import { closingWords, itemsOf, personWords } from './words';

const tables = [
  'household',
  'household_staying',
  'sanctuary_job',
  'case_holder',
  'hold',
  'referral',
  'referral_question',
  'placement',
] as const;
const { document: caseload } = livePage('households', {
  document: documentBeside(__dirname, 'caseload'),
  tables,
  variables: ({ placing }) => ({ placing: placing === 'yes' }),
});
const { document: household } = livePage('household', {
  document: documentBeside(__dirname, 'household'),
  tables,
  variables: ({ id, placing }) => ({ id, placing: placing === 'yes' }),
});

/** What a page says was done, by the word in its address. */
const done: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  'too-small':
    'Saved. They no longer fit the place where they live: tell its provider, and look for places again with everyone.',
  'picked-up': 'You hold this case now. Nothing has to be asked again.',
  closed: 'Closed. You can open it again in one press.',
  reopened: 'Open again.',
  'let-go': 'You let go of the case. Whoever picked it up goes on with it.',
};

const outsideWords: Readonly<Record<OutsidePlace, string>> = {
  REFUGE_IN_ESSEX: 'A refuge in Essex, Southend or Thurrock',
  REFUGE_ELSEWHERE: 'A refuge elsewhere',
  OTHER_SAFE_ACCOMMODATION: 'Other safe accommodation',
  TEMPORARY_ACCOMMODATION_COUNCIL: 'Temporary accommodation of a council',
  SUPPORTED_HOUSING: 'Supported housing',
  SOCIAL_RENT: 'A social tenancy',
  PRIVATE_RENT: 'A private tenancy',
  FRIENDS_FAMILY_SETTLED: 'With friends or family, to stay',
  FRIENDS_FAMILY_TEMPORARY: 'With friends or family, for now',
  OUTSIDE_UK: 'Outside the United Kingdom',
  OTHER: 'Somewhere else',
  NOT_KNOWN: 'Not known',
};

/** Households: my cases, register, ask, hand over, close. */
@Controller('households')
export class HouseholdsController {
  constructor(
    private readonly reading: Reading,
    private readonly households: Households,
    private readonly searches: Searches,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('done') word: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const placing = allows('sanctuaryJobs', actor.roles);
    const data = await this.reading.read<CaseloadData>(actor, caseload, { placing });
    const now = new Date();
    response.render('households/caseload.njk', {
      ...caseloadPage(data, now, looksForPlaces(actor)),
      done: word === 'let-go' ? done['let-go'] : undefined,
      live: live('households', data, {
        href: '/households',
        now,
        ...(placing ? { query: { placing: 'yes' } } : {}),
      }),
    });
  }

  @Get('new')
  begin(@Res() response: Response): void {
    response.render('households/new.njk', newPage({}));
  }

  /** Registers whoever flees, with as little as that there is somebody, and shows the spoken code this once. */
  @Post('new')
  async register(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { people, problems, shown } = peopleIn(sent);
    const outcome =
      problems.length > 0
        ? new Problems(problems)
        : await this.households.registerHousehold(actor, { people, idempotencyKey: keyOf(sent) });
    if (isProblems(outcome)) {
      const told = { problems: outcome.problems.map(problems.length > 0 ? (each) => each : shown) };
      response.status(422).render('households/new.njk', { ...newPage(sent), ...refused(sent, told) });
      return;
    }
    response.render('households/code.njk', {
      title: 'Registered',
      isNew: true,
      id: outcome.id,
      reference: outcome.household.reference,
      spokenCode: outcome.spokenCode,
      first: questions[0]?.topic,
      placing: allows('recordStaying', actor.roles),
      looks: looksForPlaces(actor),
    });
  }

  @Get('pick-up')
  askCode(@Res() response: Response): void {
    response.render('households/pick-up.njk', {
      title: 'Pick up a case',
      key: keyOf({}),
      values: {},
      errorOf: {},
    });
  }

  @Post('pick-up')
  async pickUp(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const code = new Fields(sent).textOr('code');
    const outcome = await this.households.pickUpHousehold(actor, { code, idempotencyKey: keyOf(sent) });
    if (isProblems(outcome)) {
      response.status(422).render('households/pick-up.njk', {
        title: 'Pick up a case',
        key: keyOf({}),
        ...refused(sent, outcome),
      });
    } else response.redirect(303, `/households/${outcome.id}?done=picked-up`);
  }

  @Get(':id')
  async one(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('done') word: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.read(actor, id);
    const now = new Date();
    response.render('households/household.njk', {
      ...householdPage(data, now, looksForPlaces(actor)),
      codeKey: keyOf({}),
      apart: mayReadApart(actor.roles),
      done: done[String(word)],
      fundHref: fundHref(actor, id),
      live: live('household', data, {
        href: `/households/${id}`,
        now,
        query: { id, ...(allows('staying', actor.roles) ? { placing: 'yes' } : {}) },
      }),
    });
  }

  @Get(':id/ask/:topic')
  async ask(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('topic') topic: string,
    @Res() response: Response,
  ): Promise<void> {
    const question = questionOf(topic);
    const { household: kept, districts } = await this.read(actor, id);
    if (!question || !kept) throw new NotFound();
    response.render('households/question.njk', {
      ...questionPage(question, kept, districts),
      values: question.values(kept),
      errorOf: {},
    });
  }

  /** Keeps one answer, and goes on to the next question. Whoever changed it meanwhile is not overwritten unseen. */
  @Post(':id/ask/:topic')
  async answer(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('topic') topic: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const question = questionOf(topic);
    const { household: kept, districts } = await this.read(actor, id);
    if (!question || !kept) throw new NotFound();
    const fields = new Fields(sent);
    const told = question.read(fields);
    const changedMeanwhile = fields.text('seen') !== seenOf(kept, topic);
    const outcome =
      fields.problems.length > 0
        ? new Problems(fields.problems)
        : changedMeanwhile
          ? new Problems([
              problem(
                'CHANGED_MEANWHILE',
                `Somebody changed this answer while you had the page open. It now says: ${question.answer(kept) ?? 'not asked'}. Yours is still below: save again to put it in its place.`,
              ),
            ])
          : await this.households.changeHousehold(actor, { householdId: id, ...told });
    if (isProblems(outcome)) {
      const page = questionPage(question, kept, districts);
      const known = page.fields.map(({ name }) => name);
      response
        .status(changedMeanwhile && fields.problems.length === 0 ? 409 : 422)
        .render('households/question.njk', { ...page, ...refused(sent, outcome, known) });
      return;
    }
    const next = fields.ticked('only') ? undefined : topicAfter(topic);
    response.redirect(
      303,
      next === undefined ? `/households/${id}?done=saved` : `/households/${id}/ask/${next}`,
    );
  }

  @Get(':id/find')
  async before(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    if (!looksForPlaces(actor)) throw new Forbidden();
    const page = householdPage(await this.read(actor, id), new Date());
    response.render('households/find.njk', { ...page, title: 'Find places', key: keyOf({}) });
  }

  @Post(':id/find')
  async find(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.searches.findMatches(actor, id, keyOf(sent));
    if (isProblems(outcome)) {
      const page = householdPage(await this.read(actor, id), new Date());
      response.status(422).render('households/find.njk', {
        ...page,
        title: 'Find places',
        key: keyOf({}),
        ...refused(sent, outcome),
      });
    } else response.redirect(303, `/searches/${outcome.id}`);
  }

  /** A fresh code, told this once: the one before it opens nothing any more. */
  @Post(':id/code')
  async renew(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.households.renewSpokenCode(actor, id, keyOf(sent));
    if (isProblems(outcome)) return this.refuse(actor, id, outcome, response);
    response.render('households/code.njk', {
      title: 'A new code',
      isNew: false,
      id,
      reference: outcome.household.reference,
      spokenCode: outcome.spokenCode,
    });
  }

  @Post(':id/let-go')
  async letGo(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.households.letGoOfHousehold(actor, id);
    if (isProblems(outcome)) return this.refuse(actor, id, outcome, response);
    response.redirect(303, '/households?done=let-go');
  }

  @Get(':id/close')
  async askWhy(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { household: kept } = await this.read(actor, id);
    response.render('households/close.njk', { ...closePage(kept), values: {}, errorOf: {} });
  }

  @Post(':id/close')
  async close(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const reason = fields.choice<ClosingReason>('reason', closingReasons);
    const whereKind = reason === 'PLACED_OUTSIDE_HEARTH' ? fields.choice('whereKind', outsidePlaces) : null;
    const outcome =
      reason === null
        ? new Problems([problem('CHOICE', 'Say what happened.', 'reason')])
        : await this.households.closeHousehold(actor, { householdId: id, reason, whereKind });
    if (isProblems(outcome)) {
      const { household: kept } = await this.read(actor, id);
      response.status(422).render('households/close.njk', { ...closePage(kept), ...refused(sent, outcome) });
    } else response.redirect(303, `/households/${id}?done=closed`);
  }

  @Post(':id/reopen')
  async reopen(
    @CurrentActor() actor: PersonActor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.households.reopenHousehold(actor, id);
    if (isProblems(outcome)) return this.refuse(actor, id, outcome, response);
    response.redirect(303, `/households/${id}?done=reopened`);
  }

  /** The household's page, with what stood in the way of an act. */
  private async refuse(
    actor: PersonActor,
    id: string,
    problems: Problems,
    response: Response,
  ): Promise<void> {
    const page = householdPage(await this.read(actor, id), new Date(), looksForPlaces(actor));
    response.status(422).render('households/household.njk', {
      ...page,
      codeKey: keyOf({}),
      apart: mayReadApart(actor.roles),
      fundHref: fundHref(actor, id),
      ...refused({}, problems),
    });
  }

  private async read(actor: PersonActor, id: string): Promise<HouseholdPageData> {
    const data = await this.reading.read<HouseholdPageData>(actor, household, {
      id,
      placing: allows('staying', actor.roles),
    });
    if (data.household === null) throw new NotFound();
    return data;
  }
}

/** Whether the reader finds places too, or only makes first contact and hands over. */
const looksForPlaces = (actor: PersonActor): boolean => allows('findMatches', actor.roles);

/** Where the fund is asked for what the household needs; null for whoever may not ask. */
const fundHref = (actor: PersonActor, id: string): string | null =>
  allows('draftApplication', actor.roles) ? `/households/${id}/fund` : null;

const newPage = (sent: Sent): object => ({
  title: 'Who needs a place?',
  key: keyOf(sent),
  rows: Array.from({ length: rowsShown }, (_, row) => row),
  genders: itemsOf(personWords),
  values: sent,
  errorOf: {},
});

const questionPage = (
  question: Question,
  kept: HouseholdData,
  districts: HouseholdPageData['districts'],
) => ({
  title: question.title,
  why: question.why,
  reference: kept.reference,
  back: { href: `/households/${kept.id}`, text: kept.reference },
  id: kept.id,
  action: `/households/${kept.id}/ask/${question.topic}`,
  seen: seenOf(kept, question.topic),
  skip: skipOf(kept.id, question.topic),
  position: questions.indexOf(question) + 1,
  of: questions.length,
  fields: question.fields(
    districts.filter(({ greaterEssex }) => greaterEssex),
    districts.filter(({ greaterEssex }) => !greaterEssex),
  ),
});

const skipOf = (id: string, topic: string): string | undefined => {
  const next = topicAfter(topic);
  return next === undefined ? undefined : `/households/${id}/ask/${next}`;
};

const closePage = (kept: HouseholdData | null): object => ({
  title: 'Stop looking for a place',
  id: kept?.id,
  reference: kept?.reference,
  back: { href: `/households/${kept?.id ?? ''}`, text: kept?.reference },
  reasons: itemsOf(closingWords),
  outside: outsidePlaces.map((value) => ({ value, text: outsideWords[value] })),
});
