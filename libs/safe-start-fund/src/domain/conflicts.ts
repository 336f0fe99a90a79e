/** Why somebody of the fund decides nothing of an application: found by the database, or said by the person. */
export const conflictReasons = [
  'APPLIED',
  'HOLDS_THE_CASE',
  'WORKS_FOR_APPLICANT',
  'CONNECTED_TO_APPLICANT',
  'CONNECTED_TO_SUPPLIER',
  'DECLARED',
] as const;
export type ConflictReason = (typeof conflictReasons)[number];

/** How somebody of the fund is tied to an organisation or a supplier. */
export const connectionNatures = ['WORKS_FOR', 'OWNS_OR_TRUSTEE', 'FAMILY_OR_FRIEND', 'OTHER'] as const;
export type ConnectionNature = (typeof connectionNatures)[number];
