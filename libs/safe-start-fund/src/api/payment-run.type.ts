import { InstantType, LocalDateType, pageType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { NotPayable } from '../domain/payable';
import type {
  PaymentFormat,
  PaymentStatus,
  ReturnDecision,
  ReturnReason,
  RunStatus,
} from '../domain/payment-words';
import {
  NotPayableEnum,
  PaymentFormatEnum,
  PaymentStatusEnum,
  ReturnDecisionEnum,
  ReturnReasonEnum,
  RunStatusEnum,
} from './payment-enums';

@ObjectType('PayableLine', { description: 'An awarded line with an invoice that nothing has paid.' })
export class PayableLineType {
  @Field(() => ID, { description: 'The awarded line.' })
  readonly id: string;

  @Field(() => ID, { description: 'What asks for it.' })
  readonly invoiceId: string;

  @Field(() => String, { description: 'The supplier’s own number.' })
  readonly invoiceNumber: string;

  @Field(() => ID, { description: 'Whom to pay.' })
  readonly payeeId: string;

  @Field(() => String, { description: 'Whom to pay.' })
  readonly payeeName: string;

  @Field(() => Float, { description: 'How much, in whole pence.' })
  readonly pence: number;

  @Field(() => LocalDateType, { description: 'By when it is to be paid.' })
  readonly dueOn: LocalDate;

  @Field(() => [NotPayableEnum], { description: 'What keeps it from being paid; empty: it is payable.' })
  readonly notPayable: readonly NotPayable[];
}
export const PayableLinePageType = pageType(PayableLineType, 'PayableLinePage');

@ObjectType('PaymentDays', { description: 'On which days a run that is made now can be processed.' })
export class PaymentDaysType {
  @Field(() => LocalDateType, { description: 'The first: a bank needs the working day before it.' })
  readonly first: LocalDate;

  @Field(() => LocalDateType, { description: 'The last.' })
  readonly last: LocalDate;

  @Field(() => String, {
    description:
      'The time in London from which a file counts as made on the next working day, such as 15:00.',
  })
  readonly cutOff: string;
}

@ObjectType('PaymentFile', {
  description: 'A file of a run: its name and hash were fixed together with its bytes.',
})
export class PaymentFileType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'What it is called.' })
  readonly name: string;

  @Field(() => Int, { description: 'Counted for each format.' })
  readonly number: number;

  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  readonly sha256: string;

  @Field(() => Int, { description: 'Bytes.' })
  readonly size: number;

  @Field(() => InstantType, { description: 'When it was made.' })
  readonly madeAt: Date;
}

@ObjectType('PaymentFileContent', { description: 'The bytes of a payment file, the same each time.' })
export class PaymentFileContentType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'What to save it as.' })
  readonly name: string;

  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  readonly sha256: string;

  @Field(() => Int, { description: 'Bytes.' })
  readonly size: number;

  @Field(() => String, { description: 'The bytes, in base64. They hold account details: keep them as such.' })
  readonly base64: string;
}

@ObjectType('Payment', { description: 'One awarded line, paid once.' })
export class PaymentType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => ID, { description: 'What it pays.' })
  readonly awardLineId: string;

  @Field(() => ID, { description: 'Whom.' })
  readonly payeeId: string;

  @Field(() => String, { nullable: true, description: 'Whom; null to those who may not know.' })
  readonly payeeName: string | null;

  @Field(() => String, { nullable: true, description: 'The supplier’s own number of the invoice.' })
  readonly invoiceNumber: string | null;

  @Field(() => String, { nullable: true, description: 'The last two figures of the account it goes to.' })
  readonly accountLastTwo: string | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'When that account was entered. Look again at one that is only days old.',
  })
  readonly accountEnteredOn: LocalDate | null;

  @Field(() => Float, { description: 'How much, in whole pence.' })
  readonly pence: number;

  @Field(() => String, { description: 'What the bank and the payee see: chance, without meaning.' })
  readonly reference: string;

  @Field(() => PaymentStatusEnum, { description: 'Where it stands.' })
  readonly status: PaymentStatus;

  @Field(() => LocalDateType, { nullable: true, description: 'The day a statement showed it paid.' })
  readonly settledOn: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day it came back.' })
  readonly returnedOn: LocalDate | null;

  @Field(() => ReturnReasonEnum, { nullable: true, description: 'Why it came back.' })
  readonly returnedBecause: ReturnReason | null;

  @Field(() => Boolean, { description: 'It came back, and nobody has decided what becomes of it.' })
  readonly returnOpen: boolean;
}

