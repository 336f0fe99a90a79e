import { type RuleCode, ruleCodes, substancePolicies, supportLevels } from '@app/eligibility';

/** A rule's failing, said in SQL over `f` (a row of vacancy_facts) and `h` (see `HouseholdOnADay`). */
export interface Narrowing {
  readonly rule: RuleCode;
  /** True exactly where the pure rule fails; null counts as false. A property test holds it to that. */
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

/**
 * What the database may remove before the pure rules judge: one line for each rule, beside its code. A rule that has
 * no line makes the search judge every open vacancy, which is slower and gives the same answer.
 */
export const narrowing: readonly Narrowing[] = [
  // It never excludes: what is not relevant accommodation is offered and marked.
  { rule: 'RELEVANT_ACCOMMODATION', failsSql: 'false' },
  {
    rule: 'GENDER_OF_SERVICE',
    failsSql:
      "(f.gender_policy = 'WOMEN_ONLY' and h.has_man) or (f.gender_policy = 'MEN_ONLY' and h.has_woman)",
  },
  { rule: 'MINIMUM_AGE', failsSql: 'h.lead_oldest < f.minimum_age' },
  {
    rule: 'HOUSEHOLD_SIZE',
    failsSql: `h.people - least(f.cots, h.may_use_cots) > f.bedspaces
      or (f.self_contained and f.accommodation_type in ('DISPERSED', 'SECOND_STAGE', 'OTHER_DESIGNATED')
        and f.bedrooms is not null and h.bedrooms_at_least > greatest(1, f.bedrooms))`,
  },
  // greatest() passes over null: with nothing considered, the limit itself decides.
  {
    rule: 'MAXIMUM_CHILDREN',
    failsSql:
      'f.maximum_children is not null and h.children_at_least > greatest(f.maximum_children, f.consider_children_to)',
  },
  {
    rule: 'BOYS_UPPER_AGE',
    failsSql:
      'f.boys_to_age is not null and h.boy_at_least > greatest(f.boys_to_age, f.boys_consider_to_age)',
  },
  {
    rule: 'MOBILITY',
    failsSql: `h.mobility > case when f.wheelchair_accessible then 4 when not (f.ground_floor or f.lift) then 0
      when not f.step_free then 1 when not f.wet_room then 2 else 3 end`,
  },
  { rule: 'RECOURSE_TO_PUBLIC_FUNDS', failsSql: "h.no_recourse and f.no_recourse = 'NO'" },
  {
    rule: 'SUBSTANCE_USE',
    failsSql: `h.substances > greatest(${useTakenSql('f.substance_policy')}, ${useTakenSql('f.substance_consider')})`,
  },
  {
    rule: 'MENTAL_HEALTH',
    failsSql: `h.mental_health > greatest(${supportSql('f.mental_health_to')}, ${supportSql('f.mental_health_consider_to')})`,
  },
  {
    rule: 'UNSAFE_AREAS',
    failsSql: 'f.shown_sub_region is null and f.shown_district_id = any (h.unsafe_district_ids)',
  },
  { rule: 'MOVE_IN_DATE', failsSql: 'f.available_from > h.latest_arrival' },
];

/** What may be used of these: all of them when no rule is missing, else none, so that every count stays exact. */
export const usable = (entries: readonly Narrowing[]): readonly Narrowing[] =>
  ruleCodes.every((code) => entries.some(({ rule }) => rule === code)) ? entries : [];
