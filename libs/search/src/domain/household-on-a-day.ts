import {
  adultAge,
  bedroomsBetween,
  type HouseholdFacts,
  isHeadOfHousehold,
  mobilities,
  substanceUses,
  supportLevels,
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
  readonly people: number;
  /** How many at most could sleep in cots. */
  readonly may_use_cots: number;
  readonly bedrooms_at_least: number;
  readonly children_at_least: number;
  /** The youngest that the oldest boy can be. */
  readonly boy_at_least: number | null;
  /** Places on eligibility's scales, from 0. */
  readonly mobility: number | null;
  readonly substances: number | null;
  readonly mental_health: number;
  readonly no_recourse: boolean;
  readonly unsafe_district_ids: readonly string[];
  readonly latest_arrival: LocalDate | null;
}

/** Under this age a child can sleep in a cot. */
const cotUnder = 2;

const finite = (number: number | undefined): number | null =>
  number === undefined || number === Infinity ? null : number;

/** See `HouseholdOnADay`. Ages are whole years on the day of arrival. */
export function householdOn(arrive: LocalDate, facts: HouseholdFacts, today: LocalDate): HouseholdOnADay {
  const people = withAges(facts.people, arrive);
  const adults = people.filter((person) => isHeadOfHousehold(person) || person.ages.lowest >= adultAge);
  const children = people.filter((person) => !isHeadOfHousehold(person) && person.ages.highest < adultAge);
  const boys = children.filter(({ gender }) => gender === 'MAN_OR_BOY');
  return {
    arrive,
    has_man: adults.some(({ gender }) => gender === 'MAN_OR_BOY'),
    has_woman: adults.some(({ gender }) => gender === 'WOMAN_OR_GIRL'),
    lead_oldest: finite(people.find(({ lead }) => lead)?.ages.highest),
    people: people.length,
    may_use_cots: people.filter(({ ages }) => ages.lowest < cotUnder).length,
    bedrooms_at_least: bedroomsBetween(people).lowest,
    children_at_least: children.length,
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
  };
}
