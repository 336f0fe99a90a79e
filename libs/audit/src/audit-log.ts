import { Database } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { type Actor, authorise, BadInput, type Outcome, Problems } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { FindAuditSubjectsInput } from './api/audit.input';
import type { AuditEntryType, AuditSubjectsType, LookType } from './api/audit.type';
import { record } from './audit';
import type { Head } from './domain/chain';
import { findSubjects, readEntries, readLooks } from './store/audit.read';
import { type Standing, verify } from './verify';

/** What the auditor reads: who did what to a subject, and whether the record is whole. And what a provider does of its own. */
@Injectable()
export class AuditLog {
  constructor(private readonly db: Database) {}

  /**
   * Finds what a reference stands for. The look-up is itself on record, with its reason, about each record found; about
   * the auditor's own organisation when there is none.
   */
  findAuditSubjects(actor: Actor, input: FindAuditSubjectsInput): Promise<Outcome<AuditSubjectsType>> {
    authorise(actor, 'findAuditSubjects');
    const asked = { reference: input.reference.trim(), reason: input.reason.trim() };
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(FindAuditSubjectsInput, asked);
      if (problems.length > 0) return new Problems(problems);
      const subjects = await findSubjects(tx, asked.reference);
      const about = subjects.length > 0 ? subjects : [{ kind: 'organisation', id: actor.organisationId }];
      for (const { kind, id } of about)
        await record(tx, { action: 'AUDIT_LOOKED_UP', subject: { kind, id }, reason: asked.reason });
      return { subjects };
    });
  }

  /** @throws BadInput for an id that is none. */
  auditEntries(actor: Actor, subjectId: string, args: PageArgs): Promise<Page<AuditEntryType>> {
    authorise(actor, 'auditEntries');
    if (!isUUID(subjectId)) throw new BadInput('That is not an id.');
    return this.db.read(actor, (tx) => readEntries(tx, subjectId, args));
  }

  /** Who looked at records of the actor's own organisation: its own people by name, anybody else by organisation. */
  looks(actor: Actor, args: PageArgs): Promise<Page<LookType>> {
    authorise(actor, 'looks');
    return this.db.read(actor, (tx) => readLooks(tx, args));
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
