/**
 * Acts that looked at something and changed nothing, which whoever's record it is may see. PostgreSQL shows a provider no
 * other entry.
 */
export const lookingActs = [
  'REFUGE_LOCATION_REVEALED',
  'SANCTUARY_LOCATION_REVEALED',
  'REFERRALS_EXPORTED',
  'STAYS_EXPORTED',
  'QUOTE_OPENED',
  'FUND_APPLICATION_REASON_READ',
] as const;
export type LookingAct = (typeof lookingActs)[number];
