import { enumOf, InstantType, LocalDateType, pageType, ProblemType } from '@app/graphql';
import type { LocalDate, Problem } from '@app/kernel';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { questionTypes, type QuestionType } from '../domain/form';
import { type GapCode, gapCodes } from '../domain/gaps';
import { type Standing, standings } from '../domain/settings';

/** NOT_OPENED: nobody opened a version; what is shown is what one would count. */
export const shownStatuses = ['NOT_OPENED', 'DRAFT', 'REVIEWED', 'SUBMITTED'] as const;
export type ShownStatus = (typeof shownStatuses)[number];

const StatusEnum = enumOf(shownStatuses, 'ReturnStatus', 'What became of a version of a return.');
const QuestionTypeEnum = enumOf(questionTypes, 'ReturnQuestionType', 'How a question is answered.');
const StandingEnum = enumOf(
  standings,
  'ReturnSettingStanding',
  'Whether a named person confirmed a setting.',
);
const gapCodeWords = Object.keys(gapCodes) as GapCode[];
export const GapCodeEnum = enumOf(gapCodeWords, 'ReturnGapCode', 'What is missing or contradicts itself.');

@ObjectType('ReturnLine', { description: 'A column of a table.' })
export class ReturnLineType {
  @Field(() => String, { description: 'A fixed word for programs.' })
  readonly id: string;

  @Field(() => String, { description: 'For reading.' })
  readonly label: string;

  @Field(() => Boolean, {
    description: 'The label is a working one: the government’s own could not be read.',
  })
  readonly provisional: boolean;

  @Field(() => Boolean, {
    description: 'A figure from outside may be entered in it: it is no total, and has figures.',
  })
  readonly takesOutside: boolean;
}

@ObjectType('ReturnRow', { description: 'A row of a table with its figures.' })
export class ReturnRowType extends ReturnLineType {
  @Field(() => String, { description: 'The question it answers, such as T3.1.' })
  readonly question: string;

  @Field(() => Boolean, { description: 'It must be answered.' })
  readonly mandatory: boolean;

  @Field(() => [Float], {
    nullable: 'items',
    description: 'Exact figures, one for each column; null: there is no such figure.',
  })
  readonly cells: readonly (number | null)[];
}

@ObjectType('ReturnTable', { description: 'A table of the return.' })
export class ReturnTableType {
  @Field(() => String, { description: 'Such as T3.' })
  readonly id: string;

  @Field(() => String, { description: 'For reading.' })
  readonly title: string;

  @Field(() => String, { description: 'What is counted, such as households.' })
  readonly unit: string;

  @Field(() => Boolean, { description: 'The title is a working one.' })
  readonly provisional: boolean;

  @Field(() => Boolean, { description: 'It is part of what is sent; otherwise it is seen here alone.' })
  readonly sent: boolean;

  @Field(() => Boolean, { description: 'Figures from outside may be entered in it.' })
  readonly takesOutside: boolean;

  @Field(() => [String], { description: 'How it is counted.' })
  readonly notes: readonly string[];

  @Field(() => [ReturnLineType], { description: 'In order.' })
  readonly columns: readonly ReturnLineType[];

  @Field(() => [ReturnRowType], { description: 'In order.' })
  readonly rows: readonly ReturnRowType[];
}

@ObjectType('ReturnSettingChoice', { description: 'What a setting can be.' })
export class ReturnSettingChoiceType {
  @Field(() => String, { description: 'A fixed word for programs.' })
  readonly value: string;

  @Field(() => String, { description: 'For reading.' })
  readonly meaning: string;
}

@ObjectType('ReturnSetting', { description: 'By what the return is counted.' })
export class ReturnSettingType {
  @Field(() => String, { description: 'A fixed word for programs.' })
  readonly name: string;

  @Field(() => String, { description: 'What it decides.' })
  readonly title: string;

  @Field(() => String, { description: 'A fixed word for programs.' })
  readonly value: string;

  @Field(() => String, { description: 'The value, for reading.' })
  readonly meaning: string;

  @Field(() => [String], { description: 'What it can be; the first is the default.' })
  readonly values: readonly string[];

  @Field(() => [ReturnSettingChoiceType], { description: 'The same, each with what it means.' })
  readonly choices: readonly ReturnSettingChoiceType[];

  @Field(() => StandingEnum, { description: 'ASSUMED ones keep the return from being sent.' })
  readonly standing: Standing;

  @Field(() => String, { nullable: true, description: 'How it is known; null while it is assumed.' })
  readonly source: string | null;
}

@ObjectType('ReturnQuestion', { description: 'A question that people answer: governance, or the narrative.' })
export class ReturnQuestionType {
  @Field(() => String, { description: 'Such as T1.BOARD_IN_PLACE.' })
  readonly id: string;

  @Field(() => String, { description: 'The question.' })
  readonly label: string;

