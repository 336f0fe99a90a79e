import { InstantType, pageType } from '@app/graphql';
import { type Role, roles } from '@app/kernel';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export const RoleEnum = Object.fromEntries(roles.map((word) => [word, word]));
registerEnumType(RoleEnum, { name: 'Role', description: 'What a person does for an organisation.' });

@ObjectType('HeldRole', { description: 'A role of a person in an organisation, now.' })
export class HeldRoleType {
  @Field(() => ID, { description: 'To end it by.' })
  readonly membershipId: string;

  @Field(() => ID, { description: 'Opaque.' })
  readonly organisationId: string;

  @Field(() => String, { description: 'Its name.' })
  readonly organisationName: string;

  @Field(() => RoleEnum, { description: 'What they do there.' })
  readonly role: Role;

  @Field(() => InstantType, { description: 'Since when.' })
  readonly startsAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'Until when; null: until it is ended.' })
  readonly endsAt: Date | null;
}

@ObjectType('Person', { description: 'Someone with an account, for administrators.' })
export class PersonType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'As known to Hearth.' })
  readonly name: string;

  @Field(() => [HeldRoleType], { description: 'Now, by organisation.' })
  readonly roles: readonly HeldRoleType[];
}

export const PersonPageType = pageType(PersonType, 'PersonPage');
