import { createHash, randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, Vault } from '@app/database';
import { checkInput } from '@app/graphql';
import {
  type Actor,
  authorise,
  dayIn,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { RunStepInput } from './api/payment-run.input';
import type { PaymentFileContentType, PaymentRunType } from './api/payment-run.type';
import type { AccountDetails } from './domain/account-details';
import { accountsPayableFile, type PayableRow } from './domain/accounts-payable';
import { bacsFile } from './domain/bacs';
import type { PaymentFormat } from './domain/payment-words';
import { dayPassed, lockRun, readAgain, unchanged, wrongStep } from './payment-runs';
import { nextNumber, numbersLock, paymentsForFile } from './store/payment-runs.store';
import { PayingAccountEntity, PaymentFileEntity, PaymentRunEntity } from './store/payments.entities';

/** What a file is called, fixed before a byte of it is written: the bytes follow from it and from the frozen run. */
export type FileIdentity = Pick<
  PaymentFileEntity,
  'id' | 'format' | 'number' | 'name' | 'processingDay' | 'madeAt'
>;

const named: Readonly<Record<PaymentFormat, (number: number) => string>> = {
  ACCOUNTS_PAYABLE: (number) => `AP-${String(number).padStart(6, '0')}.csv`,
  BACS_SINGLE_DAY: (number) => `BACS-${String(number).padStart(6, '0')}.txt`,
  BACS_MULTI_DAY: (number) => `BACS-M-${String(number).padStart(6, '0')}.txt`,
};

/**
 * Files of payment runs. Identity and sealed bytes are one row, written with the run’s step in one transaction: there is no moment
 * in which a fault could leave a name without its bytes, or bytes without their name.
 */
@Injectable()
export class PaymentFiles {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** Writes an approved run, once: the same key again answers with the same file. Problems: PAYEE_CHANGED, RUN_CHANGED, DAY_TOO_EARLY. */
  makePaymentFile(actor: Actor, input: RunStepInput): Promise<Outcome<PaymentRunType>> {
    authorise(actor, 'makePaymentFile');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(RunStepInput, input);
        if (shape.length > 0) return new Problems(shape);
        const run = await lockRun(tx, input.id, [numbersLock(actor.organisationId)]);
        if (run.status !== 'APPROVED') return wrongStep('APPROVED', run);
        const changed = [...(await unchanged(tx, run)), ...(await dayPassed(tx, run))];
        if (changed.length > 0) return new Problems(changed);
        const { format, processingDay } = run;
        const number = await nextNumber(tx, { format });
        const identity = {
          id: randomUUID(),
          format,
          number,
          name: named[format](number),
          processingDay,
          madeAt: tx.now,
        };
        const bytes = await this.bytesOf(tx, run, identity);
        await tx.manager.insert(PaymentFileEntity, {
          ...identity,
          authorityId: actor.organisationId,
          runId: run.id,
          contentHash: run.contentHash ?? '',
          sealed: await this.vault.seal(tx, ownerOf(actor), placeOf(identity), bytes),
          sha256: createHash('sha256').update(bytes).digest('hex'),
          size: bytes.length,
          madeBy: actor.personId,
        });
        await tx.manager.update(PaymentRunEntity, { id: run.id }, { status: 'FILE_MADE' });
        await record(tx, { action: 'PAYMENT_FILE_MADE', subject: { kind: 'payment_run', id: run.id } });
        return readAgain(tx, run.id);
      },
      { once: { operation: 'makePaymentFile', key: idempotencyKey, request, again: readAgain } },
    );
  }

  /** The bytes of a file, as they were made, to finance. Each time is on record. @throws NotFound */
  downloadPaymentFile(actor: Actor, id: string): Promise<Outcome<PaymentFileContentType>> {
    authorise(actor, 'downloadPaymentFile');
    return this.db.commit(actor, async (tx) => {
      const file = await tx.manager.findOneBy(PaymentFileEntity, { id, authorityId: actor.organisationId });
      if (!file) throw new NotFound();
      const bytes = await this.vault.open(tx, ownerOf(actor), placeOf(file), file.sealed);
      if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
        throw new Error('A payment file is not what it was when it was made.');
      await record(tx, { action: 'PAYMENT_FILE_DOWNLOADED', subject: { kind: 'payment_file', id } });
      const { name, sha256, size } = file;
      return { id, name, sha256, size, base64: bytes.toString('base64') };
    });
  }

  /** The bytes that an identity and a frozen run come to: nothing else goes in, neither the clock nor chance. */
  async bytesOf(tx: Tx<PersonActor>, run: PaymentRunEntity, identity: FileIdentity): Promise<Buffer> {
    const payments = await paymentsForFile(tx, run.id);
    const rows: PayableRow[] = [];
    for (const { sealed, payeeId, payeeAccountId, ...payment } of payments) {
      const owner = { kind: 'PAYEE', id: payeeId } as const;
      rows.push({ ...payment, ...(await this.opened(tx, owner, `payee_account ${payeeAccountId}`, sealed)) });
    }
    const { name, number, processingDay, madeAt } = identity;
    if (run.format === 'ACCOUNTS_PAYABLE') {
      const { controlCount: count, controlPence: pence, payableColumns } = run;
      if (count === null || pence === null || payableColumns === null)
        throw new Error('A frozen run has its totals and columns.');
      const text = accountsPayableFile(payableColumns, rows, {
        fileName: name,
        processingDay,
        count,
        pence,
      });
      return Buffer.from(text, 'utf8');
    }
    const paying = await tx.manager.findOneByOrFail(PayingAccountEntity, { id: run.payingAccountId ?? '' });
    const from = await this.opened(tx, ownerOf(tx.actor), `paying_account ${paying.id}`, paying.sealed);
    const text = bacsFile(
      {
        identity: { number, createdOn: dayIn(madeAt) },
        originator: {
          serviceUserNumber: paying.serviceUserNumber,
          sortCode: from.sortCode,
          accountNumber: from.accountNumber,
          name: run.originatorName ?? '',
        },
        credits: rows.map((row) => ({ ...row, processingDay })),
      },
      { multiDay: run.format === 'BACS_MULTI_DAY' },
    );
    return Buffer.from(text, 'ascii');
  }

  private async opened(
    tx: Tx,
    owner: { readonly kind: 'PAYEE' | 'AUTHORITY'; readonly id: string },
    place: string,
    sealed: Buffer,
  ): Promise<AccountDetails> {
    return JSON.parse((await this.vault.open(tx, owner, place, sealed)).toString('utf8')) as AccountDetails;
  }
}

const ownerOf = ({ organisationId }: PersonActor) => ({ kind: 'AUTHORITY', id: organisationId }) as const;
const placeOf = ({ id }: { readonly id: string }): string => `payment_file ${id}`;
