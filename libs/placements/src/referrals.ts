import { randomUUID } from 'node:crypto';
import { changeClaim, endClaim, ServiceEntity, unitLock } from '@app/accommodation';
import { Database, type Once, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { CodeKey, findCode, findHousehold, householdFacts, saveSpokenCode } from '@app/households';
import { authorise } from '@app/identity';
import {
  type Actor,
  addMinutes,
  hashCode,
  isProblems,
  laterOf,
  spokenCodeOf,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { judge } from '@app/matching';
import { type NoticeKind, notify } from '@app/notices';
import { geographyOn, placesOf } from '@app/places';
import { Injectable } from '@nestjs/common';
import type { HouseholdAnswerType } from './api/placement.type';
import {
  AcceptReferralInput,
  AnswerForHouseholdInput,
  DeclineReferralInput,
  SubmitReferralInput,
} from './api/referral.input';
import type { ReferralType } from './api/referral.type';
import { arriveByProblems, usualArriveBy } from './domain/arriving';
import { answerBy } from './domain/desk-hours';
import { overridesNeeded } from './domain/overriding';
import { type BeforePlacing, birthdayWarnings, placingProblems, unsettledSafety } from './domain/placing';
import { sharedFacts } from './domain/shared-facts';
import {
  awaitsHousehold,
  awaitsProvider,
  hasExpired,
  householdAnswerMinutes,
  isLive,
} from './domain/standing';
import { toldOutcomes } from './domain/told-outcomes';
import { shownReason } from './domain/unable-reasons';
import { holdHasEnded, lockHold } from './holds';
import { type HoldEnd, HoldEntity } from './store/hold.entity';
import { recordFor } from './store/on-record';
import { RuleOverrideEntity } from './store/override.entity';
import { PlacementEntity, UncheckedSafetyEntity } from './store/placement.entity';
import { readPlacement, readReferral, readReferrals } from './store/placements.read';
import { isUnsafe, placeFacts, vacancyFollows } from './store/placements.store';
import { ReferralDeclineEntity, ReferralEntity } from './store/referral.entity';

/** How long a spoken code lasts at least. Default of engineering 3.17. */
const codeLivesMinutes = 24 * 60;

/** What is answered about a referral that nobody can answer any more. */
export const hasEnded = (field = 'id'): Problems =>
  refuse(
    'REFERRAL_HAS_ENDED',
    'This referral has been answered or withdrawn, or the time for it has run out.',
    field,
  );

/** Putting a household to a provider without identity; the provider's answer, and hers. */
@Injectable()
export class Referrals {
  constructor(
    private readonly db: Database,
    private readonly codeKey: CodeKey,
  ) {}

  /** @param waiting only those of which it holds, or does not; left out: all. */
  referrals(actor: Actor, args: PageArgs, waiting: boolean | null = null): Promise<Page<ReferralType>> {
    authorise(actor, 'referrals');
    return this.db.read(actor, (tx) => readReferrals(tx, args, waiting));
  }

  referral(actor: Actor, id: string): Promise<ReferralType | null> {
    authorise(actor, 'referral');
    return this.db.read(actor, (tx) => readReferral(tx, id));
  }

  /**
   * Puts a hold that stands to its provider, with only the facts that the place's own rules use. The hold then lasts
   * until the answer is due: 4 hours of the service's intake desk. What the hold asks to be overridden is asked with it.
   */
  submitReferral(actor: Actor, input: SubmitReferralInput): Promise<Outcome<ReferralType>> {
    authorise(actor, 'submitReferral');
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(SubmitReferralInput, input);
        if (problems.length > 0) return new Problems(problems);
        const hold = await lockHold(tx, input.holdId);
        const household = await findHousehold(tx, hold.householdId);
        const facts = await householdFacts(tx, hold.householdId);
        const place = await placeFacts(tx, hold.vacancyId);
        const service = await tx.manager.findOneBy(ServiceEntity, { id: hold.serviceId });
        if (!household || !facts || !place || !service) throw new NotFound();
        if (!hold.occupancyId || hold.endsAt <= tx.now) return holdHasEnded('holdId');

        const { intakeOpens: opens, intakeCloses: closes } = service;
        const due = answerBy(tx.now, opens !== null && closes !== null ? { opens, closes } : null);
        const moved = await changeClaim(tx, hold.occupancyId, { endsAt: due });
        if (isProblems(moved)) return moved;
        const { householdId, organisationId, providerId, serviceId, unitId, vacancyId } = hold;
        const shared = sharedFacts(facts, place, hold.arrive);
        const geography = geographyOn(await placesOf(tx), tx.today);
        // Of the night held, so that ages are those that are shared.
        const explanation = judge({ ...facts, neededFrom: laterOf(facts.neededFrom, hold.arrive) }, place, {
          today: tx.today,
          geography,
        });
        const referral: ReferralEntity = {
          id: randomUUID(),
          holdId: hold.id,
          householdId,
          organisationId,
          personId: tx.actor.personId,
          providerId,
          serviceId,
          unitId,
          vacancyId,
          status: 'SUBMITTED',
          householdReference: household.reference,
          facts: shared,
          outcomes: toldOutcomes(explanation, shared.shares),
          submittedAt: tx.now,
          answerBy: due,
          answeredAt: null,
          householdAnswerBy: null,
          householdAnsweredAt: null,
          shownReason: null,
        };
        return unlessRefused(
          async () => {
            await tx.manager.insert(ReferralEntity, referral);
            const asked = hold.askToOverride.map((rule) => ({
              referralId: referral.id,
              rule,
              organisationId,
              providerId,
              askedAt: tx.now,
              overriddenAt: null,
            }));
            if (asked.length > 0) await tx.manager.insert(RuleOverrideEntity, asked);
            return written(tx, referral, 'REFERRAL_SUBMITTED', 'REFERRAL_RECEIVED');
          },
          {
            referral_one_live_per_hold: refuse(
              'ALREADY_REFERRED',
              'This hold has been put to its provider already.',
              'holdId',
            ),
          },
        );
      },
      { once: once('submitReferral', input, existing) },
    );
  }

  /** Takes a referral back before her answer; the place is free at once. */
  withdrawReferral(actor: Actor, id: string): Promise<Outcome<ReferralType>> {
    authorise(actor, 'withdrawReferral');
    return this.db.commit(actor, async (tx) => {
      const referral = await lockReferral(tx, { id, organisationId: actor.organisationId });
      if (!isLive(referral, tx.now)) return hasEnded();
      await tx.manager.update(ReferralEntity, { id }, { status: 'WITHDRAWN' });
      await endHold(tx, referral.holdId, 'WITHDRAWN');
      return written(tx, referral, 'REFERRAL_WITHDRAWN', 'REFERRAL_WITHDRAWN');
    });
  }

  /** The provider says yes: the place is kept until she answers. Refused while it has not overridden what it was asked to. */
  acceptReferral(actor: Actor, input: AcceptReferralInput): Promise<Outcome<ReferralType>> {
    authorise(actor, 'acceptReferral');
    const { id } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(AcceptReferralInput, input);
        if (problems.length > 0) return new Problems(problems);
        const referral = await lockReferral(tx, { id, providerId: actor.organisationId });
        if (!awaitsProvider(referral) || hasExpired(referral, tx.now)) return hasEnded();
        const needed = overridesNeeded(await tx.manager.findBy(RuleOverrideEntity, { referralId: id }));
        if (needed.length > 0) return new Problems(needed);
        const householdAnswerBy = addMinutes(tx.now, householdAnswerMinutes);
        const moved = await changeClaim(tx, await claimOf(tx, referral), { endsAt: householdAnswerBy });
        if (isProblems(moved)) return moved;
        await tx.manager.update(
          ReferralEntity,
          { id },
          { status: 'ACCEPTED', answeredAt: tx.now, householdAnswerBy },
        );
        return written(tx, referral, 'REFERRAL_ACCEPTED', 'REFERRAL_ACCEPTED');
      },
      { once: once('acceptReferral', input, existing) },
    );
  }

  /**
   * The provider says no: the place is free at once. Why is kept exactly for the provider and its return; the sender
   * is told a reason from which nobody learns who lives there, or where it is.
   */
  declineReferral(actor: Actor, input: DeclineReferralInput): Promise<Outcome<ReferralType>> {
    authorise(actor, 'declineReferral');
    const { id, primaryReason, contributingReasons } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(DeclineReferralInput, input);
        if (problems.length > 0) return new Problems(problems);
        if (new Set([primaryReason, ...contributingReasons]).size <= contributingReasons.length) {
          return refuse(
            'REASON_REPEATED',
            'Name each reason once: the one that counts, then the others.',
            'contributingReasons',
          );
        }
        const referral = await lockReferral(tx, { id, providerId: actor.organisationId });
        if (!awaitsProvider(referral) || hasExpired(referral, tx.now)) return hasEnded();
        const shown = {
          status: 'DECLINED',
          answeredAt: tx.now,
          shownReason: shownReason(primaryReason),
        } as const;
        await tx.manager.update(ReferralEntity, { id }, shown);
        await tx.manager.insert(ReferralDeclineEntity, {
          referralId: id,
          providerId: actor.organisationId,
          primaryReason,
          contributingReasons,
          declinedBy: actor.personId,
        });
        await endHold(tx, referral.holdId, 'DECLINED');
        return written(tx, referral, 'REFERRAL_DECLINED', 'REFERRAL_DECLINED');
      },
      { once: once('declineReferral', input, existing) },
    );
  }

  /**
   * Her own answer. A no lets the place go. A yes makes it hers until a person records what became of it: the hold
   * becomes a stay, the vacancy is filled, and she has a spoken code that lasts until she is to be there.
   *
   * A fresh code is made of the request's own key: a repeated request shows the same, until another takes its place.
   */
  answerForHousehold(actor: Actor, input: AnswerForHouseholdInput): Promise<Outcome<HouseholdAnswerType>> {
    authorise(actor, 'answerForHousehold');
    const answered = this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(AnswerForHouseholdInput, input);
        if (problems.length > 0) return new Problems(problems);
        const referral = await lockReferral(tx, {
          id: input.referralId,
          organisationId: actor.organisationId,
        });
        if (awaitsProvider(referral) && !hasExpired(referral, tx.now)) {
          return refuse(
            'REFERRAL_NOT_ACCEPTED',
            'The provider has not said yes. Wait for its answer.',
            'referralId',
          );
        }
        if (!awaitsHousehold(referral) || hasExpired(referral, tx.now)) return hasEnded();
        return input.saysYes ? this.place(tx, referral, input) : sayNo(tx, referral);
      },
      {
        once: once('answerForHousehold', input, (replayed, id) =>
          this.answered(replayed, id, input.idempotencyKey),
        ),
      },
    );
    return answered.then(async (outcome) => {
      if (isProblems(outcome) && outcome.problems.some(({ code }) => code === 'NOT_SAFE_THERE')) {
        await this.endUnsafe(actor, input.referralId);
      }
      return outcome;
    });
  }

  private async place(
    tx: Tx<PersonActor>,
    referral: ReferralEntity,
    { arriveBy: said, safetyReason, idempotencyKey }: AnswerForHouseholdInput,
  ): Promise<Outcome<HouseholdAnswerType>> {
    const hold = await tx.manager.findOneByOrFail(HoldEntity, { id: referral.holdId });
    if (!hold.occupancyId || hold.endsAt <= tx.now) return holdHasEnded('referralId');
    const arriveBy = said ?? usualArriveBy(hold.arrive, tx.now);
    const before = await beforePlacing(tx, referral, safetyReason?.trim() ?? null);
    const problems = [...arriveByProblems(arriveBy, hold.arrive, tx.now), ...placingProblems(before)];
    if (problems.length > 0) return new Problems(problems);

    // The hold lets go of the claim first: it ends with its claim, and a stay has no end.
    await tx.manager.update(
      HoldEntity,
      { id: hold.id },
      { occupancyId: null, endsAt: tx.now, endedBecause: 'PLACED' },
    );
    const confirmed = await changeClaim(tx, hold.occupancyId, { kind: 'STAY', endsAt: null });
    if (isProblems(confirmed)) return confirmed;
    await tx.manager.update(ReferralEntity, { id: referral.id }, { householdAnsweredAt: tx.now });
    const {
      id: referralId,
      householdId,
      organisationId,
      providerId,
      serviceId,
      unitId,
      vacancyId,
      householdReference,
    } = referral;
    const placement: PlacementEntity = {
      id: randomUUID(),
      referralId,
      householdId,
      organisationId,
      providerId,
      serviceId,
      unitId,
      vacancyId,
      occupancyId: hold.occupancyId,
      householdReference,
      madeAt: tx.now,
      arriveBy,
      outcome: null,
      outcomeAt: null,
      leftOn: null,
      warnings: birthdayWarnings(before.explanation),
    };
    return unlessRefused(
      async () => {
        await tx.manager.insert(PlacementEntity, placement);
        await keepUnchecked(tx, placement, before);
        await vacancyFollows(tx, placement.id);
        await recordFor(tx, placement, {
          action: 'PLACEMENT_MADE',
          subject: { kind: 'placement', id: placement.id },
          aboutOrganisationId: providerId,
          ...(before.safetyReason === null ? {} : { reason: before.safetyReason }),
        });
        await notify(tx, { kind: 'PLACEMENT_MADE', toOrganisationId: providerId, subjectId: placement.id });
        const known = await findCode(tx, householdId);
        const lasts = known !== null && !known.isUsed && known.expiresAt >= arriveBy;
        return answer(tx, referralId, lasts ? null : await this.freshCode(tx, placement, idempotencyKey));
      },
      {
        placement_one_awaited_per_household: refuse(
          'HOUSEHOLD_IS_PLACED',
          'Another place awaits this household already.',
          'referralId',
        ),
      },
    );
  }

  private async freshCode(
    tx: Tx,
    { householdId, arriveBy }: Pick<PlacementEntity, 'householdId' | 'arriveBy'>,
    key: string,
  ): Promise<string> {
    const code = this.codeOf(householdId, key);
    const aDay = addMinutes(tx.now, codeLivesMinutes);
    await saveSpokenCode(
      tx,
      householdId,
      hashCode(code, this.codeKey.bytes),
      arriveBy > aDay ? arriveBy : aDay,
    );
    return code;
  }

  private codeOf(householdId: string, key: string): string {
    return spokenCodeOf(this.codeKey.bytes, 'answerForHousehold', householdId, key);
  }

  /**
   * Ends a referral whose place turned out not to be safe. The answer tells something of where a masked place is, so it
   * is given once: nobody changes the unsafe areas and asks the same referral again.
   */
  private async endUnsafe(actor: PersonActor, id: string): Promise<void> {
    await this.db.commit(actor, async (tx) => {
      const referral = await lockReferral(tx, { id, organisationId: actor.organisationId });
      if (!isLive(referral, tx.now)) return hasEnded();
      await tx.manager.update(ReferralEntity, { id }, { status: 'WITHDRAWN' });
      await endHold(tx, referral.holdId, 'WITHDRAWN');
      return written(tx, referral, 'REFERRAL_ENDED_AS_UNSAFE', 'REFERRAL_WITHDRAWN');
    });
  }

  /** The answer to a repeated request: with another code when the first answer showed one and it was not used yet. */
  private async answered(tx: Tx<PersonActor>, referralId: string, key: string): Promise<HouseholdAnswerType> {
    const placement = await tx.manager.findOneBy(PlacementEntity, {
      referralId,
      organisationId: tx.actor.organisationId,
    });
    const known = placement && placement.outcome === null ? await findCode(tx, placement.householdId) : null;
    // Made with the placement, and nobody has asked for another since: what was shown then opens still.
    const stands =
      known !== null &&
      !known.isUsed &&
      placement !== null &&
      known.issuedAt.getTime() === placement.madeAt.getTime();
    return answer(tx, referralId, stands ? this.codeOf(placement.householdId, key) : null);
  }
}

