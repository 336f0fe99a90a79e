import {
  adultAge,
  bedroomsBetween,
  type HouseholdFacts,
  isHeadOfHousehold,
  mobilities,
  riskLevels,
  sleepersFrom,
  substanceUses,
  supportLevels,
  weeksOn,
  withAges,
} from '@app/eligibility';
import { laterOf, type LocalDate } from '@app/kernel';

/**
 * A household as it certainly is on the day it would arrive: what the database needs to know to narrow by. A field is
 * null when nothing is certain, and then nothing is removed by it. Named as columns, for it goes there as JSON.
 */
export interface HouseholdOnADay {
  readonly arrive: LocalDate;
  /** Whether someone who is certainly judged as an adult is a man, or a woman. */
  readonly has_man: boolean;
  readonly has_woman: boolean;
  readonly lead_oldest: number | null;
  /** Who certainly needs a bed, a child due within the stay too; none when nobody was asked about. */
  readonly people: number;
  /** How many at most could sleep in cots. */
  readonly may_use_cots: number;
  readonly bedrooms_at_least: number;
  readonly children_at_least: number;
  /** The youngest that the oldest boy can be. */
  readonly boy_at_least: number | null;
  /** Somebody beside lead and partner is certainly an adult. */
  readonly brings_adult: boolean;
  /** Places on eligibility's scales, from 0. */
  readonly mobility: number | null;
  readonly substances: number | null;
  readonly mental_health: number;
  readonly no_recourse: boolean;
  readonly unsafe_district_ids: readonly string[];
  readonly latest_arrival: LocalDate | null;
  /** Somebody is deaf. */
  readonly needs_alarm: boolean;
  readonly is_risk_to_others: boolean;
  readonly has_set_fires: boolean;
  readonly care: number;
  readonly has_learning_disability: boolean;
  /** The group whose service they need, not merely prefer. */
  readonly requires_group: string | null;
  readonly came_from_district_id: string | null;
  /** At high risk: somebody must be there day and night. */
  readonly needs_cover: boolean;
  readonly risk: number;
  readonly route: string;
  /** In whole weeks, when somebody is certainly pregnant then. */
  readonly pregnancy_week: number | null;
  readonly is_late_pregnancy: boolean;
}

/** The columns of a `HouseholdOnADay` in the database. */
export const householdColumnsSql = `arrive date, has_man boolean, has_woman boolean, lead_oldest integer,
  people integer, may_use_cots integer, bedrooms_at_least integer, children_at_least integer, boy_at_least integer,
  mobility integer, substances integer, mental_health integer, no_recourse boolean, unsafe_district_ids uuid[],
  latest_arrival date, brings_adult boolean, needs_alarm boolean, is_risk_to_others boolean, has_set_fires boolean,
  care integer, has_learning_disability boolean, requires_group text, came_from_district_id uuid, needs_cover boolean,
  risk integer, route text, pregnancy_week integer, is_late_pregnancy boolean`;

/** Under this age a child can sleep in a cot. */
const cotUnder = 2;

/** From this week a pregnancy is late wherever no week of its own is said, and after that one it has ended. */
const lateWeek = 28;
const lastWeek = 42;

/** The week of a pregnancy that is certain; null: there is none, or nobody knows. */
function pregnancyWeek({ pregnant, dueOn }: HouseholdFacts, on: LocalDate): number | null {
  if (pregnant !== true || dueOn === null) return null;
  const week = Math.max(0, weeksOn(dueOn, on));
  return week > lastWeek ? null : week;
}

const finite = (number: number | undefined): number | null =>
  number === undefined || number === Infinity ? null : number;

/** See `HouseholdOnADay`. Ages are whole years on the day of arrival. */
export function householdOn(arrive: LocalDate, facts: HouseholdFacts, today: LocalDate): HouseholdOnADay {
  const people = withAges(facts.people, arrive);
  const adults = people.filter((person) => isHeadOfHousehold(person) || person.ages.lowest >= adultAge);
  const children = people.filter((person) => !isHeadOfHousehold(person) && person.ages.highest < adultAge);
  const boys = children.filter(({ gender }) => gender === 'MAN_OR_BOY');
  const sleepers = people.length === 0 ? [] : sleepersFrom(facts, arrive).certain;
  const week = pregnancyWeek(facts, arrive);
  return {
    arrive,
    has_man: adults.some(({ gender }) => gender === 'MAN_OR_BOY'),
    has_woman: adults.some(({ gender }) => gender === 'WOMAN_OR_GIRL'),
    lead_oldest: finite(people.find(({ lead }) => lead)?.ages.highest),
    people: sleepers.length,
    may_use_cots: sleepers.filter(({ ages }) => ages.lowest < cotUnder).length,
    bedrooms_at_least: bedroomsBetween(sleepers).lowest,
    children_at_least: children.length,
    brings_adult: people.some((person) => !isHeadOfHousehold(person) && person.ages.lowest >= adultAge),
    boy_at_least: boys.length === 0 ? null : Math.max(...boys.map(({ ages }) => ages.lowest)),
    mobility: facts.mobility === null ? null : mobilities.indexOf(facts.mobility),
    substances: facts.substances === null ? null : substanceUses.indexOf(facts.substances),
    mental_health:
      facts.inCrisis === true
        ? supportLevels.indexOf('HIGH')
        : facts.mentalHealth === null
          ? 0
          : supportLevels.indexOf(facts.mentalHealth),
    no_recourse: facts.recourse === 'NO',
    unsafe_district_ids: facts.unsafeDistrictIds ?? [],
    latest_arrival: facts.neededBy === null ? null : laterOf(facts.neededBy, today),
    needs_alarm: facts.sensory?.includes('DEAF_BSL') ?? false,
    is_risk_to_others: facts.riskToOthers?.some((risk) => risk !== 'ARSON') ?? false,
    has_set_fires: facts.riskToOthers?.includes('ARSON') ?? false,
    care: facts.careNeeds === null ? 0 : supportLevels.indexOf(facts.careNeeds),
    has_learning_disability: facts.learningDisability === true,
    requires_group: facts.byAndFor?.need === 'REQUIRED' ? facts.byAndFor.group : null,
    came_from_district_id: facts.cameFromDistrictId,
    needs_cover: facts.risk === 'HIGH',
    risk: facts.risk === null ? 0 : riskLevels.indexOf(facts.risk),
    route: facts.route,
    pregnancy_week: week,
    is_late_pregnancy: week !== null && week >= lateWeek,
  };
}
