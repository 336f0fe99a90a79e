import { allows, type Role } from '@app/kernel';
import type { NotPayable, PaymentFormat, PaymentStatus, ReturnReason, RunStatus } from '@app/safe-start-fund';
import { dayInWords, momentInWords, moneyInWords, shortDayInWords, timeInWords } from '../layout/in-words';
import {
  countOf,
  formatWords,
  namesHousehold,
  notPayableWords,
  paymentWords,
  returnWords,
  shortHash,
} from './words';

/** What a list tells of a run. */
export interface RunLine {
  readonly id: string;
  readonly number: number;
  readonly status: RunStatus;
  readonly processingDay: string;
  readonly controlCount: number;
  readonly controlPence: number;
  readonly apart: boolean;
  readonly preparedAt: string;
  readonly payments: readonly { readonly status: PaymentStatus; readonly returnOpen: boolean }[];
}

export interface RunPayment {
  readonly id: string;
  readonly payeeId: string;
  readonly payeeName: string | null;
  readonly invoiceNumber: string | null;
  readonly accountLastTwo: string | null;
  readonly accountEnteredOn: string | null;
  readonly pence: number;
  readonly reference: string;
  readonly status: PaymentStatus;
  readonly settledOn: string | null;
  readonly returnedOn: string | null;
  readonly returnedBecause: ReturnReason | null;
  readonly returnOpen: boolean;
}

export interface Run extends Omit<RunLine, 'payments'> {
  readonly format: PaymentFormat;
  readonly askedDay: string;
  readonly contentHash: string | null;
  readonly originatorName: string | null;
  readonly payingAccountLastTwo: string | null;
  readonly preparedBy: string | null;
  readonly approvedBy: string | null;
  readonly frozenAt: string | null;
  readonly approvedAt: string | null;
  readonly sentAt: string | null;
  readonly sentHow: string | null;
  readonly closedAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelledBecause: string | null;
  readonly file: {
    readonly id: string;
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    readonly madeAt: string;
  } | null;
  readonly payments: readonly RunPayment[];
}

/** A line that could be put into a run. */
export interface PayableLine {
  readonly id: string;
  readonly invoiceNumber: string;
  readonly payeeId: string;
  readonly payeeName: string;
  readonly pence: number;
  readonly dueOn: string;
  readonly notPayable: readonly NotPayable[];
}

/** On which days a run that is made now can be processed. */
export interface PaymentDays {
  readonly first: string;
  readonly last: string;
  readonly cutOff: string;
}

export interface PayableData {
  readonly payableLines: { readonly nodes: readonly PayableLine[]; readonly hasNextPage: boolean };
  readonly paymentDays: PaymentDays;
}

/** The steps of a run, each as what it leaves behind. */
const steps: readonly (readonly [RunStatus, string])[] = [
  ['DRAFT', 'Drafted'],
  ['FROZEN', 'Frozen'],
  ['APPROVED', 'Approved'],
  ['FILE_MADE', 'File made'],
  ['SENT', 'Sent'],
  ['CLOSED', 'Closed'],
];

export const runWords: Readonly<Record<RunStatus, { readonly text: string; readonly colour: string }>> = {
  DRAFT: { text: 'Draft', colour: 'grey' },
  FROZEN: { text: 'To approve', colour: 'orange' },
  APPROVED: { text: 'Approved', colour: 'blue' },
  FILE_MADE: { text: 'File made', colour: 'blue' },
  SENT: { text: 'Sent', colour: 'yellow' },
  CLOSED: { text: 'Closed', colour: 'green' },
  CANCELLED: { text: 'Cancelled', colour: 'grey' },
};

/** What is to happen next with a run, by whom; `next` null: nothing more. */
export interface Turn {
  readonly next: 'freeze' | 'approve' | 'make' | 'send' | 'reconcile' | 'close' | null;
  readonly mine: boolean;
  /** What to do, or who does it and why not this person. */
  readonly says: string;
}

const finished = ({ payments }: Pick<RunLine, 'payments'>): boolean =>
  payments.every(
    ({ status, returnOpen }) =>
      status === 'SETTLED' || status === 'CANCELLED' || (status === 'RETURNED' && !returnOpen),
  );

