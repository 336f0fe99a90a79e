import { InstantType } from '@app/graphql';
import type { RuleCode } from '@app/eligibility';
import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('NamedRule', { description: 'A rule by its name alone: it says of nobody anything.' })
export class NamedRuleType {
  @Field(() => String, { description: 'A fixed word for programs, such as BOYS_UPPER_AGE.' })
  readonly rule: RuleCode;
}

@ObjectType('RuleOverride', {
  description: 'A rule that a provider is asked to override, so that it can take a household that fails it.',
})
export class RuleOverrideType {
  @Field(() => NamedRuleType, { description: 'Which rule.' })
  readonly about: NamedRuleType;

  @Field(() => InstantType, { description: 'Since when it is asked.' })
  readonly askedAt: Date;

  @Field(() => InstantType, {
    nullable: true,
    description: 'Since when it is overridden; null: the provider has not decided, and cannot accept.',
  })
  readonly overriddenAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'Who overrode it; to its provider only.' })
  readonly overriddenBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in their words; to its provider only.' })
  readonly reason: string | null;
}

@ObjectType('ReferralQuestion', {
  description: 'What a provider asked before it decides. Both sides read it.',
})
export class ReferralQuestionType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => [NamedRuleType], { description: 'The rules that the answer would settle.' })
  readonly about: readonly NamedRuleType[];

  @Field(() => String, { description: 'What is asked.' })
  readonly question: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly askedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null: not answered yet.' })
  readonly answer: string | null;

  @Field(() => InstantType, { nullable: true, description: 'When it was answered.' })
  readonly answeredAt: Date | null;
}

@ObjectType('UncheckedSafety', {
  description: 'A safety rule that was not settled when she was placed. To who placed her only.',
})
export class UncheckedSafetyType {
  @Field(() => NamedRuleType, { description: 'Which rule.' })
  readonly about: NamedRuleType;

  @Field(() => ID, { description: 'The person who placed her all the same.' })
  readonly decidedBy: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly decidedAt: Date;

  @Field(() => String, { description: 'Why.' })
  readonly reason: string;
}
