import { agesOn, adultAge, type HouseholdFacts, isHeadOfHousehold, type RuleCode } from '@app/eligibility';
import { addDays, type LocalDate } from '@app/kernel';
import type { Found } from './found';

/** Why a household had nothing: nothing was open; nothing that was open suits; what suits is taken. */
export const unmetCauses = ['NOTHING_OPEN', 'NOTHING_SUITS', 'ALL_TAKEN'] as const;
export type UnmetCause = (typeof unmetCauses)[number];

/** What happened instead on a day on which nothing was free. */
export const unmetOutcomes = [
  'PLACED_LATER',
  'WENT_ELSEWHERE',
  'STAYED',
  'RETURNED',
  'SEPARATED_BECAUSE_NO_PLACE',
  'NOT_KNOWN',
] as const;
export type UnmetOutcome = (typeof unmetOutcomes)[number];

/** What a household needed that a place may not have: the barriers counted by domain section 3.1. */
export const unmetNeeds = [
  'ONE_OR_TWO_CHILDREN',
  'THREE_OR_MORE_CHILDREN',
  'SON_OF_12_OR_OVER',
  'ADULT_WHO_COMES_TOO',
  'STEP_FREE',
  'WHEELCHAIR',
  'DEAF_OR_LOW_VISION',
  'PREGNANT',
  'PET',
  'NO_RECOURSE',
  'SUBSTANCES',
  'MENTAL_HEALTH',
  'CARE_OR_LEARNING_DISABILITY',
  'LANGUAGE',
  'HIGH_RISK',
  'RISK_TO_OTHERS',
] as const;
export type UnmetNeed = (typeof unmetNeeds)[number];

/** Nothing suitable and nothing to ask about is free. */
export const isUnmet = ({ suitable, askFirst }: Found): boolean => suitable + askFirst === 0;

/** Why, of a search that found nothing. */
export function causeOf({ notSuitable, notFree }: Found): UnmetCause {
  if (notFree > 0) return 'ALL_TAKEN';
  return notSuitable > 0 ? 'NOTHING_SUITS' : 'NOTHING_OPEN';
}

/** So many of the rules that removed the most are kept. */
const mostRules = 3;

/** The rules that removed the most: by what each alone keeps away, then by all that each fails. */
export const strongestRules = ({ ruleCounts }: Found): RuleCode[] =>
  ruleCounts
    .filter(({ fails }) => fails > 0)
    .sort((a, b) => b.failsAlone - a.failsAlone || b.fails - a.fails || a.number - b.number)
    .slice(0, mostRules)
    .map(({ rule }) => rule);

/** From this age sons are often not taken (product section 10: boys to 12 by 92% of services, to 14 by 80%). */
const olderSon = 12;

/** What they need, as far as it was told, without anything that tells who they are. */
export function needsOf(facts: HouseholdFacts, today: LocalDate): UnmetNeed[] {
  const others = facts.people
    .filter((person) => !isHeadOfHousehold(person))
    .map((person) => ({ ...person, age: agesOn(person, today).lowest }))
    // Of whom no age was told, nothing is said: see the rules that asked for it.
    .filter(({ born, ageTold }) => born !== null || ageTold !== null);
  const children = others.filter(({ age }) => age < adultAge);
  const mobility = facts.mobility ?? 'NONE';
  const needs: Readonly<Record<UnmetNeed, boolean>> = {
    ONE_OR_TWO_CHILDREN: children.length === 1 || children.length === 2,
    THREE_OR_MORE_CHILDREN: children.length > 2,
    SON_OF_12_OR_OVER: children.some(({ gender, age }) => gender === 'MAN_OR_BOY' && age >= olderSon),
    ADULT_WHO_COMES_TOO: others.length > children.length,
    STEP_FREE: mobility === 'LIMITED_STAIRS' || mobility === 'NO_STAIRS',
    WHEELCHAIR: mobility === 'WHEELCHAIR_PART' || mobility === 'WHEELCHAIR_FULL',
    DEAF_OR_LOW_VISION: (facts.sensory ?? []).length > 0,
    PREGNANT: facts.pregnant === true,
    PET: (facts.pets ?? []).some(({ kind }) => kind !== 'ASSISTANCE'),
    NO_RECOURSE: facts.recourse === 'NO',
    SUBSTANCES: facts.substances === 'IN_TREATMENT' || facts.substances === 'CURRENT',
    MENTAL_HEALTH: facts.inCrisis === true || ['MEDIUM', 'HIGH'].includes(facts.mentalHealth ?? 'NONE'),
    CARE_OR_LEARNING_DISABILITY:
      facts.learningDisability === true || (facts.careNeeds !== null && facts.careNeeds !== 'NONE'),
    LANGUAGE: facts.interpreterWanted === true,
    HIGH_RISK: facts.risk === 'HIGH',
    RISK_TO_OTHERS: (facts.riskToOthers ?? []).length > 0,
  };
  return unmetNeeds.filter((need) => needs[need]);
}

/** Whole calendar months that are over. */
export interface Months {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Every month of these, in order, as `2026-10`. */
export function monthsOf({ from, to }: Months): string[] {
  const months: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (day.endsWith('-01')) months.push(day.slice(0, 7));
  return months;
}

/**
 * Whether unmet need may be counted over these days: whole months that are over. Ranges that differ by a day, and days
 * that are still changing, would tell of one household by the difference.
 */
export const mayBeCounted = ({ from, to }: Months, today: LocalDate): boolean =>
  from <= to && from.endsWith('-01') && addDays(to, 1).endsWith('-01') && to < today;
