import type { AccommodationType, OwnerType, ProviderType } from './words';

/** What the legal test asks about accommodation. */
export interface AccommodationFacts {
  readonly accommodationType: AccommodationType;
  readonly providerType: ProviderType;
  /** Part of a scheme that lets people stay safely in their own home. */
  readonly partOfSanctuaryScheme: boolean;
  /** Provided as a stopgap, for a limited time. */
  readonly temporary: boolean;
  /** Separate and self-contained premises. */
  readonly selfContained: boolean;
  /** A toilet, personal washing or cooking facilities are shared with another household. */
  readonly sharesFacilities: boolean;
  readonly ownedOrManagedBy: OwnerType;
}

const relevantProviders: readonly ProviderType[] = [
  'LOCAL_HOUSING_AUTHORITY',
  'PRIVATE_REGISTERED_PROVIDER',
  'REGISTERED_CHARITY_DA',
];

const relevantTypes: readonly AccommodationType[] = [
  'REFUGE',
  'SPECIALIST',
  'DISPERSED',
  'SECOND_STAGE',
  'OTHER_DESIGNATED',
];

/** Bed and breakfast in the words of SI 2021/991 reg 2: temporary, shared, and of a commercial owner. */
export const bedAndBreakfast = (accommodation: AccommodationFacts): boolean =>
  accommodation.temporary &&
  !accommodation.selfContained &&
  accommodation.sharesFacilities &&
  accommodation.ownedOrManagedBy === 'OTHER';

/**
 * Whether accommodation counts for the duty: "relevant accommodation".
 * Source: The Domestic Abuse Support (Relevant Accommodation and Housing Benefit and Universal Credit
 * Sanctuary Schemes) (Amendment) Regulations 2021, SI 2021/991, regulation 2.
 */
export const relevantAccommodation = (accommodation: AccommodationFacts): boolean =>
  accommodation.partOfSanctuaryScheme ||
  (relevantProviders.includes(accommodation.providerType) &&
    relevantTypes.includes(accommodation.accommodationType) &&
    !bedAndBreakfast(accommodation));
