import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type VoidReason, voidReasons } from '../store/occupancy.entity';
import { VoidReasonEnum } from './calendar-entry.type';

const between = (what: string, least: number, most: number): { message: string } => ({
  message: `${what} must be a whole number from ${String(least)} to ${String(most)}.`,
});
const yesOrNo = { message: 'Answer yes or no, or leave it out.' };

@InputType({ description: 'One new unit.' })
export class NewUnitInput {
  @Field(() => String, {
    description: '1 to 30 characters, once in the service. Not the number on its door.',
  })
  @Length(1, 30, { message: 'Give the unit a code of 1 to 30 characters.' })
  code: string;

  @Field(() => Int, { description: '1 to 20 beds for people.' })
  @IsInt(between('Bedspaces', 1, 20))
  @Min(1, between('Bedspaces', 1, 20))
  @Max(20, between('Bedspaces', 1, 20))
  bedspaces: number;

  @Field(() => Int, { defaultValue: 0, description: '0 to 10 cots, for children under 2.' })
  @IsInt(between('Cots', 0, 10))
  @Min(0, between('Cots', 0, 10))
  @Max(10, between('Cots', 0, 10))
  cots: number;

  @Field(() => Int, { nullable: true, description: '0 to 15; leave out if not known.' })
  @IsOptional()
  @Min(0, between('Bedrooms', 0, 15))
  @Max(15, between('Bedrooms', 0, 15))
  bedrooms?: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Own kitchen, bathroom and entrance.' })
  selfContained: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'No step from the street to its door.' })
  stepFree: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'On the ground floor.' })
  groundFloor: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Reached by a lift.' })
  lift: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Has a wet room.' })
  wetRoom: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Fit for living in a wheelchair throughout.' })
  wheelchairAccessible: boolean;

  @Field(() => Boolean, { nullable: true, description: 'An alarm that a deaf person feels. Default: no.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  vibratingAlarm?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Its kitchen is shared with another household. Default: unless it is self-contained.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  sharedKitchen?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Its bathroom is shared with another household. Default: unless it is self-contained.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  sharedBathroom?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Its room is shared with another household. Default: no.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  sharedRoom?: boolean | null;
}

@InputType({ description: 'What is to be said otherwise of a unit. What is left out stays as it is.' })
export class ChangeUnitInput {
  @Field(() => ID, { description: 'Of the unit.' })
  @IsUUID(undefined, { message: 'Say which unit.' })
  unitId: string;

  @Field(() => String, {
    nullable: true,
    description: '1 to 30 characters, once in the service. Not the number on its door.',
  })
  @IsOptional()
  @Length(1, 30, { message: 'Give the unit a code of 1 to 30 characters.' })
  code?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '1 to 20 beds for people; never fewer than those who live there or are awaited need.',
  })
  @IsOptional()
  @IsInt(between('Bedspaces', 1, 20))
  @Min(1, between('Bedspaces', 1, 20))
  @Max(20, between('Bedspaces', 1, 20))
  bedspaces?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 10 cots, for children under 2; likewise.' })
  @IsOptional()
  @IsInt(between('Cots', 0, 10))
  @Min(0, between('Cots', 0, 10))
  @Max(10, between('Cots', 0, 10))
  cots?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 15; null: not known.' })
  @IsOptional()
  @IsInt(between('Bedrooms', 0, 15))
  @Min(0, between('Bedrooms', 0, 15))
  @Max(15, between('Bedrooms', 0, 15))
  bedrooms?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Own kitchen, bathroom and entrance.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  selfContained?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'No step from the street to its door.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  stepFree?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'On the ground floor.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  groundFloor?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Reached by a lift.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  lift?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Has a wet room.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  wetRoom?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Fit for living in a wheelchair throughout.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  wheelchairAccessible?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'An alarm that a deaf person feels.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  vibratingAlarm?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Its kitchen is shared with another household.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  sharedKitchen?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Its bathroom is shared with another household.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  sharedBathroom?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Its room is shared with another household.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  sharedRoom?: boolean | null;
}

@InputType({ description: 'New units of a service.' })
export class AddUnitsInput {
  @Field(() => ID, { description: 'Of the service.' })
  @IsUUID(undefined, { message: 'Say which service the units belong to.' })
  serviceId: string;

  @Field(() => [NewUnitInput], { description: '1 to 100.' })
  @ArrayMinSize(1, { message: 'Give at least one unit.' })
  @ArrayMaxSize(100, { message: 'Add up to 100 units at a time.' })
  @ValidateNested({ each: true })
  @Type(() => NewUnitInput)
  units: NewUnitInput[];

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'First night they can be used. Default: the day their service opened.',
  })
  openFrom?: LocalDate;
}

@InputType({ description: 'A unit that cannot be let for a time.' })
export class VoidUnitInput {
  @Field(() => ID, { description: 'Of the unit.' })
  @IsUUID(undefined, { message: 'Say which unit.' })
  unitId: string;

  @Field(() => LocalDateType, { description: 'First day it cannot be used.' })
  from: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Last day it cannot be used. Leave out if not known.',
  })
  to?: LocalDate;

  @Field(() => VoidReasonEnum, { description: 'Why.' })
  @IsIn(voidReasons, { message: `Choose one of ${voidReasons.join(', ')}.` })
  reason: VoidReason;

  @Field(() => String, { description: 'Who is to put it right, 1 to 120 characters.' })
  @Length(1, 120, { message: 'Say who is to put it right, in 1 to 120 characters.' })
  responsible: string;

  @Field(() => LocalDateType, { description: 'When to chase them.' })
  chaseOn: LocalDate;
}
