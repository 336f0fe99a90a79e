import type { Operation } from '@app/kernel';

/**
 * Every operation as one document, with the ids it is about taken from `of`: what belongs to another organisation, or
 * what does not exist. An operation that names no record has no ids. The compiler wants every operation here.
 */
export interface Named {
  readonly household: string;
  readonly service: string;
  readonly unit: string;
  readonly vacancy: string;
  readonly draft: string;
  readonly search: string;
  readonly hold: string;
  readonly referral: string;
  readonly placement: string;
  readonly episode: string;
  readonly scheme: string;
  readonly sanctuaryJob: string;
  readonly membership: string;
  readonly person: string;
  /** ONS code of the authority whose return it is. */
  readonly authority: string;
  readonly dutyReturn: string;
  readonly outsideFigure: string;
  readonly dataQuestion: string;
  readonly budget: string;
  readonly application: string;
  readonly applicationLine: string;
  readonly quote: string;
  readonly awardLine: string;
  readonly panelCase: string;
  readonly connection: string;
  readonly invoice: string;
  readonly payee: string;
  readonly payeeAccount: string;
  readonly paymentRun: string;
  readonly paymentFile: string;
  readonly bankStatement: string;
  readonly bankLine: string;
  readonly returnedPayment: string;
  readonly alert: string;
  readonly fund: string;
  readonly preapproval: string;
  readonly claim: string;
  readonly claimRow: string;
  readonly reservation: string;
}

interface Asked {
  readonly query: string;
  /** The records it names; none for a list. */
  readonly variables?: (of: Named, key: string) => Record<string, unknown>;
}

const problems = '... on Problems { problems { code message field } }';
const byId = (field: string, name: keyof Named): Asked => ({
  query: `query ($id: ID!) { ${field}(id: $id) { __typename id } }`,
  variables: (of) => ({ id: of[name] }),
});
const list = (field: string): Asked => ({ query: `{ ${field}(first: 50) { nodes { id } } }` });
const change = (field: string, argument: string, name: keyof Named): Asked => ({
  query: `mutation ($id: ID!) { ${field}(${argument}: $id) { __typename ${problems} } }`,
  variables: (of) => ({ id: of[name] }),
});
const put = (
  field: string,
  type: string,
  input: (of: Named, key: string) => Record<string, unknown>,
): Asked => ({
  query: `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${problems} } }`,
  variables: (of, key) => ({ input: input(of, key) }),
});

