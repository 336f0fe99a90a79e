import type { RiskLevel } from '@app/eligibility';
import { enumOf, InstantType, LocalDateType } from '@app/graphql';
import { RiskToHouseholdEnum } from '@app/households';
import type { LocalDate } from '@app/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type CaseState, caseStates, waitingFor, type WaitingFor } from '../domain/urgency';

export const CaseStateEnum = enumOf(
  caseStates,
  'CaseState',
  'Where a household is on its way. LOOKING: no place is held. PLACED: they have arrived.',
);
export const WaitingForEnum = enumOf(waitingFor, 'WaitingFor', 'Who must do something next.');

@ObjectType('Case', { description: 'A household whose case you hold, and what waits for whom.' })
export class CaseType {
  @Field(() => ID, { description: 'Of the household.' })
  readonly id: string;

  @Field(() => String, { description: 'To speak of the household by.' })
  readonly reference: string;

  @Field(() => Int, { description: 'Who is here or joins.' })
  readonly people: number;

  @Field(() => RiskToHouseholdEnum, { nullable: true, description: 'The risk they are at; null: not asked.' })
  readonly risk: RiskLevel | null;

  @Field(() => LocalDateType, { description: 'The first day they could move in.' })
  readonly neededFrom: LocalDate;

  @Field(() => InstantType, { description: 'Since when you hold the case.' })
  readonly heldSince: Date;

  @Field(() => Boolean, {
    description: 'Another organisation holds the case too: it picked it up by her code.',
  })
  readonly heldByOthers: boolean;

  @Field(() => CaseStateEnum, { description: 'Where they are on their way.' })
  readonly state: CaseState;

  @Field(() => WaitingForEnum, { nullable: true, description: 'Who is next; null: they are there.' })
  readonly waitsFor: WaitingFor | null;

  @Field(() => InstantType, { nullable: true, description: 'When the clock that runs ends.' })
  readonly until: Date | null;

  @Field(() => String, { nullable: true, description: 'The service that is held, asked or awaits them.' })
  readonly serviceName: string | null;

  @Field(() => ID, { nullable: true, description: 'The hold that stands.' })
  readonly holdId: string | null;

  @Field(() => ID, { nullable: true, description: 'The referral that stands.' })
  readonly referralId: string | null;

  @Field(() => ID, { nullable: true, description: 'The placement that awaits them, or that they are in.' })
  readonly placementId: string | null;

  @Field(() => ID, { nullable: true, description: 'The latest search.' })
  readonly searchId: string | null;

  @Field(() => InstantType, { nullable: true, description: 'When it was made.' })
  readonly searchedAt: Date | null;
}