/** Whose turn it is. The commands decide; this only says beforehand what they would. */
export function turnOf(run: RunLine, held: readonly Role[]): Turn {
  const turn = (
    next: Turn['next'],
    operation: Parameters<typeof allows>[0],
    mine: string,
    others: string,
  ): Turn => {
    const may = allows(operation, held);
    return { next, mine: may, says: may ? mine : others };
  };
  switch (run.status) {
    case 'DRAFT':
      return turn(
        'freeze',
        'freezePaymentRun',
        'Look it through and freeze it',
        'A finance preparer looks it through and freezes it.',
      );
    case 'FROZEN':
      if (allows('approvePaymentRun', held) && !run.apart)
        return {
          next: 'approve',
          mine: false,
          says: 'You had a part in it: you prepared it, made one of its awards, or entered or checked one of its accounts. Another finance approver approves it.',
        };
      return turn(
        'approve',
        'approvePaymentRun',
        'Look at it and approve it, or cancel it',
        'A finance approver who had no part in it approves it. Whoever prepared it cannot.',
      );
    case 'APPROVED':
      return turn('make', 'makePaymentFile', 'Make its file', 'A finance preparer makes its file.');
    case 'FILE_MADE':
      return turn(
        'send',
        'sendPaymentRun',
        'Hand its file over, and say so',
        'Somebody in finance hands its file over.',
      );
    case 'SENT':
      return finished(run)
        ? turn(
            'close',
            'closePaymentRun',
            'All of it is settled or dealt with: close it',
            'All of it is settled or dealt with. Somebody in finance closes it.',
          )
        : turn(
            'reconcile',
            'importStatement',
            'Read the bank’s statement, and deal with what came back',
            'Finance waits for the bank’s statement.',
          );
    case 'CLOSED':
      return { next: null, mine: false, says: 'Closed. There is nothing more to do.' };
    case 'CANCELLED':
      return { next: null, mine: false, says: 'Cancelled. Its money was given back.' };
  }
}

/** Count and sum, as they stand at every step. */
export const totalsOf = ({ controlCount, controlPence }: RunLine): string =>
  controlCount === 0 ? 'Nothing' : `${countOf(controlCount, 'payment')}, ${moneyInWords(controlPence)}`;

export const runHref = (id: string): string => `/payments/${id}`;

/** A payable line as a box to tick. */
const lineChoice = ({ id, payeeName, pence, invoiceNumber, dueOn }: PayableLine) => ({
  value: id,
  text: `${payeeName}, ${moneyInWords(pence)}`,
  hint: { text: `Invoice ${invoiceNumber}, due ${shortDayInWords(dueOn)}` },
});

/** What can be put into a run, what cannot and why, and on which days. */
export function payablePage({ payableLines: { nodes, hasNextPage }, paymentDays }: PayableData) {
  const payable = nodes.filter(({ notPayable }) => notPayable.length === 0);
  return {
    payable: payable.map(lineChoice),
    payableIds: payable.map(({ id }) => id),
    payableTotal: `${countOf(payable.length, 'line')}, ${moneyInWords(payable.reduce((sum, { pence }) => sum + pence, 0))}`,
    kept: nodes
      .filter(({ notPayable }) => notPayable.length > 0)
      .map(({ payeeId, payeeName, pence, invoiceNumber, notPayable }) => ({
        href: `/payees/${payeeId}`,
        what: payeeName,
        where: `${moneyInWords(pence)}, invoice ${invoiceNumber}`,
        why: notPayable.map((code) => `${notPayableWords[code]}.`).join(' '),
      })),
    more: hasNextPage,
    dayHint: `The first day a bank can process it is ${dayInWords(paymentDays.first)}, if the file is made in time: what is made from ${timeInWords(`2026-01-01T${paymentDays.cutOff}:00Z`)} on counts as the next working day’s. A weekend or bank holiday becomes the working day after it. The last is ${dayInWords(paymentDays.last)}.`,
    firstDay: paymentDays.first,
    exitThisPage: namesHousehold(nodes.map(({ payeeName }) => payeeName)),
  };
}

