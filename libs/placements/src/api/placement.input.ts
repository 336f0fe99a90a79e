import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID, Length } from 'class-validator';

@InputType({ description: 'She is there, and has said her code.' })
export class RecordArrivalInput {
  @Field(() => ID, { description: 'Which placement.' })
  @IsUUID(undefined, { message: 'Say which placement.' })
  placementId: string;

  @Field(() => String, { description: 'As she says it; spaces, dashes and small letters do not matter.' })
  @Length(7, 40, { message: 'A code has 7 letters and figures, such as KMX-7WTC.' })
  spokenCode: string;

  @Field(() => LocalDateType, { nullable: true, description: 'The day she came. Default: today.' })
  arrivedOn?: LocalDate | null;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}

@InputType({
  description: 'She is there, has said her code, and came from the place she lived in until today.',
})
export class RecordMoveOnInput extends RecordArrivalInput {}
