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

/** What the household needs to see, hear and be understood. */
export const sensoryNeeds = ['DEAF_BSL', 'HARD_OF_HEARING', 'BLIND_OR_LOW_VISION'] as const;
export type SensoryNeed = (typeof sensoryNeeds)[number];

/** A pet by what a house asks about it. ASSISTANCE: trained for a disabled person, and never excluded. */
export const petKinds = ['ASSISTANCE', 'CAGED_SMALL', 'DOG_CAT', 'OTHER'] as const;
export type PetKind = (typeof petKinds)[number];

/** What pets a service takes, from the strictest to the widest. Assistance animals come with every one of them. */
export const petPolicies = ['NONE', 'ASSISTANCE_ONLY', 'CAGED_SMALL', 'DOG_CAT'] as const;
export type PetPolicy = (typeof petPolicies)[number];

/** The risk to the household, from the least to the most. */
export const riskLevels = ['STANDARD', 'MEDIUM', 'HIGH'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** How a risk was assessed. RIC: the SafeLives checklist, of the same 24 questions as the DASH. */
export const riskTools = ['DASH', 'RIC', 'PROFESSIONAL_JUDGEMENT'] as const;
export type RiskTool = (typeof riskTools)[number];

/** What a house full of families asks before it takes someone. */
export const risksToOthers = ['VIOLENCE', 'ARSON', 'SEXUAL_OFFENDING', 'GANG'] as const;
export type RiskToOthers = (typeof risksToOthers)[number];

/** When staff are there, from the most to the least. */
export const staffings = ['ON_SITE_24H', 'ON_CALL_24H', 'OFFICE_HOURS', 'FLOATING'] as const;
export type Staffing = (typeof staffings)[number];

/** What keeps the building safe. POLICE_MARKER: the police know what it is when someone calls from there. */
export const securities = ['CCTV', 'CONTROLLED_ENTRY', 'PANIC_ALARM', 'POLICE_MARKER'] as const;
export type Security = (typeof securities)[number];

/** By what way a household is referred. */
export const referralRoutes = ['SELF', 'AGENCY', 'COMPASS'] as const;
export type ReferralRoute = (typeof referralRoutes)[number];

/** Whom a service is run by and for. */
export const byAndForGroups = [
  'BLACK_AND_MINORITISED',
  'DEAF',
  'DISABLED',
  'LGBT_PLUS',
  'YOUNG_16_24',
  'OLDER_65_PLUS',
  'GYPSY_ROMA_TRAVELLER',
  'FAITH',
  'MEN',
  'SUBSTANCE_RECOVERY',
] as const;
export type ByAndForGroup = (typeof byAndForGroups)[number];

/** How much it matters that a service is run by and for one's own group. */
export const byAndForNeeds = ['REQUIRED', 'PREFERRED'] as const;
export type ByAndForNeed = (typeof byAndForNeeds)[number];

/** What of faith and diet a household needs, or a place has. */
export const faithDiets = ['HALAL', 'KOSHER', 'VEGETARIAN', 'VEGAN', 'PRAYER_SPACE', 'ALCOHOL_FREE'] as const;
export type FaithDiet = (typeof faithDiets)[number];

/** Why a household has to stay near an area. */
export const stayNearReasons = ['WORK', 'SCHOOL', 'COURT_CONTACT', 'MEDICAL', 'FAMILY'] as const;
export type StayNearReason = (typeof stayNearReasons)[number];

/** What pays the rent. Why someone is not eligible is nowhere in this lib. */
export const rentCovers = ['HOUSING_BENEFIT', 'WORKING', 'NOT_ELIGIBLE'] as const;
export type RentCover = (typeof rentCovers)[number];

/** How a single-gender service decides whom it admits by sex and gender; shown before anyone discloses anything. */
export const admissionPolicies = ['CASE_BY_CASE', 'INCLUSIVE', 'SINGLE_SEX_ONLY'] as const;
export type AdmissionPolicy = (typeof admissionPolicies)[number];

/** What a household may mark as flexible: the only things of its own that a suggestion may name. */
export const preferences = [
  'BY_AND_FOR',
  'STAY_NEAR',
  'SHARING',
  'LENGTH',
  'FAITH_DIET',
  'NEEDED_BY',
] as const;
export type Preference = (typeof preferences)[number];

/** What a rule reads of a household, in the words by which it is asked, shared and withheld. */
export const householdFactNames = [
  'PEOPLE',
  'AGE_OF_LEAD',
  'AGES_OF_BOYS',
  'AGES_OF_OTHERS',
  'GENDER_OF_ADULTS',
  'GENDER_OF_CHILDREN',
  'MOBILITY',
  'SENSORY',
  'PETS',
  'RECOURSE',
  'RENT_COVER',
  'SUBSTANCES',
  'MENTAL_HEALTH',
  'RISK_TO_OTHERS',
  'CARE_NEEDS',
  'LANGUAGES',
  'BY_AND_FOR',
  'FAITH_DIET',
  'UNSAFE_AREAS',
  'ORIGIN',
  'STAY_NEAR',
  'RISK',
  'ROUTE',
  'DATES',
  'LENGTH',
  'SHARING',
  'PREGNANCY',
  'NIGHT_WORK',
] as const;
export type HouseholdFactName = (typeof householdFactNames)[number];
