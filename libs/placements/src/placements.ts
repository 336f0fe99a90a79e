import {
  changeClaim,
  claim,
  countPeople,
  endClaim,
  findClaim,
  type OccupancyEntity,
  unitLock,
  writeVacancyFacts,
} from '@app/accommodation';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { CodeKey, type CodeTry, tryCode, useCode } from '@app/households';
import { authorise } from '@app/identity';
import {
  type Actor,
  dayIn,
  hashCode,
  isProblems,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { type NoticeKind, notify } from '@app/notices';
import { Injectable } from '@nestjs/common';
import type { EpisodeType } from './api/episode.type';
import { RecordArrivalInput, type RecordMoveOnInput } from './api/placement.input';
import type { PlacementType } from './api/placement.type';
import { arrivedOnProblems } from './domain/arriving';
import { recordFor } from './store/on-record';
import { startEpisode } from './store/episodes.store';
import { EpisodeOccupancyEntity, PlacementEntity } from './store/placement.entity';
import { readEpisode, readPlacement, readPlacements } from './store/placements.read';
import { hasResident, peopleOf, vacancyFollows } from './store/placements.store';
import { endStayToMoveOn, type StayEnd, waitToMoveOn } from './store/support.store';

const notAwaited = refuse(
  'NOT_AWAITED',
  'She is not awaited any more: it was recorded what became of this placement.',
  'id',
);

const codeRefusals: Readonly<Record<Exclude<CodeTry, 'RIGHT'>, Problems>> = {
  WRONG: refuse(
    'CODE_NOT_RIGHT',
    'That is not the code of this household. It may have been used, have run out, or be misheard: ask for it again, or ring who placed her.',
    'spokenCode',
  ),
  TOO_MANY_TRIES: refuse(
    'TOO_MANY_TRIES',
    'Your organisation has tried too many wrong codes. Wait an hour, or ring who placed her.',
    'spokenCode',
  ),
};

const cannotMoveOn: Readonly<Record<Exclude<StayEnd['outcome'], 'MOVED'>, Problems>> = {
  NOT_AWAITED: notAwaited,
  LIVES_NOWHERE: refuse(
    'LIVES_NOWHERE_ELSE',
    'This household is not recorded as living in another place. Record the arrival instead.',
    'placementId',
  ),
  NOT_READY: refuse(
    'NOT_READY_TO_MOVE_ON',
    'The place she lives in has not said that she was ready to move on by that day. Ask whoever placed her to ring them; once they have recorded it, try again.',
    'placementId',
  ),
  SANCTUARY: refuse(
    'SANCTUARY_ENDS_FIRST',
    'She is still supported in her own home. Ask whoever placed her to have that ended by the scheme that supports her; then record the arrival.',
    'placementId',
  ),
};

/** What becomes of a yes: she arrives, does not, or changes her mind. Until a person says so, her nights are kept. */
@Injectable()
export class Placements {
  constructor(
    private readonly db: Database,
    private readonly codeKey: CodeKey,
  ) {}

  /** @param awaited only those of which it holds, or does not; left out: all. */
  placements(actor: Actor, args: PageArgs, awaited: boolean | null = null): Promise<Page<PlacementType>> {
    authorise(actor, 'placements');
    return this.db.read(actor, (tx) => readPlacements(tx, args, awaited));
  }

  placement(actor: Actor, id: string): Promise<PlacementType | null> {
    authorise(actor, 'placement');
    return this.db.read(actor, (tx) => readPlacement(tx, id));
  }

  /** She changed her mind before she came. Says the sender; her nights are free, the same vacancy is open again. */
  cancelPlacement(actor: Actor, id: string): Promise<Outcome<PlacementType>> {
    authorise(actor, 'cancelPlacement');
    return this.db.commit(actor, async (tx) => {
      const placement = await lockPlacement(tx, { id, organisationId: actor.organisationId });
      if (placement.outcome !== null) return notAwaited;
      await end(tx, placement, 'CANCELLED');
      return written(tx, placement, 'PLACEMENT_CANCELLED', 'PLACEMENT_CANCELLED', placement.providerId);
    });
  }

  /** She was not there by the agreed time. Says the provider, after its welfare check; never a clock. */
  recordNonArrival(actor: Actor, id: string): Promise<Outcome<PlacementType>> {
    authorise(actor, 'recordNonArrival');
    return this.db.commit(actor, async (tx) => {
      const placement = await lockPlacement(tx, { id, providerId: actor.organisationId });
      if (placement.outcome !== null) return notAwaited;
      if (placement.arriveBy > tx.now) {
        return refuse('NOT_YET', 'She still has time to arrive. Her place is kept until then.', 'id');
      }
      await end(tx, placement, 'DID_NOT_ARRIVE');
      // Its own provider may, and what it says of the unit may have changed since.
      await writeVacancyFacts(tx, placement.serviceId, placement.unitId);
      return written(tx, placement, 'DID_NOT_ARRIVE', 'DID_NOT_ARRIVE', placement.organisationId);
    });
  }

  /**
   * She is there: proved by her spoken code, which is used up. On another day than agreed her nights move with her. The
   * stay begins; it is an episode of the service. A wrong code is counted in a transaction of its own.
   */
  recordArrival(actor: Actor, input: RecordArrivalInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'recordArrival');
    return this.arrive(actor, 'recordArrival', input);
  }

  /**
   * She is there, and came from the place she lived in, with this provider or another: that stay ends and this one begins
   * on the same day, in one transaction. Only once that provider has said that she is ready. This one learns nothing of
   * the stay that ended, but that there was one.
   */
  recordMoveOn(actor: Actor, input: RecordMoveOnInput): Promise<Outcome<EpisodeType>> {
    authorise(actor, 'recordMoveOn');
    return this.arrive(actor, 'recordMoveOn', input);
  }

  private async arrive(
    actor: PersonActor,
    operation: 'recordArrival' | 'recordMoveOn',
    input: RecordArrivalInput,
  ): Promise<Outcome<EpisodeType>> {
    const movesOn = operation === 'recordMoveOn';
    const shape = checkInput(RecordArrivalInput, input);
    if (shape.length > 0) return new Problems(shape);
    const { placementId: id, idempotencyKey, spokenCode } = input;
    const codeHash = hashCode(spokenCode, this.codeKey.bytes);
    const tried = await this.try(actor, id, codeHash);
    return this.db.commit(
      actor,
      async (tx) => {
        if (movesOn) await waitToMoveOn(tx, id);
        const placement = await lockPlacement(tx, { id, providerId: actor.organisationId });
        const arrivedOn = input.arrivedOn ?? tx.today;
        if (placement.outcome !== null) return notAwaited;
        const nights = await findClaim(tx, placement.occupancyId);
        if (!nights) throw new Error('A placement has its claim.');
        const days = arrivedOnProblems(arrivedOn, {
          madeOn: dayIn(placement.madeAt),
          leave: nights.leave,
          today: tx.today,
        });
        if (days.length > 0) return new Problems(days);
        if (tried !== 'RIGHT') return codeRefusals[tried];
        if ((await useCode(tx, codeHash)) !== placement.householdId) return codeRefusals.WRONG;
        if (await hasResident(tx, placement.unitId)) {
          return refuse(
            'RESIDENT_NOT_LEFT',
            'Somebody still lives in this unit. Record that they have left, then try again.',
            'placementId',
          );
        }
        const occupancyId = await movedTo(tx, nights, arrivedOn);
        if (isProblems(occupancyId)) return occupancyId;
        const arrived = await changeClaim(tx, occupancyId, { arrivedOn });
        if (isProblems(arrived)) return arrived;
        if (movesOn) {
          const refused = await leaveForThis(tx, placement, arrivedOn);
          if (refused) return refused;
        }
        return beginEpisode(tx, placement, occupancyId, arrivedOn);
      },
      {
        once: {
          operation,
          key: idempotencyKey,
          // The code itself goes nowhere near the hash that remembers the request: only its keyed hash does.
          request: { id, arrivedOn: input.arrivedOn ?? null, code: codeHash.toString('base64') },
          again: existingEpisode,
        },
      },
    );
  }

  /** Tries the code, unless the placement is over: then whatever is answered has nothing to do with it. */
  private async try(actor: PersonActor, id: string, codeHash: Buffer): Promise<CodeTry> {
    const outcome = await this.db.commit(actor, async (tx): Promise<CodeTry> => {
      const placement = await tx.manager.findOneBy(PlacementEntity, { id, providerId: actor.organisationId });
      if (!placement) throw new NotFound();
      if (placement.outcome !== null) return 'WRONG';
      const found = await tryCode(tx, codeHash);
      if (found !== 'RIGHT')
        await recordFor(tx, placement, {
          action: 'ARRIVAL_CODE_TRIED',
          subject: { kind: 'placement', id },
          refused: true,
        });
      return found;
    });
    return isProblems(outcome) ? 'WRONG' : outcome;
  }
}

