import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SubRegion, Succession } from '../domain/places';

/** See `District`. */
@Entity('district')
export class DistrictEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  nation: string;

  @Column('text', { name: 'region_name', nullable: true })
  regionName: string | null;

  @Column('text', { name: 'upper_tier_code', nullable: true })
  upperTierCode: string | null;

  @Column('text', { name: 'upper_tier_name', nullable: true })
  upperTierName: string | null;

  @Column('text', { name: 'police_force_name', nullable: true })
  policeForceName: string | null;

  @Column('boolean', { name: 'greater_essex' })
  greaterEssex: boolean;

  @Column('text', { name: 'sub_region', nullable: true })
  subRegion: SubRegion | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('date', { name: 'live_from' })
  liveFrom: LocalDate;

  @Column('date', { name: 'live_to', nullable: true })
  liveTo: LocalDate | null;

  @Column('boolean')
  provisional: boolean;
}

/** See `Succession`. */
@Entity('district_succession')
export class DistrictSuccessionEntity {
  @PrimaryColumn('uuid', { name: 'predecessor_id' })
  predecessorId: string;

  @PrimaryColumn('uuid', { name: 'successor_id' })
  successorId: string;

  @Column('date', { name: 'effective_on' })
  effectiveOn: LocalDate;

  @Column('text')
  status: Succession['status'];

  @Column('text')
  source: string;
}

/** See `Neighbour`. */
@Entity('district_neighbour')
export class DistrictNeighbourEntity {
  @PrimaryColumn('uuid', { name: 'district_id' })
  districtId: string;

  @PrimaryColumn('uuid', { name: 'neighbour_id' })
  neighbourId: string;

  @Column('double precision', { name: 'shared_border_km' })
  sharedBorderKm: number;

  @Column('boolean', { name: 'over_water' })
  overWater: boolean;
}

/** See `PostcodeDistrict`. */
@Entity('postcode_district')
export class PostcodeDistrictEntity {
  @PrimaryColumn('text')
  outcode: string;

  @Column('integer', { name: 'live_postcodes' })
  livePostcodes: number;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;
}

/** How many live postcodes of a postcode district lie in a district. */
@Entity('postcode_district_place')
export class PostcodeDistrictPlaceEntity {
  @PrimaryColumn('text')
  outcode: string;

  @PrimaryColumn('uuid', { name: 'district_id' })
  districtId: string;

  @Column('integer', { name: 'live_postcodes' })
  livePostcodes: number;
}

/** A bank holiday of England and Wales. */
@Entity('bank_holiday')
export class BankHolidayEntity {
  @PrimaryColumn('date')
  day: LocalDate;

  @Column('text')
  title: string;
}

/** Every entity of places, for the module that opens the database. */
export const placeEntities = [
  DistrictEntity,
  DistrictSuccessionEntity,
  DistrictNeighbourEntity,
  PostcodeDistrictEntity,
  PostcodeDistrictPlaceEntity,
  BankHolidayEntity,
];
