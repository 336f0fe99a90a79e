import { randomUUID } from 'node:crypto';
import { bankHolidays } from '@app/accommodation';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  addDays,
  authorise,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  type Problem,
  problem,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import {
  ApprovePaymentRunInput,
  CancelPaymentRunInput,
  ChangePaymentRunInput,
  DraftPaymentRunInput,
  RejectedByBankInput,
  RunStepInput,
  SendPaymentRunInput,
} from './api/payment-run.input';
import type { PayableLineType, PaymentDaysType, PaymentRunType } from './api/payment-run.type';
import { areColumns } from './domain/accounts-payable';
import { changedSince, notPayableProblems, whyNotPayable } from './domain/payable';
import type { RunStatus } from './domain/payment-words';
import {
  type Cycle,
  firstProcessingDay,
  mostDaysAhead,
  processingDayFor,
  processingDayProblems,
} from './domain/processing-days';
import { isOriginatorName, newPaymentReference } from './domain/references';
import { controlTotals, type RunContent } from './domain/run-content';
import type { FundSettings } from './domain/settings';
import type { TransferReason } from './domain/words';
import { budgetLock, transfer } from './store/ledger.store';
import { payeeLock } from './store/payees.store';
import { PaymentEntity, PaymentRunEntity, PayingAccountEntity } from './store/payments.entities';
import { readPayableLines, readRun, readRuns } from './store/payments.read';
import {
  countLines,
  findLines,
  findPayments,
  isUnfinished,
  type LivePayment,
  nextNumber,
  numbersLock,
  type PayableLine,
  peopleOfRun,
  runLock,
} from './store/payment-runs.store';
import { fundSettingsOn } from './store/settings.store';

const notApart = refuse(
  'APPROVE_BY_ANOTHER',
  'A run is approved by somebody who did not prepare it, made none of its awards, and neither entered nor checked one of its accounts.',
  'id',
);
const runChanged = problem(
  'RUN_CHANGED',
  'The run is not what it was when it was frozen, or not what you looked at. Look at it again.',
  'contentHash',
);
const inAnotherRun = refuse('IN_ANOTHER_RUN', 'One of these lines is in a payment already.', 'awardLineIds');

/** Payments made together. Forward step by step; each step is refused when what it was built on has changed. */
@Injectable()
export class PaymentRuns {
  constructor(private readonly db: Database) {}

  payableLines(actor: Actor, args: PageArgs): Promise<Page<PayableLineType>> {
    authorise(actor, 'payableLines');
    return this.db.read(actor, (tx) => readPayableLines(tx, args));
  }

  paymentRuns(actor: Actor, args: PageArgs, open = false): Promise<Page<PaymentRunType>> {
    authorise(actor, 'paymentRuns');
    return this.db.read(actor, (tx) => readRuns(tx, args, open));
  }

  /** Between which days a run that is made now can be processed, and why. */
  paymentDays(actor: Actor): Promise<PaymentDaysType> {
    authorise(actor, 'paymentDays');
    return this.db.read(actor, async (tx) => {
      const cycle = await cycleOf(tx);
      return {
        first: firstProcessingDay(cycle),
        last: addDays(cycle.today, mostDaysAhead),
        cutOff: cycle.cutOff,
      };
    });
  }

  paymentRun(actor: Actor, id: string): Promise<PaymentRunType | null> {
    authorise(actor, 'paymentRun');
    return this.db.read(actor, (tx) => readRun(tx, id));
  }

