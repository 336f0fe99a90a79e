import type { HouseholdFacts } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { JudgedRule, Score, Verdict } from '@app/matching';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CountedRule, Findings } from '../domain/found';

/** What was asked: the facts a search used, so that it can be understood later; no area is among them. */
export interface SearchInputs {
  readonly household: HouseholdFacts;
  readonly today: LocalDate;
}

/** One search for one household, kept as it was answered. Read by the organisation that asked. */
@Entity('search')
export class SearchEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('jsonb')
  inputs: SearchInputs;

  @Column('integer')
  suitable: number;

  @Column('integer', { name: 'ask_first' })
  askFirst: number;

  @Column('integer', { name: 'not_suitable' })
  notSuitable: number;

  @Column('integer', { name: 'not_free' })
  notFree: number;

  @Column('jsonb', { name: 'rule_counts' })
  ruleCounts: readonly CountedRule[];

  /** What it says beside its matches and counts. */
  @Column('jsonb')
  findings: Findings;
}

/** One place a search offered, with why. */
@Entity('search_match')
export class SearchMatchEntity {
  @PrimaryColumn('uuid', { name: 'search_id' })
  searchId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** From 1. */
  @PrimaryColumn('integer')
  rank: number;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId: string;

  @Column('text')
  verdict: Exclude<Verdict, 'NOT_SUITABLE'>;

  @Column('date')
  arrive: LocalDate;

  /** Somebody else has the place from then on; null: until they leave. */
  @Column('date', { name: 'must_leave_by', nullable: true })
  mustLeaveBy: LocalDate | null;

  @Column('jsonb')
  outcomes: readonly JudgedRule[];

  /** By which it was ranked. Null: it was found before there were scores. */
  @Column('jsonb', { nullable: true })
  score: Score | null;
}