export const operations: Readonly<Record<Operation, Asked>> = {
  me: { query: '{ me { name } }' },
  find: { query: '{ find(words: "H-NONE") { id } }' },
  districts: { query: '{ districts { code } }' },
  postcodeDistrict: { query: '{ postcodeDistrict(outcode: "CM1") { outcode } }' },

  services: list('services'),
  service: byId('service', 'service'),
  units: {
    query: 'query ($id: ID!) { units(serviceId: $id) { nodes { id } } }',
    variables: (of) => ({ id: of.service }),
  },
  calendar: {
    query: 'query ($id: ID!) { calendar(unitId: $id, from: "2020-01-01", to: "2020-12-31") { id } }',
    variables: (of) => ({ id: of.unit }),
  },
  registerService: { query: '{ __typename }' },
  describeService: put('describeService', 'DescribeServiceInput', (of) => ({ id: of.service, name: 'Mine' })),
  closeService: {
    query: `mutation ($id: ID!) { closeService(id: $id, lastDay: "2030-01-01") { __typename ${problems} } }`,
    variables: (of) => ({ id: of.service }),
  },
  unmaskService: {
    query: `mutation ($id: ID!) { unmaskService(id: $id, understood: true) { __typename ${problems} } }`,
    variables: (of) => ({ id: of.service }),
  },
  admissionPolicies: {
    query: 'query ($id: ID!) { admissionPolicies(serviceId: $id, first: 40) { nodes { id } } }',
    variables: (of) => ({ id: of.service }),
  },
  setAdmissionPolicy: put('setAdmissionPolicy', 'SetAdmissionPolicyInput', (of) => ({
    serviceId: of.service,
    policy: 'INCLUSIVE',
    legalBasis: 'Equality Act 2010, Schedule 3, paragraph 28',
  })),
  setCommissioning: put('setCommissioning', 'SetCommissioningInput', (of) => ({
    serviceId: of.service,
    authorityCode: 'E10000012',
  })),
  setQualityMark: put('setQualityMark', 'SetQualityMarkInput', (of) => ({
    serviceId: of.service,
    scheme: 'MHCLG_QUALITY_STANDARDS',
    status: 'HELD',
  })),
  changeUnit: put('changeUnit', 'ChangeUnitInput', (of) => ({ unitId: of.unit, lift: true })),
  previewEntryRules: put('previewEntryRules', 'SetEntryRulesInput', (of) => ({
    level: 'SERVICE',
    id: of.service,
    rules: { boysToAge: 1 },
  })),
  addUnits: put('addUnits', 'AddUnitsInput', (of) => ({
    serviceId: of.service,
    units: [{ code: 'X', bedspaces: 1 }],
  })),
  entryRules: {
    query: 'query ($id: ID!) { entryRules(level: SERVICE, id: $id) { id } }',
    variables: (of) => ({ id: of.service }),
  },
  setEntryRules: put('setEntryRules', 'SetEntryRulesInput', (of) => ({
    level: 'SERVICE',
    id: of.service,
    rules: { boysToAge: 1 },
  })),
  recordRefugeLocation: put('recordRefugeLocation', 'RecordRefugeLocationInput', (of) => ({
    serviceId: of.service,
    address: 'Somewhere else',
  })),
  revealRefugeLocation: put('revealRefugeLocation', 'RevealRefugeLocationInput', (of) => ({
    serviceId: of.service,
    reason: 'I would like to know it',
  })),
  voidUnit: put('voidUnit', 'VoidUnitInput', (of) => ({
    unitId: of.unit,
    from: '2030-01-01',
    reason: 'PEST',
    responsible: 'Me',
    chaseOn: '2030-01-02',
  })),
  endVoid: change('endVoid', 'unitId', 'unit'),
  closeUnit: {
    query: `mutation ($id: ID!) { closeUnit(unitId: $id, from: "2030-01-01") { __typename ${problems} } }`,
    variables: (of) => ({ id: of.unit }),
  },
  closeUnitUrgently: change('closeUnitUrgently', 'unitId', 'unit'),
  reopenUnit: change('reopenUnit', 'unitId', 'unit'),
  finishTurnaround: change('finishTurnaround', 'unitId', 'unit'),

  vacancies: {
    query: '{ vacancies(first: 50, statuses: [DRAFT, OPEN, PAUSED, FILLED, WITHDRAWN]) { nodes { id } } }',
  },
  vacancy: byId('vacancy', 'draft'),
  publishVacancy: put('publishVacancy', 'PublishVacancyInput', (of) => ({ unitId: of.unit })),
  publishService: change('publishService', 'serviceId', 'service'),
  changeVacancy: put('changeVacancy', 'ChangeVacancyInput', (of) => ({ id: of.vacancy, note: 'A cot' })),
  confirmVacancy: change('confirmVacancy', 'id', 'vacancy'),
  confirmService: change('confirmService', 'serviceId', 'service'),
  withdrawVacancy: change('withdrawVacancy', 'id', 'vacancy'),

  households: list('households'),
  household: byId('household', 'household'),
  registerHousehold: { query: '{ __typename }' },
  renewSpokenCode: change('renewSpokenCode', 'householdId', 'household'),
  pickUpHousehold: { query: '{ __typename }' },
  letGoOfHousehold: change('letGoOfHousehold', 'householdId', 'household'),
  changeHousehold: put('changeHousehold', 'ChangeHouseholdInput', (of) => ({
    householdId: of.household,
    nightWork: true,
  })),
  closeHousehold: put('closeHousehold', 'CloseHouseholdInput', (of) => ({
    householdId: of.household,
    reason: 'NO_CONTACT',
  })),
  reopenHousehold: change('reopenHousehold', 'householdId', 'household'),
  linkHouseholds: put('linkHouseholds', 'LinkHouseholdsInput', (of) => ({
    householdId: of.household,
    nearHouseholdId: of.search,
  })),
  unlinkHouseholds: put('unlinkHouseholds', 'LinkHouseholdsInput', (of) => ({
    householdId: of.household,
    nearHouseholdId: of.search,
  })),
  caseHistory: {
    query: 'query ($id: ID!) { caseHistory(householdId: $id, first: 40) { nodes { id } } }',
    variables: (of) => ({ id: of.household }),
  },
  peopleOn: {
    query: 'query ($id: ID!) { peopleOn(householdId: $id, day: "2026-11-21") { key } }',
    variables: (of) => ({ id: of.household }),
  },
  immigration: {
    query: 'query ($id: ID!) { immigration(householdId: $id) { __typename } }',
    variables: (of) => ({ id: of.household }),
  },
  recordImmigration: put('recordImmigration', 'RecordImmigrationInput', (of) => ({
    householdId: of.household,
    status: 'UNKNOWN',
  })),
  transHistory: {
    query: 'query ($id: ID!) { transHistory(householdId: $id) { __typename } }',
    variables: (of) => ({ id: of.household }),
  },
  recordTransHistory: put('recordTransHistory', 'RecordTransHistoryInput', (of) => ({
    householdId: of.household,
    personKey: '0',
  })),

  search: {
    query: 'query ($id: ID!) { search(id: $id) { id matches { nodes { rank } } } }',
    variables: (of) => ({ id: of.search }),
  },
  judgement: {
    query:
      'query ($household: ID!, $vacancy: ID!) { judgement(householdId: $household, vacancyId: $vacancy) { verdict } }',
    variables: ({ household, vacancy }) => ({ household, vacancy }),
  },
  findMatches: change('findMatches', 'householdId', 'household'),

  compareMatches: {
    query:
      'query ($id: ID!, $ids: [ID!]!) { compareMatches(searchId: $id, vacancyIds: $ids) { __typename } }',
    variables: (of) => ({ id: of.search, ids: [of.vacancy, of.unit] }),
  },
  matchingWeights: { query: '{ matchingWeights { __typename } }' },
  unmetDays: {
    query: 'query ($id: ID!) { unmetDays(householdId: $id) }',
    variables: (of) => ({ id: of.household }),
  },
  closeUnmetNeed: put('closeUnmetNeed', 'CloseUnmetNeedInput', (of) => ({
    householdId: of.household,
    outcome: 'NOT_KNOWN',
  })),
  unmetNeed: { query: '{ unmetNeed(from: "2026-10-01", to: "2026-10-31") { __typename } }' },
  holds: list('holds'),
  hold: byId('hold', 'hold'),
  holdVacancy: put('holdVacancy', 'HoldVacancyInput', (of, idempotencyKey) => ({
    householdId: of.household,
    vacancyId: of.vacancy,
    idempotencyKey,
  })),
  releaseHold: change('releaseHold', 'id', 'hold'),
  referrals: list('referrals'),
  referral: byId('referral', 'referral'),
  submitReferral: put('submitReferral', 'SubmitReferralInput', (of, idempotencyKey) => ({
    holdId: of.hold,
    idempotencyKey,
  })),
  withdrawReferral: change('withdrawReferral', 'id', 'referral'),
  acceptReferral: put('acceptReferral', 'AcceptReferralInput', (of, idempotencyKey) => ({
    id: of.referral,
    idempotencyKey,
  })),
  declineReferral: put('declineReferral', 'DeclineReferralInput', (of, idempotencyKey) => ({
    id: of.referral,
    primaryReason: 'OTHER',
    contributingReasons: [],
    idempotencyKey,
  })),
  overrideRules: put('overrideRules', 'OverrideRulesInput', (of, idempotencyKey) => ({
    referralId: of.referral,
    rules: ['RECOURSE_TO_PUBLIC_FUNDS'],
    reason: 'We can fund a place for her',
    idempotencyKey,
  })),
  askQuestion: put('askQuestion', 'AskQuestionInput', (of, idempotencyKey) => ({
    referralId: of.referral,
    text: 'Does she smoke?',
    rules: [],
    idempotencyKey,
  })),
  answerQuestion: put('answerQuestion', 'AnswerQuestionInput', (of, idempotencyKey) => ({
    referralId: of.referral,
    text: 'No.',
    idempotencyKey,
  })),
  answerForHousehold: put('answerForHousehold', 'AnswerForHouseholdInput', (of, idempotencyKey) => ({
    referralId: of.referral,
    saysYes: true,
    idempotencyKey,
  })),
  placements: list('placements'),
  placement: byId('placement', 'placement'),
  cancelPlacement: change('cancelPlacement', 'id', 'placement'),
  recordArrival: put('recordArrival', 'RecordArrivalInput', (of, idempotencyKey) => ({
    placementId: of.placement,
    spokenCode: 'CCC-CCCC',
    idempotencyKey,
  })),
  recordNonArrival: change('recordNonArrival', 'id', 'placement'),
  caseload: { query: '{ caseload { id } }' },
  contactFigures: { query: '{ contactFigures { held } }' },
  board: {
    query: 'query ($id: ID) { board(unitId: $id) { units { id } } }',
    variables: (of) => ({ id: of.unit }),
  },
  providerFigures: { query: '{ providerFigures { services { id } } }' },
  exportRecords: {
    query: `mutation { exportRecords(kind: STAYS, from: "2026-01-01", to: "2026-12-31") { __typename ${problems} } }`,
  },
  episodes: list('episodes'),
  episode: byId('episode', 'episode'),
  setLeavingDay: put('setLeavingDay', 'SetLeavingDayInput', (of) => ({
    episodeId: of.episode,
    leave: '2030-01-01',
  })),
  recordDeparture: put('recordDeparture', 'RecordDepartureInput', (of, idempotencyKey) => ({
    episodeId: of.episode,
    reason: 'OTHER',
    destination: 'OTHER',
    idempotencyKey,
  })),
  setReadyToMoveOn: put('setReadyToMoveOn', 'SetReadyToMoveOnInput', (of) => ({
    episodeId: of.episode,
    readyOn: '2026-11-21',
  })),
  recordMoveOn: put('recordMoveOn', 'RecordMoveOnInput', (of, idempotencyKey) => ({
    placementId: of.placement,
    spokenCode: 'CCC-CCCC',
    idempotencyKey,
  })),
  recordEquality: put('recordEquality', 'RecordEqualityInput', (of) => ({
    episodeId: of.episode,
    answers: [{ person: 1, characteristic: 'DISABLED', answer: 'NO' }],
  })),
  recordSupport: put('recordSupport', 'RecordSupportInput', (of) => ({
    episodeId: of.episode,
    given: [{ person: 1, supportType: 'ADVOCACY', firstGivenOn: '2026-11-21' }],
  })),
  recordJoined: put('recordJoined', 'RecordJoinedInput', (of, idempotencyKey) => ({
    episodeId: of.episode,
    joinedOn: '2026-11-21',
    idempotencyKey,
  })),

  staying: {
    query: 'query ($id: ID!) { staying(householdId: $id) { id } }',
    variables: (of) => ({ id: of.household }),
  },
  recordStaying: put('recordStaying', 'RecordStayingInput', (of) => ({
    householdId: of.household,
    wantsToStay: true,
  })),
  sanctuaryMatches: {
    query: 'query ($id: ID!) { sanctuaryMatches(householdId: $id) { verdict } }',
    variables: (of) => ({ id: of.household }),
  },
  sanctuaryRooms: { query: '{ sanctuaryRooms(districtCode: "E07000071") { weekStart room } }' },
  sanctuarySchemes: list('sanctuarySchemes'),
  setSanctuaryScheme: put('setSanctuaryScheme', 'SetSanctuarySchemeInput', (of) => ({
    serviceId: of.scheme,
    riskTo: 'HIGH',
    tenuresTaken: ['OWNER'],
    landlordsSchemeFirst: false,
    noRecourse: 'YES',
    items: ['CCTV'],
  })),
  sanctuaryCapacity: {
    query: 'query ($id: ID!) { sanctuaryCapacity(serviceId: $id) { weekStart taken } }',
    variables: (of) => ({ id: of.scheme }),
  },
  publishSanctuaryCapacity: put('publishSanctuaryCapacity', 'PublishSanctuaryCapacityInput', (of) => ({
    serviceId: of.scheme,
    firstWeek: '2030-01-07',
    weeks: 1,
    districts: [{ districtCode: 'E07000071', slots: 1 }],
  })),
  sanctuaryJobs: list('sanctuaryJobs'),
  sanctuaryJob: byId('sanctuaryJob', 'sanctuaryJob'),
  sanctuaryEvidence: {
    query: 'query ($id: ID!) { sanctuaryEvidence(jobId: $id) { text } }',
    variables: (of) => ({ id: of.sanctuaryJob }),
  },
  sanctuaryReviewsDue: { query: '{ sanctuaryReviewsDue(first: 50) { nodes { id jobId } } }' },
  requestSanctuary: put('requestSanctuary', 'RequestSanctuaryInput', (of, idempotencyKey) => ({
    householdId: of.household,
    serviceId: of.scheme,
    weekStart: '2030-01-07',
    address: 'Somewhere',
    sheConsents: true,
    idempotencyKey,
  })),
  recordSanctuaryConsents: put('recordSanctuaryConsents', 'RecordSanctuaryConsentsInput', (of) => ({
    jobId: of.sanctuaryJob,
    flagHome: true,
  })),
  withdrawSanctuary: change('withdrawSanctuary', 'id', 'sanctuaryJob'),
  acceptSanctuary: change('acceptSanctuary', 'id', 'sanctuaryJob'),
  declineSanctuary: put('declineSanctuary', 'DeclineSanctuaryInput', (of, idempotencyKey) => ({
    jobId: of.sanctuaryJob,
    primaryReason: 'OTHER',
    contributingReasons: [],
    idempotencyKey,
  })),
  cancelSanctuary: put('cancelSanctuary', 'SanctuaryReasonInput', (of) => ({
    jobId: of.sanctuaryJob,
    reason: 'Our fitter is ill',
  })),
  revealSanctuaryLocation: put('revealSanctuaryLocation', 'SanctuaryReasonInput', (of) => ({
    jobId: of.sanctuaryJob,
    reason: 'I would like to know it',
  })),
  recordSanctuarySurvey: put('recordSanctuarySurvey', 'RecordSanctuarySurveyInput', (of) => ({
    jobId: of.sanctuaryJob,
    items: ['CCTV'],
  })),
  fitSanctuaryItems: put('fitSanctuaryItems', 'SanctuaryItemsInput', (of, idempotencyKey) => ({
    jobId: of.sanctuaryJob,
    items: [{ item: 'CCTV' }],
    idempotencyKey,
  })),
  recordSanctuaryReview: put('recordSanctuaryReview', 'RecordSanctuaryReviewInput', (of) => ({
    jobId: of.sanctuaryJob,
    months: 3,
    stillSafe: true,
    supportNeeded: false,
  })),
  removeSanctuaryItems: put('removeSanctuaryItems', 'SanctuaryItemsInput', (of, idempotencyKey) => ({
    jobId: of.sanctuaryJob,
    items: [{ item: 'CCTV' }],
    idempotencyKey,
  })),
  endSanctuary: put('endSanctuary', 'EndSanctuaryInput', (of, idempotencyKey) => ({
    jobId: of.sanctuaryJob,
    reason: 'SUPPORT_NO_LONGER_NEEDED',
    destination: 'HOME_SAFE',
    idempotencyKey,
  })),

  funds: { query: '{ funds { id } }' },
  fundSettings: { query: '{ fundSettings(authorityCode: "E10000012") { name } }' },
  fundSettingsToCome: { query: '{ fundSettingsToCome(authorityCode: "E10000012") { name } }' },
  setFundSetting: { query: '{ __typename }' },
  budgets: list('budgets'),
  fundPosition: {
    query: 'query ($id: ID!) { fundPosition(budgetId: $id) { id } }',
    variables: (of) => ({ id: of.budget }),
  },
  fundSpending: {
    query: 'query ($id: ID!) { fundSpending(budgetId: $id) { id } }',
    variables: (of) => ({ id: of.budget }),
  },
  fundMovements: {
    query: 'query ($id: ID!) { fundMovements(budgetId: $id, first: 40) { nodes { id } } }',
    variables: (of) => ({ id: of.budget }),
  },
  openBudget: { query: '{ __typename }' },
  changeAllocation: put('changeAllocation', 'ChangeAllocationInput', (of, idempotencyKey) => ({
    budgetId: of.budget,
    pence: 100,
    because: 'I would like to',
    idempotencyKey,
  })),
  fundApplications: list('fundApplications'),
  fundApplication: byId('fundApplication', 'application'),
  draftApplication: put('draftApplication', 'DraftApplicationInput', (of, idempotencyKey) => ({
    authorityCode: 'E10000012',
    householdId: of.household,
    stream: 'SEEK',
    why: 'They must leave tonight',
    lines: [],
    idempotencyKey,
  })),
  changeApplication: put('changeApplication', 'ChangeApplicationInput', (of) => ({
    applicationId: of.application,
    lines: [],
  })),
  attachQuote: put('attachQuote', 'AttachQuoteInput', (of) => ({
    lineId: of.applicationLine,
    content: 'JVBERi0xLjcKJSVFT0YK',
  })),
  submitApplication: {
    query: `mutation ($id: ID!, $key: String!) { submitApplication(id: $id, idempotencyKey: $key) { __typename ${problems} } }`,
    variables: (of, key) => ({ id: of.application, key }),
  },
  withdrawApplication: change('withdrawApplication', 'id', 'application'),
  giveInformation: put('giveInformation', 'GiveInformationInput', (of, idempotencyKey) => ({
    applicationId: of.application,
    answer: 'Yes, it is.',
    idempotencyKey,
  })),
  readApplicationReason: change('readApplicationReason', 'applicationId', 'application'),
  openQuote: change('openQuote', 'id', 'quote'),
  askForInformation: put('askForInformation', 'AskForInformationInput', (of, idempotencyKey) => ({
    applicationId: of.application,
    question: 'Is it enough?',
    idempotencyKey,
  })),
  decideApplication: put('decideApplication', 'DecideApplicationInput', (of, idempotencyKey) => ({
    applicationId: of.application,
    lines: [],
    idempotencyKey,
  })),
  awardLines: list('awardLines'),
  commitWaiting: change('commitWaiting', 'budgetId', 'budget'),
  releaseAward: put('releaseAward', 'ReleaseAwardInput', (of, idempotencyKey) => ({
    awardLineId: of.awardLine,
    because: 'Not needed',
    idempotencyKey,
  })),
  panelMembers: {
    query: 'query ($id: ID!) { panelMembers(applicationId: $id) { id } }',
    variables: (of) => ({ id: of.application }),
  },
  panelAgenda: list('panelAgenda'),
  panelCase: byId('panelCase', 'panelCase'),
  panelRecusals: { query: '{ panelRecusals { id } }' },
  referToPanel: put('referToPanel', 'ReferToPanelInput', (of, idempotencyKey) => ({
    applicationId: of.application,
    memberIds: [],
    lines: [],
    idempotencyKey,
  })),
  addPanelMembers: put('addPanelMembers', 'AddPanelMembersInput', (of) => ({
    caseId: of.panelCase,
    memberIds: [of.person],
  })),
  castVote: put('castVote', 'CastVoteInput', (of, idempotencyKey) => ({
    caseId: of.panelCase,
    vote: 'AGREE',
    idempotencyKey,
  })),
  closePanel: put('closePanel', 'ClosePanelInput', (of, idempotencyKey) => ({
    caseId: of.panelCase,
    idempotencyKey,
  })),
  fundConnections: list('fundConnections'),
  registerConnection: { query: '{ __typename }' },
  endConnection: change('endConnection', 'id', 'connection'),
  declareConnection: put('declareConnection', 'DeclareConnectionInput', (of) => ({
    applicationId: of.application,
    because: 'A cousin of mine',
  })),
  fundInvoices: list('fundInvoices'),
  fundInvoice: byId('fundInvoice', 'invoice'),
  recordInvoice: put('recordInvoice', 'RecordInvoiceInput', (of, idempotencyKey) => ({
    supplier: 'Removals Ltd',
    number: '1',
    invoicedOn: '2026-11-20',
    netPence: 1,
    vatPence: 0,
    grossPence: 1,
    payeeId: of.invoice,
    lines: [{ awardLineId: of.awardLine, pence: 1 }],
    idempotencyKey,
  })),

  payees: list('payees'),
  payee: byId('payee', 'payee'),
  addPayee: { query: '{ __typename }' },
  enterPayeeAccount: put('enterPayeeAccount', 'EnterPayeeAccountInput', (of, idempotencyKey) => ({
    payeeId: of.payee,
    accountName: 'Mine',
    sortCode: '08-99-99',
    accountNumber: '66374958',
    idempotencyKey,
  })),
  verifyPayeeAccount: put('verifyPayeeAccount', 'VerifyPayeeAccountInput', (of) => ({
    payeeAccountId: of.payeeAccount,
    confirmed: true,
    sortCode: '08-99-99',
    accountNumber: '66374958',
    how: 'CALLED_KNOWN_NUMBER',
    note: 'Spoke to their office',
  })),
  blockPayee: put('blockPayee', 'BlockPayeeInput', (of) => ({
    payeeId: of.payee,
    because: 'CONFLICT',
    reason: 'I would like to',
  })),
  unblockPayee: put('unblockPayee', 'UnblockPayeeInput', (of) => ({
    payeeId: of.payee,
    reason: 'I would like to',
  })),
  setPayingAccount: { query: '{ __typename }' },
  payableLines: list('payableLines'),
  paymentDays: { query: '{ paymentDays { first } }' },
  payingAccount: { query: '{ payingAccount { id } }' },
  paymentRuns: list('paymentRuns'),
  paymentRun: byId('paymentRun', 'paymentRun'),
  draftPaymentRun: put('draftPaymentRun', 'DraftPaymentRunInput', (of, idempotencyKey) => ({
    awardLineIds: [of.awardLine],
    processingDay: '2026-12-01',
    idempotencyKey,
  })),
  changePaymentRun: put('changePaymentRun', 'ChangePaymentRunInput', (of) => ({ id: of.paymentRun })),
  freezePaymentRun: put('freezePaymentRun', 'RunStepInput', (of, idempotencyKey) => ({
    id: of.paymentRun,
    idempotencyKey,
  })),
  approvePaymentRun: put('approvePaymentRun', 'ApprovePaymentRunInput', (of, idempotencyKey) => ({
    id: of.paymentRun,
    contentHash: '0'.repeat(64),
    idempotencyKey,
  })),
  makePaymentFile: put('makePaymentFile', 'RunStepInput', (of, idempotencyKey) => ({
    id: of.paymentRun,
    idempotencyKey,
  })),
  downloadPaymentFile: change('downloadPaymentFile', 'id', 'paymentFile'),
  sendPaymentRun: put('sendPaymentRun', 'SendPaymentRunInput', (of, idempotencyKey) => ({
    id: of.paymentRun,
    how: 'By hand',
    idempotencyKey,
  })),
  cancelPaymentRun: put('cancelPaymentRun', 'CancelPaymentRunInput', (of) => ({
    id: of.paymentRun,
    reason: 'I would like to',
  })),
  recordRejectedByBank: put('recordRejectedByBank', 'RejectedByBankInput', (of) => ({
    id: of.paymentRun,
    reason: 'I would like to',
  })),
  closePaymentRun: change('closePaymentRun', 'id', 'paymentRun'),
  bankStatements: list('bankStatements'),
  bankStatement: byId('bankStatement', 'bankStatement'),
  importStatement: { query: '{ __typename }' },
  suspense: list('suspense'),
  bankLine: byId('bankLine', 'bankLine'),
  clearSuspense: put('clearSuspense', 'ClearSuspenseInput', (of) => ({
    lineId: of.bankLine,
    reason: 'I would like to',
  })),
  paymentReturns: list('paymentReturns'),
  paymentReturn: byId('paymentReturn', 'returnedPayment'),
  dealWithReturn: put('dealWithReturn', 'DealWithReturnInput', (of) => ({
    paymentId: of.returnedPayment,
    decision: 'DO_NOT_PAY',
    reason: 'I would like to',
  })),
  alerts: list('alerts'),
  takeAlert: change('takeAlert', 'id', 'alert'),
  closeAlert: put('closeAlert', 'CloseAlertInput', (of) => ({ id: of.alert, outcome: 'Nothing' })),

  preapprovals: list('preapprovals'),
  claimants: { query: '{ claimants { id } }' },
  preapproveProvider: { query: '{ __typename }' },
  endPreapproval: put('endPreapproval', 'EndPreapprovalInput', (of) => ({ id: of.preapproval })),
  claims: list('claims'),
  claim: byId('claim', 'claim'),
  checkClaim: {
    query: 'query ($input: CheckClaimInput!) { checkClaim(input: $input) { rows problems { code } } }',
    variables: (of) => ({ input: { authorityId: of.fund, csv: 'month' } }),
  },
  uploadClaim: put('uploadClaim', 'UploadClaimInput', (of, idempotencyKey) => ({
    authorityId: of.fund,
    csv: 'month',
    invoicesKept: true,
    idempotencyKey,
  })),
  withdrawClaim: change('withdrawClaim', 'id', 'claim'),
  acceptClaim: put('acceptClaim', 'AcceptClaimInput', (of, idempotencyKey) => ({
    claimId: of.claim,
    idempotencyKey,
  })),
  returnClaim: put('returnClaim', 'ReturnClaimInput', (of) => ({ claimId: of.claim, comments: 'Again' })),
  setClaimRowAside: put('setClaimRowAside', 'SetClaimRowAsideInput', (of) => ({
    rowId: of.claimRow,
    reason: 'No',
  })),
  requestEvidence: put('requestEvidence', 'RequestEvidenceInput', (of) => ({ rowId: of.claimRow })),
  recordEvidenceSeen: change('recordEvidenceSeen', 'rowId', 'claimRow'),
  spendingRoom: {
    query: 'query ($input: SpendingRoomInput!) { spendingRoom(input: $input) { leftPence } }',
    variables: (of) => ({ input: { authorityId: of.fund, clientReference: 'LF-0012' } }),
  },
  reservations: list('reservations'),
  reserveSpending: put('reserveSpending', 'ReserveSpendingInput', (of, idempotencyKey) => ({
    authorityId: of.fund,
    clientReference: 'LF-0012',
    pence: 100,
    idempotencyKey,
  })),
  giveUpReservation: change('giveUpReservation', 'id', 'reservation'),
  dutyReturns: { query: '{ dutyReturns { year status } }' },
  dutyDashboard: {
    query: 'query ($code: String!) { dutyDashboard(authorityCode: $code, year: "2025-26") { countedTo } }',
    variables: (of) => ({ code: of.authority }),
  },
  dutyReturn: {
    query: 'query ($code: String!) { dutyReturn(authorityCode: $code, year: "2025-26") { id sha256 } }',
    variables: (of) => ({ code: of.authority }),
  },
  returnRows: {
    query:
      'query ($code: String!) { returnRows(authorityCode: $code, year: "2025-26", figure: "T3 SUPPORTED TOTAL", first: 40) { nodes { id reference } } }',
    variables: (of) => ({ code: of.authority }),
  },
  returnGaps: {
    query:
      'query ($code: String!) { returnGaps(authorityCode: $code, year: "2025-26", first: 40) { nodes { subjectId reference } } }',
    variables: (of) => ({ code: of.authority }),
  },
  returnChanges: {
    query: 'query ($code: String!) { returnChanges(authorityCode: $code, year: "2025-26") { fromVersion } }',
    variables: (of) => ({ code: of.authority }),
  },
  openReturn: put('openReturn', 'OpenReturnInput', (of) => ({
    authorityCode: of.authority,
    year: '2025-26',
  })),
  reopenReturn: put('reopenReturn', 'ReopenReturnInput', (of) => ({
    returnId: of.dutyReturn,
    because: 'A provider found more records',
  })),
  answerReturnQuestions: put('answerReturnQuestions', 'AnswerReturnQuestionsInput', (of) => ({
    returnId: of.dutyReturn,
    answers: [{ questionId: 'T1.BOARD_IN_PLACE', value: 'YES' }],
  })),
  setReturnSetting: put('setReturnSetting', 'SetReturnSettingInput', (of) => ({
    returnId: of.dutyReturn,
    name: 'SCOPE',
    value: 'IN_DISTRICTS',
  })),
  confirmReturnSetting: put('confirmReturnSetting', 'ConfirmReturnSettingInput', (of) => ({
    returnId: of.dutyReturn,
    name: 'SCOPE',
    value: 'COMMISSIONED',
    source: 'Guidance of the department',
  })),
  recordOutsideFigure: put('recordOutsideFigure', 'RecordOutsideFigureInput', (of) => ({
    returnId: of.dutyReturn,
    figure: 'T4 WOMEN REFUGE',
    value: 3,
    source: 'A letter',
  })),
  withdrawOutsideFigure: change('withdrawOutsideFigure', 'id', 'outsideFigure'),
  reviewReturn: put('reviewReturn', 'ReviewReturnInput', (of, idempotencyKey) => ({
    returnId: of.dutyReturn,
    sha256: '0'.repeat(64),
    idempotencyKey,
  })),
  submitReturn: put('submitReturn', 'SubmitReturnInput', (of, idempotencyKey) => ({
    returnId: of.dutyReturn,
    idempotencyKey,
  })),
  exportReturn: put('exportReturn', 'ExportReturnInput', (of) => ({
    authorityCode: of.authority,
    year: '2025-26',
    profile: 'SUBMISSION',
    format: 'CSV',
  })),
  askAboutData: put('askAboutData', 'AskAboutDataInput', (of) => ({
    authorityCode: of.authority,
    year: '2025-26',
    subjectId: of.episode,
    code: 'NO_SUPPORT',
  })),
  dataQuestions: list('dataQuestions'),
  settleDataQuestion: change('settleDataQuestion', 'id', 'dataQuestion'),

  findAuditSubjects: { query: '{ __typename }' },
  auditEntries: {
    query: 'query ($id: ID!) { auditEntries(subjectId: $id) { nodes { action } } }',
    variables: (of) => ({ id: of.household }),
  },
  looks: list('looks'),
  auditStanding: { query: '{ auditStanding { sealed } }' },
  people: list('people'),
  person: byId('person', 'person'),
  addPerson: { query: '{ __typename }' },
  organisations: list('organisations'),
  organisation: byId('organisation', 'fund'),
  addOrganisation: { query: '{ __typename }' },
  changeOrganisation: put('changeOrganisation', 'ChangeOrganisationInput', (of) => ({
    organisationId: of.fund,
    name: 'Another name',
  })),
  giveRole: put('giveRole', 'GiveRoleInput', (of) => ({
    personId: of.person,
    organisationId: of.person,
    role: 'NAVIGATOR',
  })),
  endRole: change('endRole', 'membershipId', 'membership'),
};
