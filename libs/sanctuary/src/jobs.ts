import { createHmac, randomUUID } from 'node:crypto';
import type { RevealedLocationType } from '@app/accommodation';
import { Database, type Once, type Tx, unlessRefused, Vault } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { lockHousehold } from '@app/households';
import { authorise } from '@app/identity';
import {
  type Actor,
  NotFound,
  type Outcome,
  type PersonActor,
  type Problem,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { type NoticeKind, notify } from '@app/notices';
import { recordFor, shownReason } from '@app/placements';
import { Injectable } from '@nestjs/common';
import {
  DeclineSanctuaryInput,
  RecordSanctuaryConsentsInput,
  RequestSanctuaryInput,
  SanctuaryReasonInput,
} from './api/job.input';
import type { SanctuaryEvidenceType, SanctuaryJobType } from './api/job.type';
import { evidenceText } from './domain/evidence';
import { isOver, type JobStatus, mayMove, notAtThisStage } from './domain/job';
import { judgeSanctuary, type SanctuaryExplanation, unsettledSafety } from './domain/rules';
import { sharedStaying } from './domain/shared-staying';
import { isOwned } from './domain/staying';
import { mondayOf } from './domain/weeks';
import { tellSchemeAgain } from './retelling';
import { weekProblems } from './schemes';
import { findEvidence, lockJob, readJob, readJobs } from './store/jobs.store';
import {
  SanctuaryDeclineEntity,
  SanctuaryJobEntity,
  SanctuaryLocationEntity,
  SanctuaryUncheckedEntity,
} from './store/sanctuary.entities';
import { openScheme } from './store/schemes.store';
import { homeFacts } from './store/staying.store';

const noRoom = refuse(
  'NO_ROOM_THAT_WEEK',
  'The scheme has no room where they live in that week, or somebody was quicker. Choose another week.',
  'weekStart',
);

/** Asking a scheme to make a home safe: the job, what was agreed for it, and the scheme's answer. */
@Injectable()
export class Jobs {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /**
   * @param statuses only those that stand so; left out: all.
   * @param householdId only those that were sent for it, by the actor's own organisation; left out: all.
   */
  sanctuaryJobs(
    actor: Actor,
    args: PageArgs,
    statuses: readonly JobStatus[] | null = null,
    householdId: string | null = null,
  ): Promise<Page<SanctuaryJobType>> {
    authorise(actor, 'sanctuaryJobs');
    return this.db.read(actor, (tx) => readJobs(tx, args, { statuses, householdId }));
  }

  sanctuaryJob(actor: Actor, id: string): Promise<SanctuaryJobType | null> {
    authorise(actor, 'sanctuaryJob');
    return this.db.read(actor, (tx) => readJob(tx, id));
  }

  /** The wording of evidence for a benefits office: what was done and when, never where. Null: nothing is fitted. */
  sanctuaryEvidence(actor: Actor, id: string): Promise<SanctuaryEvidenceType | null> {
    authorise(actor, 'sanctuaryEvidence');
    return this.db.read(actor, async (tx) => {
      const facts = await findEvidence(tx, id);
      if (!facts) return null;
      const { firstFittedOn, fittedOn, works } = facts;
      return { id, firstFittedOn, fittedOn, works, text: evidenceText(facts) };
    });
  }

  /**
   * Asks a scheme for a job, in one week, in the district where they live: its slot is taken at that instant. Judged
   * again now: refused while any rule fails, while she was not asked, and while a safety rule is unknown, unless a named
   * person says why. The scheme is told what it needs, and where the home is only once it has accepted, one worker by one.
   */
  requestSanctuary(actor: Actor, input: RequestSanctuaryInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'requestSanctuary');
    const { householdId, serviceId, weekStart } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(RequestSanctuaryInput, input);
        const household = await lockHousehold(tx, householdId);
        if (!household) throw new NotFound();
        const scheme = await openScheme(tx, serviceId, mondayOf(tx.today));
        if (!scheme) throw new NotFound();
        if (household.status !== 'OPEN') {
          problems.push(
            problem('HOUSEHOLD_CLOSED', 'No place is looked for any more for this household.', 'householdId'),
          );
        }
        const { home, people } = await homeFacts(tx, householdId);
        const explanation = judgeSanctuary(home, scheme, tx.today);
        problems.push(
          ...weekProblems(weekStart, tx.today, 'weekStart'),
          ...askingProblems(explanation, input),
        );
        const { homeDistrictId: districtId } = home;
        if (problems.length > 0 || districtId === null) return new Problems(problems);

        const job: SanctuaryJobEntity = {
          id: randomUUID(),
          householdId,
          organisationId: actor.organisationId,
          personId: actor.personId,
          providerId: scheme.providerId,
          serviceId,
          districtId,
          weekStart,
          status: 'REQUESTED',
          householdReference: household.reference,
          facts: sharedStaying(home, scheme, people),
          herConsent: true,
          landlordConsent:
            home.landlordConsent ?? (home.landlord === 'NONE' || isOwned(home.tenure) ? 'NOT_NEEDED' : null),
          flagHome: input.flagHome ?? null,
          mayKnow: input.mayKnow,
          requestedAt: tx.now,
          ...notYet,
        };
        return unlessRefused(
          async () => {
            await tx.manager.insert(SanctuaryJobEntity, job);
            await this.seal(tx, job, input.address.trim());
            const safetyReason = input.safetyReason?.trim() ?? null;
            const unchecked = await keepUnchecked(tx, job, explanation, safetyReason);
            return written(tx, job, 'SANCTUARY_REQUESTED', {
              notice: 'SANCTUARY_REQUESTED',
              ...(unchecked && safetyReason !== null ? { reason: safetyReason } : {}),
            });
          },
          {
            sanctuary_capacity_is_not_overbooked: noRoom,
            sanctuary_job_service_id_district_id_week_start_fkey: noRoom,
            sanctuary_job_one_open_per_household: refuse(
              'HOUSEHOLD_HAS_JOB',
              'A sanctuary job is open for this household already, by you or by another that holds its case.',
              'householdId',
            ),
          },
        );
      },
      {
        once: {
          operation: 'requestSanctuary',
          key: input.idempotencyKey,
          request: this.requestOf(input),
          again: existing,
        },
      },
    );
  }

  /**
   * Keeps what was agreed since: the landlord's answer, whether the home may be flagged, who may know. The scheme is told
   * with it what else has changed, such as the risk.
   */
  recordSanctuaryConsents(
    actor: Actor,
    input: RecordSanctuaryConsentsInput,
  ): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'recordSanctuaryConsents');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(RecordSanctuaryConsentsInput, input);
      const job = await lockJob(tx, { id: input.jobId, organisationId: actor.organisationId });
      if (problems.length > 0) return new Problems(problems);
      if (isOver(job.status)) return notAtThisStage(job.status, 'jobId');
      const { landlordConsent = job.landlordConsent, flagHome = job.flagHome, mayKnow } = input;
      await tx.manager.update(
        SanctuaryJobEntity,
        { id: job.id },
        { landlordConsent, flagHome, mayKnow: mayKnow ?? job.mayKnow },
      );
      await tellSchemeAgain(tx, job.householdId);
      return written(tx, job, 'SANCTUARY_CONSENTS_RECORDED', { notice: 'SANCTUARY_CONSENTS_CHANGED' });
    });
  }

  /** Takes a job back before anything is fitted; its slot is free at once. */
  withdrawSanctuary(actor: Actor, id: string): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'withdrawSanctuary');
    return this.db.commit(actor, async (tx) => {
      const job = await lockJob(tx, { id, organisationId: actor.organisationId });
      return move(tx, job, 'WITHDRAWN', {}, { notice: 'SANCTUARY_WITHDRAWN' });
    });
  }

  /** The scheme says yes: its workers may now ask where the home is. */
  acceptSanctuary(actor: Actor, id: string): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'acceptSanctuary');
    return this.db.commit(actor, async (tx) => {
      const job = await lockJob(tx, { id, providerId: actor.organisationId });
      return move(tx, job, 'ACCEPTED', { answeredAt: tx.now }, { notice: 'SANCTUARY_ACCEPTED' });
    });
  }

  /** The scheme says no: the slot is free at once. Why is kept exactly for the scheme and its return. */
  declineSanctuary(actor: Actor, input: DeclineSanctuaryInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'declineSanctuary');
    const { jobId, primaryReason, contributingReasons } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(DeclineSanctuaryInput, input);
        if (new Set([primaryReason, ...contributingReasons]).size <= contributingReasons.length) {
          const message = 'Name each reason once: the one that counts, then the others.';
          problems.push(problem('REASON_REPEATED', message, 'contributingReasons'));
        }
        const job = await lockJob(tx, { id: jobId, providerId: actor.organisationId });
        if (problems.length > 0) return new Problems(problems);
        if (!mayMove(job.status, 'DECLINED')) return notAtThisStage(job.status, 'jobId');
        const { organisationId, providerId } = job;
        await tx.manager.insert(SanctuaryDeclineEntity, {
          jobId,
          organisationId,
          providerId,
          primaryReason,
          contributingReasons,
          declinedBy: actor.personId,
        });
        const said = { answeredAt: tx.now, shownReason: shownReason(primaryReason) };
        return move(tx, job, 'DECLINED', said, { notice: 'SANCTUARY_DECLINED' });
      },
      { once: once('declineSanctuary', input) },
    );
  }

  /** The scheme takes its yes back before anything is fitted: its slot is free at once. */
  cancelSanctuary(actor: Actor, input: SanctuaryReasonInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'cancelSanctuary');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(SanctuaryReasonInput, input);
      const job = await lockJob(tx, { id: input.jobId, providerId: actor.organisationId });
      if (problems.length > 0) return new Problems(problems);
      return move(
        tx,
        job,
        'CANCELLED',
        {},
        { notice: 'SANCTUARY_CANCELLED', reason: input.reason.trim(), field: 'jobId' },
      );
    });
  }

  /** Opens where the home is, for a worker of the scheme that has accepted: a reason is asked and kept, and who looked. */
  revealSanctuaryLocation(actor: Actor, input: SanctuaryReasonInput): Promise<Outcome<RevealedLocationType>> {
    authorise(actor, 'revealSanctuaryLocation');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(SanctuaryReasonInput, input);
      const { jobId } = input;
      const job = await tx.manager.findOneBy(SanctuaryJobEntity, {
        id: jobId,
        providerId: actor.organisationId,
      });
      if (!job) throw new NotFound();
      if (problems.length > 0) return new Problems(problems);
      const location = await tx.manager.findOneBy(SanctuaryLocationEntity, { jobId });
      if (!location) return notAtThisStage(job.status, 'jobId');
      const opened = await this.vault.open(tx, ownerOf(job), placeOf(job), location.sealed);
      await recordFor(tx, job, {
        action: 'SANCTUARY_LOCATION_REVEALED',
        subject: { kind: 'sanctuary job', id: jobId },
        aboutOrganisationId: job.organisationId,
        reason: input.reason.trim(),
      });
      return { address: opened.toString('utf8') };
    });
  }

  private async seal(tx: Tx, job: SanctuaryJobEntity, address: string): Promise<void> {
    const { id: jobId, organisationId, providerId, householdId } = job;
    const sealed = await this.vault.seal(tx, ownerOf(job), placeOf(job), address);
    await tx.manager.insert(SanctuaryLocationEntity, {
      jobId,
      organisationId,
      providerId,
      householdId,
      sealed,
      recordedAt: tx.now,
    });
  }

  /** Where the home is goes nowhere near the hash that remembers the request: only its keyed hash does. */
  private requestOf(input: RequestSanctuaryInput): object {
    const { householdId, serviceId, weekStart, sheConsents, flagHome, mayKnow, safetyReason } = input;
    const key = this.vault.hashKey('sanctuary location');
    const location = createHmac('sha256', key).update(input.address.trim()).digest('base64');
    return { householdId, serviceId, weekStart, sheConsents, flagHome, mayKnow, safetyReason, location };
  }
}

