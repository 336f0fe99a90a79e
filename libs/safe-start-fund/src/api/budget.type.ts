import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate, Pence } from '@app/kernel';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { PayableColumn, PayableField } from '../domain/accounts-payable';
import type { Standing } from '../domain/settings';
import type { FundSettingName } from '../domain/settings';
import type { ItemCategory, Stream, TransferReason } from '../domain/words';
import {
  FundSettingNameEnum,
  FundStreamEnum,
  ItemCategoryEnum,
  MovementReasonEnum,
  PayableFieldEnum,
  StandingEnum,
} from './fund.enums';

@ObjectType('PayableColumn', { description: 'A column of the accounts-payable import.' })
export class PayableColumnType implements PayableColumn {
  @Field(() => String, { description: 'What stands above it.' })
  readonly header: string;

  @Field(() => PayableFieldEnum, { description: 'What stands in it.' })
  readonly field: PayableField;
}

@ObjectType('FundSetting', { description: 'What holds of one setting of a fund, and where it comes from.' })
export class FundSettingType {
  @Field(() => FundSettingNameEnum, { description: 'Which.' })
  readonly name: FundSettingName;

  @Field(() => String, { description: 'In words.' })
  readonly title: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Its value, when it is a number: whole pence, months, days, hours or people.',
  })
  readonly number: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Its value, when it is yes or no.' })
  readonly yesNo: boolean | null;

  @Field(() => [ItemCategoryEnum], {
    nullable: true,
    description: 'Its value, when it is a list of categories.',
  })
  readonly categories: readonly ItemCategory[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its value, when it is a word, a name or a time of day.',
  })
  readonly word: string | null;

  @Field(() => [PayableColumnType], {
    nullable: true,
    description: 'Its value, when it is the columns of a file, in their order.',
  })
  readonly columns: readonly PayableColumn[] | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'From when; null: the default, which nobody changed.',
  })
  readonly effectiveFrom: LocalDate | null;

  @Field(() => String, { description: 'Where it comes from.' })
  readonly source: string;

  @Field(() => StandingEnum, { description: 'Said by the fund, or assumed.' })
  readonly standing: Standing;
}

@ObjectType('Fund', { description: 'A fund that can be applied to this financial year.' })
export class FundType {
  @Field(() => ID, { description: 'The authority whose it is.' })
  readonly id: string;

  @Field(() => String, { description: 'ONS code of the authority.' })
  readonly authorityCode: string;

  @Field(() => String, { description: 'The authority.' })
  readonly name: string;

  @Field(() => [FundStreamEnum], { description: 'With a budget this year.' })
  readonly streams: readonly Stream[];
}

@ObjectType('FundPosition', {
  description:
    'Where the money of a budget is. Allocation is always available, committed, in payment and paid together.',
})
export class FundPositionType {
  @Field(() => ID, { description: 'The budget.' })
  readonly id: string;

  @Field(() => InstantType, { description: 'The moment it is said of.' })
  readonly at: Date;

  @Field(() => Float, { description: 'Set aside. Whole pence, as are the others.' })
  readonly allocationPence: Pence;

  @Field(() => Float, { description: 'Not promised to anybody.' })
  readonly availablePence: Pence;

  @Field(() => Float, { description: 'Awarded, not yet in a payment run.' })
  readonly committedPence: Pence;

  @Field(() => Float, { description: 'In a payment run.' })
  readonly inPaymentPence: Pence;

  @Field(() => Float, { description: 'Paid, less what was returned.' })
  readonly paidPence: Pence;

  @Field(() => Boolean, {
    description:
      'Whether every link of the ledger follows from what is written, and its balances from its movements.',
  })
  readonly whole: boolean;
}

@ObjectType('FundBudget', {
  description: 'What an authority set aside for one stream in one financial year.',
})
export class FundBudgetType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: '1 April to 31 March, as 2026-27.' })
  readonly financialYear: string;

  @Field(() => FundStreamEnum, { description: 'For what.' })
  readonly stream: Stream;

  @Field(() => String, { description: 'Of the council’s ledger.' })
  readonly costCentre: string;

  @Field(() => String, { description: 'Of the council’s ledger.' })
  readonly accountCode: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly openedAt: Date;

  @Field(() => Float, { description: 'Set aside. Whole pence, as are the others.' })
  readonly allocationPence: Pence;

  @Field(() => Float, { description: 'Not promised to anybody.' })
  readonly availablePence: Pence;

  @Field(() => Float, { description: 'Awarded, not yet in a payment run.' })
  readonly committedPence: Pence;

  @Field(() => Float, { description: 'In a payment run.' })
  readonly inPaymentPence: Pence;

  @Field(() => Float, { description: 'Paid, less what was returned.' })
  readonly paidPence: Pence;

  @Field(() => Float, { description: 'Awarded, and waiting for money.' })
  readonly waitingPence: Pence;
}

@ObjectType('CommittedWaiting', { description: 'What waited in a budget and is committed now.' })
export class CommittedWaitingType {
  @Field(() => ID, { description: 'The budget.' })
  readonly id: string;

  @Field(() => Int, { description: 'Lines committed now.' })
  readonly committed: number;

  @Field(() => Int, { description: 'Lines that still wait.' })
  readonly waiting: number;
}

@ObjectType('FundMonth', { description: 'How far a budget had come by the end of a month, or until now.' })
export class FundMonthType {
  @Field(() => ID, { description: 'The budget and the month.' })
  readonly id: string;

  @Field(() => LocalDateType, { description: 'The last day that is counted.' })
  readonly until: LocalDate;

  @Field(() => Float, { description: 'Set aside by then. Whole pence, as are the others.' })
  readonly allocationPence: Pence;

  @Field(() => Float, { description: 'Promised, in payment or paid by then.' })
  readonly promisedPence: Pence;

  @Field(() => Float, { description: 'Paid by then, less what was returned.' })
  readonly paidPence: Pence;
}

@ObjectType('FundMovement', { description: 'One movement of money within a budget. Written once.' })
export class FundMovementType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => Float, { description: 'From 1, without a gap.' })
  readonly number: number;

  @Field(() => MovementReasonEnum, { description: 'From where to where follows from it.' })
  readonly reason: TransferReason;

  @Field(() => Float, { description: 'How much. Whole pence.' })
  readonly pence: Pence;

  @Field(() => ID, { nullable: true, description: 'Which awarded line it is for.' })
  readonly awardLineId: string | null;

  @Field(() => ItemCategoryEnum, { nullable: true, description: 'What that line is for.' })
  readonly category: ItemCategory | null;

  @Field(() => String, { nullable: true, description: 'From whom that is bought.' })
  readonly supplier: string | null;

  @Field(() => ID, { nullable: true, description: 'The movement that it undoes.' })
  readonly undoes: string | null;

  @Field(() => LocalDateType, { description: 'The day it counts for.' })
  readonly onDay: LocalDate;

  @Field(() => InstantType, { description: 'When it was written.' })
  readonly madeAt: Date;

  @Field(() => ID, { description: 'By whom.' })
  readonly madeBy: string;

  @Field(() => String, {
    nullable: true,
    description: 'Their name; null to those who do not see who works for the fund.',
  })
  readonly madeByName: string | null;
}

export const FundBudgetPageType = pageType(FundBudgetType, 'FundBudgetPage');
export const FundMovementPageType = pageType(FundMovementType, 'FundMovementPage');
