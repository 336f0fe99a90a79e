import type { AccommodationType, OwnerType } from '@app/eligibility';
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

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: LocalDate | null;
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
