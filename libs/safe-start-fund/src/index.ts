import {
  AwardReleaseEntity,
  FundApplicationEntity,
  FundApplicationHouseholdEntity,
  FundApplicationLineEntity,
  FundApplicationReasonEntity,
  FundDecisionEntity,
  FundDocumentEntity,
  FundLineDecisionEntity,
  FundQuestionEntity,
} from './store/application.entities';
import {
  FundClaimEntity,
  FundClaimInvoiceEntity,
  FundClaimRowEntity,
  PreapprovalEntity,
  ReservationEntity,
} from './store/claim.entities';
import {
  AwardLineEntity,
  FundBudgetEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
  FundSettingEntity,
  PayeeEntity,
} from './store/fund.entities';
import {
  FundConflictEntity,
  FundConnectionEntity,
  PanelCaseEntity,
  PanelRecommendationEntity,
  PanelSeatEntity,
  PanelVoteEntity,
} from './store/panel.entities';
import { paymentEntities } from './store/payments.entities';

export { Alerts } from './alerts';
export { Applications } from './applications';
export { Awards } from './awards';
export { Budgets } from './budgets';
export { Connections } from './connections';
export { fingerprintOf, payeeAccountFingerprints } from './domain/account-details';
export { type ApplicationStatus, applicationStatuses } from './domain/applying';
export {
  type ConflictReason,
  conflictReasons,
  type ConnectionNature,
  connectionNatures,
} from './domain/conflicts';
export { type DecisionOutcome } from './domain/deciding';
export { type Vote, votes } from './domain/panel-outcome';
export { financialYearOf, isFinancialYear } from './domain/periods';
export {
  fundDefaults,
  type FundSettingName,
  fundSettingNames,
  type Standing,
  standings,
  setByCommissioners,
} from './domain/settings';
export { kindOf, type SettingKind } from './domain/setting-values';
export { type PayableColumn, type PayableField, payableFields } from './domain/accounts-payable';
export { type NotPayable } from './domain/payable';
export {
  type CheckedHow,
  checkedHows,
  type ModulusResult,
  type PaymentFormat,
  paymentFormats,
  type PaymentStatus,
  type ReturnDecision,
  returnDecisions,
  type ReturnReason,
  type RunStatus,
  runStatuses,
  type SuspenseReason,
} from './domain/payment-words';
export { statementColumns } from './domain/statement';
export {
  type AccountKind,
  accountKinds,
  itemCategories,
  type ItemCategory,
  keyOf,
  type PayeeBlock,
  payeeBlocks,
  type PayeeKind,
  payeeKinds,
  type Stream,
  streams,
  transferMoves,
  type TransferReason,
} from './domain/words';
export { Invoices } from './invoices';
export { ModulusCheck } from './modulus-check';
export { Panel } from './panel';
export { Payees } from './payees';
export { PaymentFiles } from './payment-files';
export { PaymentRuns } from './payment-runs';
export { FundSettingsBook } from './settings';
export { Statements } from './statements';
export { ClaimDecisions } from './claim-decisions';
export { Claims } from './claims';
export {
  type ClaimColumn,
  claimColumns,
  claimColumnNames,
  mostClaimRows,
  readClaimFile,
  writeClaimFile,
} from './domain/claim-file';
export { type ClaimFlagKind } from './domain/claim-flags';
export { type ClaimStatus, claimStatuses } from './domain/claim-status';
export { Preapprovals } from './preapproval';
export { Reservations } from './reservations';
export { SafeStartFundModule } from './safe-start-fund.module';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const fundEntities = [
  FundSettingEntity,
  FundBudgetEntity,
  AwardLineEntity,
  PayeeEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
  FundApplicationEntity,
  FundApplicationHouseholdEntity,
  FundApplicationLineEntity,
  FundApplicationReasonEntity,
  FundQuestionEntity,
  FundDocumentEntity,
  FundDecisionEntity,
  FundLineDecisionEntity,
  AwardReleaseEntity,
  PanelCaseEntity,
  PanelSeatEntity,
  PanelRecommendationEntity,
  PanelVoteEntity,
  FundConnectionEntity,
  FundConflictEntity,
  ...paymentEntities,
  PreapprovalEntity,
  FundClaimEntity,
  FundClaimInvoiceEntity,
  FundClaimRowEntity,
  ReservationEntity,
];
