import { createHash, randomUUID } from 'node:crypto';
import { Database, type KeyOwner, type Tx, Vault } from '@app/database';
import { bankHolidays } from '@app/accommodation';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { findHousehold } from '@app/households';
import { authorise } from '@app/identity';
import {
  type Actor,
  addWorkingDays,
  isProblems,
  newReference,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { notify } from '@app/notices';
import { EpisodeEntity, PlacementEntity } from '@app/placements';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import {
  type ApplicationLineInput,
  AskForInformationInput,
  AttachQuoteInput,
  ChangeApplicationInput,
  DraftApplicationInput,
  GiveInformationInput,
} from './api/application.input';
import type { ApplicationReasonType, FundApplicationType, OpenedQuoteType } from './api/application.type';
import {
  type ApplicationStatus,
  isOpenToApplicant,
  lineProblems,
  mayGo,
  submitProblems,
} from './domain/applying';
import { bytesIn, largestDocument, typeOf } from './domain/documents';
import { financialYearOf } from './domain/periods';
import { keyOf } from './domain/words';
import { once } from './once';
import {
  FundApplicationEntity,
  FundApplicationHouseholdEntity,
  FundApplicationLineEntity,
  FundApplicationReasonEntity,
  FundDocumentEntity,
  FundQuestionEntity,
} from './store/application.entities';
import { readApplication, readApplications } from './store/applications.read';
import {
  applicationLock,
  findConflicts,
  householdOfApplication,
  isTied,
  keptLines,
  linesOf,
} from './store/applications.store';
import { FundBudgetEntity } from './store/fund.entities';
import { recordFor } from './store/on-record';
import { authorityOf, fundSettingsOn } from './store/settings.store';

const decided = refuse(
  'DECIDED',
  'This application was decided or withdrawn. Make a new one for anything else.',
  'applicationId',
);
const withTheFund = refuse(
  'WITH_THE_FUND',
  'The fund has this application: it can be changed when the fund asks about it.',
  'applicationId',
);

/**
 * Approval before purchase, the applicant's side: what a household needs, by line, with quotes; and what the fund asks
 * about it. Whoever holds the case applies, or whoever the household lives with now. The fund never learns who it is.
 */
@Injectable()
export class Applications {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  fundApplications(
    actor: Actor,
    args: PageArgs,
    statuses: readonly ApplicationStatus[] | null,
  ): Promise<Page<FundApplicationType>> {
    authorise(actor, 'fundApplications');
    return this.db.read(actor, async (tx) =>
      readApplications(tx, args, await fundSettingsOn(tx, actor.organisationId, tx.today), statuses),
    );
  }

  fundApplication(actor: Actor, id: string): Promise<FundApplicationType | null> {
    authorise(actor, 'fundApplication');
    return this.db.read(actor, (tx) => seen(tx, id));
  }

  /** Drafts one; the fund knows nothing of it yet. @throws NotFound for a household that is neither held nor lives there. */
  draftApplication(actor: Actor, input: DraftApplicationInput): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'draftApplication');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(DraftApplicationInput, input);
        if (shape.length > 0) return new Problems(shape);
        const household = await householdFor(tx, input);
        if (isProblems(household)) return household;
        const authorityId = await authorityOf(tx, input.authorityCode);
        if (authorityId === null || !(await hasBudget(tx, authorityId, input.stream)))
          return refuse(
            'NO_FUND',
            'This fund has no budget for that this year. See which funds there are.',
            authorityId === null ? 'authorityCode' : 'stream',
          );
        const problems = lineProblems(input.lines, await fundSettingsOn(tx, authorityId, tx.today));
        if (problems.length > 0) return new Problems(problems);
        const application = {
          id: randomUUID(),
          reference: newReference('F'),
          authorityId,
          organisationId: actor.organisationId,
          applicantId: actor.personId,
          appliedAs: household.episodeId === null ? 'CASE_HOLDER' : 'PROVIDER',
          householdReference: household.reference,
          stream: input.stream,
          status: 'DRAFT',
          madeAt: tx.now,
          submittedAt: null,
          decideBy: null,
        } as const;
        await tx.manager.insert(FundApplicationEntity, application);
        const { householdId, placementId, episodeId } = household;
        const { organisationId } = actor;
        await tx.manager.insert(FundApplicationHouseholdEntity, {
          applicationId: application.id,
          organisationId,
          householdId,
          placementId,
          episodeId,
        });
        await this.keepReason(tx, application, householdId, input.why);
        await saveLines(tx, application, [], input.lines);
        await recordFor(tx, application, 'FUND_APPLICATION_DRAFTED');
        return existing(tx, application.id);
      },
      { once: once('draftApplication', input, existing) },
    );
  }

  /** Says otherwise what a draft, or an application that the fund asked about, says. A line that is kept keeps its quote. */
  changeApplication(actor: Actor, input: ChangeApplicationInput): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'changeApplication');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(ChangeApplicationInput, input);
      const application = await lockOwn(tx, input.applicationId);
      if (shape.length > 0) return new Problems(shape);
      if (!isOpenToApplicant(application.status)) return notOpen(application.status);
      const { stream, why, lines } = input;
      if (stream && !(await hasBudget(tx, application.authorityId, stream)))
        return refuse('NO_FUND', 'This fund has no budget for that this year.', 'stream');
      if (stream) await tx.manager.update(FundApplicationEntity, { id: application.id }, { stream });
      if (why != null) {
        const householdId = await householdOfApplication(tx, application.id);
        await this.keepReason(tx, application, householdId ?? '', why);
      }
      if (lines) {
        const settings = await fundSettingsOn(tx, application.authorityId, tx.today);
        const kept = await linesOf(tx, application.id);
        const problems = [...lineProblems(lines, settings), ...unknownLines(kept, lines)];
        if (problems.length > 0) return new Problems(problems);
        await saveLines(tx, application, kept, lines);
        await findConflicts(tx, application.id, null);
      }
      await recordFor(tx, application, 'FUND_APPLICATION_CHANGED');
      return existing(tx, application.id);
    });
  }

  /** Attaches a quote to a line, in the place of the one before. What it is, is seen from its content. */
  attachQuote(actor: Actor, input: AttachQuoteInput): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'attachQuote');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(AttachQuoteInput, input);
      if (shape.length > 0) return new Problems(shape);
      const line = await tx.manager.findOneBy(FundApplicationLineEntity, {
        id: input.lineId,
        organisationId: actor.organisationId,
        removedAt: IsNull(),
      });
      if (!line) throw new NotFound();
      const application = await lockOwn(tx, line.applicationId);
      if (!isOpenToApplicant(application.status)) return notOpen(application.status);
      const file = fileIn(input.content);
      if (isProblems(file)) return file;
      const id = randomUUID();
      const { applicationId, authorityId, organisationId } = line;
      const owner = await this.ownerOf(tx, applicationId);
      await tx.manager.update(
        FundDocumentEntity,
        { lineId: line.id, replacedAt: IsNull() },
        { replacedAt: tx.now },
      );
      await tx.manager.insert(FundDocumentEntity, {
        id,
        applicationId,
        lineId: line.id,
        authorityId,
        organisationId,
        contentType: file.contentType,
        sizeBytes: file.bytes.length,
        sha256: createHash('sha256').update(file.bytes).digest(),
        sealed: await this.vault.seal(tx, owner, `fund_document ${id}`, file.bytes),
        attachedAt: tx.now,
        attachedBy: actor.personId,
        replacedAt: null,
      });
      await recordFor(tx, application, 'QUOTE_ATTACHED');
      return existing(tx, applicationId);
    });
  }

  /** Gives a draft to the fund. From then on it stands; who of the fund is tied to it is found out. */
  submitApplication(actor: Actor, id: string, idempotencyKey: string): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'submitApplication');
    return this.db.commit(
      actor,
      async (tx) => {
        const application = await lockOwn(tx, id);
        if (application.status === 'MORE_INFORMATION_NEEDED')
          return refuse('ANSWER_NEEDED', 'The fund asked something: answer it to submit again.', 'id');
        if (application.status !== 'DRAFT')
          return refuse('SUBMITTED_BEFORE', 'The fund has it already.', 'id');
        return submit(tx, application, 'FUND_APPLICATION_SUBMITTED');
      },
      {
        once: {
          operation: 'submitApplication',
          key: idempotencyKey,
          request: { id },
          again: existing,
        },
      },
    );
  }

  /** Not wanted any more. Until it is decided, whoever made it may take it back. */
  withdrawApplication(actor: Actor, id: string): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'withdrawApplication');
    return this.db.commit(actor, async (tx) => {
      const application = await lockOwn(tx, id);
      if (!mayGo(application.status, 'WITHDRAWN'))
        return refuse('DECIDED', 'This application was decided or withdrawn already.', 'id');
      await tx.manager.update(FundApplicationEntity, { id }, { status: 'WITHDRAWN' });
      await recordFor(tx, application, 'FUND_APPLICATION_WITHDRAWN');
      if (application.submittedAt !== null)
        await notify(tx, {
          kind: 'FUND_APPLICATION_WITHDRAWN',
          toOrganisationId: application.authorityId,
          subjectId: id,
        });
      return existing(tx, id);
    });
  }

  /** An officer must know more before deciding. The target's clock begins anew with the answer. */
  askForInformation(actor: Actor, input: AskForInformationInput): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'askForInformation');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(AskForInformationInput, input);
        if (shape.length > 0) return new Problems(shape);
        const application = await lockForFund(tx, input.applicationId);
        if (application.status !== 'SUBMITTED')
          return refuse('NOT_WITH_YOU', 'This application does not wait for an officer.', 'applicationId');
        await ask(tx, application, input.question.trim());
        return existing(tx, application.id);
      },
      { once: once('askForInformation', input, existing) },
    );
  }

  /** Answers what the fund asked, and submits again. */
  giveInformation(actor: Actor, input: GiveInformationInput): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'giveInformation');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(GiveInformationInput, input);
        if (shape.length > 0) return new Problems(shape);
        const application = await lockOwn(tx, input.applicationId);
        const open = await tx.manager.findOneBy(FundQuestionEntity, {
          applicationId: application.id,
          answeredAt: IsNull(),
        });
        if (application.status !== 'MORE_INFORMATION_NEEDED' || !open)
          return refuse('NO_QUESTION_OPEN', 'The fund waits for no answer.', 'applicationId');
        const owner = await this.ownerOf(tx, application.id);
        await tx.manager.update(
          FundQuestionEntity,
          { id: open.id },
          {
            answerSealed: await this.vault.seal(tx, owner, `fund_question ${open.id}`, input.answer.trim()),
            answeredAt: tx.now,
            answeredBy: actor.personId,
          },
        );
        return submit(tx, application, 'FUND_INFORMATION_GIVEN');
      },
      { once: once('giveInformation', input, existing) },
    );
  }

  /** Why it is asked for, and what was answered, in the applicant's words. Who reads it is on record. */
  readApplicationReason(actor: Actor, applicationId: string): Promise<Outcome<ApplicationReasonType>> {
    authorise(actor, 'readApplicationReason');
    return this.db.commit(actor, async (tx) => {
      await findConflicts(tx, applicationId, actor.personId);
      const application = await tx.manager.findOneBy(FundApplicationEntity, { id: applicationId });
      const reason = await tx.manager.findOneBy(FundApplicationReasonEntity, { applicationId });
      if (!application || !reason) throw new NotFound();
      const owner = await this.ownerOf(tx, applicationId);
      const opened = async (place: string, sealed: Buffer): Promise<string> =>
        (await this.vault.open(tx, owner, place, sealed)).toString('utf8');
      const asked = await tx.manager.find(FundQuestionEntity, {
        where: { applicationId },
        order: { askedAt: 'ASC', id: 'ASC' },
      });
      const answers = [];
      for (const { id, question, answerSealed } of asked)
        answers.push({
          question,
          answer: answerSealed && (await opened(`fund_question ${id}`, answerSealed)),
        });
      await recordFor(tx, application, 'FUND_APPLICATION_REASON_READ');
      return {
        id: applicationId,
        why: await opened(`fund_application_reason ${applicationId}`, reason.sealed),
        answers,
      };
    });
  }

  /** The content of a quote. Who opens it is on record. */
  openQuote(actor: Actor, id: string): Promise<Outcome<OpenedQuoteType>> {
    authorise(actor, 'openQuote');
    return this.db.commit(actor, async (tx) => {
      const document = await tx.manager.findOneBy(FundDocumentEntity, { id });
      if (!document) throw new NotFound();
      await findConflicts(tx, document.applicationId, actor.personId);
      const application = await tx.manager.findOneBy(FundApplicationEntity, { id: document.applicationId });
      if (!application) throw new NotFound();
      const owner = await this.ownerOf(tx, application.id);
      const bytes = await this.vault.open(tx, owner, `fund_document ${id}`, document.sealed);
      await recordFor(tx, application, 'QUOTE_OPENED');
      return { id, contentType: document.contentType, content: bytes.toString('base64') };
    });
  }

  private async ownerOf(tx: Tx, applicationId: string): Promise<KeyOwner> {
    const id = await householdOfApplication(tx, applicationId);
    if (id === null) throw new NotFound();
    return { kind: 'HOUSEHOLD', id };
  }

  private async keepReason(
    tx: Tx,
    { id, authorityId, organisationId }: Pick<FundApplicationEntity, 'id' | 'authorityId' | 'organisationId'>,
    householdId: string,
    why: string,
  ): Promise<void> {
    const owner = { kind: 'HOUSEHOLD', id: householdId } as const;
    const sealed = await this.vault.seal(tx, owner, `fund_application_reason ${id}`, why.trim());
    const kept = { applicationId: id, authorityId, organisationId, sealed, recordedAt: tx.now };
    const known = await tx.manager.existsBy(FundApplicationReasonEntity, { applicationId: id });
    if (known)
      await tx.manager.update(
        FundApplicationReasonEntity,
        { applicationId: id },
        { sealed, recordedAt: tx.now },
      );
    else await tx.manager.insert(FundApplicationReasonEntity, kept);
  }
}