  /**
   * Puts payable lines into a new run. No money moves yet, but no other run can have them. A day on which banks do not work
   * becomes the next on which they do; both are shown.
   */
  draftPaymentRun(actor: Actor, input: DraftPaymentRunInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'draftPaymentRun');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(DraftPaymentRunInput, input);
        if (shape.length > 0) return new Problems(shape);
        await tx.lock(numbersLock(actor.organisationId));
        const lines = await toBePaid(tx, input.awardLineIds);
        if (isProblems(lines)) return lines;
        const cycle = await cycleOf(tx);
        const processingDay = processingDayFor(input.processingDay, cycle.bankHolidays);
        const early = processingDayProblems(processingDay, cycle);
        if (early.length > 0) return new Problems(early);
        const settings = await fundSettingsOn(tx, actor.organisationId, tx.today);
        const id = randomUUID();
        await tx.manager.insert(PaymentRunEntity, {
          id,
          authorityId: actor.organisationId,
          number: await nextNumber(tx, 'payment_run'),
          status: 'DRAFT',
          format: input.format ?? settings.PAYMENT_FORMAT,
          askedDay: input.processingDay,
          processingDay,
          preparedAt: tx.now,
          preparedBy: actor.personId,
        });
        const refused = await addPayments(tx, id, lines);
        return refused ?? written(tx, id, 'PAYMENT_RUN_DRAFTED');
      },
      { once: { operation: 'draftPaymentRun', key: idempotencyKey, request, again: readAgain } },
    );
  }

  /** Changes a draft: lines in, payments out, another day. A frozen run is edited by nobody. */
  changePaymentRun(actor: Actor, input: ChangePaymentRunInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'changePaymentRun');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(ChangePaymentRunInput, input);
      if (shape.length > 0) return new Problems(shape);
      const run = await lockRun(tx, input.id);
      if (run.status !== 'DRAFT') return wrongStep('DRAFT', run);
      for (const id of input.takePaymentIds ?? []) {
        const { affected } = await tx.manager.update(
          PaymentEntity,
          { id, runId: run.id, status: 'IN_RUN' },
          { status: 'CANCELLED' },
        );
        if (affected !== 1) throw new NotFound();
      }
      const lines = await toBePaid(tx, input.addAwardLineIds ?? []);
      if (isProblems(lines)) return lines;
      const refused = await addPayments(tx, run.id, lines);
      if (refused) return refused;
      if (input.processingDay) {
        const cycle = await cycleOf(tx);
        const processingDay = processingDayFor(input.processingDay, cycle.bankHolidays);
        const early = processingDayProblems(processingDay, cycle);
        if (early.length > 0) return new Problems(early);
        const { processingDay: askedDay } = input;
        await tx.manager.update(PaymentRunEntity, { id: run.id }, { askedDay, processingDay });
      }
      return written(tx, run.id, 'PAYMENT_RUN_CHANGED');
    });
  }

  /**
   * Freezes a draft: control totals and content hash are fixed, and the money is in payment. From here on nothing edits it.
   * Problems by payment: what keeps it from being paid, PAYEE_CHANGED.
   */
  freezePaymentRun(actor: Actor, input: RunStepInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'freezePaymentRun');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(RunStepInput, input);
        if (shape.length > 0) return new Problems(shape);
        const run = await lockRun(tx, input.id);
        if (run.status !== 'DRAFT') return wrongStep('DRAFT', run);
        const payments = await findPayments(tx, run.id);
        const settings = await fundSettingsOn(tx, actor.organisationId, tx.today);
        const paying = await tx.manager.findOne(PayingAccountEntity, {
          where: { authorityId: actor.organisationId },
          order: { setAt: 'DESC', id: 'DESC' },
        });
        const originatorName = settings.ORIGINATOR_NAME;
        const problems = [
          ...payments.flatMap(paymentProblems),
          ...formatProblems(run, payments, settings, paying !== null),
          ...(await dayPassed(tx, run)),
        ];
        if (problems.length > 0) return new Problems(problems);
        const payingAccountId = run.format === 'ACCOUNTS_PAYABLE' ? null : (paying?.id ?? null);
        const payableColumns = settings.ACCOUNTS_PAYABLE_COLUMNS;
        const totals = controlTotals(
          contentOf({ ...run, originatorName, payingAccountId, payableColumns }, payments),
        );
        await tx.manager.update(
          PaymentRunEntity,
          { id: run.id },
          {
            status: 'FROZEN',
            controlCount: totals.count,
            controlPence: totals.pence,
            contentHash: totals.hash,
            originatorName,
            payingAccountId,
            payableColumns: [...payableColumns],
            frozenAt: tx.now,
            frozenBy: actor.personId,
          },
        );
        const refused = await moveAll(tx, payments, 'PUT_IN_PAYMENT');
        return refused ?? written(tx, run.id, 'PAYMENT_RUN_FROZEN');
      },
      { once: { operation: 'freezePaymentRun', key: idempotencyKey, request, again: readAgain } },
    );
  }

  /**
   * Approves what was frozen, and only that: whoever approves says the hash they looked at. Not by anybody who prepared it, made one of its
   * awards, or entered or checked one of its accounts; people are compared, whatever their roles were when.
   */
  approvePaymentRun(actor: Actor, input: ApprovePaymentRunInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'approvePaymentRun');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(ApprovePaymentRunInput, input);
        if (shape.length > 0) return new Problems(shape);
        const run = await lockRun(tx, input.id);
        if (run.status !== 'FROZEN') return wrongStep('FROZEN', run);
        const apart = ![run.preparedBy, run.frozenBy].includes(actor.personId);
        if (!apart || (await peopleOfRun(tx, run.id)).has(actor.personId)) return notApart;
        const changed = await unchanged(tx, run);
        if (input.contentHash !== run.contentHash) changed.unshift(runChanged);
        if (changed.length > 0) return new Problems(changed);
        return unlessRefused(
          async () => {
            await tx.manager.update(
              PaymentRunEntity,
              { id: run.id },
              {
                status: 'APPROVED',
                approvedAt: tx.now,
                approvedBy: actor.personId,
                approvedHash: input.contentHash,
              },
            );
            return written(tx, run.id, 'PAYMENT_RUN_APPROVED');
          },
          { payment_run_approved_by_another: notApart, payment_run_approved_by_somebody_apart: notApart },
        );
      },
      { once: { operation: 'approvePaymentRun', key: idempotencyKey, request, again: readAgain } },
    );
  }

  /** Says that the file was handed to the bank or to finance’s own system: from here on a statement says what becomes of it. */
  sendPaymentRun(actor: Actor, input: SendPaymentRunInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'sendPaymentRun');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(SendPaymentRunInput, input);
        if (shape.length > 0) return new Problems(shape);
        const run = await lockRun(tx, input.id);
        if (run.status !== 'FILE_MADE') return wrongStep('FILE_MADE', run);
        await tx.manager.update(
          PaymentRunEntity,
          { id: run.id },
          { status: 'SENT', sentAt: tx.now, sentBy: actor.personId, sentHow: input.how },
        );
        await tx.manager.update(PaymentEntity, { runId: run.id, status: 'IN_RUN' }, { status: 'SENT' });
        return written(tx, run.id, 'PAYMENT_RUN_SENT');
      },
      { once: { operation: 'sendPaymentRun', key: idempotencyKey, request, again: readAgain } },
    );
  }

  /** Gives all money of a run back, before a file is made. An approval is void by it. */
  cancelPaymentRun(actor: Actor, input: CancelPaymentRunInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'cancelPaymentRun');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(CancelPaymentRunInput, input);
      if (shape.length > 0) return new Problems(shape);
      const run = await lockRun(tx, input.id);
      if (!['DRAFT', 'FROZEN', 'APPROVED'].includes(run.status)) return wrongStep('FROZEN', run);
      if (run.status === 'APPROVED')
        await tx.manager.update(
          PaymentRunEntity,
          { id: run.id },
          { status: 'FROZEN', approvedAt: null, approvedBy: null, approvedHash: null },
        );
      const payments = run.status === 'DRAFT' ? [] : await findPayments(tx, run.id);
      await tx.manager.update(
        PaymentRunEntity,
        { id: run.id },
        { status: 'CANCELLED', cancelledAt: tx.now, cancelledBecause: input.reason },
      );
      await tx.manager.update(PaymentEntity, { runId: run.id, status: 'IN_RUN' }, { status: 'CANCELLED' });
      const refused = await moveAll(tx, payments, 'TAKEN_FROM_PAYMENT');
      return refused ?? written(tx, run.id, 'PAYMENT_RUN_CANCELLED', input.reason);
    });
  }

  /**
   * The bank refused a file that was sent, or some of its payments, so that nothing of them was or will be paid: their lines
   * are payable again. Says somebody other than who prepared the run.
   */
  recordRejectedByBank(actor: Actor, input: RejectedByBankInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'recordRejectedByBank');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(RejectedByBankInput, input);
      if (shape.length > 0) return new Problems(shape);
      const run = await lockRun(tx, input.id);
      if (run.status !== 'SENT') return wrongStep('SENT', run);
      if (run.preparedBy === actor.personId) return notApart;
      const sent = await tx.manager.findBy(PaymentEntity, { runId: run.id, status: 'SENT' });
      const rejected = input.paymentIds ? sent.filter(({ id }) => input.paymentIds?.includes(id)) : sent;
      if (rejected.length === 0 || (input.paymentIds && rejected.length < new Set(input.paymentIds).size))
        return refuse(
          'NOT_ON_ITS_WAY',
          'Only a payment that was sent, and nothing more, is refused.',
          'paymentIds',
        );
      for (const { id } of rejected) await tx.manager.update(PaymentEntity, { id }, { status: 'CANCELLED' });
      const refused = await moveAll(tx, rejected, 'TAKEN_FROM_PAYMENT');
      return refused ?? written(tx, run.id, 'PAYMENTS_REJECTED_BY_BANK', input.reason);
    });
  }

  /** Closes a run: every payment of it is settled, cancelled, or returned and dealt with. */
  closePaymentRun(actor: Actor, id: string): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'closePaymentRun');
    return this.db.commit(actor, async (tx) => {
      const run = await lockRun(tx, id);
      if (run.status !== 'SENT') return wrongStep('SENT', run);
      if (await isUnfinished(tx, id))
        return refuse(
          'NOT_ALL_DONE',
          'Some of its payments are neither settled nor cancelled, nor returned and dealt with.',
          'id',
        );
      await tx.manager.update(PaymentRunEntity, { id }, { status: 'CLOSED', closedAt: tx.now });
      return written(tx, id, 'PAYMENT_RUN_CLOSED');
    });
  }
}

