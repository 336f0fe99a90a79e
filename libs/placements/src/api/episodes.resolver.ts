import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Episodes } from '../episodes';
import { RecordDepartureInput, SetLeavingDayInput } from './episode.input';
import { EpisodePageType, EpisodeType } from './episode.type';
import { SetReadyToMoveOnInput } from './support.input';

const EpisodeResult = resultOf('EpisodeResult', EpisodeType);

@Resolver()
export class EpisodesResolver {
  constructor(private readonly episodes: Episodes) {}

  @Query(() => EpisodePageType, {
    name: 'episodes',
    description: 'Stays with your organisation, latest arrival first.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('open', {
      type: () => Boolean,
      nullable: true,
      description: 'true: those that go on; false: those that have ended.',
    })
    open?: boolean | null,
  ): Promise<Page<EpisodeType>> {
    return this.episodes.episodes(actor, args, open ?? null);
  }

  @Query(() => EpisodeType, {
    name: 'episode',
    nullable: true,
    description: 'One stay with your organisation.',
  })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<EpisodeType | null> {
    return this.episodes.episode(actor, id);
  }

  @Mutation(() => EpisodeResult, {
    description:
      'Agrees when they leave, or that it is not known. Problems: EPISODE_HAS_ENDED, LEAVING_DAY_PAST, UNIT_NOT_FREE, SANCTUARY_ENDS_WITH_ITS_JOB.',
  })
  setLeavingDay(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetLeavingDayInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.episodes.setLeavingDay(actor, input);
  }

  @Mutation(() => EpisodeResult, {
    description:
      'They have left: the stay ends, the unit is free after its turnaround and proposed anew as a draft. Problems: EPISODE_HAS_ENDED, LEFT_IN_FUTURE, LEFT_BEFORE_ARRIVING, SANCTUARY_ENDS_WITH_ITS_JOB.',
  })
  recordDeparture(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordDepartureInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.episodes.recordDeparture(actor, input);
  }

  @Mutation(() => EpisodeResult, {
    description:
      'Since when she is ready to move on and what keeps her, or that she is not. Nothing said before is overwritten. Problems: EPISODE_HAS_ENDED, ' +
      'READY_IN_FUTURE, READY_BEFORE_ARRIVING, BLOCKED_BUT_NOT_READY, SANCTUARY_ENDS_WITH_ITS_JOB.',
  })
  setReadyToMoveOn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetReadyToMoveOnInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.episodes.setReadyToMoveOn(actor, input);
  }
}
