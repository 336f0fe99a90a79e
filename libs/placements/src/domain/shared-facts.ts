import {
  adultAge,
  agesOn,
  type AccommodationType,
  bedroomsBetween,
  type Gender,
  type HouseholdFacts,
  isHeadOfHousehold,
  type Mobility,
  mobilityServed,
  type PersonFacts,
  type PlaceFacts,
  type Range,
  type Recourse,
  type SubstanceUse,
  type SupportLevel,
  withAges,
} from '@app/eligibility';
import type { LocalDate } from '@app/kernel';

/** What may be shared with a provider, and is when a rule of the place uses it. */
export const sharedFactNames = [
  'AGE_OF_LEAD',
  'AGES_OF_BOYS',
  'GENDER_OF_ADULTS',
  'GENDER_OF_CHILDREN',
  'BEDROOMS',
  'MOBILITY',
  'SUBSTANCES',
  'MENTAL_HEALTH',
  'RECOURSE',
] as const;
export type SharedFactName = (typeof sharedFactNames)[number];

/** Whole years at arrival, both ends included. */
export interface SharedAge {
  readonly from: number;
  /** Null: and over. */
  readonly to: number | null;
  /** As exactly as it is known; otherwise a band. */
  readonly exact: boolean;
}

/** Someone who would move in. */
export interface SharedPerson {
  readonly lead: boolean;
  /** Null: not known. */
  readonly age: SharedAge | null;
  readonly gender: Gender | null;
}

/**
 * What a provider is told of a household that is referred to it: only what the place's own rules use. A null that is
 * named in `shares` was not asked; any other null is not shared. Where the household would not be safe is no field.
 */
export interface SharedFacts {
  readonly shares: readonly SharedFactName[];
  readonly people: readonly SharedPerson[];
  readonly bedroomsNeeded: Range | null;
  readonly mobility: Mobility | null;
  readonly substances: SubstanceUse | null;
  readonly mentalHealth: SupportLevel | null;
  readonly inCrisis: boolean | null;
  readonly recourse: Recourse | null;
}

/** First years of the bands in which ages are told; they meet at the ages where rules change (2, 10, 16, 18). */
const bands = [0, 2, 5, 10, 16, 18, 25, 35, 45, 55, 65] as const;

/** The types judged by bedrooms when self-contained: criterion 4 of eligibility. */
const homes: readonly AccommodationType[] = ['DISPERSED', 'SECOND_STAGE', 'OTHER_DESIGNATED'];

/** Only the facts that the place's own rules use (product section 2, step 5), with ages as on the day of arrival. */
export function sharedFacts(household: HouseholdFacts, place: PlaceFacts, arrive: LocalDate): SharedFacts {
  const shares = usedBy(household, place, arrive);
  const uses = (name: SharedFactName): boolean => shares.includes(name);
  const { mobility, substances, mentalHealth, inCrisis, recourse } = household;
  return {
    shares,
    people: household.people.map((person) => sharedPerson(person, uses, arrive)),
    bedroomsNeeded: uses('BEDROOMS') ? bedroomsBetween(withAges(household.people, arrive)) : null,
    mobility: uses('MOBILITY') ? mobility : null,
    substances: uses('SUBSTANCES') ? substances : null,
    mentalHealth: uses('MENTAL_HEALTH') ? mentalHealth : null,
    inCrisis: uses('MENTAL_HEALTH') ? inCrisis : null,
    recourse: uses('RECOURSE') ? recourse : null,
  };
}

/** What this place limits. A rule that every household passes uses nothing. */
function usedBy(household: HouseholdFacts, place: PlaceFacts, arrive: LocalDate): SharedFactName[] {
  const lead = household.people.find((person) => person.lead);
  const used: Readonly<Record<SharedFactName, boolean>> = {
    AGE_OF_LEAD: lead !== undefined && limitIsInside(agesOn(lead, arrive), place.minimumAge),
    AGES_OF_BOYS: place.boysToAge !== null,
    GENDER_OF_ADULTS: place.genderPolicy !== 'MIXED_SELF_CONTAINED',
    GENDER_OF_CHILDREN: place.boysToAge !== null,
    BEDROOMS: place.selfContained && homes.includes(place.accommodationType),
    MOBILITY: mobilityServed(place) !== 'WHEELCHAIR_FULL',
    SUBSTANCES: place.substancePolicy === 'ABSTINENT' || place.substancePolicy === 'SCRIPTED_OK',
    MENTAL_HEALTH: place.mentalHealthTo !== 'HIGH',
    RECOURSE: place.noRecourse !== 'YES',
  };
  return sharedFactNames.filter((name) => used[name]);
}

function sharedPerson(
  person: PersonFacts,
  uses: (name: SharedFactName) => boolean,
  arrive: LocalDate,
): SharedPerson {
  const ages = agesOn(person, arrive);
  const mayBeAdult = isHeadOfHousehold(person) || ages.highest >= adultAge;
  const mayBeChild = !isHeadOfHousehold(person) && ages.lowest < adultAge;
  const mayBeBoy = mayBeChild && person.gender !== 'WOMAN_OR_GIRL';
  const exact = (person.lead && uses('AGE_OF_LEAD')) || (mayBeBoy && uses('AGES_OF_BOYS'));
  const gendered = (mayBeAdult && uses('GENDER_OF_ADULTS')) || (mayBeChild && uses('GENDER_OF_CHILDREN'));
  return { lead: person.lead, age: sharedAge(ages, exact), gender: gendered ? person.gender : null };
}

function sharedAge({ lowest, highest }: Range, exact: boolean): SharedAge | null {
  if (highest === Infinity) return null;
  if (exact) return { from: lowest, to: highest, exact };
  return { from: bandOf(lowest).from, to: bandOf(highest).to, exact };
}

function bandOf(age: number): { readonly from: number; readonly to: number | null } {
  const index = bands.findLastIndex((first) => first <= age);
  const next = bands[index + 1];
  return { from: bands[index] ?? 0, to: next === undefined ? null : next - 1 };
}

/** Whether the band alone would leave open on which side of the limit the age lies. */
function limitIsInside(ages: Range, limit: number): boolean {
  const age = sharedAge(ages, false);
  return age !== null && age.from < limit && (age.to === null || limit <= age.to);
}
