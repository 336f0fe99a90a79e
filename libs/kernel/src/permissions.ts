import type { Actor, PersonActor, Role } from './actor';
import { Forbidden } from './errors';

const provider = ['PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'] as const;
const manager = ['PROVIDER_MANAGER'] as const;
const firstContact = ['NAVIGATOR', 'COMPASS_WORKER', 'REFERRING_PRACTITIONER'] as const;
const finance = ['FINANCE_PREPARER', 'FINANCE_APPROVER'] as const;
const prepares = ['FINANCE_PREPARER'] as const;
const approves = ['FINANCE_APPROVER'] as const;
const placing = ['NAVIGATOR', 'REFERRING_PRACTITIONER'] as const;
/** Who may ask the fund: whoever holds the case, or whoever the household lives with. */
const applying = [...placing, ...provider] as const;
const panel = ['PANEL_MEMBER', 'PANEL_CHAIR'] as const;
const deciding = ['FUND_OFFICER', ...panel] as const;
const paying = ['FINANCE_PREPARER', 'FINANCE_APPROVER'] as const;
const budgeting = ['FUND_OFFICER', 'COMMISSIONER'] as const;
const claimant = ['PROVIDER_WORKER', 'PROVIDER_MANAGER'] as const;
const fund = ['FUND_OFFICER'] as const;

/**
 * Which roles may do what: the first wall, one line per operation. The database refuses again by row. Every query and
 * mutation of the schema stands here, and nothing else does (a test compares). `anyone` means anyone signed in.
 * Source: product section 1.
 */
