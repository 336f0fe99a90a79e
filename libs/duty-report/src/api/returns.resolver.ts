import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DutyDashboards } from '../dashboards';
import { ReturnReports } from '../reports';
import { Returns } from '../returns';
import { DutyDashboardType } from './dashboard.type';
import {
  AnswerReturnQuestionsInput,
  ConfirmReturnSettingInput,
  OpenReturnInput,
  RecordOutsideFigureInput,
  ReopenReturnInput,
  ReviewReturnInput,
  SetReturnSettingInput,
  SubmitReturnInput,
} from './return.input';
import {
  DutyReturnType,
  DutyReturnYearType,
  OpenedRowPageType,
  type OpenedRowType,
  ReturnChangesType,
  ReturnGapPageType,
  type ReturnGapType,
} from './return.type';

const OpenReturnResult = resultOf('OpenReturnResult', DutyReturnType);
const ReopenReturnResult = resultOf('ReopenReturnResult', DutyReturnType);
const AnswerReturnQuestionsResult = resultOf('AnswerReturnQuestionsResult', DutyReturnType);
const SetReturnSettingResult = resultOf('SetReturnSettingResult', DutyReturnType);
const ConfirmReturnSettingResult = resultOf('ConfirmReturnSettingResult', DutyReturnType);
const RecordOutsideFigureResult = resultOf('RecordOutsideFigureResult', DutyReturnType);
const WithdrawOutsideFigureResult = resultOf('WithdrawOutsideFigureResult', DutyReturnType);
const ReviewReturnResult = resultOf('ReviewReturnResult', DutyReturnType);
const SubmitReturnResult = resultOf('SubmitReturnResult', DutyReturnType);

const code = { type: () => String, description: 'ONS code of your authority, such as E10000012.' };
const aYear = { type: () => String, description: 'Such as 2025-26.' };

@Resolver(() => DutyReturnType)
export class ReturnsResolver {
  constructor(
    private readonly returns: Returns,
    private readonly reports: ReturnReports,
    private readonly dashboards: DutyDashboards,
  ) {}

  @Query(() => [DutyReturnYearType], {
    description:
      'The years of your authority that have begun and have a form, the latest first. Counts nothing.',
  })
  dutyReturns(@CurrentActor() actor: PersonActor): Promise<readonly DutyReturnYearType[]> {
    return this.reports.dutyReturns(actor);
  }

  @Query(() => DutyDashboardType, {
    nullable: true,
    description:
      'A year of your authority in few figures, of months that are over. Null when it is not yours, or no month is over.',
  })
  dutyDashboard(
    @CurrentActor() actor: PersonActor,
    @Args('authorityCode', code) authorityCode: string,
    @Args('year', aYear) year: string,
  ): Promise<DutyDashboardType | null> {
    return this.dashboards.dutyDashboard(actor, authorityCode, year);
  }

  @Query(() => DutyReturnType, {
    nullable: true,
    description: 'The annual duty return of your authority; null when it is not yours.',
  })
  dutyReturn(
    @CurrentActor() actor: PersonActor,
    @Args('authorityCode', code) authorityCode: string,
    @Args('year', aYear) year: string,
    @Args('version', { type: () => Int, nullable: true, description: 'Left out: the latest.' })
    version?: number | null,
  ): Promise<DutyReturnType | null> {
    return this.reports.dutyReturn(actor, authorityCode, year, version);
  }

  @Query(() => OpenedRowPageType, {
    nullable: true,
    description: 'The rows that a figure counts, for a data officer. On record. Null when it is not yours.',
  })
  returnRows(
    @CurrentActor() actor: PersonActor,
    @Args('authorityCode', code) authorityCode: string,
    @Args('year', aYear) year: string,
    @Args('figure', { type: () => String, description: 'Table, row and column: T4 WOMEN TOTAL.' })
    figure: string,
    @Args() args: PageArgs,
  ): Promise<Page<OpenedRowType> | null> {
    return this.reports.returnRows(actor, { authorityCode, year, figure }, args);
  }

