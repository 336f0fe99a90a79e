import { LocalDateType } from '@app/graphql';
import type { LocalDate } from '@app/kernel';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type SubRegion, subRegionNames } from '../domain/places';

export const SubRegionEnum = Object.fromEntries(Object.keys(subRegionNames).map((word) => [word, word]));
registerEnumType(SubRegionEnum, {
  name: 'SubRegion',
  description:
    'The parts of Greater Essex by which a service is shown that would be alone of its type in its district.',
});

@ObjectType('District', { description: 'A lower-tier or unitary district, between two days.' })
export class DistrictType {
  @Field(() => String, { description: 'ONS code, such as E07000071.' })
  readonly code: string;

  @Field(() => String, { description: 'Such as Colchester.' })
  readonly name: string;

  @Field(() => String, { description: 'England, Wales, Scotland or Northern Ireland.' })
  readonly nation: string;

  @Field(() => String, {
    nullable: true,
    description: 'The county council, or the district itself where it is unitary.',
  })
  readonly upperTierName: string | null;

  @Field(() => Boolean, { description: 'In Essex, Southend-on-Sea or Thurrock.' })
  readonly greaterEssex: boolean;

  @Field(() => SubRegionEnum, { nullable: true, description: 'In Greater Essex only.' })
  readonly subRegion: SubRegion | null;

  @Field(() => LocalDateType, {
    description: '1974-04-01 stands for since before anything that Hearth keeps.',
  })
  readonly liveFrom: LocalDate;

  @Field(() => LocalDateType, { nullable: true, description: 'The first day on which it is no more.' })
  readonly liveTo: LocalDate | null;

  @Field(() => [String], {
    description:
      'Names of the councils announced to follow it, which are not law yet. Empty where none is known.',
  })
  readonly plannedSuccessors: readonly string[];
}

@ObjectType('PostcodeDistrict', { description: 'The first half of a postcode.' })
export class PostcodeDistrictType {
  @Field(() => String, { description: 'Such as CM1.' })
  readonly outcode: string;

  @Field(() => [DistrictType], {
    description: 'The districts it touches today, the one with most of its postcodes first.',
  })
  readonly districts: readonly DistrictType[];
}
