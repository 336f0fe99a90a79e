import { InstantType, pageType } from '@app/graphql';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

@ObjectType('UnitFeatures', { description: 'What a unit offers.' })
export class UnitFeaturesType {
  @Field(() => Int, { description: 'Beds for people; cots are counted apart.' })
  readonly bedspaces: number;

  @Field(() => Int, { description: 'For children under 2.' })
  readonly cots: number;

  @Field(() => Int, { nullable: true, description: 'Null: not told.' })
  readonly bedrooms: number | null;

  @Field(() => Boolean, { description: 'Own kitchen, bathroom and entrance.' })
  readonly selfContained: boolean;

  @Field(() => Boolean, { description: 'No step from the street to its door.' })
  readonly stepFree: boolean;

  @Field(() => Boolean, { description: 'On the ground floor.' })
  readonly groundFloor: boolean;

  @Field(() => Boolean, { description: 'Reached by a lift.' })
  readonly lift: boolean;

  @Field(() => Boolean, { description: 'Has a wet room.' })
  readonly wetRoom: boolean;

  @Field(() => Boolean, { description: 'Fit for living in a wheelchair throughout.' })
  readonly wheelchairAccessible: boolean;

  @Field(() => Boolean, { description: 'Has an alarm that a deaf person feels.' })
  readonly vibratingAlarm: boolean;

  @Field(() => Boolean, { description: 'Its kitchen is shared with another household.' })
  readonly sharedKitchen: boolean;

  @Field(() => Boolean, { description: 'Its bathroom is shared with another household.' })
  readonly sharedBathroom: boolean;

  @Field(() => Boolean, { description: 'Its room is shared with another household.' })
  readonly sharedRoom: boolean;
}

/** What a unit is tonight. Derived at each reading; stored nowhere. */
export const unitTonights = ['FREE', 'HELD', 'AWAITED', 'OCCUPIED', 'TURNAROUND', 'VOID', 'CLOSED'] as const;
export type UnitTonight = (typeof unitTonights)[number];
export const UnitTonightEnum = Object.fromEntries(unitTonights.map((word) => [word, word]));
registerEnumType(UnitTonightEnum, { name: 'UnitTonight', description: 'What a unit is tonight.' });

@ObjectType('Unit', { description: 'A unit as its own provider sees it.' })
export class UnitType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: "The provider's own name for it." })
  readonly code: string;

  @Field(() => UnitFeaturesType, { description: 'What it offers.' })
  readonly features: UnitFeaturesType;

  @Field(() => InstantType, { nullable: true, description: 'Closed urgently since.' })
  readonly doNotUseSince: Date | null;

  @Field(() => UnitTonightEnum, { description: 'What it is tonight.' })
  readonly tonight: UnitTonight;

  @Field(() => ID, { nullable: true, description: 'Its live vacancy.' })
  readonly vacancyId: string | null;
}

export const UnitPageType = pageType(UnitType, 'UnitPage');

@ObjectType('Units', { description: 'Units that were made or changed.' })
export class UnitsType {
  @Field(() => ID, { description: 'Of their service.' })
  readonly id: string;

  @Field(() => [ID], { description: 'Their ids, in the order given.' })
  readonly unitIds: readonly string[];
}
