import { type Problem, problem } from '@app/kernel';
import type { Limit } from './limits';
import {
  type Answer,
  type GenderPolicy,
  type PetPolicy,
  petPolicies,
  type ReferralRoute,
  referralRoutes,
  type RiskLevel,
  riskLevels,
  type SubstancePolicy,
  type SupportLevel,
  substancePolicies,
  supportLevels,
} from './words';

/** What a provider says about whom a place takes, in full. A "considers" means: ask, we may. */
export interface EffectiveRules {
  /** Criterion 2. */
  readonly genderPolicy: GenderPolicy;
  /** Of the lead, in whole years at arrival (criterion 3). */
  readonly minimumAge: number;
  /** Criterion 5. Null: no limit but the bedspaces. */
  readonly maximumChildren: number | null;
  /** Up to how many children the provider would consider. Null: none beyond the limit. */
  readonly considerChildrenTo: number | null;
  /** The oldest boy taken, in whole years at arrival, inclusive (criterion 6). Null: no limit. */
  readonly boysToAge: number | null;
  /** The oldest boy the provider would consider, likewise. Null: none beyond the limit. */
  readonly boysConsiderToAge: number | null;
  /** Whether it takes adults who come with the lead and are not the partner (criterion 7). */
  readonly adultDependants: Answer;
  /** Beside assistance animals, which come with every policy (criterion 10). */
  readonly petsTaken: PetPolicy;
  /** Whether it takes a household without recourse to public funds (criterion 11). */
  readonly noRecourse: Answer;
  /** Criterion 13. */
  readonly substancePolicy: SubstancePolicy;
  readonly substanceConsider: SubstancePolicy | null;
  /** Criterion 14. */
  readonly mentalHealthTo: SupportLevel;
  readonly mentalHealthConsiderTo: SupportLevel | null;
  /** Whether it takes someone of whom a risk to others is known, arson apart (criterion 15). */
  readonly riskToOthersTaken: Answer;
  /** Whether it takes someone who has set fires (criterion 15). */
  readonly arsonTaken: Answer;
  /** How much care it gives or has brought in (criterion 16). */
  readonly careTo: SupportLevel;
  readonly careConsiderTo: SupportLevel | null;
  /** Whether it supports someone with a learning disability (criterion 16). */
  readonly learningDisability: Answer;
  /** Whether it takes a household from its own district (criterion 21). */
  readonly takesLocal: Answer;
  /** The highest risk taken (criterion 25). */
  readonly riskTo: RiskLevel;
  readonly riskConsiderTo: RiskLevel | null;
  /** The ways of referral it takes, in the order of the words (criterion 26). Empty: none now. */
  readonly referralRoutes: readonly ReferralRoute[];
  /** The most nights (criterion 28). Null: no limit. */
  readonly maximumStayDays: number | null;
  /** Whether it takes someone who is pregnant (criterion 30). */
  readonly pregnancy: Answer;
  /** The last week of pregnancy in which someone can move in, inclusive (criterion 30). Null: no limit. */
  readonly latePregnancyWeeks: number | null;
}

/** What one level says. A field left out, or undefined, says nothing; null says "no limit" or "none considered". */
export type EntryRules = { readonly [K in keyof EffectiveRules]?: EffectiveRules[K] | undefined };

/**
 * What holds for a field that no level says: ask first, rather than a yes or a no nobody gave.
 * The minimum age of 16 is the usual one; the rest is assumed.
 */
