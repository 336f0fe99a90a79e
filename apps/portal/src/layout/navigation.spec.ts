import { roles } from '@app/kernel';
import { navigationFor } from './navigation';
import { rolesInWords } from './role-names';

describe('the navigation', () => {
  it('leads every role to its work first', () => {
    expect(Object.fromEntries(roles.map((role) => [role, navigationFor([role], '/')[0]?.href]))).toEqual({
      PROVIDER_WORKER: '/tonight',
      ON_CALL_WORKER: '/tonight',
      PROVIDER_MANAGER: '/tonight',
      NAVIGATOR: '/households',
      COMPASS_WORKER: '/calls',
      REFERRING_PRACTITIONER: '/households',
      FUND_OFFICER: '/fund/applications',
      PANEL_MEMBER: '/fund/panel',
      PANEL_CHAIR: '/fund/panel',
      FINANCE_PREPARER: '/payments',
      FINANCE_APPROVER: '/payments',
      COMMISSIONER: '/returns',
      DATA_OFFICER: '/returns',
      AUDITOR: '/audit',
      ADMINISTRATOR: '/people',
    });
  });

  it('marks the entry that a page belongs to, and no other', () => {
    const active = (path: string) =>
      navigationFor(['FUND_OFFICER'], path)
        .filter((item) => item.active)
        .map(({ href }) => href);
    expect(active('/fund/applications/1')).toEqual(['/fund/applications']);
    expect(active('/fund-settings')).toEqual(['/fund-settings']);
    expect(active('/')).toEqual([]);
  });
});

describe('the names of roles', () => {
  it('stand in a sentence', () => {
    expect(rolesInWords(['PROVIDER_MANAGER', 'ON_CALL_WORKER'])).toBe('Provider manager and on-call worker');
  });
});
