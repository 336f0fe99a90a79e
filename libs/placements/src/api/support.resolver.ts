import { CurrentActor, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Support } from '../support';
import { EpisodeType } from './episode.type';
import { RecordEqualityInput, RecordJoinedInput, RecordSupportInput } from './support.input';

const EpisodeSupportResult = resultOf('EpisodeSupportResult', EpisodeType);

@Resolver()
export class SupportResolver {
  constructor(private readonly support: Support) {}

  @Mutation(() => EpisodeSupportResult, {
    description:
      'What those who are supported answered about equality. To workers of their provider only. Problems: UNKNOWN_PERSON, REPEATED.',
  })
  recordEquality(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordEqualityInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.support.recordEquality(actor, input);
  }

  @Mutation(() => EpisodeSupportResult, {
    description:
      'Support given, by person. Problems: UNKNOWN_PERSON, BEFORE_START, AFTER_END, IN_FUTURE, SUPPORT_FOR_CHILDREN, REPEATED.',
  })
  recordSupport(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordSupportInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.support.recordSupport(actor, input);
  }

  @Mutation(() => EpisodeSupportResult, {
    description:
      'Somebody was born, or joined later, and is supported from then on. Problems: BEFORE_START, AFTER_END, IN_FUTURE, AGE_ONE_WAY, BORN_LATER.',
  })
  recordJoined(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordJoinedInput,
  ): Promise<Outcome<EpisodeType>> {
    return this.support.recordJoined(actor, input);
  }
}
