import { type FoundKind, foundKinds, kinds } from '@app/finding';
import { allows, type Role } from '@app/kernel';

/** How things of one kind are named together, and where the page of one is. */
interface FoundPage {
  readonly title: string;
  /** Within a sentence, what it is known by: "a household’s reference". */
  readonly knownBy: string;
  readonly href: (id: string) => string;
}

/** Every kind that has a page: one row each. A kind without a row is not shown. */
export const foundPages: Readonly<Partial<Record<FoundKind, FoundPage>>> = {
  HOUSEHOLD: { title: 'Households', knownBy: 'a household’s reference', href: (id) => `/households/${id}` },
  REFERRAL: { title: 'Referrals', knownBy: 'a household’s reference', href: (id) => `/referrals/${id}` },
  STAY: { title: 'Stays', knownBy: 'a household’s reference', href: (id) => `/stays/${id}` },
  SERVICE: { title: 'Services', knownBy: 'the name of a service', href: (id) => `/services/${id}` },
  UNIT: { title: 'Units', knownBy: 'a unit’s code', href: (id) => `/units/${id}` },
  PERSON: { title: 'People', knownBy: 'somebody’s name', href: (id) => `/people/${id}` },
  ORGANISATION: {
    title: 'Organisations',
    knownBy: 'the name of an organisation',
    href: (id) => `/organisations/${id}`,
  },
};

/** What these roles may look for, as it is said: "a household’s reference or a unit’s code"; null for nothing. */
export function findableBy(held: readonly Role[]): string | null {
  const known = foundKinds
    .filter((kind) => allows(kinds[kind].needs, held))
    .flatMap((kind) => foundPages[kind]?.knownBy ?? []);
  return known.length === 0
    ? null
    : new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(new Set(known));
}
