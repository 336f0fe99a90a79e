import type { RuleCode } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnmetCause, UnmetNeed, UnmetOutcome } from '../domain/unmet-need';

/** Joins a household to what was kept of its last search on a day, for those who hold its case, until the day is closed. */
@Entity('search_day')
export class SearchDayEntity {
  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId: string;

  @PrimaryColumn('date')
  day: LocalDate;

  @Column('uuid', { name: 'sample_id' })
  sampleId: string;

  @Column('uuid', { name: 'need_id' })
  needId: string;

  /** Nothing that suits, or might, was free when it was last asked that day. */
  @Column('boolean')
  unmet: boolean;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}

/** A household for which nothing was free on a day, without the household: read by commissioners and data officers. */
@Entity('unmet_need')
export class UnmetNeedEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('date')
  day: LocalDate;

  /** Of the council that was asked; null: another organisation was. */
  @Column('uuid', { name: 'district_id', nullable: true })
  districtId: string | null;

  @Column('text')
  because: UnmetCause;

  @Column('text', { array: true })
  needs: UnmetNeed[];

  /** Those that removed the most, strongest first. */
  @Column('text', { array: true })
  rules: RuleCode[];

  /** What happened instead. Null: nobody has said. */
  @Column('text', { nullable: true })
  outcome: UnmetOutcome | null;

  /** Its family was separated because no place took it; once for a family, however many days. */
  @Column('boolean', { name: 'family_separated' })
  familySeparated: boolean;
}

/** That a provider ran a preview of a rule for a service on a day: one is all it has. */
@Entity('rule_preview')
export class RulePreviewEntity {
  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @PrimaryColumn('uuid', { name: 'service_id' })
  serviceId: string;

  @PrimaryColumn('text')
  rule: RuleCode;

  @PrimaryColumn('date')
  day: LocalDate;

  @Column('uuid', { name: 'person_id' })
  personId: string;
}
