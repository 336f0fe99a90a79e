import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import {
  type DeclineReason,
  DeclineReasonEnum,
  declineReasons,
  type Destination,
  DestinationEnum,
  destinations,
  type SanctuaryEndReason,
  sanctuaryEndReasons,
  Trimmed,
} from '@app/placements';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import {
  type LandlordConsent,
  landlordConsents,
  type MayKnow,
  mayKnows,
  type SanctuaryItem,
  sanctuaryItems,
} from '../domain/words';
import { type ReviewMonths, reviewMonths } from '../domain/works';
import { LandlordConsentEnum, MayKnowEnum, SanctuaryEndReasonEnum, SanctuaryItemEnum } from './enums';

const key = 'The same for every try of this act, 8 to 100 characters.';
const whichJob = { message: 'Say which job.' };
const yesOrNo = { message: 'Say yes or no.' };
const oneItem = { message: 'Choose one of the items.' };

@InputType({
  description: 'A job to be asked for: she wants to stay, and this scheme could make her home safe.',
})
export class RequestSanctuaryInput {
  @Field(() => ID, { description: 'Of the household. Its home district is where the job is.' })
  @IsUUID(undefined, { message: 'Say which household.' })
  householdId: string;

  @Field(() => ID, { description: 'Which scheme.' })
  @IsUUID(undefined, { message: 'Say which scheme.' })
  serviceId: string;

  @Field(() => LocalDateType, { description: 'The Monday of the week in which it is to start.' })
  weekStart: LocalDate;

  @Field(() => String, {
    description:
      'Where the home is, 5 to 500 characters. Sealed at once; shown to the scheme’s own workers, one by one, once it has accepted, with a reason, on record. It cannot be changed: withdraw the job and ask again.',
  })
  @Trimmed()
  @Length(5, 500, { message: 'Say where the home is in 5 to 500 characters.' })
  address: string;

  @Field(() => Boolean, { description: 'She agrees to this job and to what the scheme is told.' })
  @IsBoolean(yesOrNo)
  sheConsents: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the emergency services may be told to come at once; null: not asked.',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  flagHome?: boolean | null;

  @Field(() => [MayKnowEnum], {
    defaultValue: [],
    description: 'Who, beside the scheme, may know of the works.',
  })
  @ArrayUnique({ message: 'Name each once.' })
  @IsIn(mayKnows, { each: true, message: `Choose among ${mayKnows.join(', ')}.` })
  mayKnow: MayKnow[];

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is asked for though a safety rule could not be checked; 10 to 500 characters, kept on record with your name.',
  })
  @IsOptional()
  @Trimmed()
  @Length(10, 500, { message: 'Say in 10 to 500 characters why it is safe enough.' })
  safetyReason?: string | null;

  @Field(() => String, { description: key })
  idempotencyKey: string;
}

@InputType({ description: 'What was agreed since the job was asked for. What is left out stays as it is.' })
export class RecordSanctuaryConsentsInput {
  @Field(() => ID, { description: 'Which job.' })
  @IsUUID(undefined, whichJob)
  jobId: string;

  @Field(() => LandlordConsentEnum, { nullable: true, description: 'The landlord’s, to works in the home.' })
  @IsOptional()
  @IsIn(landlordConsents, { message: `Choose one of ${landlordConsents.join(', ')}.` })
  landlordConsent?: LandlordConsent | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the emergency services may be told.' })
  @IsOptional()
  @IsBoolean(yesOrNo)
  flagHome?: boolean | null;

  @Field(() => [MayKnowEnum], {
    nullable: true,
    description: 'Who, beside the scheme, may know of the works.',
  })
  @IsOptional()
  @ArrayUnique({ message: 'Name each once.' })
  @IsIn(mayKnows, { each: true, message: `Choose among ${mayKnows.join(', ')}.` })
  mayKnow?: MayKnow[] | null;
}

@InputType({ description: 'A scheme’s no, with one reason that counts and any that contributed.' })
export class DeclineSanctuaryInput {
  @Field(() => ID, { description: 'Which job.' })
  @IsUUID(undefined, whichJob)
  jobId: string;

  @Field(() => DeclineReasonEnum, { description: 'The one that counts.' })
  @IsIn(declineReasons, { message: 'Choose one of the reasons.' })
  primaryReason: DeclineReason;

  @Field(() => [DeclineReasonEnum], {
    defaultValue: [],
    description: 'Others, each once, without the first.',
  })
  @ArrayMaxSize(23, { message: 'Name each reason once.' })
  @IsIn(declineReasons, { message: 'Choose one of the reasons.', each: true })
  contributingReasons: DeclineReason[];

