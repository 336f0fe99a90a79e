import type { SignedIn, Workplace } from '@app/identity';
import { roleWords, rolesInWords, type Work } from './role-words';

export interface HomePage {
  readonly firstName: string;
  readonly organisation: string;
  readonly roles: string;
  /** That there are no pages for this work, and what to do until there are. */
  readonly notBuilt: string;
  readonly parts: readonly { title: string; does: readonly Work[]; limit: string }[];
}

/** What the home page says: who one is, and what each role here does and what is kept from it. */
export const homePage = (person: SignedIn, workplace: Workplace): HomePage => {
  const parts = workplace.roles.map((role) => {
    const { name, does, limit } = roleWords[role];
    return { title: workplace.roles.length === 1 ? 'Your work here' : `As ${name}`, does, limit };
  });
  return {
    firstName: person.name.split(' ')[0] ?? person.name,
    organisation: workplace.organisationName,
    roles: rolesInWords(workplace.roles),
    notBuilt:
      'The pages for this work are not built yet. Until they are, use GraphQL: its operations are named below.',
    parts,
  };
};
