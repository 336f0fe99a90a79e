import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate, Pence } from '@app/kernel';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ApplicationStatus } from '../domain/applying';
import type { DecisionOutcome } from '../domain/deciding';
import type { ItemCategory, Route, Stream } from '../domain/words';
import {
  ApplicationStatusEnum,
  DecisionOutcomeEnum,
  FundRouteEnum,
  FundStreamEnum,
  ItemCategoryEnum,
} from './fund.enums';

@ObjectType('FundQuote', {
  description: 'A quote that is attached to a line. Its content is opened by one named act, on record.',
})
export class QuoteType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'By its content: application/pdf, image/png or image/jpeg.' })
  readonly contentType: string;

  @Field(() => Int, { description: 'Of the file.' })
  readonly sizeBytes: number;

  @Field(() => String, { description: 'Of the file, in 64 hexadecimal digits.' })
  readonly sha256: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly attachedAt: Date;

  @Field(() => Boolean, {
    description: 'The same file is attached to another line of this fund, by whatever name.',
  })
  readonly sameFileElsewhere: boolean;
}

@ObjectType('FundApplicationLine', {
  description: 'One thing that is asked for, and what was decided of it.',
})
export class FundApplicationLineType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ItemCategoryEnum, { description: 'What kind.' })
  readonly category: ItemCategory;

  @Field(() => String, { description: 'What.' })
  readonly what: string;

  @Field(() => String, { description: 'Who supplies it.' })
  readonly supplier: string;

  @Field(() => Int, { description: 'Without VAT. Whole pence.' })
  readonly netPence: Pence;

  @Field(() => Int, { description: 'VAT.' })
  readonly vatPence: Pence;

  @Field(() => Int, { description: 'Both together: what is asked for.' })
  readonly grossPence: Pence;

  @Field(() => QuoteType, { nullable: true, description: 'What is attached.' })
  readonly quote: QuoteType | null;

  @Field(() => Int, { nullable: true, description: 'What is awarded; null: not decided.' })
  readonly awardedPence: Pence | null;

  @Field(() => String, { nullable: true, description: 'Why less than asked for.' })
  readonly cutBecause: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why a category is allowed that needs an officer’s word.',
  })
  readonly allowedBecause: string | null;

  @Field(() => ID, { nullable: true, description: 'The awarded line; null: nothing was awarded.' })
  readonly awardLineId: string | null;

  @Field(() => Boolean, { description: 'Approved, waiting for funds.' })
  readonly waitingForFunds: boolean;

  @Field(() => Int, { description: 'Committed and not yet paid.' })
  readonly committedPence: Pence;

  @Field(() => Int, { description: 'In a payment run.' })
  readonly inPaymentPence: Pence;

  @Field(() => Int, { description: 'Paid.' })
  readonly paidPence: Pence;

  @Field(() => Int, { description: 'Not wanted after all, and given back to the fund.' })
  readonly releasedPence: Pence;

  @Field(() => Boolean, { description: 'Its invoice is recorded: it is payable.' })
  readonly invoiced: boolean;
}

@ObjectType('FundQuestion', {
  description: 'What the fund must know before it decides. The answer is opened with the reason.',
})
export class FundQuestionType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'In the fund’s words.' })
  readonly question: string;

  @Field(() => InstantType, { description: 'When.' })
  readonly askedAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'Null: not yet.' })
  readonly answeredAt: Date | null;
}

@ObjectType('FundDecision', { description: 'What was decided, under which limit or quorum.' })
export class FundDecisionType {
  @Field(() => DecisionOutcomeEnum, { description: 'How.' })
  readonly outcome: DecisionOutcome;

  @Field(() => Boolean, { description: 'The panel decided; else an officer.' })
  readonly byPanel: boolean;

  @Field(() => InstantType, { description: 'When.' })
  readonly decidedAt: Date;

  @Field(() => Int, { description: 'All that was awarded.' })
  readonly awardedPence: Pence;

  @Field(() => Int, {
    nullable: true,
    description: 'How far an officer could go that day; for the fund alone.',
  })
  readonly officerLimitPence: Pence | null;

  @Field(() => Int, { nullable: true, description: 'Votes that the panel needed.' })
  readonly quorum: number | null;
}

@ObjectType('FundPastHelp', {
  description:
    'What the household had from this fund by both routes, in counts and sums, and what can be decided now. For the fund alone.',
})
export class FundPastHelpType {
  @Field(() => Int, { description: 'Awards in the rolling months.' })
  readonly awards: number;

  @Field(() => Float, { description: 'What they come to, less what was given back.' })
  readonly pence: Pence;

  @Field(() => [ItemCategoryEnum], {
    description: 'Categories asked for that it was awarded lately. Fleeing is a reason to allow it.',
  })
  readonly sameCategories: readonly ItemCategory[];

  @Field(() => [String], {
    description:
      'References of what else is asked for the same household and is not decided, as far as the reader may see.',
  })
  readonly otherOpen: readonly string[];

  @Field(() => Int, { description: 'How far an officer can go.' })
  readonly officerLimitPence: Pence;

  @Field(() => Boolean, {
    description: 'Past help and all that is asked for are within it: else the panel decides.',
  })
  readonly withinOfficersLimit: boolean;

  @Field(() => ID, { nullable: true, description: 'This year’s budget of the stream; null: there is none.' })
  readonly budgetId: string | null;

