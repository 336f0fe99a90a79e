import type { LocalDate } from '@app/kernel';

export type ReturnStatus = 'NOT_OPENED' | 'DRAFT' | 'REVIEWED' | 'SUBMITTED';

/** A year that an authority makes a return of. */
export interface Year {
  readonly authorityCode: string;
  readonly authorityName: string;
  readonly year: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly monthsOverTo: LocalDate | null;
  readonly yearHasEnded: boolean;
  readonly status: ReturnStatus;
  readonly version: number | null;
  readonly submittedAt: string | null;
}
export interface YearsData {
  readonly dutyReturns: readonly Year[];
}

export interface Line {
  readonly id: string;
  readonly label: string;
  readonly provisional: boolean;
  readonly takesOutside: boolean;
}
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly provisional: boolean;
  readonly sent: boolean;
  readonly takesOutside: boolean;
  readonly notes: readonly string[];
  readonly columns: readonly Line[];
  readonly rows: readonly (Line & {
    readonly question: string;
    readonly mandatory: boolean;
    readonly cells: readonly (number | null)[];
  })[];
}
export interface Question {
  readonly id: string;
  readonly label: string;
  readonly type: 'YES_NO' | 'DATE' | 'TEXT';
  readonly mandatory: boolean;
  readonly provisional: boolean;
  readonly answer: string | null;
}
export interface Setting {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly meaning: string;
  readonly choices: readonly { readonly value: string; readonly meaning: string }[];
  readonly standing: 'CONFIRMED' | 'ASSUMED';
  readonly source: string | null;
}
export interface DutyReturn {
  readonly id: string | null;
  readonly authorityCode: string;
  readonly authorityName: string;
  readonly year: string;
  readonly version: number | null;
  readonly status: ReturnStatus;
  readonly versions: readonly {
    readonly version: number;
    readonly status: ReturnStatus;
    readonly because: string | null;
    readonly submittedAt: string | null;
  }[];
  readonly countedTo: string;
  readonly yearHasEnded: boolean;
  readonly sha256: string;
  readonly reviewedAt: string | null;
  readonly inTheWay: readonly { readonly code: string; readonly message: string }[];
  readonly changedSince: boolean;
  readonly settings: readonly Setting[];
  readonly questions: readonly Question[];
  readonly outsideFigures: readonly {
    readonly id: string | null;
    readonly figure: string;
    readonly value: number;
    readonly source: string;
    readonly sharePercent: number;
  }[];
  readonly tables: readonly Table[];
  readonly gaps: readonly {
    readonly providerName: string;
    readonly message: string;
    readonly error: boolean;
    readonly records: number;
  }[];
}
export interface ReturnData {
  readonly dutyReturn: DutyReturn | null;
}

export interface RowsData {
  readonly returnRows: {
    readonly nodes: readonly {
      readonly kind: string;
      readonly reference: string;
      readonly providerName: string | null;
      readonly from: string | null;
      readonly until: string | null;
      readonly counted: string;
    }[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  } | null;
}

export interface GapsData {
  readonly returnGaps: {
    readonly nodes: readonly {
      readonly code: string;
      readonly providerName: string;
      readonly subjectKind: string;
      readonly subjectId: string;
      readonly reference: string;
      readonly field: string;
      readonly message: string;
      readonly error: boolean;
      readonly askedAt: string | null;
    }[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  } | null;
}

interface WordChange {
  readonly what: string;
  readonly before: string | null;
  readonly now: string | null;
}
export interface ChangesData {
  readonly returnChanges: {
    readonly fromVersion: number;
    readonly toVersion: number | null;
    readonly because: string | null;
    readonly figures: readonly {
      readonly figure: string;
      readonly before: number | null;
      readonly now: number | null;
      readonly rowsAdded: number | null;
      readonly rowsRemoved: number | null;
    }[];
    readonly settings: readonly WordChange[];
    readonly answers: readonly WordChange[];
  } | null;
}
