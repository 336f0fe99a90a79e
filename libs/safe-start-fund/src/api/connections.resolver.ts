import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Connections } from '../connections';
import { DeclareConnectionInput, RegisterConnectionInput } from './panel.input';
import { ConnectionDeclaredType, FundConnectionPageType, FundConnectionType } from './panel.type';

const FundConnectionResult = resultOf('FundConnectionResult', FundConnectionType);
const ConnectionDeclaredResult = resultOf('ConnectionDeclaredResult', ConnectionDeclaredType);

@Resolver()
export class ConnectionsResolver {
  constructor(private readonly connections: Connections) {}

  @Query(() => FundConnectionPageType, {
    description: 'What you are tied to, as you registered it. Newest first.',
  })
  fundConnections(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
  ): Promise<Page<FundConnectionType>> {
    return this.connections.fundConnections(actor, args);
  }

  @Mutation(() => FundConnectionResult, {
    description:
      'Registers what you are tied to: its cases are closed to you. Problems: NAME_NEEDED, REGISTERED_BEFORE.',
  })
  registerConnection(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RegisterConnectionInput,
  ): Promise<Outcome<FundConnectionType>> {
    return this.connections.registerConnection(actor, input);
  }

  @Mutation(() => FundConnectionResult, {
    description: 'You are not tied to it any more. Problems: ENDED_BEFORE.',
  })
  endConnection(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<FundConnectionType>> {
    return this.connections.endConnection(actor, id);
  }

  @Mutation(() => ConnectionDeclaredResult, {
    description: 'You are tied to one application: it is closed to you from now on.',
  })
  declareConnection(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DeclareConnectionInput,
  ): Promise<Outcome<ConnectionDeclaredType>> {
    return this.connections.declareConnection(actor, input);
  }
}
