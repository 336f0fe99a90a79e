import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Awards } from '../awards';
import { DecideApplicationInput, ReleaseAwardInput } from './application.input';
import { AwardLinePageType, AwardLineType, type FundApplicationType } from './application.type';
import { FundApplicationResult } from './applications.resolver';
import { CommittedWaitingType } from './budget.type';

const AwardLineResult = resultOf('AwardLineResult', AwardLineType);
const CommittedWaitingResult = resultOf('CommittedWaitingResult', CommittedWaitingType);

@Resolver()
export class AwardsResolver {
  constructor(private readonly awards: Awards) {}

  @Query(() => AwardLinePageType, {
    description: 'What was awarded to your organisation, or by your fund. Newest first.',
  })
  awardLines(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
    @Args('toInvoice', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Only what is committed and has no invoice yet.',
    })
    toInvoice: boolean,
  ): Promise<Page<AwardLineType>> {
    return this.awards.awardLines(actor, args, toInvoice);
  }

  @Mutation(() => FundApplicationResult, {
    description:
      'An officer decides, line by line, within the limit; awards and their money together. Problems: REASON_NEEDED, MORE_THAN_ASKED, LINE_MISSING, LINE_UNKNOWN, OFFICERS_REASON_NEEDED, OUT_OF_SCOPE, NEEDS_PANEL, NO_BUDGET, NOT_WITH_YOU.',
  })
  decideApplication(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DecideApplicationInput,
  ): Promise<Outcome<FundApplicationType>> {
    return this.awards.decideApplication(actor, input);
  }

  @Mutation(() => CommittedWaitingResult, {
    description: 'Commits what waits for funds in a budget, whoever waits longest first.',
  })
  commitWaiting(
    @CurrentActor() actor: PersonActor,
    @Args('budgetId', { type: () => ID }) budgetId: string,
  ): Promise<Outcome<CommittedWaitingType>> {
    return this.awards.commitWaiting(actor, budgetId);
  }

  @Mutation(() => AwardLineResult, {
    description:
      'Gives money of an awarded line back to the fund. Problems: NOTHING_TO_RELEASE, MORE_THAN_THERE_IS, WHOLE_ONLY.',
  })
  releaseAward(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ReleaseAwardInput,
  ): Promise<Outcome<AwardLineType>> {
    return this.awards.releaseAward(actor, input);
  }
}
