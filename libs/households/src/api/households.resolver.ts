import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Households } from '../households';
import { PickUpHouseholdInput, RegisterHouseholdInput } from './household.input';
import {
  HouseholdLetGoType,
  HouseholdPageType,
  HouseholdType,
  RegisteredHouseholdType,
} from './household.type';

const RegisterHouseholdResult = resultOf('RegisterHouseholdResult', RegisteredHouseholdType);
const LetGoOfHouseholdResult = resultOf('LetGoOfHouseholdResult', HouseholdLetGoType);

@Resolver()
export class HouseholdsResolver {
  constructor(private readonly households: Households) {}

  @Query(() => HouseholdPageType, {
    name: 'households',
    description: 'Those whose case you hold, newest first.',
  })
  list(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<HouseholdType>> {
    return this.households.households(actor, args);
  }

  @Query(() => HouseholdType, { name: 'household', nullable: true, description: 'One whose case you hold.' })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<HouseholdType | null> {
    return this.households.household(actor, id);
  }

  @Mutation(() => RegisterHouseholdResult, {
    description:
      'Registers a household without a name. With the idempotency key of an earlier try the household is the same, its spoken code is a fresh one. ' +
      'Problems: NO_PEOPLE, ONE_LEAD, ONE_PARTNER, LEAD_OR_PARTNER, LEAD_TOO_YOUNG, PARTNER_TOO_YOUNG, AGE_ONE_WAY, BORN_LATER, BORN_TOO_EARLY, ' +
      'NEEDED_BEFORE_TODAY, NEEDED_TOO_FAR_AHEAD, NEEDED_BY_BEFORE_FROM, UNKNOWN_DISTRICT, UNKNOWN_OUTCODE.',
  })
  registerHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RegisterHouseholdInput,
  ): Promise<Outcome<RegisteredHouseholdType>> {
    return this.households.registerHousehold(actor, input);
  }

  @Mutation(() => RegisterHouseholdResult, {
    description: 'A fresh spoken code; the one before opens nothing any more.',
  })
  renewSpokenCode(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<Outcome<RegisteredHouseholdType>> {
    return this.households.renewSpokenCode(actor, householdId);
  }

  @Mutation(() => RegisterHouseholdResult, {
    description:
      'Takes up the case of the household that spoke this code; the code is used up and a new one answered. Problems: CODE_NOT_RIGHT, TOO_MANY_TRIES.',
  })
  pickUpHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: PickUpHouseholdInput,
  ): Promise<Outcome<RegisteredHouseholdType>> {
    return this.households.pickUpHousehold(actor, input);
  }

  @Mutation(() => LetGoOfHouseholdResult, {
    description: 'No longer holds the case. Problems: HAS_A_PLACE_AT_HAND.',
  })
  letGoOfHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<Outcome<HouseholdLetGoType>> {
    return this.households.letGoOfHousehold(actor, householdId);
  }
}
