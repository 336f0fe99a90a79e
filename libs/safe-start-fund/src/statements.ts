import { randomUUID } from 'node:crypto';
import { bankHolidays } from '@app/accommodation';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  authorise,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  type Problem,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { raiseAlert } from './alerts';
import { ClearSuspenseInput, DealWithReturnInput, ImportStatementInput } from './api/statement.input';
import type { BankLineType, BankStatementType, StatementImportType } from './api/statement.type';
import type { PaymentReturnType } from './api/payment-run.type';
import {
  balanceIn,
  balances,
  isStatement,
  type Meaning,
  meaningOf,
  readStatement,
  referencesIn,
  returnDueOn,
  type StatementLine,
} from './domain/statement';
import type { SuspenseReason } from './domain/payment-words';
import { keyOf } from './domain/words';
import { moveAll } from './payment-runs';
import { PayeeEntity } from './store/fund.entities';
import { budgetLock } from './store/ledger.store';
import { payeeLock, peopleForAccountSince } from './store/payees.store';
import { findByReference, findLines, type FoundPayment, runLock } from './store/payment-runs.store';
import {
  BankLineEntity,
  BankStatementEntity,
  PaymentEntity,
  PaymentReturnEntity,
} from './store/payments.entities';
import {
  readBankLine,
  readReturn,
  readReturns,
  readStatementRow,
  readStatements,
  readSuspense,
} from './store/payments.read';
import { fundSettingsOn } from './store/settings.store';

const known = refuse('STATEMENT_KNOWN', 'This statement was read before.', 'number');

/** What the bank’s statements say became of each payment. A line that is not plainly one payment’s waits for a person. */
@Injectable()
export class Statements {
  constructor(private readonly db: Database) {}

  bankStatements(actor: Actor, args: PageArgs): Promise<Page<BankStatementType>> {
    authorise(actor, 'bankStatements');
    return this.db.read(actor, (tx) => readStatements(tx, args));
  }

  bankStatement(actor: Actor, id: string): Promise<BankStatementType | null> {
    authorise(actor, 'bankStatement');
    return this.db.read(actor, (tx) => readStatementRow(tx, id));
  }

  bankLine(actor: Actor, id: string): Promise<BankLineType | null> {
    authorise(actor, 'bankLine');
    return this.db.read(actor, (tx) => readBankLine(tx, id));
  }

  paymentReturn(actor: Actor, paymentId: string): Promise<PaymentReturnType | null> {
    authorise(actor, 'paymentReturn');
    return this.db.read(actor, (tx) => readReturn(tx, paymentId));
  }

  suspense(actor: Actor, args: PageArgs): Promise<Page<BankLineType>> {
    authorise(actor, 'suspense');
    return this.db.read(actor, (tx) => readSuspense(tx, args));
  }

  paymentReturns(actor: Actor, args: PageArgs): Promise<Page<PaymentReturnType>> {
    authorise(actor, 'paymentReturns');
    return this.db.read(actor, (tx) => readReturns(tx, args));
  }

