import { allows, dayIn, type Role } from '@app/kernel';
import type { NotPayable, ReturnReason, SuspenseReason } from '@app/safe-start-fund';
import { fromNowInWords, moneyInWords, nearDayInWords, shortDayInWords } from '../layout/in-words';
import { runHref, type RunLine, runWords, totalsOf, turnOf } from './run.page';
import { countOf, namesHousehold, returnWords, suspenseWords } from './words';

interface Listed<T> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
}

/** What the home of finance reads; what a role may not know is not there. */
export interface PaymentsData {
  readonly open: Listed<RunLine>;
  readonly all: Listed<RunLine> & { readonly endCursor: string | null };
  readonly payableLines?: Listed<{
    readonly id: string;
    readonly pence: number;
    readonly dueOn: string;
    readonly notPayable: readonly NotPayable[];
  }>;
  readonly payees?: Listed<{
    readonly id: string;
    readonly name: string;
    readonly pending: {
      readonly lastTwo: string;
      readonly enteredAt: string;
      readonly mayCheck: boolean;
    } | null;
  }>;
  readonly paymentReturns?: Listed<{
    readonly id: string;
    readonly payeeName: string;
    readonly pence: number;
    readonly because: ReturnReason;
    readonly ownerName: string | null;
    readonly mine: boolean;
    readonly dueOn: string;
    readonly overdue: boolean;
  }>;
  readonly suspense?: Listed<{
    readonly id: string;
    readonly onDay: string;
    readonly reference: string;
    readonly direction: 'IN' | 'OUT';
    readonly pence: number;
    readonly suspenseBecause: SuspenseReason | null;
  }>;
}

interface Line {
  readonly href: string;
  readonly what: string;
  readonly where: string;
  readonly when?: string;
  readonly late?: boolean;
}

/** One part of what waits. */
interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly empty: string;
  readonly more?: boolean;
}

/** What waits, whose turn it is, and every run. */
export function paymentsPage(data: PaymentsData, now: Date, held: readonly Role[]) {
  const open = data.open.nodes.map((run) => ({ run, turn: turnOf(run, held) }));
  const runs = (mine: boolean): Line[] =>
    open
      .filter(({ turn }) => turn.mine === mine)
      .map(({ run, turn }) => ({
        href: runHref(run.id),
        what: `Run ${String(run.number)}`,
        where: totalsOf(run),
        when: turn.says,
      }));
  const parts: Part[] = [
    {
      title: 'Runs that wait for you',
      lines: runs(true),
      empty: 'No run waits for you.',
      more: data.open.hasNextPage,
    },
    { title: 'Runs that wait for others', lines: runs(false), empty: 'None.' },
    ...returns(data, now),
    ...accounts(data, now),
    ...suspended(data),
  ];
  return {
    parts,
    payable: payableOf(data, now, held),
    runs: data.all.nodes.map((run) => ({
      href: runHref(run.id),
      number: run.number,
      totals: totalsOf(run),
      day: shortDayInWords(run.processingDay),
      ...runWords[run.status],
    })),
    next: data.all.hasNextPage ? data.all.endCursor : null,
    exitThisPage: namesHousehold([
      ...(data.paymentReturns?.nodes ?? []).map(({ payeeName }) => payeeName),
      ...(data.payees?.nodes ?? []).map(({ name }) => name),
    ]),
  };
}

function payableOf({ payableLines }: PaymentsData, now: Date, held: readonly Role[]) {
  if (!payableLines) return null;
  const ready = payableLines.nodes.filter(({ notPayable }) => notPayable.length === 0);
  const kept = payableLines.nodes.length - ready.length;
  const late = ready.filter(({ dueOn }) => dueOn < dayIn(now)).length;
  const [first] = ready;
  return {
    ready: ready.length,
    says: first
      ? `${countOf(ready.length, 'line')}${payableLines.hasNextPage ? ' or more' : ''}, ${moneyInWords(ready.reduce((sum, { pence }) => sum + pence, 0))}. ${late > 0 ? `${late === ready.length ? 'All' : String(late)} past the day by which to pay.` : `The first is due ${nearDayInWords(first.dueOn, now)}.`}`
      : 'Nothing can be paid now. A line can be once its invoice is recorded and two people stand for its payee’s account.',
    kept: kept > 0 ? `${countOf(kept, 'line waits', 'lines wait')} for something else first.` : null,
    mayDraft: allows('draftPaymentRun', held),
    who: 'A finance preparer makes a run of them.',
  };
}

const returns = ({ paymentReturns: found }: PaymentsData, now: Date): Part[] =>
  found
    ? [
        {
          title: 'Came back from the bank',
          lines: found.nodes.map(({ id, payeeName, pence, because, ownerName, mine, dueOn, overdue }) => ({
            href: `/payments/returned/${id}`,
            what: `${payeeName}, ${moneyInWords(pence)}`,
            where: `${returnWords[because]}. ${mine ? 'You see to it' : `${ownerName ?? 'Somebody in finance'} sees to it`}.`,
            when: `due ${nearDayInWords(dueOn, now)}`,
            late: overdue,
          })),
          empty: 'Nothing that came back waits.',
          more: found.hasNextPage,
        },
      ]
    : [];

const accounts = ({ payees: found }: PaymentsData, now: Date): Part[] =>
  found
    ? [
        {
          title: 'Accounts to check',
          lines: found.nodes.flatMap(({ id, name, pending }) =>
            pending
              ? [
                  {
                    href: `/payees/${id}`,
                    what: name,
                    where: `Account ending ${pending.lastTwo}, entered ${fromNowInWords(pending.enteredAt, now)}.`,
                    when: pending.mayCheck
                      ? 'You can check it; who checks it may not approve a run that pays to it'
                      : 'You entered it: somebody else checks it',
                  },
                ]
              : [],
          ),
          empty: 'No account waits for its check.',
          more: found.hasNextPage,
        },
      ]
    : [];

const suspended = ({ suspense: found }: PaymentsData): Part[] =>
  found
    ? [
        {
          title: 'In suspense',
          lines: found.nodes.map(({ id, onDay, reference, direction, pence, suspenseBecause }) => ({
            href: `/statements/lines/${id}`,
            what: `${moneyInWords(pence)} ${direction === 'OUT' ? 'out' : 'in'}, ${shortDayInWords(onDay)}`,
            where: `“${reference}”. ${suspenseBecause ? `${suspenseWords[suspenseBecause]}.` : ''}`,
          })),
          empty: 'Every line of the bank’s statements is accounted for.',
          more: found.hasNextPage,
        },
      ]
    : [];
