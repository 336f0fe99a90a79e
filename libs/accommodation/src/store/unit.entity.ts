import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one household is given: a room, a flat, or a bed where two share. */
@Entity('unit')
export class UnitEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('uuid', { name: 'service_id' })
  serviceId: string;

  /** The provider's own name for it; never a room number that is on a door. */
  @Column('text')
  code: string;

  @Column('integer')
  bedspaces: number;

  @Column('integer')
  cots: number;

  @Column('integer', { nullable: true })
  bedrooms: number | null;

  @Column('boolean', { name: 'self_contained' })
  selfContained: boolean;

  @Column('boolean', { name: 'step_free' })
  stepFree: boolean;

  @Column('boolean', { name: 'ground_floor' })
  groundFloor: boolean;

  @Column('boolean')
  lift: boolean;

  @Column('boolean', { name: 'wet_room' })
  wetRoom: boolean;

  @Column('boolean', { name: 'wheelchair_accessible' })
  wheelchairAccessible: boolean;

  /** Closed urgently since: nothing new may be taken, even over a resident. */
  @Column('timestamptz', { name: 'do_not_use_since', nullable: true })
  doNotUseSince: Date | null;
}
