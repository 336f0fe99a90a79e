/**
 * Every role of product section 1. A role is held by a person in one organisation, between dates.
 * The words are the same in the database, in GraphQL and in tests.
 */
export const roles = [
  'PROVIDER_WORKER',
  'ON_CALL_WORKER',
  'PROVIDER_MANAGER',
  'NAVIGATOR',
  'COMPASS_WORKER',
  'REFERRING_PRACTITIONER',
  'FUND_OFFICER',
  'PANEL_MEMBER',
  'PANEL_CHAIR',
  'FINANCE_PREPARER',
  'FINANCE_APPROVER',
  'COMMISSIONER',
  'DATA_OFFICER',
  'AUDITOR',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof roles)[number];

/** Work that no person asked for. Each name has policies of its own in the database. */
export const systemActors = ['sign-in', 'worker', 'reports'] as const;
export type SystemActorName = (typeof systemActors)[number];

/** A person acting for exactly one organisation, with the roles held there at this request. */
export interface PersonActor {
  readonly kind: 'PERSON';
  readonly personId: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/** A named part of Hearth itself. */
export interface SystemActor {
  readonly kind: 'SYSTEM';
  readonly name: SystemActorName;
}

/** Whoever acts. No connection to the database exists without one. */
export type Actor = PersonActor | SystemActor;

export const systemActor = (name: SystemActorName): SystemActor => ({ kind: 'SYSTEM', name });
