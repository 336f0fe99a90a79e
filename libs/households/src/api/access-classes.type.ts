import { InstantType, LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ImmigrationStatus, TransHistoryAnswer } from '../domain/access-classes';
import { ImmigrationStatusEnum, TransHistoryAnswerEnum } from './enums';

@ObjectType('Immigration', {
  description:
    'The immigration status behind recourse to public funds. Read by those who place the household, on record; in no export.',
})
export class ImmigrationType {
  @Field(() => ID, { description: 'Of the household.' })
  readonly id: string;

  @Field(() => ImmigrationStatusEnum, { nullable: true, description: 'Null: not asked.' })
  readonly status: ImmigrationStatus | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'First day of an MVDAC, the leave of migrant victims of domestic abuse.',
  })
  readonly mvdacFrom: LocalDate | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Its last day: apply again or leave before it.',
  })
  readonly mvdacTo: LocalDate | null;

  @Field(() => InstantType, { description: 'When it was told.' })
  readonly toldAt: Date;
}

@ObjectType('PersonTransHistory', { description: 'What one person chose to say.' })
export class PersonTransHistoryType {
  @Field(() => String, { description: 'The key of the person within the household.' })
  readonly key: string;

  @Field(() => TransHistoryAnswerEnum, { description: 'As they said it.' })
  readonly answer: TransHistoryAnswer;

  @Field(() => InstantType, { description: 'When it was told.' })
  readonly toldAt: Date;
}

@ObjectType('TransHistory', {
  description:
    'Trans history, which is never asked for and never a reason. Read by those who place the household, on record.',
})
export class TransHistoryType {
  @Field(() => ID, { description: 'Of the household.' })
  readonly id: string;

  @Field(() => [PersonTransHistoryType], { description: 'Those who chose to say.' })
  readonly people: readonly PersonTransHistoryType[];
}
