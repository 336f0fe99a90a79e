import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Searches } from '../searches';
import type { StoredSearch } from '../store/search.read';
import {
  ComparisonType,
  JudgementType,
  MatchingWeightType,
  MatchPageType,
  type MatchType,
  NotSuitablePageType,
  type NotSuitableType,
} from './match.type';
import { NearMissType, SearchType } from './search.type';

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

  @ResolveField(() => MatchPageType, {
    description: 'Places that can be held, best first; the first 500 of them.',
  })
  matches(
    @CurrentActor() actor: PersonActor,
    @Parent() search: SearchType,
    @Args() args: PageArgs,
  ): Promise<Page<MatchType>> {
    return this.searches.matches(actor, search, args);
  }

  @ResolveField(() => [NearMissType], {
    description: 'Up to five free places that one change would open, nearest first.',
  })
  nearMisses(
    @CurrentActor() actor: PersonActor,
    @Parent() search: StoredSearch,
  ): Promise<readonly NearMissType[]> {
    return this.searches.nearMisses(actor, search);
  }

  @ResolveField(() => NotSuitablePageType, {
    description:
      'Open vacancies that do not suit, judged now. A page may hold fewer than asked for though there are more.',
  })
  notSuitablePlaces(
    @CurrentActor() actor: PersonActor,
    @Parent() search: SearchType,
    @Args() args: PageArgs,
  ): Promise<Page<NotSuitableType>> {
    return this.searches.notSuitable(actor, search, args);
  }

  @Query(() => ComparisonType, {
    nullable: true,
    description:
      'Two to four matches of a search side by side; null when one is not among its matches or the search is not yours.',
  })
  compareMatches(
    @CurrentActor() actor: PersonActor,
    @Args('searchId', { type: () => ID }) searchId: string,
    @Args('vacancyIds', { type: () => [ID] }) vacancyIds: string[],
  ): Promise<ComparisonType | null> {
    return this.searches.compareMatches(actor, searchId, vacancyIds);
  }

  @Query(() => [MatchingWeightType], {
    description:
      'By what matches are ranked within one verdict and freshness: points for wishes that are met, then id.',
  })
  matchingWeights(@CurrentActor() actor: PersonActor): readonly MatchingWeightType[] {
    return this.searches.matchingWeights(actor);
  }

  @Query(() => JudgementType, {
    nullable: true,
    description:
      'One published vacancy judged for one household, with every reason; null when either is not there or not yours to see.',
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
