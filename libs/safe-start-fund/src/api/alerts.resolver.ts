import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Alerts } from '../alerts';
import { CloseAlertInput } from './alert.input';
import { AlertPageType, AlertType } from './alert.type';

const AlertResult = resultOf('SafeguardingAlertResult', AlertType);

@Resolver()
export class AlertsResolver {
  constructor(private readonly commands: Alerts) {}

  @Query(() => AlertPageType, {
    name: 'alerts',
    description:
      'Safeguarding alerts of your fund, or about what your organisation applied for; newest first.',
  })
  alerts(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<AlertType>> {
    return this.commands.alerts(actor, args);
  }

  @Mutation(() => AlertResult, {
    description: 'You look into it. Problems: TAKEN_ALREADY.',
  })
  takeAlert(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<AlertType>> {
    return this.commands.takeAlert(actor, id);
  }

  @Mutation(() => AlertResult, {
    description: 'Says what came of it. Problems: NOT_TAKEN, CLOSED_ALREADY.',
  })
  closeAlert(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: CloseAlertInput,
  ): Promise<Outcome<AlertType>> {
    return this.commands.closeAlert(actor, input);
  }
}
