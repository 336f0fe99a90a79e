import type { Gender } from '@app/eligibility';
import { InstantType, LocalDateType } from '@app/graphql';
import { GenderEnum } from '@app/households';
import type { LocalDate } from '@app/kernel';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MoveOnBlock } from '../domain/moving-on';
import type { AgeGroup, Characteristic, EqualityAnswer, SupportType } from '../domain/supported';
import {
  AgeGroupEnum,
  CharacteristicEnum,
  EqualityAnswerEnum,
  MoveOnBlockEnum,
  SupportTypeEnum,
} from './enums';

@ObjectType('CharacteristicAnswer', { description: 'An answer of their own. No answer: not asked.' })
export class CharacteristicAnswerType {
  @Field(() => CharacteristicEnum, { description: 'What was asked.' })
  readonly characteristic: Characteristic;

  @Field(() => EqualityAnswerEnum, { description: 'As they said it.' })
  readonly answer: EqualityAnswer;
}

@ObjectType('SupportGiven', { description: 'Support given to one person.' })
export class SupportGivenType {
  @Field(() => SupportTypeEnum, { description: 'What kind.' })
  readonly supportType: SupportType;

  @Field(() => LocalDateType, { description: 'The first day.' })
  readonly firstGivenOn: LocalDate;
}

@ObjectType('EpisodePerson', {
  description:
    'Somebody supported in an episode. Has a number, never a name; to workers of its provider only.',
})
export class EpisodePersonType {
  @Field(() => Int, { description: 'From 1, within the episode.' })
  readonly number: number;

  @Field(() => Boolean, { description: 'Leads the household.' })
  readonly lead: boolean;

  @Field(() => GenderEnum, { nullable: true, description: 'Null: not asked.' })
  readonly gender: Gender | null;

  @Field(() => LocalDateType, { description: 'The day their support began.' })
  readonly joinedOn: LocalDate;

  @Field(() => AgeGroupEnum, {
    nullable: true,
    description:
      'On the day their support began: a child is under 18. Who may still have been 17 counts as a child. Null: no age was told.',
  })
  readonly ageGroup: AgeGroup | null;

  @Field(() => Boolean, {
    description: 'False: a birthday may or may not have passed by then, or no age was told.',
  })
  readonly ageGroupCertain: boolean;

  @Field(() => [CharacteristicAnswerType], { description: 'About equality. What is left out was not asked.' })
  readonly answers: readonly CharacteristicAnswerType[];

  @Field(() => [SupportGivenType], { description: 'By its first day.' })
  readonly support: readonly SupportGivenType[];
}

@ObjectType('EpisodeGap', { description: 'What the return lacks about one person.' })
export class EpisodeGapType {
  @Field(() => Int, { description: 'Of the person.' })
  readonly number: number;

  @Field(() => Boolean, { description: 'Nothing was asked about equality.' })
  readonly noAnswers: boolean;

  @Field(() => Boolean, { description: 'No support is on record.' })
  readonly noSupport: boolean;
}

@ObjectType('MoveOnReadiness', { description: 'What was said of moving on, one of several times.' })
export class MoveOnReadinessType {
  @Field(() => LocalDateType, { nullable: true, description: 'Ready since; null: not ready after all.' })
  readonly readyOn: LocalDate | null;

  @Field(() => MoveOnBlockEnum, { nullable: true, description: 'What keeps her; null: nothing.' })
  readonly blockedBy: MoveOnBlock | null;

  @Field(() => InstantType, { description: 'When it was said.' })
  readonly recordedAt: Date;
}
