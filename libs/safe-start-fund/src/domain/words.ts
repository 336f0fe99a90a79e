/** Words of the fund, the same in the database, in GraphQL, on pages and in tests. */

/** What a grant is for: to leave, or to stay or settle (product section 7). */
export const streams = ['SEEK', 'SUSTAIN'] as const;
export type Stream = (typeof streams)[number];

/** By which of the two routes of today's fund money was asked for (fund-and-reports 2). */
export const routes = ['APPROVAL', 'REIMBURSEMENT'] as const;
export type Route = (typeof routes)[number];

/** What money may be spent on (domain 8.10). Which of them are in scope is a setting. */
export const itemCategories = [
  'RENT_DEPOSIT',
  'RENT_IN_ADVANCE',
  'RENT_ARREARS',
  'REMOVALS',
  'STORAGE',
  'TRAVEL',
  'CAR_REPAIR',
  'FURNITURE_WHITE_GOODS',
  'BEDDING_BABY',
  'CLOTHING',
  'FOOD_ESSENTIALS',
  'UTILITIES',
  'PHONE_DATA',
  'LOCK_CHANGE',
  'DOOR_WINDOW_SECURITY',
  'CCTV_DOORBELL',
  'ALARM',
  'ID_DOCUMENTS',
  'IMMIGRATION_FEE',
  'LEGAL_FEE',
  'PROCESS_SERVER',
  'SCHOOL_COSTS',
  'CHILDCARE',
  'PET_CARE',
  'HEALTH',
  'TRAINING_WORK',
  'EMERGENCY_CASH',
  'OTHER',
] as const;
export type ItemCategory = (typeof itemCategories)[number];

/** Whom the fund pays. A household is one only where the fund's settings say so. */
export const payeeKinds = ['SUPPLIER', 'LANDLORD', 'REFERRER', 'HOUSEHOLD'] as const;
export type PayeeKind = (typeof payeeKinds)[number];

/** Why nothing is paid to a payee until somebody looked into it. */
export const payeeBlocks = ['DECEASED', 'DETAILS_IN_DOUBT', 'CONFLICT'] as const;
export type PayeeBlock = (typeof payeeBlocks)[number];

/** Where the money of a budget is (product section 7). ALLOCATION is the other side of all the rest. */
export const accountKinds = ['ALLOCATION', 'AVAILABLE', 'COMMITTED', 'IN_PAYMENT', 'PAID'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Every movement that exists, from where to where; the database knows the same list. */
export const transferMoves = {
  ALLOCATED: ['ALLOCATION', 'AVAILABLE'],
  ALLOCATION_CUT: ['AVAILABLE', 'ALLOCATION'],
  COMMITTED: ['AVAILABLE', 'COMMITTED'],
  RELEASED: ['COMMITTED', 'AVAILABLE'],
  PUT_IN_PAYMENT: ['COMMITTED', 'IN_PAYMENT'],
  TAKEN_FROM_PAYMENT: ['IN_PAYMENT', 'COMMITTED'],
  PAID: ['IN_PAYMENT', 'PAID'],
  RETURNED: ['PAID', 'COMMITTED'],
} as const satisfies Readonly<Record<string, readonly [AccountKind, AccountKind]>>;
export type TransferReason = keyof typeof transferMoves;

/** Capitals and figures of a name or number: two spellings of one thing are one. Empty when there are none. */
export const keyOf = (written: string): string =>
  written
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
