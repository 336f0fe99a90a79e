import { Database } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import { type Actor, authorise, BadInput } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { AuditEntryType } from './api/audit.type';
import type { Head } from './domain/chain';
import { readEntries } from './store/audit.read';
import { type Standing, verify } from './verify';

/** What the auditor reads: who did what to a subject, and whether the record is whole. */
@Injectable()
export class AuditLog {
  constructor(private readonly db: Database) {}

  /** @throws BadInput for an id that is none. */
  auditEntries(actor: Actor, subjectId: string, args: PageArgs): Promise<Page<AuditEntryType>> {
    authorise(actor, 'auditEntries');
    if (!isUUID(subjectId)) throw new BadInput('That is not an id.');
    return this.db.read(actor, (tx) => readEntries(tx, subjectId, args));
  }

  /**
   * Goes through the whole chain.
   *
   * @param published a head that was published before, to see whether the tail was removed or the chain made anew.
   */
  auditStanding(actor: Actor, published: Head | null): Promise<Standing> {
    authorise(actor, 'auditStanding');
    if (published && !(published.position >= 1 && /^[0-9a-f]{64}$/.test(published.hash))) {
      throw new BadInput('Give the published head as its position, from 1, and its 64 hexadecimal digits.');
    }
    return this.db.read(actor, (tx) => verify(tx, published));
  }
}
