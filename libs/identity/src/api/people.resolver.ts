import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { People } from '../people';
import { GiveRoleInput } from './person.input';
import { PersonPageType, PersonType } from './person.type';

const PersonResult = resultOf('PersonResult', PersonType);

@Resolver()
export class PeopleResolver {
  constructor(private readonly people: People) {}

  @Query(() => PersonPageType, { name: 'people', description: 'Everyone with an account, by name.' })
  list(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<PersonType>> {
    return this.people.people(actor, args);
  }

  @Mutation(() => PersonResult, { description: 'Problems: ROLE_HELD, ENDS_IN_PAST.' })
  giveRole(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: GiveRoleInput,
  ): Promise<Outcome<PersonType>> {
    return this.people.giveRole(actor, input);
  }

  @Mutation(() => PersonResult, { description: 'From the next request on. Problems: ROLE_ENDED.' })
  endRole(
    @CurrentActor() actor: PersonActor,
    @Args('membershipId', { type: () => ID }) membershipId: string,
  ): Promise<Outcome<PersonType>> {
    return this.people.endRole(actor, membershipId);
  }
}
