import { InstantType, LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type OccupancyKind, occupancyKinds, type VoidReason, voidReasons } from '../store/occupancy.entity';

export const OccupancyKindEnum = Object.fromEntries(occupancyKinds.map((word) => [word, word]));
registerEnumType(OccupancyKindEnum, {
  name: 'OccupancyKind',
  description: 'Why a unit’s nights are not free.',
});
export const VoidReasonEnum = Object.fromEntries(voidReasons.map((word) => [word, word]));
registerEnumType(VoidReasonEnum, { name: 'VoidReason', description: 'Why a unit cannot be let.' });

@ObjectType('CalendarEntry', { description: 'A claim on a unit’s nights. Names nobody.' })
export class CalendarEntryType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => OccupancyKindEnum, { description: 'Why the nights are not free.' })
  readonly kind: OccupancyKind;

  @Field(() => LocalDateType, { nullable: true, description: 'First night; null: since always.' })
  readonly arrive: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'Departure day; null: until they leave.' })
  readonly leave: LocalDate | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'First night free again, turnaround counted; null: never.',
  })
  readonly freeFrom: LocalDate | null;

  @Field(() => InstantType, {
    nullable: true,
    description: 'When a hold ends by itself; null: not by itself.',
  })
  readonly endsAt: Date | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day the resident came.' })
  readonly arrivedOn: LocalDate | null;

  @Field(() => LocalDateType, { nullable: true, description: 'The day the resident was recorded as left.' })
  readonly leftOn: LocalDate | null;

  @Field(() => VoidReasonEnum, { nullable: true, description: 'Of a void.' })
  readonly voidReason: VoidReason | null;

  @Field(() => String, { nullable: true, description: 'Who puts it right.' })
  readonly responsible: string | null;

  @Field(() => LocalDateType, { nullable: true, description: 'When to chase them.' })
  readonly chaseOn: LocalDate | null;
}
