import type { EntryRules } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const vacancyStatuses = ['DRAFT', 'OPEN', 'PAUSED', 'FILLED', 'WITHDRAWN'] as const;
export type VacancyStatus = (typeof vacancyStatuses)[number];

/** A unit that its provider offers. Held, stale and occupied are not statuses: time and other rows decide them. */
@Entity('vacancy')
export class VacancyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  status: VacancyStatus;

  @Column('date', { name: 'available_from' })
  availableFrom: LocalDate;

  /** When the provider last said that it stands: the only thing that makes it fresh. */
  @Column('timestamptz', { name: 'confirmed_at' })
  confirmedAt: Date;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
}

/** What one level (provider, service, unit, vacancy) says about whom it takes. */
@Entity('entry_rules')
export class EntryRulesEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id', nullable: true })
  serviceId: string | null;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;

  @Column('uuid', { name: 'vacancy_id', nullable: true })
  vacancyId: string | null;

  @Column('jsonb')
  rules: EntryRules;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}
