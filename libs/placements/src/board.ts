import { Database } from '@app/database';
import { authorise } from '@app/identity';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { BoardServiceType } from './api/board.type';
import { readBoard } from './store/board.read';

/** What a shift hands over: every unit of a provider as it is tonight. */
@Injectable()
export class Board {
  constructor(private readonly db: Database) {}

  board(actor: Actor): Promise<readonly BoardServiceType[]> {
    authorise(actor, 'board');
    return this.db.read(actor, readBoard);
  }
}
