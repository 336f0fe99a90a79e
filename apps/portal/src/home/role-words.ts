import type { Operation, Role } from '@app/kernel';

/** One thing that a role does. */
export interface Work {
  readonly act: string;
  /** The operations of GraphQL that do it; none when nothing does it yet. */
  readonly through: readonly Operation[];
}

/** How a role is named and explained to whoever holds it. Source: product section 1. */
export interface RoleWords {
  /** Within a sentence: "as a navigator". */
  readonly name: string;
  readonly does: readonly Work[];
  /** What Hearth keeps from this role, as a sentence, so that people can trust it. */
  readonly limit: string;
}

const work = (act: string, ...through: Operation[]): Work => ({ act, through });

const otherProviders =
  'You never see other providers’ residents, households not referred to you, or where a household is unsafe before it is placed with you.';
const firstContact =
  'You never see refuge addresses. You see a household of another organisation only when you are told its spoken code.';
const fund = 'You never see who the household is, or cases that you are connected with.';

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  PROVIDER_WORKER: {
    name: 'provider worker',
    does: [
      work('Confirm what is free', 'confirmVacancy'),
      work('Answer referrals', 'acceptReferral', 'declineReferral'),
      work('Record arrivals and departures', 'recordArrival', 'recordDeparture'),
    ],
    limit: otherProviders,
  },
  ON_CALL_WORKER: {
    name: 'on-call worker',
    does: [
      work('Answer referrals out of hours', 'acceptReferral', 'declineReferral'),
      work('Record who arrives tonight', 'recordArrival'),
      work('Record an admission made by phone'),
    ],
    limit: otherProviders,
  },
  PROVIDER_MANAGER: {
    name: 'provider manager',
    does: [
      work('Set up services, units and entry rules', 'registerService', 'addUnits', 'setEntryRules'),
      work('Publish what is free', 'publishVacancy'),
      work('Answer referrals', 'acceptReferral', 'declineReferral'),
    ],
    limit: otherProviders,
  },
  NAVIGATOR: {
    name: 'navigator',
    does: [
      work('Register a household without a name', 'registerHousehold'),
      work('Find a place that fits, and hold it', 'findMatches', 'holdVacancy'),
      work('Refer, and follow the answer', 'submitReferral', 'referrals'),
    ],
    limit: firstContact,
  },
  COMPASS_WORKER: {
    name: 'Compass worker',
    does: [
      work('Take the first call and register the household', 'registerHousehold'),
      work('Hand it over by its spoken code', 'renewSpokenCode', 'letGoOfHousehold'),
    ],
    limit: firstContact,
  },
  REFERRING_PRACTITIONER: {
    name: 'referring practitioner',
    does: [work('Refer a household', 'submitReferral'), work('Follow your own referrals', 'referrals')],
    limit: 'You see your own referrals and nothing else.',
  },
  FUND_OFFICER: {
    name: 'fund officer',
    does: [
      work('Look through applications', 'fundApplications', 'fundApplication'),
      work(
        'Decide those within your limit, and send others to the panel',
        'decideApplication',
        'referToPanel',
      ),
      work('Accept monthly claims, and watch the budget', 'acceptClaim', 'returnClaim', 'fundPosition'),
    ],
    limit: fund,
  },
  PANEL_MEMBER: {
    name: 'panel member',
    does: [
      work('Read the papers', 'panelAgenda', 'panelCase'),
      work('Vote on applications, or stand aside', 'castVote', 'declareConnection'),
    ],
    limit: fund,
  },
  PANEL_CHAIR: {
    name: 'panel chair',
    does: [
      work('See what waits for the panel', 'panelAgenda', 'panelCase'),
      work('Vote, and close a case', 'castVote', 'closePanel'),
    ],
    limit: fund,
  },
  FINANCE_PREPARER: {
    name: 'finance preparer',
    does: [
      work('Prepare payment runs', 'draftPaymentRun', 'freezePaymentRun', 'makePaymentFile'),
      work('Reconcile what came back', 'importStatement', 'clearSuspense', 'dealWithReturn'),
    ],
    limit: 'You never see who a household is or what it needs, and cannot approve what you prepared.',
  },
  FINANCE_APPROVER: {
    name: 'finance approver',
    does: [
      work('Approve payment runs that somebody else prepared', 'approvePaymentRun'),
      work('Check payees’ accounts that somebody else entered', 'verifyPayeeAccount'),
    ],
    limit: 'You never see who a household is or what it needs.',
  },
  COMMISSIONER: {
    name: 'commissioner',
    does: [
      work(
        'Review, sign and submit the annual return',
        'dutyReturns',
        'reviewReturn',
        'submitReturn',
        'exportReturn',
      ),
      work('See where the fund’s money is, and what need was not met', 'fundPosition', 'unmetNeed'),
      work('Read dashboards, assess needs', 'dutyDashboard'),
    ],
    limit: 'You never see anything about one person.',
  },
  DATA_OFFICER: {
    name: 'data officer',
    does: [
      work('Open a figure to the references behind it', 'dutyReturn', 'returnRows'),
      work('Put data right with the provider', 'returnGaps', 'askAboutData'),
      work(
        'Answer, set and check the annual return',
        'answerReturnQuestions',
        'setReturnSetting',
        'returnChanges',
      ),
    ],
    limit: 'You see references, never who anybody is.',
  },
  AUDITOR: {
    name: 'auditor',
    does: [
      work('See who looked at what, and why', 'findAuditSubjects', 'auditEntries', 'auditStanding'),
      work('Answer requests for access and erasure'),
    ],
    limit: 'You can change nothing else.',
  },
  ADMINISTRATOR: {
    name: 'administrator',
    does: [
      work('Look after people and their roles', 'people', 'addPerson', 'giveRole', 'endRole'),
      work('Look after organisations', 'organisations', 'addOrganisation', 'changeOrganisation'),
    ],
    limit: 'You never see households or where refuges are.',
  },
};

/** "Provider manager and provider worker". */
export function rolesInWords(held: readonly Role[]): string {
  const names = held.map((role) => roleWords[role].name);
  const text = new Intl.ListFormat('en-GB').format(names);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