  @Field(() => QuestionTypeEnum, { description: 'How it is answered.' })
  readonly type: QuestionType;

  @Field(() => Boolean, { description: 'The return cannot be sent without an answer.' })
  readonly mandatory: boolean;

  @Field(() => Boolean, { description: 'The words are working ones.' })
  readonly provisional: boolean;

  @Field(() => String, { nullable: true, description: 'The answer; null: none yet.' })
  readonly answer: string | null;
}

@ObjectType('OutsideFigure', { description: 'A figure of services outside Hearth. Not de-duplicated.' })
export class OutsideFigureType {
  @Field(() => ID, { nullable: true, description: 'Opaque; null in what was sent.' })
  readonly id: string | null;

  @Field(() => String, { description: 'Table, row and column.' })
  readonly figure: string;

  @Field(() => Int, { description: 'How many.' })
  readonly value: number;

  @Field(() => String, { description: 'Whose figure it is.' })
  readonly source: string;

  @Field(() => Int, { description: 'Its share of the figure with it, in percent.' })
  readonly sharePercent: number;
}

@ObjectType('ReturnGapCount', { description: 'How many records of a provider have a gap.' })
export class ReturnGapCountType {
  @Field(() => String, { description: 'Whose records.' })
  readonly providerName: string;

  @Field(() => GapCodeEnum, { description: 'What is missing.' })
  readonly code: GapCode;

  @Field(() => String, { description: 'For reading.' })
  readonly message: string;

  @Field(() => Boolean, { description: 'The return cannot be sent while it stands.' })
  readonly error: boolean;

  @Field(() => Int, { description: 'Records.' })
  readonly records: number;
}

@ObjectType('ReturnVersion', { description: 'A version of a return.' })
export class ReturnVersionType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => Int, { description: 'From 1.' })
  readonly version: number;

  @Field(() => StatusEnum, { description: 'What became of it.' })
  readonly status: ShownStatus;

  @Field(() => String, { nullable: true, description: 'Why it was opened again; null for the first.' })
  readonly because: string | null;

  @Field(() => InstantType, { nullable: true, description: 'When it was sent.' })
  readonly submittedAt: Date | null;
}

@ObjectType('DutyReturnYear', {
  description: 'A year that an authority makes a return of, and what became of the latest version.',
})
export class DutyReturnYearType {
  @Field(() => String, { description: 'ONS code.' })
  readonly authorityCode: string;

  @Field(() => String, { description: 'For reading.' })
  readonly authorityName: string;

  @Field(() => String, { description: 'Such as 2025-26.' })
  readonly year: string;

  @Field(() => LocalDateType, { description: '1 April.' })
  readonly from: LocalDate;

  @Field(() => LocalDateType, { description: '31 March.' })
  readonly to: LocalDate;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The last day of its last month that is over; null while the first one runs.',
  })
  readonly monthsOverTo: LocalDate | null;

  @Field(() => Boolean, { description: 'The year is over; until then it is not reviewed or sent.' })
  readonly yearHasEnded: boolean;

  @Field(() => StatusEnum, { description: 'What became of it.' })
  readonly status: ShownStatus;

  @Field(() => Int, { nullable: true, description: 'From 1; null: nobody opened one.' })
  readonly version: number | null;

  @Field(() => InstantType, { nullable: true, description: 'When it was sent.' })
  readonly submittedAt: Date | null;
}

@ObjectType('DutyReturn', {
  description:
    'The annual return on the duty of Part 4 of the Domestic Abuse Act 2021, of one authority and year. Exact figures, for the authority’s own people: not for publication. Holds no row of anybody.',
})
export class DutyReturnType {
  @Field(() => ID, { nullable: true, description: 'Of the version shown; null: nobody opened one.' })
  readonly id: string | null;

  @Field(() => String, { description: 'ONS code.' })
  readonly authorityCode: string;

  @Field(() => String, { description: 'For reading.' })
  readonly authorityName: string;

  @Field(() => String, { description: 'Such as 2025-26: 1 April to 31 March.' })
  readonly year: string;

  @Field(() => Int, { nullable: true, description: 'From 1; null: nobody opened one.' })
  readonly version: number | null;

  @Field(() => StatusEnum, { description: 'What became of it.' })
  readonly status: ShownStatus;

  @Field(() => [ReturnVersionType], { description: 'All, the latest first.' })
  readonly versions: readonly ReturnVersionType[];

  @Field(() => String, { description: 'The form it is on.' })
  readonly formVersion: string;

  @Field(() => LocalDateType, { description: 'The last day that is counted: of a year that runs, today.' })
  readonly countedTo: LocalDate;

  @Field(() => Boolean, { description: 'The year is over; until then, these are figures so far.' })
  readonly yearHasEnded: boolean;

  @Field(() => String, { description: 'SHA-256 of figures, settings, answers and version of the form.' })
  readonly sha256: string;