  @Field(() => String, { description: key })
  idempotencyKey: string;
}

@InputType({ description: 'An act about a job that needs a reason, which is kept on record.' })
export class SanctuaryReasonInput {
  @Field(() => ID, { description: 'Which job.' })
  @IsUUID(undefined, whichJob)
  jobId: string;

  @Field(() => String, { description: '10 to 500 characters.' })
  @Trimmed()
  @Length(10, 500, { message: 'Say why in 10 to 500 characters. It is kept on record.' })
  reason: string;
}

@InputType({
  description: 'What a survey of the home found. A later one takes the place of what is not fitted yet.',
})
export class RecordSanctuarySurveyInput {
  @Field(() => ID, { description: 'Which job.' })
  @IsUUID(undefined, whichJob)
  jobId: string;

  @Field(() => LocalDateType, { nullable: true, description: 'Default: today.' })
  surveyedOn?: LocalDate | null;

  @Field(() => [SanctuaryItemEnum], { description: 'What is to be fitted; what is fitted already stays.' })
  @ArrayMinSize(1, { message: 'Name at least one thing that is to be fitted.' })
  @ArrayUnique({ message: 'Name each item once.' })
  @IsIn(sanctuaryItems, { ...oneItem, each: true })
  items: SanctuaryItem[];

  @Field(() => String, {
    nullable: true,
    description:
      'What whoever works there must know of the building, up to 500 characters. Nothing about anybody, and not where it is.',
  })
  @IsOptional()
  @Trimmed()
  @Length(1, 500, { message: 'Write 1 to 500 characters, or leave it out.' })
  hazards?: string | null;
}

@InputType({ description: 'An item on a day.' })
export class SanctuaryItemDayInput {
  @Field(() => SanctuaryItemEnum, { description: 'What.' })
  @IsIn(sanctuaryItems, oneItem)
  item: SanctuaryItem;

  @Field(() => LocalDateType, { nullable: true, description: 'Default: today.' })
  on?: LocalDate | null;
}

@InputType({ description: 'Items that were fitted or removed.' })
export class SanctuaryItemsInput {
  @Field(() => ID, { description: 'Which job.' })
  @IsUUID(undefined, whichJob)
  jobId: string;

  @Field(() => [SanctuaryItemDayInput], { description: 'Each once.' })
  @ArrayMinSize(1, { message: 'Name at least one item.' })
  @ArrayMaxSize(sanctuaryItems.length, { message: 'Name each item once.' })
  @ArrayUnique((each: SanctuaryItemDayInput) => each.item, { message: 'Name each item once.' })
  @ValidateNested({ each: true })
  @Type(() => SanctuaryItemDayInput)
  items: SanctuaryItemDayInput[];

  @Field(() => String, { description: key })
  idempotencyKey: string;
}

@InputType({ description: 'A review that was held.' })
export class RecordSanctuaryReviewInput {
  @Field(() => ID, { description: 'Which job.' })
  @IsUUID(undefined, whichJob)
  jobId: string;

  @Field(() => Int, { description: '3 or 6.' })
  @IsIn(reviewMonths, { message: 'Reviews are at 3 and 6 months.' })
  months: ReviewMonths;

  @Field(() => LocalDateType, { nullable: true, description: 'Default: today.' })
  heldOn?: LocalDate | null;

  @Field(() => Boolean, { description: 'Whether they are still safe there.' })
  @IsBoolean(yesOrNo)
  stillSafe: boolean;

  @Field(() => Boolean, { description: 'Whether they need support still.' })
  @IsBoolean(yesOrNo)
  supportNeeded: boolean;
}

@InputType({ description: 'Support at home has ended.' })
export class EndSanctuaryInput {
  @Field(() => ID, { description: 'Which job.' })
  @IsUUID(undefined, whichJob)
  jobId: string;

  @Field(() => LocalDateType, { nullable: true, description: 'Default: today.' })
  endedOn?: LocalDate | null;

  @Field(() => SanctuaryEndReasonEnum, { description: 'Why.' })
  @IsIn(sanctuaryEndReasons, { message: 'Say why support ended.' })
  reason: SanctuaryEndReason;

  @Field(() => DestinationEnum, { description: 'Where they live from then on: mostly HOME_SAFE.' })
  @IsIn(destinations, { message: 'Say where they live from then on, or NOT_KNOWN.' })
  destination: Destination;

  @Field(() => String, { description: key })
  idempotencyKey: string;
}
