import { InstantType } from '@app/graphql';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('CountedRule', { description: 'How many open vacancies one rule removes.' })
export class CountedRuleType {
  @Field(() => String, { description: 'A fixed word for programs, such as BOYS_UPPER_AGE.' })
  readonly rule: string;

  @Field(() => Int, { description: 'Its row in the table of matching criteria.' })
  readonly number: number;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => Int, { description: 'How many it fails.' })
  readonly fails: number;

  @Field(() => Int, { description: 'How many nothing else fails.' })
  readonly failsAlone: number;
}

@ObjectType('Search', {
  description: 'What was found for a household when it was asked. Kept as it was answered.',
})
export class SearchType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { description: 'For whom.' })
  readonly householdId: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly askedAt: Date;

  @Field(() => Int, { description: 'All open vacancies: the sum of the four below.' })
  readonly open: number;

  @Field(() => Int, { description: 'Every rule passes, and they are free.' })
  readonly suitable: number;

  @Field(() => Int, { description: 'No rule fails, something must be asked, and they are free.' })
  readonly askFirst: number;

  @Field(() => Int, { description: 'At least one rule fails, free or not.' })
  readonly notSuitable: number;

  @Field(() => Int, { description: 'No rule fails, but somebody else has the nights.' })
  readonly notFree: number;

  @Field(() => [CountedRuleType], { description: 'Every rule, in order, over all open vacancies.' })
  readonly rules: readonly CountedRuleType[];
}
