import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { type Actor, authorise, NotFound, type Outcome, refuse } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { LinkHouseholdsInput } from './api/household.input';
import type { HouseholdType } from './api/household.type';
import { findHousehold, householdLock } from './store/households.store';
import { readHousehold } from './store/households.read';
import { endLink, findLink, saveLink } from './store/links.store';

/** Households that are to be kept near each other, each its own: a mother and her grown-up son. */
@Injectable()
export class HouseholdLinks {
  constructor(private readonly db: Database) {}

  /** Links both ways. The actor's organisation holds both cases. Done twice, it is done once. */
  linkHouseholds(actor: Actor, input: LinkHouseholdsInput): Promise<Outcome<HouseholdType>> {
    authorise(actor, 'linkHouseholds');
    const { householdId: one, nearHouseholdId: other } = input;
    return this.db.commit(actor, async (tx) => {
      if (one === other) {
        return refuse('ANOTHER_HOUSEHOLD', 'Name two households.', 'nearHouseholdId');
      }
      await bothHeld(tx, one, other);
      if (!(await findLink(tx, one, other))) {
        await saveLink(tx, one, other);
        await recordBoth(tx, 'HOUSEHOLDS_LINKED', one, other);
      }
      return existing(tx, one);
    });
  }

  /** Ends the link, both ways. Done twice, it is done once. */
  unlinkHouseholds(actor: Actor, input: LinkHouseholdsInput): Promise<Outcome<HouseholdType>> {
    authorise(actor, 'unlinkHouseholds');
    const { householdId: one, nearHouseholdId: other } = input;
    return this.db.commit(actor, async (tx) => {
      await bothHeld(tx, one, other);
      const link = await findLink(tx, one, other);
      if (link) {
        await endLink(tx, link.id);
        await recordBoth(tx, 'HOUSEHOLDS_UNLINKED', one, other);
      }
      return existing(tx, one);
    });
  }
}

/** @throws NotFound unless the actor's organisation holds both. */
async function bothHeld(tx: Tx, one: string, other: string): Promise<void> {
  await tx.lock(householdLock(one), householdLock(other));
  for (const id of [one, other]) if (!(await findHousehold(tx, id))) throw new NotFound();
}

async function recordBoth(tx: Tx, action: string, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await record(tx, { action, subject: { kind: 'household', id } });
}

async function existing(tx: Tx, id: string): Promise<HouseholdType> {
  const household = await readHousehold(tx, id);
  if (!household) throw new NotFound();
  return household;
}
