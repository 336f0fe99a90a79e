import { FreshnessEnum, ServiceSummaryType, UnitFeaturesType, VacancyStatusEnum } from '@app/accommodation';
import type { VacancyStatus } from '@app/accommodation';
import { enumOf, InstantType, LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import type { Freshness } from '@app/matching';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ReferralStatus } from '../domain/standing';
import { ReferralStatusEnum } from './enums';

/** What a unit is tonight, for those who work there. Derived at each reading; stored nowhere. */
export const boardStates = [
  'FREE',
  'HELD',
  'REFERRED',
  'AWAITED',
  'OCCUPIED',
  'TURNAROUND',
  'VOID',
  'CLOSED',
] as const;
export type BoardState = (typeof boardStates)[number];
export const BoardStateEnum = enumOf(
  boardStates,
  'BoardState',
  'What a unit is tonight. REFERRED: held, and put to you. AWAITED: she said yes and is to come.',
);

@ObjectType('BoardUnit', { description: 'One unit of yours, as it is tonight.' })
export class BoardUnitType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'Your own name for it.' })
  readonly code: string;

  @Field(() => Int, { description: 'Beds for people.' })
  readonly bedspaces: number;

  @Field(() => BoardStateEnum, { description: 'What it is tonight.' })
  readonly state: BoardState;

  @Field(() => InstantType, {
    nullable: true,
    description: 'When a hold ends, an answer is due, or she must be there.',
  })
  readonly until: Date | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The first night it is free again, turnaround counted; null: not known.',
  })
  readonly freeFrom: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The leaving day that was agreed.' })
  readonly leave: LocalDate | null;

  @Field(() => Boolean, {
    description: 'The agreed leaving day has passed and nobody recorded that they left.',
  })
  readonly overdue: boolean;

  @Field(() => String, { nullable: true, description: 'Whom it is for, once you may know.' })
  readonly householdReference: string | null;

  @Field(() => ID, { nullable: true, description: 'The referral that waits for you or for her.' })
  readonly referralId: string | null;

  @Field(() => ReferralStatusEnum, { nullable: true, description: 'What was said of that referral.' })
  readonly referralStatus: ReferralStatus | null;

  @Field(() => ID, { nullable: true, description: 'Who is awaited.' })
  readonly placementId: string | null;

  @Field(() => ID, { nullable: true, description: 'Who lives there.' })
  readonly episodeId: string | null;

  @Field(() => ID, { nullable: true, description: 'Its live vacancy.' })
  readonly vacancyId: string | null;

  @Field(() => VacancyStatusEnum, { nullable: true, description: 'What you say of that vacancy.' })
  readonly vacancyStatus: VacancyStatus | null;

  @Field(() => LocalDateType, { nullable: true, description: 'From which night that vacancy is.' })
  readonly availableFrom: LocalDate | null;

  @Field(() => FreshnessEnum, { nullable: true, description: 'How lately you confirmed it.' })
  readonly freshness: Freshness | null;

  @Field(() => InstantType, { nullable: true, description: 'When you confirmed it.' })
  readonly confirmedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What you say of that vacancy beside.' })
  readonly note: string | null;

  @Field(() => UnitFeaturesType, { description: 'What it offers.' })
  readonly features: UnitFeaturesType;

  @Field(() => InstantType, { nullable: true, description: 'Closed urgently since.' })
  readonly closedUrgentlySince: Date | null;
}

@ObjectType('BoardService', { description: 'One service of yours with all its units, as they are tonight.' })
export class BoardServiceType {
  @Field(() => ID, { description: 'Of the service.' })
  readonly id: string;

  @Field(() => ServiceSummaryType, { description: 'Which.' })
  readonly service: ServiceSummaryType;

  @Field(() => [BoardUnitType], { description: 'By their names.' })
  readonly units: readonly BoardUnitType[];
}
