import type { Pence } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConflictReason, ConnectionNature } from '../domain/conflicts';
import type { Vote } from '../domain/panel-outcome';
import { penceColumn } from './fund.entities';

/** An application that an officer put to the panel, with a recommendation. */
@Entity('panel_case')
export class PanelCaseEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('timestamptz', { name: 'referred_at' })
  referredAt: Date;

  @Column('uuid', { name: 'referred_by' })
  referredBy: string;

  /** The last moment for a vote. */
  @Column('timestamptz', { name: 'vote_by' })
  voteBy: Date;

  /** As the settings were that day. */
  @Column('integer')
  quorum: number;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('text', { nullable: true })
  outcome: Vote | null;
}

/** Somebody who was asked to vote. */
@Entity('panel_seat')
export class PanelSeatEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('boolean')
  chair: boolean;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;
}

/** What the officer recommends for one line. */
@Entity('panel_recommendation')
export class PanelRecommendationEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @PrimaryColumn('uuid', { name: 'line_id' })
  lineId: string;

  @Column({ ...penceColumn, name: 'requested_pence' })
  requestedPence: Pence;

  @Column({ ...penceColumn })
  pence: Pence;

  @Column('text', { name: 'cut_because', nullable: true })
  cutBecause: string | null;

  /** Why a category that needs an officer’s word is allowed. */
  @Column('text', { name: 'allowed_because', nullable: true })
  allowedBecause: string | null;
}

/** A vote. Of one person the last counts. */
@Entity('panel_vote')
export class PanelVoteEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  vote: Vote;

  @Column('text', { nullable: true })
  because: string | null;

  @Column('timestamptz', { name: 'cast_at' })
  castAt: Date;

  /** From 1, in the order in which votes were cast. */
  @Column('integer')
  number: number;
}

/** What somebody of the fund is tied to: an organisation, or whoever has this name. */
@Entity('fund_connection')
export class FundConnectionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId: string | null;

  @Column('text')
  name: string;

  @Column('text', { name: 'name_key' })
  nameKey: string;

  @Column('text')
  nature: ConnectionNature;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}

/** Somebody is tied to an application, and so finds nothing of it. Never taken back. */
@Entity('fund_conflict')
export class FundConflictEntity {
  @PrimaryColumn('uuid', { name: 'application_id' })
  applicationId: string;

  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @PrimaryColumn('text')
  because: ConflictReason;

  @Column('uuid', { name: 'authority_id' })
  authorityId: string;

  @Column('timestamptz', { name: 'found_at' })
  foundAt: Date;
}
