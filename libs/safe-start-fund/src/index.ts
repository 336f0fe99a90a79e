import {
  AwardLineEntity,
  FundBudgetEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
  FundSettingEntity,
  PayeeEntity,
} from './store/fund.entities';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const fundEntities = [
  FundSettingEntity,
  FundBudgetEntity,
  AwardLineEntity,
  PayeeEntity,
  FundInvoiceEntity,
  FundInvoiceLineEntity,
];
