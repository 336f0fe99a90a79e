import { allows, type Operation, type Role } from '@app/kernel';

/** One entry of the navigation: shown to whoever may do what its page is for, in one of its roles. */
interface Entry {
  readonly text: string;
  readonly href: string;
  readonly needs: Operation;
  readonly roles?: readonly Role[];
}

const finance: readonly Role[] = ['FINANCE_PREPARER', 'FINANCE_APPROVER'];
const provider: readonly Role[] = ['PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'];

/** Whose work the fund's money is; the panel finds on its cases what it needs of it. */
const money: readonly Role[] = [
  'FUND_OFFICER',
  'COMMISSIONER',
  'FINANCE_PREPARER',
  'FINANCE_APPROVER',
  'AUDITOR',
];

/** Every entry, in order; a page that is built adds its own. The first that a person may see is their home. */
export const entries: readonly Entry[] = [
  { text: 'Calls', href: '/calls', needs: 'contactFigures', roles: ['COMPASS_WORKER'] },
  { text: 'My households', href: '/households', needs: 'caseload' },
  { text: 'Staying at home', href: '/staying', needs: 'requestSanctuary' },
  { text: 'Tonight', href: '/tonight', needs: 'placements', roles: provider },
  { text: 'Referrals', href: '/referrals', needs: 'acceptReferral' },
  { text: 'Arrivals', href: '/arrivals', needs: 'recordArrival' },
  { text: 'Stays', href: '/stays', needs: 'episodes' },
  { text: 'Who saw what', href: '/audit', needs: 'auditEntries' },
  { text: 'Is the record whole?', href: '/record', needs: 'auditStanding' },
  { text: 'Applications', href: '/fund/applications', needs: 'decideApplication' },
  { text: 'Panel', href: '/fund/panel', needs: 'castVote' },
  { text: 'Claims', href: '/claims', needs: 'claims' },
  { text: 'Payments', href: '/payments', needs: 'paymentRuns' },
  { text: 'Payees', href: '/payees', needs: 'payees' },
  { text: 'Invoices', href: '/invoices', needs: 'fundInvoices', roles: ['FUND_OFFICER', ...finance] },
  { text: 'Statements', href: '/statements', needs: 'bankStatements' },
  { text: 'Sanctuary', href: '/sanctuary', needs: 'sanctuaryReviewsDue' },
  { text: 'Services', href: '/services', needs: 'services' },
  { text: 'Fund applications', href: '/applications', needs: 'draftApplication' },
  { text: 'Annual return', href: '/returns', needs: 'dutyReturns' },
  { text: 'Dashboard', href: '/dashboard', needs: 'dutyDashboard' },
  { text: 'Money', href: '/budgets', needs: 'budgets', roles: money },
  {
    text: 'Alerts',
    href: '/alerts',
    needs: 'alerts',
    roles: ['FUND_OFFICER', 'NAVIGATOR', 'REFERRING_PRACTITIONER'],
  },
  { text: 'Fund settings', href: '/fund-settings', needs: 'setFundSetting' },
  { text: 'My connections', href: '/fund/connections', needs: 'fundConnections' },
  { text: 'Figures', href: '/figures', needs: 'providerFigures' },
  { text: 'Exports', href: '/exports', needs: 'exportRecords' },
  { text: 'Who looked', href: '/who-looked', needs: 'looks' },
  { text: 'People', href: '/people', needs: 'people' },
  { text: 'Organisations', href: '/organisations', needs: 'organisations' },
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
