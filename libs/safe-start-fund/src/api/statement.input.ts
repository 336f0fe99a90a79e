import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { type ReturnDecision, returnDecisions } from '../domain/payment-words';
import { longestStatement, statementColumns } from '../domain/statement';
import { ReturnDecisionEnum } from './payment-enums';
import { Trimmed } from './trimmed';

@InputType({ description: 'A statement of the fund’s own account, as comma-separated values.' })
export class ImportStatementInput {
  @Field(() => String, {
    description:
      'Finance’s own word for the account, such as FUND-1: capitals, figures, dashes. Never its number.',
  })
  @Matches(/^(?=[A-Z])(?!.*\d{4})[A-Z0-9-]{1,20}$/, {
    message: 'Use your own word for the account, such as FUND-1, never its number.',
  })
  account: string;

  @Field(() => Int, { description: 'The statement’s number.' })
  @IsInt({ message: 'Give the statement’s number.' })
  @Min(1, { message: 'Statements are counted from 1.' })
  @Max(2_000_000_000, { message: 'Give the statement’s number.' })
  number: number;

  @Field(() => String, { description: 'In pounds, such as 1249.99 or -12.50.' })
  @Length(1, 30, { message: 'Write the balance in pounds.' })
  openingBalance: string;

  @Field(() => String, { description: 'In pounds.' })
  @Length(1, 30, { message: 'Write the balance in pounds.' })
  closingBalance: string;

  @Field(() => String, {
    description: `A header and a row for each line: ${statementColumns.join(',')}. The day as 2026-11-27, amounts as 1249.99, the return code 0, 2, 3, 5, B or C. At most 50,000 characters.`,
  })
  @Length(1, longestStatement, { message: 'Give at most 50,000 characters at once. Split the statement.' })
  text: string;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({ description: 'What became of a line in suspense.' })
export class ClearSuspenseInput {
  @Field(() => ID, { description: 'Which line.' })
  @IsUUID(undefined, { message: 'Say which line.' })
  lineId: string;

  @Field(() => String, { description: 'What you found and did, 1 to 300 characters.' })
  @Trimmed()
  @Length(1, 300, { message: 'Say what you found and did, in 1 to 300 characters.' })
  reason: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Of the payment that the line is, where the bank’s reference does not say it: it is then paid, or came back. Left out: it is none of ours.',
  })
  paymentReference?: string | null;
}

@InputType({ description: 'What is to happen with a payment that came back.' })
export class DealWithReturnInput {
  @Field(() => ID, { description: 'Which payment.' })
  @IsUUID(undefined, { message: 'Say which payment.' })
  paymentId: string;

  @Field(() => ReturnDecisionEnum, { description: 'What.' })
  @IsIn(returnDecisions, { message: 'Say whether it is paid again.' })
  decision: ReturnDecision;

  @Field(() => String, { description: 'Why, 1 to 300 characters.' })
  @Trimmed()
  @Length(1, 300, { message: 'Say why, in 1 to 300 characters.' })
  reason: string;
}