/** All that the page of a run shows. */
export function runPage(run: Run, now: Date, held: readonly Role[]) {
  const turn = turnOf(run, held);
  const reached = steps.findIndex(([status]) => status === run.status);
  const may = (operation: Parameters<typeof allows>[0]): boolean => allows(operation, held);
  const beforeFile = run.status === 'DRAFT' || run.status === 'FROZEN' || run.status === 'APPROVED';
  return {
    title: `Payment run ${String(run.number)}`,
    id: run.id,
    number: run.number,
    ...runWords[run.status],
    steps:
      run.status === 'CANCELLED'
        ? []
        : steps.map(([, text], index) => ({
            text,
            done: index < reached || run.status === 'CLOSED',
            here: index === reached && run.status !== 'CLOSED',
          })),
    turn,
    totals: {
      count: countOf(run.controlCount, 'payment'),
      sum: moneyInWords(run.controlPence),
      hash: run.contentHash === null ? null : shortHash(run.contentHash),
    },
    contentHash: run.contentHash,
    facts: factsOf(run, now),
    file: run.file && { name: run.file.name, hash: shortHash(run.file.sha256) },
    payments: run.payments.map((payment) => paymentLine(payment, now)),
    may: {
      change: run.status === 'DRAFT' && may('changePaymentRun'),
      freeze: turn.next === 'freeze' && turn.mine,
      approve: turn.next === 'approve' && turn.mine,
      make: turn.next === 'make' && turn.mine,
      download: run.file !== null && may('downloadPaymentFile'),
      send: turn.next === 'send' && turn.mine,
      reconcile: turn.next === 'reconcile' && turn.mine,
      close: turn.next === 'close' && turn.mine,
      cancel: beforeFile && may('cancelPaymentRun'),
      reject: run.status === 'SENT' && may('recordRejectedByBank') && onTheirWay(run).length > 0,
    },
    onTheirWay: onTheirWay(run).map(({ id, payeeName, reference, pence }) => ({
      value: id,
      text: `${payeeName ?? reference}, ${moneyInWords(pence)}`,
      hint: { text: reference },
    })),
    takeable: run.payments.map(({ id, payeeName, invoiceNumber, pence }) => ({
      value: id,
      text: `${payeeName ?? ''}, ${moneyInWords(pence)}`,
      hint: { text: `Invoice ${invoiceNumber ?? ''}` },
    })),
    exitThisPage: namesHousehold(run.payments.map(({ payeeName }) => payeeName)),
  };
}

const onTheirWay = ({ payments }: Run): readonly RunPayment[] =>
  payments.filter(({ status }) => status === 'SENT');

function factsOf(run: Run, now: Date): { name: string; says: string }[] {
  const fact = (name: string, says: string | null): { name: string; says: string }[] =>
    says === null ? [] : [{ name, says }];
  const at = (moment: string | null): string | null => moment && momentInWords(moment, now);
  const moved = run.askedDay !== run.processingDay;
  return [
    ...fact(
      'Processing day',
      `${dayInWords(run.processingDay)}${moved ? `. Banks do not work on ${dayInWords(run.askedDay)}, which was asked for: this is the next day on which they do` : ''}`,
    ),
    ...fact('Written as', formatWords[run.format]),
    ...fact('Who pays, as bank statements say', run.originatorName),
    ...fact('From the account ending', run.payingAccountLastTwo === null ? null : run.payingAccountLastTwo),
    ...fact('Prepared', `by ${run.preparedBy ?? 'somebody in finance'}, ${at(run.preparedAt) ?? ''}`),
    ...fact('Frozen', at(run.frozenAt)),
    ...fact(
      'Approved',
      run.approvedAt && `by ${run.approvedBy ?? 'somebody in finance'}, ${at(run.approvedAt) ?? ''}`,
    ),
    ...fact('File made', at(run.file?.madeAt ?? null)),
    ...fact('Sent', run.sentAt && `${at(run.sentAt) ?? ''}: ${run.sentHow ?? ''}`),
    ...fact('Closed', at(run.closedAt)),
    ...fact('Cancelled', run.cancelledAt && `${at(run.cancelledAt) ?? ''}: ${run.cancelledBecause ?? ''}`),
  ];
}

function paymentLine(payment: RunPayment, now: Date) {
  const { accountLastTwo, accountEnteredOn } = payment;
  const days = accountEnteredOn === null ? null : (now.getTime() - Date.parse(accountEnteredOn)) / 86_400_000;
  return {
    reference: payment.reference,
    payee: payment.payeeName ?? 'Not shown to you',
    payeeHref: payment.payeeName === null ? null : `/payees/${payment.payeeId}`,
    invoice: payment.invoiceNumber ?? '',
    account: accountLastTwo === null ? 'Not shown to you' : `ending ${accountLastTwo}`,
    newAccount:
      days !== null && days < 14 && accountEnteredOn ? `entered ${shortDayInWords(accountEnteredOn)}` : null,
    money: moneyInWords(payment.pence),
    ...paymentWords[payment.status],
    why: payment.returnedBecause && `${returnWords[payment.returnedBecause]}.`,
    dealHref: payment.returnOpen ? `/payments/returned/${payment.id}` : null,
  };
}
