import {
  AwardLineHouseholdEntity,
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

export { ClaimDecisions } from './claim-decisions';
export { Claims } from './claims';
export { type ClaimColumn, claimColumns, claimColumnNames, writeClaimFile } from './domain/claim-file';
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
  PreapprovalEntity,
  FundClaimEntity,
  FundClaimInvoiceEntity,
  FundClaimRowEntity,
  ReservationEntity,
  AwardLineHouseholdEntity,
];
