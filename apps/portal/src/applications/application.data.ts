import type { ApplicationStatus, DecisionOutcome, ItemCategory, Stream } from '@app/safe-start-fund';

/** A line of an application as every page about it reads it. Amounts in whole pence, instants in ISO. */
export interface LineData {
  readonly id: string;
  readonly category: ItemCategory;
  readonly what: string;
  readonly supplier: string;
  readonly netPence: number;
  readonly vatPence: number;
  readonly grossPence: number;
  readonly quote: {
    readonly id: string;
    readonly contentType: string;
    readonly sizeBytes: number;
    readonly sameFileElsewhere?: boolean;
  } | null;
  readonly awardedPence: number | null;
  readonly cutBecause: string | null;
  readonly allowedBecause?: string | null;
  readonly awardLineId: string | null;
  readonly waitingForFunds: boolean;
  readonly committedPence: number;
  readonly inPaymentPence: number;
  readonly paidPence: number;
  readonly releasedPence: number;
  readonly invoiced: boolean;
}

export interface ApplicationData {
  readonly id: string;
  readonly reference: string;
  readonly fund: string;
  readonly sentBy: string;
  readonly householdId: string | null;
  readonly episodeId: string | null;
  readonly householdReference: string;
  readonly stream: Stream;
  readonly status: ApplicationStatus;
  readonly madeAt: string;
  readonly submittedAt: string | null;
  readonly decideBy: string | null;
  readonly overdue: boolean;
  readonly requestedPence: number;
  readonly waitingForFunds: boolean;
  readonly lines: readonly LineData[];
  readonly questions: readonly {
    readonly id: string;
    readonly question: string;
    readonly askedAt: string;
    readonly answeredAt: string | null;
  }[];
  readonly decision: {
    readonly outcome: DecisionOutcome;
    readonly byPanel: boolean;
    readonly decidedAt: string;
    readonly awardedPence: number;
  } | null;
}

/** An invoice as far as its day goes. */
export interface InvoiceData {
  readonly number: string;
  readonly dueOn: string;
  readonly lines: readonly { readonly awardLineId: string }[];
}

export interface ApplicationPageData {
  readonly fundApplication: ApplicationData | null;
  readonly fundInvoices: { readonly nodes: readonly InvoiceData[] };
}

export interface ApplicationsData {
  readonly fundApplications: {
    readonly nodes: readonly Pick<
      ApplicationData,
      | 'id'
      | 'reference'
      | 'householdReference'
      | 'stream'
      | 'status'
      | 'madeAt'
      | 'submittedAt'
      | 'decideBy'
      | 'overdue'
      | 'requestedPence'
      | 'waitingForFunds'
      | 'decision'
    >[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

export interface FundData {
  readonly authorityCode: string;
  readonly name: string;
  readonly streams: readonly Stream[];
}
