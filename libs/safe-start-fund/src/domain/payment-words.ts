/** Words of paying, the same in the database, in GraphQL, on pages and in tests. */

/** Where a payment run stands (product section 7): forward only, and cancelled from the first two alone. */
export const runStatuses = [
  'DRAFT',
  'FROZEN',
  'APPROVED',
  'FILE_MADE',
  'SENT',
  'CLOSED',
  'CANCELLED',
] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Where one payment stands. CANCELLED and RETURNED give its line free. */
export const paymentStatuses = ['IN_RUN', 'SENT', 'SETTLED', 'RETURNED', 'CANCELLED'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** What a run is written as. Bacs: one processing day for the file, or one in each record. */
export const paymentFormats = ['ACCOUNTS_PAYABLE', 'BACS_SINGLE_DAY', 'BACS_MULTI_DAY'] as const;
export type PaymentFormat = (typeof paymentFormats)[number];

/** What the modulus check says of an account; NOT_COVERED: the table has no rule for its sort code. */
export const modulusResults = ['PASSES', 'FAILS', 'NOT_COVERED'] as const;
export type ModulusResult = (typeof modulusResults)[number];

/** How somebody else made sure that an account is the payee’s. */
export const checkedHows = ['CALLED_KNOWN_NUMBER', 'MET_IN_PERSON', 'SEEN_ON_HEADED_PAPER'] as const;
export type CheckedHow = (typeof checkedHows)[number];

/**
 * Why a bank sends a credit back, by the code in its report (ARUCS; fund-and-reports 6.4).
 */
export const returnCodes = {
  '0': 'INVALID_DETAILS',
  '2': 'BENEFICIARY_DECEASED',
  '3': 'ACCOUNT_TRANSFERRED',
  '5': 'NO_ACCOUNT',
  B: 'ACCOUNT_CLOSED',
  C: 'REQUESTED_BY_REMITTER',
} as const;
export const returnReasons = Object.values(returnCodes);
export type ReturnReason = (typeof returnCodes)[keyof typeof returnCodes];

/** What was decided of a payment that came back. */
export const returnDecisions = ['PAY_AGAIN', 'DO_NOT_PAY'] as const;
export type ReturnDecision = (typeof returnDecisions)[number];

/** Why a line of a statement was taken for no payment, and waits for a person. */
export const suspenseReasons = [
  'UNKNOWN_REFERENCE',
  'SEVERAL_PAYMENTS',
  'WRONG_AMOUNT',
  'NOT_SENT',
  'SETTLED_BEFORE',
  'RETURNED_BEFORE',
  'NO_RETURN_CODE',
] as const;
export type SuspenseReason = (typeof suspenseReasons)[number];

/** Which way the money went on the fund’s own account. */
export const directions = ['OUT', 'IN'] as const;
export type Direction = (typeof directions)[number];

/** What a safeguarding alert is about. */
export const alertReasons = ['BENEFICIARY_DECEASED'] as const;
export type AlertReason = (typeof alertReasons)[number];
