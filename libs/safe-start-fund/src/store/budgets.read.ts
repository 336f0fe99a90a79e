import type { Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import type { FundBudgetType, FundMovementType, FundType } from '../api/budget.type';
import { waitsSql } from './applications.read';
import { readOne, readPage } from './paging';

const balance = (kind: string, sign = ''): string =>
  `(select ${sign}c.balance from ledger_account c where c.budget_id = b.id and c.kind = '${kind}')`;

const budgetSql = `
  select b.id, b.opened_at as sorted, json_build_object('id', b.id, 'financialYear', b.financial_year, 'stream', b.stream,
    'costCentre', b.cost_centre, 'accountCode', b.account_code, 'openedAt', instant(b.opened_at),
    'allocationPence', ${balance('ALLOCATION', '-')}, 'availablePence', ${balance('AVAILABLE')}, 'committedPence', ${balance('COMMITTED')},
    'inPaymentPence', ${balance('IN_PAYMENT')}, 'paidPence', ${balance('PAID')},
    'waitingPence', (select coalesce(sum(w.awarded_pence), 0) from award_line w where w.budget_id = b.id and ${waitsSql('w')})) as node
  from fund_budget b where b.authority_id = (select actor_organisation())`;

/** The budgets of the actor's own fund. */
export const readBudgets = (tx: Tx, args: PageArgs): Promise<Page<FundBudgetType>> =>
  readPage(tx, args, budgetSql, 'timestamptz');
export const readBudget = (tx: Tx, id: string): Promise<FundBudgetType | null> => readOne(tx, budgetSql, id);

const movementSql = `
  select t.id, t.number as sorted, json_build_object('id', t.id, 'number', t.number, 'reason', t.reason, 'pence', t.pence, 'awardLineId', t.award_line_id,
    'undoes', t.reverses, 'onDay', day(t.on_day), 'madeAt', instant(t.made_at), 'madeBy', t.made_by) as node
  from ledger_transfer t where t.budget_id = $4`;

/** The movements of one budget, the latest first. */
export const readMovements = (tx: Tx, budgetId: string, args: PageArgs): Promise<Page<FundMovementType>> =>
  readPage(tx, args, movementSql, 'bigint', [budgetId]);

/** The authorities whose fund has a budget in a financial year, by name. */
export async function readFunds(tx: Tx, financialYear: string): Promise<FundType[]> {
  const rows: { node: FundType }[] = await tx.manager.query(
    `select json_build_object('id', o.id, 'authorityCode', o.authority_code, 'name', o.name,
       'streams', json_agg(b.stream order by b.stream)) as node
     from fund_budget b join organisation o on o.id = b.authority_id where b.financial_year = $1 group by o.id order by o.name`,
    [financialYear],
  );
  return rows.map(({ node }) => node);
}
