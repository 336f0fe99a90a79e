import type { LocalDate } from '@app/kernel';
import { type HouseholdFactName, rules } from '@app/eligibility';
import type { Explanation, JudgedRule, Verdict } from './explanation';
import { type Score, score } from './score';

/** Who reads an explanation, as they stand to this household and this place. */
export type Reader =
  /** Holds the case of the household. */
  | { readonly kind: 'CASE_HOLDER' }
  /** Provides the place, and was sent these facts by a referral. */
  | { readonly kind: 'PROVIDER'; readonly sent: readonly HouseholdFactName[] }
  | { readonly kind: 'OTHER' };

/** What a reader is shown of an explanation. */
export interface Projection {
  readonly arrival: LocalDate;
  /** Null where not every outcome is shown: a verdict would tell what the missing ones were. */
  readonly verdict: Verdict | null;
  readonly score: Score | null;
  readonly outcomes: readonly JudgedRule[];
}

/** No provider is told it before placement, in any words: it tells where they were found. */
const neverToProviders: readonly HouseholdFactName[] = ['UNSAFE_AREAS'];

/** The rules whose every fact was sent, and that protect no class of their own. */
function shownToProvider({ outcomes }: Explanation, sent: readonly HouseholdFactName[]): JudgedRule[] {
  const readable = new Set(
    rules
      .filter(({ protects, reads }) => {
        const facts: readonly HouseholdFactName[] = reads;
        return (
          protects === 'NONE' &&
          facts.every((fact) => sent.includes(fact) && !neverToProviders.includes(fact))
        );
      })
      .map(({ code }) => code),
  );
  return outcomes.filter(({ rule }) => readable.has(rule));
}

/**
 * What this reader may see of an explanation: who holds the case, everything; the place's provider, how the rules
 * came out whose facts it was sent, without unsafe areas, protected classes, verdict and score; nobody else
 * anything.
 *
 * @returns null: nothing.
 */
export function projection(explanation: Explanation, reader: Reader): Projection | null {
  const { arrival, verdict, outcomes } = explanation;
  switch (reader.kind) {
    case 'CASE_HOLDER':
      return { arrival, verdict, score: score(explanation), outcomes };
    case 'PROVIDER':
      return { arrival, verdict: null, score: null, outcomes: shownToProvider(explanation, reader.sent) };
    case 'OTHER':
      return null;
  }
}
