import type { Role } from '@app/kernel';
import { placeId } from '@app/places';
import type { Client } from 'pg';
import { demoOrganisations, demoPeople, membershipsOf } from '../people';
import { membershipId, organisationId, personId } from './ids';
import { providerPlans } from './providers';
import { countyWorkers } from './workers';
import { insert } from './insert';

/** Every table that people and organisations are written to. */
export const peopleTables = ['organisation', 'organisation_contact', 'person', 'membership'] as const;

/** Everybody of the demonstration: those one can be, and those who only worked in the county. */
const everybody = [
  ...demoPeople.map((person) => ({ subject: person.id, name: person.name, works: membershipsOf(person) })),
  ...countyWorkers.map(({ subject, name, organisation, role }) => ({
    subject,
    name,
    works: [{ organisation, roles: [role] as readonly Role[] }],
  })),
];

/** The ids of everybody of the demonstration. */
export const personIds: readonly string[] = everybody.map(({ subject }) => personId(subject));

const organisations = [
  ...demoOrganisations,
  ...providerPlans.flatMap(({ key, providerType, invented }) =>
    invented ? [{ key, providerType, kind: 'PROVIDER' as const, authorityCode: undefined, ...invented }] : [],
  ),
];

/** How long everybody has worked where they work: longer than anything in the county. */
const threeYears = 3 * 365 * 86_400_000;

/** Writes organisations, people and roles, inside the caller's transaction. */
export async function writePeople(client: Client, issuer: string, now: Date): Promise<void> {
  await insert(
    client,
    'organisation',
    organisations.map(({ key, kind, name, providerType, districtCode, authorityCode }) => ({
      id: organisationId(key),
      kind,
      name,
      providerType: providerType ?? null,
      districtId: districtCode === undefined ? null : placeId(districtCode),
      authorityCode: authorityCode ?? null,
      closedAt: null,
    })),
  );
  await insert(
    client,
    'organisation_contact',
    organisations.map(({ key }) => ({
      organisationId: organisationId(key),
      dutyEmail: `duty@${key}.example`,
    })),
  );
  await insert(
    client,
    'person',
    everybody.map(({ subject, name }) => ({ id: personId(subject), issuer, subject, name, endedAt: null })),
  );
  await insert(
    client,
    'membership',
    everybody.flatMap(({ subject, works }) =>
      works.flatMap(({ organisation, roles }) =>
        roles.map((role) => ({
          id: membershipId(subject, organisation, role),
          personId: personId(subject),
          organisationId: organisationId(organisation),
          role,
          startsAt: new Date(now.getTime() - threeYears),
          endsAt: null,
        })),
      ),
    ),
  );
}
