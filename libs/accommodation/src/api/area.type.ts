import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Area', { description: 'Where a service is, as finely as the reader may know.' })
export class AreaType {
  @Field(() => String, { nullable: true, description: 'ONS code; null when the service is masked.' })
  readonly districtCode: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'NORTH, MID, WEST or SOUTH, or an upper-tier code outside Essex, when the service is masked.',
  })
  readonly subRegion: string | null;

  @Field(() => String, { description: 'For reading: Colchester, or North Essex when masked.' })
  readonly name: string;
}
