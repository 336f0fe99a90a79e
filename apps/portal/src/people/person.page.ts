import { type Role, roles } from '@app/kernel';
import { rolesInWords } from '../layout/role-names';
import { momentInWords, nearDayInWords } from '../layout/in-words';
import { dayIn } from '@app/kernel';

export interface PersonData {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly {
    readonly membershipId: string;
    readonly organisationId: string;
    readonly organisationName: string;
    readonly role: Role;
    readonly startsAt: string;
    readonly endsAt: string | null;
  }[];
}

export interface PeopleData {
  readonly people: {
    readonly nodes: readonly PersonData[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

const titleOfRole = (role: Role): string => rolesInWords([role]);

/** Every role as an item of a list to choose from, in the order of product section 1. */
export const roleItems = (): readonly { readonly value: string; readonly text: string }[] => [
  { value: '', text: 'Choose a role' },
  ...roles.map((value) => ({ value, text: titleOfRole(value) })),
];

/** The roles somebody holds, as they are read. */
export const heldRoles = (person: PersonData, now: Date) =>
  person.roles.map(({ membershipId, role, organisationName, startsAt, endsAt }) => ({
    membershipId,
    role: titleOfRole(role),
    where: organisationName,
    since: nearDayInWords(dayIn(new Date(startsAt)), now),
    until: endsAt === null ? null : momentInWords(endsAt, now),
  }));

/** One line for each person of the list. Pure. */
export const peopleRows = (people: readonly PersonData[], now: Date) =>
  people.map((person) => ({
    href: `/people/${person.id}`,
    name: person.name,
    roles: heldRoles(person, now).map(
      ({ role, where, until }) => `${role}, ${where}${until === null ? '' : `, until ${until}`}`,
    ),
  }));