/**
 * The run, once every other command about it, its budgets and its payees is done. Everybody takes these locks in one order: numbers, runs, budgets,
 * payees; each kind sorted. @throws NotFound
 */
export async function lockRun(
  tx: Tx<PersonActor>,
  id: string,
  before: readonly string[] = [],
): Promise<PaymentRunEntity> {
  const own = { id, authorityId: tx.actor.organisationId };
  if (!(await tx.manager.existsBy(PaymentRunEntity, own))) throw new NotFound();
  if (before.length > 0) await tx.lock(...before);
  await tx.lock(runLock(id));
  const payments = await tx.manager.findBy(PaymentEntity, { runId: id });
  await tx.lock(...payments.map(({ budgetId }) => budgetLock(budgetId)));
  await tx.lock(...payments.map(({ payeeId }) => payeeLock(payeeId)));
  return tx.manager.findOneByOrFail(PaymentRunEntity, own);
}

const steps: Readonly<Record<RunStatus, string>> = {
  DRAFT: 'a draft',
  FROZEN: 'frozen',
  APPROVED: 'approved',
  FILE_MADE: 'written to its file',
  SENT: 'sent',
  CLOSED: 'closed',
  CANCELLED: 'cancelled',
};

export const wrongStep = (wanted: RunStatus, run: PaymentRunEntity): Problems =>
  refuse(
    'WRONG_STEP',
    `This run is ${steps[run.status]}. That can be done only when it is ${steps[wanted]}.`,
    'id',
  );

