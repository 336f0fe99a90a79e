import { randomUUID } from 'node:crypto';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  compareDays,
  dayIn,
  type LocalDate,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { endEpisode, startEpisode } from '@app/placements';
import { Injectable } from '@nestjs/common';
import {
  EndSanctuaryInput,
  RecordSanctuaryReviewInput,
  RecordSanctuarySurveyInput,
  SanctuaryItemsInput,
} from './api/job.input';
import type { SanctuaryJobType, SanctuaryReviewDueType } from './api/job.type';
import { type JobStatus, mayMove, notAtThisStage } from './domain/job';
import {
  afterFitting,
  allFittedOn,
  type DatedItem,
  endingProblems,
  fittingProblems,
  monthsAfter,
  removingProblems,
  reviewMonths,
  reviewProblems,
  somethingIsThere,
  surveyProblems,
} from './domain/works';
import { once, written } from './jobs';
import { firstSurveyOf, itemsOf, lockJob, readReviewsDue } from './store/jobs.store';
import {
  SanctuaryItemEntity,
  SanctuaryJobEntity,
  SanctuaryReviewEntity,
  SanctuarySchemeEntity,
  SanctuarySurveyEntity,
} from './store/sanctuary.entities';

const surveyable: readonly JobStatus[] = ['ACCEPTED', 'SURVEYED', 'FITTING'];
const fittable: readonly JobStatus[] = ['SURVEYED', 'FITTING'];
const lived: readonly JobStatus[] = ['FITTING', 'FITTED'];

/** What a scheme does in a home: survey, fit, look again, take away, and say that support has ended. */
@Injectable()
export class Works {
  constructor(private readonly db: Database) {}

  sanctuaryReviewsDue(actor: Actor, args: PageArgs): Promise<Page<SanctuaryReviewDueType>> {
    authorise(actor, 'sanctuaryReviewsDue');
    return this.db.read(actor, (tx) => readReviewsDue(tx, args));
  }

