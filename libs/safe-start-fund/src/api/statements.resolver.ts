import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
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

  @Query(() => BankStatementType, { name: 'bankStatement', nullable: true, description: 'One of them.' })
  bankStatement(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<BankStatementType | null> {
    return this.statements.bankStatement(actor, id);
  }

  @Query(() => BankLineType, { name: 'bankLine', nullable: true, description: 'One line of a statement.' })
  bankLine(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<BankLineType | null> {
    return this.statements.bankLine(actor, id);
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

  @Query(() => PaymentReturnType, {
    name: 'paymentReturn',
    nullable: true,
    description: 'One of them, by its payment; dealt with or not.',
  })
  paymentReturn(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PaymentReturnType | null> {
    return this.statements.paymentReturn(actor, id);
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
