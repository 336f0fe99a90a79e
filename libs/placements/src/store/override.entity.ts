import type { RuleCode } from '@app/eligibility';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rule that a provider is asked to override for a referral, and since when it has. Both sides read it. */
@Entity('rule_override')
export class RuleOverrideEntity {
  @PrimaryColumn('uuid', { name: 'referral_id' })
  referralId: string;

  @PrimaryColumn('text')
  rule: RuleCode;

  /** Who asks. */
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  /** Null: it is not decided. */
  @Column('timestamptz', { name: 'overridden_at', nullable: true })
  overriddenAt: Date | null;
}

/** Who overrode a rule, and why. Read by that provider only. */
@Entity('rule_override_reason')
export class RuleOverrideReasonEntity {
  @PrimaryColumn('uuid', { name: 'referral_id' })
  referralId: string;

  @PrimaryColumn('text')
  rule: RuleCode;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'overridden_by' })
  overriddenBy: string;

  @Column('text')
  reason: string;
}
