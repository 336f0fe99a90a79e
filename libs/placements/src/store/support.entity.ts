import type { Gender } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MoveOnBlock } from '../domain/moving-on';
import type { Characteristic, EqualityAnswer, SupportType } from '../domain/supported';

/** Somebody supported in an episode, as told of when it began or when they joined. Nobody has a name here. */
@Entity('episode_person')
export class EpisodePersonEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'episode_id' })
  episodeId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  /** From 1, within the episode. */
  @Column('integer')
  number: number;

  @Column('boolean')
  lead: boolean;

  @Column('text', { nullable: true })
  gender: Gender | null;

  @Column('integer', { name: 'birth_year', nullable: true })
  birthYear: number | null;

  @Column('integer', { name: 'birth_month', nullable: true })
  birthMonth: number | null;

  @Column('integer', { name: 'age_told', nullable: true })
  ageTold: number | null;

  @Column('date', { name: 'age_told_on', nullable: true })
  ageToldOn: LocalDate | null;

  @Column('date', { name: 'joined_on' })
  joinedOn: LocalDate;
}

/** One person's answer to one question about equality. No row: not asked. Read by the own provider's workers alone. */
@Entity('episode_characteristic')
export class EpisodeCharacteristicEntity {
  @PrimaryColumn('uuid', { name: 'episode_person_id' })
  episodePersonId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @PrimaryColumn('text')
  characteristic: Characteristic;

  @Column('text')
  answer: EqualityAnswer;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}

/** Support of one type given to one person, since when. */
@Entity('episode_support')
export class EpisodeSupportEntity {
  @PrimaryColumn('uuid', { name: 'episode_person_id' })
  episodePersonId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @PrimaryColumn('text', { name: 'support_type' })
  supportType: SupportType;

  @Column('date', { name: 'first_given_on' })
  firstGivenOn: LocalDate;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}

/** What a provider said of a household's moving on, one of several times. The last one holds. */
@Entity('move_on_readiness')
export class MoveOnReadinessEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'episode_id' })
  episodeId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  /** From 1, in the order in which it was said. */
  @Column('integer')
  number: number;

  /** Null: not ready, or not after all. */
  @Column('date', { name: 'ready_on', nullable: true })
  readyOn: LocalDate | null;

  @Column('text', { name: 'blocked_by', nullable: true })
  blockedBy: MoveOnBlock | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}
