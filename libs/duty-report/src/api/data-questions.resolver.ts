import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataQuestions } from '../data-questions';
import { AskAboutDataInput, DataQuestionPageType, DataQuestionType } from './data-question.type';

const AskAboutDataResult = resultOf('AskAboutDataResult', DataQuestionType);
const SettleDataQuestionResult = resultOf('SettleDataQuestionResult', DataQuestionType);

@Resolver(() => DataQuestionType)
export class DataQuestionsResolver {
  constructor(private readonly questions: DataQuestions) {}

  @Query(() => DataQuestionPageType, { description: 'What authorities ask your organisation, newest first.' })
  dataQuestions(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<DataQuestionType>> {
    return this.questions.dataQuestions(actor, args);
  }

  @Mutation(() => AskAboutDataResult, {
    description: 'Asks a provider about a gap in its record. Problems: NO_GAP, ASKED_ALREADY.',
  })
  askAboutData(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AskAboutDataInput,
  ): Promise<Outcome<DataQuestionType>> {
    return this.questions.askAboutData(actor, input);
  }

  @Mutation(() => SettleDataQuestionResult, {
    description: 'Says that a record was put right, or needs nothing. Problems: SETTLED.',
  })
  settleDataQuestion(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<DataQuestionType>> {
    return this.questions.settleDataQuestion(actor, id);
  }
}
