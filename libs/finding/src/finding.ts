import { Database } from '@app/database';
import { type Actor, allows, authorise } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { FoundType } from './api/found.type';
import { foundKinds, kinds } from './domain/kinds';
import { findByWords } from './store/finding.read';

/** Finds what people know by a reference, a code or a name, among what they may see. */
@Injectable()
export class Finding {
  constructor(private readonly db: Database) {}

  /** By kind, in the order of `kinds`; within a kind by name. */
  async find(actor: Actor, words: string): Promise<readonly FoundType[]> {
    authorise(actor, 'find');
    const asked = words.trim().replaceAll(/\s+/g, ' ');
    const wanted = foundKinds.filter((kind) => allows(kinds[kind].needs, actor.roles));
    if (asked.length < 2 || asked.length > 100) return [];
    return this.db.read(actor, (tx) => findByWords(tx, wanted, asked));
  }
}
