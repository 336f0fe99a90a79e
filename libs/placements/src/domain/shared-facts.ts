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
  type RiskLevel,
  type Staffing,
  type SubstanceUse,
  type SupportLevel,
  withAges,
} from '@app/eligibility';
import { laterOf, type LocalDate } from '@app/kernel';

/** What may be shared with a provider, and is when a rule of the place uses it. */
export const sharedFactNames = [
  'AGE_OF_LEAD',
  'AGES_OF_BOYS',
  'GENDER_OF_ADULTS',
  'GENDER_OF_CHILDREN',
  'BEDROOMS',
  'MOBILITY',
  'SENSORY',
  'PETS',
  'RECOURSE',
  'SUBSTANCES',
  'MENTAL_HEALTH',
  'RISK_TO_OTHERS',
  'CARE_NEEDS',
  'RISK',
  'LENGTH',
  'PREGNANCY',
] as const;
export type SharedFactName = (typeof sharedFactNames)[number];

/** Whole years when they move in, both ends included. */
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
  /** The day on which they join the others there; null: they come with them. */
  readonly joinsOn: LocalDate | null;
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
  readonly sensory: HouseholdFacts['sensory'];
  readonly pets: HouseholdFacts['pets'];
  readonly riskToOthers: HouseholdFacts['riskToOthers'];
  readonly careNeeds: SupportLevel | null;
  readonly learningDisability: boolean | null;
  readonly risk: RiskLevel | null;
  /** How many nights they need. */
  readonly stayDays: number | null;
  readonly pregnant: boolean | null;
  readonly dueOn: LocalDate | null;
}

/** First years of the bands in which ages are told; they meet at the ages where rules change (2, 10, 16, 18). */
const bands = [0, 2, 5, 10, 16, 18, 25, 35, 45, 55, 65] as const;

/** The types judged by bedrooms when self-contained: criterion 4 of eligibility. */
const homes: readonly AccommodationType[] = ['DISPERSED', 'SECOND_STAGE', 'OTHER_DESIGNATED'];

/** Somebody is there, or comes, at any hour: what a household at high risk needs (criterion 23). */
const covered: readonly Staffing[] = ['ON_SITE_24H', 'ON_CALL_24H'];

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
    sensory: uses('SENSORY') ? household.sensory : null,
    pets: uses('PETS') ? household.pets : null,
    riskToOthers: uses('RISK_TO_OTHERS') ? household.riskToOthers : null,
    careNeeds: uses('CARE_NEEDS') ? household.careNeeds : null,
    learningDisability: uses('CARE_NEEDS') ? household.learningDisability : null,
    risk: uses('RISK') ? household.risk : null,
    stayDays: uses('LENGTH') ? household.stayDays : null,
    pregnant: uses('PREGNANCY') ? household.pregnant : null,
    dueOn: uses('PREGNANCY') && household.pregnant === true ? household.dueOn : null,
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
    SENSORY: !place.bslStaff || !place.vibratingAlarm,
    PETS: place.petsTaken !== 'DOG_CAT',
    RISK_TO_OTHERS: place.riskToOthersTaken !== 'YES' || place.arsonTaken !== 'YES',
    CARE_NEEDS: place.careTo !== 'HIGH' || place.learningDisability !== 'YES',
    RISK: place.riskTo !== 'HIGH' || !covered.includes(place.staffing),
    LENGTH: place.maximumStayDays !== null,
    PREGNANCY: place.pregnancy !== 'YES' || place.latePregnancyWeeks !== null,
  };
  return sharedFactNames.filter((name) => used[name]);
}

function sharedPerson(
  person: PersonFacts,
  uses: (name: SharedFactName) => boolean,
  arrive: LocalDate,
): SharedPerson {
  const movesIn = laterOf(arrive, person.joinsOn ?? arrive);
  const ages = agesOn(person, movesIn);
  const mayBeAdult = isHeadOfHousehold(person) || ages.highest >= adultAge;
  const mayBeChild = !isHeadOfHousehold(person) && ages.lowest < adultAge;
  const mayBeBoy = mayBeChild && person.gender !== 'WOMAN_OR_GIRL';
  const exact = (person.lead && uses('AGE_OF_LEAD')) || (mayBeBoy && uses('AGES_OF_BOYS'));
  const gendered = (mayBeAdult && uses('GENDER_OF_ADULTS')) || (mayBeChild && uses('GENDER_OF_CHILDREN'));
  return {
    lead: person.lead,
    age: sharedAge(ages, exact),
    gender: gendered ? person.gender : null,
    joinsOn: movesIn > arrive ? movesIn : null,
  };
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