/** What a job that was just asked for has none of. */
const notYet = {
  answeredAt: null,
  shownReason: null,
  episodeId: null,
  firstFittedOn: null,
  fittedOn: null,
  endedOn: null,
  endReason: null,
} as const;

const ownerOf = ({ householdId: id }: Pick<SanctuaryJobEntity, 'householdId'>) =>
  ({ kind: 'HOUSEHOLD', id }) as const;
const placeOf = ({ id }: Pick<SanctuaryJobEntity, 'id'>): string => `sanctuary_location ${id}`;

/** Why a job cannot be asked for. */
function askingProblems(
  explanation: SanctuaryExplanation,
  { sheConsents, safetyReason }: RequestSanctuaryInput,
): Problem[] {
  const problems: Problem[] = [];
  if (!sheConsents) {
    problems.push(
      problem(
        'SHE_DOES_NOT_CONSENT',
        'It is her home: ask for nothing that she did not agree to.',
        'sheConsents',
      ),
    );
  }
  const failing = explanation.outcomes.filter(({ outcome }) => outcome === 'FAIL');
  if (failing.length > 0) {
    const reasons = failing.map(({ reason }) => reason).join(' ');
    problems.push(
      problem('NOT_SUITABLE', `This scheme cannot make them safe at home. ${reasons}`, 'serviceId'),
    );
  }
  for (const { rule, reason, outcome } of explanation.outcomes) {
    if (outcome !== 'UNKNOWN') continue;
    if (rule === 'HER_CHOICE')
      problems.push(problem('HER_CHOICE_NOT_ASKED', `${reason} Ask her first.`, 'householdId'));
    if (rule === 'DISTRICT') {
      problems.push(problem('HOME_DISTRICT_NOT_ASKED', `${reason} Ask, and record it.`, 'householdId'));
    }
  }
  if (safetyReason == null) {
    for (const { reason } of unsettledSafety(explanation)) {
      problems.push(
        problem('SAFETY_NOT_CHECKED', `${reason} Ask, or say why she is safe enough there.`, 'safetyReason'),
      );
    }
  }
  return problems;
}

