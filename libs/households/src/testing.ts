import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@app/database/testing';
import { addMinutes, isProblems, type Outcome, type PersonActor, type Role } from '@app/kernel';
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

/** What was refused: code and field of each problem. */
export const problemsOf = (outcome: Outcome<unknown>): string[] =>
  isProblems(outcome) ? outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim()) : [];

/** Puts rows where they could not have come by themselves, past foreign keys and triggers. */
export async function put(
  tests: TestDatabase,
  ...statements: [sql: string, parameters: unknown[]][]
): Promise<void> {
  await tests.query('set session_replication_role = replica');
  for (const [sql, parameters] of statements) await tests.query(sql, parameters);
  await tests.query('set session_replication_role = origin');
}

/** Holds a unit with so many bedspaces and cots for a household, for an hour. @returns the id of the claim. */
export async function heldFor(
  tests: TestDatabase,
  householdId: string,
  holder: PersonActor,
  { now, bedspaces, cots = 0 }: { readonly now: Date; readonly bedspaces: number; readonly cots?: number },
): Promise<string> {
  const [unitId, providerId, claimId] = [randomUUID(), randomUUID(), randomUUID()];
  const ends = addMinutes(now, 60);
  await put(
    tests,
    [
      `insert into unit (id, provider_id, service_id, code, bedspaces, cots, self_contained, step_free, ground_floor, lift, wet_room, wheelchair_accessible)
       values ($1, $2, $1, 'Room', $3, $4, false, false, false, false, false, false)`,
      [unitId, providerId, bedspaces, cots],
    ],
    [
      `insert into occupancy (id, unit_id, provider_id, held_by, kind, arrive, claimed_at, ends_at) values ($1, $2, $3, $4, 'HOLD', $5::timestamptz::date, $5, $6)`,
      [claimId, unitId, providerId, holder.organisationId, now, ends],
    ],
    [
      'insert into occupancy_people (occupancy_id, provider_id, claimed_by, people, may_use_cots) values ($1, $2, $3, 1, 0)',
      [claimId, providerId, holder.organisationId],
    ],
    [
      `insert into hold (id, household_id, organisation_id, person_id, provider_id, service_id, unit_id, vacancy_id, occupancy_id, verdict, arrive, held_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $6, $6, $7, 'SUITABLE', $8::timestamptz::date, $8, $9)`,
      [
        randomUUID(),
        householdId,
        holder.organisationId,
        holder.personId,
        providerId,
        unitId,
        claimId,
        now,
        ends,
      ],
    ],
  );
  return claimId;
}

/** Makes a placement of a unit with so many bedspaces; null: it is awaited. */
export async function placedIn(
  tests: TestDatabase,
  householdId: string,
  by: PersonActor,
  {
    now,
    bedspaces,
    outcome,
  }: { readonly now: Date; readonly bedspaces: number; readonly outcome: 'ARRIVED' | null },
): Promise<void> {
  const [unitId, providerId] = [randomUUID(), randomUUID()];
  await put(
    tests,
    [
      `insert into unit (id, provider_id, service_id, code, bedspaces, cots, self_contained, step_free, ground_floor, lift, wet_room, wheelchair_accessible)
       values ($1, $2, $1, 'Room', $3, 0, false, false, false, false, false, false)`,
      [unitId, providerId, bedspaces],
    ],
    [
      `insert into placement (id, referral_id, household_id, organisation_id, provider_id, service_id, unit_id, vacancy_id, occupancy_id, household_reference, made_at, arrive_by, outcome, outcome_at)
       values ($1, $1, $2, $3, $4, $5, $5, $5, $1, 'H-XXXXXX', $6, $6, $7, $8)`,
      [randomUUID(), householdId, by.organisationId, providerId, unitId, now, outcome, outcome && now],
    ],
  );
}
