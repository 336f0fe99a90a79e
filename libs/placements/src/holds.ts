import { randomUUID } from 'node:crypto';
import { aheadOf, claim, endClaim, unitLock, VacancyEntity } from '@app/accommodation';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { findHousehold, householdFacts, householdLock } from '@app/households';
import { authorise } from '@app/identity';
import {
  type Actor,
  addMinutes,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { arrivalDay } from '@app/matching';
import { judgeNow } from '@app/search';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not } from 'typeorm';
import { HoldVacancyInput } from './api/hold.input';
import type { HoldType } from './api/hold.type';
import { holdMinutes, holdProblems, sleeping } from './domain/holding';
import { toOverride } from './domain/overriding';
import { isLive } from './domain/standing';
import { HoldEntity } from './store/hold.entity';
import { recordFor } from './store/on-record';
import { readHold, readHolds } from './store/placements.read';
import { isAwaited } from './store/placements.store';
import { ReferralEntity } from './store/referral.entity';

const notOpen = refuse('VACANCY_NOT_OPEN', 'This place is no longer offered. Search again.', 'vacancyId');
const notFree = refuse(
  'UNIT_NOT_FREE',
  'Somebody else has those nights. Search again, or choose another place.',
  'vacancyId',
);

/** Keeping a place for a household: it blocks the nights until it ends, by itself, at its instant. */
@Injectable()
export class Holds {
  constructor(private readonly db: Database) {}

  holds(actor: Actor, args: PageArgs): Promise<Page<HoldType>> {
    authorise(actor, 'holds');
    return this.db.read(actor, (tx) => readHolds(tx, args));
  }

  hold(actor: Actor, id: string): Promise<HoldType | null> {
    authorise(actor, 'hold');
    return this.db.read(actor, (tx) => readHold(tx, id));
  }

