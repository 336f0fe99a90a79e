import type { RuleCode } from '@app/eligibility';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a provider asked of a referral, and what its sender answered. Both sides read it. */
@Entity('referral_question')
export class ReferralQuestionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'referral_id' })
  referralId: string;

  /** Who is asked. */
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  /** The rules that the answer would settle. */
  @Column('text', { array: true })
  about: RuleCode[];

  @Column('text')
  question: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  @Column('text', { nullable: true })
  answer: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
}
