import type { LocalDate } from '@app/kernel';
import type { EffectiveRules } from './entry-rules';
import type {
  AccommodationType,
  AdmissionPolicy,
  ByAndForGroup,
  ByAndForNeed,
  FaithDiet,
  Gender,
  Mobility,
  PetKind,
  Preference,
  Recourse,
  ReferralRoute,
  RentCover,
  RiskLevel,
  RiskToOthers,
  Security,
  SensoryNeed,
  Staffing,
  StayNearReason,
  SubstanceUse,
  SupportLevel,
} from './words';

/** One person of a household, without identity. */
export interface PersonFacts {
  /** Tells the people of one household apart; means nothing outside it, and no reason prints it. */
  readonly key: string;
  /** The adult who flees; the others come with them. */
  readonly lead: boolean;
  /** The lead's partner, who comes too and shares a bedroom. Left out: no. */
  readonly partner?: boolean;
  /** Null: not asked. */
  readonly gender: Gender | null;
  /** Month 1 to 12. The day of birth is identity and is not here. */
  readonly born: { readonly year: number; readonly month: number } | null;
  /** An age in whole years, and the day on which it was told. Used when `born` is not known. */
  readonly ageTold: { readonly age: number; readonly on: LocalDate } | null;
  /** The day from which they come too, when it is later than the others' (criterion 4). Null: with the others. */
  readonly joinsOn: LocalDate | null;
}

/** What the rules read of a household. Null is always "not asked". */
export interface HouseholdFacts {
  /** Everyone who would move in. Empty: nobody has been asked about yet. */
  readonly people: readonly PersonFacts[];
  readonly mobility: Mobility | null;
  readonly substances: SubstanceUse | null;
  readonly mentalHealth: SupportLevel | null;
  /** In a mental-health crisis now. */
  readonly inCrisis: boolean | null;
  readonly recourse: Recourse | null;
  /**
   * The districts where they would not be safe; an unsafe postcode district counts as every district it
   * touches. Empty: asked, and there is none.
   */
  readonly unsafeDistrictIds: readonly string[] | null;
  /** The first day they could move in. */
  readonly neededFrom: LocalDate;
  /** The last day by which they must have moved in. */
  readonly neededBy: LocalDate | null;
  /** Someone in the household is pregnant (criteria 4 and 30). */
  readonly pregnant: boolean | null;
  readonly dueOn: LocalDate | null;
  /** Criterion 9. Empty: asked, and there is none; so for every list below. */
  readonly sensory: readonly SensoryNeed[] | null;
  /** Criterion 10. */
  readonly pets: readonly { readonly kind: PetKind; readonly count: number }[] | null;
  /** The risk they are at (criteria 23 to 25). */
  readonly risk: RiskLevel | null;
  /** Criterion 15. */
  readonly riskToOthers: readonly RiskToOthers[] | null;
  /** Criterion 16. */
  readonly careNeeds: SupportLevel | null;
  readonly learningDisability: boolean | null;
  /** Criterion 17: ISO 639-1 codes of the languages that they speak well enough to live in the house. */
  readonly languages: readonly string[] | null;
  readonly interpreterWanted: boolean | null;
  /** Criterion 18. Null: none, if it was asked. */
  readonly byAndFor: { readonly group: ByAndForGroup; readonly need: ByAndForNeed } | null;
  readonly byAndForAsked: boolean;
  /** Criterion 19. */
  readonly faithDiet: readonly FaithDiet[] | null;
  /** The district they fled from (criterion 21). No reason names it. */
  readonly cameFromDistrictId: string | null;
  /** Criterion 22. Flexible: it would be good, and it need not be. */
  readonly stayNear:
    | readonly {
        readonly districtId: string;
        readonly reason: StayNearReason;
        readonly flexible: boolean;
      }[]
    | null;
  /** By what way they are referred (criterion 26); known from who refers. */
  readonly route: ReferralRoute;
  /** How many nights they need (criterion 28). */
  readonly stayDays: number | null;
  /** What they would share with other households (criterion 29). */
  readonly willShare: {
    readonly kitchen: boolean | null;
    readonly bathroom: boolean | null;
    readonly room: boolean | null;
  };
  /** Criterion 12. */
  readonly rentCover: RentCover | null;
  /** Someone works at night (criterion 32). */
  readonly nightWork: boolean | null;
  /** The preferences that they marked as flexible: product section 4, "what would open more". */
  readonly flexible: readonly Preference[];
}

