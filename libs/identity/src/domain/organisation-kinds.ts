/** What kind of body an organisation is. */
export const organisationKinds = [
  'PROVIDER',
  'DISTRICT_COUNCIL',
  'TIER_ONE_AUTHORITY',
  'COMPASS',
  'REFERRER',
  'HEARTH',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
