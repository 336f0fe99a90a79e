import type { Answer, RiskLevel } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { DeclineReason, SanctuaryEndReason } from '@app/placements';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JobStatus } from '../domain/job';
import type { SanctuaryRuleCode } from '../domain/rules';
import type { SharedStaying } from '../domain/shared-staying';
import type {
  Landlord,
  LandlordConsent,
  LandlordsScheme,
  MayKnow,
  SanctuaryItem,
  Tenure,
} from '../domain/words';

/** What a provider says of a sanctuary scheme: whom it takes and what it fits. The scheme is a service without units. */
@Entity('sanctuary_scheme')
export class SanctuarySchemeEntity {
  @PrimaryColumn('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('text', { name: 'risk_to' })
  riskTo: RiskLevel;

  @Column('text', { name: 'risk_consider_to', nullable: true })
  riskConsiderTo: RiskLevel | null;

  @Column('text', { name: 'tenures_taken', array: true })
  tenuresTaken: readonly Tenure[];

  @Column('text', { name: 'tenures_considered', array: true })
  tenuresConsidered: readonly Tenure[];

  @Column('boolean', { name: 'landlords_scheme_first' })
  landlordsSchemeFirst: boolean;

  @Column('text', { name: 'no_recourse' })
  noRecourse: Answer;

  @Column('text', { array: true })
  items: readonly SanctuaryItem[];

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}

/** How many jobs a scheme can start in a district in a week. How many it has taken on is kept by the database alone. */
@Entity('sanctuary_capacity')
export class SanctuaryCapacityEntity {
  @PrimaryColumn('uuid', { name: 'service_id' })
  serviceId: string;

  @PrimaryColumn('uuid', { name: 'district_id' })
  districtId: string;

  /** A Monday. */
  @PrimaryColumn('date', { name: 'week_start' })
  weekStart: LocalDate;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('integer')
  slots: number;

  @Column({ type: 'integer', insert: false, update: false })
  taken: number;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
}

/** What is known about staying in their own home. Read by those who place the household. */
@Entity('household_staying')
export class HouseholdStayingEntity {
  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId: string;

  @Column('boolean', { name: 'wants_to_stay', nullable: true })
  wantsToStay: boolean | null;

  @Column('boolean', { name: 'lives_there', nullable: true })
  whoHarmsLivesThere: boolean | null;

  @Column('boolean', { name: 'may_enter', nullable: true })
  whoHarmsMayEnter: boolean | null;

  @Column('boolean', { name: 'order_keeps_out', nullable: true })
  orderKeepsOut: boolean | null;

  @Column('date', { name: 'order_ends_on', nullable: true })
  orderEndsOn: LocalDate | null;

  @Column('text', { nullable: true })
  tenure: Tenure | null;

  @Column('text', { nullable: true })
  landlord: Landlord | null;

  @Column('text', { name: 'landlord_consent', nullable: true })
  landlordConsent: LandlordConsent | null;

  @Column('text', { name: 'landlords_scheme', nullable: true })
  landlordsScheme: LandlordsScheme | null;

  @Column('uuid', { name: 'home_district_id', nullable: true })
  homeDistrictId: string | null;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;
}

/** One household's home to be made safe by one scheme. Names nobody, and does not say where. */
@Entity('sanctuary_job')
export class SanctuaryJobEntity {
  @PrimaryColumn('uuid')
  id: string;

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

  /** Where the home is, no finer. */
  @Column('uuid', { name: 'district_id' })
  districtId: string;

  /** The Monday of the week whose slot it has. */
  @Column('date', { name: 'week_start' })
  weekStart: LocalDate;

  @Column('text')
  status: JobStatus;

  @Column('text', { name: 'household_reference' })
  householdReference: string;

  /** What the scheme is told; nothing else of the household. */
  @Column('jsonb')
  facts: SharedStaying;

  /** Always true: without it there is no job. */
  @Column('boolean', { name: 'her_consent' })
  herConsent: boolean;