/**
 * What the rules read of a place: one flat row for each vacancy, its entry rules already inherited and
 * narrowed. Where it is stands here only as finely as readers are shown.
 */
export interface PlaceFacts extends EffectiveRules {
  readonly accommodationType: AccommodationType;
  /** Counts as relevant accommodation: the legal test of `relevantAccommodation`. */
  readonly relevant: boolean;
  /** How it admits by sex and gender. Null: not told, or it takes everyone. */
  readonly admissionPolicy: AdmissionPolicy | null;
  readonly bedspaces: number;
  readonly cots: number;
  /** A studio counts as one. Null: not told. */
  readonly bedrooms: number | null;
  readonly selfContained: boolean;
  /** No step between the street and the unit's door. */
  readonly stepFree: boolean;
  readonly groundFloor: boolean;
  readonly lift: boolean;
  readonly wetRoom: boolean;
  /** Fit for living in a wheelchair throughout. */
  readonly wheelchairAccessible: boolean;
  /** Staff who use British Sign Language (criterion 9). */
  readonly bslStaff: boolean;
  /** A fire alarm that wakes who cannot hear it (criterion 9). */
  readonly vibratingAlarm: boolean;
  /** A way to have pets fostered meanwhile (criterion 10). */
  readonly petFostering: boolean;
  /** Criterion 17: ISO 639-1 codes, beside English. */
  readonly staffLanguages: readonly string[];
  /** Interpreters can be had, by telephone at least (criterion 17). */
  readonly interpreting: boolean;
  /** Criterion 18. */
  readonly byAndForGroups: readonly ByAndForGroup[];
  /** Criterion 19. */
  readonly faithDiets: readonly FaithDiet[];
  /** Criterion 23. */
  readonly staffing: Staffing;
  /** Criterion 24. */
  readonly securities: readonly Security[];
  /** Shared with another household (criterion 29). */
  readonly sharedKitchen: boolean;
  readonly sharedBathroom: boolean;
  readonly sharedRoom: boolean;
  /** Rent and service charge a week, whole pence (criterion 12). Null: not told. */
  readonly weeklyRentPence: number | null;
  /** What a household pays itself a week whatever covers the rent, whole pence (criterion 12). Null: not told. */
  readonly personalChargePence: number | null;
  /** One must be in by a certain hour (criterion 32). */
  readonly curfew: boolean;
  /** The district that readers are shown. Null when the service is masked. */
  readonly shownDistrictId: string | null;
  /** The sub-region that readers are shown instead, when the service is masked. */
  readonly shownSubRegion: string | null;
  /** The first day it can be moved into, turnaround already counted. */
  readonly availableFrom: LocalDate;
}

/** Which districts lie where, as shown to everyone. */
export interface Geography {
  /** The districts of a sub-region; empty when the sub-region is not known. */
  districtsOfSubRegion(subRegion: string): ReadonlySet<string>;
  /** The districts that share a border, or a crossing, with this one; never itself. */
  neighboursOf(districtId: string): ReadonlySet<string>;
}

/** What a rule is told beside household and place. */
export interface JudgingContext {
  readonly today: LocalDate;
  /** The day on which this household would arrive at this place: ages are whole years on it. */
  readonly arrival: LocalDate;
  readonly geography: Geography;
}

const none: ReadonlySet<string> = new Set();

/** A geography from plain lists: the districts of each sub-region, and pairs of neighbours in either order. */
export function geographyOf(
  subRegions: Readonly<Record<string, readonly string[]>>,
  neighbours: readonly (readonly [string, string])[],
): Geography {
  const districts = new Map(Object.entries(subRegions).map(([name, ids]) => [name, new Set(ids)]));
  const beside = new Map<string, Set<string>>();
  for (const [a, b] of [...neighbours, ...neighbours.map(([a, b]) => [b, a] as const)]) {
    beside.set(a, (beside.get(a) ?? new Set()).add(b));
  }
  return {
    districtsOfSubRegion: (subRegion) => districts.get(subRegion) ?? none,
    neighboursOf: (districtId) => beside.get(districtId) ?? none,
  };
}
