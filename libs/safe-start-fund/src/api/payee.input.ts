import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsUUID, Length, Matches, ValidateIf } from 'class-validator';
import { type CheckedHow, checkedHows } from '../domain/payment-words';
import { type PayeeBlock, payeeBlocks, type PayeeKind, payeeKinds } from '../domain/words';
import { CheckedHowEnum, PayeeBlockEnum, PayeeKindEnum } from './payment-enums';
import { Trimmed } from './trimmed';

const key = 'The same for every try of this act, 8 to 100 characters.';

@InputType({ description: 'Somebody whom the fund is to pay.' })
export class AddPayeeInput {
  @Field(() => PayeeKindEnum, { description: 'What it is to the fund.' })
  @IsIn(payeeKinds, { message: 'Say what the payee is.' })
  kind: PayeeKind;

  @Field(() => String, {
    description: 'Its name, at most 120 characters; a household’s reference, never a name.',
  })
  @Trimmed()
  @Length(1, 120, { message: 'A name has 1 to 120 characters.' })
  name: string;

  @Field(() => ID, { nullable: true, description: 'Of a referrer: which organisation it is.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Say which organisation.' })
  organisationId?: string | null;

  @Field(() => String, { description: key })
  idempotencyKey: string;
}

@InputType({ description: 'An account as the payee gave it. It is sealed, and shown to nobody.' })
export class EnterPayeeAccountInput {
  @Field(() => ID, { description: 'Whose.' })
  @IsUUID(undefined, { message: 'Say which payee.' })
  payeeId: string;

  @Field(() => String, { description: 'As the bank has it, 1 to 60 characters.' })
  @Trimmed()
  @Length(1, 60, { message: 'Write the name of the account as the bank has it, at most 60 characters.' })
  accountName: string;

  @Field(() => String, { description: 'Six figures; blanks and dashes do not matter.' })
  @Length(6, 20, { message: 'A sort code has 6 figures, such as 12-34-56.' })
  sortCode: string;

  @Field(() => String, { description: 'Eight figures. Six or seven get zeros in front.' })
  @Length(6, 20, { message: 'An account number has 8 figures; older ones have 6 or 7.' })
  accountNumber: string;

  @Field(() => String, { nullable: true, description: 'Of a building society, where it has one.' })
  @IsOptional()
  @Length(1, 40, { message: 'A roll number has at most 18 characters.' })
  rollNumber?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a household: it was asked, and said, that the account is hers alone and safe.',
  })
  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.' })
  saidAloneAndSafe?: boolean | null;

  @Field(() => String, { description: key })
  idempotencyKey: string;
}

@InputType({ description: 'What another person found about an account.' })
export class VerifyPayeeAccountInput {
  @Field(() => ID, { description: 'Which version.' })
  @IsUUID(undefined, { message: 'Say which account.' })
  payeeAccountId: string;

  @Field(() => Boolean, { description: 'Whether it is the payee’s.' })
  @IsBoolean({ message: 'Say whether the account is the payee’s.' })
  confirmed: boolean;

  @Field(() => String, { nullable: true, description: 'To confirm: as you were told it yourself.' })
  @ValidateIf(({ confirmed }: VerifyPayeeAccountInput) => confirmed)
  @Length(6, 20, { message: 'Write the sort code that you were told.' })
  sortCode?: string | null;

  @Field(() => String, { nullable: true, description: 'To confirm: as you were told it yourself.' })
  @ValidateIf(({ confirmed }: VerifyPayeeAccountInput) => confirmed)
  @Length(6, 20, { message: 'Write the account number that you were told.' })
  accountNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'To confirm, where there is one.' })
  @IsOptional()
  @Length(1, 40, { message: 'A roll number has at most 18 characters.' })
  rollNumber?: string | null;

  @Field(() => CheckedHowEnum, { description: 'How you made sure.' })
  @IsIn(checkedHows, { message: 'Say how you made sure.' })
  how: CheckedHow;

  @Field(() => String, {
    description: 'Whom you spoke to and where the number came from, 1 to 300 characters. No account details.',
  })
  @Trimmed()
  @Length(1, 300, { message: 'Say in 1 to 300 characters whom you spoke to.' })
  @Matches(/^(?!.*\d[\d\s-]{4,}\d)/s, { message: 'Write no account or telephone number here.' })
  note: string;
}

@InputType({ description: 'Stops payments to a payee.' })
export class BlockPayeeInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which payee.' })
  payeeId: string;

  @Field(() => PayeeBlockEnum, { description: 'Why.' })
  @IsIn(payeeBlocks, { message: 'Say why.' })
  because: PayeeBlock;

  @Field(() => String, { description: 'In your words, 1 to 300 characters.' })
  @Trimmed()
  @Length(1, 300, { message: 'Say why in 1 to 300 characters.' })
  reason: string;
}

@InputType({ description: 'Lets a payee be paid again.' })
export class UnblockPayeeInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which payee.' })
  payeeId: string;

  @Field(() => String, { description: 'What was found, 1 to 300 characters.' })
  @Trimmed()
  @Length(1, 300, { message: 'Say what was found, in 1 to 300 characters.' })
  reason: string;
}

@InputType({ description: 'Where the fund’s own money leaves. It is sealed.' })
export class SetPayingAccountInput {
  @Field(() => String, { description: 'Six figures by which Bacs knows the authority.' })
  @Matches(/^\d{6}$/, { message: 'A service user number has 6 figures.' })
  serviceUserNumber: string;

  @Field(() => String, { description: 'Six figures.' })
  @Length(6, 20, { message: 'A sort code has 6 figures, such as 12-34-56.' })
  sortCode: string;

  @Field(() => String, { description: 'Eight figures.' })
  @Length(6, 20, { message: 'An account number has 8 figures.' })
  accountNumber: string;
}
