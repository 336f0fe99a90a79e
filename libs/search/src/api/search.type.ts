import { VacancyType } from '@app/accommodation';
import { InstantType } from '@app/graphql';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { BlockerType } from './match.type';

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

@ObjectType('CountedBlocker', { description: 'How many open vacancies that no rule fails are blocked so.' })
export class CountedBlockerType extends BlockerType {
  @Field(() => Int, { description: 'How many.' })
  readonly vacancies: number;
}

@ObjectType('OneQuestion', {
  description: 'The question to the household that would decide the most matches.',
})
export class OneQuestionType {
  @Field(() => String, { description: 'The fact that is missing.' })
  readonly about: string;

  @Field(() => String, { description: 'In words.' })
  readonly text: string;

  @Field(() => [String], { description: 'The rules that ask it, in order.' })
  readonly rules: readonly string[];

  @Field(() => Int, { description: 'For how many matches nothing else is open.' })
  readonly decides: number;

  @Field(() => Int, { description: 'For how many it is among what is open.' })
  readonly openIn: number;
}

const ChangeKindEnum = { PROVIDER: 'PROVIDER', PREFERENCE: 'PREFERENCE' } as const;
registerEnumType(ChangeKindEnum, {
  name: 'ChangeKind',
  description:
    'A fact of the provider, or a preference that the household marked as flexible; nothing else is named.',
});

@ObjectType('Change', { description: 'One thing that, were it otherwise, would open a place.' })
export class ChangeType {
  @Field(() => ChangeKindEnum, { description: 'Whose it is.' })
  readonly kind: keyof typeof ChangeKindEnum;

  @Field(() => String, { description: 'In words.' })
  readonly text: string;
}

@ObjectType('OneChange', { description: 'The change that would open the most vacancies.' })
export class OneChangeType extends ChangeType {
  @Field(() => Int, { description: 'How many, free or not.' })
  readonly opens: number;
}

@ObjectType('NearMiss', { description: 'A free vacancy that does not suit, and that one change would open.' })
export class NearMissType {
  @Field(() => [ChangeType], { description: 'Each would by itself.' })
  readonly changes: readonly ChangeType[];

  @Field(() => VacancyType, { description: 'As it is now.' })
  readonly vacancy: VacancyType;
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

  @Field(() => [CountedBlockerType], {
    description: 'What stood in the way beside the rules, where no rule fails.',
  })
  readonly blockers: readonly CountedBlockerType[];

  @Field(() => OneQuestionType, {
    nullable: true,
    description: 'What to ask the household first; null: nothing is open that it could answer.',
  })
  readonly question: OneQuestionType | null;

  @Field(() => OneChangeType, {
    nullable: true,
    description: 'What would open the most; null: nothing that may be named would open a place.',
  })
  readonly change: OneChangeType | null;
}