  /**
   * Reads a statement: all of it, or nothing. Lines that an earlier statement had are taken once. Payments are settled or returned
   * by their reference and their exact amount; everything else is in suspense.
   */
  importStatement(actor: Actor, input: ImportStatementInput): Promise<Outcome<StatementImportType>> {
    authorise(actor, 'importStatement');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(ImportStatementInput, input);
        if (shape.length > 0) return new Problems(shape);
        const read = statementIn(input);
        if (read instanceof Problems) return read;
        await tx.lock(`bank statements ${actor.organisationId}`);
        const words = [...new Set(read.lines.flatMap(({ reference }) => wordsOf(reference)))];
        const before = await findByReference(tx, words);
        await tx.lock(...before.map(({ runId }) => runLock(runId)));
        await tx.lock(...before.map(({ budgetId }) => budgetLock(budgetId)));
        await tx.lock(...before.map(({ payeeId }) => payeeLock(payeeId)));
        const id = randomUUID();
        const { account, number } = input;
        const taken = await unlessRefused(
          async () => {
            await tx.manager.insert(BankStatementEntity, {
              id,
              authorityId: actor.organisationId,
              account,
              number,
              openingPence: read.opening,
              closingPence: read.closing,
              importedAt: tx.now,
              importedBy: actor.personId,
            });
            return null;
          },
          { bank_statement_once: known },
        );
        if (isProblems(taken)) return taken;
        const found = await findByReference(tx, words);
        const refused = await takeLines(tx, { statementId: id, account }, read.lines, found);
        if (refused) return refused;
        await record(tx, { action: 'STATEMENT_IMPORTED', subject: { kind: 'bank_statement', id } });
        return imported(tx, id);
      },
      { once: { operation: 'importStatement', key: idempotencyKey, request, again: imported } },
    );
  }

  /**
   * A person says what became of a line that no payment could be found for. It stays on record. Where it is a payment
   * whose reference the bank got wrong, that is paid, or came back, as if the line had said so: to the penny.
   */
  clearSuspense(actor: Actor, input: ClearSuspenseInput): Promise<Outcome<BankLineType>> {
    authorise(actor, 'clearSuspense');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(ClearSuspenseInput, input);
      if (shape.length > 0) return new Problems(shape);
      const { lineId: id, reason } = input;
      const own = { id, authorityId: actor.organisationId };
      if (!(await tx.manager.existsBy(BankLineEntity, own))) throw new NotFound();
      const reference = keyOf(input.paymentReference ?? '');
      const before = reference === '' ? [] : await findByReference(tx, [reference]);
      await tx.lock(`bank line ${id}`);
      await tx.lock(...before.map(({ runId }) => runLock(runId)));
      await tx.lock(...before.map(({ budgetId }) => budgetLock(budgetId)));
      await tx.lock(...before.map(({ payeeId }) => payeeLock(payeeId)));
      const line = await tx.manager.findOneByOrFail(BankLineEntity, own);
      if (line.suspenseBecause === null || line.clearedAt !== null)
        return refuse('NOT_IN_SUSPENSE', 'This line is not in suspense.', 'lineId');
      const matched = reference === '' ? null : await matchByHand(tx, line, reference);
      if (isProblems(matched)) return matched;
      await tx.manager.update(
        BankLineEntity,
        { id },
        {
          clearedAt: tx.now,
          clearedBy: actor.personId,
          clearedBecause: reason,
          ...(matched === null ? {} : { paymentId: matched }),
        },
      );
      await record(tx, { action: 'SUSPENSE_CLEARED', subject: { kind: 'bank_line', id }, reason });
      const cleared = await readBankLine(tx, id);
      if (!cleared) throw new NotFound();
      return cleared;
    });
  }

  /**
   * Decides on a payment that came back. To be paid again, its payee’s account must have been looked at afresh: since the return, two
   * people stood for it, by entering and confirming or by confirming it.
   */
  dealWithReturn(actor: Actor, input: DealWithReturnInput): Promise<Outcome<PaymentReturnType>> {
    authorise(actor, 'dealWithReturn');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(DealWithReturnInput, input);
      if (shape.length > 0) return new Problems(shape);
      const { paymentId, decision, reason } = input;
      const own = { paymentId, authorityId: actor.organisationId };
      if (!(await tx.manager.existsBy(PaymentReturnEntity, own))) throw new NotFound();
      const { payeeId, runId, awardLineId } = await tx.manager.findOneByOrFail(PaymentEntity, {
        id: paymentId,
      });
      await tx.lock(runLock(runId));
      await tx.lock(payeeLock(payeeId));
      const returned = await tx.manager.findOneByOrFail(PaymentReturnEntity, own);
      if (returned.dealtAt !== null) return refuse('DEALT_WITH', 'This return was dealt with.', 'paymentId');
      if (decision === 'PAY_AGAIN') {
        const [line] = await findLines(tx, [awardLineId]);
        if (line?.payeeBlocked)
          return refuse(
            'PAYEE_BLOCKED',
            'Nothing is paid to this payee until somebody has looked into it.',
            'paymentId',
          );
        const people = await peopleForAccountSince(tx, payeeId, returned.recordedAt);
        if (people < 2 || line?.changePending)
          return refuse(
            'CHECK_ACCOUNT_AFRESH',
            'Look at the payee’s account afresh: enter it again and have somebody else check it, or have two others check it.',
            'paymentId',
          );
      }
      await tx.manager.update(
        PaymentReturnEntity,
        { paymentId },
        { dealtAt: tx.now, dealtBy: actor.personId, decision, reason },
      );
      await record(tx, { action: 'RETURN_DEALT_WITH', subject: { kind: 'payment', id: paymentId }, reason });
      const dealt = await readReturn(tx, paymentId);
      if (!dealt) throw new NotFound();
      return dealt;
    });
  }
}

