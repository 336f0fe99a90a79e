import { Field, InputType, Int } from '@nestjs/graphql';
import type { Head } from '../domain/chain';

@InputType('PublishedHead', { description: 'A head as it was published: from the log, or printed.' })
export class PublishedHeadInput implements Head {
  @Field(() => Int, { description: 'From 1.' })
  readonly position: number;

  @Field(() => String, { description: '64 hexadecimal digits.' })
  readonly hash: string;
}
