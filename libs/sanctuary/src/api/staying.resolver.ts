import { CurrentActor, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { SearchType } from '@app/search';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SanctuaryMatches } from '../matches';
import { Staying } from '../staying';
import { SanctuaryMatchType } from './scheme.type';
import { RecordStayingInput } from './staying.input';
import { StayingType } from './staying.type';

const RecordStayingResult = resultOf('RecordStayingResult', StayingType);

@Resolver(() => SearchType)
export class StayingResolver {
  constructor(
    private readonly known: Staying,
    private readonly matches: SanctuaryMatches,
  ) {}

  @Query(() => StayingType, {
    nullable: true,
    description: 'What is known about staying at home, of a household that you place.',
  })
  staying(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<StayingType | null> {
    return this.known.staying(actor, householdId);
  }

  @Mutation(() => RecordStayingResult, {
    description:
      'Keeps what is known about staying at home; her own choice is asked first, never assumed. Problems: HOUSEHOLD_CLOSED, UNKNOWN_DISTRICT, NO_ORDER, LANDLORD_AND_TENURE, NO_LANDLORD.',
  })
  recordStaying(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordStayingInput,
  ): Promise<Outcome<StayingType>> {
    return this.known.recordStaying(actor, input);
  }

  @Query(() => [SanctuaryMatchType], {
    nullable: true,
    description:
      'Could they stay at home, made safe? Every scheme judged now, best first; null: the household is not yours.',
  })
  sanctuaryMatches(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<readonly SanctuaryMatchType[] | null> {
    return this.matches.sanctuaryMatches(actor, householdId);
  }

  @ResolveField(() => [SanctuaryMatchType], {
    nullable: true,
    description: 'Beside the places to move to: every sanctuary scheme, judged now, best first.',
  })
  sanctuary(
    @CurrentActor() actor: PersonActor,
    @Parent() { householdId }: SearchType,
  ): Promise<readonly SanctuaryMatchType[] | null> {
    return this.matches.sanctuaryMatches(actor, householdId);
  }
}