@ObjectType('PaymentRun', {
  description: 'Payments that are made together. Nobody edits it once it is frozen.',
})
export class PaymentRunType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => Int, { description: 'Counted for the authority.' })
  readonly number: number;

  @Field(() => RunStatusEnum, { description: 'Where it stands.' })
  readonly status: RunStatus;

  @Field(() => PaymentFormatEnum, { description: 'What it is written as.' })
  readonly format: PaymentFormat;

  @Field(() => LocalDateType, { description: 'The day that was asked for.' })
  readonly askedDay: LocalDate;

  @Field(() => LocalDateType, { description: 'That day or, when no bank works on it, the next.' })
  readonly processingDay: LocalDate;

  @Field(() => Int, { description: 'Control total: how many payments.' })
  readonly controlCount: number;

  @Field(() => Float, { description: 'Control total: their sum in whole pence.' })
  readonly controlPence: number;

  @Field(() => String, {
    nullable: true,
    description: 'Control total: SHA-256 over all that approval is bound to; null: not frozen yet.',
  })
  readonly contentHash: string | null;

  @Field(() => String, { nullable: true, description: 'Who pays, as bank statements will say.' })
  readonly originatorName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last two figures of the account that pays, for Bacs.',
  })
  readonly payingAccountLastTwo: string | null;

  @Field(() => [PaymentType], { description: 'By reference.' })
  readonly payments: readonly PaymentType[];

  @Field(() => PaymentFileType, { nullable: true, description: 'What was written; null: nothing yet.' })
  readonly file: PaymentFileType | null;

  @Field(() => String, { nullable: true, description: 'Who prepared it; null to those who may not know.' })
  readonly preparedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who approved it; null: nobody yet, or you may not know.',
  })
  readonly approvedBy: string | null;

  @Field(() => Boolean, {
    description:
      'Whether you had no part in it: did not prepare it, made none of its awards, and neither entered nor checked one of its accounts. Only such a person approves it.',
  })
  readonly apart: boolean;

  @Field(() => InstantType, { description: 'When it was drafted.' })
  readonly preparedAt: Date;

  @Field(() => InstantType, { nullable: true, description: 'Nobody edits it since.' })
  readonly frozenAt: Date | null;

  @Field(() => InstantType, { nullable: true, description: 'When somebody else approved it.' })
  readonly approvedAt: Date | null;

  @Field(() => InstantType, { nullable: true, description: 'When its file was handed over.' })
  readonly sentAt: Date | null;

  @Field(() => String, { nullable: true, description: 'To whom, and how.' })
  readonly sentHow: string | null;

  @Field(() => InstantType, { nullable: true, description: 'When all of it was settled or dealt with.' })
  readonly closedAt: Date | null;

  @Field(() => InstantType, { nullable: true, description: 'When its money was given back.' })
  readonly cancelledAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly cancelledBecause: string | null;
}
export const PaymentRunPageType = pageType(PaymentRunType, 'PaymentRunPage');

@ObjectType('PaymentReturn', { description: 'A payment that came back.' })
export class PaymentReturnType {
  @Field(() => ID, { description: 'The payment.' })
  readonly id: string;

  @Field(() => ID, { description: 'What it was to pay.' })
  readonly awardLineId: string;

  @Field(() => ID, { description: 'Whom.' })
  readonly payeeId: string;

  @Field(() => String, { description: 'Whom.' })
  readonly payeeName: string;

  @Field(() => String, { description: 'Its reference.' })
  readonly reference: string;

  @Field(() => Float, { description: 'How much, in whole pence.' })
  readonly pence: number;

  @Field(() => ReturnReasonEnum, { description: 'Why the bank sent it back.' })
  readonly because: ReturnReason;

  @Field(() => LocalDateType, { description: 'The day it came back.' })
  readonly returnedOn: LocalDate;

  @Field(() => ID, { description: 'Who sees to it: whoever prepared its run.' })
  readonly ownerId: string;

  @Field(() => String, { nullable: true, description: 'Their name; null to those who may not know.' })
  readonly ownerName: string | null;

  @Field(() => Boolean, { description: 'Whether that is you.' })
  readonly mine: boolean;

  @Field(() => LocalDateType, { description: 'By when.' })
  readonly dueOn: LocalDate;

  @Field(() => Boolean, { description: 'Whether that day has passed and nothing was decided.' })
  readonly overdue: boolean;

  @Field(() => InstantType, { nullable: true, description: 'When it was decided.' })
  readonly dealtAt: Date | null;

  @Field(() => ReturnDecisionEnum, { nullable: true, description: 'What.' })
  readonly decision: ReturnDecision | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly reason: string | null;
}
export const PaymentReturnPageType = pageType(PaymentReturnType, 'PaymentReturnPage');
