import { randomUUID } from 'node:crypto';
import {
  bankHolidays,
  changeClaim,
  freeFromOf,
  proposeVacancy,
  ServiceEntity,
  unitLock,
} from '@app/accommodation';
import { Database, type Tx } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  isProblems,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { RecordDepartureInput, SetLeavingDayInput } from './api/episode.input';
import type { EpisodeType } from './api/episode.type';
import { SetReadyToMoveOnInput } from './api/support.input';
import { blockingANight, leavingDayProblems, leftOnProblems, nightsAfterLeaving } from './domain/leaving';
import { readinessProblems } from './domain/moving-on';
import { episodeLock } from './store/episodes.store';
import { recordFor } from './store/on-record';
import { EpisodeEntity, PlacementEntity } from './store/placement.entity';
import { readEpisode, readEpisodes } from './store/placements.read';
import { type EpisodeClaim, nextClaim, openClaims } from './store/placements.store';
import { MoveOnReadinessEntity } from './store/support.entity';

const hasEnded = refuse('EPISODE_HAS_ENDED', 'This stay has ended.', 'episodeId');
const supportedAtHome = refuse(
  'SANCTUARY_ENDS_WITH_ITS_JOB',
  'This is sanctuary: she is supported in her own home and nobody moves out. It ends with its sanctuary job, so record there how it ended.',
  'episodeId',
);

/** Stays: when they are to end, whether she is ready to move on, and that they have ended. */
@Injectable()
export class Episodes {
  constructor(private readonly db: Database) {}

  /** @param open only those of which it holds, or does not; left out: all. */
  episodes(actor: Actor, args: PageArgs, open: boolean | null = null): Promise<Page<EpisodeType>> {
    authorise(actor, 'episodes');
    return this.db.read(actor, (tx) => readEpisodes(tx, args, open));
  }

  episode(actor: Actor, id: string): Promise<EpisodeType | null> {
    authorise(actor, 'episode');
    return this.db.read(actor, (tx) => readEpisode(tx, id));
  }

  /** Agrees a leaving day, or that none is known: the unit is free after it and its turnaround, in front of no claim. */
  setLeavingDay(actor: Actor, input: SetLeavingDayInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'setLeavingDay');
    const { episodeId, leave = null } = input;
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(SetLeavingDayInput, input);
      if (problems.length > 0) return new Problems(problems);
      const { episode, claims } = await lockEpisode(tx, episodeId);
      if (isAtHome(episode)) return supportedAtHome;
      if (episode.endedOn !== null) return hasEnded;
      const wrong = leavingDayProblems(leave, episode.startedOn, tx.today);
      if (wrong.length > 0) return new Problems(wrong);
      for (const stay of claims) {
        const { closesOn } = await nextClaim(tx, stay);
        const freeFrom = blockingANight(
          stay.arrive,
          freeFromOf(leave, await turnaroundOf(tx, stay), await bankHolidays(tx), closesOn),
        );
        const changed = await changeClaim(tx, stay.id, { leave, freeFrom });
        if (isProblems(changed)) return changed;
      }
      return written(tx, episode, 'LEAVING_DAY_SET');
    });
  }

  /**
   * Says since when a household is ready to move on, and what keeps it; or that it is not ready. Each saying is a row of
   * its own, so that the days from ready to moved can be counted. It is also this provider's word that another may
   * record the move (`recordMoveOn`).
   */
  setReadyToMoveOn(actor: Actor, input: SetReadyToMoveOnInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'setReadyToMoveOn');
    const { episodeId, readyOn = null, blockedBy = null } = input;
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(SetReadyToMoveOnInput, input);
      if (problems.length > 0) return new Problems(problems);
      const { episode } = await lockEpisode(tx, episodeId);
      if (isAtHome(episode)) return supportedAtHome;
      if (episode.endedOn !== null) return hasEnded;
      const wrong = readinessProblems({ readyOn, blockedBy }, episode.startedOn, tx.today);
      if (wrong.length > 0) return new Problems(wrong);
      await tx.manager.insert(MoveOnReadinessEntity, {
        id: randomUUID(),
        episodeId,
        providerId: episode.providerId,
        number: (await tx.manager.countBy(MoveOnReadinessEntity, { episodeId })) + 1,
        readyOn,
        blockedBy,
        recordedAt: tx.now,
        recordedBy: actor.personId,
      });
      return written(tx, episode, readyOn === null ? 'NOT_READY_TO_MOVE_ON' : 'READY_TO_MOVE_ON');
    });
  }

  /**
   * They have left. The unit is free after its turnaround, and proposed anew as a draft from then. What was agreed
   * after their leaving day stands: their nights never reach into it, and the day they truly left is kept apart.
   */
  recordDeparture(actor: Actor, input: RecordDepartureInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'recordDeparture');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(RecordDepartureInput, input);
        if (problems.length > 0) return new Problems(problems);
        const { episode, claims } = await lockEpisode(tx, input.episodeId);
        if (isAtHome(episode)) return supportedAtHome;
        if (episode.endedOn !== null) return hasEnded;
        const leftOn = input.leftOn ?? tx.today;
        const latest = claims.reduce(
          (day, { arrivedOn }) => (arrivedOn > day ? arrivedOn : day),
          episode.startedOn,
        );
        const wrong = leftOnProblems(leftOn, latest, tx.today);
        if (wrong.length > 0) return new Problems(wrong);
        for (const stay of claims) {
          const refused = await leaveUnit(tx, stay, leftOn);
          if (refused) return refused;
        }
        const { reason: leavingReason, destination } = input;
        await tx.manager.update(
          EpisodeEntity,
          { id: episode.id },
          { endedOn: leftOn, leavingReason, destination },
        );
        if (episode.placementId !== null)
          await tx.manager.update(PlacementEntity, { id: episode.placementId }, { leftOn });
        return written(tx, episode, 'DEPARTED');
      },
      { once: { operation: 'recordDeparture', key: idempotencyKey, request, again: existing } },
    );
  }
}

