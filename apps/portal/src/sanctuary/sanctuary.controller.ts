import {
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  type Problem,
  problem,
  Problems,
} from '@app/kernel';
import {
  type DeclineReason,
  declineReasons,
  destinations,
  sanctuaryEndReasons,
  shownReason,
} from '@app/placements';
import { Jobs, sanctuaryItems, Works } from '@app/sanctuary';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { type DeclineGroup, groupOf, groups, reasonInWords, reasonsOf } from '../referrals/unable-words';
import { CurrentActor } from '../session/visitor';
import { destinationWords } from '../stays/stay.page';
import { evidencePage, jobPage, type SchemeJob, type SchemeJobData } from './job.page';
import { type JobsData, jobsPage, type SanctuaryData, sanctuaryPage } from './sanctuary.page';
import { endWords, isOver } from './words';

const tables = [
  'sanctuary_job',
  'sanctuary_item',
  'sanctuary_survey',
  'sanctuary_review',
  'sanctuary_scheme',
];
const work = livePage('sanctuary', {
  document: documentBeside(__dirname, 'sanctuary'),
  tables,
  variables: ({ after }) => ({ after: cursorIn(after) }),
}).document;
const one = livePage('sanctuary-job', {
  document: documentBeside(__dirname, 'job'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;
const many = documentBeside(__dirname, 'jobs');
const evidence = documentBeside(__dirname, 'evidence');

const done = {
  accepted: 'You said yes. You can open where her home is, and survey it.',
  declined: 'You declined. The week is free, and the sender is told.',
  surveyed: 'The survey is kept.',
  fitted: 'Recorded what was fitted. Evidence for a benefits office can be printed.',
  reviewed: 'The review is recorded.',
  removed: 'Recorded what was taken away.',
  ended: 'Recorded that support at home ended. Where her home is cannot be opened any more.',
  cancelled: 'Cancelled. The week is free, and the sender is told.',
} as const;
type Act = 'survey' | 'fit' | 'review' | 'remove' | 'end' | 'cancel' | 'reveal';

const fieldsOf: Readonly<Record<Act, readonly string[]>> = {
  survey: ['items', 'hazards', 'surveyedOn'],
  fit: ['items', 'on'],
  review: ['stillSafe', 'supportNeeded', 'heldOn'],
  remove: ['items', 'on'],
  end: ['reason', 'destination', 'endedOn'],
  cancel: ['reason'],
  reveal: ['reason'],
};

/** A sanctuary scheme at work: who waits for an answer, what to survey, fit and look in on, until support ends. */
@Controller('sanctuary')
export class SanctuaryController {
  constructor(
    private readonly reading: Reading,
    private readonly jobs: Jobs,
    private readonly works: Works,
  ) {}

  @Get()
  async work(
    @CurrentActor() actor: PersonActor,
    @Query('after') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<SanctuaryData>(actor, work, { after });
    const now = new Date();
    response.render('sanctuary/sanctuary.njk', {
      title: 'Sanctuary',
      ...sanctuaryPage(data, now, actor.roles),
      live: live('sanctuary', data, { href: '/sanctuary', now, query: after === null ? {} : { after } }),
    });
  }

  @Get('safe')
  safe(
    @CurrentActor() actor: PersonActor,
    @Query('after') after: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.list(actor, response, after, { title: 'Homes made safe', href: '/sanctuary/safe' }, [
      'FITTED',
    ]);
  }

  @Get('over')
  over(
    @CurrentActor() actor: PersonActor,
    @Query('after') after: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const page = { title: 'Sanctuary jobs that are over', href: '/sanctuary/over', over: true };
    return this.list(actor, response, after, page, isOver);
  }

  @Get(':id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  /** Words for a benefits office: what was done and when, never where. */
  @Get(':id/evidence')
  async evidence(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.reading.read<{
      readonly sanctuaryJob: {
        readonly householdReference: string;
        readonly service: { readonly id: string };
      } | null;
      readonly sanctuarySchemes: { readonly nodes: readonly { readonly id: string }[] };
      readonly sanctuaryEvidence: { readonly text: string } | null;
    }>(actor, evidence, { id });
    const { sanctuaryJob: job, sanctuarySchemes: schemes, sanctuaryEvidence } = data;
    if (!job || !sanctuaryEvidence || !schemes.nodes.some((scheme) => scheme.id === job.service.id))
      throw new NotFound();
    const back = { href: `/sanctuary/${id}`, text: job.householdReference };
    response.render('sanctuary/evidence.njk', { ...evidencePage(sanctuaryEvidence.text), back });
  }

  @Post(':id/accept')
  async accept(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const outcome = await this.jobs.acceptSanctuary(actor, id);
    await this.answer(actor, id, sent, response, outcome, 'accepted');
  }

  /** The first tap chose a group; the second chooses its reason, the third confirms. */
  @Get(':id/decline')
  async decline(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const job = await this.find(actor, id);
    const group = new Fields(query).choice('group', Object.keys(groups) as DeclineGroup[]);
    if (!group || job.status !== 'REQUESTED') {
      response.redirect(303, `/sanctuary/${id}#decline`);
      return;
    }
    response.render('referrals/reasons.njk', {
      reference: job.householdReference,
      group: groups[group].title,
      base: `/sanctuary/${id}`,
      reasons: reasonsOf(group).map((reason) => ({ value: reason, text: reasonInWords(reason) })),
      back: { href: `/sanctuary/${id}#decline`, text: 'Choose another group' },
    });
  }

  /** Asks to confirm a reason. It is sent, and never in an address. */
  @Post(':id/decline/reason')
  async chooseReason(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const job = await this.find(actor, id);
    const reason = new Fields(sent).choice('primaryReason', declineReasons);
    if (reason && job.status === 'REQUESTED') showConfirm(job, reason, response, keyOf({}), {});
    else response.redirect(303, `/sanctuary/${id}#decline`);
  }

  @Post(':id/decline')
  async confirmDecline(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const primaryReason = fields.choice('primaryReason', declineReasons);
    if (!primaryReason) {
      response.redirect(303, `/sanctuary/${id}#decline`);
      return;
    }
    const outcome = await this.jobs.declineSanctuary(actor, {
      jobId: id,
      primaryReason,
      contributingReasons: fields.choices('contributingReasons', declineReasons),
      idempotencyKey: keyOf(sent),
    });
    if (!isProblems(outcome)) {
      response.redirect(303, `/sanctuary/${id}?done=declined`);
      return;
    }
    response.status(422);
    const again = refused(sent, outcome, ['contributingReasons']);
    showConfirm(await this.find(actor, id), primaryReason, response, keyOf(sent), again);
  }

  /** Shown in the answer to this form only: in no address, no list and no page that can be loaded again. */
  @Post(':id/location')
  async location(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const reason = new Fields(sent).textOr('reveal.reason');
    const outcome = await this.jobs.revealSanctuaryLocation(actor, { jobId: id, reason });
    if (isProblems(outcome)) await this.answer(actor, id, sent, response, outcome, 'accepted', 'reveal');
    else await this.render(actor, id, response, { revealed: outcome.address });
  }

  @Post(':id/survey')
  async survey(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const surveyedOn = fields.day('survey.surveyedOn');
    const hazards = fields.text('survey.hazards');
    const outcome = await told(fields, () =>
      this.works.recordSanctuarySurvey(actor, {
        jobId: id,
        items: fields.choices('survey.items', sanctuaryItems),
        surveyedOn,
        hazards,
      }),
    );
    await this.answer(actor, id, sent, response, outcome, 'surveyed', 'survey');
  }

  @Post(':id/fit')
  async fit(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const on = fields.day('fit.on');
    const items = fields.choices('fit.items', sanctuaryItems).map((item) => ({ item, on }));
    const outcome = await told(fields, () =>
      this.works.fitSanctuaryItems(actor, { jobId: id, items, idempotencyKey: keyOf(sent) }),
    );
    await this.answer(actor, id, sent, response, outcome, 'fitted', 'fit');
  }

  @Post(':id/review')
  async review(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const heldOn = fields.day('review.heldOn');
    const stillSafe = fields.yesOrNo('review.stillSafe');
    const supportNeeded = fields.yesOrNo('review.supportNeeded');
    const wrong = [
      ...fields.problems,
      ...(stillSafe === null
        ? [problem('CHOICE', 'Say whether they are still safe there.', 'review.stillSafe')]
        : []),
      ...(supportNeeded === null
        ? [problem('CHOICE', 'Say whether they need support still.', 'review.supportNeeded')]
        : []),
    ];
    const outcome =
      wrong.length > 0 || stillSafe === null || supportNeeded === null
        ? new Problems(wrong)
        : await this.works.recordSanctuaryReview(actor, {
            jobId: id,
            months: fields.text('months') === '6' ? 6 : 3,
            heldOn,
            stillSafe,
            supportNeeded,
          });
    await this.answer(actor, id, sent, response, outcome, 'reviewed', 'review');
  }

  @Post(':id/remove')
  async remove(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const on = fields.day('remove.on');
    const items = fields.choices('remove.items', sanctuaryItems).map((item) => ({ item, on }));
    const outcome = await told(fields, () =>
      this.works.removeSanctuaryItems(actor, { jobId: id, items, idempotencyKey: keyOf(sent) }),
    );
    await this.answer(actor, id, sent, response, outcome, 'removed', 'remove');
  }

  @Post(':id/end')
  async end(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const endedOn = fields.day('end.endedOn');
    const reason = fields.choice('end.reason', sanctuaryEndReasons);
    const destination = fields.choice('end.destination', destinations);
    const wrong = [
      ...fields.problems,
      ...(reason ? [] : [problem('CHOICE', 'Say why support ended.', 'end.reason')]),
      ...(destination
        ? []
        : [
            problem(
              'CHOICE',
              'Say where they live from then on, or that it is not known.',
              'end.destination',
            ),
          ]),
    ];
    const outcome =
      wrong.length > 0 || !reason || !destination
        ? new Problems(wrong)
        : await this.works.endSanctuary(actor, {
            jobId: id,
            endedOn,
            reason,
            destination,
            idempotencyKey: keyOf(sent),
          });
    await this.answer(actor, id, sent, response, outcome, 'ended', 'end');
  }

  @Post(':id/cancel')
  async cancel(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const reason = new Fields(sent).textOr('cancel.reason');
    const outcome = await this.jobs.cancelSanctuary(actor, { jobId: id, reason });
    await this.answer(actor, id, sent, response, outcome, 'cancelled', 'cancel');
  }

  private async list(
    actor: PersonActor,
    response: Response,
    asked: unknown,
    page: { readonly title: string; readonly href: string; readonly over?: boolean },
    statuses: readonly string[],
  ): Promise<void> {
    const after = cursorIn(asked);
    const data = await this.reading.read<JobsData>(actor, many, { after, statuses });
    response.render('sanctuary/jobs.njk', {
      ...page,
      ...jobsPage(data),
      back: { href: '/sanctuary', text: 'Sanctuary' },
    });
  }

  private async answer(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
    act?: Act,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/sanctuary/${id}?done=${word}`);
      return;
    }
    response.status(422);
    const known = act ? fieldsOf[act].map((field) => `${act}.${field}`) : [];
    const again = refused(sent, act ? ofForm(outcome, act) : outcome, known);
    await this.render(actor, id, response, { ...again, act });
  }

  /** @throws NotFound when there is no such job of a scheme of theirs. */
  private async find(actor: PersonActor, id: string): Promise<SchemeJob> {
    const { sanctuaryJob } = await this.read(actor, id);
    if (!sanctuaryJob) throw new NotFound();
    return sanctuaryJob;
  }

  private read(actor: PersonActor, id: string): Promise<SchemeJobData> {
    return this.reading.read<SchemeJobData>(actor, one, { id });
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & {
      readonly done?: string | undefined;
      readonly act?: Act | undefined;
      readonly revealed?: string;
    },
  ): Promise<void> {
    const data = await this.read(actor, id);
    const now = new Date();
    const page = jobPage(data, now);
    if (!page) throw new NotFound();
    response.render('sanctuary/job.njk', {
      ...page,
      key: keyOf(more.values ?? {}),
      ...more,
      form: { errorOf: {}, ...more, values: { ...page.values, ...more.values } },
      yesNo: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      groups: Object.entries(groups).map(([value, { title, hint }]) => ({ value, title, hint })),
      endReasons: sanctuaryEndReasons.map((value) => ({ value, text: endWords[value] })),
      destinations: destinations.map((value) => ({ value, text: destinationWords[value] })),
      back: { href: '/sanctuary', text: 'Sanctuary' },
      // Where a home is shown, nothing changes the page under the eyes that copy it.
      ...(more.revealed === undefined
        ? { live: live('sanctuary-job', data, { href: `/sanctuary/${id}`, now, query: { id } }) }
        : {}),
    });
  }
}

/** What the command answers, unless the form could not be read. */
const told = async <T>(fields: Fields, command: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
  fields.problems.length > 0 ? new Problems(fields.problems) : command();

/** The same problems, each once, at the fields of the form of this act. */
function ofForm({ problems }: Problems, act: Act): Problems {
  const at = ({ field }: Problem): string | undefined => {
    if (field === undefined || field === 'jobId' || field.startsWith(`${act}.`)) return field;
    return `${act}.${/^items\.\d+\.on$/.test(field) ? 'on' : (field.split('.')[0] ?? field)}`;
  };
  const placed = problems.map((each) => problem(each.code, each.message, at(each)));
  return new Problems(
    placed.filter(
      ({ message, field }, index) =>
        placed.findIndex((other) => other.message === message && other.field === field) === index,
    ),
  );
}

function showConfirm(
  job: SchemeJob,
  reason: DeclineReason,
  response: Response,
  key: string,
  more: Partial<Refused>,
): void {
  const shown = shownReason(reason);
  response.render('referrals/confirm.njk', {
    base: `/sanctuary/${job.id}`,
    freed: 'The week',
    reference: job.householdReference,
    sentBy: job.sentBy,
    key,
    reason: { code: reason, text: reasonInWords(reason) },
    told: shown === reason ? null : reasonInWords(shown),
    others: declineReasons
      .filter((other) => other !== reason)
      .map((other) => ({ value: other, text: reasonInWords(other) })),
    form: { values: {}, errorOf: {}, ...more },
    errors: more.errors,
    back: { href: `/sanctuary/${job.id}/decline?group=${groupOf(reason)}`, text: 'Choose another reason' },
  });
}