/** The placement, once every other command about its unit is done. @throws NotFound */
async function lockPlacement(
  tx: Tx,
  own: { readonly id: string } & ({ readonly organisationId: string } | { readonly providerId: string }),
): Promise<PlacementEntity> {
  const found = await tx.manager.findOneBy(PlacementEntity, own);
  if (!found) throw new NotFound();
  await tx.lock(unitLock(found.unitId));
  return tx.manager.findOneByOrFail(PlacementEntity, own);
}

/** Nobody comes: the nights are free from this instant, and the vacancy that was filled is open again. */
async function end(
  tx: Tx,
  placement: PlacementEntity,
  outcome: 'CANCELLED' | 'DID_NOT_ARRIVE',
): Promise<void> {
  await endClaim(tx, placement.occupancyId);
  await tx.manager.update(PlacementEntity, { id: placement.id }, { outcome, outcomeAt: tx.now });
  await vacancyFollows(tx, placement.id);
}

/** The claim of her nights from the day she came: another row when that is not the agreed day. */
async function movedTo(tx: Tx, nights: OccupancyEntity, arrivedOn: LocalDate): Promise<Outcome<string>> {
  if (nights.arrive === arrivedOn) return nights.id;
  const { unitId, providerId, heldBy, leave, freeFrom } = nights;
  const counted = await peopleOf(tx, nights.id);
  await endClaim(tx, nights.id);
  const moved = await claim(tx, {
    unitId,
    providerId,
    heldBy,
    arrive: arrivedOn,
    leave,
    freeFrom,
    kind: 'STAY',
    endsAt: null,
  });
  // Counted again by the provider, who is the one that moves them.
  if (counted && !isProblems(moved))
    await countPeople(tx, { id: moved, providerId, heldBy: providerId }, counted);
  return moved;
}

