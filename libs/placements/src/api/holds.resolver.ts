import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Holds } from '../holds';
import { HoldVacancyInput } from './hold.input';
import { HoldPageType, HoldType } from './hold.type';

const HoldResult = resultOf('HoldResult', HoldType);

@Resolver()
export class HoldsResolver {
  constructor(private readonly holds: Holds) {}

  @Query(() => HoldPageType, { name: 'holds', description: 'Those of your organisation, newest first.' })
  list(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<HoldType>> {
    return this.holds.holds(actor, args);
  }

  @Query(() => HoldType, { name: 'hold', nullable: true, description: 'One of your organisation.' })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<HoldType | null> {
    return this.holds.hold(actor, id);
  }

  @Mutation(() => HoldResult, {
    description:
      'Keeps a place for a household: from this instant nobody else can take those nights. ' +
      'Problems: HOLD_MINUTES, VACANCY_NOT_OPEN, HOUSEHOLD_CLOSED, HOUSEHOLD_IS_PLACED, HOUSEHOLD_HAS_HOLD, NOT_SUITABLE, UNIT_NOT_FREE.',
  })
  holdVacancy(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: HoldVacancyInput,
  ): Promise<Outcome<HoldType>> {
    return this.holds.holdVacancy(actor, input);
  }

  @Mutation(() => HoldResult, {
    description:
      'Lets the place go at once. Problems: HOLD_HAS_ENDED, HOLD_HAS_REFERRAL (withdraw that instead).',
  })
  releaseHold(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<HoldType>> {
    return this.holds.releaseHold(actor, id);
  }
}
