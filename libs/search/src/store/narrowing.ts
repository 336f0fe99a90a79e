import { riskLevels, type RuleCode, ruleCodes, substancePolicies, supportLevels } from '@app/eligibility';

/** A rule's excluding, said in SQL over `f` (a row of vacancy_facts) and `h` (see `HouseholdOnADay`). */
export interface Narrowing {
  readonly rule: RuleCode;
  /** True exactly where the pure rule fails and is hard; null counts as false. A property test holds it to that. */
  readonly failsSql: string;
}

/** Where a word stands on its scale, from 0; null for null. */
const placeSql = (
  column: string,
  words: readonly string[],
  places: readonly number[] = words.map((_, i) => i),
): string =>
  `case ${column} ${words.map((word, index) => `when '${word}' then ${String(places[index])}`).join(' ')} end`;

/** The furthest use that each policy takes, in the order of the policies: a place on the scale of uses. */
const useTakenSql = (column: string): string => placeSql(column, substancePolicies, [1, 2, 3, 3]);
const supportSql = (column: string): string => placeSql(column, supportLevels);
const riskSql = (column: string): string => placeSql(column, riskLevels);

/** A rule that excludes nobody: what it offers is marked, or ranked by it. */
const never = (rule: RuleCode): Narrowing => ({ rule, failsSql: 'false' });

/**
 * What the database may remove before the pure rules judge: one line for each rule, beside its code. A rule that has
 * no line makes the search judge every open vacancy, which is slower and gives the same answer.
 */
export const narrowing: readonly Narrowing[] = [
  never('RELEVANT_ACCOMMODATION'),
  {
    rule: 'GENDER_OF_SERVICE',
    failsSql:
      "(f.gender_policy = 'WOMEN_ONLY' and h.has_man) or (f.gender_policy = 'MEN_ONLY' and h.has_woman)",
  },
  { rule: 'MINIMUM_AGE', failsSql: 'h.lead_oldest < f.minimum_age' },
  {
    rule: 'HOUSEHOLD_SIZE',
    failsSql: `f.accommodation_type <> 'SANCTUARY' and h.people - least(f.cots, h.may_use_cots) > f.bedspaces
      or (f.self_contained and f.accommodation_type in ('DISPERSED', 'SECOND_STAGE', 'OTHER_DESIGNATED')
        and f.bedrooms is not null and h.bedrooms_at_least > greatest(1, f.bedrooms))`,
  },
  // greatest() passes over null: with nothing considered, the limit itself decides.
  {
    rule: 'MAXIMUM_CHILDREN',
    failsSql:
      "f.accommodation_type <> 'SANCTUARY' and f.maximum_children is not null and h.children_at_least > greatest(f.maximum_children, f.consider_children_to)",
  },
  {
    rule: 'BOYS_UPPER_AGE',
    failsSql:
      'f.boys_to_age is not null and h.boy_at_least > greatest(f.boys_to_age, f.boys_consider_to_age)',
  },
  { rule: 'ADULT_DEPENDANTS', failsSql: "h.brings_adult and f.adult_dependants = 'NO'" },
  {
    rule: 'MOBILITY',
    failsSql: `h.mobility > case when f.wheelchair_accessible then 4 when not (f.ground_floor or f.lift) then 0
      when not f.step_free then 1 when not f.wet_room then 2 else 3 end`,
  },
  { rule: 'SENSORY_NEEDS', failsSql: 'h.needs_alarm and not f.vibrating_alarm' },
  never('PETS'),
  { rule: 'RECOURSE_TO_PUBLIC_FUNDS', failsSql: "h.no_recourse and f.no_recourse = 'NO'" },
  never('RENT_COVER'),
  {
    rule: 'SUBSTANCE_USE',
    failsSql: `h.substances > greatest(${useTakenSql('f.substance_policy')}, ${useTakenSql('f.substance_consider')})`,
  },
  {
    rule: 'MENTAL_HEALTH',
    failsSql: `h.mental_health > greatest(${supportSql('f.mental_health_to')}, ${supportSql('f.mental_health_consider_to')})`,
  },
  {
    rule: 'RISK_TO_OTHERS',
    failsSql: `(h.is_risk_to_others and f.risk_to_others_taken = 'NO') or (h.has_set_fires and f.arson_taken = 'NO')`,
  },
  {
    rule: 'CARE_NEEDS',
    failsSql: `h.care > greatest(${supportSql('f.care_to')}, ${supportSql('f.care_consider_to')})
      or (h.has_learning_disability and f.learning_disability = 'NO')`,
  },
  never('LANGUAGE'),
  // Nothing is in an empty list, not even null.
  {
    rule: 'BY_AND_FOR',
    failsSql: 'h.requires_group is not null and not (h.requires_group = any (f.by_and_for_groups))',
  },
  never('FAITH_AND_DIET'),
  {
    rule: 'UNSAFE_AREAS',
    failsSql: 'f.shown_sub_region is null and f.shown_district_id = any (h.unsafe_district_ids)',
  },
  {
    rule: 'OUT_OF_AREA',
    failsSql: `f.takes_local = 'NO' and f.shown_sub_region is null and f.shown_district_id = h.came_from_district_id`,
  },
  never('STAY_NEAR'),
  { rule: 'STAFFING', failsSql: "h.needs_cover and f.staffing not in ('ON_SITE_24H', 'ON_CALL_24H')" },
  never('SECURITY'),
  {
    rule: 'RISK_LEVEL',
    failsSql: `h.risk > greatest(${riskSql('f.risk_to')}, ${riskSql('f.risk_consider_to')})`,
  },
  { rule: 'REFERRAL_ROUTE', failsSql: 'not (h.route = any (f.referral_routes))' },
  { rule: 'MOVE_IN_DATE', failsSql: 'f.available_from > h.latest_arrival' },
  never('LENGTH_OF_STAY'),
  never('SHARING'),
  {
    rule: 'PREGNANCY',
    failsSql: `h.pregnancy_week > f.late_pregnancy_weeks or (h.is_late_pregnancy and f.pregnancy = 'NO')`,
  },
  never('HOUSE_RULES'),
];

/** What may be used of these: all of them when no rule is missing, else none, so that every count stays exact. */
export const usable = (entries: readonly Narrowing[]): readonly Narrowing[] =>
  ruleCodes.every((code) => entries.some(({ rule }) => rule === code)) ? entries : [];
