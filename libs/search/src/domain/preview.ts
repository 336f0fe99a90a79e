import {
  type EffectiveRules,
  geographyOf,
  type HouseholdFacts,
  type PlaceFacts,
  type RuleCode,
  rules,
} from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { nearestFive } from './shown-count';

/** Fewer searches than this say nothing of any rule, and something of somebody. Product section 11. */
export const fewestSearches = 20;

/** One unit of a provider as its entry rules are, and as they would be. */
export interface BeforeAndAfter {
  readonly now: PlaceFacts;
  readonly then: PlaceFacts;
}

/** How many recent searches a rule lets pass, asks about and fails, at the best of some units; nearest five. */
export interface RuleEffect {
  readonly passes: number;
  readonly asks: number;
  readonly fails: number;
}

/** What changing a rule would have come to. Counts are to the nearest five, each by itself. */
export interface PreviewedRule {
  readonly rule: RuleCode;
  readonly number: number;
  readonly title: string;
  readonly now: RuleEffect;
  readonly then: RuleEffect;
}

/**
 * Which rule an entry rule belongs to. Null: it has no preview. Where a household came from is not kept, and how many
 * came from one's own district would tell of somebody.
 */
const ruleOf: Readonly<Record<keyof EffectiveRules, RuleCode | null>> = {
  genderPolicy: 'GENDER_OF_SERVICE',
  minimumAge: 'MINIMUM_AGE',
  maximumChildren: 'MAXIMUM_CHILDREN',
  considerChildrenTo: 'MAXIMUM_CHILDREN',
  boysToAge: 'BOYS_UPPER_AGE',
  boysConsiderToAge: 'BOYS_UPPER_AGE',
  adultDependants: 'ADULT_DEPENDANTS',
  petsTaken: 'PETS',
  noRecourse: 'RECOURSE_TO_PUBLIC_FUNDS',
  substancePolicy: 'SUBSTANCE_USE',
  substanceConsider: 'SUBSTANCE_USE',
  mentalHealthTo: 'MENTAL_HEALTH',
  mentalHealthConsiderTo: 'MENTAL_HEALTH',
  riskToOthersTaken: 'RISK_TO_OTHERS',
  arsonTaken: 'RISK_TO_OTHERS',
  careTo: 'CARE_NEEDS',
  careConsiderTo: 'CARE_NEEDS',
  learningDisability: 'CARE_NEEDS',
  takesLocal: null,
  riskTo: 'RISK_LEVEL',
  riskConsiderTo: 'RISK_LEVEL',
  referralRoutes: 'REFERRAL_ROUTE',
  maximumStayDays: 'LENGTH_OF_STAY',
  pregnancy: 'PREGNANCY',
  latePregnancyWeeks: 'PREGNANCY',
};
const fields = Object.keys(ruleOf) as (keyof EffectiveRules)[];

/** The entry rules that would come to something else at any of these units. */
export const changedFields = (units: readonly BeforeAndAfter[]): readonly (keyof EffectiveRules)[] =>
  fields.filter((field) =>
    units.some(({ now, then }) => JSON.stringify(now[field]) !== JSON.stringify(then[field])),
  );

/** Those of them that have no preview. */
export const withoutPreview = (
  changed: readonly (keyof EffectiveRules)[],
): readonly (keyof EffectiveRules)[] => changed.filter((field) => ruleOf[field] === null);

/** The rules that they belong to, in order. */
export const rulesOf = (changed: readonly (keyof EffectiveRules)[]): readonly RuleCode[] =>
  rules.map(({ code }) => code).filter((code) => changed.some((field) => ruleOf[field] === code));

type Effect = keyof RuleEffect;
const effects: readonly Effect[] = ['passes', 'asks', 'fails'];
const effectOf = { PASS: 'passes', UNKNOWN: 'asks', FAIL: 'fails' } as const;

const nowhere = geographyOf({}, []);

/**
 * What each of these rules alone says of recent searches, now and as it would be: at the unit that says the most for
 * the household, as if it needed a place today. Rules are not joined, so no two previews can be laid over each other.
 */
export function previewRules(
  samples: readonly HouseholdFacts[],
  units: readonly BeforeAndAfter[],
  codes: readonly RuleCode[],
  today: LocalDate,
): readonly PreviewedRule[] {
  const context = { today, arrival: today, geography: nowhere };
  const asIfToday = samples.map((facts) => ({ ...facts, neededFrom: today, neededBy: null }));
  return rules
    .filter(({ code }) => codes.includes(code))
    .map(({ code, number, title, judge }) => {
      const best = (household: HouseholdFacts, when: keyof BeforeAndAfter): Effect => {
        const found = units.map((unit) => effectOf[judge(household, unit[when], context).outcome]);
        return effects.find((effect) => found.includes(effect)) ?? 'fails';
      };
      const counted = (when: keyof BeforeAndAfter): RuleEffect => {
        const found = asIfToday.map((household) => best(household, when));
        const count = (wanted: Effect): number => nearestFive(found.filter((one) => one === wanted).length);
        return { passes: count('passes'), asks: count('asks'), fails: count('fails') };
      };
      return { rule: code, number, title, now: counted('now'), then: counted('then') };
    });
}
