import { type Problem, problem } from '@app/kernel';

/** Why no place is looked for any more. */
export const closingReasons = [
  'PLACED_THROUGH_HEARTH',
  'PLACED_OUTSIDE_HEARTH',
  'STAYED_HOME_SAFELY',
  'RETURNED_TO_PERPETRATOR',
  'NO_LONGER_NEEDED',
  'NO_CONTACT',
  'REGISTERED_TWICE',
  'DECEASED',
  'OTHER',
] as const;
export type ClosingReason = (typeof closingReasons)[number];

/** What kind of place a household found outside Hearth; never where it is. */
export const outsidePlaces = [
  'REFUGE_IN_ESSEX',
  'REFUGE_ELSEWHERE',
  'OTHER_SAFE_ACCOMMODATION',
  'TEMPORARY_ACCOMMODATION_COUNCIL',
  'SUPPORTED_HOUSING',
  'SOCIAL_RENT',
  'PRIVATE_RENT',
  'FRIENDS_FAMILY_SETTLED',
  'FRIENDS_FAMILY_TEMPORARY',
  'OUTSIDE_UK',
  'OTHER',
  'NOT_KNOWN',
] as const;
export type OutsidePlace = (typeof outsidePlaces)[number];

/** What became of days without a place, in the words of unmet need. */
export const unmetOutcomes: Readonly<Record<ClosingReason, string>> = {
  PLACED_THROUGH_HEARTH: 'PLACED_LATER',
  PLACED_OUTSIDE_HEARTH: 'WENT_ELSEWHERE',
  STAYED_HOME_SAFELY: 'STAYED',
  RETURNED_TO_PERPETRATOR: 'RETURNED',
  NO_LONGER_NEEDED: 'NOT_KNOWN',
  NO_CONTACT: 'NOT_KNOWN',
  REGISTERED_TWICE: 'NOT_KNOWN',
  DECEASED: 'NOT_KNOWN',
  OTHER: 'NOT_KNOWN',
};

/** Only a place outside Hearth has a kind, and it always has. */
export function closingProblems(reason: ClosingReason, whereKind: OutsidePlace | null): Problem[] {
  if (reason === 'PLACED_OUTSIDE_HEARTH' && whereKind === null) {
    return [
      problem('WHERE_KIND', 'Say what kind of place they found, or that it is not known.', 'whereKind'),
    ];
  }
  if (reason !== 'PLACED_OUTSIDE_HEARTH' && whereKind !== null) {
    return [problem('NO_WHERE_KIND', 'Leave the kind of place out with this reason.', 'whereKind')];
  }
  return [];
}
