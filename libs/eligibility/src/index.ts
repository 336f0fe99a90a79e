export {
  adultAge,
  type AgedPerson,
  agesOn,
  isHeadOfHousehold,
  type Range,
  wholeYears,
  withAges,
} from './domain/ages';
export { bedroomsBetween, bedroomsNeeded, type Sleeper } from './domain/bedrooms';
export {
  effectiveRules,
  type EffectiveRules,
  type EntryRules,
  whenUnsaid,
  wideningProblems,
} from './domain/entry-rules';
export {
  type Geography,
  geographyOf,
  type HouseholdFacts,
  type JudgingContext,
  type PersonFacts,
  type PlaceFacts,
} from './domain/facts';
export {
  type AskWhom,
  askWhoms,
  type Question,
  type RuleOutcome,
  ruleOutcomes,
  type UnknownReason,
  unknownReasons,
  type Warning,
} from './domain/outcome';
export {
  type AccommodationFacts,
  bedAndBreakfast,
  relevantAccommodation,
} from './domain/relevant-accommodation';
export { mobilityServed } from './domain/rules/mobility';
export type { Rule } from './domain/rules/rule';
export { type RuleCode, ruleCodes, rules } from './domain/rules/rules';
export * from './domain/words';
