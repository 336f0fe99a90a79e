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
  contradictions,
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
export { describeLimit, type Limit, within } from './domain/limits';
export {
  all,
  type AskWhom,
  askWhoms,
  byAnswer,
  conclude,
  either,
  type Finding,
  type Question,
  type RuleOutcome,
  ruleOutcomes,
  type Sentences,
  type UnknownReason,
  unknownReasons,
  type Warning,
} from './domain/outcome';
export {
  type AccommodationFacts,
  bedAndBreakfast,
  relevantAccommodation,
} from './domain/relevant-accommodation';
export { highRiskFrom, type JudgedRisk, type RiskAssessment, riskOf } from './domain/risk';
export { linkToResident } from './domain/rules/link-to-resident';
export { mobilityServed } from './domain/rules/mobility';
export { weeksOn } from './domain/rules/pregnancy';
export { type AccessClass, accessClasses, type Rule, type RuleKind, ruleKinds } from './domain/rules/rule';
export { type RuleCode, ruleCodes, rules } from './domain/rules/rules';
export { type Sleepers, sleepersFrom } from './domain/sleepers';
export * from './domain/words';