/** The application as its applicant, once every other command about it is done. @throws NotFound */
async function lockOwn(tx: Tx<PersonActor>, id: string): Promise<FundApplicationEntity> {
  await tx.lock(applicationLock(id));
  const own = { id, organisationId: tx.actor.organisationId };
  const found = await tx.manager.findOneBy(FundApplicationEntity, own);
  if (!found) throw new NotFound();
  return found;
}

/**
 * The application as its fund, once every other command about it, and whatever else is named, is done. Whether the
 * actor is tied to it is found out first. @throws NotFound, to whoever is tied to it as well.
 */
export async function lockForFund(
  tx: Tx<PersonActor>,
  id: string,
  ...names: readonly string[]
): Promise<FundApplicationEntity> {
  await tx.lock(applicationLock(id), ...names);
  await findConflicts(tx, id, tx.actor.personId);
  const found = await tx.manager.findOneBy(FundApplicationEntity, {
    id,
    authorityId: tx.actor.organisationId,
  });
  // Who applied reads it as the applicant, and still does not decide it.
  if (!found?.submittedAt || (await isTied(tx, id))) throw new NotFound();
  return found;
}

/** As the actor reads it now; null when it may not be seen. */
export async function seen(tx: Tx<PersonActor>, id: string): Promise<FundApplicationType | null> {
  return readApplication(tx, id, await fundSettingsOn(tx, tx.actor.organisationId, tx.today));
}

