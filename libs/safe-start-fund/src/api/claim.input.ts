import { Field, ID, InputType } from '@nestjs/graphql';
import { Equals, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { mostClaimCharacters } from '../domain/claim-file';
import { Trimmed } from './trimmed';

const keyField = { description: 'The same for every try of this act, 8 to 100 characters.' };
const claimField = { description: 'Which claim.' };
const rowField = { description: 'Which row of a claim.' };

@InputType({ description: 'A monthly file, to be looked through.' })
export class CheckClaimInput {
  @Field(() => ID, { description: 'Whose fund: an organisation that approved yours beforehand.' })
  @IsUUID(undefined, { message: 'Say whose fund.' })
  authorityId: string;

  @Field(() => String, {
    description:
      'The file as text. Columns, in any order: month, client reference, date spent, category, supplier, invoice number, net, VAT, gross, ' +
      'stream, adults, children. Commas, semicolons or tabs; at most 2,000 rows. More than 64 kB: send it with the header x-hearth-document.',
  })
  @MaxLength(mostClaimCharacters, { message: 'The file is too large. Split it into two claims.' })
  csv: string;
}

@InputType({ description: 'A monthly file, to be claimed: all of it, or nothing.' })
export class UploadClaimInput extends CheckClaimInput {
  @Field(() => Boolean, {
    description: 'You have the invoice or receipt of every row, and keep it for at least 12 months.',
  })
  @Equals(true, { message: 'Say that you keep the invoice or receipt of every row for at least 12 months.' })
  invoicesKept: boolean;

  @Field(() => String, keyField)
  idempotencyKey: string;
}

@InputType({ description: 'The fund’s yes to a claim.' })
export class AcceptClaimInput {
  @Field(() => ID, claimField)
  @IsUUID(undefined, { message: 'Say which claim.' })
  claimId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the provider should know for the next claim. At most 2,000 characters.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 2_000, { message: 'Write at most 2,000 characters, or leave the comments out.' })
  comments?: string | null;

  @Field(() => String, keyField)
  idempotencyKey: string;
}

@InputType({ description: 'A claim that goes back to its provider.' })
export class ReturnClaimInput {
  @Field(() => ID, claimField)
  @IsUUID(undefined, { message: 'Say which claim.' })
  claimId: string;

  @Field(() => String, { description: 'What is to be put right. At most 2,000 characters.' })
  @Trimmed()
  @Length(1, 2_000, { message: 'Say what is to be put right, in at most 2,000 characters.' })
  comments: string;
}

@InputType({ description: 'A row that is not paid with the rest.' })
export class SetClaimRowAsideInput {
  @Field(() => ID, rowField)
  @IsUUID(undefined, { message: 'Say which row.' })
  rowId: string;

  @Field(() => String, { description: 'Why; the provider reads it. At most 500 characters.' })
  @Trimmed()
  @Length(1, 500, { message: 'Say why, in at most 500 characters.' })
  reason: string;
}

@InputType({ description: 'An invoice that the fund wants to see.' })
export class RequestEvidenceInput {
  @Field(() => ID, rowField)
  @IsUUID(undefined, { message: 'Say which row.' })
  rowId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is wanted; the provider reads it. At most 500 characters.',
  })
  @Trimmed()
  @IsOptional()
  @Length(1, 500, { message: 'Write at most 500 characters, or leave the note out.' })
  note?: string | null;
}
