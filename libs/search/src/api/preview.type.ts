import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('RuleEffect', {
  description: 'Recent searches by what a rule says of them, each to the nearest 5.',
})
export class RuleEffectType {
  @Field(() => Int, { description: 'It lets pass.' })
  readonly passes: number;

  @Field(() => Int, { description: 'Something would be asked first.' })
  readonly asks: number;

  @Field(() => Int, { description: 'It fails, or would not fit a wish.' })
  readonly fails: number;
}

@ObjectType('PreviewedRule', { description: 'One rule by itself, as it is and as it would be.' })
export class PreviewedRuleType {
  @Field(() => String, { description: 'A fixed word for programs, such as BOYS_UPPER_AGE.' })
  readonly rule: string;

  @Field(() => Int, { description: 'Its row in the table of matching criteria.' })
  readonly number: number;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => RuleEffectType, { description: 'As it is set.' })
  readonly now: RuleEffectType;

  @Field(() => RuleEffectType, { description: 'As it would be.' })
  readonly then: RuleEffectType;
}

@ObjectType('EntryRulesPreview', {
  description:
    'What a change of entry rules would have come to for those who searched in the last 28 days, at the unit that says the most for them. Nothing is set.',
})
export class PreviewType {
  @Field(() => ID, { description: 'Of the provider, service, unit or vacancy.' })
  readonly id: string;

  @Field(() => Int, { description: 'How many searches, to the nearest 5.' })
  readonly searches: number;

  @Field(() => [PreviewedRuleType], { description: 'Every rule that would change.' })
  readonly rules: readonly PreviewedRuleType[];
}
