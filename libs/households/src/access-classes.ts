import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput } from '@app/graphql';
import {
  type Actor,
  authorise,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { RecordImmigrationInput, RecordTransHistoryInput } from './api/access-classes.input';
import type { ImmigrationType, TransHistoryType } from './api/access-classes.type';
import { immigrationProblems, keepFromProviders } from './domain/access-classes';
import {
  findImmigration,
  findTransHistory,
  saveImmigration,
  saveTransHistory,
} from './store/access-classes.store';
import { saveAnswers } from './store/case-history.store';
import { findHousehold, lockHousehold } from './store/households.store';
import { findPeople } from './store/people.store';

/**
 * What stands apart from the other facts of a household: immigration status and trans history. Read and written by
 * those who place the household, never by a provider's worker. Every reading is on record, and so is every answer, by
 * a word that does not tell which of the two it was.
 */
@Injectable()
export class AccessClasses {
  constructor(private readonly db: Database) {}

  /** Immigration status; null when it was not asked, or the household is not there or not held. */
  async immigration(actor: Actor, householdId: string): Promise<ImmigrationType | null> {
    authorise(actor, 'immigration');
    keepFromProviders(actor);
    return this.onRecord(actor, householdId, (tx) => findImmigration(tx, householdId));
  }

  /** Trans history of those who chose to say; null when the household is not there or not held. */
  async transHistory(actor: Actor, householdId: string): Promise<TransHistoryType | null> {
    authorise(actor, 'transHistory');
    keepFromProviders(actor);
    return this.onRecord(actor, householdId, (tx) => transHistoryOf(tx, householdId));
  }

  /** Keeps an immigration status. Recourse to public funds is an answer of its own, which the rules read. */
  recordImmigration(actor: Actor, input: RecordImmigrationInput): Promise<Outcome<ImmigrationType>> {
    authorise(actor, 'recordImmigration');
    keepFromProviders(actor);
    const { householdId: id, status = null, mvdacFrom = null, mvdacTo = null } = input;
    return this.db.commit(actor, async (tx) => {
      if (!(await lockHousehold(tx, id))) throw new NotFound();
      const told = { status, mvdacFrom, mvdacTo };
      const problems = [...checkInput(RecordImmigrationInput, input), ...immigrationProblems(told)];
      if (problems.length > 0) return new Problems(problems);
      await saveImmigration(tx, id, told);
      await answered(tx, id, 'immigration', status !== null);
      return { id, ...told, toldAt: tx.now };
    });
  }

  /** Keeps what one person chose to say. Never asked for; never a reason of a rule. */
  recordTransHistory(actor: Actor, input: RecordTransHistoryInput): Promise<Outcome<TransHistoryType>> {
    authorise(actor, 'recordTransHistory');
    keepFromProviders(actor);
    const { householdId: id, personKey, answer = null } = input;
    return this.db.commit(actor, async (tx) => {
      if (!(await lockHousehold(tx, id))) throw new NotFound();
      const problems = checkInput(RecordTransHistoryInput, input);
      if (problems.length > 0) return new Problems(problems);
      const person = (await findPeople(tx, id)).find(({ key }) => key === personKey);
      if (!person) return refuse('UNKNOWN_PERSON', 'Nobody in this household has that key.', 'personKey');
      await saveTransHistory(tx, id, person.id, answer);
      await answered(tx, id, 'transHistory', answer !== null);
      return transHistoryOf(tx, id);
    });
  }

  private async onRecord<T>(
    actor: PersonActor,
    householdId: string,
    read: (tx: Tx<PersonActor>) => Promise<T>,
  ): Promise<T | null> {
    const outcome = await this.db.commit(actor, async (tx) => {
      if (!(await findHousehold(tx, householdId))) return null;
      const subject = { kind: 'household', id: householdId };
      await record(tx, { action: 'ACCESS_CLASS_READ', subject });
      return read(tx);
    });
    return isProblems(outcome) ? null : outcome;
  }
}

async function transHistoryOf(tx: Tx, id: string): Promise<TransHistoryType> {
  return { id, people: await findTransHistory(tx, id) };
}

/** That it was answered, and by whom; never what. */
async function answered(tx: Tx<PersonActor>, id: string, field: string, is: boolean): Promise<void> {
  await saveAnswers(tx, id, [{ field, answered: is, value: null }]);
  await record(tx, { action: 'ACCESS_CLASS_ANSWERED', subject: { kind: 'household', id } });
}
