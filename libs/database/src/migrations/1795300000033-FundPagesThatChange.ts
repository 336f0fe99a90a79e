import { migration } from '../migration';

/** What the pages of claims, money, settings and alerts show. */
const shown = [
  'fund_claim',
  'fund_claim_row',
  'fund_reservation',
  'fund_preapproval',
  'ledger_transfer',
  'safeguarding_alert',
] as const;

/** The fund's pages change by themselves, as the others do. A table that other pages show too is told once all the same. */
export const FundPagesThatChange1795300000033 = migration('FundPagesThatChange1795300000033', () =>
  shown
    .map(
      (table) =>
        `create or replace trigger tell_of_change after insert or update or delete on ${table} for each statement execute function tell_of_change();`,
    )
    .join('\n'),
);