/** Keeps who asked though a safety rule was not settled, and why: a row for each such rule. @returns whether there was one. */
async function keepUnchecked(
  tx: Tx<PersonActor>,
  { id: jobId, organisationId, providerId }: SanctuaryJobEntity,
  explanation: SanctuaryExplanation,
  reason: string | null,
): Promise<boolean> {
  const unchecked = unsettledSafety(explanation);
  if (reason === null || unchecked.length === 0) return false;
  const said = { jobId, organisationId, providerId, decidedBy: tx.actor.personId, decidedAt: tx.now, reason };
  await tx.manager.insert(
    SanctuaryUncheckedEntity,
    unchecked.map(({ rule }) => ({ ...said, rule })),
  );
  return true;
}

/** How an act about a job is told: by a notice to the other side, and with a reason on record where it needs one. */
interface Told {
  readonly notice?: NoticeKind;
  readonly reason?: string;
  /** The field that named the job. */
  readonly field?: string;
}

/** Moves a job on, if the table lets it. */
async function move(
  tx: Tx,
  job: SanctuaryJobEntity,
  to: JobStatus,
  said: Partial<Pick<SanctuaryJobEntity, 'answeredAt' | 'shownReason'>>,
  told: Told,
): Promise<Outcome<SanctuaryJobType>> {
  if (!mayMove(job.status, to)) return notAtThisStage(job.status, told.field);
  await tx.manager.update(SanctuaryJobEntity, { id: job.id }, { status: to, ...said });
  return written(tx, job, `SANCTUARY_${to}`, told);
}

