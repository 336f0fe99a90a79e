import type { Answer, HouseholdFactName } from './words';

/** How a rule ends. */
export const ruleOutcomes = ['PASS', 'FAIL', 'UNKNOWN'] as const;
/** Why it is unknown: a fact is missing, or the provider says "perhaps" and decides when asked. */
export const unknownReasons = ['NOT_ASKED', 'CONSIDER'] as const;
export type UnknownReason = (typeof unknownReasons)[number];
/** Who can answer. */
export const askWhoms = ['HOUSEHOLD', 'PROVIDER'] as const;
export type AskWhom = (typeof askWhoms)[number];

/**
 * What to ask, and of whom, so that the rule can be settled.
 *
 * @typeParam About the names of the facts that its rules read; those of places with units by default.
 */
export type Question<About extends string = HouseholdFactName> =
  | {
      readonly ask: 'HOUSEHOLD';
      /** The fact that is missing: one answer settles every rule that asks about it. */
      readonly about: About;
      readonly text: string;
    }
  | { readonly ask: 'PROVIDER'; readonly text: string };

/** Something to know before deciding, which excludes nobody. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** What was compared, in words; null when it was not asked or does not apply. */
export interface Compared {
  readonly householdValue: string | null;
  readonly placeValue: string | null;
}

interface Judged extends Compared {
  /** One or two plain sentences for a navigator. */
  readonly reason: string;
  readonly warnings: readonly Warning[];
}

/** A rule's answer for one household and one place. */
export type RuleOutcome<About extends string = HouseholdFactName> =
  | (Judged & { readonly outcome: 'PASS' | 'FAIL' })
  | (Judged & {
      readonly outcome: 'UNKNOWN';
      readonly unknownBecause: UnknownReason;
      readonly question: Question<About>;
    });

/** What a rule finds, before it is put into words. Ordered by which of several decides. */
export const findings = ['FAIL', 'NOT_ASKED', 'CONSIDER', 'PASS'] as const;
export type Finding = (typeof findings)[number];

/** What all of several findings come to: one failure fails, one unknown leaves it unknown. */
export const all = <F extends Finding>(found: readonly F[]): F | 'PASS' =>
  found.reduce<F | 'PASS'>(
    (worst, finding) => (findings.indexOf(finding) < findings.indexOf(worst) ? finding : worst),
    'PASS',
  );

/** What it comes to when any one of several findings may be the true one, and nobody knows which. */
export const either = <F extends Finding>(first: F, ...others: readonly F[]): F | 'NOT_ASKED' =>
  others.every((finding) => finding === first) ? first : 'NOT_ASKED';

/** What a provider's answer comes to for the household it is about. */
export const byAnswer: Readonly<Record<Answer, 'PASS' | 'FAIL' | 'CONSIDER'>> = {
  YES: 'PASS',
  NO: 'FAIL',
  CONSIDER: 'CONSIDER',
};

interface Unsettled<About extends string> {
  readonly reason: string;
  readonly question: Question<About>;
}

/** The words for each finding a rule can come to. */
export type Sentences<F extends Finding, About extends string = HouseholdFactName> = {
  readonly [K in F]: K extends 'PASS' | 'FAIL' ? string : Unsettled<About>;
};

/** Puts a finding into words. */
export function conclude<F extends Finding, About extends string = HouseholdFactName>(
  finding: F,
  compared: Compared,
  sentences: Sentences<F, About>,
  warnings: readonly Warning[] = [],
): RuleOutcome<About> {
  const said: string | Unsettled<About> = sentences[finding];
  if (typeof said === 'string') {
    return { outcome: finding === 'FAIL' ? 'FAIL' : 'PASS', reason: said, warnings, ...compared };
  }
  const unknownBecause = finding === 'CONSIDER' ? 'CONSIDER' : 'NOT_ASKED';
  return { outcome: 'UNKNOWN', unknownBecause, ...said, warnings, ...compared };
}