/** The same. @throws NotFound */
export async function existing(tx: Tx<PersonActor>, id: string): Promise<FundApplicationType> {
  const application = await seen(tx, id);
  if (!application) throw new NotFound();
  return application;
}

const notOpen = (status: ApplicationStatus): Problems =>
  status === 'SUBMITTED' || status === 'WITH_PANEL' ? withTheFund : decided;

/** Asks the applicant, whose answer submits again. */
export async function ask(
  tx: Tx<PersonActor>,
  application: FundApplicationEntity,
  question: string,
): Promise<void> {
  const { id: applicationId, authorityId, organisationId } = application;
  await tx.manager.insert(FundQuestionEntity, {
    id: randomUUID(),
    applicationId,
    authorityId,
    organisationId,
    question,
    askedAt: tx.now,
    askedBy: tx.actor.personId,
    answerSealed: null,
    answeredAt: null,
    answeredBy: null,
  });
  await tx.manager.update(
    FundApplicationEntity,
    { id: applicationId },
    { status: 'MORE_INFORMATION_NEEDED' },
  );
  await recordFor(tx, application, 'FUND_INFORMATION_ASKED');
  await notify(tx, {
    kind: 'FUND_INFORMATION_NEEDED',
    toOrganisationId: organisationId,
    subjectId: applicationId,
  });
}

