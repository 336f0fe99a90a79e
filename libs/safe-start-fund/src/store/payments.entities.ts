import type { LocalDate, Pence } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PayableColumn } from '../domain/accounts-payable';
import type {
  AlertReason,
  CheckedHow,
  Direction,
  ModulusResult,
  PaymentFormat,
  PaymentStatus,
  ReturnDecision,
  ReturnReason,
  RunStatus,
  SuspenseReason,
} from '../domain/payment-words';
import type { PayeeKind } from '../domain/words';
import { penceColumn } from './fund.entities';

const perhapsPence = {
  from: (stored: string | null): Pence | null => (stored === null ? null : (Number(stored) as Pence)),
  to: (pence: Pence | null): Pence | null => pence,
};

/** One version of a payee’s account, sealed. Never changed: a change is another version. */
@Entity('payee_account')
export class PayeeAccountEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'payee_id' })
  payeeId: string;

  @Column('text', { name: 'payee_kind' })
  payeeKind: PayeeKind;

  @Column('integer')
  version: number;

  /** Account name, sort code, account number and roll number, as JSON, under the payee’s key. */
  @Column('bytea')
  sealed: Buffer;

  /** Keyed: equal accounts are equal here, and nothing opens it. */
  @Column('bytea')
  fingerprint: Buffer;

  @Column('text', { name: 'last_two' })
  lastTwo: string;

  @Column('boolean', { name: 'has_roll_number' })
  hasRollNumber: boolean;

  /** Six, seven or eight; zeros fill up the rest. */
  @Column('integer', { name: 'digits_told' })
  digitsTold: number;

  @Column('text')
  modulus: ModulusResult;

  /** Of a household: that the account is hers alone and safe was asked, and said. */
  @Column('boolean', { name: 'said_alone_and_safe', nullable: true })
  saidAloneAndSafe: boolean | null;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;

  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;
}

/** What another person found of an account, and how. */
@Entity('payee_account_check')
export class PayeeAccountCheckEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'payee_account_id' })
  payeeAccountId: string;

  /** Of the account: whoever checks is somebody else. */
  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;

  @Column('uuid', { name: 'checked_by' })
  checkedBy: string;

  @Column('timestamptz', { name: 'checked_at' })
  checkedAt: Date;

  @Column('boolean')
  confirmed: boolean;

  @Column('text')
  how: CheckedHow;

  @Column('text')
  note: string;
}

/** Where the fund’s own money leaves, sealed under the authority’s key. The latest is used. */
@Entity('paying_account')
export class PayingAccountEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('bytea')
  sealed: Buffer;

  @Column('text', { name: 'last_two' })
  lastTwo: string;

  /** By which Bacs knows the authority. */
  @Column('text', { name: 'service_user_number' })
  serviceUserNumber: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;

  @Column('uuid', { name: 'set_by' })
  setBy: string;
}

/** Payments that are made together. From the moment it is frozen nobody edits it. */
@Entity('payment_run')
export class PaymentRunEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('integer')
  number: number;

  @Column('text')
  status: RunStatus;

  @Column('text')
  format: PaymentFormat;

  /** The day that was asked for; no bank may work on it. */
  @Column('date', { name: 'asked_day' })
  askedDay: LocalDate;

  @Column('date', { name: 'processing_day' })
  processingDay: LocalDate;

  @Column('timestamptz', { name: 'prepared_at' })
  preparedAt: Date;

  @Column('uuid', { name: 'prepared_by' })
  preparedBy: string;

  @Column('integer', { name: 'control_count', nullable: true })
  controlCount: number | null;

  @Column({ type: 'bigint', transformer: perhapsPence, name: 'control_pence', nullable: true })
  controlPence: Pence | null;

  /** SHA-256 over all that approval is bound to, in hexadecimal. */
  @Column('text', { name: 'content_hash', nullable: true })
  contentHash: string | null;

  @Column('text', { name: 'originator_name', nullable: true })
  originatorName: string | null;

  @Column('uuid', { name: 'paying_account_id', nullable: true })
  payingAccountId: string | null;

  /** Columns of an accounts-payable import, as the setting was when it was frozen. */
  @Column('jsonb', { name: 'payable_columns', nullable: true })
  payableColumns: readonly PayableColumn[] | null;

  @Column('timestamptz', { name: 'frozen_at', nullable: true })
  frozenAt: Date | null;

  @Column('uuid', { name: 'frozen_by', nullable: true })
  frozenBy: string | null;

  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt: Date | null;

  @Column('uuid', { name: 'approved_by', nullable: true })
  approvedBy: string | null;

  @Column('text', { name: 'approved_hash', nullable: true })
  approvedHash: string | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @Column('uuid', { name: 'sent_by', nullable: true })
  sentBy: string | null;

  @Column('text', { name: 'sent_how', nullable: true })
  sentHow: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  @Column('text', { name: 'cancelled_because', nullable: true })
  cancelledBecause: string | null;
}

