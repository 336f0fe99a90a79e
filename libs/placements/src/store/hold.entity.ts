import type { RuleCode } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { Verdict } from '@app/matching';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a hold ended before its time. Running out is none of them: time decides that. */
export const holdEnds = ['RELEASED', 'DECLINED', 'WITHDRAWN', 'HOUSEHOLD_SAID_NO', 'PLACED'] as const;
export type HoldEnd = (typeof holdEnds)[number];

/** The household's side of a claim on a unit's nights. It ends when its claim does: the database keeps the two equal. */
@Entity('hold')
export class HoldEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** Who holds. */
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

  /** Null once it became a placement: the claim is the placement's then. */
  @Column('uuid', { name: 'occupancy_id', nullable: true })
  occupancyId: string | null;

  @Column('text')
  verdict: Verdict;

  /** The rules that fail and that its provider is asked to override; none unless it is not suitable. */
  @Column('text', { name: 'ask_to_override', array: true })
  askToOverride: RuleCode[];

  /** Why the provider is asked. */
  @Column('text', { name: 'override_because', nullable: true })
  overrideBecause: string | null;

  @Column('date')
  arrive: LocalDate;

  /** Null: until they leave; otherwise they must leave by this day. */
  @Column('date', { nullable: true })
  leave: LocalDate | null;

  @Column('timestamptz', { name: 'held_at' })
  heldAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('text', { name: 'ended_because', nullable: true })
  endedBecause: HoldEnd | null;
}