  /** The home was seen, and this is to be fitted. A later survey takes the place of what is not fitted yet. */
  recordSanctuarySurvey(actor: Actor, input: RecordSanctuarySurveyInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'recordSanctuarySurvey');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(RecordSanctuarySurveyInput, input);
      const job = await lockJob(tx, { id: input.jobId, providerId: actor.organisationId });
      if (!surveyable.includes(job.status)) return notAtThisStage(job.status, 'jobId');
      const surveyedOn = input.surveyedOn ?? tx.today;
      const scheme = await tx.manager.findOneByOrFail(SanctuarySchemeEntity, { serviceId: job.serviceId });
      problems.push(
        ...surveyProblems(
          { items: input.items, surveyedOn },
          { schemeItems: scheme.items, requestedOn: dayIn(job.requestedAt), today: tx.today },
        ),
      );
      if (problems.length > 0) return new Problems(problems);
      const { id: jobId, organisationId, providerId } = job;
      await tx.manager.insert(SanctuarySurveyEntity, {
        id: randomUUID(),
        jobId,
        organisationId,
        providerId,
        surveyedOn,
        hazards: input.hazards?.trim() ?? null,
        surveyedBy: actor.personId,
        recordedAt: tx.now,
      });
      await propose(tx, job, input.items, surveyedOn);
      if (job.status === 'ACCEPTED') {
        await tx.manager.update(SanctuaryJobEntity, { id: jobId }, { status: 'SURVEYED' });
      } else if (job.status === 'FITTING') await finishFitting(tx, job);
      return written(tx, job, 'SANCTUARY_SURVEYED', {});
    });
  }

  /**
   * Items were fitted, one by one or at once. On the day of the first the support at home begins, as an episode; once
   * everything is fitted, its reviews are due three and six calendar months later.
   */
  fitSanctuaryItems(actor: Actor, input: SanctuaryItemsInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'fitSanctuaryItems');
    const { jobId } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(SanctuaryItemsInput, input);
        const job = await lockJob(tx, { id: jobId, providerId: actor.organisationId });
        if (problems.length > 0) return new Problems(problems);
        if (!fittable.includes(job.status)) return notAtThisStage(job.status, 'jobId');
        const told = datedIn(input, tx.today);
        const items = await itemsOf(tx, jobId);
        const { facts, landlordConsent, firstFittedOn } = job;
        const surveyedOn = await firstSurveyOf(tx, jobId);
        const wrong = fittingProblems(told, {
          items,
          facts,
          landlordConsent,
          surveyedOn,
          firstFittedOn,
          today: tx.today,
        });
        if (wrong.length > 0) return new Problems(wrong);
        return unlessRefused(
          async () => {
            for (const { item, on: fittedOn } of told) {
              await tx.manager.update(SanctuaryItemEntity, { jobId, item }, { fittedOn });
            }
            const begun = job.episodeId === null ? await beginSupport(tx, job, told) : job;
            const fittedOn = allFittedOn(afterFitting(items, told));
            if (fittedOn !== null) await complete(tx, begun, fittedOn);
            return written(
              tx,
              job,
              'SANCTUARY_ITEMS_FITTED',
              fittedOn === null ? {} : { notice: 'SANCTUARY_FITTED' },
            );
          },
          {
            episode_one_open_per_household: refuse(
              'HOUSEHOLD_HAS_EPISODE',
              'This household is still recorded as living in another place. That stay must be ended first.',
              'jobId',
            ),
          },
        );
      },
      { once: once('fitSanctuaryItems', input) },
    );
  }

  /** A review was held. That they are not safe any more is told to whoever sent the job at once. */
  recordSanctuaryReview(actor: Actor, input: RecordSanctuaryReviewInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'recordSanctuaryReview');
    const { jobId, months, stillSafe, supportNeeded } = input;
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(RecordSanctuaryReviewInput, input);
      const job = await lockJob(tx, { id: jobId, providerId: actor.organisationId });
      if (job.status !== 'FITTED' || job.fittedOn === null) return notAtThisStage(job.status, 'jobId');
      const heldOn = input.heldOn ?? tx.today;
      problems.push(...reviewProblems(heldOn, { fittedOn: job.fittedOn, today: tx.today }));
      if (problems.length > 0) return new Problems(problems);
      const review = await tx.manager.findOneByOrFail(SanctuaryReviewEntity, { jobId, months });
      if (review.heldOn !== null) {
        return refuse('REVIEW_ALREADY_HELD', `This review was held on ${review.heldOn}.`, 'months');
      }
      await tx.manager.update(
        SanctuaryReviewEntity,
        { jobId, months },
        { heldOn, stillSafe, supportNeeded, recordedAt: tx.now, recordedBy: actor.personId },
      );
      return written(tx, job, 'SANCTUARY_REVIEWED', stillSafe ? {} : { notice: 'SANCTUARY_NOT_SAFE' });
    });
  }

  /** Equipment that is not needed any more was taken away. */
  removeSanctuaryItems(actor: Actor, input: SanctuaryItemsInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'removeSanctuaryItems');
    const { jobId } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(SanctuaryItemsInput, input);
        const job = await lockJob(tx, { id: jobId, providerId: actor.organisationId });
        if (problems.length > 0) return new Problems(problems);
        if (!lived.includes(job.status)) return notAtThisStage(job.status, 'jobId');
        const told = datedIn(input, tx.today);
        const wrong = removingProblems(told, { items: await itemsOf(tx, jobId), today: tx.today });
        if (wrong.length > 0) return new Problems(wrong);
        for (const { item, on: removedOn } of told) {
          await tx.manager.update(SanctuaryItemEntity, { jobId, item }, { removedOn });
        }
        return written(tx, job, 'SANCTUARY_ITEMS_REMOVED', {});
      },
      { once: once('removeSanctuaryItems', input) },
    );
  }

  /** Support at home has ended, and with it the episode. Where the home is cannot be opened any more. */
  endSanctuary(actor: Actor, input: EndSanctuaryInput): Promise<Outcome<SanctuaryJobType>> {
    authorise(actor, 'endSanctuary');
    const { jobId, reason, destination } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(EndSanctuaryInput, input);
        const job = await lockJob(tx, { id: jobId, providerId: actor.organisationId });
        if (!mayMove(job.status, 'ENDED') || job.episodeId === null)
          return notAtThisStage(job.status, 'jobId');
        const endedOn = input.endedOn ?? tx.today;
        const items = await itemsOf(tx, jobId);
        problems.push(...endingProblems(endedOn, { done: await doneOn(tx, job, items), today: tx.today }));
        if (reason === 'MEASURES_REMOVED' && somethingIsThere(items)) {
          problems.push(
            problem(
              'MEASURES_STILL_THERE',
              'Something that was fitted is still there. Record what was taken away first.',
              'reason',
            ),
          );
        }
        if (problems.length > 0) return new Problems(problems);
        // The job first: an episode at home ends only as its job did.
        await tx.manager.update(
          SanctuaryJobEntity,
          { id: jobId },
          { status: 'ENDED', endedOn, endReason: reason },
        );
        await endEpisode(tx, job.episodeId, { endedOn, leavingReason: reason, destination });
        return written(tx, job, 'SANCTUARY_ENDED', { notice: 'SANCTUARY_ENDED' });
      },
      { once: once('endSanctuary', input) },
    );
  }
}