/** All that decides whether she can be placed, as it is now. */
async function beforePlacing(
  tx: Tx,
  { id: referralId, householdId, vacancyId }: ReferralEntity,
  safetyReason: string | null,
): Promise<BeforePlacing> {
  const household = await householdFacts(tx, householdId);
  const place = await placeFacts(tx, vacancyId);
  if (!household || !place) throw new NotFound();
  const geography = geographyOn(await placesOf(tx), tx.today);
  const asked = await tx.manager.findBy(RuleOverrideEntity, { referralId });
  return {
    explanation: judge(household, place, { today: tx.today, geography }),
    unsafeAreasAsked: household.unsafeDistrictIds !== null,
    isUnsafe: await isUnsafe(tx, referralId),
    overridden: asked.filter(({ overriddenAt }) => overriddenAt !== null).map(({ rule }) => rule),
    safetyReason,
  };
}

/** Keeps who placed her though a safety rule was not settled, and why: a row for each such rule. */
async function keepUnchecked(
  tx: Tx<PersonActor>,
  { id: placementId, organisationId }: PlacementEntity,
  before: BeforePlacing,
): Promise<void> {
  const { safetyReason: reason } = before;
  const unchecked = unsettledSafety(before);
  if (reason === null || unchecked.length === 0) return;
  const said = { placementId, organisationId, decidedBy: tx.actor.personId, decidedAt: tx.now, reason };
  await tx.manager.insert(
    UncheckedSafetyEntity,
    unchecked.map(({ rule }) => ({ ...said, rule })),
  );
}

