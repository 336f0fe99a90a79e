import {
  isProblems,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import { Jobs, landlordConsents, mayKnows, Staying } from '@app/sanctuary';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage, markOf } from '../live/live';
import { evidencePage } from '../sanctuary/job.page';
import { consentWords, goesOn, isOver, itemsOf, mayKnowWords } from '../sanctuary/words';
import { CurrentActor } from '../session/visitor';
import { type StayingQuestion, stayingQuestionOf, stayingQuestions, stayingTopicAfter } from './questions';
import type { StayingData, StayingPageData } from './staying.data';
import {
  type AskedData,
  type AskedJob,
  askedJobPage,
  askedPage,
  type Room,
  stayingPage,
  weekItems,
} from './staying.page';

const tables = ['sanctuary_job', 'sanctuary_item', 'sanctuary_review'];
const known = livePage('staying', {
  document: documentBeside(__dirname, 'staying'),
  tables: ['household', 'household_staying', 'sanctuary_job', 'sanctuary_capacity', 'sanctuary_scheme'],
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const list = livePage('asked-sanctuary', {
  document: documentBeside(__dirname, 'asked'),
  tables,
  variables: ({ after, over }) => ({ after: cursorIn(after), statuses: over === 'yes' ? isOver : goesOn }),
}).document;
const one = livePage('asked-sanctuary-job', {
  document: documentBeside(__dirname, 'asked-job'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const rooms = documentBeside(__dirname, 'rooms');
const evidence = documentBeside(__dirname, 'asked-evidence');

const done = {
  saved: 'Saved.',
  asked: 'Asked for. The week is kept from this moment, and where her home is is sealed.',
  consents: 'Kept. The scheme is told.',
  withdrawn: 'Withdrawn. The week is free again.',
} as const;

interface Found extends StayingPageData {
  readonly staying: StayingData;
  readonly household: NonNullable<StayingPageData['household']>;
}

/** Could she stay safely, if she wants to? Asked first; then a scheme is asked, and the job followed. */
@Controller()
export class StayingController {
  constructor(
    private readonly reading: Reading,
    private readonly knowing: Staying,
    private readonly jobs: Jobs,
  ) {}

  @Get('households/:id/staying')
  async show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.find(actor, id);
    response.render('staying/staying.njk', {
      ...stayingPage(data),
      done: doneIn(done, asked),
      back: { href: `/households/${id}`, text: data.household.reference },
      live: live('staying', data, { href: `/households/${id}/staying`, now: new Date(), query: { id } }),
    });
  }

  @Get('households/:id/staying/ask/:topic')
  async ask(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('topic') topic: string,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.find(actor, id);
    const question = questionOr404(topic);
    response.render('households/question.njk', {
      ...questionPage(question, found),
      values: question.values(found.staying),
      errorOf: {},
    });
  }

  /** Keeps one answer, and goes on: to the next question while she would rather stay, to those of a place otherwise. */
  @Post('households/:id/staying/ask/:topic')
  async answer(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('topic') topic: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.find(actor, id);
    const question = questionOr404(topic);
    const fields = new Fields(sent);
    const told = question.read(fields);
    const changed = fields.text('seen') !== markOf(question.values(found.staying));
    const wrong = [
      ...fields.problems,
      ...(changed
        ? [
            problem(
              'CHANGED_MEANWHILE',
              `Somebody changed this answer while you had the page open. It now says: ${question.answer(found.staying, found.districts) ?? 'not asked'}. Yours is still below: save again to put it in its place.`,
            ),
          ]
        : []),
    ];
    const outcome =
      wrong.length > 0
        ? new Problems(wrong)
        : await this.knowing.recordStaying(actor, { householdId: id, ...told });
    if (isProblems(outcome)) {
      const page = questionPage(question, found);
      response.status(changed && fields.problems.length === 0 ? 409 : 422).render('households/question.njk', {
        ...page,
        ...refused(
          sent,
          outcome,
          page.fields.map(({ name }) => name),
        ),
      });
      return;
    }
    const next = outcome.wantsToStay === true ? stayingTopicAfter(topic) : undefined;
    response.redirect(
      303,
      fields.ticked('only')
        ? `/households/${id}/staying?done=saved`
        : next !== undefined
          ? `/households/${id}/staying/ask/${next}`
          : topic === 'choice'
            ? `/households/${id}/ask/unsafe`
            : `/households/${id}/staying?done=saved`,
    );
  }

  @Get('households/:id/staying/request/:scheme')
  async begin(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('scheme', IdInAddress) scheme: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.requestForm(actor, await this.find(actor, id), scheme, response, {});
  }

  /** Asks for a job: a slot of that week is taken at once, and where her home is is sealed. */
  @Post('households/:id/staying/request/:scheme')
  async request(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Param('scheme', IdInAddress) serviceId: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.find(actor, id);
    const fields = new Fields(sent);
    const weekStart = fields.text('weekStart');
    const safetyReason = fields.text('safetyReason');
    const wrong = [
      ...(weekStart === null ? [problem('CHOICE', 'Say in which week they should start.', 'weekStart')] : []),
      ...(fields.text('address') === null
        ? [problem('LENGTH', 'Say where the home is in 5 to 500 characters.', 'address')]
        : []),
      ...(fields.ticked('sheConsents')
        ? []
        : [problem('CHOICE', 'It is her home: ask for nothing that she did not agree to.', 'sheConsents')]),
    ];
    const outcome =
      wrong.length > 0
        ? new Problems(wrong)
        : await this.jobs.requestSanctuary(actor, {
            householdId: id,
            serviceId,
            weekStart: weekStart as LocalDate,
            address: fields.textOr('address'),
            sheConsents: true,
            flagHome: fields.yesOrNo('flagHome'),
            mayKnow: fields.choices('mayKnow', mayKnows),
            ...(safetyReason === null ? {} : { safetyReason }),
            idempotencyKey: keyOf(sent),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/staying/${outcome.id}?done=asked`);
      return;
    }
    response.status(422);
    const shown = ['weekStart', 'address', 'sheConsents', 'flagHome', 'mayKnow', 'safetyReason'];
    await this.requestForm(actor, found, serviceId, response, refused(sent, outcome, shown));
  }

  @Get('staying')
  async list(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(query['after']);
    const open = query['over'] !== 'yes';
    const statuses = open ? goesOn : isOver;
    const data = await this.reading.read<AskedData>(actor, list, { after, statuses });
    const now = new Date();
    response.render('staying/asked.njk', {
      title: open ? 'Staying at home' : 'Staying at home: those that are over',
      open,
      ...askedPage(data),
      live: live('asked-sanctuary', data, {
        href: open ? '/staying' : '/staying?over=yes',
        now,
        query: { ...(open ? {} : { over: 'yes' }), ...(after === null ? {} : { after }) },
      }),
    });
  }

  @Get('staying/:id')
  follow(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  /** Words for a benefits office: what was done and when, never where. */
  @Get('staying/:id/evidence')
  async evidence(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { sanctuaryJob: job, sanctuaryEvidence } = await this.reading.read<{
      readonly sanctuaryJob: {
        readonly householdId: string | null;
        readonly householdReference: string;
      } | null;
      readonly sanctuaryEvidence: { readonly text: string } | null;
    }>(actor, evidence, { id });
    if (job?.householdId == null || !sanctuaryEvidence) throw new NotFound();
    const back = { href: `/staying/${id}`, text: job.householdReference };
    response.render('sanctuary/evidence.njk', { ...evidencePage(sanctuaryEvidence.text), back });
  }

  /** Keeps what was agreed since; who looked at something else than stands is told. */
  @Post('staying/:id/consents')
  async consents(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const seen = markOf(askedJobPage(await this.job(actor, id), new Date()).values);
    const outcome =
      fields.text('seen') === seen
        ? await this.jobs.recordSanctuaryConsents(actor, {
            jobId: id,
            landlordConsent: fields.choice('landlordConsent', landlordConsents),
            flagHome: fields.yesOrNo('flagHome'),
            mayKnow: fields.choices('mayKnow', mayKnows),
          })
        : new Problems([
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else recorded what was agreed while you looked at it. Check what stands, then send yours again.',
            ),
          ]);
    await this.answered(actor, id, sent, response, outcome, 'consents');
  }

  @Post('staying/:id/withdraw')
  async withdraw(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    await this.answered(actor, id, sent, response, await this.jobs.withdrawSanctuary(actor, id), 'withdrawn');
  }

  private async answered(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/staying/${id}?done=${word}`);
      return;
    }
    response.status(422);
    await this.render(
      actor,
      id,
      response,
      refused(sent, outcome, ['landlordConsent', 'flagHome', 'mayKnow']),
    );
  }

  /** @throws NotFound when there is no such job that they sent. */
  private async job(actor: PersonActor, id: string): Promise<AskedJob> {
    const { sanctuaryJob } = await this.reading.read<{ readonly sanctuaryJob: AskedJob | null }>(actor, one, {
      id,
    });
    if (sanctuaryJob?.householdId == null) throw new NotFound();
    return sanctuaryJob;
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const data = { sanctuaryJob: await this.job(actor, id) };
    const now = new Date();
    const page = askedJobPage(data.sanctuaryJob, now);
    response.render('staying/asked-job.njk', {
      ...page,
      ...more,
      seen: markOf(page.values),
      form: { errorOf: {}, ...more, values: more.values ?? page.values },
      consents: [...itemsOf(consentWords), { value: '', text: 'Not asked yet' }],
      mayKnow: itemsOf(mayKnowWords),
      back: { href: '/staying', text: 'Staying at home' },
      live: live('asked-sanctuary-job', data, { href: `/staying/${id}`, now, query: { id } }),
    });
  }

  private async requestForm(
    actor: PersonActor,
    found: Found,
    serviceId: string,
    response: Response,
    more: Partial<Refused>,
  ): Promise<void> {
    const { id, reference } = found.household;
    const scheme = stayingPage(found)?.schemes.find((each) => each.id === serviceId);
    const district = found.staying.homeDistrictCode;
    if (!scheme || district === null) throw new NotFound();
    const { sanctuaryRooms } = await this.reading.read<{ readonly sanctuaryRooms: readonly Room[] }>(
      actor,
      rooms,
      { district },
    );
    response.render('staying/request.njk', {
      title: `Ask ${scheme.name} to make her home safe`,
      reference,
      scheme,
      action: `/households/${id}/staying/request/${serviceId}`,
      weeks: weekItems(sanctuaryRooms, serviceId),
      mayKnow: itemsOf(mayKnowWords),
      key: keyOf(more.values ?? {}),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: `/households/${id}/staying`, text: 'All schemes' },
    });
  }

  /** @throws NotFound when they hold no such household. */
  private async find(actor: PersonActor, id: string): Promise<Found> {
    const data = await this.reading.read<StayingPageData>(actor, known, { id });
    const { household, staying } = data;
    if (!household || !staying) throw new NotFound();
    return { ...data, household, staying };
  }
}

/** @throws NotFound when nothing like that is asked. */
function questionOr404(topic: string): StayingQuestion {
  const question = stayingQuestionOf(topic);
  if (!question) throw new NotFound();
  return question;
}

const questionPage = (
  question: StayingQuestion,
  { household: { id, reference }, staying, districts }: Found,
) => {
  const next = stayingTopicAfter(question.topic);
  return {
    title: question.title,
    why: question.why,
    reference,
    back: { href: `/households/${id}/staying`, text: reference },
    action: `/households/${id}/staying/ask/${question.topic}`,
    seen: markOf(question.values(staying)),
    skip:
      question.topic === 'choice'
        ? `/households/${id}/ask/unsafe`
        : next === undefined
          ? `/households/${id}/staying`
          : `/households/${id}/staying/ask/${next}`,
    position: stayingQuestions.indexOf(question) + 1,
    of: stayingQuestions.length,
    fields: question.fields(districts),
  };
};
