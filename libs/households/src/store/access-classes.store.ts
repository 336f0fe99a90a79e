import type { Tx } from '@app/database';
import type { ImmigrationType, TransHistoryType } from '../api/access-classes.type';
import type { ToldImmigration, TransHistoryAnswer } from '../domain/access-classes';
import { HouseholdImmigrationEntity, HouseholdTransHistoryEntity } from './household.entity';

/** Immigration status as told last; null: not asked, or not the actor's to read. */
export async function findImmigration(tx: Tx, householdId: string): Promise<ImmigrationType | null> {
  const found = await tx.manager.findOneBy(HouseholdImmigrationEntity, { householdId });
  if (found?.status == null) return null;
  const { status, mvdacFrom, mvdacTo, toldAt } = found;
  return { id: householdId, status, mvdacFrom, mvdacTo, toldAt };
}

/** Puts an immigration status in the place of the one before. */
export async function saveImmigration(tx: Tx, householdId: string, told: ToldImmigration): Promise<void> {
  const row: HouseholdImmigrationEntity = { householdId, ...told, toldAt: tx.now };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(HouseholdImmigrationEntity)
    .values(row)
    .orUpdate(['status', 'mvdac_from', 'mvdac_to', 'told_at'], ['household_id'])
    .execute();
}

/** Trans history of those who were asked, by key; empty also when it is not the actor's to read. */
export async function findTransHistory(tx: Tx, householdId: string): Promise<TransHistoryType['people']> {
  return tx.manager.query(
    `select p.position::text as key, t.answer, t.told_at as "toldAt"
     from household_trans_history t join household_person p on p.id = t.household_person_id
     where t.household_id = $1 and t.answer is not null order by p.position`,
    [householdId],
  );
}

/** Puts the trans history of one person in the place of what was told before. */
export async function saveTransHistory(
  tx: Tx,
  householdId: string,
  householdPersonId: string,
  answer: TransHistoryAnswer | null,
): Promise<void> {
  const row: HouseholdTransHistoryEntity = { householdId, householdPersonId, answer, toldAt: tx.now };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(HouseholdTransHistoryEntity)
    .values(row)
    .orUpdate(['answer', 'told_at'], ['household_person_id'])
    .execute();
}
