import { type GraphContext } from '@app/graphql';
import { type Role, Unauthenticated } from '@app/kernel';
import { Context, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { SignedIn } from '../actors';
import { RoleEnum } from './person.type';

@ObjectType('Workplace', { description: 'An organisation one works for.' })
export class WorkplaceType {
  @Field(() => ID, {
    description: 'To be sent as the header x-hearth-organisation by whoever works for several.',
  })
  readonly organisationId: string;

  @Field(() => String, { description: 'Its name.' })
  readonly organisationName: string;

  @Field(() => [RoleEnum], { description: 'Held there now.' })
  readonly roles: readonly Role[];
}

@ObjectType('Me', { description: 'Who is signed in.' })
export class MeType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly personId: string;

  @Field(() => String, { description: 'As known to Hearth.' })
  readonly name: string;

  @Field(() => [WorkplaceType], { description: 'Every organisation in which one has a role now.' })
  readonly workplaces: readonly WorkplaceType[];
}

/** A request's context, with who signed in. */
export interface SignedInContext extends GraphContext {
  readonly person?: SignedIn;
}

@Resolver()
export class MeResolver {
  @Query(() => MeType, { description: 'Who is signed in, and where they work.' })
  me(@Context() context: SignedInContext): SignedIn {
    if (!context.person) throw context.refusal ?? new Unauthenticated();
    return context.person;
  }
}
