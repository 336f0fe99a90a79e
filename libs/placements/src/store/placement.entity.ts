import type { AccommodationType, RuleCode, Warning } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Destination, LeavingReason, SanctuaryEndReason } from '../domain/leaving';

/** What became of a placement. Null while she is awaited. */
export const placementOutcomes = ['ARRIVED', 'DID_NOT_ARRIVE', 'CANCELLED'] as const;
export type PlacementOutcome = (typeof placementOutcomes)[number];

/** A place that she said yes to. */
@Entity('placement')
export class PlacementEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'referral_id' })
  referralId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** Who sent the referral. */
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId: string;

  /** Her claim on the unit's nights; another one once she came on another day. */
  @Column('uuid', { name: 'occupancy_id' })
  occupancyId: string;

  @Column('text', { name: 'household_reference' })
  householdReference: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('timestamptz', { name: 'arrive_by' })
  arriveBy: Date;

  @Column('text', { nullable: true })
  outcome: PlacementOutcome | null;

  @Column('timestamptz', { name: 'outcome_at', nullable: true })
  outcomeAt: Date | null;

  @Column('date', { name: 'left_on', nullable: true })
  leftOn: LocalDate | null;

  /** Birthdays during the stay that cross a limit of the place, as known when she said yes. Both sides read them. */
  @Column('jsonb')
  warnings: readonly Warning[];
}

/** A safety rule that was not settled when she was placed: who placed her, and why. Read by who did. */
@Entity('unchecked_safety')
export class UncheckedSafetyEntity {
  @PrimaryColumn('uuid', { name: 'placement_id' })
  placementId: string;

  @PrimaryColumn('text')
  rule: RuleCode;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Column('text')
  reason: string;
}

/**
 * A household's support with one provider: a stay from arrival to departure, in which rooms may change, or sanctuary in
 * its own home.
 */
@Entity('episode')
export class EpisodeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** Null: sanctuary, for which nobody moved. */
  @Column('uuid', { name: 'placement_id', nullable: true })
  placementId: string | null;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  /** As it was on arrival, for the return. */
  @Column('text', { name: 'accommodation_type' })
  accommodationType: AccommodationType;

  /** Whether it counted as relevant accommodation on arrival. */
  @Column('boolean')
  relevant: boolean;

  @Column('text', { name: 'household_reference' })
  householdReference: string;

  @Column('date', { name: 'started_on' })
  startedOn: LocalDate;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: LocalDate | null;

  @Column('text', { name: 'leaving_reason', nullable: true })
  leavingReason: LeavingReason | SanctuaryEndReason | null;

  @Column('text', { nullable: true })
  destination: Destination | null;
}

/** Which claims on units are an episode's. */
@Entity('episode_occupancy')
export class EpisodeOccupancyEntity {
  @PrimaryColumn('uuid', { name: 'episode_id' })
  episodeId: string;

  @PrimaryColumn('uuid', { name: 'occupancy_id' })
  occupancyId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}
