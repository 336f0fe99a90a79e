import type { Tx } from '@app/database';
import { householdFacts } from '@app/households';
import { NotFound } from '@app/kernel';
import { type HomeFacts, nothingAsked, type StayingFacts } from '../domain/staying';
import { HouseholdStayingEntity } from './sanctuary.entities';

/** What is known about staying, and when it was told last; nothing asked where there is no row, or it is not the actor's to read. */
export async function findStaying(
  tx: Tx,
  householdId: string,
): Promise<{ readonly facts: StayingFacts; readonly toldAt: Date | null }> {
  const found = await tx.manager.findOneBy(HouseholdStayingEntity, { householdId });
  return found ? { facts: factsIn(found), toldAt: found.toldAt } : { facts: nothingAsked, toldAt: null };
}

const factsIn = (row: HouseholdStayingEntity): StayingFacts => ({
  wantsToStay: row.wantsToStay,
  whoHarmsLivesThere: row.whoHarmsLivesThere,
  whoHarmsMayEnter: row.whoHarmsMayEnter,
  orderKeepsOut: row.orderKeepsOut,
  orderEndsOn: row.orderEndsOn,
  tenure: row.tenure,
  landlord: row.landlord,
  landlordConsent: row.landlordConsent,
  landlordsScheme: row.landlordsScheme,
  homeDistrictId: row.homeDistrictId,
});

/** Puts what is known now in the place of what was known before. */
export async function saveStaying(tx: Tx, householdId: string, facts: StayingFacts): Promise<void> {
  const row: HouseholdStayingEntity = { householdId, ...facts, toldAt: tx.now };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(HouseholdStayingEntity)
    .values(row)
    .orUpdate(
      [
        'wants_to_stay',
        'lives_there',
        'may_enter',
        'order_keeps_out',
        'order_ends_on',
        'tenure',
        'landlord',
        'landlord_consent',
        'landlords_scheme',
        'home_district_id',
        'told_at',
      ],
      ['household_id'],
    )
    .execute();
}

/** All that the rules of sanctuary read of a household, and how many live with it. @throws NotFound */
export async function homeFacts(
  tx: Tx,
  householdId: string,
): Promise<{ readonly home: HomeFacts; readonly people: number }> {
  const facts = await householdFacts(tx, householdId);
  if (!facts) throw new NotFound();
  const { facts: staying } = await findStaying(tx, householdId);
  const { risk, recourse, unsafeDistrictIds, people } = facts;
  const homeIsUnsafe =
    unsafeDistrictIds === null || staying.homeDistrictId === null
      ? null
      : unsafeDistrictIds.includes(staying.homeDistrictId);
  return { home: { ...staying, risk, recourse, homeIsUnsafe }, people: people.length };
}
