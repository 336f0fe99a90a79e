import type { SignedIn, Workplace } from '@app/identity';
import { roleWords, rolesInWords } from './role-words';

export interface HomePage {
  readonly firstName: string;
  readonly organisation: string;
  readonly roles: string;
  readonly parts: readonly { title: string; does: readonly string[]; limit: string }[];
}

/** What the home page says: who one is, and what each role here does and what is kept from it. */
export const homePage = (person: SignedIn, workplace: Workplace): HomePage => ({
  firstName: person.name.split(' ')[0] ?? person.name,
  organisation: workplace.organisationName,
  roles: rolesInWords(workplace.roles),
  parts: workplace.roles.map((role) => {
    const { name, does, limit } = roleWords[role];
    return { title: workplace.roles.length === 1 ? 'Your work here' : `As ${name}`, does, limit };
  }),
});
