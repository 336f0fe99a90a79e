import { InstantType, pageType } from '@app/graphql';
import type { Pence } from '@app/kernel';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsUUID, Max, Min } from 'class-validator';

@ObjectType('Reservation', {
  description: 'A yes to “may I spend this now?”: room under the line, kept for a while.',
})
export class ReservationType {
  @Field(() => ID, { description: 'For commands.' })
  readonly id: string;

  @Field(() => ID, { description: 'Whose fund.' })
  readonly authorityId: string;

  @Field(() => String, { description: 'The provider’s own word for the client, or a household reference.' })
  readonly clientReference: string;

  @Field(() => Int, { description: 'How much is kept, in pence.' })
  readonly pence: Pence;

  @Field(() => InstantType, { description: 'From when.' })
  readonly madeAt: Date;

  @Field(() => InstantType, { description: 'Until when. Nobody ends it: time does.' })
  readonly endsAt: Date;

  @Field(() => Boolean, {
    description: 'Counts now: its time is not over, it was not given up, nor used by a claim.',
  })
  readonly live: boolean;
}

export const ReservationPageType = pageType(ReservationType, 'ReservationPage');

@ObjectType('SpendingRoom', {
  description:
    'What may still be spent on a client today and claimed afterwards; only your own claims count.',
})
export class SpendingRoomType {
  @Field(() => Int, { description: 'The most that may still be spent, in pence; 0: apply for approval.' })
  readonly leftPence: Pence;

  @Field(() => Int, { description: 'Claimed already within the rolling months, in pence.' })
  readonly claimedPence: Pence;

  @Field(() => Int, { description: 'Kept by reservations now, in pence.' })
  readonly reservedPence: Pence;

  @Field(() => Int, { description: 'The total must stay under this, in pence.' })
  readonly linePence: Pence;

  @Field(() => Int, { description: 'Over how many months the total counts.' })
  readonly months: number;

  @Field(() => [ReservationType], { description: 'Those that count now.' })
  readonly reservations: readonly ReservationType[];
}

@InputType({ description: 'A client of your organisation, to a fund.' })
export class SpendingRoomInput {
  @Field(() => ID, { description: 'Whose fund: an organisation that approved yours beforehand.' })
  @IsUUID(undefined, { message: 'Say whose fund.' })
  authorityId: string;

  @Field(() => String, {
    description: 'Your own word for the client, or the household reference. Never a name.',
  })
  clientReference: string;
}

@InputType({ description: 'May I spend this now?' })
export class ReserveSpendingInput extends SpendingRoomInput {
  @Field(() => Int, { description: 'How much, gross, in pence.' })
  @IsInt({ message: 'Give whole pence.' })
  @Min(1, { message: 'Give more than nothing.' })
  @Max(99_999_999, { message: 'Give at most £999,999.99.' })
  pence: number;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