const isAtHome = ({ accommodationType }: EpisodeEntity): boolean => accommodationType === 'SANCTUARY';

/** Ends one unit's stay and proposes the unit anew, unless it closes before anyone could come. */
async function leaveUnit(tx: Tx, stay: EpisodeClaim, leftOn: LocalDate): Promise<Problems | undefined> {
  const turnaround = await turnaroundOf(tx, stay);
  const holidays = await bankHolidays(tx);
  const { nextFrom, closesOn } = await nextClaim(tx, stay);
  const { leave, freeFrom } = nightsAfterLeaving(
    stay.arrive,
    leftOn,
    (day) => freeFromOf(day, turnaround, holidays),
    nextFrom,
  );
  const changed = await changeClaim(tx, stay.id, { leave, freeFrom, leftOn });
  if (isProblems(changed)) return changed;
  const { unitId: id, serviceId, providerId } = stay;
  if (closesOn === null || freeFrom < closesOn)
    await proposeVacancy(tx, { id, serviceId, providerId }, freeFrom);
  return undefined;
}

async function turnaroundOf(tx: Tx, { serviceId }: EpisodeClaim): Promise<ServiceEntity> {
  return tx.manager.findOneByOrFail(ServiceEntity, { id: serviceId });
}

/** The episode with the claims that are still lived in, once every other command about their units is done. @throws NotFound */
async function lockEpisode(
  tx: Tx<PersonActor>,
  id: string,
): Promise<{ readonly episode: EpisodeEntity; readonly claims: readonly EpisodeClaim[] }> {
  const own = { id, providerId: tx.actor.organisationId };
  const found = await tx.manager.findOneBy(EpisodeEntity, own);
  if (!found) throw new NotFound();
  await tx.lock(episodeLock(id), ...(await openClaims(tx, id)).map(({ unitId }) => unitLock(unitId)));
  return { episode: await tx.manager.findOneByOrFail(EpisodeEntity, own), claims: await openClaims(tx, id) };
}

async function written(
  tx: Tx,
  { id, householdId, providerId: organisationId }: EpisodeEntity,
  action: string,
): Promise<EpisodeType> {
  await recordFor(tx, { householdId, organisationId }, { action, subject: { kind: 'episode', id } });
  return existing(tx, id);
}

async function existing(tx: Tx, id: string): Promise<EpisodeType> {
  const episode = await readEpisode(tx, id);
  if (!episode) throw new NotFound();
  return episode;
}
