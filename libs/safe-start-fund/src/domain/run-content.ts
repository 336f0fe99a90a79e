import { createHash } from 'node:crypto';
import { type LocalDate, type Pence, sumOf } from '@app/kernel';
import type { PayableColumn } from './accounts-payable';
import type { PaymentFormat } from './payment-words';

/** One payment as it is frozen. */
export interface FrozenPayment {
  readonly id: string;
  readonly awardLineId: string;
  readonly budgetId: string;
  readonly invoiceId: string;
  readonly payeeId: string;
  readonly payeeAccountId: string;
  /** Of the account, in hexadecimal: another account is another content. */
  readonly fingerprint: string;
  readonly pence: Pence;
  readonly reference: string;
}

/** All that approval is bound to. */
export interface RunContent {
  readonly runId: string;
  readonly authorityId: string;
  readonly format: PaymentFormat;
  readonly processingDay: LocalDate;
  readonly originatorName: string;
  readonly payingAccountId: string | null;
  readonly payableColumns: readonly PayableColumn[];
  readonly payments: readonly FrozenPayment[];
}

/** What a run comes to. Shown at every step and in every file (fund-and-reports 7). */
export interface ControlTotals {
  readonly count: number;
  readonly pence: Pence;
  /** SHA-256 over the content, in hexadecimal. */
  readonly hash: string;
}

/** The order of payments in everything that is written: by reference, which is chance and never changes. */
export const inOrder = <P extends { readonly reference: string }>(payments: readonly P[]): readonly P[] =>
  [...payments].sort((a, b) => (a.reference < b.reference ? -1 : 1));

/** Count, sum and hash of a run: the same for the same content, whatever the order it was read in. */
export function controlTotals(content: RunContent): ControlTotals {
  const payments = inOrder(content.payments);
  const canonical = JSON.stringify([
    'hearth payment run 1',
    content.runId,
    content.authorityId,
    content.format,
    content.processingDay,
    content.originatorName,
    content.payingAccountId,
    content.payableColumns.map(({ header, field }) => [header, field]),
    payments.map((payment) => [
      payment.id,
      payment.awardLineId,
      payment.budgetId,
      payment.invoiceId,
      payment.payeeId,
      payment.payeeAccountId,
      payment.fingerprint,
      payment.pence,
      payment.reference,
    ]),
  ]);
  return {
    count: payments.length,
    pence: sumOf(payments.map(({ pence }) => pence)),
    hash: createHash('sha256').update(canonical).digest('hex'),
  };
}
