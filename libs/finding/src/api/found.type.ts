import { enumOf } from '@app/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type FoundKind, foundKinds } from '../domain/kinds';

export const FoundKindEnum = enumOf(foundKinds, 'FoundKind', 'What was found.');

@ObjectType('Found', { description: 'Something that you may open, by the words it is known by.' })
export class FoundType {
  @Field(() => FoundKindEnum, { description: 'What it is.' })
  readonly kind: FoundKind;

  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'Its reference, code or name.' })
  readonly name: string;

  @Field(() => String, { nullable: true, description: 'What tells two of one name apart.' })
  readonly detail: string | null;
}
