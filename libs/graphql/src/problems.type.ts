import type { Problem } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';

/** See kernel's `Problem`. */
@ObjectType('Problem', {
  description: 'One thing that is wrong with a request, said so that it can be put right.',
})
export class ProblemType implements Problem {
  @Field(() => String, { description: 'A fixed word for programs, such as HOLD_HAS_ENDED.' })
  readonly code: string;

  @Field(() => String, { description: 'What to do about it, in plain English.' })
  readonly message: string;

  @Field(() => String, { nullable: true, description: 'Path of the input at fault, such as people.0.age.' })
  readonly field?: string;
}

/** See kernel's `Problems`. */
@ObjectType('Problems', { description: 'Everything that is wrong, at once. Nothing was changed.' })
export class ProblemsType {
  @Field(() => [ProblemType], { description: 'At least one.' })
  readonly problems: readonly ProblemType[];
}
