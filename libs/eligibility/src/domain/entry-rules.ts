import { type Problem, problem } from '@app/kernel';
import type { Limit } from './limits';
import {
  type Answer,
  type GenderPolicy,
  type SubstancePolicy,
  type SupportLevel,
  substancePolicies,
  supportLevels,
} from './words';

/**
 * What a provider says about whom a place takes, in full. `considerTo` limits mean: ask, we may.
 * Each field is described at `PlaceFacts`, which carries the same ones.
 */
export interface EffectiveRules {
  readonly genderPolicy: GenderPolicy;
  readonly minimumAge: number;
  readonly maximumChildren: number | null;
  readonly considerChildrenTo: number | null;
  readonly boysToAge: number | null;
  readonly boysConsiderToAge: number | null;
  readonly noRecourse: Answer;
  readonly substancePolicy: SubstancePolicy;
  readonly substanceConsider: SubstancePolicy | null;
  readonly mentalHealthTo: SupportLevel;
  readonly mentalHealthConsiderTo: SupportLevel | null;
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
  noRecourse: 'CONSIDER',
  substancePolicy: 'ABSTINENT',
  substanceConsider: 'SPECIALIST_RECOVERY',
  mentalHealthTo: 'LOW',
  mentalHealthConsiderTo: 'HIGH',
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
const recourseAnswers: readonly Answer[] = ['NO', 'CONSIDER', 'YES'];

const strictestAnswer = (said: readonly Answer[]): Answer =>
  wordAt(recourseAnswers, Math.min(...said.map((answer) => recourseAnswers.indexOf(answer))));

/** What holds where several levels speak, and nothing is filled in for what none of them says. */
function fold(levels: readonly EntryRules[]): EffectiveRules {
  const children = asLimit(narrow(levels, childrenLimit));
  const boys = asLimit(narrow(levels, boysLimit));
  const substances = asWords(substancePolicies, asLimit(narrow(levels, substanceLimit)));
  const mentalHealth = asWords(supportLevels, asLimit(narrow(levels, mentalHealthLimit)));
  return {
    genderPolicy: narrowGender(saidOf(levels, 'genderPolicy')),
    minimumAge: Math.max(0, ...saidOf(levels, 'minimumAge')),
    maximumChildren: children.to,
    considerChildrenTo: children.considerTo,
    boysToAge: boys.to,
    boysConsiderToAge: boys.considerTo,
    noRecourse: strictestAnswer(saidOf(levels, 'noRecourse')),
    substancePolicy: substances.to,
    substanceConsider: substances.considerTo,
    mentalHealthTo: mentalHealth.to,
    mentalHealthConsiderTo: mentalHealth.considerTo,
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
};

const inWords = (value: EffectiveRules[keyof EffectiveRules]): string =>
  value === null ? 'none' : String(value).toLowerCase().replaceAll('_', ' ');

/** What would be considered beyond each limit. */
const considering: Partial<Record<keyof EntryRules, (rules: EntryRules) => SaidLimit>> = {
  considerChildrenTo: childrenLimit,
  boysConsiderToAge: boysLimit,
  substanceConsider: substanceLimit,
  mentalHealthConsiderTo: mentalHealthLimit,
};

/** Whether a level asks for more in this field than the levels above it leave. */
function widens(above: readonly EntryRules[], level: EntryRules, field: keyof EntryRules): boolean {
  if (level[field] === undefined) return false;
  const limit = considering[field];
  return limit
    ? (limit(level).considerTo ?? 0) > narrow(above, limit).furthest
    : level[field] !== fold([...above, level])[field];
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
