import { ServiceSummaryType } from '@app/accommodation';
import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { PlacementOutcome } from '../store/placement.entity';
import { PlacementOutcomeEnum } from './enums';
import { ReferralType } from './referral.type';
import { UncheckedSafetyType } from './rule.type';

@ObjectType('PlacementWarning', { description: 'Something to know before she comes.' })
export class PlacementWarningType {
  @Field(() => String, { description: 'A fixed word for programs, such as BIRTHDAY_PASSES_LIMIT.' })
  readonly code: string;

  @Field(() => String, { description: 'In words.' })
  readonly message: string;
}

@ObjectType('Placement', {
  description: 'A place she said yes to: her nights are kept until a person records what became of it.',
})
export class PlacementType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { description: 'What it came from.' })
  readonly referralId: string;

  @Field(() => ID, { nullable: true, description: 'To its sender only.' })
  readonly householdId: string | null;

  @Field(() => String, { description: 'To speak of the household by.' })
  readonly householdReference: string;

  @Field(() => String, { description: 'The organisation that placed her.' })
  readonly sentBy: string;

  @Field(() => ID, { description: 'What was offered.' })
  readonly vacancyId: string;

  @Field(() => String, { nullable: true, description: 'To its provider only.' })
  readonly unitCode: string | null;

  @Field(() => ServiceSummaryType, { description: 'Whose place.' })
  readonly service: ServiceSummaryType;

  @Field(() => LocalDateType, { description: 'First night.' })
  readonly arrive: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The agreed leaving day; null: until they leave.',
  })
  readonly leave: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day she came.' })
  readonly arrivedOn: LocalDate | null;

  @Field(() => InstantType, { description: 'Her yes.' })
  readonly madeAt: Date;

  @Field(() => InstantType, {
    description: 'When she is expected at the latest. A person, not a clock, then frees the unit.',
  })
  readonly arriveBy: Date;

  @Field(() => Boolean, { description: 'Nobody has said what became of it, and she was to be there by now.' })
  readonly overdue: boolean;

  @Field(() => PlacementOutcomeEnum, { nullable: true, description: 'Null: she is awaited.' })
  readonly outcome: PlacementOutcome | null;

  @Field(() => InstantType, { nullable: true, description: 'When that was recorded.' })
  readonly outcomeAt: Date | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day she left.' })
  readonly leftOn: LocalDate | null;

  @Field(() => [PlacementWarningType], {
    description: 'Birthdays during the stay that cross a limit of the place, as known when she said yes.',
  })
  readonly warnings: readonly PlacementWarningType[];

  @Field(() => [UncheckedSafetyType], {
    description: 'Safety rules that were not settled, and why she was placed; to its sender only.',
  })
  readonly uncheckedSafety: readonly UncheckedSafetyType[];

  @Field(() => ID, { nullable: true, description: 'Her stay; to its provider only.' })
  readonly episodeId: string | null;
}

export const PlacementPageType = pageType(PlacementType, 'PlacementPage');

@ObjectType('HouseholdAnswer', { description: 'Her answer, and what came of it.' })
export class HouseholdAnswerType {
  @Field(() => ID, { description: 'Of the referral.' })
  readonly id: string;

  @Field(() => ReferralType, { description: 'As it is now.' })
  readonly referral: ReferralType;

  @Field(() => PlacementType, { nullable: true, description: 'Null: she said no.' })
  readonly placement: PlacementType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A fresh spoken code, shown here once, to be told to her: she is let in by it. Null: the code she has lasts until she is there.',
  })
  readonly spokenCode: string | null;
}