  /**
   * Holds what the search offers: judged now, in this transaction, for the nights that the calendar has. A place that
   * does not suit is refused with its reasons, unless its provider may override all of them and is asked to; one
   * household has one hold.
   */
  holdVacancy(actor: Actor, input: HoldVacancyInput): Promise<Outcome<HoldType>> {
    authorise(actor, 'holdVacancy');
    const { idempotencyKey, minutes = holdMinutes.usual, ...which } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = [...checkInput(HoldVacancyInput, input), ...holdProblems(minutes)];
        if (problems.length > 0) return new Problems(problems);
        const { unitId } = (await tx.manager.findOneBy(VacancyEntity, { id: which.vacancyId })) ?? {};
        const isHeld = (await findHousehold(tx, which.householdId)) !== null;
        if (unitId === undefined || !isHeld) throw new NotFound();
        await tx.lock(unitLock(unitId), householdLock(which.householdId));

        const vacancy = await tx.manager.findOneBy(VacancyEntity, { id: which.vacancyId, status: 'OPEN' });
        if (!vacancy) return notOpen;
        // Read again: it may have been closed while this waited for its lock.
        const household = await findHousehold(tx, which.householdId);
        if (household?.status !== 'OPEN') {
          return refuse(
            'HOUSEHOLD_CLOSED',
            'No place is looked for any more for this household.',
            'householdId',
          );
        }
        // Asked twice, as from two windows: the hold that stands is the answer.
        const standing = await tx.manager.findOneBy(HoldEntity, {
          householdId: household.id,
          vacancyId: vacancy.id,
          organisationId: tx.actor.organisationId,
          occupancyId: Not(IsNull()),
          endsAt: MoreThan(tx.now),
        });
        if (standing) return existing(tx, standing.id);
        // Whoever waited for the unit while somebody else took it need not be judged.
        const arrive = arrivalDay(household, vacancy, tx.today);
        if ((await aheadOf(tx, unitId, arrive, false)).taken) return notFree;
        if (await isAwaited(tx, household.id)) {
          return refuse(
            'HOUSEHOLD_IS_PLACED',
            'A place awaits this household already. Cancel that placement first.',
            'householdId',
          );
        }
        const judged = await judgeNow(tx, household.id, vacancy.id);
        if (!judged) return notOpen;
        const { explanation, offer } = judged;
        const ask = which.askToOverride ?? null;
        const askToOverride = toOverride(explanation, ask !== null);
        if (isProblems(askToOverride)) return askToOverride;
        if (!offer) return notFree;

        const endsAt = addMinutes(tx.now, minutes);
        const { providerId, serviceId, id: vacancyId } = vacancy;
        const { organisationId, personId } = tx.actor;
        const facts = await householdFacts(tx, household.id);
        const claimed = await claim(tx, {
          ...offer,
          unitId,
          providerId,
          kind: 'HOLD',
          heldBy: organisationId,
          endsAt,
          ...(facts ? { forPeople: sleeping(facts, offer.arrive) } : {}),
        });
        if (isProblems(claimed)) return claimed;
        const hold: HoldEntity = {
          id: randomUUID(),
          householdId: household.id,
          organisationId,
          personId,
          providerId,
          serviceId,
          unitId,
          vacancyId,
          occupancyId: claimed,
          verdict: explanation.verdict,
          askToOverride: [...askToOverride],
          overrideBecause: askToOverride.length > 0 ? (ask?.reason.trim() ?? null) : null,
          arrive: offer.arrive,
          leave: offer.leave,
          heldAt: tx.now,
          endsAt,
          endedBecause: null,
        };
        return unlessRefused(
          async () => {
            await tx.manager.insert(HoldEntity, hold);
            return written(tx, hold, 'VACANCY_HELD');
          },
          {
            hold_one_per_household: refuse(
              'HOUSEHOLD_HAS_HOLD',
              'A place is held for this household already, by you or by another that holds its case. Release that first, or wait until it ends.',
              'householdId',
            ),
          },
        );
      },
      {
        once: {
          operation: 'holdVacancy',
          key: idempotencyKey,
          request: { ...which, minutes },
          again: existing,
        },
      },
    );
  }

  /** Lets the place go. A hold with a referral that still counts is withdrawn with it. */
  releaseHold(actor: Actor, id: string): Promise<Outcome<HoldType>> {
    authorise(actor, 'releaseHold');
    return this.db.commit(actor, async (tx) => {
      const hold = await lockHold(tx, id);
      if (!hold.occupancyId || hold.endsAt <= tx.now) return holdHasEnded('id');
      const referrals = await tx.manager.findBy(ReferralEntity, { holdId: id });
      if (referrals.some((referral) => isLive(referral, tx.now))) {
        return refuse(
          'HOLD_HAS_REFERRAL',
          'The provider has a referral for this hold. Withdraw the referral instead.',
          'id',
        );
      }
      await endClaim(tx, hold.occupancyId);
      await tx.manager.update(HoldEntity, { id }, { endedBecause: 'RELEASED' });
      return written(tx, hold, 'HOLD_RELEASED');
    });
  }
}

/** What is answered about a hold that no longer stands: it can never be confirmed. */
export const holdHasEnded = (field: string): Problems =>
  refuse('HOLD_HAS_ENDED', 'This hold has ended. Hold the place again if it is still free.', field);

/** The hold of the actor's own organisation, once every other command about its unit is done. @throws NotFound */
export async function lockHold(tx: Tx<PersonActor>, id: string): Promise<HoldEntity> {
  const own = { id, organisationId: tx.actor.organisationId };
  const found = await tx.manager.findOneBy(HoldEntity, own);
  if (!found) throw new NotFound();
  await tx.lock(unitLock(found.unitId));
  return tx.manager.findOneByOrFail(HoldEntity, own);
}

async function written(tx: Tx, hold: HoldEntity, action: string): Promise<HoldType> {
  const { id, providerId, overrideBecause: reason } = hold;
  await recordFor(tx, hold, {
    action,
    subject: { kind: 'hold', id },
    aboutOrganisationId: providerId,
    ...(reason === null ? {} : { reason }),
  });
  return existing(tx, id);
}

async function existing(tx: Tx, id: string): Promise<HoldType> {
  const hold = await readHold(tx, id);
  if (!hold) throw new NotFound();
  return hold;
}
