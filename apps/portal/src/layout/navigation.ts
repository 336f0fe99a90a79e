import { allows, type Operation, type Role } from '@app/kernel';

/** One entry of the navigation: shown to whoever may do what its page is for, in one of its roles. */
interface Entry {
  readonly text: string;
  readonly href: string;
  readonly needs: Operation;
  readonly roles?: readonly Role[];
}

const provider: readonly Role[] = ['PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'];

/** Every entry, in order; a page that is built adds its own. The first that a person may see is their home. */
export const entries: readonly Entry[] = [
  { text: 'My households', href: '/households', needs: 'caseload' },
  { text: 'Tonight', href: '/tonight', needs: 'placements', roles: provider },
  { text: 'Referrals', href: '/referrals', needs: 'acceptReferral' },
  { text: 'Arrivals', href: '/arrivals', needs: 'recordArrival' },
  { text: 'Stays', href: '/stays', needs: 'episodes' },
  { text: 'Services', href: '/services', needs: 'services' },
  { text: 'Fund applications', href: '/applications', needs: 'draftApplication' },
  { text: 'Applications', href: '/fund/applications', needs: 'decideApplication' },
  { text: 'Panel', href: '/fund/panel', needs: 'castVote' },
  { text: 'My connections', href: '/fund/connections', needs: 'fundConnections' },
  { text: 'Figures', href: '/figures', needs: 'providerFigures' },
  { text: 'Exports', href: '/exports', needs: 'exportRecords' },
];

/** What a page shows of the navigation. */
export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  readonly active: boolean;
}

/** The entries for these roles; the one that the path belongs to is active. */
export const navigationFor = (held: readonly Role[], path: string): NavigationItem[] =>
  entries
    .filter(
      ({ needs, roles }) => allows(needs, held) && (!roles || held.some((role) => roles.includes(role))),
    )
    .map(({ text, href }) => ({ text, href, active: path === href || path.startsWith(`${href}/`) }));