async function sayNo(tx: Tx, referral: ReferralEntity): Promise<HouseholdAnswerType> {
  const { id, holdId } = referral;
  await tx.manager.update(
    ReferralEntity,
    { id },
    { status: 'HOUSEHOLD_SAID_NO', householdAnsweredAt: tx.now },
  );
  await endHold(tx, holdId, 'HOUSEHOLD_SAID_NO');
  await written(tx, referral, 'HOUSEHOLD_SAID_NO', 'HOUSEHOLD_SAID_NO');
  return answer(tx, id, null);
}

async function answer(tx: Tx, id: string, spokenCode: string | null): Promise<HouseholdAnswerType> {
  const referral = await existing(tx, id);
  const placement = referral.placementId === null ? null : await readPlacement(tx, referral.placementId);
  return { id, referral, placement, spokenCode };
}

/** The referral, once every other command about its unit is done. @throws NotFound */
export async function lockReferral(
  tx: Tx,
  own: { readonly id: string } & ({ readonly organisationId: string } | { readonly providerId: string }),
): Promise<ReferralEntity> {
  const found = await tx.manager.findOneBy(ReferralEntity, own);
  if (!found) throw new NotFound();
  await tx.lock(unitLock(found.unitId));
  return tx.manager.findOneByOrFail(ReferralEntity, own);
}

