import { migration } from '../migration';

/** What the pages of finance show as it changes. */
const shown = [
  'payee',
  'payee_account',
  'payee_account_check',
  'fund_invoice',
  'fund_invoice_line',
  'payment_run',
  'payment',
  'payment_return',
  'bank_statement',
  'bank_line',
] as const;

/**
 * Who prepared and approved a run, and who sees to a payment that came back, is known by name to the fund whose money it
 * is. Pages of finance are told when what they show changes, by the table’s name alone.
 */
export const FinanceByName1795300000036 = migration(
  'FinanceByName1795300000036',
  ({ app }) => `
create policy known_in_finance on person for select to ${app} using (
  (select actor_has('FUND_OFFICER', 'FINANCE_PREPARER', 'FINANCE_APPROVER'))
  and id in (select m.person_id from membership m where m.organisation_id = (select actor_organisation())
    and m.role in ('FINANCE_PREPARER', 'FINANCE_APPROVER')));
${shown
  .map(
    (table) =>
      `create or replace trigger tell_of_change after insert or update or delete on ${table} for each statement execute function tell_of_change();`,
  )
  .join('\n')}
`,
);
