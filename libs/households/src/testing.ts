import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@app/database/testing';
import { isProblems, type Outcome, type PersonActor, type Role } from '@app/kernel';
import { loadPlaces } from '@app/places';
import { Client } from 'pg';
import type { HouseholdPersonInput, RegisterHouseholdInput } from './api/household.input';
import { CodeKey } from './code-key';

/** A key that is secret from nobody. */
export const aCodeKey = new CodeKey(Buffer.alloc(32, 7));

/** Puts the real places into a test database. */
export async function withPlaces(tests: TestDatabase): Promise<void> {
  const client = new Client({ connectionString: tests.administratorUrl });
  await client.connect();
  try {
    await loadPlaces(client);
  } finally {
    await client.end();
  }
}

/** A worker of a council of their own, who may register and place households. */
export async function aNavigator(
  tests: TestDatabase,
  roles: readonly Role[] = ['NAVIGATOR'],
): Promise<PersonActor> {
  const organisationId = randomUUID();
  await tests.query(
    "insert into organisation (id, kind, name) values ($1, 'DISTRICT_COUNCIL', 'A council')",
    [organisationId],
  );
  return { kind: 'PERSON', personId: randomUUID(), organisationId, roles };
}

/** A woman born in June 1990. */
export const theLead: HouseholdPersonInput = {
  lead: true,
  partner: false,
  gender: 'WOMAN_OR_GIRL',
  born: { year: 1990, month: 6 },
};

/** A child of five. */
export const aToldChild: HouseholdPersonInput = {
  lead: false,
  partner: false,
  gender: 'WOMAN_OR_GIRL',
  age: 5,
};

/** A woman alone who was asked nothing else, and needs a place today. */
export const aRegistration = (input: Partial<RegisterHouseholdInput> = {}): RegisterHouseholdInput => ({
  people: [theLead],
  ...input,
});

/** What a command made; throws its problems. */
export function made<T>(outcome: Outcome<T>): T {
  if (isProblems(outcome))
    throw new Error(outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`).join());
  return outcome;
}
