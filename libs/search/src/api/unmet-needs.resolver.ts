import { CurrentActor, LocalDateType, resultOf } from '@app/graphql';
import type { LocalDate, Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UnmetNeeds } from '../unmet-needs';
import { CloseUnmetNeedInput, UnmetNeedClosedType, UnmetNeedType } from './unmet-need.type';

const CloseUnmetNeedResult = resultOf('CloseUnmetNeedResult', UnmetNeedClosedType);

@Resolver(() => UnmetNeedType)
export class UnmetNeedsResolver {
  constructor(private readonly unmetNeeds: UnmetNeeds) {}

  @Query(() => UnmetNeedType, {
    description: 'Household-days without a place in whole months that are over, without households.',
  })
  unmetNeed(
    @CurrentActor() actor: PersonActor,
    @Args('from', { type: () => LocalDateType, description: 'The first day of a month.' }) from: LocalDate,
    @Args('to', { type: () => LocalDateType, description: 'The last day of a month that is over.' })
    to: LocalDate,
  ): Promise<UnmetNeedType> {
    return this.unmetNeeds.unmetNeed(actor, from, to);
  }

  @Query(() => [LocalDateType], {
    description:
      'The days on which nothing was free for a household and nobody has said what happened instead.',
  })
  unmetDays(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<readonly LocalDate[]> {
    return this.unmetNeeds.unmetDays(actor, householdId);
  }

  @Mutation(() => CloseUnmetNeedResult, {
    description: 'Says what happened instead. Problems: NO_UNMET_NEED.',
  })
  closeUnmetNeed(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: CloseUnmetNeedInput,
  ): Promise<Outcome<UnmetNeedClosedType>> {
    return this.unmetNeeds.closeUnmetNeed(actor, input);
  }
}
