import { Field, InputType, Int } from '@nestjs/graphql';
import { Length } from 'class-validator';
import type { Head } from '../domain/chain';

@InputType('PublishedHead', { description: 'A head as it was published: from the log, or printed.' })
export class PublishedHeadInput implements Head {
  @Field(() => Int, { description: 'From 1.' })
  readonly position: number;

  @Field(() => String, { description: '64 hexadecimal digits.' })
  readonly hash: string;
}

@InputType({ description: 'What an auditor looks up, and why.' })
export class FindAuditSubjectsInput {
  @Field(() => String, {
    description:
      'As people use it: a household’s or an application’s reference, or the whole name of a service, unit or organisation.',
  })
  @Length(2, 200, { message: 'Enter what you look for: a reference or a whole name.' })
  reference: string;

  @Field(() => String, { description: 'Put on record with the look-up.' })
  @Length(5, 500, { message: 'Say why you look, in 5 to 500 characters.' })
  reason: string;
}
