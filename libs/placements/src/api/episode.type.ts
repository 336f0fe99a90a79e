import { AccommodationTypeEnum, ServiceSummaryType } from '@app/accommodation';
import type { AccommodationType } from '@app/eligibility';
import { LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Destination, LeavingReason, SanctuaryEndReason } from '../domain/leaving';
import type { MoveOnBlock } from '../domain/moving-on';
import { DestinationEnum, EpisodeEndReasonEnum, MoveOnBlockEnum } from './enums';
import { EpisodeGapType, EpisodePersonType, MoveOnReadinessType } from './support.type';

@ObjectType('EpisodeUnit', { description: 'A unit that a household has, or had, during its stay.' })
export class EpisodeUnitType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly unitId: string;

  @Field(() => String, { description: "The provider's own name for it." })
  readonly unitCode: string;

  @Field(() => LocalDateType, { description: 'The day they came.' })
  readonly arrivedOn: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The agreed leaving day; null: until they leave.',
  })
  readonly leave: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day they left.' })
  readonly leftOn: LocalDate | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The first night it is free again, turnaround counted; null: not known.',
  })
  readonly freeFrom: LocalDate | null;
}

@ObjectType('Episode', {
  description:
    'A household’s support with a provider: a stay from arrival to departure, or sanctuary at home. Names nobody.',
})
export class EpisodeType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { nullable: true, description: 'What it came from; null: sanctuary, nobody moved.' })
  readonly placementId: string | null;

  @Field(() => String, { description: 'To speak of the household by.' })
  readonly householdReference: string;

  @Field(() => ServiceSummaryType, { description: 'Where.' })
  readonly service: ServiceSummaryType;

  @Field(() => AccommodationTypeEnum, { description: 'As it was on arrival.' })
  readonly accommodationType: AccommodationType;

  @Field(() => Boolean, { description: 'Counted as relevant accommodation on arrival.' })
  readonly relevant: boolean;

  @Field(() => LocalDateType, { description: 'The day she came.' })
  readonly startedOn: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'The day she left.' })
  readonly endedOn: LocalDate | null;

  @Field(() => EpisodeEndReasonEnum, { nullable: true, description: 'Why it ended.' })
  readonly leavingReason: LeavingReason | SanctuaryEndReason | null;

  @Field(() => DestinationEnum, { nullable: true, description: 'Where she went.' })
  readonly destination: Destination | null;

  @Field(() => [EpisodeUnitType], { description: 'By arrival.' })
  readonly units: readonly EpisodeUnitType[];

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Ready to move on since then, as last said; null: not ready, or nobody said so.',
  })
  readonly readyToMoveOn: LocalDate | null;

  @Field(() => MoveOnBlockEnum, {
    nullable: true,
    description: 'What keeps her though she is ready; null: nothing.',
  })
  readonly moveOnBlockedBy: MoveOnBlock | null;

  @Field(() => [MoveOnReadinessType], { description: 'All that was said of moving on, newest first.' })
  readonly moveOnHistory: readonly MoveOnReadinessType[];

  @Field(() => [EpisodePersonType], { description: 'Who is supported, by number.' })
  readonly people: readonly EpisodePersonType[];

  @Field(() => [EpisodeGapType], {
    description: 'Of whom the return lacks something that you can complete; empty: of nobody.',
  })
  readonly gaps: readonly EpisodeGapType[];
}

export const EpisodePageType = pageType(EpisodeType, 'EpisodePage');
