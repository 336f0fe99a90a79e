import type { CaseState, WaitingFor } from '@app/placements';
import type { JobStatus } from '@app/sanctuary';

/** A household as the pages read it; null is "not asked". */
export interface HouseholdData {
  readonly id: string;
  readonly reference: string;
  readonly registeredAt: string;
  readonly status: 'OPEN' | 'CLOSED';
  readonly closed: { readonly reason: string; readonly at: string } | null;
  readonly neededFrom: string;
  readonly neededBy: string | null;
  readonly stayDays: number | null;
  readonly mobility: string | null;
  readonly sensory: readonly string[] | null;
  readonly substances: string | null;
  readonly mentalHealth: string | null;
  readonly inCrisis: boolean | null;
  readonly careNeeds: string | null;
  readonly learningDisability: boolean | null;
  readonly pregnant: boolean | null;
  readonly dueOn: string | null;
  readonly pets: readonly { readonly kind: string; readonly count: number }[] | null;
  readonly languages: readonly string[] | null;
  readonly interpreterWanted: boolean | null;
  readonly risk: {
    readonly level: string;
    readonly tool: string;
    readonly dashScore: number | null;
    readonly on: string | null;
    readonly judgementNote: string | null;
  } | null;
  readonly riskToOthers: readonly string[] | null;
  readonly recourse: string | null;
  readonly rentCover: string | null;
  readonly nightWork: boolean | null;
  readonly byAndFor: { readonly need: string; readonly group: string | null } | null;
  readonly faithDiet: readonly string[] | null;
  readonly willShare: {
    readonly kitchen: boolean | null;
    readonly bathroom: boolean | null;
    readonly room: boolean | null;
  };
  readonly cameFromDistrict: NamedDistrict | null;
  readonly stayNear:
    | readonly { readonly district: NamedDistrict; readonly reason: string; readonly flexible: boolean }[]
    | null;
  readonly flexible: readonly string[];
  readonly people: readonly PersonData[];
  readonly unsafeAreas: {
    readonly asked: boolean;
    readonly districts: readonly NamedDistrict[];
    readonly outcodes: readonly string[];
  };
  /** Households to keep near this one. */
  readonly keepNear: readonly { readonly id: string; readonly reference: string }[];
  readonly heldSince: string;
  readonly spokenCodeEndsAt: string | null;
}

export interface NamedDistrict {
  readonly code: string;
  readonly name: string;
}

export interface PersonData {
  readonly key: string;
  readonly lead: boolean;
  readonly partner: boolean;
  readonly gender: string | null;
  readonly born: { readonly year: number; readonly month: number } | null;
  readonly age: number | null;
  readonly ageToldOn: string | null;
  readonly whereabouts: 'HERE' | 'JOINING' | 'ELSEWHERE';
  readonly joinsOn: string | null;
}

/** A case as the caseload gives it. */
export interface CaseData {
  readonly id: string;
  readonly heldByOthers: boolean;
  readonly state: CaseState;
  readonly waitsFor: WaitingFor | null;
  readonly until: string | null;
  readonly serviceName: string | null;
  readonly holdId: string | null;
  readonly referralId: string | null;
  readonly placementId: string | null;
  readonly searchId: string | null;
  readonly searchedAt: string | null;
}

/** What the document of a household's pages answers. */
export interface HouseholdPageData {
  readonly household: HouseholdData | null;
  /** Of her home, to whoever places households; left out for others. */
  readonly staying?: { readonly wantsToStay: boolean | null } | null;
  /** The sanctuary job that goes on, to whoever places households; left out for others. */
  readonly sanctuaryJobs?: {
    readonly nodes: readonly {
      readonly id: string;
      readonly status: JobStatus;
      readonly service: { readonly name: string };
    }[];
  };
  readonly districts: readonly (NamedDistrict & { readonly greaterEssex: boolean })[];
  readonly caseload: readonly CaseData[];
}
