import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AdmissionPolicies } from '../admission-policies';
import { SetAdmissionPolicyInput } from './admission-policy.input';
import { AdmissionPolicyPageType, AdmissionPolicyType } from './features.type';

const SetAdmissionPolicyResult = resultOf('SetAdmissionPolicyResult', AdmissionPolicyType);

@Resolver()
export class AdmissionPoliciesResolver {
  constructor(private readonly policies: AdmissionPolicies) {}

  @Query(() => AdmissionPolicyPageType, {
    name: 'admissionPolicies',
    description:
      'All of a service’s, the one yet to begin included, newest first. To everyone who may see the service.',
  })
  list(
    @CurrentActor() actor: PersonActor,
    @Args('serviceId', { type: () => ID }) serviceId: string,
    @Args() args: PageArgs,
  ): Promise<Page<AdmissionPolicyType>> {
    return this.policies.admissionPolicies(actor, serviceId, args);
  }

  @Mutation(() => SetAdmissionPolicyResult, {
    description: 'One that is scheduled already is replaced. Problems: POLICY_DAY_PAST, POLICY_IN_FORCE.',
  })
  setAdmissionPolicy(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetAdmissionPolicyInput,
  ): Promise<Outcome<AdmissionPolicyType>> {
    return this.policies.setAdmissionPolicy(actor, input);
  }
}
