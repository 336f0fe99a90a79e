import { InstantType, pageType } from '@app/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { HouseholdType } from './household.type';

@ObjectType('HouseholdWarning', { description: 'Something to know after a change that was made.' })
export class HouseholdWarningType {
  @Field(() => String, { description: 'A fixed word.' })
  readonly code: string;

  @Field(() => String, { description: 'For reading.' })
  readonly message: string;
}

@ObjectType('ChangedHousehold', { description: 'A household after a change.' })
export class ChangedHouseholdType {
  @Field(() => ID, { description: 'Of the household.' })
  readonly id: string;

  @Field(() => HouseholdType, { description: 'As it is now.' })
  readonly household: HouseholdType;

  @Field(() => [String], {
    description:
      'What changed by this request, as fields such as mobility or people.1.born. Empty for a request that was made before.',
  })
  readonly changed: readonly string[];

  @Field(() => [HouseholdWarningType], {
    description: 'PLACE_TOO_SMALL: they no longer fit where they live.',
  })
  readonly warnings: readonly HouseholdWarningType[];
}

@ObjectType('CaseAnswer', { description: 'Who answered what and when, so that nothing is asked twice.' })
export class CaseAnswerType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'As in the inputs, such as mobility or people.1.born.' })
  readonly field: string;

  @Field(() => Boolean, { description: 'False: it went back to "not asked".' })
  readonly answered: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What it was; lists and groups as JSON. Null where only that it was answered is kept.',
  })
  readonly value: string | null;

  @Field(() => InstantType, { description: 'When.' })
  readonly at: Date;

  @Field(() => ID, { description: 'Of the worker who was told.' })
  readonly personId: string;

  @Field(() => String, { description: 'For whom they worked.' })
  readonly organisationName: string;

  @Field(() => Boolean, { description: 'It was you.' })
  readonly yours: boolean;
}

export const CaseAnswerPageType = pageType(CaseAnswerType, 'CaseAnswerPage');
