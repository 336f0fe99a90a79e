import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { EntryRuleLevel, EntryRules } from '@app/eligibility';
import type { PersonActor } from '@app/kernel';
import { ServiceEntity } from './service.entity';
import { UnitEntity } from './unit.entity';
import { EntryRulesEntity, VacancyEntity } from './vacancy.entity';

/** A level by the ids of everything it stands under; null below it. */
export interface EntryRulesLevel {
  readonly providerId: string;
  readonly serviceId: string | null;
  readonly unitId: string | null;
  readonly vacancyId: string | null;
}

/** The level of that service, unit or vacancy of the actor's own; null when there is none. */
export async function findLevel(
  tx: Tx<PersonActor>,
  level: EntryRuleLevel,
  id: string | undefined,
): Promise<EntryRulesLevel | null> {
  const providerId = tx.actor.organisationId;
  const nothingBelow = { serviceId: null, unitId: null, vacancyId: null };
  if (level === 'PROVIDER') return { providerId, ...nothingBelow };
  const own = { id: id ?? '', providerId };
  if (level === 'SERVICE') {
    const service = await tx.manager.findOneBy(ServiceEntity, own);
    return service && { providerId, ...nothingBelow, serviceId: service.id };
  }
  if (level === 'UNIT') {
    const unit = await tx.manager.findOneBy(UnitEntity, own);
    return unit && { providerId, ...nothingBelow, serviceId: unit.serviceId, unitId: unit.id };
  }
  const vacancy = await tx.manager.findOneBy(VacancyEntity, own);
  return (
    vacancy && { providerId, serviceId: vacancy.serviceId, unitId: vacancy.unitId, vacancyId: vacancy.id }
  );
}

/** What the levels above this one say, widest first. */
export async function rulesAbove(tx: Tx, level: EntryRulesLevel): Promise<EntryRules[]> {
  const rows: { rules: EntryRules }[] = await tx.manager.query(
    `select rules from entry_rules where provider_id = $1
       and (($2::uuid is not null and service_id is null)
         or ($3::uuid is not null and service_id = $2 and unit_id is null)
         or ($4::uuid is not null and unit_id = $3 and vacancy_id is null))
     order by unit_id is not null, service_id is not null`,
    [level.providerId, level.serviceId, level.unitId, level.vacancyId],
  );
  return rows.map(({ rules }) => rules);
}

/** What this level itself says; nothing, until it was set. */
export async function rulesAt(tx: Tx, level: EntryRulesLevel): Promise<EntryRules> {
  const rows: { rules: EntryRules }[] = await tx.manager.query(
    `select rules from entry_rules where provider_id = $1 and service_id is not distinct from $2
       and unit_id is not distinct from $3 and vacancy_id is not distinct from $4`,
    [level.providerId, level.serviceId, level.unitId, level.vacancyId],
  );
  return rows[0]?.rules ?? {};
}

/** Replaces what this level says. */
export async function saveEntryRules(tx: Tx, level: EntryRulesLevel, rules: EntryRules): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(EntryRulesEntity)
    .values({ id: randomUUID(), ...level, rules, setAt: tx.now })
    .orUpdate(['rules', 'set_at'], ['provider_id', 'service_id', 'unit_id', 'vacancy_id'])
    .execute();
}
