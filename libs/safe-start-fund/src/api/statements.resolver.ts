import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Statements } from '../statements';
import { PaymentReturnPageType, PaymentReturnType } from './payment-run.type';
import { ClearSuspenseInput, DealWithReturnInput, ImportStatementInput } from './statement.input';
import {
  BankLinePageType,
  BankLineType,
  BankStatementPageType,
  BankStatementType,
  StatementImportType,
} from './statement.type';

const StatementImportResult = resultOf('StatementImportResult', StatementImportType);
const BankLineResult = resultOf('BankLineResult', BankLineType);
const PaymentReturnResult = resultOf('PaymentReturnResult', PaymentReturnType);

@Resolver()
export class StatementsResolver {
  constructor(private readonly statements: Statements) {}

  @Query(() => BankStatementPageType, {
    name: 'bankStatements',
    description: 'Statements that were read, newest first.',
  })
  bankStatements(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
  ): Promise<Page<BankStatementType>> {
    return this.statements.bankStatements(actor, args);
  }

  @Query(() => BankLinePageType, {
    name: 'suspense',
    description: 'Lines that wait for a person, oldest first.',
  })
  suspense(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<BankLineType>> {
    return this.statements.suspense(actor, args);
  }

  @Query(() => PaymentReturnPageType, {
    name: 'paymentReturns',
    description: 'Payments that came back and wait, first due first.',
  })
  paymentReturns(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
  ): Promise<Page<PaymentReturnType>> {
    return this.statements.paymentReturns(actor, args);
  }

  @Mutation(() => StatementImportResult, {
    description:
      'Reads a statement, all of it or nothing. Problems: STATEMENT_KNOWN, NOT_A_CSV, HEADER, DOES_NOT_BALANCE, and by row: COLUMNS, DAY, ONE_AMOUNT, AMOUNT, RETURN_CODE, REPEATED, LENGTH.',
  })
  importStatement(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ImportStatementInput,
  ): Promise<Outcome<StatementImportType>> {
    return this.statements.importStatement(actor, input);
  }

  @Mutation(() => BankLineResult, {
    description: 'Says what became of a line in suspense. Problems: NOT_IN_SUSPENSE.',
  })
  clearSuspense(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ClearSuspenseInput,
  ): Promise<Outcome<BankLineType>> {
    return this.statements.clearSuspense(actor, input);
  }

  @Mutation(() => PaymentReturnResult, {
    description:
      'Decides on a payment that came back. Problems: DEALT_WITH, PAYEE_BLOCKED, CHECK_ACCOUNT_AFRESH.',
  })
  dealWithReturn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DealWithReturnInput,
  ): Promise<Outcome<PaymentReturnType>> {
    return this.statements.dealWithReturn(actor, input);
  }
}
