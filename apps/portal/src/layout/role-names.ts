import type { Role } from '@app/kernel';

/** How a role is named within a sentence: "as a navigator". Source: product section 1. */
export const roleNames: Readonly<Record<Role, string>> = {
  PROVIDER_WORKER: 'provider worker',
  ON_CALL_WORKER: 'on-call worker',
  PROVIDER_MANAGER: 'provider manager',
  NAVIGATOR: 'navigator',
  COMPASS_WORKER: 'Compass worker',
  REFERRING_PRACTITIONER: 'referring practitioner',
  FUND_OFFICER: 'fund officer',
  PANEL_MEMBER: 'panel member',
  PANEL_CHAIR: 'panel chair',
  FINANCE_PREPARER: 'finance preparer',
  FINANCE_APPROVER: 'finance approver',
  COMMISSIONER: 'commissioner',
  DATA_OFFICER: 'data officer',
  AUDITOR: 'auditor',
  ADMINISTRATOR: 'administrator',
};

/** "Provider manager and provider worker". */
export function rolesInWords(held: readonly Role[]): string {
  const text = new Intl.ListFormat('en-GB').format(held.map((role) => roleNames[role]));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