/** All that approval is bound to, as it is now. */
const contentOf = (
  run: Pick<
    PaymentRunEntity,
    'id' | 'authorityId' | 'format' | 'processingDay' | 'originatorName' | 'payingAccountId'
  > & { readonly payableColumns: RunContent['payableColumns'] | null },
  payments: readonly LivePayment[],
): RunContent => ({
  runId: run.id,
  authorityId: run.authorityId,
  format: run.format,
  processingDay: run.processingDay,
  originatorName: run.originatorName ?? '',
  payingAccountId: run.payingAccountId,
  payableColumns: run.payableColumns ?? [],
  payments,
});

/** What has changed since the run was frozen, by payment: PAYEE_CHANGED, RUN_CHANGED. Nothing: it stands as it was. */
export async function unchanged(tx: Tx, run: PaymentRunEntity): Promise<Problem[]> {
  const payments = await findPayments(tx, run.id);
  const totals = controlTotals(contentOf(run, payments));
  const same =
    totals.hash === run.contentHash && totals.count === run.controlCount && totals.pence === run.controlPence;
  return [
    ...(same ? [] : [runChanged]),
    ...payments.flatMap((payment, index) => changedSince(payment, payment, `payments.${String(index)}`)),
  ];
}

/** Whether the run’s processing day can still be kept. */
export async function dayPassed(tx: Tx<PersonActor>, run: PaymentRunEntity): Promise<Problem[]> {
  return processingDayProblems(run.processingDay, await cycleOf(tx));
}

async function cycleOf(tx: Tx<PersonActor>): Promise<Cycle> {
  const settings = await fundSettingsOn(tx, tx.actor.organisationId, tx.today);
  return {
    now: tx.now,
    today: tx.today,
    cutOff: settings.PAYMENT_CUT_OFF,
    bankHolidays: await bankHolidays(tx),
  };
}

/** The lines, each payable, or everything that keeps one from it. @throws NotFound for what is not there. */
async function toBePaid(tx: Tx, awardLineIds: readonly string[]): Promise<Outcome<PayableLine[]>> {
  const wanted = [...new Set(awardLineIds)];
  const lines = await findLines(tx, wanted);
  if (lines.length < wanted.length && (await countLines(tx, wanted)) < wanted.length) throw new NotFound();
  const found = new Map(lines.map((line) => [line.awardLineId, line]));
  const problems = wanted.flatMap((id, index) => {
    const field = `awardLineIds.${String(index)}`;
    const line = found.get(id);
    return line
      ? notPayableProblems(whyNotPayable(line), field)
      : [problem('NOT_INVOICED', 'There is no invoice for this line yet.', field)];
  });
  return problems.length > 0 ? new Problems(problems) : lines;
}

