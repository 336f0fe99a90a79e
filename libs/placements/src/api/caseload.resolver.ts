import { CurrentActor } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { Query, Resolver } from '@nestjs/graphql';
import { Caseload } from '../caseload';
import { CaseType } from './caseload.type';

@Resolver()
export class CaseloadResolver {
  constructor(private readonly caseload: Caseload) {}

  @Query(() => [CaseType], {
    name: 'caseload',
    description:
      'The open households whose case your organisation holds, the most urgent first; at most 500.',
  })
  all(@CurrentActor() actor: PersonActor): Promise<readonly CaseType[]> {
    return this.caseload.caseload(actor);
  }
}
