import { InstantType, pageType } from '@app/graphql';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ModulusResult } from '../domain/payment-words';
import type { PayeeBlock, PayeeKind } from '../domain/words';
import { ModulusResultEnum, PayeeBlockEnum, PayeeKindEnum } from './payment-enums';

@ObjectType('PayeeAccount', {
  description:
    'One version of a payee’s account. Its figures are sealed: nobody is shown more than the last two.',
})
export class PayeeAccountType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => Int, { description: 'From 1; each change is another.' })
  readonly version: number;

  @Field(() => String, { description: 'The last two figures of its number, to speak of it by.' })
  readonly lastTwo: string;

  @Field(() => Boolean, { description: 'Whether a building society’s roll number belongs to it.' })
  readonly hasRollNumber: boolean;

  @Field(() => Int, { description: 'How many figures were told: 6 and 7 got zeros in front, to be 8.' })
  readonly digitsTold: number;

  @Field(() => ModulusResultEnum, { description: 'What the modulus check said when it was entered.' })
  readonly modulus: ModulusResult;

  @Field(() => InstantType, { description: 'When it was entered.' })
  readonly enteredAt: Date;

  @Field(() => Boolean, { description: 'Whether you are somebody other than who entered it.' })
  readonly mayCheck: boolean;

  @Field(() => InstantType, { nullable: true, description: 'When it was last confirmed; null: not yet.' })
  readonly checkedAt: Date | null;

  @Field(() => Int, {
    description: 'How many other payees have had the same account: look why, if any have.',
  })
  readonly sharedWith: number;
}

@ObjectType('Payee', { description: 'Whom the fund pays.' })
export class PayeeType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => PayeeKindEnum, { description: 'What it is to the fund.' })
  readonly kind: PayeeKind;

  @Field(() => String, { description: 'Its name; a household’s reference.' })
  readonly name: string;

  @Field(() => ID, { nullable: true, description: 'Of a referrer: which organisation it is.' })
  readonly organisationId: string | null;

  @Field(() => InstantType, {
    nullable: true,
    description: 'Nothing is paid to it since; null: it may be paid.',
  })
  readonly blockedAt: Date | null;

  @Field(() => PayeeBlockEnum, { nullable: true, description: 'Why not.' })
  readonly blockedBecause: PayeeBlock | null;

  @Field(() => PayeeAccountType, {
    nullable: true,
    description: 'The account two people stand for; null: there is none, and nothing can be paid.',
  })
  readonly account: PayeeAccountType | null;

  @Field(() => PayeeAccountType, {
    nullable: true,
    description: 'A change that waits for its check; meanwhile nothing is paid.',
  })
  readonly pending: PayeeAccountType | null;
}

export const PayeePageType = pageType(PayeeType, 'PayeePage');

@ObjectType('PayingAccount', { description: 'Where the fund’s own money leaves.' })
export class PayingAccountType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'The last two figures of its number.' })
  readonly lastTwo: string;

  @Field(() => String, { description: 'By which Bacs knows the authority.' })
  readonly serviceUserNumber: string;

  @Field(() => InstantType, { description: 'Used by runs that are frozen from then on.' })
  readonly setAt: Date;
}
