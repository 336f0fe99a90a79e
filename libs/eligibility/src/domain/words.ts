/**
 * The words of eligibility, once: the same spelling in TypeScript, in the database and in GraphQL.
 * Lists that a limit is taken from run from the least to the most.
 */

/** The six types of safe accommodation (statutory guidance on Part 4 of the Domestic Abuse Act 2021). */
export const accommodationTypes = [
  'REFUGE',
  'SPECIALIST',
  'DISPERSED',
  'SANCTUARY',
  'SECOND_STAGE',
  'OTHER_DESIGNATED',
] as const;
export type AccommodationType = (typeof accommodationTypes)[number];

/** Who provides the accommodation; the first three are those SI 2021/991 reg 2 names. */
export const providerTypes = [
  'LOCAL_HOUSING_AUTHORITY',
  'PRIVATE_REGISTERED_PROVIDER',
  'REGISTERED_CHARITY_DA',
  'OTHER_CHARITY',
  'COUNCIL_TIER_ONE',
  'PRIVATE_LANDLORD',
  'OTHER',
] as const;
export type ProviderType = (typeof providerTypes)[number];

/** Who owns or manages the building; the first three keep it from being bed and breakfast (SI 2021/991 reg 2). */
export const ownerTypes = [
  'LOCAL_HOUSING_AUTHORITY',
  'NON_PROFIT_REGISTERED_PROVIDER',
  'VOLUNTARY_ORGANISATION',
  'OTHER',
] as const;
export type OwnerType = (typeof ownerTypes)[number];

/** Whom a service takes. */
export const genderPolicies = ['WOMEN_ONLY', 'MEN_ONLY', 'MIXED_SELF_CONTAINED'] as const;
export type GenderPolicy = (typeof genderPolicies)[number];

/** A person's gender as they say it. Not asked is null, and is not the same as preferring not to say. */
export const genders = ['WOMAN_OR_GIRL', 'MAN_OR_BOY', 'NON_BINARY', 'OTHER', 'PREFERS_NOT_TO_SAY'] as const;
export type Gender = (typeof genders)[number];

/** What the household needs of the building, from the least to the most. */
export const mobilities = [
  'NONE',
  'LIMITED_STAIRS',
  'NO_STAIRS',
  'WHEELCHAIR_PART',
  'WHEELCHAIR_FULL',
] as const;
export type Mobility = (typeof mobilities)[number];

/** Drug and alcohol use now, from the least to the most. IN_TREATMENT includes a prescribed substitute. */
export const substanceUses = ['NONE', 'HISTORIC', 'IN_TREATMENT', 'CURRENT'] as const;
export type SubstanceUse = (typeof substanceUses)[number];

/** What use a service takes, from the strictest to the widest. */
export const substancePolicies = ['ABSTINENT', 'SCRIPTED_OK', 'CURRENT_OK', 'SPECIALIST_RECOVERY'] as const;
export type SubstancePolicy = (typeof substancePolicies)[number];

/** How much support, from the least to the most. */
export const supportLevels = ['NONE', 'LOW', 'MEDIUM', 'HIGH'] as const;
export type SupportLevel = (typeof supportLevels)[number];

/** Whether the household has recourse to public funds. Why, or why not, is nowhere in this lib. */
export const recourses = ['YES', 'NO', 'PREFERS_NOT_TO_SAY'] as const;
export type Recourse = (typeof recourses)[number];

/** A provider's answer. CONSIDER: perhaps; ask first. */
export const answers = ['YES', 'NO', 'CONSIDER'] as const;
export type Answer = (typeof answers)[number];

/** The parts of Greater Essex by which a service is shown that would be alone of its type in its district. */
export const subRegions = ['NORTH', 'MID', 'WEST', 'SOUTH'] as const;
export type SubRegion = (typeof subRegions)[number];

/** Where entry rules are set, from the widest to the narrowest. */
export const entryRuleLevels = ['PROVIDER', 'SERVICE', 'UNIT', 'VACANCY'] as const;
export type EntryRuleLevel = (typeof entryRuleLevels)[number];
