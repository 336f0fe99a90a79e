import { type Problem, problem } from '@app/kernel';
import type { Explanation, JudgedRule } from '@app/matching';

/** What is known at her yes, beside how the rules come out now. */
export interface BeforePlacing {
  readonly explanation: Explanation;
  /** Whether it was asked where they would not be safe. */
  readonly unsafeAreasAsked: boolean;
  /** By the true district of the place: engineering 3.5, the finer check. */
  readonly isUnsafe: boolean;
  /** Why she is placed though a safety rule is unknown: engineering 3.6. */
  readonly safetyReason: string | null;
}

/**
 * The safety rules that nobody has settled. The provider settles what it was to consider by accepting; the finer check
 * settles where a place lies that is shown by less, once it was asked where they would not be safe.
 */
function unsettled({ explanation, unsafeAreasAsked }: BeforePlacing): readonly JudgedRule[] {
  return explanation.outcomes.filter((judged) => {
    if (!judged.safety || judged.outcome !== 'UNKNOWN') return false;
    if (judged.rule === 'UNSAFE_AREAS') return !unsafeAreasAsked;
    return judged.unknownBecause === 'NOT_ASKED';
  });
}

/**
 * Why she cannot be placed though the provider accepted and she says yes: it is not safe, a safety rule was never
 * settled and no reason is given, or there are no longer beds for all of them.
 */
export function placingProblems(before: BeforePlacing): Problem[] {
  const { explanation, isUnsafe, safetyReason } = before;
  const failing = explanation.outcomes.filter(
    ({ outcome, safety, rule }) => outcome === 'FAIL' && (safety || rule === 'HOUSEHOLD_SIZE'),
  );
  if (isUnsafe) {
    const message =
      'This place would not be safe for this household. Tell her no more than that it cannot be had.';
    return [problem('NOT_SAFE_THERE', message, 'referralId')];
  }
  if (failing.length > 0) {
    const reasons = failing.map(({ reason }) => reason).join(' ');
    return [
      problem('NO_LONGER_SUITABLE', `This place does not suit them any more. ${reasons}`, 'referralId'),
    ];
  }
  if (safetyReason !== null) return [];
  return unsettled(before).map(({ reason }) =>
    problem('SAFETY_NOT_CHECKED', `${reason} Ask, or say why she is safe enough there.`, 'safetyReason'),
  );
}