async function submit(
  tx: Tx<PersonActor>,
  application: FundApplicationEntity,
  action: string,
): Promise<Outcome<FundApplicationType>> {
  const { id, authorityId } = application;
  const settings = await fundSettingsOn(tx, authorityId, tx.today);
  const problems = submitProblems(await keptLines(tx, id), settings);
  if (problems.length > 0) return new Problems(problems);
  const decideBy = addWorkingDays(tx.today, settings.DECISION_WORKING_DAYS, await bankHolidays(tx));
  await tx.manager.update(
    FundApplicationEntity,
    { id },
    { status: 'SUBMITTED', submittedAt: tx.now, decideBy },
  );
  await findConflicts(tx, id, null);
  await recordFor(tx, application, action);
  await notify(tx, {
    kind: 'FUND_APPLICATION_SUBMITTED',
    toOrganisationId: authorityId,
    subjectId: id,
  });
  return existing(tx, id);
}

interface Whose {
  readonly householdId: string;
  readonly reference: string;
  readonly placementId: string | null;
  readonly episodeId: string | null;
}

/** The household that is applied for: an own case, an own placement's, or one that lives with the actor's provider now. */
async function householdFor(
  tx: Tx<PersonActor>,
  { householdId, placementId, episodeId }: DraftApplicationInput,
): Promise<Outcome<Whose>> {
  if (episodeId != null) {
    const providerId = tx.actor.organisationId;
    const episode = await tx.manager.findOneBy(EpisodeEntity, { id: episodeId, providerId });
    if (!episode || (householdId != null && householdId !== episode.householdId)) throw new NotFound();
    if (episode.endedOn !== null)
      return refuse('EPISODE_HAS_ENDED', 'This stay has ended: who holds the case can apply.', 'episodeId');
    const { householdReference: reference } = episode;
    return { householdId: episode.householdId, reference, placementId: episode.placementId, episodeId };
  }
  const placement =
    placementId == null
      ? null
      : await tx.manager.findOneBy(PlacementEntity, {
          id: placementId,
          organisationId: tx.actor.organisationId,
        });
  if (placementId != null && !placement) throw new NotFound();
  const id = householdId ?? placement?.householdId;
  if (id === undefined)
    return refuse('HOUSEHOLD_NEEDED', 'Say for whom: a household, a placement or an episode.', 'householdId');
  const household = await findHousehold(tx, id);
  if (!household || (placement && placement.householdId !== id)) throw new NotFound();
  return {
    householdId: id,
    reference: household.reference,
    placementId: placementId ?? null,
    episodeId: null,
  };
}

