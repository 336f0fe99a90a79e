import type { Gender, Mobility, Recourse, SubstanceUse, SupportLevel } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const householdStatuses = ['OPEN', 'CLOSED'] as const;
export type HouseholdStatus = (typeof householdStatuses)[number];

/** People who flee together: a reference and needs. Null is "not asked". Who they are has no column here. */
@Entity('household')
export class HouseholdEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  reference: string;

  @Column('uuid', { name: 'registered_by_organisation_id' })
  registeredByOrganisationId: string;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;

  @Column('text')
  status: HouseholdStatus;

  @Column('date', { name: 'needed_from' })
  neededFrom: LocalDate;

  @Column('date', { name: 'needed_by', nullable: true })
  neededBy: LocalDate | null;

  @Column('text', { nullable: true })
  mobility: Mobility | null;

  @Column('text', { nullable: true })
  substances: SubstanceUse | null;

  @Column('text', { name: 'mental_health', nullable: true })
  mentalHealth: SupportLevel | null;

  @Column('boolean', { name: 'in_crisis', nullable: true })
  inCrisis: boolean | null;

  @Column('text', { nullable: true })
  recourse: Recourse | null;

  /** Whether it was asked where they would not be safe; the areas themselves are rows of their own. */
  @Column('boolean', { name: 'unsafe_areas_asked' })
  unsafeAreasAsked: boolean;
}

/** An organisation that holds the case: it reads the household until it lets go. */
@Entity('case_holder')
export class CaseHolderEntity {
  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId: string;

  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** Who took the case. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('timestamptz')
  since: Date;

  /** Null: it still holds the case. */
  @Column('timestamptz', { nullable: true })
  until: Date | null;
}

/** One person of a household, without identity: month of birth, or an age and the day it was told. */
@Entity('household_person')
export class HouseholdPersonEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** From 0, in the order they were told. */
  @Column('integer')
  position: number;

  @Column('boolean')
  lead: boolean;

  @Column('boolean')
  partner: boolean;

  @Column('text', { nullable: true })
  gender: Gender | null;

  @Column('integer', { name: 'birth_year', nullable: true })
  birthYear: number | null;

  /** 1 to 12. */
  @Column('integer', { name: 'birth_month', nullable: true })
  birthMonth: number | null;

  @Column('integer', { name: 'age_told', nullable: true })
  ageTold: number | null;

  @Column('date', { name: 'age_told_on', nullable: true })
  ageToldOn: LocalDate | null;
}

/** A district, or a postcode district, in which a household would not be safe. */
@Entity('household_unsafe_area')
export class HouseholdUnsafeAreaEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('uuid', { name: 'district_id', nullable: true })
  districtId: string | null;

  @Column('text', { nullable: true })
  outcode: string | null;
}

/** The one code of a household that may be spoken now. Only its keyed hash is kept. */
@Entity('spoken_code')
export class SpokenCodeEntity {
  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId: string;

  @Column('bytea', { name: 'code_hash' })
  codeHash: Buffer;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
