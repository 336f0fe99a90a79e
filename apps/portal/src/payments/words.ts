import type {
  CheckedHow,
  ModulusResult,
  NotPayable,
  PayeeBlock,
  PayeeKind,
  PaymentFormat,
  PaymentStatus,
  ReturnDecision,
  ReturnReason,
  SuspenseReason,
} from '@app/safe-start-fund';

/** Words of paying as a person reads them, the same on every page of finance. */

export const payeeKindWords: Readonly<Record<PayeeKind, string>> = {
  SUPPLIER: 'Supplier',
  LANDLORD: 'Landlord',
  REFERRER: 'Organisation that is paid back',
  HOUSEHOLD: 'Household',
};

export const blockWords: Readonly<Record<PayeeBlock, string>> = {
  DECEASED: 'The bank says that the account holder has died',
  DETAILS_IN_DOUBT: 'The account details are in doubt',
  CONFLICT: 'Somebody here is connected to the payee',
};

export const checkedHowWords: Readonly<Record<CheckedHow, string>> = {
  CALLED_KNOWN_NUMBER: 'Rang them on a number known before',
  MET_IN_PERSON: 'Met them in person',
  SEEN_ON_HEADED_PAPER: 'Saw it on their headed paper',
};

/** What the modulus check says, and what it does not. */
export const modulusWords: Readonly<Record<ModulusResult, string>> = {
  PASSES: 'An account with this number can be at this sort code. That proves no more: not that it is theirs.',
  FAILS: 'No account with this number can be at this sort code.',
  NOT_COVERED: 'The table of sort codes says nothing of this one, so the number could not be tried.',
};

export const formatWords: Readonly<Record<PaymentFormat, string>> = {
  ACCOUNTS_PAYABLE: 'Import for accounts payable',
  BACS_SINGLE_DAY: 'Bacs file, one processing day',
  BACS_MULTI_DAY: 'Bacs file, a processing day in each record',
};

export const paymentWords: Readonly<
  Record<PaymentStatus, { readonly text: string; readonly colour: string }>
> = {
  IN_RUN: { text: 'In this run', colour: 'blue' },
  SENT: { text: 'On its way', colour: 'yellow' },
  SETTLED: { text: 'Paid', colour: 'green' },
  RETURNED: { text: 'Came back', colour: 'red' },
  CANCELLED: { text: 'Cancelled', colour: 'grey' },
};

export const returnWords: Readonly<Record<ReturnReason, string>> = {
  INVALID_DETAILS: 'The details are not valid',
  BENEFICIARY_DECEASED: 'The account holder has died',
  ACCOUNT_TRANSFERRED: 'The account moved to another bank',
  NO_ACCOUNT: 'There is no such account',
  ACCOUNT_CLOSED: 'The account is closed',
  REQUESTED_BY_REMITTER: 'Whoever paid asked for it back',
};

export const decisionWords: Readonly<Record<ReturnDecision, string>> = {
  PAY_AGAIN: 'Pay it again',
  DO_NOT_PAY: 'Do not pay it',
};

export const suspenseWords: Readonly<Record<SuspenseReason, string>> = {
  UNKNOWN_REFERENCE: 'No payment has this reference',
  SEVERAL_PAYMENTS: 'References of several payments stand in it',
  WRONG_AMOUNT: 'The payment has another amount',
  NOT_SENT: 'The payment was not sent',
  SETTLED_BEFORE: 'The payment was paid before',
  RETURNED_BEFORE: 'The payment came back before',
  NO_RETURN_CODE: 'It came back without saying why',
};

export const notPayableWords: Readonly<Record<NotPayable, string>> = {
  NOT_COMMITTED: 'Not so much is committed for it',
  PAYEE_BLOCKED: 'The payee is blocked',
  NO_CHECKED_ACCOUNT: 'The payee has no account that two people stand for',
  ACCOUNT_CHANGE_PENDING: 'The payee’s new account waits for its check',
  IN_ANOTHER_RUN: 'It is in a run',
  ACCOUNT_CAME_BACK: 'Another payment came back from this account: deal with that first',
  RETURN_OPEN: 'A payment of it came back: deal with that first',
};

/** The first figures of a hash, enough to compare by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 6)} ${hash.slice(6, 12)}`;

export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** Whether a payee is named by a household’s reference: then its page can be left in a hurry. */
export const namesHousehold = (names: readonly (string | null)[]): boolean =>
  names.some((name) => name !== null && /^H-[A-Z0-9]{6}$/.test(name));

interface Pages<T> {
  readonly nodes: readonly T[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Everything of a list, page by page, for a choice that must not leave anything out: 1,000 at most. */
export async function everyOne<T>(read: (after: string | null) => Promise<Pages<T>>): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 20; pages += 1) {
    const { nodes, endCursor, hasNextPage }: Pages<T> = await read(after);
    all.push(...nodes);
    if (!hasNextPage) break;
    after = endCursor;
  }
  return all;
}
