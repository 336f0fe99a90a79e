import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Overrides } from '../overrides';
import { Questions } from '../questions';
import { Referrals } from '../referrals';
import {
  AcceptReferralInput,
  AnswerForHouseholdInput,
  AnswerQuestionInput,
  AskQuestionInput,
  DeclineReferralInput,
  OverrideRulesInput,
  SubmitReferralInput,
} from './referral.input';
import { HouseholdAnswerType } from './placement.type';
import { ReferralPageType, ReferralType } from './referral.type';

const ReferralResult = resultOf('ReferralResult', ReferralType);
const AnswerForHouseholdResult = resultOf('AnswerForHouseholdResult', HouseholdAnswerType);

@Resolver()
export class ReferralsResolver {
  constructor(
    private readonly referrals: Referrals,
    private readonly overrides: Overrides,
    private readonly questions: Questions,
  ) {}

  @Query(() => ReferralPageType, {
    name: 'referrals',
    description: 'Those you sent or received, newest first.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('waiting', {
      type: () => Boolean,
      nullable: true,
      description: 'true: those that wait for the provider’s answer; false: the others.',
    })
    waiting?: boolean | null,
  ): Promise<Page<ReferralType>> {
    return this.referrals.referrals(actor, args, waiting ?? null);
  }

  @Query(() => ReferralType, {
    name: 'referral',
    nullable: true,
    description: 'One that you sent or received.',
  })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReferralType | null> {
    return this.referrals.referral(actor, id);
  }

  @Mutation(() => ReferralResult, {
    description:
      'Puts a held place to its provider, with the facts that the place’s own rules use; the hold then lasts until the answer is due. Problems: HOLD_HAS_ENDED, ALREADY_REFERRED.',
  })
  submitReferral(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SubmitReferralInput,
  ): Promise<Outcome<ReferralType>> {
    return this.referrals.submitReferral(actor, input);
  }

  @Mutation(() => ReferralResult, {
    description: 'Takes it back, and lets the place go. Problems: REFERRAL_HAS_ENDED.',
  })
  withdrawReferral(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<ReferralType>> {
    return this.referrals.withdrawReferral(actor, id);
  }

  @Mutation(() => ReferralResult, {
    description:
      'The provider asks something before it decides; its time to decide runs on. Problems: REFERRAL_HAS_ENDED, QUESTION_IS_OPEN.',
  })
  askQuestion(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AskQuestionInput,
  ): Promise<Outcome<ReferralType>> {
    return this.questions.askQuestion(actor, input);
  }

  @Mutation(() => ReferralResult, {
    description: 'The sender answers the open question. Problems: REFERRAL_HAS_ENDED, NO_QUESTION_OPEN.',
  })
  answerQuestion(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AnswerQuestionInput,
  ): Promise<Outcome<ReferralType>> {
    return this.questions.answerQuestion(actor, input);
  }

  @Mutation(() => ReferralResult, {
    description:
      'The provider takes them against rules of its own, which it was asked to override; then it can accept. Problems: REFERRAL_HAS_ENDED, OVERRIDE_NOT_ASKED, ALREADY_OVERRIDDEN.',
  })
  overrideRules(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: OverrideRulesInput,
  ): Promise<Outcome<ReferralType>> {
    return this.overrides.overrideRules(actor, input);
  }

  @Mutation(() => ReferralResult, {
    description:
      'The provider says yes; she then has 4 hours. Problems: REFERRAL_HAS_ENDED, OVERRIDE_NEEDED.',
  })
  acceptReferral(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AcceptReferralInput,
  ): Promise<Outcome<ReferralType>> {
    return this.referrals.acceptReferral(actor, input);
  }

  @Mutation(() => ReferralResult, {
    description:
      'The provider says no; the place is let go at once. Problems: REFERRAL_HAS_ENDED, REASON_REPEATED.',
  })
  declineReferral(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DeclineReferralInput,
  ): Promise<Outcome<ReferralType>> {
    return this.referrals.declineReferral(actor, input);
  }

  @Mutation(() => AnswerForHouseholdResult, {
    description:
      'Her yes makes a placement; her no lets the place go. Problems: REFERRAL_NOT_ACCEPTED, REFERRAL_HAS_ENDED, HOUSEHOLD_IS_PLACED, ' +
      'NO_LONGER_SUITABLE, NOT_SAFE_THERE, SAFETY_NOT_CHECKED, ARRIVE_BY_TOO_EARLY, ARRIVE_BY_TOO_LATE.',
  })
  answerForHousehold(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AnswerForHouseholdInput,
  ): Promise<Outcome<HouseholdAnswerType>> {
    return this.referrals.answerForHousehold(actor, input);
  }
}