  @Field(() => Float, { nullable: true, description: 'What is left in it.' })
  readonly availablePence: Pence | null;
}

@ObjectType('FundApplication', {
  description:
    'An organisation asks a fund for what a household needs. The fund reads no name, no need and no id of the household.',
})
export class FundApplicationType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'To speak of it by.' })
  readonly reference: string;

  @Field(() => String, { description: 'The authority whose fund it is.' })
  readonly fund: string;

  @Field(() => String, { description: 'The organisation that asks.' })
  readonly sentBy: string;

  @Field(() => ID, { nullable: true, description: 'For the applicant alone.' })
  readonly householdId: string | null;

  @Field(() => ID, { nullable: true, description: 'For the applicant alone.' })
  readonly placementId: string | null;

  @Field(() => ID, { nullable: true, description: 'For the applicant alone.' })
  readonly episodeId: string | null;

  @Field(() => String, { description: 'To speak of the household by.' })
  readonly householdReference: string;

  @Field(() => FundStreamEnum, { description: 'To leave, or to stay or settle.' })
  readonly stream: Stream;

  @Field(() => ApplicationStatusEnum, { description: 'Where it stands.' })
  readonly status: ApplicationStatus;

  @Field(() => InstantType, { description: 'When it was drafted.' })
  readonly madeAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'When it was last submitted.' })
  readonly submittedAt: Date | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The last day of the target.' })
  readonly decideBy: LocalDate | null;

  @Field(() => Boolean, { description: 'With the fund for longer than the target.' })
  readonly overdue: boolean;

  @Field(() => Int, { description: 'All that is asked for.' })
  readonly requestedPence: Pence;

  @Field(() => Boolean, { description: 'Some awarded line waits for money.' })
  readonly waitingForFunds: boolean;

  @Field(() => [FundApplicationLineType], { description: 'In order.' })
  readonly lines: readonly FundApplicationLineType[];

  @Field(() => [FundQuestionType], { description: 'By when they were asked.' })
  readonly questions: readonly FundQuestionType[];

  @Field(() => FundDecisionType, { nullable: true, description: 'Null: not decided.' })
  readonly decision: FundDecisionType | null;

  @Field(() => FundPastHelpType, { nullable: true, description: 'Null to the applicant.' })
  readonly pastHelp: FundPastHelpType | null;

  @Field(() => ID, { nullable: true, description: 'The case that the panel has; null to the applicant.' })
  readonly panelCaseId: string | null;
}

@ObjectType('AnsweredQuestion', { description: 'A question of the fund with its answer.' })
export class AnsweredQuestionType {
  @Field(() => String, { description: 'What was asked.' })
  readonly question: string;

  @Field(() => String, { nullable: true, description: 'In the applicant’s words.' })
  readonly answer: string | null;
}

@ObjectType('ApplicationReason', {
  description: 'Why something is asked for, in the applicant’s words. Whoever reads it is on record.',
})
export class ApplicationReasonType {
  @Field(() => ID, { description: 'The application.' })
  readonly id: string;

  @Field(() => String, { description: 'In the applicant’s words.' })
  readonly why: string;

  @Field(() => [AnsweredQuestionType], { description: 'By when they were asked.' })
  readonly answers: readonly AnsweredQuestionType[];
}

@ObjectType('OpenedQuote', { description: 'The content of a quote. Whoever opens it is on record.' })
export class OpenedQuoteType {
  @Field(() => ID, { description: 'The quote.' })
  readonly id: string;

  @Field(() => String, { description: 'By its content.' })
  readonly contentType: string;

  @Field(() => String, { description: 'Base64.' })
  readonly content: string;
}

@ObjectType('AwardLine', {
  description: 'One thing that was awarded, by either route, and where its money is.',
})
export class AwardLineType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { description: 'From which budget.' })
  readonly budgetId: string;

  @Field(() => FundRouteEnum, { description: 'By which route.' })
  readonly route: Route;

  @Field(() => String, { nullable: true, description: 'Of the application it came from.' })
  readonly reference: string | null;

  @Field(() => String, { description: 'The organisation that asked.' })
  readonly awardedTo: string;

  @Field(() => ID, { description: 'The organisation that asked.' })
  readonly awardedToId: string;

  @Field(() => ItemCategoryEnum, { description: 'What kind.' })
  readonly category: ItemCategory;

  @Field(() => String, { description: 'Who supplies it.' })
  readonly supplier: string;

  @Field(() => Float, { description: 'What was awarded. Whole pence.' })
  readonly awardedPence: Pence;

  @Field(() => Float, { description: 'Committed and not yet in a payment run.' })
  readonly committedPence: Pence;

  @Field(() => Float, { description: 'In a payment run.' })
  readonly inPaymentPence: Pence;

  @Field(() => Float, { description: 'Paid.' })
  readonly paidPence: Pence;

  @Field(() => Float, { description: 'Given back to the fund.' })
  readonly releasedPence: Pence;

  @Field(() => Boolean, { description: 'No money is committed for it yet.' })
  readonly waitingForFunds: boolean;

  @Field(() => InstantType, { description: 'When.' })
  readonly awardedAt: Date;

  @Field(() => ID, { nullable: true, description: 'The invoice that made it payable.' })
  readonly invoiceId: string | null;
}

export const FundApplicationPageType = pageType(FundApplicationType, 'FundApplicationPage');
export const AwardLinePageType = pageType(AwardLineType, 'AwardLinePage');
