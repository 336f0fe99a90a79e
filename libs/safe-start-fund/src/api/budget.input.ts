import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { type PayableColumn, type PayableField, payableFields } from '../domain/accounts-payable';
import { fundSettingNames, type FundSettingName, type Standing, standings } from '../domain/settings';
import { type ItemCategory, type Stream, streams } from '../domain/words';
import {
  FundSettingNameEnum,
  FundStreamEnum,
  ItemCategoryEnum,
  PayableFieldEnum,
  StandingEnum,
} from './fund.enums';
import { Trimmed } from './trimmed';

@InputType({ description: 'A column of the accounts-payable import.' })
export class PayableColumnInput implements PayableColumn {
  @Field(() => String, { description: 'What stands above it, in 1 to 60 characters.' })
  @Trimmed()
  @Length(1, 60, { message: 'Give the column a header of 1 to 60 characters.' })
  header: string;

  @Field(() => PayableFieldEnum, { description: 'What stands in it.' })
  @IsIn(payableFields, { message: 'Say what stands in the column.' })
  field: PayableField;
}

@InputType({
  description: 'A new value of a setting of your fund, from a day on. What was decided before stands.',
})
export class SetFundSettingInput {
  @Field(() => FundSettingNameEnum, { description: 'Which.' })
  @IsIn(fundSettingNames, { message: 'Say which setting.' })
  name: FundSettingName;

  @Field(() => Int, {
    nullable: true,
    description: 'For a setting that is a number: whole pence, months, days, hours or people.',
  })
  number?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'For a setting that is yes or no.' })
  yesNo?: boolean | null;

  @Field(() => [ItemCategoryEnum], {
    nullable: true,
    description: 'For a setting that is a list of categories.',
  })
  categories?: ItemCategory[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'For a setting that is a word, a name or a time of day.',
  })
  @IsOptional()
  @Trimmed()
  @Length(1, 60, { message: 'Give 1 to 60 characters.' })
  word?: string | null;

  @Field(() => [PayableColumnInput], {
    nullable: true,
    description: 'For the setting that is the columns of a file: 1 to 40 of them, in their order.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => PayableColumnInput)
  @ArrayMinSize(1, { message: 'Name at least one column.' })
  @ArrayMaxSize(40, { message: 'Name at most 40 columns.' })
  columns?: PayableColumnInput[] | null;

  @Field(() => LocalDateType, { description: 'Today or later.' })
  effectiveFrom: LocalDate;

  @Field(() => String, { description: 'Where it comes from.' })
  @Trimmed()
  @Length(3, 300, { message: 'Say where it comes from, in 3 to 300 characters.' })
  source: string;

  @Field(() => StandingEnum, { description: 'Said by the fund, or assumed.' })
  @IsIn(standings, { message: 'Say whether it is confirmed or assumed.' })
  standing: Standing;
}

@InputType({ description: 'What is set aside for one stream in one financial year.' })
export class OpenBudgetInput {
  @Field(() => String, { description: '1 April to 31 March, as 2026-27.' })
  @Trimmed()
  financialYear: string;

  @Field(() => FundStreamEnum, { description: 'For what.' })
  @IsIn(streams, { message: 'Say for which stream.' })
  stream: Stream;

  @Field(() => Float, { description: 'How much. Whole pence.' })
  pence: number;

  @Field(() => String, { description: 'Of the council’s ledger.' })
  @Trimmed()
  @Matches(/^[A-Z0-9-]{2,20}$/, { message: 'Give 2 to 20 capitals, figures and dashes.' })
  costCentre: string;

  @Field(() => String, { description: 'Of the council’s ledger.' })
  @Trimmed()
  @Matches(/^[A-Z0-9-]{2,20}$/, { message: 'Give 2 to 20 capitals, figures and dashes.' })
  accountCode: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'More money for a budget, or less.' })
export class ChangeAllocationInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which budget.' })
  budgetId: string;

  @Field(() => Float, { description: 'How much more; less, when negative. Whole pence.' })
  pence: number;

  @Field(() => String, { description: 'Why. Kept on record.' })
  @Trimmed()
  @Length(3, 500, { message: 'Say why, in 3 to 500 characters.' })
  because: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
