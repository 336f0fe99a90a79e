import type { SanctuaryEndReason } from '@app/placements';
import type {
  HomeFactName,
  JobStatus,
  Landlord,
  LandlordConsent,
  LandlordsScheme,
  MayKnow,
  SanctuaryItem,
  Tenure,
} from '@app/sanctuary';

/** What is known about staying, as the pages read it; null is "not asked". */
export interface StayingData {
  readonly wantsToStay: boolean | null;
  readonly whoHarmsLivesThere: boolean | null;
  readonly whoHarmsMayEnter: boolean | null;
  readonly orderKeepsOut: boolean | null;
  readonly orderEndsOn: string | null;
  readonly tenure: Tenure | null;
  readonly landlord: Landlord | null;
  readonly landlordConsent: LandlordConsent | null;
  readonly landlordsScheme: LandlordsScheme | null;
  readonly homeDistrictCode: string | null;
}

/** A scheme judged for one household. */
export interface SchemeMatch {
  readonly verdict: 'SUITABLE' | 'ASK_FIRST' | 'NOT_SUITABLE';
  readonly nextWeek: string | null;
  readonly blockers: readonly { readonly message: string }[];
  readonly service: { readonly id: string; readonly name: string; readonly providerName: string };
  readonly outcomes: readonly {
    readonly rule: string;
    readonly title: string;
    readonly safety: boolean;
    readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
    readonly reason: string;
    readonly question: {
      readonly ask: 'HOUSEHOLD' | 'PROVIDER';
      readonly about: HomeFactName | null;
      readonly text: string;
    } | null;
    readonly warnings: readonly { readonly message: string }[];
  }[];
}

export interface NamedDistrict {
  readonly code: string;
  readonly name: string;
  readonly greaterEssex: boolean;
}

/** What the document of a household's page about staying answers. */
export interface StayingPageData {
  readonly household: {
    readonly id: string;
    readonly reference: string;
    readonly status: 'OPEN' | 'CLOSED';
  } | null;
  readonly staying: StayingData | null;
  readonly sanctuaryMatches: readonly SchemeMatch[] | null;
  readonly sanctuaryJobs: {
    readonly nodes: readonly {
      readonly id: string;
      readonly status: JobStatus;
      readonly weekStart: string;
      readonly service: { readonly name: string };
    }[];
  };
  readonly districts: readonly NamedDistrict[];
}

/** What a scheme is told of a household. */
export interface SharedData {
  readonly people: number;
  readonly risk: 'STANDARD' | 'MEDIUM' | 'HIGH' | null;
  readonly tenure: Tenure | null;
  readonly landlord: Landlord | null;
  readonly whoHarmsLivesThere: boolean | null;
  readonly whoHarmsMayEnter: boolean | null;
  readonly orderKeepsOut: boolean | null;
  readonly orderEndsOn: string | null;
  readonly recourse: string | null;
}

/** One thing proposed for a home, fitted, or taken away. */
export interface WorkData {
  readonly item: SanctuaryItem;
  readonly proposedOn: string;
  readonly fittedOn: string | null;
  readonly removedOn: string | null;
}

export interface ReviewData {
  readonly months: number;
  readonly dueOn: string;
  readonly heldOn: string | null;
  readonly stillSafe: boolean | null;
  readonly supportNeeded: boolean | null;
}

/** What both sides of a job read of it. */
export interface JobData {
  readonly id: string;
  readonly householdReference: string;
  readonly status: JobStatus;
  readonly weekStart: string;
  readonly districtName: string;
  readonly requestedAt: string;
  readonly answeredAt: string | null;
  readonly landlordConsent: LandlordConsent | null;
  readonly flagHome: boolean | null;
  readonly mayKnow: readonly MayKnow[];
  readonly facts: SharedData;
  readonly items: readonly WorkData[];
  readonly reviews: readonly ReviewData[];
  readonly firstFittedOn: string | null;
  readonly fittedOn: string | null;
  readonly endedOn: string | null;
  readonly endReason: SanctuaryEndReason | null;
}
