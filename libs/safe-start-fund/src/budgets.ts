import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  isProblems,
  mostPence,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { ChangeAllocationInput, OpenBudgetInput } from './api/budget.input';
import type { FundBudgetType, FundMonthType, FundMovementType, FundPositionType } from './api/budget.type';
import { isFinancialYear } from './domain/periods';
import { readBudget, readBudgets, readMovements, readSpending } from './store/budgets.read';
import { FundBudgetEntity } from './store/fund.entities';
import { brokenLedgerLink, budgetLock, openAccounts, positionOf, transfer } from './store/ledger.store';
import { authorityOf } from './store/settings.store';
import { once } from './once';

const isAmount = (pence: number): boolean => Number.isInteger(pence) && Math.abs(pence) <= mostPence;
const amount = problem('AMOUNT', 'Give whole pence, up to 99999999999.', 'pence');

/** What is set aside for the fund, and where the money is: now or at any moment before. */
@Injectable()
export class Budgets {
  constructor(private readonly db: Database) {}

  budgets(actor: Actor, args: PageArgs): Promise<Page<FundBudgetType>> {
    authorise(actor, 'budgets');
    return this.db.read(actor, (tx) => readBudgets(tx, args));
  }

  /** Where the money of a budget is, or was at a moment; null when the actor's fund has no such budget. */
  fundPosition(actor: Actor, budgetId: string, at: Date | null): Promise<FundPositionType | null> {
    authorise(actor, 'fundPosition');
    return this.db.read(actor, async (tx) => {
      if (!(await readBudget(tx, budgetId))) return null;
      const { allocation, available, committed, inPayment, paid } = await positionOf(tx, budgetId, at);
      return {
        id: budgetId,
        at: at ?? tx.now,
        allocationPence: allocation,
        availablePence: available,
        committedPence: committed,
        inPaymentPence: inPayment,
        paidPence: paid,
        whole: (await brokenLedgerLink(tx, budgetId)) === null,
      };
    });
  }

  /** How far a budget had come at the end of each month so far; empty when the actor's fund has no such budget. */
  fundSpending(actor: Actor, budgetId: string): Promise<FundMonthType[]> {
    authorise(actor, 'fundSpending');
    return this.db.read(actor, (tx) => readSpending(tx, budgetId));
  }

  fundMovements(actor: Actor, budgetId: string, args: PageArgs): Promise<Page<FundMovementType>> {
    authorise(actor, 'fundMovements');
    return this.db.read(actor, (tx) => readMovements(tx, budgetId, args));
  }

  /** Sets money aside for one stream in one financial year: one budget for each. */
  openBudget(actor: Actor, input: OpenBudgetInput): Promise<Outcome<FundBudgetType>> {
    authorise(actor, 'openBudget');
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(OpenBudgetInput, input);
        if (!isFinancialYear(input.financialYear))
          problems.push(
            problem('FORMAT', 'Give the financial year as 2026-27: 1 April to 31 March.', 'financialYear'),
          );
        if (!isAmount(input.pence) || input.pence <= 0) problems.push(amount);
        if (problems.length > 0) return new Problems(problems);
        const authorityId = await authorityOf(tx, null);
        if (authorityId === null)
          return refuse('NO_FUND', 'Only a tier-one authority has a fund.', 'financialYear');
        return open(tx, authorityId, input);
      },
      { once: once('openBudget', input, existing) },
    );
  }

  /** More money for a budget, or less: never less than is promised already. */
  changeAllocation(actor: Actor, input: ChangeAllocationInput): Promise<Outcome<FundBudgetType>> {
    authorise(actor, 'changeAllocation');
    return this.db.commit(
      actor,
      async (tx) => {
        const problems = checkInput(ChangeAllocationInput, input);
        if (!isAmount(input.pence) || input.pence === 0) problems.push(amount);
        if (problems.length > 0) return new Problems(problems);
        const { budgetId, because } = input;
        await existing(tx, budgetId);
        await tx.lock(budgetLock(budgetId));
        const { available } = await positionOf(tx, budgetId);
        if (available + input.pence < 0)
          return refuse('NOT_ENOUGH_FUNDS', 'So much of this budget is not free to be taken away.', 'pence');
        const moved = await transfer(tx, {
          budgetId,
          reason: input.pence > 0 ? 'ALLOCATED' : 'ALLOCATION_CUT',
          pence: toPence(Math.abs(input.pence)),
        });
        if (isProblems(moved)) return moved;
        await record(tx, {
          action: 'ALLOCATION_CHANGED',
          subject: { kind: 'fund_budget', id: budgetId },
          reason: because.trim(),
        });
        return existing(tx, budgetId);
      },
      { once: once('changeAllocation', input, existing) },
    );
  }
}

function open(
  tx: Tx<PersonActor>,
  authorityId: string,
  { financialYear, stream, costCentre, accountCode, pence }: OpenBudgetInput,
): Promise<Outcome<FundBudgetType>> {
  const id = randomUUID();
  return unlessRefused<Outcome<FundBudgetType>>(
    async () => {
      await tx.manager.insert(FundBudgetEntity, {
        id,
        authorityId,
        financialYear,
        stream,
        costCentre,
        accountCode,
        openedAt: tx.now,
        openedBy: tx.actor.personId,
      });
      await openAccounts(tx, id);
      const moved = await transfer(tx, { budgetId: id, reason: 'ALLOCATED', pence: toPence(pence) });
      if (isProblems(moved)) return moved;
      await record(tx, { action: 'BUDGET_OPENED', subject: { kind: 'fund_budget', id } });
      return existing(tx, id);
    },
    {
      fund_budget_once_a_year: refuse(
        'BUDGET_OPEN',
        'This stream has its budget for that year: change its allocation.',
        'financialYear',
      ),
    },
  );
}

async function existing(tx: Tx, id: string): Promise<FundBudgetType> {
  const budget = await readBudget(tx, id);
  if (!budget) throw new NotFound();
  return budget;
}
