import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Applications } from '../applications';
import type { ApplicationStatus } from '../domain/applying';
import {
  AskForInformationInput,
  AttachQuoteInput,
  ChangeApplicationInput,
  DraftApplicationInput,
  GiveInformationInput,
} from './application.input';
import {
  ApplicationReasonType,
  FundApplicationPageType,
  FundApplicationType,
  OpenedQuoteType,
} from './application.type';
import { ApplicationStatusEnum } from './fund.enums';

export const FundApplicationResult = resultOf('FundApplicationResult', FundApplicationType);
const ApplicationReasonResult = resultOf('ApplicationReasonResult', ApplicationReasonType);
const OpenedQuoteResult = resultOf('OpenedQuoteResult', OpenedQuoteType);

@Resolver()
export class ApplicationsResolver {
  constructor(private readonly applications: Applications) {}

  @Query(() => FundApplicationPageType, {
    description:
      'What your organisation asked a fund for, or your fund was asked; without what you are tied to. Newest first.',
  })
  fundApplications(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('statuses', { type: () => [ApplicationStatusEnum], nullable: true, description: 'Default: all.' })
    statuses: ApplicationStatus[] | null = null,
  ): Promise<Page<FundApplicationType>> {
    return this.applications.fundApplications(actor, args, statuses);
  }

  @Query(() => FundApplicationType, {
    nullable: true,
    description: 'One application: for an officer all that a decision needs, on one screen.',
  })
  fundApplication(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FundApplicationType | null> {
    return this.applications.fundApplication(actor, id);
  }

  @Mutation(() => FundApplicationResult, {
    description:
      'Drafts an application for a household of yours. Problems at their fields, among them OUT_OF_SCOPE, DOES_NOT_ADD_UP, NO_FUND, HOUSEHOLD_NEEDED, EPISODE_HAS_ENDED.',
  })
  draftApplication(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DraftApplicationInput,
  ): Promise<Outcome<FundApplicationType>> {
    return this.applications.draftApplication(actor, input);
  }

  @Mutation(() => FundApplicationResult, {
    description:
      'Changes a draft, or what the fund asked about. Problems: those of drafting, WITH_THE_FUND, DECIDED, LINE_UNKNOWN.',
  })
  changeApplication(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ChangeApplicationInput,
  ): Promise<Outcome<FundApplicationType>> {
    return this.applications.changeApplication(actor, input);
  }

  @Mutation(() => FundApplicationResult, {
    description:
      'Attaches a quote to a line. Problems: FORMAT, TOO_LARGE, NOT_A_DOCUMENT, WITH_THE_FUND, DECIDED.',
  })
  attachQuote(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AttachQuoteInput,
  ): Promise<Outcome<FundApplicationType>> {
    return this.applications.attachQuote(actor, input);
  }

  @Mutation(() => FundApplicationResult, {
    description:
      'Gives a draft to the fund. Problems: NOTHING_ASKED_FOR, QUOTE_NEEDED, SUBMITTED_BEFORE, ANSWER_NEEDED.',
  })
  submitApplication(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('idempotencyKey') idempotencyKey: string,
  ): Promise<Outcome<FundApplicationType>> {
    return this.applications.submitApplication(actor, id, idempotencyKey);
  }

  @Mutation(() => FundApplicationResult, {
    description: 'Takes an application back until it is decided. Problems: DECIDED.',
  })
  withdrawApplication(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<FundApplicationType>> {
    return this.applications.withdrawApplication(actor, id);
  }

  @Mutation(() => FundApplicationResult, {
    description: 'An officer must know more first. Problems: NOT_WITH_YOU.',
  })
  askForInformation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AskForInformationInput,
  ): Promise<Outcome<FundApplicationType>> {
    return this.applications.askForInformation(actor, input);
  }

  @Mutation(() => FundApplicationResult, {
    description: 'Answers the fund, and submits again. Problems: NO_QUESTION_OPEN, and those of submitting.',
  })
  giveInformation(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: GiveInformationInput,
  ): Promise<Outcome<FundApplicationType>> {
    return this.applications.giveInformation(actor, input);
  }

  @Mutation(() => ApplicationReasonResult, {
    description: 'Why it is asked for, in the applicant’s words. On record.',
  })
  readApplicationReason(
    @CurrentActor() actor: PersonActor,
    @Args('applicationId', { type: () => ID }) applicationId: string,
  ): Promise<Outcome<ApplicationReasonType>> {
    return this.applications.readApplicationReason(actor, applicationId);
  }

  @Mutation(() => OpenedQuoteResult, { description: 'Opens a quote. On record.' })
  openQuote(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<OpenedQuoteType>> {
    return this.applications.openQuote(actor, id);
  }
}
