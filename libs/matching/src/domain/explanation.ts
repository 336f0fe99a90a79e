import { type LocalDate, laterOf } from '@app/kernel';
import {
  type HouseholdFacts,
  type JudgingContext,
  mobilities,
  mobilityServed,
  type PlaceFacts,
  type Rule,
  type RuleCode,
  type RuleOutcome,
  rules,
} from '@app/eligibility';

/** How a household and a place fit, best first. */
export const verdicts = ['SUITABLE', 'ASK_FIRST', 'NOT_SUITABLE'] as const;
export type Verdict = (typeof verdicts)[number];

/** A rule, and how it came out. */
export type JudgedRule = RuleOutcome &
  Pick<Rule, 'number' | 'title' | 'safety' | 'overridable' | 'kind' | 'weight' | 'protects'> & {
    readonly rule: RuleCode;
    /** It decides the verdict: a hard rule, or a soft one that is hard for this household at this place. */
    readonly hard: boolean;
  };

/**
 * Why a place suits a household, or does not: every rule with its outcome and reason, in the order of the
 * rules. Complete, and so for inside use only: each reader gets a projection of it.
 */
export interface Explanation {
  readonly verdict: Verdict;
  /** The day of arrival for which it was judged. */
  readonly arrival: LocalDate;
  readonly outcomes: readonly JudgedRule[];
  /** It is built for a wheelchair, and they said that they need none: it is kept for who does, by its rank. */
  readonly accessibleUnneeded: boolean;
}

/** The first day on which they can arrive: not before today, before they need it, or before it is free. */
export const arrivalDay = (
  { neededFrom }: Pick<HouseholdFacts, 'neededFrom'>,
  { availableFrom }: Pick<PlaceFacts, 'availableFrom'>,
  today: LocalDate,
): LocalDate => laterOf(today, laterOf(neededFrom, availableFrom));

/** The rules that make it not suitable: the hard ones that fail. A wish that is not met is none of them. */
export const failingRules = ({ outcomes }: Pick<Explanation, 'outcomes'>): readonly JudgedRule[] =>
  outcomes.filter(({ outcome, hard }) => hard && outcome === 'FAIL');

/**
 * Suitable: every hard rule passes. Ask first: none fails, some are unknown. Not suitable: any fails. A soft rule
 * never changes it.
 */
export function verdictOf(outcomes: readonly Pick<JudgedRule, 'outcome' | 'hard'>[]): Verdict {
  const hard = outcomes.filter((judged) => judged.hard);
  if (hard.some(({ outcome }) => outcome === 'FAIL')) return 'NOT_SUITABLE';
  return hard.some(({ outcome }) => outcome === 'UNKNOWN') ? 'ASK_FIRST' : 'SUITABLE';
}

const wheelchair = mobilities.indexOf('WHEELCHAIR_PART');

/** Not asked is not "needs none". */
const isAccessibleUnneeded = ({ mobility }: HouseholdFacts, place: PlaceFacts): boolean =>
  mobility !== null &&
  mobilities.indexOf(mobility) < wheelchair &&
  mobilities.indexOf(mobilityServed(place)) >= wheelchair;

/** Judges one household against one place by every rule. */
export function judge(
  household: HouseholdFacts,
  place: PlaceFacts,
  { today, geography }: Omit<JudgingContext, 'arrival'>,
): Explanation {
  const arrival = arrivalDay(household, place, today);
  const context = { today, geography, arrival };
  const outcomes = rules.map((rule): JudgedRule => {
    const { code, number, title, safety, overridable, kind, weight, protects } = rule;
    const hard = kind === 'HARD' || rule.hardFor?.(household, place, context) === true;
    return {
      rule: code,
      number,
      title,
      safety,
      overridable,
      kind,
      weight,
      protects,
      hard,
      ...rule.judge(household, place, context),
    };
  });
  return {
    verdict: verdictOf(outcomes),
    arrival,
    outcomes,
    accessibleUnneeded: isAccessibleUnneeded(household, place),
  };
}

/** Whether it may be held as it stands: suitable and ask first may, not suitable may not. */
export const holdable = (explanation: Explanation): boolean => explanation.verdict !== 'NOT_SUITABLE';

/** Whether it fails, and only by rules that its provider may override. */
export const couldBeOverridden = (explanation: Explanation): boolean =>
  !holdable(explanation) && failingRules(explanation).every(({ overridable }) => overridable);

/** The safety rules that are not settled: a placement is refused while there is one. */
export const unsettledSafetyRules = ({ outcomes }: Explanation): readonly JudgedRule[] =>
  outcomes.filter(({ safety, outcome }) => safety && outcome === 'UNKNOWN');

/** How many places one rule removes; a wish that is not met removes none. */
export interface RuleCount {
  readonly rule: RuleCode;
  /** How many places it fails. */
  readonly fails: number;
  /** How many places nothing else fails: those it alone keeps away. */
  readonly aloneFails: number;
}

/** The two counts of every rule over many explanations, in the order of the rules, zeros included. */
export function countByRule(explanations: readonly Explanation[]): readonly RuleCount[] {
  const failures = explanations.map((explanation) => failingRules(explanation).map(({ rule }) => rule));
  return rules.map(({ code }) => {
    const failed = failures.filter((codes) => codes.includes(code));
    return {
      rule: code,
      fails: failed.length,
      aloneFails: failed.filter(({ length }) => length === 1).length,
    };
  });
}