/** Ends the stay that she moves on from, and tells its provider. @returns what refused it. */
async function leaveForThis(
  tx: Tx<PersonActor>,
  { id, householdId }: PlacementEntity,
  movedOn: LocalDate,
): Promise<Problems | undefined> {
  const ended = await endStayToMoveOn(tx, id, movedOn);
  if (ended.outcome !== 'MOVED') return cannotMoveOn[ended.outcome];
  const { episodeId, providerId: organisationId } = ended;
  const own = organisationId === tx.actor.organisationId;
  await recordFor(
    tx,
    { householdId, organisationId },
    {
      action: 'MOVED_ON',
      subject: { kind: 'episode', id: episodeId },
      ...(own ? {} : { aboutOrganisationId: organisationId }),
    },
  );
  if (!own) await notify(tx, { kind: 'MOVED_ON', toOrganisationId: organisationId, subjectId: episodeId });
  return undefined;
}

async function beginEpisode(
  tx: Tx,
  placement: PlacementEntity,
  occupancyId: string,
  startedOn: LocalDate,
): Promise<Outcome<EpisodeType>> {
  const { id: placementId, householdId, providerId, serviceId, householdReference } = placement;
  return unlessRefused(
    async () => {
      await tx.manager.update(
        PlacementEntity,
        { id: placementId },
        { outcome: 'ARRIVED', outcomeAt: tx.now, occupancyId },
      );
      const episodeId = await startEpisode(tx, {
        householdId,
        householdReference,
        placementId,
        providerId,
        serviceId,
        startedOn,
      });
      await tx.manager.insert(EpisodeOccupancyEntity, { episodeId, occupancyId, providerId });
      await written(tx, placement, 'ARRIVED', 'ARRIVED', placement.organisationId);
      return existingEpisode(tx, episodeId);
    },
    {
      episode_one_open_per_household: refuse(
        'HOUSEHOLD_HAS_EPISODE',
        'This household is still recorded as living in another place. If she moves on from there to you, record the move instead; otherwise that stay must be ended first.',
        'placementId',
      ),
    },
  );
}

/** Records what the actor did and tells the other side. */
async function written(
  tx: Tx,
  placement: PlacementEntity,
  action: string,
  kind: NoticeKind,
  toOrganisationId: string,
): Promise<PlacementType> {
  const { id } = placement;
  await recordFor(tx, placement, {
    action,
    subject: { kind: 'placement', id },
    aboutOrganisationId: toOrganisationId,
  });
  await notify(tx, { kind, toOrganisationId, subjectId: id });
  const found = await readPlacement(tx, id);
  if (!found) throw new NotFound();
  return found;
}

async function existingEpisode(tx: Tx, id: string): Promise<EpisodeType> {
  const episode = await readEpisode(tx, id);
  if (!episode) throw new NotFound();
  return episode;
}
