import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Once, type Tx, unlessRefused } from '@app/database';
import { checkInput } from '@app/graphql';
import {
  type Actor,
  authorise,
  isProblems,
  NotFound,
  type Operation,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import {
  AnswerReturnQuestionsInput,
  ConfirmReturnSettingInput,
  OpenReturnInput,
  RecordOutsideFigureInput,
  ReopenReturnInput,
  ReviewReturnInput,
  SetReturnSettingInput,
  SubmitReturnInput,
} from './api/return.input';
import type { DutyReturnType } from './api/return.type';
import {
  type CountedReturn,
  countedRows,
  countReturn,
  documentOf,
  type ReturnInHand,
  returnInHand,
  yearAskedProblem,
} from './counting';
import { documentText } from './domain/document';
import { formOf } from './domain/form';
import { mayBeEntered } from './domain/outside';
import { answerProblems } from './domain/readiness';
import { isSettingName, standingSettings, valuesOf } from './domain/settings';
import { forms } from './forms';
import { figuresChanged, notReady, notReviewed } from './in-the-way';
import { shownReturn } from './shown-return';
import { DutyReturnEntity, OutsideFigureEntity } from './store/return.entities';
import {
  copySaid,
  ownAuthority,
  returnLock,
  saidFor,
  saveAnswer,
  saveOutsideFigure,
  saveSetting,
  saveSubmission,
  versionsOf,
} from './store/returns.store';

const isSubmitted = refuse(
  'RETURN_SUBMITTED',
  'This version was submitted and stays as it was sent. Open the return again to send another version.',
  'returnId',
);
const changedMeanwhile = new Problems([figuresChanged]);

/** A change of a return that a person in hand makes. */
type Change = (
  tx: Tx<PersonActor>,
  inHand: DutyReturnEntity,
) => Promise<readonly ReturnType<typeof problem>[]>;

/** The annual duty return of an authority: opened, prepared, reviewed by another person, submitted, opened again. */
@Injectable()
export class Returns {
  constructor(private readonly db: Database) {}

  /** Opens the first version of a year, also while the year runs, so that it can be prepared as it goes. */
  async openReturn(actor: Actor, input: OpenReturnInput): Promise<Outcome<DutyReturnType>> {
    authorise(actor, 'openReturn');
    const { authorityCode, year } = input;
    const opened = await this.db.commit<PersonActor, { id: string }>(actor, async (tx) => {
      const wrong = checkInput(OpenReturnInput, input);
      if (wrong.length > 0) return new Problems(wrong);
      const authority = await ownAuthority(tx, authorityCode);
      if (!authority) throw new NotFound();
      await tx.lock(returnLock(authority.id, year));
      const asked = yearAskedProblem(year, tx.today);
      if (asked) return new Problems([asked]);
      const [latest] = await versionsOf(tx, authority.id, year);
      if (latest?.status === 'SUBMITTED') return isSubmitted;
      if (latest)
        return refuse(
          'RETURN_IN_HAND',
          `The return of ${year} is in hand already, as version ${latest.version}.`,
          'year',
        );
      return insertVersion(tx, authority.id, year, 1, null);
    });
    return isProblems(opened) ? opened : this.shown(actor, opened.id);
  }

  /** Opens a year again that was submitted: the next version, with everything that was said for the last. */
  async reopenReturn(actor: Actor, input: ReopenReturnInput): Promise<Outcome<DutyReturnType>> {
    authorise(actor, 'reopenReturn');
    const opened = await this.db.commit<PersonActor, { id: string }>(actor, async (tx) => {
      const wrong = checkInput(ReopenReturnInput, input);
      if (wrong.length > 0) return new Problems(wrong);
      const found = await lockReturn(tx, input.returnId);
      const [latest] = await versionsOf(tx, found.authorityId, found.year);
      if (latest?.status !== 'SUBMITTED')
        return refuse(
          'RETURN_IN_HAND',
          'A version of this return is in hand already. Change that one.',
          'returnId',
        );
      const { id } = await insertVersion(
        tx,
        found.authorityId,
        found.year,
        latest.version + 1,
        input.because,
      );
      await copySaid(tx, latest.id, await tx.manager.findOneByOrFail(DutyReturnEntity, { id }));
      return { id };
    });
    return isProblems(opened) ? opened : this.shown(actor, opened.id);
  }

  /** Answers questions on governance or of the narrative: all that are given, or none and all that is wrong. */
  answerReturnQuestions(actor: Actor, input: AnswerReturnQuestionsInput): Promise<Outcome<DutyReturnType>> {
    return this.prepare(actor, 'answerReturnQuestions', input.returnId, async (tx, inHand) => {
      const wrong = checkInput(AnswerReturnQuestionsInput, input);
      if (wrong.length > 0) return wrong;
      const { questions } = formInHand(inHand);
      const answers = input.answers.map(({ questionId, value }) => ({ questionId, value: value.trim() }));
      const problems = answers.flatMap(({ questionId, value }) => {
        const question = questions.find(({ id }) => id === questionId);
        return question
          ? answerProblems(question, value)
          : [problem('CHOICE', 'The form has no such question.', `answers.${questionId}`)];
      });
      if (problems.length === 0)
        for (const { questionId, value } of answers) await saveAnswer(tx, inHand, questionId, value);
      return problems;
    });
  }

  /** Chooses by what this return is counted. The choice is assumed until it is confirmed. */
  setReturnSetting(actor: Actor, input: SetReturnSettingInput): Promise<Outcome<DutyReturnType>> {
    return this.prepare(actor, 'setReturnSetting', input.returnId, async (tx, inHand) => {
      const wrong = [...checkInput(SetReturnSettingInput, input), ...settingProblems(input)];
      if (wrong.length === 0) await saveSetting(tx, inHand, { ...input, source: null });
      return wrong;
    });
  }

  /** Says that a setting is right, and how that is known. */
  confirmReturnSetting(actor: Actor, input: ConfirmReturnSettingInput): Promise<Outcome<DutyReturnType>> {
    return this.prepare(actor, 'confirmReturnSetting', input.returnId, async (tx, inHand) => {
      const wrong = [...checkInput(ConfirmReturnSettingInput, input), ...settingProblems(input)];
      const { settings } = await saidFor(tx, inHand.id);
      const stands = standingSettings(settings).find(({ name }) => name === input.name);
      if (stands && stands.value !== input.value)
        wrong.push(problem('SETTING_CHANGED', `This setting is "${stands.meaning}" now.`, 'value'));
      if (wrong.length === 0) await saveSetting(tx, inHand, input);
      return wrong;
    });
  }

  /** Enters a figure of services outside Hearth, with where it comes from. */
  recordOutsideFigure(actor: Actor, input: RecordOutsideFigureInput): Promise<Outcome<DutyReturnType>> {
    return this.prepare(actor, 'recordOutsideFigure', input.returnId, async (tx, inHand) => {
      const wrong = checkInput(RecordOutsideFigureInput, input);
      if (!mayBeEntered(formInHand(inHand), input.figure))
        wrong.push(
          problem(
            'CHOICE',
            'Name a figure that is counted and no total: table, row and column, such as "T4 WOMEN REFUGE".',
            'figure',
          ),
        );
      if (wrong.length === 0) await saveOutsideFigure(tx, inHand, input);
      return wrong;
    });
  }

  /** Takes a figure from outside back. */
  withdrawOutsideFigure(actor: Actor, id: string): Promise<Outcome<DutyReturnType>> {
    authorise(actor, 'withdrawOutsideFigure');
    return this.changing(actor, async (tx) => {
      const figure = await tx.manager.findOneBy(OutsideFigureEntity, { id });
      if (!figure) throw new NotFound();
      const inHand = await lockReturn(tx, figure.returnId);
      if (inHand.status === 'SUBMITTED') return isSubmitted;
      await tx.manager.update(OutsideFigureEntity, { id }, { withdrawnAt: tx.now });
      return asDraft(tx, inHand, 'OUTSIDE_FIGURE_WITHDRAWN');
    });
  }

  /**
   * Says that the return is right. By somebody who did not prepare it, of exactly the figures they looked at, with
   * nothing left that would keep it from being sent.
   */
  async reviewReturn(actor: Actor, input: ReviewReturnInput): Promise<Outcome<DutyReturnType>> {
    authorise(actor, 'reviewReturn');
    const wrong = checkInput(ReviewReturnInput, input);
    if (wrong.length > 0) return new Problems(wrong);
    const seen = await this.count(actor, input.returnId);
    const work = async (tx: Tx<PersonActor>): Promise<Outcome<{ id: string }>> => {
      const inHand = await lockReturn(tx, input.returnId);
      if (inHand.status === 'SUBMITTED') return isSubmitted;
      const problems = [
        ...(inHand.preparedBy.includes(tx.actor.personId)
          ? [problem('SAME_PERSON', 'You prepared this return. Somebody else must review it.', 'returnId')]
          : []),
        ...notReady(seen),
      ];
      if (problems.length > 0) return new Problems(problems);
      if (seen.sha256 !== input.sha256 || (await isStale(tx, inHand, seen))) return changedMeanwhile;
      const { personId: reviewedBy } = tx.actor;
      const reviewed = {
        status: 'REVIEWED',
        reviewedBy,
        reviewedAt: tx.now,
        reviewedHash: seen.sha256,
      } as const;
      const kept = await unlessRefused(
        () => tx.manager.update(DutyReturnEntity, { id: inHand.id }, reviewed),
        {
          duty_return_reviewed_by_another: refuse(
            'SAME_PERSON',
            'You prepared this return. Somebody else must review it.',
            'returnId',
          ),
        },
      );
      if (isProblems(kept)) return kept;
      await record(tx, { action: 'DUTY_RETURN_REVIEWED', subject: { kind: 'duty-return', id: inHand.id } });
      return { id: inHand.id };
    };
    return this.changing(actor, work, once('reviewReturn', input));
  }

  /**
   * Sends the return: what was reviewed and still counts the same is kept as it is, with its hash and the rows that each
   * figure counts. All that stands in the way is said at once.
   */
  async submitReturn(actor: Actor, input: SubmitReturnInput): Promise<Outcome<DutyReturnType>> {
    authorise(actor, 'submitReturn');
    const wrong = checkInput(SubmitReturnInput, input);
    if (wrong.length > 0) return new Problems(wrong);
    const seen = await this.count(actor, input.returnId);
    const work = async (tx: Tx<PersonActor>): Promise<Outcome<{ id: string }>> => {
      const inHand = await lockReturn(tx, input.returnId);
      if (inHand.status === 'SUBMITTED') return isSubmitted;
      const problems = [...notReady(seen), ...(inHand.status === 'DRAFT' ? [notReviewed] : [])];
      if (problems.length > 0) return new Problems(problems);
      if (seen.sha256 !== inHand.reviewedHash || (await isStale(tx, inHand, seen))) return changedMeanwhile;
      const { text: document, sha256, form, figures } = seen;
      await saveSubmission(tx, inHand, { document, sha256, counted: countedRows(form, figures) });
      await tx.manager.update(
        DutyReturnEntity,
        { id: inHand.id },
        { status: 'SUBMITTED', submittedBy: tx.actor.personId, submittedAt: tx.now },
      );
      await record(tx, { action: 'DUTY_RETURN_SUBMITTED', subject: { kind: 'duty-return', id: inHand.id } });
      return { id: inHand.id };
    };
    return this.changing(actor, work, once('submitReturn', input));
  }

  /** One change by who prepares. A return that was reviewed is a draft again: what was reviewed is not what it is now. */
  private prepare(
    actor: Actor,
    operation: Operation,
    returnId: string,
    change: Change,
  ): Promise<Outcome<DutyReturnType>> {
    authorise(actor, operation);
    return this.changing(actor, async (tx) => {
      const inHand = await lockReturn(tx, returnId);
      if (inHand.status === 'SUBMITTED') return isSubmitted;
      const wrong = await change(tx, inHand);
      return wrong.length > 0 ? new Problems(wrong) : asDraft(tx, inHand, `DUTY_RETURN_${wordOf(operation)}`);
    });
  }

  private async changing(
    actor: PersonActor,
    work: (tx: Tx<PersonActor>) => Promise<Outcome<{ id: string }>>,
    only?: Once<{ id: string }>,
  ): Promise<Outcome<DutyReturnType>> {
    const done = await this.db.commit<PersonActor, { id: string }>(actor, work, { once: only });
    return isProblems(done) ? done : this.shown(actor, done.id);
  }

  private async count(actor: PersonActor, returnId: string): Promise<CountedReturn> {
    return countReturn(this.db, await this.db.read(actor, (tx) => inHandById(tx, returnId)));
  }

  private shown(actor: PersonActor, returnId: string): Promise<DutyReturnType> {
    return this.db
      .read(actor, (tx) => inHandById(tx, returnId))
      .then((inHand) => shownReturn(this.db, actor, inHand));
  }
}

/** A decision that happens once for its key. */
const once = (
  operation: Operation,
  { idempotencyKey, ...request }: { readonly idempotencyKey: string },
): Once<{ id: string }> => ({
  operation,
  key: idempotencyKey,
  request,
  again: (_tx, id) => Promise.resolve({ id }),
});

/** The return with this id, as people left it. @throws NotFound */
async function inHandById(tx: Tx<PersonActor>, returnId: string): Promise<ReturnInHand> {
  const found = await tx.manager.findOneBy(DutyReturnEntity, { id: returnId });
  const [authority] = await tx.manager.query<{ code: string }[]>(
    'select authority_code as code from organisation where id = (select actor_organisation())',
  );
  const inHand = found && authority && (await returnInHand(tx, authority.code, found.year, found.version));
  if (!inHand) throw new NotFound();
  return inHand;
}

/** The return, once every other command about its year is done. @throws NotFound */
async function lockReturn(tx: Tx, id: string): Promise<DutyReturnEntity> {
  const found = await tx.manager.findOneBy(DutyReturnEntity, { id });
  if (!found) throw new NotFound();
  await tx.lock(returnLock(found.authorityId, found.year));
  return tx.manager.findOneByOrFail(DutyReturnEntity, { id });
}

async function insertVersion(
  tx: Tx<PersonActor>,
  authorityId: string,
  year: string,
  version: number,
  because: string | null,
): Promise<{ id: string }> {
  const id = randomUUID();
  await tx.manager.insert(DutyReturnEntity, {
    id,
    authorityId,
    year,
    version,
    formVersion: formOf(forms, year)?.version ?? '',
    status: 'DRAFT',
    openedAt: tx.now,
    preparedBy: [tx.actor.personId],
    because,
    reviewedBy: null,
    reviewedAt: null,
    reviewedHash: null,
    submittedBy: null,
    submittedAt: null,
  });
  await record(tx, {
    action: version === 1 ? 'DUTY_RETURN_OPENED' : 'DUTY_RETURN_REOPENED',
    subject: { kind: 'duty-return', id },
    ...(because === null ? {} : { reason: because }),
  });
  return { id };
}

/** A draft again, prepared by this person too; a commissioner who confirms a setting has not prepared it. */
async function asDraft(
  tx: Tx<PersonActor>,
  { id, preparedBy }: DutyReturnEntity,
  action: string,
): Promise<{ id: string }> {
  const { personId, roles } = tx.actor;
  const prepares = roles.includes('DATA_OFFICER') && !preparedBy.includes(personId);
  await tx.manager.update(
    DutyReturnEntity,
    { id },
    {
      status: 'DRAFT',
      reviewedBy: null,
      reviewedAt: null,
      reviewedHash: null,
      preparedBy: prepares ? [...preparedBy, personId] : preparedBy,
    },
  );
  await record(tx, { action, subject: { kind: 'duty-return', id } });
  return { id };
}

/** Whether answers, settings or figures from outside are others than when it was counted. */
async function isStale(tx: Tx, inHand: DutyReturnEntity, seen: CountedReturn): Promise<boolean> {
  const said = await saidFor(tx, inHand.id);
  return (
    documentText(documentOf({ ...seen, said }, standingSettings(said.settings), seen.figures)) !== seen.text
  );
}

const formInHand = ({ formVersion, year }: DutyReturnEntity) => {
  const form = forms.find(({ version }) => version === formVersion) ?? formOf(forms, year);
  if (!form) throw new Error(`The form ${formVersion} is gone.`);
  return form;
};

function settingProblems({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): ReturnType<typeof problem>[] {
  if (!isSettingName(name)) return [problem('CHOICE', 'There is no such setting.', 'name')];
  const values = valuesOf(name);
  return values.includes(value) ? [] : [problem('CHOICE', `Choose one of ${values.join(', ')}.`, 'value')];
}

/** `setReturnSetting` as an action on record: SET_RETURN_SETTING. */
const wordOf = (operation: string): string =>
  operation.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
