/**
 * Why an officer should look at a row. NEAR_DUPLICATE: the same amount near the same day for the same client or from the
 * same supplier. ALL_PROVIDERS_TOTAL: what the household had from every provider and by both routes comes to the line.
 * REPEATED_CATEGORY: the client had this category before within the months of the setting; fleeing is a reason to allow
 * it. NEEDS_A_REASON: a category that only an officer lets pass.
 */
export const claimFlags = [
  'NEAR_DUPLICATE',
  'ALL_PROVIDERS_TOTAL',
  'REPEATED_CATEGORY',
  'NEEDS_A_REASON',
] as const;
export type ClaimFlagKind = (typeof claimFlags)[number];

/** Days within which an equal amount looks like the same one twice. Ours, until the fund says otherwise. */
export const nearDays = 7;
