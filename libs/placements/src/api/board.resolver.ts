import { CurrentActor } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Board } from '../board';
import { BoardServiceType } from './board.type';

@Resolver()
export class BoardResolver {
  constructor(private readonly board: Board) {}

  @Query(() => [BoardServiceType], {
    name: 'board',
    description:
      'Every unit of your organisation as it is tonight, by service: what a shift hands over. Or only one unit.',
  })
  all(
    @CurrentActor() actor: PersonActor,
    @Args('unitId', { type: () => ID, nullable: true, description: 'Only this one.' }) unitId?: string | null,
  ): Promise<readonly BoardServiceType[]> {
    return this.board.board(actor, unitId ?? null);
  }
}
