import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Direction, ReturnReason, SuspenseReason } from '../domain/payment-words';
import { DirectionEnum, ReturnReasonEnum, SuspenseReasonEnum } from './payment-enums';

@ObjectType('BankLine', { description: 'A line of a statement. It is never dropped.' })
export class BankLineType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => LocalDateType, { description: 'The bank’s day.' })
  readonly onDay: LocalDate;

  @Field(() => String, { description: 'As the bank wrote it.' })
  readonly reference: string;

  @Field(() => DirectionEnum, { description: 'Which way.' })
  readonly direction: Direction;

  @Field(() => Float, { description: 'How much, in whole pence.' })
  readonly pence: number;

  @Field(() => ReturnReasonEnum, { nullable: true, description: 'Why it came back, if it did.' })
  readonly returnCode: ReturnReason | null;

  @Field(() => ID, { nullable: true, description: 'The payment it is about; null: none was found.' })
  readonly paymentId: string | null;

  @Field(() => SuspenseReasonEnum, {
    nullable: true,
    description: 'Why it waits for a person; null: it was taken for its payment.',
  })
  readonly suspenseBecause: SuspenseReason | null;

  @Field(() => InstantType, { nullable: true, description: 'When a person cleared it.' })
  readonly clearedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What they found.' })
  readonly clearedBecause: string | null;
}
export const BankLinePageType = pageType(BankLineType, 'BankLinePage');

@ObjectType('BankStatement', { description: 'A statement of the fund’s own account.' })
export class BankStatementType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'Finance’s own word for the account.' })
  readonly account: string;

  @Field(() => Int, { description: 'Its number.' })
  readonly number: number;

  @Field(() => Float, { description: 'In whole pence.' })
  readonly openingPence: number;

  @Field(() => Float, { description: 'In whole pence.' })
  readonly closingPence: number;

  @Field(() => InstantType, { description: 'When it was read.' })
  readonly importedAt: Date;

  @Field(() => Boolean, {
    description: 'Whether one before it is missing, or closes with another balance than this opens with.',
  })
  readonly gapBefore: boolean;

  @Field(() => [BankLineType], { description: 'Those that no earlier statement had, in order.' })
  readonly lines: readonly BankLineType[];

  @Field(() => Int, { description: 'How many of them wait for a person.' })
  readonly inSuspense: number;
}
export const BankStatementPageType = pageType(BankStatementType, 'BankStatementPage');

@ObjectType('StatementImport', { description: 'What a statement came to.' })
export class StatementImportType {
  @Field(() => ID, { description: 'The statement.' })
  readonly id: string;

  @Field(() => BankStatementType, { description: 'The statement.' })
  readonly statement: BankStatementType;

  @Field(() => Int, { description: 'Payments that it shows as paid.' })
  readonly settled: number;

  @Field(() => Int, { description: 'Payments that it shows as come back.' })
  readonly returned: number;

  @Field(() => Int, { description: 'Lines that were in suspense when it was read.' })
  readonly inSuspense: number;
}