/** Puts lines into a draft. Who comes second for a line is refused by the index, whatever was seen before. */
async function addPayments(
  tx: Tx<PersonActor>,
  runId: string,
  lines: readonly PayableLine[],
): Promise<Problems | undefined> {
  if (lines.length === 0) return undefined;
  const added = await unlessRefused(
    async () => {
      await tx.manager.insert(
        PaymentEntity,
        lines.map(({ awardLineId, budgetId, invoiceId, payeeId, accountId, pence }) => ({
          id: randomUUID(),
          runId,
          authorityId: tx.actor.organisationId,
          awardLineId,
          budgetId,
          invoiceId,
          payeeId,
          payeeAccountId: accountId ?? '',
          pence,
          reference: newPaymentReference(),
          status: 'IN_RUN' as const,
          addedAt: tx.now,
          addedBy: tx.actor.personId,
        })),
      );
      return null;
    },
    { payment_one_live_per_line: inAnotherRun },
  );
  return isProblems(added) ? added : undefined;
}

/** What keeps one payment of a draft from being frozen. */
function paymentProblems(payment: LivePayment, index: number): Problem[] {
  const field = `payments.${String(index)}`;
  const standing = whyNotPayable({ ...payment, inLivePayment: false });
  return [
    ...notPayableProblems(
      standing.filter((code) => ['NOT_COMMITTED', 'RETURN_OPEN', 'ACCOUNT_CAME_BACK'].includes(code)),
      field,
    ),
    ...changedSince(payment, payment, field),
  ];
}

/** What a format cannot carry. */
function formatProblems(
  run: PaymentRunEntity,
  payments: readonly LivePayment[],
  { ORIGINATOR_NAME: originatorName, ACCOUNTS_PAYABLE_COLUMNS: columns }: FundSettings,
  hasPayingAccount: boolean,
): Problem[] {
  const problems: Problem[] = [];
  if (payments.length === 0)
    problems.push(problem('EMPTY_RUN', 'There is nothing in this run to pay.', 'id'));
  if (payments.reduce((sum, { pence }) => sum + pence, 0) > 99_999_999_999)
    problems.push(problem('TOO_MUCH', 'A run pays at most £999,999,999.99. Make two.', 'id'));
  if (!areColumns(columns))
    problems.push(
      problem(
        'PAYABLE_COLUMNS',
        'The setting ACCOUNTS_PAYABLE_COLUMNS does not name columns that there are.',
        'id',
      ),
    );
  if (run.format === 'ACCOUNTS_PAYABLE') return problems;
  if (!hasPayingAccount)
    problems.push(problem('NO_PAYING_ACCOUNT', 'Say first from which account the fund pays.', 'id'));
  if (!isOriginatorName(originatorName))
    problems.push(
      problem(
        'ORIGINATOR_NAME',
        'The setting ORIGINATOR_NAME must be 1 to 18 characters that Bacs has.',
        'id',
      ),
    );
  payments.forEach(({ hasRollNumber }, index) => {
    if (hasRollNumber)
      problems.push(
        problem(
          'ROLL_NUMBER',
          'Bacs would carry this payee’s roll number in place of our reference. Pay it by the accounts-payable import.',
          `payments.${String(index)}`,
        ),
      );
  });
  return problems;
}

/** Moves the money of payments, each as one transfer that names its payment. */
export async function moveAll(
  tx: Tx<PersonActor>,
  payments: readonly Pick<LivePayment, 'id' | 'budgetId' | 'awardLineId' | 'pence'>[],
  reason: TransferReason,
): Promise<Problems | undefined> {
  for (const { id: paymentId, budgetId, awardLineId, pence } of payments) {
    const moved = await transfer(tx, { budgetId, awardLineId, paymentId, pence: toPence(pence), reason });
    if (isProblems(moved)) return moved;
  }
  return undefined;
}

async function written(tx: Tx, id: string, action: string, reason?: string): Promise<PaymentRunType> {
  await record(tx, {
    action,
    subject: { kind: 'payment_run', id },
    ...(reason === undefined ? {} : { reason }),
  });
  return readAgain(tx, id);
}

/** The run as the actor sees it. @throws NotFound */
export async function readAgain(tx: Tx, id: string): Promise<PaymentRunType> {
  const run = await readRun(tx, id);
  if (!run) throw new NotFound();
  return run;
}