/** Records what the actor did, and tells the other side where it must know. */
export async function written(
  tx: Tx,
  job: SanctuaryJobEntity,
  action: string,
  { notice, reason }: Told,
): Promise<SanctuaryJobType> {
  const { id, organisationId, providerId } = job;
  const actors = tx.actor.kind === 'PERSON' ? tx.actor.organisationId : null;
  // Someone who asks a scheme of their own organisation is on both sides.
  const toOrganisationId = actors === organisationId ? providerId : organisationId;
  await recordFor(tx, job, {
    action,
    subject: { kind: 'sanctuary job', id },
    aboutOrganisationId: toOrganisationId,
    ...(reason === undefined ? {} : { reason }),
  });
  if (notice) await notify(tx, { kind: notice, toOrganisationId, subjectId: id });
  return existing(tx, id);
}

/** The job as it is now. @throws NotFound */
export async function existing(tx: Tx, id: string): Promise<SanctuaryJobType> {
  const job = await readJob(tx, id);
  if (!job) throw new NotFound();
  return job;
}

/** How a command knows its request again: by its input without the key. */
export const once = (
  operation: string,
  { idempotencyKey: key, ...request }: { readonly idempotencyKey: string },
): Once<SanctuaryJobType> => ({ operation, key, request, again: existing });
