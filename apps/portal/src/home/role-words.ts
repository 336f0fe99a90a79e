import type { Role } from '@app/kernel';

/** How a role is named and explained to whoever holds it. Source: product section 1. */
export interface RoleWords {
  /** Within a sentence: "as a housing navigator". */
  readonly name: string;
  readonly does: readonly string[];
  /** What Hearth keeps from this role, as a sentence, so that people can trust it. */
  readonly limit: string;
}

const otherProviders =
  'You never see other providers’ residents, households not referred to you, or where a household is unsafe before it is placed with you.';
const firstContact =
  'You never see refuge addresses, or other people’s households unless you are given the spoken code or a release.';

const fund = 'You never see who the household is, or cases that you are connected with.';

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  PROVIDER_WORKER: {
    name: 'provider worker',
    does: ['Confirm what is free', 'Answer referrals', 'Record arrivals, stays and departures'],
    limit: otherProviders,
  },
  ON_CALL_WORKER: {
    name: 'on-call worker',
    does: [
      'Answer referrals out of hours',
      'Record an admission made by phone',
      'Meet somebody who arrives tonight',
    ],
    limit: otherProviders,
  },
  PROVIDER_MANAGER: {
    name: 'provider manager',
    does: ['Set up services, units and entry rules', 'Publish what is free', 'Answer referrals'],
    limit: otherProviders,
  },
  NAVIGATOR: {
    name: 'housing navigator',
    does: [
      'Register a household without a name',
      'Find a place that fits, and hold it',
      'Refer, and follow the answer',
    ],
    limit: firstContact,
  },
  COMPASS_WORKER: {
    name: 'Compass worker',
    does: ['Take the first call and register the household', 'Hand it over by its spoken code'],
    limit: firstContact,
  },
  REFERRING_PRACTITIONER: {
    name: 'referring practitioner',
    does: ['Refer a household', 'Follow your own referrals'],
    limit: 'You see your own referrals and nothing else.',
  },
  FUND_OFFICER: {
    name: 'fund officer',
    does: ['Look through applications', 'Decide those within your limit'],
    limit: fund,
  },
  PANEL_MEMBER: {
    name: 'panel member',
    does: ['Read the papers', 'Vote on applications'],
    limit: fund,
  },
  PANEL_CHAIR: {
    name: 'panel chair',
    does: ['Open the panel when it is quorate', 'Break a tie'],
    limit: fund,
  },
  FINANCE_PREPARER: {
    name: 'finance preparer',
    does: ['Prepare payment runs', 'Reconcile what came back'],
    limit: 'You never see who a household is or what it needs, and cannot approve what you prepared.',
  },
  FINANCE_APPROVER: {
    name: 'finance approver',
    does: ['Approve payment runs that somebody else prepared'],
    limit: 'You never see who a household is or what it needs.',
  },
  COMMISSIONER: {
    name: 'commissioner',
    does: ['Read dashboards', 'Sign the annual return', 'Assess needs'],
    limit: 'You never see anything about one person.',
  },
  DATA_OFFICER: {
    name: 'data officer',
    does: ['Open a figure to the references behind it', 'Put data right with the provider'],
    limit: 'You see references, never who anybody is.',
  },
  AUDITOR: {
    name: 'auditor',
    does: ['See who looked at what, and why', 'Answer requests for access and erasure'],
    limit: 'You can change nothing else.',
  },
  ADMINISTRATOR: {
    name: 'administrator',
    does: ['Look after organisations, people and roles', 'Change settings'],
    limit: 'You never see households or where refuges are.',
  },
};

/** "Provider manager and provider worker". */
export function rolesInWords(held: readonly Role[]): string {
  const names = held.map((role) => roleWords[role].name);
  const text = new Intl.ListFormat('en-GB').format(names);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
