import { InstantType } from '@app/graphql';
import { type Role, roles } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsUUID, Length, Matches } from 'class-validator';
import { RoleEnum } from './person.type';

@InputType({ description: 'A role for somebody.' })
export class GiveRoleInput {
  @Field(() => ID, { description: 'Whose.' })
  @IsUUID(undefined, { message: 'Say whose role it is.' })
  personId: string;

  @Field(() => ID, { description: 'Where.' })
  @IsUUID(undefined, { message: 'Say in which organisation.' })
  organisationId: string;

  @Field(() => RoleEnum, { description: 'As what.' })
  @IsIn(roles, { message: `Choose one of ${roles.join(', ')}.` })
  role: Role;

  @Field(() => InstantType, {
    nullable: true,
    description: 'Until when, such as the end of a bank worker’s shift.',
  })
  endsAt?: Date;
}

@InputType({ description: 'Somebody who is to have an account. They can do nothing until they have a role.' })
export class AddPersonInput {
  @Field(() => String, { description: 'As their colleagues know them.' })
  @Length(2, 120, { message: 'Give their name, in 2 to 120 characters.' })
  name: string;

  @Field(() => String, {
    description:
      'What the sign-in service calls them: its subject. Never an email address, which can change hands.',
  })
  @Length(1, 255, { message: 'Give what the sign-in service calls them.' })
  @Matches(/^[^@\s]*$/, {
    message: 'That is an email address or has a space in it. Give the sign-in service’s own id of them.',
  })
  subject: string;
}