  @Column('text', { name: 'landlord_consent', nullable: true })
  landlordConsent: LandlordConsent | null;

  /** Whether the emergency services may be told what the home is; null: not asked. */
  @Column('boolean', { name: 'flag_home', nullable: true })
  flagHome: boolean | null;

  @Column('text', { name: 'may_know', array: true })
  mayKnow: readonly MayKnow[];

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  /** Why it was declined, as the sender is told. */
  @Column('text', { name: 'shown_reason', nullable: true })
  shownReason: DeclineReason | null;

  /** The support it gives, from the day of its first item. */
  @Column('uuid', { name: 'episode_id', nullable: true })
  episodeId: string | null;

  @Column('date', { name: 'first_fitted_on', nullable: true })
  firstFittedOn: LocalDate | null;

  @Column('date', { name: 'fitted_on', nullable: true })
  fittedOn: LocalDate | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: LocalDate | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: SanctuaryEndReason | null;
}

/** Where the home is, sealed under the household's own key. Has no GraphQL type; shown by one named command. */
@Entity('sanctuary_location')
export class SanctuaryLocationEntity {
  @PrimaryColumn('uuid', { name: 'job_id' })
  jobId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('bytea')
  sealed: Buffer;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}

/** Why a scheme declined, exactly. Read by that scheme only. */
@Entity('sanctuary_decline')
export class SanctuaryDeclineEntity {
  @PrimaryColumn('uuid', { name: 'job_id' })
  jobId: string;

  @Column('text', { name: 'primary_reason' })
  primaryReason: DeclineReason;

  @Column('text', { name: 'contributing_reasons', array: true })
  contributingReasons: DeclineReason[];

  @Column('uuid', { name: 'declined_by' })
  declinedBy: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}

/** A safety rule that was not settled when the job was asked for: who asked all the same, and why. Read by who did. */
@Entity('sanctuary_unchecked')
export class SanctuaryUncheckedEntity {
  @PrimaryColumn('uuid', { name: 'job_id' })
  jobId: string;

  @PrimaryColumn('text')
  rule: SanctuaryRuleCode;

  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}

/** A survey of the home: what whoever works there must know of the building. Read by the scheme only. */
@Entity('sanctuary_survey')
export class SanctuarySurveyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('date', { name: 'surveyed_on' })
  surveyedOn: LocalDate;

  @Column('text', { nullable: true })
  hazards: string | null;

  @Column('uuid', { name: 'surveyed_by' })
  surveyedBy: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}

/** One thing that is proposed, fitted or removed. */
@Entity('sanctuary_item')
export class SanctuaryItemEntity {
  @PrimaryColumn('uuid', { name: 'job_id' })
  jobId: string;

  @PrimaryColumn('text')
  item: SanctuaryItem;

  @Column('date', { name: 'proposed_on' })
  proposedOn: LocalDate;

  /** No longer proposed, by a later survey. */
  @Column('date', { name: 'dropped_on', nullable: true })
  droppedOn: LocalDate | null;

  @Column('date', { name: 'fitted_on', nullable: true })
  fittedOn: LocalDate | null;

  @Column('date', { name: 'removed_on', nullable: true })
  removedOn: LocalDate | null;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}

/** A review that is due, or was held. */
@Entity('sanctuary_review')
export class SanctuaryReviewEntity {
  @PrimaryColumn('uuid', { name: 'job_id' })
  jobId: string;

  @PrimaryColumn('integer')
  months: number;

  @Column('date', { name: 'due_on' })
  dueOn: LocalDate;

  @Column('date', { name: 'held_on', nullable: true })
  heldOn: LocalDate | null;

  @Column('boolean', { name: 'still_safe', nullable: true })
  stillSafe: boolean | null;

  @Column('boolean', { name: 'support_needed', nullable: true })
  supportNeeded: boolean | null;

  @Column('timestamptz', { name: 'recorded_at', nullable: true })
  recordedAt: Date | null;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}