const hasBudget = (tx: Tx, authorityId: string, stream: DraftApplicationInput['stream']): Promise<boolean> =>
  tx.manager.existsBy(FundBudgetEntity, { authorityId, stream, financialYear: financialYearOf(tx.today) });

function unknownLines(
  kept: readonly FundApplicationLineEntity[],
  lines: readonly ApplicationLineInput[],
): ReturnType<typeof lineProblems> {
  const named = lines.flatMap(({ id }) => id ?? []);
  return lines.flatMap(({ id }, index) =>
    id != null && (!kept.some((line) => line.id === id) || named.indexOf(id) !== named.lastIndexOf(id))
      ? [problem('LINE_UNKNOWN', 'Name lines of this application, each once.', `lines.${String(index)}.id`)]
      : [],
  );
}

/** Keeps the lines as they are asked for from now on. */
async function saveLines(
  tx: Tx,
  application: Pick<FundApplicationEntity, 'id' | 'authorityId' | 'organisationId'>,
  kept: readonly FundApplicationLineEntity[],
  lines: readonly ApplicationLineInput[],
): Promise<void> {
  const { id: applicationId, authorityId, organisationId } = application;
  for (const { id } of kept.filter((line) => !lines.some((asked) => asked.id === line.id)))
    await tx.manager.update(FundApplicationLineEntity, { id }, { removedAt: tx.now });
  for (const [position, line] of lines.entries()) {
    const said = {
      position,
      category: line.category,
      what: line.what.trim(),
      supplier: line.supplier.trim(),
      supplierKey: keyOf(line.supplier),
      netPence: toPence(line.netPence),
      vatPence: toPence(line.vatPence),
      grossPence: toPence(line.grossPence),
    };
    if (line.id == null)
      await tx.manager.insert(FundApplicationLineEntity, {
        id: randomUUID(),
        applicationId,
        authorityId,
        organisationId,
        ...said,
        removedAt: null,
      });
    else await tx.manager.update(FundApplicationLineEntity, { id: line.id }, said);
  }
}

/** The file that was sent, if it is one that a quote may be. */
function fileIn(
  content: string,
): Outcome<{ readonly bytes: Buffer; readonly contentType: NonNullable<ReturnType<typeof typeOf>> }> {
  const bytes = bytesIn(content);
  if (!bytes) return refuse('FORMAT', 'Send the file in base64.', 'content');
  if (bytes.length > largestDocument)
    return refuse('TOO_LARGE', 'A quote has up to 5 MB. Photograph it again, smaller.', 'content');
  const contentType = typeOf(bytes);
  if (!contentType)
    return refuse('NOT_A_DOCUMENT', 'Attach a whole PDF, PNG or JPEG: this file is none.', 'content');
  return { bytes, contentType };
}
