import type { LocalDate, Pence } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApplicationStatus, AppliedAs } from '../domain/applying';
import type { DecisionOutcome } from '../domain/deciding';
import type { DocumentType } from '../domain/documents';
import type { ItemCategory, Stream } from '../domain/words';
import { penceColumn } from './fund.entities';

/** An organisation asks a fund for what a household needs. Names nobody. */
@Entity('fund_application')
export class FundApplicationEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** To speak of it by: F- and six letters or figures. */
  @Column('text')
  reference: string;

  /** Whose fund it is. */
  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** Who asks. */
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** The person who drafted it. */
  @Column('uuid', { name: 'applicant_id' })
  applicantId: string;

  @Column('text', { name: 'applied_as' })
  appliedAs: AppliedAs;

  @Column('text', { name: 'household_reference' })
  householdReference: string;

  @Column('text')
  stream: Stream;

  @Column('text')
  status: ApplicationStatus;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  /** Of the latest submission. Null: the fund knows nothing of it. */
  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  /** The last day of the target. */
  @Column('date', { name: 'decide_by', nullable: true })
  decideBy: LocalDate | null;
}

/** Whose application it is. Read by the applicant alone. */
@Entity('fund_application_household')
export class FundApplicationHouseholdEntity {
  @PrimaryColumn('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('uuid', { name: 'placement_id', nullable: true })
  placementId: string | null;

  @Column('uuid', { name: 'episode_id', nullable: true })
  episodeId: string | null;
}

/** One thing that is asked for. */
@Entity('fund_application_line')
export class FundApplicationLineEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** From 0, as they were asked for. */
  @Column('integer')
  position: number;

  @Column('text')
  category: ItemCategory;

  @Column('text')
  what: string;

  @Column('text')
  supplier: string;

  @Column('text', { name: 'supplier_key' })
  supplierKey: string;

  @Column({ ...penceColumn, name: 'net_pence' })
  netPence: Pence;

  @Column({ ...penceColumn, name: 'vat_pence' })
  vatPence: Pence;

  @Column({ ...penceColumn, name: 'gross_pence' })
  grossPence: Pence;

  /** It is not asked for any more. */
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;
}

/** Why, in the applicant’s words, sealed under the household’s key. */
@Entity('fund_application_reason')
export class FundApplicationReasonEntity {
  @PrimaryColumn('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('bytea')
  sealed: Buffer;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** What the fund must know before it decides. */
@Entity('fund_question')
export class FundQuestionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  question: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  /** Sealed under the household’s key. */
  @Column('bytea', { name: 'answer_sealed', nullable: true })
  answerSealed: Buffer | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
}

/** A quote, sealed under the household’s key. Its name is not kept. */
@Entity('fund_document')
export class FundDocumentEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'line_id' })
  lineId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text', { name: 'content_type' })
  contentType: DocumentType;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  /** Of the bytes before they were sealed. */
  @Column('bytea')
  sha256: Buffer;

  @Column('bytea')
  sealed: Buffer;

  @Column('timestamptz', { name: 'attached_at' })
  attachedAt: Date;

  @Column('uuid', { name: 'attached_by' })
  attachedBy: string;

  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  replacedAt: Date | null;
}

/** What was decided, by whom, and under which limit or quorum. Never changed. */
@Entity('fund_decision')
export class FundDecisionEntity {
  @PrimaryColumn('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  outcome: DecisionOutcome;

  /** Null: an officer decided. */
  @Column('uuid', { name: 'panel_case_id', nullable: true })
  panelCaseId: string | null;

  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Column({ ...penceColumn, name: 'awarded_pence' })
  awardedPence: Pence;

  /** What the household had from this fund in the rolling months before. */
  @Column({ ...penceColumn, name: 'past_pence' })
  pastPence: Pence;

  @Column({ ...penceColumn, name: 'officer_limit_pence' })
  officerLimitPence: Pence;

  @Column('integer', { nullable: true })
  quorum: number | null;
}

/** What was decided of one line. Never changed. */
@Entity('fund_line_decision')
export class FundLineDecisionEntity {
  @PrimaryColumn('uuid', { name: 'line_id' })
  lineId: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column({ ...penceColumn, name: 'requested_pence' })
  requestedPence: Pence;

  @Column({ ...penceColumn, name: 'awarded_pence' })
  awardedPence: Pence;

  @Column('text', { name: 'cut_because', nullable: true })
  cutBecause: string | null;

  @Column('text', { name: 'allowed_because', nullable: true })
  allowedBecause: string | null;
}

/** Money of an awarded line that is not wanted after all. Never changed. */
@Entity('award_release')
export class AwardReleaseEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'award_line_id' })
  awardLineId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column({ ...penceColumn })
  pence: Pence;

  @Column('text')
  because: string;

  /** Null: the line only waited for money. */
  @Column('uuid', { name: 'transfer_id', nullable: true })
  transferId: string | null;

  @Column('timestamptz', { name: 'released_at' })
  releasedAt: Date;

  @Column('uuid', { name: 'released_by' })
  releasedBy: string;
}
