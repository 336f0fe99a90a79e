import {
  AwardLineEntity,
  FundBudgetEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
  FundSettingEntity,
  PayeeEntity,
} from './store/fund.entities';
import { paymentEntities } from './store/payments.entities';

export { Alerts } from './alerts';
export { fingerprintOf, payeeAccountFingerprints } from './domain/account-details';
export { ModulusCheck } from './modulus-check';
export { Payees } from './payees';
export { PaymentFiles } from './payment-files';
export { PaymentRuns } from './payment-runs';
export { SafeStartFundModule } from './safe-start-fund.module';
export { Statements } from './statements';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const fundEntities = [
  FundSettingEntity,
  FundBudgetEntity,
  AwardLineEntity,
  PayeeEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
  ...paymentEntities,
];
