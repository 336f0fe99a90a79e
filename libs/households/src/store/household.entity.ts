import type {
  ByAndForGroup,
  FaithDiet,
  Gender,
  Mobility,
  Preference,
  Recourse,
  RentCover,
  RiskLevel,
  RiskTool,
  RiskToOthers,
  SensoryNeed,
  SubstanceUse,
  SupportLevel,
} from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImmigrationStatus, TransHistoryAnswer } from '../domain/access-classes';
import type { ClosingReason, OutsidePlace } from '../domain/closing';
import type { Whereabouts } from '../domain/membership';
import type { GroupNeed, Needs, Pets, StayNear } from '../domain/needs';

export const householdStatuses = ['OPEN', 'CLOSED'] as const;
export type HouseholdStatus = (typeof householdStatuses)[number];

/** People who flee together: a reference and needs. Null is "not asked". Who they are has no column here. */
@Entity('household')
export class HouseholdEntity implements Needs {
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

  @Column('boolean', { nullable: true })
  pregnant: boolean | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn: LocalDate | null;

  @Column('text', { array: true, nullable: true })
  sensory: readonly SensoryNeed[] | null;

  @Column('jsonb', { nullable: true })
  pets: readonly Pets[] | null;

  /** ISO 639-1. */
  @Column('text', { array: true, nullable: true })
  languages: readonly string[] | null;

  @Column('boolean', { name: 'interpreter_wanted', nullable: true })
  interpreterWanted: boolean | null;

  @Column('text', { name: 'care_needs', nullable: true })
  careNeeds: SupportLevel | null;

  @Column('boolean', { name: 'learning_disability', nullable: true })
  learningDisability: boolean | null;

  @Column('text', { name: 'risk_level', nullable: true })
  riskLevel: RiskLevel | null;

  @Column('text', { name: 'risk_tool', nullable: true })
  riskTool: RiskTool | null;

  /** 0 to 24. */
  @Column('integer', { name: 'dash_score', nullable: true })
  dashScore: number | null;

  /** The day the risk was assessed. */
  @Column('date', { name: 'risk_on', nullable: true })
  riskOn: LocalDate | null;

  @Column('text', { name: 'risk_note', nullable: true })
  riskNote: string | null;

  @Column('text', { name: 'risk_to_others', array: true, nullable: true })
  riskToOthers: readonly RiskToOthers[] | null;

  @Column('text', { name: 'by_and_for_need', nullable: true })
  byAndForNeed: GroupNeed | null;

  @Column('text', { name: 'by_and_for_group', nullable: true })
  byAndForGroup: ByAndForGroup | null;

  @Column('text', { name: 'faith_diet', array: true, nullable: true })
  faithDiet: readonly FaithDiet[] | null;

  @Column('uuid', { name: 'came_from_district_id', nullable: true })
  cameFromDistrictId: string | null;

  @Column('jsonb', { name: 'stay_near', nullable: true })
  stayNear: readonly StayNear[] | null;

  /** Nights. */
  @Column('integer', { name: 'stay_days', nullable: true })
  stayDays: number | null;

  @Column('boolean', { name: 'share_kitchen', nullable: true })
  shareKitchen: boolean | null;

  @Column('boolean', { name: 'share_bathroom', nullable: true })
  shareBathroom: boolean | null;

  @Column('boolean', { name: 'share_room', nullable: true })
  shareRoom: boolean | null;

  @Column('text', { name: 'rent_cover', nullable: true })
  rentCover: RentCover | null;

  @Column('boolean', { name: 'night_work', nullable: true })
  nightWork: boolean | null;

  /** The preferences they marked as flexible. */
  @Column('text', { array: true })
  flexible: readonly Preference[];
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

/** One person of a household, without identity: month of birth, or an age and the day it was told. Never deleted. */
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

/** Where one person of a household was over some days, as it was told then. Written once; only replaced. */
@Entity('household_membership')
export class HouseholdMembershipEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('uuid', { name: 'household_person_id' })
  householdPersonId: string;

  @Column('text')
  whereabouts: Whereabouts;

  @Column('date', { name: 'from_day' })
  fromDay: LocalDate;

  /** Not included. Null: without end. */
  @Column('date', { name: 'until_day', nullable: true })
  untilDay: LocalDate | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  /** Who recorded it, and for whom. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** When a later change took its place. Null: it stands. */
  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  replacedAt: Date | null;
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

/** Two households to be kept near each other; the smaller id first. */
@Entity('household_link')
export class HouseholdLinkEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('uuid', { name: 'near_household_id' })
  nearHouseholdId: string;

  @Column('timestamptz', { name: 'linked_at' })
  linkedAt: Date;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** Null: they are linked. */
  @Column('timestamptz', { name: 'unlinked_at', nullable: true })
  unlinkedAt: Date | null;
}

/** That no place is looked for any more, and why. */
@Entity('household_closing')
export class HouseholdClosingEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('text')
  reason: ClosingReason;

  @Column('text', { name: 'where_kind', nullable: true })
  whereKind: OutsidePlace | null;

  @Column('timestamptz', { name: 'closed_at' })
  closedAt: Date;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** Null: it is closed. */
  @Column('timestamptz', { name: 'reopened_at', nullable: true })
  reopenedAt: Date | null;
}

/** Immigration status: an access class of its own. No other table, fact or export has it. */
@Entity('household_immigration')
export class HouseholdImmigrationEntity {
  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId: string;

  @Column('text', { nullable: true })
  status: ImmigrationStatus | null;

  @Column('date', { name: 'mvdac_from', nullable: true })
  mvdacFrom: LocalDate | null;

  @Column('date', { name: 'mvdac_to', nullable: true })
  mvdacTo: LocalDate | null;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;
}

/** Trans history of one person: an access class of its own. Never a fact of the verdict, never a reason. */
@Entity('household_trans_history')
export class HouseholdTransHistoryEntity {
  @PrimaryColumn('uuid', { name: 'household_person_id' })
  householdPersonId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('text', { nullable: true })
  answer: TransHistoryAnswer | null;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;
}

/** Who answered what and when. Written once. */
@Entity('household_answer')
export class HouseholdAnswerEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** As the field is called in the inputs, such as `mobility` or `people.1.born`. */
  @Column('text')
  field: string;

  /** False: it went back to "not asked". */
  @Column('boolean')
  answered: boolean;

  /** Any JSON. Null where only that it was answered is kept. */
  @Column('jsonb', { nullable: true })
  value: object | null;

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;
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
