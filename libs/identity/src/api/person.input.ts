import { InstantType } from '@app/graphql';
import { type Role, roles } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
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
