import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What becomes of a version of a return. */
export const returnStatuses = ['DRAFT', 'REVIEWED', 'SUBMITTED'] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

/** One version of one authority's return of one year. What was submitted is never changed; another version is opened. */
@Entity('duty_return')
export class DutyReturnEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** `2025-26`. */
  @Column('text')
  year: string;

  @Column('integer')
  version: number;

  @Column('text', { name: 'form_version' })
  formVersion: string;

  @Column('text')
  status: ReturnStatus;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  /** Everybody who prepared it: none of them can review it. */
  @Column('uuid', { name: 'prepared_by', array: true })
  preparedBy: string[];

  /** Why it was opened again; null for the first version. */
  @Column('text', { nullable: true })
  because: string | null;

  @Column('uuid', { name: 'reviewed_by', nullable: true })
  reviewedBy: string | null;

  @Column('timestamptz', { name: 'reviewed_at', nullable: true })
  reviewedAt: Date | null;

  /** Of the document that was reviewed. */
  @Column('text', { name: 'reviewed_hash', nullable: true })
  reviewedHash: string | null;

  @Column('uuid', { name: 'submitted_by', nullable: true })
  submittedBy: string | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;
}

/** A person's answer to a question of the form. */
@Entity('duty_return_answer')
export class ReturnAnswerEntity {
  @PrimaryColumn('uuid', { name: 'return_id' })
  returnId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @PrimaryColumn('text', { name: 'question_id' })
  questionId: string;

  @Column('text')
  value: string;

  @Column('uuid', { name: 'answered_by' })
  answeredBy: string;

  @Column('timestamptz', { name: 'answered_at' })
  answeredAt: Date;
}

/** A setting of one return; none: the default, assumed. */
@Entity('duty_return_setting')
export class ReturnSettingEntity {
  @PrimaryColumn('uuid', { name: 'return_id' })
  returnId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @PrimaryColumn('text')
  name: string;

  @Column('text')
  value: string;

  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;

  @Column('uuid', { name: 'confirmed_by', nullable: true })
  confirmedBy: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  /** Whence it is known. */
  @Column('text', { nullable: true })
  source: string | null;
}

/** A figure of services outside Hearth. */
@Entity('duty_return_outside_figure')
export class OutsideFigureEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'return_id' })
  returnId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** `T4 WOMEN REFUGE`. */
  @Column('text')
  figure: string;

  @Column('integer')
  value: number;

  @Column('text')
  source: string;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}

/** What was sent, byte for byte. */
@Entity('duty_return_submission')
export class ReturnSubmissionEntity {
  @PrimaryColumn('uuid', { name: 'return_id' })
  returnId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** A `ReturnDocument`, as its canonical text. */
  @Column('text')
  document: string;

  @Column('text')
  sha256: string;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;
}

/** Which rows each figure of a submission counted. Read by data officers alone. */
@Entity('duty_return_counted')
export class ReturnCountedEntity {
  @PrimaryColumn('uuid', { name: 'return_id' })
  returnId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  /** By figure. */
  @Column('jsonb')
  counted: Record<string, string[]>;
}

/** A provider is asked about one field of one of its own records. */
@Entity('data_question')
export class DataQuestionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('text')
  year: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind: 'EPISODE' | 'REFERRAL' | 'SERVICE';

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('text')
  reference: string;

  @Column('text')
  code: string;

  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('uuid', { name: 'settled_by', nullable: true })
  settledBy: string | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;
}
