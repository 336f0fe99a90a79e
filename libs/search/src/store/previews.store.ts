import { type EntryRulesLevel, ServiceEntity, UnitEntity, vacancyFacts } from '@app/accommodation';
import type { Tx } from '@app/database';
import type { EntryRules, HouseholdFacts, RuleCode } from '@app/eligibility';
import { type BeforeAndAfter, fewestSearches } from '../domain/preview';

/** What one level says of a unit, widest level first. */
interface Said extends Omit<EntryRulesLevel, 'providerId'> {
  readonly rules: EntryRules;
}

const isSame = (a: Omit<EntryRulesLevel, 'providerId'>, b: Omit<EntryRulesLevel, 'providerId'>): boolean =>
  a.serviceId === b.serviceId && a.unitId === b.unitId && a.vacancyId === b.vacancyId;

const depth = ({ serviceId, unitId, vacancyId }: Said): number =>
  [serviceId, unitId, vacancyId].filter((id) => id !== null).length;

/** A unit of the provider as it is, and as it would be if this level said these rules. */
export interface PreviewedUnit extends BeforeAndAfter {
  readonly serviceId: string;
}

/** The units under a level of the actor's own, as they are and as they would be, in three statements. */
export async function unitsUnder(
  tx: Tx,
  level: EntryRulesLevel,
  rules: EntryRules,
): Promise<readonly PreviewedUnit[]> {
  const { providerId, serviceId, unitId } = level;
  const services = new Map(
    (await tx.manager.findBy(ServiceEntity, { providerId })).map((service) => [service.id, service]),
  );
  const units = await tx.manager.findBy(UnitEntity, {
    providerId,
    ...(serviceId === null ? {} : { serviceId }),
    ...(unitId === null ? {} : { id: unitId }),
  });
  const said: Said[] = await tx.manager.query(
    `select r.service_id as "serviceId", r.unit_id as "unitId", r.vacancy_id as "vacancyId", r.rules
     from entry_rules r left join vacancy v on v.id = r.vacancy_id
     where r.provider_id = $1 and (r.vacancy_id is null or v.status in ('DRAFT', 'OPEN', 'PAUSED'))`,
    [providerId],
  );
  const proposed: Said = { serviceId, unitId, vacancyId: level.vacancyId, rules };
  const would = [...said.filter((one) => !isSame(one, proposed)), proposed];
  const levelsOf = (unit: UnitEntity, from: readonly Said[]): EntryRules[] =>
    from
      .filter((one) => one.serviceId === null || one.serviceId === unit.serviceId)
      .filter((one) => one.unitId === null || one.unitId === unit.id)
      .sort((a, b) => depth(a) - depth(b))
      .map((one) => one.rules);
  return units.flatMap((unit) => {
    const service = services.get(unit.serviceId);
    if (!service || (service.closedOn !== null && service.closedOn <= tx.today)) return [];
    // No entry rule reads the admission policy.
    const factsBy = (from: readonly Said[]): BeforeAndAfter['now'] =>
      vacancyFacts({ ...service, admissionPolicy: null }, unit, levelsOf(unit, from), tx.today);
    return [{ serviceId: unit.serviceId, now: factsBy(said), then: factsBy(would) }];
  });
}

/** Why no samples were given. */
export type NoPreview = 'NOT_YOURS' | 'TOO_FEW' | 'ALREADY';

/**
 * The samples to judge, against one run today for each of these rules and services: the database gives none without
 * keeping the run. Searches of today are not among them.
 */
export async function takePreview(
  tx: Tx,
  serviceIds: readonly string[],
  rules: readonly RuleCode[],
): Promise<readonly HouseholdFacts[] | NoPreview> {
  const rows: { outcome: 'TAKEN' | NoPreview; facts: HouseholdFacts | null }[] = await tx.manager.query(
    'select outcome, facts from take_preview($1, $2, $3)',
    [serviceIds, rules, fewestSearches],
  );
  const refused = rows.find(({ outcome }) => outcome !== 'TAKEN')?.outcome;
  if (refused !== undefined && refused !== 'TAKEN') return refused;
  return rows.flatMap(({ facts }) => (facts === null ? [] : [facts]));
}
