import {
  AccessClasses,
  type ImmigrationStatus,
  immigrationStatuses,
  type TransHistoryAnswer,
  transHistoryAnswers,
} from '@app/households';
import { allows, isProblems, NotFound, type PersonActor, problem, Problems, type Role } from '@app/kernel';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IdInAddress } from '../layout/address';
import { dayParts, Fields, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { CurrentActor } from '../session/visitor';
import type { HouseholdData, HouseholdPageData } from './household.data';
import { personInWords } from './household.page';

const household = documentBeside(__dirname, 'household');
const immigration = documentBeside(__dirname, 'immigration');
const trans = documentBeside(__dirname, 'trans-history');

/** Whether the page is offered to these roles: the command refuses whoever works for a provider as well. */
export const mayReadApart = (roles: readonly Role[]): boolean =>
  allows('immigration', roles) && !allows('acceptReferral', roles);

const immigrationWords: Readonly<Record<ImmigrationStatus, string>> = {
  RECOURSE: 'Has recourse to public funds',
  NRPF_SPOUSE_ROUTE: 'No recourse: partner of somebody British or settled',
  NRPF_WORK_STUDENT_ROUTE: 'No recourse: partner of a worker, student or graduate',
  NRPF_OTHER_LEAVE: 'No recourse: a visitor, a fiancé or fiancée, no leave, or another',
  ASYLUM_SUPPORT: 'Asylum support',
  EUSS_PENDING: 'EU Settlement Scheme, waiting for a decision',
  MVDAC_GRANTED: 'Concession for migrant victims (MVDAC) granted',
  UNKNOWN: 'Not yet checked',
  PREFERS_NOT_TO_SAY: 'Prefers not to say',
};

const transWords: Readonly<Record<TransHistoryAnswer, string>> = {
  YES: 'Yes',
  NO: 'No',
  PREFERS_NOT_TO_SAY: 'Prefers not to say',
};

/** Nothing is kept any more of what somebody said. */
const takenBack = 'TAKEN_BACK';

type Opened = 'immigration' | 'trans';

/** What stands apart from the other facts of a household. Nothing is read until it is opened, and that is on record. */
@Controller('households/:id/apart')
export class ApartController {
  constructor(
    private readonly reading: Reading,
    private readonly classes: AccessClasses,
  ) {}

  @Get()
  async explain(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    show(await this.find(actor, id), response, null, {});
  }

  /** Read in the answer to this form only, so that no page that is loaded again reads it unasked. */
  @Post('immigration/open')
  async openImmigration(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const kept = await this.find(actor, id);
    const { immigration: told } = await this.reading.read<{
      readonly immigration: {
        readonly status: ImmigrationStatus | null;
        readonly mvdacFrom: string | null;
        readonly mvdacTo: string | null;
      } | null;
    }>(actor, immigration, { id });
    show(kept, response, 'immigration', {
      values: {
        status: told?.status ?? '',
        ...dayParts('mvdacFrom', told?.mvdacFrom),
        ...dayParts('mvdacTo', told?.mvdacTo),
      },
    });
  }

  @Post('immigration')
  async recordImmigration(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const kept = await this.find(actor, id);
    const fields = new Fields(sent);
    const mvdacFrom = fields.day('mvdacFrom');
    const mvdacTo = fields.day('mvdacTo');
    const outcome =
      fields.problems.length > 0
        ? new Problems(fields.problems)
        : await this.classes.recordImmigration(actor, {
            householdId: id,
            status: fields.choice('status', immigrationStatuses),
            mvdacFrom,
            mvdacTo,
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/households/${id}?done=saved`);
      return;
    }
    response.status(422);
    show(kept, response, 'immigration', refused(sent, outcome, ['status', 'mvdacFrom', 'mvdacTo']));
  }

  @Post('trans/open')
  async openTrans(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const kept = await this.find(actor, id);
    const { transHistory } = await this.reading.read<{
      readonly transHistory: {
        readonly people: readonly { readonly key: string; readonly answer: TransHistoryAnswer }[];
      } | null;
    }>(actor, trans, { id });
    show(kept, response, 'trans', {}, new Map(transHistory?.people.map(({ key, answer }) => [key, answer])));
  }

  @Post('trans')
  async recordTrans(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const kept = await this.find(actor, id);
    const fields = new Fields(sent);
    const personKey = fields.text('personKey');
    const answer = fields.choice('answer', transHistoryAnswers);
    const wrong = [
      ...(personKey === null ? [problem('CHOICE', 'Say who said it.', 'personKey')] : []),
      ...(answer === null && fields.text('answer') !== takenBack
        ? [problem('CHOICE', 'Say what they said, or that they take it back.', 'answer')]
        : []),
    ];
    const outcome =
      wrong.length > 0 || personKey === null
        ? new Problems(wrong)
        : await this.classes.recordTransHistory(actor, {
            householdId: id,
            personKey,
            answer,
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/households/${id}?done=saved`);
      return;
    }
    response.status(422);
    show(kept, response, 'trans', refused(sent, outcome, ['personKey', 'answer']));
  }

  /** @throws NotFound when they hold no such household, or this page is not for them. */
  private async find(actor: PersonActor, id: string): Promise<HouseholdData> {
    if (!mayReadApart(actor.roles)) throw new NotFound();
    const data = await this.reading.read<HouseholdPageData>(actor, household, { id, placing: false });
    if (data.household === null) throw new NotFound();
    return data.household;
  }
}

function show(
  kept: HouseholdData,
  response: Response,
  opened: Opened | null,
  more: Partial<Refused>,
  said: ReadonlyMap<string, TransHistoryAnswer> = new Map(),
): void {
  const now = new Date();
  response.render('households/apart.njk', {
    title: 'Kept apart: immigration status and trans history',
    id: kept.id,
    reference: kept.reference,
    opened,
    statuses: [
      ...immigrationStatuses.map((value) => ({ value, text: immigrationWords[value] })),
      { value: '', text: 'Not asked' },
    ],
    people: kept.people.map((person) => {
      const { who, detail } = personInWords(person, now);
      const answer = said.get(person.key);
      return {
        value: person.key,
        text: `${who}: ${detail}`,
        ...(answer === undefined ? {} : { hint: { text: `Said: ${transWords[answer].toLowerCase()}` } }),
      };
    }),
    answers: [
      ...transHistoryAnswers.map((value) => ({ value, text: transWords[value] })),
      { value: takenBack, text: 'They take it back: nothing is kept' },
    ],
    form: { values: {}, errorOf: {}, ...more },
    errors: more.errors,
    back: { href: `/households/${kept.id}`, text: kept.reference },
  });
}
