import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { HouseholdFacts } from '@app/eligibility';
import type { PersonActor } from '@app/kernel';
import { expandUnsafe, placesOf } from '@app/places';
import type { ToldPerson } from '../domain/registering';
import {
  CaseHolderEntity,
  HouseholdEntity,
  HouseholdPersonEntity,
  HouseholdUnsafeAreaEntity,
} from './household.entity';

/** The household, or null when there is none or the actor's organisation does not hold its case. */
export const findHousehold = (tx: Tx, id: string): Promise<HouseholdEntity | null> =>
  tx.manager.findOneBy(HouseholdEntity, { id });

/** The name under which commands that decide something for one household wait for each other. */
export const householdLock = (id: string): string => `household ${id}`;

/** As `findHousehold`, after waiting for every other command about this household. To be called before `tx.now`. */
export async function lockHousehold(tx: Tx, id: string): Promise<HouseholdEntity | null> {
  await tx.lock(householdLock(id));
  return findHousehold(tx, id);
}

/** A new household with everything that belongs to it; the actor's organisation becomes its first case holder. */
export async function saveHousehold(
  tx: Tx<PersonActor>,
  household: HouseholdEntity,
  people: readonly ToldPerson[],
  unsafe: { readonly districtIds: readonly string[]; readonly outcodes: readonly string[] },
): Promise<void> {
  const householdId = household.id;
  const { organisationId, personId } = tx.actor;
  await tx.manager.insert(HouseholdEntity, household);
  // The case first: the rows below may be written by a case holder only.
  await tx.manager.insert(CaseHolderEntity, {
    householdId,
    organisationId,
    personId,
    since: tx.now,
    until: null,
  });
  await tx.manager.insert(
    HouseholdPersonEntity,
    people.map(({ lead, partner, gender, born, age }, position) => ({
      id: randomUUID(),
      householdId,
      position,
      lead,
      partner,
      gender,
      birthYear: born?.year ?? null,
      birthMonth: born?.month ?? null,
      ageTold: age,
      ageToldOn: age === null ? null : tx.today,
    })),
  );
  const areas = [
    ...unsafe.districtIds.map((districtId) => ({ id: randomUUID(), householdId, districtId, outcode: null })),
    ...unsafe.outcodes.map((outcode) => ({ id: randomUUID(), householdId, districtId: null, outcode })),
  ];
  if (areas.length > 0) await tx.manager.insert(HouseholdUnsafeAreaEntity, areas);
}

/** Whether this organisation still has a hold, or a placement it waits for, for the household. */
export async function hasPlaceAtHand(tx: Tx<PersonActor>, householdId: string): Promise<boolean> {
  const rows: { at_hand: boolean }[] = await tx.manager.query(
    `select exists (select from hold where household_id = $1 and organisation_id = $2 and ends_at > hearth_now())
       or exists (select from placement where household_id = $1 and organisation_id = $2 and outcome is null) as at_hand`,
    [householdId, tx.actor.organisationId],
  );
  return rows[0]?.at_hand ?? false;
}

/** Whether some other organisation holds the case too; which one is not told. */
export async function hasAnotherHolder(tx: Tx, householdId: string): Promise<boolean> {
  const rows: { another: boolean }[] = await tx.manager.query(
    'select household_has_another_holder($1) as another',
    [householdId],
  );
  return rows[0]?.another ?? false;
}

/** Ends the case for the actor's organisation. */
export async function letGo(tx: Tx<PersonActor>, householdId: string): Promise<void> {
  const { organisationId } = tx.actor;
  await tx.manager.update(CaseHolderEntity, { householdId, organisationId }, { until: tx.now });
}

/** A household's facts as stored: areas by what was told. */
interface StoredFacts extends Omit<HouseholdFacts, 'unsafeDistrictIds'> {
  readonly unsafeAreasAsked: boolean;
  readonly unsafeDistrictIds: readonly string[];
  readonly unsafeOutcodes: readonly string[];
}

/**
 * What the rules read of a household, or null when there is none or the actor's organisation does not hold its case.
 * One statement, once the places are known. Unsafe areas come as districts: see places' `expandUnsafe`.
 */
export async function householdFacts(tx: Tx, householdId: string): Promise<HouseholdFacts | null> {
  const rows: { facts: StoredFacts }[] = await tx.manager.query(
    `select json_build_object('mobility', h.mobility, 'substances', h.substances, 'mentalHealth', h.mental_health,
       'inCrisis', h.in_crisis, 'recourse', h.recourse, 'neededFrom', day(h.needed_from), 'neededBy', day(h.needed_by),
       'people', (select coalesce(json_agg(json_build_object('key', p.position::text, 'lead', p.lead, 'partner', p.partner,
           'gender', p.gender,
           'born', case when p.birth_year is not null then json_build_object('year', p.birth_year, 'month', p.birth_month) end,
           'ageTold', case when p.age_told is not null then json_build_object('age', p.age_told, 'on', day(p.age_told_on)) end)
           order by p.position), '[]')
         from household_person p where p.household_id = h.id),
       'unsafeAreasAsked', h.unsafe_areas_asked,
       'unsafeDistrictIds', (select coalesce(json_agg(a.district_id), '[]')
         from household_unsafe_area a where a.household_id = h.id and a.district_id is not null),
       'unsafeOutcodes', (select coalesce(json_agg(a.outcode), '[]')
         from household_unsafe_area a where a.household_id = h.id and a.outcode is not null)) as facts
     from household h where h.id = $1`,
    [householdId],
  );
  const stored = rows[0]?.facts;
  if (!stored) return null;
  const { unsafeAreasAsked, unsafeDistrictIds, unsafeOutcodes, ...facts } = stored;
  if (!unsafeAreasAsked) return { ...facts, unsafeDistrictIds: null };
  const expanded = expandUnsafe(unsafeDistrictIds, unsafeOutcodes, await placesOf(tx));
  return { ...facts, unsafeDistrictIds: [...expanded].sort() };
}
