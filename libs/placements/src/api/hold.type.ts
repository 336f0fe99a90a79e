import { ServiceSummaryType } from '@app/accommodation';
import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import type { Verdict } from '@app/matching';
import { VerdictEnum } from '@app/search';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { HoldEnd } from '../store/hold.entity';
import { HoldEndEnum } from './enums';
import { NamedRuleType } from './rule.type';

@ObjectType('Hold', {
  description: 'Nights kept for one household, which nobody else can take until it ends.',
})
export class HoldType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { description: 'Whom it is for.' })
  readonly householdId: string;

  @Field(() => String, { nullable: true, description: 'Null once your organisation let go of the case.' })
  readonly householdReference: string | null;

  @Field(() => ID, { description: 'What was offered.' })
  readonly vacancyId: string;

  @Field(() => ServiceSummaryType, { description: 'Whose it is.' })
  readonly service: ServiceSummaryType;

  @Field(() => VerdictEnum, {
    description:
      'How they fitted when it was held; NOT_SUITABLE when the provider is asked to override what fails.',
  })
  readonly verdict: Verdict;

  @Field(() => [NamedRuleType], {
    description: 'What fails, and the provider is asked to override; none for a place that suits.',
  })
  readonly asksToOverride: readonly NamedRuleType[];

  @Field(() => LocalDateType, { description: 'First night.' })
  readonly arrive: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'They must leave by this day; null: until they leave.',
  })
  readonly mustLeaveBy: LocalDate | null;

  @Field(() => InstantType, { description: 'Since when.' })
  readonly heldAt: Date;

  @Field(() => InstantType, { description: 'When it ends, or ended. It moves with the referral.' })
  readonly endsAt: Date;

  @Field(() => Boolean, { description: 'Whether it stands at this moment.' })
  readonly live: boolean;

  @Field(() => Int, { description: 'Whole minutes it still stands, rounded up; 0 when it does not.' })
  readonly minutesLeft: number;

  @Field(() => HoldEndEnum, {
    nullable: true,
    description: 'Why it ended before its time; null: it did not.',
  })
  readonly endedBecause: HoldEnd | null;

  @Field(() => ID, { nullable: true, description: 'The latest referral sent on it.' })
  readonly referralId: string | null;
}

export const HoldPageType = pageType(HoldType, 'HoldPage');
