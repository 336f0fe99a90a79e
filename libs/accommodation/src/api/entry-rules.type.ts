import type {
  Answer,
  GenderPolicy,
  PetPolicy,
  ReferralRoute,
  RiskLevel,
  SubstancePolicy,
  SupportLevel,
} from '@app/eligibility';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  AnswerEnum,
  GenderPolicyEnum,
  PetPolicyEnum,
  ReferralRouteEnum,
  RiskTakenEnum,
  SubstancePolicyEnum,
  SupportLevelEnum,
} from './enums';

@ObjectType('EntryRules', {
  description: 'Whom a level takes. Null: it says nothing, no limit, or nothing considered.',
})
export class EntryRulesType {
  @Field(() => GenderPolicyEnum, { nullable: true, description: 'Whom it takes.' })
  readonly genderPolicy?: GenderPolicy | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Youngest lead adult, whole years at arrival. Usually 16 or 18.',
  })
  readonly minimumAge?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most children; null: no limit but the bedspaces.' })
  readonly maximumChildren?: number | null;

  @Field(() => Int, { nullable: true, description: 'Would consider up to this many children.' })
  readonly considerChildrenTo?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Boys up to and including this age at arrival; null: no limit.',
  })
  readonly boysToAge?: number | null;

  @Field(() => Int, { nullable: true, description: 'Would consider boys up to and including this age.' })
  readonly boysConsiderToAge?: number | null;

  @Field(() => AnswerEnum, {
    nullable: true,
    description: 'Takes households with no recourse to public funds.',
  })
  readonly noRecourse?: Answer | null;

  @Field(() => SubstancePolicyEnum, { nullable: true, description: 'What drug or alcohol use it takes.' })
  readonly substancePolicy?: SubstancePolicy | null;

  @Field(() => SubstancePolicyEnum, { nullable: true, description: 'What use it would consider.' })
  readonly substanceConsider?: SubstancePolicy | null;

  @Field(() => SupportLevelEnum, { nullable: true, description: 'Highest mental-health support it gives.' })
  readonly mentalHealthTo?: SupportLevel | null;

  @Field(() => SupportLevelEnum, {
    nullable: true,
    description: 'Highest mental-health support it would consider.',
  })
  readonly mentalHealthConsiderTo?: SupportLevel | null;

  @Field(() => AnswerEnum, {
    nullable: true,
    description: 'Takes adults who come with the lead and are not the partner.',
  })
  readonly adultDependants?: Answer | null;

  @Field(() => PetPolicyEnum, { nullable: true, description: 'Which pets, beside assistance animals.' })
  readonly petsTaken?: PetPolicy | null;

  @Field(() => AnswerEnum, {
    nullable: true,
    description: 'Takes someone of whom a risk to others is known, arson apart.',
  })
  readonly riskToOthersTaken?: Answer | null;

  @Field(() => AnswerEnum, { nullable: true, description: 'Takes someone who has set fires.' })
  readonly arsonTaken?: Answer | null;

  @Field(() => SupportLevelEnum, { nullable: true, description: 'Most care it gives or has brought in.' })
  readonly careTo?: SupportLevel | null;

  @Field(() => SupportLevelEnum, { nullable: true, description: 'Most care it would consider.' })
  readonly careConsiderTo?: SupportLevel | null;

  @Field(() => AnswerEnum, { nullable: true, description: 'Supports someone with a learning disability.' })
  readonly learningDisability?: Answer | null;

  @Field(() => AnswerEnum, { nullable: true, description: 'Takes households from its own district.' })
  readonly takesLocal?: Answer | null;

  @Field(() => RiskTakenEnum, { nullable: true, description: 'Highest risk of further abuse it takes.' })
  readonly riskTo?: RiskLevel | null;

  @Field(() => RiskTakenEnum, { nullable: true, description: 'Highest risk it would consider.' })
  readonly riskConsiderTo?: RiskLevel | null;

  @Field(() => [ReferralRouteEnum], {
    nullable: true,
    description: 'By what ways it takes referrals. A lower level only removes; empty: none now.',
  })
  readonly referralRoutes?: readonly ReferralRoute[] | null;

  @Field(() => Int, { nullable: true, description: 'Longest stay in days; null: no limit.' })
  readonly maximumStayDays?: number | null;

  @Field(() => AnswerEnum, { nullable: true, description: 'Takes someone who is pregnant.' })
  readonly pregnancy?: Answer | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Last week of pregnancy in which someone can move in; null: no limit.',
  })
  readonly latePregnancyWeeks?: number | null;
}

@ObjectType('EntryRulesAt', { description: 'What one level says, to be read before it is replaced.' })
export class EntryRulesAtType {
  @Field(() => ID, { description: 'Of the provider, service, unit or vacancy.' })
  readonly id: string;

  @Field(() => EntryRulesType, {
    description: 'What the level itself says: send all of it again, with your change.',
  })
  readonly says: EntryRulesType;

  @Field(() => EntryRulesType, {
    description: 'What holds there, with the levels above it and the defaults.',
  })
  readonly holds: EntryRulesType;
}
