import { CurrentActor, LocalDateType } from '@app/graphql';
import type { LocalDate, PersonActor } from '@app/kernel';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Districts } from '../districts';
import { DistrictType, PostcodeDistrictType } from './district.type';

@Resolver()
export class DistrictsResolver {
  constructor(private readonly districts: Districts) {}

  @Query(() => [DistrictType], { name: 'districts', description: 'All districts of a day, by name.' })
  list(
    @CurrentActor() actor: PersonActor,
    @Args('on', { type: () => LocalDateType, nullable: true, description: 'Today, when left out.' })
    on: LocalDate | null = null,
  ): Promise<DistrictType[]> {
    return this.districts.districts(actor, on);
  }

  @Query(() => PostcodeDistrictType, {
    name: 'postcodeDistrict',
    nullable: true,
    description:
      'Null when there is none such, and for Northern Ireland, whose postcode districts are not known here.',
  })
  one(
    @CurrentActor() actor: PersonActor,
    @Args('outcode', { description: 'CM1, or a whole postcode: its second half is dropped.' })
    outcode: string,
  ): Promise<PostcodeDistrictType | null> {
    return this.districts.postcodeDistrict(actor, outcode);
  }
}