  @Query(() => ReturnGapPageType, {
    nullable: true,
    description:
      'What is missing or contradicts itself, record by record. On record. Null when it is not yours.',
  })
  returnGaps(
    @CurrentActor() actor: PersonActor,
    @Args('authorityCode', code) authorityCode: string,
    @Args('year', aYear) year: string,
    @Args() args: PageArgs,
  ): Promise<Page<ReturnGapType> | null> {
    return this.reports.returnGaps(actor, authorityCode, year, args);
  }

  @Query(() => ReturnChangesType, {
    nullable: true,
    description: 'Why the return differs from what was sent; null when nothing was sent, or it is not yours.',
  })
  returnChanges(
    @CurrentActor() actor: PersonActor,
    @Args('authorityCode', code) authorityCode: string,
    @Args('year', aYear) year: string,
  ): Promise<ReturnChangesType | null> {
    return this.reports.returnChanges(actor, authorityCode, year);
  }

  @Mutation(() => OpenReturnResult, {
    description:
      'Opens the return of a year. Problems: UNKNOWN_YEAR, YEAR_NOT_BEGUN, NO_FORM, RETURN_IN_HAND, RETURN_SUBMITTED.',
  })
  openReturn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: OpenReturnInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.openReturn(actor, input);
  }

  @Mutation(() => ReopenReturnResult, {
    description: 'Opens a return again that was submitted, as another version. Problems: RETURN_IN_HAND.',
  })
  reopenReturn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ReopenReturnInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.reopenReturn(actor, input);
  }

  @Mutation(() => AnswerReturnQuestionsResult, {
    description:
      'Answers questions of the form, all that are given or none. Problems: RETURN_SUBMITTED, CHOICE, FORMAT, LENGTH.',
  })
  answerReturnQuestions(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: AnswerReturnQuestionsInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.answerReturnQuestions(actor, input);
  }

  @Mutation(() => SetReturnSettingResult, {
    description: 'Sets by what a return is counted. Problems: RETURN_SUBMITTED, CHOICE.',
  })
  setReturnSetting(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetReturnSettingInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.setReturnSetting(actor, input);
  }

  @Mutation(() => ConfirmReturnSettingResult, {
    description: 'Confirms a setting in your name. Problems: RETURN_SUBMITTED, CHOICE, SETTING_CHANGED.',
  })
  confirmReturnSetting(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ConfirmReturnSettingInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.confirmReturnSetting(actor, input);
  }

  @Mutation(() => RecordOutsideFigureResult, {
    description: 'Enters a figure of services outside Hearth. Problems: RETURN_SUBMITTED, CHOICE.',
  })
  recordOutsideFigure(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: RecordOutsideFigureInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.recordOutsideFigure(actor, input);
  }

  @Mutation(() => WithdrawOutsideFigureResult, {
    description: 'Takes a figure from outside back. Problems: RETURN_SUBMITTED.',
  })
  withdrawOutsideFigure(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.withdrawOutsideFigure(actor, id);
  }

  @Mutation(() => ReviewReturnResult, {
    description:
      'Says that the return is right, by somebody who did not prepare it. Problems: SAME_PERSON, FIGURES_CHANGED, YEAR_NOT_ENDED, SETTING_ASSUMED, NOT_ANSWERED, ROWS_CONTRADICT, RETURN_SUBMITTED.',
  })
  reviewReturn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: ReviewReturnInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.reviewReturn(actor, input);
  }

  @Mutation(() => SubmitReturnResult, {
    description:
      'Sends what was reviewed. Problems: NOT_REVIEWED, FIGURES_CHANGED, YEAR_NOT_ENDED, SETTING_ASSUMED, NOT_ANSWERED, ROWS_CONTRADICT, RETURN_SUBMITTED.',
  })
  submitReturn(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SubmitReturnInput,
  ): Promise<Outcome<DutyReturnType>> {
    return this.returns.submitReturn(actor, input);
  }
}
