import { CurrentActor, LocalDateType, type Page, PageArgs, resultOf } from '@app/graphql';
import type { LocalDate, Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { HouseholdLinks } from '../household-links';
import { Households } from '../households';
import { type CaseAnswerType, CaseAnswerPageType, ChangedHouseholdType } from './case.type';
import {
  ChangeHouseholdInput,
  CloseHouseholdInput,
  LinkHouseholdsInput,
  PickUpHouseholdInput,
  RegisterHouseholdInput,
} from './household.input';
import {
  HouseholdLetGoType,
  HouseholdPageType,
  HouseholdPersonType,
  HouseholdType,
  RegisteredHouseholdType,
} from './household.type';

const RegisterHouseholdResult = resultOf('RegisterHouseholdResult', RegisteredHouseholdType);
const ChangeHouseholdResult = resultOf('ChangeHouseholdResult', ChangedHouseholdType);
const HouseholdResult = resultOf('HouseholdResult', HouseholdType);
const LetGoOfHouseholdResult = resultOf('LetGoOfHouseholdResult', HouseholdLetGoType);

const needsProblemCodes =
  'AGE_ONE_WAY, BORN_LATER, BORN_TOO_EARLY, ONE_PARTNER, LEAD_OR_PARTNER, LEAD_TOO_YOUNG, PARTNER_TOO_YOUNG, LEAD_IS_HERE, ' +
  'JOINS_WHEN, JOINS_BEFORE, HERE_ALREADY, SAY_JOINING, BEFORE_FIRST_CONTACT, TOO_FAR_AHEAD, TOO_MANY_PEOPLE, ' +
  'NEEDED_BEFORE_TODAY, NEEDED_TOO_FAR_AHEAD, NEEDED_BY_BEFORE_FROM, UNKNOWN_DISTRICT, UNKNOWN_OUTCODE, UNKNOWN_LANGUAGE, ' +
  'DUE_WHEN_PREGNANT, DUE_ON_NOT_LIKELY, PETS_ONCE, STAY_NEAR_ONCE, WHICH_GROUP, NO_GROUP, RISK_NEEDS_SCORE, RISK_NEEDS_LEVEL, ' +
  'RISK_BELOW_SCORE, JUDGEMENT_NOTE, RISK_ASSESSED_LATER.';

@Resolver()
export class HouseholdsResolver {
  constructor(
    private readonly households: Households,
    private readonly links: HouseholdLinks,
  ) {}

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

  @Query(() => CaseAnswerPageType, {
    description: 'Who answered what and when, latest first, so that nothing is asked twice.',
  })
  caseHistory(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Args() args: PageArgs,
  ): Promise<Page<CaseAnswerType>> {
    return this.households.caseHistory(actor, householdId, args);
  }

  @Query(() => [HouseholdPersonType], {
    description: 'Who was in the household on a day (HERE), was joining it, or was elsewhere.',
  })
  peopleOn(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Args('day', { type: () => LocalDateType }) day: LocalDate,
  ): Promise<readonly HouseholdPersonType[]> {
    return this.households.peopleOn(actor, householdId, day);
  }

  @Mutation(() => RegisterHouseholdResult, {
    description:
      'Registers a household without a name. With the idempotency key of an earlier try the household is the same, its spoken code is a fresh one. ' +
      `Problems: NO_PEOPLE, ONE_LEAD, ${needsProblemCodes}`,
  })
  registerHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RegisterHouseholdInput,
  ): Promise<Outcome<RegisteredHouseholdType>> {
    return this.households.registerHousehold(actor, input);
  }

  @Mutation(() => ChangeHouseholdResult, {
    description:
      'Changes what is known. Left out: as it was; null: back to "not asked". PLACE_TOO_SMALL: who joins does not fit the place that is held for them ' +
      `or awaits them. Problems: PLACE_TOO_SMALL, HOUSEHOLD_CLOSED, UNKNOWN_PERSON, PERSON_ONCE, ${needsProblemCodes}`,
  })
  changeHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ChangeHouseholdInput,
  ): Promise<Outcome<ChangedHouseholdType>> {
    return this.households.changeHousehold(actor, input);
  }

  @Mutation(() => HouseholdResult, {
    description:
      'No place is looked for any more, also when one was found outside Hearth. Problems: HAS_A_PLACE_AT_HAND, HOUSEHOLD_CLOSED, WHERE_KIND, NO_WHERE_KIND.',
  })
  closeHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: CloseHouseholdInput,
  ): Promise<Outcome<HouseholdType>> {
    return this.households.closeHousehold(actor, input);
  }

  @Mutation(() => HouseholdResult, {
    description: 'A place is looked for again. Everything is as it was. Problems: HOUSEHOLD_IS_OPEN.',
  })
  reopenHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<Outcome<HouseholdType>> {
    return this.households.reopenHousehold(actor, householdId);
  }

  @Mutation(() => HouseholdResult, {
    description:
      'Two households are to be kept near each other, such as a mother and her grown-up son. Problems: ANOTHER_HOUSEHOLD.',
  })
  linkHouseholds(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: LinkHouseholdsInput,
  ): Promise<Outcome<HouseholdType>> {
    return this.links.linkHouseholds(actor, input);
  }

  @Mutation(() => HouseholdResult, { description: 'They need not be kept near each other any more.' })
  unlinkHouseholds(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: LinkHouseholdsInput,
  ): Promise<Outcome<HouseholdType>> {
    return this.links.unlinkHouseholds(actor, input);
  }

  @Mutation(() => RegisterHouseholdResult, {
    description: 'A fresh spoken code; the one before opens nothing any more.',
  })
  renewSpokenCode(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Args('idempotencyKey', {
      type: () => String,
      nullable: true,
      description: 'The same for every try: the same code is answered then.',
    })
    idempotencyKey?: string | null,
  ): Promise<Outcome<RegisteredHouseholdType>> {
    return this.households.renewSpokenCode(actor, householdId, idempotencyKey);
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
    description: 'No longer holds the case. Problems: HAS_A_PLACE_AT_HAND, LAST_HOLDER.',
  })
  letGoOfHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('householdId', { type: () => ID }) householdId: string,
  ): Promise<Outcome<HouseholdLetGoType>> {
    return this.households.letGoOfHousehold(actor, householdId);
  }
}
