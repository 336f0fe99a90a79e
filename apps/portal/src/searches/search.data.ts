import type { AskWhom, HouseholdFactName } from '@app/eligibility';

/** A place as the pages of a search read it. */
export interface PlaceData {
  readonly id: string;
  readonly status: string;
  readonly availableFrom: string;
  readonly confirmedAt: string;
  readonly freshness: string;
  readonly note: string | null;
  readonly free: boolean;
  readonly service: {
    readonly id: string;
    readonly name: string;
    readonly accommodationType: string;
    readonly providerName: string;
    /** HH:MM in London; null: the intake desk never closes. */
    readonly intakeOpens: string | null;
    readonly intakeCloses: string | null;
    readonly area: { readonly districtCode: string | null; readonly name: string };
    readonly features: {
      readonly staffing: string;
      readonly weeklyRentPence: number | null;
      readonly personalChargePence: number | null;
      readonly curfew: boolean;
    };
  };
  readonly features: {
    readonly bedspaces: number;
    readonly cots: number;
    readonly bedrooms: number | null;
    readonly selfContained: boolean;
    readonly stepFree: boolean;
    readonly wheelchairAccessible: boolean;
    readonly sharedKitchen: boolean;
    readonly sharedBathroom: boolean;
  };
}

export interface RuleData {
  readonly rule: string;
  readonly title: string;
  readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
  readonly reason: string;
  readonly hard: boolean;
  readonly safety: boolean;
  readonly question: {
    readonly ask: AskWhom;
    /** Of a question to the household, the fact that is missing. */
    readonly about: HouseholdFactName | null;
    readonly text: string;
  } | null;
  readonly warnings: readonly { readonly message: string }[];
}

export interface JudgedData {
  readonly verdict: 'SUITABLE' | 'ASK_FIRST' | 'NOT_SUITABLE';
  readonly freshness: string;
  readonly arrive: string;
  readonly mustLeaveBy: string | null;
  readonly notChecked: readonly { readonly title: string }[];
  readonly blockers: readonly { readonly message: string; readonly stops: boolean }[];
  readonly privateQuestion: string | null;
  readonly score: { readonly points: number; readonly of: number } | null;
  readonly outcomes: readonly RuleData[];
  readonly vacancy: PlaceData;
}

export interface SearchPageData {
  readonly search: {
    readonly id: string;
    readonly householdId: string;
    readonly askedAt: string;
    readonly open: number;
    readonly suitable: number;
    readonly askFirst: number;
    readonly notSuitable: number;
    readonly notFree: number;
    readonly rules: readonly {
      readonly rule: string;
      readonly title: string;
      readonly fails: number;
      readonly failsAlone: number;
    }[];
    readonly blockers: readonly { readonly message: string; readonly vacancies: number }[];
    /** The one question that decides the most, and how many by itself. */
    readonly question: { readonly about: HouseholdFactName; readonly decides: number } | null;
    readonly change: { readonly text: string; readonly opens: number } | null;
    readonly matches: {
      readonly hasNextPage: boolean;
      readonly nodes: readonly (JudgedData & { readonly rank: number })[];
    };
    /** Every sanctuary scheme, judged at this moment; null: the household is not theirs any more. */
    readonly sanctuary:
      | readonly {
          readonly verdict: 'SUITABLE' | 'ASK_FIRST' | 'NOT_SUITABLE';
          readonly nextWeek: string | null;
          readonly service: { readonly id: string; readonly name: string };
          readonly outcomes: readonly {
            readonly rule: string;
            readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
          }[];
        }[]
      | null;
    readonly nearMisses: readonly {
      readonly changes: readonly { readonly text: string }[];
      readonly vacancy: PlaceData;
    }[];
    readonly notSuitablePlaces: {
      readonly hasNextPage: boolean;
      readonly nodes: readonly {
        readonly rules: readonly string[];
        readonly overridable: boolean;
        readonly vacancy: PlaceData;
      }[];
    };
  } | null;
}