export const permissions = {
  me: 'anyone',
  districts: 'anyone',
  postcodeDistrict: 'anyone',

  services: provider,
  service: provider,
  units: provider,
  calendar: provider,
  registerService: manager,
  describeService: manager,
  closeService: manager,
  unmaskService: manager,
  admissionPolicies: [...provider, ...firstContact],
  setAdmissionPolicy: manager,
  setCommissioning: manager,
  setQualityMark: manager,
  addUnits: manager,
  changeUnit: manager,
  entryRules: provider,
  setEntryRules: manager,
  recordRefugeLocation: manager,
  revealRefugeLocation: provider,
  voidUnit: provider,
  endVoid: provider,
  closeUnit: manager,
  closeUnitUrgently: provider,
  reopenUnit: manager,
  finishTurnaround: provider,

  vacancies: [...provider, ...placing],
  vacancy: [...provider, ...placing],
  publishVacancy: provider,
  confirmVacancy: provider,
  confirmService: provider,
  withdrawVacancy: provider,

  households: firstContact,
  household: firstContact,
  registerHousehold: firstContact,
  renewSpokenCode: firstContact,
  pickUpHousehold: firstContact,
  letGoOfHousehold: firstContact,
  changeHousehold: firstContact,
  closeHousehold: firstContact,
  reopenHousehold: firstContact,
  linkHouseholds: firstContact,
  unlinkHouseholds: firstContact,
  caseHistory: firstContact,
  peopleOn: firstContact,
  immigration: placing,
  recordImmigration: placing,
  transHistory: placing,
  recordTransHistory: placing,

  search: placing,
  judgement: placing,
  compareMatches: placing,
  matchingWeights: 'anyone',
  findMatches: placing,
  unmetDays: firstContact,
  closeUnmetNeed: firstContact,
  unmetNeed: ['COMMISSIONER', 'DATA_OFFICER'],
  previewEntryRules: manager,

  holds: placing,
  hold: placing,
  holdVacancy: placing,
  releaseHold: placing,
  referrals: [...provider, ...placing],
  referral: [...provider, ...placing],
  submitReferral: placing,
  withdrawReferral: placing,
  acceptReferral: provider,
  declineReferral: provider,
  overrideRules: ['PROVIDER_MANAGER', 'ON_CALL_WORKER'],
  askQuestion: provider,
  answerQuestion: placing,
  answerForHousehold: placing,
  placements: [...provider, ...placing],
  placement: [...provider, ...placing],
  cancelPlacement: placing,
  recordArrival: provider,
  recordNonArrival: provider,
  episodes: provider,
  episode: provider,
  setLeavingDay: provider,
  recordDeparture: provider,
  setReadyToMoveOn: provider,
  recordMoveOn: provider,
  recordEquality: provider,
  recordSupport: provider,
  recordJoined: provider,

  staying: placing,
  recordStaying: placing,
  sanctuaryMatches: placing,
  sanctuaryRooms: placing,
  sanctuarySchemes: provider,
  setSanctuaryScheme: manager,
  sanctuaryCapacity: provider,
  publishSanctuaryCapacity: provider,
  sanctuaryJobs: [...provider, ...placing],
  sanctuaryJob: [...provider, ...placing],
  sanctuaryEvidence: [...provider, ...placing],
  sanctuaryReviewsDue: provider,
  requestSanctuary: placing,
  recordSanctuaryConsents: placing,
  withdrawSanctuary: placing,
  acceptSanctuary: provider,
  declineSanctuary: provider,
  cancelSanctuary: provider,
  revealSanctuaryLocation: provider,
  recordSanctuarySurvey: provider,
  fitSanctuaryItems: provider,
  recordSanctuaryReview: provider,
  removeSanctuaryItems: provider,
  endSanctuary: provider,

  funds: [...applying, ...deciding, ...paying, 'COMMISSIONER'],
  fundSettings: 'anyone',
  setFundSetting: budgeting,
  budgets: [...deciding, ...paying, 'COMMISSIONER', 'AUDITOR'],
  fundPosition: [...deciding, ...paying, 'COMMISSIONER', 'AUDITOR'],
  fundMovements: [...deciding, ...paying, 'COMMISSIONER', 'AUDITOR'],
  openBudget: budgeting,
  changeAllocation: budgeting,
  fundApplications: [...applying, ...deciding],
  fundApplication: [...applying, ...deciding],
  draftApplication: applying,
  changeApplication: applying,
  attachQuote: applying,
  submitApplication: applying,
  withdrawApplication: applying,
  giveInformation: applying,
  readApplicationReason: [...applying, ...deciding],
  openQuote: [...applying, ...deciding],
  askForInformation: ['FUND_OFFICER'],
  decideApplication: ['FUND_OFFICER'],
  awardLines: [...applying, ...deciding, ...paying],
  commitWaiting: ['FUND_OFFICER'],
  releaseAward: ['FUND_OFFICER'],
  panelMembers: deciding,
  panelAgenda: deciding,
  panelCase: deciding,
  referToPanel: ['FUND_OFFICER'],
  addPanelMembers: ['FUND_OFFICER'],
  castVote: panel,
  closePanel: panel,
  fundConnections: deciding,
  registerConnection: deciding,
  endConnection: deciding,
  declareConnection: deciding,
  fundInvoices: [...applying, ...deciding, ...paying],
  fundInvoice: [...applying, ...deciding, ...paying],
  recordInvoice: ['FUND_OFFICER', 'FINANCE_PREPARER'],

  payees: ['FUND_OFFICER', ...finance],
  payee: ['FUND_OFFICER', ...finance],
  addPayee: ['FUND_OFFICER', ...prepares],
  enterPayeeAccount: prepares,
  verifyPayeeAccount: ['FUND_OFFICER', ...finance],
  blockPayee: finance,
  unblockPayee: finance,
  setPayingAccount: approves,
  payableLines: ['FUND_OFFICER', ...finance],
  paymentRuns: ['FUND_OFFICER', 'AUDITOR', ...finance],
  paymentRun: ['FUND_OFFICER', 'AUDITOR', ...finance],
  draftPaymentRun: prepares,
  changePaymentRun: prepares,
  freezePaymentRun: prepares,
  approvePaymentRun: approves,
  makePaymentFile: prepares,
  downloadPaymentFile: finance,
  sendPaymentRun: finance,
  cancelPaymentRun: finance,
  recordRejectedByBank: approves,
  closePaymentRun: finance,
  bankStatements: finance,
  importStatement: finance,
  suspense: finance,
  clearSuspense: finance,
  paymentReturns: ['FUND_OFFICER', ...finance],
  dealWithReturn: finance,
  alerts: ['FUND_OFFICER', ...provider, ...placing],
  takeAlert: ['FUND_OFFICER'],
  closeAlert: ['FUND_OFFICER'],

  preapprovals: [...provider, ...fund],
  preapproveProvider: fund,
  endPreapproval: fund,
  claims: [...provider, ...fund],
  claim: [...provider, ...fund],
  checkClaim: claimant,
  uploadClaim: claimant,
  withdrawClaim: claimant,
  acceptClaim: fund,
  returnClaim: fund,
  setClaimRowAside: fund,
  requestEvidence: fund,
  recordEvidenceSeen: fund,
  spendingRoom: provider,
  reserveSpending: provider,
  giveUpReservation: provider,

  auditEntries: ['AUDITOR'],
  auditStanding: ['AUDITOR'],
  people: ['ADMINISTRATOR'],
  giveRole: ['ADMINISTRATOR'],
  endRole: ['ADMINISTRATOR'],
} as const satisfies Readonly<Record<string, 'anyone' | readonly Role[]>>;

export type Operation = keyof typeof permissions;

/** Whether these roles may do it. */
export const allows = (operation: Operation, held: readonly Role[]): boolean => {
  const allowed: 'anyone' | readonly Role[] = permissions[operation];
  return allowed === 'anyone' || held.some((role) => allowed.includes(role));
};

/** The first line of every command and read. @throws Forbidden when the actor's roles do not allow the operation. */
export function authorise(actor: Actor, operation: Operation): asserts actor is PersonActor {
  if (actor.kind !== 'PERSON' || !allows(operation, actor.roles)) throw new Forbidden();
}
