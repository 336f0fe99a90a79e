import { voidReasons } from '@app/accommodation';
import { enumOf, LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ownLostReasons } from '../domain/figures';

const lostReasons = [...ownLostReasons, ...voidReasons] as const;
/** Why an open night could not be slept in. */
export type LostReason = (typeof lostReasons)[number];

export const LostReasonEnum = enumOf(
  lostReasons,
  'LostReason',
  'Why an open night could not be slept in. Each reason of a void is one of its own.',
);

@ObjectType('LostNights', { description: 'Nights that could not be slept in, for one reason.' })
export class LostNightsType {
  @Field(() => LostReasonEnum, { description: 'Why.' })
  readonly reason: string;

  @Field(() => Int, { description: 'How many unit-nights, 1 or more.' })
  readonly nights: number;
}

@ObjectType('ServiceNights', { description: 'The nights of one service of yours, all its units together.' })
export class ServiceNightsType {
  @Field(() => ID, { description: 'Of the service.' })
  readonly id: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name: string;

  @Field(() => Int, {
    description: 'Unit-nights on which a unit existed and was not closed for good: what a share is of.',
  })
  readonly open: number;

  @Field(() => Int, { description: 'Those of them that somebody slept in.' })
  readonly occupied: number;

  @Field(() => [LostNightsType], {
    description: 'Those that could not be slept in, the most first; without noughts.',
  })
  readonly lost: readonly LostNightsType[];
}

@ObjectType('AnswersToReferrals', { description: 'How the referrals of these days were answered.' })
export class AnswersToReferralsType {
  @Field(() => Int, { description: 'Answered, yes or no.' })
  readonly answered: number;

  @Field(() => Int, { description: 'Whose time ran out.' })
  readonly notAnswered: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Half were answered in fewer minutes, by any clock; null: none was.',
  })
  readonly medianMinutes: number | null;

  @Field(() => Int, { description: 'Answered within the target, counted in the intake desk’s hours.' })
  readonly inTarget: number;

  @Field(() => Int, { description: 'The target in minutes.' })
  readonly targetMinutes: number;
}

@ObjectType('ProviderFigures', { description: 'What your last 90 nights came to. Counts only, of nobody.' })
export class ProviderFiguresType {
  @Field(() => LocalDateType, { description: 'First night.' })
  readonly from: LocalDate;

  @Field(() => LocalDateType, { description: 'Last night: the one before today.' })
  readonly to: LocalDate;

  @Field(() => [ServiceNightsType], { description: 'By name.' })
  readonly services: readonly ServiceNightsType[];

  @Field(() => AnswersToReferralsType, { description: 'Of referrals sent to you since the first night.' })
  readonly answers: AnswersToReferralsType;
}
