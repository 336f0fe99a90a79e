import { enumOf, LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import {
  type UnmetCause,
  unmetCauses,
  type UnmetNeed,
  unmetNeeds,
  type UnmetOutcome,
  unmetOutcomes,
} from '../domain/unmet-need';

const UnmetOutcomeEnum = enumOf(
  unmetOutcomes,
  'UnmetOutcome',
  'What happened instead, where nothing was free.',
);
const UnmetCauseEnum = enumOf(
  unmetCauses,
  'UnmetCause',
  'Why nothing was free: nothing was open; nothing that was open suits; what suits is taken.',
);
const UnmetNeedWordEnum = enumOf(
  unmetNeeds,
  'UnmetNeedWord',
  'What a household needed that places may not have.',
);

const shown = 'Household-days, to the nearest 5; null: fewer than 5.';

@ObjectType('UnmetCauseCount', { description: 'How often this was why.' })
export class UnmetCauseCountType {
  @Field(() => UnmetCauseEnum, { description: 'Why.' })
  readonly cause: UnmetCause;

  @Field(() => Int, { nullable: true, description: shown })
  readonly householdDays: number | null;
}

@ObjectType('UnmetRuleCount', { description: 'How often a rule was among the three that removed the most.' })
export class UnmetRuleCountType {
  @Field(() => String, { description: 'A fixed word for programs, such as BOYS_UPPER_AGE.' })
  readonly rule: string;

  @Field(() => Int, { description: 'Its row in the table of matching criteria.' })
  readonly number: number;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => Int, { nullable: true, description: shown })
  readonly householdDays: number | null;
}

@ObjectType('UnmetNeedCount', { description: 'How often this was needed.' })
export class UnmetNeedCountType {
  @Field(() => UnmetNeedWordEnum, { description: 'What.' })
  readonly need: UnmetNeed;

  @Field(() => Int, { nullable: true, description: shown })
  readonly householdDays: number | null;
}

@ObjectType('UnmetOutcomeCount', { description: 'How often this happened instead.' })
export class UnmetOutcomeCountType {
  @Field(() => UnmetOutcomeEnum, { description: 'What. NOT_KNOWN also where nobody has said.' })
  readonly outcome: UnmetOutcome;

  @Field(() => Int, { nullable: true, description: shown })
  readonly householdDays: number | null;
}

@ObjectType('UnmetDistrictCount', { description: 'How often the council of this district was asked.' })
export class UnmetDistrictCountType {
  @Field(() => String, {
    nullable: true,
    description: 'ONS code; null: who was asked is no district council.',
  })
  readonly districtCode: string | null;

  @Field(() => String, { nullable: true, description: 'For reading.' })
  readonly name: string | null;

  @Field(() => Int, { nullable: true, description: shown })
  readonly householdDays: number | null;
}

@ObjectType('UnmetMonthCount', { description: 'How often it was in one month.' })
export class UnmetMonthCountType {
  @Field(() => String, { description: 'Such as 2026-10.' })
  readonly month: string;

  @Field(() => Int, { nullable: true, description: shown })
  readonly householdDays: number | null;
}

@ObjectType('UnmetNeed', {
  description:
    'Households for which nothing suitable and nothing to ask about was free, once for each day on which it was looked for. No household is named, and no count under 5 is shown.',
})
export class UnmetNeedType {
  @Field(() => LocalDateType, { description: 'The first day of a month.' })
  readonly from: LocalDate;

  @Field(() => LocalDateType, { description: 'The last day of a month that is over.' })
  readonly to: LocalDate;

  @Field(() => Int, { nullable: true, description: shown })
  readonly householdDays: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Families separated because no place took them all, to the nearest 5; null: fewer than 5.',
  })
  readonly familiesSeparated: number | null;

  @Field(() => [UnmetCauseCountType], { description: 'Every cause.' })
  readonly causes: readonly UnmetCauseCountType[];

  @Field(() => [UnmetRuleCountType], { description: 'Every rule, in order.' })
  readonly rules: readonly UnmetRuleCountType[];

  @Field(() => [UnmetNeedCountType], { description: 'Every need.' })
  readonly needs: readonly UnmetNeedCountType[];

  @Field(() => [UnmetOutcomeCountType], { description: 'Every outcome.' })
  readonly outcomes: readonly UnmetOutcomeCountType[];

  @Field(() => [UnmetMonthCountType], { description: 'Every month, in order.' })
  readonly months: readonly UnmetMonthCountType[];

  @Field(() => [UnmetDistrictCountType], {
    description: 'Districts whose council was asked often enough to be shown, by name.',
  })
  readonly districts: readonly UnmetDistrictCountType[];
}

@InputType({ description: 'What happened instead, where nothing was free for a household.' })
export class CloseUnmetNeedInput {
  @Field(() => ID, { description: 'Whose case you hold.' })
  @IsUUID(undefined, { message: 'Say which household.' })
  householdId: string;

  @Field(() => UnmetOutcomeEnum, { description: 'What happened.' })
  @IsIn(unmetOutcomes, { message: `Choose one of ${unmetOutcomes.join(', ')}.` })
  outcome: UnmetOutcome;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'All open days up to this one. Default: today.',
  })
  through?: LocalDate | null;
}

@ObjectType('UnmetNeedClosed', {
  description: 'Days that are closed: nobody can read any more whose they were.',
})
export class UnmetNeedClosedType {
  @Field(() => ID, { description: 'Of the household.' })
  readonly id: string;

  @Field(() => Int, { description: 'How many days.' })
  readonly days: number;
}
