import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { People } from '../people';
import { AddPersonInput, GiveRoleInput } from './person.input';
import { PersonPageType, PersonType } from './person.type';

const PersonResult = resultOf('PersonResult', PersonType);

@Resolver()
export class PeopleResolver {
  constructor(private readonly people: People) {}

  @Query(() => PersonPageType, { name: 'people', description: 'Everyone with an account, by name.' })
  list(
    @CurrentActor() actor: PersonActor,
    @Args('named', {
      type: () => String,
      nullable: true,
      description: 'Only those with this in their name, or in that of an organisation they work for.',
    })
    named: string | null,
    @Args() args: PageArgs,
  ): Promise<Page<PersonType>> {
    return this.people.people(actor, args, named);
  }

  @Query(() => PersonType, { name: 'person', nullable: true, description: 'One of them.' })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PersonType | null> {
    return this.people.person(actor, id);
  }

  @Mutation(() => PersonResult, {
    description: 'They sign in where you do, and can do nothing yet. Problems: LENGTH, FORMAT, PERSON_KNOWN.',
  })
  addPerson(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AddPersonInput,
  ): Promise<Outcome<PersonType>> {
    return this.people.addPerson(actor, input);
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
