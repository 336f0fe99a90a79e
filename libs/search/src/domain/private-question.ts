import type { PlaceFacts } from '@app/eligibility';

const texts = {
  CASE_BY_CASE:
    'This service decides case by case whom it admits by sex and gender. Ask it privately, with her agreement and before anything else is shared.',
  SINGLE_SEX_ONLY:
    'This service says that it admits by sex. Ask it privately what that would mean for her, with her agreement and before anything else is shared.',
  NOT_TOLD:
    'This service has not said how it admits by sex and gender. Ask it privately, with her agreement and before anything else is shared.',
} as const;

/**
 * What to ask a service privately for a household of which someone has a trans history: for its own case holders alone.
 * It is in no verdict, reason, count, rank or order. Null: nothing, and so for every household of which nobody has told.
 * Source: product section 4, "it leads only to a private ask first".
 */
export function privateQuestion(
  { genderPolicy, admissionPolicy }: Pick<PlaceFacts, 'genderPolicy' | 'admissionPolicy'>,
  someoneHasTransHistory: boolean,
): string | null {
  if (!someoneHasTransHistory || genderPolicy === 'MIXED_SELF_CONTAINED' || admissionPolicy === 'INCLUSIVE') {
    return null;
  }
  return texts[admissionPolicy ?? 'NOT_TOLD'];
}