export const whenUnsaid: EffectiveRules = {
  genderPolicy: 'WOMEN_ONLY',
  minimumAge: 16,
  maximumChildren: null,
  considerChildrenTo: null,
  boysToAge: 12,
  boysConsiderToAge: 17,
  adultDependants: 'CONSIDER',
  petsTaken: 'ASSISTANCE_ONLY',
  noRecourse: 'CONSIDER',
  substancePolicy: 'ABSTINENT',
  substanceConsider: 'SPECIALIST_RECOVERY',
  mentalHealthTo: 'LOW',
  mentalHealthConsiderTo: 'HIGH',
  riskToOthersTaken: 'CONSIDER',
  arsonTaken: 'CONSIDER',
  careTo: 'NONE',
  careConsiderTo: 'HIGH',
  learningDisability: 'CONSIDER',
  takesLocal: 'CONSIDER',
  riskTo: 'MEDIUM',
  riskConsiderTo: 'HIGH',
  referralRoutes,
  maximumStayDays: null,
  pregnancy: 'CONSIDER',
  latePregnancyWeeks: null,
};

/** An upper limit as numbers, with the furthest that every level so far would at least consider. */
interface Narrowed {
  readonly to: number;
  readonly considerTo: number | null;
  readonly furthest: number;
}

interface SaidLimit {
  readonly to: number | null | undefined;
  readonly considerTo: number | null | undefined;
}

const unlimited: Narrowed = { to: Infinity, considerTo: null, furthest: Infinity };

function narrowLimit(above: Narrowed, said: SaidLimit): Narrowed {
  const to = Math.min(above.to, said.to ?? Infinity);
  const considerTo = said.considerTo === undefined ? above.considerTo : said.considerTo;
  return { to, considerTo, furthest: Math.min(above.furthest, Math.max(to, considerTo ?? to)) };
}

const asLimit = ({ to, furthest }: Narrowed): Limit => ({
  to: to === Infinity ? null : to,
  considerTo: furthest > to ? furthest : null,
});

/** Where a word stands on its scale; nothing said, and "none", stay as they are. */
const rank = (scale: readonly string[], word: string | null | undefined): number | null | undefined =>
  typeof word === 'string' ? scale.indexOf(word) : word;

/** The word at a place on its scale. */
const wordAt = <W>(scale: readonly W[], place: number): W =>
  scale.reduce((found, word, index) => (index <= place ? word : found));

const childrenLimit = (rules: EntryRules): SaidLimit => ({
  to: rules.maximumChildren,
  considerTo: rules.considerChildrenTo,
});
const boysLimit = (rules: EntryRules): SaidLimit => ({
  to: rules.boysToAge,
  considerTo: rules.boysConsiderToAge,
});
const substanceLimit = (rules: EntryRules): SaidLimit => ({
  to: rank(substancePolicies, rules.substancePolicy),
  considerTo: rank(substancePolicies, rules.substanceConsider),
});
const mentalHealthLimit = (rules: EntryRules): SaidLimit => ({
  to: rank(supportLevels, rules.mentalHealthTo),
  considerTo: rank(supportLevels, rules.mentalHealthConsiderTo),
});
const careLimit = (rules: EntryRules): SaidLimit => ({
  to: rank(supportLevels, rules.careTo),
  considerTo: rank(supportLevels, rules.careConsiderTo),
});
const riskLimit = (rules: EntryRules): SaidLimit => ({
  to: rank(riskLevels, rules.riskTo),
  considerTo: rank(riskLevels, rules.riskConsiderTo),
});

const narrow = (levels: readonly EntryRules[], limit: (rules: EntryRules) => SaidLimit): Narrowed =>
  levels.map(limit).reduce(narrowLimit, unlimited);

const asWords = <W>(scale: readonly W[], { to, considerTo }: Limit): { to: W; considerTo: W | null } => ({
  to: wordAt(scale, to ?? Infinity),
  considerTo: considerTo === null ? null : wordAt(scale, considerTo),
});

const saidOf = <K extends keyof EntryRules>(levels: readonly EntryRules[], field: K): EffectiveRules[K][] =>
  levels.map((level) => level[field]).filter((value): value is EffectiveRules[K] => value !== undefined);

/** Mixed may become women only or men only; neither may become anything else. */
const narrowGender = (said: readonly GenderPolicy[]): GenderPolicy =>
  said.reduce((above, policy) => (above === 'MIXED_SELF_CONTAINED' ? policy : above), 'MIXED_SELF_CONTAINED');