const datedIn = ({ items }: SanctuaryItemsInput, today: LocalDate): readonly DatedItem[] =>
  items.map(({ item, on }) => ({ item, on: on ?? today }));

/** Makes the proposal what this survey says; what is fitted already stays. */
async function propose(
  tx: Tx,
  { id: jobId, organisationId, providerId }: SanctuaryJobEntity,
  wanted: readonly SanctuaryItemEntity['item'][],
  proposedOn: LocalDate,
): Promise<void> {
  const known = await itemsOf(tx, jobId);
  const unfitted = known.filter(({ fittedOn }) => fittedOn === null);
  for (const { item } of unfitted) {
    const isWanted = wanted.includes(item);
    await tx.manager.update(
      SanctuaryItemEntity,
      { jobId, item },
      isWanted ? { proposedOn, droppedOn: null } : { droppedOn: proposedOn },
    );
  }
  const added = wanted.filter((item) => known.every((one) => one.item !== item));
  if (added.length === 0) return;
  await tx.manager.insert(
    SanctuaryItemEntity,
    added.map((item) => ({
      jobId,
      item,
      organisationId,
      providerId,
      proposedOn,
      droppedOn: null,
      fittedOn: null,
      removedOn: null,
    })),
  );
}

/** Everything may be fitted now because a survey dropped what was left. */
async function finishFitting(tx: Tx, job: SanctuaryJobEntity): Promise<void> {
  const fittedOn = allFittedOn(await itemsOf(tx, job.id));
  if (fittedOn !== null) await complete(tx, job, fittedOn);
}

/** Begins the support at home, on the day of the first item. @returns the job as it is now. */
async function beginSupport(
  tx: Tx,
  job: SanctuaryJobEntity,
  fitted: readonly DatedItem[],
): Promise<SanctuaryJobEntity> {
  const [startedOn] = fitted.map(({ on }) => on).sort(compareDays);
  if (startedOn === undefined) throw new Error('Support begins with an item.');
  const { householdId, householdReference, providerId, serviceId } = job;
  const episodeId = await startEpisode(tx, {
    householdId,
    householdReference,
    placementId: null,
    providerId,
    serviceId,
    startedOn,
  });
  const begun = { status: 'FITTING', episodeId, firstFittedOn: startedOn } as const;
  await tx.manager.update(SanctuaryJobEntity, { id: job.id }, begun);
  return { ...job, ...begun };
}

/** Everything is fitted: the reviews are due so many calendar months later. */
async function complete(
  tx: Tx,
  { id: jobId, organisationId, providerId }: SanctuaryJobEntity,
  fittedOn: LocalDate,
): Promise<void> {
  await tx.manager.update(SanctuaryJobEntity, { id: jobId }, { status: 'FITTED', fittedOn });
  await tx.manager.insert(
    SanctuaryReviewEntity,
    reviewMonths.map((months) => ({
      jobId,
      months,
      organisationId,
      providerId,
      dueOn: monthsAfter(fittedOn, months),
      heldOn: null,
      stillSafe: null,
      supportNeeded: null,
      recordedAt: null,
      recordedBy: null,
    })),
  );
}

/** The days on which something was done in the home. */
async function doneOn(
  tx: Tx<PersonActor>,
  { id: jobId, firstFittedOn }: SanctuaryJobEntity,
  items: readonly SanctuaryItemEntity[],
): Promise<readonly LocalDate[]> {
  const reviews = await tx.manager.findBy(SanctuaryReviewEntity, { jobId });
  return [
    firstFittedOn,
    ...items.flatMap(({ fittedOn, removedOn }) => [fittedOn, removedOn]),
    ...reviews.map(({ heldOn }) => heldOn),
  ].filter((on) => on !== null);
}
