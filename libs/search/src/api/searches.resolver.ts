import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Searches } from '../searches';
import { JudgementType, MatchPageType, type MatchType } from './match.type';
import { SearchType } from './search.type';

const FindMatchesResult = resultOf('FindMatchesResult', SearchType);

@Resolver(() => SearchType)
export class SearchesResolver {
  constructor(private readonly searches: Searches) {}

  @Query(() => SearchType, {
    name: 'search',
    nullable: true,
    description: 'A search your organisation made.',
  })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SearchType | null> {
    return this.searches.search(actor, id);
  }

  @ResolveField(() => MatchPageType, { description: 'Places that can be held, best first.' })
  matches(
    @CurrentActor() actor: PersonActor,
    @Parent() search: SearchType,
    @Args() args: PageArgs,
  ): Promise<Page<MatchType>> {
    return this.searches.matches(actor, search.id, args);
  }

  @Query(() => JudgementType, {
    nullable: true,
    description:
      'One open vacancy judged for one household, with every reason; null when either is not there or not yours to see.',
  })
  judgement(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Args('vacancyId', { type: () => ID }) vacancyId: string,
  ): Promise<JudgementType | null> {
    return this.searches.judgement(actor, householdId, vacancyId);
  }

  @Mutation(() => FindMatchesResult, {
    description: 'Judges every open vacancy for a household. Problems: HOUSEHOLD_CLOSED.',
  })
  findMatches(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Args('idempotencyKey', {
      type: () => String,
      nullable: true,
      description: 'A key of your own, 8 to 100 characters: the same key searches once.',
    })
    idempotencyKey?: string | null,
  ): Promise<Outcome<SearchType>> {
    return this.searches.findMatches(actor, householdId, idempotencyKey);
  }
}
