import { allows, type Role } from '@app/kernel';
import {
  checkedHows,
  type ModulusResult,
  type PayeeBlock,
  payeeBlocks,
  type PayeeKind,
} from '@app/safe-start-fund';
import { momentInWords } from '../layout/in-words';
import {
  blockWords,
  checkedHowWords,
  countOf,
  modulusWords,
  namesHousehold,
  payeeKindWords,
} from '../payments/words';

/** One version of an account; its figures are shown to nobody. */
export interface Account {
  readonly id: string;
  readonly version: number;
  readonly lastTwo: string;
  readonly hasRollNumber: boolean;
  readonly digitsTold: number;
  readonly modulus: ModulusResult;
  readonly enteredAt: string;
  readonly mayCheck: boolean;
  readonly checkedAt: string | null;
  readonly sharedWith: number;
}

/** What a list tells of a payee. */
export interface PayeeLine {
  readonly id: string;
  readonly kind: PayeeKind;
  readonly name: string;
  readonly blockedAt: string | null;
  readonly blockedBecause: PayeeBlock | null;
  readonly account: Pick<Account, 'lastTwo'> | null;
  readonly pending: Pick<Account, 'lastTwo' | 'mayCheck'> | null;
}

export interface Payee extends PayeeLine {
  readonly account: Account | null;
  readonly pending: Account | null;
}

export interface PayeesData {
  readonly payees: {
    readonly nodes: readonly PayeeLine[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

/** Whether a payee can be paid, in a few words, and what keeps it from that. */
export function payeeStanding({ blockedBecause, account, pending }: PayeeLine): {
  readonly text: string;
  readonly colour: string;
  readonly why: string | null;
} {
  if (blockedBecause) return { text: 'Blocked', colour: 'red', why: `${blockWords[blockedBecause]}.` };
  if (pending)
    return {
      text: 'Account to check',
      colour: 'orange',
      why: account
        ? 'Its account was changed. Nothing is paid to it until somebody else has checked the new one.'
        : 'Nothing is paid to it until somebody else has checked its account.',
    };
  return account
    ? { text: 'Can be paid', colour: 'green', why: null }
    : { text: 'No account', colour: 'grey', why: 'Nothing can be paid to it yet.' };
}

export const payeesPage = ({ payees }: PayeesData, held: readonly Role[]) => ({
  payees: payees.nodes.map((payee) => ({
    href: `/payees/${payee.id}`,
    name: payee.name,
    kind: payeeKindWords[payee.kind],
    account: payee.account ? `ending ${payee.account.lastTwo}` : 'None',
    ...payeeStanding(payee),
  })),
  next: payees.hasNextPage ? payees.endCursor : null,
  mayAdd: allows('addPayee', held),
  seesPaying: allows('payingAccount', held),
  exitThisPage: namesHousehold(payees.nodes.map(({ name }) => name)),
});

function accountShown(account: Account, now: Date) {
  const { lastTwo, digitsTold, hasRollNumber, enteredAt, checkedAt, modulus, sharedWith } = account;
  return {
    id: account.id,
    mayCheck: account.mayCheck,
    facts: [
      {
        name: 'Account number',
        says: `ending ${lastTwo}${digitsTold < 8 ? `, told as ${String(digitsTold)} figures` : ''}${hasRollNumber ? ', with a roll number' : ''}`,
      },
      { name: 'Entered', says: momentInWords(enteredAt, now) },
      {
        name: 'Last confirmed by somebody else',
        says: checkedAt ? momentInWords(checkedAt, now) : 'Not yet',
      },
      { name: 'Sort code and number together', says: modulusWords[modulus] },
    ],
    warning:
      sharedWith > 0
        ? `${countOf(sharedWith, 'other payee has', 'other payees have')} had the same account. Find out why before you confirm it.`
        : null,
  };
}

/** What can be paid to this payee, and what this person may do about it. */
export function payeePage(payee: Payee, now: Date, held: readonly Role[]) {
  const blocked = payee.blockedBecause !== null;
  const checks = allows('verifyPayeeAccount', held);
  const shown = (account: Account | null) => {
    if (!account) return null;
    const page = accountShown(account, now);
    return { ...page, mayCheck: page.mayCheck && checks };
  };
  return {
    title: payee.name,
    id: payee.id,
    name: payee.name,
    kind: payeeKindWords[payee.kind],
    ...payeeStanding(payee),
    pending: shown(payee.pending),
    inUse: shown(payee.account),
    may: {
      enter: allows('enterPayeeAccount', held) && payee.blockedBecause !== 'DECEASED',
      block: allows('blockPayee', held) && !blocked,
      unblock: allows('unblockPayee', held) && blocked,
    },
    hows: checkedHows.map((value) => ({ value, text: checkedHowWords[value] })),
    blocks: payeeBlocks.map((value) => ({ value, text: blockWords[value] })),
    exitThisPage: namesHousehold([payee.name]),
  };
}
