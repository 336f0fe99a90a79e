import type { Actor, PersonActor, Role } from './actor';
import { Forbidden } from './errors';

const provider = ['PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'] as const;
const manager = ['PROVIDER_MANAGER'] as const;
const firstContact = ['NAVIGATOR', 'COMPASS_WORKER', 'REFERRING_PRACTITIONER'] as const;
const placing = ['NAVIGATOR', 'REFERRING_PRACTITIONER'] as const;
const reporting = ['COMMISSIONER', 'DATA_OFFICER'] as const;

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
  unmetNeed: reporting,
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

  dutyReturn: reporting,
  returnRows: ['DATA_OFFICER'],
  returnGaps: ['DATA_OFFICER'],
  returnChanges: reporting,
  openReturn: ['DATA_OFFICER'],
  reopenReturn: ['DATA_OFFICER'],
  answerReturnQuestion: ['DATA_OFFICER'],
  setReturnSetting: ['DATA_OFFICER'],
  confirmReturnSetting: reporting,
  recordOutsideFigure: ['DATA_OFFICER'],
  withdrawOutsideFigure: ['DATA_OFFICER'],
  reviewReturn: ['COMMISSIONER'],
  submitReturn: ['COMMISSIONER'],
  exportReturn: reporting,
  askAboutData: ['DATA_OFFICER'],
  dataQuestions: provider,
  settleDataQuestion: provider,

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
