import { type Problem, problem } from '@app/kernel';
import type { RuleCode, Warning } from '@app/eligibility';
import { type Explanation, failingRules, type JudgedRule, unsettledSafetyRules } from '@app/matching';

/** What is known at her yes, beside how the rules come out now. */
export interface BeforePlacing {
  readonly explanation: Explanation;
  /** Whether it was asked where they would not be safe. */
  readonly unsafeAreasAsked: boolean;
  /** By the true district of the place: engineering 3.5, the finer check. */
  readonly isUnsafe: boolean;
  /** The rules that the provider has overridden for her. */
  readonly overridden: readonly RuleCode[];
  /** Why she is placed though a safety rule is unknown: engineering 3.6. */
  readonly safetyReason: string | null;
}

/**
 * The safety rules that nobody has settled. The provider settles what it was to consider by accepting; the finer check
 * settles where a place lies that is shown by less, once it was asked where they would not be safe.
 */
export function unsettledSafety({
  explanation,
  unsafeAreasAsked,
}: Pick<BeforePlacing, 'explanation' | 'unsafeAreasAsked'>): readonly JudgedRule[] {
  return unsettledSafetyRules(explanation).filter((judged) =>
    judged.rule === 'UNSAFE_AREAS'
      ? !unsafeAreasAsked
      : judged.outcome === 'UNKNOWN' && judged.unknownBecause === 'NOT_ASKED',
  );
}

/** What to know before she comes: birthdays during the stay that cross a limit of the place. Both sides are told. */
export const birthdayWarnings = ({ outcomes }: Explanation): readonly Warning[] =>
  outcomes.flatMap(({ warnings }) => warnings.filter(({ code }) => code.startsWith('BIRTHDAY_')));

/**
 * Why she cannot be placed though the provider accepted and she says yes: it is not safe, a safety rule was never
 * settled and no reason is given, or there are no longer beds for all of them. What the provider has overridden counts as settled.
 */
export function placingProblems(before: BeforePlacing): Problem[] {
  const { explanation, isUnsafe, overridden, safetyReason } = before;
  const failing = failingRules(explanation).filter(
    ({ safety, rule }) => (safety || rule === 'HOUSEHOLD_SIZE') && !overridden.includes(rule),
  );
  if (isUnsafe) {
    const message =
      'This place would not be safe for this household. The referral is withdrawn and the place let go. Tell her no more than that it cannot be had.';
    return [problem('NOT_SAFE_THERE', message, 'referralId')];
  }
  if (failing.length > 0) {
    const reasons = failing.map(({ reason }) => reason).join(' ');
    return [
      problem('NO_LONGER_SUITABLE', `This place does not suit them any more. ${reasons}`, 'referralId'),
    ];
  }
  if (safetyReason !== null) return [];
  return unsettledSafety(before).map(({ reason }) =>
    problem('SAFETY_NOT_CHECKED', `${reason} Ask, or say why she is safe enough there.`, 'safetyReason'),
  );
}
