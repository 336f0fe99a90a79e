import { CurrentActor, InstantType, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Budgets } from '../budgets';
import { ChangeAllocationInput, OpenBudgetInput } from './budget.input';
import {
  FundBudgetPageType,
  FundBudgetType,
  FundMonthType,
  FundMovementPageType,
  type FundMovementType,
  FundPositionType,
} from './budget.type';

const FundBudgetResult = resultOf('FundBudgetResult', FundBudgetType);

@Resolver()
export class BudgetsResolver {
  constructor(private readonly budgetBook: Budgets) {}

  @Query(() => FundBudgetPageType, {
    description: 'The budgets of your fund, and where their money is now. Newest first.',
  })
  budgets(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<FundBudgetType>> {
    return this.budgetBook.budgets(actor, args);
  }

  @Query(() => FundPositionType, {
    nullable: true,
    description: 'Where the money of a budget is, or was at a moment; and whether its ledger is whole.',
  })
  fundPosition(
    @CurrentActor() actor: PersonActor,
    @Args('budgetId', { type: () => ID }) budgetId: string,
    @Args('at', { type: () => InstantType, nullable: true, description: 'Default: now.' })
    at: Date | null = null,
  ): Promise<FundPositionType | null> {
    return this.budgetBook.fundPosition(actor, budgetId, at);
  }

  @Query(() => [FundMonthType], {
    description:
      'How far a budget had come by the end of each month so far, by the days that movements count for.',
  })
  fundSpending(
    @CurrentActor() actor: PersonActor,
    @Args('budgetId', { type: () => ID }) budgetId: string,
  ): Promise<FundMonthType[]> {
    return this.budgetBook.fundSpending(actor, budgetId);
  }

  @Query(() => FundMovementPageType, { description: 'Every movement of a budget’s money, the latest first.' })
  fundMovements(
    @CurrentActor() actor: PersonActor,
    @Args('budgetId', { type: () => ID }) budgetId: string,
    @Args() args: PageArgs,
  ): Promise<Page<FundMovementType>> {
    return this.budgetBook.fundMovements(actor, budgetId, args);
  }

  @Mutation(() => FundBudgetResult, {
    description:
      'Sets money aside for one stream in one financial year. Problems: FORMAT, AMOUNT, NO_FUND, BUDGET_OPEN.',
  })
  openBudget(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: OpenBudgetInput,
  ): Promise<Outcome<FundBudgetType>> {
    return this.budgetBook.openBudget(actor, input);
  }

  @Mutation(() => FundBudgetResult, {
    description: 'More money for a budget, or less. Problems: AMOUNT, NOT_ENOUGH_FUNDS.',
  })
  changeAllocation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ChangeAllocationInput,
  ): Promise<Outcome<FundBudgetType>> {
    return this.budgetBook.changeAllocation(actor, input);
  }
}
