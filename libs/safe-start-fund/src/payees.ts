import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused, Vault } from '@app/database';
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
import {
  AddPayeeInput,
  BlockPayeeInput,
  EnterPayeeAccountInput,
  SetPayingAccountInput,
  UnblockPayeeInput,
  VerifyPayeeAccountInput,
} from './api/payee.input';
import type { PayeeType, PayingAccountType } from './api/payee.type';
import {
  accountIn,
  accountProblems,
  fingerprintOf,
  payeeAccountFingerprints,
} from './domain/account-details';
import { keyOf } from './domain/words';
import { ModulusCheck } from './modulus-check';
import { PayeeEntity } from './store/fund.entities';
import { hasOpenAlert, payeeLock, readPayee, readPayees } from './store/payees.store';
import { PayeeAccountCheckEntity, PayeeAccountEntity, PayingAccountEntity } from './store/payments.entities';
import { fundSettingsOn } from './store/settings.store';

const failsModulus = (field: string): Problem =>
  problem(
    'MODULUS_FAILS',
    'No account with this number can be at this sort code. Look at both again. If they are right, the table of sort codes is out of date.',
    field,
  );

const refusals = {
  householdsAreNotPaid: refuse(
    'HOUSEHOLDS_NOT_PAID',
    'The fund does not pay households directly: pay the supplier, the landlord or who paid for it.',
    'kind',
  ),
  known: refuse('PAYEE_KNOWN', 'This organisation is a payee already.', 'organisationId'),
  sameperson: refuse(
    'CHECK_BY_ANOTHER',
    'Somebody other than who entered the account must check it.',
    'payeeAccountId',
  ),
  notTheSame: refuse(
    'NOT_THE_SAME',
    'These are not the details that were entered. Ask again; if they differ still, record that the account is not the payee’s.',
    'sortCode',
  ),
};

