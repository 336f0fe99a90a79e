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

  /** @param unitId only this unit, with its service; left out: all of them. */
  board(actor: Actor, unitId: string | null = null): Promise<readonly BoardServiceType[]> {
    authorise(actor, 'board');
    return this.db.read(actor, (tx) => readBoard(tx, unitId));
  }
}
