import type { ItemCategory, Stream } from '@app/safe-start-fund';
import type { ApplicationData } from '../applications/application.data';

/** What only the fund reads of an application. */
export interface FundSide {
  readonly pastHelp: {
    readonly awards: number;
    readonly pence: number;
    readonly sameCategories: readonly ItemCategory[];
    /** References of what else is asked for the household and not decided. */
    readonly otherOpen: readonly string[];
    readonly officerLimitPence: number;
    readonly withinOfficersLimit: boolean;
    readonly budgetId: string | null;
    readonly availablePence: number | null;
  } | null;
  readonly panelCaseId: string | null;
}

export type ListedData = Pick<
  ApplicationData,
  | 'id'
  | 'reference'
  | 'sentBy'
  | 'householdReference'
  | 'stream'
  | 'status'
  | 'submittedAt'
  | 'decideBy'
  | 'overdue'
  | 'requestedPence'
  | 'waitingForFunds'
  | 'decision'
> & { readonly pastHelp: { readonly withinOfficersLimit: boolean } | null };

interface Listed {
  readonly nodes: readonly ListedData[];
  readonly hasNextPage: boolean;
}

export interface OfficerData {
  readonly toDecide: Listed;
  readonly withPanel: Listed;
  readonly asked: Listed;
  readonly decided: Listed & { readonly endCursor: string | null };
  readonly budgets: {
    readonly nodes: readonly {
      readonly id: string;
      readonly financialYear: string;
      readonly stream: Stream;
      readonly availablePence: number;
      readonly waitingPence: number;
    }[];
  };
}

export interface MemberData {
  readonly id: string;
  readonly name: string;
  readonly chair: boolean;
  readonly recused: boolean;
}

export interface DecisionData {
  readonly fundApplication: (ApplicationData & FundSide) | null;
  readonly panelMembers: readonly MemberData[];
  readonly fundSettings: readonly {
    readonly name: string;
    readonly number: number | null;
    readonly categories: readonly ItemCategory[] | null;
  }[];
  readonly fundInvoices: {
    readonly nodes: readonly {
      readonly number: string;
      readonly dueOn: string;
      readonly lines: readonly { readonly awardLineId: string }[];
    }[];
  };
}