/** Whom the fund pays, and to which account: details are sealed, and two people stand for each (product section 7). */
@Injectable()
export class Payees {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly modulus: ModulusCheck,
  ) {}

  payees(actor: Actor, args: PageArgs, toCheck = false): Promise<Page<PayeeType>> {
    authorise(actor, 'payees');
    return this.db.read(actor, (tx) => readPayees(tx, args, toCheck));
  }

  payee(actor: Actor, id: string): Promise<PayeeType | null> {
    authorise(actor, 'payee');
    return this.db.read(actor, (tx) => readPayee(tx, id));
  }

  /** Adds somebody to be paid. A household is one only where the settings of the fund say so. */
  addPayee(actor: Actor, input: AddPayeeInput): Promise<Outcome<PayeeType>> {
    authorise(actor, 'addPayee');
    const { idempotencyKey, ...request } = input;
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = [...checkInput(AddPayeeInput, input), ...payeeProblems(input)];
        if (problems.length > 0) return new Problems(problems);
        const settings = await fundSettingsOn(tx, actor.organisationId, tx.today);
        if (input.kind === 'HOUSEHOLD' && !settings.PAY_HOUSEHOLD_DIRECTLY)
          return refusals.householdsAreNotPaid;
        const id = randomUUID();
        return unlessRefused(
          async () => {
            await tx.manager.insert(PayeeEntity, {
              id,
              authorityId: actor.organisationId,
              kind: input.kind,
              organisationId: input.organisationId ?? null,
              name: input.name.trim(),
              nameKey: keyOf(input.name),
              madeAt: tx.now,
              madeBy: actor.personId,
            });
            return written(tx, id, 'PAYEE_ADDED');
          },
          { payee_once_for_an_organisation: refusals.known },
        );
      },
      { once: { operation: 'addPayee', key: idempotencyKey, request, again: existing } },
    );
  }

  /**
   * Enters the account of a payee, or another one: a version that waits for its check. Until then the former stays the
   * account, and nothing is paid (fund-and-reports 8, 7).
   */
  enterPayeeAccount(actor: Actor, input: EnterPayeeAccountInput): Promise<Outcome<PayeeType>> {
    authorise(actor, 'enterPayeeAccount');
    const { payeeId, idempotencyKey } = input;
    const account = accountIn(input);
    const fingerprint = account && fingerprintOf(account, this.vault.hashKey(payeeAccountFingerprints));
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(EnterPayeeAccountInput, input);
        if (shape.length > 0) return new Problems(shape);
        const payee = await lockPayee(tx, payeeId);
        const problems = accountProblems(input);
        const modulus = account === null ? 'NOT_COVERED' : this.modulus.check(account);
        if (modulus === 'FAILS') problems.push(failsModulus('accountNumber'));
        if (payee.kind === 'HOUSEHOLD' && input.saidAloneAndSafe !== true)
          problems.push(
            problem(
              'SAFE_ACCOUNT',
              'Ask her whether the account is hers alone and safe. Without her yes, pay somebody else for it.',
              'saidAloneAndSafe',
            ),
          );
        if (payee.blockedBecause === 'DECEASED')
          problems.push(
            problem('PAYEE_BLOCKED', 'Nobody is asked for new details of this payee.', 'payeeId'),
          );
        if (problems.length > 0 || account === null || fingerprint === null || modulus === 'FAILS')
          return new Problems(problems);
        const { digitsTold, ...details } = account;
        const id = randomUUID();
        const { version } = (await tx.manager.findOne(PayeeAccountEntity, {
          where: { payeeId },
          order: { version: 'DESC' },
        })) ?? { version: 0 };
        await tx.manager.insert(PayeeAccountEntity, {
          id,
          authorityId: actor.organisationId,
          payeeId,
          payeeKind: payee.kind,
          version: version + 1,
          sealed: await this.vault.seal(
            tx,
            { kind: 'PAYEE', id: payeeId },
            `payee_account ${id}`,
            JSON.stringify(details),
          ),
          fingerprint,
          lastTwo: details.accountNumber.slice(-2),
          hasRollNumber: details.rollNumber !== null,
          digitsTold,
          modulus,
          saidAloneAndSafe: input.saidAloneAndSafe ?? null,
          enteredAt: tx.now,
          enteredBy: actor.personId,
        });
        return written(tx, payeeId, 'PAYEE_ACCOUNT_ENTERED');
      },
      {
        once: {
          operation: 'enterPayeeAccount',
          key: idempotencyKey,
          // Fourteen figures are soon tried out: the details go into the hash of the request under a key only.
          request: { payeeId, account: fingerprint?.toString('base64') ?? null },
          again: existing,
        },
      },
    );
  }

  /**
   * Another person says what they found: they have called back on a number known before, and typed what they were told. Only
   * details equal to those that were entered confirm an account.
   */
  async verifyPayeeAccount(actor: Actor, input: VerifyPayeeAccountInput): Promise<Outcome<PayeeType>> {
    authorise(actor, 'verifyPayeeAccount');
    const outcome = await this.db.commit(actor, async (tx): Promise<Outcome<PayeeType>> => {
      const shape = checkInput(VerifyPayeeAccountInput, input);
      if (shape.length > 0) return new Problems(shape);
      const own = { id: input.payeeAccountId, authorityId: actor.organisationId };
      const account = await tx.manager.findOneBy(PayeeAccountEntity, own);
      if (!account) throw new NotFound();
      await tx.lock(payeeLock(account.payeeId));
      if (account.enteredBy === actor.personId) return refusals.sameperson;
      if (input.confirmed) {
        const told = { ...input, sortCode: input.sortCode ?? '', accountNumber: input.accountNumber ?? '' };
        const heard = accountIn(told);
        if (heard === null) return new Problems(accountProblems(told));
        if (!fingerprintOf(heard, this.vault.hashKey(payeeAccountFingerprints)).equals(account.fingerprint))
          return refusals.notTheSame;
      }
      return unlessRefused(
        async () => {
          await tx.manager.insert(PayeeAccountCheckEntity, {
            id: randomUUID(),
            authorityId: actor.organisationId,
            payeeAccountId: account.id,
            enteredBy: account.enteredBy,
            checkedBy: actor.personId,
            checkedAt: tx.now,
            confirmed: input.confirmed,
            how: input.how,
            note: input.note,
          });
          return written(
            tx,
            account.payeeId,
            input.confirmed ? 'PAYEE_ACCOUNT_CONFIRMED' : 'PAYEE_ACCOUNT_NOT_CONFIRMED',
          );
        },
        { payee_account_checked_by_another: refusals.sameperson },
      );
    });
    if (isProblems(outcome) && outcome === refusals.notTheSame) await this.noteTry(actor, input);
    return outcome;
  }

  /** A check that did not agree is on record, though nothing else of it is kept. */
  private async noteTry(actor: PersonActor, { payeeAccountId }: VerifyPayeeAccountInput): Promise<void> {
    await this.db.commit(actor, async (tx) => {
      await record(tx, {
        action: 'PAYEE_ACCOUNT_DIFFERED',
        subject: { kind: 'payee_account', id: payeeAccountId },
        refused: true,
      });
      return {};
    });
  }

  /** Stops every payment to a payee, in runs that are not written yet too, until somebody has looked into it. */
  blockPayee(actor: Actor, input: BlockPayeeInput): Promise<Outcome<PayeeType>> {
    authorise(actor, 'blockPayee');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(BlockPayeeInput, input);
      if (shape.length > 0) return new Problems(shape);
      const payee = await lockPayee(tx, input.payeeId);
      if (payee.blockedAt !== null) return refuse('BLOCKED_ALREADY', 'This payee is blocked.', 'payeeId');
      await tx.manager.update(
        PayeeEntity,
        { id: payee.id },
        { blockedAt: tx.now, blockedBecause: input.because },
      );
      return written(tx, payee.id, 'PAYEE_BLOCKED', input.reason);
    });
  }

  /** Lets a payee be paid again. Not while an alert about it is open. */
  unblockPayee(actor: Actor, input: UnblockPayeeInput): Promise<Outcome<PayeeType>> {
    authorise(actor, 'unblockPayee');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(UnblockPayeeInput, input);
      if (shape.length > 0) return new Problems(shape);
      const payee = await lockPayee(tx, input.payeeId);
      if (payee.blockedAt === null) return refuse('NOT_BLOCKED', 'This payee is not blocked.', 'payeeId');
      if (await hasOpenAlert(tx, payee.id))
        return refuse(
          'ALERT_OPEN',
          'A safeguarding alert about this payee is open. A fund officer closes it first.',
          'payeeId',
        );
      await tx.manager.update(PayeeEntity, { id: payee.id }, { blockedAt: null, blockedBecause: null });
      return written(tx, payee.id, 'PAYEE_UNBLOCKED', input.reason);
    });
  }

  /** Where the fund’s own money leaves now; null: nobody has said. */
  payingAccount(actor: Actor): Promise<PayingAccountType | null> {
    authorise(actor, 'payingAccount');
    return this.db.read(actor, async (tx) => {
      const found = await tx.manager.findOne(PayingAccountEntity, {
        where: { authorityId: actor.organisationId },
        order: { setAt: 'DESC', id: 'DESC' },
      });
      if (!found) return null;
      const { id, lastTwo, serviceUserNumber, setAt } = found;
      return { id, lastTwo, serviceUserNumber, setAt };
    });
  }

  /** Says where the fund’s own money leaves. Runs that are frozen keep the account they were frozen with. */
  setPayingAccount(actor: Actor, input: SetPayingAccountInput): Promise<Outcome<PayingAccountType>> {
    authorise(actor, 'setPayingAccount');
    return this.db.commit(actor, async (tx) => {
      const problems = [...checkInput(SetPayingAccountInput, input), ...accountProblems(input)];
      const account = accountIn(input);
      if (account !== null && this.modulus.check(account) === 'FAILS')
        problems.push(failsModulus('accountNumber'));
      if (problems.length > 0 || account === null) return new Problems(problems);
      const { accountName, sortCode, accountNumber, rollNumber } = account;
      const id = randomUUID();
      const authorityId = actor.organisationId;
      const lastTwo = accountNumber.slice(-2);
      await tx.manager.insert(PayingAccountEntity, {
        id,
        authorityId,
        sealed: await this.vault.seal(
          tx,
          { kind: 'AUTHORITY', id: authorityId },
          `paying_account ${id}`,
          JSON.stringify({ accountName, sortCode, accountNumber, rollNumber }),
        ),
        lastTwo,
        serviceUserNumber: input.serviceUserNumber,
        setAt: tx.now,
        setBy: actor.personId,
      });
      await record(tx, { action: 'PAYING_ACCOUNT_SET', subject: { kind: 'paying_account', id } });
      return { id, lastTwo, serviceUserNumber: input.serviceUserNumber, setAt: tx.now };
    });
  }
}

