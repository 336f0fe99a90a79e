import type { Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import type { FundBudgetType, FundMonthType, FundMovementType, FundType } from '../api/budget.type';
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
    'category', l.category, 'supplier', l.supplier, 'undoes', t.reverses, 'onDay', day(t.on_day), 'madeAt', instant(t.made_at),
    'madeBy', t.made_by, 'madeByName', (select p.name from person p where p.id = t.made_by)) as node
  from ledger_transfer t left join award_line l on l.id = t.award_line_id where t.budget_id = $4`;

/** The movements of one budget, the latest first. */
export const readMovements = (tx: Tx, budgetId: string, args: PageArgs): Promise<Page<FundMovementType>> =>
  readPage(tx, args, movementSql, 'bigint', [budgetId]);

/**
 * How far a budget had come at the end of each month since its financial year began, and at the end of today; nothing
 * before the year began.
 */
export async function readSpending(tx: Tx, budgetId: string): Promise<FundMonthType[]> {
  const rows: { node: FundMonthType }[] = await tx.manager.query(
    `select json_build_object('id', b.id || ' ' || to_char(m.until, 'YYYY-MM'), 'until', day(m.until), 'allocationPence', s.allocation,
       'promisedPence', s.promised, 'paidPence', s.paid) as node
     from fund_budget b
     cross join lateral (select make_date(left(b.financial_year, 4)::integer, 4, 1) as began) y
     cross join lateral (
       select least((y.began + make_interval(months => i + 1))::date - 1, hearth_today()) as until
       from generate_series(0, 11) i where (y.began + make_interval(months => i))::date <= hearth_today()) m
     cross join lateral (
       select coalesce(sum(case when t.from_kind = 'ALLOCATION' then t.pence when t.to_kind = 'ALLOCATION' then -t.pence end), 0) as allocation,
         coalesce(sum(case when t.from_kind = 'AVAILABLE' and t.to_kind = 'COMMITTED' then t.pence
           when t.from_kind = 'COMMITTED' and t.to_kind = 'AVAILABLE' then -t.pence end), 0) as promised,
         coalesce(sum(case when t.to_kind = 'PAID' then t.pence when t.from_kind = 'PAID' then -t.pence end), 0) as paid
       from ledger_transfer t where t.budget_id = b.id and t.on_day <= m.until) s
     where b.id = $1 and b.authority_id = (select actor_organisation()) order by m.until`,
    [budgetId],
  );
  return rows.map(({ node }) => node);
}

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