interface ReadStatement {
  readonly lines: readonly StatementLine[];
  readonly opening: BankStatementEntity['openingPence'];
  readonly closing: BankStatementEntity['closingPence'];
}

/** The statement that was given, or everything that is wrong with it. */
function statementIn({
  text,
  openingBalance,
  closingBalance,
}: ImportStatementInput): ReadStatement | Problems {
  const lines = readStatement(text);
  const opening = balanceIn(openingBalance);
  const closing = balanceIn(closingBalance);
  const problems: Problem[] = isStatement(lines) ? [] : [...lines];
  const amount = (field: string): Problem =>
    problem('AMOUNT', 'Write the balance in pounds, such as 1249.99 or -12.50.', field);
  if (opening === null) problems.push(amount('openingBalance'));
  if (closing === null) problems.push(amount('closingBalance'));
  if (!isStatement(lines) || opening === null || closing === null || problems.length > 0)
    return new Problems(problems);
  return balances(opening, lines, closing)
    ? { lines, opening, closing }
    : refuse(
        'DOES_NOT_BALANCE',
        'The lines do not lead from the opening to the closing balance. Part of the statement may be missing.',
        'closingBalance',
      );
}

/** Words of a line’s reference that could be ours. */
const wordsOf = (reference: string): string[] => [
  ...new Set(
    [...reference.toUpperCase().split(/[^A-Z0-9]+/), keyOf(reference)].filter((word) => word.length > 6),
  ),
];

/** Takes every line that is new, in the order of the file. */
async function takeLines(
  tx: Tx<PersonActor>,
  statement: { readonly statementId: string; readonly account: string },
  lines: readonly StatementLine[],
  found: readonly FoundPayment[],
): Promise<Problems | undefined> {
  const payments = new Map(found.map((payment) => [payment.reference, payment]));
  const references = new Set(payments.keys());
  const seen = await keysOf(tx, statement.account, lines);
  const days = await returnDays(tx);
  for (const line of lines.filter(({ key }) => !seen.has(key))) {
    const candidates = referencesIn(line.reference, references).flatMap(
      (reference) => payments.get(reference) ?? [],
    );
    const meaning = meaningOf(line, candidates);
    const lineId = await keepLine(tx, statement, line, meaning);
    const payment = candidates.find(({ id }) => id === meaning.payment?.id);
    if (!payment || meaning.kind === 'SUSPENSE') continue;
    const refused =
      meaning.kind === 'RETURNED'
        ? await takeBack(tx, payment, line, lineId, days)
        : await settle(tx, payment, line);
    if (refused) return refused;
    payments.set(payment.reference, {
      ...payment,
      status: meaning.kind === 'SETTLED' ? 'SETTLED' : 'RETURNED',
      settledOn: meaning.kind === 'RETURNED' ? payment.settledOn : line.onDay,
    });
  }
  return undefined;
}

/** Which of these lines an earlier statement of the account had. */
async function keysOf(
  tx: Tx<PersonActor>,
  account: string,
  lines: readonly StatementLine[],
): Promise<ReadonlySet<string>> {
  const rows: { line_key: string }[] = await tx.manager.query(
    'select line_key from bank_line where authority_id = $1 and account = $2 and line_key = any ($3)',
    [tx.actor.organisationId, account, lines.map(({ key }) => key)],
  );
  return new Set(rows.map(({ line_key }) => line_key));
}

async function keepLine(
  tx: Tx<PersonActor>,
  statement: { readonly statementId: string; readonly account: string },
  line: StatementLine,
  meaning: Meaning,
): Promise<string> {
  const id = randomUUID();
  const { row, key: lineKey, onDay, reference, direction, pence, returned: returnCode } = line;
  await tx.manager.insert(BankLineEntity, {
    ...statement,
    id,
    authorityId: tx.actor.organisationId,
    row,
    lineKey,
    onDay,
    reference,
    direction,
    pence,
    returnCode,
    paymentId: meaning.payment?.id ?? null,
    suspenseBecause: meaning.kind === 'SUSPENSE' ? meaning.because : null,
  });
  return id;
}

