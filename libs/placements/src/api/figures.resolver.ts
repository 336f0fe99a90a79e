import { CurrentActor } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import { Query, Resolver } from '@nestjs/graphql';
import { Figures } from '../figures';
import { ProviderFiguresType } from './figures.type';

@Resolver()
export class FiguresResolver {
  constructor(private readonly figures: Figures) {}

  @Query(() => ProviderFiguresType, {
    name: 'providerFigures',
    description: 'Occupancy, lost nights and answers of your own organisation over the last 90 nights.',
  })
  own(@CurrentActor() actor: PersonActor): Promise<ProviderFiguresType> {
    return this.figures.providerFigures(actor);
  }
}