/** From the strictest to the widest. */
const answersByWidth: readonly Answer[] = ['NO', 'CONSIDER', 'YES'];

/** The strictest of several words on a scale; the widest when none was said. */
const strictest = <W>(scale: readonly W[], said: readonly W[]): W =>
  wordAt(scale, Math.min(...said.map((word) => scale.indexOf(word))));

/** The lowest of several limits, of which null is none. */
const lowest = (said: readonly (number | null)[]): number | null => {
  const limit = Math.min(...said.map((number) => number ?? Infinity));
  return limit === Infinity ? null : limit;
};

/** What every level takes, in the order of the words. */
const inAll = (said: readonly (readonly ReferralRoute[])[]): readonly ReferralRoute[] =>
  referralRoutes.filter((route) => said.every((routes) => routes.includes(route)));

/** The fields that are one answer: yes, no or consider. */
type AnswerField = {
  [K in keyof EffectiveRules]: EffectiveRules[K] extends Answer ? K : never;
}[keyof EffectiveRules];

/** What holds where several levels speak, and nothing is filled in for what none of them says. */
function fold(levels: readonly EntryRules[]): EffectiveRules {
  const children = asLimit(narrow(levels, childrenLimit));
  const boys = asLimit(narrow(levels, boysLimit));
  const substances = asWords(substancePolicies, asLimit(narrow(levels, substanceLimit)));
  const mentalHealth = asWords(supportLevels, asLimit(narrow(levels, mentalHealthLimit)));
  const care = asWords(supportLevels, asLimit(narrow(levels, careLimit)));
  const risk = asWords(riskLevels, asLimit(narrow(levels, riskLimit)));
  const answer = (field: AnswerField): Answer => strictest(answersByWidth, saidOf(levels, field));
  return {
    genderPolicy: narrowGender(saidOf(levels, 'genderPolicy')),
    minimumAge: Math.max(0, ...saidOf(levels, 'minimumAge')),
    maximumChildren: children.to,
    considerChildrenTo: children.considerTo,
    boysToAge: boys.to,
    boysConsiderToAge: boys.considerTo,
    adultDependants: answer('adultDependants'),
    petsTaken: strictest(petPolicies, saidOf(levels, 'petsTaken')),
    noRecourse: answer('noRecourse'),
    substancePolicy: substances.to,
    substanceConsider: substances.considerTo,
    mentalHealthTo: mentalHealth.to,
    mentalHealthConsiderTo: mentalHealth.considerTo,
    riskToOthersTaken: answer('riskToOthersTaken'),
    arsonTaken: answer('arsonTaken'),
    careTo: care.to,
    careConsiderTo: care.considerTo,
    learningDisability: answer('learningDisability'),
    takesLocal: answer('takesLocal'),
    riskTo: risk.to,
    riskConsiderTo: risk.considerTo,
    referralRoutes: inAll(saidOf(levels, 'referralRoutes')),
    maximumStayDays: lowest(saidOf(levels, 'maximumStayDays')),
    pregnancy: answer('pregnancy'),
    latePregnancyWeeks: lowest(saidOf(levels, 'latePregnancyWeeks')),
  };
}

const fieldsOf = (rules: EntryRules): (keyof EntryRules)[] => Object.keys(rules) as (keyof EntryRules)[];

/**
 * `whenUnsaid` for what no level says. It comes last and so only narrows: a limit that was said without a
 * "considers" keeps none.
 */
const unsaidBy = (levels: readonly EntryRules[]): EntryRules =>
  Object.fromEntries(
    fieldsOf(whenUnsaid)
      .filter((field) => saidOf(levels, field).length === 0)
      .map((field) => [field, whenUnsaid[field]]),
  );

/**
 * The rules in force where provider, service, unit and vacancy each say some, given in that order. A lower
 * level can only narrow: where it is wider, the stricter stands. The nearest level that speaks of what would
 * be considered decides it, within what every level above takes or considers.
 */
