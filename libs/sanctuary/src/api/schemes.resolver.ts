import { CurrentActor, type Page, PageArgs, resultOf } from '@app/graphql';
import type { Outcome, PersonActor } from '@app/kernel';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Schemes } from '../schemes';
import { PublishSanctuaryCapacityInput, SetSanctuarySchemeInput } from './scheme.input';
import {
  SanctuaryCapacityPublishedType,
  SanctuaryCapacityType,
  SanctuaryRoomType,
  SanctuarySchemePageType,
  SanctuarySchemeType,
} from './scheme.type';

const SetSanctuarySchemeResult = resultOf('SetSanctuarySchemeResult', SanctuarySchemeType);
const PublishSanctuaryCapacityResult = resultOf(
  'PublishSanctuaryCapacityResult',
  SanctuaryCapacityPublishedType,
);

@Resolver()
export class SchemesResolver {
  constructor(private readonly schemes: Schemes) {}

  @Query(() => SanctuarySchemePageType, {
    name: 'sanctuarySchemes',
    description: 'The sanctuary schemes of your organisation, by name.',
  })
  list(@CurrentActor() actor: PersonActor, @Args() args: PageArgs): Promise<Page<SanctuarySchemeType>> {
    return this.schemes.sanctuarySchemes(actor, args);
  }

  @Query(() => [SanctuaryCapacityType], {
    nullable: true,
    description: 'The next twelve weeks of one of your schemes, by district; null: it is not yours.',
  })
  sanctuaryCapacity(
    @CurrentActor() actor: PersonActor,
    @Args('serviceId', { type: () => ID }) serviceId: string,
  ): Promise<SanctuaryCapacityType[] | null> {
    return this.schemes.sanctuaryCapacity(actor, serviceId);
  }

  @Query(() => [SanctuaryRoomType], {
    description: 'The weeks of the next twelve in which a scheme has room in a district, soonest first.',
  })
  sanctuaryRooms(
    @CurrentActor() actor: PersonActor,
    @Args('districtCode', { description: 'ONS code.' }) districtCode: string,
  ): Promise<SanctuaryRoomType[]> {
    return this.schemes.sanctuaryRooms(actor, districtCode);
  }

  @Mutation(() => SetSanctuarySchemeResult, {
    description:
      'Says whom a scheme takes and what it fits. Problems: NOT_A_SANCTUARY_SERVICE, CONSIDERS_LESS, TAKEN_AND_CONSIDERED, TAKES_NOBODY.',
  })
  setSanctuaryScheme(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: SetSanctuarySchemeInput,
  ): Promise<Outcome<SanctuarySchemeType>> {
    return this.schemes.setSanctuaryScheme(actor, input);
  }

  @Mutation(() => PublishSanctuaryCapacityResult, {
    description:
      'Publishes how many jobs can be started, by district, for a run of weeks. Problems: NOT_A_MONDAY, WEEK_IS_OVER, UNKNOWN_DISTRICT, SCHEME_NOT_SET, SERVICE_CLOSED, SLOTS_IN_USE.',
  })
  publishSanctuaryCapacity(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: PublishSanctuaryCapacityInput,
  ): Promise<Outcome<SanctuaryCapacityPublishedType>> {
    return this.schemes.publishSanctuaryCapacity(actor, input);
  }
}
