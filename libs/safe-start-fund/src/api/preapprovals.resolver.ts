import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Preapprovals } from '../preapproval';
import {
  ClaimantType,
  EndPreapprovalInput,
  PreapprovalPageType,
  PreapprovalType,
  PreapproveProviderInput,
} from './preapproval.type';

const PreapprovalResult = resultOf('PreapprovalResult', PreapprovalType);

@Resolver()
export class PreapprovalsResolver {
  constructor(private readonly preapprovals: Preapprovals) {}

  @Query(() => PreapprovalPageType, {
    name: 'preapprovals',
    description: 'Those your fund gave, or your organisation has, latest first day first.',
  })
  list(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<PreapprovalType>> {
    return this.preapprovals.preapprovals(actor, args);
  }

  @Query(() => [ClaimantType], {
    description: 'Providers that your fund may approve beforehand, by name.',
  })
  claimants(@CurrentActor() actor: PersonActor): Promise<ClaimantType[]> {
    return this.preapprovals.claimants(actor);
  }

  @Mutation(() => PreapprovalResult, {
    description:
      'From a day on an organisation may claim afterwards. Problems: ENDS_BEFORE_IT_BEGINS, PREAPPROVED_THEN.',
  })
  preapproveProvider(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: PreapproveProviderInput,
  ): Promise<Outcome<PreapprovalType>> {
    return this.preapprovals.preapproveProvider(actor, input);
  }

  @Mutation(() => PreapprovalResult, {
    description: 'From a day on it holds no more. Problems: IN_THE_PAST, ENDS_BEFORE_IT_BEGINS, HAS_ENDED.',
  })
  endPreapproval(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: EndPreapprovalInput,
  ): Promise<Outcome<PreapprovalType>> {
    return this.preapprovals.endPreapproval(actor, input);
  }
}