export const effectiveRules = (levels: readonly EntryRules[]): EffectiveRules =>
  fold([...levels, unsaidBy(levels)]);

const labels: Readonly<Record<keyof EffectiveRules, string>> = {
  genderPolicy: 'whom it takes',
  minimumAge: 'the youngest age it takes',
  maximumChildren: 'the most children it takes',
  considerChildrenTo: 'the most children it would consider',
  boysToAge: 'the oldest boy it takes',
  boysConsiderToAge: 'the oldest boy it would consider',
  noRecourse: 'taking households with no recourse to public funds',
  substancePolicy: 'the substance use it takes',
  substanceConsider: 'the substance use it would consider',
  mentalHealthTo: 'the mental-health support it gives',
  mentalHealthConsiderTo: 'the mental-health support it would consider',
  adultDependants: 'taking adults who come with the lead',
  petsTaken: 'the pets it takes',
  riskToOthersTaken: 'taking someone of whom a risk to others is known',
  arsonTaken: 'taking someone who has set fires',
  careTo: 'the care it gives',
  careConsiderTo: 'the care it would consider',
  learningDisability: 'supporting someone with a learning disability',
  takesLocal: 'taking households from its own district',
  riskTo: 'the risk it takes',
  riskConsiderTo: 'the risk it would consider',
  referralRoutes: 'the ways of referral it takes',
  maximumStayDays: 'the longest stay in nights',
  pregnancy: 'taking someone who is pregnant',
  latePregnancyWeeks: 'the last week of pregnancy in which someone can move in',
};

const inWords = (value: EffectiveRules[keyof EffectiveRules]): string =>
  value === null || (typeof value === 'object' && value.length === 0)
    ? 'none'
    : String(value).toLowerCase().replaceAll('_', ' ').replaceAll(',', ', ');

/** What would be considered beyond each limit. */
const considering: Partial<Record<keyof EntryRules, (rules: EntryRules) => SaidLimit>> = {
  considerChildrenTo: childrenLimit,
  boysConsiderToAge: boysLimit,
  substanceConsider: substanceLimit,
  mentalHealthConsiderTo: mentalHealthLimit,
  careConsiderTo: careLimit,
  riskConsiderTo: riskLimit,
};

/** Whether a level asks for more in this field than the levels above it leave. */
function widens(above: readonly EntryRules[], level: EntryRules, field: keyof EntryRules): boolean {
  const said = level[field];
  if (said === undefined) return false;
  const limit = considering[field];
  if (limit) return (limit(level).considerTo ?? 0) > narrow(above, limit).furthest;
  const stands = fold([...above, level])[field];
  return Array.isArray(said) && Array.isArray(stands) ? stands.length < said.length : stands !== said;
}

/**
 * Where a level asks for more than the levels above it allow: one problem for each field, saying what stands
 * above. Empty: it only narrows.
 */
export function wideningProblems(above: readonly EntryRules[], level: EntryRules): readonly Problem[] {
  const stands = fold(above);
  const fields = fieldsOf(level).filter((field) => widens(above, level, field));
  return fields.map((field) =>
    problem(
      'ENTRY_RULE_TOO_WIDE',
      `Above this level, ${labels[field]} is: ${inWords(stands[field])}. Here it can be stricter, not wider.`,
      field,
    ),
  );
}

/**
 * Where a level would consider less than it takes, which cannot be meant: one problem for each field. Empty: nothing
 * it says contradicts itself.
 */
export const contradictions = (level: EntryRules): readonly Problem[] =>
  fieldsOf(level).flatMap((field) => {
    const { to, considerTo } = considering[field]?.(level) ?? {};
    if (typeof to !== 'number' || typeof considerTo !== 'number' || considerTo >= to) return [];
    const message = `What would be considered must go beyond what is taken. Raise ${labels[field]}, or leave it out.`;
    return [problem('CONSIDERS_LESS_THAN_IT_TAKES', message, field)];
  });
