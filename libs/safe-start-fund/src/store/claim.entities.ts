import type { LocalDate, Pence } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimStatus } from '../domain/claim-status';
import type { ItemCategory, Stream } from '../domain/words';
import { penceColumn } from './fund.entities';

/** Between two days an organisation may claim afterwards, without asking first. */
@Entity('fund_preapproval')
export class PreapprovalEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('date', { name: 'from_day' })
  from: LocalDate;

  /** The first day on which it does not hold; null: no end is set. */
  @Column('date', { name: 'until_day', nullable: true })
  until: LocalDate | null;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;
}

/** A monthly file of a provider that was accepted whole. */
@Entity('fund_claim')
export class FundClaimEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** Its first day. */
  @Column('date')
  month: LocalDate;

  @Column('text')
  status: ClaimStatus;

  /** sha256 of the file as it was sent. */
  @Column('bytea', { name: 'file_hash' })
  fileHash: Buffer;

  @Column('integer', { name: 'row_count' })
  rowCount: number;

  @Column({ ...penceColumn, name: 'net_pence' })
  netPence: Pence;

  @Column({ ...penceColumn, name: 'vat_pence' })
  vatPence: Pence;

  @Column({ ...penceColumn, name: 'gross_pence' })
  grossPence: Pence;

  /** The line it was checked by, as are the months. */
  @Column({ ...penceColumn, name: 'line_pence' })
  linePence: Pence;

  @Column('integer', { name: 'rolling_months' })
  rollingMonths: number;

  /** The provider keeps every invoice for as long as the fund asks. */
  @Column('boolean', { name: 'invoices_kept' })
  invoicesKept: boolean;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy: string;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  comments: string | null;
}

/** An invoice, or receipt, in a claim. */
@Entity('fund_claim_invoice')
export class FundClaimInvoiceEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'claim_id' })
  claimId: string;

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

  @Column('date', { name: 'spent_on' })
  spentOn: LocalDate;

  @Column('boolean')
  counts: boolean;
}

/** One spend in a claim: what of an invoice was for one client. */
@Entity('fund_claim_row')
export class FundClaimRowEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'claim_id' })
  claimId: string;

  @Column('uuid', { name: 'invoice_id' })
  invoiceId: string;

  /** As on its invoice. */
  @Column('text', { name: 'supplier_key' })
  supplierKey: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** Of the file; the header is line 1. */
  @Column('integer')
  line: number;

  @Column('text', { name: 'client_reference' })
  clientReference: string;

  @Column('text', { name: 'client_key' })
  clientKey: string;

  @Column('text', { name: 'household_reference', nullable: true })
  householdReference: string | null;

  @Column('date', { name: 'spent_on' })
  spentOn: LocalDate;

  @Column('text')
  category: ItemCategory;

  @Column('text')
  stream: Stream;

  @Column({ ...penceColumn, name: 'net_pence' })
  netPence: Pence;

  @Column({ ...penceColumn, name: 'vat_pence' })
  vatPence: Pence;

  @Column({ ...penceColumn, name: 'gross_pence' })
  grossPence: Pence;

  @Column('integer')
  adults: number;

  @Column('integer')
  children: number;

  /** Not set aside, and its claim neither returned nor withdrawn. */
  @Column('boolean')
  counts: boolean;

  @Column('text', { name: 'set_aside_because', nullable: true })
  setAsideBecause: string | null;

  @Column('timestamptz', { name: 'set_aside_at', nullable: true })
  setAsideAt: Date | null;

  @Column('uuid', { name: 'set_aside_by', nullable: true })
  setAsideBy: string | null;

  @Column('timestamptz', { name: 'evidence_asked_at', nullable: true })
  evidenceAskedAt: Date | null;

  @Column('uuid', { name: 'evidence_asked_by', nullable: true })
  evidenceAskedBy: string | null;

  @Column('text', { name: 'evidence_note', nullable: true })
  evidenceNote: string | null;

  @Column('timestamptz', { name: 'evidence_seen_at', nullable: true })
  evidenceSeenAt: Date | null;

  @Column('uuid', { name: 'evidence_seen_by', nullable: true })
  evidenceSeenBy: string | null;
}

/** Room under the line that is kept for a client until a moment. */
@Entity('fund_reservation')
export class ReservationEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text', { name: 'client_reference' })
  clientReference: string;

  @Column('text', { name: 'client_key' })
  clientKey: string;

  @Column({ ...penceColumn })
  pence: Pence;

  @Column('date', { name: 'reserved_on' })
  reservedOn: LocalDate;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('timestamptz', { name: 'given_up_at', nullable: true })
  givenUpAt: Date | null;

  @Column('uuid', { name: 'used_by_row_id', nullable: true })
  usedByRowId: string | null;
}
