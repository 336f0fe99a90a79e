import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Placements } from '../placements';
import { EpisodeType } from './episode.type';
import { RecordArrivalInput, RecordMoveOnInput } from './placement.input';
import { PlacementPageType, PlacementType } from './placement.type';

const PlacementResult = resultOf('PlacementResult', PlacementType);
const RecordArrivalResult = resultOf('RecordArrivalResult', EpisodeType);

@Resolver()
export class PlacementsResolver {
  constructor(private readonly placements: Placements) {}

  @Query(() => PlacementPageType, {
    name: 'placements',
    description: 'Those you made or received, newest first.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('awaited', {
      type: () => Boolean,
      nullable: true,
      description: 'true: those who are to come; false: the others.',
    })
    awaited?: boolean | null,
  ): Promise<Page<PlacementType>> {
    return this.placements.placements(actor, args, awaited ?? null);
  }

  @Query(() => PlacementType, {
    name: 'placement',
    nullable: true,
    description: 'One that you made or received.',
  })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PlacementType | null> {
    return this.placements.placement(actor, id);
  }

  @Mutation(() => PlacementResult, {
    description:
      'She will not come after all: her nights are free, the vacancy is open again. Problems: NOT_AWAITED.',
  })
  cancelPlacement(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<PlacementType>> {
    return this.placements.cancelPlacement(actor, id);
  }

  @Mutation(() => RecordArrivalResult, {
    description:
      'She is there, proved by her spoken code: her stay begins. Problems: NOT_AWAITED, CODE_NOT_RIGHT, TOO_MANY_TRIES, ARRIVED_IN_FUTURE, ' +
      'ARRIVED_BEFORE_PLACED, NIGHTS_ARE_OVER, UNIT_NOT_FREE, RESIDENT_NOT_LEFT, HOUSEHOLD_HAS_EPISODE.',
  })
  recordArrival(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordArrivalInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.placements.recordArrival(actor, input);
  }

  @Mutation(() => RecordArrivalResult, {
    description:
      'She is there, and came from the place she lived in, with whichever provider: that stay ends and this one begins, together or not at all. ' +
      'Problems: those of recordArrival, NOT_READY_TO_MOVE_ON, LIVES_NOWHERE_ELSE, SANCTUARY_ENDS_FIRST.',
  })
  recordMoveOn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordMoveOnInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.placements.recordMoveOn(actor, input);
  }

  @Mutation(() => PlacementResult, {
    description:
      'She did not come in time: her nights are free, the vacancy is open again. Problems: NOT_AWAITED, NOT_YET.',
  })
  recordNonArrival(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<PlacementType>> {
    return this.placements.recordNonArrival(actor, id);
  }
}
