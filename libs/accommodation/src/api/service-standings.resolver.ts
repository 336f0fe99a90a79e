import { CurrentActor, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ServiceStandings } from '../service-standings';
import { SetCommissioningInput, SetQualityMarkInput } from './service-standing.input';
import { ServiceType } from './service.type';

const ServiceStandingResult = resultOf('ServiceStandingResult', ServiceType);

@Resolver()
export class ServiceStandingsResolver {
  constructor(private readonly standings: ServiceStandings) {}

  @Mutation(() => ServiceStandingResult, {
    description:
      'Ends who commissioned before on that day. Problems: UNKNOWN_AUTHORITY, LATER_ON_RECORD, NOTHING_TO_END.',
  })
  setCommissioning(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetCommissioningInput,
  ): Promise<Outcome<ServiceType>> {
    return this.standings.setCommissioning(actor, input);
  }

  @Mutation(() => ServiceStandingResult, {
    description:
      'Ends what was said of the same scheme before on that day. Problems: MARK_IN_FUTURE, LATER_ON_RECORD, NOTHING_TO_END.',
  })
  setQualityMark(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetQualityMarkInput,
  ): Promise<Outcome<ServiceType>> {
    return this.standings.setQualityMark(actor, input);
  }
}
