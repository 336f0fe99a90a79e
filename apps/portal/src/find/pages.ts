import { type FoundKind, foundKinds, kinds } from '@app/finding';
import { allows, type Operation, type Role } from '@app/kernel';

/** How things of one kind are named together, and where the page of one is. */
interface FoundPage {
  readonly title: string;
  /** Within a sentence, what it is known by: "a household’s reference". */
  readonly knownBy: string;
  /** The path before the id, by what one must be allowed to do there; the first that fits, for some see it from two sides. */
  readonly at: readonly (readonly [Operation, string])[];
}

const reference = 'a household’s reference';

/** The page of every kind: one row each. */
export const foundPages: Readonly<Record<FoundKind, FoundPage>> = {
  HOUSEHOLD: { title: 'Households', knownBy: reference, at: [['household', '/households']] },
  REFERRAL: { title: 'Referrals', knownBy: reference, at: [['acceptReferral', '/referrals']] },
  STAY: { title: 'Stays', knownBy: reference, at: [['episodes', '/stays']] },
  SANCTUARY_JOB: {
    title: 'Homes made safe',
    knownBy: reference,
    at: [
      ['acceptSanctuary', '/sanctuary'],
      ['requestSanctuary', '/staying'],
    ],
  },
  SERVICE: { title: 'Services', knownBy: 'the name of a service', at: [['services', '/services']] },
  UNIT: { title: 'Units', knownBy: 'a unit’s code', at: [['units', '/units']] },
  APPLICATION: {
    title: 'Fund applications',
    knownBy: 'the reference of an application',
    at: [
      ['decideApplication', '/fund/applications'],
      ['draftApplication', '/applications'],
    ],
  },
  CLAIM: { title: 'Claims', knownBy: 'the month of a claim', at: [['claims', '/claims']] },
  PAYEE: { title: 'Payees', knownBy: 'the name of a payee', at: [['payees', '/payees']] },
  PAYMENT_RUN: {
    title: 'Payment runs',
    knownBy: 'the number of a payment run',
    at: [['paymentRuns', '/payments']],
  },
  PERSON: { title: 'People', knownBy: 'somebody’s name', at: [['people', '/people']] },
  ORGANISATION: {
    title: 'Organisations',
    knownBy: 'the name of an organisation',
    at: [['organisations', '/organisations']],
  },
};

/** Where these roles read one of a kind; undefined for those who have no page of it. */
export function pageOf(kind: FoundKind, held: readonly Role[]): string | undefined {
  if (!allows(kinds[kind].needs, held)) return undefined;
  return foundPages[kind].at.find(([needs]) => allows(needs, held))?.[1];
}

/** What these roles may look for, as it is said: "a household’s reference or a unit’s code"; null for nothing. */
export function findableBy(held: readonly Role[]): string | null {
  const known = foundKinds
    .filter((kind) => pageOf(kind, held) !== undefined)
    .map((kind) => foundPages[kind].knownBy);
  return known.length === 0
    ? null
    : new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(new Set(known));
}
