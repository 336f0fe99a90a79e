import type { Tx } from '@app/database';
import type { HouseholdFacts } from '@app/eligibility';
import { expandUnsafe, type Places, placesOf, successorsOn } from '@app/places';
import type { LocalDate } from '@app/kernel';
import type { GroupNeed } from '../domain/needs';

/** A household's facts as stored: areas by what was told. */
interface StoredFacts extends Omit<HouseholdFacts, 'unsafeDistrictIds' | 'byAndFor' | 'byAndForAsked'> {
  readonly unsafeAreasAsked: boolean;
  readonly unsafeDistrictIds: readonly string[];
  readonly unsafeOutcodes: readonly string[];
  readonly byAndForNeed: GroupNeed | null;
  readonly byAndForGroup: NonNullable<HouseholdFacts['byAndFor']>['group'] | null;
}

/**
 * Everyone who would move in, as on the first day they could: who is here then, and who comes later, with the day. Who
 * is elsewhere for ever is left out. Someone without a row of membership is here. A household that Compass registered,
 * or that Compass refers, comes by Compass; every other comes by an agency.
 */
const factsSql = `
  select json_build_object('mobility', h.mobility, 'substances', h.substances, 'mentalHealth', h.mental_health,
     'inCrisis', h.in_crisis, 'recourse', h.recourse, 'neededFrom', day(h.needed_from), 'neededBy', day(h.needed_by),
     'pregnant', h.pregnant, 'dueOn', day(h.due_on), 'sensory', h.sensory, 'pets', h.pets, 'risk', h.risk_level,
     'riskToOthers', h.risk_to_others, 'careNeeds', h.care_needs, 'learningDisability', h.learning_disability,
     'languages', h.languages, 'interpreterWanted', h.interpreter_wanted,
     'byAndForNeed', h.by_and_for_need, 'byAndForGroup', h.by_and_for_group, 'faithDiet', h.faith_diet,
     'cameFromDistrictId', h.came_from_district_id, 'stayNear', h.stay_near, 'stayDays', h.stay_days,
     'willShare', json_build_object('kitchen', h.share_kitchen, 'bathroom', h.share_bathroom, 'room', h.share_room),
     'rentCover', h.rent_cover, 'nightWork', h.night_work, 'flexible', h.flexible,
     'route', case when exists (select from organisation o where o.kind = 'COMPASS'
         and o.id in (h.registered_by_organisation_id, (select actor_organisation()))) then 'COMPASS' else 'AGENCY' end,
     'people', (select coalesce(json_agg(json_build_object('key', p.position::text, 'lead', p.lead, 'partner', p.partner,
         'gender', p.gender,
         'born', case when p.birth_year is not null then json_build_object('year', p.birth_year, 'month', p.birth_month) end,
         'ageTold', case when p.age_told is not null then json_build_object('age', p.age_told, 'on', day(p.age_told_on)) end,
         'joinsOn', case when not m.here then day(m.joins_on) end)
         order by p.position), '[]')
       from household_person p cross join lateral (
         select count(*) = 0 or bool_or(s.whereabouts = 'HERE' and s.from_day <= r.first and (s.until_day is null or s.until_day > r.first)) as here,
           min(s.from_day) filter (where s.whereabouts = 'HERE' and s.from_day > r.first) as joins_on
         from household_membership s where s.household_id = h.id and s.household_person_id = p.id and s.replaced_at is null) m
       where p.household_id = h.id and (m.here or m.joins_on is not null)),
     'unsafeAreasAsked', h.unsafe_areas_asked,
     'unsafeDistrictIds', (select coalesce(json_agg(a.district_id), '[]')
       from household_unsafe_area a where a.household_id = h.id and a.district_id is not null),
     'unsafeOutcodes', (select coalesce(json_agg(a.outcode), '[]')
       from household_unsafe_area a where a.household_id = h.id and a.outcode is not null)) as facts,
     day(hearth_today()) as today
   from household h cross join lateral (select greatest(h.needed_from, hearth_today()) as first) r where h.id = $1`;

/**
 * What the rules read of a household, or null when there is none or the actor's organisation does not hold its case.
 * One statement, once the places are known. Areas come as districts of today: unsafe ones as every district that is or
 * was the same ground (places' `expandUnsafe`), the others as what has become of them.
 */
export async function householdFacts(tx: Tx, householdId: string): Promise<HouseholdFacts | null> {
  const rows: { facts: StoredFacts; today: LocalDate }[] = await tx.manager.query(factsSql, [householdId]);
  const row = rows[0];
  if (!row) return null;
  const { unsafeAreasAsked, unsafeDistrictIds, unsafeOutcodes, byAndForNeed, byAndForGroup, ...facts } =
    row.facts;
  const byAndFor =
    byAndForGroup !== null && byAndForNeed !== null && byAndForNeed !== 'NONE'
      ? { group: byAndForGroup, need: byAndForNeed }
      : null;
  const told = { ...facts, byAndFor, byAndForAsked: byAndForNeed !== null };
  const knowsNoPlace = facts.cameFromDistrictId === null && (facts.stayNear ?? []).length === 0;
  if (!unsafeAreasAsked && knowsNoPlace) return { ...told, unsafeDistrictIds: null };
  const places = await placesOf(tx);
  return {
    ...told,
    unsafeDistrictIds: unsafeAreasAsked
      ? [...expandUnsafe(unsafeDistrictIds, unsafeOutcodes, places)].sort()
      : null,
    cameFromDistrictId:
      facts.cameFromDistrictId && (nowOf(places, facts.cameFromDistrictId, row.today)[0] ?? null),
    stayNear:
      facts.stayNear?.flatMap(({ districtId, ...near }) =>
        nowOf(places, districtId, row.today).map((id) => ({ districtId: id, ...near })),
      ) ?? null,
  };
}

/** What has become of a district; itself where nothing is known to have. */
const nowOf = (places: Places, districtId: string, today: LocalDate): readonly string[] => {
  const now = successorsOn(places, districtId, today).map(({ id }) => id);
  return now.length > 0 ? now : [districtId];
};
