import { type Pence, type Problem, problem } from '@app/kernel';
import type { PayeeBlock } from './words';

/** What decides whether an invoiced line can be paid now. */
export interface LineStanding {
  readonly pence: Pence;
  readonly committedPence: Pence;
  readonly payeeBlocked: PayeeBlock | null;
  /** The account that two people stand for; null: there is none. */
  readonly accountId: string | null;
  /** A newer version of the account waits for its check: nothing is paid meanwhile (fund-and-reports 8, 7). */
  readonly changePending: boolean;
  readonly inLivePayment: boolean;
  /** A payment of this line came back and was not dealt with. */
  readonly returnOpen: boolean;
  /** The bank sent another payment back from this very account, and nobody has dealt with it. */
  readonly accountCameBack: boolean;
}

const words = {
  NOT_COMMITTED: 'There is not so much committed for this line.',
  PAYEE_BLOCKED: 'Nothing is paid to this payee until somebody has looked into it.',
  NO_CHECKED_ACCOUNT: 'The payee has no account that a second person checked.',
  ACCOUNT_CHANGE_PENDING:
    'The payee’s account was changed and the change is not checked. Nothing is paid meanwhile.',
  IN_ANOTHER_RUN: 'This line is in a payment already.',
  RETURN_OPEN: 'A payment of this line came back. Deal with that first.',
  ACCOUNT_CAME_BACK: 'The bank sent another payment back from this account. Deal with that first.',
} as const;
export const notPayableCodes = Object.keys(words) as NotPayable[];
export type NotPayable = keyof typeof words;

/** Everything that keeps a line from being paid; none: it is payable. */
export function whyNotPayable(line: LineStanding): NotPayable[] {
  const found: Record<NotPayable, boolean> = {
    NOT_COMMITTED: line.committedPence < line.pence,
    PAYEE_BLOCKED: line.payeeBlocked !== null,
    NO_CHECKED_ACCOUNT: line.accountId === null,
    ACCOUNT_CHANGE_PENDING: line.changePending,
    IN_ANOTHER_RUN: line.inLivePayment,
    RETURN_OPEN: line.returnOpen,
    ACCOUNT_CAME_BACK: line.accountCameBack,
  };
  return notPayableCodes.filter((code) => found[code]);
}

export const notPayableProblems = (codes: readonly NotPayable[], field: string): Problem[] =>
  codes.map((code) => problem(code, words[code], field));

/** A payment against what holds of its payee and line now. Nothing: it can still go as it was frozen. */
export function changedSince(
  payment: { readonly payeeAccountId: string },
  now: Pick<LineStanding, 'payeeBlocked' | 'accountId' | 'changePending'>,
  field: string,
): Problem[] {
  const payee = (message: string): Problem[] => [problem('PAYEE_CHANGED', message, field)];
  if (now.payeeBlocked !== null)
    return payee('The payee was blocked after the run was made. Cancel the run and make it anew without it.');
  if (now.changePending)
    return payee(
      'The payee’s account was changed after the run was made, and the change is not checked. Cancel the run.',
    );
  if (now.accountId !== payment.payeeAccountId)
    return payee(
      'The payee has another account than when the run was made. Cancel the run and make it anew.',
    );
  return [];
}
