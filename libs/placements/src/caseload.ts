import { Database } from '@app/database';
import { authorise } from '@app/identity';
import { type Actor, allows } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { CaseType } from './api/caseload.type';
import { byUrgency } from './domain/urgency';
import { readCaseload } from './store/caseload.read';

/** Whom an organisation looks for a place for, and what waits for whom. */
@Injectable()
export class Caseload {
  constructor(private readonly db: Database) {}

  /** Every open case, the most urgent first; its search for whoever may open it. */
  caseload(actor: Actor): Promise<readonly CaseType[]> {
    authorise(actor, 'caseload');
    const opens = allows('search', actor.roles);
    return this.db.read(actor, async (tx) => {
      const cases = (await readCaseload(tx)).sort(byUrgency);
      return opens ? cases : cases.map((one) => ({ ...one, searchId: null }));
    });
  }
}
