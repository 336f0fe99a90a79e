import { CurrentActor } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { Query, Resolver } from '@nestjs/graphql';
import { Board } from '../board';
import { BoardServiceType } from './board.type';

@Resolver()
export class BoardResolver {
  constructor(private readonly board: Board) {}

  @Query(() => [BoardServiceType], {
    name: 'board',
    description: 'Every unit of your organisation as it is tonight, by service: what a shift hands over.',
  })
  all(@CurrentActor() actor: PersonActor): Promise<readonly BoardServiceType[]> {
    return this.board.board(actor);
  }
}
