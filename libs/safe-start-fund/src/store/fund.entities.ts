import type { LocalDate, Pence } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Standing } from '../domain/settings';
import type { ItemCategory, PayeeBlock, PayeeKind, Route, Stream } from '../domain/words';

/** PostgreSQL's bigint as the number it is: no amount here comes near what a double cannot count. */
const amount = {
  from: (stored: string): Pence => Number(stored) as Pence,
  to: (pence: Pence): Pence => pence,
};
/** A column of whole pence. */
export const penceColumn = { type: 'bigint', transformer: amount } as const;

/** A value of one of the fund's settings, from a day on. Never changed. */
@Entity('fund_setting')
export class FundSettingEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The tier-one authority whose fund it is. */
  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  value: unknown;

  @Column('date', { name: 'effective_from' })
  effectiveFrom: LocalDate;

  @Column('text')
  source: string;

  @Column('text')
  standing: Standing;

  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}

/** What an authority set aside for one stream in one financial year. */
@Entity('fund_budget')
export class FundBudgetEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** 1 April to 31 March, as `2026-27`. */
  @Column('text', { name: 'financial_year' })
  financialYear: string;

  @Column('text')
  stream: Stream;

  @Column('text', { name: 'cost_centre' })
  costCentre: string;

  @Column('text', { name: 'account_code' })
  accountCode: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('uuid', { name: 'opened_by' })
  openedBy: string;
}

/** One thing that was awarded: from then on money is committed, in payment or paid for it, never more than awarded. */
@Entity('award_line')
export class AwardLineEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'budget_id' })
  budgetId: string;

  @Column('text')
  route: Route;

  /** The line of an application, or the row of a claim. */
  @Column('uuid', { name: 'source_id' })
  sourceId: string;

  /** Who applied or claimed. */
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  category: ItemCategory;

  @Column('text')
  supplier: string;

  @Column({ ...penceColumn, name: 'awarded_pence' })
  awardedPence: Pence;

  /** Kept by the ledger, as are the next two. */
  @Column({ ...penceColumn, name: 'committed_pence', insert: false, update: false })
  committedPence: Pence;

  @Column({ ...penceColumn, name: 'in_payment_pence', insert: false, update: false })
  inPaymentPence: Pence;

  @Column({ ...penceColumn, name: 'paid_pence', insert: false, update: false })
  paidPence: Pence;

  @Column('timestamptz', { name: 'awarded_at' })
  awardedAt: Date;
}

/** Whom the fund pays: a household by its reference, never by name. Account details are elsewhere, sealed. */
@Entity('payee')
export class PayeeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('text')
  kind: PayeeKind;

  /** Of a referrer alone: the organisation that is paid back. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId: string | null;

  @Column('text')
  name: string;

  @Column('text', { name: 'name_key' })
  nameKey: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  /** Nothing is paid to it from then on, until somebody looked into it. */
  @Column('timestamptz', { name: 'blocked_at', nullable: true })
  blockedAt: Date | null;

  @Column('text', { name: 'blocked_because', nullable: true })
  blockedBecause: PayeeBlock | null;
}

/** What a supplier asks for awarded lines. */
@Entity('fund_invoice')
export class FundInvoiceEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  supplier: string;

  @Column('text', { name: 'supplier_key' })
  supplierKey: string;

  @Column('text')
  number: string;

  @Column('text', { name: 'number_key' })
  numberKey: string;

  @Column('date', { name: 'invoiced_on' })
  invoicedOn: LocalDate;

  @Column({ ...penceColumn, name: 'net_pence' })
  netPence: Pence;

  @Column({ ...penceColumn, name: 'vat_pence' })
  vatPence: Pence;

  @Column({ ...penceColumn, name: 'gross_pence' })
  grossPence: Pence;

  @Column('uuid', { name: 'payee_id' })
  payeeId: string;

  /** Whether the council recovers the VAT: then it costs the fund the net amount. */
  @Column('boolean', { name: 'vat_recovered' })
  vatRecovered: boolean;

  /** Null: nobody said when it came. */
  @Column('date', { name: 'received_on', nullable: true })
  receivedOn: LocalDate | null;

  @Column('date', { name: 'due_on' })
  dueOn: LocalDate;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}

/** What of an invoice is for one awarded line, which is payable from then on. */
@Entity('fund_invoice_line')
export class FundInvoiceLineEntity {
  @PrimaryColumn('uuid', { name: 'award_line_id' })
  awardLineId: string;

  @Column('uuid', { name: 'invoice_id' })
  invoiceId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column({ ...penceColumn })
  pence: Pence;
}