/** One awarded line, paid once. */
@Entity('payment')
export class PaymentEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'run_id' })
  runId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'award_line_id' })
  awardLineId: string;

  @Column('uuid', { name: 'budget_id' })
  budgetId: string;

  @Column('uuid', { name: 'invoice_id' })
  invoiceId: string;

  @Column('uuid', { name: 'payee_id' })
  payeeId: string;

  /** The version two people stood for when it was put into the run. */
  @Column('uuid', { name: 'payee_account_id' })
  payeeAccountId: string;

  @Column({ ...penceColumn })
  pence: Pence;

  /** What bank and payee see: chance, without meaning. */
  @Column('text')
  reference: string;

  @Column('text')
  status: PaymentStatus;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('uuid', { name: 'added_by' })
  addedBy: string;

  /** The day a statement showed it paid. */
  @Column('date', { name: 'settled_on', nullable: true })
  settledOn: LocalDate | null;
}

/** A file of a run: what it is called and what is in it, in one row. */
@Entity('payment_file')
export class PaymentFileEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'run_id' })
  runId: string;

  @Column('text')
  format: PaymentFormat;

  /** Counted for each authority and format. */
  @Column('integer')
  number: number;

  @Column('text')
  name: string;

  @Column('date', { name: 'processing_day' })
  processingDay: LocalDate;

  @Column('text', { name: 'content_hash' })
  contentHash: string;

  /** The bytes, under the authority’s key. */
  @Column('bytea')
  sealed: Buffer;

  @Column('text')
  sha256: string;

  @Column('integer')
  size: number;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;
}

/** A statement of the fund’s own account, taken once. */
@Entity('bank_statement')
export class BankStatementEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** Finance’s own word for the account, never its number. */
  @Column('text')
  account: string;

  @Column('integer')
  number: number;

  @Column({ ...penceColumn, name: 'opening_pence' })
  openingPence: Pence;

  @Column({ ...penceColumn, name: 'closing_pence' })
  closingPence: Pence;

  @Column('timestamptz', { name: 'imported_at' })
  importedAt: Date;

  @Column('uuid', { name: 'imported_by' })
  importedBy: string;
}

/** A line of a statement: taken for a payment, or in suspense until a person clears it. */
@Entity('bank_line')
export class BankLineEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'statement_id' })
  statementId: string;

  @Column('text')
  account: string;

  @Column('integer')
  row: number;

  @Column('text', { name: 'line_key' })
  lineKey: string;

  @Column('date', { name: 'on_day' })
  onDay: LocalDate;

  @Column('text')
  reference: string;

  @Column('text')
  direction: Direction;

  @Column({ ...penceColumn })
  pence: Pence;

  @Column('text', { name: 'return_code', nullable: true })
  returnCode: ReturnReason | null;

  @Column('uuid', { name: 'payment_id', nullable: true })
  paymentId: string | null;

  @Column('text', { name: 'suspense_because', nullable: true })
  suspenseBecause: SuspenseReason | null;

  @Column('timestamptz', { name: 'cleared_at', nullable: true })
  clearedAt: Date | null;

  @Column('uuid', { name: 'cleared_by', nullable: true })
  clearedBy: string | null;

  @Column('text', { name: 'cleared_because', nullable: true })
  clearedBecause: string | null;
}

/** A payment that came back, until it is paid again or given up. */
@Entity('payment_return')
export class PaymentReturnEntity {
  @PrimaryColumn('uuid', { name: 'payment_id' })
  paymentId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'award_line_id' })
  awardLineId: string;

  @Column('uuid', { name: 'bank_line_id' })
  bankLineId: string;

  @Column('text')
  code: ReturnReason;

  @Column('date', { name: 'returned_on' })
  returnedOn: LocalDate;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  /** Who sees to it: whoever prepared its run. */
  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('date', { name: 'due_on' })
  dueOn: LocalDate;

  @Column('timestamptz', { name: 'dealt_at', nullable: true })
  dealtAt: Date | null;

  @Column('uuid', { name: 'dealt_by', nullable: true })
  dealtBy: string | null;

  @Column('text', { nullable: true })
  decision: ReturnDecision | null;

  @Column('text', { nullable: true })
  reason: string | null;
}

/** Somebody may have died: for a person to look into, with care. */
@Entity('safeguarding_alert')
export class SafeguardingAlertEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** Who applied for what was paid. */
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'payee_id' })
  payeeId: string;

  @Column('uuid', { name: 'payment_id' })
  paymentId: string;

  @Column('uuid', { name: 'award_line_id' })
  awardLineId: string;

  @Column('text')
  because: AlertReason;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;

  @Column('uuid', { name: 'raised_by' })
  raisedBy: string;

  @Column('timestamptz', { name: 'taken_at', nullable: true })
  takenAt: Date | null;

  @Column('uuid', { name: 'taken_by', nullable: true })
  takenBy: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('text', { nullable: true })
  outcome: string | null;
}

/** What paying keeps. */
export const paymentEntities = [
  PayeeAccountEntity,
  PayeeAccountCheckEntity,
  PayingAccountEntity,
  PaymentRunEntity,
  PaymentEntity,
  PaymentFileEntity,
  BankStatementEntity,
  BankLineEntity,
  PaymentReturnEntity,
  SafeguardingAlertEntity,
];
