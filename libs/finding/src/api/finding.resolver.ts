import { CurrentActor } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Finding } from '../finding';
import { FoundType } from './found.type';

@Resolver()
export class FindingResolver {
  constructor(private readonly finding: Finding) {}

  @Query(() => [FoundType], {
    description:
      'What you may open that is known by these words: a reference from its beginning, a name or a code by any part; at most ten of a kind.',
  })
  find(
    @CurrentActor() actor: PersonActor,
    @Args('words', { type: () => String, description: '2 to 100 signs; fewer or more find nothing.' })
    words: string,
  ): Promise<readonly FoundType[]> {
    return this.finding.find(actor, words);
  }
}
