import { type Preference, type RuleCode, ruleCodes, rules } from '@app/eligibility';
import {
  changesThatOpen,
  type CountedChange,
  type Explanation,
  failingRules,
  type Freshness,
  freshnesses,
  nearMisses,
} from '@app/matching';
import type { NearMissFound } from './found';

/** The rules that the database found failing at a vacancy, with at how many. */
export interface FailedTogether {
  readonly failed: readonly RuleCode[];
  readonly vacancies: number;
}

/** An explanation of what fails and nothing else: all that a suggestion reads. */
const failingBy = (failed: readonly RuleCode[]): Explanation => ({
  verdict: 'NOT_SUITABLE',
  arrival: '1970-01-01' as Explanation['arrival'],
  accessibleUnneeded: false,
  outcomes: rules
    .filter(({ code }) => failed.includes(code))
    .map(({ code, number, title, safety, overridable, kind, weight, protects }) => ({
      rule: code,
      number,
      title,
      safety,
      overridable,
      kind,
      weight,
      protects,
      hard: true,
      outcome: 'FAIL',
      reason: '',
      warnings: [],
      householdValue: null,
      placeValue: null,
    })),
});

const opensBy = (failed: readonly RuleCode[], flexible: readonly Preference[]): readonly CountedChange[] =>
  changesThatOpen([failingBy(failed)], flexible);

/** The rules of which several may fail together and one change still opens the place. */
export const failTogetherNearly: readonly RuleCode[] = rules
  .filter(({ overridable, safety }) => overridable && !safety)
  .map(({ code }) => code);

/** The rules that may fail alone and some change opens the place, for a household that is flexible in this. */
export const failAloneNearly = (flexible: readonly Preference[]): readonly RuleCode[] =>
  ruleCodes.filter((code) => opensBy([code], flexible).length > 0);

/** The one change that opens the most vacancies: over those that were judged, and those that the database removed. */
export function oneChangeOver(
  judged: readonly Explanation[],
  removed: readonly FailedTogether[],
  flexible: readonly Preference[],
): CountedChange | null {
  const together = new Map(removed.map((group) => [[...group.failed].sort().join(), group]));
  for (const explanation of judged) {
    const failed = failingRules(explanation).map(({ rule }) => rule);
    const key = [...failed].sort().join();
    if (failed.length > 0) {
      together.set(key, { failed, vacancies: (together.get(key)?.vacancies ?? 0) + 1 });
    }
  }
  const counted = new Map<string, CountedChange>();
  for (const { failed, vacancies } of together.values()) {
    for (const change of opensBy(failed, flexible)) {
      counted.set(change.text, { ...change, opens: (counted.get(change.text)?.opens ?? 0) + vacancies });
    }
  }
  return (
    [...counted.values()].sort(
      (a, b) =>
        b.opens - a.opens ||
        Number(a.kind === 'PREFERENCE') - Number(b.kind === 'PREFERENCE') ||
        (a.text < b.text ? -1 : 1),
    )[0] ?? null
  );
}

/** So many near misses are shown. */
const most = 5;

interface Judged {
  readonly vacancyId: string;
  readonly explanation: Explanation;
  readonly freshness: Freshness;
}

/** The free places that one change would open: by how few rules fail, then freshness, then id. */
export function nearMissesOf(
  free: readonly Judged[],
  flexible: readonly Preference[],
): readonly NearMissFound[] {
  const inOrder = free
    .filter(({ explanation }) => explanation.verdict === 'NOT_SUITABLE')
    .map(({ vacancyId: id, explanation, freshness }) => ({
      id,
      explanation,
      fails: failingRules(explanation).length,
      staleness: freshnesses.indexOf(freshness),
    }))
    .sort((a, b) => a.fails - b.fails || a.staleness - b.staleness || (a.id < b.id ? -1 : 1));
  return nearMisses(inOrder, flexible)
    .slice(0, most)
    .map(({ id, changes }) => ({ vacancyId: id, changes }));
}
