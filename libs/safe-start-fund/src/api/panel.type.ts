import { InstantType, pageType } from '@app/graphql';
import type { Pence } from '@app/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ConflictReason, ConnectionNature } from '../domain/conflicts';
import type { Vote } from '../domain/panel-outcome';
import type { Stream } from '../domain/words';
import { FundApplicationType } from './application.type';
import { ConflictReasonEnum, ConnectionNatureEnum, FundStreamEnum, VoteEnum } from './fund.enums';

@ObjectType('PanelMember', { description: 'Somebody who may be asked to vote.' })
export class PanelMemberType {
  @Field(() => ID, { description: 'The person.' })
  readonly id: string;

  @Field(() => String, { description: 'As colleagues know them.' })
  readonly name: string;

  @Field(() => Boolean, { description: 'Chairs the panel.' })
  readonly chair: boolean;

  @Field(() => Boolean, { description: 'Tied to the application, and so not counted.' })
  readonly recused: boolean;
}

@ObjectType('PanelSeat', { description: 'Somebody who was asked to vote, and what they said.' })
export class PanelSeatType {
  @Field(() => ID, { description: 'Who.' })
  readonly personId: string;

  @Field(() => String, { description: 'As colleagues know them.' })
  readonly name: string;

  @Field(() => Boolean, { description: 'Chairs the panel.' })
  readonly chair: boolean;

  @Field(() => Boolean, { description: 'Tied to the case: not counted, and the papers are closed to them.' })
  readonly recused: boolean;

  @Field(() => VoteEnum, { nullable: true, description: 'The last that was cast; null: none that counts.' })
  readonly vote: Vote | null;

  @Field(() => String, { nullable: true, description: 'In their words.' })
  readonly because: string | null;

  @Field(() => InstantType, { nullable: true, description: 'When.' })
  readonly castAt: Date | null;
}

@ObjectType('PanelRecommendation', { description: 'What the officer recommends for one line.' })
export class PanelRecommendationType {
  @Field(() => ID, { description: 'Which line.' })
  readonly lineId: string;

  @Field(() => Int, { description: 'How much. Whole pence.' })
  readonly pence: Pence;

  @Field(() => String, { nullable: true, description: 'Why less than asked for.' })
  readonly cutBecause: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why a category is allowed that needs an officer’s word.',
  })
  readonly allowedBecause: string | null;
}

@ObjectType('PanelStanding', { description: 'Whether a case can be decided.' })
export class PanelStandingType {
  @Field(() => Boolean, { description: 'Enough votes without a conflict are cast.' })
  readonly quorate: boolean;

  @Field(() => Boolean, { description: 'Enough members without a conflict are asked.' })
  readonly canBeQuorate: boolean;

  @Field(() => String, { description: 'In words.' })
  readonly why: string;
}

@ObjectType('PanelCase', { description: 'The papers of a case. Closed to whoever is tied to it.' })
export class PanelCaseType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => FundApplicationType, { description: 'What is asked for.' })
  readonly application: FundApplicationType;

  @Field(() => [PanelRecommendationType], { description: 'Line by line.' })
  readonly recommendations: readonly PanelRecommendationType[];

  @Field(() => [PanelSeatType], { description: 'The chair first.' })
  readonly seats: readonly PanelSeatType[];

  @Field(() => InstantType, { description: 'When.' })
  readonly referredAt: Date;

  @Field(() => InstantType, { description: 'The last moment for a vote.' })
  readonly voteBy: Date;

  @Field(() => Int, { description: 'Votes without a conflict that are needed.' })
  readonly quorum: number;

  @Field(() => PanelStandingType, { description: 'Whether it can be decided.' })
  readonly standing: PanelStandingType;

  @Field(() => InstantType, { nullable: true, description: 'Null: open.' })
  readonly closedAt: Date | null;

  @Field(() => VoteEnum, { nullable: true, description: 'What the votes came to.' })
  readonly outcome: Vote | null;
}

@ObjectType('PanelAgendaItem', {
  description: 'A case that waits for the panel, before its papers are opened.',
})
export class PanelAgendaItemType {
  @Field(() => ID, { description: 'The case.' })
  readonly id: string;

  @Field(() => String, { description: 'Of the application.' })
  readonly reference: string;

  @Field(() => FundStreamEnum, { description: 'To leave, or to stay or settle.' })
  readonly stream: Stream;

  @Field(() => Int, { description: 'All that is asked for.' })
  readonly requestedPence: Pence;

  @Field(() => InstantType, { description: 'The last moment for a vote.' })
  readonly voteBy: Date;

  @Field(() => PanelStandingType, { description: 'Whether it can be decided, and why not.' })
  readonly standing: PanelStandingType;

  @Field(() => VoteEnum, { nullable: true, description: 'What you said; null: nothing yet.' })
  readonly ownVote: Vote | null;

  @Field(() => Int, { description: 'Asked members without a conflict.' })
  readonly free: number;

  @Field(() => Int, { description: 'Asked members who are recused.' })
  readonly recused: number;

  @Field(() => Int, { description: 'Votes without a conflict that were cast.' })
  readonly votes: number;

  @Field(() => Int, { description: 'Votes without a conflict that are needed.' })
  readonly quorum: number;
}

@ObjectType('PanelRecusal', {
  description: 'An open case that you were asked about and that is closed to you: you are tied to it.',
})
export class PanelRecusalType {
  @Field(() => ID, { description: 'The case.' })
  readonly id: string;

  @Field(() => InstantType, { description: 'When you were asked.' })
  readonly askedAt: Date;

  @Field(() => [ConflictReasonEnum], { description: 'How you are tied to it.' })
  readonly because: readonly ConflictReason[];
}

@ObjectType('FundConnection', { description: 'What somebody of the fund is tied to.' })
export class FundConnectionType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { nullable: true, description: 'The organisation, when it is one of Hearth’s.' })
  readonly organisationId: string | null;

  @Field(() => String, { description: 'The organisation or supplier.' })
  readonly name: string;

  @Field(() => ConnectionNatureEnum, { description: 'How.' })
  readonly nature: ConnectionNature;

  @Field(() => InstantType, { description: 'When.' })
  readonly registeredAt: Date;

  @Field(() => InstantType, {
    nullable: true,
    description: 'Null: it stands. What it was found to touch stays closed.',
  })
  readonly endedAt: Date | null;
}

@ObjectType('ConnectionDeclared', { description: 'You are recused: the case is closed to you from now on.' })
export class ConnectionDeclaredType {
  @Field(() => ID, { description: 'The application.' })
  readonly id: string;
}

export const PanelAgendaPageType = pageType(PanelAgendaItemType, 'PanelAgendaPage');
export const FundConnectionPageType = pageType(FundConnectionType, 'FundConnectionPage');