/** The claim of a referral's hold. */
async function claimOf(tx: Tx, { holdId }: ReferralEntity): Promise<string> {
  const { occupancyId } = await tx.manager.findOneByOrFail(HoldEntity, { id: holdId });
  if (occupancyId === null) throw new Error('A hold has its claim until it is a placement.');
  return occupancyId;
}

/** Ends a hold before its time, and says why: its nights are free from this instant. */
async function endHold(tx: Tx, id: string, endedBecause: HoldEnd): Promise<void> {
  const { occupancyId } = await tx.manager.findOneByOrFail(HoldEntity, { id });
  if (occupancyId !== null) await endClaim(tx, occupancyId);
  await tx.manager.update(HoldEntity, { id }, { endedBecause });
}

/** Records what the actor did, with its reason where it needs one, and tells the other side. */
export async function written(
  tx: Tx,
  referral: ReferralEntity,
  action: string,
  kind: NoticeKind,
  reason?: string,
): Promise<ReferralType> {
  const { id, organisationId, providerId } = referral;
  const actors = tx.actor.kind === 'PERSON' ? tx.actor.organisationId : null;
  // Someone who refers to a service of their own organisation is on both sides.
  const toOrganisationId = actors === organisationId ? providerId : organisationId;
  await recordFor(tx, referral, {
    action,
    subject: { kind: 'referral', id },
    aboutOrganisationId: toOrganisationId,
    ...(reason === undefined ? {} : { reason }),
  });
  await notify(tx, { kind, toOrganisationId, subjectId: id });
  return existing(tx, id);
}

/** The referral as it is now. @throws NotFound */
export async function existing(tx: Tx, id: string): Promise<ReferralType> {
  const referral = await readReferral(tx, id);
  if (!referral) throw new NotFound();
  return referral;
}

/** How a command knows its request again: by its input without the key. */
export function once<T>(
  operation: string,
  { idempotencyKey: key, ...request }: { readonly idempotencyKey: string },
  again: (tx: Tx<PersonActor>, id: string) => Promise<T>,
): Once<T> {
  return { operation, key, request, again };
}
