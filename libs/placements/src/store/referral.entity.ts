import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SharedFacts } from '../domain/shared-facts';
import type { ReferralStatus } from '../domain/standing';
import type { ToldOutcome } from '../domain/told-outcomes';
import type { DeclineReason } from '../domain/unable-reasons';

/** A household put to a provider for a place that is held: a reference and the facts shared, no identity. */
@Entity('referral')
export class ReferralEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'hold_id' })
  holdId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** Who sent it. */
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId: string;

  @Column('text')
  status: ReferralStatus;

  @Column('text', { name: 'household_reference' })
  householdReference: string;

  /** What the provider is told; nothing else of the household. */
  @Column('jsonb')
  facts: SharedFacts;

  /** How the place's own rules came out when it was sent, as far as `facts` tell. Null: sent before this was kept. */
  @Column('jsonb', { nullable: true })
  outcomes: readonly ToldOutcome[] | null;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;

  @Column('timestamptz', { name: 'answer_by' })
  answerBy: Date;

  /** When the provider answered. */
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('timestamptz', { name: 'household_answer_by', nullable: true })
  householdAnswerBy: Date | null;

  /** When she answered. Accepted and answered is her yes. */
  @Column('timestamptz', { name: 'household_answered_at', nullable: true })
  householdAnsweredAt: Date | null;

  /** Why it was declined, as the sender is told. */
  @Column('text', { name: 'shown_reason', nullable: true })
  shownReason: DeclineReason | null;
}

/** Why a provider declined, exactly. Read by that provider only. */
@Entity('referral_decline')
export class ReferralDeclineEntity {
  @PrimaryColumn('uuid', { name: 'referral_id' })
  referralId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('text', { name: 'primary_reason' })
  primaryReason: DeclineReason;

  @Column('text', { name: 'contributing_reasons', array: true })
  contributingReasons: DeclineReason[];

  @Column('uuid', { name: 'declined_by' })
  declinedBy: string;
}
