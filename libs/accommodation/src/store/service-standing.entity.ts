import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QualityScheme, QualityStatus } from '../domain/quality';

/** Which tier-one authority commissions a service between two days. No row: none does. */
@Entity('service_commissioning')
export class ServiceCommissioningEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('date', { name: 'from_day' })
  fromDay: LocalDate;

  /** The first day on which it does no more; null: it still does. */
  @Column('date', { name: 'until_day', nullable: true })
  untilDay: LocalDate | null;
}

/** By which quality standards a service works, or works towards, between two days. */
@Entity('quality_mark')
export class QualityMarkEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('text')
  scheme: QualityScheme;

  @Column('text')
  status: QualityStatus;

  @Column('date', { name: 'from_day' })
  fromDay: LocalDate;

  /** The first day on which it holds no more; null: it still holds. */
  @Column('date', { name: 'until_day', nullable: true })
  untilDay: LocalDate | null;
}
