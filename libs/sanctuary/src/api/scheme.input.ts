import { AnswerEnum, RiskTakenEnum } from '@app/accommodation';
import { type Answer, answers, type RiskLevel, riskLevels } from '@app/eligibility';
import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type SanctuaryItem, sanctuaryItems, type Tenure, tenures } from '../domain/words';
import { SanctuaryItemEnum, TenureEnum } from './enums';

const risk = { message: 'Choose STANDARD, MEDIUM or HIGH.' };

@InputType({
  description: 'Whom a scheme takes and what it fits; it takes the place of what was said before.',
})
export class SetSanctuarySchemeInput {
  @Field(() => ID, { description: 'A service of the type SANCTUARY.' })
  @IsUUID(undefined, { message: 'Say which service.' })
  serviceId: string;

  @Field(() => RiskTakenEnum, { description: 'The highest risk taken.' })
  @IsIn(riskLevels, risk)
  riskTo: RiskLevel;

  @Field(() => RiskTakenEnum, {
    nullable: true,
    description: 'The highest risk considered; null: none beyond.',
  })
  @IsOptional()
  @IsIn(riskLevels, risk)
  riskConsiderTo?: RiskLevel | null;

  @Field(() => [TenureEnum], { description: 'Taken.' })
  @ArrayUnique({ message: 'Name each tenure once.' })
  @IsIn(tenures, { each: true, message: `Choose among ${tenures.join(', ')}.` })
  tenuresTaken: Tenure[];

  @Field(() => [TenureEnum], { defaultValue: [], description: 'Considered.' })
  @ArrayUnique({ message: 'Name each tenure once.' })
  @IsIn(tenures, { each: true, message: `Choose among ${tenures.join(', ')}.` })
  tenuresConsidered: Tenure[];

  @Field(() => Boolean, {
    description: 'Tenants of a housing association must have tried their landlord’s own scheme first.',
  })
  @IsBoolean({ message: 'Say yes or no.' })
  landlordsSchemeFirst: boolean;

  @Field(() => AnswerEnum, { description: 'Whether it takes households without recourse to public funds.' })
  @IsIn(answers, { message: 'Choose YES, NO or CONSIDER.' })
  noRecourse: Answer;

  @Field(() => [SanctuaryItemEnum], { description: 'What it fits.' })
  @ArrayMinSize(1, { message: 'Name at least one thing that the scheme fits.' })
  @ArrayUnique({ message: 'Name each item once.' })
  @IsIn(sanctuaryItems, { each: true, message: 'Choose among the items.' })
  items: SanctuaryItem[];
}

@InputType({ description: 'Slots in one district, the same every week.' })
export class SanctuarySlotsInput {
  @Field(() => String, { description: 'ONS code.' })
  @Matches(/^[EWSN]\d{8}$/, { message: 'Give the ONS code of a district, for example E07000071.' })
  districtCode: string;

  @Field(() => Int, { description: 'How many jobs can be started in a week: 0 to 100.' })
  @IsInt({ message: 'Give a whole number.' })
  @Min(0, { message: 'Give 0 to 100.' })
  @Max(100, { message: 'Give 0 to 100.' })
  slots: number;
}

@InputType({
  description: 'Capacity by district for a run of weeks; it takes the place of what was published before.',
})
export class PublishSanctuaryCapacityInput {
  @Field(() => ID, { description: 'Of the scheme.' })
  @IsUUID(undefined, { message: 'Say which service.' })
  serviceId: string;

  @Field(() => LocalDateType, { description: 'The Monday of the first week: this week or a later one.' })
  firstWeek: LocalDate;

  @Field(() => Int, { description: 'How many weeks, 1 to 52.' })
  @IsInt({ message: 'Give a whole number.' })
  @Min(1, { message: 'Give 1 to 52 weeks.' })
  @Max(52, { message: 'Give 1 to 52 weeks.' })
  weeks: number;

  @Field(() => [SanctuarySlotsInput], { description: 'By district.' })
  @ArrayMinSize(1, { message: 'Name at least one district.' })
  @ArrayMaxSize(40, { message: 'Name at most 40 districts.' })
  @ArrayUnique((each: SanctuarySlotsInput) => each.districtCode, { message: 'Name each district once.' })
  @ValidateNested({ each: true })
  @Type(() => SanctuarySlotsInput)
  districts: SanctuarySlotsInput[];
}
