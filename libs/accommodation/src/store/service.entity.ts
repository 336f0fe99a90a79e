import type {
  AccommodationType,
  AdmissionPolicy,
  ByAndForGroup,
  FaithDiet,
  OwnerType,
  Security,
  Staffing,
} from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A service of a provider: one type of accommodation, one set of entry rules, one area it is shown by. */
@Entity('service')
export class ServiceEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'accommodation_type' })
  accommodationType: AccommodationType;

  @Column('boolean')
  temporary: boolean;

  @Column('boolean', { name: 'self_contained' })
  selfContained: boolean;

  @Column('boolean', { name: 'shares_facilities' })
  sharesFacilities: boolean;

  @Column('text', { name: 'managed_by' })
  managedBy: OwnerType;

  /** The outcome of the legal test (SI 2021/991 regulation 2) for this service. */
  @Column('boolean')
  relevant: boolean;

  @Column('uuid', { name: 'shown_district_id', nullable: true })
  shownDistrictId: string | null;

  /** Set when the service is masked: sub-region in Greater Essex, upper-tier code elsewhere. */
  @Column('text', { name: 'shown_sub_region', nullable: true })
  shownSubRegion: string | null;

  @Column('integer', { name: 'turnaround_days' })
  turnaroundDays: number;

  @Column('boolean', { name: 'turnaround_in_working_days' })
  turnaroundInWorkingDays: boolean;

  @Column('integer', { name: 'fresh_hours' })
  freshHours: number;

  @Column('integer', { name: 'aging_hours' })
  agingHours: number;

  /** Local time HH:MM:SS at which the intake desk opens; null with `intakeCloses`: it never closes. */
  @Column('time', { name: 'intake_opens', nullable: true })
  intakeOpens: string | null;

  @Column('time', { name: 'intake_closes', nullable: true })
  intakeCloses: string | null;

  @Column('date', { name: 'opened_on' })
  openedOn: LocalDate;

  /** The first day on which it is no longer open. */
  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: LocalDate | null;

  /** When staff are there (domain section 3.2, row 23). */
  @Column('text')
  staffing: Staffing;

  /** Row 24. */
  @Column('text', { array: true })
  securities: readonly Security[];

  /** Spoken by staff: ISO 639-1 codes (row 17). */
  @Column('text', { name: 'staff_languages', array: true })
  staffLanguages: readonly string[];

  /** Uses interpreters, at least by phone (row 17). */
  @Column('boolean')
  interpreting: boolean;

  /** Staff who sign British Sign Language (row 9). */
  @Column('boolean', { name: 'bsl_staff' })
  bslStaff: boolean;

  /** Whom it is run by and for (row 18). */
  @Column('text', { name: 'by_and_for_groups', array: true })
  byAndForGroups: readonly ByAndForGroup[];

  /** Faith and diet it provides for (row 19). */
  @Column('text', { name: 'faith_diets', array: true })
  faithDiets: readonly FaithDiet[];

  /** Whole pence a week, service charge included; null: not told (row 12). */
  @Column('integer', { name: 'weekly_rent_pence', nullable: true })
  weeklyRentPence: number | null;

  /** Whole pence a week that no benefit covers; null: not told (row 12). */
  @Column('integer', { name: 'personal_charge_pence', nullable: true })
  personalChargePence: number | null;

  /** Residents must be in by some hour (row 32). */
  @Column('boolean')
  curfew: boolean;

  /** Arranges for pets to be fostered (row 10). */
  @Column('boolean', { name: 'pet_fostering' })
  petFostering: boolean;
}

/** Whom a service admits by sex and gender from a day on, and on what basis in law (row 2). */
@Entity('admission_policy')
export class AdmissionPolicyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('text')
  policy: AdmissionPolicy;

  @Column('text', { name: 'legal_basis' })
  legalBasis: string;

  /** In force from this day until the next one begins. */
  @Column('date', { name: 'from_day' })
  fromDay: LocalDate;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}

/** Where a service truly is; read by its own provider only, for a masked service shows less. */
@Entity('service_district')
export class ServiceDistrictEntity {
  @PrimaryColumn('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'district_id' })
  districtId: string;
}

/** A sealed address: of the whole service, or of one unit. Has no GraphQL type; shown by one named command. */
@Entity('refuge_location')
export class RefugeLocationEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;

  @Column('bytea')
  sealed: Buffer;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
