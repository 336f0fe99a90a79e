import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Panel } from '../panel';
import type { FundApplicationType } from './application.type';
import { FundApplicationResult } from './applications.resolver';
import { AddPanelMembersInput, CastVoteInput, ClosePanelInput, ReferToPanelInput } from './panel.input';
import {
  type PanelAgendaItemType,
  PanelAgendaPageType,
  PanelCaseType,
  PanelMemberType,
  PanelRecusalType,
} from './panel.type';

const PanelCaseResult = resultOf('PanelCaseResult', PanelCaseType);

@Resolver()
export class PanelResolver {
  constructor(private readonly panel: Panel) {}

  @Query(() => [PanelMemberType], {
    description: 'Who may be asked to vote on an application, and who is tied to it. Chairs first.',
  })
  panelMembers(
    @CurrentActor() actor: PersonActor,
    @Args('applicationId', { type: () => ID }) applicationId: string,
  ): Promise<PanelMemberType[]> {
    return this.panel.panelMembers(actor, applicationId);
  }

  @Query(() => PanelAgendaPageType, {
    description:
      'Cases that wait for the panel, with whether they can be decided. What you are tied to is not there.',
  })
  panelAgenda(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
  ): Promise<Page<PanelAgendaItemType>> {
    return this.panel.panelAgenda(actor, args);
  }

  @Query(() => [PanelRecusalType], {
    description: 'Open cases that you were asked about and are tied to, and how. The latest first.',
  })
  panelRecusals(@CurrentActor() actor: PersonActor): Promise<PanelRecusalType[]> {
    return this.panel.panelRecusals(actor);
  }

  @Query(() => PanelCaseType, {
    nullable: true,
    description: 'The papers of a case that you were asked about.',
  })
  panelCase(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PanelCaseType | null> {
    return this.panel.panelCase(actor, id);
  }

  @Mutation(() => PanelCaseResult, {
    description:
      'Puts an application to the panel with a recommendation for each line. Problems: those of deciding, MORE_MEMBERS, CHAIR_NEEDED, NOT_A_MEMBER, NOT_WITH_YOU.',
  })
  referToPanel(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ReferToPanelInput,
  ): Promise<Outcome<PanelCaseType>> {
    return this.panel.referToPanel(actor, input);
  }

  @Mutation(() => PanelCaseResult, {
    description: 'Asks further members. Problems: ASKED_BEFORE, NOT_A_MEMBER, MORE_MEMBERS, CASE_CLOSED.',
  })
  addPanelMembers(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AddPanelMembersInput,
  ): Promise<Outcome<PanelCaseType>> {
    return this.panel.addPanelMembers(actor, input);
  }

  @Mutation(() => PanelCaseResult, {
    description: 'Votes on the recommendation. Problems: REASON_NEEDED, VOTING_IS_OVER, CASE_CLOSED.',
  })
  castVote(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: CastVoteInput,
  ): Promise<Outcome<PanelCaseType>> {
    return this.panel.castVote(actor, input);
  }

  @Mutation(() => FundApplicationResult, {
    description: 'Decides a case by its votes. Problems: NOT_YET, NOT_QUORATE, TIED, NO_BUDGET, CASE_CLOSED.',
  })
  closePanel(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ClosePanelInput,
  ): Promise<Outcome<FundApplicationType>> {
    return this.panel.closePanel(actor, input);
  }
}
