import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const occupancyKinds = ['HOLD', 'STAY', 'VOID', 'CLOSURE'] as const;
export type OccupancyKind = (typeof occupancyKinds)[number];

export const voidReasons = [
  'REPAIR',
  'REDECORATION',
  'PEST',
  'SAFEGUARDING',
  'FLOOD_FIRE',
  'STAFF_SHORTAGE',
  'KEPT_FOR_CRASH_PAD',
  'OTHER',
] as const;
export type VoidReason = (typeof voidReasons)[number];

/**
 * One claim on a unit's nights [arrive, freeFrom), standing while claimedAt <= now < endsAt. Names no household.
 * Dates and moments may be `infinity` in the database; the driver's text says so.
 */
@Entity('occupancy')
export class OccupancyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'held_by', nullable: true })
  heldBy: string | null;

  @Column('text')
  kind: OccupancyKind;

  @Column('date')
  arrive: LocalDate;

  /** Null: until they leave. */
  @Column('date', { nullable: true })
  leave: LocalDate | null;

  /** The first night that is free again: turnaround is the tail between `leave` and this. */
  @Column('date', { name: 'free_from' })
  freeFrom: LocalDate | 'infinity';

  @Column('timestamptz', { name: 'claimed_at' })
  claimedAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('date', { name: 'arrived_on', nullable: true })
  arrivedOn: LocalDate | null;

  @Column('date', { name: 'left_on', nullable: true })
  leftOn: LocalDate | null;
}

/** How many people a claim is for; read by the unit's provider and by whoever made the claim. */
@Entity('occupancy_people')
export class OccupancyPeopleEntity {
  @PrimaryColumn('uuid', { name: 'occupancy_id' })
  occupancyId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'claimed_by' })
  claimedBy: string;

  /** Everyone, those who may sleep in a cot included. */
  @Column('integer')
  people: number;

  /** Children under 2, who may sleep in a cot. */
  @Column('integer', { name: 'may_use_cots' })
  mayUseCots: number;
}

/** Why a unit is void, who is to put it right, and when to chase them. */
@Entity('unit_void')
export class UnitVoidEntity {
  @PrimaryColumn('uuid', { name: 'occupancy_id' })
  occupancyId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('text')
  reason: VoidReason;

  @Column('text')
  responsible: string;

  @Column('date', { name: 'chase_on' })
  chaseOn: LocalDate;
}
