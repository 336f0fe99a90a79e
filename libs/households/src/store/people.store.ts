import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';
import { In } from 'typeorm';
import type { ChangedPerson, Person } from '../domain/people';
import { HouseholdMembershipEntity, HouseholdPersonEntity } from './household.entity';

/** Everyone who ever was of the household, with the spells that stand, in the order they were told. */
export async function findPeople(tx: Tx, householdId: string): Promise<Person[]> {
  const people = await tx.manager.find(HouseholdPersonEntity, {
    where: { householdId },
    order: { position: 'ASC' },
  });
  const spells = await tx.manager
    .createQueryBuilder(HouseholdMembershipEntity, 'm')
    .where('m.householdId = :householdId and m.replacedAt is null', { householdId })
    .orderBy('m.fromDay')
    .getMany();
  return people.map(({ id, position, lead, partner, gender, birthYear, birthMonth, ageTold, ageToldOn }) => ({
    id,
    key: String(position),
    lead,
    partner,
    gender,
    born: birthYear === null || birthMonth === null ? null : { year: birthYear, month: birthMonth },
    age: ageTold,
    ageToldOn,
    spells: spells
      .filter(({ householdPersonId }) => householdPersonId === id)
      .map((spell) => ({
        id: spell.id,
        whereabouts: spell.whereabouts,
        from: spell.fromDay,
        until: spell.untilDay,
      })),
  }));
}

/** Writes who is new or changed; spells that end are marked, never overwritten. */
export async function savePeople(
  tx: Tx<PersonActor>,
  householdId: string,
  people: readonly ChangedPerson[],
): Promise<void> {
  // Who is no longer the partner first: there is one at most, at every moment.
  const inOrder = [...people].sort((a, b) => Number(a.partner) - Number(b.partner));
  const replaced: string[] = [];
  const begun: HouseholdMembershipEntity[] = [];
  for (const { id, key, lead, partner, gender, born, age, ageToldOn, ...spells } of inOrder) {
    const told = {
      partner,
      gender,
      birthYear: born?.year ?? null,
      birthMonth: born?.month ?? null,
      ageTold: age,
      ageToldOn,
    };
    const personRowId = id ?? randomUUID();
    if (id === null) {
      const row = { id: personRowId, householdId, position: Number(key), lead, ...told };
      await tx.manager.insert(HouseholdPersonEntity, row);
    } else {
      await tx.manager.update(HouseholdPersonEntity, { id }, told);
    }
    replaced.push(...spells.replaced.map((spell) => spell.id));
    begun.push(
      ...spells.begun.map(({ whereabouts, from, until }) => ({
        id: randomUUID(),
        householdId,
        householdPersonId: personRowId,
        whereabouts,
        fromDay: from,
        untilDay: until,
        recordedAt: tx.now,
        personId: tx.actor.personId,
        organisationId: tx.actor.organisationId,
        replacedAt: null,
      })),
    );
  }
  if (replaced.length > 0) {
    await tx.manager.update(HouseholdMembershipEntity, { id: In(replaced) }, { replacedAt: tx.now });
  }
  if (begun.length > 0) await tx.manager.insert(HouseholdMembershipEntity, begun);
}
