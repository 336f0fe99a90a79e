import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import { type Destination, destinations, type LeavingReason, leavingReasons } from '../domain/leaving';
import { DestinationEnum, LeavingReasonEnum } from './enums';

@InputType({ description: 'When a resident is to leave, as agreed.' })
export class SetLeavingDayInput {
  @Field(() => ID, { description: 'Which stay.' })
  @IsUUID(undefined, { message: 'Say which stay.' })
  episodeId: string;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'The day they leave, today or later; null: until they leave.',
  })
  leave?: LocalDate | null;
}

@InputType({ description: 'A resident has left.' })
export class RecordDepartureInput {
  @Field(() => ID, { description: 'Which stay.' })
  @IsUUID(undefined, { message: 'Say which stay.' })
  episodeId: string;

  @Field(() => LocalDateType, { nullable: true, description: 'The day they left. Default: today.' })
  leftOn?: LocalDate | null;

  @Field(() => LeavingReasonEnum, { description: 'Why.' })
  @IsIn(leavingReasons, { message: 'Say why the stay ended.' })
  reason: LeavingReason;

  @Field(() => DestinationEnum, { description: 'Where to.' })
  @IsIn(destinations, { message: 'Say where they went, or NOT_KNOWN.' })
  destination: Destination;

  @Field(() => String, { description: 'The same for every try of this act, 8 to 100 characters.' })
  idempotencyKey: string;
}