  @Field(() => InstantType, {
    nullable: true,
    description: 'When somebody who did not prepare it said that it is right; null: nobody has.',
  })
  readonly reviewedAt: Date | null;

  @Field(() => [ProblemType], {
    description: 'What keeps it from being sent, as submitReturn would say it; empty once it was sent.',
  })
  readonly inTheWay: readonly Problem[];

  @Field(() => Boolean, {
    description: 'What was sent would count otherwise now. False for what was not sent.',
  })
  readonly changedSince: boolean;

  @Field(() => [ReturnSettingType], { description: 'All.' })
  readonly settings: readonly ReturnSettingType[];

  @Field(() => [ReturnQuestionType], { description: 'All.' })
  readonly questions: readonly ReturnQuestionType[];

  @Field(() => [OutsideFigureType], { description: 'As they were entered.' })
  readonly outsideFigures: readonly OutsideFigureType[];

  @Field(() => [ReturnTableType], { description: 'In order. As sent, when it was.' })
  readonly tables: readonly ReturnTableType[];

  @Field(() => [ReturnGapCountType], {
    description: 'By provider; the records themselves are for data officers.',
  })
  readonly gaps: readonly ReturnGapCountType[];
}

@ObjectType('OpenedRow', {
  description: 'A row behind a figure: a reference, days and what counted. Names nobody.',
})
export class OpenedRowType {
  @Field(() => String, {
    description: 'EPISODE, PERSON, REFERRAL, SANCTUARY_JOB, UNIT, SERVICE or UNMET_DAY.',
  })
  readonly kind: string;

  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'To speak of it by.' })
  readonly reference: string;

  @Field(() => String, { nullable: true, description: 'Whose record it is.' })
  readonly providerName: string | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day it began, was sent or happened.' })
  readonly from: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day it ended or was declined.' })
  readonly until: LocalDate | null;

  @Field(() => String, { description: 'What counted.' })
  readonly counted: string;
}
export const OpenedRowPageType = pageType(OpenedRowType, 'OpenedRowPage');

@ObjectType('ReturnGap', {
  description: 'What is missing in one record, by provider and field. Names nobody.',
})
export class ReturnGapType {
  @Field(() => GapCodeEnum, { description: 'What.' })
  readonly code: GapCode;

  @Field(() => String, { description: 'Whose record it is.' })
  readonly providerName: string;

  @Field(() => String, { description: 'EPISODE, REFERRAL or SERVICE.' })
  readonly subjectKind: string;

  @Field(() => ID, { description: 'Of the record.' })
  readonly subjectId: string;

  @Field(() => String, { description: 'To speak of the record by.' })
  readonly reference: string;

  @Field(() => String, { description: 'Which field.' })
  readonly field: string;

  @Field(() => String, { description: 'For reading.' })
  readonly message: string;

  @Field(() => Boolean, { description: 'The return cannot be sent while it stands.' })
  readonly error: boolean;

  @Field(() => InstantType, { nullable: true, description: 'When its provider was asked; null: it was not.' })
  readonly askedAt: Date | null;
}
export const ReturnGapPageType = pageType(ReturnGapType, 'ReturnGapPage');

@ObjectType('FigureChange', { description: 'A figure that differs from what was sent.' })
export class FigureChangeType {
  @Field(() => String, { description: 'Table, row and column.' })
  readonly figure: string;

  @Field(() => Float, { nullable: true, description: 'As sent.' })
  readonly before: number | null;

  @Field(() => Float, { nullable: true, description: 'In the version shown.' })
  readonly now: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Rows that count now and did not; null: not for your role.',
  })
  readonly rowsAdded: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Rows that counted and do not now; null: not for your role.',
  })
  readonly rowsRemoved: number | null;
}

@ObjectType('WordChange', { description: 'A setting or an answer that differs from what was sent.' })
export class WordChangeType {
  @Field(() => String, { description: 'Which.' })
  readonly what: string;

  @Field(() => String, { nullable: true, description: 'As sent.' })
  readonly before: string | null;

  @Field(() => String, { nullable: true, description: 'In the version shown.' })
  readonly now: string | null;
}

@ObjectType('ReturnChanges', {
  description: 'What differs between the version that was sent last and the one in hand.',
})
export class ReturnChangesType {
  @Field(() => Int, { description: 'The version that was sent.' })
  readonly fromVersion: number;

  @Field(() => Int, { nullable: true, description: 'The later version; null: as it would count now.' })
  readonly toVersion: number | null;

  @Field(() => String, { nullable: true, description: 'Why the later version was opened.' })
  readonly because: string | null;

  @Field(() => [FigureChangeType], { description: 'In the form’s order.' })
  readonly figures: readonly FigureChangeType[];

  @Field(() => [WordChangeType], { description: 'By name.' })
  readonly settings: readonly WordChangeType[];

  @Field(() => [WordChangeType], { description: 'By question.' })
  readonly answers: readonly WordChangeType[];
}
