import { type PersonActor, Unauthenticated } from '@app/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

/** What a request carries into GraphQL: who asks, or why that is not known. Made anew for every request. */
export interface GraphContext {
  readonly actor?: PersonActor;
  /** Why there is no actor: not signed in, no role, or no organisation chosen. */
  readonly refusal?: Error;
}

/** The person who asks, as a parameter of a resolver. Without one, the reason is thrown. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): PersonActor => {
  const { actor, refusal } = GqlExecutionContext.create(context).getContext<GraphContext>();
  if (!actor) throw refusal ?? new Unauthenticated();
  return actor;
});
