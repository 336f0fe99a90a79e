import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Organisations } from '../organisations';
import { AddOrganisationInput, ChangeOrganisationInput } from './organisation.input';
import { OrganisationPageType, OrganisationType } from './organisation.type';

const OrganisationResult = resultOf('OrganisationResult', OrganisationType);

@Resolver()
export class OrganisationsResolver {
  constructor(private readonly organisations: Organisations) {}

  @Query(() => OrganisationPageType, {
    name: 'organisations',
    description: 'Every organisation that works with Hearth, by name.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args('named', { type: () => String, nullable: true, description: 'Only those with this in their name.' })
    named: string | null,
    @Args() args: PageArgs,
  ): Promise<Page<OrganisationType>> {
    return this.organisations.organisations(actor, args, named);
  }

  @Query(() => OrganisationType, { name: 'organisation', nullable: true, description: 'One of them.' })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisation(actor, id);
  }

  @Mutation(() => OrganisationResult, {
    description:
      'Problems: LENGTH, CHOICE, FORMAT, NOT_A_PROVIDER, NOT_AN_AUTHORITY, DISTRICT_UNKNOWN, NAME_TAKEN.',
  })
  addOrganisation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AddOrganisationInput,
  ): Promise<Outcome<OrganisationType>> {
    return this.organisations.addOrganisation(actor, input);
  }

  @Mutation(() => OrganisationResult, { description: 'Problems: LENGTH, FORMAT, NAME_TAKEN.' })
  changeOrganisation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ChangeOrganisationInput,
  ): Promise<Outcome<OrganisationType>> {
    return this.organisations.changeOrganisation(actor, input);
  }
}
