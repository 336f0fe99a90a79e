import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { type ConnectionNature, connectionNatures } from '../domain/conflicts';
import { type Vote, votes } from '../domain/panel-outcome';
import { LineAwardInput } from './application.input';
import { ConnectionNatureEnum, VoteEnum } from './fund.enums';
import { Trimmed } from './trimmed';

@InputType({ description: 'An application is put to the panel with a recommendation, line by line.' })
export class ReferToPanelInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which application.' })
  applicationId: string;

  @Field(() => [ID], {
    description: 'Whom to ask: at least as many as the setting PANEL_MEMBERS says, a chair among them.',
  })
  @ArrayMaxSize(15, { message: 'Ask up to 15 members.' })
  @ArrayUnique({ message: 'Name each member once.' })
  @IsUUID(undefined, { each: true, message: 'Name members by their ids.' })
  memberIds: string[];

  @Field(() => [LineAwardInput], { description: 'What you recommend: every line once.' })
  @ArrayMaxSize(20, { message: 'Recommend for each line once.' })
  @ValidateNested({ each: true })
  @Type(() => LineAwardInput)
  lines: LineAwardInput[];

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'Further members for a case that cannot be quorate.' })
export class AddPanelMembersInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which case.' })
  caseId: string;

  @Field(() => [ID], { description: 'Whom to ask as well.' })
  @ArrayMaxSize(15, { message: 'Ask up to 15 members.' })
  @ArrayUnique({ message: 'Name each member once.' })
  @IsUUID(undefined, { each: true, message: 'Name members by their ids.' })
  memberIds: string[];
}

@InputType({
  description: 'What you say to the recommendation. You may say otherwise until the case is closed.',
})
export class CastVoteInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which case.' })
  caseId: string;

  @Field(() => VoteEnum, { description: 'Yes, no, or what must be known first.' })
  @IsIn(votes, { message: 'Say how you vote.' })
  vote: Vote;

  @Field(() => String, { nullable: true, description: 'Why; needed unless you agree.' })
  @Trimmed()
  @IsOptional()
  @Length(3, 300, { message: 'Say why, in 3 to 300 characters.' })
  because?: string | null;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'The case is decided by the votes that were cast.' })
export class ClosePanelInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which case.' })
  caseId: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'You are tied to this case: it is closed to you from now on.' })
export class DeclareConnectionInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which application.' })
  applicationId: string;

  @Field(() => String, { description: 'How. Kept on record.' })
  @Trimmed()
  @Length(3, 500, { message: 'Say how you are tied to it, in 3 to 500 characters.' })
  because: string;
}

@InputType({ description: 'What you are tied to in general: its cases are closed to you.' })
export class RegisterConnectionInput {
  @Field(() => ID, { nullable: true, description: 'An organisation of Hearth.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Say which organisation.' })
  organisationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of a supplier, landlord or organisation, when it is none of Hearth’s.',
  })
  @Trimmed()
  @IsOptional()
  @Length(2, 120, { message: 'Name it in 2 to 120 characters.' })
  name?: string | null;

  @Field(() => ConnectionNatureEnum, { description: 'How you are tied to it.' })
  @IsIn(connectionNatures, { message: 'Say how you are tied to it.' })
  nature: ConnectionNature;
}
