import type { Preference, RuleCode } from '@app/eligibility';
import { type Explanation, failingRules } from './explanation';

/** The facts of a provider that a suggestion may name. */
export const changeableFacts = ['ALL_THE_SAME', 'BEDSPACES', 'REFERRAL_ROUTES', 'AVAILABLE_FROM'] as const;
export type ChangeableFact = (typeof changeableFacts)[number];

/**
 * One thing that, were it otherwise, would open a place. It names a fact of the provider or a preference that the
 * household marked as flexible, and there is no word here for anything else: not its members, unsafe areas, sex, age,
 * health, risk or immigration status. Nothing proposes leaving a child behind.
 */
export type Change =
  | { readonly kind: 'PROVIDER'; readonly fact: ChangeableFact; readonly text: string }
  | { readonly kind: 'PREFERENCE'; readonly preference: Preference; readonly text: string };

/** A change, with how many places it would open: from not suitable to suitable or ask first. */
export type CountedChange = Change & { readonly opens: number };

/** A place that one change would open. */
export interface NearMiss {
  readonly id: string;
  readonly changes: readonly Change[];
}

const providerTexts: Readonly<Record<ChangeableFact, string>> = {
  ALL_THE_SAME: 'Ask the provider whether it would take them all the same, as its rules let it.',
  BEDSPACES: 'Ask the provider whether the home could have more bedspaces.',
  REFERRAL_ROUTES: 'Ask the provider to take this way of referral, or refer them in a way it takes.',
  AVAILABLE_FROM: 'Ask the provider whether the home could be ready sooner.',
};

const provider = (fact: ChangeableFact): Change => ({ kind: 'PROVIDER', fact, text: providerTexts[fact] });

/** What each rule may suggest when it alone fails. A rule that is not here suggests nothing. */
const suggestions: Partial<Record<RuleCode, readonly Change[]>> = {
  HOUSEHOLD_SIZE: [provider('BEDSPACES')],
  BY_AND_FOR: [
    {
      kind: 'PREFERENCE',
      preference: 'BY_AND_FOR',
      text: 'Ask whether a service that is not run by and for their own group would do: they said it might.',
    },
  ],
  REFERRAL_ROUTE: [provider('REFERRAL_ROUTES')],
  MOVE_IN_DATE: [
    {
      kind: 'PREFERENCE',
      preference: 'NEEDED_BY',
      text: 'Ask whether they could wait somewhat longer: they said they might.',
    },
    provider('AVAILABLE_FROM'),
  ],
};

/** The changes of which each would by itself open this place. A rule for safety is never suggested away. */
function changesFor(explanation: Explanation, flexible: readonly Preference[]): readonly Change[] {
  const failing = failingRules(explanation);
  const [only, ...others] = failing;
  if (!only) return [];
  if (failing.every(({ overridable, safety }) => overridable && !safety)) return [provider('ALL_THE_SAME')];
  if (others.length > 0) return [];
  return (suggestions[only.rule] ?? []).filter(
    (change) => change.kind === 'PROVIDER' || flexible.includes(change.preference),
  );
}

/** Every change that would open places, by how many, most first; what the provider could do first among equals. */
export function changesThatOpen(
  explanations: readonly Explanation[],
  flexible: readonly Preference[],
): readonly CountedChange[] {
  const counted = new Map<string, CountedChange>();
  for (const change of explanations.flatMap((explanation) => changesFor(explanation, flexible))) {
    const opens = (counted.get(change.text)?.opens ?? 0) + 1;
    counted.set(change.text, { ...change, opens });
  }
  return [...counted.values()].sort(
    (a, b) =>
      b.opens - a.opens ||
      Number(a.kind === 'PREFERENCE') - Number(b.kind === 'PREFERENCE') ||
      (a.text < b.text ? -1 : 1),
  );
}

/**
 * The one change that would open the most places, within the bounds of `Change`.
 * Source: product section 4, "what would open more".
 *
 * @param flexible the preferences that the household marked as flexible; no other is named.
 * @returns null: no change that may be named would open a place.
 */
export const theOneChange = (
  explanations: readonly Explanation[],
  flexible: readonly Preference[],
): CountedChange | null => changesThatOpen(explanations, flexible)[0] ?? null;

/** The places that one such change would open, in the order given. */
export const nearMisses = (
  judged: readonly { readonly id: string; readonly explanation: Explanation }[],
  flexible: readonly Preference[],
): readonly NearMiss[] =>
  judged
    .map(({ id, explanation }) => ({ id, changes: changesFor(explanation, flexible) }))
    .filter(({ changes }) => changes.length > 0);
