import { nameUuid } from '@app/places';

const demonstration = '6f0c9a52-0a55-5d0e-8f57-4c8d5c9a1e70';

/** The id of an organisation of the demonstration, by its key: fixed for ever. */
export const organisationId = (key: string): string => nameUuid(demonstration, `organisation ${key}`);

/** The id of a person of the demonstration, by the subject that tokens carry: fixed for ever. */
export const personId = (subject: string): string => nameUuid(demonstration, `person ${subject}`);

/** The id of a role that a person holds in an organisation. */
export const membershipId = (subject: string, organisation: string, role: string): string =>
  nameUuid(demonstration, `membership ${subject} ${organisation} ${role}`);

/** The id of somebody whom the fund of the demonstration can pay, by its key: fixed for ever. */
export const payeeId = (key: string): string => nameUuid(demonstration, `payee ${key}`);

/** Makes ids for the rows of one county: the same for the same seed, kind and name. */
export const countyIds =
  (seed: number) =>
  (kind: string, name: string | number): string =>
    nameUuid(demonstration, `county ${String(seed)} ${kind} ${String(name)}`);
export type CountyIds = ReturnType<typeof countyIds>;