/** The payee, once every other command about it is done. @throws NotFound */
async function lockPayee(tx: Tx<PersonActor>, id: string): Promise<PayeeEntity> {
  const own = { id, authorityId: tx.actor.organisationId };
  if (!(await tx.manager.existsBy(PayeeEntity, own))) throw new NotFound();
  await tx.lock(payeeLock(id));
  return tx.manager.findOneByOrFail(PayeeEntity, own);
}

function payeeProblems({ kind, organisationId, name }: AddPayeeInput): Problem[] {
  const problems: Problem[] = [];
  if (typeof name === 'string' && keyOf(name) === '')
    problems.push(problem('NAME', 'A name has letters or figures.', 'name'));
  if ((kind === 'REFERRER') !== (typeof organisationId === 'string'))
    problems.push(
      problem(
        'ORGANISATION',
        'Say which organisation a referrer is, and of no other payee.',
        'organisationId',
      ),
    );
  if (kind === 'HOUSEHOLD' && !/^H-[A-Z0-9]{6}$/.test(name))
    problems.push(
      problem(
        'HOUSEHOLD_REFERENCE',
        'Write a household’s reference, such as H-KMX7WT, never a name.',
        'name',
      ),
    );
  return problems;
}

async function written(tx: Tx, id: string, action: string, reason?: string): Promise<PayeeType> {
  await record(tx, { action, subject: { kind: 'payee', id }, ...(reason === undefined ? {} : { reason }) });
  return existing(tx, id);
}

async function existing(tx: Tx, id: string): Promise<PayeeType> {
  const payee = await readPayee(tx, id);
  if (!payee) throw new NotFound();
  return payee;
}
