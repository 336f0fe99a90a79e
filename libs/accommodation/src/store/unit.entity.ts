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

  /** An alarm that a deaf person feels (domain section 3.2, row 9). */
  @Column('boolean', { name: 'vibrating_alarm' })
  vibratingAlarm: boolean;

  /** With another household; so the next two (row 29). */
  @Column('boolean', { name: 'shared_kitchen' })
  sharedKitchen: boolean;

  @Column('boolean', { name: 'shared_bathroom' })
  sharedBathroom: boolean;

  /** A bed in a room where another household sleeps. */
  @Column('boolean', { name: 'shared_room' })
  sharedRoom: boolean;

  /** Closed urgently since: nothing new may be taken, even over a resident. */
  @Column('timestamptz', { name: 'do_not_use_since', nullable: true })
  doNotUseSince: Date | null;
}