const notThatPayment: Readonly<Record<SuspenseReason, string>> = {
  UNKNOWN_REFERENCE: 'No payment of yours has this reference.',
  SEVERAL_PAYMENTS: 'No payment of yours has this reference.',
  WRONG_AMOUNT: 'That payment is of another amount than the line.',
  NOT_SENT: 'That payment was not sent.',
  SETTLED_BEFORE: 'That payment was shown as paid before.',
  RETURNED_BEFORE: 'That payment came back before.',
  NO_RETURN_CODE:
    'The line gives no code for why it came back, so nobody can say what is to happen. Ask the bank, and read the statement with its code.',
};

/** Takes a line for the payment that a person names. @returns the payment, or why it cannot be that one. */
async function matchByHand(
  tx: Tx<PersonActor>,
  {
    id,
    direction,
    pence,
    returnCode: returned,
    onDay,
    reference: written,
    row,
    lineKey: key,
  }: BankLineEntity,
  reference: string,
): Promise<Outcome<string>> {
  const line: StatementLine = { row, key, onDay, reference: written, direction, pence, returned };
  const found = await findByReference(tx, [reference]);
  const meaning = meaningOf(line, found);
  const [payment] = found;
  if (meaning.kind === 'SUSPENSE' || !payment)
    return refuse(
      'NOT_THAT_PAYMENT',
      notThatPayment[meaning.kind === 'SUSPENSE' ? meaning.because : 'UNKNOWN_REFERENCE'],
      'paymentReference',
    );
  const refused =
    meaning.kind === 'RETURNED'
      ? await takeBack(tx, payment, line, id, await returnDays(tx))
      : await settle(tx, payment, line);
  return refused ?? payment.id;
}

/** It was paid. When its return was read before, the money is committed again already and only the day is kept. */
async function settle(
  tx: Tx<PersonActor>,
  payment: FoundPayment,
  { onDay: settledOn }: StatementLine,
): Promise<Problems | undefined> {
  const { id, status } = payment;
  if (status === 'RETURNED') {
    await tx.manager.update(PaymentEntity, { id }, { settledOn });
    return undefined;
  }
  await tx.manager.update(PaymentEntity, { id }, { status: 'SETTLED', settledOn });
  return moveAll(tx, [payment], 'PAID');
}

/** It came back: the money is committed again, and somebody owns what is to happen. A payee who died is never asked for new details. */
async function takeBack(
  tx: Tx<PersonActor>,
  payment: FoundPayment,
  { returned: code, onDay: returnedOn }: StatementLine,
  bankLineId: string,
  { count, holidays }: ReturnDays,
): Promise<Problems | undefined> {
  if (code === null) throw new Error('A return has its code.');
  await tx.manager.update(PaymentEntity, { id: payment.id }, { status: 'RETURNED' });
  const refused = await moveAll(
    tx,
    [payment],
    payment.status === 'SETTLED' ? 'RETURNED' : 'TAKEN_FROM_PAYMENT',
  );
  if (refused) return refused;
  await tx.manager.insert(PaymentReturnEntity, {
    paymentId: payment.id,
    authorityId: tx.actor.organisationId,
    awardLineId: payment.awardLineId,
    bankLineId,
    code,
    returnedOn,
    recordedAt: tx.now,
    ownerId: payment.preparedBy,
    dueOn: returnDueOn(tx.today, count, holidays),
  });
  if (code === 'BENEFICIARY_DECEASED') {
    await tx.manager.update(
      PayeeEntity,
      { id: payment.payeeId },
      { blockedAt: tx.now, blockedBecause: 'DECEASED' },
    );
    await raiseAlert(tx, payment);
  }
  return undefined;
}

interface ReturnDays {
  readonly count: number;
  readonly holidays: ReadonlySet<string>;
}

async function returnDays(tx: Tx<PersonActor>): Promise<ReturnDays> {
  const settings = await fundSettingsOn(tx, tx.actor.organisationId, tx.today);
  return { count: settings.RETURN_WORKING_DAYS, holidays: await bankHolidays(tx) };
}

/** What an import did, read from what it left. */
async function imported(tx: Tx, id: string): Promise<StatementImportType> {
  const statement = await readStatementRow(tx, id);
  if (!statement) throw new NotFound();
  const { lines } = statement;
  const plain = lines.filter(({ suspenseBecause }) => suspenseBecause === null);
  return {
    id,
    statement,
    settled: plain.filter(({ direction }) => direction === 'OUT').length,
    returned: plain.filter(({ direction }) => direction === 'IN').length,
    inSuspense: lines.length - plain.length,
  };
}
