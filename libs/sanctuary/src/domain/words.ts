/** The words of sanctuary, once: the same spelling in TypeScript, in the database and in GraphQL. */

/** By what right they live in their home. A joint right is asked about: with whom it is shared decides. */
export const tenures = [
  'OWNER',
  'JOINT_OWNER',
  'SOCIAL_TENANT',
  'JOINT_TENANT',
  'PRIVATE_TENANT',
  'OTHER',
] as const;
export type Tenure = (typeof tenures)[number];

/** Who lets the home. NONE: it is owned. */
export const landlords = ['NONE', 'COUNCIL', 'HOUSING_ASSOCIATION', 'PRIVATE'] as const;
export type Landlord = (typeof landlords)[number];

/** What the landlord said to works in the home. ASKED: no answer yet. Never asked is null. */
export const landlordConsents = ['NOT_NEEDED', 'ASKED', 'GIVEN', 'REFUSED'] as const;
export type LandlordConsent = (typeof landlordConsents)[number];

/** Whether the landlord's own scheme was tried (domain 4.4: tenants of a housing association go there first). */
export const landlordsSchemes = ['HAS_NONE', 'CANNOT_HELP', 'NOT_YET_ASKED'] as const;
export type LandlordsScheme = (typeof landlordsSchemes)[number];

/** What a scheme fits in a home (domain 8.11). */
export const sanctuaryItems = [
  'WINDOW_LOCKS',
  'EXTRA_DOOR_LOCKS',
  'REPLACEMENT_DOOR',
  'LETTERBOX_FIREPROOF',
  'LETTERBOX_BLOCK',
  'DOOR_VIEWER',
  'DOOR_CHAIN',
  'DOORBELL_CAMERA',
  'CCTV',
  'ALARM_HOUSE',
  'PERSONAL_ALARM',
  'PROPERTY_MARKING',
  'SECURITY_LIGHTING',
  'FENCING',
  'SMOKE_ALARM',
  'FIRE_ESCAPE_LADDER',
  'SAFE_ROOM',
  'LOCK_CHANGE',
  'OTHER',
] as const;
export type SanctuaryItem = (typeof sanctuaryItems)[number];

/** Who, beside the scheme, may know of the works. Never a name. The list is assumed: no source gives one. */
export const mayKnows = [
  'POLICE',
  'FIRE_SERVICE',
  'AMBULANCE_SERVICE',
  'LANDLORD',
  'FITTER',
  'SCHOOL',
  'CHILDRENS_SERVICES',
  'OTHER_PROFESSIONAL',
] as const;
export type MayKnow = (typeof mayKnows)[number];

/** What a rule of sanctuary reads, in the words by which it is asked. */
export const homeFactNames = [
  'WANTS_TO_STAY',
  'LIVES_THERE',
  'MAY_ENTER',
  'ORDER',
  'TENURE',
  'LANDLORD',
  'LANDLORD_CONSENT',
  'LANDLORDS_SCHEME',
  'HOME_DISTRICT',
  'RISK',
  'RECOURSE',
] as const;
export type HomeFactName = (typeof homeFactNames)[number];
