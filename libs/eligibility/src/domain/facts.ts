import type { LocalDate } from '@app/kernel';
import type {
  AccommodationType,
  Answer,
  Gender,
  GenderPolicy,
  Mobility,
  Recourse,
  SubstancePolicy,
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
}

/**
 * What the rules read of a place: one flat row for each vacancy, its entry rules already inherited and
 * narrowed. Where it is stands here only as finely as readers are shown.
 */
export interface PlaceFacts {
  readonly accommodationType: AccommodationType;
  /** Counts as relevant accommodation: the legal test of `relevantAccommodation`. */
  readonly relevant: boolean;
  readonly genderPolicy: GenderPolicy;
  /** Whole years at arrival. */
  readonly minimumAge: number;
  readonly bedspaces: number;
  readonly cots: number;
  /** A studio counts as one. Null: not told. */
  readonly bedrooms: number | null;
  readonly selfContained: boolean;
  /** Null: no limit but the bedspaces. */
  readonly maximumChildren: number | null;
  /** Up to how many children the provider would consider. Null: none beyond the limit. */
  readonly considerChildrenTo: number | null;
  /** The oldest boy taken, in whole years at arrival, inclusive. Null: no limit. */
  readonly boysToAge: number | null;
  /** The oldest boy the provider would consider, likewise. Null: none beyond the limit. */
  readonly boysConsiderToAge: number | null;
  /** No step between the street and the unit's door. */
  readonly stepFree: boolean;
  readonly groundFloor: boolean;
  readonly lift: boolean;
  readonly wetRoom: boolean;
  /** Fit for living in a wheelchair throughout. */
  readonly wheelchairAccessible: boolean;
  /** Whether it takes a household without recourse to public funds. */
  readonly noRecourse: Answer;
  readonly substancePolicy: SubstancePolicy;
  readonly substanceConsider: SubstancePolicy | null;
  readonly mentalHealthTo: SupportLevel;
  readonly mentalHealthConsiderTo: SupportLevel | null;
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
